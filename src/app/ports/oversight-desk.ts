import type { BudgetMove } from '../../engine/effect.ts';
import type { Fen } from '../../law/fen.ts';
import type { MethodCode } from '../../law/method.ts';
import type { Language, ProcedureId } from '../../names.ts';
import type { InboxItem } from './inbox-item.ts';
import type { Page } from './records.ts';
import type { Overseen } from './stores.ts';

/** What somebody with a seat of the city looks over, in his language; undefined for whoever has none. */
export interface OversightDesk {
  /** What runs, what is late, and who holds that. */
  overview(person: string, language: Language): Promise<Overview | undefined>;
  /** A page of the cases of one kind, as they are sought. */
  overseen(person: string, asked: OverseenAsked, language: Language): Promise<OverseenPage | undefined>;
  /** The lines of the budget with what is left of them; a buyer's own, or every office's. */
  budget(person: string, asked: BudgetAsked, language: Language): Promise<BudgetPage | undefined>;
  /** One line of it: which purchases have what of it, and all that moved. */
  line(person: string, line: string, language: Language): Promise<LinePage | undefined>;
  /** Of one purchase what it has of each year's lines; only those that have something of it. */
  moneyOf(person: string, purchase: string, language: Language): Promise<readonly YearUse[]>;
  /** What of this year and those before it is set aside or to be paid still. */
  yearEnd(person: string, language: Language): Promise<YearEnd | undefined>;
}

export interface OverseenAsked extends Omit<Overseen, 'procedure' | 'sight' | 'claims' | 'parent'> {
  /** What is not looked over here is the first kind that is. */
  readonly procedure?: ProcedureId;
  readonly after?: string;
  readonly limit?: number;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Overview {
  /** Of each kind that has any: how many run, how many of them are late, and what those cost of which it is known. */
  readonly kinds: readonly (Choice & { readonly running: number; readonly late: number; readonly amount: Fen })[];
  readonly late: readonly LateOffice[];
}

/** Whoever holds what is late, and since when the oldest is. */
export interface LateOffice {
  readonly procedure: ProcedureId;
  readonly kind: string;
  readonly office: string;
  readonly count: number;
  readonly since: Date;
}

export interface OverseenItem extends InboxItem {
  /** In fen; undefined while nothing is set aside for it. */
  readonly fen: Fen | undefined;
  readonly method: string | undefined;
}

export interface OverseenPage extends Page<OverseenItem> {
  readonly procedure: ProcedureId;
  readonly kind: string;
  readonly sums: { readonly count: number; readonly late: number; readonly amount: Fen };
  /** What can be sought by. */
  readonly kinds: readonly Choice[];
  readonly offices: readonly Choice[];
  readonly steps: readonly Choice[];
  readonly methods: readonly (Choice & { readonly value: MethodCode })[];
}

export interface BudgetAsked {
  readonly office?: string;
  readonly year?: number;
}

/** Lines and sums in fen; `left` can still be asked for. */
export interface BudgetPage {
  readonly lines: readonly BudgetRow[];
  readonly sums: Balances;
  readonly offices: readonly Choice[];
  readonly years: readonly number[];
}

export interface Balances {
  readonly limit: Fen;
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly paid: Fen;
  readonly left: Fen;
}

export interface LinePage {
  readonly line: BudgetRow;
  readonly purchases: readonly PurchaseUse[];
  readonly entries: readonly EntryRow[];
}

/** What a purchase has of a line, in fen. */
export interface PurchaseUse extends Uses {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly state: string;
}

/** Set aside; by contract and not paid; paid; and of what is to be paid, by the end of the line's year. */
export interface Uses {
  readonly reserved: Fen;
  readonly committed: Fen;
  readonly paid: Fen;
  readonly due: Fen;
}

export interface YearUse extends Uses {
  readonly line: string;
  readonly year: number;
  readonly name: string;
}

/** One move, with the case that made it and what it is called. */
export interface EntryRow {
  readonly at: Date;
  readonly move: BudgetMove;
  readonly fen: Fen;
  readonly case: { readonly id: string; readonly number: string; readonly title: string };
}

export interface YearEnd {
  readonly year: number;
  readonly lines: readonly LineEnd[];
  readonly sums: Uses;
  /** How many purchases have something open. */
  readonly count: number;
}

/** A line on which something is open, and whose that is. */
export interface LineEnd extends Uses {
  readonly line: BudgetRow;
  readonly purchases: readonly PurchaseUse[];
}

export interface BudgetRow extends Balances {
  readonly id: string;
  readonly office: string;
  readonly year: number;
  readonly name: string;
}
