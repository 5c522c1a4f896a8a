import type { Values } from '../engine/procedure.ts';
import type { CityDate } from '../law/date.ts';
import type { DeadlineTerms } from '../law/deadline-data.ts';
import type { DueGroup } from '../law/due-group.ts';
import type { RemedyTerms } from '../law/remedy.ts';
import type { Said, Thing, Unit } from '../law/said.ts';
import type { Mark } from '../law/source.ts';
import type { DueParts } from '../law/speak.ts';
import type { NoticeKind, PostFeed, Sieve, Topic } from '../names.ts';

interface Given {
  readonly given: string | number;
}

/** Why something typed is no answer to a question, and what is said of it then; amounts and days as they are shown. */
export interface MisreadValues {
  readonly missing: object;
  readonly 'cannot-skip': object;
  readonly 'too-short': { readonly min: number; readonly actual: number };
  readonly 'too-long': { readonly max: number; readonly actual: number };
  readonly 'not-a-number': Given;
  /** A comma that parts neither thousands nor, for certain, decimals. */
  readonly 'which-comma': Given;
  readonly 'too-fine': Given;
  readonly 'not-whole': Given;
  readonly 'too-small': { readonly given: Said | number; readonly min: Said | number };
  readonly 'too-large': { readonly given: Said | number; readonly max: Said | number };
  readonly 'not-money': Given;
  readonly 'not-a-date': Given;
  readonly 'not-an-option': Given;
  readonly 'several-options': Given & { readonly count: number };
  readonly 'too-few': { readonly min: number };
  readonly 'too-many': { readonly max: number };
  readonly 'not-a-phone': Given;
  readonly 'not-an-account': Given;
  readonly 'not-a-case-number': Given;
  readonly 'code-length': Given;
  readonly 'code-letter': { readonly at: number; readonly letter: string };
  readonly 'code-check': Given;
  readonly 'code-characters': { readonly at: number };
  readonly 'not-confirmed': object;
  readonly 'needs-file': object;
  readonly 'needs-text': object;
  /** A voice message, where words are asked for. */
  readonly voice: object;
  /** It was written before the question was there. */
  readonly 'too-soon': Given;
  /** A place, where it is not asked where something was. */
  readonly 'no-place': object;
  readonly 'row-cells': {
    readonly line: number;
    readonly expected: number;
    readonly found: number;
    readonly missing: string;
  };
  readonly 'row-twice': { readonly line: number; readonly name: string };
}
export type MisreadReason = keyof MisreadValues;
export type MisreadWords = { readonly [Why in MisreadReason]: (values: MisreadValues[Why]) => Said };

/**
 * The buttons that may be said. Of a question: leaving it out, having nothing to say, the one before, leaving the form, going on,
 * confirming; of a form: sending it, beginning it.
 */
export type SpokenButton = 'skip' | 'none' | 'back' | 'later' | 'goOn' | 'confirm' | 'submit' | 'start';

/** What the engine and the desk refuse, beyond the rules of the trade. */
export type PlainRefusal =
  | 'case-closed'
  | 'not-at-this-step'
  | 'not-your-turn'
  | 'recused'
  | 'same-person'
  | 'own-organisation'
  | 'already-filed'
  | 'incomplete'
  | 'not-open-for-this'
  | 'over-budget'
  | 'moved-on'
  | 'no-such-case'
  | 'no-such-code'
  | 'no-such-access-code'
  | 'too-many-tries'
  | 'too-many-filed'
  | 'case-files-full'
  | 'too-many-drafts'
  | 'only-this-case'
  | 'opens-at-desk'
  | 'file-too-large'
  | 'file-kind'
  | 'file-broken'
  | 'file-active'
  | 'file-unreadable'
  | 'no-files'
  | 'no-video'
  | 'files-waiting'
  | 'files-enough'
  | 'draft-gone'
  | 'draft-again'
  | 'only-account'
  | 'own-here'
  | 'own-there'
  | 'linked-lately'
  | 'no-passkey'
  | 'proof-over'
  | 'nothing-to-subscribe'
  | 'no-seat-for-post'
  | 'too-many-subscriptions'
  | 'leaves-at-desk'
  | 'reminded-today'
  | 'nobody-to-remind'
  | 'has-gone-on'
  | 'taken-back-by-another'
  | 'too-late-to-take-back'
  | 'second-holder-away'
  | 'wordless';

/** The lists that everybody has of his own, and what is open at the end of the year for whoever reads budgets. */
export type OwnList = 'inbox' | 'later' | 'cases' | 'drafts' | 'year-end';

/** What can be meant by words of one's own beside acts and lists of cases. */
export type OwnWords = OwnList | 'help' | 'menu' | 'sign-in' | 'who-am-i' | 'topics' | 'log-out' | 'language';

/** Everything the dialogue itself says; the trade's own texts are beside their procedures. */
export interface Say {
  readonly welcome: (city: string) => string;
  readonly whoAreYou: string;
  readonly citizen: string;
  readonly organisation: string;
  readonly official: string;
  readonly toCitizen: string;
  readonly toOrganisation: string;
  readonly toOfficial: string;
  readonly languageSet: string;
  readonly whatCanIDo: string;
  readonly menu: string;
  readonly backToList: string;
  readonly help: string;
  readonly helpText: (commands: Said) => Said;
  /** Which files are taken, and up to how many MB each. */
  readonly filesTaken: (limit: number) => string;
  /** How many characters a text may have, at least and at most. */
  readonly charactersFit: (min: number, max: number) => string;
  /** How many files a question takes at most. */
  readonly filesFit: (max: number) => string;
  readonly notUnderstood: string;
  /** No public project is found by these words; before what may have been meant by them. */
  readonly didYouMean: (words: string) => string;
  /** Nor are they like anything that can be done: where they were looked for, and how to go on. */
  readonly nothingFound: (words: string) => string;
  /** What people say who mean one of these: what it is called, and examples parted by commas. */
  readonly ownWords: Readonly<Record<OwnWords, { readonly label: string; readonly says: string }>>;
  readonly nothingToGoBack: string;
  readonly nothingToCancel: string;
  readonly putAside: string;
  /** Until when it can be fetched back. */
  readonly discarded: (until: Said) => Said;
  readonly inboxOf: (count: number) => string;
  readonly draftsOf: (count: number) => string;
  readonly myCases: string;
  readonly empty: Readonly<Record<OwnList, string>>;
  readonly listTitle: Readonly<Record<OwnList, string>>;
  /** What is open at the end of the year: how many purchases, and how much of them is what. */
  readonly yearEnd: {
    readonly lead: (year: number, count: number) => string;
    readonly total: string;
    readonly reserved: (amount: Thing) => Said;
    readonly committed: (amount: Thing) => Said;
    readonly due: (amount: Thing) => Said;
    readonly moreLines: (count: number) => string;
  };
  /** Of what waits, how soon it is due; a group or a list with how much is in it. */
  readonly dueGroup: Readonly<Record<DueGroup, string>>;
  readonly countOf: (name: string, count: number) => string;
  /** To narrow down by none of these what waits at home; and that nothing is left so. */
  readonly sieves: Readonly<Record<Sieve, string>>;
  readonly siftedOut: string;
  /** That only so many of those that wait are counted. */
  readonly firstOf: (count: number) => string;
  /** In a window, of what stands in the chat. */
  readonly inChat: string;
  /** Over what is his, where he has no name. */
  readonly ownHome: string;
  readonly open: string;
  readonly more: string;
  readonly whole: string;
  /** Which of the agreed payments, how much it is, and when it can be asked for. */
  readonly instalmentOf: (nth: number, amount: string, day: string) => string;
  /** From all of a case back to its card. */
  readonly lessOfIt: string;
  readonly whichProject: string;
  readonly oneOfThese: string;
  readonly noneFound: (words: string) => string;
  readonly typeNameOrNumber: string;

  /** Of rows that are typed: what is chosen in them may be left out. */
  readonly choosesLater: string;
  /** What stands in one row of several, and what is to be chosen for it. */
  readonly rowStands: (row: number, of: number, stands: string) => string;
  readonly cellAsked: (column: string) => string;
  /** Of a row these are to be typed. */
  readonly rowAsked: (columns: string) => string;
  readonly addRow: string;
  readonly removeRow: (row: number) => string;
  readonly rowRemoved: (row: number) => string;
  /** In place of what was filed under seal. */
  readonly underSeal: string;
  readonly formTakes: (minutes: number, questions: string) => string;
  readonly haveReady: (things: string) => string;
  readonly leaveAnyTime: string;
  /** A form is filled in from an earlier case; and what is said once it is. */
  readonly copyFrom: (year: string, title: string) => string;
  readonly copiedFrom: (year: string, title: string) => string;
  readonly alreadyOpen: (filled: number, of: number) => string;
  readonly begin: string;
  readonly resume: string;
  readonly allQuestions: string;
  readonly optionalMark: string;
  readonly reviewFirst: string;
  /** Above what is not asked and may be added. */
  readonly mayAdd: string;
  readonly keepForLater: string;
  readonly discard: string;
  /** Of a form whose window was closed: how much of it is kept. */
  readonly leftWith: (title: string, filled: number, of: number) => string;
  readonly keptToRead: string;
  readonly formGone: string;
  readonly buttonOver: string;
  /** The draft of this title is thrown away. */
  readonly discardOf: (title: string) => string;
  /** Whether this draft is really to be thrown away, and the two answers. */
  readonly discardAsk: (title: string) => string;
  readonly discardSure: string;
  readonly discardNot: string;
  /** Whether an act is meant that binds, what that means, and the answer that it is not. */
  readonly sureOf: (act: string) => string;
  readonly bindsFirmly: string;
  readonly bindsFinally: string;
  readonly sureNot: string;
  readonly sent: string;
  readonly submit: string;

  readonly edit: string;
  readonly skip: string;
  readonly back: string;
  readonly later: string;
  readonly goOn: string;
  readonly keepIt: string;
  readonly confirm: string;
  readonly confirmed: string;
  /** Takes an answer out, says what it was, and puts it back. */
  readonly clear: string;
  readonly cleared: (value: string) => string;
  readonly putBack: string;
  readonly isBack: string;
  readonly fetchBack: string;
  readonly fetchedBack: string;
  readonly discardedMark: string;
  readonly skipped: string;
  readonly today: string;
  readonly now: (value: Said) => Said;
  readonly mendTo: (value: string) => string;
  readonly rowShape: (columns: string) => string;
  /** What is wrong with a cell, and in which row and column it stands. */
  readonly inCell: (line: number, column: string, wrong: Said) => Said;
  /** In a chat, where nothing of what came was right. */
  readonly rowsAgain: string;
  /** Above the rows that are there; such of which one is expected for each name; and such as lack something. */
  readonly rowsNow: string;
  readonly namedRowsNow: string;
  readonly rowsBegun: string;
  /** What ends a cell of a row that is typed as a line. */
  readonly cellEnd: string;
  readonly cellTakes: (column: string, options: string) => string;
  /** Between the choices of which one is to be typed. */
  readonly or: string;
  /** A name with what is said beside it. */
  readonly withNote: (name: string, note: string) => string;
  readonly moreOptions: (count: number) => string;
  /** Files came with words that are the answer. */
  readonly filesNotAskedFor: string;
  /** Words came with files that are the answer. */
  readonly captionNotKept: (text: string) => string;
  /** Of words that were changed after they were said: the answer to a question stays as it was. */
  readonly editNotTaken: (label: string) => string;
  /** The same when its form is no longer open; and when what was changed had never arrived. */
  readonly editTooLate: string;
  readonly editUnheard: string;
  /** `place` where another question is open: under which they are kept. */
  readonly filesKept: (count: number, names: string, place: string | undefined) => string;
  /** What did not fit, how many do, and the way out. */
  readonly filesLeft: (names: string, max: number) => string;
  /** A place that came while something else is asked: under which label it is kept. */
  readonly placeKept: (place: string, label: string) => string;
  /** Of files for which nobody had asked: which are kept until when, or none; which are not; and what was written beside them. */
  readonly unaskedKept: (names: string, until: Said) => Said;
  readonly unaskedNone: string;
  readonly unaskedLeft: (names: string) => string;
  readonly unaskedCaption: (text: string) => string;
  readonly unaskedBelow: string;
  readonly whereTo: string;
  readonly nowhereYet: string;
  readonly askFiles: string;
  readonly dropFiles: string;
  readonly filesDropped: string;
  readonly removeFile: (name: string) => string;
  readonly fileRemoved: (name: string) => string;
  /** What is said for a button, beside its label: words parted by commas. */
  readonly spoken: Readonly<Record<SpokenButton, string>>;
  readonly misread: MisreadWords;
  /** What was typed, and what was kept of it, where the two are not the same at a glance. */
  readonly takenAs: (typed: string, value: Said) => Said;
  readonly refusals: Readonly<Record<PlainRefusal, (values: Values) => Said>>;
  /** What was filed, while nobody can read it. */
  readonly sealedContent: string;
  readonly filedBy: (title: string, by: string, at: Said) => Said;
  /** Between the items of a list. */
  readonly and: string;
  readonly fileNamed: (name: string, size: string) => string;
  readonly seeSource: (source: string) => string;

  readonly received: (title: string) => string;
  /** The same of what took a press and no form. */
  readonly dealtWith: (act: string) => string;
  /** What goes on now, in whose hands it is, and until when. */
  readonly nextIs: (
    now: string,
    holder: string | undefined,
    due: { readonly text: Said; readonly opens?: true } | undefined,
  ) => Said;
  /** The same to whoever it is in the hands of. */
  readonly nextIsYours: (now: string, due: { readonly text: Said } | undefined) => Said;
  /** And to whoever has to wait before it is his to do: from when on, or why. */
  readonly nextIsHeld: (now: string, why: Said) => Said;
  readonly ended: (outcome: string) => string;
  /** What can still come of a case that has ended, and until which day. */
  readonly possibleUntil: (kind: string, day: string) => string;
  /** So long at least all of it is kept. */
  readonly keptUntil: (day: string) => string;
  readonly seeProgress: string;
  /** Shows the first case that waits for whoever presses it. */
  readonly nextTurn: string;
  /** Until others are told of what he did, whoever did it can take it back: the button, and that it can be; that it was, to him and in the course. */
  readonly takeBack: string;
  readonly canTakeBack: string;
  readonly takenBack: string;
  readonly tookBack: (who: string) => string;
  readonly thenTakenBack: (what: string) => string;
  /** Whoever waits reminds whom he waits for. */
  readonly remind: string;
  readonly remindedFor: (office: string) => string;
  readonly remindedBy: (who: string, act: string, due: DueParts | undefined) => Said;
  readonly openFiles: string;
  /** Where files can be opened beside the chat, and for how many minutes. */
  readonly filesElsewhere: (minutes: number, at: Said) => Said;
  /** How many were not handed out at once. */
  readonly filesLeftOut: (count: number) => string;
  readonly moreFiles: string;
  /** In place of files that he may open no more, when they are sent. */
  readonly filesNoMore: string;
  /** On papers for signature and seal: what is before their number, what is done beside a name, room for a day that is written by hand. */
  readonly paper: {
    readonly number: (number: string) => string;
    readonly to: (whom: string) => string;
    readonly row: (label: string, value: string) => string;
    readonly enclosed: string;
    readonly sealed: string;
    readonly signed: string;
    readonly dayByHand: string;
    /** Of one that is in another language than it is signed in. */
    readonly translation: string;
  };
  readonly yourReceipts: string;
  readonly receiptHolds: (number: string, what: string, at: Said) => Said;
  readonly receiptBroken: (number: string) => string;
  readonly decidedAlready: (who: string, what: string, at: Said) => Said;
  /** What was done, with what it was decided on: whom it concerns, how much. */
  readonly decided: (what: string, on: string) => string;
  readonly comma: string;
  /** What a form is about: what that is, and all of it in one line. */
  readonly aboutForm: (what: string, all: Said) => Said;
  readonly pressDone: (what: string) => string;

  /** In what amounts are written. */
  readonly yuan: string;
  /** A number, as it is said, with what it counts; the name of what is counted, when there is no number. */
  readonly units: Readonly<Record<Unit, (number: string) => string>>;

  readonly yourTurn: string;
  /** An act that has no question of its own, as what is to be done. */
  readonly toDo: (act: string) => string;
  /** Of whoever it is waited for, before it can be done. */
  readonly yoursFrom: (opens: Said, act: string) => Said;
  readonly you: string;
  /** An office and whose seat it is there. */
  readonly seat: (office: string, role: string) => string;
  /** Whoever holds a role, where it is not said who. */
  readonly somebody: (role: string) => string;
  /** Why a day may still move. */
  readonly provisional: string;
  /** The holidays that its day was counted without are announced, and move it. */
  readonly dayMoved: (was: Said, is: Said) => Said;
  /** How the day was reckoned on which something is due. */
  readonly whyDay: {
    readonly title: string;
    /** The last day, by law or by what the city set. */
    readonly legal: string;
    readonly latest: string;
    /** The day before it moved past holidays. */
    readonly advised: string;
    readonly rule: string;
    readonly term: Readonly<Record<DeadlineTerms['sense'], (length: string) => string>>;
    readonly unit: Readonly<Record<DeadlineTerms['unit'], (length: number) => string>>;
    readonly from: string;
    readonly begins: (day: Said) => Said;
    /** Days that do not count. */
    readonly leftOut: string;
    readonly weekends: (days: number) => string;
    readonly basis: string;
    /** How sure it is, behind what it rests on. */
    readonly marks: Readonly<Record<Mark, string>>;
    /** Where no term of the law counts it. */
    readonly fixed: string;
  };
  readonly notBegun: string;
  readonly lastStep: string;
  /** What is of no field of the catalogue. */
  readonly otherField: string;
  readonly programme: string;
  readonly escalatedTo: (role: string) => string;
  readonly nobodyAbleTo: (role: string) => string;
  /** It cannot be done as things are, and this office is asked what becomes of it. */
  readonly heldUpTo: (role: string) => string;
  readonly news: (who: string, what: string) => string;
  readonly opinions: (filed: number, of: number) => string;
  /** Behind where a case stands: how many have done what anyone may do. */
  readonly doneSoOften: (what: string, times: number) => string;

  readonly nowOpen: (act: string, due: DueParts | undefined) => Said;
  /** Above all that somebody is told of at once. */
  readonly digest: (count: number) => string;
  readonly heldUp: (act: string, why: Said) => Said;
  readonly reminder: (act: string, due: DueParts, missing: Said | undefined) => Said;
  /** Of a form that was begun: how much of it is in, and which questions are open. */
  readonly stillMissing: (filled: number, of: number, what: Said) => Said;
  readonly overdue: (act: string, due: DueParts) => Said;
  readonly overdueToOther: (office: string, act: string, due: DueParts) => Said;
  readonly overdueToWaiting: (office: string, to: string) => string;
  readonly nobodyAble: (office: string) => string;
  /** To an administrator, of a seat at an office. */
  readonly nobodyHolds: (office: string | undefined, role: string) => string;
  readonly nobodyAbleToWaiting: (office: string) => string;

  readonly inviteCode: (code: string, until: Said, desk: Said, chat: Said | undefined) => Said;
  readonly codeUsed: (body: string, role: string) => string;
  /** Who he is here: by name, and in which seats; nothing of these where there is none. */
  readonly seated: (name: string, seats: string) => string;
  readonly signedInOn: (count: number) => string;
  readonly signOut: string;
  readonly signedOut: string;
  /** Wherever somebody is, when the city's own directory is linked to him. */
  readonly identityLinked: string;
  readonly identityUnlinked: string;
  /** In his chats, when he has signed in with what he never came with before. */
  readonly signedInNewly: (device: string) => string;
  /** What is to be proven by a passkey, on which case, for how long and where; and in its place once it is done. */
  readonly proveIt: (act: string, on: string, minutes: number, at: Said) => Said;
  readonly proven: string;
  /** Wherever somebody is, when a passkey has been made in his name: whether it is his, and what has become of that. */
  readonly passkeyAsks: (device: string) => string;
  readonly letPasskey: string;
  readonly passkeyKept: string;
  readonly passkeyDropped: string;
  readonly passkeyGone: string;
  readonly passkeyRemoved: string;
  /** In the place of a code with which somebody has signed in, or which was used otherwise. */
  readonly signedInBy: string;
  readonly codeIsUsed: string;
  readonly unlinkThe: (channel: string) => string;
  /** To his colleagues there, and to whoever agrees to such seats. */
  readonly seatGiven: (name: string, body: string, role: string) => string;
  /** To a buyer, of a supplier that may supply nothing more, or for a time not: which of his purchases it serves, a line for each. */
  readonly supplierStands: (name: string, standing: 'suspended' | 'left', numbers: string) => string;
  /** To whoever was invited to a tender: what it is called, and its number. */
  readonly invitedToBid: (title: string, number: string) => string;
  /** To whoever acts for somebody: where, as what, and until which day. */
  readonly deputyFor: (body: string, role: string, until: CityDate) => Said;
  /** To whoever held it: where, as what, and why it is so no more. */
  readonly seatEnded: (body: string, role: string, reason: string) => string;
  /** To whoever shows a code and says that he is its owner, who is asked where he is. */
  readonly askedThere: string;
  /** Asked of the owner of a code, of the account that shows it, with the name that it goes by. */
  readonly letItLinkAsks: (channel: string, name: Said | undefined) => Said;
  readonly letItLink: string;
  readonly linkRefused: (channel: string) => string;
  readonly linkIsOver: string;
  /** Where the code was shown. */
  readonly notLinked: string;
  /** Told wherever he was asked, when another account has become his. */
  readonly nowLinked: (channel: string) => string;
  readonly unlinkIt: string;
  readonly unlinkedIt: (channel: string) => string;
  readonly unlinkedBefore: string;
  /** Asked of whoever shows a code that leads to a person. */
  readonly isItYou: (who: string) => string;
  readonly itIsMe: string;
  readonly itIsNotMe: string;
  readonly linked: (who: string) => string;
  /** On which channel this is, and where else he is linked. */
  readonly linkedHere: (here: string, others: string) => string;
  readonly topicsTitle: string;
  /** Of what everybody is told whatever he has switched off. */
  readonly topicsAlways: string;
  readonly topic: Readonly<Record<Topic, { readonly label: string; readonly is: string }>>;
  readonly topicIs: {
    readonly on: string;
    readonly off: string;
    readonly now: (label: string, is: string) => string;
    readonly switchOn: (label: string) => string;
    readonly switchOff: (label: string) => string;
  };
  readonly subscribe: string;
  readonly unsubscribe: string;
  readonly subscribed: (title: string) => string;
  readonly unsubscribed: (title: string) => string;
  /** Above the projects that somebody has subscribed to. */
  readonly subscriptions: string;
  readonly noticesTold: (count: number) => string;
  /** How to object to what a notice tells, whom to turn to and until when. */
  readonly noticeRemedies: Readonly<Record<NoticeKind, (terms: RemedyTerms) => string>>;
  /** Of the chat of an office: what it can be told. */
  readonly post: {
    /** What the chat is called, where that is known. */
    readonly title: (chat: string) => string;
    readonly whatItIs: string;
    readonly content: Readonly<Record<PostFeed, { readonly label: string; readonly is: string }>>;
    /** Where it was asked for among others. */
    readonly askedPrivately: string;
    /** In that chat itself. */
    readonly begun: (label: string, is: string, office: string) => string;
    readonly ended: (label: string, office: string) => string;
    readonly notices: (count: number) => string;
    readonly digest: string;
    readonly digestOf: (running: number, late: number) => string;
    readonly nothingRuns: string;
    readonly overdue: (count: number) => string;
    readonly overdueOf: (count: number) => string;
    readonly overdueSince: (day: Said) => Said;
    /** A head of the log: where all of it ended, as one hash. */
    readonly head: (number: number) => string;
    readonly headIs: string;
    readonly headAt: string;
    readonly headHash: string;
  };
  readonly noOne: string;
  readonly sureToLogOut: string;
  readonly loggedOut: string;
  /** In the place of a card that its reader may see no more. */
  readonly closedToYou: string;
  readonly askForCode: string;
  /** The code that opens a case elsewhere. */
  readonly accessCode: (code: string) => Said;
  /** Below a case that was opened by its code: where it can be gone on with. */
  readonly opened: (link: Said, minutes: number) => Said;
  readonly signIn: (link: Said, code: string, minutes: number, chat: Said | undefined) => Said;
  readonly repeated: string;
  /** Above what could not be delivered when it was said. */
  readonly late: (at: Said) => Said;
  /** Above a message that stands for an earlier one which cannot be changed. */
  readonly standsForEarlier: string;
  /** Above what could not be delivered to another account of the same person. */
  readonly notDeliveredElsewhere: string;
  /** What is left of a message that was said again since, and of which it is known what it was about. */
  readonly latestBelow: string;
  readonly newerBelow: (what: string) => string;
  /** To whoever goes on faster than anybody can by hand. */
  readonly tooFast: string;
  readonly sorry: (reference: string) => string;
  readonly demo: string;
}
