import { describe, expect, test } from 'vitest';
import { file } from '../core/given.ts';
import { awarded, buyerSigns, drafts, evaluated, played, since, withLapsed } from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * Three organisations have bid to care for old people at home; alpha comes first, then beta, then gamma. Who may supply is asked at
 * every step, as of that day (政府采购法 Art 22); the ranking binds the buyer (条例 Art 43), and the award binds both (政府采购法 Art 46).
 */

describe('a group whose certificate has lapsed', () => {
  test('cannot bid', async () => {
    const { who } = await tells(withLapsed(since('approveTender'), 'alpha'), '2026-12-28 09:00');
    const staff = await who('alpha-staff');
    expect(await staff.isRefused('我要投标')).toMatch(/登记证书有效期到2026年12月20日.*现在不能投标/s);
  });

  test('cannot pass the qualification, and whoever passed before is looked at again when the list is signed', async () => {
    const { who } = await tells(withLapsed(since('confirmRegistry'), 'alpha'), '2027-01-12 09:00');
    const head = await who('head');
    expect(await head.isRefused('签署名单')).toMatch(
      /alpha写的是合格，可是它的登记证书有效期到2026年12月20日.*请退回重审/s,
    );
    await head.does('退回重审', { mend: 'alpha 的证书已经到期，请重新审查。' });
  });

  test('is not awarded, though it came first: the next one is, and the tender goes on', async () => {
    const { who } = await tells(withLapsed(evaluated, 'alpha'), '2027-01-18 10:00');
    const head = await who('head');
    const watching = await who('supervision');
    expect(await head.isRefused('确认第一名')).toMatch(/已经过期，今天不能承接。请按“确定别家”确定下一名/);
    const answers = { bid: 'beta', ground: '信用发生变化', reason: '第一名的登记证书已经到期。', evidence: [file] };
    await head.does('确定别家', answers);
    expect((await head.looks()).reads).toContain('没有确定第一名，另定了成交供应商：beta');
    expect(watching.heard()).toMatch(/没有确定第一名，另定了成交供应商：beta.*理由[：\s]信用发生变化/s);
  });

  test('cannot sign, even where the buyer has signed already', async () => {
    const { who } = await tells(withLapsed(await played(awarded, drafts, buyerSigns), 'alpha'), '2027-01-28 10:00');
    const winner = await who('alpha-admin');
    expect(await winner.isRefused('签署合同')).toMatch(
      /已经过期，现在不能签合同。它补正登记以后再签；补不了的，由购买单位另定下一名/,
    );
  });
});

describe('the ranking binds the buyer', () => {
  test('who skips the first needs a ground of the law and proof, and comes to the second, not to the third', async () => {
    const { who } = await tells(evaluated, '2027-01-18 10:00');
    const head = await who('head');
    const gamma = { bid: 'gamma', ground: '已不能履行', reason: '第一名已经书面说明不能履行。', evidence: [file] };
    expect(await head.isRefused('确定别家', gamma)).toMatch(
      /应当按名次顺序确定。下一名是beta.*《政府采购法实施条例》第四十三条/s,
    );
    expect(
      await head.isRefused('终止采购', { ground: '没有可以确定的供应商', reason: '领导另有考虑。', evidence: [file] }),
    ).toMatch(/alpha还可以确定，不能说没有供应商.*《政府采购法》第三十六条/s);
  });

  test('nobody has the experts score again because he would like another result', async () => {
    const { who } = await tells(since('scoreBids'), '2027-01-15 09:00');
    const agency = await who('agency');
    const wished = { ground: '分值汇总算错', reason: '请重新评审第一名。' };
    expect(await agency.isRefused('重新评审', wished)).toMatch(/没有这种情形，不能重新评审.*第六十四条/s);
    expect(await agency.isRefused('提请终止', { cause: '有效投标不足', reason: '领导另有考虑，不再采购。' })).toMatch(
      /有效的有 3 家，够继续，不能以有效投标不足终止/,
    );
  });

  test('a head who does nothing does not hold the award up: after the days of the law the first stands', async () => {
    const { who, comes } = await tells(evaluated, '2027-01-18 10:00');
    const winner = await who('alpha-admin');
    await comes('2027-01-25 09:00');
    expect((await winner.looks()).reads).toContain('在规定时间内没有确定，依规定以排名第一的为成交供应商');
  });
});

describe('the award binds both', () => {
  test('the buyer does not cancel what is awarded', async () => {
    const { who } = await tells(awarded, '2027-01-20 09:00');
    const head = await who('head');
    const { can } = await head.looks();
    expect(can).toContain('另定下一名');
    for (const ends of ['取消项目', '任务取消', '终止采购']) expect(can).not.toContain(ends);
  });

  test('a winner who gives it up makes room for the next one, and he hears that it is his', async () => {
    const { who } = await tells(awarded, '2027-01-20 09:00');
    const winner = await who('alpha-admin');
    const head = await who('head', 'slack');
    const agency = await who('agency');
    const second = await who('beta-admin');
    await winner.does('放弃成交', { reason: '主要服务人员已离职，无法履约。' });
    // What he reads and presses names the second, not the one who has it no more.
    expect((await head.looks()).can).toContain('确认第一名 beta ¥440,000');
    await head.does('确认第一名');
    await agency.does('发布公告');
    expect(second.heard()).toContain('发布了成交公告：beta，¥440,000');
    expect((await second.looks()).can).toContain('放弃成交');
    expect((await winner.looks()).can).not.toContain('放弃成交');
  });

  test('a winner who is silent loses it once the term to sign is over, and not a day before', async () => {
    const { who, comes } = await tells(await played(awarded, drafts, buyerSigns), '2027-02-01 09:00');
    const head = await who('head');
    const agency = await who('agency');
    const second = await who('beta-admin');
    const silent = { ground: '期满不签', reason: '两次书面催告后仍不签订合同。', evidence: [file] };
    expect(await head.isRefused('另定下一名', silent)).toMatch(/alpha还可以签，期限到2027年2月19日.*第四十九条/s);
    await comes('2027-03-10 09:00');
    await head.does('另定下一名', silent);
    await head.does('确认第一名');
    await agency.does('发布公告');
    expect(second.heard()).toContain('发布了成交公告：beta，¥440,000');
  });
});
