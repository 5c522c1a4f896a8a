import { expect } from 'vitest';
import type { Case, Waiting } from '../../src/engine/case.ts';
import { latest } from '../../src/engine/case.ts';
import { decide, hindrance } from '../../src/engine/decide.ts';
import { actionsAt, stageOf, waitingFor } from '../../src/engine/parties.ts';
import { type Person, rolesOf, waitedFor } from '../../src/engine/procedure.ts';
import { instant } from '../../src/law/date.ts';
import { type Position, roles } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { openReports } from '../../src/procedures/purchase/11-management/management.ts';
import { instalment } from '../../src/procedures/purchase/payment/payment.ts';
import { chances } from './engine-answers.ts';
import { possibleOn } from './engine-explore.ts';
import { newcomer } from './engine-people.ts';
import { answersFor, caseOf, factsOf, isAboutAnswers, type World } from './engine-play.ts';

/** No open case is ever without a way on; and one that is closed has none. */
export function goesOn(world: World, id: string): void {
  const state = caseOf(world, id);
  if (state.outcome) {
    expect(possibleOn(world, id), `${id} is closed`).toEqual([]);
    return;
  }
  const procedure = procedureOf(state.procedure);
  const waits = waitingFor(procedure, state);
  const stage = stageOf(procedure, state);
  const above = stage ? Object.values(stage.actions).flatMap((each) => each.above ?? []) : [];
  const among = stage ? [...waitedFor(stage), ...above] : [];
  expect(
    waits.filter(({ role }) => !among.includes(role)),
    `${id} waits at ${state.position} for whom it does not name`,
  ).toEqual([]);
  if (waits.length === 0 || waits.every(({ role, person }) => roles[role] === 'panel' && !person)) {
    rests(world, state);
    return;
  }
  const stuck = waits.filter((waiting) => !movesOn(world, state, waiting));
  // Of several roles any may act; who is named one by one is waited for, every one.
  const declared = stage?.waits;
  const alternatives = !(typeof declared === 'object' && 'among' in declared);
  const without = alternatives && stuck.length < waits.length ? [] : stuck;
  expect(without, `${id} waits at ${state.position} for whoever can do nothing`).toEqual([]);
}

/** Whoever it waits for can move it: now, once its day has come, or after a case beside it that is open. */
function movesOn(world: World, state: Case, waiting: Waiting): boolean {
  const person = whoever(world, waiting);
  const opens = new Date(state.opens ?? '');
  const due = new Date(Date.parse(state.due?.at ?? '') + 1);
  // What was paid last cannot come back any more some days later.
  const settled = state.position === 'payment.settle' ? [new Date(world.now.getTime() + 14 * 24 * 60 * 60 * 1000)] : [];
  const days = [world.now, ...[opens, due].filter((day) => day > world.now), ...settled];
  const can = days.some((now) => moves({ ...world, now }, state, waiting, person));
  return can || waitsForAnother(world, state, person);
}

/** The very person, where it must be him; else somebody who takes the seat today and has done nothing on the case. */
function whoever({ people }: World, { role, body, person }: Waiting): Person {
  const known = people.find(({ id }) => id === person);
  if (person !== undefined && !known) throw new Error(`it waits for ${person}, whom nobody knows`);
  return known ?? newcomer(role, body ?? 'new-office');
}

/** Is there an act of this stage that leads on, open to him in this role, and refused for his answers at most? */
function moves(world: World, state: Case, { role }: Waiting, person: Person): boolean {
  const procedure = procedureOf(state.procedure);
  const facts = factsOf(world, state);
  const actions = Object.entries(stageOf(procedure, state)?.actions ?? {});
  return actions.some(([name, action]) => {
    const leads = !action.recuses && (action.goes || action.until || action.from || action.once || action.appoints);
    if (!leads || !rolesOf(action.by).includes(role)) return false;
    if (hindrance(procedure, action, name, state, person, facts, world.now)) return false;
    const answers = answersFor(world, state, action, person, chances(state.seq));
    const decided = decide(procedure, state, { action: name, by: person, answers }, facts, world.now);
    return decided.ok || isAboutAnswers(decided.refusal, action.when ?? []);
  });
}

/**
 * Reports and payments must be over before their purchase is; a payment comes after what it pays for; and a bid that was
 * not handed in by the closing ends when the others are opened, or is handed in when there is more time.
 */
function waitsForAnother(world: World, state: Case, person: Person): boolean {
  if (state.procedure === 'purchase') {
    const { bids, reports, payments } = factsOf(world, state);
    return [...bids, ...reports, ...payments].some(({ outcome }) => !outcome);
  }
  const parent = state.parent === undefined ? undefined : caseOf(world, state.parent);
  if (!parent || parent.outcome) return false;
  if (state.procedure === 'payment') return comes(world, state, person, parent);
  // Final offers are opened by whoever runs the evaluation, and what did not come ends then.
  return state.position === 'evaluation.final'
    ? (parent.position?.startsWith('evaluation.') ?? false)
    : parent.position === 'bidding.open';
}

/** Nothing but what it pays for holds the payment, and that can still come about: somebody can see to it today. */
function comes(world: World, state: Case, person: Person, parent: Case): boolean {
  const { after, on = '' } = latest(state, instalment) ?? {};
  const now = new Date(Math.max(instant(on).getTime(), world.now.getTime()));
  const held = actionsAt(procedureOf(state.procedure), state).map(
    ([name, action]) =>
      hindrance(procedureOf(state.procedure), action, name, state, person, factsOf(world, state), now)?.why,
  );
  if (!held.includes('milestone-met') && !held.includes('final-needs-acceptance')) return false;
  // The acceptance is of the whole: it fulfils what a part waits for, or ends the part.
  if (parent.position?.startsWith('acceptance.')) return true;
  // An early end or a change that is proposed is decided: it comes to that, or the service goes on.
  if (parent.position?.startsWith('management.') && parent.position !== 'management.run') return true;
  if (parent.position === 'management.run' && after === 'midterm') {
    return possibleOn(world, parent.id).some(({ name }) => name === 'inspect');
  }
  const reported = openReports(factsOf(world, parent)).length > 0;
  return after === 'report' ? reported : parent.position === 'management.run';
}

/** Where a bid's purchase stands while the bid itself waits for nobody. */
const beside: Readonly<Partial<Record<Position, readonly string[]>>> = {
  'bidding.submitted': ['bidding.open'],
  'qualification.opened': ['qualification.'],
  'evaluation.qualified': ['evaluation.', 'award.'],
  'evaluation.sealed': ['evaluation.'],
  'evaluation.out': ['evaluation.', 'award.'],
  'award.ranked': ['evaluation.', 'award.'],
  'award.won': ['award.', 'contract.'],
  'award.lost': ['award.', 'contract.', 'evaluation.'],
};

/** It waits for nobody: its purchase moves it, its day will come, whichever body likes takes it up, or it is an entry that stands for good. */
function rests(world: World, state: Case): void {
  const { id, position = 'bidding.open', due } = state;
  if (position === 'register.verified') return;
  if (state.procedure === 'bid') {
    const parent = caseOf(world, state.parent ?? '');
    const stands = parent.outcome ? '' : (parent.position ?? '');
    expect(
      beside[position]?.some((each) => stands.startsWith(each)),
      `${id} at ${position} rests beside ${stands}`,
    ).toBe(true);
    return;
  }
  if (stageOf(procedureOf(state.procedure), state)?.open) {
    const taken = possibleOn(world, id).some(({ action }) => action.takesUp);
    expect(taken, `${id} is open at ${position} to every body, and none can take it up`).toBe(true);
    return;
  }
  expect(due, `${id} waits at ${position} for nobody and no day`).toBeDefined();
  const then = new Date(Math.max(Date.parse(due?.at ?? ''), world.now.getTime()));
  const done = possibleOn({ ...world, now: then }, id).filter(({ by, action }) => by === 'system' && action.timed);
  expect(done.length, `${id} waits at ${position} for a day on which nothing happens`).toBeGreaterThan(0);
}
