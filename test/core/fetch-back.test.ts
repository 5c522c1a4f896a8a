import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { forget } from '../../src/app/forget.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { webCity } from '../web-city.ts';
import { emptyWorld } from './engine-play.ts';
import { at } from './given.ts';

const { say, procedures } = texts.zh;
let now: Date;
beforeEach(() => {
  now = at('2026-11-25 09:00');
});

function photo(nth: number): Evidence {
  return { hash: nth.toString(16).padStart(64, '0'), name: `照片${nth}.jpg`, mime: 'image/jpeg', size: 1000 };
}

const labels = (chat: Chat): readonly string[] => buttonsIn(chat.last()).map(({ label }) => label);
const draftIn = (store: MemoryStore) => [...store.tables().drafts.values()][0];
const dayLater = (): void => {
  now = new Date(now.getTime() + 86_400_000);
};

/** Somebody who registers an organisation; its first question need not be answered. */
async function registering(address = 'founder'): Promise<{ store: MemoryStore; chat: Chat; first: string }> {
  const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
  const chat = chatIn(store, address);
  await chat.says('/start');
  for (const label of [say.organisation, procedures.organisation.begin, say.begin]) await chat.presses(label);
  return { store, chat, first: chat.asked() ?? '' };
}

/** The same with an answer to the first question, which is asked again. */
async function answered() {
  const begun = await registering();
  await begun.chat.says('2333010100000000XW');
  const { first, store, chat } = begun;
  if (draftIn(store)?.answers[first] === undefined) await chat.presses(say.skip);
  return begun;
}

/** A complaint in the chat of the desk, at its photos. */
async function complaining(): Promise<{ store: MemoryStore; chat: Chat; of: (field: string) => unknown }> {
  const { store } = await webCity();
  const chat = chatIn(store, 'resident');
  await chat.says('/start');
  await chat.presses(say.citizen);
  await chat.presses(procedures.complaint.begin);
  const project = buttonsIn(chat.last())[0]?.label ?? '';
  for (const label of [project, '服务质量', '上门服务的机构']) await chat.presses(label);
  await chat.says('约好的上门没有来，打电话也没有人接。');
  const of = (field: string) => [...store.tables().drafts.values()].at(-1)?.answers[field];
  return { store, chat, of };
}

describe('what was given to a question that need not be answered', () => {
  test('is taken out by a button of its own, which says what that was, and put back by another', async () => {
    const { chat, of } = await complaining();
    await chat.presses('✎ 地点');
    await chat.says('新华社区');
    await chat.presses('✎ 地点');
    expect(labels(chat)).not.toContain(say.skip);
    const rows = chat.last().buttons.map((row) => row.map(({ label }) => label));
    expect(rows).toContainEqual([say.clear]);
    await chat.presses(say.clear);
    expect(plain(chat.last())).toContain(say.cleared('新华社区'));
    expect(labels(chat)).toContain(say.skip);
    expect(of('where')).toBeNull();
    await chat.presses(say.putBack);
    expect(of('where')).toBe('新华社区');
    expect(plain(chat.last())).toContain(say.isBack);
    expect(labels(chat)).not.toContain(say.putBack);
  });

  test('stays when it is passed over, by whichever button or word', async () => {
    const { chat, of } = await complaining();
    await chat.presses('✎ 照片');
    const old = buttonsIn(chat.last()).find(({ label }) => label === say.skip);
    await chat.sends([photo(1)]);
    expect(labels(chat)).not.toContain(say.skip);
    await chat.pressesToken(old?.token ?? '');
    expect(of('evidence')).toEqual([photo(1)]);
    await chat.presses('✎ 照片');
    await chat.says('跳过');
    expect(of('evidence')).toEqual([photo(1)]);
  });

  test('is taken out by the word for none, and can be put back', async () => {
    const { chat, of } = await complaining();
    await chat.presses('✎ 地点');
    await chat.says('新华社区');
    await chat.presses('✎ 地点');
    await chat.says('没有');
    expect(of('where')).toBeNull();
    await chat.presses(say.putBack);
    expect(of('where')).toBe('新华社区');
  });

  test('is put back beside what came since, where it is files', async () => {
    const { chat, of } = await complaining();
    await chat.presses('✎ 照片');
    await chat.sends([photo(1), photo(2)]);
    await chat.presses('去掉 照片1.jpg');
    expect(of('evidence')).toEqual([photo(2)]);
    await chat.presses(say.putBack);
    expect(of('evidence')).toEqual(expect.arrayContaining([photo(1), photo(2)]));
  });

  test('is not put back once something else was said', async () => {
    const { chat, of } = await complaining();
    await chat.presses('✎ 地点');
    await chat.says('新华社区');
    await chat.presses('✎ 地点');
    await chat.presses(say.clear);
    const back = buttonsIn(chat.last()).find(({ label }) => label === say.putBack);
    await chat.says('花园街');
    await chat.pressesToken(back?.token ?? '');
    expect(of('where')).toBe('花园街');
  });
});

describe('a draft that is thrown away', () => {
  async function discarded() {
    const begun = await answered();
    const { chat, store } = begun;
    await chat.says('新桥社区养老服务中心');
    const before = draftIn(store);
    await chat.presses(say.later);
    await chat.says('草稿');
    const [discard = ''] = labels(chat).filter((label) => label.startsWith('删掉'));
    await chat.presses(discard);
    return { ...begun, before };
  }

  test('is asked about first, in a message that then says what came of it', async () => {
    const { chat, store } = await discarded();
    const shown = chat.shown().length;
    expect(store.tables().drafts.size).toBe(1);
    await chat.presses(say.discardSure);
    expect(store.tables().drafts.size).toBe(0);
    expect(chat.shown().length).toBe(shown);
    expect(labels(chat)).toEqual([say.fetchBack]);
    expect(plain(chat.last())).toContain('11月26日');
  });

  test('stays when that was not meant, with the way on', async () => {
    const { chat, store } = await discarded();
    await chat.presses(say.discardNot);
    expect(store.tables().drafts.size).toBe(1);
    expect(labels(chat)).toEqual([say.resume]);
    await chat.presses(say.resume);
    expect(store.tables().drafts.size).toBe(1);
  });

  test('leaves no button of its review or of the question that was open', async () => {
    const { chat } = await complaining();
    await chat.presses('✎ 地点');
    await chat.presses(say.discard);
    await chat.presses(say.discardSure);
    const standing = chat.shown().filter(({ place = '' }) => /^review:|^q:.*:where$/.test(place));
    expect(standing.length).toBeGreaterThan(0);
    expect(standing.flatMap(buttonsIn)).toEqual([]);
    expect(standing.map(plain).join()).not.toContain('打电话也没有人接');
  });

  test('is fetched back for a day with all that was in it, and gone on with', async () => {
    const { chat, store, before } = await discarded();
    await chat.presses(say.discardSure);
    now = new Date(now.getTime() + 86_399_000);
    await forget(store, filesInMemory());
    await chat.presses(say.fetchBack);
    expect(draftIn(store)?.answers).toEqual(before?.answers);
    expect(draftIn(store)?.rev).toBeGreaterThan(before?.rev ?? 0);
    expect(chat.asked()).toBe('certificate');
    expect(store.tables().discarded.size).toBe(0);
  });

  test('is gone after a day, whether or not it was swept', async () => {
    const { chat, store } = await discarded();
    await chat.presses(say.discardSure);
    dayLater();
    const button = buttonsIn(chat.last())[0];
    await chat.presses(say.fetchBack);
    expect(plain(chat.last())).toContain('取不回来');
    await forget(store, filesInMemory());
    expect(store.tables().discarded.size).toBe(0);
    await chat.pressesToken(button?.token ?? '');
    expect(store.tables().drafts.size).toBe(0);
  });

  test('is not fetched back over one that was begun since, and nothing of either is lost', async () => {
    const { chat, store, before } = await discarded();
    await chat.presses(say.discardSure);
    const back = buttonsIn(chat.last())[0];
    await chat.says('/start');
    await chat.presses(procedures.organisation.begin);
    await chat.presses(say.begin);
    const newer = draftIn(store);
    await expect(chat.pressesToken(back?.token ?? '')).rejects.toMatchObject({ refusal: { why: 'draft-again' } });
    expect(draftIn(store)).toEqual(newer);
    expect([...store.tables().discarded.values()].map(({ draft }) => draft.id)).toEqual([before?.id]);
  });

  test('is nobody else’s to fetch', async () => {
    const { chat, store } = await discarded();
    await chat.presses(say.discardSure);
    const back = buttonsIn(chat.last())[0];
    const other = chatIn(store, 'other');
    await other.says('/start');
    await other.pressesToken(back?.token ?? '');
    expect(store.tables().drafts.size).toBe(0);
  });

  test('is thrown away once, however often that is pressed', async () => {
    const { chat, store } = await discarded();
    const sure = buttonsIn(chat.last()).find(({ label }) => label === say.discardSure);
    await chat.presses(say.discardSure);
    const shown = chat.shown().map(plain);
    await chat.pressesToken(sure?.token ?? '');
    expect(chat.shown().map(plain)).toEqual(shown);
    expect(store.tables().discarded.size).toBe(1);
  });
});
