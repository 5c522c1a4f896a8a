import { type Language, type Sieve, sieves } from '../names.ts';
import { texts } from '../text/all.ts';
import type { SieveView, Sought } from './message.ts';

/** By what an item can be found: how soon it is due, at which step it stands, whose it is. */
export type Keys = Readonly<Record<Sieve, { readonly value: string; readonly label: string } | undefined>>;

/** What of all that waits is wanted, and by what it can be narrowed down. */
export interface Sifted<T> {
  readonly items: readonly T[];
  readonly sieves: readonly SieveView[];
}

/** Fewer are seen at a glance. */
const fewest = 6;

/**
 * What is wanted of what waits, with how much there would be of every other choice. A choice of which nothing waits any more
 * narrows down nothing.
 */
export function sift<T>(items: readonly T[], keysOf: (item: T) => Keys, sought: Sought, language: Language): Sifted<T> {
  if (items.length < fewest) return { items, sieves: [] };
  const { say } = texts[language];
  const all = items.map((item) => ({ item, keys: keysOf(item) }));
  const isThere = (sieve: Sieve): boolean => all.some(({ keys }) => keys[sieve]?.value === sought[sieve]);
  const chosen = (sieve: Sieve): string | undefined => (isThere(sieve) ? sought[sieve] : undefined);
  const passes = (keys: Keys, but?: Sieve): boolean =>
    sieves.every((sieve) => sieve === but || (chosen(sieve) ?? keys[sieve]?.value) === keys[sieve]?.value);
  return {
    items: all.filter(({ keys }) => passes(keys)).map(({ item }) => item),
    sieves: sieves.flatMap((name): readonly SieveView[] => {
      const options = new Map(all.flatMap(({ keys }) => (keys[name] ? [[keys[name].value, keys[name].label]] : [])));
      if (options.size < 2) return [];
      const counts = Map.groupBy(
        all.filter(({ keys }) => passes(keys, name)),
        ({ keys }) => keys[name]?.value,
      );
      return [
        {
          name,
          all: say.sieves[name],
          chosen: chosen(name),
          options: [...options].map(([value, label]) => ({
            value,
            label: say.countOf(label, counts.get(value)?.length ?? 0),
          })),
        },
      ];
    }),
  };
}
