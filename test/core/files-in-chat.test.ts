import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { markOf } from '../../src/dialogue/open-form.ts';
import { addFiles } from '../../src/dialogue/read-answer.ts';
import { type Evidence, files as filesField } from '../../src/engine/form.ts';
import { texts } from '../../src/text/all.ts';
import { type Chat, chatIn } from '../memory/chat.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { fc } from '../properties.ts';
import { emptyWorld } from './engine-play.ts';
import { at } from './given.ts';

const { say, procedures } = texts.zh;
const now = at('2026-11-25 09:00');
const most = 5;

/** A photo as Telegram gives it, without a name of its own. */
function photo(nth: number, name = '照片.jpg'): Evidence {
  return { hash: nth.toString(16).padStart(64, '0'), name, mime: 'image/jpeg', size: 1000 + nth };
}

describe('files that would have one name', () => {
  const names = (files: readonly Evidence[]): readonly string[] => files.map(({ name }) => name);
  const added = (had: readonly Evidence[], ...more: readonly Evidence[]) => addFiles(filesField(), had, more);

  test.each([
    [['照片.jpg'], ['照片.jpg']],
    [
      ['照片.jpg', '照片.jpg', '照片.jpg'],
      ['照片 1.jpg', '照片 2.jpg', '照片 3.jpg'],
    ],
    [
      ['照片.jpg', '报价.pdf', '照片.jpg', '报价.pdf'],
      ['照片 1.jpg', '报价 1.pdf', '照片 2.jpg', '报价 2.pdf'],
    ],
    [
      ['照片.jpg', '照片.png'],
      ['照片.jpg', '照片.png'],
    ],
    [
      ['合同 1.pdf', '合同 5.pdf', '合同.pdf'],
      ['合同 1.pdf', '合同 5.pdf', '合同 6.pdf'],
    ],
    [
      ['无尾名', '无尾名'],
      ['无尾名 1', '无尾名 2'],
    ],
  ])('are numbered: %j', (given, shown) => {
    const files = given.map((name, nth) => photo(nth + 1, name));
    expect(names(added([], ...files).all)).toEqual(shown);
    // One by one they come to the same.
    expect(names(files.reduce<readonly Evidence[]>((had, file) => added(had, file).all, []))).toEqual(shown);
  });

  test('keep their numbers when one is taken out, and the next has the next', () => {
    const { all } = added([], photo(1), photo(2), photo(3));
    const left = all.filter(({ hash }) => hash !== photo(2).hash);
    expect(names(added(left, photo(4)).all)).toEqual(['照片 1.jpg', '照片 3.jpg', '照片 4.jpg']);
  });

  test('never have the same name, and none is lost or doubled, whatever they are called', () => {
    const given = fc.array(
      fc.tuple(fc.nat(9), fc.constantFrom('a', 'a 1', 'a 2', 'a 1.pdf', 'a.pdf', '照片.jpg', '.x')),
      {
        maxLength: 14,
      },
    );
    fc.assert(
      fc.property(given, fc.integer({ min: 1, max: 8 }), (list, max) => {
        const files = list.map(([nth, name]) => photo(nth, name));
        const { all, kept, left } = addFiles(filesField({ max }), [], files);
        expect(new Set(names(all)).size).toBe(all.length);
        const hashes = new Set(files.map(({ hash }) => hash));
        expect(all.length).toBe(Math.min(max, hashes.size));
        expect(new Set([...kept, ...left].map(({ hash }) => hash))).toEqual(hashes);
      }),
    );
  });
});

/** Somebody who is asked for the certificate of an organisation: at most five files. */
async function atCertificate(): Promise<{ store: MemoryStore; chat: Chat; kept: () => readonly string[] }> {
  const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
  const chat = chatIn(store, 'founder');
  await chat.says('/start');
  for (const label of [say.organisation, procedures.organisation.begin, say.begin]) await chat.presses(label);
  await chat.says('跳过');
  await chat.says('新桥社区养老服务中心');
  expect(chat.asked()).toBe('certificate');
  return {
    store,
    chat,
    kept() {
      const [draft] = store.tables().drafts.values();
      const answer = draft?.answers.certificate ?? [];
      return Array.isArray(answer) ? answer.map((file) => String(file.name)) : [];
    },
  };
}

const shown = (chat: Chat): readonly string[] => chat.shown().map((message) => plain(message));

describe('an album', () => {
  test('is answered by one message that grows', async () => {
    for (const count of [2, 3, most]) {
      const { chat, kept } = await atCertificate();
      const before = chat.shown().length;
      for (let nth = 1; nth <= count; nth += 1) await chat.sends([photo(nth)], undefined, 'g1');
      expect(chat.shown().length).toBe(before + 1);
      expect(kept()).toEqual(Array.from({ length: count }, (_, nth) => `照片 ${nth + 1}.jpg`));
      const last = plain(chat.last());
      expect(last).toContain(`收到 ${count} 个文件：照片 1.jpg（1 KB）、照片 2.jpg`);
      expect(last).toContain(say.goOn);
    }
  });

  test('of more than fit says in the same message which stayed and which did not, and the way out', async () => {
    const { chat, kept } = await atCertificate();
    for (let nth = 1; nth <= 3; nth += 1) await chat.sends([photo(nth)]);
    const before = chat.shown().length;
    for (let nth = 4; nth <= 13; nth += 1) await chat.sends([photo(nth, `第${nth}张.jpg`)], undefined, 'g1');
    expect(chat.shown().length).toBe(before + 1);
    expect(kept()).toHaveLength(most);
    const last = plain(chat.last());
    expect(last).toContain('收到 2 个文件：第4张.jpg（1 KB）、第5张.jpg（1 KB）。');
    expect(last).toContain(
      '没有收下：第6张.jpg、第7张.jpg、第8张.jpg、第9张.jpg、第10张.jpg、第11张.jpg、第12张.jpg、第13张.jpg',
    );
    expect(last).toContain('先去掉一份');
    expect(last).toContain('去掉 照片 1.jpg');
  });

  test('goes on into its field when the person has gone on before the rest of it came', async () => {
    const { chat, kept } = await atCertificate();
    await chat.sends([photo(1)], undefined, 'g1');
    await chat.presses(say.goOn);
    const asked = chat.asked();
    const before = chat.shown().length;
    await chat.sends([photo(2)], undefined, 'g1');
    expect(kept()).toEqual(['照片 1.jpg', '照片 2.jpg']);
    expect(chat.shown().length).toBe(before);
    expect(chat.asked()).toBe(asked);
    expect(shown(chat).some((text) => text.includes('登记证书：') && text.includes('照片 2.jpg'))).toBe(true);
  });

  test('keeps saying what was written beside it in vain', async () => {
    const { chat } = await atCertificate();
    await chat.sends([photo(1)], '这是正本', 'g1');
    await chat.sends([photo(2)], undefined, 'g1');
    expect(plain(chat.last())).toContain('没有记入：“这是正本”');
  });

  test('where no file is asked for is answered once', async () => {
    const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
    const chat = chatIn(store, 'stranger');
    await chat.says('/start');
    await chat.presses(say.citizen);
    const before = chat.shown().length;
    for (let nth = 1; nth <= 4; nth += 1) await chat.sends([photo(nth)], undefined, 'g1');
    expect(chat.shown().length).toBe(before + 1);
    await chat.sends([photo(5)], undefined, 'g2');
    expect(chat.shown().length).toBe(before + 2);
  });

  test('sent while words are asked for stands in one message under its own field', async () => {
    const { chat, store } = await atCertificate();
    await chat.sends([photo(1)]);
    await chat.presses(say.goOn);
    const before = chat.shown().length;
    for (let nth = 2; nth <= 4; nth += 1) await chat.sends([photo(nth)], undefined, 'g1');
    const told = shown(chat).slice(before);
    expect(told.filter((text) => text.includes('收到'))).toHaveLength(
      told.some((text) => text.includes('收到')) ? 1 : 0,
    );
    expect(told.length).toBeLessThanOrEqual(2);
    expect(store.tables().drafts.size).toBe(1);
  });
});

describe('several files in one message', () => {
  test('are said as an album is', async () => {
    const { chat, kept } = await atCertificate();
    await chat.sends([photo(1), photo(2), photo(3)]);
    expect(kept()).toEqual(['照片 1.jpg', '照片 2.jpg', '照片 3.jpg']);
    expect(plain(chat.last())).toContain('收到 3 个文件：照片 1.jpg（1 KB）、照片 2.jpg（1 KB）、照片 3.jpg（1 KB）。');
  });
});

describe('a file', () => {
  test('can be taken out again at its question, and from its ✎', async () => {
    const { chat, kept } = await atCertificate();
    await chat.sends([photo(1), photo(2)]);
    await chat.presses('去掉 照片 1.jpg');
    expect(kept()).toEqual(['照片 2.jpg']);
    expect(plain(chat.last())).toContain('已去掉 照片 1.jpg。');
    await chat.presses(say.goOn);
    await chat.presses('✎ 登记证书');
    expect(chat.asked()).toBe('certificate');
    await chat.presses('去掉 照片 2.jpg');
    expect(kept()).toEqual([]);
    // What is needed is asked for until it is there.
    expect(
      chat
        .last()
        .buttons.flat()
        .map(({ label }) => label),
    ).not.toContain(say.goOn);
    await chat.sends([photo(2)]);
    expect(kept()).toEqual(['照片.jpg']);
  });

  test('that is taken out twice is gone once, in silence', async () => {
    const { chat, kept, store } = await atCertificate();
    await chat.sends([photo(1), photo(2)]);
    const { person } = await store.transact((world) =>
      world.people.arrive({ channel: 'telegram', address: 'founder' }, now),
    );
    const [draft] = store.tables().drafts.values();
    const press = { do: 'remove', draft: draft?.id ?? '', field: 'certificate', mark: markOf(photo(1)) } as const;
    const token = await store.transact((world) => world.outbox.token(press, person.id));
    await chat.presses('去掉 照片 1.jpg');
    const before = shown(chat);
    await chat.pressesToken(token);
    expect(shown(chat)).toEqual(before);
    expect(kept()).toEqual(['照片 2.jpg']);
  });
});

describe('a voice message', () => {
  const speech: Evidence = { hash: 'b'.repeat(64), name: '语音.ogg', mime: 'audio/ogg', size: 2000 };

  test('where words are asked for is answered with how one can write instead', async () => {
    const store = memoryStore({ now: () => now, tables: emptyWorld(now).tables });
    const chat = chatIn(store, 'founder');
    await chat.says('/start');
    for (const label of [say.organisation, procedures.organisation.begin, say.begin]) await chat.presses(label);
    const asked = chat.asked();
    await chat.sends([speech]);
    expect(plain(chat.last())).toContain(say.misread.voice({}));
    expect(shown(chat).join('\n')).not.toContain(say.misread['needs-text']({}));
    expect(chat.asked()).toBe(asked);
  });
});
