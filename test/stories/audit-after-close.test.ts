import { describe, expect, test } from 'vitest';
import { file, line } from '../core/given.ts';
import { since } from '../core/given-story.ts';
import { type Platform, tells } from './told.ts';

/**
 * A year of care at home is paid and closed. A month later audit finds that forty visits in March were paid and never made; the supplier
 * has lost their records. Nobody decides on that alone, and what comes back is seen by everybody.
 */
const closed = since('closeOut');

async function begins(on?: Platform) {
  const { who, comes, tables } = await tells(closed, '2028-05-08 09:00');
  const audit = await who('audit', on);
  const secretary = await who('secretary', on && 'slack');
  const finance = await who('proc');
  const supplier = await who('alpha-admin');
  const accounts = await who('alpha-finance');
  const treasury = await who('treasury');
  return { audit, secretary, finance, supplier, accounts, treasury, comes, tables };
}

const finding = {
  ground: '多付了钱',
  findings: '抽查服务台账和签到表，三月有四十次上门没有服务记录，已经按合同单价支付。',
  evidence: [file],
  amount: '12000',
};
const decision = { amount: '12000', reason: '四十次上门没有记录，服务机构也认可，应当退回。' };
const on = 'reopening-1';

describe('audit after the close', () => {
  test('another office agrees, the supplier is heard for ten working days, and what was paid without cause comes back', async () => {
    const { audit, secretary, finance, supplier, accounts, treasury, comes, tables } = await begins('telegram');
    expect((await audit.looks()).reads).toMatch(/结项后核查：到2029年.*为止/);
    await audit.does('结项后核查', finding);
    await secretary.does('同意核查', {}, on);
    expect(supplier.heard()).toContain('同意了结项后核查');
    await supplier.does('陈述意见', { statement: '当月记录遗失，我们愿意退回没有记录的部分。' }, on);
    expect((await finance.looks(on)).can.join()).not.toContain('退回款项');
    await comes('2028-05-24 09:00');
    await finance.does('退回款项', decision, on);
    expect(accounts.heard()).toContain('作出了核查处理');
    await accounts.does('登记退款', { amount: '12000', refundedOn: '2028-05-24', proofs: [file] }, on);
    await treasury.does('确认到账', { amount: '12000', receivedOn: '2028-05-24', voucher: '2028-TK-0007' }, on);
    expect(tables().lines.get(line.id)?.paid).toBe(closed.world.line.paid - 1_200_000);
    expect([...tables().notices.values()].at(-1)).toMatchObject({ kind: 'refund', rows: { amount: 1_200_000 } });
  });

  test('once the twelve months are over audit is told so, and where offences go', async () => {
    const { audit, comes } = await begins();
    await comes('2029-06-01 09:00');
    expect(await audit.isRefused('结项后核查', finding)).toMatch(/责任期是结项以后 12 个月.*纪检监察机关/s);
  });
});
