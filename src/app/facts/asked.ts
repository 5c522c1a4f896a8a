import type { Case } from '../../engine/case.ts';
import type { FactName, NamedFacts, Person } from '../../engine/procedure.ts';
import type { ProcedureId } from '../../names.ts';
import type { World } from '../ports/stores.ts';

/** For which case, and for whom, a fact is wanted. */
export interface Asked {
  readonly world: World;
  readonly state: Case;
  readonly parent: Case | undefined;
  readonly person: Person | undefined;
  /** The case is about to be opened: nothing stands under it yet. */
  readonly opening: boolean;
  /** Cases of these procedures in the family; of all that a procedure needs one read. */
  readonly parts: (procedure: ProcedureId) => Promise<readonly Case[]>;
}

/** Reads one named fact. */
export type Loader<N extends FactName> = (asked: Asked) => Promise<NamedFacts[N]>;
