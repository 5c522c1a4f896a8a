import { unopened } from '../engine/case.ts';
import { actorFor } from '../engine/decide.ts';
import type { Person } from '../engine/procedure.ts';
import { type Language, type ProcedureId, procedureIds } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { texts } from '../text/all.ts';
import type { Button } from './message.ts';

/** Something that a person can begin now. */
export interface Beginning {
  readonly procedure: ProcedureId;
  readonly label: string;
  readonly press: Extract<Button['press'], { readonly do: 'preview' | 'find' }>;
}

/** What a person can begin: every procedure whose opening is his, under a case that he is asked for where it needs one. */
export function beginnings(person: Person, language: Language): readonly Beginning[] {
  return procedureIds.flatMap((id): readonly Beginning[] => {
    const procedure = procedureOf(id);
    const { opening, under, offered } = procedure;
    const blank = unopened('', id, 1, { person: person.id, role: 'citizen' });
    if (!actorFor(procedure, opening.action, opening.name, blank, person).ok) return [];
    if (offered && !offered(person)) return [];
    const label = texts[language].procedures[id].begin;
    const form = { procedure: id } as const;
    return [{ procedure: id, label, press: under ? { do: 'find', for: form } : { do: 'preview', form } }];
  });
}
