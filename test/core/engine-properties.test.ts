import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stepOf } from '../../src/engine/parties.ts';
import { steps } from '../../src/names.ts';
import { chances, one } from './engine-answers.ts';
import { placesOf, straightOn } from './engine-explore.ts';
import { move, plays } from './engine-moves.ts';
import { judge, offering } from './engine-oracle.ts';
import { everyone, stranger } from './engine-people.ts';
import { caseOf, type World } from './engine-play.ts';
import { costs, invitations, newPurchase, organisations, purchases } from './engine-starts.ts';
import { goesOn } from './engine-ways.ts';
import { triesWrongly } from './engine-wrongs.ts';

/** What the play reached: where an act was done, in which ways it was tried wrongly, and for which rules it was refused. */
class Reached {
  readonly places = new Set<string>();
  readonly wrongs = new Set<string>();
  readonly rules = new Set<string>();
}

function holds(worlds: readonly World[], { seed, numRuns }: { seed: number; numRuns: number }, reached: Reached): void {
  const sequence = fc.record({ begins: fc.nat(), moves: fc.array(move, { minLength: 1, maxLength: 20 }) });
  fc.assert(
    fc.property(sequence, ({ begins, moves }) => {
      let world = worlds[begins % worlds.length];
      for (const each of moves) {
        if (!world) return;
        for (const tried of plays(world, each)) {
          judge(tried);
          for (const place of placesOf(tried)) reached.places.add(place);
          if (tried.refusal) reached.rules.add(`${tried.command.action} ${tried.refusal.why}`);
          world = tried.after;
        }
        const chance = chances(each.seed + 1);
        const id = one([...world.cases.keys()], chance) ?? world.root;
        goesOn(world, world.root);
        goesOn(world, id);
        offering(world, id, one(everyone, chance) ?? stranger, chance);
        triesWrongly(world, id, chance, (name, wrong) => reached.wrongs.add(`${name} ${wrong}`));
      }
    }),
    { seed, numRuns },
  );
}

describe('whoever tries whatever, in any order', () => {
  it('on a purchase with its bids, reports, payments and complaints, the rules hold', () => {
    holds(purchases(1, 300), { seed: 1, numRuns: 600 }, new Reached());
  }, 600_000);

  it('on the registration of an organisation, the rules hold', () => {
    holds(organisations(1), { seed: 1, numRuns: 150 }, new Reached());
  }, 60_000);

  it('on an invitation, the rules hold', () => {
    holds(invitations(1), { seed: 1, numRuns: 60 }, new Reached());
  }, 60_000);
});

describe('a purchase that meets no trouble', () => {
  it.each(Object.entries(costs))('goes through every step in order, to the end: %s', (_, cost) => {
    const last = straightOn(newPurchase(cost), 1).at(-1);
    const root = last && caseOf(last, 'root');
    const walked = [...new Set(root?.entries.map(({ position }) => stepOf(position)))];
    expect(walked).toEqual(Object.keys(steps.purchase));
    expect(root?.outcome).toBe('completed');
  });
});
