/** Telegram's updates: a person of the bench types something in his chat with the bot. */

const firstPerson = 100_000;
let last = 0;

export function addressOf(person: number): string {
  return `${firstPerson + person}`;
}

export function typedBy(person: number, text: string) {
  last += 1;
  const id = firstPerson + person;
  const command = /^\/\w+/.exec(text)?.[0];
  return {
    update_id: last,
    message: {
      message_id: last,
      date: 1_795_570_000,
      chat: { id, type: 'private' as const, first_name: '王芳' },
      from: { id, is_bot: false, first_name: '王芳', language_code: 'zh-hans' },
      text,
      ...(command && { entities: [{ type: 'bot_command' as const, offset: 0, length: command.length }] }),
    },
  };
}

export function pressedBy(person: number, token: string) {
  const { update_id, message } = typedBy(person, '');
  const { from, ...said } = message;
  return {
    update_id,
    callback_query: { id: `${update_id}`, from, message: said, chat_instance: '1', data: token },
  };
}
