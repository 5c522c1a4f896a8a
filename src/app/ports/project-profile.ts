import type { FactorEntry, IndicatorEntry } from '../../engine/published.ts';
import type { Fen } from '../../law/fen.ts';

/** What was published of a purchase, as it is read at a glance. */
export interface ProjectProfile {
  readonly buyer: string;
  /** Who provides it, once that is awarded. */
  readonly supplier: string | undefined;
  readonly users: number | undefined;
  readonly groups: readonly string[];
  readonly places: readonly string[];
  /** What of the catalogue it is. */
  readonly item: string | undefined;
  readonly method: string | undefined;
  readonly budget: Fen | undefined;
  readonly ceiling: Fen | undefined;
  readonly ranking: readonly {
    readonly supplier: string;
    readonly rank: number;
    readonly price: Fen;
    readonly points: number;
  }[];
  /** What each factor gave each bid, in the order of the ranking. */
  readonly factors: readonly FactorEntry[];
  readonly indicators: readonly IndicatorEntry[];
  readonly evaluation: { readonly score: number; readonly grade: string } | undefined;
  /** What the supplier did before and does, by what was published. */
  readonly record:
    | {
        readonly contracts: number;
        readonly grades: readonly { readonly grade: string; readonly times: number }[];
      }
    | undefined;
  /** How many complaints there were about it, and how many of them are closed. */
  readonly complaints: { readonly received: number; readonly closed: number };
  readonly steps: readonly StepDays[];
}

/** How long a step took, in working days; the limit is that of the terms that ran in it, where every one of them has one. */
export interface StepDays {
  readonly name: string;
  readonly days: number;
  readonly limit: number | undefined;
  /** It is not over yet. */
  readonly runs: boolean;
}

/** What the city bought in a year up to now. */
export interface YearFigures {
  readonly year: number;
  readonly contracts: number;
  /** In the same part of the year before. */
  readonly contractsBefore: number;
  readonly amount: Fen;
  readonly paid: Fen;
  readonly users: number;
  readonly evaluated: number;
  readonly score: number | undefined;
  readonly byField: readonly Share[];
  readonly byOffice: readonly Share[];
}

export interface Share {
  readonly label: string;
  readonly contracts: number;
  readonly amount: Fen;
}
