import type { Changes } from '../changes.ts';
import type { Clock } from '../clock.ts';
import type { FaultPlan } from '../faults.ts';
import type { Fields } from '../loopback.ts';
import type { UploadedFile } from '../multipart.ts';
import type { TokenBuckets } from '../token-bucket.ts';
import type { Entity } from './html.ts';

export interface Button {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly web_app?: { readonly url: string };
}

/** A message as a person sees it. What a test is given is a copy: it stays as it was when it was looked at. */
export interface Message {
  readonly id: number;
  readonly chatId: number;
  readonly from: 'bot' | number;
  readonly date: number;
  /** Without entities; of a document or photo, its caption. */
  readonly text: string;
  /** The text as it was sent with parse_mode HTML, else the text escaped. */
  readonly html: string;
  readonly entities: readonly Entity[];
  readonly buttons: readonly (readonly Button[])[];
  readonly edited: boolean;
  readonly deleted: boolean;
  readonly kind: 'text' | 'document' | 'photo' | 'other';
  readonly file?: StoredFile;
  readonly replyTo?: number;
  /** Fields of the Bot API's Message that the double only passes on: contact, location, media_group_id. */
  readonly extra: Fields;
}

export interface StoredFile extends UploadedFile {
  readonly id: string;
  readonly path: string;
}

export interface Person {
  readonly id: number;
  readonly firstName: string;
  readonly username?: string;
  readonly languageCode: string;
  started: boolean;
  blocked: boolean;
  /** The reply keyboard at the bottom of the private chat. */
  keyboard: readonly (readonly string[])[] | undefined;
}

export interface Group {
  readonly id: number;
  readonly title: string;
}

export interface Query {
  readonly id: string;
  readonly userId: number;
  readonly at: number;
  /** What the bot answered to the press; undefined until it did. */
  answer: { readonly text: string; readonly alert: boolean } | undefined;
}

/** Words that somebody has written behind the bot's name in another chat. */
export interface Search {
  readonly at: number;
  /** What the bot offered to be sent there; undefined until it did. */
  offered: readonly Fields[] | undefined;
}

/** A call of the Bot API as it was recorded, refused ones too. */
export interface Call {
  readonly method: string;
  readonly params: Fields;
  readonly at: Date;
  /** What was (or would have been) answered; 0 when the connection was reset before the call was carried out. */
  readonly status: number;
  readonly description?: string;
  /** The call came although the platform had said, with a 429, to wait. */
  readonly insideRetryAfter: boolean;
}

export type Update = Fields & { readonly update_id: number };

export interface Pending {
  readonly update: Update;
  /** Updates of one queue are delivered one after another; of different queues, in parallel. */
  readonly queue: string;
  readonly expiresAt: number;
  /** Delivered once more, although an offset has confirmed it. */
  readonly again: boolean;
  failures: number;
  /** Seconds until the next attempt, doubled with every failure. */
  delay: number;
  dueAt: number;
  state: 'waiting' | 'in flight' | 'returned';
}

export interface Webhook {
  readonly url: string;
  readonly secret: string | undefined;
  readonly maxConnections: number;
  lastError: { readonly at: number; readonly message: string } | undefined;
  /** Since when every answer has been 410. */
  goneSince: number | undefined;
}

export interface State {
  readonly token: string;
  readonly clock: Clock;
  readonly changes: Changes;
  readonly faults: FaultPlan;
  readonly buckets: TokenBuckets;
  readonly people: Map<number, Person>;
  readonly groups: Map<number, Group>;
  readonly messages: Message[];
  readonly files: Map<string, StoredFile>;
  readonly filePaths: Map<string, { readonly file: StoredFile; readonly expiresAt: number }>;
  readonly queries: Map<string, Query>;
  readonly searches: Map<string, Search>;
  readonly calls: Call[];
  /** The last that the bot told Telegram about itself: commands, description, name, menu button, by method. */
  readonly profile: Map<string, Fields>;
  /** By scope and language. */
  readonly commands: Map<string, readonly Fields[]>;
  readonly pending: Pending[];
  readonly expired: Update[];
  allowedUpdates: readonly string[] | undefined;
  webhook: Webhook | undefined;
  rateLimits: boolean;
  /** Until when the bot is to wait after a 429. */
  parkedUntil: number;
  lastPoll: { readonly offset: number; readonly at: number } | undefined;
  nextUpdateId: number;
  lastUpdateAt: number;
  lastId: number;
}

export const botId = 7_000_000_001;
export const botUsername = 'gouban_test_bot';

export function seconds(state: State): number {
  return Math.floor(state.clock().getTime() / 1000);
}

export function nextId(state: State): number {
  state.lastId += 1;
  return state.lastId;
}
