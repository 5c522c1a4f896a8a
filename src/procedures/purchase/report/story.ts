import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { plusDays } from '../../../law/date.ts';
import { project } from '../01-setup/setup.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import type * as declared from './report.ts';
import { reportPeriod } from './report.ts';

/** What was done in the period is a little more than was promised for it. */
export const story = {
  scenes: [
    {
      act: 'fileReport',
      by: 'org_admin',
      from: ({ state }) => {
        const period = latest(state, reportPeriod);
        return period && plusDays(period.to, 1);
      },
    },
    { act: 'acceptReport', by: 'buyer_staff', after: 2 },
  ],
  answers: {
    'progress-report': ({ state, facts: { parent, reports }, proof }) => {
      const { number = 1, from = '' } = latest(state, reportPeriod) ?? {};
      const periods = reports.length + 1;
      const promised = (parent && latest(parent, project)?.indicators) ?? [];
      const price = (parent && agreedContract(parent)?.price) ?? 0;
      return {
        activities: [{ on: from, place: '和兴社区', kind: '上门照料', users: 36, hours: 54 }],
        actuals: promised.map(({ name, kind, sense, target }) => ({
          indicator: name,
          // Quantities are counted from the first day on.
          value: kind === 'output' && sense === 'at-least' ? Math.ceil((target * 1.02 * number) / periods) : target,
          proof: '服务台账',
        })),
        spending: [{ item: '人员', amount: Math.floor((price * 0.6) / periods) }],
        nextPlan: '继续按排班上门照料。',
        proofs: proof,
        declaration: true,
      };
    },
  },
} satisfies StoryOf<typeof declared, 'report'>;
