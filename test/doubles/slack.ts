import type { IncomingMessage, ServerResponse } from 'node:http';
import { changes } from './changes.ts';
import { advanceClock, type Clock, isTestClock, testClock } from './clock.ts';
import { type Faults, faultPlan, type PlannedFault } from './faults.ts';
import { answerJson, bodyOf, breakOff, type Fields, fieldsOf, loopback } from './loopback.ts';
import { type Deliveries, deliveries, type SlackDelivery } from './slack/delivery.ts';
import { visible } from './slack/messages.ts';
import { respond } from './slack/respond.ts';
import { SlackError } from './slack/slack-error.ts';
import { type Call, type Channel, nextId, type State } from './slack/state.ts';
import { type EventLimits, subscription, usualEvents } from './slack/subscription.ts';
import { type SeenMessage, type SlackUser, seenMessage, slackUser } from './slack/user.ts';
import { enforceRates, isInsideRetryAfter, methods, park, receiveUpload } from './slack/web-api.ts';
import { tokenBuckets } from './token-bucket.ts';

export interface SlackOptions {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  readonly clock?: Clock;
  /** Any that is free unless given. */
  readonly port?: number;
  /** Where ids begin: for a double that comes back beside an app which remembers the last one. */
  readonly firstId?: number;
  /** The time in signatures, when it must differ from the clock: Bolt holds it against the machine's own. */
  readonly signedAt?: Clock;
  /** Answer 429 to an app that calls too fast. Off unless asked for. */
  readonly rateLimits?: boolean;
  /** Fewer events than Slack's own limits count, so that a test need not send thousands. */
  readonly events?: Partial<EventLimits>;
  /** For how long (ms) the workspace lets a message be changed; for ever unless said. */
  readonly editWindow?: number;
}

export interface SlackDouble extends Faults {
  /** For Bolt: `clientOptions: { slackApiUrl: apiUrl }`. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clock: Clock;
  /** Every call of the Web API, refused ones too, in order. */
  readonly calls: readonly Call[];
  callsOf(method: string): readonly Call[];
  /** Everything that was sent to the app, with what it answered. */
  readonly deliveries: readonly SlackDelivery[];
  user(who?: { id?: string; name?: string; locale?: string }): SlackUser;
  channel(
    name: string,
    kind?: 'private',
  ): Channel & {
    readonly messages: readonly SeenMessage[];
    /** With what only this person sees there. */
    seenBy(user: SlackUser): readonly SeenMessage[];
  };
  /** HTTP mode: payloads go to /slack/events of this address, or to the address itself when it has a path. */
  deliverTo(url: string): void;
  /** The headers that make a body Slack's; for requests that a test forges. */
  sign(body: string, at?: Date): Readonly<Record<string, string>>;
  /** Sends the same payload once more, as a retry. */
  redeliver(delivery: SlackDelivery): void;
  /** The open connections of Socket Mode. */
  readonly connections: number;
  /** Whether the app is still sent events: Slack ceases when it answers nearly none of them well. */
  readonly eventsEnabled: boolean;
  enableEvents(): void;
  /** Tells every connection to go; those that stay are closed ten seconds later, by the clock. */
  disconnect(reason?: 'warning' | 'refresh_requested' | 'link_disabled'): void;
  enforceRates(on: boolean): void;
  /** Moves the test clock, which wakes time-outs and retries; tick() does the same for a clock of one's own. */
  advance(ms: number): void;
  tick(): void;
  /** Resolves when every payload is acknowledged; rejects when one waits for a retry that needs the clock. */
  idle(): Promise<void>;
  /** Resolves as soon as the condition holds; it is looked at after every call and every delivery. */
  until(condition: () => boolean): Promise<void>;
  stop(): Promise<void>;
}

/** A Slack workspace on 127.0.0.1 that holds apps to the platform's rules and records what they do. */
export async function startSlack(options: SlackOptions = {}): Promise<SlackDouble> {
  const state = newState(options);
  const subscribed = subscription(state.clock, { ...usualEvents, ...options.events });
  const sending = deliveries(state, subscribed);
  const server = await loopback((request, response) => answer(state, sending, request, response), options.port);
  server.server.on('upgrade', (request, connection) => sending.upgrade(request, connection));
  state.url = server.url;
  const unsubscribe = isTestClock(state.clock) ? state.clock.onAdvance(sending.tick) : () => {};

  return {
    apiUrl: `${server.url}/api/`,
    botToken: state.botToken,
    appToken: state.appToken,
    signingSecret: state.signingSecret,
    clock: state.clock,
    calls: state.calls,
    callsOf: (method) => state.calls.filter((call) => call.method === method),
    deliveries: sending.all,

    user({ id = nextId(state, 'U'), name = `user-${id}`, locale = 'zh-CN' } = {}) {
      const dm: Channel = { id: id.replace(/^U?/, 'D'), name: 'directmessage', dmOf: id };
      const member = { id, name, locale, dm: dm.id, modals: [], home: undefined, errors: {} };
      state.members.set(id, member);
      state.channels.set(dm.id, dm);
      return slackUser(state, sending, member, dm);
    },

    channel(name, kind) {
      const channel: Channel = { id: nextId(state, 'C'), name, dmOf: undefined, ...(kind && { isPrivate: true }) };
      state.channels.set(channel.id, channel);
      return {
        ...channel,
        get messages() {
          return visible(state, channel.id).map(seenMessage);
        },
        seenBy: ({ id }) => visible(state, channel.id, id).map(seenMessage),
      };
    },

    deliverTo: sending.deliverTo,
    sign: sending.sign,
    redeliver: sending.redeliver,
    get connections() {
      return sending.connections;
    },
    get eventsEnabled() {
      return subscribed.enabled;
    },
    enableEvents: subscribed.enable,
    disconnect: (reason = 'refresh_requested') => sending.disconnect(reason),
    enforceRates(on) {
      state.rateLimits = on;
    },
    advance: (ms) => advanceClock(state.clock, ms),
    tick: sending.tick,
    idle: sending.idle,
    until: state.changes.until,
    failNext: state.faults.failNext,
    failWhen: state.faults.failWhen,
    holdNext: state.faults.holdNext,

    async stop() {
      unsubscribe();
      sending.stop();
      state.faults.releaseAll();
      await server.close();
    },
  };
}

function newState(options: SlackOptions): State {
  const { clock = testClock() } = options;
  return {
    botToken: options.botToken ?? 'xoxb-test',
    appToken: options.appToken ?? 'xapp-test',
    signingSecret: options.signingSecret ?? 'test-signing-secret',
    clock,
    signedAt: options.signedAt ?? clock,
    changes: changes(),
    faults: faultPlan(),
    buckets: tokenBuckets(clock),
    members: new Map(),
    channels: new Map(),
    messages: [],
    files: new Map(),
    uploads: new Map(),
    triggers: new Map(),
    responses: new Map(),
    calls: [],
    parked: new Map(),
    rateLimits: options.rateLimits ?? false,
    editWindow: options.editWindow ?? Infinity,
    url: '',
    lastId: options.firstId ?? 0,
  };
}

async function answer(
  state: State,
  sending: Deliveries,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await bodyOf(request);
  const { pathname } = new URL(request.url ?? '/', 'http://double');
  const [, area = '', rest = ''] = /^\/([^/]+)\/(.*)$/.exec(decodeURIComponent(pathname)) ?? [];
  const params = await fieldsOf(request, body);
  switch (area) {
    case 'api':
      return answerCall(state, sending, rest, params, request, response);
    case 'response':
      return answerResponse(state, rest, params, response);
    case 'upload':
      response.writeHead(receiveUpload(state, rest.replace('v1/', ''), body, params) ? 200 : 400).end('OK');
      return;
    case 'files-pri':
      return download(state, rest, request, response);
    default:
      response.writeHead(404).end();
  }
}

async function answerCall(
  state: State,
  sending: Deliveries,
  method: string,
  params: Fields,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const planned = state.faults.take(method, params);
  const held = state.faults.held(method);
  const bearer = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? params.token;
  const outcome = attempt(state, sending, method, params, bearer, planned);
  state.changes.changed();
  await held;
  if (planned?.fault === 'reset' || planned?.fault === 'drop-after-accept') return breakOff(request);
  if (typeof outcome === 'number') {
    response.writeHead(outcome).end();
  } else if (!(outcome instanceof SlackError)) {
    answerJson(response, 200, { ok: true, ...outcome });
  } else if (outcome.retryAfter !== undefined) {
    answerJson(response, 429, { ok: false, error: outcome.error }, { 'retry-after': `${outcome.retryAfter}` });
  } else {
    const { error, messages } = outcome;
    const detail = { errors: messages, response_metadata: { messages: messages.map((one) => `[ERROR] ${one}`) } };
    answerJson(response, 200, { ok: false, error, ...(messages.length > 0 && detail) });
  }
}

function attempt(
  state: State,
  sending: Deliveries,
  method: string,
  params: Fields,
  token: unknown,
  planned: PlannedFault | undefined,
): Fields | SlackError | number {
  const { token: _, ...shown } = params;
  const early = isInsideRetryAfter(state, method, params);
  const record = (outcome: string, messages: readonly string[] = []) => {
    state.calls.push({ method, params: shown, at: state.clock(), outcome, messages, insideRetryAfter: early });
  };
  if (planned?.fault === 'reset') {
    record('reset');
    return {};
  }
  if (typeof planned?.fault === 'number' && planned.fault !== 429) {
    record(`http_${planned.fault}`);
    return planned.fault;
  }
  try {
    if (planned?.fault === 429) throw park(state, method, planned.retryAfter ?? 1);
    const result = run(state, sending, method, params, token);
    record('ok');
    return result;
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    record(error.error, error.messages);
    return error;
  }
}

function run(state: State, sending: Deliveries, method: string, params: Fields, token: unknown): Fields {
  if (token === undefined || token === '') throw new SlackError('not_authed');
  if (token !== state.botToken && token !== state.appToken) throw new SlackError('invalid_auth');
  const forApp = method === 'apps.connections.open';
  if (forApp !== (token === state.appToken)) throw new SlackError('not_allowed_token_type');
  if (forApp) return { url: sending.connectionUrl() };
  const known = methods.get(method);
  if (known === undefined) throw new SlackError('unknown_method');
  enforceRates(state, method, params);
  return known.run(state, params);
}

function answerResponse(state: State, id: string, params: Fields, response: ServerResponse): void {
  try {
    respond(state, id, params);
    response.writeHead(200).end('ok');
  } catch (error) {
    if (!(error instanceof SlackError)) throw error;
    const status = error.error.endsWith('_url') ? 404 : 400;
    answerJson(response, status, { ok: false, error: error.error });
  }
}

/** A private file, for whoever shows the bot's token; others are sent to the page that asks them to sign in. */
function download(state: State, path: string, request: IncomingMessage, response: ServerResponse): void {
  const file = state.files.get(path.split('/')[0]?.split('-')[1] ?? '');
  if (request.headers.authorization !== `Bearer ${state.botToken}`) {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!DOCTYPE html><title>Sign in | Slack</title>');
  } else if (file === undefined) {
    response.writeHead(404).end();
  } else {
    response.writeHead(200, { 'content-type': file.mime, 'content-length': file.bytes.length }).end(file.bytes);
  }
}
