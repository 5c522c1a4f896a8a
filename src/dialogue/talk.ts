import type { Answer, Answers } from '../engine/form.ts';
import type { Person } from '../engine/procedure.ts';
import type { Law } from '../law/law.ts';
import type { ChannelName, Language, ProcedureId, Topic } from '../names.ts';
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
  /** What its holder has switched off. */
  readonly off?: readonly Topic[];
  readonly lastHeard?: LastHeard | undefined;
}

/** The question that is open in a chat; or, while none is, the buttons that were shown last: their labels are words too. */
export type Focus =
  | { readonly draft: string; readonly field: string }
  | { readonly find: FormAddress }
  | { readonly shown: readonly Shown[] };

/** What was heard last, where what comes next may have to do with it. */
export type LastHeard =
  | {
      readonly kind: 'answer';
      readonly draft: string;
      readonly field: string;
      /** It was no answer, and that was said of the message of this id. */
      readonly refused?: string | undefined;
      /** That message is not the whole of what was refused: the last of its pieces, or some of its rows. */
      readonly parts?: true | undefined;
      /** Set where more of it may come. */
      readonly piece?: Piece;
    }
  /** Files that come one by one and belong together; `into` is set where they were asked for, `unasked` where nothing was. */
  | { readonly kind: 'album'; readonly album: string; readonly into?: Gathered; readonly unasked?: true }
  /** What was taken out of an answer. */
  | { readonly kind: 'cleared'; readonly draft: string; readonly field: string; readonly answer: Answer }
  /** That it cannot be read was said. */
  | { readonly kind: 'wordless' }
  /** A form was filed, and is gone; on this case, unless that was heard long ago. */
  | { readonly kind: 'filed'; readonly draft: string; readonly case?: string };

/** All of a text so far, and of its last piece when it was sent, in s, and its length. */
export interface Piece {
  readonly text: string;
  readonly sent: number;
  readonly length: number;
}

/** What has become of the files that came together so far. */
export interface Gathered {
  readonly draft: string;
  /** The question that was open, and the field in which they are kept. */
  readonly asked: string;
  readonly field: string;
  /** Those that were kept, by their hashes, and those that were not, by their names. */
  readonly kept: readonly string[];
  readonly left: readonly string[];
  /** What was written beside them and kept nowhere. */
  readonly beside: readonly string[];
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
  /** What is pressed stays there as it was. */
  readonly keepsPresses?: Incoming['keepsPresses'];
  /** What is said is shown in a window. */
  readonly window?: Incoming['window'];
  /** Under which id it was told first, and by which message it was said. */
  readonly incoming?: string;
  readonly message?: Incoming['message'];
}
