import { type Case, type Event, evolve, unopened } from '../engine/case.ts';
import { type Command, decide, type Opening, open } from '../engine/decide.ts';
import type { Effect } from '../engine/effect.ts';
import { actionOf, type Procedure } from '../engine/procedure.ts';
import type { Refusal, Result } from '../engine/refusal.ts';
import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import type { ProcedureId } from '../names.ts';
import { cardOf } from './card-of.ts';
import { carryOut } from './carry-out.ts';
import { loadCase, prospect, withAnswers } from './facts.ts';
import type { World } from './ports.ts';
import { reportStuck } from './stuck.ts';
import { tell } from './tell.ts';

/** What an act came to: the case as it stands now, and the proof of what was filed. */
export interface Done {
  readonly state: Case;
  readonly receipt: { readonly number: string; readonly at: string; readonly hash: string };
}

/** A refusal found only while carrying something out: thrown, so that the whole transaction is undone. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.why);
    this.refusal = refusal;
  }
}

/** Acts on a case: lock, decide, write, carry out, tell. All of it, or nothing. */
export async function act(world: World, caseId: string, command: Command): Promise<Result<Done>> {
  await world.cases.lock(caseId);
  const known = await loadCase(world, caseId, command.by === 'system' ? undefined : command.by);
  if (!known) throw new Error(`no case ${caseId}`);
  const now = await world.now();
  const facts = await withAnswers(world, known.facts, command.answers);
  const decided = decide(known.procedure, known.state, command, facts, now);
  if (!decided.ok) return decided;
  return { ok: true, value: await record(world, known.procedure, known.state, decided.value, command, facts.parent) };
}

/** Opens a case, under another if its procedure says so. */
export async function openCase(
  world: World,
  procedureId: ProcedureId,
  parentId: string | undefined,
  command: Opening,
): Promise<Result<Done>> {
  if (parentId !== undefined) await world.cases.lock(parentId);
  const id = world.cases.newId();
  const person = command.by === 'system' ? undefined : command.by;
  const { procedure, facts } = await prospect(world, id, procedureId, parentId, person, command.answers);
  const now = await world.now();
  const decided = open(procedure, id, '', command, facts, now);
  if (!decided.ok) return decided;

  const number = await numberFor(world, procedure, decided.value, now);
  const events = decided.value.map((event): Event => (event.kind === 'opened' ? { ...event, number } : event));
  const { version = procedure.version } = command;
  const blank = unopened(id, procedureId, version, { person: '', role: 'system' });
  const named = { ...command, action: procedure.opening.name };
  return { ok: true, value: await record(world, procedure, blank, events, named, facts.parent) };
}

/** Writes what happened: the log, its effects, the card; then everyone hears who should. */
async function record(
  world: World,
  procedure: Procedure,
  before: Case,
  decided: readonly Event[],
  command: Command,
  parent: Case | undefined,
): Promise<Done> {
  const events = await numbered(world, decided);
  const sealed = actionOf(procedure, command.action)?.sealed ?? false;
  const links = await world.cases.append(before.id, before.seq, events, sealed);
  const after = events.reduce(evolve, before);
  await world.cases.putCard(cardOf(procedure, after, parent));
  const state = await carryOut(world, after, events);
  await tell(world, procedure, before, state, command);
  const receipt = await receiptFor(world, after, events, links);
  return { state: await reportStuck(world, state, await world.now()), receipt };
}

/** What is cited by a number bears it in the log, so that it can be made again from there. */
async function numbered(world: World, events: readonly Event[]): Promise<readonly Event[]> {
  const given: Event[] = [];
  for (const event of events) {
    if (event.kind !== 'filed') {
      given.push(event);
      continue;
    }
    const effects: Effect[] = [];
    for (const effect of event.effects) {
      const notice = effect.kind === 'publish';
      effects.push(notice ? { ...effect, number: await world.notices.nextNumber(new Date(event.at)) } : effect);
    }
    given.push({ ...event, effects });
  }
  return given;
}

async function numberFor(world: World, procedure: Procedure, events: readonly Event[], now: Date): Promise<string> {
  const [opened] = events;
  const year = cityDate(now).slice(0, 4);
  const city = setting(await world.law(), 'city.number-prefix', cityDate(now)).value;
  const buyer = procedure.id === 'purchase' && opened?.kind === 'opened' ? opened.bodies.buyer : undefined;
  const series = `${city}-${year}-${buyer?.toUpperCase() ?? seriesCodes[procedure.id]}`;
  return `${series}-${String(await world.cases.nextNumber(series)).padStart(4, '0')}`;
}

const seriesCodes: Readonly<Record<ProcedureId, string>> = {
  organisation: 'ORG',
  membership: 'INV',
  purchase: 'PUR',
  bid: 'BID',
  report: 'RPT',
  payment: 'PAY',
  complaint: 'CMP',
};

/** The number under which anyone who holds it can check what was filed: made of the log's own hash. */
async function receiptFor(
  world: World,
  state: Case,
  events: readonly Event[],
  links: readonly { readonly seq: number; readonly hash: string }[],
): Promise<Done['receipt']> {
  const place = events.findIndex(({ kind }) => kind === 'filed');
  const filed = events[place];
  const link = links[place];
  if (!filed || !link) throw new Error(`nothing was filed on case ${state.id}`);
  const groups = link.hash.slice(0, 20).toUpperCase().match(/.{4}/g) ?? [];
  const number = `${state.number.slice(0, 3)}-R-${groups.join('-')}`;
  await world.cases.putReceipt({ number, case: state.id, seq: link.seq, hash: link.hash });
  return { number, at: filed.at, hash: link.hash };
}
