import { beforeAll, expect, test } from 'vitest';
import { openCase } from '../../src/app/act.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import type { Assistant } from '../../src/app/ports/channel.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Press, Sent } from '../../src/dialogue/message.ts';
import { texts } from '../../src/text/all.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { citizen } from './engine-people.ts';
import { purchaseStory } from './engine-stories.ts';

/** Every list can be read to its end, however long it is: here the complaints under one project, and a search. */

const many = 130;
const his = 13;
let city: ReturnType<typeof memoryStore>;
let assistant: Assistant;

beforeAll(async () => {
  const { told, worlds } = purchaseStory;
  const world = worlds[told.findIndex(({ on }) => on === 'complaint')];
  if (!world) throw new Error('the story has no city');
  city = memoryStore({ now: () => world.now, tables: world.tables });
  const files = {
    put: async () => 'too-large' as const,
    get: async () => undefined,
    settle: async () => {},
    drop: async () => {},
  };
  const log = {
    info: () => {},
    error: (_: object, error: unknown) => {
      throw error;
    },
  };
  assistant = assistantOf({ store: city, files, log, wake: () => {} });
  const answers = { about: 'service-quality', whom: 'supplier', facts: '约好的上门没有来。', reply: 'no' };
  await city.transact(async (shell) => {
    for (let n = 0; n < many; n += 1) {
      const by = { ...citizen, id: n % (many / his) === 0 ? 'citizen' : `citizen-${n}` };
      const opened = await openCase(shell, 'complaint', 'root', { by, answers });
      if (!opened.ok) throw new Error(opened.refusal.why);
    }
    for (const person of ['citizen', 'secretary']) await shell.people.openAccount(person, 'telegram', person);
  });
});

/** What is shown to somebody by a button. */
async function shows(person: string, token: string): Promise<Sent> {
  const messages = () => [...city.tables().said.values()].map(({ message }) => message);
  const before = new Set(messages());
  await assistant.receive({
    id: `press-${token}`,
    from: { channel: 'telegram', address: person },
    forms: 'questions',
    says: { kind: 'press', token },
  });
  const said = messages().findLast((message) => !before.has(message));
  if (!said) throw new Error('a button shows nothing');
  return said;
}

/** The titles and numbers in a list from its beginning to its end, and on how many pages they stood. */
async function readToTheEnd(person: string, press: Press): Promise<{ items: readonly string[]; pages: number }> {
  let token: string | undefined = await city.transact((world) => world.outbox.token(press, person));
  const items: string[] = [];
  let pages = 0;
  while (token !== undefined && pages < 100) {
    const { blocks, buttons = [] }: Sent = await shows(person, token);
    for (const block of blocks)
      if (block.kind === 'items') items.push(...block.items.map(({ over = '' }) => inWords(over, 'zh')));
    token = buttons.flat().find(({ label }) => label === texts.zh.say.more)?.token;
    pages += 1;
  }
  return { items, pages };
}

const complaints = (items: readonly string[]) => items.filter((over) => over.includes('-CMP-'));

test('all complaints under a project can be come to by the secretary, who leads them on, in two messages', async () => {
  const before = city.tables().said.size;
  const { items, pages } = await readToTheEnd('secretary', { do: 'whole', case: 'root' });
  expect(new Set(complaints(items)).size).toBe(many);
  expect(complaints(items)).toHaveLength(many);
  expect(pages).toBe(3);
  expect(city.tables().said.size - before).toBe(2);
});

test('a citizen comes to his own among them, and to no hint that there are others', async () => {
  const { items, pages } = await readToTheEnd('citizen', { do: 'whole', case: 'root' });
  expect(complaints(items)).toHaveLength(his);
  expect(pages).toBe(1);
});

test('the inbox goes on to its end', async () => {
  const { items } = await readToTheEnd('secretary', { do: 'list', list: 'inbox' });
  expect(new Set(complaints(items)).size).toBe(many);
});

test('what words find goes on to its end with the same words', async () => {
  const words = { do: 'list', list: 'projects', words: 'NANGANG' } as const;
  const { items } = await readToTheEnd('citizen', words);
  expect(items).toEqual((await readToTheEnd('citizen', { do: 'list', list: 'projects' })).items);
  expect((await readToTheEnd('citizen', { ...words, words: '没有这个' })).items).toEqual([]);
});
