import { dueFrom, lastDay } from '../law/deadline.ts';
import type { Law } from '../law/law.ts';
import {
  type ActName,
  bodyPlaces,
  isAct,
  namedPlaces,
  type Outcome,
  type Position,
  type Role,
  roles,
} from '../names.ts';
import {
  type Actor,
  type Bodies,
  type Case,
  type Event,
  evolve,
  type Filing,
  hasSteppedBack,
  type StoredDue,
  system,
  unopened,
} from './case.ts';
import type { Effect, EffectName } from './effect.ts';
import { type Answers, type Form, readAnswers } from './form.ts';
import {
  actionAt,
  actionsAt,
  caseBorne,
  doersNow,
  hasFiled,
  seatsIn,
  stageOf,
  waitingFor,
  waitsOn,
} from './parties.ts';
import {
  type Action,
  type Appointed,
  accept,
  actionOf,
  type Facts,
  type Named,
  type Person,
  type Procedure,
  type Refusal,
  type Result,
  type Rule,
  refusalBy,
  refuse,
  type Situation,
  type Stage,
  situation,
} from './procedure.ts';
import { mayKnow, misplaced } from './read.ts';

/** The clock of a correction, wherever something is returned. */
export const correction = 'FIX_5';

export interface Command {
  readonly action: string;
  readonly by: Person | 'system';
  readonly answers: Answers;
}

/** May this happen, and if so, what has happened? Nothing is read, written or sent here. */
export function decide(
  procedure: Procedure,
  state: Case,
  command: Command,
  facts: Facts,
  now: Date,
): Result<readonly Event[]> {
  const { action: name } = command;
  const action = actionAt(procedure, state, name);
  if (!action || !isAct(procedure.id, name)) return refuse({ why: state.outcome ? 'case-closed' : 'not-at-this-step' });
  const actor = doerOf(procedure, action, name, state, command.by, facts, now);
  if (!actor.ok) return actor;
  return consequences(
    procedure,
    action,
    state,
    { action: name, by: actor.value, for: command.by, answers: command.answers },
    facts,
    now,
  );
}

/** For so many ms what is revocable can be taken back. */
const revocableFor = 60_000;

/** From when on others are told of what was filed, where that is not at once. */
export function toldFrom(procedure: Procedure, { action, at }: Pick<Filing, 'action' | 'at'>): Date | undefined {
  const isRevocable = actionOf(procedure, action)?.revocable ?? false;
  return isRevocable ? new Date(Date.parse(at) + revocableFor) : undefined;
}

/** May this person take back what was filed last? */
export function takingBack(
  procedure: Procedure,
  state: Case,
  by: Person,
  now: Date,
): Result<Event & { readonly kind: 'takenBack' }> {
  const filing = state.before && state.filings.at(-1);
  const until = filing && toldFrom(procedure, filing);
  if (!filing || !until) return refuse({ why: 'has-gone-on' });
  if (filing.by.person !== by.id) return refuse({ why: 'taken-back-by-another' });
  if (now >= until) return refuse({ why: 'too-late-to-take-back' });
  return accept({ kind: 'takenBack', of: filing.seq, by: filing.by, at: now.toISOString() });
}

/** What opens a case: by whom, with which answers, and the version in which he was asked, if it was not the latest. */
export interface Opening extends Omit<Command, 'action'> {
  readonly version?: number;
}

/** May this case be opened? Its first event gives it its number; where it stands afterwards is the opening's own `goes`. */
export function decideOpening(
  procedure: Procedure,
  id: string,
  number: string,
  command: Opening,
  facts: Facts,
  now: Date,
): Result<readonly Event[]> {
  const { name, action } = procedure.opening;
  const refused = misplaced(procedure, facts, command.by);
  if (refused) return refuse(refused);
  const { version = procedure.version } = command;
  const blank = unopened(id, procedure.id, version, system);
  const actor = actorFor(procedure, action, name, blank, command.by);
  if (!actor.ok) return actor;

  const opened: Event = {
    kind: 'opened',
    procedure: procedure.id,
    version,
    number,
    by: actor.value,
    at: now.toISOString(),
    bodies: { ...bodiesOf(actor.value), ...procedure.bodies?.(facts.parent) },
    ...(facts.parent && { parent: facts.parent.id }),
  };
  const state: Case = {
    ...blank,
    opener: actor.value,
    openedAt: opened.at,
    bodies: opened.bodies,
    number,
    parent: opened.parent,
  };
  const filed = consequences(
    procedure,
    action,
    state,
    { action: name, by: actor.value, for: command.by, answers: command.answers },
    facts,
    now,
  );
  return filed.ok ? accept([opened, ...filed.value]) : filed;
}

/** Why an action would be refused now, its answers aside; undefined when it is open to this person. */
export function hindrance(
  procedure: Procedure,
  action: Action,
  name: string,
  state: Case,
  person: Person | 'system',
  facts: Facts,
  now: Date,
): Refusal | undefined {
  const actor = doerOf(procedure, action, name, state, person, facts, now);
  if (!actor.ok) return actor.refusal;
  return firstBroken(action.gates ?? [], situation({ state, answers: {}, by: actor.value, facts, now }));
}

/** The seat in which a person may do this; or why not. */
export function actorFor(
  procedure: Procedure,
  action: Action,
  name: string,
  state: Case,
  by: Person | 'system',
): Result<Actor> {
  const allowed = doersNow(action, state);
  if (by === 'system') return allowed.includes('system') ? accept(system) : refuse({ why: 'not-your-turn' });

  const held = allowed.flatMap((role) => seatsIn(procedure, state, role, by));
  if (held.length === 0) return refuse({ why: 'not-your-turn', values: { role: allowed[0] ?? 'system' } });
  if (hasSteppedBack(state, by.id)) return refuse({ why: 'recused' });
  const seats = action.recuses ? held : held.filter(({ role }) => !isOnOwnOrganisation(state, by, role));
  const [seat] = seats;
  if (!seat) return refuse({ why: 'own-organisation' });
  if (action.apart?.some((other) => didBefore(state, other, by.id))) return refuse({ why: 'same-person' });
  const { once } = action;
  const free = once ? seats.find((each) => !hasFiled(state, name, once, each)) : seat;
  return free ? accept(free) : refuse({ why: 'already-filed' });
}

/** The same, as far as it is known who competes: somebody of theirs decides on none of it either. */
function doerOf(
  procedure: Procedure,
  action: Action,
  name: string,
  state: Case,
  by: Person | 'system',
  facts: Facts,
  now: Date,
): Result<Actor> {
  const actor = actorFor(procedure, action, name, state, by);
  if (!actor.ok || by === 'system' || action.recuses || speaksForNoOffice(actor.value)) return actor;
  const competing = procedure.competing?.(situation({ state, answers: {}, by: actor.value, facts, now })) ?? [];
  return competing.some((body) => sitsAt(by, body)) ? refuse({ why: 'own-organisation' }) : actor;
}

/**
 * Whoever has a seat at the organisation that a case is about acts on it for that organisation, or as anybody may, and for no office
 * (政府采购法实施条例 Art 9).
 */
function isOnOwnOrganisation({ bodies: { supplier } }: Case, by: Person, role: Role): boolean {
  return supplier !== undefined && !speaksForNoOffice({ role }) && sitsAt(by, supplier);
}

function speaksForNoOffice({ role }: Pick<Actor, 'role'>): boolean {
  return ['supplier', 'opener', 'anyone'].includes(roles[role]);
}

function sitsAt({ seats }: Person, organisation: string): boolean {
  return seats.some(({ role, body }) => body === organisation && roles[role] === 'supplier');
}

interface Act {
  readonly action: ActName;
  readonly by: Actor;
  readonly for: Person | 'system';
  readonly answers: Answers;
}

/**
 * The answers with the cases that they name by their ids; or which of them names none of the right kind of which whoever
 * files may know: to him that is as if there were none.
 */
function withCases(
  form: Form | undefined,
  answers: Answers,
  by: Person | 'system',
  state: Case,
  { cited }: Facts,
): Result<Answers> {
  const ids: Record<string, string> = {};
  for (const [key, { cites }] of Object.entries(form?.fields ?? {})) {
    const given = answers[key];
    if (!cites || typeof given !== 'string') continue;
    const found = cited.find(({ state: each }) => each.number === given || each.id === given);
    const fits = found && found.state.id !== state.id && cites.includes(found.state.procedure);
    if (!fits || (by !== 'system' && !mayKnow(found.procedure, found.state, by, found.parent))) {
      return refuse({ why: 'no-such-case', values: { given }, field: key });
    }
    ids[key] = found.state.id;
  }
  return accept({ ...answers, ...ids });
}

/** What follows from an act of somebody who may do it: what is filed, and where the case goes; or why it is refused. */
function consequences(
  procedure: Procedure,
  action: Action,
  state: Case,
  act: Act,
  facts: Facts,
  now: Date,
): Result<readonly Event[]> {
  const read = action.form ? readAnswers(action.form, state.version, act.answers) : { ok: true as const, answers: {} };
  if (!read.ok)
    return refuse({ why: 'incomplete', values: { fields: read.fields.join(',') }, field: read.fields[0] ?? '' });

  const named = withCases(action.form, read.answers, act.for, state, facts);
  if (!named.ok) return named;
  const answers = named.value;

  // Parsed just now with the action's own form, so it is what the rules of that form take.
  const here = situation({ state, answers: answers as never, by: act.by, facts, now });
  const broken = firstBroken([...(action.gates ?? []), ...(action.when ?? [])], here);
  if (broken) return { ok: false, refusal: broken };

  const at = now.toISOString();
  const effects = effectsOf(action, act.action, here);
  if (procedure.alone && effects.some(({ kind }) => kind === 'budget' || kind === 'open' || kind === 'act')) {
    throw new Error(`${procedure.id} is locked alone, and ${act.action} reaches beyond it`);
  }
  const decided = decidedOn(action, here);
  const events: Event[] = [
    {
      kind: 'filed',
      action: act.action,
      ...(action.form && { form: action.form.id }),
      by: act.by,
      at,
      answers,
      ...(decided && { decided }),
      effects,
    },
  ];
  const free = action.takesUp && stageOf(procedure, state)?.open;
  const taken = free && act.by.body !== undefined ? { [free]: act.by.body } : {};
  events.push(...placesGiven({ ...taken, ...action.appoints?.(here) }, at));
  if (action.recuses) events.push({ kind: 'recused', by: act.by, at });
  return accept([...events, ...move(procedure, action, here, events, at)]);
}

/** The rows that stay in the record, with what they said then. */
function decidedOn(
  { shows, names = [], keeps = [], records = [] }: Action,
  here: Situation<never, never>,
): Answers | undefined {
  const kept = [...names, ...keeps, ...records];
  // By the types of its rows each value is an answer of its field.
  const rows = kept.length > 0 ? (shows?.of(here) as Answers | undefined) : undefined;
  return rows && Object.fromEntries(kept.map((key) => [key, rows[key] ?? null]));
}

/** Who got a place on the case, as the log says it. */
function placesGiven(appointed: Appointed, at: string): readonly Event[] {
  return [
    ...bodyPlaces.flatMap((place): readonly Event[] => {
      const body = appointed[place];
      return body === undefined ? [] : [{ kind: 'appointed', place, body, at }];
    }),
    ...namedPlaces.flatMap((place): readonly Event[] => {
      const persons = appointed[place];
      return persons === undefined ? [] : [{ kind: 'named', place, persons, at }];
    }),
  ];
}

/** What the act does beyond its case. Throws when it does what it does not say that it can. */
function effectsOf(
  { does, effects: can = [] }: Action,
  name: string,
  here: Situation<never, never>,
): readonly Effect[] {
  const effects = does?.(here) ?? [];
  const strange = effects.map(effectName).find((each) => !can.includes(each));
  if (strange !== undefined) throw new Error(`${name} comes to ${strange}, and says ${can.join(', ')}`);
  return effects;
}

function effectName(effect: Effect): EffectName {
  if (effect.kind === 'budget') return effect.move;
  return effect.kind === 'publish' ? effect.notice : effect.kind;
}

/** Where the act leads: another position, the end, or a new day or deadline where the case stays. */
function move(
  procedure: Procedure,
  action: Action,
  here: Situation<never, never>,
  filed: readonly Event[],
  at: string,
): readonly Event[] {
  const goes = leadsTo(action, here);
  const until = action.until?.(here);
  const from = action.from?.(here);
  const to = goes ?? ((until ?? from) ? here.state.position : undefined);
  if (!to) return [];
  if (!isPosition(to)) return [{ kind: 'closed', outcome: to, at }];

  // The stage fixes its day and its term by the case as it is with what was just filed.
  const then = situation({ ...here, state: filed.reduce(evolve, here.state) });
  const returned = action.returns ?? false;
  const opens = from ?? procedure.stages[to]?.opens?.moment(then);
  const due = until ? again(procedure, to, here, until) : dueAt(procedure, to, then, opens, returned);
  return [{ kind: 'entered', position: to, at, returned, ...(due && { due }), ...(opens && { opens }) }];
}

/** Throws when an act leads where it does not say that it can. */
function leadsTo({ goes, leads = [] }: Action, situation: Situation<never, never>): Position | Outcome | undefined {
  if (typeof goes !== 'function') return goes;
  const to = goes(situation);
  if (to !== undefined && !leads.includes(to)) throw new Error(`an act leads to ${to}, and says ${leads.join(', ')}`);
  return to;
}

function dueAt(
  procedure: Procedure,
  to: Position,
  then: Situation<never, never>,
  opens: string | undefined,
  returned: boolean,
): StoredDue | undefined {
  const code = returned ? correction : procedure.stages[to]?.due;
  const { law } = then.facts;
  if (!code) return undefined;
  if (code === 'runs-on') return then.state.due && { ...then.state.due, code: 'FIXED' };
  if (typeof code === 'object') {
    const moment = code.moment(then, opens);
    return moment === undefined ? undefined : fixed(moment, code.by.length > 0 ? law : undefined);
  }
  const counted = dueFrom(law, code, opens === undefined || new Date(opens) < then.now ? then.now : new Date(opens));
  return { ...counted, at: counted.at.toISOString() };
}

/** A deadline that the case fixes; where rules of the law count it, it is provisional as long as their holidays are. */
export function fixed(at: string, countedBy?: Law): StoredDue {
  const date = lastDay(new Date(at));
  return { at, date, advised: date, provisional: countedBy?.calendar.isProvisional(date) ?? false, code: 'FIXED' };
}

/** The deadline that an act fixes: the one that ran before stays what it was; a new one is counted where its stage counts its own. */
function again(procedure: Procedure, to: Position, { state: { due }, facts }: Situation, at: string): StoredDue {
  if (due?.at === at) return { ...due, code: 'FIXED' };
  return fixed(at, isCounted(procedure.stages[to]?.due) ? facts.law : undefined);
}

function isCounted(due: Stage['due']): boolean {
  return typeof due === 'object' ? due.by.length > 0 : due !== undefined;
}

function firstBroken<A>(rules: readonly Rule<A, string, never>[], situation: Situation<A, never>): Refusal | undefined {
  for (const rule of rules) {
    const refusal = refusalBy(rule, situation);
    if (refusal) return refusal;
  }
  return undefined;
}

function didBefore(state: Case, action: ActName, person: string): boolean {
  return state.filings.some((filing) => filing.action === action && filing.by.person === person);
}

/** A new case is its opener's: his body has the place where his role sits. */
function bodiesOf({ role, body }: Actor): Bodies {
  const place = bodyPlaces.find((each) => each === roles[role]);
  return place && body !== undefined ? { [place]: body } : {};
}

function isPosition(place: Position | Outcome): place is Position {
  return place.includes('.');
}

export interface Offer {
  readonly name: string;
  readonly action: Action;
}

/** What a person can do on a case now, in the order of the definition: the first is the main one. */
export function offers(procedure: Procedure, state: Case, person: Person, facts: Facts, now: Date): readonly Offer[] {
  return actionsAt(procedure, state)
    .filter(([name, action]) => !hindrance(procedure, action, name, state, person, facts, now))
    .map(([name, action]) => ({ name, action }));
}

/** Is this an act of the stage that moves the case on, and no exception? */
export function isMain(procedure: Procedure, state: Case, { name, action }: Offer): boolean {
  return !action.aside && Object.hasOwn(stageOf(procedure, state)?.actions ?? {}, name);
}

/** The act of the stage that this person is led to, whether it can be done at this moment or not. */
export function ownLead(procedure: Procedure, state: Case, person: Person): Offer | undefined {
  const own = Object.entries(stageOf(procedure, state)?.actions ?? {})
    .filter(([name, action]) => actorFor(procedure, action, name, state, person).ok)
    .map(([name, action]) => ({ name, action }));
  return own.find((offer) => isMain(procedure, state, offer)) ?? own[0];
}

/** Can something be done about what the case waits for, be it an exception? To step back does not move it. */
export function movesOn(procedure: Procedure, state: Case, can: readonly Offer[]): boolean {
  const own = stageOf(procedure, state)?.actions ?? {};
  return can.some(({ name, action }) => Object.hasOwn(own, name) && !action.recuses);
}

/** What a case waits for on others before anybody can do what is waited for, if it does. */
export function heldUp(procedure: Procedure, state: Case, facts: Facts, now: Date): Refusal | undefined {
  const { awaits = [] } = stageOf(procedure, state) ?? {};
  return firstBroken(awaits, situation({ state, answers: {}, by: system, facts, now }));
}

/** Does the case wait for this person, now or from the day on which it opens? It is his turn once it is open and something can be done. */
export function isWaitedFor(procedure: Procedure, state: Case, person: Person): boolean {
  // What waits for the opener is done for him by whoever shows the code.
  const known = caseBorne(person.id) === state.id ? { ...person, id: state.opener.person } : person;
  return waitingFor(procedure, state).some((waiting) => waitsOn(waiting, known)) && !hasSteppedBack(state, person.id);
}

/** What an officer sees before deciding: each rule of the act and each warning, and whether it holds. */
export interface Check {
  readonly name: string;
  readonly source: string;
  readonly holds: boolean;
  readonly blocks: boolean;
  readonly values: Named;
  readonly renews: string | undefined;
}

/** The checks of an action, as they stand with these answers; warnings and failures first, and of guards only what fails. */
export function checks(action: Action, situation: Situation<never, never>): readonly Check[] {
  const judged = [
    ...[...(action.gates ?? []), ...(action.when ?? [])].map((rule) => ({ rule, blocks: true })),
    ...(action.warns ?? []).map((rule) => ({ rule, blocks: false })),
  ].flatMap(({ rule, blocks }): readonly Check[] => {
    const broken = rule.broken(situation);
    const { name, source, renews, guards } = rule;
    if (guards && !broken) return [];
    return [{ name, source, renews, holds: !broken, blocks, values: broken ?? {} }];
  });
  return judged.toSorted((a, b) => Number(a.holds) - Number(b.holds));
}
