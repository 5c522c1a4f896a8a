import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bytes, characters } from '../../adapters/shared/cut.ts';
import { deliveriesIn } from '../../db/deliveries.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import { deliver } from '../../src/app/deliver.ts';
import type { Assistant, Deliveries } from '../../src/app/ports/channel.ts';
import type { Button } from '../../src/dialogue/message.ts';
import type { Account } from '../../src/dialogue/talk.ts';
import { type AnyPlatform, anyPlatform, type Manner, somebody } from '../doubles/any-channel.ts';
import { type GivenStore, givenStore, now } from './given-store.ts';

const easy: Manner = { replaces: 'always', longest: 4000, measure: characters, longestLabel: 40 };
const log = { info: () => {}, error: () => {} };
const files = {
  put: async () => 'too-large' as const,
  get: async () => undefined,
  settle: async () => {},
  drop: async () => {},
};

let city: GivenStore;
let deliveries: Deliveries;
let assistant: Assistant;

beforeEach(async () => {
  city = await givenStore();
  deliveries = deliveriesIn(city.database, city.seal, log);
  assistant = assistantOf({ store: city.store, files, log, wake: () => {} });
});
afterEach(() => city.drop());

/** Somebody of a tenant, who has just come. */
function arrive(user = 'li', tenant = 'tenant-1'): Promise<Account> {
  const from = { channel: 'telegram', address: somebody(tenant, user) } as const;
  return city.store.transact((world) => world.people.arrive(from, now));
}

function put(account: Account, text: string, as: 'say' | 'replace' = 'say', ...buttons: readonly Button[]) {
  const message = { place: 'here', blocks: [{ kind: 'text', tone: 'plain', text }], buttons: [buttons] } as const;
  return city.store.transact((world) => world.outbox[as](account, message));
}

/** Time passes, and what can be sent is sent. */
async function goOn({ channel }: AnyPlatform): Promise<void> {
  await city.database.sql`update outbox set due = now() where state in ('queued', 'leased')`;
  await deliver(deliveries, [channel], log, async () => undefined);
}

function read({ standing }: AnyPlatform): readonly string[] {
  return standing.map(({ text }) => text.join(''));
}

const help: Button = { label: '怎么用', kind: 'plain', press: { do: 'help' } };

describe('a platform that knows a key again', () => {
  it('is sent once more, unmarked, what may have arrived, and shows it once', async () => {
    const platform = anyPlatform({ ...easy, knowsKeys: true });
    await put(await arrive(), '请看。');
    platform.cutNext();
    await goOn(platform);
    await goOn(platform);
    expect(read(platform)).toEqual(['请看。']);
    expect(await deliveries.claim(['telegram'], 1)).toEqual([]);
  });

  it('gets the same key at every attempt, of characters that any platform takes', async () => {
    const account = await arrive();
    await put(account, '请看。');
    const [first] = await deliveries.claim(['telegram'], 1);
    if (!first) throw new Error('nothing was claimed');
    await deliveries.settle(first, { later: 1 });
    await city.database.sql`update outbox set due = now()`;
    const [second] = await deliveries.claim(['telegram'], 1);
    expect(second?.key).toBe(first.key);
    expect(second?.key).toMatch(/^[A-Za-z0-9-]{8,50}$/);
  });

  it('and one that does not shows the second copy as one', async () => {
    const platform = anyPlatform(easy);
    await put(await arrive(), '请看。');
    platform.cutNext();
    await goOn(platform);
    await goOn(platform);
    expect(read(platform)).toEqual(['请看。', '（重发）\n请看。']);
  });
});

describe('a platform on which nothing can be replaced', () => {
  it('is told anew, with a word that it stands for the earlier one, which is marked', async () => {
    const platform = anyPlatform({ ...easy, replaces: 'never' });
    const account = await arrive();
    await put(account, '请选择。', 'say', help);
    await goOn(platform);
    await put(account, '已经选了。', 'replace');
    await goOn(platform);
    expect(read(platform)).toEqual(['请选择。', '这一条代替前面的那一条。\n已经选了。']);
    expect(platform.standing.map(({ retired }) => retired)).toEqual([true, false]);
    await put(account, '办完了。', 'replace');
    await goOn(platform);
    expect(platform.standing.map(({ retired }) => retired)).toEqual([true, true, false]);
  });

  it('shows as a repeat what is said anew once more, because the connection broke', async () => {
    const platform = anyPlatform({ ...easy, replaces: 'never' });
    const account = await arrive();
    await put(account, '请选择。');
    await goOn(platform);
    await put(account, '已经选了。', 'replace');
    platform.cutNext();
    await goOn(platform);
    await goOn(platform);
    expect(read(platform).slice(1)).toEqual([
      '这一条代替前面的那一条。\n已经选了。',
      '这一条代替前面的那一条。\n（重发）\n已经选了。',
    ]);
  });
});

describe('a platform on which a press renews what a message can be replaced by', () => {
  it('has the message replaced where it stands after a press, and anew after none', async () => {
    const platform = anyPlatform({ ...easy, replaces: 'once-pressed' });
    const account = await arrive();
    await put(account, '请选择。', 'say', help);
    await goOn(platform);
    const [there] = platform.standing;
    const token = there?.buttons[0]?.token ?? '';
    const renews = platform.pressed(there?.key ?? '');
    const from = { channel: 'telegram', address: account.address } as const;
    await assistant.receive({ id: 'press-1', from, forms: 'questions', says: { kind: 'press', token, renews } });
    await put(account, '已经选了。', 'replace');
    await goOn(platform);
    expect(read(platform)[0]).toBe('已经选了。');
    await put(account, '办完了。', 'replace');
    await goOn(platform);
    expect(read(platform)[0]).toBe('已经选了。');
    expect(read(platform).at(-1)).toContain('办完了。');
  });

  it('lets nobody renew what was said to somebody else', async () => {
    const platform = anyPlatform({ ...easy, replaces: 'once-pressed' });
    const li = await arrive('li');
    const wang = await arrive('wang');
    await put(li, '请选择。', 'say', help);
    await goOn(platform);
    await city.store.transact((world) => world.outbox.renew(wang, platform.standing[0]?.key ?? '', 'stolen'));
    const rows = await city.database.sql`select reference from outbox`;
    expect(rows.map(({ reference }) => reference)).not.toContain('stolen');
  });
});

describe('a platform with limits of its own', () => {
  it('gets a long text whole in pieces of as many bytes as it takes', async () => {
    const platform = anyPlatform({ ...easy, longest: 2048, measure: bytes });
    const text = '购办'.repeat(2000);
    await put(await arrive(), text);
    await goOn(platform);
    const [shown] = platform.standing;
    expect(shown?.text.join('')).toBe(text);
    for (const piece of shown?.text ?? []) expect(Buffer.byteLength(piece)).toBeLessThanOrEqual(2048);
  });

  it('gets a short label for a long one, which stands beside it in the text', async () => {
    const platform = anyPlatform({ ...easy, longestLabel: 8 });
    const long = '哈尔滨市南岗区夕阳红养老服务中心';
    await put(await arrive(), '哪一家？', 'say', help, { ...help, label: long, short: '1' });
    await goOn(platform);
    expect(platform.standing[0]?.buttons.map(({ label }) => label)).toEqual(['怎么用', '1']);
    expect(read(platform)[0]).toContain(`1  ${long}`);
  });

  it('keeps apart two people whom their tenants call the same', async () => {
    const one = await arrive('li', 'tenant-1');
    const other = await arrive('li', 'tenant-2');
    expect(one.id).not.toBe(other.id);
    expect(somebody('a/b', 'c')).not.toBe(somebody('a', 'b/c'));
  });
});

describe('a platform that accepts before it delivers', () => {
  it('can report afterwards that it has not: the message stays visible with the reason, and nothing replaces it', async () => {
    const platform = anyPlatform(easy);
    const account = await arrive();
    await put(account, '请看。');
    await goOn(platform);
    expect(await deliveries.dead(10)).toEqual([]);
    await assistant.failed(platform.standing[0]?.key ?? '', 'the user has left the tenant');
    expect(await deliveries.dead(10)).toMatchObject([{ reason: 'the user has left the tenant' }]);
    await put(account, '已经看了。', 'replace');
    await goOn(platform);
    expect(read(platform)).toEqual(['请看。']);
    await assistant.failed('no key of ours', 'whatever');
  });
});
