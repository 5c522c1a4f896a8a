import { type Case, latest } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { type AnswersOf, choice, date, files, form, longText, money, reference, text } from '../../engine/form.ts';
import {
  type Situation as AnySituation,
  again,
  type BudgetLine,
  type FactsOf,
  needing,
  type Procedure,
  source,
} from '../../engine/procedure.ts';
import { asked, row } from '../../engine/rows.ts';
import { cityDate, yearOf } from '../../law/date.ts';
import { yuan } from '../../law/money.ts';
import { reason } from '../common/common.ts';
import { isClosed, leftOn } from '../purchase/02-budget/funding.ts';

const { needs, action, rule, brief } = needing('cityLines', 'offices');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

/** Every department's lines whose year is not over, each with what can be taken from it. */
export const adjustableLines = source(
  'adjustable-lines',
  ({ state, facts, now }) => {
    const named = state.filings[0]?.answers.line;
    const offered = facts.cityLines.filter(({ id, year }) => id === named || !isClosed(year, now));
    return offered.map((line) => {
      const office = [...facts.offices, ...facts.bodies].find(({ id }) => id === line.body)?.name;
      const left = yuan(leftOn(line));
      return {
        value: line.id,
        zh: `${line.year}年 ${office ? `${office.zh} ` : ''}${line.name.zh}`,
        en: `${line.year} ${office ? `${office.en}: ` : ''}${line.name.en}`,
        now: { zh: `余 ${left}`, en: `${left} left` },
      };
    });
  },
  'cityLines',
  'offices',
);

/** By how much a line grows or shrinks, and which document decided that. */
export const adjustmentForm = form('adjustment', {
  line: reference(adjustableLines),
  direction: choice('raise', 'cut'),
  amount: money(),
  document: text({ min: 4, max: 60 }),
  decidedOn: date('back'),
  reason: longText({ min: 5, max: 500 }),
  evidence: files(),
});
type Adjustment = AnswersOf<typeof adjustmentForm>;

/** A year that is over is settled: nothing is added to it or taken from it. */
export const adjustedYearOpen = rule(
  'adjusted-year-open',
  '预算法 Art 18',
  ({ answers, facts, now }: Situation<Adjustment>) => {
    const line = lineOf(facts, answers.line);
    return line && isClosed(line.year, now) && { year: line.year, now: yearOf(cityDate(now)) };
  },
  'line',
);

/** What is set aside, committed or paid is not taken away: whoever signed relies on it, and so does whoever called for bids. */
export const cutWithinLeft = rule(
  'cut-within-left',
  '预算法 Art 13',
  ({ answers, facts }: Situation<Adjustment>) => {
    const line = lineOf(facts, answers.line);
    if (!line || answers.direction !== 'cut' || answers.amount <= leftOn(line)) return undefined;
    const { reserved, committed, paid } = line;
    return { amount: answers.amount, left: leftOn(line), reserved, committed, paid };
  },
  'amount',
);

const yearStillOpen = again('adjusted-year-open', adjustedYearOpen, adjustmentForm);
const stillWithinLeft = again('cut-within-left', cutWithinLeft, adjustmentForm);

export const ownProposal = rule('own-proposal', '预算法 Art 69', ({ state, by }) => state.opener.person !== by.person);

/** What the line is, and what it comes to. */
export const adjustmentBrief = brief(
  'adjustment',
  {
    line: asked(adjustmentForm, 'line'),
    direction: asked(adjustmentForm, 'direction'),
    amount: asked(adjustmentForm, 'amount'),
    limit: row(money({ min: 0 })),
    after: row(money({ min: 0 })),
    left: row(money({ min: 0 })),
    document: asked(adjustmentForm, 'document'),
    decidedOn: asked(adjustmentForm, 'decidedOn'),
    reason: asked(adjustmentForm, 'reason'),
  },
  ({ state, facts }) => {
    const proposed = latest(state, adjustmentForm);
    const line = lineOf(facts, proposed?.line);
    if (!proposed || !line) return undefined;
    const change = proposed.direction === 'cut' ? -proposed.amount : proposed.amount;
    const { evidence: _, ...said } = proposed;
    return { ...said, limit: line.limit, after: line.limit + change, left: leftOn(line) + change };
  },
);

const finance = ['finance_budget_head', 'finance_budget'] as const;
const buyers = ['buyer_staff', 'buyer_head'] as const;

/** A line of the budget is adjusted as the document of whoever may decide that says: one of finance enters it, another confirms. */
export const adjustment = {
  id: 'adjustment',
  version: 1,
  needs,
  series: 'ADJ',
  opening: {
    name: 'proposeAdjustment',
    action: action({
      binds: 'lightly',
      by: 'finance_budget',
      form: adjustmentForm,
      when: [adjustedYearOpen, cutWithinLeft],
      goes: 'adjusting.confirm',
      appoints: ({ answers, facts }) => {
        const line = lineOf(facts, answers.line);
        return line ? { buyer: line.body } : {};
      },
      tells: buyers,
    }),
  },
  stages: {
    'adjusting.confirm': {
      waits: finance,
      due: 'BUD_REV',
      escalates: ['group_sec'],
      actions: {
        confirmAdjustment: action({
          binds: 'firmly',
          by: finance,
          apart: ['proposeAdjustment'],
          shows: adjustmentBrief,
          names: ['amount'],
          gates: [yearStillOpen, stillWithinLeft],
          goes: 'completed',
          does: ({ state }) => moved(state),
          effects: ['raise', 'cut'],
          tells: [...buyers, 'finance_treasury'],
        }),
        refuseAdjustment: action({
          binds: 'firmly',
          aside: true,
          by: finance,
          apart: ['proposeAdjustment'],
          form: reason,
          goes: 'rejected',
          tells: buyers,
        }),
        withdrawAdjustment: action({
          binds: 'finally',
          aside: true,
          by: 'finance_budget',
          form: reason,
          gates: [ownProposal],
          goes: 'withdrawn',
          tells: buyers,
        }),
      },
    },
  },
  title: (state) => latest(state, adjustmentForm)?.document,
} as const satisfies Procedure<'adjustment', Facts>;

function lineOf({ cityLines }: Pick<Facts, 'cityLines'>, id: string | undefined): BudgetLine | undefined {
  return cityLines.find((line) => line.id === id);
}

function moved(state: Case): readonly Effect[] {
  const proposed = latest(state, adjustmentForm);
  return proposed ? [{ kind: 'budget', move: proposed.direction, line: proposed.line, fen: proposed.amount }] : [];
}
