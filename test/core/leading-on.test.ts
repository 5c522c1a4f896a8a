import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { remind } from '../../src/app/remind.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat } from '../memory/chat.ts';
import { crowded, standingIn } from '../memory/live-decisions.ts';
import { officeChat, official } from '../memory/office-chat.ts';
import { inHand, type WebCity } from '../web-city.ts';

const { say } = texts.zh;
let city: WebCity;
let chat: Chat;

beforeEach(async () => {
  ({ city, chat } = await officeChat());
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

describe('a case that is opened from a list', () => {
  const texted = () => chat.shown().map((message) => plain(message));
  const number = () => /HRB-[-A-Z0-9]+/.exec(plain(chat.last()))?.[0] ?? '';
  /** Presses the first case of the list; resolves with that button. */
  async function opened(): Promise<string> {
    const [first] = buttonsIn(chat.last());
    await chat.pressesToken(first?.token ?? '');
    return first?.token ?? '';
  }

  beforeEach(() => chat.says(say.listTitle.inbox));

  test('is shown in the message of the list, and leads back to it', async () => {
    const list = texted();
    await opened();
    expect(texted()).toHaveLength(list.length);
    expect(chat.last()).toMatchObject({ place: `card:${city.idOf(number())}` });
    await chat.presses(say.backToList);
    expect(texted()).toEqual(list);
    await opened();
    expect(texted()).toHaveLength(list.length);
  });

  test('is opened once, however often it is pressed, and so is the way back', async () => {
    const list = texted();
    const token = await opened();
    const { place } = chat.last();
    const back = buttonsIn(chat.last()).find(({ label }) => label === say.backToList)?.token ?? '';
    await chat.pressesToken(token);
    expect(chat.last()).toMatchObject({ place });
    expect(texted()).toHaveLength(list.length);
    await chat.pressesToken(back);
    await chat.pressesToken(back);
    expect(texted()).toEqual(list);
  });

  test('is said below where its card stands elsewhere, of which one line is left', async () => {
    await opened();
    const first = number();
    await chat.says(first);
    await chat.says(say.listTitle.inbox);
    const before = chat.shown().length;
    await opened();
    expect(number()).toBe(first);
    expect(chat.shown()).toHaveLength(before + 1);
    expect(crowded(standingIn(city.store.tables()))).toEqual([]);
  });

  test('is a card like any other: the next list is said anew, and it is the way back from no other card', async () => {
    await opened();
    const { place } = chat.last();
    const at = chat.shown().length - 1;
    const back = buttonsIn(chat.last()).find(({ label }) => label === say.backToList)?.token ?? '';
    await chat.says(say.listTitle.inbox);
    expect(chat.shown()[at]).toMatchObject({ place });
    await chat.says(number());
    const card = chat.last();
    await chat.pressesToken(back);
    expect(chat.shown()).toContain(card);
    expect(plain(chat.last())).toContain(say.listTitle.inbox);
  });

  test('is reminded of by a reply to it', async () => {
    await city.store.transact((world) => world.people.switchTopic(official, 'digest', false));
    const log = { info() {}, error: (_: object, error: unknown) => expect.fail(String(error)) };
    const items = buttonsIn(chat.last()).filter(({ kind }) => kind === 'plain');
    for (const [nth] of items.entries()) {
      await chat.pressesToken(buttonsIn(chat.last())[nth]?.token ?? '');
      if (number() === inHand.soon) break;
      await chat.presses(say.backToList);
    }
    const { place } = chat.last();
    expect(place).toBe(`card:${city.idOf(inHand.soon)}`);
    await city.clock.advance(2 * 24 * 60 * 60_000);
    await remind(city.store, log);
    expect(chat.shown().filter(({ repliesTo }) => repliesTo === place)).toHaveLength(1);
    expect(crowded(standingIn(city.store.tables()))).toEqual([]);
  });
});
