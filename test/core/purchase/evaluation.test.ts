import { describe, expect, test } from 'vitest';
import { answer } from '../../../src/dialogue/answer.ts';
import type { Answered } from '../../../src/dialogue/answered.ts';
import { targetOf } from '../../../src/dialogue/target.ts';
import type { Fill } from '../../../src/dialogue/wish.ts';
import { latest } from '../../../src/engine/case.ts';
import { offers } from '../../../src/engine/decide.ts';
import type { Answers } from '../../../src/engine/form.ts';
import { waitingFor } from '../../../src/engine/parties.ts';
import { situation } from '../../../src/engine/procedure.ts';
import { mayRead } from '../../../src/engine/read.ts';
import { cityTime } from '../../../src/law/date.ts';
import { seededLaw } from '../../../src/law/law.ts';
import { priceQuestion } from '../../../src/procedures/purchase/bid/bid.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { texts } from '../../../src/text/all.ts';
import { betaAdmin, experts, insider, people } from '../engine-people.ts';
import { toldPurchase } from '../engine-stories.ts';
import { at, file, someone } from '../given.ts';
import {
  caseIn,
  concludes,
  confirms,
  declares,
  done,
  evaluated,
  factsFor,
  namesPanel,
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
const seated = await played(ready, namesPanel, ...declares);
const [first, second, third] = scores;
const [member, other] = experts;
if (!first || !second || !third || !member || !other) throw new Error('the panel has three members');

const scored = () => played(seated, ...scores);

const panelOf = (members: readonly string[], chair = members[0] ?? '') => ({
  ...namesPanel,
  answers: { ...namesPanel.answers, members, chair },
});

test('the panel is odd, large enough and mostly of experts', async () => {
  expect(refused(ready, panelOf(['e1']))).toMatchObject({ why: 'panel-large-enough', values: { least: 3 } });
  expect(refused(ready, panelOf(['e1', 'e2', 'e3', 'insider'])).why).toBe('panel-odd');
  expect((await played(ready, panelOf(['e1', 'e2', 'insider']))).root.named.panel).toEqual(['e1', 'e2', 'insider']);
});

test('whoever works for the buyer is its representative and does not take the chair', () => {
  expect(refused(ready, panelOf(['e1', 'e2', 'insider'], 'insider'))).toMatchObject({
    why: 'chair-not-buyers',
    values: { chair: 'insider' },
  });
  expect(refused(ready, panelOf(['e1', 'e2', 'e3'], 'insider')).why).toBe('chair-is-member');
});

test('nobody from a bidder sits on the panel', () => {
  expect(refused(ready, panelOf(['e1', 'e2', 'rival']))).toMatchObject({
    why: 'members-independent',
    values: { person: 'rival', bidder: 'alpha' },
  });
});

test('scoring begins when every member has declared to be free', async () => {
  const named = await played(ready, namesPanel);
  expect(waitingFor(purchase, named.root).map(({ person }) => person)).toEqual(['e1', 'e2', 'e3']);
  expect((await played(named, ...declares.slice(0, 2))).root.position).toBe('evaluation.panel');
  expect(seated.root.position).toBe('evaluation.scoring');
});

test('a member who steps back is replaced before anybody scores', async () => {
  const named = await played(ready, namesPanel, ...declares.slice(0, 2));
  const [, , last] = experts;
  if (!last) throw new Error('the panel has three members');
  const vacant = await played(named, {
    action: 'recusePanelMember',
    by: last,
    at: '2027-01-14 09:30',
    answers: { reason: '与阿尔法负责人相识。' },
  });
  expect(vacant.root.position).toBe('evaluation.panel');
  expect(waitingFor(purchase, vacant.root)).toEqual([{ role: 'agency' }]);
  const change = {
    action: 'replaceMember',
    by: people.agency,
    at: '2027-01-14 10:00',
    answers: { leaves: 'e3', joins: 'insider', draw: '哈采抽 2027-019', reason: '本人回避' },
  };
  expect(refused(vacant, { ...change, answers: { ...change.answers, joins: 'e3' } }).why).toBe('joiner-is-new');
  expect(refused(vacant, { ...change, answers: { ...change.answers, joins: 'rival' } }).why).toBe('joiner-independent');
  const filled = await played(vacant, change);
  expect(waitingFor(purchase, filled.root).map(({ person }) => person)).toEqual(['insider']);
});

test('whoever is no expert is neither named nor joins', () => {
  const answers = { ...namesPanel.answers, members: ['e1', 'e2', 'u1'] };
  expect(refused(ready, { ...namesPanel, answers })).toMatchObject({
    why: 'members-are-experts',
    values: { person: 'u1' },
  });
  const joins = { leaves: 'e3', joins: 'nobody', draw: '哈采抽 2027-019', reason: '临时出差' };
  const change = { action: 'replaceMember', by: people.agency, at: '2027-01-14 15:00', answers: joins };
  expect(refused(seated, change).why).toBe('joiner-is-expert');
});

test('a member who comes back has declared himself and given his points already: the panel goes on without asking again', async () => {
  const changes = (leaves: string, joins: string) => ({
    action: 'replaceMember',
    by: people.agency,
    at: '2027-01-14 15:00',
    answers: { leaves, joins, draw: '哈采抽 2027-019', reason: '临时出差' },
  });
  const backAtOnce = await played(seated, changes('e3', 'insider'), changes('insider', 'e3'));
  expect(backAtOnce.root.position).toBe('evaluation.scoring');
  expect(waitingFor(purchase, backAtOnce.root).map(({ person }) => person)).toEqual(['e1', 'e2', 'e3']);

  const [one, two, three] = scores;
  const [declaration] = declares;
  if (!one || !two || !three || !declaration) throw new Error('the panel has three members');
  const joins = { ...declaration, by: insider, at: '2027-01-14 15:30' };
  const later = { at: '2027-01-14 16:00' };
  const left = await played(seated, three, changes('e3', 'insider'), joins, { ...one, ...later }, { ...two, ...later });
  expect(waitingFor(purchase, left.root).map(({ person }) => person)).toEqual(['insider']);
  expect((await played(left, { ...changes('insider', 'e3'), at: '2027-01-14 17:00' })).root.position).toBe(
    'evaluation.report',
  );
});

test('a sheet gives points to every bid and factor, none above what was published', () => {
  const short = refused(seated, { ...first, answers: { scores: sheet.slice(1) } });
  expect(short).toMatchObject({
    why: 'sheet-complete',
    values: { given: 5, wanted: 6, bidder: 'alpha', factor: '服务方案' },
  });
  const high = sheet.map((row) => (row.factor === '持证社工数' ? { ...row, score: 31 } : row));
  expect(refused(seated, { ...first, answers: { scores: high } })).toMatchObject({
    why: 'score-within-weight',
    values: { score: 31, most: 30 },
  });
});

test('the sheet lies ready with a row for each pair', () => {
  const [offer] = offers(purchase, seated.root, member, factsFor(seated, seated.root), at('2027-01-14 10:00'));
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
  expect(waitingFor(purchase, drawnUp.root).map(({ person }) => person)).toEqual(['e1', 'e2', 'e3']);
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
  const asked = since('declareNoConflict', story);
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
    expect(waitingFor(purchase, judging.root).map(({ person }) => person)).toEqual(['e1', 'e2', 'e3']);
    const [early] = judges('yes', member);
    if (!early) throw new Error('somebody judges');
    const soon = cityTime(asked.world.now);
    expect(refused(judging, { ...early, at: `2027-01-14 ${soon}` }).why).toBe('time-to-explain-over');
    const answers = { verdicts: [{ bid: 'bid-alpha', proven: 'no', grounds: '没有提供成本测算材料' }] };
    expect(refused(judging, { ...early, answers }).why).toBe('every-price-judged');
  });

  test('is not valid where most find it unproven, and the notice says so with the votes', async () => {
    const [one, two, three] = experts;
    if (!one || !two || !three) throw new Error('the panel has three members');
    const judged = await played(judging, ...judges('no', one, two), ...judges('yes', three));
    expect(judged.root.position).toBe('evaluation.report');
    expect(caseIn(judged, 'bid-beta').position).toBe('evaluation.qualified');
    const drawnUp = await played(judged, { ...plainly, at: '2027-01-15 13:00' });
    const signed = await played(drawnUp, ...signsReport.map((step) => ({ ...step, at: '2027-01-15 14:00' })));
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
    expect(caseIn(told, 'bid-beta').filings.at(-1)?.answers.reason).toContain('没有提供成本测算材料');
  });

  test('stands where most find it proven', async () => {
    const [one, two, three] = experts;
    if (!one || !two || !three) throw new Error('the panel has three members');
    const judged = await played(judging, ...judges('no', one), ...judges('yes', two, three));
    const drawnUp = await played(judged, { ...plainly, at: '2027-01-15 13:00' });
    const signed = await played(drawnUp, ...signsReport.map((step) => ({ ...step, at: '2027-01-15 14:00' })));
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
    expect(waitingFor(purchase, again.root).map(({ person }) => person)).toEqual(['e1', 'e2', 'e3']);
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
  expect(since('declareNoConflict', negotiated).root.position).toBe('evaluation.report');
  const result = since('signReport', negotiated);
  expect(caseIn(result, 'bid-beta').filings.at(-1)?.answers).toMatchObject({ rank: 1 });
});
