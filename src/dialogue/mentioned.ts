import { unified } from '../law/plain.ts';
import { type ProcedureId, procedureIds } from '../names.ts';

const receipt = /(?<![A-Z0-9])([A-Z]{2,4})[- ]?R((?:[- ]?[0-9A-F]{4}){2,5})(?![A-Z0-9])/;
const number = /(?<![A-Z0-9])([A-Z]{2,4})[- ]?(\d{4})[- ]([A-Z][A-Z0-9]*)[- ](\d{1,6})(?![A-Z0-9])/;

/** The number of a project, a case or a receipt that a text holds, as it is written; whatever its dashes, spaces and case. */
export function numberIn(text: string): string | undefined {
  const typed = unified(text);
  if (!/[a-z]/i.test(typed)) return undefined;
  const said = typed.toUpperCase().replaceAll(/ ?- ?/g, '-');
  const [, place, groups] = receipt.exec(said) ?? [];
  if (groups !== undefined) return `${place}-R-${groups.replaceAll(/[- ]/g, '').match(/.{4}/g)?.join('-')}`;
  const [, city, year, series, count = ''] = number.exec(said) ?? [];
  return city === undefined ? undefined : `${city}-${year}-${series}-${count.padStart(4, '0')}`;
}

/** What follows the number in a link that leads to the beginning of something under it. */
const beginning = '_';

/** What a link into a chat carries: a number, or what is to be begun there, or both. */
export function linkTo(number: string | undefined, begins?: ProcedureId): string {
  return begins === undefined ? (number ?? '') : `${number ?? ''}${beginning}${begins}`;
}

/** What a link carries: a number, what is to be begun there, or both. */
type Linked =
  | { readonly number: string; readonly begins?: ProcedureId }
  | { readonly number?: undefined; readonly begins: ProcedureId };

/** Undefined where it carries something else. */
export function linkedIn(carried: string): Linked | undefined {
  const at = carried.lastIndexOf(beginning);
  const begins = at < 0 ? undefined : procedureIds.find((id) => id === carried.slice(at + 1));
  const number = numberIn(begins === undefined ? carried : carried.slice(0, at));
  if (number !== undefined) return { number, ...(begins && { begins }) };
  return at === 0 && begins !== undefined ? { begins } : undefined;
}

/** The one-time code that a text holds: alone, in a link, or among words where it is no word itself. */
export function codeIn(text: string): string | undefined {
  const said = unified(text).trim();
  const linked = /(?:[?&](?:start|code)=|\/sign-in\/)([\w-]{20})(?![\w-])/.exec(said)?.[1];
  if (linked !== undefined) return linked;
  const runs = said.match(/(?<![\w-])[\w-]{20}(?![\w-])/g) ?? [];
  return said.replaceAll(/[^\w-]/g, '').length === 20
    ? runs[0]
    : runs.find((run) => /\d/.test(run) || (/[a-z][A-Z]/.test(run) && /[A-Z][a-z]/.test(run)));
}

const sign = '[2-9A-HJ-NP-Z]';
const accessCode = new RegExp(`(?<![A-Z0-9_-])${sign}{4}(?:[- ]?${sign}{4}){3}(?![A-Z0-9_-])`);

/** The access code that a text holds, in its groups. In running words only what no words or digits alone would be. */
export function accessCodeIn(text: string): string | undefined {
  const said = unified(text).toUpperCase().replaceAll(/ ?- ?/g, '-');
  const found = accessCode.exec(said)?.[0] ?? '';
  const isCode = found.split('-').length === 4 || (/\d/.test(found) && /[A-Z]/.test(found));
  return isCode ? inFours(found) : undefined;
}

/** The access code that was typed where nothing else is asked for. */
export function accessCodeTyped(text: string): string | undefined {
  return accessCodeIn(inFours(unified(text).toUpperCase())) ?? accessCodeIn(text);
}

function inFours(text: string): string {
  return (text.replaceAll(/[^A-Z0-9]/g, '').match(/.{1,4}/g) ?? []).join('-');
}
