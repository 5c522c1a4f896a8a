import { createHash } from 'node:crypto';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { FormPage, PageField } from '../../src/dialogue/message.ts';
import type { Said } from '../../src/law/said.ts';
import { type Answered, valuesOf } from './form-answers.ts';
import type { Fields } from './read-form.ts';
import { cellsOf, cellsStanding } from './rows-input.ts';
import type { Words } from './words.ts';

/** The input that sends back what stood in a field when its page was shown. */
export function stoodName({ key }: PageField): string {
  return `was.${key}`;
}

/** What stands in a field, in short. */
export function stands(field: PageField): string {
  const { value, files = [] } = field;
  if (field.columns) return short(cellsStanding(field));
  return short(files.length > 0 ? files.map(({ hash }) => hash) : value);
}

/** What of a page that was shown before its form was changed elsewhere still counts. */
export interface Afresh {
  readonly answered: Answered;
  /** Left as they were on the page: what they became elsewhere stays. */
  readonly untouched: ReadonlySet<string>;
  /** Changed here and elsewhere: what stands there now is said, and what was typed here counts when it is sent once more. */
  readonly clashes: ReadonlyMap<string, Said>;
}

/** Whoever fills in a form in two places loses nothing: of an old page only what was changed on it counts. */
export function afresh(now: FormPage, rev: number, typed: Fields, answered: Answered, { form: say }: Words): Afresh {
  const untouched = new Set<string>();
  const clashes = new Map<string, Said>();
  if (rev === now.rev) return { answered, untouched, clashes };
  for (const field of now.fields) {
    const [was] = typed.get(stoodName(field)) ?? [];
    if (was === undefined) continue;
    const here = short(field.columns ? cellsOf(field, typed) : valuesOf(field, typed));
    const there = stands(field);
    if (here === was) untouched.add(field.key);
    else if (there !== was && there !== here) clashes.set(field.key, say.changedElsewhere(shown(field, now)));
  }
  const counts = (key: string): boolean => !untouched.has(key) && !clashes.has(key);
  const { values, cells, files } = answered;
  return { answered: { values: only(values, counts), cells: only(cells ?? {}, counts), files }, untouched, clashes };
}

function shown({ columns, cells = [], value, options = [] }: PageField, { language }: FormPage): string {
  if (columns) return cells.map((row) => row.filter(Boolean).join(' · ')).join('\n');
  return inWords(
    value.map((each) => options.find((option) => option.value === each)?.label ?? each).join(' · '),
    language,
  );
}

function only<V>(record: Readonly<Record<string, V>>, counts: (key: string) => boolean): Record<string, V> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => counts(key)));
}

/** Of lists their filled parts, in any order. */
function short(value: readonly (string | readonly string[])[]): string {
  const parts = value.map((part) =>
    typeof part === 'string' ? part.trim() : part.map((cell) => cell.trim()).join('\n'),
  );
  const filled = parts.filter((part) => part.trim() !== '').toSorted();
  return createHash('sha256').update(JSON.stringify(filled)).digest('base64url').slice(0, 16);
}
