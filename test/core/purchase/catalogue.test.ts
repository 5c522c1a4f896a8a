import { expect, test } from 'vitest';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { people } from '../engine-people.ts';
import { after, attempt, effects, line, refusal } from '../given.ts';
import { catalogueAnswers, purchaseBefore } from '../given-purchase.ts';

const { staff, civil, proc } = people;
const includes = { action: 'includeInCatalogue', by: proc, at: '2026-11-23 09:00', answers: catalogueAnswers };

test('civil affairs checks the line, then finance includes it', () => {
  const state = purchaseBefore('includeInCatalogue');
  expect(state).toMatchObject({ position: 'catalogue.approve', due: { code: 'CAT_REV', date: '2026-12-04' } });
  const both = { ...civil, seats: [...civil.seats, ...proc.seats] };
  expect(refusal(attempt(purchase, state, { ...includes, by: both })).why).toBe('same-person');
  expect(after(purchase, state, includes).position).toBe('publication.intention');
});

test('with the line its intention is published', () => {
  const state = purchaseBefore('includeInCatalogue');
  const notices = effects(attempt(purchase, state, includes));
  expect(notices).toMatchObject([
    { notice: 'catalogue', rows: { budget: 48_000_000, method: 'competitive-consultation' } },
    { notice: 'intention', rows: { budget: 48_000_000, planned: '2026-12-31' } },
  ]);
});

test('the planned day lies ahead', () => {
  const answers = { ...catalogueAnswers, planned: '2026-11-23' };
  const result = attempt(purchase, purchaseBefore('includeInCatalogue'), { ...includes, answers });
  expect(refusal(result).why).toBe('planned-ahead');
});

test('a line that is left out ends the case and frees its money', () => {
  const excludes = {
    action: 'excludeFromCatalogue',
    by: proc,
    at: '2026-11-23 09:00',
    answers: { ground: 'unlawful', reason: '不属于指导性目录范围。' },
  };
  const state = purchaseBefore('includeInCatalogue');
  expect(effects(attempt(purchase, state, excludes))).toEqual([
    { kind: 'budget', move: 'release', line: line.id, fen: 48_000_000 },
  ]);
  expect(after(purchase, state, excludes).outcome).toBe('rejected');
});

test('a line sent back is checked again from the start', () => {
  const state = after(
    purchase,
    purchaseBefore('includeInCatalogue'),
    { action: 'returnCatalogueLine', by: proc, at: '2026-11-23 09:00', answers: { mend: '请明确服务范围。' } },
    { action: 'mendCatalogue', by: staff, at: '2026-11-24 09:00', answers: { changes: '范围限于独居老人。' } },
  );
  expect(state.position).toBe('catalogue.check');
});
