import { paperDocx } from '../../adapters/shared/paper-docx.ts';
import { plain } from '../../adapters/shared/plain.ts';
import { slackChannel } from '../../adapters/slack/slack-channel.ts';
import { telegramChannel } from '../../adapters/telegram/telegram-channel.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import { handingOut } from '../../src/app/hand-out.ts';
import type { Channel } from '../../src/app/ports/channel.ts';
import { remind } from '../../src/app/remind.ts';
import { testClock } from '../doubles/clock.ts';
import type { SlackUser } from '../doubles/slack/user.ts';
import { type SlackDouble, startSlack } from '../doubles/slack.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { startTelegram, type TelegramDouble } from '../doubles/telegram.ts';
import { buttonsIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import { postIn } from '../memory/post.ts';
import type { WrittenTo } from '../parity.ts';
import { cityNow, type Visitor, type WebCity, webCity } from '../web-city.ts';

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

/** Somebody with one channel in hand, in a city of his own in which the stories have been played. */
export interface Hand {
  readonly city: WebCity;
  readonly person: string;
  /** What was logged as failed. */
  readonly failures: readonly unknown[];
  says(text: string): Promise<void>;
  /** Presses the newest button with this label; where a window lies on top, one of it. */
  presses(label: string): Promise<void>;
  /** The same button later, however what was said has changed meanwhile. */
  keeps(label: string): Promise<() => Promise<void>>;
  sends(file: Sending): Promise<void>;
  /** The files that were handed to him, as he can open them. */
  files(): Promise<readonly string[]>;
  /** His chat, oldest first: what was said to him, as it stands now. */
  chat(): Promise<readonly Before[]>;
  /** What lies before him: a window, else what was said last. */
  last(): Promise<Before>;
  /** The sweeps run, and what they say arrives. */
  sweeps(): Promise<void>;
  /** Somebody else has done something; what is to be said of it arrives. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface TelegramHand extends Hand {
  readonly user: TelegramUser;
  readonly telegram: TelegramDouble;
}
export interface SlackHand extends Hand {
  readonly user: SlackUser;
  readonly slack: SlackDouble;
}
export interface WebHand extends Hand {
  readonly visitor: Visitor;
}

export interface HandOn {
  readonly telegram: TelegramHand;
  readonly slack: SlackHand;
  readonly web: WebHand;
}

/** Takes a channel in hand, for a person of the demonstration. */
export const inHandOf: { readonly [Name in WrittenTo]: (person: string) => Promise<HandOn[Name]> } = {
  telegram: onTelegram,
  slack: onSlack,
  web: onTheWeb,
};

/** The city with a channel between it and somebody's account there. */
async function linked(person: string, name: WrittenTo, address: string) {
  const city = await webCity();
  const failures: unknown[] = [];
  await city.store.change(({ accounts }) => {
    const account = { id: `${name}-${person}`, channel: name, address, person, language: 'zh', known: true } as const;
    accounts.set(account.id, { ...account, focus: undefined, lastSeen: cityNow });
  });
  const log = { info() {}, error: (_: unknown, error: unknown) => void failures.push(error) };
  const files = filesInMemory(city.files);
  const assistant = assistantOf({ store: city.store, files, log, wake() {} });
  const deliversTo = (channel: Channel) =>
    postIn(city.store, channel, address, handingOut(city.store, files, paperDocx), log).delivered;
  return { city, failures, log, assistant, deliversTo };
}

async function onTelegram(person: string): Promise<TelegramHand> {
  const telegram = await startTelegram({ clock: testClock(cityNow.toISOString()) });
  const user = telegram.user({ firstName: person });
  const { city, failures, log, assistant, deliversTo } = await linked(person, 'telegram', `${user.id}`);
  const { apiRoot, token } = telegram;
  const channel = telegramChannel({
    apiRoot,
    token,
    log,
    now: () => telegram.clock().getTime(),
    pause: async () => {},
  });
  const delivered = deliversTo(channel);
  await channel.start(assistant);
  async function settled(): Promise<void> {
    do await user.settled();
    while ((await delivered()) > 0);
  }
  user.starts();
  await settled();
  const chat = (): readonly Before[] =>
    user.chat
      .filter(({ from }) => from === 'bot')
      .map(({ text, buttons }) => ({ text, labels: buttons.flat().map((each) => each.text) }));
  return {
    city,
    failures,
    person,
    user,
    telegram,
    async says(text) {
      user.says(text);
      await settled();
    },
    async presses(label) {
      user.press(label);
      await settled();
    },
    async keeps(label) {
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
    files: async () => user.chat.flatMap(({ from, file }) => (from === 'bot' && file ? [file.name] : [])),
    chat: async () => chat(),
    last: async () => newest(chat()),
    sweeps: () => sweeps(city, settled),
    settled,
    async close() {
      await channel.stop();
      await telegram.stop();
    },
  };
}

async function onSlack(person: string): Promise<SlackHand> {
  const slack = await startSlack({ clock: testClock(cityNow.toISOString()) });
  const user = slack.user({ name: person });
  const { city, failures, log, assistant, deliversTo } = await linked(person, 'slack', `T0GOUBAN/${user.id}`);
  const { botToken, appToken, apiUrl } = slack;
  const channel = slackChannel({ botToken, appToken, apiUrl, log });
  const delivered = deliversTo(channel);
  await channel.start(assistant);
  async function settled(): Promise<void> {
    do {
      await user.settled();
      await channel.idle();
    } while ((await delivered()) > 0);
    await channel.idle();
  }
  const chat = (): readonly Before[] =>
    user.dm
      .filter(({ from }) => from === 'bot')
      .map(({ plain: text, buttons }) => ({ text, labels: buttons.map((each) => each.text) }));
  return {
    city,
    failures,
    person,
    user,
    slack,
    async says(text) {
      user.says(text);
      await settled();
    },
    async presses(label) {
      await user.press(label);
      await settled();
    },
    async keeps(label) {
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
    files: async () => user.dm.flatMap(({ from, files }) => (from === 'bot' ? files.map(({ name }) => name) : [])),
    chat: async () => chat(),
    async last() {
      const { modal } = user;
      if (!modal) return newest(chat());
      return { text: `${modal.title}\n${modal.plain}`, labels: modal.buttons.map(({ text }) => text) };
    },
    sweeps: () => sweeps(city, settled),
    settled,
    async close() {
      await channel.stop();
      await slack.stop();
    },
  };
}

async function onTheWeb(person: string): Promise<WebHand> {
  const city = await webCity();
  const visitor = await city.visitor(person);
  let page = 0;
  async function posts(path: string, fields: Readonly<Record<string, string | File>>): Promise<void> {
    page += 1;
    const form = new FormData();
    for (const [name, value] of Object.entries({ key: `page-of-the-chat-${page}`, back: '/desk/chat', ...fields }))
      form.set(name, value);
    await visitor.post(path, form);
  }
  const said = async () => (await city.talk(person)).filter(({ by }) => by === 'gouban').map(({ message }) => message);
  const chat = async (): Promise<readonly Before[]> =>
    (await said()).map((message) => ({
      text: plain({ ...message, buttons: [] }),
      labels: buttonsIn(message).map(({ label }) => label),
    }));
  async function keeps(label: string): Promise<() => Promise<void>> {
    const button = (await said())
      .toReversed()
      .flatMap(buttonsIn)
      .find((each) => each.label === label);
    if (!button) throw new Error(`${person} sees no ${label}: ${JSON.stringify(newest(await chat()))}`);
    return () => posts('/desk/press', { token: button.token });
  }
  return {
    city,
    failures: city.errors,
    person,
    visitor,
    says: (text) => posts('/desk/say', { text }),
    presses: async (label) => (await keeps(label))(),
    keeps,
    sends: ({ name, mime, bytes }) =>
      posts('/desk/say', { file: new File([new Uint8Array(bytes)], name, { type: mime }) }),
    async files() {
      const documents = (await said()).flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'documents'));
      const there = documents.flatMap(({ case: id, files }) =>
        files.map(({ name, hash }) => ({ name, path: `/files/${id}/${hash}` })),
      );
      const answers = await Promise.all(there.map(({ path }) => visitor.get(path)));
      return there.filter((_, place) => answers[place]?.status === 200).map(({ name }) => name);
    },
    chat,
    last: async () => newest(await chat()),
    sweeps: () => sweeps(city, async () => {}),
    settled: async () => {},
    close: () => city.web.stop(),
  };
}

async function sweeps(city: WebCity, settled: () => Promise<void>): Promise<void> {
  await remind(city.store, {
    info() {},
    error(_, error) {
      throw error;
    },
  });
  await settled();
}

function newest(all: readonly Before[]): Before {
  const last = all.at(-1);
  if (!last) throw new Error('nothing was said');
  return last;
}
