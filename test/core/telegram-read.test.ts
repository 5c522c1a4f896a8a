import type { Message, Update } from 'grammy/types';
import { describe, expect, test } from 'vitest';
import { readUpdate } from '../../adapters/telegram/read-update.ts';

const location = { latitude: 45.7732, longitude: 126.65771 };

const from = { id: 7, is_bot: false, first_name: 'jack' } as const;
const message = { message_id: 1, date: 1, chat: { id: 7, type: 'private', first_name: 'jack' }, from } as const;

function sent(content: Partial<Pick<Message, 'location' | 'venue'>>, edited = false) {
  return edited
    ? readUpdate({ update_id: 1, edited_message: { ...message, ...content, edit_date: 2 } }, 'bot')
    : readUpdate({ update_id: 1, message: { ...message, ...content } }, 'bot');
}

describe('a recording or a video', () => {
  const from = { id: 7, is_bot: false, first_name: '王' };
  const chat = { id: 7, type: 'private', first_name: '王' } as const;
  const heard = (content: object) =>
    readUpdate({ update_id: 1, message: { message_id: 1, date: 1, chat, from, ...content } } as Update, '1');

  test('that was spoken into the chat is a file of its own kind', () => {
    const voice = { file_id: 'v', file_unique_id: 'v', duration: 3, mime_type: 'audio/ogg', file_size: 9 };
    expect(heard({ voice })).toMatchObject({ kind: 'file', file: { fileId: 'v', name: '语音.ogg' } });
    const audio = { file_id: 'a', file_unique_id: 'a', duration: 3, file_name: '证言.m4a' };
    expect(heard({ audio })).toMatchObject({ kind: 'file', file: { fileId: 'a', name: '证言.m4a' } });
  });

  test('is refused with what can be sent instead, and not fetched, where it is a video', () => {
    const seen = { file_id: 'v', file_unique_id: 'v', duration: 3, length: 240, width: 240, height: 240 };
    for (const content of [{ video_note: seen }, { video: seen, caption: '证据' }])
      expect(heard(content)).toMatchObject({ kind: 'said', says: { kind: 'refused-file', why: 'no-video' } });
    expect(heard({ video: seen, caption: '证据' })).toMatchObject({ text: '证据' });
  });
});

describe('a place', () => {
  test('that is sent is told as one, in words, so that it answers where something was', () => {
    const venue = { location, title: '新华社区日间照料中心', address: '友谊路 100 号' };
    expect(sent({ location, venue })).toMatchObject({
      says: { kind: 'place', text: '友谊路 100 号 新华社区日间照料中心' },
    });
    expect(sent({ location })).toMatchObject({ says: { kind: 'place', text: '45.77320, 126.65771' } });
  });

  test('that is shared as one goes is heard once, and its every step in silence', () => {
    const live = { ...location, live_period: 900 };
    expect(sent({ location: live })).toMatchObject({ kind: 'said' });
    expect(sent({ location: { ...live, latitude: 45.78 } }, true)).toEqual({ kind: 'nothing' });
    // The last step says no more that it is live.
    expect(sent({ location }, true)).toEqual({ kind: 'nothing' });
  });
});

describe('what is said among others', () => {
  const chat = { id: -100, type: 'supergroup', title: '协调小组' } as const;
  const heard = (content: object, where: object = chat) =>
    readUpdate(
      { update_id: 1, message: { message_id: 1, date: 1, chat: where, from, ...content } } as Update,
      '9',
      'GoubanBot',
    );

  test.each([
    [{ text: '/subscribe' }, { kind: 'command', name: 'subscribe', argument: '' }],
    [{ text: '/status@goubanbot HRB-2026-CL-0001' }, { kind: 'command', name: 'status', argument: 'HRB-2026-CL-0001' }],
    [{ text: '@GoubanBot HRB-2026-CL-0001' }, { kind: 'text' }],
    [{ text: '办到哪了', reply_to_message: { from: { id: 9 } } }, { kind: 'text' }],
  ])('is for the bot where it says so: %o', (content, says) => {
    expect(heard(content)).toMatchObject({ kind: 'in-group', says, among: { address: '-100', open: false } });
  });

  test('is not for it where it is for others, and nothing where it is of another bot or of who comes', () => {
    expect(heard({ text: '大家好' })).toMatchObject({ kind: 'in-group' });
    expect(heard({ text: '大家好' })).not.toHaveProperty('says');
    expect(heard({ text: '/subscribe@OtherBot' })).toEqual({ kind: 'nothing' });
    expect(heard({ new_chat_members: [from] })).toEqual({ kind: 'nothing' });
  });

  test('is open to everybody where the chat has a name of its own', () => {
    expect(heard({ text: '/subscribe' }, { ...chat, username: 'nangang' })).toMatchObject({ among: { open: true } });
  });

  const member = (status: string, where: object, more = {}) =>
    readUpdate(
      { update_id: 1, my_chat_member: { chat: where, from, date: 1, new_chat_member: { status, ...more } } } as Update,
      '9',
    );

  test('ends when the bot is put out, and goes on when the group has another number', () => {
    expect(member('kicked', chat)).toEqual({ kind: 'moved', from: '-100', to: undefined });
    expect(member('left', chat)).toEqual({ kind: 'moved', from: '-100', to: undefined });
    expect(member('kicked', { id: 7, type: 'private' })).toEqual({ kind: 'nothing' });
    expect(heard({ migrate_to_chat_id: -200 })).toEqual({ kind: 'moved', from: '-100', to: '-200' });
  });

  test('begins in a channel with whoever makes the bot a writer of it', () => {
    const open = { id: -300, type: 'channel', title: '南岗区' };
    expect(member('administrator', open, { can_post_messages: true })).toMatchObject({
      says: { name: 'subscribe' },
      from: { address: '7' },
      among: { address: '-300', title: '南岗区', open: true },
    });
    expect(member('administrator', open, { can_post_messages: false })).toEqual({ kind: 'nothing' });
    expect(member('member', chat)).toEqual({ kind: 'nothing' });
  });
});
