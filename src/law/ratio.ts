/** An exact number, n/d with d > 0: scores are compared as they are and rounded only to be shown. */
export interface Ratio {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Ratio = { n: 0n, d: 1n };

/** A ratio of whole numbers. Throws when the denominator is not positive. */
export function ratio(n: bigint | number, d: bigint | number): Ratio {
  const denominator = BigInt(d);
  if (denominator <= 0n) throw new RangeError('the denominator must be positive');
  return reduced(BigInt(n), denominator);
}

/** The decimal number exactly as it is written: 8.1 is 81/10. Throws on what is no plain decimal. */
export function exactly(value: number): Ratio {
  const match = /^(-?\d+)(?:\.(\d+))?$/.exec(String(value));
  if (!match) throw new RangeError(`not a plain decimal: ${value}`);
  const fraction = match[2] ?? '';
  return reduced(BigInt(`${match[1]}${fraction}`), 10n ** BigInt(fraction.length));
}

export function plus(a: Ratio, b: Ratio): Ratio {
  return reduced(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function times(a: Ratio, b: Ratio): Ratio {
  return reduced(a.n * b.n, a.d * b.d);
}

/** Negative, zero or positive as a is less than, equal to or more than b. */
export function compare(a: Ratio, b: Ratio): number {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The mean. Throws when there is nothing to take it of. */
export function mean(values: readonly Ratio[]): Ratio {
  return times(total(values), ratio(1, values.length));
}

export function total(values: readonly Ratio[]): Ratio {
  let sum = zero;
  for (const value of values) sum = plus(sum, value);
  return sum;
}

/** The number as it is shown, rounded half up (away from zero) to two decimals: 2/3 is "0.67". */
export function shown(value: Ratio): string {
  const negative = value.n < 0n;
  const hundredths = ((negative ? -value.n : value.n) * 200n + value.d) / (2n * value.d);
  const text = `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`;
  return negative && hundredths > 0n ? `-${text}` : text;
}

function reduced(n: bigint, d: bigint): Ratio {
  let a = n < 0n ? -n : n;
  let b = d;
  while (b > 0n) [a, b] = [b, a % b];
  return { n: n / a, d: d / a };
}
