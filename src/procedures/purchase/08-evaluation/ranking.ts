import { type Case, latest } from '../../../engine/case.ts';
import { type Factor, type Offer, type Ranked, ranking, type ScoreSheet } from '../../../law/scoring.ts';
import { priceWeightOf, tender } from '../05-publication/tender.ts';
import type { BidFacts } from '../06-bidding/bidders.ts';
import { qualifiedBids } from '../07-qualification/qualification.ts';
import { bidPrice, isOut } from '../bid/bid.ts';
import { isScored } from '../method.ts';

/** All points, where nothing but the price is compared. */
const whole = 100;

/** What the panel gives points for, by the published documents; nothing where the price alone decides. */
export function factorsOf(state: Case): readonly Factor[] {
  return published(state)
    .filter(({ kind }) => kind !== 'price')
    .map(({ name, kind, weight }) => ({ key: name, max: weight, objective: kind === 'objective' }));
}

/** The qualified bids, but for those that made no final offer where that was asked for. */
export function competingBids(state: Case, facts: BidFacts): readonly Case[] {
  return qualifiedBids(state, facts).filter((bid) => !isOut(bid));
}

/** These bids with their prices, in fen. */
export function offersOf(state: Case, facts: BidFacts): readonly Offer[] {
  return competingBids(state, facts).flatMap((bid) => {
    const price = bidPrice(bid);
    return price === undefined ? [] : [{ supplier: bid.id, price }];
  });
}

/** What the formula leaves to the panel: bids, by id, whose price it does not believe, and the order of those that are level. */
export interface Findings {
  readonly refused: readonly string[];
  readonly tieOrder: readonly string[] | undefined;
}

/** The ranking by the published formula; a price too low to be proven is left out of it (财库〔2026〕2号). */
export function rankedBy(
  state: Case,
  facts: BidFacts,
  { refused, tieOrder }: Findings,
  sheets: readonly ScoreSheet[],
): readonly Ranked[] {
  const offers = offersOf(state, facts).filter(({ supplier }) => !refused.includes(supplier));
  const factors = factorsOf(state);
  // Nothing is ranked by points before any are given.
  if (offers.length === 0 || (factors.length > 0 && sheets.length === 0)) return [];
  return ranking({ offers, factors, priceWeight: priceWeight(state), sheets, ...(tieOrder && { tieOrder }) });
}

/** What each factor of the documents gave a bid, the price first, with the most that it can give; nothing where the price alone decides. */
export function pointsByFactor(
  state: Case,
  { priceShown, factorsShown }: Pick<Ranked, 'priceShown' | 'factorsShown'>,
): readonly { readonly factor: string; readonly points: number; readonly most: number }[] {
  const [price] = published(state).filter(({ kind }) => kind === 'price');
  return [
    ...(price ? [{ factor: price.name, points: Number(priceShown), most: priceWeight(state) }] : []),
    ...factorsOf(state).map(({ key, max }) => ({ factor: key, points: Number(factorsShown[key] ?? 0), most: max })),
  ];
}

function priceWeight(state: Case): number {
  const factors = published(state);
  return factors.length === 0 ? whole : priceWeightOf(factors);
}

function published(state: Case) {
  const documents = latest(state, tender);
  return documents && isScored(documents.method) ? (documents.factors ?? []) : [];
}
