import { hindrance } from '../../src/engine/decide.ts';
import { actionAt, actionsAt } from '../../src/engine/parties.ts';
import type { Procedure, Stage } from '../../src/engine/procedure.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { fc } from '../properties.ts';
import { chances, filledIn, one, spoilt } from './engine-answers.ts';
import { begins, does, endings, later, possibleOn, type Tried, tries } from './engine-explore.ts';
import { type Party, stranger } from './engine-people.ts';
import { answersFor, caseOf, escalates, factsOf, situationOf, type World } from './engine-play.ts';

/** What somebody tries next; the number chooses among whatever there is at that moment. */
export interface Move {
  readonly kind: 'able' | 'careless' | 'anyone' | 'begin' | 'wait' | 'escalate';
  readonly seed: number;
}

export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom('able', 'able', 'able', 'able', 'able', 'careless', 'anyone', 'begin', 'wait', 'escalate'),
  seed: fc.nat(),
});

/** What one of a party tries; the programme itself does what its day has come for. */
export async function plays(world: World, { kind, seed }: Move, party: Party): Promise<readonly Tried[]> {
  const chance = chances(seed);
  const who = world.people.filter(({ id }) => party.has(id));
  // Mostly on the case at the top: it has the longest way to go.
  const id = (chance() < 0.4 ? world.root : one([...world.cases.keys()], chance)) ?? world.root;
  const state = caseOf(world, id);
  switch (kind) {
    case 'able':
    case 'careless': {
      const possible = possibleOn(world, id, who).filter(({ name }) => chance() < 0.1 || !endings.includes(name));
      const names = [...new Set(possible.map(({ name }) => name))];
      const name = one(names, chance);
      const chosen = one(
        possible.filter((each) => each.name === name),
        chance,
      );
      if (!chosen) return [];
      if (kind === 'able') return [await does(world, chosen, chance)];
      const { action, by } = chosen;
      const situation = situationOf(world, state, action, by);
      const known = answersFor(world, state, action, by, chance);
      const { form } = action;
      const careless = one(
        form ? [filledIn(form, situation, chance), spoilt(known, form, situation, chance)] : [],
        chance,
      );
      const answers = careless ?? {};
      return [await tries(world, id, { action: chosen.name, by, answers })];
    }
    case 'anyone': {
      const name = one(namesIn(procedureOf(state.procedure)), chance) ?? '';
      const by = one(who, chance) ?? stranger;
      const action = actionAt(procedureOf(state.procedure), state, name);
      const answers = action ? answersFor(world, state, action, by, chance) : {};
      return [await tries(world, id, { action: name, by, answers })];
    }
    case 'begin': {
      const begun = await begins(world, chance, undefined, who);
      return begun ? [begun] : [];
    }
    case 'wait':
      // Sometimes the programme itself is late.
      return chance() < 0.6 ? await timed(later(world, chance)) : [waited(world, later(world, chance))];
    case 'escalate':
      return state.outcome ? [] : [waited(world, await escalates(world, id))];
  }
}

/** Time went by, or the programme noted something: nobody acted. */
function waited(before: World, after: World): Tried {
  return { before, after, id: before.root, command: nothing, refusal: undefined };
}

/** Whatever the programme itself is to do by now. */
async function timed(world: World): Promise<readonly Tried[]> {
  const done: Tried[] = [waited(world, world)];
  for (const id of world.cases.keys()) {
    const now = done.at(-1)?.after ?? world;
    const state = caseOf(now, id);
    for (const [name, action] of actionsAt(procedureOf(state.procedure), state)) {
      if (
        !action.timed ||
        hindrance(procedureOf(state.procedure), action, name, state, 'system', factsOf(now, state), now.now)
      )
        continue;
      done.push(await tries(now, id, { action: name, by: 'system', answers: {} }));
      break;
    }
  }
  return done;
}

export const nothing: Tried['command'] = { action: '', by: 'system', answers: {} };

export function namesIn(procedure: Procedure): readonly string[] {
  const stages = Object.values<Stage>(procedure.stages).flatMap(({ actions }) => Object.keys(actions));
  return [procedure.opening.name, ...stages, ...Object.keys(procedure.always ?? {})];
}
