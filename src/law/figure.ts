import { fromFigures, fromNumerals } from './numerals.ts';

/** A number that was typed, exactly and in hundredths; or why it is none. */
export type Figure =
  | { readonly ok: true; readonly hundredths: number }
  /** `comma`: one that may part the decimals or the thousands; `meant` is the number if it parts the decimals. */
  | { readonly ok: false; readonly why: 'unread' | 'too-fine' | 'comma'; readonly meant?: string };

/** What multiplies, by its power of ten. */
const powers: ReadonlyMap<string, number> = new Map([
  ['十', 1],
  ['百', 2],
  ['千', 3],
  ['万', 4],
  ['亿', 8],
  ['k', 3],
  ['thousand', 3],
  ['w', 4],
  ['m', 6],
  ['million', 6],
  ['billion', 9],
]);
const unit = '(?:[十百千]?万亿|[十百千]?[万亿]|[十百千kwm](?![a-z])|thousand|million|billion)';
const part = new RegExp(String.raw`^(零?)(\d+)(?:\.(\d+))? ?(${unit})? ?`);

const unread: Figure = { ok: false, why: 'unread' };

/**
 * A number as people write it, `plain` already: 1,200; 3.5万; 3万5千; 1.2 million; 六十; 三点五万; 两千. Thousands are parted
 * in threes or not at all. With a unit it may have as many decimals as the unit has places, without one two.
 */
export function readFigure(text: string): Figure {
  const said = text
    .replaceAll('萬', '万')
    .replaceAll('億', '亿')
    .replaceAll(/ ?([点十百千万亿]) ?/g, '$1');
  const whole = fromNumerals(said);
  if (whole !== undefined) return counted(BigInt(whole) * 100n);
  const spoken = decimalsSpoken(said);
  if (spoken !== said) return readFigure(spoken);
  const [, sign = '', rest = ''] = /^([+-]?) ?(.*)$/.exec(said) ?? [];
  const figures = ungrouped(rest);
  if (figures === undefined) return parted(rest);
  const read = inParts(figures);
  return read.ok && sign === '-' ? { ok: true, hundredths: 0 - read.hundredths } : read;
}

/** 三点五万 as 3.5万; what is said otherwise stays. */
function decimalsSpoken(said: string): string {
  const [all, before = '', after = '', end = ''] =
    /^([零〇一二两三四五六七八九十百千\d]+)点([零〇一二三四五六七八九\d]+)([百千万亿]*)$/.exec(said) ?? [];
  const whole = /^\d+$/.test(before) ? Number(before) : fromNumerals(before);
  return all === undefined || whole === undefined ? said : `${whole}.${fromFigures(after)}${end}`;
}

/** Without what parts the thousands; undefined where that does not part threes. */
function ungrouped(text: string): string | undefined {
  const tidy = text.replace(/^\./, '0.');
  if (/\d[,' ]+\d/.test(tidy) === false) return tidy.includes(',') ? undefined : tidy;
  const grouped = /^\d{1,3}(?:(,|'| )\d{3})(?:\1\d{3})*(?=\D|$)/.exec(tidy)?.[0];
  if (grouped === undefined) return undefined;
  const after = tidy.slice(grouped.length);
  return /\d[,' ]+\d|,/.test(after) ? undefined : grouped.replaceAll(/\D/g, '') + after;
}

/** One comma that stands where a point would. */
function parted(text: string): Figure {
  const [all, whole, decimals] = /^(\d+),(\d{1,2})$/.exec(text) ?? [];
  return all === undefined ? unread : { ok: false, why: 'comma', meant: `${whole}.${decimals}` };
}

/** Parts with falling units, added up: 3万5千. The last may go without where it fills the places of the one before. */
function inParts(figures: string): Figure {
  let sum = 0n;
  let above = Number.POSITIVE_INFINITY;
  let left = figures;
  while (left !== '') {
    const [all = '', gap, digits = '', decimals = '', name = ''] = part.exec(left) ?? [];
    if (all === '' || (decimals !== '' && above !== Number.POSITIVE_INFINITY)) return unread;
    const power = powerOf(name);
    const places = digits.length + power;
    const isLast = name === '' && above !== Number.POSITIVE_INFINITY;
    if (above !== Number.POSITIVE_INFINITY && (places > above || (isLast && places < above && gap === '')))
      return unread;
    const fraction = decimals.replace(/0+$/, '');
    if (fraction.length > power + 2 || (power === 0 && decimals.length > 2)) return { ok: false, why: 'too-fine' };
    sum += BigInt(digits + fraction.padEnd(power + 2, '0'));
    left = left.slice(all.length);
    if (decimals !== '' && left !== '') return unread;
    if (name === '' && left !== '') return unread;
    above = power;
  }
  return figures === '' ? unread : counted(sum);
}

function powerOf(name: string): number {
  const known = powers.get(name);
  return known ?? [...name].reduce((power, one) => power + (powers.get(one) ?? 0), 0);
}

function counted(hundredths: bigint): Figure {
  const number = Number(hundredths);
  return Number.isSafeInteger(number) ? { ok: true, hundredths: number } : unread;
}
