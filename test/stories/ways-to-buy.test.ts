import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/engine/procedure.ts';
import { workdaysAfter } from '../../src/law/calendar.ts';
import { cityDate, plusDays } from '../../src/law/date.ts';
import { seededLaw } from '../../src/law/law.ts';
import { alphaAdmin, citizen, people } from '../core/engine-people.ts';
import { opens } from '../core/engine-play.ts';
import { toldPurchase } from '../core/engine-stories.ts';
import { at, file } from '../core/given.ts';
import { bidAnswers, purchaseCosting, tenderAnswers } from '../core/given-purchase.ts';
import { done, type Family, familyIn, played, refused, since } from '../core/given-story.ts';
import { tells } from './told.ts';

/** Each way to buy goes as the law has it, from its documents to the day on which offers are opened. */

const small = await purchaseCosting(28_000_000);
/** Above the open-tender threshold. */
const large = await purchaseCosting(250_000_000);

const alphaCode = '52230199MJ0000018E';

/** Its officer has handed in these documents, and its head lets them go out. */
function published(family: Family, when: string, documents: object, approves: string): Promise<Family> {
  return played(
    family,
    { action: 'prepareTender', by: people.staff, at: when, answers: { ...tenderAnswers, ...documents } },
    { action: 'approveTender', by: people.head, at: approves },
  );
}

async function bids(family: Family, by: typeof alphaAdmin, when: string, price: number, id: string): Promise<Family> {
  const answers = { ...bidAnswers, price, breakdown: [{ item: '全部', amount: price }] };
  const result = await opens({ ...family.world, now: at(when) }, id, 'bid', { by, answers });
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return familyIn(result.value);
}

describe('a small amount', () => {
  test('is bought directly from the one that was asked: it is told so, nobody else can bid, and one offer is enough', async () => {
    const documents = {
      ...{ method: 'directed', ground: 'small', methodReason: '金额在采购限额以下，由一家附近的组织直接承接。' },
      ...{ invited: [{ code: alphaCode, name: 'alpha' }], factors: undefined, ceiling: 28_000_000 },
      closing: '2026-12-29',
    };
    const family = since('includeInCatalogue', small);
    const asked = await published(family, '2026-12-24 09:00', documents, '2026-12-24 10:00');
    const { who, comes } = await tells(
      await bids(asked, alphaAdmin, '2026-12-25 09:00', 27_000_000, 'bid-alpha'),
      '2026-12-25 10:00',
    );
    const other = await who('beta-admin');
    const agency = await who('agency');
    expect(await other.isRefused('我要投标')).toContain('这个项目只接受受邀的供应商投标');
    await comes('2026-12-29 09:30');
    await agency.does('开启');
    expect((await agency.looks()).reads).toContain('1 份');
  });
});

describe('an emergency that nobody could foresee', () => {
  test('waits for no thirty days of the intention once its cause is said, and everybody reads it in the notice', async () => {
    const family = since('includeInCatalogue');
    const { who } = await tells(family, '2026-11-24 09:00');
    const officer = await who('staff');
    expect((await officer.looks()).reads).toMatch(/12月\d+日/);
    const documents = {
      ...{ method: 'competitive-negotiation', ground: 'urgent', factors: undefined },
      ...{ methodReason: '洪水冲毁养老院，老人须立即有人照料。', urgency: '11月22日夜间洪水冲毁养老院，无法预见。' },
      closing: '2026-12-04',
    };
    const called = await published(family, '2026-11-24 10:00', documents, '2026-11-24 11:00');
    const [, call] = done(called, 'publish').slice(-2);
    expect(call ?? done(called, 'publish').at(-1)).toMatchObject({
      notice: 'tender',
      rows: { urgency: documents.urgency },
    });
  });
});

describe('a consultation', () => {
  test('is spoken to each bidder about, and each makes one final offer under seal, at which it stands', async () => {
    const { who, comes } = await tells(since('askOffers'), '2027-01-14 10:00');
    const first = await who('alpha-admin');
    const second = await who('beta-admin');
    const third = await who('gamma-admin');
    const agency = await who('agency');
    expect(first.reads()).not.toContain('beta');
    await first.does('最后报价', { price: '450000', '✎ 最后报价': '450000' }, 'bid-alpha');
    await second.does('最后报价', { price: '400000', '✎ 最后报价': '400000' }, 'bid-beta');
    await second.does('改最后报价', { price: '390000', '✎ 最后报价': '390000' }, 'bid-beta');
    expect((await first.looks('bid-beta')).reads).not.toContain('390,000');
    await third.does('退出磋商', { reason: '人手不足，不参加了。' }, 'bid-gamma');
    expect(await agency.isRefused('打开报价')).toMatch(/16:00/);
    await comes('2027-01-14 16:00');
    await agency.does('打开报价');
    expect(await second.isRefused('最后报价', {}, 'bid-beta')).not.toContain('提交了最后报价：');
  });

  test('in a negotiation the lowest final offer that meets the need is first, and nobody gives points', async () => {
    const negotiated = { method: 'competitive-negotiation', ground: 'complex', factors: undefined };
    const story = await toldPurchase((form) => (form === 'tender' ? negotiated : {}));
    const { who } = await tells(since('signReport', story), '2027-01-18 10:00');
    const head = await who('head');
    expect((await head.looks()).can).toContain('确认第一名 beta ¥440,000');
  });
});

describe('an open tender to which only two have come', () => {
  const handedIn = since('signBid', large);
  const closing = cityDate(new Date(handedIn.root.opens ?? ''));
  const leaves = {
    ...{ on: 'bid-gamma', action: 'withdrawBid', by: of('gamma-admin'), at: `${plusDays(closing, -1)} 10:00` },
    answers: { reason: '人手不足，不参加了。' },
  };
  const on = (days: number, hour = '10:00') => `${plusDays(closing, days)} ${hour}`;

  function of(id: string): Person {
    return handedIn.world.people.find((person) => person.id === id) ?? expect.fail(`nobody is called ${id}`);
  }

  test('has failed, and what was sealed stays so', async () => {
    const { who } = await tells(await played(handedIn, leaves), on(0, '17:30'));
    const agency = await who('agency');
    const head = await who('head');
    expect(await agency.isRefused('开标')).toMatch(/收到 2 份，至少要 3 份才能继续/);
    await head.does('宣布废标', { cause: '供应商不足', reason: '截止时只有两家供应商投标。' });
    expect((await head.looks()).can).toContain('重新采购');
  });

  test('can go on as a negotiation with these two, once finance has approved that, to the end', async () => {
    const again = workdaysAfter(seededLaw.calendar, plusDays(closing, 3), 12).date;
    const documents = {
      ...{ method: 'competitive-negotiation', ground: 'tender-failed', factors: undefined, ceiling: 250_000_000 },
      ...{ methodReason: '公开招标只有两家供应商，文件没有不合理条款。', closing: again, hour: '09:30' },
    };
    const called = await played(
      handedIn,
      leaves,
      { action: 'declareFailed', by: people.head, at: on(1), answers: { cause: 'too-few', reason: '只有两家投标。' } },
      { action: 'restartTender', by: people.head, at: on(2), answers: { reason: '改用竞争性谈判。' } },
      { action: 'prepareTender', by: people.staff, at: on(3), answers: { ...tenderAnswers, ...documents } },
      { action: 'approveTender', by: people.head, at: on(3, '11:00') },
      { action: 'superviseMethod', by: people.proc, at: on(3, '14:00'), answers: { number: '哈财采批 2027-31' } },
    );
    const one = await bids(called, of('alpha-admin'), on(5), 248_000_000, 'again-alpha');
    const both = await bids(one, of('beta-admin'), on(5, '11:00'), 246_000_000, 'again-beta');
    const { who, comes } = await tells(both, `${again} 09:30`);
    const agency = await who('agency');
    const officer = await who('staff', 'telegram');
    const civil = await who('civil', 'telegram');
    const head = await who('head');
    await agency.does('开启');
    await comes(`${plusDays(again, 1)} 10:00`);
    expect((await officer.looks()).reads).toContain('资格');
    const verdicts = '合格；声明与材料逐项核对，记录在案。';
    await officer.does('资格审查', { verdicts: `${verdicts}\n${verdicts}`, sameStandard: '确认' });
    await civil.does('核对登记', { entries: `在册；无不良；${again}\n在册；无不良；${again}` });
    await head.does('签署名单');
    expect((await agency.looks()).can.join()).toContain('抽取专家');
  });
});

describe('where only one is said to be able', () => {
  const listed = since('includeInCatalogue', large);
  const one = { code: alphaCode, name: 'alpha' };
  const publicises = {
    ...{ action: 'publiciseSole', by: people.staff, at: '2026-12-09 09:00' },
    answers: {
      ...{ ...one, methodReason: '只有这一家具备失能老人照护的特许资质。', opinions: [file] },
      ...{ until: '2026-12-16', contact: '购买单位办公室，电话 0451-84600000' },
    },
  };
  const prepares = {
    ...{ action: 'prepareTender', by: people.staff, at: '2026-12-24 09:00' },
    answers: {
      ...{ ...tenderAnswers, method: 'single-source', ground: 'sole-supplier', invited: [one], factors: undefined },
      ...{ methodReason: publicises.answers.methodReason, ceiling: 250_000_000, closing: '2027-01-28', objected: 'no' },
    },
  };

  test('above the open-tender threshold everybody can object for five working days, and none of that is passed over in silence', async () => {
    expect(refused(listed, prepares)).toMatchObject({
      why: 'publicity-stood',
      source: expect.stringContaining('政府采购法实施条例 Art 38'),
    });
    const publicised = await played(listed, publicises);
    const { who } = await tells(publicised, '2026-12-10 09:00');
    const anybody = await who('citizen');
    const objects = { stance: 'oppose', opinion: '本机构同样取得了许可，可以承接。' };
    await anybody.does('对需求提意见', { ...objects, stance: '反对' });
    const world = { ...publicised.world, now: at('2026-12-10 09:00') };
    const objected = await opens(world, 'objection', 'comment', { by: citizen, answers: objects });
    if (!objected.ok) throw new Error(objected.refusal.why);
    expect(refused(familyIn(objected.value), prepares)).toMatchObject({
      why: 'objections-counted',
      values: { count: 1 },
    });
  });

  test('where nobody has objected, finance decides, and only the one is asked', async () => {
    const handedOn = await played(listed, publicises, prepares, {
      action: 'approveTender',
      by: people.head,
      at: '2026-12-24 11:00',
    });
    const { who } = await tells(handedOn, '2026-12-25 09:00');
    const finance = await who('proc');
    await finance.does('批准方式', { number: '哈财采批 2026-88' });
    const other = await who('beta-admin');
    expect(await other.isRefused('我要投标')).toContain('这个项目只接受受邀的供应商投标');
  });
});
