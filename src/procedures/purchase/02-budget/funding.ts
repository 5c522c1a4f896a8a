import type { Case, Filing } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import { type BudgetLine, source } from '../../../engine/procedure.ts';
import type { Fen } from '../../../law/fen.ts';
import { percentOf, yuan } from '../../../law/money.ts';
import { type Project, totalCost } from '../01-setup/setup.ts';

/** What of it the budget pays: the fiscal and the lottery shares; gifts and own funds stand on no budget line. */
export function budgetedCost({ costs, funding }: Pick<Project, 'costs' | 'funding'>): Fen {
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
export function moves(move: 'reserve' | 'release', shares: readonly Share[]): readonly Effect[] {
  return shares
    .filter(({ amount }) => amount > 0)
    .map(({ line, amount }) => ({ kind: 'budget', move, line, fen: amount }) as const);
}

/** Was this filed after that, so that it still speaks of it? */
export function isAfter(filing: Filing | undefined, other: Filing | undefined): boolean {
  return filing !== undefined && (other === undefined || filing.seq > other.seq);
}

/** Has money been set aside for the case? It is, from the approval of its budget on. */
export function isReserved(state: Case): boolean {
  return state.entries.some(({ position }) => position === 'initiation.prepare');
}

/** The department's lines of the budget, each with its year and what is left on it. */
export const budgetLines = source(
  'budget-lines',
  ({ facts }) =>
    facts.lines.map((line) => {
      const left = yuan(leftOn(line));
      return {
        value: line.id,
        zh: `${line.year}年 ${line.name.zh}`,
        en: `${line.year} ${line.name.en}`,
        now: { zh: `余 ${left}`, en: `${left} left` },
      };
    }),
  'lines',
);
