import type { Field } from '../engine/form.ts';
import { columnOptions, type OpenForm, optionsFor, textOf } from './open-form.ts';
import type { Option, SayingContext } from './say-answer.ts';

export function sayingContext(open: OpenForm, key: string, field: Field): SayingContext {
  return {
    language: open.language,
    options: optionsFor(open, key, field),
    columnOptions: (column) => columnOptions(open, key, field, column),
    columnLabel: (column) => textOf(open, key).columns?.[column]?.label ?? '',
    each: field.each ? open.optionsOf(field.each) : [],
    masked: false,
    none: open.texts.say.skipped,
    yes: open.texts.say.confirmed,
  };
}

/** An option where one chooses, with what is said of it there alone. */
export function choosable({ texts: { say } }: OpenForm, { label, now }: Option): string {
  return now ? say.withNote(label, now) : label;
}
