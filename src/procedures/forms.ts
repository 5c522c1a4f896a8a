import type { Form } from '../engine/form.ts';
import { declared } from './all.ts';

/** Every form that a procedure declares. */
export const allForms: readonly Form[] = declared.filter(isForm);

const forms = new Map<string, Form>(allForms.map((form) => [form.id, form]));

/** A form by the id that the log keeps; undefined when no procedure declares it. */
export function formNamed(id: string): Form | undefined {
  return forms.get(id);
}

function isForm(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && 'id' in value && 'fields' in value;
}
