import { levelTwo, children as underCode } from '../law/catalogue.ts';
import { catalogueItems } from '../law/catalogue-data.ts';
import { cityDate } from '../law/date.ts';
import type { Division } from '../law/divisions-data.ts';
import { methodCodes, methodNames } from '../law/method.ts';
import { divisionsOf } from '../law/place.ts';
import { inLanguage, type Language } from '../names.ts';
import type { Choice } from './ports/oversight-desk.ts';
import type { ProjectSearch, ProjectWays } from './ports/project-search.ts';
import type { Narrowed, World } from './ports/stores.ts';

/** As many suppliers as one word is tried as. */
const mostSuppliers = 50;

/** What is searched for besides number, title and buyer: who provides it, where, and of which kind; and within what. */
export async function narrowed(
  world: World,
  words: string,
  { office, field, place, method }: ProjectSearch,
): Promise<Narrowed> {
  const isTendered = field !== undefined || place !== undefined || method !== undefined;
  const [also, among] = await Promise.all([
    alsoFound(world, words),
    isTendered
      ? world.published.tendered({
          ...(field !== undefined && { items: [field, ...underCode(field).map(({ code }) => code)] }),
          ...(place !== undefined && { divisions: [place] }),
          ...(method && { method }),
        })
      : undefined,
  ]);
  return { also, ...(office !== undefined && { buyer: office }), ...(among && { among }) };
}

/** The city and what it is divided into. */
export async function divisionsIn(world: World): Promise<readonly Division[]> {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  return divisionsOf(law, cityDate(now));
}

/** For each word the purchases that it finds by their supplier, their place or what of the catalogue they are. */
async function alsoFound(world: World, words: string): Promise<readonly (readonly string[])[]> {
  const divisions = await divisionsIn(world);
  const groups = words
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .map((word) => word.split('|').filter((other) => other !== ''))
    .filter((others) => others.length > 0);
  return Promise.all(
    groups.map(async (others) => {
      // One character is in too many names.
      const parts = others.filter((part) => [...part].length > 1);
      const named = ({ zh, en }: { readonly zh: string; readonly en: string }): boolean =>
        parts.some((part) => zh.includes(part) || en.toLowerCase().includes(part));
      const places = divisions.filter(named).map(({ code }) => code);
      const items = catalogueItems.filter(named).map(({ code }) => code);
      const suppliers = await world.people.organisations(parts, mostSuppliers);
      const found = await Promise.all([
        world.published.awardedTo(suppliers.map(({ id }) => id)),
        places.length > 0 ? world.published.tendered({ divisions: places }) : [],
        items.length > 0 ? world.published.tendered({ items }) : [],
      ]);
      return [...new Set(found.flat())];
    }),
  );
}

/** What can be chosen to search within. */
export async function projectWays(world: World, language: Language): Promise<ProjectWays> {
  const label = (each: { readonly code: string; readonly zh: string; readonly en: string }) => ({
    value: each.code,
    label: inLanguage(each, language),
  });
  return {
    offices: await buyersOf(world, language),
    fields: levelTwo().map(label),
    places: (await divisionsIn(world)).map(label),
    methods: methodCodes.map((value) => ({ value, label: inLanguage(methodNames[value], language) })),
  };
}

/** The offices that buy. */
export async function buyersOf(world: World, language: Language): Promise<readonly Choice[]> {
  const holders = await world.people.holders(['buyer_staff', 'buyer_head']);
  const bodies = holders.flatMap(({ seats }) =>
    seats.filter(({ role }) => role === 'buyer_staff' || role === 'buyer_head').map(({ body }) => body),
  );
  const found = await world.people.bodies([...new Set(bodies)]);
  return found.map(({ id, name }) => ({ value: id, label: inLanguage(name, language) }));
}
