import { describe, expect, test } from 'vitest';
import { line } from '../core/given.ts';
import { certifies, judged, payments, played, requestAnswers, running } from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * What is due is paid (保障中小企业款项支付条例 Art 9, 14; 政府采购法实施条例 Art 51): nobody ends a claim by himself, the days count from
 * the acceptance, and what the supplier asks for in part is no waiver of the rest.
 */

const steps = payments('payment-1', '2027-03-05', requestAnswers(23_000_000, '24232000000000000001'));
const certified = await played(running, ...steps.slice(0, 2));
const untrue = { ground: '内容不实', reason: '服务记录与抽查不符。' };

describe('a claim that the head of the buyer does not want to pay', () => {
  test('is not ended by him: the supplier is heard, and the treasury decides', async () => {
    const { who, tables } = await tells(certified, '2027-03-05 10:30');
    const head = await who('head');
    const supplier = await who('alpha-finance');
    const treasury = await who('treasury');
    await head.does('不同意', untrue, 'payment-1');
    expect((await supplier.looks('payment-1')).reads).toContain('购买单位提出这笔款不再支付，正在听取服务机构意见');
    const { can } = await head.looks('payment-1');
    for (const ends of ['确认不付', '同意不付']) expect(can).not.toContain(ends);
    expect((await treasury.looks('payment-1')).can.join()).not.toContain('确认不付');
    await supplier.does('陈述意见', { objection: '约定的服务已经做到，记录齐全。' }, 'payment-1');
    expect((await treasury.looks('payment-1')).reads).toMatch(/服务记录与抽查不符.*约定的服务已经做到/s);
    await treasury.does('照付', { reason: '记录与抽查一致。' }, 'payment-1');
    expect((await supplier.looks('payment-1')).reads).toContain('决定这一期照付');
    expect(tables().lines.get(line.id)?.committed).toBe(running.world.line.committed);
  });

  test('ends where the supplier has been heard and the treasury finds so, and the money goes back to the line', async () => {
    const { who, comes } = await tells(certified, '2027-03-05 10:30');
    const head = await who('head');
    const treasury = await who('treasury');
    const supplier = await who('alpha-admin');
    await head.does('不同意', untrue, 'payment-1');
    await comes('2027-03-22 09:00');
    await treasury.does('确认不付', { reason: '服务机构没有陈述意见，记录确实不符。' }, 'payment-1');
    expect((await supplier.looks('payment-1')).reads).toMatch(/这一期不再支付.*有异议的，可以按合同约定的办法提出/s);
  });
});

describe('the days to pay', () => {
  const last = payments('payment-3', '2028-04-05', requestAnswers(9_200_000, '24232000000000000003'));

  test('count from the acceptance, however late the head approves and however often it was sent back', async () => {
    const accepted = await played(judged, certifies, ...last.slice(0, 1));
    const { who, comes } = await tells(accepted, '2028-04-06 09:00');
    const officer = await who('staff');
    const head = await who('head');
    const supplier = await who('alpha-finance');
    const treasury = await who('treasury');
    await officer.does('退回补正', { mend: '请补一份服务对象名册。' }, 'payment-3');
    await comes('2028-04-07 09:00');
    await supplier.does('补正申请', {}, 'payment-3');
    await officer.does('核验通过', {}, 'payment-3');
    await comes('2028-04-10 11:00');
    await head.does('批准付款', {}, 'payment-3');
    expect((await treasury.looks('payment-3')).reads).toContain('4月14日');
  });
});
