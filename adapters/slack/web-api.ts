import { type Logger, webApi } from '@slack/bolt';
import { Undelivered } from '../../src/app/ports.ts';

export type WebClient = webApi.WebClient;

/** A client that tries everything once: whether and when it is tried again is the outbox's to decide. */
export function webClient(token: string, apiUrl: string, logger: Logger): WebClient {
  return new webApi.WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: 10_000,
    logger,
  });
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
