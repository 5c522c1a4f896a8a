import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { type Actor, type Case, type Event, evolve } from '../../src/engine/case.ts';
import { type Command, decide } from '../../src/engine/decide.ts';
import { type Answers, askedFields } from '../../src/engine/form.ts';
import { actionsAt, seatsIn } from '../../src/engine/parties.ts';
import { type Action, type Facts, type Person, type Procedure, rolesOf } from '../../src/engine/procedure.ts';
import { type Role, roles } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { type Chance, one, withHidden } from './engine-answers.ts';
import { type Possible, possibleOn } from './engine-explore.ts';
import { namesIn } from './engine-moves.ts';
import { newer } from './engine-newer.ts';
import { explained } from './engine-oracle.ts';
import { everyone, newcomer, stranger } from './engine-people.ts';
import { answersFor, caseOf, factsOf, type World } from './engine-play.ts';

/** Every way in which an act can be done wrongly. */
export const wrongs = [
  'by a stranger',
  'from another body',
  'by a person',
  'after stepping back',
  'by who did its counterpart',
  'once more',
  'when it is closed',
  'at another step',
  'without an answer',
  'with hidden answers',
  'after a question was added',
] as const;
export type Wrong = (typeof wrongs)[number];

/** Tries one act that somebody can do, in every wrong way, and tells which there were. */
export function triesWrongly(
  world: World,
  id: string,
  chance: Chance,
  reached: (name: string, wrong: Wrong) => void,
): void {
  const state = caseOf(world, id);
  const procedure = procedureOf(state.procedure);
  const facts = factsOf(world, state);
  const expects = (name: string, wrong: Wrong, decided: ReturnType<typeof decide>, why: string) => {
    expect(decided.ok ? 'accepted' : decided.refusal.why, `${name} ${wrong} on ${id}`).toBe(why);
    if (!decided.ok) explained(decided.refusal, undefined);
    reached(name, wrong);
  };
  const tries = (name: string, by: Command['by'], answers: Answers = {}, on: Case = state) =>
    decide(procedure, on, { action: name, by, answers }, facts, world.now);

  for (const [name, { by }] of actionsAt(procedure, state)) {
    if (rolesOf(by).every((role) => role === 'system')) {
      expects(name, 'by a person', tries(name, one(everyone, chance) ?? stranger), 'not-your-turn');
    }
  }
  const { position, outcome } = state;
  const here = actionsAt(procedure, state).map(([name]) => name);
  const away = one(
    namesIn(procedure).filter((name) => !here.includes(name)),
    chance,
  );
  if (away && !outcome && position)
    expects(away, 'at another step', tries(away, jackOr(away, procedure)), 'not-at-this-step');

  const possible = possibleOn(world, id);
  const name = one([...new Set(possible.map((each) => each.name))], chance);
  const chosen = one(
    possible.filter((each) => each.name === name && each.by !== 'system'),
    chance,
  );
  if (!chosen || chosen.by === 'system') return;
  const { action, by } = chosen;
  const answers = answersFor(world, state, action, by, chance);
  const [seat] = seatsOf(action, state, by);
  if (!seat) throw new Error(`${by.id} has no seat for ${chosen.name}`);
  const then = (event: Event): Case => evolve(state, event);
  const at = world.now.toISOString();
  const did = (what: string, actor: Actor): Event => ({
    kind: 'filed',
    action: what,
    by: actor,
    at,
    answers: {},
    effects: [],
  });

  expects(chosen.name, 'by a stranger', tries(chosen.name, stranger, answers), 'not-your-turn');
  const outsider = outsiderFor(rolesOf(action.by));
  if (outsider) expects(chosen.name, 'from another body', tries(chosen.name, outsider, answers), 'not-your-turn');
  const recused = then({ kind: 'recused', by: seat, at });
  expects(chosen.name, 'after stepping back', tries(chosen.name, by, answers, recused), 'recused');
  const closed = then({ kind: 'closed', outcome: 'cancelled', at });
  expects(chosen.name, 'when it is closed', tries(chosen.name, by, answers, closed), 'case-closed');
  for (const other of action.apart ?? []) {
    const other_ = then(did(other, seat));
    expects(chosen.name, 'by who did its counterpart', tries(chosen.name, by, answers, other_), 'same-person');
  }
  if (action.once) {
    const filed = seatsOf(action, state, by).reduce((on, each) => evolve(on, did(chosen.name, each)), state);
    const again = action.once === 'role' ? newcomer(seat.role, seat.body) : by;
    expects(chosen.name, 'once more', tries(chosen.name, again, answers, filed), 'already-filed');
  }
  answersWrongly(world, state, procedure, facts, { ...chosen, by }, answers, chance, (wrong) =>
    reached(chosen.name, wrong),
  );
}

function answersWrongly(
  world: World,
  state: Case,
  procedure: Procedure,
  facts: Facts,
  { name, action, by }: Possible,
  answers: Answers,
  chance: Chance,
  reached: (wrong: Wrong) => void,
): void {
  const { form } = action;
  if (!form) return;
  const tries = (given: Answers, definition = procedure, on = state) =>
    decide(definition, on, { action: name, by, answers: given }, facts, world.now);

  const required = askedFields(form, state.version, answers).filter(([, field]) => field.required);
  const [key] = one(required, chance) ?? [];
  if (key) {
    const { [key]: _left, ...rest } = answers;
    const decided = tries(rest);
    expect(decided.ok ? 'accepted' : decided.refusal.why, `${name} without ${key}`).toBe('incomplete');
    if (!decided.ok) expect(String(decided.refusal.values.fields).split(',')).toContain(key);
    reached('without an answer');
  }
  expect(tries(withHidden(answers, form, state.version)), `${name} with hidden answers`).toEqual(tries(answers));
  reached('with hidden answers');
  // A case goes on in the version in which it began; one that begins in the next version must answer what that adds.
  expect(tries(answers, newer(procedure)), `${name} in the next version`).toEqual(tries(answers));
  const young = tries(answers, newer(procedure), { ...state, version: procedure.version + 1 });
  expect(young.ok ? 'accepted' : young.refusal.why, `${name} of a younger case`).toBe('incomplete');
  reached('after a question was added');
}

function seatsOf(action: Action, state: Case, by: Person): readonly Actor[] {
  return rolesOf(action.by).flatMap((role) => seatsIn(role, state, by));
}

/** Somebody with the right role at the wrong body, or who was not named; none where every body will do. */
function outsiderFor(wanted: readonly Role[]): Person | undefined {
  const bound = wanted.filter((role) => roles[role] !== 'system');
  if (bound.some((role) => roles[role] === 'city')) return undefined;
  const [role] = bound;
  return role && newcomer(role, 'nowhere');
}

function jackOr(_name: string, _procedure: Procedure): Person {
  return everyone.find(({ id }) => id === 'jack') ?? stranger;
}

export type { Event };
export const same = isDeepStrictEqual;
