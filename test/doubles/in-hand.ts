import { paperDocx } from '../../adapters/shared/paper-docx.ts';
import { slackChannel } from '../../adapters/slack/slack-channel.ts';
import { telegramChannel } from '../../adapters/telegram/telegram-channel.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import { handingOut } from '../../src/app/hand-out.ts';
import type { Channel } from '../../src/app/ports/channel.ts';
import type { Files, Log } from '../../src/app/ports/system.ts';
import type { MemoryStore } from '../memory/memory-store.ts';
import { postIn } from '../memory/post.ts';
import type { TestClock } from './clock.ts';
import type { SlackUser } from './slack/user.ts';
import { type SlackDouble, startSlack } from './slack.ts';
import type { TelegramUser } from './telegram/user.ts';
import { startTelegram, type TelegramDouble } from './telegram.ts';

/** Something that stands before somebody: what he reads, and what he can press. */
export interface Before {
  readonly text: string;
  readonly labels: readonly string[];
}

/** A file as somebody sends it. */
export interface Sending {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** Somebody with a platform in hand. Each deed resolves when all has arrived that comes of it. */
export interface InHand<User> {
  readonly user: User;
  /** Where he is written to. */
  readonly address: string;
  /** Comes there for the first time: before that he cannot be written to on Telegram. */
  begins(): Promise<void>;
  says(text: string): Promise<void>;
  /** Presses the newest button of this label, or with this token. */
  presses(button: string): Promise<void>;
  /** The same button later, however what was said has changed meanwhile. */
  keeps(label: string): () => Promise<void>;
  sends(file: Sending): Promise<void>;
  /** The files that were handed to him. */
  files(): readonly string[];
  /** What was said to him, oldest first, as it stands now. */
  chat(): readonly Before[];
  /** A window that lies on top. */
  window(): Before | undefined;
}

/** The double of a platform with our channel on it, before a city in memory. */
export interface InUse<Double, User> {
  readonly double: Double;
  takes(name: string): InHand<User>;
  /** Resolves when nothing is on its way any more. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface CityBehind {
  readonly store: MemoryStore;
  readonly files: Files;
  readonly log: Log;
  readonly clock: TestClock;
}

export async function telegramBefore(city: CityBehind): Promise<InUse<TelegramDouble, TelegramUser>> {
  const { log, clock } = city;
  const telegram = await startTelegram({ clock });
  const { apiRoot, token } = telegram;
  const now = () => clock().getTime();
  const channel = telegramChannel({ apiRoot, token, log, now, pause: async () => {} });
  const { known, delivered } = await begun(channel, city);
  async function settled(): Promise<void> {
    do await telegram.idle();
    while ((await delivered()) > 0);
  }
  return {
    double: telegram,
    settled,
    takes(firstName) {
      const user = telegram.user({ firstName });
      known.add(`${user.id}`);
      return {
        user,
        address: `${user.id}`,
        async begins() {
          user.starts();
          await settled();
        },
        async says(text) {
          user.says(text);
          await settled();
        },
        async presses(button) {
          user.press(button);
          await settled();
        },
        keeps(label) {
          const seen = user.chat.findLast(({ buttons }) => buttons.flat().some(({ text }) => text === label));
          return async () => {
            user.press(label, seen);
            await settled();
          };
        },
        async sends(file) {
          user.sendsDocument(file);
          await settled();
        },
        files: () => user.chat.flatMap(({ from, file }) => (from === 'bot' && file ? [file.name] : [])),
        chat: () =>
          user.chat
            .filter(({ from }) => from === 'bot')
            .map(({ text, buttons }) => ({ text, labels: buttons.flat().map((each) => each.text) })),
        window: () => undefined,
      };
    },
    async close() {
      await channel.stop();
      await telegram.stop();
    },
  };
}

export async function slackBefore(city: CityBehind): Promise<InUse<SlackDouble, SlackUser>> {
  const { log, clock } = city;
  const slack = await startSlack({ clock });
  const { botToken, appToken, apiUrl } = slack;
  const channel = slackChannel({ botToken, appToken, apiUrl, log });
  const { known, delivered } = await begun(channel, city);
  async function settled(): Promise<void> {
    do {
      await slack.idle();
      await channel.idle();
    } while ((await delivered()) > 0);
    await channel.idle();
  }
  return {
    double: slack,
    settled,
    takes(name) {
      const user = slack.user({ name });
      const address = `T0GOUBAN/${user.id}`;
      known.add(address);
      return {
        user,
        address,
        begins: settled,
        async says(text) {
          user.says(text);
          await settled();
        },
        async presses(button) {
          await user.press(button);
          await settled();
        },
        keeps(label) {
          const seen = user.dm.findLast(({ buttons }) => buttons.some(({ text }) => text === label));
          return async () => {
            await user.press(label, seen);
            await settled();
          };
        },
        async sends(file) {
          user.sendsFile(file);
          await settled();
        },
        files: () => user.dm.flatMap(({ from, files }) => (from === 'bot' ? files.map((each) => each.name) : [])),
        chat: () =>
          user.dm
            .filter(({ from }) => from === 'bot')
            .map(({ plain, buttons }) => ({ text: plain, labels: buttons.map(({ text }) => text) })),
        window() {
          const { modal } = user;
          return modal && { text: `${modal.title}\n${modal.plain}`, labels: modal.buttons.map(({ text }) => text) };
        },
      };
    },
    async close() {
      await channel.stop();
      await slack.stop();
    },
  };
}

/** The programme listens there, and brings what it says to all who are known there. */
async function begun(channel: Channel, { store, files, log }: CityBehind) {
  const known = new Set<string>();
  await channel.start(assistantOf({ store, files, log, wake() {} }));
  return { known, delivered: postIn(store, channel, known, handingOut(store, files, paperDocx), log).delivered };
}
