import type { Waiting } from '../../engine/case.ts';
import type { Answers } from '../../engine/form.ts';
import type { Part } from '../../law/part.ts';
import type { NoticeKind, Outcome, Position, ProcedureId } from '../../names.ts';

export interface Receipt {
  readonly number: string;
  readonly case: string;
  readonly seq: number;
  readonly caseNumber: string;
  readonly action: string;
  readonly procedure: ProcedureId;
  readonly at: Date;
  readonly hash: string;
  /** What it proves was taken back a moment later. */
  readonly takenBack: boolean;
  /** Whether the record that it names is still in the log with that hash. */
  readonly holds: boolean;
}

export interface Notice {
  /** The buyer on its case, who signs it. */
  readonly buyer: string | undefined;
  readonly number: string;
  readonly kind: NoticeKind;
  readonly case: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly rows: Answers;
  readonly at: Date;
}

/** The index card of a case: what lists, locks and reminders need, rebuilt from the log at will. */
export interface IndexCard {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  readonly version: number;
  readonly parent: string | undefined;
  /** Locked by itself, although it stands under another. */
  readonly alone: boolean;
  /** Its own; without one it is called what it is. */
  readonly title: string | undefined;
  readonly part: Part | undefined;
  readonly position: Position | undefined;
  readonly round: number;
  readonly opener: string;
  readonly buyer: string | undefined;
  readonly supplier: string | undefined;
  readonly openedAt: Date;
  readonly enteredAt: Date;
  /** From when on what it waits for can be done, where it says so. */
  readonly opens: Date | undefined;
  readonly due: Date | undefined;
  readonly provisional: boolean;
  readonly outcome: Outcome | undefined;
  readonly public: boolean;
  readonly waiting: readonly Waiting[];
  readonly seq: number;
}

/** Part of a list. `after` asks for what follows; undefined when nothing does. It stays right when cards move meanwhile. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly after: string | undefined;
}
