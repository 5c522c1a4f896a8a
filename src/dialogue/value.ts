import type { CityDate } from '../law/date.ts';
import { yuan } from '../law/money.ts';
import { sayDate } from '../law/speak.ts';
import type { Language } from '../names.ts';

/** What a message says of something: words, or what they stand for, so that a channel can draw it by its kind. */
export type Value =
  | string
  | { readonly kind: 'money'; readonly fen: number }
  | { readonly kind: 'date'; readonly date: CityDate };

/** A value in words. */
export function sayValue(value: Value, language: Language): string {
  if (typeof value === 'string') return value;
  switch (value.kind) {
    case 'money':
      return yuan(value.fen);
    case 'date':
      return sayDate(value.date, language);
  }
}
