import { expect, test } from 'vitest';
import { type Channel, type Deliveries, type Delivery, Undelivered } from '../../src/app/ports/channel.ts';
import { type Postman, postman } from '../../src/app/postman.ts';

const message = { language: 'zh', blocks: [], buttons: [] } as const;

/** A message that waits in an outbox, and a channel that says when it may come again, or takes its time. */
function waiting(retryAfter: number | undefined, slow?: Promise<void>) {
  let due = true;
  let tries = 0;
  const waits: number[] = [];
  const delivery: Delivery = {
    ...{ id: '1', key: 'k', attempt: 1, channel: 'telegram', address: '7', person: 'p', language: 'zh', message },
    ...{ reference: undefined, begun: undefined, repliesTo: undefined, repeated: false, late: undefined },
  };
  const deliveries: Deliveries = {
    async claim() {
      const found = due ? [delivery] : [];
      due = false;
      return found;
    },
    settle: async () => undefined,
    dead: async () => [],
  };
  const channel: Channel = {
    name: 'telegram',
    start: async () => undefined,
    stop: async () => undefined,
    replace: async () => '',
    retire: async () => undefined,
    async send() {
      tries += 1;
      await slow;
      if (tries === 1 && !slow) throw new Undelivered('later', 'too fast', retryAfter);
      return 'm1';
    },
  };
  const log = { info: () => undefined, error: () => undefined };
  const post: Postman = postman(
    deliveries,
    [channel],
    log,
    async () => undefined,
    (ms, then) => {
      waits.push(ms);
      due = true;
      then();
    },
  );
  return { post, waits, tries: () => tries };
}

test('what a platform takes in a moment is sent at that moment, and not when somebody looks', async () => {
  const { post, waits, tries } = waiting(600);
  post.wake();
  await post.idle();
  expect(waits).toEqual([600]);
  expect(tries()).toBe(2);
});

test.each([undefined, 30_000])('what waits for %s is left until somebody looks', async (ms) => {
  const { post, waits, tries } = waiting(ms);
  post.wake();
  await post.idle();
  expect(waits).toEqual([]);
  expect(tries()).toBe(1);
});

test('whoever has something to say waits for no platform that is slow, which is asked once all the same', async () => {
  const slow = Promise.withResolvers<void>();
  const { post, tries } = waiting(undefined, slow.promise);
  for (let times = 0; times < 3; times += 1) expect(post.wake()).toBeUndefined();
  const idle = post.idle();
  expect(await Promise.race([idle, 'still on its way'])).toBe('still on its way');
  slow.resolve();
  await idle;
  expect(tries()).toBe(1);
});

/** Messages that wait for several people on two channels; telegram answers those to `silent` never, or not before it is let. */
function crowd(silent: string) {
  const queued: Delivery[] = [];
  const told: string[] = [];
  const heard = Promise.withResolvers<void>();
  let going = 0;
  let most = 0;
  const put = (channel: 'telegram' | 'slack', address: string): void => {
    queued.push({
      ...{ id: String(queued.length), key: 'k', attempt: 1, channel, address, person: 'p', language: 'zh', message },
      ...{ reference: undefined, begun: undefined, repliesTo: undefined, repeated: false, late: undefined },
    });
  };
  const deliveries: Deliveries = {
    async claim(channels, limit) {
      const claimed = queued.filter(({ channel }) => channels.includes(channel)).slice(0, limit);
      for (const each of claimed) queued.splice(queued.indexOf(each), 1);
      return claimed;
    },
    settle: async () => undefined,
    dead: async () => [],
  };
  const channelOf = (name: 'telegram' | 'slack'): Channel => ({
    name,
    start: async () => undefined,
    stop: async () => undefined,
    replace: async () => '',
    retire: async () => undefined,
    async send(address) {
      going += 1;
      most = Math.max(most, going);
      if (address === silent) await heard.promise;
      told.push(`${name} ${address}`);
      going -= 1;
      return 'm1';
    },
  });
  const log = { info: () => undefined, error: () => undefined };
  const post = postman(deliveries, [channelOf('telegram'), channelOf('slack')], log, async () => undefined);
  return { post, put, told, most: () => most, letGo: heard.resolve };
}

/** As long as it takes until all that can go on has gone on. */
const meanwhile = () => new Promise((resolve) => setImmediate(resolve));

test('a chat that does not answer keeps nobody else waiting, whether he was to be told before or after', async () => {
  const { post, put, told, letGo } = crowd('silent');
  for (const address of ['silent', 'one', 'two']) put('telegram', address);
  post.wake();
  await meanwhile();
  put('telegram', 'three');
  post.wake();
  await meanwhile();
  expect(told).toEqual(['telegram one', 'telegram two', 'telegram three']);
  letGo();
  await post.idle();
  expect(told).toHaveLength(4);
});

test('a platform that does not answer at all keeps no other waiting, however much there is to say to it', async () => {
  const { post, put, told, most, letGo } = crowd('silent');
  for (let times = 0; times < 100; times += 1) put('telegram', 'silent');
  post.wake();
  await meanwhile();
  put('slack', 'one');
  post.wake();
  await meanwhile();
  expect(told).toEqual(['slack one']);
  expect(most()).toBe(21);
  letGo();
  await post.idle();
  expect(told).toHaveLength(101);
});

test('whoever stops the post waits for what is on its way, and nothing more is taken up', async () => {
  const { post, put, told, letGo } = crowd('silent');
  for (let times = 0; times < 30; times += 1) put('telegram', 'silent');
  post.wake();
  await meanwhile();
  const stopped = post.stop();
  letGo();
  await stopped;
  expect(told).toHaveLength(20);
});
