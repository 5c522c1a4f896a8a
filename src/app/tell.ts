import { beginnings } from '../dialogue/beginnings.ts';
import { card, ledBy, placeOf, replyTo } from '../dialogue/card.ts';
import { caseView } from '../dialogue/case-view.ts';
import { filingView, isSealed, whatWasDone } from '../dialogue/filing-view.ts';
import type { Looking } from '../dialogue/looking.ts';
import { sentence } from '../dialogue/menu.ts';
import type { Block, Button, Message } from '../dialogue/message.ts';
import type { Account } from '../dialogue/talk.ts';
import type { Known } from '../dialogue/target.ts';
import { type Case, type Event, escalationsOf, evolve, hasSteppedBack, type Waiting } from '../engine/case.ts';
import { actorFor } from '../engine/decide.ts';
import { unheld } from '../engine/owed.ts';
import { isNamed, listed, mainAct, stageOf, toldOf, waitingFor } from '../engine/parties.ts';
import type { Person, Procedure } from '../engine/procedure.ts';
import { mayKnow, mayRead } from '../engine/read.ts';
import { cityDate, instant } from '../law/date.ts';
import { isQuiet } from '../law/quiet.ts';
import type { Said } from '../law/said.ts';
import { inLanguage, type Place, type Role, roles } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts, textsOn, whatDone } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import { cardOf } from './card-of.ts';
import { existingCase, isCommon } from './facts/known.ts';
import { type Showing, showingOf } from './facts/looking.ts';
import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';
import { sweep } from './sweep.ts';

/** What is told: an act, by its person if it has one. */
interface Told {
  readonly action: string;
  readonly by: string | undefined;
  /** He is told of it himself, or has seen it otherwise. */
  readonly but?: string | undefined;
  /** Where it stands in the chats of whoever did it was changed before. */
  readonly later?: true;
}

/**
 * Who hears of an act: those whose turn it has become get the card; those named by the act, and the one whose case it
 * is, hear what was done; every copy of the card that is already somewhere changes in place. Each person hears once.
 */
export async function tell(world: World, before: Case, known: Known, { action, by, but, later }: Told): Promise<void> {
  const { procedure, state: after } = known;
  const told = new Set<string>([by, but].filter((id) => id !== undefined));
  const show = showingOf(world, after.id, isCommon(known) ? known : undefined);

  const untold = (people: readonly Person[]): readonly Person[] => {
    const fresh = people.filter(
      ({ id }, place) => !told.has(id) && people.findIndex((each) => each.id === id) === place,
    );
    for (const { id } of fresh) told.add(id);
    return fresh;
  };

  // What the programme opens by itself (a report, a payment) comes to mind when it is due, not all at once.
  const isQuiet = by === undefined && before.seq === 0;
  const [waited, named, copies] = await Promise.all([
    isQuiet ? [] : newlyAsked(world, procedure, before, after),
    concerned(world, procedure, before, after, action),
    world.outbox.copies(placeOf(after.id)),
  ]);
  const asked = untold(waited);
  const others = untold(named);
  const [shown] = await Promise.all([
    Promise.all(asked.map((person) => sayShown(world, show, person))),
    Promise.all(others.map((person) => sayDone(world, show, person, action, after))),
  ]);
  const older = copies.filter(({ id, person }) => !shown.includes(id) && !(later && person.id === by));
  await Promise.all(older.map((account) => refreshCopy(world, show, account)));
}

/** Of what others are told of later: the card changes at once wherever whoever did it has it. */
export async function showOwn(world: World, known: Known, person: string): Promise<void> {
  const { id } = known.state;
  const copies = await world.outbox.copies(placeOf(id));
  const show = showingOf(world, id, isCommon(known) ? known : undefined);
  const own = copies.filter((account) => account.person.id === person);
  await Promise.all(own.map((account) => refreshCopy(world, show, account)));
}

/** Tells what others were not told of yet, if there is such a thing on a case: from then on it can be taken back no more. */
export async function tellUntold(world: World, known: Known, but?: string): Promise<void> {
  const { state } = known;
  if (world.cases.untold(state.id) === undefined) return;
  await world.cases.keepUntold(state.id, undefined);
  const filing = state.filings.at(-1);
  if (!filing) return;
  await tell(world, state.before ?? state, known, { action: filing.action, by: filing.by.person, but, later: true });
}

/** Tells of what was done a minute ago, on all cases on which it was not taken back. */
export function tellLater(store: Store, log: Log): Promise<void> {
  const due = async (world: World) => world.cases.untoldBy(await world.now());
  return sweep(store, log, { doing: 'tell what was done', due, visit: tellOf, inOne: 1 });
}

async function tellOf(world: World, id: string): Promise<void> {
  await world.cases.lock(id);
  const from = world.cases.untold(id);
  const now = await world.now();
  if (!from || from > now) return;
  const known = await existingCase(world, id);
  await tellUntold(world, known);
  await reportStuck(world, known.state, now);
}

/** Tells somebody what he has not asked for; at night without a sound, unless he wants it. */
export async function sayNews(world: World, to: Account, message: Message): Promise<void> {
  const silent = !to.off?.includes('night') && isQuiet(await world.law(), await world.now());
  await world.outbox.say(to, { ...message, news: true, ...(silent && { silent }) });
}

/** Says a sentence to each of these persons who can be told, in his own language. */
export async function sayToEach(
  world: World,
  persons: Iterable<string>,
  words: (account: Account) => Said,
): Promise<void> {
  for (const id of persons) {
    const account = await world.people.toldAt(id);
    if (account) await sayNews(world, account, sentence(words(account)));
  }
}

/** Resolves with the account to which it was said, if the person has one. */
async function sayShown(world: World, show: Showing, person: Person): Promise<string | undefined> {
  const account = await world.people.toldAt(person.id);
  if (!account) return undefined;
  await sayNews(world, account, card(caseView(await show(account.person, account.language)), texts[account.language]));
  return account.id;
}

/** The card of a case, below what is new about it. */
export async function sayLed(world: World, show: Showing, account: Account, lead: Said): Promise<void> {
  const view = caseView(await show(account.person, account.language));
  await sayNews(world, account, ledBy(view, texts[account.language], lead, account.language));
}

/** Reminds somebody of a case: by a reply to its card, brought up to date, where that stands; else by the card. */
export async function sayReminder(world: World, show: Showing, account: Account, lead: Said): Promise<void> {
  const view = caseView(await show(account.person, account.language));
  const copies = await world.outbox.copies(placeOf(view.id));
  if (!copies.some(({ id }) => id === account.id)) return sayLed(world, show, account, lead);
  await world.outbox.replace(account, card(view, texts[account.language]));
  await sayNews(world, account, replyTo(view, texts[account.language], lead));
}

/** As its account's holder may see it: he may be another than the one to whom it was said. */
async function refreshCopy(world: World, show: Showing, account: Account): Promise<void> {
  const looking = await show(account.person, account.language);
  const { procedure, state, facts } = looking;
  const words = texts[account.language];
  const message = mayKnow(procedure, state, account.person, facts.parent)
    ? card(caseView(looking), words)
    : { ...sentence(words.say.closedToYou), place: placeOf(state.id) };
  await world.outbox.replace(account, message);
}

async function newlyAsked(world: World, procedure: Procedure, before: Case, after: Case): Promise<readonly Person[]> {
  const moved = before.position !== after.position || before.round !== after.round || before.due?.at !== after.due?.at;
  const waited = moved ? [] : waitingFor(procedure, before);
  const asked = waitingFor(procedure, after).filter((waiting) => !waited.some((other) => isSame(waiting, other)));
  return (await holdersOfAll(world, asked)).filter(({ id }) => !hasSteppedBack(after, id));
}

/** The persons whom a wait concerns; none where only one who is named would do, and nobody is. */
async function holdersOf(world: World, waiting: Waiting): Promise<readonly Person[]> {
  if (!waiting.person) return isNamed(waiting.role) ? [] : world.people.holders(waiting.role, waiting.body);
  const person = await world.people.person(waiting.person);
  return person ? [person] : [];
}

async function holdersOfAll(world: World, waits: readonly Waiting[]): Promise<readonly Person[]> {
  return (await Promise.all(waits.map((waiting) => holdersOf(world, waiting)))).flat();
}

/** Those named by the act where they are found on the case now, but for whoever has stepped back; and the opener. */
async function concerned(
  world: World,
  procedure: Procedure,
  before: Case,
  after: Case,
  action: string,
): Promise<readonly Person[]> {
  const decided = before.position !== after.position || before.outcome !== after.outcome;
  const [holders, opener] = await Promise.all([
    holdersOfAll(world, toldOf(procedure, after, action)),
    decided && before.seq > 0 ? world.people.person(after.opener.person) : undefined,
  ]);
  const people = holders.filter(({ id }) => !hasSteppedBack(after, id));
  return opener ? [...people, opener] : people;
}

async function sayDone(world: World, show: Showing, person: Person, action: string, after: Case): Promise<void> {
  const account = await world.people.toldAt(person.id);
  if (!account || (account.off?.includes('news') && !(await isOpenedBy(world, after, person)))) return;
  await sayNews(world, account, done(await show(account.person, account.language), person, action));
}

/** Whoever opened a case is told what comes of it, whatever he has switched off. */
async function isOpenedBy({ people }: World, { opener }: Case, { id }: Person): Promise<boolean> {
  return (await people.person(opener.person))?.id === id;
}

/** What was done, the reasons as far as this person may read them, and where the case stands now. */
function done(looking: Looking, person: Person, action: string): Message {
  const { procedure, state, facts, language } = looking;
  const view = caseView(looking);
  const filing = state.filings.findLast((each) => each.action === action);
  const readable = filing !== undefined && mayRead(procedure, state, filing, person, facts.parent);
  // What is sealed stands on the card alone, which changes once it is handed in.
  const rows = readable && !isSealed(looking, filing) ? filingView(looking, filing).rows : [];
  const blocks: Block[] = [
    { kind: 'heading', text: view.title, over: `${view.kind} · ${view.number}` },
    {
      kind: 'text',
      tone: 'strong',
      text: filing ? whatWasDone(looking, filing) : whatDone(textsOn(looking), view.procedure, action),
    },
  ];
  if (rows.length > 0) blocks.push({ kind: 'rows', rows });
  blocks.push({ kind: 'where', where: view.where });
  const open: Button = { label: texts[language].say.seeProgress, kind: 'pick', press: { do: 'show', case: state.id } };
  return { blocks, buttons: [[open]] };
}

function isSame(a: Waiting, b: Waiting): boolean {
  return a.role === b.role && a.body === b.body && a.person === b.person;
}

/** Above the last name of a stage's ladder: the secretary of the coordination group. */
const lastResort: Role = 'group_sec';

export interface Readers {
  readonly people: readonly Person[];
  /** The office to which it goes up, unless they are those who are waited for. */
  readonly upTo: Role | undefined;
}

/** The first office of the ladder from a rung on, or else the last resort, that somebody holds who is not left out. */
export async function above(world: World, state: Case, from: number, leftOut: readonly string[]): Promise<Readers> {
  const procedure = procedureOf(state.procedure);
  const ladder = stageOf(procedure, state)?.escalates ?? [];
  for (const role of [...ladder.slice(from), lastResort]) {
    const holders = await holdersOfAll(world, listed(procedure, state, role));
    const people = holders.filter(({ id }) => !leftOut.includes(id));
    if (people.length > 0) return { people, upTo: role };
  }
  return { people: [], upTo: undefined };
}

/** Of those who are waited for, the ones who can do what is waited for. */
export async function ableOf(world: World, state: Case, waiting: Waiting): Promise<readonly Person[]> {
  const holders = await holdersOf(world, waiting);
  const procedure = procedureOf(state.procedure);
  const main = mainAct(procedure, state, waiting.role);
  return main ? holders.filter((person) => actorFor(procedure, main.action, main.name, state, person).ok) : holders;
}

/** An escalation is part of the course of the case; it decides nothing. */
export async function noteEscalation(
  world: World,
  state: Case,
  event: Extract<Event, { kind: 'escalated' }>,
): Promise<Case> {
  const procedure = procedureOf(state.procedure);
  await world.cases.append(state.id, state.seq, [event]);
  const after = evolve(state, event);
  const parent = after.parent === undefined ? undefined : await world.cases.load(after.parent);
  await world.cases.putCard(cardOf(procedure, after, parent));
  return after;
}

/** Whoever waits hears that it went up. */
export async function tellOpener(world: World, state: Case, to: Role, say: (words: Texts) => string): Promise<void> {
  const opener = await world.people.toldAt(state.opener.person);
  const waitsHimself = waitsOf(state).some(({ person }) => person === state.opener.person);
  if (!opener || waitsHimself || opener.person.seats.some(({ role }) => role === to)) return;
  await sayReminder(world, showingOf(world, state.id), opener, say(texts[opener.language]));
}

export function waitsOf(state: Case): readonly Waiting[] {
  return waitingFor(procedureOf(state.procedure), state);
}

export function officesOf(waits: readonly Waiting[], { say, roles }: Texts): string {
  return waits.map(({ role }) => roles[role]).join(say.and);
}

/** Tells the office above, once for a wait, when nobody can end it; resolves with the case as it stands then. */
export async function reportStuck(world: World, state: Case, now: Date): Promise<Case> {
  if (escalationsOf(state).some(({ why }) => why === 'nobody-able')) return state;
  const stuck = await waitsForNobody(world, state);
  if (stuck.length === 0) return state;
  const blocked = (await holdersOfAll(world, stuck)).map(({ id }) => id);
  const { people, upTo } = await above(world, state, 0, blocked);
  if (!upTo) {
    await askForHolders(world, stuck, now);
    return state;
  }
  const after = await noteEscalation(world, state, {
    kind: 'escalated',
    to: upTo,
    at: now.toISOString(),
    why: 'nobody-able',
  });
  for (const person of people) {
    const account = await world.people.toldAt(person.id);
    if (!account) continue;
    const words = texts[account.language];
    await sayReminder(world, showingOf(world, state.id), account, words.say.nobodyAble(officesOf(stuck, words)));
  }
  await tellOpener(world, state, upTo, (words) => words.say.nobodyAbleToWaiting(officesOf(stuck, words)));
  return after;
}

/**
 * Where nobody above is there either, the administrators invite somebody: they are told of the seat, once a day, and
 * nothing of what waits for it.
 */
async function askForHolders(world: World, stuck: readonly Waiting[], now: Date): Promise<void> {
  const administrators = await world.people.holders('admin');
  for (const { role, body } of stuck) {
    const seat = { case: `seat ${role} ${body ?? ''}`, entered: instant(cityDate(now)), offset: unheld };
    const at = body === undefined ? undefined : await world.people.body(body);
    for (const administrator of administrators) {
      const account = await world.people.toldAt(administrator.id);
      if (!account || !(await world.reminders.claim({ ...seat, person: administrator.id }))) continue;
      const { language } = account;
      const words = texts[language];
      const invites = beginnings(administrator, language).find(({ procedure }) => procedure === 'membership');
      const buttons = invites ? [[{ label: invites.label, kind: 'pick', press: invites.press } as const]] : [];
      await world.outbox.say(
        account,
        sentence(words.say.nobodyHolds(at && inLanguage(at.name, language), words.roles[role]), buttons),
      );
    }
  }
}

/** The offices' waits that nobody can end: the seat is empty, or whoever holds it stepped back or filed what he would judge. */
async function waitsForNobody(world: World, state: Case): Promise<readonly Waiting[]> {
  const turns: { readonly act: string; readonly waiting: Waiting; readonly able: boolean }[] = [];
  for (const waiting of waitsOf(state)) {
    const main = mainAct(procedureOf(state.procedure), state, waiting.role);
    if (!main) continue;
    // What each role is to do once is done by no other.
    const act = main.action.once ? `${main.name} ${waiting.role}` : main.name;
    turns.push({ act, waiting, able: (await ableOf(world, state, waiting)).length > 0 });
  }
  return turns
    .filter(({ act, waiting }) => isOffice(waiting) && !turns.some((other) => other.act === act && other.able))
    .map(({ waiting }) => waiting);
}

/** How an organisation fills its own seats is no matter of the city's; whoever opened a case is no office, nor a panel. */
function isOffice({ role }: Waiting): boolean {
  const others: readonly Place[] = ['supplier', 'incubator', 'opener', 'panel', 'class', 'anyone', 'system'];
  return !others.includes(roles[role]);
}
