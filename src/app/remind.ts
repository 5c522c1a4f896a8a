import { digests, type Led } from '../dialogue/digest.ts';
import type { Looking } from '../dialogue/looking.ts';
import {
  type Asker,
  actOf,
  canLeadOn,
  canMoveOn,
  heldUp,
  isClaim,
  overdueToOther,
  remindedBy,
  reminderTo,
} from '../dialogue/reminder.ts';
import type { Account, Draft } from '../dialogue/talk.ts';
import { type Case, escalatedTo } from '../engine/case.ts';
import { heldUp as isHeldUp } from '../engine/decide.ts';
import { freed, held, type Owed, opening, owed, remindedOn } from '../engine/owed.ts';
import { stageOf, waitsOn } from '../engine/parties.ts';
import { type Person, waitedFor } from '../engine/procedure.ts';
import { cityDate } from '../law/date.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import { existingCase, loadCase } from './facts/known.ts';
import { type Showing, showingOf } from './facts/looking.ts';
import type { IndexCard } from './ports/records.ts';
import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';
import { sweep } from './sweep.ts';
import {
  ableOf,
  above,
  noteEscalation,
  officesOf,
  type Readers,
  reportStuck,
  sayLed,
  sayNews,
  sayReminder,
  tellOpener,
  waitsOf,
} from './tell.ts';
import { awaiting, waitsForOthers } from './turns.ts';
import { Refused } from './undone.ts';

/**
 * Reminds whoever a deadline waits for, and tells the next higher office when it has passed too long ago, or when nobody
 * can do any more what is waited for (R115). What is owed comes from the index cards; each reminder is claimed once
 * for a wait, a rung and a reader, so that neither restarts nor replicas repeat it; after an outage only the last rung
 * is said.
 */
export async function remind(store: Store, log: Log): Promise<void> {
  const due = async (world: World) => world.cases.owing(await world.now(), awaiting);
  await sweep(store, log, { doing: 'remind', due, visit: remindOf, inOne: 25 });
  // What one person is told of comes together, when all of it is known.
  await sweep(store, log, { doing: 'tell', due: (world) => world.reminders.kept(), visit: sayKept, inOne: 1 });
}

async function remindOf(world: World, caseId: string): Promise<void> {
  await world.cases.lock(caseId);
  // Nobody hears by a reminder of what can be taken back yet.
  if (world.cases.untold(caseId) !== undefined) return;
  const card = await world.cases.card(caseId);
  const found = card && (await world.cases.load(caseId));
  if (!card || !found) return;
  const now = await world.now();
  const state = await reportStuck(world, found, now);
  const rungs = owed(card, await world.law(), now);
  const last = rungs.at(-1);
  if (last) await sayRung(world, card, state, rungs, last, now);
  if (waitsForOthers(card, now)) await sayFreed(world, card, state, now);
}

/**
 * Whoever was held up by another case is told once that what he waited for has come: whether he was is noted at each visit,
 * as the reminders that were said are.
 */
async function sayFreed(world: World, card: IndexCard, state: Case, now: Date): Promise<void> {
  const known = await loadCase(world, card.id);
  const isHeld = known !== undefined && isHeldUp(known.procedure, known.state, known.facts, now) !== undefined;
  for (const person of await askedOf(world, state)) {
    const note = (offset: number): Promise<boolean> =>
      world.reminders.claim({ case: card.id, entered: card.enteredAt, offset, person: person.id });
    const wasHeld = !(await note(held));
    if (isHeld || !(await note(freed)) || !wasHeld) continue;
    await remindLater(world, person, card, opening);
  }
}

async function sayRung(
  world: World,
  card: IndexCard,
  state: Case,
  rungs: readonly Owed[],
  last: Owed,
  now: Date,
): Promise<void> {
  const stage = stageOf(procedureOf(state.procedure), state);
  if (stage && waitedFor(stage).length === 0) {
    // It waits for nobody but the day: that is noted, or it would be looked at again with every sweep.
    await claimAll(world, card, rungs, nobody);
    return;
  }
  const show = showingOf(world, card.id);
  if (last.tells !== 'assignee' && !(await isUpToThem(world, state, show))) {
    // Nobody is late with what he claims for himself, or with what others hold up: nothing goes up.
    await Promise.all((await askedOf(world, state)).map((person) => claimAll(world, card, rungs, person)));
    return;
  }
  const { people, upTo } = await readersOf(world, state, last);
  const claimed = await Promise.all(people.map((person) => claimAll(world, card, rungs, person)));
  const told = people.filter((_, place) => claimed[place]);
  await Promise.all(told.map((person) => remindLater(world, person, card, last.offset)));
  if (last.tells === 'assignee' && rungs.some(({ offset }) => offset === opening)) {
    await askAbove(world, card, state, rungs, show, now);
  }
  if (told.length === 0 || !upTo || escalatedTo(state).includes(upTo)) return;
  await noteEscalation(world, state, { kind: 'escalated', to: upTo, at: now.toISOString() });
  await tellOpener(world, state, upTo, (words) =>
    words.say.overdueToWaiting(officesOf(waitsOf(state), words), words.roles[upTo]),
  );
}

/**
 * What has opened and can be done by none of those who are asked is put to the next office above, where that one can lead
 * the case elsewhere: fewer bids came than are to be opened, and the head of the office decides what becomes of it.
 */
async function askAbove(
  world: World,
  card: IndexCard,
  state: Case,
  rungs: readonly Owed[],
  show: Showing,
  now: Date,
): Promise<void> {
  const asked = await askedOf(world, state);
  const [first] = asked;
  const seen = await Promise.all(asked.map((person) => show(person, 'zh')));
  if (!first || !seen.every(heldUp)) return;
  const ids = asked.map(({ id }) => id);
  const { people, upTo } = await above(world, state, 0, ids);
  const leading: Person[] = [];
  for (const person of people) {
    const isHis = canLeadOn(await show(person, 'zh'));
    if (isHis && (await claimAll(world, card, rungs, person))) leading.push(person);
  }
  if (leading.length === 0 || !upTo) return;
  // From now on it waits for them, too.
  await noteEscalation(world, state, { kind: 'escalated', to: upTo, at: now.toISOString(), why: 'held-up' });
  const anew = showingOf(world, card.id);
  for (const person of leading) {
    const account = await world.people.toldAt(person.id);
    const lead = account && heldUp(await show(first, account.language));
    if (lead) await sayLed(world, anew, account, lead);
  }
}

const nobody: Pick<Person, 'id'> = { id: '' };

/** Claims every rung that has passed; the last one decides whether it is said. */
function claimAll(world: World, card: IndexCard, rungs: readonly Owed[], { id }: Pick<Person, 'id'>): Promise<boolean> {
  const { enteredAt } = card;
  return world.reminders.claim(
    ...rungs.map(({ offset }) => ({ case: card.id, entered: enteredAt, offset, person: id })),
  );
}

/** Nobody hears of himself as of another: where those who are late have nobody above them, they are told once more. */
async function readersOf(world: World, state: Case, { tells }: Owed): Promise<Readers> {
  const asked = { people: await askedOf(world, state), upTo: undefined };
  if (tells === 'assignee') return asked;
  const ids = asked.people.map(({ id }) => id);
  const readers = await above(world, state, tells === 'head' ? 0 : 1, ids);
  return readers.upTo ? readers : asked;
}

async function askedOf(world: World, state: Case): Promise<readonly Person[]> {
  return (await Promise.all(waitsOf(state).map((waiting) => ableOf(world, state, waiting)))).flat();
}

/** Could somebody of those who are asked do what is waited for, and has not? Where nobody is there, it is for the office above. */
async function isUpToThem(world: World, state: Case, show: Showing): Promise<boolean> {
  if (isClaim({ procedure: procedureOf(state.procedure), state })) return false;
  const asked = await askedOf(world, state);
  const seen = await Promise.all(asked.map((person) => show(person, 'zh')));
  return seen.length === 0 || seen.some(canMoveOn);
}

/** Together with the others of his; at once, by its card, to whoever wants each by itself. */
async function remindLater(world: World, person: Person, { id }: IndexCard, offset: number): Promise<void> {
  const account = await world.people.toldAt(person.id);
  if (!account?.off?.includes('digest')) return world.reminders.keep({ person: person.id, case: id, offset });
  const led = await leadOf(world, account, id, offset);
  if (led) await tellsBy(offset)(world, showingOf(world, id), account, led.lead);
}

/**
 * Tells somebody of all that was kept for him: of one case by its card, of several by one message that leads to each. Of a
 * case only what stands last; what has been done meanwhile is not spoken of.
 */
async function sayKept(world: World, personId: string): Promise<void> {
  const taken = await world.reminders.take(personId);
  const account = await world.people.toldAt(personId);
  const last = [...new Map(taken.map((each) => [each.case, each.offset]))];
  if (!account) return;
  // Its card must be what it is until it is said.
  if (last.length === 1) for (const [id] of last) await world.cases.lock(id);
  const leads = await Promise.all(last.map(([id, offset]) => leadOf(world, account, id, offset)));
  const said = leads.filter((each) => each !== undefined);
  const [only] = said;
  if (only && last.length === 1)
    await tellsBy(taken.at(-1)?.offset)(world, showingOf(world, only.looking.state.id), account, only.lead);
  else for (const message of digests(said, account.language)) await sayNews(world, account, message);
}

/** What has opened is new; of all else its card tells already. */
function tellsBy(offset: number | undefined): typeof sayLed {
  return offset === opening ? sayLed : sayReminder;
}

/** What is to be said of a case, and the case as it is seen then; nothing where nothing is to be said any more. */
async function leadOf(
  world: World,
  { person, language }: Account,
  id: string,
  offset: number,
): Promise<Led | undefined> {
  const [card, state] = await Promise.all([world.cases.card(id), world.cases.load(id)]);
  if (!card || !state || card.outcome) return undefined;
  const looking = await showingOf(world, id)(person, language);
  const isHis = waitsOf(state).some((waiting) => waitsOn(waiting, person));
  const lead = isHis
    ? reminderTo(looking, { offset }, await draftOf(world, id, looking))
    : overdueToOther(looking, officesOf(card.waiting, texts[language]));
  return lead === undefined ? undefined : { looking, lead };
}

/**
 * Reminds whoever a case waits for in the name of one who waits: once a day, whoever asks. What can be taken back yet nobody
 * hears by that: it is spoken of as it was before, to those for whom it waited then too.
 */
export async function remindFor(world: World, id: string, by: Asker): Promise<void> {
  await world.cases.lock(id);
  const [card, known, now] = await Promise.all([world.cases.card(id), existingCase(world, id), world.now()]);
  const before = world.cases.untold(id) && known.state.before;
  const waited = before && (await askedOf(world, before));
  const waiting = await askedOf(world, known.state);
  if (!card || waiting.length === 0) throw new Refused({ why: 'nobody-to-remind', values: {} });
  const today = { case: id, entered: card.enteredAt, offset: remindedOn(cityDate(now)), person: nobody.id };
  if (!(await world.reminders.claim(today))) throw new Refused({ why: 'reminded-today', values: {} });
  const asked = waited ? waiting.filter((person) => waited.some((other) => other.id === person.id)) : waiting;
  const show = showingOf(world, id, before && { ...known, state: before });
  for (const person of asked) {
    const account = await world.people.toldAt(person.id);
    if (account) await sayReminder(world, show, account, remindedBy(await show(account.person, account.language), by));
  }
}

/** What the reader has begun of the form that he is asked for. */
async function draftOf(world: World, id: string, looking: Looking): Promise<Draft | undefined> {
  const act = actOf(looking);
  return act?.action.form && looking.viewer && world.drafts.find(looking.viewer.id, { case: id, action: act.name });
}
