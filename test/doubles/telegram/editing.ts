import type { Fields } from '../loopback.ts';
import { badRequest } from './api-error.ts';
import { chatOf } from './chats.ts';
import { captionOf, textOf } from './formatted.ts';
import { readMarkup } from './markup.ts';
import { change, find, messageJson } from './messages.ts';
import { type Button, type Message, type State, seconds } from './state.ts';

const deletable = 48 * 3600;

export function editMessageText(state: State, params: Fields): unknown {
  const content = textOf(params);
  const buttons = inlineButtons(params);
  const message = editable(state, params);
  if (message.kind !== 'text') throw badRequest('there is no text in the message to edit');
  return edit(state, message, { ...content, buttons });
}

export function editMessageCaption(state: State, params: Fields): unknown {
  const buttons = inlineButtons(params);
  const content = captionOf(params);
  const message = editable(state, params);
  if (message.kind === 'text') throw badRequest('there is no caption in the message to edit');
  return edit(state, message, { ...content, buttons });
}

export function editMessageReplyMarkup(state: State, params: Fields): unknown {
  const buttons = inlineButtons(params);
  const message = editable(state, params);
  return edit(state, message, { buttons }, message.edited);
}

/** Within 48 hours of its sending. */
export function deleteMessage(state: State, params: Fields): boolean {
  const chatId = chatOf(state, params);
  const message = find(state, chatId, Number(params.message_id));
  if (message === undefined) throw badRequest('message to delete not found');
  if (seconds(state) - message.date > deletable) throw badRequest("message can't be deleted for everyone");
  change(state, message, { deleted: true });
  return true;
}

function inlineButtons(params: Fields): readonly (readonly Button[])[] {
  const { buttons, keyboard } = readMarkup(params);
  if (keyboard !== undefined) throw badRequest('inline keyboard expected');
  return buttons;
}

function editable(state: State, params: Fields): Message {
  const chatId = chatOf(state, params);
  if (params.message_id === undefined) throw badRequest('message identifier is not specified');
  const message = find(state, chatId, Number(params.message_id));
  if (message === undefined) throw badRequest('message to edit not found');
  if (message.from !== 'bot') throw badRequest("message can't be edited");
  return message;
}

function edit(state: State, message: Message, content: Partial<Message>, edited = true): unknown {
  const shown = ({ text, entities, buttons }: Message) => JSON.stringify([text, entities, buttons]);
  if (shown({ ...message, ...content }) === shown(message)) {
    throw badRequest(
      'message is not modified: specified new message content and reply markup are exactly the same as ' +
        'a current content and reply markup of the message',
    );
  }
  return messageJson(state, change(state, message, { ...content, edited }));
}
