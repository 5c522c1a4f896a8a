import type { Message } from 'grammy/types';
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
