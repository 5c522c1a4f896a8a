import type { SourceOption } from '../../engine/form.ts';
import { type Person, source } from '../../engine/procedure.ts';
import type { Bilingual } from '../../law/bilingual.ts';
import { children, levelTwo } from '../../law/catalogue.ts';
import type { CatalogueItem } from '../../law/catalogue-data.ts';
import { cityDate } from '../../law/date.ts';
import { divisionsOf } from '../../law/place.ts';
import type { Role } from '../../names.ts';

/** Lists that the city holds, whatever the case. */

export const cityDivisions = source('divisions', ({ facts, now }) =>
  divisionsOf(facts.law, cityDate(now)).map(({ code, zh, en }) => ({ value: code, zh, en })),
);

export const catalogueGroups = source('catalogue-groups', () => levelTwo().map(itemOption));

export const catalogueItems = source('catalogue-items', () =>
  levelTwo().flatMap((field) => children(field.code).map((each) => ({ ...itemOption(each), group: nameOf(field) }))),
);

export const experts = source('experts', ({ facts }) => holders(facts.people, 'expert'), 'people');
export const users = source('users', ({ facts }) => holders(facts.people, 'user_rep'), 'people');
export const evaluators = source('evaluators', ({ facts }) => holders(facts.people, 'evaluator'), 'people');

/** The bodies at which the actor sits; who fills the offices' seats can choose any of them. */
export const ownSeats = source(
  'own-seats',
  ({ facts, by }) => {
    const own = by.role === 'admin' ? facts.offices : facts.bodies.filter(({ id }) => id === by.body);
    return own.map(({ id, name }) => ({ value: id, ...name }));
  },
  'offices',
);

/** The bodies that what is known of a case names: nobody chooses one, and a filing keeps its id. */
export const knownBodies = source('known-bodies', ({ facts }) =>
  facts.bodies.map(({ id, name }) => ({ value: id, ...name })),
);

/** What the documents name is referred to by that name. */
export function named(rows: readonly { readonly name: string }[]): readonly SourceOption[] {
  return rows.map(({ name }) => ({ value: name.slice(0, longestValue).replace(/\p{Cs}$/u, ''), zh: name, en: name }));
}

/** As long as a stored reference can be. */
const longestValue = 100;

function itemOption(item: CatalogueItem): SourceOption {
  return { value: item.code, ...nameOf(item) };
}

function nameOf({ code, zh, en }: CatalogueItem): Bilingual {
  return { zh: `${code} ${zh}`, en: `${code} ${en}` };
}

function holders(people: readonly Person[], role: Role): readonly SourceOption[] {
  return people
    .filter(({ seats }) => seats.some((seat) => seat.role === role))
    .map(({ id, name }) => ({ value: id, zh: name, en: name }));
}
