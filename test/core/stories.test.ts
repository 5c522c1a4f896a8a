import { describe, expect, test } from 'vitest';
import { stepOf, waitingFor } from '../../src/engine/parties.ts';
import { procedureIds, steps } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { storyOf } from '../../src/procedures/stories.ts';
import { caseOf } from './engine-play.ts';
import { purchaseStory, toldAlone } from './engine-stories.ts';
import { purchaseCosting } from './given-purchase.ts';

const closed = purchaseStory.worlds.at(-1);

describe('a procedure whose story is played', () => {
  const under = ['bid', 'report', 'payment'] as const;

  test.each(under)('under a purchase comes to its end with it: %s', (procedure) => {
    const all = [...(closed?.cases.values() ?? [])].filter((each) => each.procedure === procedure);
    expect(all.length).toBeGreaterThan(0);
    expect(all.filter(({ outcome }) => !outcome)).toEqual([]);
  });

  test('a purchase goes through all of its steps in their order, and is completed', () => {
    if (!closed) throw new Error('nothing was told');
    const { outcome, entries } = caseOf(closed, 'root');
    expect([...new Set(entries.map(({ position }) => stepOf(position)))]).toEqual(Object.keys(steps.purchase));
    expect(outcome).toBe('completed');
  });

  test('a larger one comes to what a small one is spared', async () => {
    const { told } = await purchaseCosting(500_000_000);
    const perhaps = storyOf('purchase').flatMap((scene) => ('act' in scene && scene.perhaps ? [scene.act] : []));
    const never = perhaps.filter((act) => ![...told, ...purchaseStory.told].some(({ action }) => action === act));
    // A method that finance must approve and a price that is too low are told where they are tried.
    expect(never).toEqual(['superviseMethod', 'judgePrices']);
  });

  const opened = procedureIds.filter((id) => !under.some((part) => part === id && part !== 'bid'));

  test.each(opened)('by itself comes to its end, or to where it waits for nobody: %s', async (procedure) => {
    const { worlds, told } = await toldAlone(procedure);
    const last = told.at(-1)?.on;
    const state = last && worlds.at(-1)?.cases.get(last);
    if (!state) throw new Error('nothing was told');
    expect(state.procedure).toBe(procedure);
    expect(state.outcome ? [] : waitingFor(procedureOf(procedure), state)).toEqual([]);
  });
});
