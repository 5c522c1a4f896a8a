import { answersOf, type Case, lastFiling, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type Answer,
  type AnswersOf,
  aside,
  choice,
  files,
  form,
  integer,
  longText,
  money,
  only,
  optional,
  reference,
  rows,
  since,
  text,
  until,
} from '../../../engine/form.ts';
import { again, type Stages, source } from '../../../engine/procedure.ts';
import { asked, maybe, row } from '../../../engine/rows.ts';
import { cityDate, instant, yearOf } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import { yuan } from '../../../law/money.ts';
import { setting } from '../../../law/setting.ts';
import { deferral, deferredAhead, recuses, rejects, returnsTo } from '../../common/common.ts';
import { project, totalCost } from '../01-setup/project.ts';
import { similarRecorded } from '../01-setup/similar.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import {
  budgetedCost,
  budgetLines,
  isAfter,
  isClosed,
  isReserved,
  leftOn,
  moves,
  type Share,
  servesItem,
  yearsOf,
} from './funding.ts';

/** Thirty-six months touch four years, each with a line of the budget proper, of the lottery, and of an addition. */
const mostLines = 12;
const isSeveral = (years: Answer | undefined) => Array.isArray(years) && years.length > 1;
const providesItself = (answer: Answer | undefined) => answer === 'ends' || answer === 'remains';

export const budgetRequest = form('budget-request', {
  years: rows({ line: reference(budgetLines), amount: money() }, { max: mostLines }),
  unitCost: longText({ min: 5, max: 500 }),
  directLine: choice('none', 'ends', 'remains'),
  oldCost: only('directLine', providesItself, money()),
  oldPosts: only('directLine', providesItself, integer({ max: 10_000, unit: 'posts' })),
  midTermPlan: until(3, only('years', isSeveral, text({ max: 100 }))),
  rollingPlan: since(3, only('years', isSeveral, optional(text({ max: 100 })))),
  adjustment: since(3, aside(text({ min: 4, max: 100 }))),
  basis: optional(files()),
});
type Request = AnswersOf<typeof budgetRequest>;

/** The years that a budget was asked for. */
export const askedYears = source(
  'years',
  ({ state, facts }) =>
    (latest(state, budgetRequest)?.years ?? []).map(({ line: id, amount }) => {
      const { year = '', name = { zh: '', en: '' } } = lineOf(facts, id) ?? {};
      const asked = yuan(amount);
      return { value: id, zh: `${year}年 ${name.zh}（申请 ${asked}）`, en: `${year} ${name.en} (${asked} asked)` };
    }),
  'lines',
);

export const partialApproval = form('partial-approval', {
  amounts: rows({ amount: money({ min: 0 }) }, { max: mostLines, each: askedYears }),
  reason: longText({ min: 5, max: 500 }),
});
type Cut = AnswersOf<typeof partialApproval>;

export const yearsMakeTotal = rule(
  'years-make-total',
  'R46',
  ({ state, answers }: Situation<Request>) => {
    const wanted = latest(state, project);
    const total = wanted ? budgetedCost(state.version, wanted) : 0;
    const sum = sumOf(answers.years);
    return sum !== total && { sum, total };
  },
  'years',
);

export const ownLines = rule(
  'own-lines',
  '预算法 Art 13',
  ({ state, answers, facts }: Situation<Request>) =>
    answers.years.some(({ line }) => lineOf(facts, line)?.body !== state.bodies.buyer),
  'years',
);

export const eachLineOnce = rule(
  'each-line-once',
  '预算法 Art 13',
  ({ answers, facts }: Situation<Request>) => {
    const ids = answers.years.map(({ line }) => line);
    const twice = lineOf(facts, ids.find((id, index) => ids.indexOf(id) !== index) ?? '');
    return twice && { year: twice.year, ...twice.name };
  },
  'years',
);

/** What stands in the budget for one thing is spent on nothing else. */
export const lineServesItem = rule(
  'line-serves-item',
  '预算法 Art 13',
  ({ state, answers, facts }: Situation<Request>) => {
    const planned = latest(state, project);
    const other = linesOf(facts, answers).find((line) => planned && !servesItem(line, planned));
    return other && { year: other.year, ...other.name, item: other.item, wanted: planned?.item ?? '' };
  },
  'years',
);

/** Each year bears what is provided and paid for in it. */
export const lineServesYear = rule(
  'line-serves-year',
  '预算法 Art 18',
  ({ state, answers, facts }: Situation<Request>) => {
    const planned = latest(state, project);
    if (!planned) return undefined;
    const { from, to } = yearsOf(facts.law, planned);
    const other = linesOf(facts, answers).find(({ year }) => year < from || year > to);
    return other && { year: other.year, from, to };
  },
  'years',
);

/** A year that is over takes nothing more. */
export const yearOpen = rule(
  'year-open',
  '预算法 Art 18',
  ({ answers, facts, now }: Situation<Request>) => {
    const closed = linesOf(facts, answers).find(({ year }) => isClosed(year, now));
    return closed && { year: closed.year, now: yearOf(cityDate(now)) };
  },
  'years',
);
const yearStillOpen = again('year-open', yearOpen, budgetRequest);

export const midTermPlanned = rule(
  'mid-term-planned',
  '财政部令第102号 Art 24',
  ({ state, answers, facts }: Situation<Request>) => {
    const years = new Set(linesOf(facts, answers).map(({ year }) => year)).size;
    return state.version >= 3 && years > 1 && !answers.rollingPlan && { years };
  },
  'rollingPlan',
);

/** Of a year that has begun the budget was granted, at first or by an adjustment of it: either has a number. */
export const additionGranted = rule(
  'addition-granted',
  '预算法 Art 13',
  ({ state, answers, facts, now }: Situation<Request>) => {
    const running = yearOf(cityDate(now));
    const adds = linesOf(facts, answers).some(({ year }) => year === running);
    return state.version >= 3 && adds && !answers.adjustment && { year: running };
  },
  'adjustment',
);

export const withinLine = rule(
  'within-line',
  '预算法 Art 13',
  ({ answers, facts }: Situation<Request>) => overdrawn(answers.years, facts),
  'years',
);

/** Where a service is bought, nothing is planned for providing it directly any more (费随事转). */
export const moneyFollowsTask = rule(
  'money-follows-task',
  'R107',
  ({ answers }: Situation<Request>) => answers.directLine === 'remains',
  'directLine',
);

/** Others may have taken money from the line since it was asked for. */
export const stillWithinLine = {
  ...rule('still-within-line', '预算法 Art 13', ({ state, facts }) => overdrawn(approvedYears(state), facts)),
  renews: withinLine.name,
};

export const lessThanAsked = rule(
  'less-than-asked',
  'R67',
  ({ state, answers }: Situation<Cut>) => {
    const asked = latest(state, budgetRequest)?.years ?? [];
    const complete = asked.length === answers.amounts.length;
    const fits = asked.every(({ amount }, year) => (answers.amounts[year]?.amount ?? 0) <= amount);
    const sum = sumOf(answers.amounts);
    return (!complete || !fits || sum >= sumOf(asked) || sum === 0) && { sum, asked: sumOf(asked) };
  },
  'amounts',
);

const cutWithinLine = rule('still-within-line', '预算法 Art 13', ({ state, answers, facts }: Situation<Cut>) =>
  overdrawn(cutYears(state, answers), facts),
);

/** What finance approved, by line: what was asked for, or the smaller amounts of a partial approval of it. */
export function approvedYears(state: Case): readonly Share[] {
  const cut = lastFiling(state, 'approvePartly');
  return cut && isAfter(cut, lastFiling(state, 'requestBudget'))
    ? cutYears(state, answersOf(partialApproval, cut))
    : (latest(state, budgetRequest)?.years ?? []);
}

/** The approved budget in fen: the limit of everything that follows. */
export function approvedBudget(state: Case): Fen {
  return sumOf(approvedYears(state));
}

/** Gives back what was set aside, when the case ends without a contract. */
export function releases({ state }: { readonly state: Case }): readonly Effect[] {
  return isReserved(state) ? moves('release', approvedYears(state)) : [];
}

function cutYears(state: Case, { amounts }: Cut): readonly Share[] {
  const asked = latest(state, budgetRequest)?.years ?? [];
  return asked.map(({ line }, year) => ({ line, amount: amounts[year]?.amount ?? 0 }));
}

function sumOf(parts: readonly { readonly amount: Fen }[]): Fen {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}

function lineOf({ lines }: Pick<Facts, 'lines'>, id: string) {
  return lines.find((line) => line.id === id);
}

function linesOf(facts: Facts, { years }: Pick<Request, 'years'>) {
  return years.flatMap(({ line }) => lineOf(facts, line) ?? []);
}

function overdrawn(shares: readonly Share[], facts: Facts) {
  for (const { line: id, amount } of shares) {
    const line = lineOf(facts, id);
    const left = line ? leftOn(line) : 0;
    if (amount > left) return { year: line?.year ?? 0, amount, left };
  }
  return undefined;
}

function needsHead(fen: Fen, facts: Facts, now: Date): boolean {
  return fen > setting(facts.law, 'budget.head-approval-above', cityDate(now)).value;
}

const buyers = ['buyer_staff', 'buyer_head'] as const;

/** What is asked for, line by line, and what each line could still bear without it. */
export const budgetBrief = brief(
  'budget',
  {
    total: row(money()),
    lines: row(rows({ year: text({ unit: 'year' }), amount: money(), left: money(), rest: money() })),
    unitCost: asked(budgetRequest, 'unitCost'),
    cost: maybe(row(money())),
    content: maybe(asked(project, 'content')),
  },
  ({ state, facts }) => {
    const shares = approvedYears(state);
    const planned = latest(state, project);
    if (shares.length === 0) return undefined;
    const total = sumOf(shares);
    const cost = planned && totalCost(planned);
    return {
      total,
      lines: shares.map(({ line: id, amount }) => {
        const line = lineOf(facts, id);
        const left = line ? leftOn(line) : 0;
        return { year: `${line?.year ?? ''}`, amount, left, rest: left - amount };
      }),
      unitCost: latest(state, budgetRequest)?.unitCost ?? '',
      cost: cost === total ? undefined : cost,
      content: planned?.content,
    };
  },
);

/** What is asked for where a part of it is approved, and how much that is. */
export const partBrief = brief(
  'budget-part',
  {
    granted: maybe(row(money())),
    asked: row(money()),
    lines: row(rows({ year: text({ unit: 'year' }), amount: money(), left: money() })),
  },
  ({ state, answers, facts }) => {
    const shares = latest(state, budgetRequest)?.years ?? [];
    const cut = partialApproval.fields.amounts.schema.safeParse(answers.amounts);
    if (shares.length === 0) return undefined;
    return {
      granted: cut.success ? sumOf(cut.data) : undefined,
      asked: sumOf(shares),
      lines: shares.map(({ line: id, amount }) => {
        const line = lineOf(facts, id);
        return { year: `${line?.year ?? ''}`, amount, left: line ? leftOn(line) : 0 };
      }),
    };
  },
);

export const budget = {
  'budget.request': {
    waits: 'buyer_staff',
    escalates: ['buyer_head'],
    actions: {
      requestBudget: action({
        binds: 'lightly',
        by: 'buyer_staff',
        above: ['buyer_head'],
        form: budgetRequest,
        prefill: ({ state }) => latest(state, budgetRequest),
        when: [
          yearsMakeTotal,
          ownLines,
          eachLineOnce,
          lineServesItem,
          yearOpen,
          lineServesYear,
          withinLine,
          moneyFollowsTask,
          midTermPlanned,
          additionGranted,
        ],
        goes: 'budget.review',
        tells: ['finance_budget'],
      }),
    },
  },
  'budget.review': {
    waits: 'finance_budget',
    due: 'BUD_REV',
    escalates: ['finance_budget_head', 'group_sec'],
    actions: {
      approveBudget: action({
        binds: 'firmly',
        by: 'finance_budget',
        shows: budgetBrief,
        names: ['total'],
        apart: ['createProject', 'requestBudget'],
        gates: [yearStillOpen, stillWithinLine],
        warns: [similarRecorded],
        leads: ['budget.sign', 'initiation.prepare'],
        goes: ({ state, facts, now }) =>
          needsHead(approvedBudget(state), facts, now) ? 'budget.sign' : 'initiation.prepare',
        does: ({ state, facts, now }) =>
          needsHead(approvedBudget(state), facts, now) ? [] : moves('reserve', approvedYears(state)),
        effects: ['reserve'],
        tells: buyers,
      }),
      approvePartly: action({
        binds: 'firmly',
        by: 'finance_budget',
        apart: ['createProject', 'requestBudget'],
        form: partialApproval,
        gates: [yearStillOpen],
        shows: partBrief,
        keeps: ['granted', 'asked'],
        when: [lessThanAsked, cutWithinLine],
        leads: ['budget.sign', 'initiation.prepare'],
        goes: ({ answers, facts, now }) =>
          needsHead(sumOf(answers.amounts), facts, now) ? 'budget.sign' : 'initiation.prepare',
        does: ({ state, answers, facts, now }) =>
          needsHead(sumOf(answers.amounts), facts, now) ? [] : moves('reserve', cutYears(state, answers)),
        effects: ['reserve'],
        tells: buyers,
      }),
      returnBudget: returnsTo('budget.request', 'finance_budget', buyers),
      rejectBudget: rejects('finance_budget', buyers),
      deferBudget: action({
        binds: 'lightly',
        revocable: true,
        aside: true,
        by: 'finance_budget',
        form: deferral,
        when: [deferredAhead],
        goes: 'budget.deferred',
        until: ({ answers }) => instant(answers.until).toISOString(),
        tells: buyers,
      }),
      recuseBudget: recuses('finance_budget'),
    },
  },
  'budget.sign': {
    waits: 'finance_budget_head',
    due: 'BUD_REV',
    escalates: ['group_sec'],
    actions: {
      signBudget: action({
        binds: 'firmly',
        by: 'finance_budget_head',
        shows: budgetBrief,
        names: ['total'],
        apart: ['createProject', 'requestBudget', 'approveBudget', 'approvePartly'],
        gates: [yearStillOpen, stillWithinLine],
        warns: [similarRecorded],
        goes: 'initiation.prepare',
        does: ({ state }) => moves('reserve', approvedYears(state)),
        effects: ['reserve'],
        tells: [...buyers, 'finance_budget', 'group_sec'],
      }),
      returnBudgetUnsigned: returnsTo('budget.request', 'finance_budget_head', [...buyers, 'finance_budget']),
      rejectBudgetUnsigned: rejects('finance_budget_head', [...buyers, 'finance_budget']),
      recuseSigning: recuses('finance_budget_head'),
    },
  },
  'budget.deferred': {
    waits: 'buyer_staff',
    actions: {
      resumeBudget: action({
        binds: 'lightly',
        revocable: true,
        by: ['buyer_staff', 'finance_budget'],
        goes: 'budget.request',
        tells: buyers,
      }),
    },
  },
} as const satisfies Stages<'purchase', 'budget', Facts>;
