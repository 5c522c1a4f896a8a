import type { Transformer } from 'grammy';

/** What Telegram counts. A press is still answered, it is shown that something is being fetched, a file fetched, and a part said in vain taken back. */
const counted = /^(send(?!ChatAction)|edit)/;

/**
 * After a 429 the whole bot says nothing for exactly as long as Telegram asks, whomever it would say it to: it is
 * refused here, with what is left of the wait.
 */
export function silence(now: () => number): Transformer {
  let until = Number.NEGATIVE_INFINITY;
  return async (call, method, payload, signal) => {
    if (!counted.test(method)) return call(method, payload, signal);
    const left = Math.ceil((until - now()) / 1000);
    if (left > 0) return refusal(left);
    const answer = await call(method, payload, signal);
    if (!answer.ok && answer.error_code === 429) {
      until = Math.max(until, now() + (answer.parameters?.retry_after ?? 1) * 1000);
    }
    return answer;
  };
}

function refusal(seconds: number) {
  return {
    ok: false,
    error_code: 429,
    description: `Too Many Requests: retry after ${seconds}`,
    parameters: { retry_after: seconds },
  } as const;
}
