import type { Answer, Answers, Field, Source } from '../engine/form.ts';
import { catalogueItems } from '../law/catalogue-data.ts';
import { isCityDate } from '../law/date.ts';
import { divisions } from '../law/divisions-data.ts';
import { yuan } from '../law/money.ts';
import { sayDate } from '../law/speak.ts';
import { inLanguage, type Language, type NoticeKind } from '../names.ts';
import { cityDivisions, catalogueItems as itemSource } from '../procedures/common/options.ts';
import { allForms } from '../procedures/forms.ts';
import { formText, texts } from '../text/all.ts';
import type { Option } from './read-answer.ts';
import { answerValue, fileSize, type SayingContext } from './say-answer.ts';
import type { Value } from './value.ts';

/** Amounts that an act computed, so that no field of a form says what they are. In fen. */
const amounts = new Set(['amount', 'budget', 'price', 'deduction']);

/** What the public asks first, and which notice says it. */
const headlines: Readonly<Partial<Record<NoticeKind, readonly string[]>>> = {
  consultation: ['users', 'divisions'],
  tender: ['budget', 'ceiling', 'method'],
  award: ['supplier', 'amount'],
  contract: ['start', 'end'],
  evaluation: ['grade', 'score'],
};

/** Of a notice's rows, those that are facts about its project at a glance. */
export function headlineRows(kind: NoticeKind, rows: Answers, language: Language): ReturnType<typeof noticeRows> {
  const keys = headlines[kind] ?? [];
  return noticeRows(kind, Object.fromEntries(keys.map((key) => [key, rows[key]])), language);
}

/** A notice's rows as they are read, in the order in which its texts name them. */
export function noticeRows(
  kind: NoticeKind,
  rows: Answers,
  language: Language,
): readonly { readonly label: string; readonly value: Value }[] {
  return Object.entries(texts[language].notices[kind].rows)
    .filter(([key]) => rows[key] !== undefined && rows[key] !== null)
    .map(([key, label]) => ({ label, value: said(key, rows[key] ?? null, language) }))
    .filter(({ value }) => value !== '');
}

/** What was asked in a form is said as that form says it; the rest by what it is. */
function said(key: string, value: Answer, language: Language): Value {
  for (const { id, fields } of allForms) {
    const field = fields[key];
    if (field && field.kind !== 'files' && field.schema.safeParse(value).success) {
      return answerValue(field, value, contextOf(id, key, field, language));
    }
  }
  if (typeof value === 'number' && amounts.has(key)) return { kind: 'money', fen: value };
  return plainly(key, value, language);
}

function plainly(key: string, value: unknown, language: Language): string {
  const { grades, parties, and, fileNamed } = texts[language].say;
  if (typeof value === 'number') return amounts.has(key) ? yuan(value) : String(value);
  if (typeof value === 'string') {
    const word = Object.entries({ ...grades, ...parties }).find(([name]) => name === value);
    if (word) return word[1];
    return isCityDate(value) ? sayDate(value, language) : value;
  }
  if (Array.isArray(value)) {
    const lines = value.map((each) => plainly(key, each, language));
    return value.every((each) => typeof each === 'string') ? lines.join(and) : lines.join('\n');
  }
  if (typeof value !== 'object' || value === null) return '';
  if ('hash' in value && 'name' in value && 'size' in value)
    return fileNamed(String(value.name), fileSize(Number(value.size)));
  return Object.entries(value)
    .map(([name, cell]) => plainly(name, cell, language))
    .filter(Boolean)
    .join(' · ');
}

function contextOf(form: string, key: string, field: Field, language: Language): SayingContext {
  const words = formText(language, form).fields[key];
  return {
    language,
    options: field.source ? offered(field.source, language) : named(field.options, words?.options),
    columnOptions: (column: string): readonly Option[] =>
      named(field.columns?.[column]?.options, words?.columns?.[column]?.options),
    columnLabel: (column: string): string => words?.columns?.[column]?.label ?? '',
    each: [],
    masked: true,
    none: '',
    yes: texts[language].say.confirmed,
  };
}

/** Of the lists that a notice refers to, those that are the same for every case. */
function offered(source: Source, language: Language): readonly Option[] {
  if (source !== cityDivisions && source !== itemSource) return [];
  const list = source === cityDivisions ? divisions : catalogueItems;
  return list.map((each) => ({ value: each.code, label: inLanguage(each, language) }));
}

function named(
  values: readonly string[] | undefined,
  words: Readonly<Record<string, string>> | undefined,
): readonly Option[] {
  return (values ?? []).map((value) => ({ value, label: words?.[value] ?? value }));
}
