import type { Language } from '../names.ts';
import { texts } from '../text/all.ts';
import { type Answered, type Deed, wordOf } from './answered.ts';
import { sentence } from './menu.ts';
import type { Button, Message } from './message.ts';
import type { SightOf } from './seen.ts';
import type { Account, Talk } from './talk.ts';
import type { Wish } from './wish.ts';

/** Asked of somebody wherever he can be reached, when a passkey was made in his name: whoever sits at his desk may be another. */
export function whetherHisPasskey({ language }: Pick<Account, 'language'>, passkey: string, device: string): Message {
  const { say } = texts[language];
  const press = { do: 'let-passkey', passkey } as const;
  const buttons: readonly Button[] = [
    { label: say.letPasskey, kind: 'act', press: { ...press, yes: true } },
    { label: say.itIsNotMe, kind: 'danger', press: { ...press, yes: false } },
  ];
  return { ...sentence(say.passkeyAsks(device), [buttons]), place: passkeyPlace(passkey) };
}

/** By his word it is his, or gone; wherever it was asked stands from then on what came of it. */
export function answerLetPasskey(
  talk: Talk,
  { passkey, yes }: Extract<Wish, { kind: 'let-passkey' }>,
  { isThere }: SightOf<'let-passkey'>,
): Answered {
  const told = !isThere ? 'passkeyGone' : yes ? 'passkeyKept' : 'passkeyDropped';
  const deeds: readonly Deed[] = isThere ? [{ do: yes ? 'keep-passkey' : 'drop-passkey', passkey }] : [];
  const messages = (language: Language): readonly Message[] => {
    const { say } = texts[language];
    const signOut: Button = { label: say.signOut, kind: 'danger', press: { do: 'sign-out' } };
    const ways = told === 'passkeyDropped' ? [[signOut]] : [];
    return [{ ...sentence(say[told], ways), place: passkeyPlace(passkey) }];
  };
  return { deeds: [...deeds, { do: 'settle', messages }], reply: wordOf(talk, talk.texts.say[told]) };
}

function passkeyPlace(passkey: string): string {
  return `passkey:${passkey}`;
}
