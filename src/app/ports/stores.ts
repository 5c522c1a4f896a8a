import type { AskedProof } from '../../dialogue/asked-proof.ts';
import type { FormAddress, Incoming, Message, Press, Sent } from '../../dialogue/message.ts';
import type { Subscription } from '../../dialogue/subscription.ts';
import type { Account, Draft, Focus, LastHeard } from '../../dialogue/talk.ts';
import type { Target } from '../../dialogue/target.ts';
import type { Case, Event, Filing } from '../../engine/case.ts';
import type { BudgetMove } from '../../engine/effect.ts';
import type { Answers, Evidence } from '../../engine/form.ts';
import type { Body, BudgetLine, Person, Result, Seat } from '../../engine/procedure.ts';
import type { AwardEntry, Entry, EvaluationEntry, NeedEntry, TenderEntry } from '../../engine/published.ts';
import type { Sight } from '../../engine/read.ts';
import type { CalendarDay } from '../../law/calendar.ts';
import type { CityDate } from '../../law/date.ts';
import type { Grade } from '../../law/evaluation.ts';
import type { Fen } from '../../law/fen.ts';
import type { Law } from '../../law/law.ts';
import type { MethodCode } from '../../law/method.ts';
import type { HourlyLimit, MostInAnHour, Setting } from '../../law/setting.ts';
import type {
  BodyKind,
  ChannelName,
  Feed,
  Language,
  NoticeKind,
  Position,
  PostFeed,
  ProcedureId,
  Role,
  Topic,
} from '../../names.ts';
import type { IndexCard, Notice, Page, Receipt } from './records.ts';
import type { SignInWay } from './system.ts';

/** Within what is searched. */
export interface Narrowed {
  /** At some of these steps: those that run, and those that were completed there. */
  readonly steps?: readonly string[];
  readonly buyer?: string;
  /** Only among these cases. */
  readonly among?: readonly string[];
  /** For each of the words, cases that it finds though they do not contain it. */
  readonly also?: readonly (readonly string[])[];
}

/** Everything that happens inside one transaction. */
export interface World {
  /** Records that an incoming message is being handled; false when it was before. */
  receive(id: string): Promise<boolean>;
  /** Remembers of a message that it was said to this question. */
  asked(id: string, question: { readonly draft: string; readonly field: string }): Promise<void>;
  /** The question to which a message was said that was received. */
  askedOf(id: string): Promise<{ readonly draft: string; readonly field: string } | undefined>;
  /** The time of the city: the clock, moved forward in demonstrations. */
  now(): Promise<Date>;
  law(): Promise<Law>;
  /** Enters a setting in the place of the one that is in force from the same day; this transaction may still see the old one. */
  amend(setting: Setting): Promise<void>;
  /** Enters the days of a notice of holidays, by which their year is known; this transaction may still see it as it was. */
  enterHolidays(days: readonly CalendarDay[]): Promise<void>;
  readonly links: Links;
  readonly cases: Cases;
  readonly people: People;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly ledger: Ledger;
  readonly notices: Notices;
  readonly published: Published;
  readonly oversight: Oversight;
  readonly reminders: Reminders;
  readonly subscriptions: Subscriptions;
  readonly accessCodes: AccessCodes;
  readonly hourly: Hourly;
  readonly keptBytes: KeptBytes;
  readonly handedOut: HandedOut;
  readonly unasked: Unasked;
  readonly passes: Passes;
  readonly passkeys: Passkeys;
  readonly proofs: Proofs;
  readonly signIns: SignIns;
}

/** Where a code can be opened at one press, if there is such a place. */
export interface Links {
  /** Of a chat that takes a code from a link. */
  invitation(code: string): string | undefined;
  /** Of the web desk. */
  signIn(code: string): string;
  /** Of what a pass is for. */
  files(pass: string): string;
  /** Where something is proven by a passkey. */
  proof(code: string): string;
}

/** Failures of a connection, a lock, a limit of time or a full disk, however deep in it: the same message will do the next time, and may even be done. */
export function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    /^(08|40|53|55|57)...$|^(CONN|E(CONN|PIPE|TIMEDOUT|HOSTUNREACH|NETUNREACH|AI_AGAIN|NOSPC|DQUOT))/.test(code) ||
    isPassing(error.cause)
  );
}

/** A disk had no room for it. */
export function isFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && /^(53100|ENOSPC|EDQUOT)$/.test(String(error.code))) || isFull(error.cause);
}

/** Nothing is begun while there is no room to keep it. */
export class NoRoom extends Error {
  readonly code = 'ENOSPC';
  constructor() {
    super('there is no room on the disk');
  }
}

export interface Store {
  /** The time of the city. */
  now(): Promise<Date>;
  /** Reads as of one moment, and writes nothing. */
  read<T>(work: (world: World) => Promise<T>): Promise<T>;
  /** One transaction, all or nothing. Retries nothing: what is thrown has not happened. */
  transact<T>(work: (world: World) => Promise<T>): Promise<T>;
  /** Writes an answer in one round trip; undefined when that is not enough, and nothing else has happened then. */
  atOnce(answered: AnswerAtOnce): Promise<Shown | undefined>;
}

/**
 * An answer to the question that is open, with all that it stands on: it is written if the draft's revision, the open
 * question, the account's holder and language, the law and the case are as here, the incoming message is new, and the
 * question stood in the chat when it was written.
 */
export interface AnswerAtOnce {
  readonly incoming: string;
  /** Where what was written stands in the chat: behind the question that it answers. */
  readonly order?: number | undefined;
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

/** A message at its place. */
export interface SaidAt {
  /** By which reference it is known, once it is known to have arrived; undefined, too, where an earlier copy of it may have. */
  readonly reference: string | undefined;
  /** Nobody has tried to send it yet. */
  readonly isNew: boolean;
}

/** What was said last in an account. */
export interface Shown {
  /** What a button of it says. */
  press(token: string): Press | undefined;
  /** Where in the outbox the message at a place is. */
  standing(place: string): number | undefined;
}

/** A page of what waits for somebody, as of a moment. */
export interface Turns {
  readonly now: Date;
  readonly after?: string;
  readonly limit: number;
}

/** How answers are sealed: under which key, if not the city's own, and whether their own body still reads and changes them. */
export interface Sealed {
  readonly under: string | undefined;
  readonly inHand: boolean;
}

/** How events are kept. */
export interface Appending {
  /** What was filed stays closed until its procedure opens it. */
  readonly sealed?: Sealed | undefined;
  /** What stands under these names is encrypted, and opened for whoever may read the case. */
  readonly hidden?: readonly string[];
  /** The case is locked by itself. */
  readonly alone?: boolean | undefined;
}

/** What of a rule a case has that no other can have. */
export interface Claimed {
  readonly rule: string;
  readonly keys: readonly string[];
}

/** Is what was filed under seal to be read? Asked of a case in which all of it is still sealed. */
export type Opens = (state: Case, filing: Filing) => boolean;

export interface Cases {
  newId(): string;
  /**
   * The next in a numbered series (`HRB-2026-MZ`), starting at 1, without gaps. What is numbered is called by the series,
   * a hyphen and the number, padded or not: by that a case that has vanished is noticed. One that `hidesCount` is given in an
   * order that nobody can tell who lacks the key.
   */
  nextNumber(series: string, hidesCount?: boolean): Promise<number>;
  /**
   * Locks a case with its family, by the row of the case at the top; one that is `alone` by its own row, which no other
   * case's lock includes. Must come before `load` when something is to be changed. Whoever holds the lock of a case that is
   * alone takes no further one, so that no two can wait for each other.
   */
  lock(id: string): Promise<void>;
  /** From when on others are to be told of what was done last on a case, which is locked, while they are not. */
  untold(id: string): Date | undefined;
  /** Keeps that they are to be told from then on; or that they were, or need not be. */
  keepUntold(id: string, from: Date | undefined): Promise<void>;
  /** The cases of which others are to be told by now. */
  untoldBy(now: Date): Promise<readonly string[]>;
  /**
   * The case replayed from its log. What was filed under seal stays sealed unless `opens` says so, and even then where its key is
   * not joined and it is no longer in hand.
   */
  load(id: string, opens?: Opens): Promise<Case | undefined>;
  /** These cases, replayed, oldest first. */
  loadAll(ids: readonly string[]): Promise<readonly Case[]>;
  /** Its children of these procedures, replayed, oldest first; what was filed under seal stays sealed unless `opens` says so. */
  children(parent: string, procedures: readonly ProcedureId[], opens?: Opens): Promise<readonly Case[]>;
  /**
   * The cards of its children, newest first, but for these; where `knownTo` is given, only those of which this person, or
   * the public, may know by the card itself.
   */
  cardsUnder(
    parent: string,
    asked: { readonly but: readonly string[]; readonly knownTo?: { readonly person: Person | undefined } },
    page: { readonly after?: string; readonly limit: number },
  ): Promise<Page<IndexCard>>;
  /** Open cases of a procedure that this person opened. */
  openedBy(person: string, procedure: ProcedureId): Promise<readonly Case[]>;
  /** The cards of a procedure on which a body has this place, newest first, so many at most. */
  lastOf(own: OwnPlace, procedure: ProcedureId, most: number): Promise<readonly IndexCard[]>;
  /** What was sealed on a case is handed in: from now on not even its own body reads it before its key is joined. */
  handIn(id: string): Promise<void>;
  /** Joins a key, so that what was sealed under it can be opened; false while its second holder's half is not at hand. */
  joinKey(name: string): Promise<boolean>;
  /**
   * Appends to the log, each event chained to the one before by its hash. Throws when the log has moved past `seq`, when the
   * case is not locked, or when it is opened under one that is not, unless it is locked `alone`.
   */
  append(
    id: string,
    seq: number,
    events: readonly Event[],
    how?: Appending,
  ): Promise<readonly { readonly seq: number; readonly hash: string }[]>;
  putCard(card: IndexCard): Promise<void>;
  /**
   * From now on the case has these keys of a rule, and no others, unless another has one of them: then resolves with that key
   * and the other's number, and the transaction must not be kept. Of several at once the first has it.
   */
  claim(id: string, claimed: Claimed): Promise<{ readonly key: string; readonly number: string } | undefined>;
  card(id: string): Promise<IndexCard | undefined>;
  byNumber(number: string): Promise<IndexCard | undefined>;
  /** Cards on which it is this person's turn now, in a seat or in person, by deadline, those without one last. */
  inbox(person: Person, page: Turns): Promise<Page<IndexCard>>;
  /** Cards that wait for him from a later day on, by that day. */
  later(person: Person, page: Turns): Promise<Page<IndexCard>>;
  /** Those of these cases from which the person has stepped back. */
  steppedBack(person: string, cases: readonly string[]): Promise<ReadonlySet<string>>;
  /** Cards of cases that the person opened or has acted on, or whose buyer or supplier is one of his bodies, newest first. */
  ofPerson(person: Person, page: { readonly after?: string; readonly limit: number }): Promise<Page<IndexCard>>;
  /**
   * Public cards of a procedure whose number or title contains the words, or for each word one of those that a bar parts from it;
   * at some of its steps if named, newest first.
   */
  search(
    words: string,
    procedure: ProcedureId,
    page: { readonly after?: string; readonly limit: number } & Narrowed,
  ): Promise<Page<IndexCard>>;
  /** How many these are, and what those cost together that are agreed or awarded, in fen. */
  sums(
    words: string,
    procedure: ProcedureId,
    narrowed: Narrowed,
  ): Promise<{ readonly count: number; readonly amount: Fen }>;
  /**
   * Open cases whose wait has come to a reminder of which nobody has been told, and those that have opened where they can
   * wait for other cases, until it is noted that these have come; by deadline.
   */
  owing(now: Date, awaiting: readonly Position[]): Promise<readonly string[]>;
  /** Open cases at one of these positions whose deadline has passed, by deadline. */
  overdue(positions: readonly Position[], now: Date): Promise<readonly string[]>;
  /** Open cases whose deadline is provisional, and lies before an instant; by deadline. */
  provisionalUntil(end: Date): Promise<readonly string[]>;
  /** The next of what is to come: the first case that opens, and the first that is due, after an instant. */
  nextTurns(after: Date): Promise<{ readonly opens: IndexCard | undefined; readonly due: IndexCard | undefined }>;
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

/** A body in the lists of which a case stands. */
export interface OwnPlace {
  readonly place: 'buyer' | 'supplier';
  readonly body: string;
}

export interface People {
  /** The account a message came from; a stranger's is made, with a person of his own. Remembers that he was here. */
  arrive(from: Incoming['from'], now: Date): Promise<Account>;
  account(channel: ChannelName, address: string): Promise<Account | undefined>;
  /** By its id. */
  accountOf(id: string): Promise<Account | undefined>;
  /** Gives a person an account where he has none yet: his seat at the web desk has his own id as its address. */
  openAccount(person: string, channel: ChannelName, address: string): Promise<void>;
  /**
   * The account at which a person is told: a chat before the web desk, where he was last among them; one that takes
   * nothing any more only where all are such.
   */
  toldAt(person: string): Promise<Account | undefined>;
  person(id: string): Promise<Person | undefined>;
  /** Those of these people that there are, by their own ids. */
  persons(ids: readonly string[]): Promise<readonly Person[]>;
  /** Holders of a role, or of one of several, at a body if one is named. */
  holders(roles: Role | readonly Role[], body?: string): Promise<readonly Person[]>;
  body(id: string): Promise<Body | undefined>;
  bodies(ids: readonly string[]): Promise<readonly Body[]>;
  /** Every body that is no organisation of the register. */
  offices(): Promise<readonly Body[]>;
  /** Organisations of the register whose name has one of these parts, by name; so many at most. */
  organisations(parts: readonly string[], limit: number): Promise<readonly Body[]>;
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
  /** Keeps an organisation out of procurement until a day; one that is kept out for longer stays so. */
  barBody(bar: { readonly body: string; readonly until: CityDate }): Promise<void>;
  /** Gives a seat; of one that is held already the earlier beginning counts. */
  putSeat(seat: {
    readonly person: string;
    readonly role: Role;
    readonly body: string;
    readonly from: Date;
  }): Promise<void>;
  /** In how many browsers a person is signed in. */
  signIns(person: string, now: Date): Promise<number>;
  /** Ends every sign-in of a person, and every code that would be one. */
  signOut(person: string): Promise<void>;
  /** Ends a seat that is held, and with it every sign-in of its holder and every code that would be one. */
  endSeat(seat: {
    readonly person: string;
    readonly role: Role;
    readonly body: string;
    readonly at: Date;
  }): Promise<void>;
  rename(person: string, name: string): Promise<void>;
  setLanguage(account: string, language: Language): Promise<void>;
  setKnown(account: string): Promise<void>;
  setFocus(account: string, focus: Focus | undefined): Promise<void>;
  /** Kept encrypted: it may be a part of what will be sealed. */
  setLastHeard(account: string, heard: LastHeard | undefined): Promise<void>;
  /** A new one-time code, kept only as its hash, that links an account (to a person) or answers a case (an invitation). */
  putCode(code: {
    readonly hash: string;
    readonly person?: string;
    readonly case?: string;
    readonly until: Date;
  }): Promise<void>;
  /** Who is linked to a subject of the city's own directory. */
  identified(subject: string): Promise<string | undefined>;
  /** Links a person to a subject, in place of the one that he had, and of the person who had it. */
  putIdentity(person: string, subject: string, at: Date): Promise<void>;
  /** Is he linked to any? */
  hasIdentity(person: string): Promise<boolean>;
  /** He is linked to none any more; false where he was not. */
  removeIdentity(person: string): Promise<boolean>;
  /** To whom a code leads or led, though it can be used no more. */
  ownerOfCode(hash: string): Promise<string | undefined>;
  /** Of the codes of a person that can still be used, so many of the newest stay. */
  keepNewestCodes(person: string, most: number): Promise<void>;
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
  /** Of what a person is told from now on, in all his accounts. */
  switchTopic(person: string, topic: Topic, on: boolean): Promise<void>;
  /** The account of a chat of an office, which is open from now on; its holder is nobody. */
  putPost(post: Pick<Account, 'channel' | 'address' | 'language'> & { readonly title: string }): Promise<Account>;
  /** A chat of an office has another address now, where it has none that is known. */
  movePost(channel: ChannelName, from: string, to: string): Promise<void>;
  /** Whether a person was ever there in an account of his. */
  hasBeen(person: string): Promise<boolean>;
  /** The accounts at which a person can be reached. */
  accounts(person: string): Promise<readonly Account[]>;
  /** Takes an account from its holder: who writes there is a new person who has said nothing yet, and who he is. */
  unlink(account: string): Promise<Person>;
  /** Whether a person holds a seat, has begun a draft or opened a case: then he is nobody else. */
  hasOwn(person: string): Promise<boolean>;
  /** Gives an account to another person; his earlier self's cases and drafts go along when he had no seat. */
  link(account: string, person: string, at: Date): Promise<void>;
  /** When an account was given to its holder; undefined where it was his from the beginning. */
  linkedAt(account: string): Promise<Date | undefined>;
}

/** Who was handed which files: only added to. */
export interface HandedOut {
  /** Files of these filings of a case, by their numbers in its log. */
  add(given: {
    readonly person: string;
    readonly case: string;
    readonly filings: readonly number[];
    readonly channel: ChannelName;
    readonly at: Date;
  }): Promise<void>;
}

/** Files for which nobody had asked, encrypted, for as long as they are kept. */
export interface Unasked {
  keep(person: string, files: readonly Evidence[], now: Date): Promise<void>;
  /** Those that wait for a place, in the order in which they came. */
  waiting(person: string, since: Date): Promise<readonly Evidence[]>;
  /** How many of a person's are held that were put to no use, and how large they are together. */
  held(person: string): Promise<{ readonly files: number; readonly bytes: number }>;
  /** Puts those that wait to use; resolves with how many there were. */
  take(person: string, hashes: readonly string[], since: Date): Promise<number>;
  /** Lets go of all that wait. */
  drop(person: string): Promise<void>;
  /** Those put to use that are not settled yet. */
  used(): Promise<readonly { readonly id: string; readonly hash: string }[]>;
  settled(ids: readonly string[]): Promise<void>;
  /** Forgets those up to this instant, but for what is still to be settled; resolves with the files that are held for nobody any more. */
  forget(before: Date): Promise<readonly string[]>;
}

/** The files of a case, for one person, for some minutes. */
export interface FilePass {
  readonly person: string;
  readonly case: string;
  readonly until: Date;
}

/** What only this city can make, and of which it keeps nothing. */
export interface Passes {
  /** In characters of an address. */
  make(pass: FilePass): string;
  /** What it is for; undefined where it was not made here, or has ended. */
  open(pass: string, now: Date): FilePass | undefined;
}

/** Of a case one access code at a time, of which nobody can read what it is. */
export interface AccessCodes {
  /** Makes the bearer, too. What was opened with the code before is closed. */
  put(caseId: string, code: string): Promise<void>;
  has(caseId: string): Promise<boolean>;
  /** The case that a code opens. */
  opens(code: string): Promise<string | undefined>;
}

/** Something limited that was done: from where, as far as that can be told, and on what where it is limited for each. */
export interface Limited {
  readonly limit: HourlyLimit;
  readonly from: string | undefined;
  readonly on?: string;
}

/** What is limited, counted by the hour for all replicas together; of what it was and from where only a mark is kept. */
export interface Hourly {
  /** Counts once more; false once it has been too often in this hour, from there or in all. */
  count(done: Limited, most: MostInAnHour, now: Date): Promise<boolean>;
}

/** How many bytes of files were kept in a day of the city, by names of whose they are; of a name only a mark is kept. */
export interface KeptBytes {
  ofDay(whose: readonly string[], now: Date): Promise<readonly number[]>;
  add(whose: readonly string[], bytes: number, now: Date): Promise<void>;
}

export interface Drafts {
  /** How many a person has begun and not filed. */
  open(person: string): Promise<number>;
  /** The person's open draft for a form, if there is one. */
  find(person: string, address: FormAddress): Promise<Draft | undefined>;
  load(id: string): Promise<Draft | undefined>;
  ofPerson(person: string): Promise<readonly Draft[]>;
  start(draft: Omit<Draft, 'rev'>, now: Date): Promise<Draft>;
  /** Stores answers if the draft is still at `rev`, and which message said those that change; undefined when somebody was faster. */
  save(draft: Draft, answers: Answers, now: Date, incoming?: string): Promise<Draft | undefined>;
  /** The message that alone said the answer which a field has. */
  saidBy(draft: string, field: string): Promise<string | undefined>;
  remove(id: string): Promise<void>;
  /** Takes a draft away as it stands, encrypted, so that it can be fetched back until it is forgotten. */
  discard(id: string, now: Date): Promise<void>;
  /** One that was thrown away after this instant. */
  discarded(id: string, since: Date): Promise<Draft | undefined>;
  /** Opens one again that was thrown away; undefined when he has begun another of the same form since. */
  restore(draft: Draft, now: Date): Promise<Draft | undefined>;
  /** Forgets what was thrown away up to this instant. */
  forget(before: Date): Promise<void>;
}

export interface Outbox {
  /** Says something to an account, after everything said to it before. */
  say(account: Account, message: Message): Promise<void>;
  /** Replaces the message that stands at its `place` in this account, if there is one. */
  replace(account: Account, message: Message): Promise<void>;
  /** What stands at a place becomes this message, at the place of that from now on, where nothing stands; false when nothing stands there. */
  turn(account: Account, from: string, message: Message): Promise<boolean>;
  /** What was said at a place, the last first. */
  saidAt(account: string, place: string): Promise<readonly SaidAt[]>;
  /** What is said in this transaction; to be looked at when it is committed. */
  shown(account: string): Shown;
  /** Replaces every copy of the messages at this place, whoever has it; each reader's own version. */
  copies(place: string): Promise<readonly Account[]>;
  /** Makes the token of one press, for pages that are no message. */
  token(press: Press, person: string): Promise<string>;
  /** A message with its tokens that is shown at once and not sent. */
  withTokens(account: Account, message: Message): Promise<Sent>;
  /** From now on the message of this key, said to the account, is replaced by another reference. */
  renew(account: Account, key: string, reference: string): Promise<void>;
  /** A message that was accepted by the platform has not arrived after all; it stays visible with the reason. */
  fail(key: string, reason: string): Promise<void>;
  /** What a token says and whose it is; undefined when there is none. */
  press(token: string): Promise<Pressed | undefined>;
}

export interface Pressed {
  readonly press: Press;
  readonly person: string;
  /** How long, in ms, what it stands on has been there; undefined of a page, which was read before its token was made. */
  readonly age?: number;
}

export interface Ledger {
  lines(body: string): Promise<readonly BudgetLine[]>;
  /** Those of every department. */
  all(): Promise<readonly BudgetLine[]>;
  /** Enters a line of the budget, or changes its name and limit. Throws when less is left than was given away. */
  putLine(line: Omit<BudgetLine, 'reserved' | 'committed' | 'paid'>): Promise<void>;
  /** Moves money and writes the entry; refuses when the line cannot bear it (the database's own check). Fen. */
  move(entry: {
    readonly line: string;
    readonly move: BudgetMove;
    readonly fen: number;
    readonly case: string;
    readonly at: Date;
  }): Promise<Result<void>>;
}

export interface Notices {
  byNumber(number: string): Promise<Notice | undefined>;
  byNumbers(numbers: readonly string[]): Promise<readonly Notice[]>;
  /** The next number of the year's series, for a notice that will be published in this transaction. */
  nextNumber(at: Date): Promise<string>;
  publish(notice: {
    readonly number: string;
    readonly kind: NoticeKind;
    readonly case: string;
    /** With ids and kinds, as the kind of notice declares them. */
    readonly rows: Answers;
    /** What it enters in the public's tables. */
    readonly entry?: Entry | undefined;
    readonly at: Date;
  }): Promise<void>;
  /** Of a case and of those under it. */
  ofCase(id: string): Promise<readonly Notice[]>;
  /** Newest first; of a kind if one is given, and of cases whose number, title or buyer has the words. */
  latest(page: {
    readonly after?: string;
    readonly limit: number;
    readonly kind?: NoticeKind;
    readonly words?: string;
  }): Promise<Page<Notice>>;
}

/** By which somebody proves on the web that it is he: of it only the public half is known. */
export interface Passkey {
  readonly id: string;
  readonly person: string;
  readonly publicKey: string;
  /** How often it was used, where it counts that. */
  readonly counter: number;
  /** In which browser, and on what, it was made. */
  readonly device: string;
  readonly madeAt: Date;
  readonly usedAt: Date | undefined;
  /** It is his; until he has said so it proves nothing. */
  readonly isKept: boolean;
}

export interface Passkeys {
  /** A person's, the oldest first. */
  of(person: string): Promise<readonly Passkey[]>;
  /** False where it is somebody's already. */
  add(passkey: Omit<Passkey, 'usedAt'>): Promise<boolean>;
  /** One that waits is his from now on; false where none does. */
  keep(id: string, person: string): Promise<boolean>;
  /** False where it was not his. */
  remove(id: string, person: string): Promise<boolean>;
  /** It has proven something; false where its count does not go on, as that of a copy. */
  used(id: string, counter: number, at: Date): Promise<boolean>;
}

/** That somebody came to the desk, or was not let in. */
export interface SignIn {
  readonly at: Date;
  readonly way: SignInWay;
  readonly device: string;
  readonly refused: boolean;
}

export interface SignIns {
  add(signIn: SignIn & { readonly person: string }): Promise<void>;
  /** The newest first. */
  of(person: string, most: number): Promise<readonly SignIn[]>;
}

/** Something that is to be proven, or was: until then, and no more than so often tried. */
export interface Proof extends AskedProof {
  readonly tries: number;
  readonly isGiven: boolean;
}

export interface Proofs {
  ask(proof: AskedProof): Promise<void>;
  /** Of those of a person that are not over, so many of the newest stay. */
  keepNewest(person: string, most: number): Promise<void>;
  find(hash: string, now: Date): Promise<Proof | undefined>;
  /** It was tried, and not given. */
  tried(hash: string): Promise<void>;
  /** It is given, once; false where it was before, or is over. */
  give(hash: string, now: Date): Promise<boolean>;
  /** What was given is used up; false where it was not, or is over. */
  use(hash: string, now: Date): Promise<boolean>;
}

/** What the public's tables hold: portal, statistics and open data read these and nothing else. */
export interface Published {
  /** Who was awarded each of these purchases last, and for how much in fen; those without an award are left out. */
  awards(
    purchases: readonly string[],
  ): Promise<ReadonlyMap<string, { readonly supplier: string; readonly amount: number }>>;
  /** What was agreed on a purchase and what of it was paid; undefined while nothing is agreed. */
  spending(purchase: string): Promise<Spending | undefined>;
  /** What else was published about a purchase, each as it was said last. */
  about(purchase: string): Promise<AboutPurchase>;
  /** How these purchases are bought, as it was said last; those without a tender are left out. */
  tenders(purchases: readonly string[]): Promise<ReadonlyMap<string, TenderEntry>>;
  /** The purchases that were awarded to one of these suppliers. */
  awardedTo(suppliers: readonly string[]): Promise<readonly string[]>;
  /** The purchases whose tender is for one of these districts, of one of these items, and in this way, as far as each is given. */
  tendered(asked: {
    readonly divisions?: readonly string[];
    readonly items?: readonly string[];
    readonly method?: MethodCode;
  }): Promise<readonly string[]>;
  /** With how many contracts a supplier was entrusted, and how its finished services were judged. */
  record(supplier: string): Promise<SupplierRecord>;
  /** What was agreed, paid and judged from one instant up to another, days as they are counted in the city. */
  figures(span: { readonly from: Date; readonly to: Date }): Promise<Figures>;
}

export interface AboutPurchase {
  readonly need: NeedEntry | undefined;
  readonly tender: TenderEntry | undefined;
  readonly award: AwardEntry | undefined;
  readonly evaluation: EvaluationEntry | undefined;
}

export interface SupplierRecord {
  readonly contracts: number;
  readonly grades: Readonly<Partial<Record<Grade, number>>>;
}

/** Amounts in fen. A contract counts when it was first published, with the price that it has now. */
export interface Figures {
  readonly contracts: number;
  readonly amount: Fen;
  readonly paid: Fen;
  /** How many people the contracts are for, by what was published of the need. */
  readonly users: number;
  readonly evaluated: number;
  /** The mean of the points of those; undefined where there is none. */
  readonly score: number | undefined;
  /** By item of the catalogue and by buyer, the greatest first. */
  readonly byItem: readonly { readonly item: string; readonly contracts: number; readonly amount: Fen }[];
  readonly byBuyer: readonly { readonly buyer: string; readonly contracts: number; readonly amount: Fen }[];
}

/** The contract of a purchase as it was published last, instalment by instalment; amounts in fen, days as `YYYY-MM-DD`. */
export interface Spending {
  readonly supplier: string;
  readonly price: number;
  readonly start: string;
  readonly end: string;
  readonly at: Date;
  readonly instalments: readonly {
    readonly number: number;
    readonly name: string;
    readonly amount: number;
    readonly on: string;
    readonly paid?: { readonly amount: number; readonly on: string };
  }[];
}

/** The cases of a procedure that are looked over, and what is sought among them. */
export interface Overseen {
  readonly procedure: ProcedureId;
  readonly sight: Sight;
  /** Where nobody is late (`claimsIn` the procedure). */
  readonly claims: readonly Position[];
  /** Of number, title and buyer; for each word one of those that a bar parts. */
  readonly words?: string;
  readonly buyer?: string;
  /** Under which case it stands. */
  readonly parent?: string;
  readonly step?: string;
  readonly state?: OverseenState;
  readonly method?: MethodCode;
  /** What it costs, in fen, at least and at most. */
  readonly least?: Fen;
  readonly most?: Fen;
  readonly openedBefore?: Date;
}
export type OverseenState = 'open' | 'late' | 'closed';

/** A card with what it costs the city: as agreed, else as awarded, else as set aside or paid; and how it is bought. */
export interface CostedCard extends IndexCard {
  readonly amount: Fen | undefined;
  readonly method: MethodCode | undefined;
}

/** Those who hold cases that are late: a role, at a body where it is one of the case's own. */
export interface LateHolder {
  readonly role: Role;
  readonly body: string | undefined;
  readonly count: number;
  /** The oldest of the deadlines. */
  readonly since: Date;
}

/** What whoever looks over a city reads of it; whoever may is decided before (`sightOf`). */
export interface Oversight {
  /** Newest first. What is late is decided by `isLate`. */
  cards(
    asked: Overseen,
    now: Date,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<Page<CostedCard>>;
  /** Of all that is sought: how many, how many of them are late, and what those cost of which it is known. */
  sums(asked: Overseen, now: Date): Promise<{ readonly count: number; readonly late: number; readonly amount: Fen }>;
  /** Who holds what is late, most first. */
  late(asked: Pick<Overseen, 'procedure' | 'sight' | 'claims'>, now: Date): Promise<readonly LateHolder[]>;
  /** Lines of the budget, of every body or of these, by body, year and item. */
  lines(bodies: 'all' | readonly string[]): Promise<readonly BudgetLine[]>;
  /** What purchases have of these lines, by body, year, item and number; all at once. */
  uses(asked: LinesUsed): Promise<readonly LineUse[]>;
  /** What moved on a line, newest first. */
  entries(line: string, most: number): Promise<readonly LedgerRow[]>;
}

export interface LinesUsed {
  readonly bodies: 'all' | readonly string[];
  readonly line?: string;
  readonly purchase?: string;
  /** Of this year and those before it. */
  readonly until?: number;
  /** Only what is set aside or is to be paid still. */
  readonly open?: true;
}

/** What a purchase has of a line, in fen. */
export interface LineUse {
  readonly line: string;
  readonly card: IndexCard;
  readonly reserved: Fen;
  /** By contract, and not paid yet. */
  readonly committed: Fen;
  readonly paid: Fen;
  /** What of that is to be paid by the end of the line's year. */
  readonly due: Fen;
}

/** One move on a line, and the case that made it. */
export interface LedgerRow {
  readonly at: Date;
  readonly move: BudgetMove;
  readonly fen: Fen;
  readonly card: IndexCard;
}

/** A rung of a wait, and whom it is said to. */
export interface ReminderKey {
  readonly case: string;
  readonly entered: Date;
  readonly offset: number;
  readonly person: string;
}

/** Of which case somebody is to be told, and on which rung it stands. */
export type Reminding = Pick<ReminderKey, 'person' | 'case' | 'offset'>;

export interface Reminders {
  /** True for the first who claims it, of several the last: one reminder for a wait, a rung and a reader, whatever restarts. */
  claim(...keys: readonly ReminderKey[]): Promise<boolean>;
  /** Those for whom that was claimed before. */
  claimed(key: Omit<ReminderKey, 'person'>): Promise<readonly string[]>;
  /** Keeps what somebody is to be told of, until it is taken with all that is his. */
  keep(reminding: Reminding): Promise<void>;
  /** Those for whom something is kept. */
  kept(): Promise<readonly string[]>;
  /** What is kept for somebody, in its order, for whoever takes it first. */
  take(person: string): Promise<readonly Reminding[]>;
}

/** Since when something that comes by the day or the week has its turn. */
export interface Turn {
  readonly feed: Feed;
  readonly since: Date;
}

/** Of what somebody, or the chat of an office, is told because it was asked for. */
export interface Subscriptions {
  /** Of what comes after this instant; one that was begun before goes on as it was. */
  add(person: string, subscription: Subscription, told: Date): Promise<void>;
  remove(person: string, subscription: Subscription): Promise<void>;
  removeAll(person: string): Promise<void>;
  of(person: string): Promise<readonly Subscription[]>;
  /** Those who are to be told of something that was published up to this instant or has its turn, and have not been. */
  due(until: Date, turns: readonly Turn[]): Promise<readonly string[]>;
  /** The numbers of these notices, the oldest first, each with the subscription for which it is told, and what has its turn; from then on he has been told. */
  take(
    person: string,
    until: Date,
    turns: readonly Turn[],
  ): Promise<{
    readonly notices: readonly (Pick<Subscription, 'feed' | 'about'> & { readonly number: string })[];
    readonly turned: readonly Subscription[];
  }>;
  /** Notes who began or ended something in the chat of an office: only added to. */
  note(act: {
    readonly post: string;
    readonly feed: PostFeed;
    readonly on: boolean;
    readonly person: string;
    readonly seat: Seat;
    readonly at: Date;
  }): Promise<void>;
}
