import type { Grade } from '../law/evaluation.ts';
import type { MethodCode } from '../law/method.ts';

/** What a notice enters in the public's tables, from where portal, statistics and open data read. Money in fen. */
export type Entry =
  | ({ readonly table: 'need' } & NeedEntry)
  | ({ readonly table: 'tender' } & TenderEntry)
  | ({ readonly table: 'award' } & AwardEntry)
  | ({ readonly table: 'contract' } & ContractEntry)
  | ({ readonly table: 'payment' } & PaymentEntry)
  | ({ readonly table: 'evaluation' } & EvaluationEntry);

/** For whom a service is wanted: how many, of which groups, in which districts. Codes of the catalogue and of the divisions. */
export interface NeedEntry {
  readonly item: string;
  readonly users: number;
  readonly groups: readonly string[];
  readonly divisions: readonly string[];
}

/** What is bought, in which way, and what it may cost. */
export interface TenderEntry {
  readonly method: MethodCode;
  readonly item: string;
  readonly divisions: readonly string[];
  readonly budget: number;
  readonly ceiling: number;
}

/** Who gets a contract, and how all bids were ranked. Bodies by their ids. */
export interface AwardEntry {
  readonly supplier: string;
  readonly amount: number;
  readonly ranking: readonly {
    readonly supplier: string;
    readonly rank: number;
    readonly price: number;
    readonly points: number;
  }[];
  /** What each factor of the documents gave each bid, in the order of the ranking; notices of before do not say it. */
  readonly factors?: readonly FactorEntry[];
}

/** The points that a factor gave a bid, and the most that it can give. */
export interface FactorEntry {
  readonly supplier: string;
  readonly factor: string;
  readonly points: number;
  readonly most: number;
}

/** What was agreed, and in which instalments it is to be paid. Days as `YYYY-MM-DD`. */
export interface ContractEntry {
  readonly buyer: string;
  readonly supplier: string;
  readonly price: number;
  readonly start: string;
  readonly end: string;
  readonly instalments: readonly { readonly name: string; readonly amount: number; readonly on: string }[];
}

/** What was paid of a contract, or came back of that (below zero): the number is the instalment's, from 1. */
export interface PaymentEntry {
  readonly supplier: string;
  readonly number: number;
  readonly amount: number;
  readonly paidOn: string;
  readonly voucher: string;
}

/** How the finished service was judged, in points of 100 and as a grade. */
export interface EvaluationEntry {
  readonly supplier: string;
  readonly score: number;
  readonly grade: Grade;
  /** Notices of before do not say them. */
  readonly indicators?: readonly IndicatorEntry[];
}

/** An indicator of a service: what was promised, at least or at most, and what was reached. */
export interface IndicatorEntry {
  readonly name: string;
  readonly sense: 'at-least' | 'at-most';
  readonly promised: number;
  readonly reached: number;
  readonly unit: string;
}
