import type { Item } from '../dialogue/menu.ts';
import { heldUp } from '../engine/decide.ts';
import type { Person, Procedure, Refusal, Stage } from '../engine/procedure.ts';
import type { Position } from '../names.ts';
import { procedureOf, procedures } from '../procedures/all.ts';
import { loadCase } from './facts/known.ts';
import type { IndexCard, Page } from './ports/records.ts';
import type { Turns, World } from './ports/stores.ts';

/** A case that waits for somebody, and what it waits for itself, if that lies with another case. */
export interface Turn {
  readonly card: IndexCard;
  readonly held: Refusal | undefined;
}

/** Of those whose day has come so many at most are looked at for what they still wait for. */
const mostHeld = 100;

/** Where what is waited for can itself wait for another case. */
export const awaiting: readonly Position[] = Object.values<Procedure>(procedures).flatMap(({ stages }) => {
  const entries = Object.entries<Stage>(stages) as [Position, Stage][]; // Object.entries forgets the keys' type
  return entries.filter(([, { awaits }]) => awaits !== undefined).map(([at]) => at);
});

/** Can what a case waits for wait for another case, now that its day has come? */
export function waitsForOthers({ position, opens }: IndexCard, now: Date): boolean {
  return position !== undefined && awaiting.includes(position) && (opens === undefined || opens <= now);
}

/**
 * What is a person's turn now; what waits for another case is not, though its day has come, nor for his office what he has
 * stepped back from.
 */
export async function inboxOf(world: World, person: Person, page: Turns): Promise<Page<IndexCard>> {
  const { items, after } = await leftTo(world, person, await world.cases.inbox(person, page));
  const turns = await turnsOf(world, items, page.now);
  return { items: turns.filter(({ held }) => !held).map(({ card }) => card), after };
}

/** What is his later: from a day on; before that, what waits for another case. */
export async function laterOf(world: World, person: Person, page: Turns): Promise<Page<Turn>> {
  const [ahead, come] = await Promise.all([
    world.cases.later(person, page).then((cards) => leftTo(world, person, cards)),
    page.after === undefined
      ? world.cases.inbox(person, { now: page.now, limit: mostHeld }).then((cards) => leftTo(world, person, cards))
      : undefined,
  ]);
  const turns = await turnsOf(world, come?.items ?? [], page.now);
  const held = turns.filter((turn) => turn.held !== undefined);
  return { items: [...held, ...ahead.items.map((card) => ({ card, held: undefined }))], after: ahead.after };
}

/** Cards name offices: who of them has stepped back stands in the log alone. */
async function leftTo({ cases }: World, { id }: Person, { items, after }: Page<IndexCard>): Promise<Page<IndexCard>> {
  const gone = await cases.steppedBack(
    id,
    items.map((card) => card.id),
  );
  return { items: items.filter((card) => !gone.has(card.id)), after };
}

function turnsOf(world: World, cards: readonly IndexCard[], now: Date): Promise<readonly Turn[]> {
  return Promise.all(cards.map(async (card) => ({ card, held: await holdsUp(world, card, now) })));
}

async function holdsUp(world: World, { id, position }: IndexCard, now: Date): Promise<Refusal | undefined> {
  const known = position && awaiting.includes(position) ? await loadCase(world, id) : undefined;
  return known && heldUp(known.procedure, known.state, known.facts, now);
}

/** Cards as items of a list, each spoken of by the method that was published of its purchase. */
export async function itemsOf({ published }: World, turns: readonly Turn[]): Promise<readonly Item[]> {
  const spoken = turns.filter(({ card }) => procedureOf(card.procedure).manner !== undefined);
  const purchases = [...new Set(spoken.flatMap(({ card: { id, parent } }) => [id, ...(parent ? [parent] : [])]))];
  const tenders = purchases.length > 0 ? await published.tenders(purchases) : new Map<string, { method: string }>();
  return turns.map(({ card, held }) => {
    const { id, number, procedure, title, part, position, outcome, opens, due, provisional, parent = '' } = card;
    const manner = (tenders.get(id) ?? tenders.get(parent))?.method;
    const item = { id, number, procedure, title, part, position, outcome, opens, due, provisional };
    return { ...item, ...(held && { held }), ...(manner !== undefined && { manner }) };
  });
}

/** The same of cards that wait for nothing else. */
export function itemsFrom(world: World, cards: readonly IndexCard[]): Promise<readonly Item[]> {
  return itemsOf(
    world,
    cards.map((card) => ({ card, held: undefined })),
  );
}
