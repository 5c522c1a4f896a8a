import type { Answer, Answers, Field, Source } from '../engine/form.ts';
import { type AnyNotice, type AskedRow, bodies, type OwnRow, persons } from '../engine/notice.ts';
import type { AnyFieldText } from '../engine/texts.ts';
import type { Bilingual } from '../law/bilingual.ts';
import { catalogueItems as items } from '../law/catalogue-data.ts';
import { divisions } from '../law/divisions-data.ts';
import { isNothing, type Said } from '../law/said.ts';
import { inLanguage, type Language, type NoticeKind } from '../names.ts';
import { cityDivisions, catalogueItems as itemSource } from '../procedures/common/options.ts';
import { noticeOf } from '../procedures/notices.ts';
import { formText, texts } from '../text/all.ts';
import { type Option, ownOptions, type SayingContext, sayAnswer } from './say-answer.ts';

/** What was told to the public: a kind of notice with its rows. */
interface Told {
  readonly kind: NoticeKind;
  readonly rows: Answers;
}

/** A row as it is read. */
interface SaidRow {
  readonly label: string;
  readonly value: Said;
}

/** How those are called whom notices name by their ids. */
export interface Names {
  readonly bodies: ReadonlyMap<string, Bilingual>;
  readonly persons: ReadonlyMap<string, string>;
}

/** The ids of bodies and persons that these notices name. */
export function namedIn(told: readonly Told[]): {
  readonly bodies: readonly string[];
  readonly persons: readonly string[];
} {
  const of = (source: Source) => [...new Set(told.flatMap((each) => idsIn(each, source)))];
  return { bodies: of(bodies), persons: of(persons) };
}

/** A notice's rows as they are read, in the order in which they are declared. */
export function noticeRows({ kind, rows }: Told, names: Names, language: Language): readonly SaidRow[] {
  return said(noticeOf(kind), Object.keys(noticeOf(kind).rows), rows, names, language);
}

/** Of a notice's rows, those that are facts about its project at a glance. */
export function headlineRows({ kind, rows }: Told, names: Names, language: Language): readonly SaidRow[] {
  return said(noticeOf(kind), noticeOf(kind).headline, rows, names, language);
}

function said(
  { kind, rows: declared }: AnyNotice,
  keys: readonly string[],
  rows: Answers,
  names: Names,
  language: Language,
): readonly SaidRow[] {
  return keys.flatMap((key) => {
    const row = declared[key];
    const value = rows[key];
    const words = texts[language].notices[kind].rows[key];
    if (!row || value === undefined || value === null || words === undefined) return [];
    const own = typeof words === 'string' ? { label: words } : words;
    const spoken = sayRow(row, value, own, names, language);
    return isNothing(spoken) ? [] : [{ label: own.label, value: spoken }];
  });
}

type Words = Omit<AnyFieldText, 'ask' | 'help'>;

function sayRow(row: OwnRow | AskedRow, value: Answer, own: Words, names: Names, language: Language): Said {
  const { field } = row;
  const words = 'asked' in row ? formText(language, row.asked.form).fields[row.asked.key] : own;
  return sayAnswer(field, value, contextOf(field, words, names, language));
}

function contextOf(field: Field, words: Words | undefined, names: Names, language: Language): SayingContext {
  const offered = (each: Field | undefined, options: Words['options']): readonly Option[] =>
    each?.source ? listed(each.source, names, language) : ownOptions(each?.options, options);
  return {
    language,
    options: offered(field, words?.options),
    columnOptions: (column) => offered(field.columns?.[column], words?.columns?.[column]?.options),
    columnLabel: (column) => words?.columns?.[column]?.label ?? '',
    each: [],
    masked: true,
    none: '',
    yes: texts[language].say.confirmed,
  };
}

/** The choices of a list that is the same for every case, or of those whom the notices name. */
function listed(source: Source, names: Names, language: Language): readonly Option[] {
  switch (source) {
    case bodies:
      return [...names.bodies].map(([value, name]) => ({ value, label: inLanguage(name, language) }));
    case persons:
      return [...names.persons].map(([value, label]) => ({ value, label }));
    case cityDivisions:
      return divisions.map((each) => ({ value: each.code, label: inLanguage(each, language) }));
    case itemSource:
      return items.map((each) => ({ value: each.code, label: inLanguage(each, language) }));
    default:
      return [];
  }
}

function idsIn({ kind, rows }: Told, source: Source): readonly string[] {
  return Object.entries(noticeOf(kind).rows).flatMap(([key, { field }]) => idsOf(field, rows[key], source));
}

function idsOf(field: Field, value: unknown, source: Source): readonly string[] {
  if (typeof value === 'string') return field.source === source ? [value] : [];
  if (!Array.isArray(value)) return [];
  const columns = Object.entries(field.columns ?? {});
  return value.flatMap((each) =>
    columns.length === 0
      ? idsOf(field, each, source)
      : columns.flatMap(([key, column]) => idsOf(column, each[key], source)),
  );
}
