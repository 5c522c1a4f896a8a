import type { Form } from '../engine/form.ts';
import type { Module } from '../engine/module.ts';
import { actionOf } from '../engine/procedure.ts';
import { acts, procedureIds } from '../names.ts';
import { procedureOf } from './all.ts';
import { modules } from './modules.ts';

/** Every form that a folder declares. */
const forms = new Map<string, Form>(
  Object.values<Module>(modules).flatMap((module) => module.forms.map((form) => [form.id, form] as const)),
);

/** The acts that are filed on each form, but for those that open a case. */
const filedOn = Map.groupBy(
  procedureIds.flatMap((id) => {
    const procedure = procedureOf(id);
    return acts[id]
      .filter((name) => name !== procedure.opening.name)
      .map((name) => actionOf(procedure, name)?.form?.id);
  }),
  (form) => form,
);

/** Whether several acts are filed on a form, so that it does not say which of them is meant. */
export function isShared(form: string): boolean {
  return (filedOn.get(form)?.length ?? 0) > 1;
}

/** A form by the id that the log keeps; undefined when no procedure declares it. */
export function formNamed(id: string): Form | undefined {
  return forms.get(id);
}
