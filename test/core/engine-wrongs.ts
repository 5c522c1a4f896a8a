import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { type Actor, type Case, type Event, evolve } from '../../src/engine/case.ts';
import { actorFor, type Command, decide, hindrance } from '../../src/engine/decide.ts';
import { type Answers, askedFields } from '../../src/engine/form.ts';
import { actionsAt, seatsIn, stageOf } from '../../src/engine/parties.ts';
import { type Action, type Person, rolesOf } from '../../src/engine/procedure.ts';
import type { ActName } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { type Chance, noAnswerTo, one, varied, withHidden } from './engine-answers.ts';
import { type Possible, possibleOn } from './engine-explore.ts';
import { namesIn } from './engine-moves.ts';
import { newer } from './engine-newer.ts';
import { explained } from './engine-oracle.ts';
import { holders, isForAnyone, newcomer, outsiderFor, stranger } from './engine-people.ts';
import { answersFor, caseOf, factsOf, situationOf, type World } from './engine-play.ts';
import type { Reached, Wrong } from './engine-reached.ts';

/** Tries on a case what cannot be done there now, and something that can, in every wrong way. */
export function triesWrongly(world: World, id: string, chance: Chance, reached: Reached): void {
  const state = caseOf(world, id);
  if (state.outcome) return;
  const procedure = procedureOf(state.procedure);
  const facts = factsOf(world, state);
  const here = actionsAt(procedure, state);
  for (const [name, action] of here) {
    const wanted = rolesOf(action.by);
    byAPerson(world, state, name, action, chance, reached);
    for (const by of [
      ...holders(world.people, wanted, state.opener.person),
      ...(wanted.includes('system') ? (['system'] as const) : []),
    ]) {
      const hindered = hindrance(procedureOf(state.procedure), action, name, state, by, facts, world.now);
      if (!hindered) continue;
      explained(hindered, action);
      reached.refused(name, hindered.why);
    }
  }
  for (const name of namesIn(procedure)) {
    if (here.some(([each]) => each === name)) continue;
    refuses(world, state, { action: name, by: world.people[0] ?? stranger, answers: {} }, 'not-at-this-step');
    reached.wrongly(name, 'at another step');
  }
  const possible = possibleOn(world, id).filter(({ by }) => by !== 'system');
  const name = one([...new Set(possible.map((each) => each.name))], chance);
  const chosen = one(
    possible.filter((each) => each.name === name),
    chance,
  );
  if (chosen) doesWrongly(world, chosen, chance, reached);
}

/** What is the programme's alone is done by nobody else. */
function byAPerson(world: World, state: Case, name: string, action: Action, chance: Chance, reached: Reached): void {
  if (!rolesOf(action.by).every((role) => role === 'system')) return;
  refuses(world, state, { action: name, by: one(world.people, chance) ?? stranger, answers: {} }, 'not-your-turn');
  reached.wrongly(name, 'by a person');
}

/** An act that somebody can do, done too early or too late, by others, when it is over, and with other answers. */
export function doesWrongly(world: World, { id, name, action, by }: Possible, chance: Chance, reached: Reached): void {
  const state = caseOf(world, id);
  for (const days of [-60, 40, 400]) {
    const then = new Date(world.now.getTime() + days * 24 * 60 * 60 * 1000);
    const hindered = hindrance(procedureOf(state.procedure), action, name, state, by, factsOf(world, state), then);
    if (!hindered) continue;
    explained(hindered, action);
    reached.refused(name, hindered.why);
  }
  byAPerson(world, state, name, action, chance, reached);
  if (by === 'system') return;
  const answers = answersFor(world, state, action, by, chance);
  const actor = actorFor(procedureOf(state.procedure), action, name, state, by);
  if (!actor.ok) throw new Error(`${by.id} has no seat for ${name}: ${actor.refusal.why}`);
  const seat = actor.value;
  const at = world.now.toISOString();
  const wrongly = (wrong: Wrong, why: string, who: Person = by, on: Case = state) => {
    refuses(world, on, { action: name, by: who, answers }, why);
    reached.wrongly(name, wrong);
  };

  if (!isForAnyone(rolesOf(action.by))) wrongly('by a stranger', 'not-your-turn', stranger);
  const outsider = outsiderFor(rolesOf(action.by), stageOf(procedureOf(state.procedure), state)?.open);
  if (outsider) wrongly('from another body', 'not-your-turn', outsider);
  wrongly('after stepping back', 'recused', by, evolve(state, { kind: 'recused', by: seat, at }));
  wrongly('when it is closed', 'case-closed', by, evolve(state, { kind: 'closed', outcome: 'cancelled', at }));
  for (const other of action.apart ?? []) {
    wrongly('by who did its counterpart', 'same-person', by, evolve(state, did(other, seat, at)));
  }
  if (action.once) {
    const filed = seatsOf(action, state, by).reduce((on, each) => evolve(on, did(name, each, at)), state);
    const again = action.once === 'role' ? newcomer(seat.role, seat.body) : by;
    wrongly('once more', 'already-filed', again, filed);
    // What he filed who then steps back counts no more: another can file it.
    const left = evolve(evolve(state, did(name, seat, at)), { kind: 'recused', by: seat, at });
    const anew = decide(
      procedureOf(state.procedure),
      left,
      { action: name, by: newcomer(seat.role, seat.body), answers },
      factsOf(world, left),
      world.now,
    );
    expect(anew.ok ? '' : anew.refusal.why, `${name} by another`).not.toBe('already-filed');
  }
  if (action.form) answersWrongly(world, { id, name, action, by }, answers, chance, reached);
}

function answersWrongly(
  world: World,
  { id, name, action, by }: Possible,
  answers: Answers,
  chance: Chance,
  reached: Reached,
) {
  const { form } = action;
  const state = caseOf(world, id);
  const procedure = procedureOf(state.procedure);
  const facts = factsOf(world, state);
  if (!form) return;
  const tries = (given: Answers, definition = procedure, on = state) =>
    decide(definition, on, { action: name, by, answers: given }, facts, world.now);

  const required = askedFields(form, state.version, answers).filter(([, field]) => field.required);
  const [key, field] = one(required, chance) ?? [];
  if (key && field) {
    const { [key]: _left, ...rest } = answers;
    for (const [wrong, given] of [
      ['without an answer', rest],
      ['with nonsense', { ...answers, [key]: noAnswerTo(field) }],
    ] as const) {
      const refusal = refuses(world, state, { action: name, by, answers: given }, 'incomplete');
      expect(String(refusal?.values.fields).split(',')).toContain(key);
      reached.wrongly(name, wrong);
    }
  }
  const other = tries(varied(answers, form, situationOf(world, state, action, by), chance));
  if (!other.ok) {
    explained(other.refusal, action);
    reached.refused(name, other.refusal.why);
  }
  const plainly = tries(answers);
  const alike = (decided: typeof plainly, what: string) => {
    if (!isDeepStrictEqual(decided, plainly)) expect(decided, `${name} ${what}`).toStrictEqual(plainly);
  };
  alike(tries(withHidden(answers, form, state.version)), 'with hidden answers');
  reached.wrongly(name, 'with hidden answers');

  // A case goes on in the version in which it began; one that begins in the next version must answer what that adds.
  const next = newer(procedure);
  alike(tries(answers, next), 'in the next version');
  const young = tries(answers, next, { ...state, version: next.version });
  expect(young.ok ? 'accepted' : young.refusal.why, `${name} of a younger case`).toBe('incomplete');
  const added = decide(next, state, { action: 'addedAct', by, answers: {} }, facts, world.now);
  expect(added.ok ? 'accepted' : added.refusal.why, 'an act that the next version adds').toBe('not-at-this-step');
  reached.wrongly(name, 'in the next version');
}

function refuses(world: World, state: Case, command: Command, why: string) {
  const decided = decide(procedureOf(state.procedure), state, command, factsOf(world, state), world.now);
  expect(decided.ok ? 'accepted' : decided.refusal.why, `${command.action} on ${state.id}`).toBe(why);
  if (decided.ok) return undefined;
  explained(decided.refusal, undefined);
  return decided.refusal;
}

function did(action: string, by: Actor, at: string): Event {
  // What is played is declared, and what is declared is named.
  return { kind: 'filed', action: action as ActName, by, at, answers: {}, effects: [] };
}

function seatsOf(action: Action, state: Case, by: Person): readonly Actor[] {
  return rolesOf(action.by).flatMap((role) => seatsIn(procedureOf(state.procedure), state, role, by));
}
