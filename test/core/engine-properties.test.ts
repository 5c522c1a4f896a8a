import { describe, expect, it } from 'vitest';
import { actionAt, stepOf } from '../../src/engine/parties.ts';
import { type ProcedureId, procedureIds, steps } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { fc, played } from '../properties.ts';
import { aimed, aimedInTime, aimedWrongly } from './engine-aims.ts';
import { chances, one } from './engine-answers.ts';
import { type Sees, straightOn } from './engine-explore.ts';
import { paidByNobodyElse } from './engine-hands.ts';
import { move, plays } from './engine-moves.ts';
import { judge, offering } from './engine-oracle.ts';
import { parties, stranger, treasury } from './engine-people.ts';
import { caseOf, type World } from './engine-play.ts';
import { Reached } from './engine-reached.ts';
import { begunByGivers, begunBySome, costs, newPurchase, organisations, purchases } from './engine-starts.ts';
import { goesOn } from './engine-ways.ts';
import { doesWrongly, triesWrongly } from './engine-wrongs.ts';

type Begins = (seed: number, sees: Sees) => Promise<readonly World[]>;

/** From wherever acts lead, whoever tries whatever: each act is judged, and each state in which it leaves the cases. */
async function holds(begins: Begins, of: readonly ProcedureId[], seed: number, numRuns: number): Promise<Reached> {
  const reached = new Reached();
  const waited = new Set<string>();
  const sees: Sees = async (tried, isNew, chance) => {
    reached.done(tried);
    if (isNew || chance() < 0.1) judge(tried);
    const { before, after, id, command } = tried;
    const state = before.cases.get(id);
    const action = state && actionAt(procedureOf(state.procedure), state, command.action);
    if (isNew && action) doesWrongly(before, { id, name: command.action, action, by: command.by }, chance, reached);
    if (tried.refusal) return;
    // Where the case at the top goes, all those under it must still come to an end.
    const top = caseOf(after, after.root);
    const moved = top.position !== before.cases.get(before.root)?.position;
    for (const each of moved ? after.cases.keys() : [id]) {
      const { procedure: kind, position, outcome } = caseOf(after, each);
      const place = `${kind} ${position} ${outcome} ${top.position}`;
      if (!waited.has(place) || chance() < 0.3) goesOn(after, each);
      waited.add(place);
    }
  };
  const worlds = await aimed(await begins(seed, sees), () => reached.missingPlaces(of), seed, sees);
  aimedWrongly(worlds, () => reached.missingWrongs(of), seed, reached);
  aimedInTime(worlds, () => reached.missingTimes(of), reached);
  const sequence = fc.record({
    from: fc.nat(),
    party: fc.constantFrom(parties.everybody, ...Object.values(parties)),
    moves: fc.array(move, { minLength: 1, maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(sequence, async ({ from, party, moves }) => {
      const start = worlds[from % worlds.length];
      let world = start;
      for (const each of moves) {
        if (!world) return;
        for (const tried of await plays(world, each, party)) {
          judge(tried);
          if (start && !party.has(treasury.id)) paidByNobodyElse(start, tried.after);
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

interface Played {
  readonly begins: Begins;
  readonly of: readonly ProcedureId[];
  readonly runs: number;
}

/** A procedure with all that stands under it. */
function family(id: ProcedureId): readonly ProcedureId[] {
  return [id, ...procedureIds.filter((each) => procedureOf(each).under?.[id])];
}

/** Those whose start is worth telling; any other is begun by some of those who may begin it. */
const begun: Readonly<Partial<Record<ProcedureId, Played>>> = {
  purchase: { begins: purchases, of: family('purchase'), runs: 60 },
  organisation: { begins: organisations, of: family('organisation'), runs: 60 },
  membership: { begins: begunByGivers('membership'), of: family('membership'), runs: 40 },
  departure: { begins: begunByGivers('departure'), of: family('departure'), runs: 40 },
};
const worlds = procedureIds
  .filter((id) => procedureOf(id).under === undefined)
  .map((id): readonly [string, Played] => [
    `a case of ${id} and what stands under it`,
    begun[id] ?? { begins: begunBySome(id), of: family(id), runs: 40 },
  ]);

it('plays every procedure that there is', () => {
  expect([...new Set(worlds.flatMap(([, { of }]) => of))].toSorted()).toEqual(procedureIds.toSorted());
});

describe.each(worlds)('whoever tries whatever, in any order, on %s', (_, { begins, of, runs }) => {
  let reached = new Reached();

  it(`finds that the rules hold (PLAY_SEED=${played})`, async () => {
    reached = await holds(begins, of, played, runs);
  }, 600_000);

  it.each(of)('has done every act at every stage: %s', (id) => {
    expect(reached.missingPlaces([id])).toEqual([]);
  });

  it.each(of)('has done every act in every wrong way: %s', (id) => {
    expect(reached.missingWrongs([id])).toEqual([]);
  });

  it.each(of)('has come too early or too late for every act that has its time: %s', (id) => {
    expect(reached.missingTimes([id])).toEqual([]);
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
