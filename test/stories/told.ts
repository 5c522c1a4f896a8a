import { expect, onTestFinished } from 'vitest';
import { expire } from '../../src/app/expire.ts';
import { recount } from '../../src/app/recount.ts';
import { remind } from '../../src/app/remind.ts';
import { tellLater } from '../../src/app/tell.ts';
import { remindOfYearEnd } from '../../src/app/year-end.ts';
import type { Sent, TokenButton } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { seededLaw } from '../../src/law/law.ts';
import { roles } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { at } from '../core/given.ts';
import type { Family } from '../core/given-story.ts';
import { lawSince } from '../core/law/given-notices.ts';
import { testClock } from '../doubles/clock.ts';
import { type CityBehind, type InHand, type InUse, slackBefore, telegramBefore } from '../doubles/in-hand.ts';
import type { SlackUser } from '../doubles/slack/user.ts';
import { buttonsIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf, type Tables } from '../memory/tables.ts';
import { sendsWindow } from './slack-window.ts';

const { say } = texts.zh;

/**
 * What somebody says to each question, by the field: he types it, or presses what begins so, or hands files in. What is filled
 * in already he changes by its button: `✎ 服务人数`.
 */
export type Given = Readonly<Record<string, string | readonly Evidence[]>>;

/** The purchase, unless another case is named: by its kind and place as `report-1`, or by its id; or what stands at home. */
type On = string;
const home = 'home';

/** Somebody of the story, in his own chat. */
export interface Someone {
  /** Opens the case by its number, presses what begins so, answers what he is asked, and does it. */
  does(label: string, given?: Given, on?: On): Promise<void>;
  /** The same, which is refused, or is not offered; resolves with what he reads then. */
  isRefused(label: string, given?: Given, on?: On): Promise<string>;
  /** Writes anything; resolves with what he reads then. */
  asks(words: string): Promise<string>;
  /** Opens the case; resolves with what he reads there, and with what he can press. */
  looks(on?: On): Promise<{ readonly reads: string; readonly can: readonly string[] }>;
  /** What was said to him last, as it stands before him. */
  reads(): string;
  /** All that was said to him. */
  heard(): string;
}

/** A story, told from a moment on at which another stands. */
export interface Story {
  /** Takes the chat of somebody on the double of a platform; he hears from then on what he is told. */
  who(person: string, on?: Platform): Promise<Someone>;
  /** It is another day, and what is due until then has happened by itself. */
  comes(when: string): Promise<void>;
  /** The State Council announces the holidays of a year, and what was provisional is counted anew. */
  announces(notice: string): Promise<void>;
  tables(): Tables;
}

/** On Slack a form is a window; tables are filled in on Telegram. */
export type Platform = 'telegram' | 'slack';

/** What a story needs of a chat. */
interface Chat {
  says(text: string): Promise<unknown>;
  presses(token: string): Promise<unknown>;
  sends(files: readonly Evidence[]): Promise<unknown>;
  /** Fills in the window that a form is there. */
  fills?(given: Given): Promise<unknown>;
  /** A window lies on top, with which something is wrong. */
  isOpen?(): boolean;
  /** As he has them before him, oldest first. */
  shown(): readonly string[];
}

const log = { info() {}, error: (_: object, error: unknown) => expect.fail(String(error)) };

export async function tells({ world, root }: Family, when: string): Promise<Story> {
  const clock = testClock(at(when).toISOString());
  let law = seededLaw;
  const store = memoryStore({ now: clock, law: () => law, tables: copyOf(world.tables) });
  const city: CityBehind = { store, clock, log, files: filesInMemory() };
  const platforms = { telegram: once(() => telegramBefore(city)), slack: once(() => slackBefore(city)) };
  const inUse: { settled(): Promise<void> }[] = [];

  /** Begun with the first who is there, and closed with the test. */
  function once<Held extends InUse<unknown, unknown>>(begins: () => Promise<Held>): () => Promise<Held> {
    let begun: Promise<Held> | undefined;
    return () => {
      begun ??= begins().then((held) => {
        onTestFinished(() => held.close());
        inUse.push(held);
        return held;
      });
      return begun;
    };
  }

  /** What somebody has done is told to all; where he did it that is so already. */
  async function settled(done?: (typeof inUse)[number]): Promise<void> {
    for (const each of inUse) if (each !== done) await each.settled();
  }

  /** Whoever holds an office is on Slack, everybody else on Telegram. */
  function usual(person: string): Platform {
    const held = [...store.tables().seats.values()].filter((seat) => seat.person === person);
    return held.some(({ role }) => roles[role] === 'buyer' || roles[role] === 'city') ? 'slack' : 'telegram';
  }

  async function known(person: string, on: Platform, { address, begins }: InHand<unknown>): Promise<void> {
    await store.transact(({ people }) => people.openAccount(person, on, address));
    await begins();
  }

  async function onTelegram(person: string): Promise<Chat> {
    const telegram = await platforms.telegram();
    const hand = telegram.takes(person);
    await known(person, 'telegram', hand);
    const elsewhere = () => settled(telegram);
    return {
      says: (text) => hand.says(text).then(elsewhere),
      presses: (token) => hand.presses(token).then(elsewhere),
      async sends(files) {
        for (const { name, mime } of files) await hand.sends({ name, mime, bytes: Buffer.from('%PDF-1.7\n') });
        await elsewhere();
      },
      shown: () => hand.chat().map(({ text }) => text),
    };
  }

  async function onSlack(person: string): Promise<Chat> {
    const slack = await platforms.slack();
    const hand = slack.takes(person);
    const { user } = hand;
    await known(person, 'slack', hand);
    const elsewhere = () => settled(slack);
    /** What lies on top is in the way of all else. */
    const clears = async () => {
      if (user.modal) await user.closes('all');
    };
    return {
      says: (text) =>
        clears()
          .then(() => hand.says(text))
          .then(elsewhere),
      presses: (token) => hand.presses(token).then(elsewhere),
      sends: () => expect.fail('on Slack files are handed in with their form'),
      fills: (given) => sendsWindow(user, given).then(() => settled()),
      isOpen: () => user.modal !== undefined,
      shown: () => [...hand.chat().map(({ text }) => text), ...(user.modal ? [windowOf(user.modal)] : [])],
    };
  }

  return {
    tables: store.tables,
    async who(person, on = usual(person)) {
      const chat = await (on === 'slack' ? onSlack(person) : onTelegram(person));
      return someoneWith(chat, () => saidTo(store.tables(), person), store, root.id);
    },
    async comes(day) {
      clock.advance(at(day).getTime() - clock().getTime());
      await tellLater(store, log);
      await expire(store, log);
      await remind(store, log);
      await remindOfYearEnd(store, log);
      await settled();
    },
    async announces(notice) {
      law = lawSince(notice);
      await recount(store, log);
      await settled();
    },
  };
}

/** A window as it is read, with what is wrong with it. */
function windowOf({ title, plain, errors }: NonNullable<SlackUser['modal']>): string {
  return [title, plain, ...Object.values(errors)].join('\n');
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
    if (on === home) return '首页';
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
    if (!choice) return void (await chat.says(given));
    const asked = askedIn(last());
    await chat.presses(choice.token);
    if (askedIn(last()) === asked) await leaves();
  }

  /** Takes up again what is filled in. */
  async function edit(label: string, answered: Set<string>): Promise<void> {
    const found = button((each) => each.label === label);
    if (found) await chat.presses(found.token);
    answered.add(askedIn(last()) ?? label);
  }

  /** Of rows and of several choices one that is changed is enough. */
  async function leaves(): Promise<void> {
    const goOn = askedIn(last()) !== undefined && button((each) => each.label === say.goOn);
    if (goOn) await chat.presses(goOn.token);
  }

  /** Whether it came to be done. */
  async function tries(label: string, given: Given, on: On): Promise<boolean> {
    const before = done();
    if (!(await begins(label, on))) return false;
    await chat.fills?.(given);
    if (chat.isOpen?.()) return false;
    const answered = new Set<string>();
    for (;;) {
      const field = askedIn(last());
      const edits = Object.keys(given).find(
        (each) => !answered.has(each) && button(({ label: text }) => text === each),
      );
      const next = field ?? edits;
      if (next === undefined) break;
      if (answered.has(next)) return false;
      answered.add(next);
      if (field === undefined) await edit(next, answered);
      await answers(given[next], next);
      if (field === undefined) await leaves();
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
    async asks(words) {
      await chat.says(words);
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
