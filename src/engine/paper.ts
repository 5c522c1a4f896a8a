import type { CityDate } from '../law/date.ts';
import type { ActName } from '../names.ts';
import type { Case } from './case.ts';
import type { FactName, FactsOf } from './procedure.ts';
import type { RowSet, RowValues } from './rows.ts';

/** Who signs a paper: bodies, which seal it, and persons. One alone has signed it by what he did here, on that day. */
export type Signature = { readonly body: string } | { readonly person: string };

/** A paper as it is written of a case: what stands in it, to whom it is, who signs. */
export interface Written<R extends RowSet = RowSet> {
  readonly rows: RowValues<R>;
  /** A body; to whom it goes where the case names none say the texts. */
  readonly to?: string | undefined;
  readonly signatures: readonly Signature[];
  /** Of an office, whose name stands at its head. */
  readonly head?: string | undefined;
  /** The day that it bears; several who sign each write theirs. */
  readonly on?: CityDate;
}

/** A paper for signature and seal: it is there once its acts were done, for whoever may read all of what they filed. */
export interface Paper<R extends RowSet = RowSet, N extends string = string, F = never> {
  readonly paper: N;
  readonly of: readonly ActName[];
  readonly rows: R;
  /** Undefined while what was filed no longer holds. */
  readonly written: (on: { readonly state: Case; readonly facts: F }) => Written<R> | undefined;
}
/** A paper of whichever kind. */
export type AnyPaper = Omit<Paper, 'written'> & {
  readonly written: (on: { readonly state: Case; readonly facts: never }) => Written | undefined;
};

/** Declares a paper of a procedure that needs these facts. */
export function paperOf<const N extends string, const R extends RowSet, Needs extends FactName>(
  _needs: readonly Needs[],
  paper: N,
  of: readonly ActName[],
  rows: R,
  written: Paper<R, N, FactsOf<Needs>>['written'],
): Paper<R, N, FactsOf<Needs>> {
  return { paper, of, rows, written };
}

/** The Chinese paper is what is signed; whoever reads English has it in English beside that. */
export type PaperLanguage = 'zh' | 'en';

/** By which a paper is asked for. */
export function paperId({ paper }: Pick<AnyPaper, 'paper'>, language: PaperLanguage): string {
  return `paper.${paper}.${language}`;
}

/** Is it a paper, and no file that was handed in, that is asked for by this? */
export function isPaperId(id: string): boolean {
  return /^paper\.[a-z-]+\.(zh|en)$/.test(id);
}
