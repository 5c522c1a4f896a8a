import { z } from 'zod';
import type { Bilingual } from '../law/bilingual.ts';
import type { Looks } from '../law/counted-day.ts';
import { readCreditCode } from '../law/credit-code.ts';
import { isPhone } from '../law/phone.ts';
import type { Unit } from '../law/said.ts';
import type { ProcedureId } from '../names.ts';

/** An answer as it is stored: plain JSON, keyed by field. `null` means asked and skipped. */
export type Answer = string | number | boolean | null | readonly Row[] | readonly string[] | readonly Evidence[];
export type Answers = Readonly<Record<string, Answer | undefined>>;
export type Row = Readonly<Record<string, string | number | null>>;

/** A stored file, by its SHA-256. */
export const evidence = z.strictObject({
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  mime: z.string().max(100),
  size: z.int().nonnegative(),
});
export type Evidence = z.infer<typeof evidence>;

export type FieldKind =
  | 'text'
  | 'long-text'
  | 'integer'
  | 'decimal'
  | 'money'
  | 'date'
  | 'choice'
  | 'choices'
  | 'reference'
  | 'rows'
  | 'files'
  | 'phone'
  | 'account'
  | 'credit-code'
  | 'case-number'
  | 'consent';

/** Something that a reference can name; the value is what is stored. */
export interface SourceOption extends Bilingual {
  readonly value: string;
  /** What changes about it, said only where somebody chooses: it has no place in what was filed. */
  readonly now?: Bilingual;
  /** To which part of a long list it belongs. */
  readonly group?: Bilingual;
}

/** Where the options of a `reference` come from: a list that the case and the city hold, not the form. */
export interface Source {
  readonly name: string;
  readonly options: (situation: never) => readonly SourceOption[];
  /** The named facts that the options are made of: whoever asks in such a form needs them. */
  readonly needs: readonly string[];
}

/** Shown only while another field of the same form holds such an answer. */
export interface Condition {
  readonly field: string;
  readonly holds: (answer: Answer | undefined) => boolean;
}

/** What to ask for and what counts as an answer. */
export interface Field<T = unknown> {
  readonly kind: FieldKind;
  readonly schema: z.ZodType<T>;
  readonly required: boolean;
  /** The procedure's version that first asked it; older cases and drafts are never asked. */
  readonly since: number;
  /** The first version that no longer asks it. */
  readonly until?: number;
  /** Not asked by itself: it stands in the review, where whoever wants to fills it in. */
  readonly aside?: true;
  /** Personal data: masked in all that is public. */
  readonly personal: boolean;
  readonly options?: readonly string[];
  readonly source?: Source;
  /** Of a choice: those of its options that can be chosen now; whatever was answered before is said all the same. */
  readonly among?: Source;
  /** Of a case that is named by its number: the procedures of which it can be. */
  readonly cites?: readonly ProcedureId[];
  readonly unit?: Unit;
  /** The column that says what this one counts, where whoever fills it in says that. */
  readonly unitIn?: string;
  readonly columns?: Fields;
  /** Rows: one for each option of this source, in its order. */
  readonly each?: Source;
  /** Rows that lie ready: the columns that say what each is about, which nobody fills in. */
  readonly about?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly only?: Condition;
  /** Of dates: whether they have been or are to come, which says what a date without a year means. */
  readonly looks?: Looks;
  /** Of texts that say where something is or was: a place that is sent answers it. */
  readonly place?: true;
  /** Of texts that identify something: the one form in which they are kept and compared, of what was typed. */
  readonly canonical?: (typed: string) => string;
}
export type Fields = Readonly<Record<string, Field>>;

export interface Form<F extends Fields = Fields> {
  readonly id: string;
  readonly fields: F;
}

type AnswerIn<F> = F extends { readonly schema: z.ZodType<infer T> } ? T : never;
/** A field of the same kind, options and columns whose answer may be absent. */
type Absent<F extends Field> = Omit<F, 'schema'> & { readonly schema: z.ZodType<AnswerIn<F> | undefined> };

/** The answers' type: a field's value, or undefined where it may be skipped, hidden or is younger than the case. */
export type AnswersOf<F extends Form> = { readonly [K in keyof F['fields']]: AnswerIn<F['fields'][K]> };

export function form<const Id extends string, F extends Fields>(id: Id, fields: F): Form<F> & { readonly id: Id } {
  return { id, fields };
}

const plain = { required: true, since: 1, personal: false } as const;

interface Counted {
  readonly min?: number;
  readonly max?: number;
  readonly unit?: Unit;
  readonly unitIn?: string;
}

export function text({
  min = 1,
  max = 200,
  unit,
  canonical,
}: Counted & { readonly canonical?: (typed: string) => string } = {}): Field<string> {
  const schema = z.string().trim().min(min).max(max);
  return { ...plain, kind: 'text', schema, min, max, ...(unit && { unit }), ...(canonical && { canonical }) };
}

export function longText({ min = 1, max = 2000 } = {}): Field<string> {
  return { ...plain, kind: 'long-text', schema: z.string().trim().min(min).max(max), min, max };
}

export function integer({ min = 0, max = 1_000_000_000, ...counts }: Counted = {}): Field<number> {
  return { ...plain, kind: 'integer', schema: z.int().min(min).max(max), min, max, ...counts };
}

/** A number with at most two decimals. */
export function decimal({ min = 0, max = 1_000_000, ...counts }: Counted = {}): Field<number> {
  const schema = z.number().min(min).max(max).multipleOf(0.01);
  return { ...plain, kind: 'decimal', schema, min, max, ...counts };
}

/** Where something is or was, in words. */
export function place({ min = 1, max = 100 } = {}): Field<string> {
  return { ...text({ min, max }), place: true };
}

/** An amount in fen. */
export function money({ min = 1, max = 1_000_000_000_000 } = {}): Field<number> {
  return { ...plain, kind: 'money', schema: z.int().min(min).max(max), min, max };
}

/** A day that has been (`back`) or is to come (`ahead`); today is both. */
export function date(looks: Looks): Field<string> {
  return { ...plain, kind: 'date', schema: z.iso.date(), looks };
}

export function choice<const O extends string>(
  ...options: readonly O[]
): Field<O> & { readonly options: readonly O[] } {
  return { ...plain, kind: 'choice', schema: z.enum(options), options };
}

/** A choice of which only what this list names can be chosen now. */
export function among<F extends Field>(list: Source, field: F): F {
  return { ...field, among: list };
}

export function choices<const O extends string>(
  options: readonly O[],
  { min = 1 } = {},
): Field<readonly O[]> & { readonly options: readonly O[] } {
  return { ...plain, kind: 'choices', schema: z.array(z.enum(options)).min(min).readonly(), options, min };
}

export function reference(source: Source): Field<string> {
  return { ...plain, kind: 'reference', schema: z.string().min(1).max(100), source };
}

/** Several references to the same list. */
export function references(source: Source, { min = 1, max = 20 } = {}): Field<readonly string[]> {
  const schema = z.array(z.string().min(1).max(100)).min(min).max(max).readonly();
  return { ...plain, kind: 'choices', schema, source, min, max };
}

export function rows<C extends Fields>(
  columns: C,
  {
    min = 1,
    max = 30,
    each,
    about,
  }: { min?: number; max?: number; each?: Source; about?: readonly (keyof C & string)[] } = {},
): Field<readonly { readonly [K in keyof C]: AnswerIn<C[K]> }[]> & { readonly columns: C } {
  const shape = Object.fromEntries(Object.entries(columns).map(([key, column]) => [key, column.schema]));
  // A mapped record of schemas forgets which column has which; the columns themselves say it.
  const row = z.strictObject(shape) as unknown as z.ZodType<{ readonly [K in keyof C]: AnswerIn<C[K]> }>;
  const schema = z.array(row).min(min).max(max).readonly();
  return { ...plain, kind: 'rows', schema, columns, min, max, ...(each && { each }), ...(about && { about }) };
}

/** A telephone number of the mainland: mobile, landline with its area and perhaps an extension, or a service. */
export function phone(): Field<string> {
  return { ...plain, kind: 'phone', schema: z.string().refine(isPhone) };
}

/** A bank account: 8 to 30 digits; corporate accounts follow no check digit. */
export function account(): Field<string> {
  return { ...plain, kind: 'account', schema: z.string().regex(/^\d{8,30}$/) };
}

/** A unified social credit code, written as GB 32100 has it. */
export function creditCode(): Field<string> {
  const schema = z.string().refine((code) => {
    const read = readCreditCode(code);
    return read.ok && read.code === code;
  });
  return { ...plain, kind: 'credit-code', schema };
}

export function files({ min = 1, max = 10 } = {}): Field<readonly Evidence[]> {
  return { ...plain, kind: 'files', schema: z.array(evidence).min(min).max(max).readonly(), min, max };
}

/** A declaration that must be confirmed to go on. */
export function consent(): Field<true> {
  return { ...plain, kind: 'consent', schema: z.literal(true) };
}

export function optional<F extends Field>(field: F): Absent<F> {
  // The stored value of a skipped question is null; a reader sees undefined.
  const schema = field.schema.nullish().transform((value) => value ?? undefined);
  return absent(field, { required: false, schema });
}

/** What may be said but is not asked: in the review whoever wants to fills it in. What is known of it stands there too. */
export function aside<F extends Field>(field: F): Absent<F> {
  return { ...optional(field), aside: true };
}

/** Personal data: sealed from the public, masked where a name must appear. */
export function personal<F extends Field>(field: F): F {
  return { ...field, personal: true };
}

/** A question that a later version inserted: older drafts and cases go on without it. */
export function since<F extends Field>(version: number, field: F): Absent<F> {
  return absent(field, { since: version });
}

/** A question that a later version leaves out: only older drafts and cases are asked. */
export function until<F extends Field>(version: number, field: F): Absent<F> {
  return absent(field, { until: version });
}

/** Asked only while `key` holds an answer that passes `holds`. */
export function only<F extends Field>(key: string, holds: Condition['holds'], field: F): Absent<F> {
  return absent(field, { only: { field: key, holds } });
}

function absent<F extends Field>(field: F, change: Partial<Field>): Absent<F> {
  // The spread keeps options and columns; only the answer's type widens, by what the case may not have been asked.
  return { ...field, ...change } as unknown as Absent<F>;
}

/** Fields that are asked, in order, by their keys. */
export type Asked = readonly (readonly [string, Field])[];

/** What a version asks, and whether any of it depends on answers. */
interface Version {
  readonly fields: Asked;
  readonly depends: boolean;
}

const versionsOf = new WeakMap<Form, Map<number, Version>>();

/** The fields that this version of the procedure can ask, whatever is answered, in order. */
export function fieldsIn(form: Form, version: number): Asked {
  return versionOf(form, version).fields;
}

function versionOf(form: Form, version: number): Version {
  const versions = versionsOf.get(form) ?? new Map<number, Version>();
  const known = versions.get(version);
  if (known) return known;
  const fields = Object.entries(form.fields).filter(([, field]) => isIn(field, version));
  const made = { fields, depends: fields.some(([, { only }]) => only) };
  versionsOf.set(form, versions.set(version, made));
  return made;
}

function isIn({ since, until = Number.POSITIVE_INFINITY }: Field, version: number): boolean {
  return since <= version && version < until;
}

/** Those that it asks with these answers so far. */
export function askedFields(form: Form, version: number, answers: Answers): Asked {
  const { fields: asked, depends } = versionOf(form, version);
  if (!depends) return asked;
  const shown = new Set<string>();
  for (const [key, { only }] of asked) {
    if (!only || (shown.has(only.field) && only.holds(answers[only.field]))) shown.add(key);
  }
  return shown.size === asked.length ? asked : asked.filter(([key]) => shown.has(key));
}

/** What may be asked besides, as far as the answers so far do not rule it out. */
export function perhapsAsked(form: Form, version: number, answers: Answers): Asked {
  const depending = versionOf(form, version).fields.filter(([, { only }]) => only);
  // Most forms have none, and are asked at every answer.
  if (depending.length === 0) return depending;
  const now = new Set(askedFields(form, version, answers).map(([key]) => key));
  const open = new Set<string>();
  return depending.filter(([key, { only }]) => {
    if (!only || now.has(key)) return false;
    const isOpen = open.has(only.field) || (now.has(only.field) && answers[only.field] === undefined);
    if (isOpen) open.add(key);
    return isOpen;
  });
}

/** The answers that count: of asked fields only, each parsed; or the fields that are missing or wrong. */
export function readAnswers(
  form: Form,
  version: number,
  answers: Answers,
): { ok: true; answers: Answers } | { ok: false; fields: readonly string[] } {
  const counted: Record<string, Answer | undefined> = {};
  const wrong: string[] = [];
  for (const [key, field] of askedFields(form, version, answers)) {
    const given = answers[key];
    if (!field.required && (given === undefined || given === null)) continue;
    const read = field.schema.safeParse(given);
    if (read.success)
      counted[key] = read.data as Answer; // every field's schema yields an Answer
    else wrong.push(key);
  }
  return wrong.length > 0 ? { ok: false, fields: wrong } : { ok: true, answers: counted };
}
