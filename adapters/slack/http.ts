import { readBody } from '../shared/read-body.ts';
import { isSigned, mayBeSigned } from './signature.ts';
import type { SlackLog } from './slack-log.ts';

/** A payload of Slack's, as Bolt takes it. */
export interface Payload {
  readonly body: Readonly<Record<string, unknown>>;
  readonly retryNum?: number;
  readonly retryReason?: string;
}

/** Handles a payload and resolves with the acknowledgement, once what it asks for is committed. */
export type Process = (payload: Payload) => Promise<unknown>;

export interface HttpSettings {
  readonly signingSecret: string;
  readonly now: () => number;
  readonly log: SlackLog;
}

/**
 * Answers one request of Slack: 401 when it is not signed, 413 when it is too large, 400 when it cannot be read, 200 with the acknowledgement
 * when it is handled, and 503 when that failed, so that Slack sends it again.
 */
export async function answerHttp(request: Request, settings: HttpSettings, process: Process): Promise<Response> {
  if (!mayBeSigned(request.headers, settings.now())) return new Response(null, { status: 401 });
  const text = await readBody(request);
  if (text === undefined) return new Response(null, { status: 413 });
  if (!isSigned(settings.signingSecret, request.headers, text, settings.now()))
    return new Response(null, { status: 401 });
  const body = bodyOf(text, request.headers.get('content-type') ?? '');
  if (!body) return new Response(null, { status: 400 });
  if (body.type === 'url_verification') return Response.json({ challenge: body.challenge });
  if (body.ssl_check !== undefined) return new Response(null, { status: 200 });
  if (body.type === 'app_rate_limited') {
    settings.log.error('http', 'Slack sends no more events for now: app_rate_limited');
    return new Response(null, { status: 200 });
  }
  try {
    return acknowledgement(await process({ body, ...retryOf(request.headers) }));
  } catch (error) {
    settings.log.error('http', error);
    return new Response(null, { status: 503 });
  }
}

function bodyOf(text: string, type: string): Readonly<Record<string, unknown>> | undefined {
  if (!type.startsWith('application/x-www-form-urlencoded')) return objectIn(text);
  const fields = new URLSearchParams(text);
  const payload = fields.get('payload');
  return payload === null ? Object.fromEntries(fields) : objectIn(payload);
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    // JSON's objects are records of anything.
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}

function retryOf(headers: Headers): Pick<Payload, 'retryNum' | 'retryReason'> {
  const number = Number(headers.get('x-slack-retry-num') ?? 0);
  const reason = headers.get('x-slack-retry-reason');
  return { ...(number > 0 && { retryNum: number }), ...(reason !== null && { retryReason: reason }) };
}

function acknowledgement(answer: unknown): Response {
  if (answer === undefined || answer === '') return new Response(null, { status: 200 });
  return typeof answer === 'string' ? new Response(answer, { status: 200 }) : Response.json(answer);
}
