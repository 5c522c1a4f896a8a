import type { Module } from '../engine/module.ts';
import type { Procedure } from '../engine/procedure.ts';
import { type ProcedureId, procedureIds } from '../names.ts';
import { modules } from './modules.ts';

/** Every procedure. */
export const procedures: Readonly<Record<ProcedureId, Procedure>> = Object.fromEntries(
  procedureIds.map((id) => [id, declaredAs(id)]),
) as Record<ProcedureId, Procedure>; // Object.fromEntries forgets the keys

function declaredAs(id: ProcedureId): Procedure {
  const found = Object.values<Module>(modules).find(({ procedure }) => procedure?.id === id)?.procedure;
  if (!found) throw new Error(`procedure ${id} is not declared: add its folder to src/procedures/modules.ts`);
  return found;
}

/** Those whose public cases are a list that everybody can page through. */
export const listed: readonly Procedure[] = Object.values(procedures).filter((each) => each.listed !== undefined);

export function procedureOf(id: ProcedureId): Procedure {
  return procedures[id];
}
