import type { Case } from '../../../engine/case.ts';
import type { Fen } from '../../../law/fen.ts';
import type { Ranked } from '../../../law/scoring.ts';
import { type BidFacts, openedBids, seqOf } from '../06-bidding/bidders.ts';
import { agreedPrice, rankingOf } from '../08-evaluation/evaluation.ts';
import { bidPrice } from '../bid/bid.ts';

/** The ranked bids that can still be awarded, best first: whoever turned the award down, or was passed over, by the buyer or by what was decided on a challenge, is out. */
export function candidates(state: Case, facts: BidFacts): readonly Ranked[] {
  const out = state.filings
    .filter(({ seq }) => seq > seqOf(state, 'signQualification'))
    .flatMap(({ action, by, decided, answers }) => {
      if (action === 'declineAward') return [by.body];
      if (action === 'followRemedy') return [answers.supplier];
      return action === 'takeNext' ? [decided?.supplier] : [];
    });
  return rankingOf(state, facts).filter(({ supplier }) => !out.includes(bidBy(facts, supplier)?.bodies.supplier));
}

export function bidBy({ bids }: BidFacts, id: string): Case | undefined {
  return bids.find((bid) => bid.id === id);
}

/** The bid of the organisation that the purchase is awarded to; of several tenders the last. */
export function wonBid(state: Case, facts: BidFacts): Case | undefined {
  return openedBids(facts).findLast(({ bodies }) => bodies.supplier === state.bodies.supplier);
}

/** For what the awarded organisation is to do it, in fen: what it offered, or was bargained down to as a single source. */
export function wonPrice(state: Case, facts: BidFacts): Fen | undefined {
  const bid = wonBid(state, facts);
  return bid && (agreedPrice(state) ?? bidPrice(bid));
}
