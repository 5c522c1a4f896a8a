import { type Case, lastFiling, latest } from '../../../engine/case.ts';
import type { AnswersOf, Form } from '../../../engine/form.ts';
import type { Facts as AnyFacts, FactsOf } from '../../../engine/procedure.ts';
import type { Bilingual } from '../../../law/bilingual.ts';
import type { ActName } from '../../../names.ts';

/** What it takes to know who bids. */
export type BidFacts = FactsOf<'bids'>;

/** Every bid that was opened in this purchase, oldest first; one that is still sealed is nobody's business. */
export function openedBids({ bids }: BidFacts): readonly Case[] {
  return bids.filter(({ entries }) => entries.some(({ position }) => position === 'qualification.opened'));
}

/** Those of the running tender that wait for their judgement. */
export function bidsToJudge(facts: BidFacts): readonly Case[] {
  return openedBids(facts).filter(({ position, outcome }) => position === 'qualification.opened' && !outcome);
}

/** The organisation that stands behind a bid, as the register has it. */
export function bidderName({ bodies }: AnyFacts, bid: Case | undefined): Bilingual {
  const number = bid?.number ?? '';
  return bodies.find(({ id }) => id === bid?.bodies.supplier)?.name ?? { zh: number, en: number };
}

export function bidderNames(facts: AnyFacts, bids: readonly Case[]): readonly Bilingual[] {
  return bids.map((bid) => bidderName(facts, bid));
}

/** Where a filing stands in the log, 0 when it was never made: what came after it belongs to the running tender. */
export function seqOf(state: Case, action: ActName): number {
  return lastFiling(state, action)?.seq ?? 0;
}

/** What was last filed on a form since the bids of the running tender were opened. */
export function latestOfTender<F extends Form>(state: Case, form: F): AnswersOf<F> | undefined {
  const opened = seqOf(state, 'openBids');
  return latest({ ...state, filings: state.filings.filter(({ seq }) => seq > opened) }, form);
}
