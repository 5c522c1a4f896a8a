import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { sealIn } from '../../db/seal.ts';
import { shownAddress } from '../../db/who.ts';
import { texts } from '../../src/text/all.ts';
import type { Chance } from '../chance.ts';
import type { Message, Update } from '../doubles/telegram/state.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { type City, jpeg, pdf } from './city.ts';
import { cityToWalkIn, filingsIn, seeds, type Walker, type Way, walk } from './walk.ts';
import { commands, fitting, openQuestion, saying } from './walk-words.ts';

let city: City;
afterEach(() => city.close());

/** Those of the demonstration, each linked to his chat, and two strangers. */
const linked = ['ngmz-staff', 'ngmz-head', 'xtz-sec', 'bc-admin', 'sh-staff', 'citizen-1'];

const { say } = texts.zh;
const say2 = texts.en.say;

test.each(seeds())(
  'on Telegram nobody meets silence, nothing is refused and no error is logged (WALK_SEED=%d)',
  async (seed) => {
    city = await cityToWalkIn(seed);
    const users: TelegramUser[] = [
      city.telegram.user({ firstName: '王芳' }),
      city.telegram.user({ firstName: 'Jo <b>& "Ann"', languageCode: 'en' }),
    ];
    for (const person of linked) users.push(await city.onTelegram(person));
    city.telegram.enforceRates(true);
    const before = await filingsIn(city);
    expect(await walk(city, wayOf(users), { seed, acts: 340 })).toEqual([]);
    // It was a walk through forms, to their end.
    expect((await filingsIn(city)) - before).toBeGreaterThan(0);
  },
);

function wayOf(users: readonly TelegramUser[]): Way {
  const { telegram } = city;
  const sent: Update[] = [];
  const keep = (update: Update): void => {
    sent.push(update);
  };
  return {
    walkers: users.map((user, index) => walkerOf(user, index % 2 === 0 ? 85 : 45, keep)),
    faults: telegram,
    troubles: {
      sendMessage: [429, 429, 'reset', 'drop-after-accept', 500],
      editMessageText: [429, 'reset', 'drop-after-accept', 502],
      answerCallbackQuery: ['reset', 'drop-after-accept', 500],
      deleteMessage: ['reset', 500],
      getFile: ['reset', 500],
    },
    // The update is not confirmed, and comes again.
    caused: /^\{"channel":"telegram","doing":"receive"\} Error: (getFile: 500 |No answer from Telegram)/,
    redelivers(chance) {
      if (sent.length > 0) telegram.redeliver(chance.happens(0.5) ? (sent.at(-1) ?? chance.of(sent)) : chance.of(sent));
    },
    answered: () => {
      const tooLate = city.clock().getTime() - 150_000;
      return telegram.until(() =>
        users.every(({ queries }) => queries.every(({ answer, at }) => answer || at < tooLate)),
      );
    },
    refused: () =>
      telegram.calls.flatMap(({ method, status, description = '', insideRetryAfter, params, at }, index) => {
        // What was on its way together with the call that was told to wait could not know of it.
        const together = telegram.calls
          .slice(Math.max(0, index - mostOnTheWay), index)
          .some((other) => other.status === 429 && other.at.getTime() === at.getTime());
        const hasty = insideRetryAfter && !together ? [`inside a retry_after: ${method}`] : [];
        const ruled = status >= 400 && status < 500 && status !== 429 && !tolerable.test(description);
        return ruled ? [...hasty, `refused: ${method} ${description} ${JSON.stringify(params)}`] : hasty;
      }),
    copies: () => copiesIn(users),
    async standing() {
      const known = await knownIds();
      return users.flatMap((user) =>
        user.chat
          .filter(({ from, id }) => from === 'bot' && known.has(`${user.id} ${id}`))
          .map(({ text, buttons }) => ({
            chat: `${user.id}`,
            text: text.slice(0, 80),
            tokens: buttons.flat().flatMap(({ callback_data: data }) => data ?? []),
          })),
      );
    },
  };
}

/** As many as are sent at once. */
const mostOnTheWay = 20;

/** Said twice is the same as once. */
const tolerable = /message is not modified|query is too old/;

/** The messages of which the outbox knows, each by its chat and its number there. */
async function knownIds(): Promise<ReadonlySet<string>> {
  const rows = await city.database.execute<{ address: string; reference: string }>(sql`
    select a.address, o.reference from outbox o join account a on a.id = o.account
    where a.channel = 'telegram' and o.reference is not null`);
  const seal = await sealIn(city.keys);
  return new Set(
    rows.flatMap(({ address, reference }) => {
      const chat = shownAddress(seal, 'telegram', address);
      return reference.split(',').map((id) => `${chat} ${id}`);
    }),
  );
}

/** Every message of the bot is known to the outbox; but one whose outcome was unknown, of which a marked copy follows. */
async function copiesIn(users: readonly TelegramUser[]): Promise<readonly string[]> {
  const known = await knownIds();
  const marks = [say.repeated, say2.repeated];
  const repeats = city.telegram
    .callsOf('sendMessage')
    .flatMap(({ params: { chat_id: chat, text } }) =>
      marks
        .filter((mark) => String(text).startsWith(mark))
        .map((mark) => `${chat} ${String(text).slice(mark.length).trim()}`),
    );
  return users.flatMap((user) => {
    const said = user.chat.filter(({ from }) => from === 'bot');
    const stray = said.filter(({ id }) => !known.has(`${user.id} ${id}`));
    return stray
      .filter(({ html }) => !repeats.includes(`${user.id} ${html.trim()}`))
      .map(({ text }) => `a copy without its mark: ${text}`);
  });
}

/** `patience` is how often, in a hundred, he gets on with what he is asked. */
function walkerOf(user: TelegramUser, patience: number, keep: (update: Update) => void): Walker {
  /** Every message with buttons as it once stood there. */
  const seen = new Map<string, Message>();
  const look = (): readonly Message[] => {
    const shown = user.chat.filter(({ from }) => from === 'bot');
    for (const message of shown) {
      if (message.buttons.length > 0) seen.set(`${message.id} ${JSON.stringify(message.buttons)}`, message);
    }
    return shown;
  };
  let changes = 0;
  const does = (what: string, ...updates: readonly Update[]): string => {
    for (const update of updates) keep(update);
    return what;
  };
  const pressOf = (message: Message, label: string): string =>
    does(`presses 「${label}」 under 「${message.text.slice(0, 60)}」`, user.press(label, message));

  function pressesOn(message: Message | undefined, chance: Chance, times = 1): string | undefined {
    const labels = message?.buttons.flat().flatMap(({ callback_data: data }) => data ?? []) ?? [];
    if (!message || labels.length === 0) return undefined;
    const data = chance.of(labels);
    const label = message.buttons.flat().find((each) => each.callback_data === data)?.text ?? '';
    const updates = Array.from({ length: times }, () => user.press(data, message));
    return does(`presses 「${label}」 ×${times} under 「${message.text.slice(0, 60)}」`, ...updates);
  }

  /** An answer of several is put in and taken out again by two presses: by three it is in. */
  async function pressesTwice(message: Message | undefined, chance: Chance): Promise<string | undefined> {
    const asked = await openQuestion(city.database, 'telegram', `${user.id}`);
    return pressesOn(message, chance, asked?.field.kind === 'choices' ? 3 : 2);
  }

  /** Gets on with what is asked: answers, goes on, sends. */
  async function getsOn(chance: Chance): Promise<string | undefined> {
    const last = look().at(-1);
    // What copies a code is pressed by nobody: it sends nothing.
    const pressable = last?.buttons.flat().filter(({ callback_data: data }) => data !== undefined) ?? [];
    const labels = pressable.map(({ text }) => text);
    const onwards = [say.goOn, say2.goOn, say.begin, say2.begin].find((label) => labels.includes(label));
    if (last && onwards !== undefined && chance.happens(0.7)) return pressOf(last, onwards);
    const review = labels.findIndex((label) => label === say.keepForLater || label === say2.keepForLater);
    const submit = labels[review - 1];
    if (last && submit !== undefined && chance.happens(0.8)) return pressOf(last, submit);
    const asked = await openQuestion(city.database, 'telegram', `${user.id}`);
    if (!asked) {
      const way = labels.find((label) => begins.has(label)) ?? labels[0];
      return last && way !== undefined && chance.happens(0.6) ? pressOf(last, way) : undefined;
    }
    if (asked.field.kind === 'files') return does('sends a document', user.sendsDocument(document('证明.pdf', pdf)));
    const skip = [say.skip, say2.skip].find((label) => labels.includes(label));
    if (last && skip !== undefined && chance.happens(0.4)) return pressOf(last, skip);
    const answer = fitting(chance, asked);
    return does(`answers ${asked.action} ${asked.key} with 「${answer.slice(0, 60)}」`, user.says(answer));
  }

  function sendsSomething(chance: Chance): string {
    switch (chance.below(7)) {
      case 0:
        return does('sends a picture', user.sendsPhoto(jpeg, chance.happens(0.5) ? '现场' : ''));
      case 1:
        return does('sends a page of HTML', user.sendsDocument(document('a.pdf', Buffer.from('<html></html>'))));
      case 2:
        return does('sends too much', user.sendsDocument(document('大.pdf', tooMuch)));
      case 3:
        return does('sends an album', ...user.album([document('一.pdf', pdf), document('二.pdf', pdf)]));
      case 4:
        return does('shares his number', user.sharesContact('13800000000'));
      case 5:
        return does('shares his place', user.sharesLocation(45.75, 126.65));
      default:
        return does('sends a file named strangely', user.sendsDocument(document('../\u202efdp.<b>.exe', pdf)));
    }
  }

  function corrects(chance: Chance): string | undefined {
    const own = user.chat.filter(({ from, kind }) => from !== 'bot' && kind === 'text');
    if (own.length === 0) return undefined;
    // A change of what answered nothing is passed over.
    changes += 1;
    return does('edits what he wrote', user.edits(chance.of(own), saying(chance)));
  }

  const says = (chance: Chance): string => {
    const text = saying(chance);
    return does(`says 「${text.slice(0, 60)}」`, user.says(text));
  };

  async function tries(chance: Chance): Promise<string | undefined> {
    const shown = look();
    if (chance.below(100) < patience) return getsOn(chance);
    const roll = 55 + chance.below(45);
    if (roll < 69) return pressesOn(shown.at(-1 - chance.below(2)), chance);
    if (roll < 76) return pressesOn([...seen.values()].at(chance.below(seen.size || 1)), chance);
    if (roll < 81) return pressesTwice(shown.at(-1), chance);
    if (roll < 88) return says(chance);
    if (roll < 94) {
      const command = chance.of(commands);
      return does(`commands /${command}`, user.says(`/${command}`));
    }
    return roll < 97 ? sendsSomething(chance) : corrects(chance);
  }

  return {
    name: `${user.id}`,
    async acts(chance) {
      return (await tries(chance)) ?? pressesOn(look().at(-1), chance) ?? says(chance);
    },
    // What is pressed late may be what is shown already: that is made anew, with buttons of its own.
    sees() {
      const messages = look().map(({ id, text, buttons }) => [id, text, buttons]);
      return JSON.stringify([messages, user.queries.map(({ answer }) => answer?.text ?? '').filter(Boolean), changes]);
    },
  };
}

/** What a form begins with. */
const begins: ReadonlySet<string> = new Set(
  [texts.zh, texts.en].flatMap(({ procedures }) => Object.values(procedures).map(({ begin }) => begin)),
);
const tooMuch = Buffer.alloc((20 << 20) + 1);

function document(name: string, bytes: Buffer) {
  return { name, mime: 'application/pdf', bytes };
}
