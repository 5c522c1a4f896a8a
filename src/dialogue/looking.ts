import type { Case } from '../engine/case.ts';
import type { Facts, Person, Procedure } from '../engine/procedure.ts';
import type { Part } from '../law/part.ts';
import type { Language, Outcome, Position, ProcedureId, Role } from '../names.ts';

/** What looking at a case takes; the names are those of bodies and persons on it. */
export interface Looking {
  readonly procedure: Procedure;
  readonly state: Case;
  readonly facts: Facts;
  readonly viewer: Person | undefined;
  readonly language: Language;
  readonly now: Date;
  readonly names: Names;
  /** What stands under it, where all of it is looked at. */
  readonly children: readonly Child[];
  /** From where what stands under it goes on, older than these. */
  readonly furtherChildren?: string | undefined;
}

/** A case under the one that is looked at, of which the reader may know. */
export interface Child {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  readonly title: string | undefined;
  readonly part: Part | undefined;
  readonly position: Position | undefined;
  readonly outcome: Outcome | undefined;
  readonly supplier: string | undefined;
}

export interface Names {
  /** A body by its id. */
  readonly body: (id: string) => string;
  /** A person by his id. */
  readonly person: (id: string) => string;
  /** The office that holds a role in the city. */
  readonly office: (role: Role) => string;
}
