import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { emptyWorld } from './engine-play.ts';
import { at, file } from './given.ts';
import { organisationAnswers } from './given-organisation.ts';

const { say, procedures } = texts.zh;
const now = at('2026-11-25 09:00');

/** Somebody who registers an organisation and is asked for its code, which may be left out. */
async function registering(): Promise<Chat> {
  const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
  const chat = chatIn(store, 'founder');
  await chat.says('/start');
  for (const label of [say.organisation, procedures.organisation.begin, say.begin]) await chat.presses(label);
  return chat;
}

const shown = (chat: Chat): readonly string[] => chat.shown().map((message) => plain(message));

function tokenOf(chat: Chat, label: string): string {
  const button = buttonsIn(chat.last()).find((each) => each.label === label);
  if (!button) throw new Error(`no ${label}`);
  return button.token;
}

/** Presses it twice, and finds the chat after the second time as it was after the first. */
async function pressesTwice(chat: Chat, label: string): Promise<void> {
  const token = tokenOf(chat, label);
  await chat.pressesToken(token);
  const after = shown(chat);
  await chat.pressesToken(token);
  expect(shown(chat)).toEqual(after);
}

describe('a press that comes twice', () => {
  test('leaves out a question once, in silence', async () => {
    const chat = await registering();
    await pressesTwice(chat, say.skip);
    expect(chat.asked()).toBe('name');
  });

  test('goes on once, in silence', async () => {
    const chat = await registering();
    await chat.says('跳过');
    await chat.says('新桥社区养老服务中心');
    await chat.sends([file]);
    await pressesTwice(chat, say.goOn);
    expect(chat.asked()).toBe('representative');
  });

  test('of a button that says something else than what stands there by now shows where the form is', async () => {
    const chat = await registering();
    const token = tokenOf(chat, say.skip);
    await chat.says('52230199MJ0000106W');
    const before = chat.shown().length;
    await chat.pressesToken(token);
    expect(chat.shown()).toHaveLength(before + 1);
    expect(chat.asked()).toBe('name');
  });
});

describe('a form that is sent twice', () => {
  test('is filed once, and the second press is passed over in silence', async () => {
    const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
    const chat = chatIn(store, 'founder');
    await chat.says('/start');
    for (const label of [say.organisation, procedures.organisation.begin, say.begin]) await chat.presses(label);
    const [draft] = store.tables().drafts.values();
    if (!draft) throw new Error('nothing was begun');
    await store.change(({ drafts }) => void drafts.set(draft.id, { ...draft, answers: organisationAnswers }));
    // What was answered meanwhile stands behind the question that is open.
    await chat.says('52230199MJ0000106W');
    await pressesTwice(chat, procedures.organisation.actions.registerOrganisation?.label ?? '');
    expect(shown(chat).filter((text) => text.includes('已收到'))).toHaveLength(1);
    expect(store.tables().drafts.size).toBe(0);
  });
});

describe('what says nothing in words', () => {
  test('while a question is open is said to be unreadable once, and leaves it open', async () => {
    const chat = await registering();
    const before = chat.shown().length;
    for (let nth = 0; nth < 4; nth += 1) await chat.sendsSticker();
    expect(chat.shown()).toHaveLength(before + 1);
    expect(plain(chat.last())).toContain('看不懂');
    expect(shown(chat).join('\n')).not.toContain(say.misread.missing({}));
    await chat.says('跳过');
    expect(chat.asked()).toBe('name');
    await chat.sendsSticker();
    expect(plain(chat.last())).toContain('看不懂');
  });

  test('while none is open is answered once with what can be done', async () => {
    const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
    const chat = chatIn(store, 'stranger');
    await chat.says('/start');
    const before = chat.shown().length;
    for (let nth = 0; nth < 3; nth += 1) await chat.sendsSticker();
    expect(chat.shown()).toHaveLength(before + 1);
  });
});
