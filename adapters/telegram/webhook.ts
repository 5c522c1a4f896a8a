import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from 'grammy/types';
import { z } from 'zod';

/** Compares in constant time, whatever the lengths. A header that comes twice is joined, and so is wrong. */
export function isFromTelegram(request: Request, secret: string): boolean {
  const given = request.headers.get('x-telegram-bot-api-secret-token');
  return given !== null && timingSafeEqual(digest(given), digest(secret));
}

/** The pushed update; `strange` where it is none that we can read, however often it comes, and undefined when the text is none. */
export function updateIn(text: string): Update | 'strange' | undefined {
  const body = jsonIn(text);
  if (!numbered.safeParse(body).success) return undefined;
  return isReadable(body) ? body : 'strange';
}

const person = z.looseObject({
  id: z.int(),
  is_bot: z.boolean(),
  first_name: z.string(),
  last_name: z.string().optional(),
  language_code: z.string().optional(),
});
const chat = z.looseObject({
  id: z.int(),
  type: z.string(),
  title: z.string().optional(),
  username: z.string().optional(),
});
const file = z
  .looseObject({ file_id: z.string(), file_name: z.string().optional(), file_size: z.int().optional() })
  .optional();
const message = z.looseObject({
  message_id: z.int(),
  date: z.int(),
  chat,
  from: person.optional(),
  text: z.string().optional(),
  caption: z.string().optional(),
  media_group_id: z.string().optional(),
  via_bot: person.optional(),
  reply_to_message: z.looseObject({ from: person.optional() }).optional(),
  migrate_to_chat_id: z.int().optional(),
  contact: z.looseObject({ phone_number: z.string() }).optional(),
  photo: z.array(z.looseObject({ file_id: z.string(), width: z.number(), height: z.number() })).optional(),
  document: file,
  voice: file,
  video: file,
  video_note: file,
  audio: file,
});
const numbered = z.looseObject({ update_id: z.int() });
/** Of an update only what is read of it. */
const readable = numbered.extend({
  message: message.optional(),
  edited_message: message.optional(),
  my_chat_member: z
    .looseObject({
      chat,
      from: person,
      new_chat_member: z.looseObject({ status: z.string(), can_post_messages: z.boolean().optional() }),
    })
    .optional(),
  inline_query: z.looseObject({ id: z.string(), from: person, query: z.string() }).optional(),
  callback_query: z
    .looseObject({
      id: z.string(),
      from: person,
      data: z.string().optional(),
      message: z.looseObject({ chat }).optional(),
    })
    .optional(),
});

function isReadable(body: unknown): body is Update {
  return readable.safeParse(body).success;
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
