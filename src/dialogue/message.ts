import type { Evidence, FieldKind } from '../engine/form.ts';
import type { Named } from '../engine/procedure.ts';
import type { Said } from '../law/said.ts';
import type { DueParts } from '../law/speak.ts';
import type { ChannelName, Language, PostFeed, ProcedureId, Sieve, Topic } from '../names.ts';

/** In the place of the message that is pressed: of what only leads on, or of the card of this case, which stands there. */
export type Here = true | { readonly card: string };

/** What only leads on. */
export type Leading =
  | { readonly do: 'menu'; readonly here?: Here }
  | { readonly do: 'help'; readonly here?: Here }
  /** A page of a list, or of those in it that these words find. */
  | {
      readonly do: 'list';
      readonly list: string;
      readonly words?: string;
      readonly after?: string;
      readonly here?: Here;
    }
  /**
   * All of a case: every filing and the whole course; or, what only leads on, what stands under it, from there on. `back`: to
   * what the card leads back that was opened there.
   */
  | {
      readonly do: 'whole';
      readonly case: string;
      readonly after?: string;
      readonly here?: Here;
      readonly back?: Leading;
    };

/** What a button says when it is pressed. Kept on the server under a random token; the button carries only that. */
export type Press =
  | Leading
  | { readonly do: 'who'; readonly who: 'citizen' | 'organisation' | 'official' }
  | { readonly do: 'language'; readonly language: Language }
  /** A link to the web desk. */
  | { readonly do: 'sign-in' }
  /** As whom he is spoken to. */
  | { readonly do: 'who-am-i' }
  /** Of what he is told. */
  | { readonly do: 'topics' }
  /** Switches a topic on or off. */
  | { readonly do: 'switch'; readonly topic: Topic; readonly on: boolean }
  /** Is told of what is published of a project, or no more. */
  | { readonly do: 'subscribe'; readonly case: string; readonly on: boolean }
  /** Begins or ends what the chat of an office is told. */
  | { readonly do: 'post'; readonly at: PostPlace; readonly feed: PostFeed; readonly on: boolean }
  /** The account is nobody's any more: asked first, unless he is sure. */
  | { readonly do: 'log-out'; readonly sure?: true }
  /** The account becomes that of the person to whom this one-time code leads, by its hash. */
  | { readonly do: 'link'; readonly hash: string }
  /** Lets an account that asks for it be linked to him by this one-time code of his, or not. */
  | { readonly do: 'let-link'; readonly hash: string; readonly account: string; readonly yes: boolean }
  /** An account that was linked to him is his no more. */
  | { readonly do: 'unlink'; readonly account: string }
  /** A passkey that somebody has made in his name is his, or not. */
  | { readonly do: 'let-passkey'; readonly passkey: string; readonly yes: boolean }
  /** Every browser in which he is signed in is signed out. */
  | { readonly do: 'sign-out' }
  /** A new access code of a case. */
  | { readonly do: 'code'; readonly case: string }
  /**
   * `here`: in the place of its card, where the card itself is pressed, with the way `back` that stood there; or of what led to
   * it, with the way back to that.
   */
  | { readonly do: 'show'; readonly case: string; readonly here?: true | Leading; readonly back?: Leading }
  /** The first case that waits for him; `here` as above. */
  | { readonly do: 'next'; readonly here?: Leading }
  /** Reminds whoever the case waits for. */
  | { readonly do: 'remind'; readonly case: string }
  /** Takes back what was done last on a case; `here`: its card is pressed. */
  | { readonly do: 'take-back'; readonly case: string; readonly here?: true }
  /** The files on it, from this one on. */
  | { readonly do: 'open-files'; readonly case: string; readonly from?: number }
  /** Show what a form will ask before it begins; `here`: in the place of the message that is pressed. */
  | { readonly do: 'preview'; readonly form: FormAddress; readonly here?: true }
  | { readonly do: 'questions'; readonly form: FormAddress; readonly here?: true }
  /**
   * Begin or resume the draft, with these answers; on a decision of which nothing (more) is asked, act at once: on one that
   * binds when he is `sure`, having been asked once more. `proven` is the proof that he has given by a passkey, by its hash.
   */
  | {
      readonly do: 'start';
      readonly form: FormAddress;
      readonly answers?: Readonly<Record<string, string>>;
      readonly sure?: true;
      readonly proven?: string;
    }
  /** Begin or resume it with what an earlier case gives. */
  | { readonly do: 'copy'; readonly form: FormAddress; readonly from: string }
  | {
      readonly do: 'answer';
      readonly draft: string;
      readonly rev: number;
      readonly field: string;
      readonly value: string;
      /** It is one of several that are chosen one after the other. */
      readonly several?: true;
    }
  /** What is chosen for one cell of a row. */
  | {
      readonly do: 'choose';
      readonly draft: string;
      readonly field: string;
      readonly row: number;
      readonly column: string;
      readonly value: string;
    }
  | { readonly do: 'finish'; readonly draft: string; readonly rev: number; readonly field: string }
  | { readonly do: 'skip'; readonly draft: string; readonly rev: number; readonly field: string }
  /** Takes out what stands as the answer, and puts it back. */
  | { readonly do: 'clear'; readonly draft: string; readonly field: string }
  | { readonly do: 'put-back'; readonly draft: string; readonly field: string }
  | { readonly do: 'edit'; readonly draft: string; readonly field: string }
  /** Takes a file or a row out again: the one with this mark (`markOf`, `markOfRow`), since what a button says is kept in the open. */
  | { readonly do: 'remove'; readonly draft: string; readonly field: string; readonly mark: string }
  | { readonly do: 'back'; readonly draft: string }
  | { readonly do: 'review'; readonly draft: string }
  | { readonly do: 'submit'; readonly draft: string; readonly rev: number; readonly proven?: string }
  | { readonly do: 'later'; readonly draft: string }
  /** Asks whether it is meant, unless the person has said whether it is: `asked` where that was said to the question. */
  | { readonly do: 'discard'; readonly draft: string; readonly sure?: boolean; readonly asked?: true }
  /** Files that nobody asked for: into this field, asked about again, or not at all. */
  | { readonly do: 'put-files'; readonly form: FormAddress; readonly field: string }
  | { readonly do: 'ask-files' }
  | { readonly do: 'drop-files' }
  /** A draft that was thrown away. */
  | { readonly do: 'fetch-back'; readonly draft: string }
  | { readonly do: 'find'; readonly for: FormAddress };

/** A chat of several, or a channel, in which an office can be told something; `open` where everybody can read it. */
export interface PostPlace {
  readonly address: string;
  readonly title: string;
  readonly open: boolean;
}

/** Which form: the opening of a procedure (under a case, or not), or an action on a case. */
export type FormAddress =
  | { readonly procedure: ProcedureId; readonly parent?: string }
  | { readonly case: string; readonly action: string };

/** How much a button weighs: the reader's own act, the way on, a quick pick, a plain choice, a quiet one, one that ends something. */
export type ButtonKind = 'act' | 'way' | 'pick' | 'plain' | 'quiet' | 'danger';

/** What is asked once more at a button, by the channel itself where it can: whether this is meant, of what, and the two answers. */
export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly yes: string;
  readonly no: string;
}

export interface Button {
  readonly label: string;
  /** The same in a few characters, where the label may be long. */
  readonly short?: string;
  readonly kind: ButtonKind;
  /** An exception beside what is usual: where the channel has a place for what is rarely done, it stands there. */
  readonly rare?: true;
  readonly confirm?: Confirmation;
  readonly press: Press;
}
/** A button as a channel gets it. */
export interface TokenButton {
  readonly label: string;
  readonly short?: string;
  readonly kind: ButtonKind;
  readonly rare?: true;
  readonly confirm?: Confirmation;
  readonly token: string;
}

export type Tone = 'plain' | 'strong' | 'dim' | 'refusal';

export interface Due {
  readonly text: Said;
  /** The same in pieces, for whoever has a place for each; what was sent before is in one piece. */
  readonly parts?: DueParts;
  readonly state: 'in-time' | 'soon' | 'late' | 'done';
  readonly mine: boolean;
  readonly provisional: boolean;
  /** It says from when on, and not until when. */
  readonly opens?: true;
}

/** The four answers: where it is, who holds it, until when, what comes next; of what has ended, what one can still do. */
export interface Where {
  readonly now: string;
  readonly holder?: string;
  readonly office?: string;
  readonly mine: boolean;
  readonly due?: Due;
  /** What is to be known of the day. */
  readonly note?: string;
  /** What comes after it; of a case that is over, what one can still do. */
  readonly next?: string;
  readonly still?: string;
}

export type Block<B = Button> =
  | { readonly kind: 'heading'; readonly text: string; readonly over?: string }
  /** `begins`: it asks under which case this is to begin, which can be chosen there where the channel can seek. */
  | {
      readonly kind: 'text';
      readonly text: Said;
      readonly tone: Tone;
      readonly secret?: true;
      readonly begins?: ProcedureId;
    }
  | { readonly kind: 'where'; readonly where: Where }
  | {
      readonly kind: 'rows';
      readonly title?: Said;
      /** Where it is long, its beginning is enough until it is opened. */
      readonly folds?: true;
      readonly rows: readonly {
        readonly label: string;
        readonly value: Said;
        /** Sealed as yet: where the channel can, it is covered until its reader uncovers it. */
        readonly secret?: true;
        readonly edit?: B;
      }[];
    }
  | {
      readonly kind: 'checks';
      readonly checks: readonly { readonly holds: boolean; readonly text: Said; readonly source?: string }[];
    }
  | {
      readonly kind: 'items';
      readonly items: readonly {
        readonly title: string;
        /** What kind of thing it is. */
        readonly sort?: string;
        readonly over?: Said;
        readonly under?: Said;
        readonly due?: Due;
        readonly open?: B;
        /** What is rarely done with it, where there is a place for that beside it. */
        readonly rare?: B;
      }[];
    }
  | { readonly kind: 'files'; readonly files: readonly FileShown[] }
  | ({ readonly kind: 'documents' } & Documents)
  | { readonly kind: 'log'; readonly entries: readonly { readonly at: Said; readonly text: string }[] }
  | ({ readonly kind: 'receipt' } & ReceiptView);

/** A file as it is shown: by its hash; a paper, which is made when it is asked for, by its own name and without a size. */
export type FileShown = Omit<Evidence, 'size'> & { readonly size?: number };

/** Files that are handed out with the message, to its reader alone: it names them, and they are read when it is sent. */
export interface Documents {
  /** The case on which they are. */
  readonly case: string;
  readonly files: readonly FileShown[];
  /** What is said beside them, where they stand in a chat: of what they are, and where else they can be opened. */
  readonly about: Said;
}

/** What proves that something was filed: what was done and on what, its number, time and hash; and what comes next. */
export interface ReceiptView {
  readonly title: string;
  /** The case, and whom and how much the act named; what was sent before has it in its title. */
  readonly on?: string;
  readonly number: string;
  readonly at: Said;
  readonly hash: string;
  readonly next?: Said;
}

/**
 * Something to be said, the same for every channel. A message with a `place` can later be replaced where it stands: a
 * question becomes its answer, a card shows what was decided.
 */
export interface Message<B = Button> {
  readonly place?: string;
  /** The one line that is left of what stood at its place before, once this is said there: each place has one living message. */
  readonly leaves?: Said;
  /** The thread of the chat to which it belongs. */
  readonly thread?: string;
  /** The place of the message to which it is a reply, where one stands there. */
  readonly repliesTo?: string;
  /** The number in the chat of the message that it answers, where that is to be seen: where a channel can, it is a reply to it. */
  readonly answers?: number;
  /** Nobody asked for it: it is told wherever its reader can be reached. */
  readonly news?: true;
  /** It comes at night, and rings nowhere. */
  readonly silent?: true;
  /** The draft that it asks of or shows, where that is filled in with less trouble as pages. */
  readonly form?: string;
  /** What can be taken from it to be completed, and sent. */
  readonly copy?: string;
  /** Of what is sealed, and of codes that let somebody in: it is not to be handed on. */
  readonly guarded?: true;
  /** What it is about, where everybody may know of that: it can be handed on to others. */
  readonly public?: { readonly number: string; readonly title: string };
  readonly blocks: readonly Block<B>[];
  readonly buttons: readonly (readonly B[])[];
}
/** A message on its way to somebody, in his language. */
export interface Sent extends Message<TokenButton> {
  readonly language: Language;
  /** It is what is left of a message that has been said again since: where that is gone, nothing is said in its stead. */
  readonly retired?: true;
}

/** By what somebody has narrowed down what waits for him at home. */
export type Sought = Readonly<Partial<Record<Sieve, string | undefined>>>;

/** One of them: what it is called to leave it open, what is chosen, and what can be, with how much there is of each. */
export interface SieveView {
  readonly name: Sieve;
  readonly all: string;
  readonly chosen: string | undefined;
  readonly options: readonly PageOption[];
}

/** What only a home has: a place for the code by which somebody comes to his office, and by what it can be narrowed down. */
interface AtHome {
  readonly takesCode?: true;
  readonly sieves?: readonly SieveView[];
}
export interface HomeMessage extends Message, AtHome {}
export interface SentHome extends Sent, AtHome {}

/** One page of a form, for channels that show forms as pages. */
export interface FormPage {
  readonly language: Language;
  readonly draft: string;
  readonly rev: number;
  readonly page: number;
  readonly pages: number;
  readonly title: string;
  /** The case that it is on, or under which it opens one, and how much it is about. */
  readonly on?: string;
  readonly intro?: string;
  /** That one may leave it, and nothing is lost: where that is so. */
  readonly leave?: string;
  /** What it is about, as whoever fills it in has it before him. */
  readonly about?: {
    readonly title: string;
    readonly rows: readonly { readonly label: string; readonly value: Said }[];
  };
  readonly fields: readonly PageField[];
  /** On the first page of a form in which nothing is answered: the earlier cases from which it can be filled in. */
  readonly copies?: readonly { readonly from: string; readonly label: string }[];
  /** It is all of a short form, so that what it says is filed from it, without a review. */
  readonly whole?: true;
  /** The last page is the review: its rows, and nothing to fill in. */
  readonly review?: readonly { readonly label: string; readonly value: Said; readonly page: number }[];
  /** In the review: all that would be refused, each with where it can be changed. */
  readonly faults?: readonly {
    readonly text: Said;
    readonly key?: string;
    readonly label?: string;
    readonly page?: number;
  }[];
  readonly submit: string;
  /** It ends something. */
  readonly ends?: true;
  /** Why it was not accepted as a whole. */
  readonly refusal?: Said;
  /** What is on each page, and how much of it is filled in. */
  readonly outline?: readonly { readonly label: string; readonly filled: number; readonly of: number }[];
}

/** Rows, each with a cell for every column. */
export type Cells = readonly (readonly string[])[];

export interface PageField {
  readonly key: string;
  readonly kind: FieldKind;
  readonly label: string;
  /** The whole question, with its examples and units; of a consent what is declared. */
  readonly ask: string;
  readonly help?: string;
  /** How much fits. */
  readonly limits?: string;
  /** Of rows: how they are typed as lines. */
  readonly shape?: string;
  readonly required: boolean;
  /** It may be added, and is not asked. */
  readonly aside?: true;
  readonly options?: readonly PageOption[];
  /** What stands in the field, as it would be typed; of choices the values. */
  readonly value: readonly string[];
  readonly files?: readonly Evidence[];
  /** Of files: which are taken, and how large they may be. */
  readonly takes?: string;
  readonly min?: number;
  readonly max?: number;
  readonly error?: Said;
  /** Of rows: in which of them, from 1 on, and in which column, by its label, the error is. */
  readonly errorAt?: { readonly line: number; readonly column: string };
  /** Of rows that come one for each of a list: what each row is about. */
  readonly rowNames?: readonly string[];
  /** Of rows with columns: what stands in each cell, as it would be typed. */
  readonly cells?: Cells;
  /** Of rows: their columns, each with its options; a row is typed as its cells with `;` between them. */
  readonly columns?: readonly {
    readonly key: string;
    readonly label: string;
    readonly kind: FieldKind;
    readonly required: boolean;
    readonly options?: readonly PageOption[];
    /** It names what each of the rows is about, which does not change. */
    readonly names?: true;
  }[];
}

/** An option by its name, and how it is shown where more is said of it. */
export interface PageOption {
  readonly value: string;
  readonly label: string;
  readonly shown?: string;
  /** To which part of a long list it belongs. */
  readonly group?: string;
}

/** An option that was found in its list, with its place there, from 1 on. */
export interface FoundOption extends PageOption {
  readonly place: number;
}

/** Where something is chosen from a list: in a field of a draft, of rows in which of its columns; or a case to begin under. */
export type Choosing =
  | { readonly draft: string; readonly field: string; readonly column?: number }
  | { readonly begins: ProcedureId };

/** What a person did in a channel. */
export interface Incoming {
  /** Unique for ever, so that a redelivery is recognised. */
  readonly id: string;
  readonly from: Sender;
  /** How this channel fills in forms. */
  readonly forms: 'questions' | 'pages';
  /** The kinds of field that its pages cannot hold: these are asked as questions, when the pages are filled in. */
  readonly pagesLack?: readonly FieldKind[] | undefined;
  /** False where no word can be shown to the one who pressed: then it is said in the chat. */
  readonly toast?: boolean | undefined;
  /** It was pressed in a window, or somewhere beside the chat: what is said to him is to be shown there. */
  readonly window?: true | undefined;
  /** What makes a word a command here, `/` where it is left out: a chat may keep that one to itself. */
  readonly stroke?: string | undefined;
  /** A press stands there as something said: what it leads to comes below it, and what was pressed stays. */
  readonly keepsPresses?: true | undefined;
  /** The message by which it was said, where the platform tells of messages. */
  readonly message?: MessageMark | undefined;
  /** The thread of the chat in which it was said: what is answered belongs there. */
  readonly thread?: string | undefined;
  /** The chat of several in which it was said. */
  readonly among?: PostPlace | undefined;
  /** A text that is longer than this, in UTF-16 units, comes in pieces. */
  readonly longest?: number | undefined;
  readonly says:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'command'; readonly name: string; readonly argument: string }
    /**
     * `renews` the reference by which the message under which it was pressed can be replaced; `key` is that message's. `sure`:
     * the channel has asked what the button has to be asked, and it is meant.
     */
    | {
        readonly kind: 'press';
        readonly token: string;
        readonly sure?: boolean | undefined;
        readonly renews?: { readonly key: string; readonly reference: string };
      }
    /** A place, as it is called or by its coordinates. */
    | { readonly kind: 'place'; readonly text: string }
    /** What says nothing in words: a sticker, a poll, a throw of dice. */
    | { readonly kind: 'wordless' }
    /** He has changed what he wrote: `of` is the id under which that was told. */
    | { readonly kind: 'edited'; readonly of: string; readonly text: string }
    /** `album` is what several messages have in common that were sent as one. */
    | { readonly kind: 'files'; readonly files: readonly Evidence[]; readonly text?: string; readonly album?: string }
    /** A file that could not be kept, with the refusal to be explained. */
    | {
        readonly kind: 'refused-file';
        readonly why: string;
        readonly values: Named;
      }
    | {
        readonly kind: 'page';
        readonly draft: string;
        readonly rev: number;
        readonly page: number;
        /**
         * `keep` stores what is on the page and stays there, `copy` fills the form in from an earlier case. `closed`: its
         * window was closed, and what stood there is not told; `discard`: the draft is thrown away, and that is meant.
         */
        readonly go: 'next' | 'back' | 'submit' | 'later' | 'keep' | 'copy' | 'closed' | 'discard';
        /** Back to this page; to the one before where it is left out. */
        readonly to?: number;
        /** Which earlier case that is. */
        readonly from?: string;
        readonly values: Readonly<Record<string, readonly string[]>>;
        /** Of rows, where the channel has a place for each cell: they count before what is typed as lines. */
        readonly cells?: Readonly<Record<string, Cells>>;
        readonly files: Readonly<Record<string, readonly Evidence[]>>;
      };
}

/** Of a message in a chat: where it stands among the others, by a number that grows, and when it was sent, in s. */
export interface MessageMark {
  readonly order: number;
  readonly sent: number;
}

export interface Sender {
  readonly channel: ChannelName;
  readonly address: string;
  readonly name?: string;
  readonly language?: string;
}

/** What a channel gets back at once; everything that is said goes through the outbox. */
export interface Reply {
  /** A short word for the one who pressed, at most 200 characters. */
  readonly word?: string;
  /** The form page to open or to show instead. */
  readonly page?: FormPage;
  /** What is said to him, where the channel shows it in a window; and the button that shows it anew, where there is one. */
  readonly shown?: Sent;
  readonly again?: string;
  /** The form is finished or put aside: close it. */
  readonly closed?: true;
  /** The case to show next. */
  readonly show?: string;
  /** What was pressed is done once it is proven by a passkey, for which this code asks. */
  readonly prove?: string;
  /** The proof of what was filed with it. */
  readonly receipt?: ReceiptView;
  /** Why it was refused, by the refusal's name: for the log, which says nothing about anybody. */
  readonly refused?: string;
}
