import { describe, expect, it } from 'vitest';
import type { Field, Form } from '../../src/engine/form.ts';
import { type Action, type Procedure, rolesOf, type Stage } from '../../src/engine/procedure.ts';
import { procedureIds, steps } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { formNamed } from '../../src/procedures/forms.ts';

/** What a definition promises to the cases and drafts that began with it; what only words or checks change is left out. */
function promised(procedure: Procedure): object {
  return {
    version: procedure.version,
    opening: { [procedure.opening.name]: promisedAct(procedure.opening.action) },
    stages: Object.fromEntries(
      Object.entries<Stage>(procedure.stages).map(([position, { actions }]) => [position, promisedActs(actions)]),
    ),
    always: promisedActs(procedure.always ?? {}),
  };
}

function promisedActs(actions: Readonly<Record<string, Action>>): object {
  return Object.fromEntries(Object.entries(actions).map(([name, action]) => [name, promisedAct(action)]));
}

function promisedAct({ by, form, since = 1 }: Action): object {
  return { by: rolesOf(by), since, ...(form && { form: form.id, fields: promisedFields(form) }) };
}

function promisedFields({ fields }: Pick<Form, 'fields'>): object {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, promisedField(field)]));
}

function promisedField({ kind, required, since, options, source, columns }: Field): object {
  return {
    kind,
    required,
    since,
    ...(options && { options }),
    ...(source && { source: source.name }),
    ...(columns && { columns: promisedFields({ fields: columns }) }),
  };
}

function stageForms({ stages }: Procedure): readonly Form[] {
  return Object.values<Stage>(stages).flatMap(({ actions }) =>
    Object.values(actions).flatMap(({ form }) => (form ? [form] : [])),
  );
}

describe('the definitions', () => {
  it('are those that living cases and drafts began with: a change needs the next version, and `since`', async () => {
    const all = Object.fromEntries(procedureIds.map((id) => [id, promised(procedureOf(id))]));
    await expect(`${JSON.stringify(all, null, 2)}\n`).toMatchFileSnapshot('./definitions.lock.json');
  });

  it.each(procedureIds)('%s has a stage for every position that its steps name, and leads only to those', (id) => {
    const named = Object.entries<readonly string[]>(steps[id]).flatMap(([step, stages]) =>
      stages.map((stage) => `${step}.${stage}`),
    );
    expect(Object.keys(procedureOf(id).stages).toSorted()).toEqual(named.toSorted());
  });

  it('have a later version for whatever says that it came later', () => {
    for (const id of procedureIds) {
      const procedure = procedureOf(id);
      const forms = stageForms(procedure);
      const latest = Math.max(1, ...forms.flatMap(({ fields }) => Object.values(fields).map(({ since }) => since)));
      expect(procedure.version, id).toBeGreaterThanOrEqual(latest);
    }
  });

  it('know every form by its name, as the log has it: its file stands in the list of procedures/all.ts', () => {
    const forms = procedureIds.map(procedureOf).flatMap(stageForms);
    expect(forms.filter(({ id }) => !formNamed(id)).map(({ id }) => id)).toEqual([]);
  });
});
