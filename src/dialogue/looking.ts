import type { Case, Filing } from '../engine/case.ts';
import type { Facts, Person, Procedure } from '../engine/procedure.ts';
import { maskName } from '../law/mask.ts';
import type { Language, Outcome, Position, ProcedureId, Role } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';

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

/** What a case is called: its own title, or what it is. */
export function titleOf(state: Case, parent: Case | undefined, language: Language): string {
  return procedureOf(state.procedure).title(state, parent) ?? texts[language].procedures[state.procedure].name;
}

/** An office and a name, the name masked for the public; the programme has neither. */
export function actorName({ names, language, viewer }: Looking, by: Filing['by']): string {
  const { roles, say } = texts[language];
  if (by.role === 'system') return say.programme;
  if (by.body) {
    const name = names.person(by.person);
    return `${names.body(by.body)} ${viewer ? name : maskName(name)}`.trim();
  }
  return roles[by.role];
}
