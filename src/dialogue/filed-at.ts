import { cityDate } from '../law/date.ts';
import { type Moment, momentOf } from '../law/said.ts';
import type { ProcedureId } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';

/**
 * When something was filed, as it is said: of what is said in confidence only the day, since the minute could tell who was
 * writing just then.
 */
export function filedAt(procedure: ProcedureId, at: Date, manner: Parameters<typeof momentOf>[1] = {}): Moment {
  if (!procedureOf(procedure).inConfidence) return momentOf(at, manner);
  const { today } = manner;
  return { kind: 'date', date: cityDate(at), ...(today !== undefined && { today }) };
}
