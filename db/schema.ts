import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  date,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from 'drizzle-orm/pg-core';
import type { SignInWay, TranscriptEntry } from '../src/app/ports/system.ts';
import type { Press } from '../src/dialogue/message.ts';
import type { Focus } from '../src/dialogue/talk.ts';
import type { Event, Waiting } from '../src/engine/case.ts';
import type { BudgetMove } from '../src/engine/effect.ts';
import type { Answers } from '../src/engine/form.ts';
import type { Body } from '../src/engine/procedure.ts';
import type { IndicatorEntry } from '../src/engine/published.ts';
import type { CalendarDay } from '../src/law/calendar.ts';
import type { DeadlineRule } from '../src/law/deadline-data.ts';
import type { Grade } from '../src/law/evaluation.ts';
import type { MethodCode } from '../src/law/method.ts';
import type { Part } from '../src/law/part.ts';
import type { Setting } from '../src/law/setting.ts';
import type {
  BodyKind,
  ChannelName,
  Feed,
  Language,
  NoticeKind,
  Outcome,
  Position,
  PostFeed,
  ProcedureId,
  Role,
  Topic,
} from '../src/names.ts';

/** The search path decides the city: no table names its schema. Constraints are named by hand, because errors name them. */

const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });
const fen = (name: string) => bigint(name, { mode: 'number' });

/** Drizzle's identity of a table: its own running number. */
const running = () => bigint('id', { mode: 'number' }).primaryKey().generatedAlwaysAsIdentity();

// The truth.

/**
 * Answers that are sealed stand as `{"$sealed": "…"}`, with the name of their tender's key as `$under`; what is hidden, each answer by itself, as `{"$private": "…"}`. The server may
 * add rows and change none.
 */
export const event = pgTable(
  'event',
  {
    case: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    kind: text('kind').$type<Event['kind']>().notNull(),
    at: instant('at').notNull(),
    event: jsonb('event').$type<Event>().notNull(),
    prevHash: text('prev_hash').notNull(),
    hash: text('hash').notNull(),
  },
  (table) => [
    primaryKey({ name: 'event_pk', columns: [table.case, table.seq] }),
    unique('event_one_successor').on(table.case, table.prevHash),
    check('event_seq_positive', sql`${table.seq} > 0`),
    index('event_acted').on(sql`(event -> 'by' ->> 'person')`).where(sql`kind = 'filed'`),
    // Events come in the order of their time: the newest are found by hardly any index at all.
    index('event_at').using('brin', table.at),
    index('event_sealed').on(table.at).where(sql`(event -> 'answers') ? '$sealed'`),
  ],
);

/**
 * A key for each tender, by the tender's name. The city's share is sealed with its key, the other closed for the second holder of
 * whom `holder` is the public half; once both were joined, by the opening, the key itself stands here, sealed.
 */
export const tenderKey = pgTable('tender_key', {
  name: text('name').primaryKey(),
  holder: text('holder').notNull(),
  ownShare: text('own_share').notNull(),
  otherShare: text('other_share').notNull(),
  joined: text('joined'),
});

/** Of what is sealed on a case, for its own body alone, until that has handed it in: encrypted. */
export const ownCopy = pgTable(
  'own_copy',
  {
    case: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    answers: text('answers').notNull(),
  },
  (table) => [primaryKey({ name: 'own_copy_pk', columns: [table.case, table.seq] })],
);

/** Numbers without gaps: the row is locked until the commit. */
export const series = pgTable('series', {
  name: text('name').primaryKey(),
  last: integer('last').notNull(),
});

export const receipt = pgTable(
  'receipt',
  {
    number: text('number').primaryKey(),
    case: text('case_id').notNull(),
    seq: integer('seq').notNull(),
    hash: text('hash').notNull(),
    /** Copied, so that a receipt can be read when what it proves has vanished. */
    caseNumber: text('case_number').notNull(),
    procedure: text('procedure').$type<ProcedureId>().notNull(),
    action: text('action').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('receipt_case').on(table.case, table.seq)],
);

/** Who was handed files of which filing, and where. The server may add rows and change none. */
export const handedOut = pgTable(
  'handed_out',
  {
    id: running(),
    case: text('case_id').notNull(),
    /** Its number in the log of the case. */
    filing: integer('filing').notNull(),
    person: text('person').notNull(),
    channel: text('channel').$type<ChannelName>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('handed_out_case').on(table.case, table.id)],
);

/** Messages that were handled; a redelivery finds itself here. */
export const received = pgTable(
  'received',
  {
    id: text('id').primaryKey(),
    /** The question to which it was said. */
    draft: text('draft'),
    field: text('field'),
    at: instant('at').notNull().defaultNow(),
  },
  // Rows come in the order of their time: what is old is found by hardly any index at all.
  (table) => [index('received_at').using('brin', table.at)],
);

// What can be rebuilt from it.

export const caseCard = pgTable(
  'case_card',
  {
    id: text('id').primaryKey(),
    /** The case whose row is its lock: the one at the top of its family, or itself where it is locked alone. */
    root: text('root').notNull(),
    number: text('number').notNull(),
    procedure: text('procedure').$type<ProcedureId>().notNull(),
    version: integer('version').notNull(),
    parent: text('parent'),
    title: text('title'),
    /** Of which days it is, or of which payment. */
    part: jsonb('period').$type<Part>(),
    position: text('position').$type<Position>(),
    round: integer('round').notNull(),
    opener: text('opener').notNull(),
    buyer: text('buyer'),
    supplier: text('supplier'),
    openedAt: instant('opened_at').notNull(),
    enteredAt: instant('entered_at').notNull(),
    /** From when on what is waited for can be done; from the entry on where there is none. */
    opens: instant('opens'),
    due: instant('due'),
    provisional: boolean('provisional').notNull(),
    outcome: text('outcome').$type<Outcome>(),
    public: boolean('public').notNull(),
    waiting: jsonb('waiting').$type<readonly Waiting[]>().notNull(),
    seq: integer('seq').notNull(),
    headHash: text('head_hash').notNull(),
    /** What is searched: number, title and buyer in one spelling, and its pieces of one and two characters. */
    searchText: text('search_text').notNull(),
    searchGrams: text('search_grams').array().notNull(),
  },
  (table) => [
    unique('case_card_number').on(table.number),
    index('case_card_root').on(table.root),
    index('case_card_parent').on(table.parent, table.procedure, table.openedAt, table.id),
    index('case_card_opener').on(table.opener, table.openedAt, table.id),
    index('case_card_buyer').on(table.buyer, table.openedAt, table.id),
    index('case_card_supplier').on(table.supplier, table.openedAt, table.id),
    index('case_card_public').on(table.procedure, table.openedAt, table.id).where(sql`public`),
    index('case_card_due').on(table.due).where(sql`outcome is null and due is not null`),
    index('case_card_opens').on(table.opens).where(sql`outcome is null and opens is not null`),
    index('case_card_late').on(table.enteredAt).where(sql`outcome is null and entered_at >= due`),
    index('case_card_search').using('gin', table.searchGrams),
  ],
);

/** Whose turn it is; only open cases have rows. */
export const waiting = pgTable(
  'waiting',
  {
    case: text('case_id').notNull(),
    place: integer('place').notNull(),
    role: text('role').$type<Role>().notNull(),
    body: text('body'),
    person: text('person'),
  },
  (table) => [
    primaryKey({ name: 'waiting_pk', columns: [table.case, table.place] }),
    foreignKey({ name: 'waiting_case', columns: [table.case], foreignColumns: [caseCard.id] }).onDelete('cascade'),
    index('waiting_seat').on(table.role, table.body).where(sql`person is null`),
    index('waiting_person').on(table.person).where(sql`person is not null`),
  ],
);

export const notice = pgTable(
  'notice',
  {
    id: running(),
    number: text('number').notNull(),
    kind: text('kind').$type<NoticeKind>().notNull(),
    case: text('case_id').notNull(),
    rows: jsonb('rows').$type<Answers>().notNull(),
    /** What it has entered in the public's tables is of this version of theirs; none where it still is as it was said before. */
    version: integer('version'),
    at: instant('at').notNull(),
  },
  (table) => [
    unique('notice_number').on(table.number),
    index('notice_case').on(table.case, table.id),
    index('notice_latest').on(table.at, table.id),
  ],
);

// What notices enter in the public's tables: bodies by their ids, money in fen, the purchase by the top of its family.

const ofNotice = () => ({
  notice: text('notice').notNull(),
  purchase: text('root').notNull(),
});

export const need = pgTable(
  'need',
  {
    ...ofNotice(),
    item: text('item').notNull(),
    users: integer('users').notNull(),
    groups: text('groups').array().notNull(),
    divisions: text('divisions').array().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'need_pk', columns: [table.notice] }),
    index('need_purchase').on(table.purchase, table.at),
  ],
);

export const tender = pgTable(
  'tender',
  {
    ...ofNotice(),
    method: text('method').$type<MethodCode>().notNull(),
    item: text('item').notNull(),
    divisions: text('divisions').array().notNull(),
    budget: fen('budget_fen').notNull(),
    ceiling: fen('ceiling_fen').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'tender_pk', columns: [table.notice] }),
    index('tender_purchase').on(table.purchase, table.at),
  ],
);

export const award = pgTable(
  'award',
  {
    ...ofNotice(),
    supplier: text('supplier').notNull(),
    amount: fen('amount_fen').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'award_pk', columns: [table.notice] }),
    index('award_purchase').on(table.purchase, table.at),
    index('award_supplier').on(table.supplier, table.at),
  ],
);

/** How an award ranked the bids; those who share a rank follow one another. */
export const awardRank = pgTable(
  'award_rank',
  {
    ...ofNotice(),
    place: integer('place').notNull(),
    supplier: text('supplier').notNull(),
    rank: integer('rank_no').notNull(),
    price: fen('price_fen').notNull(),
    points: numeric('points', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ name: 'award_rank_pk', columns: [table.notice, table.place] })],
);

/** What each factor gave each bid, in the order in which an award tells it. */
export const awardFactor = pgTable(
  'award_factor',
  {
    ...ofNotice(),
    place: integer('place').notNull(),
    supplier: text('supplier').notNull(),
    factor: text('factor').notNull(),
    points: numeric('points', { mode: 'number' }).notNull(),
    most: numeric('most', { mode: 'number' }).notNull(),
  },
  (table) => [primaryKey({ name: 'award_factor_pk', columns: [table.notice, table.place] })],
);

export const contract = pgTable(
  'contract',
  {
    ...ofNotice(),
    buyer: text('buyer').notNull(),
    supplier: text('supplier').notNull(),
    price: fen('price_fen').notNull(),
    start: date('start_on', { mode: 'string' }).notNull(),
    end: date('end_on', { mode: 'string' }).notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'contract_pk', columns: [table.notice] }),
    index('contract_purchase').on(table.purchase),
    index('contract_buyer').on(table.buyer, table.at),
    index('contract_supplier').on(table.supplier, table.at),
  ],
);

export const instalment = pgTable(
  'instalment',
  {
    ...ofNotice(),
    number: integer('number').notNull(),
    name: text('name').notNull(),
    amount: fen('amount_fen').notNull(),
    on: date('due_on', { mode: 'string' }).notNull(),
  },
  (table) => [primaryKey({ name: 'instalment_pk', columns: [table.notice, table.number] })],
);

export const payment = pgTable(
  'payment',
  {
    ...ofNotice(),
    supplier: text('supplier').notNull(),
    number: integer('number').notNull(),
    amount: fen('amount_fen').notNull(),
    paidOn: date('paid_on', { mode: 'string' }).notNull(),
    voucher: text('voucher').notNull(),
  },
  (table) => [
    primaryKey({ name: 'payment_pk', columns: [table.notice] }),
    index('payment_purchase').on(table.purchase, table.number),
    index('payment_paid_on').on(table.paidOn),
  ],
);

export const evaluation = pgTable(
  'evaluation',
  {
    ...ofNotice(),
    supplier: text('supplier').notNull(),
    score: numeric('score', { mode: 'number' }).notNull(),
    grade: text('grade').$type<Grade>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    primaryKey({ name: 'evaluation_pk', columns: [table.notice] }),
    index('evaluation_purchase').on(table.purchase, table.at),
    index('evaluation_supplier').on(table.supplier, table.at),
  ],
);

/** What was promised and reached of a service, as its evaluation tells it. */
export const indicator = pgTable(
  'indicator',
  {
    ...ofNotice(),
    place: integer('place').notNull(),
    name: text('name').notNull(),
    sense: text('sense').$type<IndicatorEntry['sense']>().notNull(),
    promised: numeric('promised', { mode: 'number' }).notNull(),
    reached: numeric('reached', { mode: 'number' }).notNull(),
    unit: text('unit').notNull(),
  },
  (table) => [primaryKey({ name: 'indicator_pk', columns: [table.notice, table.place] })],
);

/** What is reserved, committed and paid of a line can never exceed it, whoever writes. */
export const budgetLine = pgTable(
  'budget_line',
  {
    id: text('id').primaryKey(),
    body: text('body').notNull(),
    year: integer('year').notNull(),
    item: text('item').notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    /** What was granted at first; what was added since, or taken away (below zero), is beside it. */
    limit: fen('limit_fen').notNull(),
    adjusted: fen('adjusted_fen').notNull().default(0),
    reserved: fen('reserved_fen').notNull().default(0),
    committed: fen('committed_fen').notNull().default(0),
    paid: fen('paid_fen').notNull().default(0),
  },
  (table) => [
    index('budget_line_body').on(table.body, table.year, table.item),
    check('budget_line_within_limit', sql`reserved_fen + committed_fen + paid_fen <= limit_fen + adjusted_fen`),
    check('budget_line_reserved_not_negative', sql`reserved_fen >= 0`),
    check('budget_line_committed_not_negative', sql`committed_fen >= 0`),
    check('budget_line_paid_not_negative', sql`paid_fen >= 0`),
  ],
);

/** What only one case of the city can have, by the rule that says so: the invoices of payments. */
export const caseClaim = pgTable(
  'case_claim',
  {
    rule: text('rule').notNull(),
    key: text('key').notNull(),
    case: text('case_id').notNull(),
  },
  (table) => [
    primaryKey({ name: 'case_claim_pk', columns: [table.rule, table.key] }),
    index('case_claim_of_case').on(table.case),
  ],
);

/**
 * What was committed on a line for a purchase, less what was given back, and what of that is paid: a contract is paid
 * up to its own price, whatever else is committed on the line, and whoever writes.
 */
export const commitment = pgTable(
  'commitment',
  {
    line: text('line').notNull(),
    /** The case at the top of the family, whichever of them moves the money. */
    case: text('case_id').notNull(),
    committed: fen('committed_fen').notNull(),
    paid: fen('paid_fen').notNull().default(0),
  },
  (table) => [
    primaryKey({ name: 'commitment_pk', columns: [table.line, table.case] }),
    foreignKey({ name: 'commitment_line', columns: [table.line], foreignColumns: [budgetLine.id] }),
    check('commitment_committed_not_negative', sql`committed_fen >= 0`),
    check('commitment_paid_not_negative', sql`paid_fen >= 0`),
    check('commitment_paid_within_committed', sql`paid_fen <= committed_fen`),
  ],
);

export const ledgerEntry = pgTable(
  'ledger_entry',
  {
    id: running(),
    line: text('line').notNull(),
    move: text('move').$type<BudgetMove>().notNull(),
    fen: fen('fen').notNull(),
    case: text('case_id').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    foreignKey({ name: 'ledger_entry_line', columns: [table.line], foreignColumns: [budgetLine.id] }),
    check('ledger_entry_fen_positive', sql`fen > 0`),
    index('ledger_entry_of_line').on(table.line, table.id),
    index('ledger_entry_of_case').on(table.case),
  ],
);

// People.

export const person = pgTable('person', {
  id: text('id').primaryKey(),
  /** Hidden. */
  name: text('name').notNull(),
  /** Of what he has chosen not to be told. */
  topicsOff: text('topics_off').array().$type<Topic[]>().notNull().default([]),
  /** Who he turned out to be; the log keeps the name he acted under. */
  mergedInto: text('merged_into'),
});

export const body = pgTable(
  'body',
  {
    id: text('id').primaryKey(),
    kind: text('kind').$type<BodyKind>().notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en').notNull(),
    creditCode: text('credit_code'),
    /** Hidden. */
    profile: jsonb('profile').$type<Readonly<Record<string, unknown>>>(),
    status: text('status').$type<Body['status']>().notNull(),
    /** The last day on which it is kept out of procurement. */
    barredUntil: date('barred_until', { mode: 'string' }),
  },
  (table) => [unique('body_credit_code').on(table.creditCode)],
);

export const seat = pgTable(
  'seat',
  {
    id: running(),
    person: text('person').notNull(),
    role: text('role').$type<Role>().notNull(),
    body: text('body').notNull(),
    from: instant('from_at').notNull(),
    to: instant('to_at'),
  },
  (table) => [
    foreignKey({ name: 'seat_person', columns: [table.person], foreignColumns: [person.id] }),
    foreignKey({ name: 'seat_body', columns: [table.body], foreignColumns: [body.id] }),
    uniqueIndex('seat_held_once').on(table.person, table.role, table.body).where(sql`to_at is null`),
    index('seat_role').on(table.role, table.body),
  ],
);

export const account = pgTable(
  'account',
  {
    id: text('id').primaryKey(),
    channel: text('channel').$type<ChannelName>().notNull(),
    /** Hidden. */
    address: text('address').notNull(),
    /** Of channel and address: by it an account is found. */
    mark: text('mark').notNull(),
    person: text('person').notNull(),
    language: text('language').$type<Language>().notNull(),
    known: boolean('known').notNull().default(false),
    focus: jsonb('focus').$type<Focus>(),
    /** Encrypted: what was heard last, where what comes next may have to do with it. */
    lastHeard: text('last_heard'),
    lastSeen: instant('last_seen').notNull(),
    /** Since when it has taken nothing, as its platform said: the bot is blocked, or whoever it was has left. */
    closedAt: instant('closed_at'),
    /** When something that was said here did not arrive and was told nowhere else; none once it is said again. */
    missedAt: instant('missed_at'),
    /** When its holder let it become his; none where it was his from the beginning. */
    linkedAt: instant('linked_at'),
  },
  (table) => [
    foreignKey({ name: 'account_person', columns: [table.person], foreignColumns: [person.id] }),
    unique('account_mark').on(table.mark),
    // Not on when he was last seen, which changes with every word.
    index('account_person').on(table.person),
  ],
);

export const code = pgTable('code', {
  hash: text('hash').primaryKey(),
  person: text('person'),
  case: text('case_id'),
  until: instant('until').notNull(),
  usedAt: instant('used_at'),
});

/** The access code of a case: found by a mark that only the seal's key makes, and proven by a slow hash. */
export const accessCode = pgTable('access_code', {
  case: text('case_id').primaryKey(),
  mark: text('mark').notNull().unique('access_code_mark'),
  salt: text('salt').notNull(),
  hash: text('hash').notNull(),
});

/** How often something limited was done in an hour, by a mark of what it is and from where it came; gone with the hour. */
export const hourly = pgTable(
  'hourly',
  {
    mark: text('mark').notNull(),
    hour: instant('hour').notNull(),
    times: integer('times').notNull(),
  },
  (table) => [primaryKey({ name: 'hourly_pk', columns: [table.mark, table.hour] })],
);

export const session = pgTable(
  'session',
  {
    hash: text('hash').primaryKey(),
    person: text('person').notNull(),
    until: instant('until').notNull(),
    began: instant('began').notNull().defaultNow(),
    /** How he came, and with what, where he came for an office; what he came with is encrypted. */
    way: text('way').$type<SignInWay>(),
    device: text('device'),
  },
  (table) => [index('session_person').on(table.person)],
);

/** When whoever has a seat signed in, or was refused, and how; with what he came is encrypted. Nobody else's is kept. */
export const signIn = pgTable(
  'sign_in',
  {
    id: text('id').primaryKey(),
    person: text('person').notNull(),
    at: instant('at').notNull(),
    way: text('way').$type<SignInWay>().notNull(),
    device: text('device').notNull(),
    refused: boolean('refused').notNull(),
  },
  (table) => [index('sign_in_person').on(table.person, table.at)],
);

/** Passkeys, of each its public half; in what it was made is encrypted. It proves nothing until its holder has said that it is his. */
export const passkey = pgTable(
  'passkey',
  {
    id: text('id').primaryKey(),
    person: text('person').notNull(),
    publicKey: text('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    device: text('device').notNull(),
    madeAt: instant('made_at').notNull(),
    usedAt: instant('used_at'),
    kept: boolean('kept').notNull(),
  },
  (table) => [index('passkey_person').on(table.person)],
);

/** What is to be proven by a passkey, by the hash of its code; what it is about is encrypted. */
export const proof = pgTable(
  'proof',
  {
    hash: text('hash').primaryKey(),
    person: text('person').notNull(),
    bound: text('bound').notNull(),
    about: text('about').notNull(),
    until: instant('until').notNull(),
    tries: integer('tries').notNull().default(0),
    given: boolean('given').notNull().default(false),
  },
  (table) => [index('proof_person').on(table.person, table.until)],
);

/** Browsers that somebody is called in: the address, which is a secret, encrypted and found by its mark. */
export const browser = pgTable(
  'browser',
  {
    mark: text('mark').primaryKey(),
    person: text('person').notNull(),
    endpoint: text('endpoint').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('browser_person').on(table.person, table.at)],
);

/** Whom the city's own directory vouches for: the subject, by a mark that only the seal's key makes, and the person who linked it. */
export const identity = pgTable('identity', {
  mark: text('mark').primaryKey(),
  person: text('person').notNull().unique('identity_person'),
  at: instant('at').notNull(),
});

export const draft = pgTable(
  'draft',
  {
    id: text('id').primaryKey(),
    person: text('person').notNull(),
    procedure: text('procedure').$type<ProcedureId>().notNull(),
    version: integer('version').notNull(),
    action: text('action').notNull(),
    case: text('case_id'),
    parent: text('parent'),
    rev: integer('rev').notNull(),
    startedAt: instant('started_at').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (table) => [
    foreignKey({ name: 'draft_person', columns: [table.person], foreignColumns: [person.id] }),
    unique('draft_one_open')
      .on(table.person, table.procedure, table.action, table.case, table.parent)
      .nullsNotDistinct(),
  ],
);

/** One row for each field, so that an answer costs the same however long the form is. */
export const answer = pgTable(
  'answer',
  {
    draft: text('draft').notNull(),
    field: text('field').notNull(),
    /** Hidden. */
    value: jsonb('value').notNull(),
    /** The message that alone said it. */
    saidBy: text('said_by'),
  },
  (table) => [
    primaryKey({ name: 'answer_pk', columns: [table.draft, table.field] }),
    foreignKey({ name: 'answer_draft', columns: [table.draft], foreignColumns: [draft.id] }).onDelete('cascade'),
  ],
);

/** Files for which nobody had asked, until they are put to use or forgotten. */
export const unaskedFile = pgTable(
  'unasked_file',
  {
    id: text('id').primaryKey(),
    /** The order in which they came. */
    nth: bigint('nth', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    person: text('person').notNull(),
    /** Encrypted: what it is called, and its hash. */
    file: text('file').notNull(),
    /** The same file has the same. */
    mark: text('mark').notNull(),
    size: bigint('size', { mode: 'number' }).notNull(),
    state: text('state').$type<'waiting' | 'dropped' | 'used' | 'settled'>().notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    foreignKey({ name: 'unasked_file_person', columns: [table.person], foreignColumns: [person.id] }),
    index('unasked_file_of_person').on(table.person),
    index('unasked_file_mark').on(table.mark),
    index('unasked_file_at').on(table.at),
  ],
);

/** Drafts that were thrown away, for as long as they can be fetched back. */
export const discardedDraft = pgTable(
  'discarded_draft',
  {
    id: text('id').primaryKey(),
    person: text('person').notNull(),
    /** Encrypted. */
    draft: text('draft').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [
    foreignKey({ name: 'discarded_draft_person', columns: [table.person], foreignColumns: [person.id] }),
    index('discarded_draft_at').on(table.at),
  ],
);

// What is said.

/** What the buttons of one message say, in order, under the random token with which each of theirs begins. */
export const token = pgTable(
  'token',
  {
    token: text('token').primaryKey(),
    presses: jsonb('presses').$type<readonly Press[]>().notNull(),
    person: text('person').notNull(),
    /** None where it stands on a page. */
    account: text('account'),
    madeAt: instant('made_at').notNull().defaultNow(),
  },
  (table) => [index('token_made').using('brin', table.madeAt)],
);

export const outbox = pgTable(
  'outbox',
  {
    /** Also the order within an account: whoever speaks after another has committed gets a greater one. */
    id: running(),
    account: text('account').notNull(),
    mode: text('mode').$type<'say' | 'replace'>().notNull(),
    place: text('place'),
    /** Of a replacement: the message that it replaces. */
    target: bigint('target', { mode: 'number' }),
    /** The place of what it is a reply to. */
    repliesTo: text('replies_to'),
    /** Encrypted; gone once it was sent. */
    message: text('message'),
    state: text('state').$type<'queued' | 'leased' | 'sent' | 'unknown' | 'dead'>().notNull().default('queued'),
    attempt: integer('attempt').notNull().default(0),
    failures: integer('failures').notNull().default(0),
    /** How many workers took it on and were not heard of again. */
    unfinished: integer('unfinished').notNull().default(0),
    saidAt: instant('said_at').notNull().defaultNow(),
    /** An earlier attempt may have arrived. */
    repeated: boolean('repeated').notNull().default(false),
    /** Queued: when it may be tried. Leased: when the lease ends. Settled: when that was. */
    due: instant('due').notNull().defaultNow(),
    /** The platform's name for what was said. */
    reference: text('reference'),
    reason: text('reason'),
  },
  (table) => [
    foreignKey({ name: 'outbox_account', columns: [table.account], foreignColumns: [account.id] }),
    check('outbox_replacement_has_target', sql`(mode = 'replace') = (target is not null)`),
    index('outbox_heads').on(table.account, table.id).where(sql`state in ('queued', 'leased')`),
    index('outbox_due').on(table.due).where(sql`state in ('queued', 'leased')`),
    index('outbox_failed').on(table.id).where(sql`state in ('unknown', 'dead')`),
    index('outbox_places').on(table.place, table.account, table.id).where(sql`place is not null`),
  ],
);

export const transcript = pgTable(
  'transcript',
  {
    id: running(),
    person: text('person').notNull(),
    by: text('by').$type<TranscriptEntry['by']>().notNull(),
    /** Of what the outbox sent: the same at every attempt. */
    key: text('key').unique('transcript_key'),
    /** Encrypted. */
    message: text('message').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [index('transcript_person').on(table.person, table.id)],
);

/** Reminders that somebody has taken on. */
/** Cases on which others are told only then of what was done last: until then it can be taken back. */
export const untold = pgTable('untold', {
  case: text('case_id').primaryKey(),
  until: instant('until').notNull(),
});

export const reminder = pgTable(
  'reminder',
  {
    case: text('case_id').notNull(),
    entered: instant('entered').notNull(),
    offset: integer('offset_days').notNull(),
    person: text('person').notNull(),
  },
  (table) => [primaryKey({ name: 'reminder_once', columns: [table.case, table.entered, table.offset, table.person] })],
);

/** What somebody is to be told of with the others of his, until he is. */
export const reminding = pgTable(
  'reminding',
  {
    id: running(),
    person: text('person').notNull(),
    case: text('case_id').notNull(),
    offset: integer('offset_days').notNull(),
  },
  (table) => [index('reminding_person').on(table.person)],
);

/** Who began or ended what in the chat of which office, from which seat. The server may add rows and change none; the owner removes those of long ago. */
export const postAct = pgTable('post_act', {
  id: running(),
  post: text('post').notNull(),
  feed: text('feed').$type<PostFeed>().notNull(),
  /** It was begun, or ended. */
  on: boolean('is_on').notNull(),
  person: text('person').notNull(),
  role: text('role').$type<Role>().notNull(),
  body: text('body').notNull(),
  at: instant('at').notNull(),
});

/**
 * Of what somebody is told because he asked for it: of a project by the id of its case; of an office's notices by that of the
 * office, and of the city's by nothing.
 */
export const subscription = pgTable(
  'subscription',
  {
    person: text('person').notNull(),
    feed: text('feed').$type<Feed>().notNull(),
    about: text('about').notNull(),
    /** For the chat of an office: the seat in whose name it is told. */
    role: text('role').$type<Role>(),
    body: text('body'),
    /** Up to when he has been told. */
    told: instant('told').notNull(),
  },
  (table) => [
    primaryKey({ name: 'subscription_once', columns: [table.person, table.feed, table.about] }),
    index('subscription_about').on(table.feed, table.about),
  ],
);

// Law and time.

export const calendarDay = pgTable(
  'calendar_day',
  {
    date: date('date', { mode: 'string' }).notNull(),
    status: text('status').$type<CalendarDay['status']>().notNull(),
    kind: text('kind').$type<CalendarDay['kind']>().notNull(),
    name: text('name').notNull(),
    source: text('source').notNull(),
  },
  (table) => [primaryKey({ name: 'calendar_day_pk', columns: [table.date, table.status] })],
);

export const deadlineRule = pgTable(
  'deadline_rule',
  {
    code: text('code').$type<DeadlineRule['code']>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    sense: text('sense').$type<DeadlineRule['sense']>().notNull(),
    length: integer('length').notNull(),
    unit: text('unit').$type<DeadlineRule['unit']>().notNull(),
    roll: text('roll').$type<DeadlineRule['roll']>().notNull(),
    citation: jsonb('citation').$type<DeadlineRule['citation']>().notNull(),
    mark: text('mark').$type<DeadlineRule['mark']>().notNull(),
  },
  (table) => [primaryKey({ name: 'deadline_rule_pk', columns: [table.code, table.validFrom] })],
);

export const setting = pgTable(
  'setting',
  {
    key: text('key').$type<Setting['key']>().notNull(),
    validFrom: date('valid_from', { mode: 'string' }).notNull(),
    value: jsonb('value').$type<Setting['value']>().notNull(),
    citation: jsonb('citation').$type<Setting['citation']>().notNull(),
    mark: text('mark').$type<Setting['mark']>().notNull(),
  },
  (table) => [primaryKey({ name: 'setting_pk', columns: [table.key, table.validFrom] })],
);

/** One row: counts the changes of the three tables above, so that what was read of them can be kept. */
export const lawVersion = pgTable(
  'law_version',
  {
    single: boolean('single').primaryKey().default(true),
    version: integer('version').notNull(),
  },
  () => [check('law_version_is_one', sql`single`)],
);

/** One row: what the city's key has sealed, by which that key is known. The server may add it and not change it. */
export const keyCheck = pgTable(
  'key_check',
  {
    single: boolean('single').primaryKey().default(true),
    sealed: text('sealed').notNull(),
    /** Up to which version of what is private all of it is hidden. */
    hidden: integer('hidden').notNull().default(0),
  },
  () => [check('key_check_is_one', sql`single`)],
);

/** One row: how far a demonstration has moved the clock. */
export const clockOffset = pgTable(
  'clock_offset',
  {
    single: boolean('single').primaryKey().default(true),
    ms: bigint('ms', { mode: 'number' }).notNull(),
  },
  () => [check('clock_offset_is_one', sql`single`)],
);
