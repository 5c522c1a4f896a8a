import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { moveTo } from '../../scripts/tour/ensemble.ts';
import type { Deed } from '../../scripts/tour/player.ts';
import { configFrom } from '../../src/config.ts';
import { instant } from '../../src/law/date.ts';
import { type Running, run } from '../../src/main.ts';
import { type Chance, chanceOf } from '../chance.ts';
import { few, freshDatabase } from '../database.ts';
import { type TestClock, testClock } from '../doubles/clock.ts';
import { asFields } from '../doubles/loopback.ts';
import {
  differences,
  firstName,
  hisNumber,
  reaches,
  type Step,
  steps,
  type TelegramName,
} from '../doubles/scenarios/telegram.ts';
import { startTelegram } from '../doubles/telegram.ts';
import { type Seen, startTelegramTestApi } from '../doubles/telegram-test-api.ts';
import { wholeDesk } from '../whole-desk.ts';
import { filePages, jpeg, pdf } from './city.ts';
import { purchaseBefore } from './purchase-so-far.ts';
import { seeds } from './walk.ts';
import { commands, saying } from './walk-words.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

const person = 4711;

/** A Telegram and a person on it, whichever it is. */
interface Telegram {
  readonly apiRoot: string;
  readonly token: string;
  readonly calls: readonly unknown[];
  readonly chat: () => readonly Seen[];
  idle(): Promise<void>;
  does(step: Pick<Step, 'does' | 'what'>): Promise<unknown>;
}

async function ours(clock: TestClock): Promise<Telegram> {
  const double = await startTelegram({ clock });
  closing.push(() => double.stop());
  const user = double.user({ id: person, firstName });
  return {
    ...double,
    chat: () =>
      user.chat.map(({ id, text, buttons }) => ({
        id,
        text,
        buttons: buttons.map((row) => row.map((one) => one.text)),
      })),
    async does({ does, what }) {
      if (does === 'says') user.says(what);
      else if (does === 'presses') user.press(what);
      else user.sendsPhoto(jpeg);
    },
  };
}

async function theirs(): Promise<Telegram> {
  const other = await startTelegramTestApi();
  closing.push(() => other.stop());
  const user = other.person(person, firstName);
  return {
    ...other,
    chat: () => user.chat,
    // The apps leave away what is empty at its ends, and telegram-test-api takes it along.
    does: ({ does, what }) => (does === 'says' ? user.says(what.trim()) : user.presses(what)),
  };
}

/** The whole programme on this Telegram, in a city where a purchase is under way. */
async function programme(telegram: Telegram, clock: TestClock): Promise<{ settled(): Promise<void> }> {
  const fresh = await freshDatabase();
  closing.push(() => fresh.drop());
  const folder = await mkdtemp(join(tmpdir(), 'gouban-conformance-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const settings = {
    DATABASE_URL: fresh.ownerUrl,
    DATABASE_CONNECTIONS: few,
    DATA_DIR: folder,
    DEMO: 'true',
    PORT: '0',
  };
  const reaching = { TELEGRAM_BOT_TOKEN: telegram.token, TELEGRAM_API_ROOT: telegram.apiRoot };
  const log = {
    info: () => {},
    error: (facts: object, error: unknown) => expect.fail(`${JSON.stringify(facts)} ${error}`),
  };
  const running = await run(configFrom({ ...settings, ...reaching }), log, clock);
  closing.push(() => running.stop());
  const settled = () => quiet(telegram, running);
  const desk = wholeDesk(running.desk, running.transcripts);
  const city = {
    files: (by: string, deed: Deed) => filePages(desk, by, deed),
    async at(when: string) {
      moveTo(clock, when);
      await desk.moved();
      await settled();
    },
    async keep(name: string) {
      const kept = await desk.keep(name, pdf);
      return kept.ok ? kept.value : expect.fail(kept.refusal.why);
    },
  };
  await purchaseBefore(city, 'prepareTender');
  return { settled };
}

/** Resolves when what people did is handled, and what is to be said has arrived. */
async function quiet(telegram: Telegram, running: Running): Promise<void> {
  for (let calls = -1; calls !== telegram.calls.length; ) {
    calls = telegram.calls.length;
    await telegram.idle();
    await running.settled();
  }
}

/** Plays the scenario as far as this Telegram reaches; returns the chat as it stood after each step. */
async function play(name: TelegramName): Promise<ReadonlyMap<Step, readonly Seen[]>> {
  const clock = testClock(instant('2026-11-25', '09:00').toISOString());
  const telegram = await (name === 'ours' ? ours(clock) : theirs());
  const { settled } = await programme(telegram, clock);
  const chats = new Map<Step, readonly Seen[]>();
  const within: readonly string[] = reaches[name];
  for (const step of steps.filter(({ takes }) => takes === undefined || within.includes(takes))) {
    const before = new Map(telegram.chat().map(({ id, text }) => [id, text]));
    await telegram.does({ ...step, what: step.what.replace(hisNumber, numberIn(telegram.chat())) });
    await settled();
    const chat = telegram.chat();
    const doing = `${name}: ${step.does} ${step.what}`;
    expect(chat.at(-1)?.text, doing).toContain(step.sees);
    const changed = chat.filter(({ id, text }) => before.has(id) && before.get(id) !== text).map(({ text }) => text);
    expect(changed, doing).toEqual(step.changed.map((words) => expect.stringContaining(words)));
    chats.set(step, chat);
  }
  return chats;
}

function numberIn(chat: readonly Seen[]): string {
  return (
    [
      ...chat
        .map(({ text }) => text)
        .join('\n')
        .matchAll(/HRB-\d{4}-CMP-\d{6}/g),
    ].at(-1)?.[0] ?? ''
  );
}

/** Without ids and what is drawn by lot; of buttons, those that both must show. */
function comparable(chat: readonly Seen[], beside: readonly Seen[]): readonly unknown[] {
  return chat.map(({ text, buttons }, index) => ({
    text: text
      .replaceAll(/HRB-R(-[0-9A-F]{4})+|HRB-\d{4}-CMP-\d{6}/g, 'HRB-…')
      .replaceAll(/[0-9a-f]{4}…[0-9a-f]{4}/g, '…'),
    // An edit that brings no buttons takes away those that stood there; telegram-test-api leaves them.
    ...(beside[index]?.buttons.length !== 0 && { buttons }),
  }));
}

it('a conversation on Telegram reads as it is written, and the same on the double of others as far as that reaches', async () => {
  const [mine, others] = await Promise.all([play('ours'), play('telegram-test-api')]);
  expect(mine.size).toBe(steps.length);
  expect(others.size).toBe(steps.filter(({ takes }) => takes === undefined).length);
  for (const [step, chat] of others) {
    const beside = mine.get(step) ?? [];
    expect(comparable(chat, beside), step.what).toEqual(comparable(beside, beside));
  }
});

/** Whatever comes to his mind: a button of the last message, or words. What is drawn by lot for each reader is left out. */
function nextStep(chat: readonly Seen[], chance: Chance): Pick<Step, 'does' | 'what'> {
  const labels = chat.at(-1)?.buttons.flat() ?? [];
  if (labels.length > 0 && chance.happens(0.6)) return { does: 'presses', what: chance.of(labels) };
  const words = chance.happens(0.3) ? `/${chance.of(commands)}` : saying(chance);
  // The apps cut what is too long, and telegram-test-api takes it whole.
  return { does: 'says', what: /login|登录/.test(words) || words.length > 1000 ? '/help' : words };
}

it.each(seeds())('a walk at random leaves the same chat on both (WALK_SEED=%d)', async (seed) => {
  const clock = testClock(instant('2026-11-25', '09:00').toISOString());
  const mine = await ours(clock);
  const { settled } = await programme(mine, clock);
  const chance = chanceOf(seed);
  const walked: { readonly step: Pick<Step, 'does' | 'what'>; readonly chat: readonly Seen[] }[] = [];
  for (let acts = 0; acts < 60; acts += 1) {
    const step = nextStep(mine.chat(), chance);
    await mine.does(step);
    await settled();
    walked.push({ step, chat: mine.chat() });
  }
  const elsewhere = testClock(instant('2026-11-25', '09:00').toISOString());
  const other = await theirs();
  const there = await programme(other, elsewhere);
  for (const { step, chat } of walked) {
    await other.does(step);
    await there.settled();
    expect(comparable(other.chat(), chat), `${step.does} ${step.what}`).toEqual(comparable(chat, chat));
  }
});

it('the double of others is more lenient than ours, and goes less far, where the scenario says so', async () => {
  const double = await startTelegram();
  closing.push(() => double.stop());
  const other = await startTelegramTestApi();
  closing.push(() => other.stop());
  double.user({ id: person }).starts();
  const answer = async (root: string, method: string, params: object) => {
    const response = await fetch(`${root}/bot${double.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chat_id: person, ...params }),
    });
    const { ok, description, message } = asFields(await response.json());
    if (ok === true) return 'taken';
    return /is not supported/.test(String(message)) ? 'no such method' : description;
  };
  for (const { of, method, params = {}, ours: mine, theirs: others } of differences) {
    expect(await answer(double.apiRoot, method, params), of).toBe(mine);
    expect(await answer(other.bareRoot, method, params), of).toBe(others);
  }
});

it('the double of others holds no poll, gives an update once whatever the offset, and keeps the buttons of an edit without any', async () => {
  const other = await startTelegramTestApi();
  closing.push(() => other.stop());
  const api = async (method: string, params: object) => {
    const response = await fetch(`${other.bareRoot}/bot${other.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
    return asFields(await response.json()).result;
  };
  const user = other.person(person, firstName);
  expect(await api('getUpdates', { timeout: 50 })).toEqual([]);
  await user.says('一');
  expect(await api('getUpdates', {})).toHaveLength(1);
  expect(await api('getUpdates', {})).toEqual([]);
  const reply_markup = { inline_keyboard: [[{ text: '是', callback_data: 'yes' }]] };
  const { message_id } = asFields(await api('sendMessage', { chat_id: person, text: '好', reply_markup }));
  await api('editMessageText', { chat_id: person, message_id, text: '改' });
  expect(user.chat.at(-1)).toMatchObject({ text: '改', buttons: [['是']] });
});

it('needs of the proxy in front of the double of others that it holds polls and takes the commands, and no more', async () => {
  const other = await startTelegramTestApi();
  closing.push(() => other.stop());
  const ask = (method: string, params: object = {}) =>
    fetch(`${other.apiRoot}/bot${other.token}/${method}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(params),
    });
  await ask('setMyCommands', { commands: [] });
  const held = ask('getUpdates', { timeout: 30 });
  await other.until(() => other.bridged.has('holding a poll'));
  await other.person(person, firstName).says('一');
  expect(asFields(await (await held).json()).result).toHaveLength(1);
  expect((await ask('getFile')).status).toBe(500);
  expect([...other.bridged]).toEqual(['setMyCommands', 'holding a poll']);
});
