import type { CaseView } from '../dialogue/case-view.ts';
import type { Due, FormAddress, FormPage, Incoming, Message, Press, Reply, Sent } from '../dialogue/message.ts';
import type { Account, Draft, Focus } from '../dialogue/talk.ts';
import type { Target } from '../dialogue/target.ts';
import type { Case, Event, Waiting } from '../engine/case.ts';
import type { Answers, Evidence } from '../engine/form.ts';
import type { Body, BudgetLine, Person } from '../engine/procedure.ts';
import type { Result } from '../engine/refusal.ts';
import type { Law } from '../law/law.ts';
import type { BodyKind, ChannelName, Language, NoticeKind, Position, ProcedureId, Role } from '../names.ts';

/** What the programme needs from outside, each as small as its users allow. */

/** A way in and out: Telegram, Slack, the web desk. */
export interface Channel {
  readonly name: ChannelName;
  /** Begins to listen. Resolves when it does; rejects when the platform refuses. */
  start(assistant: Assistant): Promise<void>;
  /**
   * Says something; resolves with the platform's reference to the message. Rejects with `Undelivered`. `begun` is how far
   * an attempt before had come.
   */
  send(address: string, message: Sent, begun?: string): Promise<string>;
  /** Replaces what stands at a reference; resolves with the reference where it stands now. Rejects with `Undelivered`. */
  replace(address: string, reference: string, message: Sent, begun?: string): Promise<string>;
  /** Stops listening; what is being handled is finished. */
  stop(): Promise<void>;
}

/**
 * A message that did not arrive, or of which that is not known: `later` may be tried again after `retryAfter` ms,
 * `never` is refused for good (a blocked bot, a message that no platform accepts), `unknown` may have arrived. Of one
 * that is tried later a part may stand already: `begun` is where to go on from then.
 */
export class Undelivered extends Error {
  readonly outcome: 'later' | 'never' | 'unknown';
  readonly retryAfter: number | undefined;
  readonly begun: string | undefined;
  constructor(outcome: 'later' | 'never' | 'unknown', message: string, retryAfter?: number, begun?: string) {
    super(message);
    this.outcome = outcome;
    this.retryAfter = retryAfter;
    this.begun = begun;
  }
}

/** What the channels may ask of the programme. */
export interface Assistant {
  /** Handles one thing that a person did, in one transaction; when it resolves, that is committed. A repeat changes nothing. */
  receive(incoming: Incoming): Promise<Reply>;
  /** Keeps a file: sniffs its type, checks size and kind, stores it under its hash. Refuses with the reason. */
  keep(name: string, bytes: AsyncIterable<Uint8Array> | Uint8Array): Promise<Result<Evidence>>;
  /** What a person's home shows: what waits for him, his drafts, his cases, what he can begin. */
  home(from: { readonly channel: ChannelName; readonly address: string }): Promise<Sent>;
}

/**
 * What the web desk and the portal read beyond the conversation, in the reader's language. `viewer` is a person's id, or
 * undefined for the public.
 */
export interface Desk extends Assistant {
  readonly now: () => Promise<Date>;
  person(id: string): Promise<Profile | undefined>;
  /** From now on the person is spoken to in this language at the desk. */
  speak(person: string, language: Language): Promise<void>;
  /** What waits for the person, by deadline. */
  inbox(person: string, language: Language, after?: string): Promise<Page<InboxItem>>;
  /** What he has to do with, newest first. */
  cases(person: string, language: Language, after?: string): Promise<Page<InboxItem>>;
  drafts(
    person: string,
  ): Promise<readonly { readonly id: string; readonly title: string; readonly filled: number; readonly of: number }[]>;
  /** What the person can begin now. */
  beginnings(person: string, language: Language): Promise<readonly { readonly label: string; readonly press: Press }[]>;
  view(caseId: string, viewer: string | undefined, language: Language): Promise<CaseView | undefined>;
  /** A page of a draft, for its owner, the first that is not filled in unless one is named; undefined when it is gone. */
  page(draft: string, page: number | undefined, person: string): Promise<FormPage | undefined>;
  /** The token for a press that the web shows outside a message. */
  token(press: Press, person: string): Promise<string>;
  /** The public's list: purchases by words of their number, name or buyer, and by how far they are; newest first. */
  projects(
    search: { readonly words?: string; readonly stage?: ProjectStage; readonly after?: string },
    language: Language,
  ): Promise<Page<InboxItem>>;
  notices(limit: number, language: Language): Promise<readonly NoticeView[]>;
  receipt(number: string, language: Language): Promise<CheckedReceipt | undefined>;
  /** A file of a case, if this person (or the public) may read a filing that names it. */
  file(
    caseId: string,
    hash: string,
    viewer: string | undefined,
  ): Promise<{ readonly evidence: Evidence; readonly bytes: Uint8Array } | undefined>;
  /** A case by its number, if this person (or the public) may know of it. */
  caseNumbered(number: string, viewer: string | undefined): Promise<string | undefined>;
  transcript(person: string): Promise<readonly TranscriptEntry[]>;
  /** A published notice by its number. */
  notice(number: string, language: Language): Promise<NoticeView | undefined>;
  /** The notices of a case, newest first. */
  noticesOf(caseId: string, language: Language): Promise<readonly NoticeView[]>;
  /** Uses up a one-time sign-in code; whose it was. */
  signIn(code: string): Promise<string | undefined>;
  /** A new person with an account at the web desk, for a visitor who is about to write something; resolves with his id. */
  guest(language: Language): Promise<string>;
  /** The next deadline that waits for anyone, for the demonstration's clock. */
  nextDeadline(): Promise<Date | undefined>;
  /** After the demonstration's clock was moved: what has come to be due is told. */
  moved(): Promise<void>;
}

export interface Profile {
  readonly id: string;
  readonly name: string;
  readonly language: Language;
  readonly seats: readonly {
    readonly role: Role;
    readonly roleName: { readonly zh: string; readonly en: string };
    readonly body: string;
    readonly bodyName: { readonly zh: string; readonly en: string };
  }[];
}

/** How far a purchase is, as the public asks for it: bids are taken, it is being decided, it is awarded. */
export type ProjectStage = 'open' | 'deciding' | 'awarded';

/** A case in a list, as it is said to its reader. */
export interface InboxItem {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  /** What it is: the name of its procedure. */
  readonly kind: string;
  readonly title: string;
  /** What is going on there, or how it ended. */
  readonly state: string;
  /** Whose it is: the buyer, the organisation. */
  readonly office: string;
  /** Short facts under the title: the method, the supplier. */
  readonly facts?: readonly string[];
  /** The amount that matters there, as it is said. */
  readonly amount?: string;
  readonly due: Due | undefined;
  readonly dueAt: Date | undefined;
  readonly outcome: string | undefined;
}

export interface Receipt {
  readonly number: string;
  readonly caseNumber: string;
  readonly action: string;
  readonly procedure: ProcedureId;
  readonly at: Date;
  readonly hash: string;
  /** Whether the record that it names is still in the log with that hash. */
  readonly holds: boolean;
}

/** A receipt that was looked up, as it is said; nothing of what was filed. */
export interface CheckedReceipt {
  readonly number: string;
  readonly what: string;
  readonly at: Date;
  readonly hash: string;
  readonly holds: boolean;
  /** Where the case stands, where the public may know it. */
  readonly state?: string;
}

export interface Notice {
  readonly number: string;
  readonly kind: NoticeKind;
  readonly case: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly rows: Answers;
  readonly at: Date;
}

/** A notice as it is read. */
export interface NoticeView {
  readonly number: string;
  /** What kind of notice it is: 中标结果公告. */
  readonly kind: string;
  readonly title: string;
  readonly caseNumber: string;
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  /** Of these, the facts about its project at a glance. */
  readonly headline: readonly { readonly label: string; readonly value: string }[];
  readonly at: Date;
  /** The office that signs it. */
  readonly by?: string;
}

export interface TranscriptEntry {
  readonly id: string;
  readonly at: Date;
  readonly by: 'gouban' | 'me';
  readonly message: Sent;
}

/** The index card of a case: what lists, locks and reminders need, rebuilt from the log at will. */
export interface Card {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  readonly version: number;
  readonly parent: string | undefined;
  readonly title: string;
  readonly position: Position | undefined;
  readonly round: number;
  readonly opener: string;
  readonly buyer: string | undefined;
  readonly supplier: string | undefined;
  readonly openedAt: Date;
  readonly enteredAt: Date;
  readonly due: Date | undefined;
  readonly provisional: boolean;
  readonly outcome: string | undefined;
  readonly public: boolean;
  readonly waiting: readonly Waiting[];
  readonly seq: number;
}

/** Part of a list. `after` asks for what follows; undefined when nothing does. It stays right when cards move meanwhile. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly after: string | undefined;
}

/** Everything that happens inside one transaction. */
export interface World {
  /** Records that an incoming message is being handled; false when it was before. */
  receive(id: string): Promise<boolean>;
  /** The time of the city: the clock, moved forward in demonstrations. */
  now(): Promise<Date>;
  law(): Promise<Law>;
  readonly links: Links;
  readonly cases: Cases;
  readonly people: People;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly reminders: Reminders;
}

/** Where a code can be opened at one press, if there is such a place. */
export interface Links {
  /** Of a chat that takes a code from a link. */
  invitation(code: string): string | undefined;
  /** Of the web desk. */
  signIn(code: string): string;
}

export interface Store {
  /** The time of the city. */
  now(): Promise<Date>;
  /** One transaction, all or nothing. Retries nothing: what is thrown has not happened. */
  transact<T>(work: (world: World) => Promise<T>): Promise<T>;
  /** Writes an answer in one round trip; undefined when that is not enough, and nothing else has happened then. */
  atOnce(answered: AnswerAtOnce): Promise<Shown | undefined>;
}

/**
 * An answer to the question that is open, with all that it stands on: it is written if the draft's revision, the open
 * question, the account's holder and language, the law and the case are as here, and the incoming message is new.
 */
export interface AnswerAtOnce {
  readonly incoming: string;
  readonly at: Date;
  readonly account: Account;
  readonly draft: Draft;
  readonly target: Target;
  readonly law: Law;
  readonly shown: Shown;
  /** The draft's answers from now on. */
  readonly answers: Answers;
  /** The question becomes its answer where it stood. */
  readonly replaced: Message;
  readonly focus: Focus | undefined;
  /** The next question, or the review. */
  readonly said: Message;
}

/** What was said last in an account. */
export interface Shown {
  /** What a button of it says. */
  press(token: string): Press | undefined;
  /** Where in the outbox the message at a place is. */
  standing(place: string): number | undefined;
}

export interface Cases {
  newId(): string;
  /**
   * The next in a numbered series (`HRB-2026-MZ`), starting at 1, without gaps. What is numbered is called by the series,
   * a hyphen and the number, padded or not: by that a case that has vanished is noticed.
   */
  nextNumber(series: string): Promise<number>;
  /** Locks the family of a case, root first, then in the order of ids. Must come before `load` when something is to be changed. */
  lock(id: string): Promise<void>;
  /** The case replayed from its log; sealed answers stay sealed unless `unseal` says so. */
  load(id: string, unseal?: boolean): Promise<Case | undefined>;
  /** Its children, replayed, oldest first. */
  children(parent: string, unseal: boolean): Promise<readonly Case[]>;
  /** Open cases of a procedure that this person opened. */
  openedBy(person: string, procedure: ProcedureId): Promise<readonly Case[]>;
  /** Appends to the log, each event chained to the one before by its hash. Throws when the log has moved past `seq`. */
  append(
    id: string,
    seq: number,
    events: readonly Event[],
    sealed: boolean,
  ): Promise<readonly { readonly seq: number; readonly hash: string }[]>;
  putCard(card: Card): Promise<void>;
  card(id: string): Promise<Card | undefined>;
  byNumber(number: string): Promise<Card | undefined>;
  /** Cards that wait for one of these seats or this person, by deadline, those without one last. */
  inbox(person: Person, page: { readonly after?: string; readonly limit: number }): Promise<Page<Card>>;
  /** Cards of cases that the person opened or has acted on, or whose buyer or supplier is one of his bodies, newest first. */
  ofPerson(person: Person, page: { readonly after?: string; readonly limit: number }): Promise<Page<Card>>;
  /** Public cards of a procedure whose number or title contains the words, at some of its steps if named, newest first. */
  search(
    words: string,
    procedure: ProcedureId,
    page: { readonly after?: string; readonly limit: number; readonly steps?: readonly string[] },
  ): Promise<Page<Card>>;
  /** Open cases whose wait has come to a reminder of which nobody has been told, by deadline. */
  owing(now: Date): Promise<readonly string[]>;
  /** Open cases at one of these positions whose deadline has passed, by deadline. */
  overdue(positions: readonly Position[], now: Date): Promise<readonly string[]>;
  /** The first deadline after an instant. */
  nextDue(after: Date): Promise<Date | undefined>;
  putReceipt(receipt: {
    readonly number: string;
    readonly case: string;
    readonly seq: number;
    readonly hash: string;
  }): Promise<void>;
  receipt(number: string): Promise<Receipt | undefined>;
  /** The numbers of the receipts that were given for the filings of a case, in their order. */
  receiptsOf(id: string): Promise<readonly { readonly number: string; readonly seq: number }[]>;
}

export interface People {
  /** The account a message came from; a stranger's is made, with a person of his own. Remembers that he was here. */
  arrive(from: Incoming['from'], now: Date): Promise<Account>;
  account(channel: ChannelName, address: string): Promise<Account | undefined>;
  /** Gives a person an account where he has none yet: his seat at the web desk has his own id as its address. */
  openAccount(person: string, channel: ChannelName, address: string): Promise<void>;
  /** Where a person was last: the account to which he is written. */
  lastAccount(person: string): Promise<Account | undefined>;
  person(id: string): Promise<Person | undefined>;
  /** Holders of a role, or of one of several, at a body if one is named. */
  holders(roles: Role | readonly Role[], body?: string): Promise<readonly Person[]>;
  body(id: string): Promise<Body | undefined>;
  bodies(ids: readonly string[]): Promise<readonly Body[]>;
  /** Every body that is no organisation of the register. */
  offices(): Promise<readonly Body[]>;
  bodiesByCode(codes: readonly string[]): Promise<readonly Body[]>;
  /**
   * Enters or updates a body of the register; resolves with its id. Its English name is the Chinese one until it is said,
   * and stays for as long as the Chinese one does.
   */
  putBody(body: {
    readonly id?: string;
    readonly kind: BodyKind;
    readonly name: { readonly zh: string; readonly en?: string };
    readonly creditCode?: string;
    readonly profile?: Answers;
    readonly status: Body['status'];
  }): Promise<string>;
  /** Gives a seat; of one that is held already the earlier beginning counts. */
  putSeat(seat: {
    readonly person: string;
    readonly role: Role;
    readonly body: string;
    readonly from: Date;
  }): Promise<void>;
  rename(person: string, name: string): Promise<void>;
  setLanguage(account: string, language: Language): Promise<void>;
  setKnown(account: string): Promise<void>;
  setFocus(account: string, focus: Focus | undefined): Promise<void>;
  /** A new one-time code, kept only as its hash, that links an account (to a person) or answers a case (an invitation). */
  putCode(code: {
    readonly hash: string;
    readonly person?: string;
    readonly case?: string;
    readonly until: Date;
  }): Promise<void>;
  /** What a code is for, if it can still be used. */
  code(
    hash: string,
    now: Date,
  ): Promise<{ readonly person: string | undefined; readonly case: string | undefined } | undefined>;
  /** Uses up a code; undefined when there is none, it is used or has expired. */
  useCode(
    hash: string,
    now: Date,
  ): Promise<{ readonly person: string | undefined; readonly case: string | undefined } | undefined>;
  /** Gives an account to another person; his earlier self's cases and drafts go along when he had no seat. */
  link(account: string, person: string): Promise<void>;
}

export interface Drafts {
  /** The person's open draft for a form, if there is one. */
  find(person: string, address: FormAddress): Promise<Draft | undefined>;
  load(id: string): Promise<Draft | undefined>;
  ofPerson(person: string): Promise<readonly Draft[]>;
  start(draft: Omit<Draft, 'rev'>, now: Date): Promise<Draft>;
  /** Stores answers if the draft is still at `rev`; undefined when somebody was faster. */
  save(draft: Draft, answers: Answers, now: Date): Promise<Draft | undefined>;
  remove(id: string): Promise<void>;
}

export interface Outbox {
  /** Says something to an account, after everything said to it before. */
  say(account: Account, message: Message): Promise<void>;
  /** Replaces the message that stands at its `place` in this account, if there is one. */
  replace(account: Account, message: Message): Promise<void>;
  /** What is said in this transaction; to be looked at when it is committed. */
  shown(account: string): Shown;
  /** Replaces every copy of the messages at this place, whoever has it; each reader's own version. */
  copies(place: string): Promise<readonly Account[]>;
  /** Makes the token of one press, for pages that are no message. */
  token(press: Press, person: string): Promise<string>;
  /** A message with its tokens that is shown at once and not sent. */
  withTokens(account: Account, message: Message): Promise<Sent>;
  /** What a token says, whose it is and when it was made; undefined when there is none. */
  press(token: string): Promise<{ readonly press: Press; readonly person: string } | undefined>;
}

export interface Ledger {
  lines(body: string): Promise<readonly BudgetLine[]>;
  /** Enters a line of the budget, or changes its name and limit. Throws when less is left than was given away. */
  putLine(line: Omit<BudgetLine, 'reserved' | 'committed' | 'paid'>): Promise<void>;
  /** Moves money and writes the entry; refuses when the line cannot bear it (the database's own check). Fen. */
  move(entry: {
    readonly line: string;
    readonly move: 'reserve' | 'release' | 'commit' | 'uncommit' | 'pay';
    readonly fen: number;
    readonly case: string;
    readonly at: Date;
  }): Promise<Result<void>>;
}

export interface Notices {
  byNumber(number: string): Promise<Notice | undefined>;
  /** The next number of the year's series, for a notice that will be published in this transaction. */
  nextNumber(at: Date): Promise<string>;
  publish(notice: {
    readonly number: string;
    readonly kind: NoticeKind;
    readonly case: string;
    readonly rows: Answers;
    readonly at: Date;
  }): Promise<void>;
  /** Of a case and of those under it. */
  ofCase(id: string): Promise<readonly Notice[]>;
  latest(limit: number): Promise<readonly Notice[]>;
}

export interface Reminders {
  /** True for the first who claims it: one reminder for a wait, a rung and a reader, whatever restarts. */
  claim(key: {
    readonly case: string;
    readonly entered: Date;
    readonly offset: number;
    readonly person: string;
  }): Promise<boolean>;
}

/** Files by their SHA-256. */
export interface Files {
  put(
    bytes: AsyncIterable<Uint8Array> | Uint8Array,
    limit: number,
  ): Promise<{ readonly hash: string; readonly size: number; readonly head: Uint8Array } | 'too-large'>;
  get(hash: string): Promise<Uint8Array | undefined>;
}

export interface Log {
  info(facts: Readonly<Record<string, string | number | boolean>>, message: string): void;
  error(facts: Readonly<Record<string, string | number | boolean>>, error: unknown): void;
}

/** A message on its way; `repeated` when an earlier attempt may have arrived, and it must say so. */
export interface Delivery {
  readonly id: string;
  readonly attempt: number;
  readonly channel: ChannelName;
  readonly address: string;
  readonly language: Language;
  readonly message: Sent;
  /** The platform's reference of the message to replace; none says it anew. */
  readonly reference: string | undefined;
  /** How far an attempt before had come. */
  readonly begun: string | undefined;
  readonly repeated: boolean;
}

/** The sending side of the outbox: in order for each account, leased to one worker at a time. */
export interface Deliveries {
  /** Leases the next deliverable message of each account, at most `limit`, for the channels named. */
  claim(channels: readonly ChannelName[], limit: number): Promise<readonly Delivery[]>;
  /**
   * Writes how it went, unless another worker has taken it over since. `later` is the wait in ms that the platform asks
   * for; 0 leaves it to the backoff, which gives up after ten attempts. An unknown one is said again once. Dead ones stay
   * visible with their reason.
   */
  settle(
    delivery: Delivery,
    result:
      | { readonly sent: string }
      | { readonly later: number; readonly begun?: string }
      | { readonly unknown: string }
      | { readonly dead: string },
  ): Promise<void>;
  /** What could not be delivered, newest first. */
  dead(
    limit: number,
  ): Promise<
    readonly { readonly id: string; readonly channel: ChannelName; readonly reason: string; readonly at: Date }[]
  >;
}

/** What was said at the web desk, by both sides. */
export interface Transcripts {
  add(person: string, by: TranscriptEntry['by'], message: Sent): Promise<string>;
  replace(person: string, id: string, message: Sent): Promise<void>;
  list(person: string, limit: number): Promise<readonly TranscriptEntry[]>;
}

/** Web sign-ins; only hashes of tokens are kept. */
export interface Sessions {
  /** Opens a session, or prolongs the one that is there. */
  open(tokenHash: string, person: string, until: Date): Promise<void>;
  person(tokenHash: string): Promise<string | undefined>;
  close(tokenHash: string): Promise<void>;
}

/** The city's time; only a demonstration moves it. */
export interface Clock {
  now(): Promise<Date>;
  advance(ms: number): Promise<void>;
}

/** Encrypts what must not be read before its time; the key lies outside the database. */
export interface Seal {
  close(scope: string, text: string): string;
  open(scope: string, sealed: string): string;
}
