import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { texts } from '../../src/text/all.ts';
import type { Chat } from '../memory/chat.ts';
import { officeChat } from '../memory/office-chat.ts';

const { say } = texts.zh;
let chat: Chat;

beforeEach(async () => {
  ({ chat } = await officeChat());
});

describe('what only leads on', () => {
  test('is one message, in which each press shows what it leads to', async () => {
    await chat.says('/start');
    const shown = chat.shown().length;
    await chat.presses(say.myCases);
    expect(plain(chat.last())).not.toContain(say.whatCanIDo);
    await chat.presses(say.menu);
    expect(plain(chat.last())).toContain(say.whatCanIDo);
    await chat.presses(say.help);
    await chat.presses(say.menu);
    expect(chat.shown()).toHaveLength(shown);
  });

  test('is said below what is typed, and leaves one line of where it stood', async () => {
    await chat.says('/start');
    const shown = chat.shown().length;
    await chat.says(say.myCases);
    await chat.says('/help');
    expect(chat.shown()).toHaveLength(shown + 2);
    expect(
      chat
        .shown()
        .slice(shown - 1, -1)
        .map((message) => plain(message)),
    ).toEqual([say.latestBelow, say.latestBelow]);
    await chat.presses(say.menu);
    expect(plain(chat.last())).toContain(say.whatCanIDo);
    expect(chat.shown()).toHaveLength(shown + 2);
  });
});
