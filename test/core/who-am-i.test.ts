import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { handle } from '../../src/app/assistant.ts';
import { hashOf } from '../../src/app/code.ts';
import { webEntry } from '../../src/app/web-entry.ts';
import type { ChannelName } from '../../src/names.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { people } from './engine-people.ts';
import { caseOf } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';

const place = purchaseStory.told.findIndex(({ action }) => action === 'confirmProject');
const world = purchaseStory.worlds[place];
if (!world) throw new Error('the story confirms no project');
const { root, now } = world;
const { head } = people;

const said = (chat: Chat) => plain(chat.last());
const victimIn = (store: MemoryStore) =>
  [...store.tables().accounts.values()].find(({ address }) => address === 'victim');
const labels = (chat: Chat) => buttonsIn(chat.last()).map(({ label }) => label);

/** The city in which the project waits for the head of its buyer, who has accounts on these channels. */
async function city(...on: readonly ChannelName[]): Promise<MemoryStore> {
  const store = memoryStore({ now: () => now, tables: copyOf(world?.tables ?? expect.fail()) });
  await store.change(({ accounts }) => {
    for (const channel of on) {
      const account = { id: `${channel}-head`, channel, address: 'head', person: head.id, language: 'zh' } as const;
      accounts.set(account.id, { ...account, known: true, focus: undefined, lastSeen: now });
    }
  });
  return store;
}

/** A code that links a chat to the head. */
async function code(store: MemoryStore): Promise<string> {
  const text = 'ABCDEFGHIJKLMNOPQRST';
  const until = new Date(now.getTime() + 60_000);
  await store.transact(({ people: all }) => all.putCode({ hash: hashOf(text), person: head.id, until }));
  return text;
}

/** A city whose clock the test moves. */
function later(store: MemoryStore, days: number): MemoryStore {
  return memoryStore({ now: () => new Date(now.getTime() + days * 86_400_000), tables: copyOf(store.tables()) });
}

/** The head says on Slack that the account which has shown his code is his. */
async function letsLinkOnSlack(store: MemoryStore, account: string): Promise<void> {
  const press = { do: 'let-link', hash: hashOf('ABCDEFGHIJKLMNOPQRST'), account, yes: true } as const;
  await store.transact(async (all) => {
    const token = await all.outbox.token(press, head.id);
    const from = { channel: 'slack', address: 'head' } as const;
    await handle(all, { id: 'slack', from, forms: 'pages', says: { kind: 'press', token } });
  });
}

describe('whoever has linked a chat', () => {
  test('is told as whom, in which office, with the way to what waits', async () => {
    const store = await city('telegram');
    const chat = chatIn(store, 'new phone');
    await chat.says(await code(store));
    await chat.presses('是我，连上');
    await chatIn(store, 'head').presses('是我，让它连上');
    expect(said(chat)).toMatch(new RegExp(`好的，${head.name}（.+负责人.*），这个账号已经连上了`));
    await chat.presses('回到首页');
    const [inbox = ''] = labels(chat).filter((label) => label.startsWith('待办'));
    await chat.presses(inbox);
    expect(said(chat)).toContain(caseOf(world ?? expect.fail(), root).number);
  });
});

describe('whoever is linked elsewhere', () => {
  /** The head has given a code away, and another account says that it is he. */
  async function shown(...on: readonly ChannelName[]) {
    const store = await city(...on);
    const other = chatIn(store, 'new phone');
    const hash = hashOf(await code(store));
    await other.says('/start ABCDEFGHIJKLMNOPQRST');
    await other.presses('是我，连上');
    const account = () => [...store.tables().accounts.values()].find(({ address }) => address === 'new phone');
    const isUsed = () => store.tables().codes.get(hash)?.usedAt !== undefined;
    return { store, before: chatIn(store, 'head'), other, account, isUsed };
  }

  test('is asked wherever he is, and nothing is linked before he says that it is he', async () => {
    const { store, before, other, account, isUsed } = await shown('telegram', 'slack', 'web');
    expect(said(other)).toContain('请回到您要码的那个账号');
    expect(account()?.person).not.toBe(head.id);
    expect(isUsed()).toBe(false);
    const asked = [...store.tables().said.values()].filter(({ message }) => plain(message).includes('用了您的登录码'));
    expect(asked.map(({ account: at }) => at).toSorted()).toEqual(['slack-head', 'telegram-head', 'web-head']);
    await other.says('待办');
    expect(said(other)).not.toContain(caseOf(world ?? expect.fail(), root).number);
    await before.presses('是我，让它连上');
    expect(account()?.person).toBe(head.id);
    expect(isUsed()).toBe(true);
    expect(said(other)).toContain(`好的，${head.name}`);
    const told = [...store.tables().said.values()].filter(({ message }) => plain(message).includes('刚连上一个'));
    expect(told.map(({ account: at }) => at).toSorted()).toEqual(['slack-head', 'telegram-head', 'web-head']);
  });

  test('says that it is somebody else: nothing is linked, the code is void, and it is said there', async () => {
    const { before, other, account, isUsed } = await shown('telegram');
    await before.presses('不是我');
    expect(said(before)).toContain('没有连');
    expect(account()?.person).not.toBe(head.id);
    expect(isUsed()).toBe(true);
    expect(said(other)).toContain('没有连上');
    await other.says('/start ABCDEFGHIJKLMNOPQRST');
    expect(said(other)).toContain('这个码用不了');
  });

  test('takes that account from whoever has it by one press', async () => {
    const { store, before, other, account } = await shown('telegram');
    await before.presses('是我，让它连上');
    expect(said(before)).toContain('您的名下刚连上一个');
    await before.presses('不是我，断开');
    expect(said(before)).toContain('已经断开');
    expect(account()).toMatchObject({ known: false });
    expect(account()?.person).not.toBe(head.id);
    await other.says('待办');
    expect(said(other)).not.toContain(caseOf(world ?? expect.fail(), root).number);
    expect(store.tables().accounts.get('telegram-head')?.person).toBe(head.id);
  });

  test('keeps his own account for seven days against one that was only now let in', async () => {
    const { store, before } = await shown('telegram');
    await before.presses('是我，让它连上');
    const press = { do: 'unlink', account: 'telegram-head' } as const;
    const tries = async (days: number) => {
      const then = later(store, days);
      await then.transact(async (all) => {
        const says = { kind: 'press', token: await all.outbox.token(press, head.id) } as const;
        const from = { channel: 'telegram', address: 'new phone' } as const;
        await handle(all, { id: `thief:${days}`, from, forms: 'questions', says });
      });
      return [said(chatIn(then, 'new phone')), then.tables().accounts.get('telegram-head')?.person] as const;
    };
    expect(await tries(6)).toEqual([expect.stringContaining('这个账号是新连上的'), head.id]);
    expect(await tries(8)).toEqual([expect.stringContaining('已经断开'), expect.not.stringMatching(head.id)]);
  });

  test('reads no code any more where it was said, once it was used: on the web with the way to end that', async () => {
    const store = await city('telegram');
    const chat = chatIn(store, 'head');
    await chat.says('登录');
    const [, given = ''] = /https:\/\/desk\/([\w-]{20})/.exec(said(chat)) ?? [];
    expect(await webEntry(store).signIn(given)).toBe(head.id);
    expect(said(chat)).toContain('您的账号登录了');
    expect(chat.shown().map(plain).join()).not.toContain(given);
    expect(labels(chat)).toEqual(['退出所有网页登录']);
  });

  test('links nothing once the code is over, nor what has come to something of its own meanwhile', async () => {
    const late = await shown('telegram');
    await late.store.change(({ codes }) => {
      for (const [hash, made] of codes) codes.set(hash, { ...made, until: now });
    });
    await late.before.presses('是我，让它连上');
    expect(said(late.before)).toContain('没有连上');
    expect(late.account()?.person).not.toBe(head.id);

    const seated = await shown('telegram');
    const person = seated.account()?.person ?? '';
    await seated.store.change((tables) => {
      const [seat] = tables.seats.values();
      if (seat) tables.seats = new Map(tables.seats).set('his', { ...seat, person });
    });
    await seated.before.presses('是我，让它连上');
    expect(said(seated.before)).toContain('已经有自己的事');
    expect(seated.account()?.person).toBe(person);
  });

  test('cannot be answered for by whoever shows the code', async () => {
    const { store, other, account } = await shown('telegram');
    const at = [...store.tables().accounts].find(([, row]) => row === account())?.[0] ?? '';
    const press = { do: 'let-link', hash: hashOf('ABCDEFGHIJKLMNOPQRST'), account: at, yes: true } as const;
    const person = account()?.person ?? '';
    await other.pressesToken(await store.transact(({ outbox }) => outbox.token(press, person)));
    expect(account()?.person).toBe(person);
  });

  test('loses nothing of his own by a button that names the account in which he presses', async () => {
    const store = await city('telegram');
    const chat = chatIn(store, 'head');
    const token = await store.transact(({ outbox }) =>
      outbox.token({ do: 'unlink', account: 'telegram-head' }, head.id),
    );
    await chat.pressesToken(token);
    expect(said(chat)).toContain('已经不在您的名下');
    expect(store.tables().accounts.get('telegram-head')?.person).toBe(head.id);
  });
});

describe('whoever tries codes', () => {
  test('is told after so many in an hour to come back, though one were right', async () => {
    const store = await city('web');
    const chat = chatIn(store, 'guesser');
    for (let n = 100; n < 160; n += 1) await chat.says(`/start ABCDEFGHIJKLMNOPQ${n}`);
    expect(said(chat)).not.toContain('过一小时');
    await chat.says(await code(store));
    expect(said(chat)).toContain('请过一小时再来');
    expect(said(chat)).not.toContain(head.name);
  });
});

describe('whoever shows a code of another', () => {
  test('is asked first whether he is that person, and is nobody else until he says so', async () => {
    const store = await city('web');
    const chat = chatIn(store, 'victim');
    await chat.says(await code(store));
    expect(said(chat)).toContain(head.name);
    expect(said(chat)).toContain('是您本人吗');
    await chat.presses('不是我');
    expect(victimIn(store)?.person).not.toBe(head.id);
    // The code is not used up by the question.
    expect([...store.tables().codes.values()].some(({ usedAt }) => usedAt)).toBe(false);
  });

  test.each(['a draft', 'a case', 'a seat'] as const)('stays who he is when he has %s of his own', async (has) => {
    const store = await city('telegram');
    const chat = chatIn(store, 'victim');
    await chat.says('/start');
    const person = victimIn(store)?.person ?? '';
    const draft = { id: 'his', person, procedure: 'complaint', version: 1, action: 'fileComplaint' } as const;
    const begun = { ...draft, case: undefined, parent: undefined, answers: {}, secret: false };
    if (has === 'a draft') await store.transact(({ drafts }) => drafts.start(begun, now));
    await store.change((tables) => {
      const [seat] = tables.seats.values();
      const [card] = tables.cards.values();
      if (has === 'a seat' && seat) tables.seats = new Map(tables.seats).set('his', { ...seat, person });
      if (has === 'a case' && card) tables.cards.set(card.id, { ...card, opener: person });
    });
    await chat.says(await code(store));
    expect(said(chat)).toContain('您在这里已经有自己的事');
    expect(victimIn(store)?.person).toBe(person);
  });
});

describe('in a chat', () => {
  test.each(['/whoami', '我是谁'])('%s says by which name and office, and where else one is linked', async (words) => {
    const chat = chatIn(await city('telegram', 'slack', 'web'), 'head');
    await chat.says(words);
    expect(said(chat)).toMatch(new RegExp(`${head.name}（.+负责人`));
    expect(said(chat)).toContain('这里是Telegram，另外还连着Slack、网页办事台。');
  });

  test('one unlinks any other account of one’s own, by its channel', async () => {
    const store = await city('telegram', 'slack', 'web');
    const chat = chatIn(store, 'head');
    await chat.says('我是谁');
    expect(labels(chat).filter((label) => label.startsWith('断开'))).toEqual(['断开Slack']);
    await chat.presses('断开Slack');
    expect(said(chat)).toContain('已经断开：那个Slack账号不再是您的');
    expect(store.tables().accounts.get('slack-head')?.person).not.toBe(head.id);
    await chat.says('我是谁');
    expect(labels(chat).filter((label) => label.startsWith('断开'))).toEqual([]);
  });

  test('one signs out wherever one is signed in on the web, by one press, and codes that are open go with it', async () => {
    const store = await city('telegram', 'web');
    const until = new Date(now.getTime() + 60_000);
    const open = await code(store);
    await store.change(({ sessions }) => {
      for (const browser of ['desk', 'phone']) sessions.set(browser, { person: head.id, began: now, until });
      sessions.set('over', { person: head.id, began: now, until: now });
      sessions.set('another', { person: 'somebody else', began: now, until });
    });
    const chat = chatIn(store, 'head');
    await chat.says('我是谁');
    expect(said(chat)).toContain('网页上现在有 2 处登录着');
    await chat.presses('退出所有网页登录');
    expect(said(chat)).toContain('网页上的登录都已经退出');
    expect([...store.tables().sessions.keys()]).toEqual(['another']);
    expect(store.tables().codes.has(hashOf(open))).toBe(false);
    await chat.says('我是谁');
    expect(labels(chat)).not.toContain('退出所有网页登录');
  });

  test('one logs out once one is sure: what is written there is a stranger’s, and nothing is lost elsewhere', async () => {
    const store = await city('telegram', 'slack');
    const chat = chatIn(store, 'head');
    await chat.says(caseOf(world ?? expect.fail(), root).number);
    const card = chat.last();
    await chat.says('退出');
    expect(said(chat)).toContain('要退出吗');
    expect(store.tables().accounts.get('telegram-head')?.person).toBe(head.id);
    await chat.presses('退出');
    expect(store.tables().accounts.get('telegram-head')).toMatchObject({ known: false });
    expect(store.tables().accounts.get('telegram-head')?.person).not.toBe(head.id);
    expect(said(chat)).toContain('您是？');
    // Neither by the buttons that stand there still, nor by asking.
    for (const { token } of buttonsIn(card)) await chat.pressesToken(token, true);
    await chat.says('待办');
    expect(said(chat)).toContain('没有');
    const told = await store.transact(({ people: all }) => all.toldAt(head.id));
    expect(told?.channel).toBe('slack');
    expect(told?.person.seats).toEqual(head.seats);
  });

  test('one may come back by a code', async () => {
    const store = await city('telegram', 'slack');
    const chat = chatIn(store, 'head');
    await chat.says('/logout');
    await chat.presses('退出');
    await chat.says(await code(store));
    await chat.presses('是我，连上');
    await letsLinkOnSlack(store, 'telegram-head');
    expect(said(chat)).toContain('这个账号已经连上了');
    expect(store.tables().accounts.get('telegram-head')?.person).toBe(head.id);
  });

  test.each([[['telegram']], [['telegram', 'web']]] as const)(
    'one does not log out of the only chat, since nobody could come back: %s',
    async (on) => {
      const store = await city(...on);
      const chat = chatIn(store, 'head');
      await chat.says('退出');
      expect(said(chat)).toContain('请先连上另一个');
      expect(store.tables().accounts.get('telegram-head')?.person).toBe(head.id);
    },
  );
});

describe('a stranger', () => {
  test('who writes a word of a project finds it before he has said who he is', async () => {
    const later = purchaseStory.worlds.at(-1) ?? expect.fail();
    const chat = chatIn(memoryStore({ now: () => later.now, tables: copyOf(later.tables) }), 'stranger');
    await chat.says(later.tables.cards.get(later.root)?.title?.slice(0, 4) ?? '');
    expect(said(chat)).not.toContain('您是？');
    await chat.says('没有这样的东西');
    expect(said(chat)).toContain('没有找到“没有这样的东西”');
    await chat.says('你好');
    expect(said(chat)).toContain('您是？');
  });
});
