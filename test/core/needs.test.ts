import { expect, test } from 'vitest';
import type { Field, Form } from '../../src/engine/form.ts';
import { type Action, type FactsOf, needing, type Procedure, type Stage } from '../../src/engine/procedure.ts';
import { procedures } from '../../src/procedures/all.ts';

test('a form asks for nothing out of a list whose facts its procedure does not need', () => {
  for (const procedure of Object.values(procedures)) {
    for (const { form } of actionsOf(procedure)) {
      for (const { name, needs } of form ? sourcesOf(form) : []) {
        const missing = needs.filter((need) => !procedure.needs.some((each) => each === need));
        expect(missing, `${procedure.id} offers the list ${name} in the form ${form?.id}`).toEqual([]);
      }
    }
  }
});

test('a rule that sees what its procedure does not need does not compile', () => {
  const { action } = needing('lines');
  const { rule } = needing('bids');
  const bidden = rule('bidden', 'R1', ({ facts }) => facts.bids.length === 0);
  // @ts-expect-error: the acts see the lines, and the rule wants the bids
  const act = action({ by: 'buyer_staff', gates: [bidden], goes: 'completed' });
  expect(act.gates).toEqual([bidden]);
  // @ts-expect-error: the same, of a whole procedure
  const seen: Procedure<'purchase', FactsOf<'lines'>>['opening']['action']['gates'] = [bidden];
  expect(seen).toHaveLength(1);
});

function actionsOf({ opening, stages, always = {} }: Procedure): readonly Action[] {
  return [
    opening.action,
    ...Object.values<Stage>(stages).flatMap(({ actions }) => Object.values(actions)),
    ...Object.values(always),
  ];
}

function sourcesOf({ fields }: Form) {
  const found = (field: Field): readonly NonNullable<Field['source']>[] => [
    ...(field.source ? [field.source] : []),
    ...(field.each ? [field.each] : []),
    ...Object.values(field.columns ?? {}).flatMap(found),
  ];
  return Object.values(fields).flatMap(found);
}
