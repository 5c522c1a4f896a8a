import { describe, expect, test } from 'vitest';
import { existingCase } from '../../src/app/facts/known.ts';
import { lookingAt } from '../../src/app/facts/looking.ts';
import { where } from '../../src/dialogue/where.ts';
import type { Answers } from '../../src/engine/form.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { cityDate, plusMonths } from '../../src/law/date.ts';
import { languages } from '../../src/names.ts';
import { netPaid } from '../../src/procedures/purchase/payment/instalment.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { publishedOf } from '../memory/money.ts';
import { alphaAdmin, alphaFinance, people, treasury } from './engine-people.ts';
import { opens } from './engine-play.ts';
import { at, file, someone } from './given.ts';
import { caseIn, done, type Family, familyIn, played, refused, type Step, since } from './given-story.ts';

const closed = since('closeOut');
const closedOn = cityDate(new Date(closed.root.closedAt ?? ''));
const lastDay = plusMonths(closedOn, 12);
const paid = netPaid(closed.children.filter(({ procedure }) => procedure === 'payment'));
const line = closed.world.line;

const finding = {
  ground: 'overpaid',
  findings: '抽查服务台账和签到表，三月有四十次上门没有服务记录，已经按合同单价支付。',
  evidence: [file],
  amount: 1_200_000,
};

const reopens = (family: Family, by: Person, when: string, id = 'audit') =>
  opens({ ...family.world, now: at(when) }, id, 'reopening', { by, answers: finding });

async function reopened(family: Family, when: string, id?: string): Promise<Family> {
  const result = await reopens(family, people.audit, when, id);
  if (!result.ok) throw new Error(result.refusal.why);
  return familyIn(result.value);
}

async function why(family: Family, by: Person, when: string, id?: string): Promise<string | undefined> {
  const result = await reopens(family, by, when, id);
  return result.ok ? undefined : result.refusal.why;
}

const step = (action: string, by: Person, when: string, answers: Answers = {}): Step => ({
  on: 'audit',
  action,
  by,
  at: when,
  answers,
});

const proposed = await reopened(closed, '2028-05-08 09:00');
const agrees = step('confirmReopening', people.secretary, '2028-05-09 09:00');
const heard = await played(
  proposed,
  agrees,
  step('stateOnReopening', alphaAdmin, '2028-05-10 09:00', { statement: '当月记录遗失，愿意退回。' }),
);
const decides = (amount: number | undefined, when = '2028-05-24 09:00', by: Person = people.proc): Step =>
  step('decideReopening', by, when, {
    outcome: amount === undefined ? 'nothing' : 'claw-back',
    ...(amount !== undefined && { amount }),
    reason: '四十次上门没有记录，服务机构也认可。',
  });
const reports = (amount: number): Step =>
  step('reportRefund', alphaFinance, '2028-06-01 09:00', { amount, refundedOn: '2028-06-01', proofs: [file] });
const confirms = (amount: number): Step =>
  step('confirmRefund', treasury, '2028-06-02 09:00', {
    amount,
    receivedOn: '2028-06-02',
    voucher: '2028-TK-0007',
  });

describe('a purchase that is closed', () => {
  test('can be reopened by audit for twelve months, and not a day longer, and by nobody else', async () => {
    expect(await why(closed, people.audit, `${lastDay} 23:59`)).toBeUndefined();
    expect(await why(closed, people.audit, `${plusMonths(closedOn, 13)} 00:00`)).toBe('within-liability');
    expect(await why(closed, people.head, '2028-05-08 09:00')).toBe('not-your-turn');
    expect(await why(proposed, people.audit, '2028-05-09 09:00', 'again')).toBe('reopened-once');
  });

  test.each(languages)(
    'says until which day that is, until when it can be complained of, and how long it is kept, in %s',
    async (language) => {
      const now = at('2028-05-08 09:00');
      const store = memoryStore({ now: () => now, tables: closed.world.tables });
      const stands = await store.transact(async (world) =>
        where(await lookingAt(world, await existingCase(world, closed.root.id), undefined, language, now), false),
      );
      expect(stands.still).toMatch(
        language === 'zh'
          ? /反映问题：到2030年.*结项后核查：到2029年.*保存到2043年/
          : /until .* 2030\..*until .* 2029\..*kept until .* 2043/,
      );
    },
  );
});

describe('an audit after the close', () => {
  test('begins when another office agrees, which is neither who proposed it nor at the buyer', async () => {
    const both = someone('audit', ['finance_proc', 'finance']);
    const atBuyer = someone('at-buyer', ['group_sec', closed.root.bodies.buyer ?? '']);
    expect(refused(proposed, { ...agrees, by: both }).why).toBe('same-person');
    expect(refused(proposed, { ...agrees, by: atBuyer }).why).toBe('decided-elsewhere');
    const refuses = step('refuseReopening', people.proc, '2028-05-09 09:00', { reason: '证据还不充分。' });
    expect(caseIn(await played(proposed, refuses), 'audit').outcome).toBe('rejected');
  });

  test('is decided once supplier and buyer had ten working days to be heard', async () => {
    expect(refused(heard, decides(1_200_000, '2028-05-23 23:59'))).toMatchObject({ why: 'parties-heard' });
    const nothing = await played(heard, decides(undefined));
    expect(caseIn(nothing, 'audit').outcome).toBe('completed');
    expect(done(nothing, 'budget')).toEqual(done(heard, 'budget'));
  });

  test('claims back no more than was paid', () => {
    expect(refused(heard, decides(paid + 1))).toMatchObject({ why: 'clawed-within-paid', values: { paid } });
  });

  test('has what the treasury confirms back on its line, and published as paid no more', async () => {
    const owed = await played(heard, decides(1_200_000));
    expect(caseIn(owed, 'audit')).toMatchObject({ position: 'recovery.owed', due: { date: '2028-06-23' } });
    expect(refused(owed, reports(1_200_001))).toMatchObject({ why: 'refund-within-owed' });
    const part = await played(owed, reports(500_000), confirms(500_000));
    expect(caseIn(part, 'audit')).toMatchObject({ position: 'recovery.owed', due: { date: '2028-06-23' } });
    const all = await played(part, confirms(700_000));
    expect(caseIn(all, 'audit').outcome).toBe('completed');
    expect(all.world.line.paid).toBe(line.paid - 1_200_000);
    const spending = await publishedOf(all.world.tables).spending(closed.root.id);
    const told = (spending?.instalments ?? []).reduce((sum, each) => sum + (each.paid?.amount ?? 0), 0);
    expect(told).toBe(paid - 1_200_000);
    expect(all.root).toEqual(closed.root);
  });

  test('takes what is more than the last instalment from the one before', async () => {
    const all = await played(heard, decides(paid), reports(paid), confirms(paid));
    const recovered = done(all, 'publish').filter(({ notice }) => notice === 'refund');
    expect(recovered.map(({ rows }) => rows.number)).toEqual([3, 2, 1]);
    expect(all.world.line.paid).toBe(line.paid - paid);
    expect(await why(all, people.audit, '2028-07-01 09:00', 'again')).toBeUndefined();
  });

  test('waits for the refund no longer once its days are over, by another than who decided it', async () => {
    const owed = await played(heard, decides(1_200_000, '2028-05-24 09:00', people.secretary));
    const ends = (when: string): Step => step('endRecovery', people.proc, when, { reason: '机构已经没有财产。' });
    expect(refused(owed, ends('2028-06-23 23:59')).why).toBe('refund-overdue');
    expect(caseIn(await played(owed, ends('2028-06-26 09:00')), 'audit').outcome).toBe('cancelled');
    const alone = await played(heard, decides(1_200_000));
    expect(refused(alone, ends('2028-06-26 09:00')).why).toBe('same-person');
  });
});
