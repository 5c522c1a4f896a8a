import type { Case } from '../../../engine/case.ts';
import type { SourceOption } from '../../../engine/form.ts';
import { type Situation, source } from '../../../engine/procedure.ts';
import type { Bilingual } from '../../../law/bilingual.ts';
import { bidsToJudge, openedBids } from './bidders.ts';

/** Bids that wait for their judgement; afterwards those that were judged. */
export const bids = source(
  'bids',
  (situation) => {
    const open = bidsToJudge(situation.facts);
    return bidOptions(situation, open.length > 0 ? open : openedBids(situation.facts));
  },
  'bids',
);

export function bidOptions(situation: Situation, bids: readonly Case[]): readonly SourceOption[] {
  return bids.map((bid) => ({ value: bid.id, ...bidder(situation, bid) }));
}

/** The organisation that bids, and until it is known the number of the bid. */
export function bidder({ facts }: Situation, bid: Case): Bilingual {
  const name = facts.bodies.find(({ id }) => id === bid.bodies.supplier)?.name;
  return name ?? { zh: bid.number, en: bid.number };
}
