import type { StoryOf } from '../../../engine/story.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import type * as declared from './incident.ts';
import { incidentKinds } from './incident-form.ts';

/** Somebody falls while he is cared for; it is told the same day, and the buyer looks into it. */
export const story = {
  scenes: [
    {
      act: 'reportIncident',
      by: 'org_staff',
      after: 1,
      from: ({ facts: { parent } }) => parent && agreedContract(parent)?.start,
    },
    { act: 'addToIncident', by: 'org_admin' },
    { act: 'judgeIncident', by: 'buyer_staff', after: 1 },
  ],
  answers: {
    incident: ({ today, one }) => ({
      kind: one(incidentKinds),
      on: today,
      hour: 0,
      place: '和兴社区',
      hurt: one([1, 0]),
      facts: '上门洗浴时，一位老人在卫生间滑倒，手腕擦伤。',
      measures: '已送社区医院检查，并通知了家属。',
    }),
    'incident-addition': () => ({ note: '医院检查没有骨折，当天已经回家。' }),
    'incident-finding': ({ one }) => ({
      severity: one(['minor', 'none', 'serious']),
      cause: '防滑垫没有铺好。',
      measures: '每次洗浴前检查防滑垫，两人在场。',
    }),
  },
} satisfies StoryOf<typeof declared, 'incident'>;
