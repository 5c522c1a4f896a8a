import { type Answer, type Asked, type Field, type FieldKind, fieldsIn } from '../engine/form.ts';
import type { Said } from '../law/said.ts';
import { setting } from '../law/setting.ts';
import { columnName, expectedLines, rowShape } from './ask-rows.ts';
import { mebibytes } from './file-size.ts';
import { foundIn } from './found-options.ts';
import type { Cells, Choosing, FormPage, FoundOption, PageField, PageOption } from './message.ts';
import {
  asked,
  columnOptions,
  evidenceOf,
  faultsOf,
  fieldOf,
  introOf,
  lacks,
  type OpenForm,
  offeredFor,
  progressIn,
  textOf,
} from './open-form.ts';
import { answeredWith } from './prompt.ts';
import { matches } from './read-answer.ts';
import { namingColumn } from './row-names.ts';
import { type Option, typedAnswer, typedCells } from './say-answer.ts';
import { choosable, sayingContext } from './saying-context.ts';

/** Fields on a page: few enough for a phone. */
const fieldsPerPage = 7;

/**
 * The pages of a form: a field that depends on another comes on the page after that, so that it is known whether to ask it,
 * and what comes behind it does not wait for it. What is answered only takes questions away: none moves to another page, past
 * the reader.
 */
export function pagesOf(open: OpenForm): readonly Asked[] {
  const pages: (readonly [string, Field])[][] = [];
  const places = new Map<string, number>();
  let at = 0;
  for (const [key, field] of fieldsIn(open.form, open.version)) {
    if (!isOnPage(open, field)) continue;
    const after = field.only && places.get(field.only.field);
    let place = after === undefined ? at : after + 1;
    while ((pages[place]?.length ?? 0) >= fieldsPerPage) place += 1;
    if (after === undefined) at = place;
    const page = pages[place] ?? [];
    page.push([key, field]);
    pages[place] = page;
    places.set(key, place);
  }
  const now = new Set(asked(open).map(([key]) => key));
  return pages.map((page) => page.filter(([key]) => now.has(key))).filter((page) => page.length > 0);
}

/** So few answers are seen at once, and need no review even where they bind. */
const seenAtOnce = 3;

/** What is looked up before it is reviewed; and what is besides looked through once more where it binds. */
const lookedUp: readonly FieldKind[] = ['credit-code', 'case-number'];
const lookedThrough: readonly FieldKind[] = [...lookedUp, 'rows'];

/** Does all that is asked stand on one page, to be filed from it? What binds is filed so only where it is short. */
function isOnePage(open: OpenForm, pages: readonly Asked[]): boolean {
  const fields = asked(open);
  const isLight = open.binds === 'lightly';
  const reviewed = isLight ? lookedUp : lookedThrough;
  const isSeen = ([, field]: Asked[number]): boolean => isOnPage(open, field) && !reviewed.includes(field.kind);
  return pages.length === 1 && (isLight || fields.length <= seenAtOnce) && fields.every(isSeen);
}

/** Whether a field stands on a page; one that does not is asked as a question. */
export function isOnPage({ pagesLack }: OpenForm, { kind }: Field): boolean {
  return !pagesLack?.includes(kind);
}

/** The first field that has no answer yet and stands on no page. */
export function openQuestion(open: OpenForm): string | undefined {
  const isOpen = ([key, field]: Asked[number]): boolean => lacks(field, open.draft.answers[key]);
  return asked(open).find((each) => !isOnPage(open, each[1]) && isOpen(each))?.[0];
}

/** What was typed and is no answer, by field, and why: it is shown again as it was typed. */
export type Wrong = Readonly<
  Record<string, Pick<PageField, 'cells' | 'errorAt'> & { readonly typed: readonly string[]; readonly error: Said }>
>;

/** One page of the form; past the last one, the review of all of it. */
export function formPage(open: OpenForm, page: number, wrong: Wrong = {}): FormPage {
  const pages = pagesOf(open);
  const at = Math.min(Math.max(page, 0), pages.length);
  const fields = pages[at] ?? [];
  return {
    language: open.language,
    draft: open.draft.id,
    rev: open.draft.rev,
    page: at,
    pages: pages.length,
    title: open.text.title,
    ...(open.on !== undefined && { on: open.on }),
    ...(at === 0 && { intro: introOf(open), leave: open.texts.say.leaveAnyTime }),
    ...(open.about && { about: open.about }),
    ...(at === 0 && open.copies && open.copies.length > 0 && { copies: open.copies }),
    fields: fields.map(([key, field]) => pageField(open, key, field, wrong[key])),
    ...(at === 0 && isOnePage(open, pages) && { whole: true as const }),
    ...(at === pages.length && { review: reviewRows(open), faults: pageFaults(open) }),
    outline: pages.map((page) => outlineOf(open, page)),
    submit: open.submit,
    ...(open.binds === 'finally' && { ends: true as const }),
  };
}

/** The page with what on it would be refused, each beside its field. */
export function withFaults(open: OpenForm, page: FormPage): FormPage {
  const fields = page.fields.map((field) => {
    const [fault] = faultsOf(open, field.key);
    return fault ? { ...field, error: fault.text } : field;
  });
  return { ...page, fields };
}

/** All that would be refused, with the page on which each can be changed. */
function pageFaults(open: OpenForm): NonNullable<FormPage['faults']> {
  const rows = reviewRows(open);
  return faultsOf(open).map(({ field, text }) => {
    const row = rows.find(({ key }) => key === field);
    return { text, ...(row && { key: row.key, label: row.label, page: row.page }) };
  });
}

/** Every answer, in order, with the page on which it can be changed: the review itself, where none is. */
export function reviewRows(
  open: OpenForm,
): readonly { readonly key: string; readonly label: string; readonly value: Said; readonly page: number }[] {
  const pages = pagesOf(open);
  return asked(open).map(([key]) => {
    const page = pages.findIndex((fields) => fields.some(([each]) => each === key));
    return {
      key,
      label: textOf(open, key).label,
      value: answeredWith(open, key),
      page: page < 0 ? pages.length : page,
    };
  });
}

/** What is on a page, by the names of its first and last question, and how much of it is filled in. */
function outlineOf(
  open: OpenForm,
  page: Asked,
): { readonly label: string; readonly filled: number; readonly of: number } {
  const labels = [page.at(0), page.at(-1)].flatMap((each) => (each ? [textOf(open, each[0]).label] : []));
  return {
    label: [...new Set(labels)].join(' … '),
    ...progressIn(
      page.filter(([, { aside }]) => !aside),
      open.draft.answers,
    ),
  };
}

function columnsOf(open: OpenForm, key: string, field: Field): NonNullable<PageField['columns']> {
  return Object.entries(field.columns ?? {}).map(([column, asked]) => {
    const options = columnOptions(open, key, field, column).map((option) => pageOption(open, option));
    const label = columnName(open, key, column, asked);
    const names = (asked.source !== undefined && asked.source === field.each) || field.about?.includes(column);
    return {
      key: column,
      label,
      kind: asked.kind,
      required: asked.required,
      ...(options.length > 0 && { options }),
      ...(names && { names }),
    };
  });
}

function pageOption(open: OpenForm, option: Option): PageOption {
  const { value, label, now, group } = option;
  return { value, label, ...(now && { shown: choosable(open, option) }), ...(group && { group }) };
}

/** What can be chosen in a field, or of rows in one of their columns, by words. */
export function optionsByWords(
  open: OpenForm,
  { field: key, column }: Extract<Choosing, { readonly draft: string }>,
  words: string,
): readonly FoundOption[] {
  const field = fieldOf(open, key);
  if (!field) return [];
  const named = column === undefined ? undefined : Object.keys(field.columns ?? {})[column];
  const options = named === undefined ? offeredFor(open, key, field) : columnOptions(open, key, field, named);
  return foundIn(
    options.map((option) => pageOption(open, option)),
    words,
  );
}

function pageField(open: OpenForm, key: string, field: Field, wrong: Wrong[string] | undefined): PageField {
  const { label, ask, help } = textOf(open, key);
  const limits = limitsOf(open, field);
  const options = offeredFor(open, key, field).map((option) => pageOption(open, option));
  const current = open.draft.answers[key];
  const shape = field.kind === 'rows' ? rowShape(open, key, field) : undefined;
  return {
    key,
    kind: field.kind,
    label,
    ask,
    ...(help && { help }),
    ...(limits && { limits }),
    ...(shape && { shape }),
    required: field.required,
    ...(field.aside && { aside: true }),
    ...(options.length > 0 && { options }),
    value: wrong?.typed ?? typedSoFar(open, key, field, current),
    ...(field.kind === 'rows' && tableOf(open, key, field, cellsOf(open, key, field, wrong?.cells))),
    ...(field.kind === 'files' && { files: evidenceOf(current), takes: takenIn(open) }),
    ...(field.min !== undefined && { min: field.min }),
    ...(field.max !== undefined && { max: field.max }),
    ...(wrong && { error: wrong.error }),
    ...(wrong?.errorAt && { errorAt: wrong.errorAt }),
  };
}

/** The columns and cells of a table, and what each row is about where that is not filled in. */
function tableOf(
  open: OpenForm,
  key: string,
  field: Field,
  cells: Cells,
): Pick<PageField, 'columns' | 'cells' | 'rowNames'> {
  const columns = columnsOf(open, key, field);
  const names = field.each
    ? open.optionsOf(field.each).map(({ label }) => label)
    : field.about && cells.map((row) => aboutOf(columns, row));
  return { columns, cells, ...(names && { rowNames: names }) };
}

function aboutOf(columns: NonNullable<PageField['columns']>, row: readonly string[]): string {
  return columns
    .flatMap(({ names, options }, place) => {
      const cell = row[place] ?? '';
      return names ? [options?.find((option) => matches(cell, option))?.label ?? cell] : [];
    })
    .join(' · ');
}

/** How long a text may be; of what is chosen or sent, how many. */
function limitsOf({ texts: { say } }: OpenForm, { kind, min = 0, max }: Field): string {
  if (max === undefined) return '';
  if (kind === 'long-text') return say.charactersFit(min, max);
  return kind === 'files' ? say.filesFit(max) : '';
}

/** Which files are taken, with the limit of the day. */
function takenIn({ texts, law, today }: OpenForm): string {
  return texts.say.filesTaken(mebibytes(setting(law, 'file.max-bytes', today).value));
}

/** Has it no answer yet, or none any more? */
function isOpen(field: Field, current: Answer | undefined): current is null | undefined {
  return current === undefined || (current === null && field.required);
}

function typedSoFar(open: OpenForm, key: string, field: Field, current: Answer | undefined): readonly string[] {
  if (isOpen(field, current)) return field.each ? [expectedLines(open, field)] : [];
  return typedAnswer(field, current, sayingContext(open, key, field));
}

/** The cells as they were typed, else of the rows that there are; of rows that are expected by name, one for each. */
function cellsOf(open: OpenForm, key: string, field: Field, wrong: Cells | undefined): Cells {
  const current = open.draft.answers[key];
  const held = isOpen(field, current) ? [] : typedCells(field, current, sayingContext(open, key, field));
  const cells = wrong ?? held;
  const naming = namingColumn(field);
  if (!field.each || !naming) return cells;
  const columns = Object.keys(field.columns ?? {});
  const at = columns.indexOf(naming);
  return open
    .optionsOf(field.each)
    .map(
      (option) =>
        cells.find((row) => matches(row[at], option)) ??
        columns.map((column) => (column === naming ? option.label : '')),
    );
}
