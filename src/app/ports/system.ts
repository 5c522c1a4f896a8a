import type { Sent } from '../../dialogue/message.ts';
import type { PaperView } from '../../dialogue/paper-view.ts';

export interface TranscriptEntry {
  readonly id: string;
  readonly at: Date;
  readonly by: 'gouban' | 'me';
  readonly message: Sent;
}

/** Lays out a paper as a document that offices sign and file. */
export type PaperPress = (paper: PaperView) => Promise<Uint8Array>;

/** Files by their SHA-256. */
export interface Files {
  /** `held` keeps it apart until it is settled or dropped; it can be read all the same. */
  put(
    bytes: AsyncIterable<Uint8Array> | Uint8Array,
    limit: number,
    held?: boolean,
  ): Promise<{ readonly hash: string; readonly size: number; readonly head: Uint8Array } | 'too-large'>;
  get(hash: string): Promise<Uint8Array | undefined>;
  /** Keeps for good what is held. */
  settle(hash: string): Promise<void>;
  /** Removes what is held; what is kept for good stays. */
  drop(hash: string): Promise<void>;
}

/** One thing that is watched, as it is now; its labels are of a fixed few, and say nothing about anybody. */
export interface Figure {
  readonly name: string;
  readonly help: string;
  readonly values: readonly { readonly labels?: Readonly<Record<string, string>>; readonly value: number }[];
}

export interface Log {
  info(facts: Readonly<Record<string, string | number | boolean>>, message: string): void;
  error(facts: Readonly<Record<string, string | number | boolean>>, error: unknown): void;
}

/** What was said at the web desk, by both sides. */
export interface Transcripts {
  /** Resolves with the entry's id. What has a key is there once, however often it is added. */
  add(person: string, by: TranscriptEntry['by'], message: Sent, key?: string): Promise<string>;
  /** False when no such entry is there. */
  replace(person: string, id: string, message: Sent): Promise<boolean>;
  /** The newest entries, oldest first, with what is on its way: as if all of it had arrived. */
  list(person: string, limit: number): Promise<readonly TranscriptEntry[]>;
}

/** By what somebody was let in on the web, or not: a one-time code, a page inside Telegram; or by what he was to prove that it is he. */
export const signInWays = ['code', 'telegram', 'passkey'] as const;
export type SignInWay = (typeof signInWays)[number];

/** A sign-in as it begins; of whoever comes for no office it is not kept how and with what he came. */
export interface NewSession {
  readonly person: string;
  readonly began: Date;
  readonly until: Date;
  readonly way?: SignInWay | undefined;
  readonly device?: string | undefined;
}

/** A sign-in that has not ended. */
export interface OpenSession extends Pick<NewSession, 'person' | 'began' | 'until'> {
  /** Whether he holds a seat as it is read. */
  readonly seated: boolean;
}

/** Web sign-ins; only hashes of tokens are kept. */
export interface Sessions {
  open(tokenHash: string, session: NewSession): Promise<void>;
  prolong(tokenHash: string, until: Date): Promise<void>;
  find(tokenHash: string): Promise<OpenSession | undefined>;
  close(tokenHash: string): Promise<void>;
  /** Those of a person, the newest first, each by the hash of its token. */
  of(person: string): Promise<readonly (Pick<NewSession, 'began' | 'way' | 'device'> & { readonly id: string })[]>;
  /** Ends one of them. */
  end(person: string, id: string): Promise<void>;
}

/** Browsers that can be called though no page is open in them, each by the address that its maker gave it. */
export interface Browsers {
  /**
   * One that was called for another person is called for this one from now on; of more than a few the oldest is forgotten.
   * Resolves with the mark by which the browser is known without its address.
   */
  add(person: string, endpoint: string): Promise<string>;
  remove(endpoint: string): Promise<void>;
  /** Somebody has signed in there: its term begins anew, or it is called no more where that is another. */
  cameIn(mark: string, person: string): Promise<void>;
  /** Somebody has signed out there. */
  leave(mark: string): Promise<void>;
  of(person: string): Promise<readonly string[]>;
}

/** The city's time; only a demonstration moves it. */
export interface Clock {
  now(): Promise<Date>;
  advance(ms: number): Promise<void>;
}

/** The ends of all cases' logs at a moment, as one hash that the city has signed. */
export interface Head {
  readonly number: number;
  readonly at: Date;
  readonly hash: string;
  readonly signature: string;
}

/** The heads of the city's log, kept outside the database. */
export interface Heads {
  /** The public half of the key that signs them. */
  readonly key: string;
  /** The newest first. */
  newest(count: number): Promise<readonly Head[]>;
}

/** Encrypts what must not be read before its time; the key lies outside the database. */
export interface Seal {
  close(scope: string, text: string): string;
  open(scope: string, sealed: string): string;
  /** A mark of a text that only whoever has the key can make: what is kept can be found by it. */
  mark(scope: string, text: string): string;
  /** The marks that a text has had, that of the key of now first: what cannot be marked anew can be found by one of them. */
  marks(scope: string, text: string): readonly string[];
  /** A mark that stays the same when the key is changed. */
  lasting(scope: string, text: string): string;
}
