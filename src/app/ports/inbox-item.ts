import type { Due } from '../../dialogue/message.ts';
import type { Said } from '../../law/said.ts';
import type { Outcome, ProcedureId } from '../../names.ts';

/** A case in a list, as it is said to its reader. */
export interface InboxItem {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  /** What it is: the name of its procedure. */
  readonly kind: string;
  readonly title: string;
  /** What is going on there, or how it ended. */
  readonly state: string;
  /** Whose it is: the buyer, the organisation. */
  readonly office: string;
  readonly due: Due | undefined;
  readonly dueAt: Date | undefined;
  readonly outcome: Outcome | undefined;
  /** Of a purchase in the portal: who was awarded it, and for how much. */
  readonly award?: { readonly supplier: string; readonly amount: Said };
  /** And how it is bought, and up to which price. */
  readonly tender?: { readonly method: string; readonly ceiling: Said };
}
