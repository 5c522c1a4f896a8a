import { describe, expect, test } from 'vitest';
import { decide } from '../../src/engine/decide.ts';
import type { Answers } from '../../src/engine/form.ts';
import { waitingFor } from '../../src/engine/parties.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { mayKnow } from '../../src/engine/read.ts';
import { plusDays } from '../../src/law/date.ts';
import { dueFrom } from '../../src/law/deadline.ts';
import { countingOn, isListed } from '../../src/law/groundless.ts';
import { seededLaw } from '../../src/law/law.ts';
import { challenge } from '../../src/procedures/challenge/challenge.ts';
import { challengeEnds, challengeStages, stagesInTime } from '../../src/procedures/challenge/windows.ts';
import { approvedBudget } from '../../src/procedures/purchase/02-budget/budget.ts';
import { wonPrice } from '../../src/procedures/purchase/09-award/awarded-bid.ts';
import { isPerformed } from '../../src/procedures/purchase/10-contract/performed.ts';
import { reportsBy } from '../../src/procedures/purchase/11-management/management.ts';
import { daysToChallengeOver } from '../../src/procedures/purchase/paused.ts';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { fc } from '../properties.ts';
import { alphaAdmin, betaAdmin, citizen, people } from './engine-people.ts';
import { opens } from './engine-play.ts';
import { purchaseStory } from './engine-stories.ts';
import { at, file, someone } from './given.ts';
import {
  awarded,
  buyerSigns,
  caseIn,
  concludes,
  confirms,
  contractAnswers,
  done,
  drafts,
  type Family,
  factsFor,
  familyIn,
  offers,
  played,
  publishes,
  qualified,
  refused,
  running,
  type Step,
  scores,
  sheet,
  signsReport,
  since,
  stepOf,
  supplierSigns,
} from './given-story.ts';

const says = {
  stage: 'result',
  matter: '第一名的同类项目业绩不是同类服务。',
  facts: '公告的得分与其公开的合同不符。',
  request: '请重新确定供应商。',
};

/** Somebody challenges, or why he cannot. */
async function challenges(family: Family, by: Person, when: string, answers: Answers = says) {
  const { world } = family;
  const id = `challenge-${world.cases.size}`;
  const result = await opens({ ...world, now: at(when) }, id, 'challenge', { by, answers });
  return { id, result };
}

async function challenged(family: Family, by: Person, when: string, answers: Answers = says): Promise<Family> {
  const { result } = await challenges(family, by, when, answers);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return familyIn(result.value);
}

async function why(family: Family, by: Person, when: string, answers: Answers = says) {
  const { result } = await challenges(family, by, when, answers);
  return result.ok ? undefined : result.refusal;
}

const answer = (outcome: string, follows: string | null = null) => ({
  on: 'challenge-1',
  action: 'answerChallenge',
  by: people.staff,
  at: '2027-01-22 09:00',
  answers: {
    outcome,
    findings: '经核对投标文件、评分表和公开的合同，情况如下。',
    basis: '政府采购法第五十三条。',
    follows,
  },
});
const signs = { on: 'challenge-1', action: 'signAnswer', by: people.head, at: '2027-01-22 15:00' };

/** Three bids are handed in, and none is opened. */
const handedIn = familyIn(before('openBids'));

function before(action: string) {
  const world = purchaseStory.worlds[purchaseStory.told.findIndex((each) => each.action === action)];
  if (!world) throw new Error(`the story has no ${action}`);
  return world;
}

/** Beta challenges the award of the story, published on 19 January. */
const contested = await challenged(awarded, betaAdmin, '2027-01-20 10:00');

describe('the days of a challenge', () => {
  test('run from the end of the notice, of the stage, or of the notice of the result', () => {
    const days = Object.fromEntries(
      challengeStages.map((stage) => [stage, challengeEnds(stage, awarded.root, seededLaw)?.date]),
    );
    const published = awarded.root.filings.findLast(({ action }) => action === 'publishAward')?.at.slice(0, 10);
    expect(published).toBe('2027-01-19');
    // One working day of notice, and seven more.
    expect(days.result).toBe('2027-01-29');
    expect(days.opening).toBe('2027-01-19');
    expect(days.qualification).toBe('2027-01-21');
    expect(days.documents?.slice(0, 4)).toBe('2027');
  });

  test('are over at 24:00 of the last day, and not before', async () => {
    expect(await why(awarded, betaAdmin, '2027-01-29 23:59')).toBeUndefined();
    expect(await why(awarded, betaAdmin, '2027-01-30 00:00')).toMatchObject({ why: 'challenge-runs' });
    const late = await why(awarded, betaAdmin, '2027-01-20 10:00', { ...says, stage: 'opening' });
    expect(late).toMatchObject({ why: 'stage-in-time', values: { stage: 'opening', until: '2027-01-19' } });
  });

  test('have not begun for what is still to come', async () => {
    expect(await why(qualified, betaAdmin, '2027-01-13 10:00')).toMatchObject({
      why: 'stage-in-time',
      values: { until: '' },
    });
  });

  test('never come back once they are over', () => {
    fc.assert(
      fc.property(fc.nat({ max: 60 }), fc.nat({ max: 60 }), (days, more) => {
        const then = new Date(at('2027-01-19 12:00').getTime() + days * 86_400_000);
        const later = new Date(then.getTime() + more * 86_400_000);
        const before = stagesInTime(awarded.root, seededLaw, then);
        for (const stage of stagesInTime(awarded.root, seededLaw, later)) expect(before).toContain(stage);
      }),
    );
  });
});

describe('who challenges', () => {
  test('process and result only who has bid, the documents whoever may bid', async () => {
    const outsider = someone('outsider', ['org_admin', 'delta']);
    expect(await why(awarded, outsider, '2027-01-20 10:00')).toMatchObject({ why: 'took-part' });
    const open = since('approveTender');
    const documents = { ...says, stage: 'documents' };
    expect(await why(open, outsider, '2026-12-29 10:00', documents)).toBeUndefined();
    expect(await why(awarded, citizen, '2027-01-20 10:00')).toMatchObject({ why: 'not-your-turn' });
  });

  test('says all about one stage at once, unless he has taken it back', async () => {
    const again = await why(contested, betaAdmin, '2027-01-21 10:00');
    expect(again).toMatchObject({ why: 'once-per-stage', values: { stage: 'result' } });
    const withdrawn = await played(contested, {
      on: 'challenge-1',
      action: 'withdrawChallenge',
      by: betaAdmin,
      at: '2027-01-20 11:00',
      answers: { reason: '材料还要补充。' },
    });
    expect(await why(withdrawn, betaAdmin, '2027-01-21 10:00')).toBeUndefined();
    // Whoever else has bid is not kept from it.
    expect(await why(contested, someone('gamma-admin', ['org_admin', 'gamma']), '2027-01-21 10:00')).toBeUndefined();
  });

  test('is known to himself, to the buyer and to those who watch, and to no rival', () => {
    const state = caseIn(contested, 'challenge-1');
    const knows = (person: Person) => mayKnow(challenge, state, person, contested.root);
    for (const person of [betaAdmin, people.staff, people.agency, people.proc]) expect(knows(person)).toBe(true);
    for (const person of [alphaAdmin, citizen, people.otherStaff]) expect(knows(person)).toBe(false);
  });
});

describe('the days to challenge a result', () => {
  test('stand in the award notice, with whom to turn to, and before whoever signs in them', async () => {
    const notice = done(awarded, 'publish').find(({ notice: kind }) => kind === 'award');
    expect(notice?.rows).toMatchObject({ challengeUntil: '2027-01-29', challengeTo: expect.any(String) });
    const facts = factsFor(awarded, awarded.root);
    const by = { person: 'head', role: 'buyer_head', body: 'nangang' } as const;
    const here = { state: awarded.root, answers: {}, by, facts };
    expect(daysToChallengeOver.broken({ ...here, now: at('2027-01-29 23:59') })).toEqual({ until: '2027-01-29' });
    expect(daysToChallengeOver.broken({ ...here, now: at('2027-01-30 00:00') })).toBeUndefined();
  });
});

describe('while a challenge is not answered', () => {
  test('nobody signs, and the public hears why and until when, not of whom', async () => {
    const { root } = contested;
    expect(root.position).toBe('contract.draft');
    const drafted = await played(contested, { ...drafts, at: '2027-01-20 14:00' });
    expect(refused(drafted, { ...buyerSigns, at: '2027-01-20 15:00' })).toMatchObject({ why: 'no-challenge-open' });
    expect(refused(drafted, { ...supplierSigns, at: '2027-01-20 15:00' })).toMatchObject({ why: 'no-challenge-open' });
    const filed = await challenges(awarded, betaAdmin, '2027-01-20 10:00');
    if (!filed.result.ok) throw new Error('it is filed');
    const told = [...filed.result.value.tables.notices.values()].find(({ kind }) => kind === 'standstill');
    expect(told?.rows).toMatchObject({ ground: 'challenge', stage: 'result', until: '2027-01-29' });
    expect(JSON.stringify(told)).not.toContain('beta');
  });

  test('it waits seven working days for an answer, which another signs', async () => {
    const state = caseIn(contested, 'challenge-1');
    expect(state.due).toMatchObject({ code: 'CHANS_7', date: '2027-01-29' });
    expect(waitingFor(challenge, state).map(({ role }) => role)).toEqual(['buyer_staff', 'agency']);
    const answered = await played(contested, answer('not-upheld'));
    const jack = someone('staff', ['buyer_staff', 'nangang'], ['buyer_head', 'nangang']);
    expect(refused(answered, { ...signs, by: jack })).toMatchObject({ why: 'same-person' });
  });
});

describe('an answer', () => {
  test('that finds nothing lets the contract go on, with as many days as it stood still', async () => {
    const before = contested.root.due?.date;
    const answered = await played(contested, answer('not-upheld'), signs);
    expect(caseIn(answered, 'challenge-1').position).toBe('answering.accept');
    expect(answered.root.position).toBe('contract.draft');
    expect([before, answered.root.due?.date]).toEqual(['2027-02-18', '2027-02-20']);
    const signed = await played(
      answered,
      { ...drafts, at: '2027-01-25 10:00' },
      { ...buyerSigns, at: '2027-01-25 11:00' },
    );
    expect(signed.root.filings.at(-1)?.action).toBe('signForBuyer');
  });

  test('that upholds it takes the next one, who was passed over no more', async () => {
    const answered = await played(contested, answer('upheld', 'next'), signs);
    expect(answered.root.position).toBe('award.confirm');
    const confirmed = await played(answered, { action: 'confirmAward', by: people.head, at: '2027-01-25 10:00' });
    expect(confirmed.root.bodies.supplier).toBe('beta');
    expect(done(answered, 'publish').map(({ notice }) => notice)).toEqual(['remedy']);
  });

  test('begins anew where that is decided, and the tender has failed', async () => {
    const answered = await played(contested, answer('upheld', 'restart'), signs);
    expect(answered.root.position).toBe('bidding.failed');
    expect(done(answered, 'publish').map(({ notice }) => notice)).toEqual(expect.arrayContaining(['remedy', 'failed']));
  });

  test('changes nothing of a contract that both have signed: that is the finance bureau’s', async () => {
    const late = await challenged(running, betaAdmin, '2027-01-29 10:00');
    expect(refused(late, { ...answer('upheld', 'restart'), at: '2027-02-01 10:00' })).toMatchObject({
      values: { lawful: 'continue' },
    });
  });

  test('that wants the documents corrected lets no bid be opened before they are', async () => {
    const filed = await challenged(handedIn, alphaAdmin, '2027-01-05 10:00', { ...says, stage: 'documents' });
    const answered = await played(
      filed,
      { ...answer('upheld', 'correct'), at: '2027-01-05 11:00' },
      { ...signs, at: '2027-01-05 12:00' },
    );
    expect(refused(answered, stepOf('openBids'))).toMatchObject({ why: 'corrected-as-challenged' });
    const correction = { answer: '删去年限的要求。', affects: 'no' };
    const corrected = await played(
      answered,
      { action: 'clarifyTender', by: people.staff, at: '2027-01-05 14:00', answers: correction },
      stepOf('openBids'),
    );
    expect(corrected.root.position).toBe('qualification.review');
  });
});

const complains = {
  on: 'challenge-1',
  action: 'complainToFinance',
  by: betaAdmin,
  at: '2027-01-25 10:00',
  answers: {
    matter: '第一名的业绩不是同类服务。',
    facts: '答复没有说明该业绩为什么算同类。',
    request: '请认定成交结果无效。',
    basis: '《政府采购法》第二十二条。',
  },
};
const admits = { on: 'challenge-1', action: 'admitComplaint', by: people.proc, at: '2027-01-25 14:00' };
const replies = {
  on: 'challenge-1',
  action: 'replyToComplaint',
  by: people.agency,
  at: '2027-01-26 10:00',
  answers: { reply: '该业绩的合同内容包括居家照护，属于同类。' },
};
const decides = (outcome: string, follows: string | null = null) => ({
  on: 'challenge-1',
  action: 'decideComplaint',
  by: people.proc,
  at: '2027-02-01 10:00',
  answers: {
    outcome,
    findings: '经审查双方的材料和该合同，查明如下事实。',
    basis: '财政部令第94号第三十二条。',
    follows,
  },
});
const suspends = (until: string) => ({
  on: 'challenge-1',
  action: 'suspendPurchase',
  by: people.proc,
  at: '2027-01-26 11:00',
  answers: { until, reason: '投诉事项可能影响成交结果。' },
});
const answered = await played(contested, answer('not-upheld'), signs);

describe('a complaint to the finance bureau', () => {
  test('comes after the answer, or where none came in time, within fifteen working days', async () => {
    expect(refused(contested, { ...complains, at: '2027-01-29 23:59' }).why).toBe('complaint-runs');
    const unanswered = await played(contested, { ...complains, at: '2027-01-30 00:00' });
    expect(caseIn(unanswered, 'challenge-1').position).toBe('complaint.review');
    const last = caseIn(answered, 'challenge-1').due;
    const after = new Date(Date.parse(last?.at ?? ''));
    expect(last?.date.slice(0, 7)).toBe('2027-02');
    const state = caseIn(answered, 'challenge-1');
    const late = { action: 'complainToFinance', by: betaAdmin, answers: complains.answers };
    expect(decide(challenge, state, late, factsFor(answered, state), after)).toMatchObject({
      refusal: { why: 'complaint-runs' },
    });
    const stands = await played(answered, {
      on: 'challenge-1',
      action: 'letAnswerStand',
      by: 'system',
      at: '2027-03-01 00:00',
    });
    expect(caseIn(stands, 'challenge-1').outcome).toBe('completed');
  });

  test('is reviewed in five working days, replied to in five, and decided in thirty from its receipt', async () => {
    const filed = await played(answered, complains);
    expect(caseIn(filed, 'challenge-1').due).toMatchObject({ code: 'COMREV_5', date: '2027-02-01' });
    const admitted = await played(filed, admits);
    expect(caseIn(admitted, 'challenge-1').due).toMatchObject({ code: 'COMREPLY_5', date: '2027-02-01' });
    const replied = await played(admitted, replies);
    const due = caseIn(replied, 'challenge-1').due?.date ?? '';
    expect(due).toBe(dueFrom(seededLaw, 'COMDEC_30', at('2027-01-25 10:00')).date);
    const stopped = await played(replied, {
      on: 'challenge-1',
      action: 'stopClock',
      by: people.proc,
      at: '2027-01-27 10:00',
      answers: { cause: 'experts', until: '2027-02-06', reason: '请专家评审该合同。' },
    });
    expect(caseIn(stopped, 'challenge-1').due?.date).toBe(plusDays(due, 10));
  });

  test('is sent back once, and ends where it is not completed in time', async () => {
    const filed = await played(answered, complains);
    const back = { on: 'challenge-1', action: 'returnComplaint', by: people.proc, answers: { mend: '请附质疑答复。' } };
    const returned = await played(filed, { ...back, at: '2027-01-26 09:00' });
    const again = await played(returned, { ...complains, action: 'correctComplaint', at: '2027-01-27 09:00' });
    expect(refused(again, { ...back, at: '2027-01-27 10:00' }).why).toBe('sent-back-once');
    const lapsed = await played(returned, {
      on: 'challenge-1',
      action: 'lapseComplaint',
      by: 'system',
      at: '2027-03-01 00:00',
    });
    expect(caseIn(lapsed, 'challenge-1').outcome).toBe('expired');
  });

  test('stops signing only where finance says so, for thirty days at most, once, and gives the days back', async () => {
    const admitted = await played(answered, complains, admits, { ...drafts, at: '2027-01-25 15:00' });
    const free = await played(admitted, { ...buyerSigns, at: '2027-01-26 10:30' });
    expect(free.root.filings.at(-1)?.action).toBe('signForBuyer');
    expect(refused(admitted, suspends('2027-02-26')).why).toBe('within-thirty-days');
    const stopped = await played(admitted, suspends('2027-02-25'));
    expect(done(stopped, 'publish').map(({ rows }) => rows.ground)).toContain('suspended');
    expect(refused(stopped, { ...buyerSigns, at: '2027-01-26 12:00' }).why).toBe('not-stopped');
    expect(refused(stopped, suspends('2027-02-20')).why).toBe('suspended-once');
    const decided = await played(stopped, { ...replies, at: '2027-01-26 15:00' }, decides('dismissed'));
    expect(decided.root.due?.date).toBe(plusDays(stopped.root.due?.date ?? '', 6));
    const signed = await played(decided, { ...buyerSigns, at: '2027-02-01 11:00' });
    expect(signed.root.filings.at(-1)?.action).toBe('signForBuyer');
  });

  test('is decided, published with the parties, and carried out', async () => {
    const before = await played(answered, complains, admits, replies);
    const next = await played(before, decides('upheld', 'next'));
    expect(next.root.position).toBe('award.confirm');
    const [told] = done(next, 'publish').filter(({ notice }) => notice === 'decision');
    expect(told?.rows).toMatchObject({ complainant: 'beta', buyer: 'nangang', outcome: 'upheld', follows: 'next' });
    const anew = await played(before, decides('upheld', 'restart'));
    expect(anew.root.position).toBe('bidding.failed');
    const dismissed = await played(before, decides('dismissed'));
    expect([dismissed.root.position, caseIn(dismissed, 'challenge-1').outcome]).toEqual([
      'contract.draft',
      'completed',
    ]);
    expect(refused(before, decides('upheld', 'void'))).toMatchObject({
      why: 'decision-as-lawful',
      values: { lawful: 'continue,next,restart' },
    });
  });
});

/** The contract was signed on 28 January and begins on 1 March; the result is challenged on the day after. */
const signedSince = await challenged(running, betaAdmin, '2027-01-29 10:00');
const complaint = (from: string): readonly Step[] => [
  { ...answer('not-upheld'), at: `${from}-01 09:00` },
  { ...signs, at: `${from}-01 15:00` },
  { ...complains, at: `${from}-02 10:00` },
  { ...admits, at: `${from}-02 14:00` },
  { ...replies, at: `${from}-03 10:00` },
];
const complainedOf = await played(signedSince, ...complaint('2027-02'));
const upheld = (follows: string, when = '2027-02-08 10:00') => ({ ...decides('upheld', follows), at: when });

describe('a complaint that is upheld after the contract was signed', () => {
  const moved = (family: Family) => done(family, 'budget').map(({ move, fen }) => [move, fen]);
  const openOf = ({ children }: Family, kind: string) =>
    children.filter(({ procedure, outcome }) => procedure === kind && !outcome);
  const committed = done(running, 'budget').filter(({ move }) => move === 'commit');
  const price = committed.reduce((sum, { fen }) => sum + fen, 0);

  test('revokes it where nothing was done, sets its money aside again, and takes the next one', async () => {
    const next = await played(complainedOf, upheld('next'));
    expect(next.root.position).toBe('award.confirm');
    expect([...openOf(next, 'payment'), ...openOf(next, 'report')]).toEqual([]);
    expect(moved(next)).toEqual([
      ['uncommit', price],
      ['reserve', approvedBudget(running.root)],
    ]);
    const [told] = done(next, 'publish').filter(({ notice }) => notice === 'decision');
    expect(told?.rows).toMatchObject({ follows: 'next', contract: 'revoked' });
    const confirmed = await played(next, { action: 'confirmAward', by: people.head, at: '2027-02-09 10:00' });
    expect(confirmed.root.bodies.supplier).toBe('beta');
  });

  test('lets the next one sign in its turn, whose instalments and reports are its own', async () => {
    const next = await played(
      complainedOf,
      upheld('next'),
      { action: 'confirmAward', by: people.head, at: '2027-02-09 10:00' },
      { ...publishes, at: '2027-02-09 14:00' },
    );
    const won = wonPrice(next.root, factsFor(next, next.root)) ?? 0;
    const parts = contractAnswers.milestones.slice(0, -1).map((each) => ({
      ...each,
      amount: Math.floor((won * each.amount) / contractAnswers.price),
    }));
    const last = won - parts.reduce((sum, { amount }) => sum + amount, 0);
    const milestones = contractAnswers.milestones.map((each, place) => parts[place] ?? { ...each, amount: last });
    const both = await played(
      next,
      { ...drafts, at: '2027-02-10 09:00', answers: { ...contractAnswers, price: won, milestones } },
      { ...buyerSigns, at: '2027-02-18 09:00' },
      { ...supplierSigns, by: betaAdmin, at: '2027-02-18 10:00' },
    );
    expect(both.root.position).toBe('management.run');
    expect(moved(both).slice(2)).toContainEqual(['commit', won]);
    const ended = both.children.filter(({ procedure, outcome }) => procedure === 'report' && outcome === 'cancelled');
    expect(ended.length).toBeGreaterThan(0);
    expect(reportsBy('2027-09-01', both.root, both.children).map(({ outcome }) => outcome)).not.toContain('cancelled');
  });

  test('begins anew, or buys nothing and gives all of its money back', async () => {
    const anew = await played(complainedOf, upheld('restart'));
    expect(anew.root.position).toBe('bidding.failed');
    expect(done(anew, 'publish').map(({ notice }) => notice)).toContain('failed');
    const nothing = await played(complainedOf, upheld('void'));
    expect(nothing.root.outcome).toBe('cancelled');
    expect(moved(nothing)).toEqual([['uncommit', price]]);
  });

  test('revokes what is still to be done of one that has begun, and what was done is accepted and settled', async () => {
    const [state, law] = ['challenge-1', '2027-03-01 00:00'] as const;
    expect(refused(complainedOf, { ...upheld('next', law), on: state })).toMatchObject({
      values: { lawful: 'continue,void,compensate' },
    });
    const ended = await played(complainedOf, upheld('void', law));
    expect(ended.root.position).toBe('acceptance.organise');
    expect(moved(ended)).toEqual([]);
    expect(openOf(ended, 'report')).toEqual([]);
    expect(openOf(ended, 'payment').length).toBeGreaterThan(0);
  });

  test('or lets it stand, and whoever is to blame makes good the loss', async () => {
    const stands = await played(complainedOf, upheld('compensate', '2027-03-01 00:00'));
    expect(stands.root.position).toBe('management.run');
    expect(done(stands, 'publish').filter(({ rows }) => rows.contract !== undefined)).toEqual([]);
    expect(openOf(stands, 'payment').length).toBe(openOf(running, 'payment').length);
  });

  test('counts as performed from the first payment on, though the service has not begun', async () => {
    const advance = running.children.filter(({ procedure }) => procedure === 'payment')[0];
    if (!advance) throw new Error('the story has an instalment');
    const when = at('2027-02-08 10:00');
    expect(isPerformed(running.root, running.children, when)).toBe(false);
    const pays = { ...advance, filings: since('pay').children.find(({ id }) => id === advance.id)?.filings ?? [] };
    expect(isPerformed(running.root, [pays], when)).toBe(true);
  });
});

test('a tender that is still being judged begins anew where finance or the buyer finds that it must', async () => {
  const filed = await challenged(qualified, betaAdmin, '2027-01-13 10:00', { ...says, stage: 'qualification' });
  const early = { ...answer('upheld', 'restart'), at: '2027-01-13 11:00' };
  const anew = await played(filed, early, { ...signs, at: '2027-01-13 15:00' });
  expect(anew.root.position).toBe('bidding.failed');
  expect(anew.children.filter(({ procedure, outcome }) => procedure === 'bid' && !outcome)).toEqual([]);
});

describe('an answer that has the panel evaluate again', () => {
  const sheetsDiffer = scores.map((step, place) =>
    place > 0
      ? step
      : {
          ...step,
          answers: {
            scores: sheet.map((row) =>
              row.bid === 'bid-alpha' && row.factor === '持证社工数' ? { ...row, score: 10 } : row,
            ),
          },
        },
  );
  const toAward = [concludes, ...signsReport, confirms, publishes];

  test('comes where the sheets prove a reason of the law, and voids all points', async () => {
    const filed = await challenged(
      await played(since('declareNoConflict'), ...offers, ...sheetsDiffer, ...toAward),
      betaAdmin,
      '2027-01-20 10:00',
    );
    const again = await played(filed, answer('upheld', 'reevaluate'), signs);
    expect(again.root.position).toBe('evaluation.scoring');
    expect(waitingFor(purchase, again.root).map(({ role }) => role)).toEqual(['expert', 'expert', 'expert']);
    // What nobody doubted before can be doubted now.
    const [{ by: member } = { by: people.agency }] = scores;
    const doubts = { bid: 'bid-gamma', grounds: '人员费用低于最低工资标准，可能影响服务。' };
    const doubted = await played(again, { action: 'doubtPrice', by: member, at: '2027-01-25 08:30', answers: doubts });
    expect(caseIn(doubted, 'bid-gamma').position).toBe('evaluation.explain');
    const rescored = await played(again, ...scores.map((step) => ({ ...step, at: '2027-01-25 09:00' })));
    expect(rescored.root.position).toBe('evaluation.report');
    const reported = await played(
      rescored,
      { ...concludes, at: '2027-01-25 10:00' },
      ...signsReport.map((step) => ({ ...step, at: '2027-01-25 11:00' })),
      { ...confirms, at: '2027-01-25 14:00' },
    );
    expect(reported.root.position).toBe('award.publish');
    // Whoever was awarded it has it no more until the panel has judged anew, and can be awarded it again.
    const alpha = reported.children.find(({ id }) => id === 'bid-alpha');
    expect(alpha).toMatchObject({ position: 'award.lost', outcome: undefined });
    const anew = await played(reported, { ...publishes, at: '2027-01-25 15:00' });
    const places = anew.children.filter(({ procedure }) => procedure === 'bid').map(({ position }) => position);
    expect(places.toSorted()).toEqual(['award.lost', 'award.lost', 'award.won']);
  });

  test('is refused where they prove none', () => {
    expect(refused(contested, answer('upheld', 'reevaluate'))).toMatchObject({
      why: 'follows-as-lawful',
      values: { lawful: 'continue,next,restart' },
    });
  });
});

describe('a complaint that finance leaves lying', () => {
  test('can be refused until three working days after the five of its review, and then counts as taken', async () => {
    const filed = await played(answered, complains);
    const refuses = {
      on: 'challenge-1',
      action: 'refuseComplaint',
      by: people.proc,
      answers: { ground: 'no-harm', reason: '与投诉人的权益没有关系。' },
    };
    const forwards = { on: 'challenge-1', action: 'forwardComplaint', by: 'system' } as const;
    expect(dueFrom(seededLaw, 'COMFWD_8', at('2027-01-25 10:00')).date).toBe('2027-02-04');
    const inTime = await played(filed, { ...refuses, at: '2027-02-04 23:59' });
    expect(caseIn(inTime, 'challenge-1').outcome).toBe('rejected');
    expect(refused(filed, { ...refuses, at: '2027-02-05 00:00' })).toMatchObject({
      why: 'refusal-in-time',
      values: { until: '2027-02-04' },
    });
    expect(refused(filed, { ...forwards, at: '2027-02-04 23:59' })).toMatchObject({ why: 'forwarding-due' });
    const forwarded = await played(filed, { ...forwards, at: '2027-02-05 00:00' });
    expect(caseIn(forwarded, 'challenge-1')).toMatchObject({
      position: 'complaint.reply',
      due: { code: 'COMREPLY_5' },
    });
  });
});

describe('complaints that are groundless', () => {
  const stages = ['opening', 'qualification', 'result'] as const;
  const on = (place: number, step: Step): Step => ({ ...step, on: `challenge-${place + 1}` });

  test('are counted before whoever decides, and the third within twelve months is published as one', async () => {
    let family = awarded;
    for (const stage of stages) family = await challenged(family, betaAdmin, '2027-01-19 16:00', { ...says, stage });
    for (const place of stages.keys()) {
      const steps = [answer('not-upheld'), signs, complains, admits, replies].map((step) => on(place, step));
      family = await played(family, ...steps);
    }
    const listed: unknown[] = [];
    for (const place of stages.keys()) {
      family = await played(family, on(place, decides('unproven')));
      listed.push(done(family, 'publish').at(-1)?.rows.listed);
    }
    expect(listed).toEqual([undefined, undefined, 'groundless']);
  });

  test('count for twelve months, and no other outcome does', () => {
    const days = ['2026-01-19', '2026-02-01', '2026-02-02', '2027-02-01'];
    expect(countingOn(seededLaw, days, '2027-02-01')).toEqual(['2026-02-02', '2027-02-01']);
    expect(isListed(seededLaw, ['2026-02-02'], '2027-02-01')).toBe(false);
    expect(isListed(seededLaw, ['2026-02-02', '2026-12-01'], '2027-02-01')).toBe(true);
    expect(isListed(seededLaw, ['2026-02-01', '2026-12-01'], '2027-02-01')).toBe(false);
  });

  test('keep a supplier out for one to three years where they are false', async () => {
    const before = await played(answered, complains, admits, replies);
    const falsely = (barredUntil: string | null) => {
      const step = decides('fabricated');
      return { ...step, answers: { ...step.answers, barredUntil } };
    };
    for (const day of ['2028-01-31', '2030-02-02'])
      expect(refused(before, falsely(day))).toMatchObject({ why: 'barred-as-long-as-law' });
    expect(refused(before, falsely(null))).toMatchObject({ why: 'incomplete', field: 'barredUntil' });
    for (const day of ['2028-02-01', '2030-02-01']) {
      const decided = await played(before, falsely(day));
      expect(done(decided, 'publish').at(-1)?.rows).toMatchObject({ listed: 'false', barredUntil: day });
      const { supplier = '' } = caseIn(decided, 'challenge-1').bodies;
      expect(decided.world.tables.bodies.get(supplier)?.barredUntil).toBe(day);
    }
  });
});

test('that a tender was given up can be challenged within seven working days, though nothing is left to be changed', async () => {
  const gone = await played(qualified, {
    action: 'giveUpTask',
    by: people.head,
    at: '2027-01-13 10:00',
    answers: {
      change: 'budget-cut',
      reason: '市财政压减预算，本项目的服务任务整体取消。',
      decision: '哈财预〔2027〕3号',
      evidence: [file],
    },
  });
  expect(gone.root.outcome).toBe('cancelled');
  expect(await why(gone, betaAdmin, '2027-01-23 00:00')).toMatchObject({ why: 'challenge-runs' });
  const filed = await challenged(gone, betaAdmin, '2027-01-22 23:59');
  expect(refused(filed, { ...answer('upheld', 'restart'), at: '2027-01-25 09:00' })).toMatchObject({
    values: { lawful: 'continue' },
  });
  const ended = await played(
    filed,
    { ...answer('upheld', 'continue'), at: '2027-01-25 09:00' },
    { ...signs, at: '2027-01-25 10:00' },
  );
  expect(caseIn(ended, 'challenge-1').position).toBe('answering.accept');
});
