import { expect, onTestFinished } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { expire } from '../../src/app/expire.ts';
import { remind } from '../../src/app/remind.ts';
import { tellLater } from '../../src/app/tell.ts';
import type { Sent, TokenButton } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { texts } from '../../src/text/all.ts';
import { at } from '../core/given.ts';
import type { Family } from '../core/given-story.ts';
import { testClock } from '../doubles/clock.ts';
import { type CityBehind, type InUse, slackBefore, telegramBefore } from '../doubles/in-hand.ts';
import { buttonsIn, chatIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf, type Tables } from '../memory/tables.ts';

const { say } = texts.zh;

/** What somebody says to each question, by the field: he types it, or presses what begins so, or hands files in. */
export type Given = Readonly<Record<string, string | readonly Evidence[]>>;

/** The purchase, unless another case is named: by its kind and place as `report-1`, or by its id. */
type On = string;

/** Somebody of the story, in his own chat. */
export interface Someone {
  /** Opens the case by its number, presses what begins so, answers what he is asked, and does it. */
  does(label: string, given?: Given, on?: On): Promise<void>;
  /** The same, which is refused, or is not offered; resolves with what he reads then. */
  isRefused(label: string, given?: Given, on?: On): Promise<string>;
  /** Opens the case; resolves with what he reads there, and with what he can press. */
  looks(on?: On): Promise<{ readonly reads: string; readonly can: readonly string[] }>;
  /** What was said to him last, as it stands before him. */
  reads(): string;
  /** All that was said to him. */
  heard(): string;
}

/** A story, told from a moment on at which another stands. */
export interface Story {
  /** Takes the chat of somebody, who hears from then on what he is told; on the double of a platform where one is named. */
  who(person: string, on?: Platform): Promise<Someone>;
  /** It is another day, and what is due until then has happened by itself. */
  comes(when: string): Promise<void>;
  tables(): Tables;
}

/** On Slack forms are windows, which nobody fills in here: whoever only presses can be there. */
export type Platform = 'telegram' | 'slack';

/** What a story needs of a chat. */
interface Chat {
  says(text: string): Promise<unknown>;
  presses(token: string): Promise<unknown>;
  sends(files: readonly Evidence[]): Promise<unknown>;
  /** As he has them before him, oldest first. */
  shown(): readonly string[];
}

const log = { info() {}, error: (_: object, error: unknown) => expect.fail(String(error)) };

export async function tells({ world, root }: Family, when: string): Promise<Story> {
  const clock = testClock(at(when).toISOString());
  const store = memoryStore({ now: clock, tables: copyOf(world.tables) });
  const city: CityBehind = { store, clock, log, files: filesInMemory() };
  const inUse = new Map<Platform, InUse<unknown, unknown>>();

  async function platform(name: Platform): Promise<InUse<unknown, unknown>> {
    const found = inUse.get(name) ?? (await (name === 'slack' ? slackBefore(city) : telegramBefore(city)));
    if (!inUse.has(name)) onTestFinished(() => found.close());
    inUse.set(name, found);
    return found;
  }

  /** What somebody has done is told to all. */
  async function settled(): Promise<void> {
    for (const each of inUse.values()) await each.settled();
  }

  async function chatOf(person: string, on?: Platform): Promise<Chat> {
    if (!on) {
      await store.transact(({ people }) => people.openAccount(person, 'telegram', person));
      const { says, pressesToken, sends, shown } = chatIn(store, person);
      return { says, presses: pressesToken, sends, shown: () => shown().map(plain) };
    }
    const { address, begins, says, presses, sends, ...held } = (await platform(on)).takes(person);
    await store.transact(({ people }) => people.openAccount(person, on, address));
    await begins();
    return {
      says,
      presses,
      async sends(files) {
        for (const { name, mime } of files) await sends({ name, mime, bytes: Buffer.from('%PDF-1.7\n') });
      },
      shown: () => [...held.chat(), held.window() ?? []].flat().map(({ text }) => text),
    };
  }

  return {
    tables: store.tables,
    async who(person, on) {
      const chat = await chatOf(person, on);
      return someoneWith(toldToAll(chat, settled), () => saidTo(store.tables(), person), store, root.id);
    },
    async comes(day) {
      clock.advance(at(day).getTime() - clock().getTime());
      await tellLater(store, log);
      await expire(store, log);
      await remind(store, log);
      await settled();
    },
  };
}

function toldToAll({ says, presses, sends, shown }: Chat, settled: () => Promise<void>): Chat {
  return {
    shown,
    says: (text) => says(text).then(settled),
    presses: (token) => presses(token).then(settled),
    sends: (files) => sends(files).then(settled),
  };
}

function saidTo({ accounts, said }: Tables, person: string): readonly Sent[] {
  const own = new Set([...accounts.values()].filter((each) => each.person === person).map(({ id }) => id));
  return [...said.values()].flatMap(({ account, message }) => (own.has(account) ? [message] : []));
}

function someoneWith(chat: Chat, said: () => readonly Sent[], store: MemoryStore, purchase: string): Someone {
  const last = (): Sent => said().at(-1) ?? { language: 'zh', blocks: [], buttons: [] };
  const reads = (): string => chat.shown().at(-1) ?? '';
  const button = (wanted: (button: TokenButton) => boolean): TokenButton | undefined => buttonsIn(last()).find(wanted);
  /** How much has been done in the city. */
  const done = (): number => [...store.tables().logs.values()].reduce((sum, log) => sum + log.length, 0);

  function numberOf(on: On): string {
    const cards = [...store.tables().cards.values()];
    const [kind, place] = on.split('-');
    const found =
      cards.find(({ id }) => id === on) ?? cards.filter(({ procedure }) => procedure === kind)[Number(place) - 1];
    if (!found) throw new Error(`there is no ${on}`);
    return found.number;
  }

  /** Whether it is offered. */
  async function begins(label: string, on: On): Promise<boolean> {
    await chat.says(numberOf(on));
    const found = button((each) => each.label.startsWith(label));
    if (!found) return false;
    await chat.presses(found.token);
    const begin = button((each) => each.label === say.begin);
    if (begin) await chat.presses(begin.token);
    return true;
  }

  async function answers(given: string | readonly Evidence[] | undefined, field: string): Promise<void> {
    if (given === undefined) {
      const skip = button((each) => each.label === say.skip);
      if (!skip) throw new Error(`${field} is asked: ${reads()}`);
      await chat.presses(skip.token);
      return;
    }
    if (typeof given !== 'string') {
      await chat.sends(given);
      const goOn = button((each) => each.label === say.goOn);
      if (goOn) await chat.presses(goOn.token);
      return;
    }
    const choice = button((each) => each.label.startsWith(given));
    if (choice) await chat.presses(choice.token);
    else await chat.says(given);
  }

  /** Whether it came to be done. */
  async function tries(label: string, given: Given, on: On): Promise<boolean> {
    const before = done();
    if (!(await begins(label, on))) return false;
    const answered = new Set<string>();
    for (let field = askedIn(last()); field !== undefined; field = askedIn(last())) {
      if (answered.has(field)) return false;
      answered.add(field);
      await answers(given[field], field);
    }
    // What binds is asked once more.
    for (let times = 0; times < 3 && done() === before; times += 1) {
      const act = button((each) => each.kind === 'act' || (each.kind === 'danger' && each.label.startsWith(label)));
      if (!act) break;
      await chat.presses(act.token);
    }
    return done() > before;
  }

  return {
    async does(label, given = {}, on = purchase) {
      if (!(await tries(label, given, on))) throw new Error(`${label} was refused, or is not offered: ${reads()}`);
    },
    async isRefused(label, given = {}, on = purchase) {
      if (await tries(label, given, on)) throw new Error(`${label} was not refused: ${reads()}`);
      return reads();
    },
    async looks(on = purchase) {
      await chat.says(numberOf(on));
      return { reads: reads(), can: buttonsIn(last()).map(({ label }) => label) };
    },
    reads,
    heard: () => chat.shown().join('\n'),
  };
}

/** The field that a message asks. */
function askedIn({ place = '' }: Sent): string | undefined {
  const [kind, , field] = place.split(':');
  return kind === 'q' ? field : undefined;
}
