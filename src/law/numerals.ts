import { inCapitals } from './capitals.ts';

const figures = '零壹贰叁肆伍陆柒捌玖';
const everyday = '零〇一二两三四五六七八九十百千萬億貳參陸';
const capital = '零零壹贰贰叁肆伍陆柒捌玖拾佰仟万亿贰叁陆';
const tens: ReadonlyMap<string, number> = new Map([
  ['拾', 10],
  ['佰', 100],
  ['仟', 1_000],
]);

/**
 * A whole number in numerals, everyday or capital: 六十, 一百二十万, 叁拾万零玖仟. Only what says one number fully is
 * read: 三万五 means two things and is undefined. A 零 may be left out or put in where the figure after it says its place.
 */
export function fromNumerals(text: string): number | undefined {
  const said = inCapital(text);
  if (!/^[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+$/.test(said)) return undefined;
  const number = roughly(said.replaceAll(/(^|[零佰仟万亿])拾/g, '$1壹拾'));
  return Number.isSafeInteger(number) && spellings(number).test(said) ? number : undefined;
}

/** Single figures one after another, as a year is said: 二〇二六 is 2026. What is no figure stays. */
export function fromFigures(text: string): string {
  return [...inCapital(text)].map((one) => (figures.includes(one) ? String(figures.indexOf(one)) : one)).join('');
}

function inCapital(text: string): string {
  return [...text].map((one) => (everyday.includes(one) ? capital.charAt(everyday.indexOf(one)) : one)).join('');
}

/** All ways in which a number is lawfully written. */
function spellings(number: number): RegExp {
  if (number === 0) return /^零$/;
  const free = inCapitals(number)
    .replaceAll(/零(?=[壹贰叁肆伍陆柒捌玖][拾佰仟])/g, '零?')
    .replaceAll(/([万亿])(?!零|$)/g, '$1零?')
    .replaceAll('壹拾', '壹?拾');
  return new RegExp(`^${free}$`);
}

/** The number if the numerals are well formed, whatever otherwise: they are written again and compared. */
function roughly(said: string): number {
  let sum = 0;
  let section = 0;
  let digit = 0;
  for (const one of said) {
    const ten = tens.get(one);
    if (ten !== undefined) section += digit * ten;
    else if (one === '万') sum += (section + digit) * 10_000;
    else if (one === '亿') sum = (sum + section + digit) * 100_000_000;
    digit = Math.max(figures.indexOf(one), 0);
    if (one === '万' || one === '亿') section = 0;
  }
  return sum + section + digit;
}
