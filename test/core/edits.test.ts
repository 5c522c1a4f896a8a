import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { handle } from '../../src/app/assistant.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { texts } from '../../src/text/all.ts';
import { type Chat, chatIn } from '../memory/chat.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { emptyWorld } from './engine-play.ts';
import { at, file } from './given.ts';

const { say, procedures } = texts.zh;
const now = at('2026-11-25 09:00');
const from = { channel: 'telegram', address: 'founder' } as const;

/** Somebody who has said what his organisation is called, and is asked for its certificate. */
async function named() {
  const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
  const chat = chatIn(store, from.address);
  const greeting = await chat.says('您好');
  for (const label of [say.organisation, procedures.organisation.begin, say.begin]) await chat.presses(label);
  await chat.says('跳过');
  const name = await chat.says('新桥养老服务中心');
  expect(chat.asked()).toBe('certificate');
  const draft = () => [...store.tables().drafts.values()][0];
  return { store, chat, greeting, name, draft, answers: () => draft()?.answers ?? {} };
}

const shown = (chat: Chat): readonly string[] => chat.shown().map((message) => plain(message));
const better = '新桥社区养老服务中心';

describe('an answer that was changed where it was written', () => {
  test('is changed in the form and where it stands, and the question that is open stays open', async () => {
    const { chat, name, answers } = await named();
    const before = chat.shown().length;
    await chat.edits(name, better);
    expect(answers().name).toBe(better);
    expect(chat.shown()).toHaveLength(before);
    expect(shown(chat)).toContainEqual(expect.stringContaining(`名称：${better}`));
    expect(shown(chat).join('\n')).not.toContain('名称：新桥养老服务中心');
    expect(chat.asked()).toBe('certificate');
    await chat.sends([file]);
    expect(answers()).toMatchObject({ name: better, certificate: [file] });
  });

  test('as often as one likes', async () => {
    const { chat, name, answers } = await named();
    for (const text of [better, `${better}（筹）`, better, '新桥养老服务中心']) {
      await chat.edits(name, text);
      expect(answers().name).toBe(text);
    }
  });

  test.each(['新桥养老服务中心', ' 新桥养老服务中心 ', '新桥养老服务中心\u200b'])(
    'in nothing that was asked is passed over in silence: %j',
    async (text) => {
      const { chat, name, draft } = await named();
      const [before, rev] = [shown(chat), draft()?.rev];
      await chat.edits(name, text);
      expect(shown(chat)).toEqual(before);
      expect(draft()?.rev).toBe(rev);
    },
  );

  test('into what is no answer is refused, the answer stays, and a further change of it is taken', async () => {
    const { chat, name, answers } = await named();
    for (const text of ['', '长'.repeat(61)]) {
      await chat.edits(name, text);
      expect(answers().name).toBe('新桥养老服务中心');
      expect(chat.asked()).toBe('name');
    }
    expect(plain(chat.last())).toContain('现在 61 个字，最多 60 个字');
    await chat.edits(name, better);
    expect(answers().name).toBe(better);
    expect(chat.asked()).toBe('certificate');
  });

  test('is read again in the review, which is shown anew', async () => {
    const { chat, name, store, draft } = await named();
    const { id = '' } = draft() ?? {};
    const { person } = await store.transact((world) => world.people.arrive(from, now));
    await chat.pressesToken(
      await store.transact((world) => world.outbox.token({ do: 'review', draft: id }, person.id)),
    );
    const before = chat.shown().length;
    await chat.edits(name, better);
    expect(chat.shown()).toHaveLength(before + 1);
    expect(plain(chat.last())).toContain(better);
  });
});

describe('what was refused', () => {
  test('and is then changed into an answer is the answer', async () => {
    const { chat, name, answers } = await named();
    expect(name).not.toBe('');
    await chat.sends([file]);
    await chat.presses(say.goOn);
    const asked = chat.asked();
    const refused = await chat.says('长'.repeat(200));
    expect(chat.asked()).toBe(asked);
    await chat.edits(refused, '周建国');
    expect(answers()[asked ?? '']).toBe('周建国');
    expect(chat.asked()).not.toBe(asked);
  });
});

describe('a change that cannot be taken', () => {
  test('of words that were no answer is passed over in silence', async () => {
    const { chat, greeting } = await named();
    const before = shown(chat);
    await chat.edits(greeting, '您好！');
    expect(shown(chat)).toEqual(before);
  });

  test('of an answer in whose place another stands is said, with the way to that', async () => {
    const { chat, name, answers } = await named();
    await chat.presses('✎ 名称');
    await chat.says(better);
    await chat.edits(name, '旧名');
    expect(answers().name).toBe(better);
    expect(plain(chat.last())).toContain(say.editNotTaken('名称'));
    await chat.presses('✎ 名称');
    expect(chat.asked()).toBe('name');
  });

  test('of a form that is gone is said, with the way on', async () => {
    const { chat, name, store } = await named();
    await store.change(({ drafts }) => drafts.clear());
    await chat.edits(name, better);
    expect(plain(chat.last())).toContain(say.editTooLate);
  });

  test('of what has never arrived is said, and what arrives late changes nothing', async () => {
    const { chat, store, answers } = await named();
    await chat.edits('lost', better);
    expect(plain(chat.last())).toContain(say.editUnheard);
    const before = shown(chat);
    const late: Incoming = { id: 'lost', from, forms: 'questions', says: { kind: 'text', text: '旧名' } };
    await store.transact((world) => handle(world, late));
    expect(shown(chat)).toEqual(before);
    expect(answers().name).toBe('新桥养老服务中心');
  });

  test('of one piece of an answer is said: alone it is not the answer', async () => {
    const { chat, store, answers } = await named();
    const rowsAsked: Incoming[] = [
      { id: 'p1', text: '长'.repeat(3000), order: 1 },
      { id: 'p2', text: '完', order: 2 },
    ].map(({ id, text, order }) => ({
      ...{ id, from, forms: 'questions', longest: 4096, message: { order, sent: 1 } },
      says: { kind: 'text', text },
    }));
    await chat.presses('✎ 名称');
    for (const incoming of rowsAsked) await store.transact((world) => handle(world, incoming));
    await chat.edits('p1', better);
    expect(answers().name).toBe('新桥养老服务中心');
    expect(plain(chat.last())).toContain(say.editNotTaken('名称'));
  });

  test('of the last piece of what was refused is said, too', async () => {
    const { chat, store, answers } = await named();
    await chat.presses('✎ 名称');
    for (const [order, text] of ['长'.repeat(3000), '完'].entries()) {
      const mark = { longest: 4096, message: { order: 1_000_000 + order, sent: 1 } };
      const incoming: Incoming = {
        ...{ id: `q${order}`, from, forms: 'questions', ...mark },
        says: { kind: 'text', text },
      };
      await store.transact((world) => handle(world, incoming));
    }
    for (const piece of ['q0', 'q1']) {
      await chat.edits(piece, better);
      expect(answers().name).toBe('新桥养老服务中心');
      expect(plain(chat.last())).toContain(say.editNotTaken('名称'));
      await chat.presses('✎ 名称');
    }
  });
});

describe('words that were written beside a file', () => {
  /** Somebody who has answered a question beside a photo. */
  async function captioned() {
    const at = await named();
    await at.chat.sends([file]);
    await at.chat.presses(say.goOn);
    const field = at.chat.asked() ?? '';
    const caption = await at.chat.sends([{ ...file, hash: 'a'.repeat(64) }], '周建国');
    expect(at.answers()[field]).toBe('周建国');
    return { ...at, field, caption };
  }

  test('and are the answer change it when they are changed', async () => {
    const { chat, field, caption, answers } = await captioned();
    await chat.edits(caption, '周建华');
    expect(answers()[field]).toBe('周建华');
  });

  test('and answered nothing stay so, and the way is said', async () => {
    const { chat, answers } = await named();
    const caption = await chat.sends([file], '这是正本');
    await chat.edits(caption, '这是副本');
    expect(answers().certificate).toEqual([file]);
    expect(plain(chat.last())).toContain(say.editNotTaken('登记证书'));
    await chat.presses('✎ 登记证书');
    expect(chat.asked()).toBe('certificate');
  });
});
