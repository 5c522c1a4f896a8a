import type { Answers } from '../../engine/form.ts';
import { type Situation as AnySituation, type FactsOf, needing } from '../../engine/procedure.ts';

/** What the rules of a purchase see. */
export const { needs, action, rule, brief } = needing(
  'bids',
  'reports',
  'payments',
  'comments',
  'challenges',
  'appeals',
  'incidents',
  'served',
  'ownOpen',
  'siblings',
  'buyerOffices',
  'ownLast',
  'lines',
  'people',
);
export type Facts = FactsOf<(typeof needs)[number]>;
export type Situation<A = Answers> = AnySituation<A, Facts>;
