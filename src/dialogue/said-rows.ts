import type { Answer, Answers, Field, Source } from '../engine/form.ts';
import { type AskedRow, bodies, type OwnRow, persons, type RowSet } from '../engine/rows.ts';
import type { AnyFieldText, AnyRowsText } from '../engine/texts.ts';
import type { Bilingual } from '../law/bilingual.ts';
import { catalogueItems as items } from '../law/catalogue-data.ts';
import type { Division } from '../law/divisions-data.ts';
import { isNothing, type Said } from '../law/said.ts';
import { inLanguage, type Language } from '../names.ts';
import { cityDivisions, catalogueItems as itemSource } from '../procedures/common/options.ts';
import { formText, texts } from '../text/all.ts';
import { type Option, ownOptions, type SayingContext, sayAnswer } from './say-answer.ts';

/** A row as it is read. */
export interface SaidRow {
  readonly label: string;
  readonly value: Said;
}

/** How those are called whom rows name by their ids, and the parts of the city by their codes. */
export interface Names {
  readonly divisions: readonly Division[];
  readonly bodies: ReadonlyMap<string, Bilingual>;
  readonly persons: ReadonlyMap<string, string>;
  /** The choices of a list that is made for a case; none where there is no case. */
  readonly ofCase: (source: Source) => readonly Option[];
}

/** Declared rows as they are read, by these keys in their order, personal ones masked; what is absent has no row. */
export function saidRows(
  declared: RowSet,
  keys: readonly string[],
  rows: Answers,
  { rows: labels }: AnyRowsText,
  names: Names,
  language: Language,
  masked = true,
): readonly SaidRow[] {
  return keys.flatMap((key) => {
    const row = declared[key];
    const value = rows[key];
    const words = labels[key];
    if (!row || value === undefined || value === null || words === undefined) return [];
    const own = typeof words === 'string' ? { label: words } : words;
    const spoken = sayRow(row, value, own, names, language, masked);
    return isNothing(spoken) ? [] : [{ label: own.label, value: spoken }];
  });
}

/** The ids that stand in these rows for things of this list. */
export function idsIn(declared: RowSet, rows: Answers, source: Source): readonly string[] {
  return Object.entries(declared).flatMap(([key, { field }]) => idsOf(field, rows[key], source));
}

type Words = Omit<AnyFieldText, 'ask' | 'help'>;

function sayRow(
  row: OwnRow | AskedRow,
  value: Answer,
  own: Words,
  names: Names,
  language: Language,
  masked: boolean,
): Said {
  const { field } = row;
  const words = 'asked' in row ? formText(language, row.asked.form).fields[row.asked.key] : own;
  return sayAnswer(field, value, contextOf(field, words, names, language, masked));
}

function contextOf(
  field: Field,
  words: Words | undefined,
  names: Names,
  language: Language,
  masked: boolean,
): SayingContext {
  const offered = (each: Field | undefined, options: Words['options']): readonly Option[] =>
    each?.source ? listed(each.source, names, language) : ownOptions(each?.options, options);
  return {
    language,
    options: offered(field, words?.options),
    columnOptions: (column) => offered(field.columns?.[column], words?.columns?.[column]?.options),
    columnLabel: (column) => words?.columns?.[column]?.label ?? '',
    each: [],
    masked,
    none: '',
    yes: texts[language].say.confirmed,
  };
}

/** The choices of a list that is the same for every case, of those whom the notices name, or of the case's own. */
function listed(source: Source, names: Names, language: Language): readonly Option[] {
  switch (source) {
    case bodies:
      return [...names.bodies].map(([value, name]) => ({ value, label: inLanguage(name, language), kind: 'body' }));
    case persons:
      return [...names.persons].map(([value, label]) => ({ value, label, kind: 'person' }));
    case cityDivisions:
      return names.divisions.map((each) => ({ value: each.code, label: inLanguage(each, language) }));
    case itemSource:
      return items.map((each) => ({ value: each.code, label: inLanguage(each, language) }));
    default:
      return names.ofCase(source);
  }
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
