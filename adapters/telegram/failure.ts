import { GrammyError, HttpError } from 'grammy';
import { Undelivered } from '../../src/app/ports/channel.ts';
import { NoAnswer } from './telegram-fetch.ts';

/**
 * What a failed call means for the message. An edit can be repeated at will, so what is unknown of it may be tried
 * again; a bot that is not let in (401, 404) says nothing about the message, which waits.
 */
export function undelivered(error: unknown, doing: 'send' | 'edit'): Undelivered {
  if (error instanceof Undelivered) return error;
  const why = reasonOf(error);
  const uncertain = doing === 'edit' ? 'later' : 'unknown';
  if (error instanceof GrammyError) {
    const { error_code: code, parameters } = error;
    if (code === 429) return new Undelivered('later', why, (parameters.retry_after ?? 1) * 1000);
    if (code === 401 || code === 404) return new Undelivered('later', why);
    if (isGone(error)) return new Undelivered('closed', why);
    return new Undelivered(code >= 500 ? uncertain : 'never', why);
  }
  const begun = !(error instanceof HttpError && error.error instanceof NoAnswer) || error.error.begun;
  return new Undelivered(begun ? uncertain : 'later', why);
}

/** Whoever it was for has blocked the bot, deleted his account, or never began with it. */
function isGone({ error_code: code, description }: GrammyError): boolean {
  return code === 403 || (code === 400 && /chat not found|user not found|PEER_ID_INVALID/.test(description));
}

/** Telegram has understood the call and will not do it, however often it is asked. */
export function isRefusal(error: unknown): error is GrammyError {
  return error instanceof GrammyError && error.error_code < 500 && error.error_code !== 429 && error.error_code !== 409;
}

/** grammY's errors with what Telegram says of them; by themselves they name little more than the call. */
export function reasoned(error: unknown): unknown {
  return error instanceof GrammyError || error instanceof HttpError ? new Error(reasonOf(error)) : error;
}

function reasonOf(error: unknown): string {
  if (error instanceof GrammyError) return `${error.method}: ${error.error_code} ${error.description}`;
  if (error instanceof HttpError) {
    const { error: cause } = error;
    // What is no answer at all grammY does not name: its own time is over, or what came is no JSON.
    return cause instanceof NoAnswer ? cause.message : `No answer from Telegram that can be read (${nameOf(cause)})`;
  }
  return error instanceof Error ? error.message : 'Something that is no error was thrown';
}

function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause;
}
