import { describe, expect, test } from 'vitest';
import { file, line } from '../core/given.ts';
import { running } from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * A flood cuts off the district in which old people are cared for at home. Nobody could come for twenty days in June. Buyer and
 * supplier agree that the service goes on for as many days longer, and then on a few more visits; each step as they press it.
 */

async function begins() {
  const { who, comes, tables } = await tells(running, '2027-06-21 09:00');
  const officer = await who('staff');
  const head = await who('head', 'slack');
  const supplier = await who('alpha-admin');
  const budgetOffice = await who('budget');
  return { officer, head, supplier, budgetOffice, comes, tables };
}

const flood = {
  kind: '不可抗力顺延',
  lostFrom: '2027-06-01',
  lostTo: '2027-06-20',
  end: '2028-03-20',
  reason: '汛期洪水冲毁道路，二十天无法上门服务。',
  evidence: [file],
};
const more = {
  kind: '追加服务',
  amount: '46000',
  quantity: '上门照料 200 次',
  line: '2027年 居家养老',
  reason: '受灾老人增加，需要更多上门照料。',
  evidence: [file],
};

describe('flood and extension', () => {
  test('what the flood took is given back, to the day, once both have signed', async () => {
    const { officer, head, supplier, comes } = await begins();
    await officer.does('变更合同', flood);
    expect(head.reads()).toMatch(/原结束日期.*2028年2月29日.*新结束日期.*2028年3月20日/s);
    expect(head.reads()).toContain('✓ 顺延不超过耽误的天数（《中华人民共和国民法典》（民法典）第五百九十条）');
    // Nothing is said of what was not asked for.
    expect(head.reads()).not.toContain('追加合计');
    await head.does('同意变更');
    expect(officer.reads()).toContain('代表购买单位签署了合同变更');
    await comes('2027-06-22 09:00');
    await supplier.does('同意变更');
    expect(officer.heard()).toContain('代表服务机构签署了合同变更');
    // What is paid after the acceptance comes twenty days later, and the supplier is told.
    expect(supplier.heard()).toMatch(/合同变更了，这一期的付款日期跟着改了.*约定日期：2028年4月19日/s);
    expect((await officer.looks()).reads).toContain('2028年3月20日（周一）起');
  });

  test('a day more than the flood took is not given, and the clerk says how many it took', async () => {
    const { officer } = await begins();
    const refused = await officer.isRefused('变更合同', { ...flood, end: '2028-03-21' });
    expect(refused).toMatch(/不可抗力耽误了 20 天.*最晚顺延到2028年3月20日/s);
  });

  test('the supplier can disagree; then the contract goes on as it was', async () => {
    const { officer, supplier } = await begins();
    await officer.does('变更合同', flood);
    await supplier.does('不同意', { reason: '耽误的天数我们有不同记录，请先核对。' });
    expect(officer.heard()).toContain('不同意变更，合同照原样履行');
    expect((await officer.looks()).reads).toContain('2028年2月29日（周二）起');
  });

  test('whoever signs to nothing in ten working days has not agreed', async () => {
    const { officer, supplier, comes } = await begins();
    await officer.does('变更合同', flood);
    await comes('2027-07-06 09:00');
    expect(supplier.heard()).toContain('变更没有生效，合同照原样履行');
  });

  test('more visits are paid from money that finance has set aside before anybody signs', async () => {
    const { officer, head, supplier, budgetOffice, tables } = await begins();
    await officer.does('变更合同', more);
    expect(budgetOffice.reads()).toMatch(/原合同金额\s¥460,000.*追加金额\s¥46,000.*以后还可以追加\s¥0/s);
    await budgetOffice.does('批准资金');
    await head.does('同意变更');
    await supplier.does('同意变更');
    expect(tables().lines.get(line.id)?.committed).toBe(running.world.line.committed + 4_600_000);
    const refused = await officer.isRefused('变更合同', { ...more, amount: '0.01' });
    expect(refused).toMatch(/已经追加 ¥46,000，还可以追加 ¥0/s);
  });
});
