import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { remind } from '../../src/app/remind.ts';
import type { Reply } from '../../src/dialogue/message.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { crowded, deciding, standingIn } from '../memory/live-decisions.ts';
import { officeChat, official } from '../memory/office-chat.ts';
import { inHand, type WebCity } from '../web-city.ts';

const { say } = texts.zh;
const days = (n: number): number => n * 24 * 60 * 60_000;
const approve = '同意 ¥360,000';
let city: WebCity;
let chat: Chat;

beforeEach(async () => {
  ({ city, chat } = await officeChat());
});

/** How many messages there are in the chats of the office by which the case can be decided. */
function live(number: string = inHand.overdue): number {
  const tables = city.store.tables();
  const found = deciding(standingIn(tables), city.idOf(number));
  return found.filter((message) => tables.accounts.get(message.chat)?.channel === 'telegram').length;
}

/** The token of the latest button with a label. */
function tokenOf(label: string): string {
  const button = chat
    .shown()
    .toReversed()
    .flatMap(buttonsIn)
    .find((each) => each.label === label);
  if (!button) throw new Error(`nobody sees ${label}`);
  return button.token;
}

/** What the one who pressed is told at once. */
async function told(label: string, token = tokenOf(label)): Promise<Reply> {
  await chat.pressesToken(token, true);
  return chat.replied();
}

/** Somebody else of his office, who reads the same in his own chat. */
async function colleague(): Promise<Chat> {
  await city.store.change((tables) => {
    const same = [...tables.seats.values()].filter(({ person }) => person === official);
    const seats = same.map((seat) => [`colleague ${seat.role}`, { ...seat, person: 'colleague' }] as const);
    tables.persons = new Map([...tables.persons, ['colleague', { name: '张敏' }]]);
    tables.seats = new Map([...tables.seats, ...seats]);
  });
  await city.store.transact((world) => world.people.openAccount('colleague', 'telegram', 'colleague'));
  return chatIn(city.store, 'colleague');
}

describe('a case that is shown again', () => {
  test('leaves one line of where it stood, and can be decided from one message', async () => {
    await chat.says(inHand.overdue);
    await chat.says(inHand.overdue);
    await chat.presses(say.whole);
    await chat.says('待办');
    await chat.presses(
      plain(chat.last()).includes(inHand.overdue) ? (buttonsIn(chat.last())[0]?.label ?? '') : say.menu,
    );
    await chat.says(inHand.overdue);
    const lines = chat.shown().filter(({ retired }) => retired);
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      expect(plain(line)).toMatch(new RegExp(`${inHand.overdue}.*最新的在下面`));
      expect(buttonsIn(line)).toEqual([]);
    }
    expect(crowded(standingIn(city.store.tables()))).toEqual([]);
  });

  test('shows all of it in the place of its card, and the card again, with the way back to the list', async () => {
    await chat.says('待办');
    const [item = ''] = buttonsIn(chat.last()).map(({ label }) => label);
    await chat.presses(item);
    const [messages, card] = [chat.shown().length, plain(chat.last())];
    expect(card).toContain(say.backToList);
    await chat.presses(say.whole);
    expect(chat.shown()).toHaveLength(messages);
    expect(plain(chat.last())).not.toBe(card);
    expect(buttonsIn(chat.last()).map(({ label }) => label)).toEqual(
      expect.arrayContaining([say.lessOfIt, say.backToList]),
    );
    await chat.presses(say.lessOfIt);
    expect(chat.shown()).toHaveLength(messages);
    expect(plain(chat.last())).toBe(card);
    await chat.presses(say.whole);
    await chat.presses(say.backToList);
    expect(chat.shown()).toHaveLength(messages);
    expect(buttonsIn(chat.last()).map(({ label }) => label)).toContain(item);
    expect(crowded(standingIn(city.store.tables()))).toEqual([]);
  });

  test('says by one press why it is due on its day: the term, from when, and what that rests on', async () => {
    await chat.says(inHand.overdue);
    expect(plain(chat.last())).not.toContain(say.whyDay.title);
    await chat.presses(say.whole);
    const shown = plain(chat.last());
    for (const part of [say.whyDay.title, say.whyDay.latest, '最多 10 个工作日', '当天不算', '本市设定（本市默认）'])
      expect(shown).toContain(part);
  });

  test('shows what a form will ask on its card, and the card again', async () => {
    await chat.says(inHand.overdue);
    const [messages, card] = [chat.shown().length, plain(chat.last())];
    const form = buttonsIn(chat.last()).find(({ label }) => label.startsWith('退回'))?.label ?? '';
    expect(form).not.toBe('');
    await chat.presses(form);
    if (chat.shown().length === messages) await chat.presses(say.sureNot);
    expect(plain(chat.shown()[messages - 1] ?? chat.last())).toBe(card);
  });
});

describe('a reminder of a case', () => {
  const reminded = () => remind(city.store, { info() {}, error: (_, error) => expect.fail(String(error)) });
  const reminders = () => chat.shown().filter(({ repliesTo }) => repliesTo !== undefined);

  test('is a reply to its card, which is brought up to date, and is no second way to decide it', async () => {
    await city.store.transact((world) => world.people.switchTopic(official, 'digest', false));
    await reminded();
    await chat.says(inHand.soon);
    const { place } = chat.last();
    await city.clock.advance(days(2));
    await reminded();
    const reminder = reminders().find(({ repliesTo }) => repliesTo === place);
    expect(plain(reminder ?? chat.last())).toMatch(new RegExp(`已经过了期限：.+${inHand.soon}`, 's'));
    expect(live(inHand.soon)).toBe(1);
    await chat.presses(say.open);
    expect(chat.last()).toMatchObject({ place });
    expect(live(inHand.soon)).toBe(1);
    expect(crowded(standingIn(city.store.tables()))).toEqual([]);
  });
});

describe('a press that comes too late', () => {
  test('is answered by one word, and its card is the case as it stands now', async () => {
    await chat.says(inHand.overdue);
    const token = tokenOf(approve);
    const other = await colleague();
    await other.says(inHand.overdue);
    expect(live()).toBeGreaterThan(1);
    await other.presses(approve);
    await other.presses('同意');
    const messages = chat.shown().length;
    expect(await told(approve, token)).toMatchObject({ word: expect.stringMatching(/张敏.*没有计入/) });
    expect(chat.shown()).toHaveLength(messages);
    expect(plain(chat.last())).toContain('张敏');
    expect(live()).toBe(0);
  });

  test('is silent when it is the same press again, within seconds', async () => {
    await chat.says(inHand.overdue);
    const token = tokenOf(approve);
    await told(approve, token);
    const messages = chat.shown().map((message) => plain(message));
    expect(await told(approve, token)).not.toHaveProperty('word');
    expect(chat.shown().map((message) => plain(message))).toEqual(messages);
    await city.clock.advance(60_000);
    expect(await told(approve, token)).toMatchObject({ word: say.refusals['already-filed']({}) });
  });
});

describe('a form that was filled in by questions', () => {
  const { complaint } = texts.zh.procedures;

  /** A complaint at its review. */
  async function complained(): Promise<Chat> {
    const resident = chatIn(city.store, 'resident');
    await resident.says('/start');
    await resident.presses(say.citizen);
    await resident.presses(complaint.begin);
    const project = buttonsIn(resident.last())[0]?.label ?? '';
    for (const label of [project, '服务质量', '上门服务的机构']) await resident.presses(label);
    await resident.says('约好的上门没有来，打电话也没有人接。');
    while (resident.asked() !== undefined) await resident.presses(say.skip);
    return resident;
  }

  const ofDrafts = () =>
    standingIn(city.store.tables()).flatMap(({ presses }) => presses.filter((press) => 'draft' in press));

  test('has no button left once it is filed, and whoever pressed one meanwhile is shown what came of it', async () => {
    const resident = await complained();
    const edit = buttonsIn(resident.shown().at(-2) ?? resident.last()).find(({ label }) => label.startsWith('✎'));
    expect(ofDrafts().length).toBeGreaterThan(2);
    await resident.presses(complaint.actions.fileComplaint?.label ?? '');
    expect(ofDrafts()).toEqual([]);
    expect(
      resident
        .shown()
        .map((message) => plain(message))
        .join('\n'),
    ).toContain('约好的上门没有来');
    await resident.pressesToken(edit?.token ?? '');
    expect(resident.last().place).toMatch(/^card:/);
  });

  test('is settled in each chat of whoever files it in the language of that', async () => {
    const resident = await complained();
    const { accounts } = city.store.tables();
    const person = [...accounts.values()].find(({ address }) => address === 'resident')?.person ?? '';
    await city.store.transact((world) => world.people.openAccount(person, 'telegram', 'abroad'));
    const abroad = chatIn(city.store, 'abroad');
    await abroad.says('/lang');
    await abroad.says(texts.en.say.listTitle.drafts);
    await abroad.presses(buttonsIn(abroad.last())[0]?.label ?? '');
    const review = abroad.shown().length - 1;
    await resident.presses(complaint.actions.fileComplaint?.label ?? '');
    const settled = plain(abroad.shown()[review] ?? abroad.last());
    expect(settled).toContain(texts.en.say.sent);
    expect(settled).not.toContain(say.sent);
  });

  test('has none left but the way back once it is thrown away, and no answer', async () => {
    const resident = await complained();
    const edit = buttonsIn(resident.shown().at(-2) ?? resident.last()).find(({ label }) => label.startsWith('✎'));
    await resident.presses(say.discard);
    await resident.presses(say.discardSure);
    expect(ofDrafts().map((press) => press.do)).toEqual(['fetch-back']);
    expect(
      resident
        .shown()
        .map((message) => plain(message))
        .join('\n'),
    ).not.toContain('约好的上门没有来');
    await resident.pressesToken(edit?.token ?? '');
    expect(plain(resident.last())).toContain(say.formGone);
  });
});
