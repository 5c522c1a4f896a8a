import { takes } from '../engine/read.ts';
import { type ProcedureId, procedureIds } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { widened } from '../text/terms.ts';
import type { IndexCard } from './ports/records.ts';
import type { World } from './ports/stores.ts';

const perPage = 50;

/** The public cases under which something can be opened now, by words of theirs, newest first, as many as are offered at once. */
export async function readyFor(
  world: World,
  id: ProcedureId,
  { words = '', most }: { readonly words?: string | undefined; readonly most: number },
): Promise<readonly IndexCard[]> {
  const procedure = procedureOf(id);
  const { under } = procedure;
  if (!under) return [];
  const now = await world.now();
  const ready: IndexCard[] = [];
  for (const kind of procedureIds.filter((each) => under[each])) {
    let after: string | undefined;
    do {
      const page = await world.cases.search(widened(words), kind, {
        limit: perPage,
        ...(after !== undefined && { after }),
      });
      for (const each of page.items) {
        const state = ready.length < most ? await world.cases.load(each.id) : undefined;
        if (state && takes(procedure, state, now)) ready.push(each);
      }
      after = page.after;
    } while (after !== undefined && ready.length < most);
  }
  return ready;
}
