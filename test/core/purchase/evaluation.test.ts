import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { answer } from '../../../src/dialogue/answer.ts';
import type { Answered } from '../../../src/dialogue/answered.ts';
import { targetOf } from '../../../src/dialogue/target.ts';
import type { Fill } from '../../../src/dialogue/wish.ts';
import { type Case, latest, system } from '../../../src/engine/case.ts';
import { offers as openTo } from '../../../src/engine/decide.ts';
import type { Answers } from '../../../src/engine/form.ts';
import { waitingFor } from '../../../src/engine/parties.ts';
import { situation } from '../../../src/engine/procedure.ts';
import { mayRead } from '../../../src/engine/read.ts';
import { cityTime } from '../../../src/law/date.ts';
import { seededLaw } from '../../../src/law/law.ts';
import { drawIn, orderOf, poolLargeEnough, seedOf } from '../../../src/procedures/purchase/08-evaluation/draw.ts';
import { offersOf } from '../../../src/procedures/purchase/08-evaluation/ranking.ts';
import { wonPrice } from '../../../src/procedures/purchase/09-award/awarded-bid.ts';
import { priceQuestion } from '../../../src/procedures/purchase/bid/bid.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { texts } from '../../../src/text/all.ts';
import { betaAdmin, everyone, people } from '../engine-people.ts';
import { toldPurchase } from '../engine-stories.ts';
import { at, file, someone } from '../given.ts';
import {
  awarded,
  caseIn,
  concludes,
  confirms,
  declares,
  done,
  drawsPanel,
  evaluated,
  factsFor,
  offers,
  played,
  publishes,
  qualified,
  refused,
  scores,
  sheet,
  signsReport,
  since,
} from '../given-story.ts';

const ready = qualified;
const drawn = await played(ready, drawsPanel);
const free = await played(drawn, ...declares);
const seated = await played(free, ...offers);
/** Those who were drawn, and who comes after them by the lots. */
const panel = drawn.root.named.panel ?? [];
const whoIs = (id: string) => everyone.find((person) => person.id === id) ?? someone(id);
const experts = panel.map(whoIs);
const reserve = orderOf(drawn.root, factsFor(drawn, drawn.root))
  .map(({ id }) => id)
  .slice(panel.length);
const [next = '', afterNext = ''] = reserve;
const [, , last] = experts;
const [first, second, third] = scores;
const [member, other] = experts;
if (!first || !second || !third || !member || !other || !last) throw new Error('the panel has three members');

const scored = () => played(seated, ...scores);

/** A case of before, whose panel was named by hand. */
const before = { ...ready, root: { ...ready.root, version: 2 } };
const namesPanel = (members: readonly string[], chair = members[0] ?? '') => ({
  action: 'namePanel',
  by: people.agency,
  at: '2027-01-13 09:00',
  answers: { members, chair, draw: '哈采抽 2027-018' },
});

test('a panel that is named by hand is odd, large enough, mostly of experts, and free', () => {
  expect(refused(before, namesPanel(['e1']))).toMatchObject({ why: 'panel-large-enough', values: { least: 3 } });
  expect(refused(before, namesPanel(['e1', 'e2', 'e3', 'insider'])).why).toBe('panel-odd');
  expect(refused(before, namesPanel(['e1', 'e2', 'insider'], 'insider'))).toMatchObject({
    why: 'chair-not-buyers',
    values: { chair: 'insider' },
  });
  expect(refused(before, namesPanel(['e1', 'e2', 'e3'], 'insider')).why).toBe('chair-is-member');
  expect(refused(before, namesPanel(['e1', 'e2', 'rival']))).toMatchObject({
    why: 'members-independent',
    values: { person: 'rival', bidder: { zh: 'alpha' } },
  });
  expect(refused(before, namesPanel(['e1', 'e2', 'u1']))).toMatchObject({
    why: 'members-are-experts',
    values: { person: 'u1' },
  });
});

describe('a panel is drawn by lot', () => {
  test('by the programme, and named by nobody', () => {
    expect(refused(ready, namesPanel(['e1', 'e2', 'e3'])).why).toBe('not-at-this-step');
    expect(refused(ready, { ...drawsPanel, by: people.staff }).why).toBe('not-your-turn');
    expect(refused(drawn, drawsPanel).why).toBe('panel-not-named');
    expect(panel).toHaveLength(3);
  });

  test('among all experts but those who buy, bid, run or watch over it, or took part in it', () => {
    const all = [...panel, ...reserve].toSorted();
    expect(all).toEqual(expect.arrayContaining(['e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7']));
    for (const id of ['insider', 'rival', 'jack']) expect(all).not.toContain(id);
    const facts = factsFor(ready, ready.root);
    const officer = someone('officer', ['expert', 'experts'], ['agency', 'trading-centre']);
    const wider = { ...facts, people: [...facts.people, officer] };
    expect(orderOf(ready.root, wider).map(({ id }) => id)).not.toContain('officer');
  });

  test('so that anybody can draw the lots again from what is published', () => {
    const { seed, lots = [] } = drawIn(drawn.root);
    expect(seed).toBe('HRB-2026-NANGANG-0001 2027-01-08T16:00:00.000Z 44000000 46000000 47000000');
    const again = lots.map(({ mark }) => createHash('sha256').update(`${seed}\n${mark}`).digest('hex'));
    expect(again.map((lot) => lot.slice(0, 12))).toEqual(lots.map(({ lot }) => lot));
    expect(again).toEqual(again.toSorted());
    const marks = panel.map((id) =>
      createHash('sha256').update(`${drawn.root.number}\n${id}`).digest('hex').slice(0, 12),
    );
    expect(lots.slice(0, 3).map(({ mark }) => mark)).toEqual(marks);
    const told = done(awarded, 'publish').at(-1);
    expect(told?.rows).toMatchObject({ seed, lots });
  });

  test('and by other prices otherwise, so that nobody could foresee it while they were sealed', () => {
    const facts = factsFor(ready, ready.root);
    const [one, ...others] = facts.bids;
    if (!one) throw new Error('somebody bid');
    const filings = one.filings.map((filing) =>
      filing.form === 'bid' ? { ...filing, answers: { ...filing.answers, price: 45_999_999 } } : filing,
    );
    const otherwise = { ...facts, bids: [{ ...one, filings }, ...others] };
    expect(seedOf(ready.root, otherwise)).not.toBe(seedOf(ready.root, facts));
    expect(orderOf(ready.root, otherwise)).not.toEqual(orderOf(ready.root, facts));
  });

  test('where there are experts enough', () => {
    const facts = factsFor(ready, ready.root);
    const here = { state: ready.root, answers: {}, by: system, now: at('2027-01-13 09:00') };
    const few = { ...facts, people: facts.people.filter(({ id }) => id === 'e1' || id === 'e2') };
    expect(poolLargeEnough.broken({ ...here, facts: few })).toEqual({ experts: 2, least: 3 });
    expect(poolLargeEnough.broken({ ...here, facts })).toBeUndefined();
  });
});

test('scoring begins when every member has declared to be free', async () => {
  expect(waitingFor(purchase, drawn.root).map(({ person }) => person)).toEqual(panel);
  expect((await played(drawn, ...declares.slice(0, 2))).root.position).toBe('evaluation.panel');
  expect(free.root.position).toBe('evaluation.consult');
  expect(seated.root.position).toBe('evaluation.scoring');
});

const replaces = (leaves: string, when = '2027-01-14 10:00') => ({
  action: 'replaceMember',
  by: people.agency,
  at: when,
  answers: { leaves, reason: '本人回避' },
});
const stepsBack = (by: typeof member, when = '2027-01-14 09:30') => ({
  action: 'recusePanelMember',
  by,
  at: when,
  answers: { reason: '与阿尔法负责人相识。' },
});

test('in the place of a member who steps back comes the next by the lots, whom nobody chooses, and nobody comes back', async () => {
  const vacant = await played(drawn, ...declares.slice(0, 2), stepsBack(last));
  expect(vacant.root.position).toBe('evaluation.panel');
  expect(waitingFor(purchase, vacant.root)).toEqual([{ role: 'agency' }]);
  const filled = await played(vacant, replaces(last.id));
  expect(filled.root.filings.at(-1)?.decided).toEqual({ joins: [next] });
  expect(waitingFor(purchase, filled.root).map(({ person }) => person)).toEqual([next]);
  const again = await played(filled, stepsBack(whoIs(next), '2027-01-14 10:30'), replaces(next, '2027-01-14 11:00'));
  expect(waitingFor(purchase, again.root).map(({ person }) => person)).toEqual([afterNext]);
});

test('no member is replaced for what he finds: only who stepped back, or is late', async () => {
  expect(refused(seated, replaces(last.id)).why).toBe('leaver-is-gone');
  expect(refused(seated, replaces('nobody')).why).toBe('leaver-is-member');
  const late = await played(seated, replaces(last.id, '2027-01-22 09:00'));
  expect(waitingFor(purchase, late.root).map(({ person }) => person)).toContain(next);
});

test('bids that are level in points and price are ordered by lot, and by nobody', async () => {
  const level = { price: 46_000_000, breakdown: [{ item: '全部', amount: 46_000_000 }] };
  const same = sheet.map((row) => ({ ...row, score: 20 }));
  const story = await toldPurchase((form) => (form === 'bid' ? level : form === 'score-sheet' ? { scores: same } : {}));
  const result = since('signReport', story);
  const ranks = ['alpha', 'beta', 'gamma'].map((id) => caseIn(result, `bid-${id}`).filings.at(-1)?.answers.rank);
  expect(ranks.toSorted()).toEqual([1, 2, 3]);
});

test('a sheet gives points to every bid and factor, none above what was published', () => {
  const short = refused(seated, { ...first, answers: { scores: sheet.slice(1) } });
  expect(short).toMatchObject({
    why: 'sheet-complete',
    values: { given: 5, wanted: 6, bidder: { zh: 'alpha' }, factor: '服务方案' },
  });
  const high = sheet.map((row) => (row.factor === '持证社工数' ? { ...row, score: 31 } : row));
  expect(refused(seated, { ...first, answers: { scores: high } })).toMatchObject({
    why: 'score-within-weight',
    values: { score: 31, most: 30 },
  });
});

test('the sheet lies ready with a row for each pair', () => {
  const [offer] = openTo(purchase, seated.root, member, factsFor(seated, seated.root), at('2027-01-14 10:00'));
  const by = { person: 'e1', role: 'expert' } as const;
  const facts = factsFor(seated, seated.root);
  const prefilled = offer?.action.prefill?.(
    situation({ state: seated.root, answers: {}, by, facts, now: at('2027-01-14 10:00') }),
  );
  expect(prefilled?.scores).toEqual(sheet.map(({ bid, factor }) => ({ bid, factor })));
});

test('on a page the sheet says which bid and factor a row is about, and keeps each score as it is entered', () => {
  const filled = (fill: Fill, answers: Answers = {}): Answered => {
    const facts = factsFor(seated, seated.root);
    const address = { case: seated.root.id, action: 'scoreBids' };
    const target = targetOf(address, { procedure: purchase, state: seated.root, facts, family: [] }, member);
    if (!target) throw new Error('a member scores');
    const draft = {
      id: 'd',
      person: 'e1',
      procedure: 'purchase',
      version: purchase.version,
      action: 'scoreBids',
    } as const;
    const rest = { case: seated.root.id, parent: undefined, rev: 0, answers, secret: false };
    const sight = { draft: { ...draft, ...rest }, target, looking: undefined, code: undefined };
    const account = { id: 'a', channel: 'slack', address: '1', person: member, language: 'zh', known: true } as const;
    const talk = { texts: texts.zh, law: seededLaw, now: at('2027-01-14 10:00'), forms: 'pages' } as const;
    const wish = { kind: 'fill', draft: 'd', fill } as const;
    return answer({ kind: 'fill', wish, sight }, { ...talk, account: { ...account, focus: undefined } });
  };
  const on = { kind: 'page', draft: 'd', rev: 0, page: 0, values: {}, files: {} } as const;
  const shown = filled({ ...on, go: 'keep' }).reply.page?.fields[0];
  const rows = shown?.cells ?? [];
  expect(shown?.rowNames).toHaveLength(sheet.length);
  expect(shown?.columns?.map(({ names }) => names === true)).toEqual([true, true, false]);
  const one = rows.map((cells, place) => (place === 1 ? [...cells.slice(0, 2), '30'] : cells));
  const kept = filled({ ...on, go: 'keep', cells: { scores: one } });
  expect(kept.reply.page?.fields[0]?.cells).toEqual(one);
  const [saved] = kept.deeds.flatMap((deed) => (deed.do === 'save' ? [deed.answers] : []));
  expect(filled({ ...on, go: 'keep' }, saved).reply.page?.fields[0]?.cells).toEqual(one);
});

test('nobody reads another’s points until all have filed, and each member scores once', async () => {
  const two = await played(seated, first, second);
  const filing = two.root.filings.at(-1);
  if (!filing) throw new Error('a sheet was filed');
  const reads = (who: typeof member, state: typeof two.root) => mayRead(purchase, state, filing, who, undefined);
  expect(reads(other, two.root)).toBe(true);
  expect(reads(member, two.root)).toBe(false);
  expect(reads(people.agency, two.root)).toBe(false);
  expect(refused(two, first).why).toBe('not-yet-scored');

  const all = await played(two, third);
  expect(all.root.position).toBe('evaluation.report');
  expect(reads(people.agency, all.root)).toBe(true);
  expect(reads(someone('stranger'), all.root)).toBe(false);
});

test('the ranking follows the published formula and is told to every bid', () => {
  const result = evaluated;
  // Price: 44/46 × 20 = 19.13, 20, 44/47 × 20 = 18.72.
  expect(caseIn(result, 'bid-alpha').filings.at(-1)?.answers).toEqual({ rank: 1, score: '94.13' });
  expect(caseIn(result, 'bid-beta').filings.at(-1)?.answers).toEqual({ rank: 2, score: '80.00' });
  expect(caseIn(result, 'bid-gamma').filings.at(-1)?.answers).toEqual({ rank: 3, score: '63.72' });
});

test('a report is each member’s who signs it, and most of them make it the panel’s', async () => {
  const drawnUp = await played(await scored(), concludes);
  expect(drawnUp.root.position).toBe('evaluation.sign');
  expect(waitingFor(purchase, drawnUp.root).map(({ person }) => person)).toEqual(panel);
  const [one, two, three] = signsReport;
  if (!one || !two || !three) throw new Error('the panel has three members');
  const against = { opinion: 'dissent', dissent: '第二名的服务方案明显更好，评分过低。' };
  const most = await played(drawnUp, one, { ...two, answers: against }, three);
  expect(most.root.position).toBe('award.confirm');
  expect(refused(await played(drawnUp, one), one).why).toBe('not-yet-signed');
  const few = await played(drawnUp, one, { ...two, answers: against }, { ...three, answers: against });
  expect(few.root.position).toBe('evaluation.report');
  expect(caseIn(few, 'bid-alpha').position).toBe('evaluation.qualified');
  expect(refused(drawnUp, { ...two, answers: { opinion: 'dissent' } }).why).toBe('incomplete');
});

test('whoever steps back while the report is signed takes his points with him: it is drawn up anew by a full panel', async () => {
  const [one] = signsReport;
  if (!one) throw new Error('the panel has three members');
  const left = await played(await scored(), concludes, one, stepsBack(last, one.at));
  expect(left.root.position).toBe('evaluation.report');
  expect(refused(left, concludes).why).toBe('panel-full');
  const filled = await played(left, replaces(last.id, one.at));
  expect(filled.root.position).toBe('evaluation.panel');
  expect(waitingFor(purchase, filled.root).map(({ person }) => person)).toEqual([next]);
});

test('who neither signs nor says why within the term is taken to agree', async () => {
  const [one] = signsReport;
  if (!one) throw new Error('the panel has three members');
  const waiting = await played(await scored(), concludes, one);
  const closes = { action: 'closeSigning', by: people.agency, at: '2027-01-18 18:00' };
  expect(refused(waiting, { ...closes, at: concludes.at }).why).toBe('signing-over');
  expect((await played(waiting, { ...closes, at: '2027-01-20 09:00' })).root.position).toBe('award.confirm');
});

describe('a price that is abnormally low', async () => {
  const cheap = { price: 21_000_000, breakdown: [{ item: '全部', amount: 21_000_000 }] };
  const story = await toldPurchase((form, { turn }) => (form === 'bid' && turn === 1 ? cheap : {}));
  const asked = since('openOffers', story);
  const members = (asked.root.named.panel ?? []).map(whoIs);
  const [doubter] = members;
  if (!doubter) throw new Error('the panel has three members');
  const judging = since('scoreBids', story);
  const judges = (proven: 'yes' | 'no', ...by: readonly (typeof member)[]) =>
    by.map((each) => ({
      action: 'judgePrices',
      by: each,
      at: '2027-01-15 09:00',
      answers: { verdicts: [{ bid: 'bid-beta', proven, grounds: '没有提供成本测算材料' }] },
    }));
  const plainly = { ...concludes, answers: { summary: '推荐综合得分最高的供应商中标。' } };

  test('is asked about as soon as the panel is seated, and the bidder has his minutes and is heard until it is decided', async () => {
    const beta = caseIn(asked, 'bid-beta');
    expect(beta.position).toBe('evaluation.explain');
    expect(latest(beta, priceQuestion)).toMatchObject({ reasons: ['of-second', 'of-ceiling'] });
    expect(caseIn(asked, 'bid-alpha').position).toBe('evaluation.qualified');
    const due = beta.due?.at ?? '';
    expect(new Date(due).getTime() - asked.world.now.getTime()).toBeGreaterThanOrEqual(30 * 60_000);
    const explanation = { explanation: '使用自有场地和捐赠资金，人员由志愿者补充，成本见附件。', proofs: [file] };
    const explains = { on: 'bid-beta', action: 'explainPrice', by: betaAdmin, answers: explanation };
    const inTime = cityTime(new Date(new Date(due).getTime() - 60_000));
    const explained = await played(asked, { ...explains, at: `2027-01-14 ${inTime}` });
    expect(caseIn(explained, 'bid-beta').position).toBe('evaluation.qualified');
    // Who is late is heard as long as the panel has not decided.
    const late = await played(judging, { ...explains, at: '2027-01-15 09:00' });
    expect(caseIn(late, 'bid-beta').position).toBe('evaluation.qualified');
  });

  test('is judged by each member for himself, when the time to explain is over', () => {
    expect(judging.root.position).toBe('evaluation.prices');
    expect(waitingFor(purchase, judging.root).map(({ person }) => person)).toEqual(members.map(({ id }) => id));
    const [early] = judges('yes', doubter);
    if (!early) throw new Error('somebody judges');
    const soon = cityTime(asked.world.now);
    expect(refused(judging, { ...early, at: `2027-01-14 ${soon}` }).why).toBe('time-to-explain-over');
    const answers = { verdicts: [{ bid: 'bid-alpha', proven: 'no', grounds: '没有提供成本测算材料' }] };
    expect(refused(judging, { ...early, answers }).why).toBe('every-price-judged');
  });

  test('is not valid where most find it unproven, and the notice says so with the votes', async () => {
    const [one, two, three] = members;
    if (!one || !two || !three) throw new Error('the panel has three members');
    const judged = await played(judging, ...judges('no', one, two), ...judges('yes', three));
    expect(judged.root.position).toBe('evaluation.report');
    expect(caseIn(judged, 'bid-beta').position).toBe('evaluation.qualified');
    const drawnUp = await played(judged, { ...plainly, at: '2027-01-15 13:00' });
    const signed = await played(
      drawnUp,
      ...signsReport.map((step, place) => ({ ...step, by: members[place] ?? step.by, at: '2027-01-15 14:00' })),
    );
    expect(caseIn(signed, 'bid-alpha').filings.at(-1)?.answers).toMatchObject({ rank: 1 });
    expect(caseIn(signed, 'bid-beta').position).toBe('evaluation.qualified');
    const told = await played(
      signed,
      { ...confirms, at: '2027-01-18 09:00' },
      { ...publishes, at: '2027-01-18 10:00' },
    );
    expect(done(told, 'publish').at(-1)?.rows.refused).toEqual([
      { bidder: 'beta', explained: 'no', against: 2, of: 3, grounds: '没有提供成本测算材料；没有提供成本测算材料' },
    ]);
    expect(caseIn(told, 'bid-beta').filings.at(-1)?.answers).toMatchObject({
      refused: 'price',
      reason: '没有提供成本测算材料；没有提供成本测算材料',
    });
  });

  test('stands where most find it proven', async () => {
    const [one, two, three] = members;
    if (!one || !two || !three) throw new Error('the panel has three members');
    const judged = await played(judging, ...judges('no', one), ...judges('yes', two, three));
    const drawnUp = await played(judged, { ...plainly, at: '2027-01-15 13:00' });
    const signed = await played(
      drawnUp,
      ...signsReport.map((step, place) => ({ ...step, by: members[place] ?? step.by, at: '2027-01-15 14:00' })),
    );
    expect(caseIn(signed, 'bid-beta').position).toBe('award.ranked');
  });

  test('can be pointed out by a member, on record, and by nobody else', async () => {
    const doubts = {
      action: 'doubtPrice',
      by: member,
      at: '2027-01-14 10:00',
      answers: { bid: 'bid-gamma', grounds: '人员费用低于最低工资标准，可能影响服务。' },
    };
    const doubted = await played(seated, doubts);
    expect(caseIn(doubted, 'bid-gamma').position).toBe('evaluation.explain');
    expect(refused(doubted, doubts).why).toBe('not-yet-asked');
    expect(refused(seated, { ...doubts, by: people.agency }).why).toBe('not-your-turn');
    expect((await played(doubted, ...scores)).root.position).toBe('evaluation.prices');
  });

  test('makes no winner of too few: the agency asks to stop, and the head decides', async () => {
    const asks = {
      action: 'stopEvaluation',
      by: people.agency,
      at: '2027-01-15 10:00',
      answers: { cause: 'too-few-valid', reason: '有效的供应商不足，无法继续评审。' },
    };
    expect(refused(judging, asks).why).toBe('too-few-are-valid');
    const defect = { cause: 'document-defect', reason: '评分标准前后矛盾，小组无法评审。' };
    const halted = await played(judging, { ...asks, answers: defect });
    expect(halted.root.position).toBe('evaluation.halted');
    expect(waitingFor(purchase, halted.root)).toEqual([{ role: 'buyer_head', body: 'nangang' }]);
    const head = { by: people.head, at: '2027-01-18 09:00' };
    const goesOn = { ...head, action: 'resumeEvaluation', answers: { mend: '标准没有矛盾，请继续评审。' } };
    expect((await played(halted, goesOn)).root.position).toBe('evaluation.prices');
    const ended = await played(halted, { ...head, action: 'confirmStop' });
    expect(ended.root.position).toBe('bidding.failed');
    expect(done(ended, 'publish').at(-1)?.rows).toMatchObject({ ground: 'document-defect' });
  });
});

describe('bids are evaluated again', () => {
  const [one, two, three] = scores;
  if (!one || !two || !three) throw new Error('the panel has three members');
  const withPoints = (step: typeof one, changes: Readonly<Record<string, number>>) => ({
    ...step,
    answers: {
      scores: sheet.map((row) => (row.bid === 'bid-alpha' ? { ...row, score: changes[row.factor] ?? row.score } : row)),
    },
  });
  const reopens = (ground: string) => ({
    action: 'reopenScoring',
    by: people.agency,
    at: '2027-01-15 09:00',
    answers: { ground, reason: '持证社工数得分不一致。' },
  });

  test('where members differ on a matter of fact, and all points are void', async () => {
    const differing = await played(seated, one, two, withPoints(three, { 持证社工数: 10 }));
    const again = await played(differing, reopens('objective-differs'));
    expect(waitingFor(purchase, again.root).map(({ person }) => person)).toEqual(panel);
    const late = scores.map((step) => ({ ...step, at: '2027-01-15 14:00' }));
    expect((await played(again, ...late)).root.position).toBe('evaluation.report');
  });

  test('where one gives points far from all others', async () => {
    const far = await played(seated, one, two, withPoints(three, { 服务方案: 5 }));
    expect((await played(far, reopens('abnormal'))).root.position).toBe('evaluation.scoring');
  });

  test.each(['arithmetic', 'out-of-range', 'objective-differs', 'abnormal'])(
    'for no wish of anybody: %s is read from the sheets',
    async (ground) => {
      expect(refused(await scored(), reopens(ground))).toMatchObject({ why: 'reopening-proven', values: { ground } });
    },
  );
});

test('where the price alone decides, nobody gives points', async () => {
  const method = { method: 'competitive-negotiation', ground: 'complex' };
  const negotiated = await toldPurchase((form) => (form === 'tender' ? method : {}));
  expect(since('openOffers', negotiated).root.position).toBe('evaluation.report');
  const result = since('signReport', negotiated);
  expect(caseIn(result, 'bid-beta').filings.at(-1)?.answers).toMatchObject({ rank: 1 });
});

test('with a single source the price is bargained, never above the offer, and that is what is awarded; where suppliers compete, offers stand', async () => {
  const scoredNow = await scored();
  const concludesWith = (agreed?: number) => ({
    ...concludes,
    answers: { ...concludes.answers, ...(agreed !== undefined && { agreed }) },
  });
  expect(refused(scoredNow, concludesWith(40_000_000))).toMatchObject({
    why: 'offers-stand',
    values: { agreed: 40_000_000 },
  });
  const single = (state: Case): Case => ({
    ...state,
    filings: state.filings.map((filing) =>
      filing.form === 'tender'
        ? { ...filing, answers: { ...filing.answers, method: 'single-source', factors: null } }
        : filing,
    ),
  });
  const alone = { ...scoredNow, root: single(scoredNow.root) };
  const [offer] = offersOf(alone.root, factsFor(alone, alone.root));
  const offered = offer?.price ?? 0;
  expect(refused(alone, concludesWith())).toMatchObject({ why: 'price-bargained', values: { offered } });
  expect(refused(alone, concludesWith(offered + 1))).toMatchObject({ values: { offered, agreed: offered + 1 } });
  const drawnUp = single((await played(scoredNow, concludes)).root);
  const report = drawnUp.filings.map((filing) =>
    filing.form === 'evaluation-report' ? { ...filing, answers: { ...filing.answers, agreed: 40_000_000 } } : filing,
  );
  const state = { ...drawnUp, filings: report, bodies: { ...drawnUp.bodies, supplier: 'alpha' } };
  expect(wonPrice(state, factsFor(alone, state))).toBe(40_000_000);
  expect(wonPrice({ ...state, filings: drawnUp.filings }, factsFor(alone, state))).toBe(46_000_000);
});
