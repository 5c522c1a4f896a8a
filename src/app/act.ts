import type { Decided, TakingBack } from '../dialogue/answered.ts';
import type { Known } from '../dialogue/target.ts';
import { type Case, type Event, evolve, unopened } from '../engine/case.ts';
import { type Command, decide, decideOpening, type Opening, toldFrom } from '../engine/decide.ts';
import type { Effect } from '../engine/effect.ts';
import { actionOf, type Person, type Procedure, type Result } from '../engine/procedure.ts';
import { privateIn } from '../engine/read.ts';
import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import type { ProcedureId } from '../names.ts';
import { cardOf, claimedBy } from './card-of.ts';
import { bar } from './effects/bar.ts';
import { budget } from './effects/budget.ts';
import { calendar } from './effects/calendar.ts';
import { call } from './effects/call.ts';
import type { Deeds, Handler } from './effects/handler.ts';
import { invite } from './effects/invite.ts';
import { actElsewhere, openElsewhere } from './effects/other-cases.ts';
import { publish } from './effects/publish.ts';
import { register } from './effects/register.ts';
import { seat } from './effects/seat.ts';
import { unseat } from './effects/unseat.ts';
import { existingCase, lockParent, prospect, withAnswers } from './facts/known.ts';
import type { Sealed, World } from './ports/stores.ts';
import { reportStuck, showOwn, tell, tellUntold } from './tell.ts';
import { Refused } from './undone.ts';

/** What an act came to: the case with what is known of it now, and the proof of what was filed. */
export interface Done {
  readonly known: Known;
  readonly receipt: { readonly number: string; readonly at: string; readonly hash: string };
}

/** Acts on a case in one go: lock, look, decide, and file what was decided. All of it, or nothing. */
export async function act(world: World, caseId: string, command: Command): Promise<Result<Done>> {
  await world.cases.lock(caseId);
  const known = await existingCase(world, caseId, personOf(command));
  const facts = await withAnswers(world, known.facts, command.answers);
  const decided = decide(known.procedure, known.state, command, facts, await world.now());
  if (!decided.ok) return decided;
  return { ok: true, value: await file(world, { known: { ...known, facts }, command, events: decided.value }) };
}

/** Opens a case in one go, under another if its procedure says so. */
export async function openCase(
  world: World,
  procedureId: ProcedureId,
  parentId: string | undefined,
  opening: Opening,
): Promise<Result<Done>> {
  await lockParent(world, procedureId, parentId);
  const id = world.cases.newId();
  const known = await prospect(world, id, procedureId, parentId, personOf(opening), opening.answers);
  const decided = decideOpening(known.procedure, id, '', opening, known.facts, await world.now());
  if (!decided.ok) return decided;
  const command = { ...opening, action: known.procedure.opening.name };
  return { ok: true, value: await file(world, { known, command, events: decided.value }) };
}

/**
 * Writes what was decided on a case as it was seen, under its lock: the log, its effects, the card; then everyone hears
 * who should, of what is revocable and was `pressed` a minute later. Throws `Refused` when an effect cannot be carried out.
 */
export async function file(world: World, { known, command, events: decided }: Decided, pressed = false): Promise<Done> {
  const { procedure, facts } = known;
  const by = personOf(command)?.id;
  const events = await numbered(world, procedure, decided);
  const before = beforeFirst(known.state, events);
  // What was done before is told first: nobody hears of anything in another order.
  if (before.seq > 0) await tellUntold(world, known, by);
  const after = events.reduce(evolve, before);
  const sealed = actionOf(procedure, command.action)?.sealed && sealedAs(procedure, after, facts.parent);
  const hidden = events.flatMap((event) => privateIn(procedure, event));
  const written = Promise.all([
    world.cases.append(before.id, before.seq, events, { sealed, hidden, alone: procedure.alone }),
    world.cases.putCard(cardOf(procedure, after, facts.parent)),
  ]);
  // What is done elsewhere stands on what is written; to find out who hears of it does not wait for that.
  if (before.seq === 0 || events.some((event) => effectsOf(event).length > 0)) await written;
  await claim(world, procedure, after);
  await keepSeal(world, { ...known, state: before }, after);
  const state = await carryOut(world, after, events, { act, open: openCase });
  // What was handed in is gone from sight for whoever has just read it, too.
  const isOther = reachesFurther(events) || isHandedIn(procedure, before, after);
  const now = isOther ? await existingCase(world, state.id, personOf(command)) : { ...known, state };
  const filing = after.filings.at(-1);
  const from = pressed && filing ? toldFrom(procedure, filing) : undefined;
  if (from && by !== undefined) {
    const [receipt] = await Promise.all([
      receiptFor(world, after, events, written),
      world.cases.keepUntold(before.id, from),
      showOwn(world, now, by),
    ]);
    return { known: now, receipt };
  }
  const [receipt] = await Promise.all([
    receiptFor(world, after, events, written),
    tell(world, before, now, { action: command.action, by }),
  ]);
  const reported = await reportStuck(world, now.state, await world.now());
  return { known: { ...now, state: reported }, receipt };
}

/** Takes back what was done last on a case, under its lock, before others were told: it is what it was before. */
export async function takeBack(world: World, { known, event }: TakingBack): Promise<Known> {
  const { procedure, state, facts } = known;
  if (world.cases.untold(state.id) === undefined) throw new Refused({ why: 'too-late-to-take-back', values: {} });
  const after = evolve(state, event);
  await Promise.all([
    world.cases.append(state.id, state.seq, [event], { alone: procedure.alone }),
    world.cases.putCard(cardOf(procedure, after, facts.parent)),
    world.cases.keepUntold(state.id, undefined),
  ]);
  await claim(world, procedure, after);
  const now = await existingCase(world, state.id);
  await showOwn(world, now, event.by.person);
  return now;
}

/** Under which key what is filed is sealed, and whether its own body still has it in hand. */
function sealedAs({ id, sealing }: Procedure, after: Case, parent: Case | undefined): Sealed {
  if (!sealing) throw new Error(`nothing says how what is filed on a ${id} is sealed`);
  return { under: sealing.key(after, parent), inHand: sealing.inHand(after) };
}

/**
 * Once what is sealed on a case is handed in, its own body reads it no more; and once it is opened, its key is joined. Throws
 * `Refused` when the second holder's half is not at hand.
 */
async function keepSeal(
  { cases }: World,
  { procedure, facts: { parent }, state: before }: Known,
  after: Case,
): Promise<void> {
  const { sealing, opened } = procedure;
  if (!sealing) return;
  if (isHandedIn(procedure, before, after)) await cases.handIn(after.id);
  const now = new Date(after.filings.at(-1)?.at ?? '');
  const opens = before.filings.some(
    (filing) =>
      actionOf(procedure, filing.action)?.sealed && opened?.(after, filing, now) && !opened(before, filing, now),
  );
  const key = sealing.key(before, parent);
  if (opens && key !== undefined && !(await cases.joinKey(key)))
    throw new Refused({ why: 'second-holder-away', values: {} });
}

/** Is what is sealed on a case no longer in its own body's hand, as it was before or never at all? */
function isHandedIn({ sealing }: Procedure, before: Case, after: Case): boolean {
  return sealing !== undefined && !sealing.inHand(after) && (before.seq === 0 || sealing.inHand(before));
}

/** What only one case can have is this one's as it stands now. Throws `Refused` when another has it. */
async function claim(world: World, procedure: Procedure, state: Case): Promise<void> {
  const claimed = claimedBy(procedure, state);
  const taken = claimed && (await world.cases.claim(state.id, claimed));
  if (!taken || !procedure.claims) return;
  const { name, source, field } = procedure.claims.rule;
  throw new Refused({ why: name, source, field, values: { [field]: taken.key, number: taken.number } });
}

/** A case that is being opened begins in the version in which its opener was asked, without its opener's seat. */
function beforeFirst(state: Case, [first]: readonly Event[]): Case {
  if (first?.kind !== 'opened') return state;
  return unopened(state.id, first.procedure, first.version, { person: '', role: 'system' });
}

function personOf({ by }: Pick<Command, 'by'>): Person | undefined {
  return by === 'system' ? undefined : by;
}

/** What is cited by a number bears it in the log, so that it can be made again from there. */
async function numbered(world: World, procedure: Procedure, events: readonly Event[]): Promise<readonly Event[]> {
  const given: Event[] = [];
  for (const event of events) {
    if (event.kind === 'opened') given.push({ ...event, number: await numberFor(world, procedure, event) });
    else given.push(await cited(world, event));
  }
  return given;
}

async function numberFor(world: World, procedure: Procedure, opened: Event & { kind: 'opened' }): Promise<string> {
  const today = cityDate(new Date(opened.at));
  const year = today.slice(0, 4);
  const city = setting(await world.law(), 'city.number-prefix', today).value;
  const code = typeof procedure.series === 'string' ? procedure.series : procedure.series(opened.bodies);
  const series = `${city}-${year}-${code}`;
  return `${series}-${String(await world.cases.nextNumber(series, procedure.hidesCount)).padStart(4, '0')}`;
}

/** The number under which anyone who holds it can check what was filed: made of the log's own hash. */
async function receiptFor(
  world: World,
  state: Case,
  events: readonly Event[],
  written: Promise<readonly [readonly { readonly seq: number; readonly hash: string }[], unknown]>,
): Promise<Done['receipt']> {
  const [links] = await written;
  const place = events.findIndex(({ kind }) => kind === 'filed');
  const filed = events[place];
  const link = links[place];
  if (!filed || !link) throw new Error(`nothing was filed on case ${state.id}`);
  const groups = link.hash.slice(0, 20).toUpperCase().match(/.{4}/g) ?? [];
  const number = `${state.number.split('-', 1)}-R-${groups.join('-')}`;
  await world.cases.putReceipt({ number, case: state.id, seq: link.seq, hash: link.hash });
  return { number, at: filed.at, hash: link.hash };
}

/** What each kind of effect comes to. */
const handlers: { readonly [K in Effect['kind']]: Handler<K> } = {
  budget,
  publish,
  open: openElsewhere,
  act: actElsewhere,
  register,
  seat,
  unseat,
  bar,
  calendar,
  invite,
  call,
};

function handlerOf<E extends Effect>(effect: E): Handler<E['kind']> {
  // The table has for each kind the handler of that kind, which an index by a union forgets.
  return handlers[effect.kind] as unknown as Handler<E['kind']>;
}

/** Carries out what the filings of these events do beyond their case, in order; throws `Refused` when one cannot be. */
async function carryOut(world: World, state: Case, events: readonly Event[], deeds: Deeds): Promise<Case> {
  let current = state;
  for (const event of events) {
    for (const effect of effectsOf(event)) {
      current = await handlerOf(effect).carry(world, current, effect, new Date(event.at), deeds);
    }
  }
  return current;
}

/** The event as the log keeps it: with the numbers by which its effects are cited, so that they can be made again. */
async function cited(world: World, event: Event): Promise<Event> {
  if (event.kind !== 'filed') return event;
  const effects: Effect[] = [];
  for (const effect of event.effects) {
    const { numbered } = handlerOf(effect);
    effects.push(numbered ? await numbered(world, effect, new Date(event.at)) : effect);
  }
  return { ...event, effects };
}

/** Do these events change what the rules of their case are told beyond it? */
function reachesFurther(events: readonly Event[]): boolean {
  return events.flatMap(effectsOf).some((effect) => handlerOf(effect).reachesFurther);
}

function effectsOf(event: Event): readonly Effect[] {
  return event.kind === 'filed' ? event.effects : [];
}
