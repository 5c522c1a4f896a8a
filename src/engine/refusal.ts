import type { Values } from './procedure.ts';

/** Why an act is not accepted: a key that every language explains, the values it names, and the field it is about. */
export interface Refusal {
  readonly why: string;
  readonly values: Values;
  readonly source?: string;
  readonly field?: string;
}

export type Result<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export function accept<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refuse(refusal: Omit<Refusal, 'values'> & { readonly values?: Values }): Result<never> {
  return { ok: false, refusal: { values: {}, ...refusal } };
}
