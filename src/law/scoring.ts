import type { Fen } from './fen.ts';
import { compare, exactly, mean, plus, type Ratio, ratio, shown, times, total } from './ratio.ts';

/** A factor of the tender documents that the panel scores; the price is scored by its formula. */
export interface Factor {
  readonly key: string;
  /** The most points it can give. */
  readonly max: number;
  /** Whether it is a matter of fact, so that all members must give the same points. */
  readonly objective: boolean;
}

/** What one member gave one supplier, by factor. */
export interface ScoreSheet {
  readonly member: string;
  readonly supplier: string;
  readonly scores: Readonly<Record<string, number>>;
}

export interface Offer {
  readonly supplier: string;
  readonly price: Fen;
}

export interface Scoring {
  readonly offers: readonly Offer[];
  readonly factors: readonly Factor[];
  /** Points for the price; 0 when the price is fixed. */
  readonly priceWeight: number;
  readonly sheets: readonly ScoreSheet[];
  /** The order that the documents' own rule gives to suppliers equal in total and price: a draw, a rating. */
  readonly tieOrder?: readonly string[];
}

export interface Ranked {
  readonly supplier: string;
  /** From 1; suppliers that no rule tells apart share a rank. */
  readonly rank: number;
  readonly price: Fen;
  readonly total: Ratio;
  readonly totalShown: string;
  readonly priceShown: string;
  /** The panel's mean for each factor, as shown. */
  readonly factorsShown: Readonly<Record<string, string>>;
}

/**
 * The points of a price: lowest qualified price ÷ price × weight (87号令 Art 55; 214号 Art 24), exact. Prices in fen.
 * Throws when a price is not positive or lower than the lowest.
 */
export function priceScore(lowest: Fen, price: Fen, weight: number): Ratio {
  if (lowest <= 0 || price < lowest) throw new RangeError(`no price score for ${price} with the lowest at ${lowest}`);
  return times(ratio(lowest, price), exactly(weight));
}

/** The mean of the members' points for one factor, exact; none is dropped (87号令). Throws when there are none. */
export function panelMean(scores: readonly number[]): Ratio {
  return mean(scores.map(exactly));
}

/**
 * The ranking: by total, then by lower price, then by the documents' rule (87号令 Art 57). Totals are compared exactly
 * and rounded half up to two decimals only to be shown. Throws when a sheet is missing or a score is out of range.
 */
export function ranking(scoring: Scoring): readonly Ranked[] {
  const lowest = Math.min(...scoring.offers.map((offer) => offer.price));
  const scored = scoring.offers.map((offer) => scoredOffer(scoring, offer, lowest)).sort(byMerit(scoring));
  return scored.map((one) => ({
    ...one,
    rank: 1 + scored.findIndex((other) => byMerit(scoring)(other, one) === 0),
  }));
}

/** Where members differ on a matter of fact: one of the four grounds to look again (87号令 Art 64). */
export function objectiveMismatch(
  factors: readonly Factor[],
  sheets: readonly ScoreSheet[],
): readonly {
  readonly supplier: string;
  readonly factor: string;
  readonly members: Readonly<Record<string, number>>;
}[] {
  const suppliers = [...new Set(sheets.map((sheet) => sheet.supplier))];
  return factors
    .filter((factor) => factor.objective)
    .flatMap((factor) =>
      suppliers.map((supplier) => ({
        supplier,
        factor: factor.key,
        members: Object.fromEntries(
          sheets
            .filter((sheet) => sheet.supplier === supplier)
            .map((sheet) => [sheet.member, points(factor, sheet)] as const),
        ),
      })),
    )
    .filter((found) => new Set(Object.values(found.members)).size > 1);
}

/** Points that no sheet may give: below nothing, or above what was published (87号令 Art 64). */
export function outOfRange(factors: readonly Factor[], sheets: readonly ScoreSheet[]): readonly ScoreSheet[] {
  return sheets.filter(({ scores }) =>
    factors.some(({ key, max }) => (scores[key] ?? 0) < 0 || (scores[key] ?? 0) > max),
  );
}

/**
 * Points that are abnormally high or low (87号令 Art 64): so many percent of the factor's most away from the mean of what the other
 * members gave. How far that is, no rule says: the city does.
 */
export function abnormalScores(
  factors: readonly Factor[],
  sheets: readonly ScoreSheet[],
  percent: number,
): readonly { readonly supplier: string; readonly factor: string; readonly member: string }[] {
  return factors.flatMap(({ key, max }) =>
    sheets.flatMap(({ member, supplier, scores }) => {
      const others = sheets
        .filter((sheet) => sheet.supplier === supplier && sheet.member !== member)
        .flatMap((sheet) => sheet.scores[key] ?? []);
      const own = scores[key];
      if (own === undefined || others.length === 0) return [];
      const sum = others.reduce((before, each) => before + each, 0);
      const away = Math.abs(own * others.length - sum) * 100;
      return away > percent * max * others.length ? [{ supplier, factor: key, member }] : [];
    }),
  );
}

function scoredOffer(scoring: Scoring, offer: Offer, lowest: Fen): Omit<Ranked, 'rank'> {
  const { factors, priceWeight } = scoring;
  const sheets = scoring.sheets.filter((sheet) => sheet.supplier === offer.supplier);
  const means = factors.map((factor) => [factor.key, panelMean(sheets.map((sheet) => points(factor, sheet)))] as const);
  const price = priceScore(lowest, offer.price, priceWeight);
  const sum = plus(price, total(means.map(([, value]) => value)));
  return {
    supplier: offer.supplier,
    price: offer.price,
    total: sum,
    totalShown: shown(sum),
    priceShown: shown(price),
    factorsShown: Object.fromEntries(means.map(([key, value]) => [key, shown(value)])),
  };
}

function points(factor: Factor, sheet: ScoreSheet): number {
  const given = sheet.scores[factor.key];
  if (given === undefined) throw new Error(`${sheet.member} gave ${sheet.supplier} no points for ${factor.key}`);
  if (given < 0 || given > factor.max) throw new RangeError(`${given} is not within 0 and ${factor.max}`);
  return given;
}

function byMerit(scoring: Scoring): (a: Omit<Ranked, 'rank'>, b: Omit<Ranked, 'rank'>) => number {
  const place = (supplier: string) => {
    const index = scoring.tieOrder?.indexOf(supplier) ?? -1;
    return index === -1 ? scoring.offers.length : index;
  };
  return (a, b) => compare(b.total, a.total) || a.price - b.price || place(a.supplier) - place(b.supplier);
}
