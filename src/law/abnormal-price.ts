import type { CityDate } from './date.ts';
import type { Fen } from './fen.ts';
import type { Law } from './law.ts';
import { whole } from './money.ts';
import type { Offer } from './scoring.ts';
import { setting } from './setting.ts';

export type AbnormalReason = 'of-mean' | 'of-second' | 'of-ceiling';

/**
 * The offers so low that they must be explained (财库〔2026〕2号): below half of the mean of the conforming prices, below
 * half of the second lowest, or below 45 % of the ceiling (of the budget when there is none). Equal does not trigger.
 * Raw prices in fen. `raised` are the documents' own higher percentages; throws when they exceed what is allowed.
 */
export function abnormalPrices(
  law: Law,
  offers: readonly Offer[],
  ceiling: Fen,
  on: CityDate,
  raised: { readonly ofMean?: number; readonly ofSecond?: number; readonly ofCeiling?: number } = {},
): readonly { readonly supplier: string; readonly reasons: readonly AbnormalReason[] }[] {
  const { upTo, ...limits } = setting(law, 'price.abnormal', on).value;
  const ratios = { ...limits, ...raised };
  const highest = Math.max(ratios.ofMean, ratios.ofSecond, ratios.ofCeiling);
  if (highest > upTo) throw new RangeError(`a ratio of ${highest} % is above ${upTo} %`);
  const prices = offers.map((offer) => whole(offer.price)).sort((a, b) => a - b);
  let sum = 0;
  for (const price of prices) sum += price;
  const [lowest, second] = prices;
  return offers.flatMap(({ supplier, price }) => {
    const reasons: AbnormalReason[] = [];
    if (below(price, prices.length, ratios.ofMean, sum)) reasons.push('of-mean');
    if (price === lowest && second !== undefined && below(price, 1, ratios.ofSecond, second)) reasons.push('of-second');
    if (below(price, 1, ratios.ofCeiling, ceiling)) reasons.push('of-ceiling');
    return reasons.length === 0 ? [] : [{ supplier, reasons }];
  });
}

/** price × count < percent % of the amount, without rounding. */
function below(price: Fen, count: number, percent: number, amount: Fen): boolean {
  return BigInt(price) * BigInt(count) * 100n < BigInt(percent) * BigInt(amount);
}
