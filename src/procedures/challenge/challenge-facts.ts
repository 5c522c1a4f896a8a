import { type Case, lastFiling } from '../../engine/case.ts';
import { type Situation as AnySituation, type FactsOf, needing } from '../../engine/procedure.ts';
import { dueFrom } from '../../law/deadline.ts';

export const { needs, action, rule, brief } = needing('bids', 'challenges', 'payments', 'ownDecided');
export type Facts = FactsOf<(typeof needs)[number]>;
export type Situation<A = unknown> = AnySituation<A, Facts>;

/** The end of the days to answer, whenever the answer came. */
export function answerEnds({ openedAt }: Case, { law }: Facts): Date {
  return dueFrom(law, 'CHANS_7', new Date(openedAt)).at;
}

/** From the end of the days to answer (政府采购法 Art 55). */
export function complaintEnds(state: Case, facts: Facts): Date {
  return dueFrom(facts.law, 'COMPL_15', new Date(answerEnds(state, facts).getTime() - 1)).at;
}

/** When finance had the complaint as it is: once it was corrected. */
export function receivedAt(state: Case): Date {
  const at = (lastFiling(state, 'correctComplaint') ?? lastFiling(state, 'complainToFinance'))?.at;
  return new Date(at ?? state.openedAt);
}
