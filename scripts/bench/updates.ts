import type { Database } from '../../db/connect.ts';

/** Telegram's updates: a person of the bench types something in his chat with the bot. */

const firstPerson = 100_000;
/** What he writes stands behind all that was said to him. */
const firstMessage = 1_000_000_000;
let last = 0;

/** Whatever is said from now on stands in its chat at once, whether it is sent or not. It takes the owner of the tables. */
export async function arriveAtOnce({ sql }: Pick<Database, 'sql'>): Promise<void> {
  await sql`alter table outbox alter column reference set default '0'`;
}

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
      message_id: firstMessage + last,
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
