import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOf } from '../../src/engine/parties.ts';
import { steps } from '../../src/names.ts';
import { move, plays } from './engine-moves.ts';
import { judge, offering } from './engine-oracle.ts';
import { caseOf } from './engine-play.ts';
import {
  citizen,
  everyone,
  organisationStory,
  purchaseStory,
  type Told,
  troubledStory,
  worldsOf,
} from './engine-stories.ts';

function holds(story: readonly Told[], numRuns: number): void {
  const worlds = worldsOf(story);
  const sequence = fc.record({ begins: fc.nat(), moves: fc.array(move, { minLength: 1, maxLength: 24 }) });
  fc.assert(
    fc.property(sequence, ({ begins, moves }) => {
      let world = worlds[1 + (begins % (worlds.length - 1))];
      for (const each of moves) {
        if (!world) return;
        for (const tried of plays(world, story, each)) {
          judge(tried);
          world = tried.after.now >= tried.before.now ? tried.after : world;
        }
        const ids = [...world.cases.keys()];
        const person = everyone[each.how % everyone.length] ?? citizen;
        offering(world, ids[each.who % ids.length] ?? world.root, person, story, each.how);
      }
    }),
    { numRuns },
  );
}

describe('whoever tries whatever, in any order', () => {
  it('on a purchase with its bids, reports, payments and a complaint, the rules hold', () => {
    holds(purchaseStory, 400);
  }, 60_000);

  it('on a purchase whose opinions and whose contract were sent back, what was said before counts no more', () => {
    holds(troubledStory, 300);
  }, 60_000);

  it('on the registration of an organisation, the rules hold', () => {
    holds(organisationStory, 150);
  }, 60_000);
});

describe('the stories from which they begin', () => {
  it('go through every step in order, to the end', () => {
    const last = worldsOf(purchaseStory).at(-1);
    const root = last && caseOf(last, 'root');
    const walked = [...new Set(root?.entries.map(({ position }) => stepOf(position)))];
    expect(walked).toEqual(Object.keys(steps.purchase));
    expect(root?.outcome).toBe('completed');
    expect(last?.line).toMatchObject({ reserved: 0, committed: 0, paid: 46_000_000 });
  });
});
