import { describe, expect, test } from 'vitest';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { people } from '../core/engine-people.ts';
import { opens } from '../core/engine-play.ts';
import { newPurchase } from '../core/engine-starts.ts';
import { at, attempt, line, refusal } from '../core/given.ts';
import { budgetAnswers, projectAnswers, purchaseBefore } from '../core/given-purchase.ts';
import { type Family, familyIn, played, since, stepOf, withLines, withSeat } from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * A department wants care for its old people in 2027: the project, the money for it, and the offices that look at both. What stands
 * in the budget for one thing and one year is spent on nothing else (预算法 Art 13, 18); and nobody parts one purchase into several
 * small ones (政府采购法实施条例 Art 28).
 */

describe('the money of a project', () => {
  const women = { ...line, id: 'line-women', item: 'B1104', name: { zh: '妇女支持服务', en: 'Support for women' } };
  const past = { ...line, id: 'line-2024', year: 2024, name: { zh: '养老旧科目', en: 'Care of old' } };
  const theirs = { ...line, id: 'line-daoli', body: 'daoli', name: { zh: '道里养老', en: 'Care in Daoli' } };
  const asks = (chosen: string) => ({
    years: `${chosen}；480000`,
    unitCost: '每人每月 125 元，参照去年中标价。',
    directLine: '没有',
  });

  test.each([women, past, theirs])(
    'comes from no line of another service, a year that is over, or another department: $name.zh is not offered',
    async ({ name }) => {
      const { who } = await tells(withLines(since('confirmProject'), women, past, theirs), '2026-11-12 09:00');
      const officer = await who('staff', 'telegram');
      const refused = await officer.isRefused('申请预算', asks(name.zh));
      expect(refused).toMatch(/“预算科目”是哪一个？|没有/);
      expect(refused).not.toContain('已收到');
    },
  );

  test('comes from the line of that service and year, as whoever grants it reads', async () => {
    const { who } = await tells(withLines(since('confirmProject'), women, past, theirs), '2026-11-12 09:00');
    const officer = await who('staff', 'telegram');
    const budgetOffice = await who('budget');
    await officer.does('申请预算', asks('居家养老'));
    expect((await budgetOffice.looks()).reads).toMatch(/申请的预算.*2027.*居家养老|居家养老.*2027/s);
  });

  test.each([
    ['the service of another item', women, 'line-serves-item'],
    ['a year before the service', { ...line, year: 2026 }, 'line-serves-year'],
    ['another department', theirs, 'own-lines'],
  ] as const)('nor is it taken from whoever hands it in past the chat: %s', (_, wrong, why) => {
    const answers = {
      ...budgetAnswers,
      years: [{ line: wrong.id, amount: 48_000_000 }],
      adjustment: '哈财预〔2026〕12号',
    };
    const asked = {
      action: 'requestBudget',
      by: people.staff,
      at: '2026-11-12 09:00',
      answers,
      facts: { lines: [wrong] },
    };
    expect(refusal(attempt(purchase, purchaseBefore('requestBudget'), asked)).why).toBe(why);
  });
});

describe('one service that is entered as three small ones', () => {
  /** Each of 280,000 yuan, below the threshold of 300,000; the second by another officer of the department. */
  async function three(): Promise<Family> {
    let world = await newPurchase(28_000_000);
    const answers = { ...projectAnswers, costs: [{ item: '全部', amount: 28_000_000 }] };
    for (const [id, by] of [
      ['second', people.colleague],
      ['third', people.staff],
    ] as const) {
      const opened = await opens({ ...world, now: at('2026-11-03 10:00') }, id, 'purchase', { by, answers });
      if (!opened.ok) throw new Error(opened.refusal.why);
      world = opened.value;
    }
    const summary = { ...stepOf('summariseNeeds'), on: 'third', by: people.staff, at: '2026-11-11 09:00' };
    return played(familyIn(world), summary);
  }

  test('is seen by whoever enters it, confirms it and grants its money, with the others by number and what they come to', async () => {
    const { who } = await tells(await three(), '2026-11-11 10:00');
    const head = await who('head');
    const officer = await who('staff', 'telegram');
    const budgetOffice = await who('budget');
    const others = /还有 2 个项目：HRB-\S+、HRB-\S+，连同这个合计 ¥840,000，合起来达到了 ¥300,000 的标准/;
    expect((await head.looks('third')).reads).toMatch(others);
    await head.does('同意上报', {}, 'third');
    await officer.does(
      '申请预算',
      { years: '居家养老；280000', unitCost: '每人每月 125 元，参照去年中标价。', directLine: '没有' },
      'third',
    );
    expect((await budgetOffice.looks('third')).reads).toMatch(others);
    await budgetOffice.does('退回补正', { mend: '请与另外两个项目合并为一个，不能化整为零。' }, 'third');
    expect((await officer.looks('third')).reads).toContain('不能化整为零');
  });

  test('is not said of a service that is bought once', async () => {
    const { who } = await tells(since('summariseNeeds'), '2026-11-11 10:00');
    const head = await who('head');
    expect((await head.looks()).reads).toContain('✓ 本单位同一年度没有同类的项目');
  });
});

describe('an office that looks at projects and buys for itself', () => {
  const agrees = { vote: '同意', opinion: '同意立项。' };
  const dossier = { track: '会议审查', exAnte: '专家评估', exAnteResult: '可行，单价合理，风险可控。', posts: '0' };

  test.each([
    ['the finance bureau', 'budget', 'finance_budget', ['ndrc', 'establishment', 'civil'], '市财政局', '市发改委'],
    ['the staffing office', 'establishment', 'establishment', ['budget', 'ndrc', 'civil'], '市委编办', '市财政局'],
  ] as const)(
    'does not judge itself: another keeps its gate, and everybody reads which: %s',
    async (_, own, role, others, office, by) => {
      const { who } = await tells(withSeat(since('approveBudget'), own, role, 'nangang'), '2026-11-17 10:00');
      const secretary = await who('secretary');
      const itself = await who(own);
      const chair = await who('chair');
      await secretary.does('准备材料', dossier);
      expect((await itself.looks()).can).not.toContain('提出意见');
      for (const each of others) await (await who(each)).does('提出意见', agrees);
      const { reads } = await chair.looks();
      expect(reads).toContain('代为审查');
      expect(reads).toMatch(new RegExp(`${office}.*${by}`, 's'));
      await chair.does('同意立项');
      expect((await chair.looks()).reads).toContain('民政');
    },
  );

  test('has its gate closed by whoever keeps it', async () => {
    const { who } = await tells(
      withSeat(since('approveBudget'), 'budget', 'finance_budget', 'nangang'),
      '2026-11-17 10:00',
    );
    await (await who('secretary')).does('准备材料', dossier);
    for (const each of ['establishment', 'civil']) await (await who(each)).does('提出意见', agrees);
    await (await who('ndrc')).does('提出意见', { vote: '不同意', opinion: '单价明显偏高，理由不足。' });
    const chair = await who('chair');
    expect(await chair.isRefused('同意立项')).toContain('不同意');
  });
});

describe('a project that the group sends back', () => {
  const opened = { opens: '服务人数', mend: '服务人数与需求说明不一致，请核实后改正。' };

  test('is changed in what was named, and in nothing else; what was approved before counts no more, and its money is free', async () => {
    const { who, tables } = await tells(since('giveOpinion'), '2026-11-19 09:00');
    const chair = await who('chair');
    const officer = await who('staff', 'telegram');
    const head = await who('head');
    await chair.does('退回改项目', opened);
    expect(officer.reads()).toContain('服务人数与需求说明不一致');
    expect(tables().lines.get(line.id)?.reserved).toBe(0);
    expect(await officer.isRefused('修改项目', { '✎ 项目名称': '南岗区老年人上门照料服务项目' })).toContain(
      '这次退回只让改“服务人数”',
    );
    await officer.does('修改项目', { '✎ 项目名称': projectAnswers.title, '✎ 服务人数': '300' });
    await head.does('同意上报');
    expect((await officer.looks()).can).toContain('申请预算');
  });
});
