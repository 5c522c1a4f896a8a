import type { Case } from '../../engine/case.ts';
import type { Command, Opening } from '../../engine/decide.ts';
import type { Effect } from '../../engine/effect.ts';
import type { Result } from '../../engine/procedure.ts';
import type { ProcedureId } from '../../names.ts';
import type { World } from '../ports/stores.ts';

/** An effect of this kind. */
export type Of<K extends Effect['kind']> = Extract<Effect, { readonly kind: K }>;

/** How other cases are acted on, each in one go: handed down by `act.ts`, which carries out effects. */
export interface Deeds {
  readonly act: (world: World, caseId: string, command: Command) => Promise<Result<unknown>>;
  readonly open: (world: World, procedure: ProcedureId, parent: string, opening: Opening) => Promise<Result<unknown>>;
}

/** What an effect of one kind comes to. */
export interface Handler<K extends Effect['kind']> {
  /** Does it, in the transaction of its act, and resolves with the case as it stands then. Throws `Refused`. */
  readonly carry: (world: World, state: Case, effect: Of<K>, at: Date, deeds: Deeds) => Promise<Case>;
  /** Gives it the number by which it is cited, which the log keeps with it. */
  readonly numbered?: (world: World, effect: Of<K>, at: Date) => Promise<Of<K>>;
  /** Does it change what the rules of its case are told: the budget, the register, other cases? */
  readonly reachesFurther: boolean;
}
