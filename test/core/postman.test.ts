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
