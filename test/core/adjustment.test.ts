import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/engine/form.ts';
import { optionsOf } from '../../src/engine/procedure.ts';
import { adjustableLines, adjustment } from '../../src/procedures/adjustment/adjustment.ts';
import { people } from './engine-people.ts';
import { acts, emptyWorld, opens, type World } from './engine-play.ts';
import { at, attempt, effects, file, known, line, office, opened, opening, refusal, someone } from './given.ts';

const used = { ...line, id: 'used', limit: 1_000, reserved: 300, committed: 200, paid: 100 };
const over = { ...line, id: 'over', year: 2026 };
const facts = { cityLines: [used, over], offices: [office(used.body)] };
const colleague = someone('colleague', ['finance_budget', 'finance']);
const both = someone('budget', ['finance_budget', 'finance'], ['finance_budget_head', 'finance']);

const proposal = {
  line: 'used',
  direction: 'cut',
  amount: 400,
  document: '哈财预〔2027〕45号',
  decidedOn: '2027-06-14',
  reason: '年中压减一般性支出。',
  evidence: [file],
};
const proposes = (answers: Answers = {}, when = '2027-06-15 09:00') => ({
  by: people.budget,
  at: when,
  answers: { ...proposal, ...answers },
  facts,
});
const proposed = opened(adjustment, 'adj', proposes());
const confirms = { action: 'confirmAdjustment', by: people.budgetHead, at: '2027-06-16 09:00', facts };

describe('a line of the budget', () => {
  test('is raised or cut by a document, once another of the finance bureau confirms it', () => {
    expect(proposed).toMatchObject({ position: 'adjusting.confirm', bodies: { buyer: used.body } });
    expect(effects(attempt(adjustment, proposed, confirms))).toEqual([
      { kind: 'budget', move: 'cut', line: 'used', fen: 400 },
    ]);
    expect(effects(attempt(adjustment, proposed, { ...confirms, by: colleague }))).toHaveLength(1);
    expect(refusal(attempt(adjustment, proposed, { ...confirms, by: both })).why).toBe('same-person');
    expect(refusal(attempt(adjustment, proposed, { ...confirms, by: people.head })).why).toBe('not-your-turn');
    const raises = opened(adjustment, 'adj', proposes({ direction: 'raise', amount: 7_000 }));
    expect(effects(attempt(adjustment, raises, confirms))).toEqual([
      { kind: 'budget', move: 'raise', line: 'used', fen: 7_000 },
    ]);
  });

  test('is cut by nothing that is set aside, committed or paid, be it so only by the time it is confirmed', () => {
    expect(refusal(opening(adjustment, 'adj', proposes({ amount: 401 })))).toMatchObject({
      why: 'cut-within-left',
      values: { amount: 401, left: 400, reserved: 300, committed: 200, paid: 100 },
    });
    const later = { ...facts, cityLines: [{ ...used, reserved: 301 }] };
    expect(refusal(attempt(adjustment, proposed, { ...confirms, facts: later })).why).toBe('cut-within-left');
  });

  test('of a year that is over is adjusted no more, though it was proposed before', () => {
    expect(refusal(opening(adjustment, 'adj', proposes({ line: 'over', amount: 1 }))).why).toBe('adjusted-year-open');
    const late = { ...confirms, at: '2028-01-01 00:00' };
    expect(refusal(attempt(adjustment, proposed, late)).why).toBe('adjusted-year-open');
    expect(attempt(adjustment, proposed, { ...late, at: '2027-12-31 23:59' }).ok).toBe(true);
    const here = { answers: {}, by: { person: 'budget', role: 'finance_budget' as const }, facts: known(facts) };
    const offered = optionsOf(adjustableLines, { ...here, state: proposed, now: at('2027-06-15 09:00') });
    expect(offered.map(({ value }) => value)).toEqual(['used']);
  });

  test('stays as it was where it is not agreed to, or taken back by whoever proposed it', () => {
    const why = { at: '2027-06-16 09:00', answers: { reason: '文件还没有下达。' } };
    const refuses = { ...why, action: 'refuseAdjustment', by: people.budgetHead };
    expect(effects(attempt(adjustment, proposed, refuses))).toEqual([]);
    const withdraws = { ...why, action: 'withdrawAdjustment', by: colleague };
    expect(refusal(attempt(adjustment, proposed, withdraws)).why).toBe('own-proposal');
    expect(effects(attempt(adjustment, proposed, { ...withdraws, by: people.budget }))).toEqual([]);
  });
});

test('what a line can bear follows at once, and its department hears of it', async () => {
  const begun = emptyWorld(at('2027-06-15 09:00'));
  const left = ({ line: { limit, reserved, committed, paid } }: World) => limit - reserved - committed - paid;
  const asks = await opens(begun, 'adj', 'adjustment', {
    by: people.budget,
    answers: { ...proposal, line: line.id, amount: left(begun) },
  });
  if (!asks.ok) throw new Error(asks.refusal.why);
  const done = await acts(asks.value, 'adj', { action: 'confirmAdjustment', by: people.budgetHead, answers: {} });
  if (!done.ok) throw new Error(done.refusal.why);
  expect(left(done.value)).toBe(0);
  const more = await opens(done.value, 'more', 'adjustment', {
    by: people.budget,
    answers: { ...proposal, line: line.id, amount: 1 },
  });
  expect(more.ok ? undefined : more.refusal.why).toBe('cut-within-left');
});
