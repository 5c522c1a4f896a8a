import { beforeAll, describe, expect, test } from 'vitest';
import { assistantOf } from '../../src/app/assistant.ts';
import type { Assistant } from '../../src/app/ports/channel.ts';
import { foundIn } from '../../src/dialogue/found-options.ts';
import type { Sender } from '../../src/dialogue/message.ts';
import { filesInMemory } from '../memory/files.ts';
import { webCity } from '../web-city.ts';

const by = (address: string): Sender => ({ channel: 'web', address });

let assistant: Assistant;
let draft: string;
beforeAll(async () => {
  const { store } = await webCity();
  assistant = assistantOf({ store, files: filesInMemory(), log: { info() {}, error() {} }, wake() {} });
  const token = await store.transact((world) =>
    world.outbox.token({ do: 'start', form: { procedure: 'purchase' } }, 'ngmz-staff'),
  );
  const says = { kind: 'press', token } as const;
  const { page } = await assistant.receive({ id: 'choices:1', from: by('ngmz-staff'), forms: 'pages', says });
  draft = page?.draft ?? '';
});

describe('what is sought in a form', () => {
  const sought = (words: string, who = 'ngmz-staff') => assistant.choices(by(who), { draft, field: 'item' }, words);

  test('is all there is before anything is typed, each in the part of the list to which it belongs', async () => {
    const all = await sought('');
    expect(all.length).toBeGreaterThan(80);
    expect(all.find(({ value }) => value === 'A0402')?.group).toContain('A04');
  });

  test('is found by its code, by a piece of its name, and by another word for the same', async () => {
    expect((await sought('a0402')).map(({ value }) => value)).toEqual(['A0402']);
    const named = (await sought('养老')).map(({ value }) => value);
    expect(named).toContain('A0402');
    expect(named.length).toBeLessThan(10);
    expect(await sought('没有这样的东西')).toEqual([]);
  });

  test('keeps its place in the whole list', async () => {
    const [found] = await sought('A0402');
    expect((await sought('')).find(({ value }) => value === 'A0402')?.place).toBe(found?.place);
  });

  test('is nobody else’s, and nothing where no such field is asked', async () => {
    expect(await sought('', 'ngmz-head')).toEqual([]);
    expect(await sought('', 'nobody')).toEqual([]);
    expect(await assistant.choices(by('ngmz-staff'), { draft, field: 'none' }, '')).toEqual([]);
  });

  test('is found by a word that means the same, and where none says it, by what comes nearest', () => {
    const options = ['老年助餐服务', '校外托管服务', '社区矫正服务'].map((label, place) => ({
      value: `${place}`,
      label,
    }));
    const labels = (words: string) => foundIn(options, words).map(({ label }) => label);
    expect(labels('送饭')).toEqual(['老年助餐服务']);
    expect(labels('服务 社区')).toEqual(['社区矫正服务']);
    expect(labels('社区里的矫正工作')).toEqual(['社区矫正服务']);
  });
});

describe('the project that a complaint is about', () => {
  const sought = (words: string, who = 'citizen-1') => assistant.choices(by(who), { begins: 'complaint' }, words);

  test('is found by words or its number, among what everybody may know', async () => {
    const all = await sought('');
    const [first] = all;
    expect(all.length).toBeGreaterThan(3);
    expect((await sought(first?.value ?? '')).map(({ value }) => value)).toEqual([first?.value]);
    const found = await sought('助餐');
    expect(found.length).toBeGreaterThan(0);
    expect(found.every(({ label }) => /餐/.test(label))).toBe(true);
  });

  test('is not offered for what is begun under no case, or not by this person', async () => {
    expect(await assistant.choices(by('citizen-1'), { begins: 'organisation' }, '')).toEqual([]);
    expect(await assistant.choices(by('citizen-1'), { begins: 'bid' }, '')).toEqual([]);
  });
});
