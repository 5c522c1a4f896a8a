import { plain } from '../law/plain.ts';
import { tells, termsOf, widened } from '../text/terms.ts';
import type { FoundOption, PageOption } from './message.ts';

/**
 * The options that words find, each of which stands in a name or in what the option is a part of, itself or by another
 * word for the same; where there are none, those that say something of it, the nearest first. Without words all of them.
 */
export function foundIn(options: readonly PageOption[], words: string): readonly FoundOption[] {
  const placed = options.map((option, index) => ({ ...option, place: index + 1 }));
  const wanted = widened(plain(words))
    .split(' ')
    .filter(Boolean)
    .map((word) => word.split('|'));
  const named = placed.filter((option) => {
    const text = plain(textOf(option));
    return wanted.every((same) => same.some((word) => text.includes(word)));
  });
  return named.length > 0 ? named : nearest(placed, words);
}

function nearest(options: readonly FoundOption[], words: string): readonly FoundOption[] {
  const terms = new Set(termsOf(words));
  return options
    .map((option) => ({ option, weight: weightOf(termsOf(textOf(option)).filter((term) => terms.has(term))) }))
    .filter(({ weight }) => weight >= 1)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ option }) => option);
}

function weightOf(terms: readonly string[]): number {
  return terms.reduce((sum, term) => sum + tells(term), 0);
}

function textOf({ label, shown = label, group = '' }: PageOption): string {
  return `${shown} ${group}`;
}
