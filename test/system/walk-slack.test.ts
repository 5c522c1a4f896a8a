import { sql } from 'drizzle-orm';
import { afterEach, expect, test } from 'vitest';
import { fieldOfBlock } from '../../adapters/slack/field-input.ts';
import { callbacks, memoryOf, rowCallback } from '../../adapters/slack/form-view.ts';
import type { ProcedureId } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import type { Chance } from '../chance.ts';
import { asFields, type Fields } from '../doubles/loopback.ts';
import type { Ack, SlackDelivery } from '../doubles/slack/delivery.ts';
import { type Entry, isSought } from '../doubles/slack/inputs.ts';
import { optionsOf } from '../doubles/slack/read-blocks.ts';
import type { SeenMessage, SlackUser } from '../doubles/slack/user.ts';
import { type City, pdf } from './city.ts';
import { cityToWalkIn, filingsIn, seeds, type Walker, type Way, walk } from './walk.ts';
import { commands, fieldsOf, fitting, saying } from './walk-words.ts';

let city: City;
afterEach(() => city.close());

/** Those of the demonstration, each linked to his account, and a stranger. */
const linked = ['ngmz-staff', 'ngmz-head', 'xtz-sec', 'bc-admin', 'citizen-1', 'cz-budget'];

test.each(seeds())(
  'on Slack nobody meets silence, nothing is refused and no error is logged (WALK_SEED=%d)',
  async (seed) => {
    city = await cityToWalkIn(seed);
    const users: SlackUser[] = [city.slack.user({ name: 'Jo <b>&' })];
    for (const person of linked) users.push(await city.onSlack(person));
    await users[1]?.command('/gouban', 'lang');
    await city.settled();
    city.slack.enforceRates(true);
    const before = await filingsIn(city);
    expect(await walk(city, wayOf(users), { seed, acts: 340 })).toEqual([]);
    // It was a walk through forms, to their end.
    expect((await filingsIn(city)) - before).toBeGreaterThan(0);
  },
);

function wayOf(users: readonly SlackUser[]): Way {
  const { slack } = city;
  const unacknowledged: string[] = [];
  return {
    walkers: users.map((user, index) => walkerOf(user, index % 2 === 0 ? 80 : 45, unacknowledged)),
    faults: slack,
    troubles: {
      'chat.postMessage': ['reset', 'drop-after-accept', 500, 503],
      'chat.update': [429, 'reset', 'drop-after-accept', 500],
      'chat.postEphemeral': ['reset', 500],
      'conversations.open': ['reset', 500],
      'views.open': ['reset', 'drop-after-accept', 500],
      'views.update': ['reset', 'drop-after-accept', 500],
      'views.publish': ['reset', 'drop-after-accept', 500],
      'users.info': ['reset', 500],
    },
    answered: async () => {},
    caused: /^$/,
    redelivers(chance) {
      const before = slack.deliveries;
      if (before.length > 0)
        slack.redeliver(chance.happens(0.5) ? (before.at(-1) ?? chance.of(before)) : chance.of(before));
    },
    refused: () => [
      ...unacknowledged,
      ...slack.calls.flatMap(({ method, outcome, messages, insideRetryAfter, params, at }, index) => {
        const limit = slack.calls
          .slice(0, index)
          .findLast((one) => one.method === method && one.outcome === 'ratelimited');
        // What was on its way together with the call that was told to wait could not know of it.
        const together = limit?.at.getTime() === at.getTime() && limit.params.channel !== params.channel;
        const hasty = insideRetryAfter && !together ? [`inside a retry_after: ${method}`] : [];
        const closed = method === 'views.update' && outcome === 'not_found';
        return fine.test(outcome) || closed
          ? hasty
          : [...hasty, `refused: ${method} ${outcome} ${messages} ${JSON.stringify(params)}`];
      }),
    ],
    copies: () => copiesIn(users),
    async standing() {
      const known = await knownStamps();
      return users.flatMap((user) =>
        user.dm
          .filter(({ from, ts }) => from === 'bot' && known.has(ts))
          .map(({ plain, buttons }) => ({
            chat: user.name,
            text: plain.slice(0, 80),
            tokens: buttons.flatMap(({ value }) => value ?? []),
          })),
      );
    },
  };
}

/** What went well, what was planned, and what says that it was done before. */
const fine = /^(ok|reset|http_5\d\d|ratelimited|hash_conflict|exchanged_trigger_id)$/;

/** The messages of which the outbox knows. */
async function knownStamps(): Promise<ReadonlySet<string>> {
  const rows = await city.database.execute<{ reference: string }>(sql`
    select o.reference from outbox o join account a on a.id = o.account
    where a.channel = 'slack' and o.reference is not null`);
  return new Set(rows.flatMap(({ reference }) => (reference.split(':')[1] ?? '').split(',')));
}

/** Every message of the bot is known to the outbox; but one whose outcome was unknown, of which a marked copy follows. */
async function copiesIn(users: readonly SlackUser[]): Promise<readonly string[]> {
  const known = await knownStamps();
  const marks = [texts.zh.say.repeated, texts.en.say.repeated];
  const posted = city.slack.callsOf('chat.postMessage').map(({ params }) => writtenIn(params));
  return users.flatMap((user) =>
    user.dm
      .filter(({ from, ts, ephemeralFor }) => from === 'bot' && ephemeralFor === undefined && !known.has(ts))
      // Files that were handed out are known by their own names.
      .filter(({ files }) => files.length === 0)
      .filter(({ plain }) => {
        const [line = ''] = plain.split('\n');
        return !posted.some((each) => marks.some((mark) => each.includes(mark)) && each.includes(line));
      })
      .map(({ plain }) => `a copy without its mark: ${plain}`),
  );
}

/** Every text of a call; blocks travel as JSON inside a field of the form. */
function writtenIn(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Object.values(value).map(writtenIn).join('\n');
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return String(value);
  try {
    return writtenIn(JSON.parse(value));
  } catch {
    return value;
  }
}

/** `patience` is how often, in a hundred, he gets on with what he is asked. */
function walkerOf(user: SlackUser, patience: number, unacknowledged: string[]): Walker {
  /** Every message with buttons as it once stood there. */
  const seen = new Map<string, SeenMessage>();
  let lastModal = '';
  let closed = 0;
  const look = (): readonly SeenMessage[] => {
    const shown = user.dm.filter(({ from }) => from === 'bot');
    for (const message of shown) if (message.buttons.length > 0) seen.set(JSON.stringify(message.blocks), message);
    return shown;
  };

  async function acked(what: string, ack: Promise<Ack>): Promise<string> {
    const { ok, outcome } = await ack;
    if (!ok) unacknowledged.push(`not acknowledged: ${user.name} ${what}: ${outcome}`);
    return what;
  }

  const heard = (what: string, _: SlackDelivery): string => what;

  async function pressesOn(
    message: SeenMessage | SlackUser['home'] | undefined,
    chance: Chance,
    wanted?: ReadonlySet<string>,
    times = 1,
  ): Promise<string | undefined> {
    const buttons = message?.buttons ?? [];
    if (!message || buttons.length === 0) return undefined;
    const button = buttons.find(({ text }) => wanted?.has(text)) ?? chance.of(buttons);
    const what = `presses 「${button.text}」 ×${times} under 「${message.plain.slice(0, 60)}」`;
    const press = () => acked(what, user.press(button.value ?? button.actionId, message));
    await Promise.all(Array.from({ length: times }, press));
    return what;
  }

  /** Fills in what is asked in the modal, mostly as it should be. */
  async function fillsIn(chance: Chance): Promise<string> {
    const { modal } = user;
    if (!modal) return 'sees no modal';
    const isForm = [...Object.values(callbacks), rowCallback].includes(String(modal.given.callback_id));
    const asked = isForm ? await fieldsIn(String(modal.given.private_metadata ?? '')) : undefined;
    const rows = modal.buttons.filter(({ actionId }) => actionId.startsWith('row.'));
    if (rows.length > 0 && chance.happens(0.5)) {
      const row = chance.of(rows);
      return acked(`presses 「${row.text}」 in the table`, user.press(row.actionId, user.modal));
    }
    for (const block of modal.blocks) {
      const key = fieldOfBlock(String(block.block_id ?? ''));
      const field = key === undefined ? undefined : asked?.fields[key];
      if (key === undefined || !field || !asked || chance.happens(0.05)) continue;
      const typed = chance.happens(0.9) ? fitting(chance, { action: asked.action, key, field }) : saying(chance);
      const element = asFields(block.element);
      const entry = isSought(element) ? await found(String(block.block_id), chance) : entryFor(element, typed, chance);
      if (entry !== undefined) await user.fills({ [String(block.block_id)]: entry });
    }
    return submits();
  }

  /** Something of what is shown before anything is typed. */
  async function found(menu: string, chance: Chance): Promise<Entry | undefined> {
    const shown = [...(await user.seeks(menu, '', user.modal)).values()].flat();
    return shown.length > 0 ? chance.of(shown) : undefined;
  }

  function entryFor(element: Fields, typed: string, chance: Chance): Entry | undefined {
    const options = optionsOf(element).map(({ value }) => String(value));
    const wanted = options.includes(typed) ? typed : options.length > 0 ? chance.of(options) : '';
    switch (element.type) {
      case 'plain_text_input':
        return typed.slice(0, Number(element.max_length ?? 3000));
      case 'number_input':
        return /^\d+(\.\d+)?$/.test(typed) ? typed : chance.of(['1', '36', '2400']);
      case 'datepicker':
        return /^\d{4}-\d\d-\d\d$/.test(typed) ? typed : chance.of(['2027-03-01', '2027-06-30']);
      case 'file_input':
        return user.uploads(chance.happens(0.8) ? file('证明.pdf', pdf) : file('a.pdf', Buffer.from('<html>')));
      case 'checkboxes':
      case 'multi_static_select':
        return [wanted];
      default:
        return options.length > 0 ? wanted : undefined;
    }
  }

  async function submits(): Promise<string> {
    const title = user.modal?.title;
    if (user.modal?.given.submit === undefined) return closes();
    const { outcome, ...more } = await user.submits();
    if (outcome === 'failed') unacknowledged.push(`a page failed: ${user.name} 「${title}」 ${JSON.stringify(more)}`);
    // Slack itself tells what is missing, and shows errors anew that are the same as before; so does a review its faults.
    if (outcome === 'incomplete' || outcome === 'errors' || user.modal?.plain.includes('⚠')) closed += 1;
    return `submits 「${title}」: ${outcome}`;
  }

  async function closes(all?: 'all'): Promise<string> {
    closed += 1;
    await user.closes(all);
    return `closes the window ${all ?? ''}`;
  }

  async function atModal(chance: Chance): Promise<string | undefined> {
    if (chance.below(100) < patience) return fillsIn(chance);
    const roll = chance.below(10);
    if (roll < 3) return fillsIn(chance);
    if (roll < 5) return submits();
    if (roll < 8 && user.modal) {
      const button = user.modal.buttons.length > 0 ? chance.of(user.modal.buttons) : undefined;
      return button && acked(`presses 「${button.text}」 in the window`, user.press(button.actionId, user.modal));
    }
    return closes(roll < 9 ? undefined : 'all');
  }

  async function tries(chance: Chance): Promise<string | undefined> {
    const shown = look();
    if (user.modal && chance.happens(0.9)) return atModal(chance);
    if (chance.below(100) < patience) return pressesOn(shown.at(-1), chance, chance.happens(0.6) ? begins : undefined);
    const roll = chance.below(100);
    if (roll < 20) return pressesOn(shown.at(-1 - chance.below(3)), chance);
    if (roll < 30) return pressesOn([...seen.values()].at(chance.below(seen.size || 1)), chance);
    if (roll < 38) return pressesOn(shown.at(-1), chance, undefined, 2);
    if (roll < 50) {
      const text = saying(chance);
      return heard(`says 「${text.slice(0, 60)}」`, user.says(text));
    }
    if (roll < 66) {
      const command = chance.of(commands);
      return acked(`commands ${command}`, user.command('/gouban', command));
    }
    if (roll < 74)
      return heard('sends a file', user.sendsFile(file('证明.pdf', pdf), chance.happens(0.5) ? '证明' : ''));
    if (roll < 78) return heard('sends HTML', user.sendsFile(file('a.pdf', Buffer.from('<html></html>'))));
    if (roll < 90) return heard('opens the Home tab', user.opensHome());
    return pressesOn(user.home, chance);
  }

  return {
    name: user.name,
    async acts(chance) {
      return (await tries(chance)) ?? heard('says hello', user.says('您好'));
    },
    // What is pressed late may be what is shown already: that is made anew, with buttons of its own.
    sees() {
      const messages = look().map(({ ts, plain, buttons }) => [ts, plain, buttons]);
      const { modal } = user;
      // That a window has gone tells nothing.
      if (modal) lastModal = JSON.stringify([modal.id, modal.title, modal.plain, modal.labels, modal.errors]);
      const homes = city.slack
        .callsOf('views.publish')
        .filter(({ params, outcome }) => outcome === 'ok' && params.user_id === user.id);
      return JSON.stringify([messages, lastModal, homes.length, closed]);
    },
  };
}

async function fieldsIn(metadata: string) {
  if (metadata === '') return undefined;
  const [row] = await city.database.execute<{ procedure: ProcedureId; action: string }>(
    sql`select procedure, action from draft where id = ${memoryOf(metadata).draft}`,
  );
  const { field: table } = asFields(JSON.parse(metadata));
  const whole = row && fieldsOf(row.procedure, row.action);
  // A row's window asks its columns, by their place.
  const columns = table === undefined ? undefined : Object.values(whole?.[String(table)]?.columns ?? {});
  const fields = columns ? Object.fromEntries(columns.entries()) : whole;
  return row && fields && { action: row.action, fields };
}

/** What a form begins with. */
const begins: ReadonlySet<string> = new Set(
  [texts.zh, texts.en].flatMap(({ procedures }) => Object.values(procedures).map(({ begin }) => begin)),
);

function file(name: string, bytes: Buffer) {
  return { name, mime: 'application/pdf', bytes };
}
