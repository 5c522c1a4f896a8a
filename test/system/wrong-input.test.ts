import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { slackChannel } from '../../adapters/slack/slack-channel.ts';
import { telegramChannel } from '../../adapters/telegram/telegram-channel.ts';
import { keepFile } from '../../src/app/keep.ts';
import { type SlackDouble, startSlack } from '../doubles/slack.ts';
import { startTelegram, type TelegramDouble } from '../doubles/telegram.ts';
import { fc } from '../properties.ts';
import { now } from './given-store.ts';
import { origin, pageKey, type WholeWeb, wholeWeb } from './whole-web.ts';

/** `FUZZ_RUNS=10000 PLAY_SEED=7 npm test -- --project system test/system/wrong-input.test.ts` looks longer, and elsewhere. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 150);
const few = { numRuns };
const limit = 20_000 + numRuns * 200;

const secret = 'a-secret';
let city: WholeWeb;
let cookie: string;
let draft: string;
let telegram: TelegramDouble;
let slack: SlackDouble;
const closing: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  city = await wholeWeb();
  closing.push(() => city.drop());
  telegram = await startTelegram();
  closing.push(() => telegram.stop());
  slack = await startSlack();
  closing.push(() => slack.stop());
  const person = await city.store.transact(async (world) => {
    const { person } = await world.people.arrive({ channel: 'web', address: 'li', name: '李' }, now);
    await world.people.openAccount(person.id, 'web', person.id);
    return person.id;
  });
  ({ cookie } = await city.signedIn(person));
  const press = JSON.stringify({ do: 'start', form: { procedure: 'organisation' } });
  const begun = await city.post('/desk/begin', { press }, { cookie });
  draft = /\/desk\/form\/([\w-]+)/.exec(begun.headers.get('location') ?? '')?.[1] ?? '';
  expect(draft).not.toBe('');
});
afterAll(async () => {
  for (const close of closing.toReversed()) await close();
});

/** What nobody types on purpose: nothing, control characters, halves of characters, marks of other languages, much of it. */
const odd = fc.constantFrom(
  '\0',
  '%00',
  '\\u0000',
  '\ud83d',
  '\udc00a',
  '%ED%A0%80',
  '%',
  '%zz',
  '\u202e',
  '\ufeff',
  '\u0007',
  "'; drop table event; --",
  '<script>',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '-1',
  '1e309',
  'NaN',
  '9'.repeat(400),
  '😀'.repeat(200),
  'é'.repeat(3000),
);
const part = fc.oneof(odd, fc.string({ unit: 'binary' }), fc.string());
const text = fc.array(part, { maxLength: 4 }).map((parts) => parts.join(''));

/** What stands in an address: as a browser writes it, or as nobody would. */
const inAddress = text.map((raw) => {
  const unsafe = raw.toWellFormed();
  return raw.includes('%') ? unsafe.replaceAll(/[^\w%.~-]/g, '_') : encodeURIComponent(unsafe);
});

let told = 0;

async function calm(response: Response, what: string): Promise<void> {
  await response.body?.cancel();
  const logged = city.failures.slice(told);
  told = city.failures.length;
  expect(response.status, what).toBeLessThan(500);
  expect(logged, what).toEqual([]);
}

test(
  'no address, query, cookie or form of the web ends in a fault',
  async () => {
    const routes = city.web.routes.filter(({ path }) => path !== '/events');
    const names = [
      'q',
      'stage',
      'after',
      'page',
      'lang',
      'number',
      'project',
      'inline',
      'filed',
      'key',
      'rev',
      'go',
      'text',
      'token',
      'case',
      'do',
      'press',
      'back',
      'language',
      'name',
      'code',
      'staff',
      'menu',
      'pick',
      'sure',
      'topic',
      'on',
      'unsubscribe',
      'call',
      'endpoint',
      'stars',
    ];
    const pressed = fc.oneof(
      fc.record({ do: fc.constantFrom('start', 'preview'), form: fc.record({ procedure: text, parent: text }) }),
      fc.record({
        do: fc.constantFrom('start', 'preview'),
        form: fc.record({ procedure: fc.constant('complaint'), parent: text }),
      }),
      fc.record({ do: fc.constant('remind'), case: text }),
      fc.record({ do: fc.constant('subscribe'), case: text, on: fc.constant(true) }),
      fc.record({ action: text, answers: fc.dictionary(text, text) }),
      fc.anything({ maxDepth: 3, values: [text] }),
    );
    const json = fc.oneof(
      pressed.map((press) => JSON.stringify(press) ?? ''),
      fc.constantFrom('['.repeat(100_000), '{"do":'.repeat(50_000), '{"__proto__":{"do":"start"}}'),
    );
    const fields = fc.dictionary(fc.oneof(fc.constantFrom(...names), text), fc.oneof(text, json), { maxKeys: 8 });
    const asked = fc.record({
      route: fc.constantFrom(...routes),
      places: fc.array(inAddress, { minLength: 3, maxLength: 3 }),
      query: fc.dictionary(fc.oneof(fc.constantFrom(...names), inAddress), inAddress, { maxKeys: 4 }),
      fields,
      shape: fc.constantFrom('typed', 'multipart', 'raw'),
      raw: text,
      isOwn: fc.boolean(),
      isHead: fc.boolean(),
      cookies: fc.dictionary(fc.constantFrom('lang', 'said', 'called', 'gouban'), inAddress, { maxKeys: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(asked, async ({ route, places, query, fields, shape, raw, isOwn, isHead, cookies }) => {
        let at = 0;
        const filled = route.path.replaceAll(/:\w+/g, () =>
          isOwn && route.path.includes('/form/') ? draft : places[at++] || '-',
        );
        const search = Object.entries(query)
          .map(([key, value]) => `${encodeURIComponent(key)}=${value}`)
          .join('&');
        const address = `${origin}${filled}?${search}`;
        const kept = { key: pageKey, rev: '0', go: 'later', ...fields };
        const form = new FormData();
        for (const [key, value] of Object.entries(kept)) form.append(key, value);
        form.append('file', new Blob(['%PDF-1.4 ']), raw);
        const body = shape === 'typed' ? new URLSearchParams(kept) : shape === 'multipart' ? form : raw;
        const post = {
          method: 'POST',
          body,
          ...(shape === 'raw' && { headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
        };
        const request = new Request(address, route.method === 'POST' ? post : isHead ? { method: 'HEAD' } : {});
        const more = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
        request.headers.set('cookie', [cookie, ...more].join('; '));
        request.headers.set('origin', origin);
        await calm(
          await city.web.fetch(request),
          `${route.method} ${address} ${JSON.stringify({ shape, kept, raw, cookies })}`,
        );
      }),
      few,
    );
  },
  limit,
);

test(
  'no update of Telegram ends in a fault',
  async () => {
    const webhook = { url: 'https://gouban.test/telegram', secret };
    const channel = telegramChannel({ token: telegram.token, apiRoot: telegram.apiRoot, webhook, log: city.log });
    await channel.start(city.assistant);
    closing.push(() => channel.stop());
    const from = fc.record(
      { id: fc.integer({ min: 1, max: 5 }), is_bot: fc.constant(false), first_name: text },
      { requiredKeys: ['id', 'is_bot', 'first_name'] },
    );
    const chat = { id: 1, type: 'private' };
    const number = fc.integer({ min: 1, max: 9 });
    const message = fc.record(
      {
        ...{ message_id: number, date: number, from, chat: fc.constant(chat) },
        ...{ text, caption: text, contact: fc.record({ phone_number: text }) },
      },
      { requiredKeys: ['message_id', 'date', 'from', 'chat'] },
    );
    const press = fc.record(
      { id: text, from, data: text, message: fc.constant({ chat }) },
      { requiredKeys: ['id', 'from'] },
    );
    const anything = fc.anything({ maxDepth: 2, values: [text] });
    const update = fc.oneof(
      fc.record({ message }),
      fc.record({ edited_message: message }),
      fc.record({ callback_query: press }),
      fc.record({ message: anything }),
      fc.record({ callback_query: anything }),
      anything,
    );
    let id = 0;
    await fc.assert(
      fc.asyncProperty(update, async (said) => {
        id += 1;
        const body = JSON.stringify(typeof said === 'object' ? { ...said, update_id: id } : said) ?? '';
        const headers = { 'x-telegram-bot-api-secret-token': secret };
        await calm(await channel.handle(new Request(webhook.url, { method: 'POST', headers, body })), body);
      }),
      few,
    );
  },
  limit,
);

test(
  'nothing that Slack posts ends in a fault',
  async () => {
    const channel = slackChannel({
      botToken: slack.botToken,
      signingSecret: slack.signingSecret,
      apiUrl: slack.apiUrl,
      log: city.log,
    });
    await channel.start(city.assistant);
    closing.push(() => channel.stop());
    const { id, channel: talk } = slack.user({ name: '李' });
    const team = { id: 'T1', domain: 't' };
    const user = { id, name: 'u', team_id: team.id };
    const event = fc.record({
      type: fc.constant('message'),
      channel_type: fc.constant('im'),
      channel: fc.constant(talk),
      user: fc.constant(id),
      text,
      ts: text,
    });
    const view = fc.record({
      id: text,
      type: fc.constant('modal'),
      callback_id: fc.oneof(fc.constantFrom('page', 'review'), text),
      hash: text,
      blocks: fc.constant([]),
      private_metadata: text,
      state: fc.record({
        values: fc.dictionary(
          text,
          fc.dictionary(text, fc.record({ type: fc.constant('plain_text_input'), value: text })),
        ),
      }),
    });
    const anything = fc.anything({ maxDepth: 2, values: [text] });
    const payload = fc.oneof(
      fc.record({
        type: fc.constant('event_callback'),
        team_id: fc.constant(team.id),
        event_id: text,
        event: fc.oneof(event, anything),
      }),
      fc.record({
        type: fc.constant('block_actions'),
        team: fc.constant(team),
        user: fc.constant(user),
        trigger_id: text,
        actions: fc.tuple(
          fc.record({
            type: fc.constant('button'),
            action_id: fc.oneof(fc.constantFrom('press.1', 'form.back', 'form.edit.1'), text),
            block_id: text,
            action_ts: text,
            value: text,
          }),
        ),
      }),
      fc.record({
        type: fc.constantFrom('view_submission', 'view_closed'),
        team: fc.constant(team),
        user: fc.constant(user),
        trigger_id: text,
        view,
      }),
      fc.record({
        command: fc.constant('/gouban'),
        text,
        user_id: fc.constant(id),
        team_id: fc.constant(team.id),
        trigger_id: text,
        channel_id: fc.constant(talk),
      }),
      anything,
    );
    await fc.assert(
      fc.asyncProperty(payload, async (said) => {
        const body = JSON.stringify(said) ?? '';
        const time = String(Math.floor(Date.now() / 1000));
        const signature = `v0=${createHmac('sha256', slack.signingSecret).update(`v0:${time}:${body}`).digest('hex')}`;
        const headers = {
          'content-type': 'application/json',
          'x-slack-request-timestamp': time,
          'x-slack-signature': signature,
        };
        await calm(
          await channel.handle(new Request(`${origin}/slack/events`, { method: 'POST', headers, body })),
          body,
        );
      }),
      few,
    );
  },
  limit,
);

test('a file is kept under a name of whole characters, whatever it was called', async () => {
  await fc.assert(
    fc.asyncProperty(text, fc.nat(250), async (name, long) => {
      const kept = await keepFile(city.files, 1000, `${name}${'😀'.repeat(long)}a.pdf`, Buffer.from('%PDF-1.4\n'));
      if (!kept.ok) throw new Error(kept.refusal.why);
      expect(kept.value.name).toMatch(/a\.pdf$/);
      expect([...kept.value.name].length).toBeLessThanOrEqual(120);
      expect(kept.value.name.isWellFormed()).toBe(true);
    }),
    { ...few, examples: [['', 70]] },
  );
});
