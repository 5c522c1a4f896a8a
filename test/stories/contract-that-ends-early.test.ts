import { describe, expect, test } from 'vitest';
import { file } from '../core/given.ts';
import { type Family, running } from '../core/given-story.ts';
import { copyOf } from '../memory/tables.ts';
import { tells } from './told.ts';

/**
 * A contract of a year for care at home runs since March 2027. Somebody wants out of it, or wants it to stand still: neither of the
 * two that signed decides that alone, and whoever is served hears of it before.
 */

async function begins(family: Family = running) {
  const { who, comes } = await tells(family, '2027-08-13 09:00');
  const officer = await who('staff');
  const head = await who('head');
  const supplier = await who('alpha-admin');
  const secretary = await who('secretary');
  const chair = await who('chair');
  return { officer, head, supplier, secretary, chair, comes };
}

const breach = {
  ground: '服务机构违约',
  lastDay: '2027-10-31',
  reason: '七月两次抽查都没有按合同上门服务。',
  handover: '服务对象由社区中心接续照料。',
};
const unpaid = { ...breach, ground: '购买单位违约', reason: '第一期款催告三次仍没有支付。' };
const pause = {
  kind: '中止服务',
  cause: '继续服务有危险',
  pausedFrom: '2027-08-16',
  pausedTo: '2027-09-30',
  meanwhile: '社区中心每天送餐，急需照料的由街道安排。',
  reason: '辖区山体滑坡，上门道路封闭。',
  evidence: [file],
};

describe('a contract that is to end early', () => {
  test('is not ended by the buyer alone: the supplier is heard for ten working days, and another office decides', async () => {
    const { officer, head, supplier, secretary, comes } = await begins();
    expect((await officer.looks()).can).not.toContain('提前终止');
    await head.does('提前终止', breach);
    await comes('2027-08-13 09:02');
    expect(supplier.heard()).toContain('提出提前终止合同，等另一方陈述意见，由协调小组秘书决定');
    expect((await secretary.looks()).can).not.toContain('决定终止');
    await supplier.does('陈述意见', { objection: '七月高温停止上门，有通知为证。', proofs: [file] });
    await comes('2027-08-30 09:00');
    expect((await secretary.looks()).reads).toContain('七月高温停止上门，有通知为证');
    await secretary.does('继续履行', { reason: '停止上门有正当理由，不构成违约。' });
    expect((await supplier.looks()).reads).toContain('正在按合同提供服务');
  });

  test('the supplier can ask for that too; the buyer is heard then, and can agree at once', async () => {
    const { head, supplier, secretary, comes } = await begins();
    await supplier.does('提前终止', unpaid);
    await comes('2027-08-13 09:02');
    expect((await supplier.looks()).can).not.toContain('同意终止');
    expect((await secretary.looks()).can).not.toContain('决定终止');
    expect((await head.looks()).reads).toContain('第一期款催告三次仍没有支付');
    await head.does('同意终止');
    expect(supplier.heard()).toContain('同意提前终止合同');
    expect((await supplier.looks()).reads).toContain('验收');
  });

  test('where the secretary lets his days pass it goes up to the leader of the group, who decides himself then and not before', async () => {
    const { head, supplier, chair, comes } = await begins();
    await head.does('提前终止', breach);
    await comes('2027-08-30 09:00');
    expect((await chair.looks()).can).not.toContain('决定终止');
    await comes('2027-09-13 09:00');
    expect(chair.heard()).toContain('超过期限');
    await chair.does('决定终止', { reason: '双方意见都看过了，违约属实。' });
    expect((await supplier.looks()).reads).toContain('验收');
  });

  test('nobody ends it by a breach of his own', async () => {
    const { head, supplier } = await begins();
    expect(await supplier.isRefused('提前终止', breach)).toContain('服务机构提出的，原因可以是');
    expect(await head.isRefused('提前终止', unpaid)).toContain('“购买单位违约”要由服务机构提出');
  });

  test('whoever is served hears of it fifteen days before', async () => {
    const { head } = await begins();
    expect(await head.isRefused('提前终止', { ...breach, lastDay: '2027-08-27' })).toMatch(
      /要提前 15 天告诉正在接受服务的人，最早是2027年8月28日/,
    );
  });

  test('a supplier that is dissolved keeps nobody waiting: the register says that it is gone, and the end is decided at once', async () => {
    const { head: early } = await begins();
    const gone = { ...breach, ground: '服务机构已注销', lastDay: '2027-08-13', reason: '民政部门已经办理注销登记。' };
    expect(await early.isRefused('提前终止', gone)).toContain('登记信息里这家服务机构还在');
    const tables = copyOf(running.world.tables);
    const alpha = tables.bodies.get('alpha');
    if (!alpha) throw new Error('the supplier is in the register');
    tables.bodies.set('alpha', { ...alpha, status: 'left' });
    const { head, secretary } = await begins({ ...running, world: { ...running.world, tables } });
    await head.does('提前终止', gone);
    await secretary.does('决定终止', { reason: '服务机构已经注销，合同无法履行。' });
    expect((await head.looks()).reads).toContain('验收');
  });
});

describe('a service that is to stand still', () => {
  test('does so once both have signed; meanwhile no report falls due and no part is late, and it goes on by itself', async () => {
    const { officer, head, supplier, comes } = await begins();
    expect((await supplier.looks('report-1')).reads).toContain('2027年9月10日');
    await officer.does('变更合同', pause);
    expect(head.reads()).toMatch(/中止开始\s2027年8月16日.*中止结束\s2027年9月30日.*服务对象安排\s社区中心每天送餐/s);
    await head.does('同意变更');
    await supplier.does('同意变更');
    expect((await supplier.looks()).reads).toContain('已定中止服务，期满自动恢复');
    expect((await supplier.looks('report-1')).reads).not.toContain('2027年9月10日');
    expect(supplier.heard()).toMatch(/这一期的付款日期跟着改了.*约定日期：2027年10月1日/s);
    await comes('2027-10-01 00:01');
    expect(supplier.heard()).toContain('中止期满，服务恢复');
    expect((await supplier.looks()).reads).toContain('正在按合同提供服务');
  });

  test('where the other side does not sign, the secretary of the group reads both and decides', async () => {
    const { officer, head, supplier, secretary } = await begins();
    await officer.does('变更合同', pause);
    await head.does('同意变更');
    await supplier.does('不同意', { reason: '北坡的道路没有封闭，可以照常上门。' });
    expect((await secretary.looks()).reads).toContain('北坡的道路没有封闭，可以照常上门');
    await secretary.does('照常服务', { reason: '多数服务对象仍可以上门照料。' });
    expect((await supplier.looks()).reads).toContain('正在按合同提供服务');
  });

  test('has an end before that of the contract, and without danger is told fifteen days before', async () => {
    const { officer } = await begins();
    expect(await officer.isRefused('变更合同', { ...pause, pausedTo: '2028-02-29' })).toContain(
      '不再恢复的，请按“提前终止”',
    );
    const { officer: another } = await begins();
    expect(await another.isRefused('变更合同', { ...pause, cause: '其他' })).toMatch(/最早是2027年8月28日/);
  });
});
