import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { project } from '../01-setup/setup.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { tender } from '../05-publication/tender.ts';
import type * as declared from './acceptance.ts';

/** What is answered where nothing is in the way. */
export const story = {
  'users-opinion': () => ({ surveyed: 40, satisfaction: 92, opinion: '护理员准时、细心。' }),
  'service-evaluation': ({ state }) => ({
    actuals: (latest(state, project)?.indicators ?? []).map(({ name, target }) => ({
      indicator: name,
      actual: target,
    })),
    findings: '完成全部指标，记录规范。',
  }),
  certificate: ({ state, one }) => {
    const small = approvedBudget(state) < 30_000_000;
    const outcome = small ? 'refused' : one(['accepted', 'deduction', 'refused']);
    const standards = (latest(state, tender)?.standards ?? []).map(
      ({ name }) =>
        ({ standard: name, met: outcome === 'refused' ? 'no' : 'yes', evidence: '台账与抽查一致' }) as const,
    );
    return { standards, usersHeard: true, outcome, deduction: 100_000, remarks: '按合同逐项核对。' };
  },
} satisfies StoryOf<typeof declared>;
