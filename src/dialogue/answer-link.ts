import type { Said } from '../law/said.ts';
import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import { type Answered, both, type Deed, sayRefusal, saySentence, wordOf } from './answered.ts';
import { calledAs } from './home.ts';
import { sentence } from './menu.ts';
import type { Button, Message } from './message.ts';
import { explain } from './refusal-words.ts';
import type { SightOf } from './seen.ts';
import type { Account, Talk } from './talk.ts';
import type { Wish } from './wish.ts';

/** Who has a code may have been given it by somebody else: so its owner is asked, wherever he is, and until then nothing is linked. */
export function askThere(talk: Talk, owners: readonly Account[], hash: string): Answered {
  const asked = owners.map((to): Deed => ({ do: 'tell', to, message: whetherToLink(to, talk.account, hash) }));
  return both({ deeds: [{ do: 'know' }, ...asked], reply: {} }, saySentence(talk.texts.say.askedThere));
}

function whetherToLink({ language }: Account, { id, channel, person }: Account, hash: string): Message {
  const { say, channels } = texts[language];
  const name = person.name === '' ? undefined : ({ kind: 'person', name: person.name } as const);
  const press = { do: 'let-link', hash, account: id } as const;
  const buttons: readonly Button[] = [
    { label: say.letItLink, kind: 'act', press: { ...press, yes: true } },
    { label: say.itIsNotMe, kind: 'danger', press: { ...press, yes: false } },
  ];
  return { ...sentence(say.letItLinkAsks(channels[channel], name), [buttons]), place: linkPlace(id) };
}

/** The code is used up by the answer; where it was asked stands from then on what came of it, with the way to take it back. */
export function answerLetLink(
  talk: Talk,
  wish: Extract<Wish, { kind: 'let-link' }>,
  asked: SightOf<'let-link'>,
): Answered {
  const { hash, account: id, yes } = wish;
  if (!asked) return settled(talk, wish, [], (language) => ({ text: texts[language].say.linkIsOver }));
  const { account: other, hasOwn, who } = asked;
  const there = texts[other.language].say;
  const used: Deed = { do: 'use-code', hash };
  if (yes && hasOwn) {
    return settled(talk, wish, [used], (language) => ({
      text: explain({ why: 'own-there', values: {} }, language),
    }));
  }
  if (!yes) {
    const told: Deed = { do: 'tell', to: other, message: sentence(there.notLinked) };
    return settled(talk, wish, [used, told], (language) => {
      const { say, channels } = texts[language];
      return { text: say.linkRefused(channels[other.channel]) };
    });
  }
  const his: Account = { ...other, person: talk.account.person };
  const welcome = sentence(there.linked(calledAs(who, other.language)), [
    [{ label: there.menu, kind: 'pick', press: { do: 'menu' } }],
  ]);
  const deeds: readonly Deed[] = [
    used,
    { do: 'link-account', account: other },
    { do: 'tell', to: his, message: welcome },
  ];
  return settled(talk, wish, deeds, (language) => {
    const { say, channels } = texts[language];
    const button: Button = { label: say.unlinkIt, kind: 'danger', press: { do: 'unlink', account: id } };
    return { text: say.nowLinked(channels[other.channel]), button };
  });
}

/** Wherever it was asked, as it is said there; and where the code was said, there is none any more. */
function settled(
  talk: Talk,
  { account, hash }: Extract<Wish, { kind: 'let-link' }>,
  deeds: readonly Deed[],
  told: (language: Language) => { readonly text: Said; readonly button?: Button },
): Answered {
  const messages = (language: Language): readonly Message[] => {
    const { text, button } = told(language);
    const asked = { ...sentence(text, button ? [[button]] : []), place: linkPlace(account) };
    return [{ ...sentence(texts[language].say.codeIsUsed), place: codePlace(hash) }, asked];
  };
  return { deeds: [...deeds, { do: 'settle', messages }], reply: wordOf(talk, told(talk.account.language).text) };
}

/** Stands where a code was said by which somebody has signed in on the web: it can be ended from there. */
export function signedInBy({ say }: Texts, hash: string): Message {
  const end: Button = { label: say.signOut, kind: 'danger', press: { do: 'sign-out' } };
  return { ...sentence(say.signedInBy, [[end]]), place: codePlace(hash) };
}

/** Where a code is said that leads to a person. */
export function codePlace(hash: string): string {
  return `code:${hash}`;
}

function linkPlace(account: string): string {
  return `link:${account}`;
}

/** Of another account than the one in which he asks. */
export function answerUnlink(
  talk: Talk,
  { account }: Extract<Wish, { kind: 'unlink' }>,
  { channel, until }: SightOf<'unlink'>,
): Answered {
  const { say, channels } = talk.texts;
  if (channel === undefined) return saySentence(say.unlinkedBefore);
  if (until !== undefined) return sayRefusal(talk, { why: 'linked-lately', values: { until } });
  return both({ deeds: [{ do: 'unlink', account }], reply: {} }, saySentence(say.unlinkedIt(channels[channel])));
}
