import { plain } from '../../adapters/shared/plain.ts';
import { remind } from '../../src/app/remind.ts';
import { testClock } from '../doubles/clock.ts';
import {
  type Before,
  type CityBehind,
  type InUse,
  type Sending,
  slackBefore,
  telegramBefore,
} from '../doubles/in-hand.ts';
import type { SlackUser } from '../doubles/slack/user.ts';
import type { SlackDouble } from '../doubles/slack.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import type { TelegramDouble } from '../doubles/telegram.ts';
import { buttonsIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import type { WrittenTo } from '../parity.ts';
import { cityNow, type Visitor, type WebCity, webCity } from '../web-city.ts';

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

/** Somebody in the city who has a platform in hand. */
async function onPlatform<Double, User>(
  person: string,
  name: 'telegram' | 'slack',
  before: (city: CityBehind) => Promise<InUse<Double, User>>,
): Promise<{ readonly hand: Hand; readonly user: User; readonly double: Double }> {
  const city = await webCity();
  const failures: unknown[] = [];
  const log = { info() {}, error: (_: unknown, error: unknown) => void failures.push(error) };
  const clock = testClock(cityNow.toISOString());
  const platform = await before({ store: city.store, files: filesInMemory(city.files), log, clock });
  const { settled, close, double } = platform;
  const { user, address, ...held } = platform.takes(person);
  await city.store.change(({ accounts }) => {
    const account = { id: `${name}-${person}`, channel: name, address, person, language: 'zh', known: true } as const;
    accounts.set(account.id, { ...account, focus: undefined, lastSeen: cityNow });
  });
  const { says, presses, sends } = held;
  await held.begins();
  const hand: Hand = {
    ...{ city, person, failures, says, presses, sends, settled, close },
    keeps: async (label) => held.keeps(label),
    files: async () => held.files(),
    chat: async () => held.chat(),
    last: async () => held.window() ?? newest(held.chat()),
    sweeps: () => sweeps(city, settled),
  };
  return { hand, user, double };
}

async function onTelegram(person: string): Promise<TelegramHand> {
  const { hand, user, double } = await onPlatform(person, 'telegram', telegramBefore);
  return { ...hand, user, telegram: double };
}

async function onSlack(person: string): Promise<SlackHand> {
  const { hand, user, double } = await onPlatform(person, 'slack', slackBefore);
  return { ...hand, user, slack: double };
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
