import { answerRedeem } from './answer-entry.ts';
import { notUnderstood } from './answer-menu.ts';
import { type Answered, both, say } from './answered.ts';
import { draftList, list, whichParent } from './menu.ts';
import type { SightOf } from './seen.ts';
import type { Talk } from './talk.ts';
import type { Wish } from './wish.ts';

export function answerList({ account, texts, law, now }: Talk, name: string, seen: SightOf<'list'>): Answered {
  if ('drafts' in seen) return say(draftList(texts, seen.drafts));
  return say(list(account.language, name, seen.items, seen.after, law, now));
}

/** Public cases that were found by words; where there are none, what was typed is not understood. */
export function answerSearch(talk: Talk, seen: SightOf<'search'>): Answered {
  if ('counts' in seen) return notUnderstood(talk, seen.counts);
  return answerList(talk, seen.list, { items: seen.items, after: undefined });
}

/** Asks which case a new one is about, and offers those that are ready for it. */
export function answerFind(
  talk: Talk,
  { for: form, words }: Extract<Wish, { readonly kind: 'find' }>,
  { items, code }: SightOf<'find'>,
): Answered {
  if (!('procedure' in form)) return { deeds: [], reply: {} };
  if (items.length === 0 && code) return answerRedeem(talk, code);
  return both(
    { deeds: [{ do: 'focus', on: { find: form } }], reply: {} },
    say(whichParent(talk.texts, form, items, words)),
  );
}
