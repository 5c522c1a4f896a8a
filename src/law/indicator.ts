import type { CityDate } from './date.ts';
import type { Law } from './law.ts';
import { compare, exactly, plus, type Ratio, ratio, times, zero } from './ratio.ts';
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

function quotient(a: Ratio, b: Ratio): Ratio {
  return times(a, ratio(b.d, b.n));
}
