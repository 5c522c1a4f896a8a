import type { Answers } from '../engine/form.ts';
import type { Person } from '../engine/procedure.ts';
import type { Law } from '../law/law.ts';
import type { ChannelName, Language, ProcedureId } from '../names.ts';
import type { Texts } from '../text/language.ts';
import type { FormAddress, Incoming, Press } from './message.ts';

/** A chat account, with the person behind it and what he is being asked there. */
export interface Account {
  readonly id: string;
  readonly channel: ChannelName;
  readonly address: string;
  readonly person: Person;
  readonly language: Language;
  /** Has he been asked who he is? */
  readonly known: boolean;
  readonly focus: Focus | undefined;
  readonly lastHeard?: LastHeard | undefined;
}

/** The question that is open in a chat; or, while none is, the buttons that were shown last: their labels are words too. */
export type Focus =
  | { readonly draft: string; readonly field: string }
  | { readonly find: FormAddress }
  | { readonly shown: readonly Shown[] };

/** What was heard last, and at which question, where what comes next may have to do with it. */
export interface LastHeard {
  readonly kind: 'answer';
  readonly draft: string;
  readonly field: string;
  /** It was no answer, and that was said. */
  readonly refused?: true;
  /** All of a text so far of which more may come, and when the last piece of it was sent, in s. */
  readonly piece?: Piece;
}

export interface Piece {
  readonly text: string;
  readonly sent: number;
  /** How long the last piece was. */
  readonly length: number;
}

export interface Shown {
  readonly label: string;
  readonly press: Press;
}

export interface Draft {
  readonly id: string;
  readonly person: string;
  readonly procedure: ProcedureId;
  readonly version: number;
  readonly action: string;
  /** The case it is an action on; none for an opening. */
  readonly case: string | undefined;
  /** For an opening: the case under which it will be opened. */
  readonly parent: string | undefined;
  readonly rev: number;
  readonly answers: Answers;
  /** Kept encrypted, as what is filed will be. */
  readonly secret: boolean;
}

/** To whom, in which words and at what time something is answered. */
export interface Talk {
  readonly account: Account;
  readonly texts: Texts;
  readonly law: Law;
  readonly now: Date;
  /** How the channel fills in forms. */
  readonly forms: Incoming['forms'];
  /** What its pages cannot hold. */
  readonly pagesLack?: Incoming['pagesLack'];
  /** What makes a word a command there. */
  readonly stroke?: Incoming['stroke'];
  /** By which message it was said. */
  readonly message?: Incoming['message'];
}
