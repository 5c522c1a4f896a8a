import { describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { assistantOf } from '../../src/app/assistant.ts';
import { latest } from '../../src/engine/case.ts';
import type { ProcedureId } from '../../src/names.ts';
import { project } from '../../src/procedures/purchase/01-setup/setup.ts';
import { reportPeriod } from '../../src/procedures/purchase/report/report.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { filesInMemory } from '../memory/files.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import type { World } from './engine-play.ts';
import { organisationStory, type PlayedStory, purchaseStory } from './engine-stories.ts';
import { at, file } from './given.ts';

const { say, procedures } = texts.zh;

/** The city of a story just before an act was done, on the day on which it was. */
function justBefore({ told, worlds }: PlayedStory, act: string) {
  const place = told.findIndex(({ action }) => action === act);
  const [deed, world] = [told[place], worlds[place]];
  if (!deed || !world) throw new Error(`the story has no ${act}`);
  const now = at(deed.at);
  const store = memoryStore({ now: () => now, tables: copyOf(world.tables) });
  return { store, world, number: world.cases.get(deed.on)?.number ?? '', by: deed.by === 'system' ? '' : deed.by.id };
}

function never(): never {
  throw new Error('the story has no purchase');
}

function labelOf(procedure: ProcedureId, act: string): string {
  return procedures[procedure].actions[act]?.label ?? '';
}

/** The chat of somebody who has a seat, with nothing counted yet. */
async function chatOf(store: MemoryStore, person: string): Promise<Chat> {
  await store.transact((world) => world.people.openAccount(person, 'telegram', `tg-${person}`));
  return chatIn(store, `tg-${person}`);
}

type Given = string | readonly [typeof file] | readonly string[];

/** Answers each question as it comes, until none is open; what is not given is no question that may be asked. */
async function answersAll(chat: Chat, given: Readonly<Record<string, Given>>): Promise<void> {
  const asked = new Set<string>();
  for (let key = chat.asked(); key !== undefined; key = chat.asked()) {
    const answer = given[key];
    if (answer === undefined || asked.has(key)) throw new Error(`${key} is asked: ${plain(chat.last())}`);
    asked.add(key);
    if (typeof answer === 'string') {
      if (
        chat
          .last()
          .buttons.flat()
          .some(({ label }) => label === answer)
      )
        await chat.presses(answer);
      else await chat.says(answer);
      continue;
    }
    for (const each of answer) {
      if (typeof each === 'string') await chat.presses(`☐ ${each}`);
      else await chat.sends([each]);
    }
    await chat.presses(say.goOn);
  }
}

function titleOf({ cases, root }: World): string {
  const purchase = cases.get(root);
  return (purchase && latest(purchase, project)?.title) ?? '';
}

const isReceipt = (chat: Chat) => chat.last().blocks.some(({ kind }) => kind === 'receipt');

describe('from the first press to the receipt, on Telegram', () => {
  test('a complaint takes three questions and six presses', async () => {
    const { store, world } = justBefore(purchaseStory, 'fileReport');
    const chat = chatIn(store, 'neighbour');
    await chat.says('/start');
    await chat.presses(say.citizen);
    chat.cost();
    await chat.presses(procedures.complaint.begin);
    await chat.presses(titleOf(world));
    await answersAll(chat, {
      about: '服务质量',
      whom: '上门服务的机构',
      facts: '8 月起护理员每周只来一次，公示的是三次。',
    });
    await chat.presses(labelOf('complaint', 'fileComplaint'));
    expect(isReceipt(chat)).toBe(true);
    const { questions, presses } = chat.cost();
    expect({ questions, presses: presses <= 6 }).toEqual({ questions: 3, presses: true });
  });

  test('an organisation is registered with twelve questions', async () => {
    const { store } = justBefore(organisationStory, 'registerOrganisation');
    const chat = chatIn(store, 'newcomer');
    await chat.says('/start');
    await chat.presses(say.organisation);
    chat.cost();
    await chat.presses(procedures.organisation.begin);
    await chat.presses(say.begin);
    await answersAll(chat, {
      code: '52230102MJ0000017T',
      name: '新桥社区养老服务中心',
      certificate: [file],
      representative: '周建国',
      address: '道里区新桥街道新桥路 18 号',
      validTo: '2030-05-19',
      staff: '6',
      fields: ['A04 社会保障服务'],
      bankName: '龙江银行哈尔滨道里支行',
      bankAccount: '6222000000000001',
      contactPhone: '13800000106',
      pledge: say.confirm,
    });
    for (const known of ['民办非企业单位', '道里区民政局', '新桥街道', '区县级']) {
      expect(plain(chat.last()), known).toContain(known);
    }
    await chat.presses(labelOf('organisation', 'registerOrganisation'));
    expect(isReceipt(chat)).toBe(true);
    expect(chat.cost().questions).toBe(12);
  });

  test('a bid takes six questions', async () => {
    const { store, world, by } = justBefore(purchaseStory, 'draftBid');
    const chat = await chatOf(store, by);
    await chat.says('/start');
    chat.cost();
    await chat.presses(procedures.bid.begin);
    await chat.presses(titleOf(world));
    await chat.presses(say.begin);
    // What it is about stands above the first question.
    for (const known of [titleOf(world), '最高限价', '截止日期']) expect(plain(chat.last()), known).toContain(known);
    await answersAll(chat, {
      declaration: say.confirm,
      plan: '按片区设六个服务小组，每组配一名持证社工和四名护理员，逐户建档，按需排班，应急呼叫二十分钟内到场，每月回访并公布结果，接受居民监督和评议。',
      timetable: '入户建档；2027-03-31',
      staff: '王敏；项目主管；中级社工师',
      breakdown: '人员；380000\n其他；80000',
      documents: [file],
    });
    expect(plain(chat.last())).toContain('¥460,000');
    await chat.presses(labelOf('bid', 'draftBid'));
    expect(isReceipt(chat), plain(chat.last())).toBe(true);
    expect(chat.cost().questions).toBe(6);
  });

  test('a progress report takes five questions', async () => {
    const { store, world, number, by } = justBefore(purchaseStory, 'fileReport');
    const chat = await chatOf(store, by);
    await chat.says(number);
    chat.cost();
    await chat.presses(labelOf('report', 'fileReport'));
    // What is short begins at once, with what is to be had ready.
    expect(plain(chat.last())).toContain('服务台账、支出明细');
    const report = [...world.cases.values()].find((each) => each.number === number);
    const { from = '' } = (report && latest(report, reportPeriod)) ?? {};
    const promised = latest(world.cases.get(world.root) ?? never(), project)?.indicators ?? [];
    await answersAll(chat, {
      activities: `${from}；和兴社区；上门照料；36；54`,
      actuals: promised.map(({ name, target }) => `${name}；${target}；服务台账`).join('\n'),
      spending: '人员；85000',
      proofs: [file],
      declaration: say.confirm,
    });
    await chat.presses(labelOf('report', 'fileReport'));
    expect(isReceipt(chat), plain(chat.last())).toBe(true);
    expect(chat.cost().questions).toBe(5);
  });

  test('an answer is rated by one press on its card, of which a low one asks what is lacking', async () => {
    const rated = async (score: string, person: string) => {
      const { store, number, by } = justBefore(purchaseStory, 'rateAnswer');
      const chat = await chatOf(store, by || person);
      await chat.says(number);
      chat.cost();
      await chat.presses(score);
      return {
        chat,
        course: [...store.tables().logs.values()]
          .flat()
          .filter(({ event }) => event.kind === 'filed' && event.action === 'rateAnswer'),
      };
    };
    const high = await rated('4 分', 'citizen');
    expect(high.course).toHaveLength(1);
    expect(high.chat.cost()).toEqual({ questions: 0, presses: 1, written: 0 });
    const low = await rated('2 分', 'citizen');
    expect(low.course).toHaveLength(0);
    expect(low.chat.asked()).toBe('lacking');
  });

  test('a payment is asked for with two questions', async () => {
    const { store, number, by } = justBefore(purchaseStory, 'requestPayment');
    const chat = await chatOf(store, by);
    await chat.says(number);
    chat.cost();
    await chat.presses(labelOf('payment', 'requestPayment'));
    await answersAll(chat, { invoice: '26232000000071738888', documents: [file] });
    await chat.presses(labelOf('payment', 'requestPayment'));
    expect(isReceipt(chat), plain(chat.last())).toBe(true);
    expect(chat.cost().questions).toBe(2);
  });

  test('an invoice that another contract was asked to pay by is refused by name, and what was filled in stays', async () => {
    const { store, number, by } = justBefore(purchaseStory, 'requestPayment');
    const invoice = '26232000000071738888';
    const other = await store.transact(async (world) => {
      const own = await world.cases.byNumber(number);
      const card = own?.parent === undefined ? undefined : await world.cases.card(own.parent);
      if (!card) throw new Error('a payment stands under its purchase');
      await world.cases.claim(card.id, { rule: 'invoice-used-once', keys: [invoice] });
      return card.number;
    });
    const chat = await chatOf(store, by);
    await chat.says(number);
    await chat.presses(labelOf('payment', 'requestPayment'));
    await answersAll(chat, { invoice: '2623 2000 0000 7173 8888', documents: [file] });
    const button = buttonsIn(chat.last()).find(({ label }) => label === labelOf('payment', 'requestPayment'));
    const assistant = assistantOf({ store, files: filesInMemory(), log: { info() {}, error() {} }, wake() {} });
    const pressed = { kind: 'press', token: button?.token ?? '' } as const;
    const from = { channel: 'telegram', address: `tg-${by}` } as const;
    const reply = await assistant.receive({ id: 'files it', from, forms: 'questions', stroke: '/', says: pressed });
    expect(reply.refused).toBe('invoice-used-once');
    expect(plain(chat.last())).toContain(`发票 ${invoice} 在 ${other} 里用过了`);
    const drafts = await store.transact((world) => world.drafts.ofPerson(by));
    expect(drafts.map(({ answers }) => answers.invoice)).toEqual([invoice]);
  });
});
