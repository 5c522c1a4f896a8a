import type { Fen } from './fen.ts';

const digits = '零壹贰叁肆伍陆柒捌玖';
const places = ['仟', '佰', '拾', ''] as const;

/**
 * The amount in capital numerals as it is signed, 人民币陆拾万元整 (支付结算办法, 正确填写票据和结算凭证的基本规定): 整 closes
 * an amount that ends at 元; one that ends at 角 or 分 is closed by itself. Throws on what is
 * no whole number of fen, and below zero.
 */
export function capitals(fen: Fen): string {
  if (!Number.isSafeInteger(fen) || fen < 0) throw new RangeError(`not an amount to be signed: ${fen}`);
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  const head = yuan === 0 && fen > 0 ? '' : `${yuan === 0 ? '零' : inCapitals(yuan)}元`;
  if (jiao === 0 && rest === 0) return `人民币${head}整`;
  // 零 stands for an empty place between figures: no 角 before the 分, or no single 元 before the 角.
  const gap = yuan > 0 && (jiao === 0 || yuan % 10 === 0) ? '零' : '';
  return `人民币${head}${gap}${jiao === 0 ? '' : `${figure(jiao)}角`}${rest === 0 ? '' : `${figure(rest)}分`}`;
}

/** A positive whole number in capital numerals: 亿 and 万 by section, one 零 for each gap. */
export function inCapitals(n: number): string {
  for (const [size, unit] of [
    [100_000_000, '亿'],
    [10_000, '万'],
  ] as const) {
    if (n < size) continue;
    const below = n % size;
    const gap = below > 0 && below < size / 10 ? '零' : '';
    return `${inCapitals(Math.floor(n / size))}${unit}${gap}${below === 0 ? '' : inCapitals(below)}`;
  }
  return section(n);
}

function section(n: number): string {
  let said = '';
  let gap = false;
  for (const [index, place] of places.entries()) {
    const value = Math.floor(n / 10 ** (3 - index)) % 10;
    if (value === 0) {
      gap = said !== '';
      continue;
    }
    said += `${gap ? '零' : ''}${figure(value)}${place}`;
    gap = false;
  }
  return said;
}

function figure(value: number): string {
  return digits.charAt(value);
}
