import type { Case } from '../../../engine/case.ts';
import { decimal, files, form, integer, longText, optional, reference, rows } from '../../../engine/form.ts';
import type { Role } from '../../../names.ts';
import { indicators } from '../01-setup/options.ts';

/** What users, evaluator and offices say of a service, each on a form of their own. */

export const usersOpinionForm = form('users-opinion', {
  surveyed: integer({ min: 1, max: 1_000_000, unit: 'people' }),
  satisfaction: decimal({ max: 100, unit: 'percent' }),
  opinion: longText({ min: 5 }),
  proofs: optional(files()),
});

export const serviceEvaluation = form('service-evaluation', {
  actuals: rows({ indicator: reference(indicators), actual: decimal({ max: 1_000_000_000 }) }, { each: indicators }),
  findings: longText({ min: 10 }),
  proofs: optional(files()),
});

export const partyScore = form('party-score', {
  score: integer({ max: 100, unit: 'points' }),
  opinion: longText({ min: 5, max: 1000 }),
});

/** The offices whose view of the service is asked, each by one of its people. */
export const offices = ['buyer_staff', 'finance_budget', 'civil_affairs'] as const satisfies readonly Role[];

/** Who judges the service. */
export const judging = ['user_rep', 'evaluator', ...offices] as const satisfies readonly Role[];

/** Has this person stepped back from judging, so that what he said of it counts no more? */
export function judgesNoMore(state: Case, person: string): boolean {
  return state.recused.some((by) => by.person === person && judging.some((role) => role === by.role));
}
