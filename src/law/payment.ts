import { type CityDate, daysBetween } from './date.ts';
import type { Fen } from './fen.ts';
import type { Law } from './law.ts';
import { percentOf, sums, whole } from './money.ts';
import { setting } from './setting.ts';

/** One instalment of a contract, in the order of payment. */
export interface Instalment {
  readonly amount: Fen;
  /** Paid before anything is delivered. */
  readonly advance?: boolean;
}

export type ScheduleProblem =
  | { readonly why: 'none' | 'not-positive' | 'sum' }
  | { readonly why: 'advance' | 'final'; readonly percent: number; readonly limit: Fen };

/**
 * What is wrong with a payment schedule for a price in fen, nothing when it is sound: every part positive, the parts add
 * up to the price (R50), advances together within their cap (higher when finance approved it, R51), the last part not
 * below its floor (higher for a supplier's first contract). Caps and floors are settings of the city.
 */
export function scheduleProblems(
  law: Law,
  price: Fen,
  parts: readonly Instalment[],
  on: CityDate,
  given: { readonly advanceApproved?: boolean; readonly firstContract?: boolean } = {},
): readonly ScheduleProblem[] {
  const last = parts.at(-1);
  if (last === undefined) return [{ why: 'none' }];
  const problems: ScheduleProblem[] = [];
  if (parts.some((part) => whole(part.amount) <= 0)) problems.push({ why: 'not-positive' });
  const amounts = parts.map((part) => part.amount);
  if (!sums(amounts, price)) problems.push({ why: 'sum' });
  const capKey = given.advanceApproved === true ? 'payment.advance-approved-percent' : 'payment.advance-percent';
  const cap = setting(law, capKey, on).value;
  const allowed = percentOf(cap, price);
  let advanced = 0;
  for (const part of parts) if (part.advance === true) advanced += part.amount;
  if (advanced > allowed) problems.push({ why: 'advance', percent: cap, limit: allowed });
  const floorKey = given.firstContract === true ? 'payment.final-first-time-percent' : 'payment.final-percent';
  const floor = setting(law, floorKey, on).value;
  const needed = price - percentOf(100 - floor, price);
  if (last.amount < needed) problems.push({ why: 'final', percent: floor, limit: needed });
  return problems;
}

/**
 * The usual schedule of a price in fen, 50/30/20 unless the setting says otherwise: after signature, after the mid-term
 * check, after acceptance. Parts are rounded down to the fen and the last one takes what is left, so the sum is exact.
 */
export function templateAmounts(law: Law, price: Fen, on: CityDate): readonly Fen[] {
  const shares = setting(law, 'payment.template', on).value;
  const first = shares.slice(0, -1).map((share) => percentOf(share, price));
  let left = price;
  for (const part of first) left -= part;
  return [...first, left];
}

/**
 * Interest in fen on what is paid after its last day, for each day so many hundred-thousandths of it; half a fen counts as
 * one (保障中小企业款项支付条例 Art 17). Nothing is owed on that day itself, or before.
 */
export function lateInterest(law: Law, fen: Fen, lastDay: CityDate, paidOn: CityDate): Fen {
  const days = daysBetween(lastDay, paidOn);
  if (days <= 0) return 0;
  const rate = setting(law, 'payment.overdue-interest', paidOn).value;
  // Beyond what a number holds exactly.
  return Number((BigInt(whole(fen)) * BigInt(rate * days) + 50_000n) / 100_000n);
}
