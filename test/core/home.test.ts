import { expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Sender, SentHome } from '../../src/dialogue/message.ts';
import { texts } from '../../src/text/all.ts';
import { filesInMemory } from '../memory/files.ts';
import { inHand, webCity } from '../web-city.ts';

/** What a person's home shows, in the city in which the stories have been played. */

async function homesOf(city: Awaited<ReturnType<typeof webCity>>) {
  const log = {
    info() {},
    error(_: object, error: unknown) {
      throw error;
    },
  };
  const assistant = assistantOf({ store: city.store, files: filesInMemory(), log, wake() {} });
  return {
    assistant,
    async of(person: string): Promise<SentHome> {
      await city.store.transact((world) => world.people.openAccount(person, 'slack', `T/${person}`));
      return assistant.home(at(person));
    },
  };
}

const at = (address: string, profile: Partial<Sender> = {}): Sender => ({
  channel: 'slack',
  address: `T/${address}`,
  ...profile,
});
const budget = 'cz-budget';
const itemsIn = ({ blocks }: SentHome) => blocks.flatMap((block) => (block.kind === 'items' ? block.items : []));

test('says who somebody is here, how much waits, and groups it by how soon it is due', async () => {
  const home = await (await homesOf(await webCity())).of(budget);
  const [who, office, counts] = plain(home).split('\n');
  expect(who).not.toBe('');
  expect(office).toContain('财政');
  expect(counts).toMatch(/^已过期限 1 件 · 本周到期 1 件 · 还有时间 \d+ 件/);
  expect(plain(home)).toMatch(/已过期限 1 件\n[\s\S]*留守和困境儿童[\s\S]*本周到期 1 件\n[\s\S]*困境家庭/);
  expect(home.takesCode).toBeUndefined();
  const ways = home.buttons.flat().map(({ label }) => label);
  expect(ways).toContain('网页登录');
  expect(ways).toContain('English');
});

test('lists no case twice, and tells the cases of one project apart', async () => {
  const city = await webCity();
  const homes = await homesOf(city);
  for (const person of ['bc-admin', 'bc-staff', 'mz-civil', 'ngmz-staff', budget]) {
    const items = itemsIn(await homes.of(person)).filter(({ rare }) => !rare);
    const names = items.map(({ over = '', title }) => `${inWords(over, 'zh')} ${title}`);
    expect(new Set(names).size).toBe(names.length);
  }
});

test('lists nothing that waits for his office to whoever has stepped back from it', async () => {
  const city = await webCity();
  const homes = await homesOf(city);
  const waits = async (person: string) => plain(await homes.of(person)).match(/HRB-2026-NGMZ-0002/g)?.length ?? 0;
  expect(await waits(budget)).toBe(1);
  const form = { case: city.idOf('HRB-2026-NGMZ-0002'), action: 'recuseBudget' };
  await city.filed(budget, form, { reason: '我是申请单位负责人的亲属' });
  const home = plain(await homes.of(budget));
  expect(home.indexOf('HRB-2026-NGMZ-0002')).toBeGreaterThan(home.indexOf(texts.zh.say.listTitle.cases));
  expect(home).not.toMatch(/已过期限/);
  expect(await waits(`${budget}-2`)).toBe(1);
});

test('offers every draft to go on with, and to be thrown away once that is meant', async () => {
  const city = await webCity();
  const homes = await homesOf(city);
  await city.begun('citizen-1', { procedure: 'complaint', parent: city.idOf('HRB-2026-DLMZ-0001') });
  const before = await homes.of('citizen-1');
  const draft = itemsIn(before).find(({ rare }) => rare);
  expect(draft?.rare?.confirm?.text).toContain('草稿');
  const says = { kind: 'press', token: draft?.rare?.token ?? '', sure: true } as const;
  await homes.assistant.receive({ id: 'thrown', from: at('citizen-1'), forms: 'pages', says });
  expect(itemsIn(await homes.of('citizen-1')).filter(({ rare }) => rare)).toEqual([]);
});

test('says of a form that was thrown away elsewhere that it is gone, to whoever sends a page of it, and not who leaves it', async () => {
  const city = await webCity();
  const homes = await homesOf(city);
  const draft = await city.begun('citizen-1', { procedure: 'complaint', parent: city.idOf('HRB-2026-DLMZ-0001') });
  await homes.of('citizen-1');
  const sends = (go: 'discard' | 'submit' | 'next' | 'later' | 'closed') => {
    const says = { kind: 'page', draft, rev: 0, page: 0, go, values: { story: ['三次超时'] }, files: {} } as const;
    return homes.assistant.receive({ id: `sent-${go}`, from: at('citizen-1'), forms: 'pages', says });
  };
  await sends('discard');
  for (const go of ['submit', 'next', 'later'] as const)
    expect(await sends(go)).toEqual({ word: texts.zh.say.formGone, refused: 'moved-on' });
  expect(await sends('closed')).toEqual({ closed: true });
});

test('greets a newcomer, asks who he is in the language of his profile, and takes his code', async () => {
  const homes = await homesOf(await webCity());
  const home = await homes.assistant.home(at('anna', { name: 'Anna', language: 'en-US' }));
  expect(home.language).toBe('en');
  expect(home.takesCode).toBe(true);
  expect(plain(home)).toContain('Which are you?');
  const labels = home.buttons.flat().map(({ label }) => label);
  expect(labels).toContain('中文');
  expect(labels).toContain('Report a problem');
});

test('leaves to everybody only what all may know of a case: what it is, where it stands, and nothing to be pressed', async () => {
  const city = await webCity();
  const { assistant } = await homesOf(city);
  const open = await assistant.publicly(inHand.open, 'en-US');
  expect(open?.language).toBe('en');
  expect(open?.blocks.map(({ kind }) => kind)).toEqual(['heading', 'where']);
  expect(open?.buttons).toEqual([]);
  const complaint = [...city.store.tables().cards.values()].find(({ procedure }) => procedure === 'complaint');
  expect(complaint).toBeDefined();
  expect(await assistant.publicly(complaint?.number ?? '')).toBeUndefined();
  expect(await assistant.publicly('HRB-2026-XX-9999')).toBeUndefined();
});

test('begins in a window what is called from elsewhere, and keeps the conversation as it is', async () => {
  const city = await webCity();
  const { assistant, of } = await homesOf(city);
  await of('citizen-1');
  const said = city.store.tables().said.size;
  const calls = (argument: string, id: string) =>
    assistant.receive({
      id,
      from: at('citizen-1'),
      forms: 'pages',
      window: true,
      says: { kind: 'command', name: 'start', argument },
    });
  const { shown } = await calls('_complaint', 'anywhere');
  expect(shown?.blocks.length).toBeGreaterThan(0);
  expect(shown?.buttons.flat().length).toBeGreaterThan(0);
  const { page } = await calls(`${inHand.running}_complaint`, 'from-a-message');
  expect(page?.fields.length).toBeGreaterThan(0);
  expect(city.store.tables().said.size).toBe(said);
});

test('shows in the same window what leads on from there, and leaves the one of the chat as it is', async () => {
  const city = await webCity();
  const { assistant, of } = await homesOf(city);
  await of('citizen-1');
  const from = at('citizen-1');
  const typed = { kind: 'command', name: 'help', argument: '' } as const;
  await assistant.receive({ id: 'typed', from, forms: 'pages', says: typed });
  const inChat = (): string => JSON.stringify([...city.store.tables().said.values()]);
  const before = inChat();
  const first = await assistant.receive({ id: 'window', from, forms: 'pages', window: true, says: typed });
  const [{ token } = { token: '' }] = first.shown?.buttons.flat() ?? [];
  const says = { kind: 'press', token } as const;
  const second = await assistant.receive({ id: 'pressed', from, forms: 'pages', window: true, says });
  expect(plain(second.shown ?? { language: 'zh', blocks: [], buttons: [] })).toContain(texts.zh.say.whatCanIDo);
  expect(second.shown?.place).toBe(first.shown?.place);
  expect(inChat()).toBe(before);
});
