import type { Answer, Evidence, Field, Row } from '../engine/form.ts';
import { isCityDate } from '../law/date.ts';
import { maskAccount, maskName, maskPhone } from '../law/mask.ts';
import { sayPhone } from '../law/phone.ts';
import { codeOf, joined, type Said, said } from '../law/said.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { sayFileSize } from './file-size.ts';
import type { Cells } from './message.ts';
import { namingColumn } from './row-names.ts';

/** An option of a choice or a reference, with the word that stands for it in the reader's language. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** Whether it is a body or a person that goes by this name. */
  readonly kind?: 'body' | 'person';
  /** What is said of it where one chooses, and nowhere else. */
  readonly now?: string;
  /** To which part of a long list it belongs. */
  readonly group?: string;
}

/** A form's own options, by what each is called in a language. */
export function ownOptions(
  values: readonly string[] | undefined,
  words: Readonly<Record<string, string>> | undefined,
): readonly Option[] {
  return (values ?? []).map((value) => ({ value, label: words?.[value] ?? value }));
}

/** What saying an answer needs: the words of its options and columns, and whether the reader may see personal data. */
export interface SayingContext {
  readonly language: Language;
  readonly options: readonly Option[];
  readonly columnOptions: (column: string) => readonly Option[];
  readonly columnLabel: (column: string) => string;
  /** Of rows that come one for each of a list: the names of that list. */
  readonly each: readonly Option[];
  readonly masked: boolean;
  readonly none: string;
  readonly yes: string;
}

/** An answer as a person reads it: amounts, days and numbers by their kind. */
export function sayAnswer(field: Field, answer: Answer | undefined, context: SayingContext): Said {
  if (answer === undefined || answer === null) return context.none;
  if (context.masked && field.personal) return masked(field, answer);
  switch (field.kind) {
    case 'phone':
      return sayPhone(String(answer));
    case 'long-text':
      return String(answer);
    case 'account':
      return codeOf(String(answer));
    case 'text':
    case 'integer':
    case 'decimal':
      return counted(field, answer, context);
    case 'money':
      return typeof answer === 'number' ? { kind: 'money', fen: answer } : String(answer);
    case 'date':
      return typeof answer === 'string' && isCityDate(answer) ? { kind: 'date', date: answer } : String(answer);
    case 'credit-code':
      return String(answer).replaceAll(/(.{4})(?=.)/g, '$1 ');
    case 'case-number': {
      const number = word(String(answer), context.options);
      return number === answer ? number : { kind: 'case', id: String(answer), number };
    }
    case 'consent':
      return context.yes;
    case 'reference':
      return named(String(answer), context.options);
    case 'choice':
      return word(String(answer), context.options);
    case 'choices':
      return joined(
        list(answer).map((value) => named(String(value), context.options)),
        texts[context.language].say.and,
      );
    case 'files':
      return list(answer)
        .map((file) => fileName(file, context.language))
        .join('\n');
    case 'rows':
      return joined(
        list(answer).map((row, index) => sayRow(field, row, index, context)),
        '\n',
      );
  }
}

/** An answer as it would be typed, to begin from when it is changed. */
export function typedAnswer(field: Field, answer: Answer | undefined, context: SayingContext): readonly string[] {
  if (answer === undefined || answer === null) return [];
  switch (field.kind) {
    case 'money':
      return typeof answer === 'number' ? [plainYuan(answer)] : [];
    case 'case-number':
      return [word(String(answer), context.options)];
    case 'choices':
      return list(answer).map(String);
    case 'files':
      return [];
    case 'rows':
      return [
        typedCells(field, answer, context)
          .map((row) => typedLine(row, context.language))
          .join('\n'),
      ];
    default:
      return [String(answer)];
  }
}

function masked(field: Field, answer: Answer): string {
  if (field.kind === 'phone') return maskPhone(String(answer));
  if (field.kind === 'account') return maskAccount(String(answer));
  return typeof answer === 'string' && field.kind === 'text' ? maskName(answer) : '***';
}

/** A number as one, and points that were kept as text too; what else stands for it, with what it counts. */
function counted({ unit }: Field, answer: Answer, { language }: SayingContext): Said {
  const number = unit === 'points' ? Number(answer) : answer;
  if (typeof number === 'number' && !Number.isNaN(number)) return { kind: 'number', number, ...(unit && { unit }) };
  return unit ? texts[language].say.units[unit](String(answer)) : String(answer);
}

/** A row, what could be taken for another of its numbers with the names of their columns, and in front what it is about where no column says it. */
function sayRow(field: Field, row: unknown, index: number, context: SayingContext): Said {
  const alike = alikeIn(Object.values(field.columns ?? {}));
  const given = cells(field, row);
  const units = new Set(given.map(([, { unitIn }]) => unitIn));
  const all = given.map(([key, column, value]) => {
    if (units.has(key)) return '';
    const counts = given.find(([each]) => each === column.unitIn)?.[2];
    if (typeof counts === 'string')
      return said`${sayAnswer(column, value, context)}${counts === '%' ? '' : ' '}${counts}`;
    const words = sayAnswer(column, value, { ...context, options: context.columnOptions(key), none: '' });
    return words !== '' && alike(column) ? said`${context.columnLabel(key)} ${words}` : words;
  });
  return joined([namingColumn(field) ? '' : (context.each[index]?.label ?? ''), ...all], ' · ');
}

/** Which of these columns say what they are: numbers without a unit, several amounts, and all numbers where two count the same. */
function alikeIn(columns: readonly Field[]): (column: Field) => boolean {
  const several = columns.filter(({ kind }) => kind === 'money').length > 1;
  const units = columns.filter(isNumber).flatMap(({ unit }) => unit ?? []);
  const same = new Set(units).size < units.length;
  return (column) => (column.kind === 'money' ? several : isNumber(column) && (same || !column.unit));
}

function isNumber({ kind }: Field): boolean {
  return kind === 'integer' || kind === 'decimal';
}

/** The cells of rows, each as it would be typed. */
export function typedCells(field: Field, answer: Answer, context: SayingContext): Cells {
  return list(answer ?? []).map((row) => typedRow(field, row, context));
}

function typedRow(field: Field, row: unknown, context: SayingContext): readonly string[] {
  return cells(field, row).map(([key, column, value]) => {
    const options = context.columnOptions(key);
    if (typeof value === 'string' && options.length > 0) return word(value, options);
    return typedAnswer(column, value, context)[0] ?? '';
  });
}

/** A row as a line. What parts its cells cannot stand in one; the nearest mark takes its place. */
function typedLine(row: readonly string[], language: Language): string {
  return row
    .map((cell) => cell.replaceAll(/[;；|]/g, '，').replaceAll(/[\t\n]/g, ' '))
    .join(texts[language].say.cellEnd);
}

function cells(field: Field, row: unknown): readonly (readonly [string, Field, Answer | undefined])[] {
  if (!isRow(row)) return [];
  return Object.entries(field.columns ?? {}).map(([key, column]) => [key, column, row[key]]);
}

function list(answer: Answer): readonly unknown[] {
  return Array.isArray(answer) ? answer : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fileName(file: unknown, language: Language): string {
  return isEvidence(file) ? texts[language].say.fileNamed(file.name, sayFileSize(file.size)) : '';
}

function word(value: string, options: readonly Option[]): string {
  return options.find((option) => option.value === value)?.label ?? value;
}

/** A body or a person goes by its kind. */
function named(value: string, options: readonly Option[]): Said {
  const name = word(value, options);
  const { kind } = options.find((option) => option.value === value) ?? {};
  return kind ? { kind, name } : name;
}

function plainYuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}

/** Is it a stored file, among the answers that were parsed when they were filed? */
export function isEvidence(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && 'hash' in value && 'mime' in value;
}
