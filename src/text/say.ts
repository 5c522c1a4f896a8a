import type { Unit } from '../engine/notice.ts';
import type { Values } from '../engine/procedure.ts';

/** Why something typed is no answer to a question. */
export type MisreadReason =
  | 'missing'
  | 'too-short'
  | 'too-long'
  | 'not-a-number'
  | 'too-small'
  | 'too-large'
  | 'not-money'
  | 'not-a-date'
  | 'not-an-option'
  | 'several-options'
  | 'too-few'
  | 'too-many'
  | 'not-a-phone'
  | 'not-an-account'
  | 'code-length'
  | 'code-letter'
  | 'code-check'
  | 'code-characters'
  | 'not-confirmed'
  | 'needs-file'
  | 'needs-text'
  | 'row-cells'
  | 'row-wrong';

/** What the engine and the desk refuse, beyond the rules of the trade. */
export type PlainRefusal =
  | 'case-closed'
  | 'not-at-this-step'
  | 'not-your-turn'
  | 'recused'
  | 'same-person'
  | 'already-filed'
  | 'incomplete'
  | 'not-open-for-this'
  | 'over-budget'
  | 'moved-on'
  | 'no-such-case'
  | 'no-such-code'
  | 'file-too-large'
  | 'file-kind'
  | 'file-unreadable';

/** The lists that everybody has of his own. */
export type OwnList = 'inbox' | 'cases' | 'drafts';

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
  readonly help: string;
  readonly helpText: (commands: string) => string;
  /** Which files are taken, and up to how many MB each. */
  readonly filesTaken: (limit: number) => string;
  readonly notUnderstood: string;
  readonly nothingToGoBack: string;
  readonly nothingToCancel: string;
  readonly putAside: string;
  readonly discarded: string;
  readonly inboxOf: (count: number) => string;
  readonly draftsOf: (count: number) => string;
  readonly myCases: string;
  readonly empty: Readonly<Record<OwnList, string>>;
  readonly listTitle: Readonly<Record<OwnList, string>>;
  readonly open: string;
  readonly more: string;
  readonly whole: string;
  readonly whichProject: string;
  readonly oneOfThese: string;
  readonly noneFound: (words: string) => string;
  readonly typeNameOrNumber: string;

  readonly formTakes: (minutes: number, questions: number) => string;
  readonly haveReady: (things: string) => string;
  readonly leaveAnyTime: string;
  readonly alreadyOpen: (filled: number, of: number) => string;
  readonly begin: string;
  readonly resume: string;
  readonly allQuestions: string;
  readonly optionalMark: string;
  readonly reviewFirst: string;
  readonly keepForLater: string;
  readonly discard: string;
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
  readonly skipped: string;
  readonly today: string;
  readonly now: (value: string) => string;
  readonly mendTo: (value: string) => string;
  readonly rowShape: (columns: string) => string;
  readonly moreOptions: (count: number) => string;
  /** Files came with words that are the answer. */
  readonly filesNotAskedFor: string;
  /** Words came with files that are the answer. */
  readonly captionNotKept: (text: string) => string;
  readonly fileKept: (name: string, size: string, hash: string) => string;
  readonly misread: Readonly<Record<MisreadReason, (values: Values) => string>>;
  readonly refusals: Readonly<Record<PlainRefusal, (values: Values) => string>>;
  readonly filedBy: (title: string, by: string, at: string) => string;
  /** Between the items of a list. */
  readonly and: string;
  readonly fileNamed: (name: string, size: string) => string;
  readonly seeSource: (source: string) => string;

  readonly received: (title: string) => string;
  readonly nextIs: (holder: string, due: string | undefined) => string;
  readonly ended: (outcome: string) => string;
  readonly seeProgress: string;
  readonly yourReceipts: string;
  readonly receiptHolds: (number: string, what: string, at: string) => string;
  readonly receiptBroken: (number: string) => string;
  readonly decidedAlready: (who: string, what: string, at: string) => string;
  readonly pressDone: (what: string) => string;

  /** A number, as it is said, with what it counts. */
  readonly units: Readonly<Record<Unit, (number: string) => string>>;

  readonly yourTurn: string;
  readonly you: string;
  readonly nobody: string;
  readonly notBegun: string;
  readonly nothingNext: string;
  readonly lastStep: string;
  readonly programme: string;
  readonly escalatedTo: (role: string) => string;
  readonly nobodyAbleTo: (role: string) => string;
  readonly news: (who: string, what: string) => string;
  readonly opinions: (filed: number, of: number) => string;

  readonly reminder: (due: string) => string;
  readonly overdue: (due: string) => string;
  readonly overdueToOther: (office: string, due: string) => string;
  readonly overdueToWaiting: (office: string) => string;
  readonly nobodyAble: (office: string) => string;
  readonly nobodyAbleToWaiting: (office: string) => string;

  readonly inviteCode: (code: string, until: string, desk: string, chat: string | undefined) => string;
  readonly codeUsed: (body: string, role: string) => string;
  readonly linked: (name: string) => string;
  readonly signIn: (link: string, code: string, minutes: number, chat: string | undefined) => string;
  readonly repeated: string;
  /** Above a message that stands for an earlier one which cannot be changed. */
  readonly standsForEarlier: string;
  readonly sorry: (reference: string) => string;
  readonly demo: string;
}
