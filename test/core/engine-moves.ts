import fc from 'fast-check';
import type { Case } from '../../src/engine/case.ts';
import { type Command, hindrance } from '../../src/engine/decide.ts';
import type { Answers, Form } from '../../src/engine/form.ts';
import { offers } from '../../src/engine/offers.ts';
import { actionAt, actionsAt } from '../../src/engine/parties.ts';
import { actionOf, type Procedure, type Stage } from '../../src/engine/procedure.ts';
import type { Refusal } from '../../src/engine/refusal.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { acts, caseOf, factsOf, filledIn, opens, type World } from './engine-play.ts';
import { citizen, does, everyone, type Told } from './engine-stories.ts';
import { at } from './given.ts';

/** What somebody tries next; the numbers choose among whatever there is at that moment. */
export interface Move {
  readonly kind: 'story' | 'offer' | 'return' | 'any' | 'open' | 'wait';
  readonly which: number;
  readonly who: number;
  readonly how: number;
}

export const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.constantFrom('story', 'story', 'story', 'story', 'offer', 'offer', 'return', 'any', 'open', 'wait'),
  which: fc.nat(),
  who: fc.nat(),
  how: fc.nat(),
});

/** An act that was tried, and the worlds before and after it. */
export interface Tried {
  readonly before: World;
  readonly after: World;
  readonly id: string;
  readonly command: Command;
  readonly refusal: Refusal | undefined;
}

/** Open to somebody almost always, and then it is over. */
const endings = ['cancelPurchase', 'withdrawPurchase', 'withdrawBid', 'abandonAward', 'withdrawOrganisation'];

const day = 24 * 60 * 60 * 1000;
const junk = [null, '', -1, 'x', [], 1e15, true, '2027-02-30'] as const;

export function plays(world: World, story: readonly Told[], { kind, which, who, how }: Move): readonly Tried[] {
  const ids = [...world.cases.keys()];
  const id = ids[which % ids.length] ?? world.root;
  const state = caseOf(world, id);
  const procedure = procedureOf(state.procedure);
  const person = everyone[who % everyone.length] ?? citizen;
  switch (kind) {
    case 'story': {
      const next = story.filter((deed) => isNext(world, deed));
      const deed = next[which % (next.length || 1)];
      if (!deed) return [];
      const now = new Date(Math.max(world.now.getTime(), at(deed.at).getTime()));
      return deed.opens ? opensOne({ ...world, now }, deed) : [tries({ ...world, now }, deed.on, deed)];
    }
    case 'offer':
    case 'return': {
      // Mostly on the case at the top: it has the longest way to go.
      const on = who % 3 === 0 ? state : caseOf(world, world.root);
      const facts = factsOf(world, on);
      const offered = everyone.flatMap((by) =>
        offers(procedureOf(on.procedure), on, by, facts, world.now)
          .filter(({ name, action }) =>
            kind === 'return' ? action.returns : how % 16 === 0 || !endings.includes(name),
          )
          .map(({ name }) => ({ name, by })),
      );
      const chosen = offered[how % (offered.length || 1)];
      if (!chosen) return [];
      const answers = answersTo(world, story, on, chosen.name, which);
      return [tries(world, on.id, { action: chosen.name, by: chosen.by, answers })];
    }
    case 'any': {
      const names = namesIn(procedure);
      const action = names[how % names.length] ?? '';
      return [tries(world, id, { action, by: person, answers: answersTo(world, story, state, action, how) })];
    }
    case 'open': {
      const deed = story.filter(({ opens: child, on }) => child && on !== world.root)[how % 4];
      return deed ? opensOne(world, { ...deed, on: `${deed.opens}-again-${ids.length}`, by: person }) : [];
    }
    case 'wait':
      return timed({ ...world, now: new Date(world.now.getTime() + (1 + (how % 20)) * day) });
  }
}

function isNext(world: World, deed: Told): boolean {
  const state = world.cases.get(deed.on);
  if (deed.opens) return !state;
  return state !== undefined && actionAt(procedureOf(state.procedure), state, deed.action) !== undefined;
}

function tries(before: World, id: string, command: Command): Tried {
  const result = acts(before, id, command);
  const refusal = result.ok ? undefined : result.refusal;
  return { before, after: result.ok ? result.value : before, id, command, refusal };
}

function opensOne(before: World, deed: Told): readonly Tried[] {
  const result = deed.opens ? opens(before, deed.on, deed.opens, deed) : does(before, deed);
  const refusal = result.ok ? undefined : result.refusal;
  return [{ before, after: result.ok ? result.value : before, id: deed.on, command: deed, refusal }];
}

/** Whatever the programme itself is to do by now. */
function timed(world: World): readonly Tried[] {
  const done: Tried[] = [{ before: world, after: world, id: world.root, command: nothing, refusal: undefined }];
  for (const id of world.cases.keys()) {
    const now = done.at(-1)?.after ?? world;
    const state = caseOf(now, id);
    for (const [name, action] of actionsAt(procedureOf(state.procedure), state)) {
      if (!action.timed || hindrance(action, name, state, 'system', factsOf(now, state), now.now)) continue;
      done.push(tries(now, id, { action: name, by: 'system', answers: {} }));
      break;
    }
  }
  return done;
}

export const nothing: Command = { action: '', by: 'system', answers: {} };

export function namesIn(procedure: Procedure): readonly string[] {
  const stages = Object.values<Stage>(procedure.stages).flatMap(({ actions }) => Object.keys(actions));
  return [procedure.opening.name, ...stages, ...Object.keys(procedure.always ?? {})];
}

/** As in the story, at random, none, or with something in them that is nonsense. */
export function answersTo(world: World, story: readonly Told[], state: Case, name: string, how: number): Answers {
  const action = actionOf(procedureOf(state.procedure), name);
  const told = story.filter((deed) => deed.action === name || (action?.form && formOf(world, deed) === action.form));
  const known = told.find(({ on }) => on === state.id) ?? told[0];
  let seed = how;
  const chance = (): number => {
    seed = (seed * 48_271 + 11) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  const filled = filledIn(action?.form, state.version, world, chance);
  switch (how % 8) {
    case 0:
      return {};
    case 1: {
      const keys = Object.keys(filled);
      const nonsense = junk[Math.floor(chance() * junk.length)] ?? null;
      return { ...filled, [keys[Math.floor(chance() * keys.length)] ?? 'x']: nonsense };
    }
    case 2:
    case 3:
    case 4:
      return filled;
    default:
      return known?.answers ?? filled;
  }
}

function formOf(world: World, { opens: child, on, action }: Told): Form | undefined {
  const procedure = child ?? world.cases.get(on)?.procedure;
  return procedure && actionOf(procedureOf(procedure), action)?.form;
}
