import { decimal, files, form, integer, longText, optional, reference, rows } from '../../../engine/form.ts';
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
