import { asFields, type Fields, structured } from '../loopback.ts';
import { ApiError, badRequest } from './api-error.ts';
import { type Pending, type State, seconds, type Update } from './state.ts';

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
  /** Looks at the clock: retries, expiry, the end of a hold. */
  tick(): void;
  idle(): Promise<void>;
  stop(): void;
}

const day = 86_400_000;
const notSentUnasked = ['chat_member', 'message_reaction', 'message_reaction_count'];

export function delivery(state: State, callMethod: CallMethod): Delivery {
  const stopping = new AbortController();
  let held: { readonly deadline: number; readonly end: (error?: Error) => void } | undefined;
  let inFlight = 0;

  function settle(pending: Pending): void {
    const index = state.pending.indexOf(pending);
    if (index >= 0) state.pending.splice(index, 1);
  }

  function enqueue(update: Update, again: boolean): void {
    const now = state.clock().getTime();
    const expiresAt = now + ('callback_query' in update ? 150_000 : day);
    state.pending.push({ update, queue: queueOf(update), expiresAt, again, attempts: 0, dueAt: now, state: 'waiting' });
    wake();
  }

  function wake(): void {
    if (state.webhook !== undefined) pump(state.webhook.url);
    else held?.end();
  }

  function pump(url: string): void {
    const now = state.clock().getTime();
    for (const pending of heads(state)) {
      if (pending.state === 'in flight' || pending.dueAt > now) continue;
      if (inFlight >= (state.webhook?.maxConnections ?? 40)) return;
      void post(url, pending);
    }
  }

  async function post(url: string, pending: Pending): Promise<void> {
    pending.state = 'in flight';
    pending.attempts += 1;
    inFlight += 1;
    const secret = state.webhook?.secret;
    const headers = {
      'content-type': 'application/json',
      ...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
    };
    try {
      const body = JSON.stringify(pending.update);
      const response = await fetch(url, { method: 'POST', headers, body, signal: stopping.signal });
      const answer = await response.text();
      if (response.ok) {
        settle(pending);
        replyInBody(answer);
      } else retry(pending, `Wrong response from the webhook: ${response.status} ${response.statusText}`, response);
    } catch (error) {
      if (stopping.signal.aborted) return;
      retry(pending, error instanceof Error ? error.message : String(error));
    } finally {
      inFlight -= 1;
    }
    state.changes.changed();
    wake();
  }

  /** The first retry comes at once, the next after 2, 4, 8 … 60 s, or as Retry-After says. */
  function retry(pending: Pending, message: string, response?: Response): void {
    const now = state.clock().getTime();
    const asked = Number(response?.headers.get('retry-after') ?? Number.NaN);
    const backoff = pending.attempts === 1 ? 0 : Math.min(60, 2 ** (pending.attempts - 1));
    const wait = Number.isNaN(asked) ? backoff : Math.min(3600, Math.max(0, asked));
    pending.state = 'waiting';
    pending.dueAt = now + wait * 1000;
    if (state.webhook !== undefined) state.webhook.lastError = { at: seconds(state), message };
  }

  function replyInBody(answer: string): void {
    const { method, ...params } = asFields(structured(answer));
    if (typeof method === 'string') callMethod(method, params);
  }

  function expire(): void {
    const now = state.clock().getTime();
    for (const pending of state.pending.filter((one) => one.expiresAt <= now && one.state !== 'in flight')) {
      settle(pending);
      state.expired.push(pending.update);
    }
  }

  function confirm(offset: number): void {
    const last = state.pending.length + offset;
    for (const [index, pending] of [...state.pending].entries()) {
      const passed = offset < 0 ? index < last : pending.update.update_id < offset;
      if (pending.again ? pending.state === 'returned' : passed) settle(pending);
    }
    state.changes.changed();
  }

  return {
    push(kind, content) {
      const now = state.clock().getTime();
      if (now - state.lastUpdateAt > 7 * day) state.nextUpdateId = (state.nextUpdateId * 48_271) % 2_147_483_647;
      const update: Update = { update_id: state.nextUpdateId, [kind]: content };
      state.nextUpdateId += 1;
      state.lastUpdateAt = now;
      const wanted = state.allowedUpdates?.includes(kind) ?? !notSentUnasked.includes(kind);
      if (wanted) enqueue(update, false);
      return update;
    },

    redeliver(update) {
      enqueue(update, true);
    },

    async getUpdates(params, gone) {
      if (state.webhook !== undefined) {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      held?.end(conflict('terminated by other getUpdates request; make sure that only one bot instance is running'));
      rememberAllowed(state, params);
      confirm(Number(params.offset ?? 0));
      const timeout = Math.min(50, Number(params.timeout ?? 0));
      if (state.pending.length === 0 && timeout > 0) {
        await new Promise<void>((resolve, reject) => {
          const deadline = state.clock().getTime() + timeout * 1000;
          const end = (error?: Error) => {
            held = undefined;
            if (error === undefined) resolve();
            else reject(error);
          };
          held = { deadline, end };
          gone.addEventListener('abort', () => held?.end === end && end(new ApiError(499, 'The poller is gone')));
          state.changes.changed();
        });
      }
      if (gone.aborted) return [];
      const limit = Math.min(100, Math.max(1, Number(params.limit ?? 100)));
      const batch = state.pending.slice(0, limit);
      for (const pending of batch) pending.state = 'returned';
      return batch.map(({ update }) => update);
    },

    setWebhook(params) {
      const url = String(params.url ?? '');
      if (url === '') return removeWebhook(params);
      const secret = params.secret_token === undefined ? undefined : String(params.secret_token);
      if (!/^(https:\/\/|http:\/\/127\.0\.0\.1[:/])/.test(url)) {
        throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
      }
      if (secret !== undefined && !/^[A-Za-z0-9_-]{1,256}$/.test(secret)) {
        throw badRequest('secret token contains unallowed characters');
      }
      const maxConnections = Math.min(100, Math.max(1, Number(params.max_connections ?? 40)));
      held?.end(conflict('terminated by setWebhook request'));
      removeWebhook(params);
      rememberAllowed(state, params);
      state.webhook = { url, secret, maxConnections, lastError: undefined };
      pump(url);
      return true;
    },

    deleteWebhook: removeWebhook,

    webhookInfo() {
      const { webhook } = state;
      return {
        url: webhook?.url ?? '',
        has_custom_certificate: false,
        pending_update_count: state.pending.length,
        ...(webhook && { max_connections: webhook.maxConnections }),
        ...(webhook?.lastError && {
          last_error_date: webhook.lastError.at,
          last_error_message: webhook.lastError.message,
        }),
        ...(state.allowedUpdates && { allowed_updates: state.allowedUpdates }),
      };
    },

    endHold() {
      held?.end();
    },

    tick() {
      expire();
      if (state.webhook !== undefined) pump(state.webhook.url);
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
      stopping.abort();
      held?.end();
    },
  };

  function removeWebhook(params: Fields): boolean {
    state.webhook = undefined;
    if (String(params.drop_pending_updates) === 'true') state.pending.length = 0;
    for (const pending of state.pending) pending.state = 'waiting';
    return true;
  }
}

/** The first update of every queue; those behind it wait until it is delivered. */
function heads(state: State): readonly Pending[] {
  const seen = new Set<string>();
  return state.pending.filter(({ queue }) => !seen.has(queue) && seen.add(queue));
}

/** Messages queue by chat, presses by person, as Telegram's server has it. */
function queueOf(update: Update): string {
  const query = asFields(update.callback_query);
  if (query.id !== undefined) return `query ${asFields(query.from).id}`;
  const content = asFields(update.message ?? update.edited_message ?? update.my_chat_member);
  return `chat ${asFields(content.chat).id}`;
}

function rememberAllowed(state: State, params: Fields): void {
  const allowed = structured(params.allowed_updates);
  if (Array.isArray(allowed)) state.allowedUpdates = allowed.length > 0 ? allowed.map(String) : undefined;
}

function conflict(reason: string): ApiError {
  return new ApiError(409, `Conflict: ${reason}`);
}
