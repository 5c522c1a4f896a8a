import type { Evidence } from '../engine/form.ts';
import type { Person, Refusal } from '../engine/procedure.ts';
import type { CityDate } from '../law/date.ts';
import type { ChannelName, ProcedureId } from '../names.ts';
import type { ProofSeen } from './asked-proof.ts';
import type { BegunForm } from './begun-form.ts';
import type { FilePlace } from './file-place.ts';
import type { Openable } from './filing-view.ts';
import type { Looking } from './looking.ts';
import type { Counts, Item } from './menu.ts';
import type { Subscribed, Subscription } from './subscription.ts';
import type { Account, Draft } from './talk.ts';
import type { Known, Target } from './target.ts';
import type { Wish } from './wish.ts';
import type { YearEndSeen } from './year-end.ts';

/** Somebody, with what his bodies are called, by their ids. */
export interface Who {
  readonly person: Person;
  readonly bodies: ReadonlyMap<string, string>;
}

/** A one-time code as it is before it is used: whose account it links to, or which invitation it accepts. */
export interface CodeSeen {
  readonly hash: string;
  readonly person?: Who;
  /** Whoever shows it has seats, drafts or cases of his own here, under another name. */
  readonly hasOwn: boolean;
  /** Where that person is asked whether it is he himself who links this account; undefined where he has never been anywhere. */
  readonly askedAt: readonly Account[] | undefined;
  readonly invitation?: Known;
}

/** An account that asks to be linked to the one who is spoken to, by a code of his that can still be used. */
export interface LinkAsked {
  readonly account: Account;
  /** It has come to something of its own since it asked. */
  readonly hasOwn: boolean;
  /** He himself, as he is called there. */
  readonly who: Who;
}

/** What came of trying a one-time code: nothing is looked up where it was done too often. */
export type CodeTried = CodeSeen | 'too-often' | undefined;

/** A one-time code that is made for somebody. */
export interface WayIn {
  readonly code: string;
  readonly hash: string;
  /** For how long it can be used. */
  readonly minutes: number;
  readonly until: Date;
  /** The address of the web desk that takes the code, and of a chat that does, if there is one. */
  readonly desk: string;
  readonly chat: string | undefined;
}

/** A case that this person may know of, with the receipts of its filings. */
export interface CaseSeen {
  readonly looking: Looking;
  readonly receipts: readonly { readonly number: string; readonly seq: number }[];
}

/** The files on a case that this person may open, as far as they are asked for, and where they can be opened beside the chat. */
export interface FilesSeen {
  readonly looking: Looking;
  readonly files: readonly Openable[];
  /** For how long the link can be used. */
  readonly minutes: number;
  readonly link: string;
}

/** A receipt, checked against the log. */
export interface ReceiptSeen {
  readonly number: string;
  readonly caseNumber: string;
  readonly procedure: ProcedureId;
  readonly action: string;
  readonly at: Date;
  readonly takenBack: boolean;
  readonly holds: boolean;
}

/** Another account of the one who asks. */
export type OtherAccount = Pick<Account, 'id' | 'channel'>;

/** What was looked at for each kind of wish: read once, in one place, before anything is decided. */
interface Sights {
  readonly start: Counts;
  readonly menu: Counts;
  readonly 'not-understood': Counts;
  readonly silence: undefined;
  readonly help: undefined;
  readonly who: undefined;
  readonly language: undefined;
  readonly redeem: CodeTried;
  readonly 'sign-in': WayIn;
  /** With his other accounts, and in how many browsers he is signed in. */
  readonly 'who-am-i': Who & { readonly others: readonly OtherAccount[]; readonly signedIn: number };
  readonly 'sign-out': undefined;
  readonly topics: { readonly subscribed: readonly Subscribed[] };
  /** What that chat is told already; with what his offices and those are called. */
  readonly post: { readonly subscribed: readonly Subscription[]; readonly bodies: ReadonlyMap<string, string> };
  /** The project, if he may know of it, and to what he has subscribed already. */
  readonly subscribe: { readonly looking: Looking | undefined; readonly subscribed: readonly Subscription[] };
  /** Nothing, where the code is over or it is no longer the account's to ask. */
  readonly 'let-link': LinkAsked | undefined;
  /** Whether it waits for his word. */
  readonly 'let-passkey': { readonly isThere: boolean };
  /** The channel of that account, if it is his still; and until which day the one in which he asks may not unlink it. */
  readonly unlink: { readonly channel: ChannelName | undefined; readonly until: CityDate | undefined };
  readonly 'log-out': { readonly others: readonly OtherAccount[] };
  readonly 'new-access-code': { readonly looking: Looking; readonly code: string } | undefined;
  readonly 'access-code': AccessSeen;
  readonly list:
    | { readonly drafts: readonly BegunForm[] }
    | { readonly yearEnd: YearEndSeen }
    | { readonly items: readonly Item[]; readonly after: string | undefined };
  readonly show: CaseSeen | undefined;
  readonly 'open-files': FilesSeen | undefined;
  /** Nothing, where none waits. */
  readonly next: CaseSeen | undefined;
  readonly remind: Looking | undefined;
  readonly 'take-back': TakeBackSeen | undefined;
  readonly number: CaseSeen | { readonly receipt: ReceiptSeen } | undefined;
  readonly search:
    | { readonly list: string; readonly items: readonly Item[]; readonly after: string | undefined }
    | { readonly counts: Counts };
  readonly find: { readonly items: readonly Item[]; readonly code: CodeTried };
  readonly begin: BeginSeen | undefined;
  readonly edited: EditedSeen | undefined;
  readonly fill: FillSeen | undefined;
  readonly unasked: UnaskedSeen;
  /** Whether any wait still. */
  readonly 'drop-files': { readonly isThere: boolean };
  readonly 'fetch-back': { readonly draft: Draft | undefined };
  readonly 'put-aside': undefined;
  readonly 'nothing-open': undefined;
  readonly 'moved-on': undefined;
  readonly refuse: undefined;
}

/** What an access code opens: a case that he may know of anyway, or one as its bearer sees it, with a way to the web desk as that. */
export type AccessSeen =
  | { readonly refusal: Refusal }
  | { readonly own: Looking }
  | { readonly borne: Looking; readonly bearer: string; readonly way: WayIn };

/** A case under lock, and the id that a draft of what was filed last on it would have, unless another is open. */
export interface TakeBackSeen {
  readonly looking: Looking;
  readonly known: Known;
  readonly newDraft: string | undefined;
}

export interface BeginSeen {
  readonly target: Target;
  /** The draft that is open already, and the id that a new one would have. */
  readonly draft: Draft | undefined;
  readonly newDraft: string;
  /** The case as this person sees it, where the act is on one: what he is shown when he comes too late. */
  readonly looking: Looking | undefined;
  /** The files of his that nobody had asked for, where they are to be put into it. */
  readonly waiting?: readonly Evidence[];
  readonly proof?: ProofSeen | undefined;
}

/** Files of his that came before and nobody had asked for, how many may still be kept, and where they could go. */
export interface UnaskedSeen {
  readonly waiting: readonly Evidence[];
  readonly room: { readonly files: number; readonly bytes: number };
  readonly places: readonly FilePlace[];
  /** Until when what comes now is kept. */
  readonly until: Date;
}

export interface FillSeen {
  readonly draft: Draft;
  readonly target: Target;
  /** As above, for what may be filed with this wish. */
  readonly looking: Looking | undefined;
  readonly proof?: ProofSeen | undefined;
  readonly code: CodeTried;
  /** What had not been shown to him when he wrote this: the question, or that what he wrote before is no answer to it. */
  readonly unread?: 'question' | 'refusal' | undefined;
}

/** Of what was said before: the question that it was said to, and its form, if that is still open. */
export interface EditedSeen {
  readonly field: string;
  readonly fill: FillSeen | undefined;
  /** It is the answer that stands there, or the one that was refused last. */
  readonly isAnswer: boolean;
}

/** A wish with what was looked at for it. */
export type Seen = {
  readonly [K in Wish['kind']]: {
    readonly kind: K;
    readonly wish: Extract<Wish, { readonly kind: K }>;
    readonly sight: Sights[K];
  };
}[Wish['kind']];

export type SightOf<K extends Wish['kind']> = Sights[K];
