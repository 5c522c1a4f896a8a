import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { sayable } from '../../src/dialogue/checks-view.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { explain } from '../../src/dialogue/refusal-words.ts';
import { type Actor, type Case, type Event, latest, replay } from '../../src/engine/case.ts';
import { decide, offers } from '../../src/engine/decide.ts';
import { actionAt, stepOf, waitingFor } from '../../src/engine/parties.ts';
import { type Action, actionOf, type Person, type Refusal } from '../../src/engine/procedure.ts';
import { languages, type Role, steps } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { approvedBudget } from '../../src/procedures/purchase/02-budget/budget.ts';
import { contractForm } from '../../src/procedures/purchase/10-contract/contract.ts';
import { instalment } from '../../src/procedures/purchase/payment/payment.ts';
import { reportPeriod } from '../../src/procedures/purchase/report/report.ts';
import type { Chance } from './engine-answers.ts';
import type { Tried } from './engine-explore.ts';
import { jointly, unconcerned, unread } from './engine-hands.ts';
import { namesIn, nothing } from './engine-moves.ts';
import { answersFor, caseOf, factsOf, isAboutAnswers, type World } from './engine-play.ts';

/** Both languages say why, with every value it names; and a rule with its source. */
export function explained(refusal: Refusal, action: Action | undefined): void {
  const { why, source, field } = refusal;
  const said = languages.map((language) => inWords(explain(refusal, language), language));
  for (const text of said) expect(text, why).not.toMatch(/undefined|NaN|Invalid|\[object|^\s*$/);
  expect(said[0], why).toMatch(/\p{Script=Han}/u);
  expect(said[1], why).not.toBe(said[0]);
  const rule = [...(action?.gates ?? []), ...(action?.when ?? [])].find(({ name }) => name === why);
  if (!rule) return;
  expect({ source, field }, why).toEqual({ source: rule.source, field: rule.about });
  for (const language of languages)
    expect(inWords(explain(refusal, language), language)).toContain(sayable(rule.source, language));
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
  const since = log.flatMap((event, place) =>
    place > returned && event.kind === 'filed' && counts(log, place, event.by) ? [event] : [],
  );
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
    const began = log.findLastIndex(
      (event) => event.kind === 'filed' && ['signQualification', 'reopenScoring'].includes(event.action),
    );
    const sheets = log.slice(began).filter((event) => event.kind === 'filed' && event.action === 'scoreBids');
    const scored = sheets.flatMap((event) => (event.kind === 'filed' ? [event.by.person] : []));
    const sitting = (state.named.panel ?? []).filter((person) => !state.recused.some((by) => by.person === person));
    expect(scored).toEqual(expect.arrayContaining(sitting));
  }
}

/** What somebody filed who stepped back before the case went on counts no more. */
function counts(log: readonly Event[], place: number, { person }: Actor): boolean {
  const rest = log.slice(place + 1);
  const left = rest.findIndex(({ kind }) => kind === 'entered');
  const here = left < 0 ? rest : rest.slice(0, left);
  return !here.some((event) => event.kind === 'recused' && event.by.person === person);
}

/** Where it was led to is where it waits. */
function routes({ after, id, command }: Tried): void {
  const office = offices[command.action];
  const state = caseOf(after, id);
  if (!office) return;
  expect(waitingFor(procedureOf(state.procedure), state).map(({ role }) => role)).toEqual([office]);
}

const offices: Readonly<Record<string, Role>> = {
  routeToBuyer: 'buyer_head',
  routeToFinance: 'finance_proc',
  routeToCivilAffairs: 'civil_affairs',
  routeToSupervision: 'supervision',
};

/** No part is asked for, or let pass, before what it pays for has been done; an acceptance that can still change is none. */
function pays({ before, id, command }: Tried): void {
  const state = before.cases.get(id);
  if (state?.procedure !== 'payment' || command.by === 'system') return;
  const asks = ['requestPayment', 'correctPayment', 'certifyMilestone', 'approvePayment', 'pay'];
  const { after, on = '' } = latest(state, instalment) ?? {};
  if (after === undefined || after === 'signature' || !asks.includes(command.action)) return;
  const purchase = caseOf(before, state.parent ?? '');
  const judged = purchase.filings.findLast(({ action }) => action === 'certify')?.answers.outcome;
  if (purchase.position === 'payment.settle' && judged !== 'refused') return;
  expect(after, command.action).not.toBe('acceptance');
  const looked = purchase.filings.findLast(({ action }) => action === 'inspect')?.answers.severity;
  if (after === 'midterm') expect(['none', 'minor'], command.action).toContain(looked);
  if (after !== 'report') return;
  const reports = [...before.cases.values()].filter(({ procedure }) => procedure === 'report');
  const over = reports.filter((each) => (latest(each, reportPeriod)?.to ?? '') <= on);
  const wanted = over.length > 0 ? over : reports.slice(0, 1);
  expect(
    wanted.map(({ outcome }) => outcome),
    command.action,
  ).toEqual(wanted.map(() => 'completed'));
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
export function offering(world: World, id: string, person: Person, chance: Chance): void {
  const state = caseOf(world, id);
  const procedure = procedureOf(state.procedure);
  const facts = factsOf(world, state);
  const offered = new Map(offers(procedure, state, person, facts, world.now).map(({ name, action }) => [name, action]));
  for (const name of namesIn(procedure)) {
    const known = actionAt(procedure, state, name);
    const answers = known ? answersFor(world, state, known, person, chance) : {};
    const decided = decide(procedure, state, { action: name, by: person, answers }, facts, world.now);
    const action = offered.get(name);
    if (!action) expect(decided.ok, `${name} was not offered to ${person.id}`).toBe(false);
    else if (!decided.ok) {
      expect(isAboutAnswers(decided.refusal, action.when ?? []), `${name}: ${decided.refusal.why}`).toBe(true);
    }
  }
}

/** Step by step it came to what its log makes of it once that has been written down and read again. */
function replayed(world: World, id: string): void {
  const state = caseOf(world, id);
  // What was written by `JSON.stringify` are events.
  const log = JSON.parse(JSON.stringify(world.logs.get(id) ?? [])) as readonly Event[];
  if (!isDeepStrictEqual(replay(id, log), state)) expect(replay(id, log)).toStrictEqual(state);
}

/** A case ends once, and then nothing happens on it any more. */
function endsOnce(world: World, id: string): void {
  const log = world.logs.get(id) ?? [];
  const ends = log.flatMap((event, place) => (event.kind === 'closed' ? [place] : []));
  expect(ends, `${id} has ended`).toEqual(caseOf(world, id).outcome ? [log.length - 1] : []);
}

/** The money of a purchase, worked out from its log and its payments, is what its budget line shows. */
function money({ root, cases, logs, line }: World): void {
  const purchase = cases.get(root);
  if (purchase?.procedure !== 'purchase') return;
  const { limit, reserved, committed, paid } = line;
  const payments = [...cases.values()].filter(({ procedure }) => procedure === 'payment');
  // What each press paid, as the record of it says.
  const asked = payments.flatMap(({ filings }) =>
    filings.filter(({ action }) => action === 'pay').map(({ decided }) => Number(decided?.amount)),
  );
  const log = logs.get(root) ?? [];
  const places = log.flatMap((event) => (event.kind === 'entered' ? [event.position] : []));
  // A contract of which nothing was done can be revoked: then its money is set aside as before.
  const signed =
    places.lastIndexOf('management.run') >
    Math.max(places.lastIndexOf('award.confirm'), places.lastIndexOf('bidding.failed'));
  // Of a project that is opened once more nothing is set aside until it is budgeted anew.
  const budgeted = places.lastIndexOf('initiation.prepare') > places.lastIndexOf('setup.correct');
  const { agreed, pending } = additions(purchase);
  const price = signed ? (latest(purchase, contractForm)?.price ?? 0) + agreed : 0;
  // What the bank sent back is paid again by a payment of its own.
  const back = payments.map((each) => latest(each, instalment)).filter((due) => due?.bounced !== undefined);
  // What audit claimed back after the close is paid no more once the treasury has it.
  const refunds = [...cases.values()].flatMap(({ filings }) =>
    filings.filter(({ action }) => action === 'confirmRefund').map(({ answers }) => Number(answers.amount)),
  );
  const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
  const spent = sumOf(asked) - sumOf(back.map((due) => due?.amount ?? 0)) - sumOf(refunds);
  const open = purchase.outcome === undefined;
  expect({ reserved, committed, paid }).toEqual({
    reserved: open && budgeted && !signed ? approvedBudget(purchase) : pending,
    committed: open && signed ? price - spent : 0,
    paid: spent,
  });
  expect(spent).toBeLessThanOrEqual(price);
  const added = agreed + pending;
  expect(reserved + committed + paid).toBeLessThanOrEqual(budgeted ? approvedBudget(purchase) + added : 0);
  expect(added).toBeLessThanOrEqual((latest(purchase, contractForm)?.price ?? 0) / 10);
  expect(reserved + committed + paid).toBeLessThanOrEqual(limit);
}

/** What was added to the contract by now, and what is set aside for more, by who pressed what. */
function additions({ filings }: Case): { readonly agreed: number; readonly pending: number } {
  let agreed = 0;
  let asked = 0;
  let granted = 0;
  let signatures = 0;
  for (const { action, answers } of filings) {
    // Another contract begins without what was added to the one before.
    if (action === 'draftContract') agreed = 0;
    if (action === 'proposeChange') {
      [asked, granted, signatures] = [Number(answers.amount ?? 0), 0, 0];
    }
    if (action === 'approveChangeFunds' || action === 'grantChangeFunds') {
      // With the budget office's word alone the money is not set aside yet where its head must give his.
      granted = action === 'grantChangeFunds' || asked <= 50_000_000 ? asked : 0;
    }
    if (action === 'signChangeForBuyer' || action === 'signChangeForSupplier') signatures += 1;
    if (signatures === 2) {
      agreed += granted;
      [asked, granted, signatures] = [0, 0, 0];
    }
    const over = ['refuseChangeFunds', 'refuseChange', 'withdrawChange', 'lapseChange', 'followRemedy'].includes(
      action,
    );
    if (over) [asked, granted, signatures] = [0, 0, 0];
  }
  return { agreed, pending: granted };
}

/** An organisation stands in the register as its own case says. */
function register({ cases, bodies }: World): void {
  for (const { id, procedure, bodies: own, filings } of cases.values()) {
    const body = procedure === 'organisation' ? bodies.find((each) => each.id === own.supplier) : undefined;
    if (!body) continue;
    const decided = ['confirmSuspension', 'endSuspension', 'restoreOrganisation', 'followAppeal', 'recordDissolution'];
    const last = filings.findLast(({ action }) => decided.includes(action))?.action;
    const gone = last === 'recordDissolution' ? 'left' : 'verified';
    expect(body.status, id).toBe(last === 'confirmSuspension' ? 'suspended' : gone);
  }
}

export function judge(tried: Tried): void {
  const { before, after, id, command, refusal } = tried;
  const state = before.cases.get(id);
  if (command !== nothing && state) {
    const decides = () => decide(procedureOf(state.procedure), state, command, factsOf(before, state), before.now);
    const decided = decides();
    if (!isDeepStrictEqual(decides(), decided)) expect(decides(), `${command.action} again`).toStrictEqual(decided);
    if (refusal) expect(decided.ok, `${command.action} was allowed and failed: ${refusal.why}`).toBe(false);
  }
  if (refusal) {
    explained(refusal, state && actionOf(procedureOf(state.procedure), command.action));
    expect(after, 'what was refused changes nothing').toBe(before);
    return;
  }
  if (command !== nothing) {
    duties(tried);
    approvals(tried);
    routes(tried);
    pays(tried);
    jointly(tried);
    unread(tried);
    unconcerned(tried);
  }
  for (const [each, now] of after.cases) {
    if (now === before.cases.get(each)) continue;
    course(before.cases.get(each), now);
    deadlines(now);
    replayed(after, each);
    endsOnce(after, each);
  }
  money(after);
  register(after);
}
