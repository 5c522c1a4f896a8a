import type { Case, Event } from '../engine/case.ts';
import type { Command } from '../engine/decide.ts';
import type { Answers, Evidence } from '../engine/form.ts';
import type { Refusal } from '../engine/procedure.ts';
import type { Said } from '../law/said.ts';
import type { Language, Topic } from '../names.ts';
import type { AskedProof } from './asked-proof.ts';
import { placeOf } from './card.ts';
import { inWords } from './in-words.ts';
import type { Looking } from './looking.ts';
import { leadingOn, refusalMessage, sentence } from './menu.ts';
import type { Button, Here, Leading, Message, PostPlace, Reply } from './message.ts';
import { explain } from './refusal-words.ts';
import type { Asker } from './reminder.ts';
import type { PostChange, Subscription } from './subscription.ts';
import type { Account, Draft, Focus, LastHeard, Talk } from './talk.ts';
import type { Known } from './target.ts';
import type { Wish } from './wish.ts';

/** Something that is to be done; all deeds of an answer are done in their order and in one transaction. */
export type Deed =
  | { readonly do: 'say'; readonly message: Message }
  /** Replaces what stands at the message's place; `orSay`: where nothing does, it is said. */
  | { readonly do: 'replace'; readonly message: Message; readonly orSay?: true }
  /** What stands at a place becomes this, and stands at the place of this from now on; where that cannot be, `orSay` is said. */
  | { readonly do: 'turn'; readonly from: string; readonly message: Message; readonly orSay: Message }
  /** Replaces what stands at the places of these, wherever the person has been told it, as it is said there: a form is filed or thrown away anywhere. */
  | { readonly do: 'settle'; readonly messages: (language: Language) => readonly Message[] }
  /** The question that is open from now on. */
  | { readonly do: 'focus'; readonly on: Focus | undefined }
  /** What is remembered of what was heard, until something else is. */
  | { readonly do: 'hear'; readonly heard: LastHeard | undefined }
  | { readonly do: 'begin-draft'; readonly draft: Draft }
  /** Stores the answers of the draft as it was; `parts` when no message alone said them. */
  | { readonly do: 'save'; readonly draft: Draft; readonly answers: Answers; readonly parts?: true }
  | { readonly do: 'remove'; readonly draft: string }
  /** Throws a draft away for now, and takes up one that was. */
  | { readonly do: 'discard'; readonly draft: string }
  | { readonly do: 'restore'; readonly draft: Draft }
  | { readonly do: 'know' }
  | { readonly do: 'speak'; readonly language: Language }
  | { readonly do: 'use-code'; readonly hash: string }
  /** For whoever asks for it, or for the bearer of an access code. */
  | { readonly do: 'keep-code'; readonly hash: string; readonly until: Date; readonly bearer?: string }
  /** Keeps files for which nobody asked for a day, puts those of these hashes to use, or lets go of all. */
  | { readonly do: 'keep-unasked'; readonly files: readonly Evidence[] }
  | { readonly do: 'take-unasked'; readonly hashes: readonly string[] }
  | { readonly do: 'drop-unasked' }
  /** Notes that files of these filings were handed out. */
  | { readonly do: 'hand-out'; readonly case: string; readonly filings: readonly number[] }
  /** Reminds whoever the case waits for, in the name of the one who asked for it. */
  | { readonly do: 'remind'; readonly case: string; readonly by: Asker }
  | { readonly do: 'keep-access-code'; readonly case: string; readonly code: string }
  | { readonly do: 'link'; readonly person: string }
  /** Another account becomes his who is spoken to. */
  | { readonly do: 'link-account'; readonly account: Account }
  /** Keeps for what a proof by passkey is asked; one that was given is used up. */
  | { readonly do: 'ask-proof'; readonly proof: AskedProof }
  | { readonly do: 'use-proof'; readonly hash: string }
  /** A passkey that was made in his name is his from now on, or is gone. */
  | { readonly do: 'keep-passkey' | 'drop-passkey'; readonly passkey: string }
  /** Says something in another account. */
  | { readonly do: 'tell'; readonly to: Account; readonly message: Message }
  /** Of what its holder is told from now on. */
  | { readonly do: 'switch'; readonly topic: Topic; readonly on: boolean }
  /** Begins or ends what the chat of an office is told, in the name of that office, and says so there. */
  | { readonly do: 'post'; readonly at: PostPlace; readonly on: boolean; readonly change: PostChange }
  | { readonly do: 'subscribe' | 'unsubscribe'; readonly subscription: Subscription }
  /** This account is nobody's any more, or another of his. */
  | { readonly do: 'unlink'; readonly account?: string }
  | { readonly do: 'sign-out' }
  | ({ readonly do: 'take-back'; readonly afterwards: (known: Known, looking: Looking) => Answered } & TakingBack)
  | { readonly do: 'file'; readonly act: Decided; readonly afterwards: (done: Done) => Answered };

/** An act that was decided on a case as it was seen, under lock. */
export interface Decided {
  readonly known: Known;
  readonly command: Command;
  readonly events: readonly Event[];
}

/** What was done last on a case is to be taken back, as it was seen, under lock. */
export interface TakingBack {
  readonly known: Known;
  readonly event: Event & { readonly kind: 'takenBack' };
}

/** What a decided act came to: the case as it stands now, and the proof of what was filed. */
export interface Done {
  readonly state: Case;
  readonly receipt: { readonly number: string; readonly at: string; readonly hash: string };
  /** The case as the one who acted sees it now. */
  readonly looking: Looking;
}

/** The answer to a wish: what is to be done, what the channel gets back at once, and what is wanted next, if anything. */
export interface Answered {
  readonly deeds: readonly Deed[];
  readonly reply: Reply;
  readonly next?: Wish;
}

export function say(message: Message, reply: Reply = {}): Answered {
  return { deeds: [{ do: 'say', message }], reply };
}

/** What only leads on, as `to` does: in the place of what was pressed, or said, and then in the place of all that led on before. */
export function leadOn({ texts, keepsPresses }: Talk, to: Leading, message: Message, here: Here | undefined): Answered {
  if (keepsPresses) return say(message);
  const placed = leadingOn(message, to, texts);
  if (here === undefined) return say(placed);
  if (here === true) return { deeds: [{ do: 'replace', message: placed, orSay: true }], reply: {} };
  return { deeds: [{ do: 'turn', from: placeOf(here.card), message: placed, orSay: placed }], reply: {} };
}

/** Each where it stands. */
export function saySentence(text: Said, buttons?: readonly (readonly Button[])[]): Answered {
  return say(sentence(text, buttons));
}

/** A refusal, said in the chat; and as the short word of the press to whoever does not see that. */
export function sayRefusal(talk: Talk, refusal: Refusal): Answered {
  const text = explain(refusal, talk.account.language);
  return say(refusalMessage(text), { ...wordOf(talk, text), refused: refusal.why });
}

/** What is said in the chat is no word of the press besides, but where that comes from a page. */
export function wordOf({ account, forms }: Talk, text: Said): Pick<Reply, 'word'> {
  return forms === 'pages' ? { word: inWords(text, account.language) } : {};
}

/** One after the other; what the channel gets back is of the last, completed by those before. */
export function both(first: Answered, then: Answered): Answered {
  return { ...then, deeds: [...first.deeds, ...then.deeds], reply: { ...first.reply, ...then.reply } };
}
