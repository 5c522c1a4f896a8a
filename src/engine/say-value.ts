import { yuan } from '../law/money.ts';
import { sayDate, sayTime } from '../law/speak.ts';
import type { Language } from '../names.ts';

type Value = string | number | undefined;

/** An amount that a rule names: it comes in fen. */
export function money(value: Value): string {
  return yuan(Number(value));
}

/** A day that a rule names: it comes as a date of the city. */
export function day(value: Value, language: Language): string {
  return sayDate(String(value), language);
}

/** A moment that a rule names: it comes as an ISO instant. */
export function moment(value: Value, language: Language): string {
  return sayTime(new Date(String(value)), language);
}

/** The words for codes that a rule names, joined by commas. */
export function words(value: Value, names: Readonly<Record<string, string>>, between: string): string {
  return String(value)
    .split(',')
    .map((code) => names[code] ?? code)
    .join(between);
}
