import type { CityDate } from './date.ts';
import type { Law } from './law.ts';
import { compare, exactly, plus, type Ratio, ratio, shown, times, zero } from './ratio.ts';
import { setting } from './setting.ts';

/**
 * The points of an indicator from its target and what was reached (财预〔2020〕10号; the city's own formula):
 * weight × (reached/target − floor) ÷ (1 − floor), between 0 and the weight. For "lower is better" the quotient is
 * turned over. Throws when the target is not positive or what was reached is negative.
 */
export function indicatorScore(
  law: Law,
  indicator: { readonly weight: number; readonly target: number; readonly lowerIsBetter?: boolean },
  reached: number,
  on: CityDate,
): Ratio {
  if (indicator.target <= 0 || reached < 0) throw new RangeError('a target is positive and a result not negative');
  const weight = exactly(indicator.weight);
  const actual = exactly(reached);
  const target = exactly(indicator.target);
  if (indicator.lowerIsBetter === true && reached === 0) return weight;
  const share = indicator.lowerIsBetter === true ? quotient(target, actual) : quotient(actual, target);
  const floor = setting(law, 'indicator.floor-percent', on).value;
  const above = times(plus(share, ratio(-floor, 100)), ratio(100, 100 - floor));
  if (compare(above, zero) <= 0) return zero;
  return compare(above, ratio(1, 1)) >= 0 ? weight : times(weight, above);
}

/** How far an indicator is behind its plan. */
export type Behind = 'warning' | 'alarm';

/**
 * What was reached of what was planned up to now, in whole percent, and whether that is a warning or an alarm; nothing where it keeps up.
 * `share` is the part of the service that is over, where the target is counted from its beginning; else the target is the plan.
 */
export function behindPlan(
  law: Law,
  { target, lowerIsBetter, share }: { readonly target: number; readonly lowerIsBetter: boolean; readonly share: Ratio },
  reached: number,
  on: CityDate,
): { readonly percent: number; readonly planned: string; readonly level: Behind } | undefined {
  const planned = times(exactly(target), share);
  const actual = exactly(reached);
  if (compare(planned, zero) <= 0 || (lowerIsBetter && compare(actual, zero) <= 0)) return undefined;
  const kept = times(lowerIsBetter ? quotient(planned, actual) : quotient(actual, planned), ratio(100, 1));
  if (compare(kept, ratio(setting(law, 'indicator.warning-percent', on).value, 1)) >= 0) return undefined;
  const isAlarm = compare(kept, ratio(setting(law, 'indicator.alarm-percent', on).value, 1)) < 0;
  return { percent: Number(kept.n / kept.d), planned: shown(planned), level: isAlarm ? 'alarm' : 'warning' };
}

function quotient(a: Ratio, b: Ratio): Ratio {
  return times(a, ratio(b.d, b.n));
}
