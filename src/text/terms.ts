import { plain } from '../law/plain.ts';
import * as en from './en/synonyms.ts';
import * as zh from './zh/synonyms.ts';

const groupsIn = (lines: string): readonly (readonly string[])[] => lines.trim().split('\n').map(wordsOf);
const services = groupsIn(zh.services);
const chinese = [...groupsIn(zh.synonyms), ...services];
const english = groupsIn(en.synonyms);
/** Longest first, so that the whole is replaced before its part. */
const replaced = chinese
  .flatMap(([first = '', ...others]) => others.map((other) => [other, first] as const))
  .toSorted(([a], [b]) => b.length - a.length);
const manners = wordsOf(zh.manner).toSorted((a, b) => b.length - a.length);
const standing = new Map(english.flatMap(([first = '', ...others]) => others.map((other) => [other, first] as const)));
const silent = new Set(wordsOf(en.manner));
const asking = new Set(wordsOf(en.asking));

/**
 * What a text says, for whoever compares it with another: English words by their stems, Chinese in pieces of one and two
 * characters; of words that mean the same one, and none that is only manner.
 */
export function termsOf(text: string): readonly string[] {
  const said = plain(text).replaceAll('’', "'");
  const words = (said.match(/[a-z][a-z']*/g) ?? []).filter((word) => !silent.has(word)).map(stemOf);
  const pieces = (said.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) => bare(run).flatMap(piecesOf));
  return [...new Set([...words, ...pieces])];
}

/** How much a term counts: a single character tells little, as does a word that only asks. */
export function tells(term: string): number {
  return asking.has(term) || /^\p{Script=Han}$/u.test(term) ? 0.3 : 1;
}

/** By more words nobody searches: of a long text the first tell what it is about, and each costs several statements. */
const mostWords = 12;

/**
 * Words to search for, each with those that mean the same, parted by a bar: 送饭 finds what is called 助餐. What is only manner is
 * sought where nothing else was said.
 */
export function widened(words: string): string {
  const all = wordsOf(words);
  const telling = all.filter((word) => !silent.has(word.toLowerCase()));
  const sought = new Set(telling.length > 0 ? telling : all);
  return [...sought]
    .slice(0, mostWords)
    .map((word) => {
      const found = services.flatMap((group) => {
        const member = group.find((each) => word.toLowerCase().includes(each));
        return member === undefined ? [] : group.map((other) => word.toLowerCase().replace(member, other));
      });
      return [...new Set([word, ...found])].join('|');
    })
    .join(' ');
}

function bare(run: string): readonly string[] {
  const same = replaced.reduce((text, [other, first]) => text.replaceAll(other, first), run);
  return manners
    .reduce((text, word) => text.replaceAll(word, ' '), same)
    .split(' ')
    .filter(Boolean);
}

function piecesOf(run: string): readonly string[] {
  const characters = [...run];
  const pairs = characters.slice(1).map((one, n) => `${characters[n]}${one}`);
  return [...characters, ...pairs];
}

function stemOf(word: string): string {
  const same = standing.get(word);
  if (same !== undefined) return same;
  const stem = word.replace(/'s$/, '').replace(/(?<=..)(?:ing|ed|es|s)$/, '');
  return standing.get(stem) ?? stem;
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean);
}
