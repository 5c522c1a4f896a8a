import { expect, test } from 'vitest';
import { answer } from '../../../src/dialogue/answer.ts';
import type { Answered } from '../../../src/dialogue/answered.ts';
import { targetOf } from '../../../src/dialogue/target.ts';
import type { Fill } from '../../../src/dialogue/wish.ts';
import { offers } from '../../../src/engine/decide.ts';
import type { Answers } from '../../../src/engine/form.ts';
import { waitingFor } from '../../../src/engine/parties.ts';
import { situation } from '../../../src/engine/procedure.ts';
import { mayRead } from '../../../src/engine/read.ts';
import { seededLaw } from '../../../src/law/law.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { texts } from '../../../src/text/all.ts';
import { experts, insider, people } from '../engine-people.ts';
import { toldPurchase } from '../engine-stories.ts';
import { at, someone } from '../given.ts';
import {
  caseIn,
  concludes,
  declares,
  evaluated,
  factsFor,
  namesPanel,
  played,
  qualified,
  refused,
  scores,
  sheet,
  since,
} from '../given-story.ts';

const ready = qualified;
const seated = await played(ready, namesPanel, ...declares);
const [first, second, third] = scores;
const [member, other] = experts;
if (!first || !second || !third || !member || !other) throw new Error('the panel has three members');

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

test('a price below 45 % of the ceiling must be proven, or it drops out of the ranking', async () => {
  const cheap = { price: 21_000_000, breakdown: [{ item: '全部', amount: 21_000_000 }] };
  const family = since(
    'scoreBids',
    await toldPurchase((form, { turn }) => (form === 'bid' && turn === 1 ? cheap : {})),
  );
  const plainly = { ...concludes, answers: { summary: '推荐综合得分最高的供应商中标。', signedByAll: true } };
  expect(refused(family, plainly)).toMatchObject({ why: 'low-prices-explained', values: { bidders: 'beta' } });
  const lowPrices = [{ bid: 'bid-beta', proven: 'no', grounds: '没有提供成本测算材料' }];
  const ranked = await played(family, { ...plainly, answers: { ...plainly.answers, lowPrices } });
  expect(caseIn(ranked, 'bid-beta').position).toBe('evaluation.qualified');
  expect(caseIn(ranked, 'bid-alpha').filings.at(-1)?.answers).toMatchObject({ rank: 1 });
});

test('a new evaluation voids all points', async () => {
  const scored = await played(seated, ...scores);
  const again = await played(scored, {
    action: 'reopenScoring',
    by: people.agency,
    at: '2027-01-15 09:00',
    answers: { ground: 'objective-differs', reason: '持证社工数得分不一致。' },
  });
  expect(waitingFor(purchase, again.root).map(({ person }) => person)).toEqual(['e1', 'e2', 'e3']);
  const late = scores.map((step) => ({ ...step, at: '2027-01-15 14:00' }));
  expect((await played(again, ...late)).root.position).toBe('evaluation.report');
});

test('where the price alone decides, nobody gives points', async () => {
  const method = { method: 'competitive-negotiation', ground: 'complex' };
  const negotiated = await toldPurchase((form) => (form === 'tender' ? method : {}));
  expect(since('declareNoConflict', negotiated).root.position).toBe('evaluation.report');
  const result = since('concludeEvaluation', negotiated);
  expect(caseIn(result, 'bid-beta').filings.at(-1)?.answers).toMatchObject({ rank: 1 });
});
