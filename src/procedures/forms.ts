import type { Form } from '../engine/form.ts';
import type { Module } from '../engine/module.ts';
import { modules } from './modules.ts';

/** Every form that a folder declares. */
const forms = new Map<string, Form>(
  Object.values<Module>(modules).flatMap((module) => module.forms.map((form) => [form.id, form] as const)),
);

/** A form by the id that the log keeps; undefined when no procedure declares it. */
export function formNamed(id: string): Form | undefined {
  return forms.get(id);
}
