import { sayable } from '../dialogue/case-view.ts';
import { refusalMessage, sentence } from '../dialogue/menu.ts';
import type { Button, Incoming, Message, Reply } from '../dialogue/message.ts';
import type { Refusal } from '../engine/refusal.ts';
import type { Language } from '../names.ts';
import { ruleText, texts } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { PlainRefusal } from '../text/say.ts';
import type { Account, World } from './ports.ts';

/** A conversation with one account, inside one transaction. */
export interface Talk {
  readonly world: World;
  readonly account: Account;
  readonly texts: Texts;
  readonly now: Date;
  /** How the channel fills in forms. */
  readonly forms: Incoming['forms'];
  readonly stroke?: Incoming['stroke'];
}

/** Two answers of one person at once: this one is undone and decided again on what is there now. */
export class Overtaken extends Error {}

/** The longest word that every channel shows to the one who pressed. */
const longestWord = 200;

export async function say(talk: Talk, message: Message): Promise<Reply> {
  await talk.world.outbox.say(talk.account, message);
  return {};
}

export async function saySentence(talk: Talk, text: string, buttons?: readonly (readonly Button[])[]): Promise<Reply> {
  return say(talk, sentence(text, buttons));
}

/** A refusal, said in full and as the short word of the press. */
export async function sayRefusal(
  talk: Talk,
  refusal: Refusal,
  buttons?: readonly (readonly Button[])[],
): Promise<Reply> {
  const text = explain(refusal, talk.account.language);
  await say(talk, refusalMessage(text, buttons));
  return { word: shortened(text), refused: refusal.why };
}

/** Why something is refused, in a person's language, with its source in the law. */
export function explain({ why, values, source }: Refusal, language: Language): string {
  const { say } = texts[language];
  if (isPlain(why, language)) return say.refusals[why](values);
  const text = ruleText(language, why).refusal(values);
  const law = source === undefined ? '' : sayable(source, language);
  return law ? `${text}\n${say.seeSource(law)}` : text;
}

export function shortened(text: string): string {
  return text.length > longestWord ? `${text.slice(0, longestWord - 1)}…` : text;
}

function isPlain(why: string, language: Language): why is PlainRefusal {
  return Object.hasOwn(texts[language].say.refusals, why);
}
