import type { Assistant } from '../../src/app/ports/channel.ts';
import type { Cells, FormPage, Incoming, PageField } from '../../src/dialogue/message.ts';
import { explain } from '../../src/dialogue/refusal-words.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { Said } from '../../src/law/said.ts';
import type { Fields, TakeFile } from './read-form.ts';
import { cellsOf } from './rows-input.ts';

/** The files that came with a page: those that were kept, and why others were not, by field. */
export interface Taken {
  readonly files: ReadonlyMap<string, readonly Evidence[]>;
  readonly errors: ReadonlyMap<string, Said>;
  readonly take: TakeFile;
}

/** Keeps the files of a page's own fields, as they arrive. */
export function taking({ fields, language }: FormPage, keep: Assistant['keep']): Taken {
  const files = new Map<string, readonly Evidence[]>();
  const errors = new Map<string, Said>();
  return {
    files,
    errors,
    async take(name, filename, bytes) {
      const field = fields.find(({ kind, key }) => kind === 'files' && name === `u.${key}`);
      if (!field) return;
      const kept = await keep(filename, bytes);
      if (kept.ok) files.set(field.key, [...(files.get(field.key) ?? []), kept.value]);
      else errors.set(field.key, explain(kept.refusal, language));
    },
  };
}

export type Answered = Pick<Extract<Incoming['says'], { readonly kind: 'page' }>, 'values' | 'cells' | 'files'>;

/** What was typed into the fields of a page, and the files that were added; other fields are not asked there. */
export function answersIn(form: FormPage, typed: Fields, taken: Taken): Answered {
  const values: Record<string, readonly string[]> = {};
  const cells: Record<string, Cells> = {};
  const files: Record<string, readonly Evidence[]> = {};
  for (const field of form.fields) {
    if (field.columns) cells[field.key] = cellsOf(field, typed);
    else values[field.key] = valuesOf(field, typed);
    const added = taken.files.get(field.key);
    if (added) files[field.key] = added;
  }
  return { values, cells, files };
}

/** A page again as it was filled in, with what is wrong on it; what was not touched there as it stands now. */
export function refilled(
  form: FormPage,
  typed: Fields,
  errors: ReadonlyMap<string, Said>,
  untouched: ReadonlySet<string>,
): FormPage {
  return {
    ...form,
    fields: form.fields.map((field) => {
      if (untouched.has(field.key)) return field;
      const error = errors.get(field.key);
      const value = field.kind === 'files' || field.columns ? field.value : valuesOf(field, typed);
      return {
        ...field,
        value,
        ...(field.columns && { cells: cellsOf(field, typed) }),
        ...(error !== undefined && { error }),
      };
    }),
  };
}

/** Of files: the hashes of those that stay. */
export function valuesOf(field: PageField, typed: Fields): readonly string[] {
  if (field.kind === 'files') {
    const removed = new Set(typed.get(`d.${field.key}`) ?? []);
    return (field.files ?? []).map(({ hash }) => hash).filter((hash) => !removed.has(hash));
  }
  return typed.get(`f.${field.key}`) ?? [];
}
