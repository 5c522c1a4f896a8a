import type { IndexCard, Notice } from '../../src/app/ports/records.ts';
import type {
  HandedOut,
  Passkey,
  Proof,
  ReminderKey,
  Reminding,
  Sealed,
  SignIns,
  Subscriptions,
} from '../../src/app/ports/stores.ts';
import type { NewSession, TranscriptEntry } from '../../src/app/ports/system.ts';
import type { Press, Sent } from '../../src/dialogue/message.ts';
import type { Subscription } from '../../src/dialogue/subscription.ts';
import type { Account, Draft } from '../../src/dialogue/talk.ts';
import type { Event } from '../../src/engine/case.ts';
import type { BudgetMove } from '../../src/engine/effect.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { Body, BudgetLine, Seat } from '../../src/engine/procedure.ts';
import type { Entry } from '../../src/engine/published.ts';
import type { CalendarDay } from '../../src/law/calendar.ts';
import type { Setting } from '../../src/law/setting.ts';
import type { Language, Topic } from '../../src/names.ts';
import { Copied } from './copied.ts';

/** An event as it stands in the log. */
export interface Logged {
  readonly event: Event;
  readonly sealed: Sealed | undefined;
  readonly prev: string;
  readonly hash: string;
}

export interface Said {
  readonly account: string;
  readonly place: string | undefined;
  readonly at: Date;
  /** As it was said, and as it stands now. */
  readonly first: Sent;
  readonly message: Sent;
  /** Where it stands, as its channel calls that; where there is no channel, its own id. */
  readonly reference?: string;
}

/** What was written into somebody's conversation at the web desk. */
export interface Written extends Omit<TranscriptEntry, 'id'> {
  readonly person: string;
  readonly key: string | undefined;
}

/** All that a city knows, in memory. What stands in these is never changed, only replaced: a copy of the tables is another city. */
export interface Tables {
  count: number;
  /** What was received, and the question to which it was said. */
  readonly received: Map<string, { readonly draft: string; readonly field: string } | undefined>;
  /** Settings that the city has entered since it began; replaced as a whole. */
  amendments: readonly Setting[];
  /** Holidays that were entered. */
  days: readonly CalendarDay[];
  readonly series: Map<string, number>;
  /** Which case has what only one can have, by the rule and the key. */
  readonly claims: Map<string, string>;
  readonly logs: Map<string, readonly Logged[]>;
  /** The keys that are joined. */
  readonly joined: Set<string>;
  /** The cases of which what is sealed is still in hand. */
  readonly inHand: Set<string>;
  readonly cards: Map<string, IndexCard>;
  readonly receipts: Map<
    string,
    { readonly number: string; readonly case: string; readonly seq: number; readonly hash: string }
  >;
  /** These two are replaced as a whole when one of them changes: everybody's seats are found by that. */
  persons: ReadonlyMap<string, { readonly name: string; readonly off?: readonly Topic[] }>;
  /** Who somebody has turned out to be. */
  readonly merged: Map<string, string>;
  seats: ReadonlyMap<string, Seat & { readonly person: string; readonly from: Date }>;
  readonly accounts: Map<
    string,
    Omit<Account, 'person' | 'language'> & {
      readonly person: string;
      readonly language: Language;
      readonly lastSeen: Date;
      /** It takes nothing any more. */
      readonly closed?: boolean;
      readonly linkedAt?: Date | undefined;
    }
  >;
  readonly bodies: Map<string, Body>;
  readonly codes: Map<
    string,
    { readonly person?: string; readonly case?: string; readonly until: Date; readonly usedAt?: Date }
  >;
  /** By the case. */
  readonly accessCodes: Map<string, string>;
  readonly hourly: Map<string, number>;
  readonly handedOut: Map<string, Parameters<HandedOut['add']>[0]>;
  readonly drafts: Map<
    string,
    Draft & { readonly savedAt: Date; readonly saidBy: Readonly<Record<string, string | undefined>> }
  >;
  readonly unasked: Map<
    string,
    {
      readonly person: string;
      readonly file: Evidence;
      readonly state: 'waiting' | 'dropped' | 'used' | 'settled';
      readonly at: Date;
    }
  >;
  /** The cases on which others are to be told of what was done last, from then on. */
  readonly untold: Map<string, Date>;
  /** Thrown away. */
  readonly discarded: Map<string, { readonly draft: Draft; readonly at: Date }>;
  readonly said: Map<string, Said>;
  readonly written: Map<string, Written>;
  /** Whose each is, by its address. */
  readonly browsers: Map<string, string>;
  /** By the subject. */
  readonly identities: Map<string, string>;
  readonly passkeys: Map<string, Passkey>;
  readonly proofs: Map<string, Proof>;
  readonly sessions: Map<string, NewSession>;
  readonly signIns: Map<string, Parameters<SignIns['add']>[0]>;
  readonly tokens: Map<string, { readonly presses: readonly Press[]; readonly person: string; readonly at?: Date }>;
  readonly lines: Map<string, BudgetLine>;
  /** What moved on the lines, oldest first. */
  readonly entries: {
    readonly line: string;
    readonly move: BudgetMove;
    readonly fen: number;
    readonly case: string;
    readonly at: Date;
  }[];
  /** By how much each line was adjusted since it was granted. */
  readonly adjusted: Map<string, number>;
  /** What was set aside for a case and not released, and what was paid by it. */
  readonly moved: Map<string, number>;
  /** By line and purchase. */
  readonly commitments: Map<string, { readonly committed: number; readonly paid: number }>;
  readonly notices: Map<
    string,
    Pick<Notice, 'number' | 'kind' | 'case' | 'rows' | 'at'> & { readonly entry?: Entry | undefined }
  >;
  readonly reminding: Map<string, Reminding>;
  readonly postActs: Map<string, Parameters<Subscriptions['note']>[0]>;
  readonly subscriptions: Map<string, Subscription & { readonly person: string; readonly told: Date }>;
  readonly reminders: Map<string, Omit<ReminderKey, 'entered'> & { readonly entered: number }>;
}

export function emptyTables(): Tables {
  return {
    count: 0,
    received: new Map(),
    amendments: [],
    days: [],
    series: new Map(),
    claims: new Map(),
    logs: new Map(),
    joined: new Set(),
    inHand: new Set(),
    cards: new Map(),
    receipts: new Map(),
    persons: new Map(),
    merged: new Map(),
    seats: new Map(),
    accounts: new Map(),
    bodies: new Map(),
    codes: new Map(),
    accessCodes: new Map(),
    hourly: new Map(),
    handedOut: new Map(),
    drafts: new Map(),
    untold: new Map(),
    discarded: new Map(),
    unasked: new Map(),
    said: new Map(),
    written: new Map(),
    browsers: new Map(),
    identities: new Map(),
    passkeys: new Map(),
    proofs: new Map(),
    signIns: new Map(),
    sessions: new Map(),
    tokens: new Map(),
    lines: new Map(),
    entries: [],
    adjusted: new Map(),
    moved: new Map(),
    commitments: new Map(),
    notices: new Map(),
    reminding: new Map(),
    postActs: new Map(),
    subscriptions: new Map(),
    reminders: new Map(),
  };
}

export function copyOf(tables: Tables): Tables {
  return {
    count: tables.count,
    received: Copied.of(tables.received),
    amendments: tables.amendments,
    days: tables.days,
    series: Copied.of(tables.series),
    claims: Copied.of(tables.claims),
    logs: Copied.of(tables.logs),
    joined: new Set(tables.joined),
    inHand: new Set(tables.inHand),
    cards: Copied.of(tables.cards),
    receipts: Copied.of(tables.receipts),
    persons: tables.persons,
    merged: Copied.of(tables.merged),
    seats: tables.seats,
    accounts: Copied.of(tables.accounts),
    bodies: Copied.of(tables.bodies),
    codes: Copied.of(tables.codes),
    accessCodes: Copied.of(tables.accessCodes),
    hourly: Copied.of(tables.hourly),
    handedOut: Copied.of(tables.handedOut),
    drafts: Copied.of(tables.drafts),
    untold: Copied.of(tables.untold),
    discarded: Copied.of(tables.discarded),
    unasked: Copied.of(tables.unasked),
    said: Copied.of(tables.said),
    written: Copied.of(tables.written),
    browsers: Copied.of(tables.browsers),
    identities: Copied.of(tables.identities),
    passkeys: Copied.of(tables.passkeys),
    proofs: Copied.of(tables.proofs),
    signIns: Copied.of(tables.signIns),
    sessions: Copied.of(tables.sessions),
    tokens: Copied.of(tables.tokens),
    lines: Copied.of(tables.lines),
    entries: [...tables.entries],
    adjusted: Copied.of(tables.adjusted),
    moved: Copied.of(tables.moved),
    commitments: Copied.of(tables.commitments),
    notices: Copied.of(tables.notices),
    reminding: Copied.of(tables.reminding),
    postActs: Copied.of(tables.postActs),
    subscriptions: Copied.of(tables.subscriptions),
    reminders: Copied.of(tables.reminders),
  };
}

/** Ids in the order in which they were made. */
export function nextId(tables: Tables): string {
  tables.count += 1;
  return `m${String(tables.count).padStart(8, '0')}`;
}

export function changeRow<K, V>(table: Map<K, V>, key: K, change: Partial<V>): void {
  const row = table.get(key);
  if (row !== undefined) table.set(key, { ...row, ...change });
}

/** Who a person has turned out to be. */
export function whoIs({ merged }: Tables, id: string): string {
  return merged.get(id) ?? id;
}
