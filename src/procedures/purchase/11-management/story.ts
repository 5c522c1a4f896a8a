import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { plusDays } from '../../../law/date.ts';
import { contractForm } from '../10-contract/contract.ts';
import type * as declared from './management.ts';

/** What is answered where nothing is in the way. */
export const story = {
  inspection: ({ today, one }) => ({
    on: today,
    place: '和兴社区',
    findings: '现场服务有序，记录完整。',
    severity: one(['none', 'minor', 'serious']),
    rectifyBy: plusDays(today, 10),
  }),
  termination: ({ state, facts, today, one }) => {
    const { start = today, end = today } = latest(state, contractForm) ?? {};
    const open = facts.reports.some(
      ({ position }) => position === 'progress.review' || position === 'progress.correct',
    );
    const soon = [start, today, end].toSorted()[1] ?? today;
    const lastDay = open ? start : one([start, soon]);
    return { ground: 'agreed', lastDay, reason: '双方协商一致，提前结束。', handover: '移交服务对象名册。' };
  },
} satisfies StoryOf<typeof declared>;
