import { momentOf, type Thing } from '../law/said.ts';
import { sayPeriod } from '../law/speak.ts';
import type { Language } from '../names.ts';

type Value = string | number | undefined;

/** An amount that a rule names: it comes in fen. */
export function money(value: Value): Thing {
  return { kind: 'money', fen: Number(value) };
}

/** A day that a rule names: it comes as a date of the city. */
export function day(value: Value): Thing {
  return { kind: 'date', date: String(value) };
}

/** From a day to another that a rule names, both of them included. */
export function period(from: Value, to: Value, language: Language): string {
  return sayPeriod({ from: String(from), to: String(to) }, language);
}

/** A moment that a rule names: it comes as an ISO instant. */
export function moment(value: Value): Thing {
  return momentOf(new Date(String(value)));
}

/** Several names or numbers as one value of a rule; `listed` says them. */
export function several(each: readonly (string | number)[]): string {
  return each.join('\n');
}

/** Several names or numbers, with what a language puts between them. */
export function listed(value: Value, between: string): string {
  return String(value).replaceAll('\n', between);
}

/** The words for codes that a rule names, joined by commas. */
export function words(value: Value, names: Readonly<Record<string, string>>, between: string): string {
  return String(value)
    .split(',')
    .map((code) => names[code] ?? code)
    .join(between);
}
