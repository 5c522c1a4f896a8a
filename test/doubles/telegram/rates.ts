import type { Fields } from '../loopback.ts';
import { type ApiError, tooMany } from './api-error.ts';
import type { State } from './state.ts';

const counted = /^(send(?!ChatAction)|edit|copy|forward)/i;

/** Throws 429 when the bot sends faster than 30/s in all, 1/s in a chat (3 at once are let pass), 20/min in a group. */
export function enforceRates(state: State, method: string, params: Fields): void {
  if (!state.rateLimits || !counted.test(method)) return;
  const chat = String(params.chat_id);
  const wait = chat.startsWith('-')
    ? state.buckets.take(`group ${chat}`, 20 / 60, 20)
    : state.buckets.take(`chat ${chat}`, 1, 3);
  if (wait > 0) throw park(state, chat, wait);
  const waitAll = state.buckets.take('all', 30, 30);
  if (waitAll > 0) throw park(state, 'all', waitAll);
}

export function park(state: State, scope: string, wait: number): ApiError {
  state.parked.set(scope, state.clock().getTime() + wait * 1000);
  return tooMany(wait);
}

export function isInsideRetryAfter(state: State, method: string, params: Fields): boolean {
  if (!counted.test(method)) return false;
  const until = Math.max(state.parked.get('all') ?? 0, state.parked.get(String(params.chat_id)) ?? 0);
  return state.clock().getTime() < until;
}
