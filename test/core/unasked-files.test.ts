import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import { forget } from '../../src/app/forget.ts';
import type { Assistant } from '../../src/app/ports/channel.ts';
import type { Files } from '../../src/app/ports/system.ts';
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
let store: MemoryStore;
let files: Files;
let assistant: Assistant;
let chat: Chat;

const from = { channel: 'telegram', address: 'founder' } as const;
const pdf = (nth: number) => Buffer.from(`%PDF-1.7\n${nth}`);

beforeEach(async () => {
  now = at('2026-11-25 09:00');
  store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
  files = filesInMemory();
  assistant = assistantOf({ store, files, log: { info() {}, error() {} }, wake() {} });
  chat = chatIn(store, from.address);
  await chat.says('/start');
  await chat.presses(say.organisation);
});

const labels = (): readonly string[] => buttonsIn(chat.last()).map(({ label }) => label);
const waiting = (): readonly string[] =>
  [...store.tables().unasked.values()].filter(({ state }) => state === 'waiting').map(({ file }) => file.name);

/** Sends a paper as a channel does: it is kept first. */
async function sends(nth: number, album?: string, text?: string): Promise<Evidence> {
  const kept = await assistant.keep(`材料${nth}.pdf`, pdf(nth), from);
  if (!kept.ok) throw new Error(kept.refusal.why);
  await chat.sends([kept.value], text, album);
  return kept.value;
}

/** Begins a form that takes files, and leaves it. */
async function begins(): Promise<void> {
  await chat.says('/start');
  for (const label of [procedures.organisation.begin, say.begin, say.skip]) await chat.presses(label);
  await chat.says('新桥社区养老服务中心');
  await chat.presses(say.later);
}

const place = (): string =>
  labels().find((label) => label.startsWith(procedures.organisation.name)) ?? labels()[0] ?? '';

describe('a file for which nobody asked', () => {
  test('is kept, and it is asked for which of what is open', async () => {
    await begins();
    await sends(1);
    expect(waiting()).toEqual(['材料1.pdf']);
    expect(plain(chat.last())).toContain('材料1.pdf');
    expect(plain(chat.last())).toContain('11月26日');
    expect(plain(chat.last())).toContain(say.whereTo);
    expect(labels().at(-1)).toBe(say.dropFiles);
    expect(labels().length).toBeGreaterThan(1);
  });

  test('goes into the question of the form that is chosen, which is asked', async () => {
    await begins();
    const file = await sends(1);
    await chat.presses(place());
    const [draft] = [...store.tables().drafts.values()];
    expect(draft?.answers.certificate).toEqual([file]);
    expect(chat.asked()).toBe('certificate');
    expect(waiting()).toEqual([]);
  });

  test('comes in an album that is answered by one message', async () => {
    await begins();
    const before = chat.shown().length;
    for (const nth of [1, 2, 3]) await sends(nth, 'g');
    expect(chat.shown().length).toBe(before + 1);
    for (const nth of [1, 2, 3]) expect(plain(chat.last())).toContain(`材料${nth}.pdf`);
    await chat.presses(place());
    const [draft] = [...store.tables().drafts.values()];
    expect(draft?.answers.certificate).toHaveLength(3);
  });

  test('leaves one message with buttons, however many are sent one by one', async () => {
    await begins();
    for (const nth of [1, 2, 3]) await sends(nth);
    const asking = chat.shown().filter(({ place: stands }) => stands === 'unasked');
    expect(asking).toHaveLength(3);
    expect(asking.filter((message) => buttonsIn(message).length > 0)).toHaveLength(1);
    expect(plain(chat.last())).toContain('材料1.pdf');
  });

  test('waits for what is begun later, where nothing is open yet', async () => {
    const file = await sends(1);
    expect(labels()).toEqual([say.askFiles, say.dropFiles]);
    const ask = buttonsIn(chat.last())[0];
    await begins();
    await chat.pressesToken(ask?.token ?? '');
    await chat.presses(place());
    const [draft] = [...store.tables().drafts.values()];
    expect(draft?.answers.certificate).toEqual([file]);
  });

  test('says that what stood beside it was not kept', async () => {
    await begins();
    await sends(1, undefined, '这是需求调查');
    expect(plain(chat.last())).toContain(say.unaskedCaption('这是需求调查'));
  });

  test('of a stranger is kept, and he is asked who he is', async () => {
    const stranger = chatIn(store, 'stranger');
    await stranger.sends([{ hash: '0'.repeat(64), name: 'x.pdf', mime: 'application/pdf', size: 9 }]);
    expect(stranger.shown().map(plain).join()).toContain('x.pdf');
    expect(plain(stranger.last())).toContain(say.whoAreYou);
  });

  test('is let go of when it is not needed', async () => {
    await sends(1);
    await chat.presses(say.dropFiles);
    expect(waiting()).toEqual([]);
    expect(plain(chat.last())).toContain(say.filesDropped);
  });

  test('that does not fit beside the others stays, and can be put elsewhere', async () => {
    await begins();
    for (let nth = 1; nth <= 7; nth += 1) await sends(nth);
    await chat.presses(place());
    const [draft] = [...store.tables().drafts.values()];
    expect(draft?.answers.certificate).toHaveLength(5);
    expect(waiting()).toEqual(['材料6.pdf', '材料7.pdf']);
  });
});

describe('how much is kept of one person', () => {
  test('is limited before it is stored, whether or not it was let go of since, and what others send is not counted', async () => {
    for (let nth = 1; nth <= 20; nth += 1) await sends(nth);
    expect(await assistant.keep('多.pdf', pdf(21), from)).toMatchObject({ refusal: { why: 'files-waiting' } });
    await chat.presses(say.dropFiles);
    expect(await assistant.keep('多.pdf', pdf(21), from)).toMatchObject({ refusal: { why: 'files-waiting' } });
    const other = await assistant.keep('别人的.pdf', pdf(22), { channel: 'telegram', address: 'other' });
    expect(other.ok).toBe(true);
    await begins();
    await chat.says('/start');
    await chat.presses(procedures.organisation.begin);
    await chat.presses(say.resume);
    expect((await assistant.keep('问到的.pdf', pdf(23), from)).ok).toBe(true);
  });

  test('is told in the same message where more come at once', async () => {
    const many = Array.from({ length: 23 }, (_, nth) => ({
      hash: nth.toString(16).padStart(64, '0'),
      name: `多${nth}.pdf`,
      mime: 'application/pdf',
      size: 9,
    }));
    await chat.sends(many);
    expect(waiting()).toHaveLength(20);
    expect(plain(chat.last())).toContain('没有收下：多20.pdf、多21.pdf、多22.pdf');
  });
});

describe('the bytes of such a file', () => {
  const later = (ms: number): void => {
    now = new Date(now.getTime() + ms);
  };

  test('are there for as long as it is kept, and gone with it', async () => {
    const file = await sends(1);
    await forget(store, files);
    expect(await files.get(file.hash)).toEqual(pdf(1));
    later(86_400_000);
    await forget(store, files);
    expect(await files.get(file.hash)).toBeUndefined();
    expect(store.tables().unasked.size).toBe(0);
  });

  test('are kept for good once it was put to use, whenever that is noticed', async () => {
    await begins();
    const file = await sends(1);
    await chat.presses(place());
    later(86_400_000 * 3);
    await forget(store, files);
    await forget(store, files);
    expect(await files.get(file.hash)).toEqual(pdf(1));
    expect(store.tables().unasked.size).toBe(0);
  });

  test('are kept while the same file waits for somebody else, or lies with the evidence', async () => {
    const file = await sends(1);
    later(3_600_000);
    const other = chatIn(store, 'other');
    await other.sends([file]);
    later(86_400_000 - 3_600_000);
    await forget(store, files);
    expect(await files.get(file.hash)).toEqual(pdf(1));
    await assistant.keep('证据.pdf', pdf(1));
    later(86_400_000);
    await forget(store, files);
    expect(await files.get(file.hash)).toEqual(pdf(1));
  });

  test('cannot be put to use after the day, although they were not swept', async () => {
    await begins();
    await sends(1);
    const put = buttonsIn(chat.last())[0];
    later(86_400_000);
    await chat.pressesToken(put?.token ?? '');
    const [draft] = [...store.tables().drafts.values()];
    expect(draft?.answers.certificate).toBeUndefined();
  });
});

test('an act that is one’s turn and takes files is among the places', async () => {
  const city = await webCity();
  const seated = new Set([...city.store.tables().seats.values()].map(({ person }) => person));
  const found: string[] = [];
  for (const person of seated) {
    await city.store.transact((world) => world.people.openAccount(person, 'telegram', person));
    const own = chatIn(city.store, person);
    await own.sends([{ hash: 'a'.repeat(64), name: 'x.pdf', mime: 'application/pdf', size: 9 }]);
    found.push(
      ...own
        .shown()
        .flatMap(buttonsIn)
        .map(({ label }) => label),
    );
  }
  expect(found.filter((label) => label.includes('HRB-'))).not.toEqual([]);
});
