import type { Child } from '../../dialogue/looking.ts';
import type { Known } from '../../dialogue/target.ts';
import type { Case } from '../../engine/case.ts';
import type { Person } from '../../engine/procedure.ts';
import { mayKnow } from '../../engine/read.ts';
import { procedureOf } from '../../procedures/all.ts';
import type { IndexCard } from '../ports/records.ts';
import type { World } from '../ports/stores.ts';

/** So many of those that no rule sees are listed, the newest: there may be hundreds. */
const listed = 50;

/**
 * What stands under a case, oldest first, as far as a reader may know of it: what its rules see was read with it; of the
 * others the index cards are listed, and only where no card says whether he may know is the case itself read.
 */
export async function childrenOf(
  { cases }: World,
  { state, family }: Known,
  viewer: Person | undefined,
): Promise<readonly Child[]> {
  const seen = family.filter(({ parent }) => parent === state.id);
  const cards = await cases.cardsUnder(
    state.id,
    seen.map(({ id }) => id),
    listed,
  );
  const unsure = cards.filter((card) => viewer && !isKnown(card, viewer)).map(({ id }) => id);
  const read = [...seen, ...(unsure.length > 0 ? await cases.loadAll(unsure) : [])];
  const judged = read.filter((child) => mayKnow(procedureOf(child.procedure), child, viewer, state));
  const known = cards.filter((card) => isKnown(card, viewer));
  return [...judged.map(childOf), ...known.map(childOn)].toSorted((a, b) => a.openedAt - b.openedAt);
}

/** Does the card say by itself that he may know of the case? */
function isKnown(card: IndexCard, viewer: Person | undefined): boolean {
  if (card.public) return true;
  if (!viewer) return false;
  return card.opener === viewer.id || viewer.seats.some(({ body }) => body === card.buyer || body === card.supplier);
}

function childOf(state: Case): Child & { readonly openedAt: number } {
  const { id, number, procedure, position, outcome, bodies, openedAt } = state;
  const title = procedureOf(procedure).title(state, undefined);
  return { id, number, procedure, title, position, outcome, supplier: bodies.supplier, openedAt: Date.parse(openedAt) };
}

function childOn({ id, number, procedure, position, outcome, supplier, openedAt }: IndexCard) {
  return { id, number, procedure, title: undefined, position, outcome, supplier, openedAt: openedAt.getTime() };
}
