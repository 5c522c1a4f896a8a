import type { Fen } from './fen.ts';
import { fromNumerals } from './numerals.ts';

const typed = /^(?:人民币|rmb|cny|¥)?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?\s*(万|亿)?\s*(?:元|圆|块|yuan)?整?$/;
const zeros = { 万: 4, 亿: 8 } as const;

/**
 * The amount a person typed, in fen: 600000, 600,000.50, ¥600,000, 60万元, 1.2亿, 六十万, 人民币陆拾万元整, full-width too.
 * Undefined when it is no amount, negative, finer than a fen or beyond what is counted exactly.
 */
export function parseYuan(text: string): Fen | undefined {
  const said = text.normalize('NFKC').replaceAll('￥', '¥').trim().toLowerCase();
  const match = typed.exec(said);
  if (!match) return fromNumerals(said);
  const unit = match[3];
  const places = 2 + (unit === '万' || unit === '亿' ? zeros[unit] : 0);
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (unit === undefined && (match[2]?.length ?? 0) > 2) return undefined;
  if (fraction.length > places) return undefined;
  return safe(Number(`${(match[1] ?? '').replaceAll(',', '')}${fraction.padEnd(places, '0')}`));
}

/** An amount as it is shown: ¥600,000, with decimals only when there are any; a minus before a negative balance. */
export function yuan(fen: Fen): string {
  const amount = Math.abs(whole(fen));
  const grouped = String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = amount % 100;
  return `${fen < 0 ? '-' : ''}¥${grouped}${rest === 0 ? '' : `.${String(rest).padStart(2, '0')}`}`;
}

/** Whether instalments add up to the whole, to the fen. */
export function sums(parts: readonly Fen[], total: Fen): boolean {
  let left = whole(total);
  for (const part of parts) left -= whole(part);
  return left === 0;
}

/** The given whole percentage of an amount, rounded down to the fen. */
export function percentOf(percent: number, fen: Fen): Fen {
  return Number((BigInt(whole(fen)) * BigInt(percent)) / 100n);
}

/** The same number when it is an amount of fen. Throws otherwise: no fraction of a fen may enter a sum. */
export function whole(fen: Fen): Fen {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an amount of fen: ${fen}`);
  return fen;
}

function safe(fen: number): Fen | undefined {
  return Number.isSafeInteger(fen) ? fen : undefined;
}
