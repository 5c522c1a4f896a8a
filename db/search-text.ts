/** One spelling of what is searched and of what is searched for: full and half width, upper and lower case are the same. */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  return parts
    .filter((part) => typeof part === 'string')
    .map((part) => part.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim())
    .join(' ');
}

/** The words that are searched for, in that spelling; of each the others that would do as well, which a bar parts. */
export function searchWords(query: string): readonly (readonly string[])[] {
  return searchText(query)
    .split(' ')
    .map((word) => word.split('|').filter((other) => other !== ''))
    .filter((others) => others.length > 0);
}

/**
 * Every piece of one and of two characters, each once. Most Chinese words have two, and PostgreSQL's own pieces
 * have three; a longer word holds all the pieces of its own.
 */
export function grams(text: string): readonly string[] {
  const characters = [...text];
  const found = new Set<string>();
  for (const [n, character] of characters.entries()) {
    if (character === ' ') continue;
    found.add(character);
    const next = characters[n + 1];
    if (next !== undefined && next !== ' ') found.add(character + next);
  }
  return [...found];
}

/** The pieces that a text must have if it has the word; of one character only when the word is no longer. */
export function gramsOfWord(word: string): readonly string[] {
  const all = grams(word);
  const pairs = all.filter((gram) => [...gram].length === 2);
  return pairs.length > 0 ? pairs : all;
}
