import type { Case } from '../../engine/case.ts';
import type { FactName, NamedFacts, Procedure } from '../../engine/procedure.ts';
import type { ProcedureId } from '../../names.ts';
import { procedureOf } from '../../procedures/all.ts';
import type { World } from '../ports/stores.ts';
import type { Asked, Loader } from './asked.ts';
import { lines } from './lines.ts';
import { offices } from './offices.ts';
import { ownOpen } from './own-open.ts';
import { people } from './people.ts';
import { bids, partOf, payments, reports } from './purchase-parts.ts';

const loaders: { readonly [N in FactName]: Loader<N> } = { bids, reports, payments, ownOpen, lines, people, offices };

/** What a procedure needs to know by name, and the cases that were read for it. */
export async function namedFacts(
  { needs }: Procedure,
  asked: Omit<Asked, 'parts'>,
): Promise<{ readonly named: Partial<NamedFacts>; readonly cases: readonly Case[] }> {
  const procedures = needs.flatMap((name) => partOf[name] ?? []);
  let family: Promise<readonly Case[]> | undefined;
  const parts = async (procedure: ProcedureId): Promise<readonly Case[]> => {
    family ??= familyOf(asked, procedures);
    return (await family).filter((each) => each.procedure === procedure && each.id !== asked.state.id);
  };
  const values = await Promise.all(needs.map((name) => loaders[name]({ ...asked, parts })));
  const named = Object.fromEntries(needs.map((name, place) => [name, values[place]]));
  return { named, cases: (await family) ?? [] };
}

/** The cases under the one at the top, of these procedures; sealed ones are opened once their procedure has opened them. */
async function familyOf(
  { world, state, parent, opening }: Omit<Asked, 'parts'>,
  procedures: readonly ProcedureId[],
): Promise<readonly Case[]> {
  if (opening && !parent) return [];
  const top = parent ?? state;
  return childrenOf(world, top, procedures);
}

async function childrenOf({ cases }: World, top: Case, procedures: readonly ProcedureId[]): Promise<readonly Case[]> {
  const children = await cases.children(top.id, procedures, false);
  const open = children.some((child) => procedureOf(child.procedure).opened?.(child, top));
  return open ? cases.children(top.id, procedures, true) : children;
}
