import type { IncomingMessage, ServerResponse } from 'node:http';
import { changes } from './changes.ts';
import { advanceClock, type Clock, isTestClock, testClock } from './clock.ts';
import { type Faults, faultPlan, type PlannedFault } from './faults.ts';
import { answerJson, bodyOf, breakOff, type Fields, fieldsOf, loopback } from './loopback.ts';
import { ApiError, badRequest, tooMany } from './telegram/api-error.ts';
import { type Delivery, delivery } from './telegram/delivery.ts';
import { visible } from './telegram/messages.ts';
import { methods } from './telegram/methods.ts';
import { enforceRates, isInsideRetryAfter, park } from './telegram/rates.ts';
import { type Call, type Group, type Message, nextId, type State, type Update } from './telegram/state.ts';
import { type TelegramUser, telegramUser } from './telegram/user.ts';
import { tokenBuckets } from './token-bucket.ts';

export interface TelegramOptions {
  readonly token?: string;
  readonly clock?: Clock;
  /** Any that is free unless given. */
  readonly port?: number;
  /** Where ids begin, those of updates too: for a double that comes back beside a bot which remembers the last one. */
  readonly firstId?: number;
  /** Answer 429 to a bot that sends too fast. Off unless asked for. */
  readonly rateLimits?: boolean;
}

export interface TelegramDouble extends Faults {
  /** For grammY: `new Bot(token, { client: { apiRoot } })`. */
  readonly apiRoot: string;
  readonly token: string;
  readonly clock: Clock;
  /** Every call of the bot except getUpdates, refused ones too, in order. */
  readonly calls: readonly Call[];
  /** Updates that Telegram gave up: 24 hours for messages, 150 seconds for presses. */
  readonly expired: readonly Update[];
  callsOf(method: string): readonly Call[];
  /** The last parameters of setMyCommands, setMyDescription, setChatMenuButton and the like. */
  profile(method: string): Fields | undefined;
  user(who?: { id?: number; firstName?: string; username?: string; languageCode?: string }): TelegramUser;
  group(title: string): Group & { readonly chat: readonly Message[] };
  /** Delivers the same update once more. */
  redeliver(update: Update): void;
  /** The next update gets this id, as after a week of silence; by itself the double jumps then, too. */
  jumpUpdateId(to: number): void;
  enforceRates(on: boolean): void;
  /** Moves the test clock, which wakes retries, expiry and holds; tick() does the same for a clock of one's own. */
  advance(ms: number): void;
  tick(): void;
  endHold(): void;
  /** A poll is held. */
  readonly polling: boolean;
  /** How many updates are on their way to the webhook. */
  readonly pushing: number;
  /** Resolves when every update is acknowledged; rejects when one waits for a retry that needs the clock. */
  idle(): Promise<void>;
  /** Resolves as soon as the condition holds; it is looked at after every call and every delivery. */
  until(condition: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** A Telegram Bot API server on 127.0.0.1 that holds bots to the platform's rules and records what they do. */
export async function startTelegram(options: TelegramOptions = {}): Promise<TelegramDouble> {
  const state = newState(options);
  const updates: Delivery = delivery(state, (method, params) => run(state, updates, method, params));
  const server = await loopback((request, response) => answer(state, updates, request, response), options.port);
  const unsubscribe = isTestClock(state.clock) ? state.clock.onAdvance(updates.tick) : () => {};

  return {
    apiRoot: server.url,
    token: state.token,
    clock: state.clock,
    calls: state.calls,
    expired: state.expired,
    callsOf: (method) => state.calls.filter((call) => call.method.toLowerCase() === method.toLowerCase()),
    profile: (method) => state.profile.get(method.toLowerCase()),

    user({ id = nextId(state) + 100_000, firstName = `用户${id}`, username, languageCode = 'zh-hans' } = {}) {
      const named = username === undefined ? {} : { username };
      const person = { id, firstName, ...named, languageCode, started: false, blocked: false, keyboard: undefined };
      state.people.set(id, person);
      return telegramUser(state, updates, person);
    },

    group(title) {
      const group = { id: -1_000_000_000_000 - nextId(state), title };
      state.groups.set(group.id, group);
      return {
        ...group,
        get chat() {
          return visible(state, group.id);
        },
      };
    },

    redeliver: updates.redeliver,
    jumpUpdateId(to) {
      state.nextUpdateId = to;
    },
    enforceRates(on) {
      state.rateLimits = on;
    },
    advance: (ms) => advanceClock(state.clock, ms),
    tick: updates.tick,
    endHold: updates.endHold,
    get polling() {
      return updates.polling;
    },
    get pushing() {
      return state.pending.filter((one) => one.state === 'in flight').length;
    },
    idle: updates.idle,
    until: state.changes.until,
    failNext: state.faults.failNext,
    failWhen: state.faults.failWhen,
    holdNext: state.faults.holdNext,

    async stop() {
      unsubscribe();
      updates.stop();
      state.faults.releaseAll();
      await server.close();
    },
  };
}

function newState(options: TelegramOptions): State {
  const { token = '7000000001:TEST', clock = testClock(), rateLimits = false, firstId } = options;
  return {
    token,
    clock,
    changes: changes(),
    faults: faultPlan(),
    buckets: tokenBuckets(clock),
    people: new Map(),
    groups: new Map(),
    messages: [],
    files: new Map(),
    filePaths: new Map(),
    queries: new Map(),
    searches: new Map(),
    calls: [],
    profile: new Map(),
    commands: new Map(),
    pending: [],
    expired: [],
    allowedUpdates: undefined,
    webhook: undefined,
    rateLimits,
    parkedUntil: 0,
    lastPoll: undefined,
    nextUpdateId: firstId ?? 500_001,
    lastUpdateAt: clock().getTime(),
    lastId: firstId ?? 0,
  };
}

async function answer(
  state: State,
  updates: Delivery,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const gone = new AbortController();
  response.on('close', () => gone.abort());
  const body = await bodyOf(request);
  const { pathname } = new URL(request.url ?? '/', 'http://double');
  const [, file, token, rest = ''] = /^(\/file)?\/bot([^/]+)\/(.+)$/.exec(decodeURIComponent(pathname)) ?? [];
  if (!/^\d+:[\w-]+$/.test(token ?? '')) return refuse(response, new ApiError(404, 'Not Found'));
  if (token !== state.token) return refuse(response, new ApiError(401, 'Unauthorized'));
  if (file !== undefined) return download(state, rest, response);

  try {
    const params = await readParams(request, body);
    if (rest.toLowerCase() === 'getupdates') {
      const planned = state.faults.take(rest, params);
      if (typeof planned?.fault === 'number') throw plannedError(planned.fault, planned.retryAfter);
      if (planned !== undefined) return breakOff(request);
      return answerJson(response, 200, { ok: true, result: await updates.getUpdates(params, gone.signal) });
    }
    await answerCall(state, updates, rest, params, request, response);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    refuse(response, error);
  }
}

async function readParams(request: IncomingMessage, body: Buffer): Promise<Fields> {
  try {
    return await fieldsOf(request, body);
  } catch {
    throw badRequest("can't parse the request body");
  }
}

async function answerCall(
  state: State,
  updates: Delivery,
  method: string,
  params: Fields,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const planned = state.faults.take(method, params);
  const held = state.faults.held(method);
  const outcome = planned?.fault === 'reset' ? undefined : attempt(state, updates, method, params, planned);
  state.changes.changed();
  await held;
  if (outcome === undefined) {
    record(state, method, params, 0);
    return breakOff(request);
  }
  if (planned?.fault === 'drop-after-accept') return breakOff(request);
  if (outcome instanceof ApiError) return refuse(response, outcome);
  answerJson(response, 200, { ok: true, result: outcome.result });
}

function attempt(
  state: State,
  updates: Delivery,
  method: string,
  params: Fields,
  planned: PlannedFault | undefined,
): ApiError | { readonly result: unknown } {
  if (typeof planned?.fault === 'number')
    return refusedAsPlanned(state, method, params, planned.fault, planned.retryAfter);
  try {
    return { result: run(state, updates, method, params) };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return error;
  }
}

function run(state: State, updates: Delivery, method: string, params: Fields): unknown {
  const early = isInsideRetryAfter(state, method);
  const entry = { method, params, at: state.clock(), insideRetryAfter: early };
  try {
    enforceRates(state, method, params);
    const result = carryOut(state, updates, method.toLowerCase(), params);
    state.calls.push({ ...entry, status: 200 });
    return result;
  } catch (error) {
    if (error instanceof ApiError) state.calls.push({ ...entry, status: error.code, description: error.message });
    throw error;
  }
}

function carryOut(state: State, updates: Delivery, method: string, params: Fields): unknown {
  switch (method) {
    case 'setwebhook':
      return updates.setWebhook(params);
    case 'deletewebhook':
      return updates.deleteWebhook(params);
    case 'getwebhookinfo':
      return updates.webhookInfo();
    default: {
      const known = methods.get(method);
      if (known === undefined) throw new ApiError(404, 'Not Found: method not found');
      return known(state, params);
    }
  }
}

function refusedAsPlanned(state: State, method: string, params: Fields, status: number, retryAfter?: number): ApiError {
  const error = plannedError(status, retryAfter);
  record(state, method, params, error.code, error.message);
  if (error.retryAfter !== undefined) park(state, error.retryAfter);
  return error;
}

function record(state: State, method: string, params: Fields, status: number, description?: string): void {
  const insideRetryAfter = isInsideRetryAfter(state, method);
  const why = description === undefined ? {} : { description };
  state.calls.push({ method, params, at: state.clock(), status, ...why, insideRetryAfter });
}

function plannedError(status: number, retryAfter = 1): ApiError {
  if (status === 429) return tooMany(retryAfter);
  if (status === 403) return new ApiError(403, 'Forbidden: bot was blocked by the user');
  return new ApiError(status, status >= 500 ? 'Internal Server Error' : 'Bad Request: planned by the test');
}

function download(state: State, path: string, response: ServerResponse): void {
  const found = state.filePaths.get(path);
  if (found === undefined || found.expiresAt <= state.clock().getTime()) {
    refuse(response, new ApiError(404, 'Not Found'));
    return;
  }
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': found.file.bytes.length });
  response.end(found.file.bytes);
}

function refuse(response: ServerResponse, error: ApiError): void {
  const parameters = error.retryAfter === undefined ? {} : { parameters: { retry_after: error.retryAfter } };
  const headers: Record<string, string> =
    error.retryAfter === undefined ? {} : { 'retry-after': `${error.retryAfter}` };
  const body = { ok: false, error_code: error.code, description: error.message, ...parameters };
  answerJson(response, error.code, body, headers);
}
