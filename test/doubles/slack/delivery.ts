import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { asFields, type Fields, structured } from '../loopback.ts';
import { limits } from './limits.ts';
import { encoded, type Kind, signed } from './request.ts';
import { appId, nextId, type State, team } from './state.ts';
import type { Subscription } from './subscription.ts';
import { acceptSocket, type Socket } from './web-socket.ts';

/**
 * What the app answered to a payload: its HTTP status and body, or over a socket 200 and the payload of the ack. An
 * event is not sent when there are too many, or when the app has answered too many badly.
 */
export interface Ack {
  readonly ok: boolean;
  readonly outcome: number | 'http_timeout' | 'too_many_redirects' | 'connection_failed' | 'not_sent';
  readonly body: Fields;
}

/** A payload with everything that happened to it. */
export interface SlackDelivery {
  readonly kind: Kind;
  readonly payload: Fields;
  readonly attempts: Ack[];
}

export interface Deliveries {
  readonly all: readonly SlackDelivery[];
  /** Sends a payload; an event is retried when it fails, anything else is not. Events only as the subscription lets. */
  send(kind: Kind, payload: Fields): SlackDelivery & { readonly acked: Promise<Ack> };
  redeliver(delivery: SlackDelivery): void;
  /** HTTP mode: where the app listens. */
  deliverTo(url: string): void;
  /** The headers that make a body Slack's. */
  sign(body: string, at?: Date): Readonly<Record<string, string>>;
  connectionUrl(): string;
  upgrade(request: IncomingMessage, connection: Duplex): void;
  readonly connections: number;
  disconnect(reason: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  tick(): void;
  idle(): Promise<void>;
  stop(): void;
}

interface Attempt {
  readonly delivery: SlackDelivery;
  readonly retry: number;
  readonly reason: string | undefined;
  readonly done: (ack: Ack) => void;
  dueAt: number;
  /** undefined until it is on its way. */
  flight: { readonly id: string; readonly deadline: number; readonly socket: Socket | undefined } | undefined;
}

const waits: readonly number[] = limits.events.retries;

export function deliveries(state: State, subscribed: Subscription): Deliveries {
  const all: SlackDelivery[] = [];
  const attempts: Attempt[] = [];
  const sockets: Socket[] = [];
  /** Sockets that were told to go, until when Slack waits for it. */
  const leaving = new Map<Socket, number>();
  const tickets = new Set<string>();
  const stopping = new AbortController();
  let target: string | undefined;
  let turn = 0;

  function start(delivery: SlackDelivery, retry: number, reason?: string, dueAt = now()): Promise<Ack> {
    const { promise, resolve } = Promise.withResolvers<Ack>();
    attempts.push({ delivery, retry, reason, done: resolve, dueAt, flight: undefined });
    pump();
    return promise;
  }

  function sign(body: string, at = state.signedAt()): Readonly<Record<string, string>> {
    return signed(state.signingSecret, body, at);
  }

  function now(): number {
    return state.clock().getTime();
  }

  function pump(): void {
    for (const attempt of attempts) {
      if (attempt.flight !== undefined || attempt.dueAt > now()) continue;
      const staying = sockets.filter((socket) => !leaving.has(socket));
      const open = staying.length > 0 ? staying : sockets;
      const socket = open[turn % Math.max(1, open.length)];
      const flight = { id: nextId(state, 'envelope-'), deadline: now() + limits.acknowledgement.within, socket };
      if (socket !== undefined) {
        turn += 1;
        attempt.flight = flight;
        socket.send(envelope(attempt, flight.id));
      } else if (target !== undefined) {
        attempt.flight = flight;
        void post(target, attempt);
      }
    }
  }

  async function post(url: string, attempt: Attempt): Promise<void> {
    const { kind, payload } = attempt.delivery;
    const { type, body } = encoded(kind, payload);
    const retried = {
      'x-slack-retry-num': `${attempt.retry}`,
      'x-slack-retry-reason': attempt.reason ?? 'http_error',
    };
    const headers = { 'content-type': type, ...sign(body), ...(attempt.retry > 0 && retried) };
    try {
      const response = await follow(url, {
        method: 'POST',
        headers,
        body,
        signal: stopping.signal,
        redirect: 'manual',
      });
      const text = await response.text();
      const parsed = structured(text);
      const answer = typeof parsed === 'object' ? asFields(parsed) : text === '' ? {} : { text };
      const outcome = isRedirect(response) ? 'too_many_redirects' : response.status;
      finish(attempt, { ok: response.ok, outcome, body: answer }, response.headers.get('x-slack-no-retry') === '1');
    } catch {
      if (!stopping.signal.aborted) finish(attempt, { ok: false, outcome: 'connection_failed', body: {} });
    }
  }

  function finish(attempt: Attempt, ack: Ack, noRetry = false): void {
    const index = attempts.indexOf(attempt);
    if (index < 0) return;
    attempts.splice(index, 1);
    attempt.delivery.attempts.push(ack);
    attempt.done(ack);
    if (attempt.delivery.kind === 'events_api') subscribed.note(ack.ok);
    const wait = waits[attempt.retry];
    if (!ack.ok && attempt.delivery.kind === 'events_api' && !noRetry && wait !== undefined) {
      const reason = typeof ack.outcome === 'number' ? 'http_error' : ack.outcome;
      void start(attempt.delivery, attempt.retry + 1, reason, now() + wait);
    }
    state.changes.changed();
  }

  function hear(text: string): void {
    const message = asFields(structured(text));
    const attempt = attempts.find(({ flight }) => flight?.id === message.envelope_id && flight !== undefined);
    if (attempt !== undefined) finish(attempt, { ok: true, outcome: 200, body: asFields(message.payload) });
  }

  function lose(socket: Socket): void {
    const index = sockets.indexOf(socket);
    if (index >= 0) sockets.splice(index, 1);
    leaving.delete(socket);
    for (const attempt of attempts.filter(({ flight }) => flight?.socket === socket)) {
      finish(attempt, { ok: false, outcome: 'connection_failed', body: {} });
    }
    state.changes.changed();
  }

  function record(kind: Kind, payload: Fields): SlackDelivery {
    const delivery = { kind, payload, attempts: [] };
    all.push(delivery);
    return delivery;
  }

  /** Says that the app gets no more events for now, once a minute. */
  function sayLimited(): void {
    const minute = subscribed.limitedMinute();
    if (minute === undefined) return;
    const says = { type: 'app_rate_limited', team_id: team.id, minute_rate_limited: minute, api_app_id: appId };
    void start(record('events_api', { token: 'legacy-verification', ...says }), 0);
  }

  return {
    all,
    send(kind, payload) {
      const delivery = record(kind, payload);
      if (kind !== 'events_api' || subscribed.admits()) return Object.assign(delivery, { acked: start(delivery, 0) });
      const ack: Ack = { ok: false, outcome: 'not_sent', body: {} };
      delivery.attempts.push(ack);
      sayLimited();
      return Object.assign(delivery, { acked: Promise.resolve(ack) });
    },
    redeliver(delivery) {
      void start(delivery, 1, 'http_timeout');
    },
    deliverTo(url) {
      target = new URL(url).pathname === '/' ? new URL('/slack/events', url).href : url;
      pump();
    },
    sign,
    connectionUrl() {
      const ticket = nextId(state, 'ticket-');
      tickets.add(ticket);
      return `${state.url.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${appId}`;
    },
    upgrade(request, connection) {
      const ticket = new URL(request.url ?? '/', 'http://double').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) return void connection.destroy();
      const socket: Socket = acceptSocket(request, connection, { message: hear, closed: () => lose(socket) });
      if (sockets.length >= limits.socket.connections) {
        socket.send({ type: 'disconnect', reason: 'too_many_websockets', debug_info: {} });
        return socket.close();
      }
      sockets.push(socket);
      socket.send({
        type: 'hello',
        num_connections: sockets.length,
        connection_info: { app_id: appId },
        debug_info: { host: 'double', approximate_connection_time: 18_060 },
      });
      pump();
      state.changes.changed();
    },
    get connections() {
      return sockets.length;
    },
    disconnect(reason) {
      for (const socket of sockets) {
        socket.send({ type: 'disconnect', reason, debug_info: { host: 'double' } });
        leaving.set(socket, now() + limits.socket.leavesAfterWarning);
      }
    },
    tick() {
      for (const [socket, until] of leaving) if (until <= now()) socket.close();
      for (const attempt of attempts.filter(({ flight }) => flight !== undefined && flight.deadline <= now())) {
        finish(attempt, { ok: false, outcome: 'http_timeout', body: {} });
      }
      pump();
      state.changes.changed();
    },
    idle() {
      return state.changes.until(() => {
        if (attempts.length === 0) return true;
        if (attempts.some(({ flight, dueAt }) => flight !== undefined || dueAt <= now())) return false;
        throw new Error(`${attempts.length} events wait for a retry; advance the clock`);
      });
    },
    stop() {
      stopping.abort();
      for (const socket of sockets) socket.close();
    },
  };
}

function isRedirect({ status }: Response): boolean {
  return status === 301 || status === 302;
}

async function follow(url: string, request: RequestInit): Promise<Response> {
  let at = url;
  let response = await fetch(at, request);
  for (let left = limits.events.redirects; left > 0 && isRedirect(response); left -= 1) {
    at = new URL(response.headers.get('location') ?? '', at).href;
    await response.body?.cancel();
    response = await fetch(at, request);
  }
  return response;
}

function envelope({ delivery, retry, reason }: Attempt, id: string): Fields {
  return {
    type: delivery.kind,
    envelope_id: id,
    payload: delivery.payload,
    accepts_response_payload: delivery.kind !== 'events_api',
    ...(delivery.kind === 'events_api' && {
      retry_attempt: retry,
      retry_reason: reason === undefined ? '' : reason === 'http_timeout' ? 'timeout' : reason,
    }),
  };
}
