import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { plusDays } from '../../../law/date.ts';
import { project } from '../01-setup/setup.ts';
import { tender } from '../05-publication/tender.ts';
import type * as declared from './acceptance.ts';
import { acceptanceGroup } from './acceptance.ts';

/** Those served, an evaluator and the offices say what they think of the service, and it is accepted. */
export const story = {
  scenes: [
    { act: 'organiseAcceptance', by: 'acceptor', after: 1 },
    { act: 'usersOpinion', by: 'user_rep', from: ({ state }) => latest(state, acceptanceGroup)?.on },
    { act: 'evaluateService', by: 'evaluator' },
    { act: 'scoreService', by: ['buyer_staff', 'finance_budget', 'civil_affairs'] },
    { act: 'certify', by: 'acceptor', after: 1 },
    { act: 'confirmGrade', by: 'group_sec', perhaps: true },
  ],
  answers: {
    'acceptance-group': ({ state, today, cast }) => {
      const others = cast('expert').filter((expert) => !state.named.panel?.includes(expert));
      return {
        on: plusDays(today, 7),
        place: '和兴社区',
        users: cast('user_rep').slice(0, 1),
        experts: [...others, ...cast('expert')].slice(0, 1),
        evaluator: cast('evaluator')[0] ?? '',
      };
    },
    'users-opinion': () => ({ surveyed: 40, satisfaction: 92, opinion: '服务人员准时、细心，希望周末也能来。' }),
    'service-evaluation': ({ state }) => ({
      actuals: (latest(state, project)?.indicators ?? []).map(({ name, target }) => ({
        indicator: name,
        actual: target,
      })),
      findings: '完成全部指标，记录规范，周末力量不足。',
    }),
    'party-score': () => ({ score: 91, opinion: '按合同履行。' }),
    certificate: ({ state, one }) => {
      const outcome = one(['accepted', 'deduction', 'refused']);
      const standards = (latest(state, tender)?.standards ?? []).map(
        ({ name }) =>
          ({ standard: name, met: outcome === 'refused' ? 'no' : 'yes', evidence: '台账与抽查一致' }) as const,
      );
      return { standards, usersHeard: true, outcome, deduction: 100_000, remarks: '服务达到合同要求，同意验收。' };
    },
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
