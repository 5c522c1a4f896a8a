import { stateOf } from '../dialogue/menu.ts';
import { clockView, sayTitle } from '../dialogue/where.ts';
import { waitsOn } from '../engine/parties.ts';
import type { Person } from '../engine/procedure.ts';
import { inLanguage, type Language } from '../names.ts';
import { texts } from '../text/all.ts';
import type { InboxItem } from './ports/desk.ts';
import type { IndexCard } from './ports/records.ts';
import type { World } from './ports/stores.ts';
import { itemsFrom } from './turns.ts';

/** Cases in a list, as they are said to its reader, or to the public when there is none. */
export async function caseItems(
  world: World,
  cards: readonly IndexCard[],
  language: Language,
  reader: Person | undefined,
): Promise<readonly InboxItem[]> {
  const law = await world.law();
  const now = await world.now();
  const ids = cards.flatMap(({ buyer, supplier }) => [buyer, supplier]).filter((id) => id !== undefined);
  const [bodies, items] = await Promise.all([world.people.bodies([...new Set(ids)]), itemsFrom(world, cards)]);
  const states = new Map(items.map((item) => [item.id, stateOf(item, language)]));
  return cards.map((card) => {
    const mine = reader !== undefined && card.waiting.some((waiting) => waitsOn(waiting, reader));
    const office = bodies.find(({ id }) => id === (card.buyer ?? card.supplier));
    return {
      id: card.id,
      number: card.number,
      procedure: card.procedure,
      kind: texts[language].procedures[card.procedure].name,
      title: sayTitle(card, language),
      state: states.get(card.id) ?? '',
      office: office ? inLanguage(office.name, language) : '',
      due: clockView(card, law, now, language, mine),
      dueAt: card.due,
      outcome: card.outcome,
    };
  });
}
