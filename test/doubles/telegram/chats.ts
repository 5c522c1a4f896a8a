import { asFields, type Fields, structured } from '../loopback.ts';
import { ApiError, badRequest } from './api-error.ts';
import { find } from './messages.ts';
import type { State } from './state.ts';

/** The chat that is written to; refuses one that does not know the bot or has blocked it. */
export function chatOf(state: State, params: Fields): number {
  if (params.chat_id === undefined || params.chat_id === '') throw badRequest('chat_id is empty');
  const id = Number(params.chat_id);
  const person = state.people.get(id);
  if (state.groups.has(id)) return id;
  if (person?.blocked === true) throw new ApiError(403, 'Forbidden: bot was blocked by the user');
  if (person?.started !== true) throw badRequest('chat not found');
  return id;
}

/** The message that is answered; undefined when none is, or when it may be missing and is. */
export function replyOf(state: State, chatId: number, params: Fields): number | undefined {
  const reply = asFields(structured(params.reply_parameters));
  if (Object.keys(reply).length === 0) return undefined;
  if (reply.message_id === undefined) throw badRequest('can\'t find field "message_id"');
  const id = Number(reply.message_id);
  if (find(state, chatId, id) !== undefined) return id;
  if (reply.allow_sending_without_reply === true) return undefined;
  throw badRequest('message to be replied not found');
}
