import { expect, test } from 'vitest';
import { latest } from '../../../src/engine/case.ts';
import { waitingFor } from '../../../src/engine/parties.ts';
import { cityDate, plusDays } from '../../../src/law/date.ts';
import { seededLaw } from '../../../src/law/law.ts';
import { contractForm } from '../../../src/procedures/purchase/10-contract/contract.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { reportPeriods } from '../../../src/procedures/purchase/report/report-calendar.ts';
import { fc } from '../../properties.ts';
import { alphaAdmin, people } from '../engine-people.ts';
import { at, file, line, someone } from '../given.ts';
import {
  asksToCarryOver,
  awarded,
  buyerSigns,
  contractAnswers,
  done,
  drafts,
  factsFor,
  played,
  refused,
  running,
  supplierSigns,
} from '../given-story.ts';

const won = awarded;
const drafted = await played(won, drafts);
const [advance, middle, final] = contractAnswers.milestones;
if (!advance || !middle || !final) throw new Error('three instalments are agreed');

const withAnswers = (answers: object) => ({ ...drafts, answers: { ...contractAnswers, ...answers } });

test('price and length of the term are those of the award', async () => {
  expect(refused(won, withAnswers({ price: 45_000_000 }))).toMatchObject({
    why: 'price-as-bid',
    values: { price: 45_000_000, offered: 46_000_000 },
  });
  expect(refused(won, withAnswers({ end: '2028-05-31' }))).toMatchObject({
    why: 'term-as-published',
    values: { months: 15, published: 12 },
  });
  const later = { start: '2027-04-01', end: '2028-03-31' };
  expect((await played(won, withAnswers(later))).root.position).toBe('contract.sign');
});

test('the contract is what was published: more can be said in it, and nothing left out', async () => {
  expect(refused(won, withAnswers({ start: '2027-05-01', end: '2028-04-30' }))).toMatchObject({
    why: 'start-as-published',
    values: { published: '2027-03-01', last: '2027-04-30' },
  });
  expect(refused(won, withAnswers({ start: '2027-02-28', end: '2028-02-27' })).why).toBe('start-as-published');
  for (const field of ['content', 'quantity', 'quality']) {
    const less = withAnswers({ [field]: '按双方约定的内容提供服务。' });
    expect(refused(won, less)).toMatchObject({ why: `${field}-as-published`, field });
  }
  const { content, quantity } = contractAnswers;
  const more = { content: `${content}；另附服务流程。`, quantity: quantity.replaceAll(' ', '　') };
  expect((await played(won, withAnswers(more))).root.position).toBe('contract.sign');
});

test('it is paid in the shares that were published', () => {
  const half = (contractAnswers.price - final.amount) / 2;
  const milestones = [{ ...advance, amount: half }, { ...middle, amount: half }, final];
  expect(refused(won, withAnswers({ milestones }))).toMatchObject({ why: 'schedule-as-published' });
});

test('the instalments make the price, within advance cap and final floor', () => {
  const sum = refused(won, withAnswers({ milestones: [advance, middle, { ...final, amount: 9_200_001 }] }));
  expect(sum).toMatchObject({ why: 'milestones-make-price', values: { sum: 46_000_001 } });
  const much = [{ ...advance, amount: 23_000_001 }, { ...middle, amount: 13_799_999 }, final];
  expect(refused(won, withAnswers({ milestones: much }))).toMatchObject({
    why: 'advance-within-cap',
    values: { percent: 50, limit: 23_000_000 },
  });
  const little = [advance, { ...middle, amount: 18_400_001 }, { ...final, amount: 4_599_999 }];
  expect(refused(won, withAnswers({ milestones: little }))).toMatchObject({
    why: 'final-above-floor',
    values: { percent: 10, limit: 4_600_000 },
  });
});

test('a supplier who is short of money asks for a larger advance, and finance grants it within the cap', async () => {
  const reason = '机构账上资金不足以垫付首季度的人员工资。';
  const asks = {
    action: 'askAdvance',
    by: alphaAdmin,
    at: '2027-01-21 09:00',
    answers: { percent: 60, reason },
  };
  const grants = {
    action: 'grantAdvance',
    by: people.budget,
    at: '2027-01-22 09:00',
    answers: { decision: '哈财社〔2027〕12号' },
  };
  expect(refused(won, grants).why).toBe('advance-asked');
  for (const percent of [50, 61]) {
    expect(refused(won, { ...asks, answers: { percent, reason } })).toMatchObject({
      why: 'advance-within-reach',
      values: { percent, usual: 50, most: 60 },
    });
  }
  const asked = await played(won, asks);
  expect(refused(asked, asks).why).toBe('no-advance-asked');
  const milestones = [{ ...advance, amount: 27_600_000 }, { ...middle, amount: 9_200_000 }, final];
  const larger = withAnswers({ milestones });
  expect(refused(asked, larger).why).toBe('advance-within-cap');
  const declined = await played(asked, { ...grants, action: 'refuseAdvance', answers: { reason: '理由不充分。' } });
  expect(refused(declined, larger).why).toBe('advance-within-cap');
  const granted = await played(asked, grants);
  expect((await played(granted, larger)).root.position).toBe('contract.sign');
  const more = [{ ...advance, amount: 27_600_001 }, { ...middle, amount: 9_199_999 }, final];
  expect(refused(granted, withAnswers({ milestones: more }))).toMatchObject({
    why: 'advance-within-cap',
    values: { percent: 60, limit: 27_600_000 },
  });
});

test('the last instalment waits for acceptance, and they follow each other', () => {
  const early = [advance, middle, { ...final, after: 'report' }];
  expect(refused(won, withAnswers({ milestones: early })).why).toBe('last-after-acceptance');
  const mixed = [advance, { ...middle, on: '2027-02-01' }, final];
  expect(refused(won, withAnswers({ milestones: mixed }))).toMatchObject({
    why: 'milestones-in-order',
    values: { number: 2 },
  });
});

test('nothing is promised on a line on which nothing is set aside', () => {
  const milestones = [advance, { ...middle, line: 'line-2028' }, final];
  expect(refused(won, withAnswers({ milestones }))).toMatchObject({
    why: 'milestones-within-reservation',
    values: { amount: 13_800_000, reserved: 0 },
  });
});

test('the proposed contract can be signed as it is once its clauses are added', async () => {
  const facts = factsFor(won, won.root);
  const by = { person: 'staff', role: 'buyer_staff', body: 'nangang' } as const;
  const draft = purchase.stages['contract.draft'].actions.draftContract;
  const proposed = draft.prefill?.({ state: won.root, answers: {}, by, facts, now: at('2027-01-25 09:00') });
  expect(proposed).toMatchObject({ price: 46_000_000, start: '2027-03-01', end: '2028-02-29' });
  expect(proposed?.milestones).toMatchObject([
    { amount: 23_000_000, after: 'signature', line: line.id },
    { amount: 13_800_000, after: 'midterm', line: line.id },
    { amount: 9_200_000, after: 'acceptance', line: line.id },
  ]);
  expect((await played(won, withAnswers(proposed ?? {}))).root.position).toBe('contract.sign');
});

test('the contract is concluded by the second signature, whoever is first', async () => {
  const half = await played(drafted, supplierSigns);
  expect(half.root.position).toBe('contract.sign');
  expect(waitingFor(purchase, half.root)).toEqual([{ role: 'buyer_head', body: 'nangang' }]);
  expect(done(half, 'budget')).toEqual([]);
  expect(refused(half, supplierSigns).why).toBe('already-filed');
  expect((await played(half, { ...buyerSigns, at: '2027-01-28 11:00' })).root.position).toBe('management.run');
});

test('where finance does not carry over what has lapsed, the head of its budget office ends the purchase, and the money goes back', async () => {
  const refuses = (day: string, by = people.budgetHead) => ({
    action: 'refuseCarryOver',
    by,
    at: `${day} 09:00`,
    answers: {
      decision: '哈财预〔2028〕3号',
      reason: '预算已经失效，财力不足，经研究决定不予结转，请依法处理。',
      evidence: [file],
    },
  });
  for (const before of [drafted, await played(drafted, { ...buyerSigns, at: '2027-12-30 10:00' })]) {
    expect(refused(before, refuses('2027-12-31')).why).toBe('reservation-lapsed');
    const ended = await played(before, refuses('2028-01-03'));
    expect(ended.root.outcome).toBe('cancelled');
    expect(ended.effects.filter(({ kind }) => kind !== 'act').slice(-2)).toMatchObject([
      { kind: 'publish', notice: 'cancelled' },
      { kind: 'budget', move: 'release', line: 'line-2027', fen: 48_000_000 },
    ]);
    const carries = {
      action: 'carryOverBudget',
      by: people.budget,
      at: '2028-01-03 09:00',
      answers: { approval: '哈财结转〔2028〕7号', until: '2028-12-31', reason: '签订合同跨了年度，服务还要做。' },
    };
    const carried = await played(before, asksToCarryOver('2028-01-03'), carries);
    expect(refused(carried, refuses('2028-01-03')).why).toBe('reservation-lapsed');
  }
});

test('what is set aside lapses with its year: it is signed for only once finance has carried it over, by one year', async () => {
  const signed2028 = { ...supplierSigns, at: '2028-01-03 10:00' };
  const half = await played(drafted, { ...buyerSigns, at: '2027-12-30 10:00' });
  expect(refused(half, signed2028)).toMatchObject({ why: 'reservation-lives', values: { year: 2027 } });
  const carries = (until: string, day: string) => ({
    action: 'carryOverBudget',
    by: people.budget,
    at: `${day} 09:00`,
    answers: { approval: '哈财结转〔2028〕7号', until, reason: '签订合同跨了年度，服务还要做。' },
  });
  const asked = await played(half, asksToCarryOver('2027-12-30'));
  for (const until of ['2027-12-31', '2029-01-01', '2029-12-31']) {
    expect(refused(asked, carries(until, '2027-12-30'))).toMatchObject({
      why: 'carried-one-year',
      values: { until, year: 2027, last: '2028-12-31' },
    });
  }
  expect(refused(asked, carries('2028-01-02', '2028-01-03')).why).toBe('carried-one-year');
  for (const day of ['2027-12-30', '2028-01-03']) {
    const carried = await played(half, asksToCarryOver(day), carries('2028-01-03', day));
    expect(refused(carried, carries('2028-12-31', day)).why).toBe('year-to-carry-over');
    expect((await played(carried, signed2028)).root.position).toBe('management.run');
    expect(refused(carried, { ...signed2028, at: '2028-01-04 10:00' }).why).toBe('reservation-lives');
  }
  // Once that year is over too, what is left is surplus.
  expect(refused(half, carries('2029-06-30', '2029-01-02')).why).toBe('year-to-carry-over');
  // A case of before goes on as it was.
  expect(() => refused({ ...half, root: { ...half.root, version: 4 } }, signed2028)).toThrow('was not refused');
});

test('whoever drafted does not sign', async () => {
  const both = someone('two-seats', ['buyer_staff', 'nangang'], ['buyer_head', 'nangang']);
  expect(refused(await played(won, { ...drafts, by: both }), { ...buyerSigns, by: both }).why).toBe('same-person');
});

test('what was set aside becomes a commitment, and the rest goes back', () => {
  expect(done(running, 'budget')).toEqual([
    { kind: 'budget', move: 'commit', line: line.id, fen: 46_000_000 },
    { kind: 'budget', move: 'release', line: line.id, fen: 2_000_000 },
  ]);
});

test('reports and payments have their calendar from then on', () => {
  const { children } = running;
  const due = (procedure: string) =>
    children.filter((child) => child.procedure === procedure).map((child) => child.due?.date);
  expect(due('report')).toEqual(['2027-09-10', '2028-03-10']);
  const opens = (procedure: string) =>
    children.filter((child) => child.procedure === procedure).map((child) => cityDate(new Date(child.opens ?? '')));
  expect(opens('payment')).toEqual(['2027-03-01', '2027-09-15', '2028-03-30']);
  expect(due('payment')).toEqual(['2027-03-15', '2027-09-29', '2028-04-14']);
});

test('a change asked for voids the other’s signature and not the term of the law', async () => {
  const half = await played(drafted, supplierSigns);
  const change = {
    action: 'changeContract',
    by: people.head,
    at: '2027-01-29 09:00',
    answers: { mend: '请写明交接时间。' },
  };
  const back = await played(half, change);
  expect(back.root.position).toBe('contract.draft');
  expect(back.root.due?.at).toBe(won.root.due?.at);
  const again = await played(back, { ...drafts, at: '2027-01-29 10:00' });
  expect(waitingFor(purchase, again.root).map(({ role }) => role)).toEqual(['buyer_head', 'org_admin']);
  expect(latest(again.root, contractForm)?.price).toBe(46_000_000);
});

test('the periods of the reports cover the service without gap or overlap', () => {
  const days = fc.integer({ min: 1, max: 1095 });
  const starts = fc.integer({ min: 0, max: 700 }).map((n) => plusDays('2025-01-01', n));
  fc.assert(
    fc.property(starts, days, fc.integer({ min: 1, max: 12 }), (start, length, months) => {
      const end = plusDays(start, length);
      const periods = reportPeriods(seededLaw, start, end, months);
      expect(periods[0]?.from).toBe(start);
      expect(periods.at(-1)?.to).toBe(end);
      for (const [index, { from }] of periods.slice(1).entries()) {
        expect(from).toBe(plusDays(periods[index]?.to ?? '', 1));
      }
    }),
    { numRuns: 60 },
  );
});
