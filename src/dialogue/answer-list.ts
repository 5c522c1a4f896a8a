import { cityDate } from '../law/date.ts';
import { setting } from '../law/setting.ts';
import { inLanguage } from '../names.ts';
import { openHere, sayCard } from './answer-case.ts';
import { answerRedeem } from './answer-entry.ts';
import { type Answered, both, leadOn, say, saySentence } from './answered.ts';
import { beginnings } from './beginnings.ts';
import { type Counts, draftList, list, menu, quotedOf, welcome, whichParent } from './menu.ts';
import type { Button, Here, Leading, Message } from './message.ts';
import type { SightOf } from './seen.ts';
import type { Talk } from './talk.ts';
import type { Wish } from './wish.ts';
import { closesYear, yearEndMessage } from './year-end.ts';

export function answerList(talk: Talk, { list: name, words, after, here }: ListAsked, seen: SightOf<'list'>): Answered {
  const { account, texts, law, now } = talk;
  const to = {
    do: 'list',
    list: name,
    ...(words !== undefined && { words }),
    ...(after !== undefined && { after }),
  } as const;
  return leadOn(talk, to, listed(), here);

  function listed(): Message {
    if ('drafts' in seen) return draftList(texts, seen.drafts);
    if ('yearEnd' in seen) return yearEndMessage(account.language, seen.yearEnd, law, now);
    return list(account.language, { name, words }, seen, law, now);
  }
}

interface ListAsked {
  readonly list: string;
  readonly words?: string | undefined;
  readonly after?: string | undefined;
  readonly here?: Here | undefined;
}

/** The first case that waits for him, with all that can be done on it; or that nothing does. */
export function showNext(talk: Talk, { here }: { readonly here?: Leading }, seen: SightOf<'next'>): Answered {
  if (seen) return here ? openHere(talk, seen.looking, here) : sayCard(talk, seen.looking);
  return answerList(talk, { list: 'inbox', ...(here && { here: true }) }, { items: [], after: undefined });
}

/** Public cases that were found by words; where there are none, what may have been meant, if anything. */
export function answerSearch(
  talk: Talk,
  { words, or }: Extract<Wish, { readonly kind: 'search' }>,
  seen: SightOf<'search'>,
): Answered {
  if ('counts' in seen) {
    const { say: said } = talk.texts;
    const quoted = quotedOf(words);
    return or.length > 0 ? ask(talk, said.didYouMean(quoted), or) : greet(talk, seen.counts, said.nothingFound(quoted));
  }
  return answerList(talk, { list: seen.list, words }, seen);
}

/** What was meant is asked rather than guessed. */
function ask({ texts: { say: words } }: Talk, question: string, maybe: readonly Button[]): Answered {
  const way: Button = { label: words.menu, kind: 'quiet', press: { do: 'menu' } };
  return saySentence(question, [...maybe.map((button) => [button]), [way]]);
}

/** Asks which case a new one is about, and offers those that are ready for it. */
export function answerFind(
  talk: Talk,
  { for: form, words }: Extract<Wish, { readonly kind: 'find' }>,
  { items, code }: SightOf<'find'>,
): Answered {
  if (!('procedure' in form)) return { deeds: [], reply: {} };
  if (items.length === 0 && code) return answerRedeem(talk, code);
  const [only] = items;
  // A number leaves nothing to be asked.
  if (only && only.number === words) {
    const on = { procedure: form.procedure, parent: only.id } as const;
    return { deeds: [], reply: {}, next: { kind: 'begin', form: on, as: 'preview' } };
  }
  return both(
    { deeds: [{ do: 'focus', on: { find: form } }], reply: {} },
    say(whichParent(talk.account.language, form, items, words)),
  );
}

/** What this person can do now. */
export function showMenu(
  talk: Talk,
  counts: Counts,
  { lead, here }: { readonly lead?: string | undefined; readonly here?: Here | undefined },
): Answered {
  const { account, texts, law, now } = talk;
  const { person, language } = account;
  const can = { ...counts, beginnings: beginnings(person, language), closesYear: closesYear(person, law, now) };
  return leadOn(talk, { do: 'menu' }, menu(texts, can, lead), here);
}

/** The first word: who are you; or, to somebody known, what he can do; after a sentence if there is one. */
export function greet(talk: Talk, counts: Counts, lead?: string): Answered {
  const { account, texts, law, now } = talk;
  if (account.known) return showMenu(talk, counts, { lead });
  const city = inLanguage(setting(law, 'city.name', cityDate(now)).value, account.language);
  return say(welcome(texts, account.language, city, lead));
}

/** Never silence: what is not understood is answered with what can be done. */
export function notUnderstood(talk: Talk, counts: Counts): Answered {
  return greet(talk, counts, talk.texts.say.notUnderstood);
}
