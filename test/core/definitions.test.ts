import { describe, expect, it } from 'vitest';
import type { Form } from '../../src/engine/form.ts';
import { type Action, latestSince, type Procedure, rolesOf, type Stage } from '../../src/engine/procedure.ts';
import { acts, isAct, outcomes, procedureIds, steps } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { formNamed } from '../../src/procedures/forms.ts';

function stageForms({ stages }: Procedure): readonly Form[] {
  return Object.values<Stage>(stages).flatMap(({ actions }) =>
    Object.values(actions).flatMap(({ form }) => (form ? [form] : [])),
  );
}

function actsIn({ opening, stages, always = {} }: Procedure): readonly (readonly [string, Action])[] {
  const staged = Object.values<Stage>(stages).flatMap(({ actions }) => Object.entries(actions));
  return [[opening.name, opening.action], ...staged, ...Object.entries(always)];
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
      const fields = forms.flatMap(({ fields }) => Object.values(fields));
      const latest = Math.max(latestSince(procedure.stages), ...fields.map(({ since }) => since));
      expect(procedure.version, id).toBeGreaterThanOrEqual(latest);
    }
  });

  it.each(procedureIds)('%s declares the acts that src/names.ts names for it, and no others', (id) => {
    const declared = actsIn(procedureOf(id)).map(([name]) => name);
    expect([...new Set(declared)].toSorted()).toEqual([...acts[id]].toSorted());
  });

  it.each(procedureIds)('%s keeps its acts apart from acts of its own', (id) => {
    const strange = actsIn(procedureOf(id)).flatMap(([name, { apart = [] }]) =>
      apart.filter((other) => !isAct(id, other)).map((other) => `${name} apart from ${other}`),
    );
    expect(strange).toEqual([]);
  });

  it.each(procedureIds)(
    '%s lets only those do an act above to whom it goes up, and makes none of them one of two hands',
    (id) => {
      const procedure = procedureOf(id);
      const wrong = Object.values<Stage>(procedure.stages).flatMap(({ escalates = [], actions }) =>
        Object.entries(actions).flatMap(([name, { above = [] }]) =>
          above
            .filter((role) => {
              const isOther = ([, { by, apart = [] }]: readonly [string, Action]): boolean =>
                rolesOf(by).includes(role) && apart.some((each) => each === name);
              return !escalates.includes(role) || actsIn(procedure).some(isOther);
            })
            .map((role) => `${name} by ${role}`),
        ),
      );
      expect(wrong).toEqual([]);
    },
  );

  it.each(procedureIds)('%s says where each act can lead that decides it only then', (id) => {
    const places: readonly string[] = [...Object.keys(procedureOf(id).stages), ...outcomes];
    const wrong = actsIn(procedureOf(id)).flatMap(([name, { goes, leads = [] }]) => {
      const decided = typeof goes === 'function';
      if (decided !== leads.length > 0) return [`${name} ${decided ? 'does not say' : 'says and does not decide'} it`];
      return leads.filter((place) => !places.includes(place)).map((place) => `${name} leads to ${place}`);
    });
    expect(wrong).toEqual([]);
  });

  it.each(procedureIds)('%s says of each act that does something beyond its case what that can be', (id) => {
    const wrong = actsIn(procedureOf(id)).flatMap(([name, { does, effects = [] }]) =>
      (does !== undefined) === effects.length > 0
        ? []
        : [`${name} ${does ? 'does not say' : 'says and does not do'} it`],
    );
    expect(wrong).toEqual([]);
  });

  it('know every form by its name, as the log has it: its folder stands in the list of procedures/modules.ts', () => {
    const forms = procedureIds.map(procedureOf).flatMap(stageForms);
    expect(forms.filter(({ id }) => !formNamed(id)).map(({ id }) => id)).toEqual([]);
  });
});
