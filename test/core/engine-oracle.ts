import { expect } from 'vitest';
import { explain } from '../../src/app/talk.ts';
import { type Case, replay } from '../../src/engine/case.ts';
import { decide } from '../../src/engine/decide.ts';
import { offers } from '../../src/engine/offers.ts';
import { stepOf } from '../../src/engine/parties.ts';
import { actionOf, type Person } from '../../src/engine/procedure.ts';
import type { Refusal } from '../../src/engine/refusal.ts';
import { languages, steps } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { answersTo, namesIn, nothing, type Tried } from './engine-moves.ts';
import { caseOf, factsOf, isAboutAnswers, type World } from './engine-play.ts';
import type { Told } from './engine-stories.ts';

function mustBeExplained(refusal: Refusal): void {
  const said = languages.map((language) => explain(refusal, language));
  for (const text of said) expect(text, refusal.why).not.toMatch(/undefined|NaN|\[object|^\s*$/);
  expect(said[0], refusal.why).toMatch(/\p{Script=Han}/u);
  expect(said[1], refusal.why).not.toBe(said[0]);
}

/** Two acts on one case that the same person may never do, by the law and not by the declarations. */
const neverTheSame: readonly (readonly [string, string])[] = [
  ['createProject', 'confirmProject'],
  ['summariseNeeds', 'confirmProject'],
  ['requestBudget', 'approveBudget'],
  ['approveBudget', 'signBudget'],
  ['giveOpinion', 'approveInitiation'],
  ['checkCatalogue', 'includeInCatalogue'],
  ['prepareTender', 'approveTender'],
  ['judgeBidders', 'signQualification'],
  ['confirmAward', 'publishAward'],
  ['draftContract', 'signForBuyer'],
  ['draftContract', 'certify'],
  ['requestPayment', 'certifyMilestone'],
  ['certifyMilestone', 'approvePayment'],
  ['approvePayment', 'pay'],
  ['requestPayment', 'pay'],
  ['registerOrganisation', 'verifyOrganisation'],
  ['correctOrganisation', 'verifyOrganisation'],
  ['fileComplaint', 'answerComplaint'],
];

function duties({ before, after, id, command }: Tried): void {
  const state = before.cases.get(id);
  if (!state || command.by === 'system') return;
  const { by } = command;
  const earlier = state.filings.filter((filing) => filing.by.person === by.id).map(({ action }) => action);
  for (const [first, second] of neverTheSame) {
    if (command.action === second) expect(earlier, `${by.id} did ${first} and ${second}`).not.toContain(first);
  }
  const stoodBack = (before.logs.get(id) ?? []).some((event) => event.kind === 'recused' && event.by.person === by.id);
  expect(stoodBack, `${by.id} had stepped back`).toBe(false);
  const { apart = [] } = actionOf(procedureOf(state.procedure), command.action) ?? {};
  for (const other of apart) expect(earlier, `${by.id} did ${other} and ${command.action}`).not.toContain(other);
  expect(caseOf(after, id).filings.at(-1)?.by.person).toBe(by.id);
}

/** What must have been filed, and since the case was last returned: by the log, not by the engine's count of rounds. */
function approvals({ before, after, id, command }: Tried): void {
  const state = before.cases.get(id);
  if (!state) return;
  const log = before.logs.get(id) ?? [];
  const returned = log.findLastIndex((event) => event.kind === 'entered' && event.returned);
  const since = log.slice(returned + 1).filter((event) => event.kind === 'filed');
  if (command.action === 'approveInitiation') {
    const consents = since.filter(({ action, answers }) => action === 'giveOpinion' && answers.vote === 'yes');
    const roles = consents.map(({ by }) => by.role);
    expect(roles).toEqual(expect.arrayContaining(['finance_budget', 'establishment']));
    expect(new Set(roles).size, 'an office gave its opinion twice').toBe(roles.length);
  }
  if (command.action === 'signQualification') {
    const done = since.map(({ action }) => action);
    expect(done).toEqual(expect.arrayContaining(['judgeBidders', 'confirmRegistry']));
  }
  const signatures = ['signForBuyer', 'signForSupplier'];
  if (signatures.includes(command.action)) {
    const signed = [...since.map(({ action }) => action), command.action].filter((name) => signatures.includes(name));
    expect(new Set(signed).size, 'somebody signed twice').toBe(signed.length);
    const concluded = caseOf(after, id).position === 'management.run';
    expect(concluded, 'a contract has two signatures').toBe(signed.length === 2);
  }
  if (command.action === 'concludeEvaluation') {
    // A report that was sent back is written again on the same sheets; scoring that was reopened needs new ones.
    const began = log.findLastIndex((event) => event.kind === 'entered' && event.position === 'evaluation.scoring');
    const sheets = log.slice(began).filter((event) => event.kind === 'filed' && event.action === 'scoreBids');
    const scored = sheets.flatMap((event) => (event.kind === 'filed' ? [event.by.person] : []));
    const sitting = state.named.filter((person) => !state.recused.some((by) => by.person === person));
    expect(scored).toEqual(expect.arrayContaining(sitting));
  }
}

/** A step is left for the next one, for an earlier one, or for the end. */
function course(before: Case | undefined, after: Case): void {
  const order = Object.keys(steps[after.procedure]);
  const entered = after.entries.slice(before?.entries.length ?? 0).map(({ position }) => position);
  let from = before?.position;
  for (const to of entered) {
    expect(Object.keys(procedureOf(after.procedure).stages)).toContain(to);
    const gone = order.indexOf(stepOf(to)) - (from ? order.indexOf(stepOf(from)) : 0);
    expect(gone, `from ${from} to ${to}`).toBeLessThanOrEqual(1);
    from = to;
  }
  if (before?.outcome) expect(after).toEqual(before);
}

function deadlines(state: Case): void {
  const stage = state.position && procedureOf(state.procedure).stages[state.position];
  if (state.outcome) expect(state.due).toBeUndefined();
  else expect(stage).toBeDefined();
  if (!state.due || !stage) return;
  const declared = typeof stage.due === 'string' ? [stage.due] : [];
  const returned = state.entries.at(-1)?.returned ? ['FIX_5'] : [];
  expect(['FIXED', ...declared, ...returned]).toContain(state.due.code);
}

/** What is offered is refused for its answers at most; and what is not offered is refused. */
export function offering(world: World, id: string, person: Person, story: readonly Told[], how: number): void {
  const state = caseOf(world, id);
  const procedure = procedureOf(state.procedure);
  const facts = factsOf(world, state);
  const offered = offers(procedure, state, person, facts, world.now);
  for (const { name, action } of offered) {
    const answers = answersTo(world, story, state, name, how);
    const decided = decide(procedure, state, { action: name, by: person, answers }, facts, world.now);
    if (!decided.ok)
      expect(isAboutAnswers(decided.refusal, action.when ?? []), `${name}: ${decided.refusal.why}`).toBe(true);
  }
  for (const name of namesIn(procedure)) {
    if (offered.some((offer) => offer.name === name)) continue;
    const answers = answersTo(world, story, state, name, 5);
    const decided = decide(procedure, state, { action: name, by: person, answers }, facts, world.now);
    expect(decided.ok, `${name} was not offered to ${person.id}`).toBe(false);
  }
}

export function judge(tried: Tried): void {
  const { before, after, id, command, refusal } = tried;
  if (refusal) {
    mustBeExplained(refusal);
    const state = before.cases.get(id);
    if (!state) return;
    const alone = decide(procedureOf(state.procedure), state, command, factsOf(before, state), before.now);
    expect(alone.ok, `${command.action} was allowed and could not be carried out: ${refusal.why}`).toBe(false);
    return;
  }
  if (command === nothing) return;
  duties(tried);
  approvals(tried);
  for (const [each, state] of after.cases) {
    if (state === before.cases.get(each)) continue;
    course(before.cases.get(each), state);
    deadlines(state);
    expect(replay(each, after.logs.get(each) ?? [])).toEqual(state);
  }
  const { limit, reserved, committed, paid } = after.line;
  expect(Math.min(reserved, committed, paid, limit - reserved - committed - paid)).toBeGreaterThanOrEqual(0);
}
