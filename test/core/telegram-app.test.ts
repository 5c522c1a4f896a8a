import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { whoOpened } from '../../adapters/telegram/init-data.ts';
import { texts } from '../../src/text/all.ts';
import { chatIn } from '../memory/chat.ts';
import { inHand, webCity } from '../web-city.ts';

const token = '7000000001:TEST';
const now = new Date('2026-11-24T02:32:00Z');
const opened = { id: 4711, first_name: '田野 & <b>', language_code: 'zh-hans' };

interface Opening {
  readonly user?: string;
  readonly at?: number;
  readonly by?: string;
  readonly key?: string;
}

/** What Telegram hands to a page, made as it makes it. */
function initData({ user = JSON.stringify(opened), at = 0, by = token, key = 'WebAppData' }: Opening = {}): string {
  const fields = {
    query_id: 'AAHdF6IQAAAAAN0XohDhrOrc',
    user,
    auth_date: `${now.getTime() / 1000 + at}`,
    signature: 'c2lnbmVkIGZvciBvdGhlcnM',
  };
  const signed = Object.entries(fields)
    .map(([name, value]) => `${name}=${value}`)
    .toSorted()
    .join('\n');
  const secret = createHmac('sha256', key).update(by).digest();
  const hash = createHmac('sha256', secret).update(signed).digest('hex');
  return `${new URLSearchParams({ ...fields, hash })}`;
}

const who = (signed: string): number | undefined => whoOpened(signed, token, now);

describe('who has opened a page inside Telegram', () => {
  test('is believed when this bot’s Telegram has signed it lately', () => {
    for (const at of [0, 30, -599]) expect(who(initData({ at }))).toBe(opened.id);
  });

  test('is believed no longer once it is old, nor before its time', () => {
    for (const at of [-601, -86_400, 90, 86_400]) expect(who(initData({ at }))).toBeUndefined();
  });

  test.each([
    ['another user', (signed: string) => signed.replace('4711', '4712')],
    ['a later time', (signed: string) => signed.replace(/auth_date=\d+/, `auth_date=${now.getTime() / 1000 + 1}`)],
    ['a field more', (signed: string) => `${signed}&start_param=x`],
    ['a field less', (signed: string) => signed.replace(/query_id=[^&]*&/, '')],
    ['two users', (signed: string) => `${signed}&user=${encodeURIComponent('{"id":4712}')}`],
    ['two users, the other first', (signed: string) => `user=${encodeURIComponent('{"id":4712}')}&${signed}`],
    ['two hashes', (signed: string) => `${signed}&hash=${'0'.repeat(64)}`],
    ['no hash', (signed: string) => signed.replace(/&hash=.*$/, '')],
    ['an empty hash', (signed: string) => signed.replace(/hash=.*$/, 'hash=')],
    ['half a hash', (signed: string) => signed.slice(0, -32)],
    ['no hexadecimal hash', (signed: string) => signed.replace(/hash=.*$/, `hash=${'z'.repeat(64)}`)],
    ['more than there can be', (signed: string) => `${signed}&x=${'y'.repeat(5000)}`],
    ['nothing', () => ''],
  ])('is nobody where what was signed has %s', (_, forged) => {
    expect(who(forged(initData()))).toBeUndefined();
  });

  test.each([
    ['another bot', initData({ by: '7000000002:OTHER' })],
    ['another key', initData({ key: 'WebAppdata' })],
    ['the bot’s token alone, as sign-in by a widget is', initData({ key: '' })],
  ])('is nobody where it was signed by %s', (_, signed) => {
    expect(who(signed)).toBeUndefined();
  });

  test.each(['', '{}', '{"id":"4711"}', '{"id":-5}', '{"id":1.5}', 'null', '[4711]', '{"id":4711'])(
    'is nobody where no user stands in it: %s',
    (user) => {
      expect(who(initData({ user }))).toBeUndefined();
    },
  );
});

describe('a form inside Telegram', () => {
  const { say } = texts.zh;

  async function asked() {
    const telegramApp = (signed: string) => who(signed)?.toString();
    const city = await webCity({ settings: { telegramApp } });
    await city.store.transact((world) => world.people.openAccount('sh-staff', 'telegram', `${opened.id}`));
    const chat = chatIn(city.store, `${opened.id}`);
    await chat.says(`/start ${inHand.open}_bid`);
    await chat.presses(say.begin);
    return { city, chat, draft: chat.last().form ?? '' };
  }

  test('is the desk’s own, for the one who has opened it, and one goes on in the chat as well', async () => {
    const { city, draft } = await asked();
    const visitor = await city.visitor();
    const page = await visitor.page(`/telegram-app/${draft}`);
    expect(page).toContain('<script src="/assets/app.js');
    const answer = await visitor.post(`/telegram-app/${draft}`, { signed: initData() });
    expect(answer.headers.get('location')).toBe(`/desk/form/${draft}`);
    expect(await visitor.page(`/desk/form/${draft}`)).toContain('name="rev"');
  });

  test('is shown to nobody else: not without the signature, not to a stranger, not to another', async () => {
    const { city, draft } = await asked();
    const forged = initData().replace('4711', '4712');
    for (const signed of [forged, '', initData({ user: '{"id":999}' })]) {
      const visitor = await city.visitor();
      expect((await visitor.post(`/telegram-app/${draft}`, { signed })).status).toBe(403);
      expect(await visitor.page(`/desk/form/${draft}`)).not.toContain('name="rev"');
    }
    await city.store.transact((world) => world.people.openAccount('dx-staff', 'telegram', '999'));
    const other = await city.visitor();
    await other.post(`/telegram-app/${draft}`, { signed: initData({ user: '{"id":999}' }) });
    expect(await other.page(`/desk/form/${draft}`)).not.toContain('name="rev"');
  });
});

test.each([
  ['inside Telegram', { TelegramWebviewProxy: {} }, 1],
  ['in a browser, by a link that somebody sent', {}, 0],
] as const)('the page hands over what was signed %s: %#', (_, window, times) => {
  let submitted = 0;
  const signed = { value: '' };
  const form = { elements: { namedItem: () => signed }, submit: () => (submitted += 1) };
  const page = { window, document: { querySelector: () => form }, location: { hash: '#tgWebAppData=user%3D1' } };
  runInNewContext(readFileSync('adapters/web/app.js', 'utf8'), { ...page, URLSearchParams });
  expect(submitted).toBe(times);
  expect(signed.value).toBe(times === 1 ? 'user=1' : '');
});
