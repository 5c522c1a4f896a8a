import { capitals } from './capitals.ts';
import type { Fen } from './fen.ts';

const everyday = '零〇一二两三四五六七八九十百千';
const capital = '零零壹贰贰叁肆伍陆柒捌玖拾佰仟';
const digits = '零壹贰叁肆伍陆柒捌玖';
const tens: ReadonlyMap<string, number> = new Map([
  ['拾', 10],
  ['佰', 100],
  ['仟', 1_000],
]);

/**
 * Whole yuan in numerals, everyday or capital, in fen: 六十万, 一百二十万元, 人民币陆拾万元整. Only what says one amount
 * fully is read: 三万五 means two things and is undefined.
 */
export function fromNumerals(text: string): Fen | undefined {
  const said = [...text]
    .map((one) => (everyday.includes(one) ? capital.charAt(everyday.indexOf(one)) : one))
    .join('')
    .replace(/^人民币/, '')
    .replace(/[元圆]?整?$/, '')
    .replace(/^拾/, '壹拾');
  if (!/^[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+$/.test(said)) return undefined;
  const fen = roughly(said) * 100;
  if (!Number.isSafeInteger(fen)) return undefined;
  return capitals(fen) === `人民币${said}元整` ? fen : undefined;
}

/** The amount if the numerals are well formed, whatever otherwise: they are written again and compared. */
function roughly(said: string): number {
  let sum = 0;
  let section = 0;
  let digit = 0;
  for (const one of said) {
    const ten = tens.get(one);
    if (ten !== undefined) section += digit * ten;
    else if (one === '万') sum += (section + digit) * 10_000;
    else if (one === '亿') sum = (sum + section + digit) * 100_000_000;
    digit = Math.max(digits.indexOf(one), 0);
    if (one === '万' || one === '亿') section = 0;
  }
  return sum + section + digit;
}
