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
