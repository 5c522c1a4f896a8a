import { type Case, type Filing, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { Answers } from '../../../engine/form.ts';
import { type BudgetLine, source } from '../../../engine/procedure.ts';
import { isWithin } from '../../../law/catalogue.ts';
import { cityDate, instant, yearOf } from '../../../law/date.ts';
import { dueFrom } from '../../../law/deadline.ts';
import type { Fen } from '../../../law/fen.ts';
import type { Law } from '../../../law/law.ts';
import { percentOf, yuan } from '../../../law/money.ts';
import { type Project, project, totalCost } from '../01-setup/project.ts';

/**
 * What of a project its budget lines bear: all of it, since a department's gifts and own income stand in its budget as well as
 * the treasury's money and the lottery's (预算法 Art 4, 32). Purchases of before left gifts and own funds out.
 */
export function budgetedCost(version: number, { costs, funding }: Pick<Project, 'costs' | 'funding'>): Fen {
  if (version >= 5) return totalCost({ costs });
  const shares = funding.filter(({ source }) => source === 'fiscal' || source === 'lottery');
  const percent = shares.reduce((sum, each) => sum + each.percent, 0);
  return percentOf(percent, totalCost({ costs }));
}

/** What a line can still bear. */
export function leftOn({ limit, reserved, committed, paid }: BudgetLine): Fen {
  return limit - reserved - committed - paid;
}

/** One amount on one line of the budget. */
export interface Share {
  readonly line: string;
  readonly amount: Fen;
}

/** The same move of every amount on its line. */
export function moves(move: 'reserve' | 'release' | 'uncommit', shares: readonly Share[]): readonly Effect[] {
  return shares
    .filter(({ amount }) => amount > 0)
    .map(({ line, amount }) => ({ kind: 'budget', move, line, fen: amount }) as const);
}

/** Was this filed after that, so that it still speaks of it? */
export function isAfter(filing: Filing | undefined, other: Filing | undefined): boolean {
  return filing !== undefined && (other === undefined || filing.seq > other.seq);
}

/** Has money been set aside for the case? It is, from the approval of its budget on, until the project is opened once more. */
export function isReserved(state: Case): boolean {
  const last = state.entries.findLast(
    ({ position }) => position === 'initiation.prepare' || position === 'setup.correct',
  );
  return last?.position === 'initiation.prepare';
}

/** Is this line there for what is bought: for its item of the catalogue, or for the field above it? */
export function servesItem({ item }: BudgetLine, planned: Pick<Project, 'item'>): boolean {
  return isWithin(planned.item, item);
}

/** The years of which the budget can bear a service: from its beginning to when it has been evaluated and paid for. */
export function yearsOf(law: Law, { start, end }: Pick<Project, 'start' | 'end'>) {
  const evaluated = dueFrom(law, 'EVAL_30', instant(end, '00:00'));
  return { from: yearOf(start), to: yearOf(dueFrom(law, 'PAY_30', instant(evaluated.date, '00:00')).date) };
}

/** Nothing is asked of a year that is over (预算法 Art 54 and 56: it is settled then). */
export function isClosed(year: number, now: Date): boolean {
  return year < yearOf(cityDate(now));
}

function canBear(line: BudgetLine, planned: Project, law: Law, now: Date): boolean {
  const { from, to } = yearsOf(law, planned);
  return servesItem(line, planned) && from <= line.year && line.year <= to && !isClosed(line.year, now);
}

/** The lines that a request names, as far as it is filled in. */
function linesIn({ years }: Answers): readonly unknown[] {
  return Array.isArray(years) ? years.map((share) => typeof share === 'object' && share?.line) : [];
}

/**
 * The department's lines of the budget, each with its year and what is left on it: where a budget is asked for, those that can
 * bear the project, and what was named before.
 */
export const budgetLines = source(
  'budget-lines',
  ({ state, answers, facts, now }) => {
    const planned = state.position === 'budget.request' ? latest(state, project) : undefined;
    const named = [answers, ...state.filings.map((filing) => filing.answers)].flatMap(linesIn);
    const offered = planned
      ? facts.lines.filter((line) => canBear(line, planned, facts.law, now) || named.includes(line.id))
      : facts.lines;
    return offered.map((line) => {
      const left = yuan(leftOn(line));
      return {
        value: line.id,
        zh: `${line.year}年 ${line.name.zh}`,
        en: `${line.year} ${line.name.en}`,
        now: { zh: `余 ${left}`, en: `${left} left` },
      };
    });
  },
  'lines',
);
