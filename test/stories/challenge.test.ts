import { describe, expect, test } from 'vitest';
import { line } from '../core/given.ts';
import { awarded, buyerSigns, drafts, played, running, since } from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * Beta comes second and finds that the first was given points for what it has not done. It challenges the result within seven working
 * days (政府采购法 Art 52); who answers has seven (Art 53); meanwhile nobody signs (条例 Art 54).
 */

const says = {
  stage: '评审和结果',
  matter: '第一名的同类项目业绩不是同类服务。',
  facts: '公告的得分与其公开的合同不符。',
  request: '请重新确定供应商。',
};
const answer = {
  findings: '经核对投标文件、评分表和公开的合同，情况如下。',
  basis: '政府采购法第五十三条。',
};

describe('a challenge of the result', () => {
  test('freezes the signing while it is not answered, and goes on as it was where it is groundless', async () => {
    const { who, comes } = await tells(await played(awarded, drafts), '2027-01-25 10:00');
    const second = await who('beta-admin');
    const head = await who('head', 'slack');
    const officer = await who('staff');
    const winner = await who('alpha-admin');
    await second.does('提出质疑', says);
    const frozen = /有供应商提出了质疑（HRB-2027-CHL-0001），答复以前依法暂停签订合同和付款.*签订期限顺延/;
    expect(await head.isRefused('签署合同')).toMatch(frozen);
    expect(await winner.isRefused('签署合同')).toMatch(frozen);
    await comes('2027-01-27 10:00');
    await officer.does('答复', { ...answer, outcome: '不成立' }, 'challenge-1');
    await head.does('签发答复', {}, 'challenge-1');
    expect(second.reads()).toMatch(/签发了质疑答复：不成立.*可投诉到：2027年3月2日/s);
    // It has as many days more as it stood still.
    expect((await head.looks()).reads).toContain('2月20日（周六，暂定）前');
    await head.does('签署合同');
    expect((await second.looks('challenge-1')).can).toContain('向财政投诉');
  });

  test('that is right takes the award from the first, and the next one has it', async () => {
    const { who, comes } = await tells(awarded, '2027-01-20 10:00');
    const second = await who('beta-admin');
    const head = await who('head');
    const officer = await who('staff');
    const winner = await who('alpha-admin');
    await second.does('提出质疑', says);
    await comes('2027-01-22 10:00');
    await officer.does('答复', { ...answer, outcome: '成立', follows: '另定下一名' }, 'challenge-1');
    await head.does('签发答复', {}, 'challenge-1');
    expect(winner.heard()).toMatch(/质疑或者投诉成立.*处理：另定下一名.*原供应商：alpha/s);
    await head.does('确认第一名');
    expect((await head.looks()).reads).toContain('确认了成交供应商：beta，¥440,000');
  });

  test('comes in seven working days after the notice, once for each stage, from who has bid', async () => {
    const { who, comes } = await tells(awarded, '2027-01-20 10:00');
    const second = await who('beta-admin');
    const citizen = await who('citizen');
    await second.does('提出质疑', says);
    expect(await second.isRefused('提出质疑', says)).toMatch(/同一环节要一次提完.*（财政部令第94号）第十条/s);
    expect((await citizen.looks()).can).not.toContain('提出质疑');
    await comes('2027-01-30 00:00');
    const third = await who('gamma-admin');
    expect(await third.isRefused('提出质疑', says)).toMatch(
      /现在没有在质疑期内的环节.*《政府采购法实施条例》第五十三条/s,
    );
  });

  test('that nobody answers goes to the finance bureau, which stops the signing', async () => {
    const { who, comes } = await tells(await played(awarded, drafts, buyerSigns), '2027-01-28 10:00');
    const second = await who('beta-admin');
    const finance = await who('proc');
    const head = await who('head');
    const winner = await who('alpha-admin');
    await second.does('提出质疑', says);
    await comes('2027-02-22 09:00');
    const complaint = {
      matter: '第一名的业绩不是同类服务。',
      facts: '期满没有答复。',
      request: '请认定成交结果无效。',
      basis: '《政府采购法》第二十二条。',
    };
    // Nobody is passed over for not signing what nobody may sign.
    expect((await head.looks()).can).not.toContain('另定下一名');
    await second.does('向财政投诉', complaint, 'challenge-1');
    // As many days more as it stood still.
    expect((await head.looks()).reads).toContain('3月15日（周一，暂定）前');
    await finance.does('受理', {}, 'challenge-1');
    await finance.does('通知暂停', { until: '2027-03-15', reason: '投诉事项可能影响成交结果。' }, 'challenge-1');
    expect(await winner.isRefused('签署合同')).toMatch(/财政部门正在处理.*通知暂停到2027年3月16日.*签订期限顺延/s);
  });
});

describe('a complaint that the finance bureau upholds after both have signed', () => {
  const complaint = {
    matter: '第一名的业绩不是同类服务。',
    facts: '答复没有说明该业绩为什么算同类。',
    request: '请认定成交结果无效。',
    basis: '《政府采购法》第二十二条。',
  };
  const upheld = {
    outcome: '成立',
    findings: '经审查双方的材料和该合同，查明该业绩不是同类服务。',
    basis: '财政部令第94号第三十二条。',
  };

  /** The contract was signed on 28 January; the second challenges on the next day, and is told that it is groundless. */
  async function complained() {
    const { who, comes, tables } = await tells(running, '2027-01-29 10:00');
    const second = await who('beta-admin');
    const officer = await who('staff');
    const head = await who('head', 'slack');
    const finance = await who('proc');
    const winner = await who('alpha-admin');
    await second.does('提出质疑', says);
    await comes('2027-02-01 09:00');
    await officer.does('答复', { ...answer, outcome: '不成立' }, 'challenge-1');
    await head.does('签发答复', {}, 'challenge-1');
    await comes('2027-02-02 10:00');
    await second.does('向财政投诉', complaint, 'challenge-1');
    await finance.does('受理', {}, 'challenge-1');
    await officer.does('书面说明', { reply: '该业绩的合同内容包括居家照护，属于同类。' }, 'challenge-1');
    return { second, finance, winner, head, comes, tables };
  }

  test('takes the contract away before anything was done of it: its money is set aside again, and the next one has the award', async () => {
    const { second, finance, winner, head, comes, tables } = await complained();
    await comes('2027-02-08 10:00');
    await finance.does('作决定', { ...upheld, follows: '另定下一名' }, 'challenge-1');
    expect(tables().lines.get(line.id)).toMatchObject({ committed: 0, reserved: 48_000_000 });
    expect((await winner.looks('payment-1')).reads).toContain('不再支付');
    await head.does('确认第一名');
    expect((await second.looks()).reads).toContain('确认了成交供应商：beta');
  });

  test('leaves what was done of one that has begun to be accepted and settled, and takes no other supplier', async () => {
    const { finance, winner, comes, tables } = await complained();
    await comes('2027-03-01 09:00');
    expect(await finance.isRefused('作决定', { ...upheld, follows: '另定下一名' }, 'challenge-1')).toMatch(
      /现在不能“另定下一名”.*可以：继续采购、撤销合同、合同照常，依法赔偿/s,
    );
    await finance.does('作决定', { ...upheld, follows: '撤销合同' }, 'challenge-1');
    expect((await winner.looks()).reads).toContain('验收');
    expect(tables().lines.get(line.id)?.committed).toBe(running.world.line.committed);
  });
});

describe('a conflict that is found after the points were given', () => {
  test('takes the expert out: the next by lot comes in his place, all is scored anew, and nobody chooses whom', async () => {
    const scored = since('scoreBids');
    const { who } = await tells(scored, '2027-01-15 08:30');
    const [first = ''] = scored.root.named.panel ?? [];
    const expert = await who(first);

    const agency = await who('agency');
    await expert.does('我要回避', { reason: '发现我的亲属在第一名的供应商工作。' });
    expect(agency.heard()).toMatch(/评审专家 回避了评审.*发现我的亲属/s);
    // What he found counts no more: before somebody else has judged there is no report.
    const { can } = await agency.looks();
    expect(can).toContain('换人');
    expect(can).not.toContain('出具报告');
    await agency.does('换人', { leaves: first, reason: '本人回避' });
    expect((await agency.looks()).reads).not.toContain('正在汇总评审结果');
  });
});
