import { beforeEach, describe, expect, test } from 'vitest';
import { paperDocx } from '../../adapters/shared/paper-docx.ts';
import { openCase } from '../../src/app/act.ts';
import { existingCase } from '../../src/app/facts/known.ts';
import { handingOut } from '../../src/app/hand-out.ts';
import { atOnce } from '../../src/dialogue/answer-open-files.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { piecesOf } from '../../src/law/said.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { inHand, webCity } from '../web-city.ts';
import { everyone } from './engine-people.ts';
import { emptyWorld } from './engine-play.ts';
import { at } from './given.ts';
import { organisationAnswers } from './given-organisation.ts';

const { say } = texts.zh;
let now: Date;
const officer = everyone.find(({ seats }) => seats.some(({ role }) => role === 'civil_affairs'))?.id ?? '';

function paper(nth: number, size = 1000): Evidence {
  return { hash: nth.toString(16).padStart(64, '0'), name: `证书${nth}.pdf`, mime: 'application/pdf', size };
}

/** A registration with these certificates, before the officer who verifies it. */
async function registered(certificate: readonly Evidence[]): Promise<{ store: MemoryStore; id: string; chat: Chat }> {
  const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
  const id = await store.transact(async (world) => {
    const { person } = await world.people.arrive({ channel: 'telegram', address: 'li', name: '李' }, now);
    await world.people.openAccount(officer, 'telegram', 'officer');
    const answers = { ...organisationAnswers, certificate };
    const opened = await openCase(world, 'organisation', undefined, { by: person, answers });
    if (!opened.ok) throw new Error(opened.refusal.why);
    return opened.value.known.state.id;
  });
  const chat = chatIn(store, 'officer');
  await presses(store, chat, officer, { do: 'show', case: id });
  return { store, id, chat };
}

/** Somebody who has nothing to do with it. */
function strangerIn(store: MemoryStore): Promise<string> {
  return store.transact(async (world) => {
    const { person } = await world.people.arrive({ channel: 'telegram', address: 'stranger' }, now);
    return person.id;
  });
}

async function presses(
  store: MemoryStore,
  chat: Chat,
  person: string,
  press: { readonly do: 'show' | 'whole' | 'open-files'; readonly case: string },
): Promise<void> {
  await chat.pressesToken(await store.transact((world) => world.outbox.token(press, person)));
}

const labels = (message: Sent): readonly string[] => buttonsIn(message).map(({ label }) => label);
const handed = (chat: Chat): readonly (readonly string[])[] =>
  chat
    .shown()
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'documents' ? [block.files.map(({ name }) => name)] : []));

beforeEach(() => {
  now = at('2026-11-25 09:00');
});

describe('the files on a case', () => {
  test('are handed to whoever may read them, at one press of its card, and that is noted', async () => {
    const { chat, store, id } = await registered([paper(1), paper(2)]);
    await chat.presses(say.openFiles);
    expect(handed(chat)).toEqual([['证书1.pdf', '证书2.pdf']]);
    const [filing] = (await store.read((world) => world.cases.load(id)))?.filings ?? [];
    expect([...store.tables().handedOut.values()]).toEqual([
      { person: officer, case: id, filings: [filing?.seq], channel: 'telegram', at: now },
    ]);
  });

  test('are one press away under all of it, too', async () => {
    const { chat, store, id } = await registered([paper(1)]);
    await presses(store, chat, officer, { do: 'whole', case: id });
    expect(labels(chat.last())).toContain(say.openFiles);
    expect(labels(chat.last())).not.toContain(say.whole);
  });

  test('are named in no row of the outbox but by what they are, and never by their bytes', async () => {
    const { chat } = await registered([paper(1)]);
    await chat.presses(say.openFiles);
    const [block] = chat.last().blocks;
    expect(block).toMatchObject({ kind: 'documents', files: [paper(1)] });
  });

  test.each([
    [1, 1],
    [10, 10],
    [11, 10],
    [25, 10],
  ])('are %d and come ten at a time at most: %d', (count, sent) => {
    const files = Array.from({ length: count }, (_, nth) => ({ file: paper(nth + 1), filing: 1 }));
    expect(atOnce(files)).toEqual(files.slice(0, sent));
  });

  test('that are large go as many at once as a slow line takes', async () => {
    const twelve = 12 << 20;
    const { chat } = await registered([paper(1, twelve), paper(2, twelve), paper(3, 1000), paper(4, 20 << 20)]);
    await chat.presses(say.openFiles);
    await chat.presses(say.moreFiles);
    await chat.presses(say.moreFiles);
    expect(handed(chat).map((each) => each.length)).toEqual([1, 2, 1]);
  });

  test('are kept from whoever may not read them, and from whoever has a button that he was not given', async () => {
    const { chat, store, id } = await registered([paper(1)]);
    const other = chatIn(store, 'stranger');
    await presses(store, other, await strangerIn(store), { do: 'open-files', case: id });
    expect(handed(other)).toEqual([]);
    const mine = buttonsIn(chat.last()).find(({ label }) => label === say.openFiles);
    await other.pressesToken(mine?.token ?? '');
    expect(handed(other)).toEqual([]);
    expect(store.tables().handedOut.size).toBe(0);
  });

  test('are offered on no card that has none', async () => {
    const { chat, store, id } = await registered([paper(1)]);
    const other = chatIn(store, 'stranger');
    await presses(store, other, await strangerIn(store), { do: 'show', case: id });
    expect(other.shown().flatMap(labels)).not.toContain(say.openFiles);
    expect(labels(chat.last())).toContain(say.openFiles);
  });
});

describe('a file that is on its way', () => {
  test('is read when it is sent, for the one who may open it then', async () => {
    const kept = new Map([[paper(1).hash, Buffer.from('%PDF')]]);
    const { store, id } = await registered([paper(1)]);
    const handOut = handingOut(store, filesInMemory(kept), paperDocx);
    const to = (address: string) => ({ channel: 'telegram', address }) as const;
    expect(await handOut(to('officer'), id, paper(1).hash)).toEqual(Buffer.from('%PDF'));
    await strangerIn(store);
    expect(await handOut(to('stranger'), id, paper(1).hash)).toBeUndefined();
    expect(await handOut(to('nobody'), id, paper(1).hash)).toBeUndefined();
    expect(await handOut(to('officer'), id, paper(2).hash)).toBeUndefined();
    await store.change((tables) => {
      tables.seats = new Map([...tables.seats].filter(([, { person }]) => person !== officer));
    });
    expect(await handOut(to('officer'), id, paper(1).hash)).toBeUndefined();
  });
});

describe('the link beside files', () => {
  async function linked(): Promise<{ store: MemoryStore; id: string; pass: string }> {
    const { chat, store, id } = await registered([paper(1)]);
    await chat.presses(say.openFiles);
    const [block] = chat.last().blocks;
    const pieces = block?.kind === 'documents' ? piecesOf(block.about) : [];
    const href = pieces.flatMap((piece) => (typeof piece !== 'string' && piece.kind === 'link' ? [piece.href] : []))[0];
    return { store, id, pass: href?.split('/').at(-1) ?? '' };
  }

  test('lives for the minutes of the setting, and says for whom it is', async () => {
    const { store, id, pass } = await linked();
    const opened = (when: Date) => store.read(async (world) => world.passes.open(pass, when));
    const until = new Date(now.getTime() + 10 * 60_000);
    expect(await opened(new Date(until.getTime() - 1))).toEqual({ person: officer, case: id, until });
    expect(await opened(until)).toBeUndefined();
  });
});

describe('at the desk', () => {
  /** Somebody who reads a file there, and somebody who does not. */
  async function desk() {
    const city = await webCity();
    const id = [...city.store.tables().cards.values()].find(({ number }) => number === inHand.running)?.id ?? '';
    const known = await city.store.read((world) => existingCase(world, id));
    const reader =
      known.state.filings.find(({ answers }) => JSON.stringify(answers).includes('"hash"'))?.by.person ?? '';
    const pass = await city.store.read(async (world) =>
      world.passes.make({ person: reader, case: id, until: new Date((await world.now()).getTime() + 60_000) }),
    );
    return { city, id, reader, pass };
  }

  test('a link leads the one for whom it is to the files, and nobody else', async () => {
    const { city, id, reader, pass } = await desk();
    const mine = await (await city.visitor(reader)).get(`/open/${pass}`);
    expect([mine.status, mine.headers.get('location')]).toEqual([303, `/desk/case/${id}#h-files`]);
    const other = await (await city.visitor('cz-budget')).get(`/open/${pass}`);
    expect(other.status).toBe(404);
    const nobody = await (await city.visitor()).get(`/open/${pass}`);
    expect(nobody.status).toBe(401);
    const made = await (await city.visitor(reader)).get('/open/AAAA');
    expect(made.status).toBe(404);
  });

  test('whoever is handed a file is noted', async () => {
    const { city, id, reader } = await desk();
    const visitor = await city.visitor(reader);
    const [, path = ''] = /href="(\/files\/[^"]+)"/.exec(await visitor.page(`/desk/case/${id}`)) ?? [];
    expect((await visitor.get(path)).status).toBe(200);
    expect([...city.store.tables().handedOut.values()]).toMatchObject([{ person: reader, case: id, channel: 'web' }]);
  });
});
