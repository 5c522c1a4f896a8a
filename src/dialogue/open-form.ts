import {
  type Answer,
  type Answers,
  type Asked,
  askedFields,
  type Evidence,
  type Field,
  type Form,
  perhapsAsked,
  type Source,
} from '../engine/form.ts';
import type { Binding, Refusal } from '../engine/procedure.ts';
import type { AnyFieldText, AnyFormText } from '../engine/texts.ts';
import type { Law } from '../law/law.ts';
import type { Said } from '../law/said.ts';
import type { Language } from '../names.ts';
import type { Texts } from '../text/language.ts';
import type { Cells, Incoming } from './message.ts';
import {
  type Read,
  type ReadingContext,
  type ReadRow,
  readAnswer,
  readCells,
  readInto,
  readRow,
} from './read-answer.ts';
import { explain } from './refusal-words.ts';
import type { SaidRow } from './said-rows.ts';
import { type Option, ownOptions } from './say-answer.ts';

/** A form that somebody is filling in, with all that is needed to ask, read and show its answers. */
export interface OpenForm {
  readonly draft: { readonly id: string; readonly rev: number; readonly answers: Answers };
  /** Which of the answers were not given by whoever fills it in, but are known: they are not asked. */
  readonly known?: ReadonlySet<string>;
  readonly form: Form;
  /** The case that it is on, or under which it opens one, and how much it is about. */
  readonly on?: string;
  /** What it is about, where the act shows that. */
  readonly about?: { readonly title: string; readonly rows: readonly SaidRow[] } | undefined;
  /** While nothing is answered: the earlier cases from which it can be filled in. */
  readonly copies?: readonly { readonly from: string; readonly label: string }[];
  /** What would be refused of the answers so far, when they are filed. */
  readonly faults?: () => readonly Refusal[];
  /** What is filed on it stays sealed until it is opened. */
  readonly sealed?: boolean;
  /** The version of the procedure that the draft began with. */
  readonly version: number;
  readonly text: AnyFormText;
  readonly texts: Texts;
  readonly language: Language;
  /** The button that sends it. */
  readonly submit: string;
  /** How much what is filed binds. */
  readonly binds: Binding;
  readonly optionsOf: (source: Source) => readonly Option[];
  /** Kinds of field that are asked as questions although the rest stands on pages. */
  readonly pagesLack?: Incoming['pagesLack'];
  readonly law: Law;
  readonly now: Date;
  readonly today: string;
}

const askedOf = new WeakMap<OpenForm, Asked>();
const questionsByForm = new WeakMap<OpenForm, Asked>();
/** Of most forms the same fields are asked whatever is answered, of everybody. */
const fieldsByKey = new WeakMap<Asked, ReadonlyMap<string, Field>>();

/** What is asked with the answers so far. */
export function asked(open: OpenForm): Asked {
  const fields = askedOf.get(open) ?? askedFields(open.form, open.version, open.draft.answers);
  askedOf.set(open, fields);
  return fields;
}

export function fieldOf(open: OpenForm, key: string): Field | undefined {
  const fields = asked(open);
  const byKey = fieldsByKey.get(fields) ?? new Map(fields);
  fieldsByKey.set(fields, byKey);
  return byKey.get(key);
}

/** So many questions need no announcement. */
const shortForm = 5;

/** Does a form begin with its first question? What is to be known before is said with that. */
export function isShort(open: OpenForm): boolean {
  return questionsOf(open).length <= shortForm && !open.copies?.length;
}

/** What is to be known, and to have ready, before it begins. */
export function introOf({ text: { intro, needs }, texts: { say } }: OpenForm): string {
  return [intro, needs && say.haveReady(needs)].filter(Boolean).join('\n');
}

/** What is asked question by question: neither what is known, nor what may be added in the review. */
export function questionsOf(open: OpenForm): Asked {
  const questions = questionsByForm.get(open) ?? questionsIn(asked(open), open.draft.answers, open.known);
  questionsByForm.set(open, questions);
  return questions;
}

/** How many questions there are; by the answers to come it may be more, and at most so many. */
export function countOf(open: OpenForm, questions = questionsOf(open)): { readonly of: number; readonly most: number } {
  const { form, version, draft, known } = open;
  const of = questions.length;
  return { of, most: of + questionsIn(perhapsAsked(form, version, draft.answers), draft.answers, known).length };
}

/** That in figures: of what is still open, from the least to the most. */
export function countWords({ of, most }: { readonly of: number; readonly most: number }): string {
  return of === most ? `${of}` : `${of}–${most}`;
}

/** Of these fields those that are asked question by question, where these of the answers are known. */
export function questionsIn(fields: Asked, answers: Answers, known: ReadonlySet<string> = new Set()): Asked {
  const isAside = ([key, field]: Asked[number]): boolean =>
    field.aside === true || (known.has(key) && isAnswered(field, answers[key]));
  return fields.some(isAside) ? fields.filter((each) => !isAside(each)) : fields;
}

/**
 * The first field that is asked and has no valid answer yet, after the one that was just answered and then from the
 * beginning; derived, never counted.
 */
export function nextField(open: OpenForm, after?: string): string | undefined {
  const fields = asked(open);
  const from = fields.findIndex(([key]) => key === after) + 1;
  const isOpen = ([key, field]: Asked[number]): boolean => lacks(field, open.draft.answers[key]);
  for (let at = from; at < fields.length; at += 1) {
    const field = fields[at];
    if (field && isOpen(field)) return field[0];
  }
  return fields.slice(0, from).find(isOpen)?.[0];
}

/** What would be refused of the answers so far, of this field or of all, in words. */
export function faultsOf(open: OpenForm, key?: string): readonly Fault[] {
  return (open.faults?.() ?? [])
    .filter(({ field }) => key === undefined || field === key)
    .map((refusal) => ({ field: refusal.field, text: explain(refusal, open.language, open.texts) }));
}

/** Why the answers would be refused, and beside which field it is said, if beside one. */
export interface Fault {
  readonly field: string | undefined;
  readonly text: Said;
}

/** The question before this one. */
export function fieldBefore(open: OpenForm, key: string | undefined): string | undefined {
  const keys = questionsOf(open).map(([each]) => each);
  const place = key === undefined ? keys.length : keys.indexOf(key);
  return place > 0 ? keys[place - 1] : undefined;
}

export function progress(open: OpenForm): { readonly filled: number; readonly of: number } {
  return progressIn(questionsOf(open), open.draft.answers);
}

/** How many of these fields are filled in. */
export function progressIn(fields: Asked, answers: Answers): { readonly filled: number; readonly of: number } {
  return { filled: fields.filter(([key, field]) => isAnswered(field, answers[key])).length, of: fields.length };
}

/** Is it still to be asked? What may be added is missed only where it is no answer to its question. */
export function lacks(field: Field, answer: Answer | undefined): boolean {
  return !isAnswered(field, answer) && !(field.aside && answer === undefined);
}

export function isAnswered(field: Field, answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  if (answer === null) return !field.required;
  return field.schema.safeParse(answer).success;
}

/** Has something been given as its answer, which could be lost? */
export function stands(field: Field, answer: Answer | undefined): boolean {
  return answer !== null && isAnswered(field, answer);
}

export function read(open: OpenForm, key: string, field: Field, typed: readonly string[]): Read {
  return readAnswer(field, typed, contextOf(open, key, field));
}

/** The same where questions are asked: of rows, what is chosen can be asked for afterwards. */
export function readTyped(open: OpenForm, key: string, field: Field, typed: readonly string[]): Read {
  const mayLack = (column: string): boolean => isChosen(open, key, field, column);
  return readAnswer(field, typed, { ...contextOf(open, key, field), mayLack });
}

/** Reads what was typed for one cell. */
export function readCell(open: OpenForm, key: string, field: Field, column: string, typed: string): Read | undefined {
  const asked = field.columns?.[column];
  const options = columnOptions(open, key, field, column);
  return asked && readAnswer(asked, [typed], { ...contextOf(open, key, field), options });
}

/** Reads a line, or what was typed for some columns of one, as the row of this place. */
export function readLine(
  open: OpenForm,
  key: string,
  field: Field,
  {
    cells,
    into,
    place,
  }: { readonly cells: readonly string[]; readonly into?: readonly string[]; readonly place: number },
): ReadRow {
  const mayLack = (column: string): boolean => isChosen(open, key, field, column);
  const context = { ...contextOf(open, key, field), mayLack };
  const columns = Object.entries(field.columns ?? {});
  if (!into) return readRow(cells, place, columns, context);
  return readInto(
    columns.filter(([column]) => into.includes(column)),
    cells,
    place,
    context,
  );
}

/** As many options as a chat shows without becoming a wall. */
export const mostPicks = 24;

/** Is it chosen from a few words what stands in this column, and not what its rows are about? */
export function isChosen(open: OpenForm, key: string, field: Field, column: string): boolean {
  const asked = field.columns?.[column];
  if (!asked || (asked.source && asked.source === field.each)) return false;
  const { length } = columnOptions(open, key, field, column);
  return length > 0 && length <= mostPicks;
}

/** Reads rows of which each cell was typed by itself. */
export function readRows(open: OpenForm, key: string, field: Field, cells: Cells): Read {
  return readCells(field, cells, contextOf(open, key, field));
}

function contextOf(open: OpenForm, key: string, field: Field): ReadingContext {
  return {
    today: open.today,
    options: offeredFor(open, key, field),
    optionsOf: open.optionsOf,
    columnOptions: (column) => columnOptions(open, key, field, column),
    columnLabel: (column) => textOf(open, key).columns?.[column]?.label ?? column,
  };
}

/** What of these can be chosen now. */
export function offeredFor(open: OpenForm, key: string, field: Field): readonly Option[] {
  const all = optionsFor(open, key, field);
  if (!field.among) return all;
  const now = new Set(open.optionsOf(field.among).map(({ value }) => value));
  return all.filter(({ value }) => now.has(value));
}

/** What a field can be answered with, when it is a choice. */
export function optionsFor(open: OpenForm, key: string, field: Field): readonly Option[] {
  if (field.source) return open.optionsOf(field.source);
  return ownOptions(field.options, textOf(open, key).options);
}

export function columnOptions(open: OpenForm, key: string, field: Field, column: string): readonly Option[] {
  const asked = field.columns?.[column];
  if (!asked) return [];
  if (asked.source) return open.optionsOf(asked.source);
  return ownOptions(asked.options, textOf(open, key).columns?.[column]?.options);
}

export function textOf(open: OpenForm, key: string): AnyFieldText {
  const text = open.text.fields[key];
  if (!text) throw new Error(`nothing is said of the field ${key} of ${open.form.id}`);
  return text;
}

/** What of a sealed form is covered wherever it is said: its prices. */
export function isCovered({ sealed }: Pick<OpenForm, 'sealed'>, field: Field): boolean {
  return sealed === true && isPrice(field);
}

/** An amount, or rows with amounts. */
export function isPrice({ kind, columns }: Field): boolean {
  return kind === 'money' || Object.values(columns ?? {}).some((column) => column.kind === 'money');
}

/** By what a file is told from its few neighbours, and not known to anybody else. */
export function markOf({ hash }: Evidence): string {
  return hash.slice(-6);
}

/** The files of a files field. */
export function evidenceOf(answer: Answer | undefined): readonly Evidence[] {
  // Only a files field holds evidence, and its schema let nothing else in.
  return Array.isArray(answer) ? (answer as readonly Evidence[]) : [];
}
