import type { Fields } from '../loopback.ts';
import { type ApiError, tooMany } from './api-error.ts';
import type { State } from './state.ts';

/** Edits count as messages do; a press may always be answered. */
const counted = /^(send(?!ChatAction)|edit|copy|forward)/i;

/** Throws 429 when the bot sends faster than 30/s in all, 1/s in a chat (3 at once are let pass), 20/min in a group. */
export function enforceRates(state: State, method: string, params: Fields): void {
  if (!state.rateLimits || !counted.test(method)) return;
  const chat = String(params.chat_id);
  const wait = chat.startsWith('-')
    ? state.buckets.take(`group ${chat}`, 20 / 60, 20)
    : state.buckets.take(`chat ${chat}`, 1, 3);
  if (wait > 0) throw park(state, wait);
  const waitAll = state.buckets.take('all', 30, 30);
  if (waitAll > 0) throw park(state, waitAll);
}

/** From a 429 on, the whole bot is to wait. */
export function park(state: State, wait: number): ApiError {
  state.parkedUntil = Math.max(state.parkedUntil, state.clock().getTime() + wait * 1000);
  return tooMany(wait);
}

export function isInsideRetryAfter(state: State, method: string): boolean {
  return counted.test(method) && state.clock().getTime() < state.parkedUntil;
}
