import { randomUUID } from 'node:crypto';
import { answer } from '../dialogue/answer.ts';
import { beginnings } from '../dialogue/beginnings.ts';
import { home as homeMessage } from '../dialogue/home.ts';
import { inWords } from '../dialogue/in-words.ts';
import { refusalMessage, sentence } from '../dialogue/menu.ts';
import type { Incoming, Reply, Sender, SentHome, Sought } from '../dialogue/message.ts';
import { explain } from '../dialogue/refusal-words.ts';
import type { Seen } from '../dialogue/seen.ts';
import type { Draft, LastHeard, Talk } from '../dialogue/talk.ts';
import { isUnread, understand } from '../dialogue/understand.ts';
import type { Wish } from '../dialogue/wish.ts';
import { isPost } from '../engine/parties.ts';
import { refuse } from '../engine/procedure.ts';
import { cityDate } from '../law/date.ts';
import type { Said } from '../law/said.ts';
import { setting } from '../law/setting.ts';
import { type ChannelName, inLanguage, type Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { answerAtOnce, type Conversation, type Conversations, newConversations } from './answer-at-once.ts';
import { choicesFor } from './choices.ts';
import { holdsOpened } from './facts/known.ts';
import { inWindow } from './in-window.ts';
import { keepFile } from './keep.ts';
import { begunForms, look, whoIs } from './look.ts';
import type { Pace } from './pace.ts';
import { perform } from './perform.ts';
import { portalIn } from './portal.ts';
import type { Assistant } from './ports/channel.ts';
import type { IndexCard } from './ports/records.ts';
import { isPassing, type Store, type World } from './ports/stores.ts';
import type { Files, Log } from './ports/system.ts';
import { publicFacts } from './public-facts.ts';
import { roomFor, takeRoom } from './room.ts';
import { inboxOf, itemsFrom, itemsOf, laterOf } from './turns.ts';
import { Overtaken, Refused } from './undone.ts';

export interface Parts {
  readonly store: Store;
  readonly files: Files;
  readonly log: Log;
  /** Called when something was put in the outbox: it is sent at once and not at the next sweep. */
  readonly wake: () => void;
  /** How fast each account may go on; left out where nobody is held back. */
  readonly pace?: Pace;
  /** For how many ms what was said is not read yet, and no press of it meant; left out where whoever presses needs no time to read. */
  readonly unreadFor?: number;
}

/** Of all that waits for somebody so much at most is looked through at home. */
const mostWaiting = 100;
/** As many projects as are offered at once in a chat. */
const projectsOffered = 10;

/** The programme as the channels see it. */
export function assistantOf({ store, files, log, wake, pace, unreadFor = 0 }: Parts): Assistant {
  const conversations = newConversations();
  const fileLimit = (): Promise<number> =>
    store.read(async (world) => setting(await world.law(), 'file.max-bytes', cityDate(await world.now())).value);
  return {
    async receive(heard) {
      const incoming = storable(heard);
      const who = `${incoming.from.channel} ${incoming.from.address}`;
      const speed = pace?.take(who);
      if (speed === 'still') return {};
      try {
        if (speed === 'over')
          return (await sayInstead(store, incoming, (language) => texts[language].say.tooFast)) ?? {};
        const reply = await receive(store, conversations, incoming, unreadFor);
        if (reply.refused !== undefined) log.info({ incoming: incoming.id, refused: reply.refused }, 'refused');
        return reply;
      } catch (error) {
        if (isPassing(error)) pace?.giveBack(who);
        return await apologise(store, log, incoming, error);
      } finally {
        wake();
      }
    },

    async keep(name, bytes, from) {
      const { limit, room, takers } = await store.read((world) => roomFor(world, from));
      if (room === 'too-many-wait') return refuse({ why: 'files-waiting', values: { name } });
      if (room === 'enough-today') return refuse({ why: 'files-enough', values: { name } });
      const kept = await keepFile(files, limit, name, bytes, room === 'held');
      if (kept.ok) await store.transact((world) => takeRoom(world, takers, kept.value.size));
      return kept;
    },
    fileLimit,

    failed: (key, reason) => store.transact((world) => world.outbox.fail(key, reason)),

    publicProjects: (words, language) =>
      store.read(async (world) => {
        const { items } = await portalIn(world).projects(
          { ...(words && { words: storable(words) }), limit: projectsOffered },
          language,
        );
        return items;
      }),

    choices: (from, at, words) => store.read((world) => choicesFor(world, from, at, storable(words))),

    postMoved: (channel, from, to) =>
      store.transact((world) =>
        to === undefined ? endPost(world, channel, from) : world.people.movePost(channel, from, to),
      ),
    home: (from, sought = {}) => store.transact((world) => homeOf(world, from, sought)),
    publicly: (number, language) => store.read((world) => publicFacts(world, number, language)),
  };
}

/** Whoever has put the bot out of a chat of an office wants nothing told there any more. */
async function endPost({ people, subscriptions }: World, channel: ChannelName, address: string): Promise<void> {
  const account = await people.account(channel, address);
  if (account && isPost(account.person.id)) await subscriptions.removeAll(account.person.id);
}

/** Control characters but for those that part words and lines: no database takes them, and nobody sees them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unwritable = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;

/** What was heard, with every text in it of whole characters that can be stored. What needs nothing stays what it is. */
function storable<T>(heard: T): T {
  // A text, a list and a record are what they were, of the same shape.
  if (typeof heard === 'string') return heard.replaceAll(unwritable, '').toWellFormed() as T;
  if (isStorable(heard)) return heard;
  if (Array.isArray(heard)) return heard.map(storable) as T;
  if (typeof heard !== 'object' || heard === null) return heard;
  return Object.fromEntries(Object.entries(heard).map(([key, value]) => [key, storable(value)])) as T;
}

function isStorable(heard: unknown): boolean {
  if (typeof heard === 'string') return heard.search(unwritable) < 0 && heard.isWellFormed();
  return typeof heard !== 'object' || heard === null || Object.values(heard).every(isStorable);
}

/**
 * One statement where that is enough, else one transaction; a refusal found while doing undoes all of it and is explained
 * in a second one.
 */
async function receive(
  store: Store,
  conversations: Conversations,
  incoming: Incoming,
  unreadFor: number,
  tries = 3,
): Promise<Reply> {
  const answered = await answerAtOnce(store, conversations, incoming, unreadFor);
  if (answered) return answered;
  try {
    const { reply, conversation } = await store.transact((world) => handle(world, incoming, unreadFor));
    if (conversation) conversations.seen(conversation);
    else conversations.forget(incoming.from);
    return reply;
  } catch (error) {
    if (error instanceof Overtaken && tries > 1) return receive(store, conversations, incoming, unreadFor, tries - 1);
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    const reply = await sayInstead(store, incoming, (language) => explain(refusal, language));
    return reply ? { ...reply, refused: refusal.why } : {};
  }
}

/** What is said in a transaction of its own, when the one that was meant is undone; nothing to a repeat. */
function sayInstead(store: Store, incoming: Incoming, words: (language: Language) => Said): Promise<Reply | undefined> {
  return store.transact(async (world) => {
    if (!(await world.receive(incoming.id))) return undefined;
    const account = await world.people.arrive(incoming.from, await world.now());
    const text = words(account.language);
    await world.outbox.say(account, refusalMessage(text));
    return { word: inWords(text, account.language) };
  });
}

/**
 * What a programme got wrong: logged with the message's id, and answered with an apology and a reference. While the
 * database is away nothing can be said or remembered: then it is thrown, and the platform delivers again.
 */
async function apologise(store: Store, log: Log, incoming: Incoming, error: unknown): Promise<Reply> {
  const reference = randomUUID().slice(0, 8).toUpperCase();
  log.error({ incoming: incoming.id, reference }, error);
  if (isPassing(error)) throw error;
  return (await sayInstead(store, incoming, (language) => texts[language].say.sorry(reference))) ?? {};
}

async function homeOf(world: World, from: Sender, sought: Sought): Promise<SentHome> {
  const now = await world.now();
  const account = await world.people.arrive(from, now);
  const { person, language } = account;
  const [law, { bodies }, waiting, later, mine, drafts] = await Promise.all([
    world.law(),
    whoIs(world, person, language),
    inboxOf(world, person, { now, limit: mostWaiting }),
    laterOf(world, person, { now, limit: 10 }),
    world.cases.ofPerson(person, { limit: 30 }),
    begunForms(world, person, language),
  ]);
  const his = {
    account,
    city: inLanguage(setting(law, 'city.name', cityDate(now)).value, language),
    bodies,
    waiting: { ...waiting, items: await itemsFrom(world, waiting.items) },
    offices: await officesOf(world, waiting.items, language),
    sought,
    later: { ...later, items: await itemsOf(world, later.items) },
    mine: { ...mine, items: await itemsFrom(world, mine.items) },
    drafts,
    beginnings: beginnings(person, language),
  };
  const { takesCode, sieves, ...message } = homeMessage(his, law, now);
  const sent = await world.outbox.withTokens(account, message);
  return { ...sent, ...(takesCode && { takesCode }), ...(sieves && { sieves }) };
}

/** Whose each of these cases is, by its id: the office that buys, else the body that is bought from. */
async function officesOf(
  { people }: World,
  cards: readonly IndexCard[],
  language: Language,
): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>> {
  const owner = ({ buyer, supplier }: IndexCard): string | undefined => buyer ?? supplier;
  const bodies = await people.bodies([...new Set(cards.map(owner).filter((id) => id !== undefined))]);
  const named = new Map(bodies.map(({ id, name }) => [id, { id, name: inLanguage(name, language) }]));
  return new Map(
    cards.flatMap((card) => {
      const office = named.get(owner(card) ?? '');
      return office ? [[card.id, office]] : [];
    }),
  );
}

/** What the channel gets back, and the conversation to be remembered, where it has come to the next question of a form. */
export interface Handled {
  readonly reply: Reply;
  readonly conversation: Conversation | undefined;
}

/** Handles one thing that a person did, whatever the channel: hear, understand, look, answer, do. */
export async function handle(city: World, incoming: Incoming, unreadFor = 0): Promise<Handled> {
  const window = incoming.window && inWindow(city, incoming);
  const world = window?.world ?? inThread(city, incoming);
  const { says, from, forms, pagesLack, stroke, keepsPresses, message, longest, toast = true } = incoming;
  const now = await world.now();
  const [isNew, account, pressed] = await Promise.all([
    world.receive(incoming.id),
    world.people.arrive(from, now),
    says.kind === 'press' ? world.outbox.press(says.token) : undefined,
  ]);
  if (!isNew) return { reply: repeated(says), conversation: undefined };
  if (says.kind === 'press' && says.renews) await world.outbox.renew(account, says.renews.key, says.renews.reference);
  if (pressed && isUnread(pressed.press, pressed.age, unreadFor)) return { reply: {}, conversation: undefined };
  if (isPost(account.person.id)) throw new Error(`a chat of several says nothing by itself: ${incoming.id}`);
  const law = await world.law();
  let talk: Talk = {
    ...{ account, texts: texts[account.language], law, now },
    ...{ forms, pagesLack, stroke, keepsPresses, message, window: incoming.window },
    incoming: says.kind === 'edited' ? says.of : incoming.id,
  };
  if (says.kind === 'edited' && (await world.receive(says.of))) {
    // Were it taken when it comes after all, the change would be undone.
    await world.outbox.say(account, sentence(talk.texts.say.editUnheard));
    return { reply: {}, conversation: undefined };
  }
  const { focus } = account;
  if ((says.kind === 'text' || says.kind === 'files') && focus && 'draft' in focus) {
    await world.asked(incoming.id, { draft: focus.draft, field: focus.field });
  }
  let reply: Reply = {};
  let conversation: Conversation | undefined;
  let isSaid = false;
  const wished = understand(says, { account, pressed, message, longest, among: incoming.among });
  let wish: Wish | undefined = wished;
  while (wish) {
    const seen: Seen = await look(world, wish, talk);
    const answered = answer(seen, talk);
    isSaid ||= answered.deeds.some((deed) => deed.do === 'say');
    const done = await perform(world, talk, answered);
    talk = done.talk;
    reply = { ...reply, ...done.reply };
    conversation = conversationIn(world, talk, seen, done.draft);
    wish = done.next;
  }
  const { lastHeard } = talk.account;
  if (lastHeard && lastHeard === account.lastHeard && forgets(incoming, lastHeard)) {
    const forgotten = await perform(world, talk, { deeds: [{ do: 'hear', heard: undefined }], reply: {} });
    talk = forgotten.talk;
  }
  const why = reply.refused === undefined || isSaid ? undefined : reply.word;
  const shown = await window?.shown(talk.account, wished, why);
  if (shown) return { reply: { ...reply, ...shown }, conversation };
  if (!toast && says.kind === 'press' && reply.word !== undefined && !isSaid) {
    await city.outbox.say(talk.account, sentence(reply.word));
  }
  return { reply, conversation };
}

/** What is said to whoever wrote in a thread is said there; everybody else hears it where he always does. */
function inThread(world: World, { thread, from }: Incoming): World {
  if (thread === undefined) return world;
  const { outbox } = world;
  return {
    ...world,
    outbox: {
      ...outbox,
      say: (to, message) =>
        outbox.say(to, to.channel === from.channel && to.address === from.address ? { ...message, thread } : message),
    },
  };
}

/** What does not make anybody forget what was heard before. */
const passing: ReadonlySet<Incoming['says']['kind']> = new Set(['press', 'refused-file', 'edited', 'wordless']);

function forgets({ says }: Incoming, lastHeard: LastHeard): boolean {
  if (lastHeard.kind === 'album' && says.kind === 'files') return says.album !== lastHeard.album;
  return !passing.has(says.kind);
}

/** A redelivery changes nothing; a modal that waits for an answer is closed, since its page was taken the first time. */
function repeated(says: Incoming['says']): Reply {
  return says.kind === 'page' ? { closed: true } : {};
}

/** What is remembered of a talk about one form; drafts of what will be sealed are not kept in memory, nor what was opened. */
function conversationIn(
  world: World,
  { account, law }: Talk,
  { kind, sight }: Seen,
  changed: Draft | undefined,
): Conversation | undefined {
  if ((kind !== 'begin' && kind !== 'fill') || !sight) return undefined;
  const draft = changed ?? sight.draft;
  const { focus } = account;
  const isOpen = focus && 'draft' in focus && focus.draft === draft?.id;
  if (!draft || !isOpen || draft.secret || holdsOpened(sight.target.known)) return undefined;
  return { account, draft, target: sight.target, law, shown: world.outbox.shown(account.id) };
}
