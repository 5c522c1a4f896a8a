import { expect, test } from 'vitest';
import type { Case } from '../../../src/engine/case.ts';
import { waitingFor } from '../../../src/engine/parties.ts';
import type { Person } from '../../../src/engine/procedure.ts';
import type { Role } from '../../../src/names.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { asJsonb } from '../../memory/jsonb.ts';
import { people } from '../engine-people.ts';
import { after, attempt, type Deed, effects, line, refusal, someone } from '../given.ts';
import { budgetAnswers, dossierAnswers, projectAnswers, purchaseBefore } from '../given-purchase.ts';

const { staff, head, budget, establishment, ndrc, civil, proc, audit, secretary, chair } = people;

function votes(by: Person, vote = 'yes'): Deed {
  return { action: 'giveOpinion', by, at: '2026-11-18 09:00', answers: { vote, opinion: '意见如上' } };
}

const approves = { action: 'approveInitiation', by: chair, at: '2026-11-19 09:00' };
const approvesWith = { ...approves, action: 'approveWithConditions', answers: { conditions: '先完成用房移交。' } };

function chaired(...opinions: readonly Deed[]) {
  return attempt(purchase, after(purchase, purchaseBefore('giveOpinion'), ...opinions), approves);
}

/** A purchase of 200,000 yuan, below the procurement threshold. */
function small() {
  return purchaseBefore('prepareDossier', {
    approveBudget: {
      action: 'approvePartly',
      answers: { amounts: [{ amount: 20_000_000 }], reason: '按预算可用额核减。' },
    },
  });
}

test('an opinion counts no more once its member has stepped back, and his deputy gives it', () => {
  const deputy = someone('deputy', ['finance_budget', 'finance']);
  const all = [votes(budget), votes(establishment), votes(ndrc), votes(civil)];
  const stepsBack = {
    action: 'recuseInitiation',
    by: budget,
    at: '2026-11-18 10:00',
    answers: { reason: '与申请人有亲属关系' },
  };
  const state = after(purchase, purchaseBefore('giveOpinion'), ...all, stepsBack);
  expect(waitingFor(purchase, state)).toEqual([{ role: 'finance_budget' }]);
  expect(refusal(attempt(purchase, state, approves))).toMatchObject({
    why: 'finance-gate',
    values: { vote: 'missing' },
  });
  expect(after(purchase, state, votes(deputy), approves).position).toBe('catalogue.check');
});

test('the members give their opinions at the same time, and then it is the chair', () => {
  const state = purchaseBefore('giveOpinion');
  expect(state.due).toMatchObject({ code: 'INIT_REV', date: '2026-12-08' });
  expect(waitingFor(purchase, state).map(({ role }) => role)).toEqual([
    'finance_budget',
    'establishment',
    'civil_affairs',
    'ndrc',
  ]);
  const later = after(purchase, state, votes(establishment), votes(ndrc));
  expect(waitingFor(purchase, later).map(({ role }) => role)).toEqual(['finance_budget', 'civil_affairs']);
  const all = after(purchase, later, votes(budget), votes(civil));
  expect(waitingFor(purchase, all)).toEqual([{ role: 'group_chair' }]);
});

test('an office gives one opinion', () => {
  const second = someone('ndrc-2', ['ndrc', 'reform']);
  const result = attempt(purchase, after(purchase, purchaseBefore('giveOpinion'), votes(ndrc)), votes(second));
  expect(refusal(result).why).toBe('already-filed');
});

test('two thirds of the group must have taken part, the chair included', () => {
  expect(refusal(chaired(votes(budget), votes(establishment)))).toMatchObject({
    why: 'group-quorum',
    values: { present: 3, all: 5 },
  });
  expect(chaired(votes(budget), votes(establishment), votes(civil)).ok).toBe(true);
});

test('half of the votes is no majority', () => {
  const half = chaired(votes(budget), votes(establishment), votes(civil, 'no'), votes(ndrc, 'no'));
  expect(refusal(half)).toMatchObject({ why: 'group-majority', values: { agreed: 2, cast: 4 } });
});

test('finance and the staffing office can each stop it alone', () => {
  const noMoney = chaired(votes(budget, 'no'), votes(establishment), votes(civil), votes(ndrc));
  expect(refusal(noMoney)).toMatchObject({ why: 'finance-gate', values: { vote: 'no' } });
  const noPosts = chaired(votes(budget), votes(civil), votes(ndrc));
  expect(refusal(noPosts)).toMatchObject({ why: 'staffing-gate', values: { vote: 'missing' } });
  expect(chaired(votes(budget), votes(establishment), votes(civil), votes(ndrc, 'no')).ok).toBe(true);
});

test('what a member asks for must become a condition', () => {
  const state = after(
    purchase,
    purchaseBefore('giveOpinion'),
    votes(budget),
    votes(establishment, 'conditions'),
    votes(civil),
  );
  expect(refusal(attempt(purchase, state, approves)).why).toBe('no-conditions-asked');
  expect(after(purchase, state, approvesWith).position).toBe('catalogue.check');
});

test('audit advises and does not vote', () => {
  const advice = { action: 'giveAdvice', by: audit, at: '2026-11-18 09:00', answers: { advice: '注意单价依据' } };
  const state = after(purchase, purchaseBefore('giveOpinion'), advice, votes(budget), votes(establishment));
  expect(refusal(attempt(purchase, state, approves)).why).toBe('group-quorum');
  expect(refusal(attempt(purchase, state, votes(audit))).why).toBe('not-your-turn');
});

test('a member of the buying body does not judge its project', () => {
  const own = someone('own', ['civil_affairs', 'nangang']);
  expect(refusal(attempt(purchase, purchaseBefore('giveOpinion'), votes(own))).why).toBe('not-own-project');
});

test('who gave an opinion or prepared the dossier does not decide', () => {
  const state = after(purchase, purchaseBefore('giveOpinion'), votes(budget), votes(establishment), votes(civil));
  for (const person of [civil, secretary]) {
    const both = { ...person, seats: [...person.seats, ...chair.seats] };
    expect(refusal(attempt(purchase, state, { ...approves, by: both })).why).toBe('same-person');
  }
});

test('a return voids the opinions', () => {
  const state = after(
    purchase,
    purchaseBefore('giveOpinion'),
    votes(budget),
    votes(establishment),
    votes(civil),
    { action: 'returnInitiation', by: chair, at: '2026-11-19 09:00', answers: { mend: '补充编制影响说明。' } },
    { action: 'mendInitiation', by: staff, at: '2026-11-20 09:00', answers: { changes: '已补充说明材料。' } },
    { action: 'prepareDossier', by: secretary, at: '2026-11-23 09:00', answers: dossierAnswers },
  );
  expect(state.position).toBe('initiation.opinions');
  const result = attempt(purchase, state, { ...approves, at: '2026-11-24 09:00' });
  expect(refusal(result)).toMatchObject({ why: 'group-quorum', values: { present: 1 } });
  expect(attempt(purchase, state, { ...votes(budget), at: '2026-11-24 09:00' }).ok).toBe(true);
});

test('opinions stay when the decision is put off', () => {
  const deferral = { until: '2026-12-31', reason: '等下次会议一并研究。' };
  const state = after(purchase, purchaseBefore('giveOpinion'), votes(budget), votes(establishment), votes(civil), {
    action: 'deferInitiation',
    by: chair,
    at: '2026-11-19 09:00',
    answers: deferral,
  });
  expect(state.due).toMatchObject({ code: 'FIXED', date: '2026-12-31' });
  expect(attempt(purchase, state, { ...approves, at: '2026-12-30 09:00' }).ok).toBe(true);
});

test('a rejected project gives its money back', () => {
  const result = attempt(purchase, purchaseBefore('giveOpinion'), {
    action: 'rejectInitiation',
    by: chair,
    at: '2026-11-19 09:00',
    answers: { ground: 'not-needed', reason: '与街道项目重复。' },
  });
  expect(effects(result)).toEqual([{ kind: 'budget', move: 'release', line: line.id, fen: 48_000_000 }]);
});

test('the fast track is for amounts below the threshold and asks three offices', () => {
  const prepares = { action: 'prepareDossier', by: secretary, at: '2026-11-17 09:00' };
  const answers = { ...dossierAnswers, track: 'fast' };
  expect(refusal(attempt(purchase, purchaseBefore('prepareDossier'), { ...prepares, answers }))).toMatchObject({
    why: 'track-fits',
    values: { budget: 48_000_000, limit: 30_000_000 },
  });
  const state = after(purchase, small(), { ...prepares, answers });
  expect(waitingFor(purchase, state).map(({ role }) => role)).toEqual([
    'finance_budget',
    'establishment',
    'civil_affairs',
  ]);
  expect(refusal(attempt(purchase, state, votes(ndrc))).why).toBe('is-asked');
  const asked = after(purchase, state, votes(budget), votes(establishment), votes(civil));
  expect(after(purchase, asked, approves).position).toBe('catalogue.check');
});

test('a project of more than twelve months is evaluated before it begins', () => {
  const prepares = {
    action: 'prepareDossier',
    by: secretary,
    at: '2026-11-17 09:00',
    answers: { ...dossierAnswers, exAnte: 'none' },
  };
  const result = attempt(purchase, longProject(), prepares);
  expect(refusal(result)).toMatchObject({ why: 'ex-ante-done', values: { months: 24 } });
  const answers = { ...dossierAnswers, exAnte: 'evaluator', exAnteResult: '可行，单价合理，风险可控。' };
  expect(attempt(purchase, longProject(), { ...prepares, answers }).ok).toBe(true);
});

/** The same project over twenty-four months. */
function longProject() {
  const state = purchaseBefore('prepareDossier');
  const filings = state.filings.map((filing) =>
    filing.form === 'project'
      ? { ...filing, answers: { ...filing.answers, start: '2027-01-01', end: '2028-12-31' } }
      : filing,
  );
  return { ...state, filings };
}

const prepares = { action: 'prepareDossier', by: secretary, at: '2026-11-17 10:00', answers: dossierAnswers };
const boughtBy = (...buyerOffices: readonly Role[]) =>
  after(purchase, purchaseBefore('prepareDossier'), { ...prepares, facts: { buyerOffices } });
const asked = (state: Case) => waitingFor(purchase, state).map(({ role }) => role);

test('a member of the group that buys for itself is not asked, and another keeps its gate', () => {
  const state = boughtBy('finance_budget', 'finance_treasury');
  expect(asked(state)).toEqual(['ndrc', 'establishment', 'civil_affairs']);
  expect(refusal(attempt(purchase, state, votes(budget))).why).toBe('is-asked');
  const agreed = after(purchase, state, votes(ndrc), votes(establishment), votes(civil));
  expect(asked(agreed)).toEqual(['group_chair']);
  expect(after(purchase, agreed, approves).position).toBe('catalogue.check');
  const against = after(purchase, state, votes(ndrc, 'no'), votes(establishment), votes(civil));
  expect(refusal(attempt(purchase, against, approves))).toMatchObject({
    why: 'finance-gate',
    values: { vote: 'no' },
  });
});

test('the same goes for the office of posts, of social organisations and of planning', () => {
  expect(asked(boughtBy('establishment'))).toEqual(['finance_budget', 'civil_affairs', 'ndrc']);
  expect(asked(boughtBy('civil_affairs'))).toEqual(['finance_budget', 'establishment', 'ndrc']);
  expect(asked(boughtBy('ndrc'))).toEqual(['finance_budget', 'establishment', 'civil_affairs']);
});

test('whoever would stand in and buys too is passed over', () => {
  expect(asked(boughtBy('finance_budget', 'ndrc'))).toEqual(['establishment', 'civil_affairs']);
});

test('everybody who decides is told who stands in for whom', () => {
  expect(boughtBy('establishment').filings.at(-1)?.decided).toEqual({
    standIns: [{ office: 'establishment', by: 'finance_budget' }],
  });
  expect(boughtBy().filings.at(-1)?.decided).toBeUndefined();
});

/** A project that is opened once more. */
const opens = { opens: ['users', 'need'], mend: '服务人数与需求说明不一致，请核实后改正。' };
const reopens = { action: 'reopenAtInitiation', by: chair, at: '2026-11-19 09:00', answers: opens };
const heard = after(purchase, purchaseBefore('giveOpinion'), votes(budget), votes(establishment));
const changed = (changes: object): Deed => ({
  action: 'correctProject',
  by: staff,
  at: '2026-11-20 09:00',
  answers: { ...projectAnswers, ...changes },
});

test('a project that is opened once more goes to its author within the days of a correction, and what was set aside goes back', () => {
  expect(effects(attempt(purchase, heard, reopens))).toEqual([
    { kind: 'budget', move: 'release', line: line.id, fen: 48_000_000 },
  ]);
  const state = after(purchase, heard, reopens);
  expect(state).toMatchObject({ position: 'setup.correct', due: { code: 'FIX_5' } });
  expect(waitingFor(purchase, state)).toMatchObject([{ role: 'buyer_staff' }]);
});

test('a project that is opened once more is changed in what was opened, and in nothing else', () => {
  const state = after(purchase, heard, reopens);
  expect(refusal(attempt(purchase, state, changed({ users: 340, delivery: 'mixed' })))).toMatchObject({
    why: 'only-opened',
    values: { beyond: 'delivery', opened: 'users,need' },
  });
  expect(after(purchase, state, changed({ users: 340 })).position).toBe('setup.confirm');
});

test('what was not opened is the same however the database has put its columns', () => {
  const state = asJsonb(after(purchase, heard, reopens));
  expect(after(purchase, state, changed({ users: 340 })).position).toBe('setup.confirm');
  const [first, ...others] = projectAnswers.indicators;
  const other = { indicators: [{ ...first, target: 1 }, ...others] };
  expect(refusal(attempt(purchase, state, changed(other)))).toMatchObject({ values: { beyond: 'indicators' } });
});

test('a project that is opened once more is confirmed and budgeted anew: nothing of what was approved counts', () => {
  const state = after(
    purchase,
    heard,
    reopens,
    changed({ users: 340 }),
    { action: 'confirmProject', by: head, at: '2026-11-23 09:00' },
    { action: 'requestBudget', by: staff, at: '2026-11-24 09:00', answers: budgetAnswers, facts: { lines: [line] } },
  );
  expect(state.position).toBe('budget.review');
  const approved = { action: 'approveBudget', by: budget, at: '2026-11-25 09:00', facts: { lines: [line] } };
  expect(effects(attempt(purchase, state, approved))).toEqual([
    { kind: 'budget', move: 'reserve', line: line.id, fen: 48_000_000 },
  ]);
  const again = after(purchase, state, approved, {
    action: 'prepareDossier',
    by: secretary,
    at: '2026-11-26 09:00',
    answers: dossierAnswers,
  });
  expect(refusal(attempt(purchase, again, { ...approves, at: '2026-11-27 09:00' }))).toMatchObject({
    why: 'group-quorum',
    values: { present: 1 },
  });
});

test('a project is opened once more by whoever checks the catalogue too, and no more often than a case is sent back', () => {
  const checked = purchaseBefore('checkCatalogue');
  const byCivil = { ...reopens, action: 'reopenAtCatalogueCheck', by: civil, at: '2026-11-23 09:00' };
  expect(after(purchase, checked, byCivil).position).toBe('setup.correct');
  const listed = { ...reopens, action: 'reopenAtCatalogue', by: proc, at: '2026-11-23 09:00' };
  expect(after(purchase, purchaseBefore('includeInCatalogue'), listed).position).toBe('setup.correct');
  const [once] = after(purchase, checked, byCivil).filings.slice(-1);
  const often = { ...checked, filings: [...checked.filings, ...(once ? [once, once, once] : [])] };
  expect(refusal(attempt(purchase, often, byCivil)).why).toBe('few-reopenings');
});
