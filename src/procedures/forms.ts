import type { Form } from '../engine/form.ts';
import type { Module } from '../engine/module.ts';
import { modules } from './modules.ts';

/** Every form that a folder declares. */
export const allForms: readonly Form[] = Object.values<Module>(modules).flatMap(({ forms }) => forms);

const forms = new Map<string, Form>(allForms.map((form) => [form.id, form]));

/** A form by the id that the log keeps; undefined when no procedure declares it. */
export function formNamed(id: string): Form | undefined {
  return forms.get(id);
}
