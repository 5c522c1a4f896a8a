import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { plusDays } from '../../../law/date.ts';
import { project } from '../01-setup/setup.ts';
import { contractForm } from '../10-contract/contract.ts';
import type * as declared from './management.ts';

/** The first part is paid, the service is reported on and looked at, its second part is paid, and it comes to its end. */
export const story = {
  scenes: [
    { plays: 'payment' },
    { plays: 'report' },
    { act: 'inspect', by: 'civil_affairs', after: 4 },
    { plays: 'payment' },
    { plays: 'report', all: true },
    {
      act: 'requestAcceptance',
      by: 'org_admin',
      after: 1,
      from: ({ state }) => latest(state, contractForm)?.end,
    },
  ],
  answers: {
    inspection: ({ today, one }) => ({
      on: today,
      place: '和兴社区',
      findings: '服务记录完整，老人反映良好。',
      severity: one(['none', 'minor', 'serious']),
      rectifyBy: plusDays(today, 10),
    }),
    'acceptance-request': ({ state }) => {
      const { content = [], users = 1 } = latest(state, project) ?? {};
      const done = content.map(({ item, quantity, unit }) => `${item} ${quantity} ${unit}`).join('，');
      return { summary: `${done}，均已完成，服务记录齐全，服务对象普遍满意。`, users };
    },
    termination: ({ state, facts, today, one }) => {
      const { start = today, end = today } = latest(state, contractForm) ?? {};
      const open = facts.reports.some(
        ({ position }) => position === 'progress.review' || position === 'progress.correct',
      );
      const soon = [start, today, end].toSorted()[1] ?? today;
      const lastDay = open ? start : one([start, soon]);
      return { ground: 'agreed', lastDay, reason: '双方协商一致，提前结束。', handover: '移交服务对象名册。' };
    },
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
