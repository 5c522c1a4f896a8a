import { expect, test } from 'vitest';
import { assistantOf } from '../../src/app/assistant.ts';
import { paceBy } from '../../src/app/pace.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { texts } from '../../src/text/all.ts';
import { filesInMemory } from '../memory/files.ts';
import { memoryStore } from '../memory/memory-store.ts';

test('whoever goes too fast is held back until he has gone slowly for a while, and nobody else is', () => {
  let now = 0;
  const pace = paceBy(() => now, 2, 4);
  const took = (who: string, times: number) => Array.from({ length: times }, () => pace.take(who));
  expect(took('li', 6)).toEqual(['goes', 'goes', 'goes', 'goes', 'over', 'still']);
  expect(took('wang', 2)).toEqual(['goes', 'goes']);
  now += 500;
  expect(took('li', 1)).toEqual(['still']);
  now += 500;
  expect(took('li', 3)).toEqual(['goes', 'goes', 'over']);
});

test('is told so once, in a kind sentence, and what he sent meanwhile has not happened', async () => {
  let now = 0;
  const store = memoryStore({ now: () => new Date('2026-11-25T02:00:00Z') });
  const pace = paceBy(() => now, 1, 2);
  const log = { info: () => undefined, error: (_: object, error: unknown) => expect.fail(String(error)) };
  const assistant = assistantOf({ store, files: filesInMemory(), log, wake: () => undefined, pace });
  const from = { channel: 'telegram', address: 'li' } as const;
  const says = async (id: string) => {
    await assistant.receive({ id, from, forms: 'questions', says: { kind: 'text', text: '你好' } });
    return [...store.tables().said.values()].map(({ message: { blocks } }) =>
      blocks.map((block) => (block.kind === 'text' ? inWords(block.text, 'zh') : block.kind)).join(' '),
    );
  };
  await says('1');
  const before = await says('2');
  const after = await says('3');
  expect(after).toEqual([...before, texts.zh.say.tooFast]);
  expect(await says('4')).toEqual(after);
  now += 1_000;
  expect((await says('4')).length).toBeGreaterThan(after.length);
});

test('what was not taken because the database was away does not count: it will come again', () => {
  const pace = paceBy(() => 0, 1, 2);
  for (let again = 0; again < 10; again += 1) {
    expect(pace.take('li')).toBe('goes');
    pace.giveBack('li');
  }
});
