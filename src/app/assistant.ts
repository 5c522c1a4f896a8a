import { randomUUID } from 'node:crypto';
import { beginnings } from '../dialogue/beginnings.ts';
import { home as homeMessage } from '../dialogue/home.ts';
import { refusalMessage } from '../dialogue/menu.ts';
import type { Incoming, Reply, Sent } from '../dialogue/message.ts';
import { explain, shortened } from '../dialogue/refusal-words.ts';
import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { answerAtOnce } from './answer-at-once.ts';
import { type Conversations, newConversations } from './conversations.ts';
import { handle } from './handle.ts';
import { keepFile } from './keep.ts';
import { begunForms, itemOf } from './look.ts';
import type { Assistant } from './ports/channel.ts';
import { isPassing, type Store, type World } from './ports/stores.ts';
import type { Files, Log } from './ports/system.ts';
import { Overtaken, Refused } from './undone.ts';

export interface Parts {
  readonly store: Store;
  readonly files: Files;
  readonly log: Log;
  /** Called when something was put in the outbox: it is sent at once and not at the next sweep. */
  readonly wake: () => void;
}

/** The programme as the channels see it. */
export function assistantOf({ store, files, log, wake }: Parts): Assistant {
  const conversations = newConversations();
  const fileLimit = (): Promise<number> =>
    store.read(async (world) => setting(await world.law(), 'file.max-bytes', cityDate(await world.now())).value);
  return {
    async receive(incoming) {
      try {
        const reply = await receive(store, conversations, incoming);
        if (reply.refused !== undefined) log.info({ incoming: incoming.id, refused: reply.refused }, 'refused');
        return reply;
      } catch (error) {
        return await apologise(store, log, incoming, error);
      } finally {
        wake();
      }
    },

    keep: async (name, bytes) => keepFile(files, await fileLimit(), name, bytes),
    fileLimit,

    failed: (key, reason) => store.transact((world) => world.outbox.fail(key, reason)),

    home: (from) => store.transact((world) => homeOf(world, from)),
  };
}

/**
 * One statement where that is enough, else one transaction; a refusal found while doing undoes all of it and is explained
 * in a second one.
 */
async function receive(store: Store, conversations: Conversations, incoming: Incoming, tries = 3): Promise<Reply> {
  const answered = await answerAtOnce(store, conversations, incoming);
  if (answered) return answered;
  try {
    const { reply, conversation } = await store.transact((world) => handle(world, incoming));
    if (conversation) conversations.seen(conversation);
    else conversations.forget(incoming.from);
    return reply;
  } catch (error) {
    if (error instanceof Overtaken && tries > 1) return receive(store, conversations, incoming, tries - 1);
    if (!(error instanceof Refused)) throw error;
    const { refusal } = error;
    const reply = await sayInstead(store, incoming, (language) => explain(refusal, language));
    return reply ? { ...reply, refused: refusal.why } : {};
  }
}

/** What is said in a transaction of its own, when the one that was meant is undone; nothing to a repeat. */
function sayInstead(
  store: Store,
  incoming: Incoming,
  words: (language: Language) => string,
): Promise<Reply | undefined> {
  return store.transact(async (world) => {
    if (!(await world.receive(incoming.id))) return undefined;
    const account = await world.people.arrive(incoming.from, await world.now());
    const text = words(account.language);
    await world.outbox.say(account, refusalMessage(text));
    return { word: shortened(text) };
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

async function homeOf(world: World, from: Parameters<Assistant['home']>[0]): Promise<Sent> {
  const now = await world.now();
  const account = await world.people.arrive(from, now);
  const { person, language } = account;
  const { items: waiting } = await world.cases.inbox(person, { limit: 20 });
  const { items: mine } = await world.cases.ofPerson(person, { limit: 10 });
  const message = homeMessage(language, await world.law(), now, {
    waiting: waiting.map(itemOf),
    mine: mine.map(itemOf),
    drafts: await begunForms(world, person, language),
    beginnings: beginnings(person, language),
  });
  return world.outbox.withTokens(account, message);
}
