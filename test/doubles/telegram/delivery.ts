import { type Fields, structured } from '../loopback.ts';
import { ApiError } from './api-error.ts';
import { confirm, enqueue, expire, heads } from './queue.ts';
import type { State, Update } from './state.ts';
import { clamp, pusher } from './webhook.ts';

type CallMethod = (method: string, params: Fields) => unknown;

export interface Delivery {
  /** Queues an update of the given kind and delivers it as soon as the bot takes it. Returns it. */
  push(kind: string, content: Fields): Update;
  redeliver(update: Update): void;
  getUpdates(params: Fields, gone: AbortSignal): Promise<unknown>;
  setWebhook(params: Fields): unknown;
  deleteWebhook(params: Fields): unknown;
  webhookInfo(): unknown;
  /** Answers a held poll now, with nothing. */
  endHold(): void;
  readonly polling: boolean;
  /** Looks at the clock: retries, expiry, the end of a hold. */
  tick(): void;
  idle(): Promise<void>;
  stop(): void;
}

const week = 7 * 86_400_000;
const mostAtOnce = 100;
const longestHold = 50;
const usual = ['message', 'edited_message', 'callback_query', 'inline_query', 'my_chat_member'];
/** Sent to a bot that asks for them only. */
const notSentUnasked = ['chat_member', 'message_reaction', 'message_reaction_count'];

export function delivery(state: State, callMethod: CallMethod): Delivery {
  const webhook = pusher(state, callMethod);
  let held: { readonly deadline: number; readonly end: (error?: Error) => void } | undefined;

  function wake(): void {
    if (state.webhook !== undefined) webhook.pump();
    else held?.end();
  }

  /** Resolves when there is something, or when the time is over. */
  function hold(timeout: number, gone: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const deadline = state.clock().getTime() + timeout * 1000;
      // The bot does not wait by the double's clock, which may stand still.
      const over = setTimeout(() => end(), timeout * 1000).unref();
      const end = (error?: Error) => {
        clearTimeout(over);
        if (held?.end === end) held = undefined;
        if (error === undefined) resolve();
        else reject(error);
      };
      held = { deadline, end };
      gone.addEventListener('abort', () => held?.end === end && end(new ApiError(499, 'The poller is gone')));
      state.changes.changed();
    });
  }

  return {
    push(kind, content) {
      const now = state.clock().getTime();
      if (now - state.lastUpdateAt > week) state.nextUpdateId = (state.nextUpdateId * 48_271) % 2_147_483_647;
      const update: Update = { update_id: state.nextUpdateId, [kind]: content };
      state.nextUpdateId += 1;
      state.lastUpdateAt = now;
      const wanted = state.allowedUpdates?.includes(kind) ?? !notSentUnasked.includes(kind);
      if (wanted) {
        enqueue(state, update, false);
        wake();
      }
      return update;
    },

    redeliver(update) {
      enqueue(state, update, true);
      wake();
    },

    async getUpdates(params, gone) {
      if (state.webhook !== undefined) {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      const { offset, limit, timeout } = asked(state, params);
      rememberAllowed(state, params);
      confirm(state, offset);
      state.changes.changed();
      if (state.pending.length === 0 && timeout > 0) {
        held?.end(conflict('terminated by other getUpdates request; make sure that only one bot instance is running'));
        await hold(timeout, gone);
      }
      if (gone.aborted) return [];
      const batch = state.pending.slice(0, limit);
      for (const pending of batch) pending.state = 'returned';
      return batch.map(({ update }) => update);
    },

    setWebhook(params) {
      const done = webhook.set(params);
      rememberAllowed(state, params);
      if (state.webhook !== undefined) held?.end(conflict('terminated by setWebhook request'));
      return done;
    },

    deleteWebhook: webhook.remove,
    webhookInfo: webhook.info,

    endHold() {
      held?.end();
    },

    get polling() {
      return held !== undefined;
    },

    tick() {
      expire(state);
      webhook.pump();
      if (held !== undefined && held.deadline <= state.clock().getTime()) held.end();
      state.changes.changed();
    },

    idle() {
      return state.changes.until(() => {
        if (state.pending.length === 0) return true;
        const now = state.clock().getTime();
        const moving = heads(state).some((one) => one.state === 'in flight' || one.dueAt <= now);
        if (moving || state.webhook === undefined) return false;
        throw new Error(`${state.pending.length} updates wait for a retry: ${state.webhook.lastError?.message}`);
      });
    },

    stop() {
      webhook.stop();
      held?.end();
    },
  };
}

/**
 * What a poll asks for, within Telegram's bounds. One that comes again with the same offset is slowed down: within half a
 * second it is given one update, within three it waits; only where rates are enforced, for a test's clock stands still.
 */
function asked(state: State, params: Fields): { offset: number; limit: number; timeout: number } {
  const offset = Math.trunc(Number(params.offset ?? 0)) || 0;
  const limit = clamp(params.limit, mostAtOnce, 1, mostAtOnce);
  const timeout = clamp(params.timeout, 0, 0, longestHold);
  const now = state.clock().getTime();
  const since = state.lastPoll?.offset === offset ? now - state.lastPoll.at : Number.POSITIVE_INFINITY;
  state.lastPoll = { offset, at: now };
  if (!state.rateLimits) return { offset, limit, timeout };
  return { offset, limit: since < 500 ? 1 : limit, timeout: since < 3000 ? Math.max(3, timeout) : timeout };
}

/** What is asked for stays until something else is; names that Telegram does not know are passed over. */
function rememberAllowed(state: State, params: Fields): void {
  const allowed = structured(params.allowed_updates);
  if (!Array.isArray(allowed)) return;
  const known = allowed.map(String).filter((name) => usual.includes(name) || notSentUnasked.includes(name));
  state.allowedUpdates = known.length > 0 ? known : undefined;
}

function conflict(reason: string): ApiError {
  return new ApiError(409, `Conflict: ${reason}`);
}
