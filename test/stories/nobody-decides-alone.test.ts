import { describe, expect, test } from 'vitest';
import type { Person } from '../../src/engine/procedure.ts';
import { departure } from '../../src/procedures/departure/departure.ts';
import { deputy } from '../../src/procedures/deputy/deputy.ts';
import { comment } from '../../src/procedures/purchase/comment/comment.ts';
import { acceptor, evaluator, people, supervision, treasury } from '../core/engine-people.ts';
import { acts, opens } from '../core/engine-play.ts';
import { at, opening, refusal, someone } from '../core/given.ts';
import { newProject } from '../core/given-purchase.ts';
import {
  asksAcceptance,
  awarded,
  bidsOpened,
  caseIn,
  confirms,
  drafts,
  drawsPanel,
  evaluated,
  familyIn,
  inspects,
  judges,
  looksUp,
  organises,
  payments,
  played,
  qualified,
  refused,
  requestAnswers,
  running,
  served,
  withSeat,
} from '../core/given-story.ts';
import { tells } from './told.ts';

/** What one hand has done another looks at, for as long as the purchase lives; and whoever leaves or is away holds nobody up. */

describe('who bought a service', () => {
  const asked = played(served, asksAcceptance);

  test('does not accept it, as an officer or as a head', async () => {
    const family = await asked;
    for (const id of ['staff', 'head']) {
      const both = someone(id, ['acceptor', 'nangang']);
      expect(refused(family, { ...organises, by: both }).why).toBe('same-person');
    }
    expect((await played(family, { ...organises, by: acceptor })).root.position).toBe('acceptance.evaluate');
  });

  test('does not ask one person in three seats to judge it: whoever is named counts once', async () => {
    const thrice = {
      ...organises,
      answers: { ...organises.answers, experts: ['e1', 'e1', 'e1'], users: ['u1', 'u1'] },
    };
    expect(refused(await asked, thrice).why).toMatch(/group-large-enough|incomplete/);
  });
});

describe('an official who has a seat at the supplier too', () => {
  test('signs its contract for nobody but the supplier, and approves and pays nothing of it', async () => {
    const drawnUp = await played(awarded, drafts);
    const { who } = await tells(withSeat(drawnUp, 'head', 'org_admin', 'alpha'), '2027-01-28 09:00');
    const head = await who('head');
    const other = await who('deputy-buyer_head');
    await head.does('签署合同');
    expect((await other.looks()).reads).toContain('代表供应商签署了合同');
    expect(await head.isRefused('签署合同')).toContain('合同等双方签署');
    await other.does('签署合同');
    expect((await other.looks()).reads).toContain('正在按合同提供服务');
  });

  test.each([
    ['the officer who judges the bidders', bidsOpened, judges],
    ['the civil affairs officer who looks them up', bidsOpened, looksUp],
    ['the agency’s officer who draws the panel', qualified, drawsPanel],
    ['the head who awards', evaluated, confirms],
  ] as const)('does not decide while it competes: %s', (_, family, step) => {
    const { by } = step;
    if (by === 'system') throw new Error('a person does it');
    const both = { ...by, seats: [...by.seats, { role: 'org_staff', body: 'beta' } as const] };
    expect(refused(family, { ...step, by: both }).why).toBe('own-organisation');
    expect(() => refused(family, step)).toThrow('was not refused');
  });

  test('does not approve what is paid to it, nor does the treasury’s officer pay himself', async () => {
    const [asks, certifies, approves, pays] = payments(
      'payment-1',
      '2027-03-05',
      requestAnswers(23_000_000, '24232000000000000001'),
    );
    if (!asks || !certifies || !approves || !pays) throw new Error('a payment takes four acts');
    const certified = await played(running, asks, certifies);
    expect(
      refused(withSeat(certified, 'head', 'org_finance', 'alpha'), { ...approves, by: bothOf(people.head) }).why,
    ).toBe('own-organisation');
    const approved = await played(certified, approves);
    const paid = { ...pays, by: bothOf(treasury) };
    expect(refused(withSeat(approved, 'treasury', 'org_finance', 'alpha'), paid).why).toBe('own-organisation');
  });

  function bothOf(official: Person): Person {
    return { ...official, seats: [...official.seats, { role: 'org_finance', body: 'alpha' }] };
  }
});

describe('an official who is away', () => {
  const away = { body: 'nangang', role: 'buyer_head', holder: 'head', person: 'colleague', reason: '住院治疗。' };
  const [asks, certifies, approves] = payments(
    'payment-1',
    '2027-03-05',
    requestAnswers(23_000_000, '24232000000000000001'),
  );
  if (!asks || !certifies || !approves) throw new Error('a payment takes four acts');

  async function deputised() {
    const named = await opens({ ...running.world, now: at('2027-03-01 09:00') }, 'dep', deputy.id, {
      by: people.head,
      answers: { ...away, from: '2027-03-05', until: '2027-03-08' },
    });
    if (!named.ok) throw new Error(named.refusal.why);
    const agreed = await acts({ ...named.value, now: at('2027-03-02 09:00') }, 'dep', {
      ...{ action: 'confirmDeputy', by: supervision, answers: {} },
    });
    if (!agreed.ok) throw new Error(agreed.refusal.why);
    const begun = await acts({ ...agreed.value, now: at('2027-03-05 00:01') }, 'dep', {
      ...{ action: 'beginDeputy', by: 'system', answers: {} },
    });
    if (!begun.ok) throw new Error(begun.refusal.why);
    return familyIn(begun.value);
  }

  test('has a substitute whom a second office let in, and who approves in his days', async () => {
    const family = await deputised();
    const colleague = family.world.people.find(({ id }) => id === 'colleague') ?? people.colleague;
    const approved = await played(family, asks, certifies, { ...approves, by: colleague });
    expect(caseIn(approved, 'payment-1').position).toBe('pay.treasury');
  });

  test('and whose substitute certified it himself is not replaced by that hand', async () => {
    const family = await deputised();
    const colleague = family.world.people.find(({ id }) => id === 'colleague') ?? people.colleague;
    const certified = await played(family, asks, { ...certifies, by: colleague });
    expect(refused(certified, { ...approves, by: colleague }).why).toBe('same-person');
  });
});

describe('an official who leaves', () => {
  test('can do nothing from that moment on, and whoever holds the same seat goes on with what waited for him', async () => {
    const [asks, certifies] = payments('payment-1', '2027-03-05', requestAnswers(23_000_000, '24232000000000000001'));
    if (!asks || !certifies) throw new Error('a payment takes four acts');
    const { who } = await tells(await played(running, asks, certifies), '2027-03-08 09:00');
    const leaver = await who('head');
    const administrator = await who('administrator');
    const other = await who('deputy-buyer_head');
    expect((await leaver.looks('payment-1')).can.join()).toContain('批准付款');
    await administrator.does('收回席位', { body: 'nangang', person: 'head', reason: '调离本单位。' }, 'home');
    expect(leaver.heard()).toContain('调离本单位');
    expect(await leaver.isRefused('批准付款', {}, 'payment-1')).not.toContain('批准了付款');
    await other.does('批准付款', {}, 'payment-1');
    expect((await other.looks('payment-1')).reads).toContain('财政国库正在支付');
  });

  test('has his seats ended by whoever fills them, and nobody ends the last seat that lets others in', () => {
    const platform = someone('platform', ['admin', 'nangang']);
    const members = [platform, people.staff];
    const ends = (person: string) =>
      opening(departure, 'd', {
        ...{ by: platform, at: '2026-11-24 10:00', answers: { reason: '调离本单位。', body: 'nangang', person } },
        facts: { members },
      });
    expect(refusal(ends('platform')).why).toBe('giver-remains');
  });
});

describe('a need that is asked about', () => {
  test('is answered by anybody until its last day, to the minute, and by nobody after it', () => {
    const parent = newProject();
    const resident = someone('resident');
    const says = (when: string) =>
      opening(comment, 'n', { by: resident, at: when, answers: { stance: 'support' }, facts: { parent } });
    expect(says('2026-11-09 23:59').ok).toBe(true);
    expect(refusal(says('2026-11-10 00:00'))).toMatchObject({
      why: 'consultation-runs',
      values: { until: '2026-11-09' },
    });
  });
});

test('what was looked at by another pays the part that waits for a check, and a serious finding does not', async () => {
  const [asks] = payments('payment-2', '2027-09-20', requestAnswers(13_800_000, '24232000000000000002'));
  if (!asks) throw new Error('a payment takes four acts');
  expect(refused(running, asks)).toMatchObject({ why: 'milestone-met' });
  const serious = { ...inspects, answers: { ...inspects.answers, severity: 'serious', rectifyBy: '2027-12-30' } };
  expect(refused(await played(running, { ...serious, at: '2027-09-15 09:00', by: evaluator }), asks).why).toBe(
    'milestone-met',
  );
});
