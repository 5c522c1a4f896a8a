import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionAt, stepOf } from '../../src/engine/parties.ts';
import { type ProcedureId, steps } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { chances, one } from './engine-answers.ts';
import { type Sees, straightOn } from './engine-explore.ts';
import { move, plays } from './engine-moves.ts';
import { judge, offering } from './engine-oracle.ts';
import { stranger } from './engine-people.ts';
import { caseOf, type World } from './engine-play.ts';
import { placesIn, Reached, timesIn, wrongsIn } from './engine-reached.ts';
import { costs, invitations, newPurchase, organisations, purchases } from './engine-starts.ts';
import { goesOn } from './engine-ways.ts';
import { doesWrongly, triesWrongly } from './engine-wrongs.ts';

type Begins = (seed: number, sees: Sees) => Promise<readonly World[]>;

/** From wherever acts lead, whoever tries whatever: each act is judged, and each state in which it leaves the cases. */
async function holds(begins: Begins, seed: number, numRuns: number): Promise<Reached> {
  const reached = new Reached();
  const worlds = await begins(seed, async (tried, isNew, chance) => {
    reached.done(tried);
    if (isNew || chance() < 0.1) judge(tried);
    const { before, after, id, command } = tried;
    const state = before.cases.get(id);
    const action = state && actionAt(procedureOf(state.procedure), state, command.action);
    if (isNew && action) doesWrongly(before, { id, name: command.action, action, by: command.by }, chance, reached);
    if (tried.refusal) return;
    // Where the case at the top goes, all those under it must still come to an end.
    const moved = caseOf(after, after.root).position !== before.cases.get(before.root)?.position;
    for (const each of moved ? after.cases.keys() : [id]) goesOn(after, each);
  });
  const sequence = fc.record({ from: fc.nat(), moves: fc.array(move, { minLength: 1, maxLength: 12 }) });
  await fc.assert(
    fc.asyncProperty(sequence, async ({ from, moves }) => {
      let world = worlds[from % worlds.length];
      for (const each of moves) {
        if (!world) return;
        for (const tried of await plays(world, each)) {
          judge(tried);
          reached.done(tried);
          world = tried.after;
        }
        const chance = chances(each.seed + 1);
        const id = one([...world.cases.keys()], chance) ?? world.root;
        for (const known of new Set([world.root, id])) goesOn(world, known);
        offering(world, id, one(world.people, chance) ?? stranger, chance);
        triesWrongly(world, id, chance, reached);
      }
    }),
    { seed, numRuns, endOnFailure: true },
  );
  return reached;
}

/** A play is the same each time, so that it must reach everything; another is never the same twice. */
const played = 2;
const fresh = randomInt(2 ** 31);

const worlds = {
  'a purchase with its bids, reports, payments and complaints': {
    begins: purchases,
    of: ['purchase', 'bid', 'report', 'payment', 'complaint'],
    runs: 300,
  },
  'the registration of an organisation': { begins: organisations, of: ['organisation'], runs: 60 },
  'an invitation': { begins: invitations, of: ['membership'], runs: 40 },
} as const satisfies Record<string, { begins: Begins; of: readonly ProcedureId[]; runs: number }>;

/** What the definitions allow and nothing leads to; it costs nothing, and without it an award or a refusal could fail. */
const never = new Set([
  // Every opened bid is judged before an award, so that none is lost unjudged.
  'bid qualification.opened lose',
  // It was asked for before it came back, so its day has come.
  'correctPayment instalment-reached',
]);

describe.each(Object.entries(worlds))('whoever tries whatever, in any order, on %s', (_, { begins, of, runs }) => {
  let reached = new Reached();

  it('finds that the rules hold', async () => {
    reached = await holds(begins, played, runs);
  }, 240_000);

  it(`finds that the rules hold, in a play of its own (${fresh})`, async () => {
    await holds(begins, fresh, Math.ceil(runs / 8));
  }, 240_000);

  it.each(of)('has done every act at every stage: %s', (id) => {
    expect(placesIn(procedureOf(id)).filter((place) => !reached.places.has(place) && !never.has(place))).toEqual([]);
  });

  it.each(of)('has done every act in every wrong way: %s', (id) => {
    expect(wrongsIn(procedureOf(id)).filter((wrong) => !reached.wrongs.has(wrong))).toEqual([]);
  });

  it.each(of)('has come too early or too late for every act that has its time: %s', (id) => {
    expect(timesIn(procedureOf(id)).filter((time) => !reached.rules.has(time) && !never.has(time))).toEqual([]);
  });
});

describe('a purchase that meets no trouble', () => {
  it.each(Object.entries(costs))('goes through every step in order, to the end: %s', async (_, cost) => {
    const last = (await straightOn(await newPurchase(cost), 1)).at(-1);
    const root = last && caseOf(last, 'root');
    const walked = [...new Set(root?.entries.map(({ position }) => stepOf(position)))];
    expect(walked).toEqual(Object.keys(steps.purchase));
    expect(root?.outcome).toBe('completed');
  });
});
