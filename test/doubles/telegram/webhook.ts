import { asFields, type Fields, structured } from '../loopback.ts';
import { badRequest, tooMany } from './api-error.ts';
import { giveUp, heads, settle } from './queue.ts';
import { type Pending, type State, seconds, type Webhook } from './state.ts';

type CallMethod = (method: string, params: Fields) => unknown;

interface Pusher {
  /** Sends what is due to the webhook, if there is one. */
  pump(): void;
  set(params: Fields): boolean;
  remove(params: Fields): boolean;
  info(): Fields;
  stop(): void;
}

const ports = ['', '80', '88', '443', '8443'];
const mostConnections = 100;
const usualConnections = 40;
const longestSecret = 256;
const longestRetryAfter = 3600;
/** Telegram draws a number between this and twice this. */
const longestDelay = 60;
const patienceWithGone = 23 * 3_600_000;
/** What is not carried out when it comes as the answer to an update. */
const notInBody = /^(deletewebhook|setwebhook|close|logout|get.*)$/i;

export function pusher(state: State, callMethod: CallMethod): Pusher {
  const stopping = new AbortController();
  let inFlight = 0;

  function pump(): void {
    const now = state.clock().getTime();
    for (const pending of heads(state)) {
      if (state.webhook === undefined || inFlight >= state.webhook.maxConnections) return;
      if (pending.state !== 'in flight' && pending.dueAt <= now) void post(state.webhook, pending);
    }
  }

  async function post(webhook: Webhook, pending: Pending): Promise<void> {
    pending.state = 'in flight';
    inFlight += 1;
    const headers = {
      'content-type': 'application/json',
      ...(webhook.secret !== undefined && { 'x-telegram-bot-api-secret-token': webhook.secret }),
    };
    const body = JSON.stringify(pending.update);
    const { signal } = stopping;
    try {
      const response = await fetch(webhook.url, { method: 'POST', headers, body, signal, redirect: 'manual' });
      take(webhook, pending, response, await response.text());
    } catch (error) {
      if (signal.aborted) return;
      retry(webhook, pending, error instanceof Error ? error.message : String(error), 0);
    } finally {
      inFlight -= 1;
    }
    state.changes.changed();
    pump();
  }

  function take(webhook: Webhook, pending: Pending, response: Response, answer: string): void {
    if (response.ok) {
      webhook.goneSince = undefined;
      settle(state, pending);
      replyInBody(answer);
      return;
    }
    const asked = Number.parseInt(response.headers.get('retry-after') ?? '', 10) || 0;
    const why = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
    retry(webhook, pending, why, Math.min(longestRetryAfter, Math.max(0, asked)));
    if (response.status === 410) closeWhenGone(webhook);
    else webhook.goneSince = undefined;
  }

  /** The first retry comes at once, the next after 2, 4, 8 … 60 s; or after so many seconds as the bot has asked for. */
  function retry(webhook: Webhook, pending: Pending, message: string, asked: number): void {
    let wait = asked;
    if (asked === 0 && pending.failures > 0) {
      pending.delay = Math.min(longestDelay, pending.delay * 2);
      wait = pending.delay;
    }
    pending.failures += 1;
    pending.state = 'waiting';
    pending.dueAt = state.clock().getTime() + wait * 1000;
    if (pending.dueAt > pending.expiresAt) giveUp(state, pending);
    webhook.lastError = { at: seconds(state), message };
  }

  function closeWhenGone(webhook: Webhook): void {
    const now = state.clock().getTime();
    webhook.goneSince ??= now;
    if (now > webhook.goneSince + patienceWithGone && state.webhook === webhook) remove({});
  }

  function replyInBody(answer: string): void {
    const { method, ...params } = asFields(structured(answer));
    if (typeof method === 'string' && !notInBody.test(method)) callMethod(method, params);
  }

  function remove(params: Fields): boolean {
    state.webhook = undefined;
    if (String(params.drop_pending_updates) === 'true') state.pending.length = 0;
    for (const pending of state.pending) pending.state = 'waiting';
    return true;
  }

  return {
    pump,
    remove,

    set(params) {
      const url = String(params.url ?? '');
      if (url === '') return remove(params);
      const secret = secretOf(params);
      checkAddress(url);
      if (state.rateLimits && state.buckets.take('setWebhook', 1, 1) > 0) throw tooMany(1);
      remove(params);
      const maxConnections = clamp(params.max_connections, usualConnections, 1, mostConnections);
      state.webhook = { url, secret, maxConnections, lastError: undefined, goneSince: undefined };
      pump();
      return true;
    },

    info() {
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

    stop: () => stopping.abort(),
  };
}

function secretOf(params: Fields): string | undefined {
  const secret = String(params.secret_token ?? '');
  if (secret.length > longestSecret) throw badRequest('secret token is too long');
  if (!/^[A-Za-z0-9_-]*$/.test(secret)) throw badRequest('secret token contains unallowed characters');
  return secret === '' ? undefined : secret;
}

/** The double pushes to 127.0.0.1, too; Telegram would not. */
function checkAddress(url: string): void {
  const parsed = URL.parse(url);
  if (parsed === null) throw badRequest('invalid webhook URL specified');
  if (parsed.hostname === '127.0.0.1') return;
  if (parsed.protocol !== 'https:') throw badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!ports.includes(parsed.port)) {
    throw badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
}

/** A number in a parameter, brought between its bounds. */
export function clamp(given: unknown, otherwise: number, least: number, most: number): number {
  const value = given === undefined || given === '' ? otherwise : Math.trunc(Number(given));
  return Math.min(most, Math.max(least, Number.isNaN(value) ? 0 : value));
}
