import type { Evidence } from '../engine/form.ts';
import type { Outcome, Position, ProcedureId } from '../names.ts';
import type { Button, Where } from './message.ts';

/** Everything that a reader may see of a case, in his language: a page on the web, a card in a chat. */
export interface CaseView<B = Button> {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  readonly kind: string;
  readonly title: string;
  readonly position: Position | undefined;
  readonly outcome: Outcome | undefined;
  readonly where: Where;
  readonly steps: readonly StepView[];
  /** The question that is put to this reader, when it is his turn. */
  readonly ask: string | undefined;
  readonly checks: readonly { readonly holds: boolean; readonly text: string; readonly source: string }[];
  readonly offers: readonly B[];
  /** What was filed, newest first, as far as he may read it. */
  readonly filings: readonly FilingView[];
  readonly files: readonly Evidence[];
  readonly log: readonly { readonly at: string; readonly text: string }[];
  readonly money: readonly { readonly label: string; readonly fen: number }[];
  readonly children: readonly {
    readonly id: string;
    readonly number: string;
    readonly kind: string;
    readonly title: string;
    readonly state: string;
    readonly open?: B;
  }[];
  readonly parent: { readonly id: string; readonly number: string; readonly title: string } | undefined;
}

export interface StepView {
  readonly number: number;
  readonly name: string;
  readonly state: 'done' | 'now' | 'mine' | 'ahead';
  readonly on?: string;
}

export interface FilingView {
  readonly title: string;
  readonly by: string;
  readonly at: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
}
