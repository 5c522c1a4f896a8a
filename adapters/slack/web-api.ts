import { type Logger, webApi } from '@slack/bolt';
import { Undelivered } from '../../src/app/ports/channel.ts';
import { aFewTimes as again, pause } from '../shared/patience.ts';

export type WebClient = webApi.WebClient;

/**
 * A client that tries everything once: whether and when it is tried again is the outbox's to decide. A method that Slack
 * has told to rest is not called before that is over, whoever it is for.
 */
export function webClient(token: string, apiUrl: string, logger: Logger, now: () => number): WebClient {
  const options = {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logger,
  };
  return new RestingClient(token, options, now);
}

type Call = Parameters<WebClient['apiCall']>;

class RestingClient extends webApi.WebClient {
  readonly #now: () => number;
  /** When what rests may be called again. */
  readonly #rests = new Map<string, number>();

  constructor(token: string, options: webApi.WebClientOptions, now: () => number) {
    super(token, options);
    this.#now = now;
  }

  override async apiCall(...call: Call): ReturnType<WebClient['apiCall']> {
    const scope = scopeOf(...call);
    const left = (this.#rests.get(scope) ?? 0) - this.#now();
    if (left > 0) throw new Undelivered('later', `Slack: ${call[0]} rests`, left);
    this.#rests.delete(scope);
    try {
      return await super.apiCall(...call);
    } catch (error) {
      if (error instanceof webApi.WebAPIRateLimitedError) {
        this.#rests.set(scope, this.#now() + error.retryAfter * 1000);
      }
      throw error;
    }
  }
}

/** Slack counts the calls of a method, whoever they are for, and messages in each conversation. */
function scopeOf(...[method, options]: Call): string {
  return method === 'chat.postMessage' ? `${method} ${options?.channel}` : method;
}

/** A few tries are over before a stop would have to break them off. */
const neverStopped = new AbortController().signal;

/** Makes a call that can be repeated, a few times if need be; rejects with the last failure. */
export function aFewTimes<T>(call: () => Promise<T>): Promise<T> {
  return again(call, (error) => undelivered(error, true), { pause, stopping: neverStopped });
}

/** What Slack calls trouble of its own, before anything was done. */
const passing = ['ratelimited', 'rate_limited', 'service_unavailable', 'request_timeout', 'team_added_to_org'];
/** Trouble in the midst of it. */
const midway = ['internal_error', 'fatal_error'];
/** The installation is at fault, not the message: it may be put right. */
const installation = [
  'invalid_auth',
  'not_authed',
  'token_revoked',
  'token_expired',
  'account_inactive',
  'missing_scope',
  'no_permission',
  'not_allowed_token_type',
  'ekm_access_denied',
  'org_login_required',
];
const installationWait = 60_000;
/** Whoever it was for is not there any more, or lets no app write to him. */
const gone = [
  'user_not_found',
  'users_not_found',
  'user_disabled',
  'user_not_visible',
  'cannot_dm_bot',
  'messages_tab_disabled',
  'channel_not_found',
  'not_in_channel',
  'is_archived',
];

/** Failures of the network that come before a request is sent. */
const unsent = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'];

/** How a call that failed went; `repeatable` calls may simply be made again. */
export function undelivered(error: unknown, repeatable = false): Undelivered {
  const unknown = repeatable ? 'later' : 'unknown';
  if (error instanceof Undelivered) return error;
  if (error instanceof webApi.WebAPIRateLimitedError) {
    return new Undelivered('later', 'Slack: ratelimited', error.retryAfter * 1000);
  }
  if (error instanceof webApi.WebAPIPlatformError) return refused(error.data.error, unknown);
  if (error instanceof webApi.WebAPIHTTPError) {
    const { statusCode } = error;
    const outcome = statusCode === 429 || statusCode === 503 ? 'later' : statusCode >= 500 ? unknown : 'never';
    return new Undelivered(outcome, `Slack: HTTP ${statusCode}`);
  }
  if (error instanceof webApi.WebAPIRequestError) {
    const code = codeOf(error.original);
    return new Undelivered(unsent.includes(code) ? 'later' : unknown, `Slack: ${code || error.original.name}`);
  }
  return new Undelivered(unknown, `Slack: ${error instanceof Error ? error.name : 'failed'}`);
}

function refused(code: string, unknown: 'later' | 'unknown'): Undelivered {
  if (installation.includes(code)) return new Undelivered('later', `Slack: ${code}`, installationWait);
  if (passing.includes(code)) return new Undelivered('later', `Slack: ${code}`);
  if (gone.includes(code)) return new Undelivered('closed', `Slack: ${code}`);
  return new Undelivered(midway.includes(code) ? unknown : 'never', `Slack: ${code}`);
}

export function platformError(error: unknown): string | undefined {
  return error instanceof webApi.WebAPIPlatformError ? error.data.error : undefined;
}

function codeOf(error: Error): string {
  const { cause } = error;
  const own = 'code' in error ? error.code : undefined;
  const deeper = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
  const code = deeper ?? own;
  return typeof code === 'string' ? code : '';
}
