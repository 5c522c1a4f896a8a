import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { handle } from '../../src/app/assistant.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { wholeOf } from '../../src/dialogue/pieces.ts';
import type { LastHeard } from '../../src/dialogue/talk.ts';
import { texts } from '../../src/text/all.ts';
import { piecesOf } from '../doubles/telegram/pieces.ts';
import { chatIn } from '../memory/chat.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { fc } from '../properties.ts';
import { emptyWorld } from './engine-play.ts';
import { at } from './given.ts';

const longest = 4096;
const now = at('2026-11-25 09:00');

/** All of it as it was understood, piece by piece, each so many seconds after the one before. */
function heard(pieces: readonly string[], seconds: number): string | undefined {
  let last: LastHeard | undefined;
  let all: string | undefined;
  for (const [index, text] of pieces.entries()) {
    const whole = wholeOf(text, { message: { order: index, sent: 100 + index * seconds }, longest }, last);
    last = whole.piece && { kind: 'answer', draft: 'd', field: 'f', piece: whole.piece };
    all = whole.text;
  }
  return all;
}

describe('a text that came in pieces', () => {
  const words = fc.array(
    fc.constantFrom('护理员没有来。', '👵', '𬎆', 'We waited ', '老人一个人在家，', '\n', '第二天；12；34\n'),
    {
      minLength: 600,
      maxLength: 2400,
    },
  );

  test('is the text that was written, wherever it was cut', () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 0, max: 3 }), (parts, seconds) => {
        const text = parts.join('').trim();
        expect(heard(piecesOf(text), seconds)?.replaceAll(/\s+/g, '')).toBe(text.replaceAll(/\s+/g, ''));
      }),
      { numRuns: 60, seed: 20_261_125 },
    );
  });

  test.each([1, 2, 3])('of %s full messages and a bit is one', (full) => {
    const text = `${'长'.repeat(longest * full)}完`;
    expect(heard(piecesOf(text), 1)).toBe(text);
  });

  test('keeps its lines where the app cut at the end of one', () => {
    const text = Array.from({ length: 500 }, (_, line) => `第 ${line} 行；12；34`).join('\n');
    expect(piecesOf(text).length).toBeGreaterThan(1);
    expect(heard(piecesOf(text), 1)).toBe(text);
  });

  test.each([
    ['comes later', ['长'.repeat(longest), '短'], 4, '短'],
    ['follows a short one', ['长'.repeat(longest / 2), '短'], 0, '短'],
  ])('is none when what %s', (_, pieces, seconds, whole) => {
    expect(heard(pieces, seconds)).toBe(whole);
  });

  test('is never expected on a platform that takes texts of any length', () => {
    const message = { order: 1, sent: 1 };
    expect(wholeOf('长'.repeat(9000), { message }, undefined)).toEqual({ text: '长'.repeat(9000) });
  });
});

const from = { channel: 'telegram', address: 'founder' } as const;

/** Somebody who is asked for a name, and what he says by messages that stand at these places in the chat. */
async function registering() {
  const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
  const chat = chatIn(store, from.address);
  await chat.says('/start');
  await chat.presses(texts.zh.say.organisation);
  await chat.presses(texts.zh.procedures.organisation.begin);
  await chat.presses(texts.zh.say.begin);
  await chat.says('跳过');
  let count = 0;
  // Messages of the city are numbered as they are made: what is said now stands behind the question, before all that follows.
  const atQuestion = store.tables().count + 0.5;
  return {
    atQuestion,
    asked: () => chat.asked(),
    async says(text: string, order: number, sent = 1000) {
      count += 1;
      const incoming: Incoming = {
        ...{ id: `say:${count}`, from, forms: 'questions', longest, message: { order, sent } },
        says: { kind: 'text', text },
      };
      await store.transact((world) => handle(world, incoming));
    },
    answers: () => [...store.tables().drafts.values()][0]?.answers ?? {},
    words: () => chat.shown().map((message) => plain(message)),
  };
}

/** Before and after whatever the chat has said. */
const before = 0;
const after = 1_000_000;
const tooLong = (actual: number): string => String(texts.zh.say.misread['too-long']({ max: 60, actual }));

describe('an answer that is refused', () => {
  test('is refused once and as a whole when it came in pieces, and no piece is taken for an answer', async () => {
    for (const length of [longest + 1, 5000, longest * 3 + 7]) {
      const { says, words, answers, atQuestion } = await registering();
      for (const [index, piece] of piecesOf('长'.repeat(length)).entries()) {
        await says(piece, atQuestion + index / 100, 1000 + index);
      }
      expect(answers().name).toBeUndefined();
      const refusals = words().filter((text) => text.includes(tooLong(length).slice(0, 6)));
      expect(refusals).toEqual([expect.stringContaining(tooLong(length))]);
    }
  });

  test('leaves its refusal standing, when the next was written before it could be read', async () => {
    const { says, words, answers, atQuestion } = await registering();
    await says('长'.repeat(300), atQuestion);
    await says('新桥社区养老服务中心', atQuestion);
    expect(answers().name).toBe('新桥社区养老服务中心');
    const all = words();
    expect(all.filter((text) => text.includes(tooLong(300)))).toHaveLength(1);
    expect(all.at(-2)).toContain('名称：新桥社区养老服务中心');
  });

  test('gives its place to the answer once it could be read', async () => {
    const { says, words, answers, atQuestion } = await registering();
    await says('长'.repeat(300), atQuestion);
    await says('新桥社区养老服务中心', after);
    expect(answers().name).toBe('新桥社区养老服务中心');
    expect(words().filter((text) => text.includes(tooLong(300)))).toEqual([]);
  });
});

describe('what was written before its question stood in the chat', () => {
  const name = '新桥社区养老服务中心';

  test.each(['花园街 6 号', '跳过', '2026-11-25', '好', name])(
    'answers nothing, and is said back: %s',
    async (text) => {
      const { says, words, answers, asked, atQuestion } = await registering();
      await says(name, atQuestion);
      const next = asked();
      await says(text, atQuestion);
      expect(asked()).toBe(next);
      expect(answers()).toMatchObject({ name });
      expect(Object.keys(answers()).filter((key) => answers()[key] !== null)).toEqual(['name']);
      expect(words().at(-1)).toContain(texts.zh.say.misread['too-soon']({ given: text }));
    },
  );

  test('is said again of each of several, and the answer that follows is taken', async () => {
    const { says, words, answers, atQuestion } = await registering();
    for (const text of ['您好', '我是新桥的', '周建国']) await says(text, before);
    expect(answers().name).toBeUndefined();
    expect(words().filter((text) => text.includes('以前发来的'))).toHaveLength(3);
    await says(name, after);
    expect(answers().name).toBe(name);
    expect(atQuestion).toBeGreaterThan(before);
  });

  test('is an answer where the question stood there before, and was only said anew', async () => {
    const { says, answers, atQuestion } = await registering();
    await says('长'.repeat(300), atQuestion);
    await says('长'.repeat(301), after);
    await says(name, atQuestion);
    expect(answers().name).toBe(name);
  });
});
