import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/engine/form.ts';
import type { Procedure, Stage } from '../../src/engine/procedure.ts';
import { procedureIds, steps } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { formNamed } from '../../src/procedures/forms.ts';

function stageForms({ stages }: Procedure): readonly Form[] {
  return Object.values<Stage>(stages).flatMap(({ actions }) =>
    Object.values(actions).flatMap(({ form }) => (form ? [form] : [])),
  );
}

describe('the definitions', () => {
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

  it('know every form by its name, as the log has it: its folder stands in the list of procedures/modules.ts', () => {
    const forms = procedureIds.map(procedureOf).flatMap(stageForms);
    expect(forms.filter(({ id }) => !formNamed(id)).map(({ id }) => id)).toEqual([]);
  });
});
