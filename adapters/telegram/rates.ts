import type { Transformer } from 'grammy';
import { LRUCache } from 'lru-cache';

/** What Telegram counts. A press is still answered, it is shown that something is being fetched, a file fetched, and a part said in vain taken back. */
const counted = /^(send(?!ChatAction)|edit)/;

/** So much a second for long, and so much at once. */
interface Rate {
  readonly perSecond: number;
  readonly atOnce: number;
}

const chat: Rate = { perSecond: 1, atOnce: 3 };
const group: Rate = { perSecond: 20 / 60, atOnce: 20 };
const inAll: Rate = { perSecond: 30, atOnce: 30 };
/** Of so many chats it is known how much was said there last; with any other it is long ago. */
const most = 20_000;

/**
 * After a 429 the whole bot says nothing for exactly as long as Telegram asks, whomever it would say it to: it is
 * refused here, with what is left of the wait. So that it never comes to that, a bot that is `paced` keeps to Telegram's
 * rates by itself: what is too much for a chat is refused here for as long as that takes, and only that chat waits.
 */
export function rates(now: () => number, paced: boolean): Transformer {
  let until = Number.NEGATIVE_INFINITY;
  const buckets = new LRUCache<string, { readonly left: number; readonly at: number }>({ max: most });
  const leftOf = (name: string, { perSecond, atOnce }: Rate): number => {
    const { left, at } = buckets.get(name) ?? { left: atOnce, at: now() };
    return Math.min(atOnce, left + ((now() - at) / 1000) * perSecond);
  };
  /** Takes one of each, or none; how long (ms) it is until there is one of each. */
  const take = (wanted: readonly (readonly [string, Rate])[]): number => {
    const found = wanted.map(([name, rate]) => ({ name, rate, left: leftOf(name, rate) }));
    const wait = Math.max(...found.map(({ rate, left }) => ((1 - left) / rate.perSecond) * 1000));
    if (wait > 0) return wait;
    for (const { name, left } of found) buckets.set(name, { left: left - 1, at: now() });
    return 0;
  };
  return async (call, method, payload, signal) => {
    if (!counted.test(method)) return call(method, payload, signal);
    const left = Math.ceil((until - now()) / 1000);
    if (left > 0) return refusal(left);
    const wait = paced ? take([...chatIn(payload), ['', inAll]]) : 0;
    if (wait > 0) return refusal(Math.ceil(wait) / 1000);
    const answer = await call(method, payload, signal);
    if (!answer.ok && answer.error_code === 429) {
      until = Math.max(until, now() + (answer.parameters?.retry_after ?? 1) * 1000);
    }
    return answer;
  };
}

/** Groups and channels have numbers below nought. What stands in a message of somebody else's has no chat. */
function chatIn(payload: object): readonly (readonly [string, Rate])[] {
  const id = 'chat_id' in payload ? String(payload.chat_id) : '';
  return id === '' ? [] : [[id, /^[-@]/.test(id) ? group : chat]];
}

function refusal(seconds: number) {
  return {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  } as const;
}
