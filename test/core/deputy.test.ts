import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/engine/case.ts';
import type { Answers } from '../../src/engine/form.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { deputy } from '../../src/procedures/deputy/deputy.ts';
import { people, supervision } from './engine-people.ts';
import { acts, opens, type World } from './engine-play.ts';
import {
  after as afterActs,
  at,
  attempt,
  type Deed,
  effects,
  office,
  opened,
  opening,
  refusal,
  someone,
} from './given.ts';
import { caseIn, familyIn, payments, requestAnswers, running } from './given-story.ts';

const comes = (state: Case, deed: Deed) => afterActs(deputy, state, deed);
const clerk = someone('clerk', ['buyer_staff', 'ngmz']);
const colleague = someone('colleague', ['acceptor', 'ngmz']);
const other = someone('other', ['buyer_staff', 'daoli']);
const giver = someone('giver', ['supervision', 'ngmz']);
const platform = someone('platform', ['admin', 'xtz']);
const supervisor = someone('supervisor', ['supervision', 'jw']);
const members = [clerk, colleague, other, giver, platform];
const bodies = [office('ngmz'), office('xtz'), office('daoli')];
const days = { from: '2027-05-10', until: '2027-05-20' };
const asked = { body: 'ngmz', role: 'buyer_staff', holder: 'clerk', person: 'colleague', ...days, reason: '出差。' };

const naming = (answers: Answers = {}, by = clerk) => ({
  by,
  at: '2027-05-06 10:00',
  answers: { ...asked, ...answers },
  facts: { bodies, offices: bodies, members },
});
const facts = { standIns: [clerk, colleague] };
const named = opened(deputy, 'd', naming());
const confirms = { action: 'confirmDeputy', by: supervisor, at: '2027-05-07 10:00', facts };
const planned = comes(named, confirms);
const begins = { action: 'beginDeputy', by: 'system', at: '2027-05-10 00:00', facts } as const;
const why = { reason: '提前回来了。' };

describe('a substitute', () => {
  test('has the seat from the first day on which a second office lets him, to the end of the last', () => {
    expect(named.position).toBe('deputising.confirm');
    expect(refusal(attempt(deputy, planned, { ...begins, at: '2027-05-09 23:59' })).why).toBe('days-begun');
    expect(effects(attempt(deputy, planned, begins))).toEqual([
      { kind: 'seat', person: 'colleague', role: 'buyer_staff', body: 'ngmz', name: '', until: '2027-05-20' },
    ]);
    const acting = comes(planned, begins);
    const ends = { action: 'endDeputy', by: 'system', at: '2027-05-21 00:00' } as const;
    expect(refusal(attempt(deputy, acting, { ...ends, at: '2027-05-20 23:59' })).why).toBe('days-over');
    expect(effects(attempt(deputy, acting, ends))).toEqual([
      { kind: 'unseat', person: 'colleague', role: 'buyer_staff', body: 'ngmz', reason: '出差。' },
    ]);
    expect(comes(acting, ends).outcome).toBe('completed');
  });

  test.each([
    ['for another, by an official', { holder: 'other', body: 'daoli' }, clerk, 'holds-there'],
    ['for a seat that the holder has not', { role: 'buyer_head' }, clerk, 'holds-there'],
    ['who sits elsewhere', { person: 'other' }, clerk, 'deputy-of-office'],
    ['who has the seat himself', { person: 'clerk' }, clerk, 'deputy-of-office'],
    ['who lets others in', { person: 'giver' }, clerk, 'deputy-gives-nothing'],
    ['from a day that is over', { from: '2027-05-05' }, clerk, 'deputy-days'],
    ['to a day before the first', { until: '2027-05-09' }, clerk, 'deputy-days'],
    ['for longer than the city lets', { until: '2027-08-08' }, clerk, 'deputy-days'],
  ])('is not named %s', (_what, answers, by, rule) => {
    expect(refusal(opening(deputy, 'd', naming(answers, by))).why).toBe(rule);
  });

  test('is named for somebody else by whoever fills the seats, for ninety days at most', () => {
    expect(opening(deputy, 'd', naming({ until: '2027-08-07' }, platform)).ok).toBe(true);
  });

  test('is agreed to by another than who named him, while days are left and both hold their seats', () => {
    const both = someone('clerk', ['buyer_staff', 'ngmz'], ['supervision', 'jw']);
    expect(refusal(attempt(deputy, named, { ...confirms, by: both })).why).toBe('same-person');
    expect(refusal(attempt(deputy, named, { ...confirms, at: '2027-05-21 00:00' })).why).toBe('days-left');
    const left = [clerk, { ...colleague, seats: [] }];
    expect(refusal(attempt(deputy, named, { ...confirms, facts: { standIns: left } })).why).toBe('both-stay');
    expect(refusal(attempt(deputy, planned, { ...begins, facts: { standIns: left } })).why).toBe('both-stay');
    const lapses = { action: 'lapseDeputy', by: 'system', at: '2027-05-21 00:00' } as const;
    expect(comes(planned, lapses).outcome).toBe('expired');
  });

  test('goes when whoever named him says so, and nobody else', () => {
    const acting = comes(planned, begins);
    const early = { action: 'endDeputyEarly', by: clerk, at: '2027-05-12 10:00', answers: why };
    expect(refusal(attempt(deputy, acting, { ...early, by: colleague })).why).toBe('named-by-them');
    expect(effects(attempt(deputy, acting, early))).toMatchObject([{ kind: 'unseat', person: 'colleague' }]);
    expect(effects(attempt(deputy, acting, { ...early, by: platform }))).toHaveLength(1);
    expect(comes(planned, { ...early, action: 'withdrawDeputy' }).outcome).toBe('withdrawn');
  });
});

describe('in a city', () => {
  const away = { body: 'nangang', role: 'buyer_head', holder: 'head', person: 'colleague', reason: '住院。' };

  async function done(world: World, on: string, action: string, by: Person | 'system', when: string, answers = {}) {
    const result = await acts({ ...world, now: at(when) }, on, { action, by, answers });
    if (!result.ok) throw new Error(`${action}: ${result.refusal.why}`);
    return result.value;
  }

  /** A colleague sits for the head of the buyer from 5 to 8 March 2027. */
  async function deputised(): Promise<World> {
    const answers = { ...away, from: '2027-03-05', until: '2027-03-08' };
    const asks = await opens({ ...running.world, now: at('2027-03-01 09:00') }, 'dep', 'deputy', {
      by: people.head,
      answers,
    });
    if (!asks.ok) throw new Error(asks.refusal.why);
    const agreed = await done(asks.value, 'dep', 'confirmDeputy', supervision, '2027-03-02 09:00');
    return done(agreed, 'dep', 'beginDeputy', 'system', '2027-03-05 00:01');
  }

  const steps = payments('payment-1', '2027-03-05', requestAnswers(23_000_000, '24232000000000000001'));

  test('a substitute approves as the head would, and is still the person that he is', async () => {
    const world = await deputised();
    const { id } = caseIn(familyIn(world), 'payment-1');
    const [asks, certifies, approves] = steps;
    if (!asks || !certifies || !approves) throw new Error('a payment takes four acts');
    const requested = await done(world, id, asks.action, asks.by, asks.at, asks.answers);
    const byStaff = await done(requested, id, certifies.action, people.staff, certifies.at);
    const approved = await done(byStaff, id, approves.action, people.colleague, approves.at);
    expect(approved.cases.get(id)?.position).toBe('pay.treasury');
    // What he has certified as an officer he does not approve as a head.
    const byHim = await done(requested, id, certifies.action, people.colleague, certifies.at);
    const refused = await acts({ ...byHim, now: at(approves.at) }, id, {
      action: approves.action,
      by: people.colleague,
      answers: {},
    });
    expect(refused).toMatchObject({ ok: false, refusal: { why: 'same-person' } });
  });

  test('the seat is his no more once the days are over', async () => {
    const ended = await done(await deputised(), 'dep', 'endDeputy', 'system', '2027-03-09 00:00');
    const seats = ended.people.find(({ id }) => id === 'colleague')?.seats;
    expect(seats).toEqual([{ role: 'buyer_staff', body: 'nangang' }]);
  });
});
