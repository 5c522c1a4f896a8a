import type { Bilingual } from './bilingual.ts';
import type { CityDate } from './date.ts';
import { type UnequalKind, type UnequalTerm, unequalTerms } from './unequal-terms-data.ts';

/** What of a text treats suppliers unequally, in its own words, with the rule that forbids it. */
export interface Unequal {
  readonly kind: UnequalKind;
  readonly words: string;
  readonly citation: Bilingual;
}

/** A text as it is compared: small letters without signs, a bar where a clause ends, and where each stood. */
interface Compared {
  readonly text: string;
  readonly places: readonly number[];
}

/** Who says that something does not count asks for nothing. */
const denied =
  /(?:不限|不以|不要求|不需要|无需|不设|不作为?|不将|不论|无论|不分|不考虑|不得(?:以|将|把|要求|设置|因|限定)|regardlessof|norequirement|notrequired|irrespectiveof)[^|]*$/;
/** Likewise where it is said afterwards. */
const deniedAfter =
  /^(?:[^|]{0,4}?)(?:均?不限|不作|不做|不设限|不予限制|不受限|无要求|没有要求|不影响|isnotrequired|arenotrequired|doesnotmatter)/;

interface Reader {
  readonly term: UnequalTerm;
  readonly words: readonly string[];
  readonly phrases: readonly RegExp[];
  readonly unlessAfter: RegExp | undefined;
  readonly unlessWith: RegExp | undefined;
}

const readers: readonly Reader[] = unequalTerms.map((term) => ({
  term,
  words: term.words,
  phrases: term.phrases.map((phrase) => new RegExp(phrase, 'gu')),
  unlessAfter: term.unlessAfter === undefined ? undefined : new RegExp(`(?:${term.unlessAfter})[^|]*$`, 'u'),
  unlessWith: term.unlessWith === undefined ? undefined : new RegExp(term.unlessWith, 'u'),
}));

/**
 * The first thing in a condition or a factor that a rule in force on that day forbids, read by what it means: signs, spaces and
 * what is not seen are out, full-width letters plain, numbers in figures or in words. Undefined where nothing is.
 */
export function unequalTerm(text: string, on: CityDate): Unequal | undefined {
  const clauses = compared(text, true);
  const whole = compared(text, false);
  for (const { term, words, phrases, unlessAfter, unlessWith } of readers) {
    if (term.validFrom > on) continue;
    const found =
      words
        .map((word) => span(text, whole, whole.text.indexOf(word), word.length))
        .find((each) => each && stands(each)) ??
      phrases
        .flatMap((phrase) => [...clauses.text.matchAll(phrase)])
        .map((match) => span(text, clauses, match.index, match[0].length))
        .find((each) => each && stands(each));
    if (found) return { kind: term.kind, words: found.words, citation: term.citation };

    function stands({ before, after, clause }: Span): boolean {
      return (
        !denied.test(before) && !deniedAfter.test(after) && !unlessAfter?.test(before) && !unlessWith?.test(clause)
      );
    }
  }
  return undefined;
}

interface Span {
  readonly words: string;
  /** What stands before and after it in its clause, and all of that clause, as they are compared. */
  readonly before: string;
  readonly after: string;
  readonly clause: string;
}

/** Where something was found, in the words of the text itself; the place -1 is nowhere. */
function span(text: string, { places }: Compared, at: number, length: number): Span | undefined {
  const from = at < 0 ? undefined : places[at];
  const to = places[at + length - 1];
  if (from === undefined || to === undefined) return undefined;
  const begins = Math.max(...[...text.slice(0, from).matchAll(clauseEnds)].map(({ index }) => index + 1), 0);
  const end = text.slice(to).search(clauseEnd);
  const ends = end < 0 ? text.length : to + end;
  return {
    words: text.slice(from, to + 1).trim(),
    before: compared(text.slice(begins, from), true).text,
    after: compared(text.slice(to + 1, ends), true).text,
    clause: compared(text.slice(begins, ends), true).text,
  };
}

const clauseEnd = /[,，。;；!！?？\n]/u;
const clauseEnds = new RegExp(clauseEnd, 'gu');

function compared(text: string, inClauses: boolean): Compared {
  let made = '';
  const places: number[] = [];
  let at = 0;
  for (const sign of text) {
    const plain = inClauses && clauseEnd.test(sign) ? '|' : letters(sign);
    made += plain;
    for (let length = plain.length; length > 0; length -= 1) places.push(at);
    at += sign.length;
  }
  return { text: made, places };
}

/** A sign as it is compared: as small letters and figures, or nothing. More than is more than, however it is drawn. */
function letters(sign: string): string {
  if (/[≥≧>＞]/u.test(sign)) return '超过';
  const plain = sign
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
  return simplified.get(plain) ?? plain;
}

/** The signs of conditions as they are written in Hong Kong and Taiwan, each before its own here. */
const simplified = new Map(
  Array.from(
    '註注冊册資资額额總总產产業业員员職职納纳稅税繳缴級级優优獲获榮荣譽誉稱称號号獎奖評评選选單单標标準准機机構构組组織织會会團团體体國国聯联協协營营開开辦办運运經经歷历驗验萬万億亿歲岁於于滿满須须應应當当發发證证書书執执隊队專专門门條条區区縣县轄辖設设點点務务項项實实繼继續续與与採采購购關关係系製制廠厂權权備备庫库錄录虧亏損损報报銷销規规範范傭佣從从數数遠远屬属時时間间長长達达爲为為为種种類类齡龄貳贰陸陆兩两餘余'.matchAll(
      /(.)(.)/gu,
    ),
    ([, sign = '', ours = '']) => [sign, ours],
  ),
);
