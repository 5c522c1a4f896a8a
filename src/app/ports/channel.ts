import type {
  Choosing,
  FileShown,
  FoundOption,
  Incoming,
  Reply,
  Sender,
  Sent,
  SentHome,
  Sought,
} from '../../dialogue/message.ts';
import type { Evidence } from '../../engine/form.ts';
import type { Result } from '../../engine/procedure.ts';
import type { Said } from '../../law/said.ts';
import type { ChannelName, Language } from '../../names.ts';
import type { InboxItem } from './inbox-item.ts';
import { firstWords } from './loggable.ts';

/** A way in and out: Telegram, Slack, the web desk. */
export interface Channel {
  readonly name: ChannelName;
  /** Begins to listen. Resolves when it does; rejects when the platform refuses. */
  start(assistant: Assistant): Promise<void>;
  /**
   * Set where the platform shows a message once, however often it is sent under the same key: what may have arrived is
   * then sent again as it was, and not marked as a repeat.
   */
  readonly knowsKeys?: true;
  /**
   * Resolves when the platform answers a call that changes nothing; else rejects with `Undelivered`. Left out where
   * what was sent is never in doubt.
   */
  answers?(): Promise<void>;
  /** Says something; resolves with the platform's reference to the message. Rejects with `Undelivered`. */
  send(address: string, message: Sent, attempt: Attempt): Promise<string>;
  /**
   * Hands files to the person alone, with what is said beside them; resolves and rejects as `send` does. Where it is left
   * out a message that has files is sent as any other, and shows each as a link.
   */
  sendFiles?(address: string, handed: Handed, attempt: Attempt): Promise<string>;
  /**
   * Replaces what stands at a reference; resolves with the reference where it stands now. Rejects with `Undelivered`:
   * with `gone` when nothing can be put there any more, and it is to be said anew.
   */
  replace(address: string, reference: string, message: Sent, attempt: Attempt): Promise<string>;
  /** What was said again since becomes this one line, as far as the platform lets it; rejects with `Undelivered`. */
  retire(address: string, reference: string, line: Sent): Promise<void>;
  /** Somebody was told something on another channel: what of his is open here may have changed. */
  toldElsewhere?(person: string): void;
  /** Stops listening; what is being handled is finished. */
  stop(): Promise<void>;
}

/** A file as it is handed over. */
export type Attached = FileShown & {
  readonly bytes: Uint8Array;
};

/** One to ten files, and what is said beside them. */
export interface Handed {
  readonly files: readonly Attached[];
  readonly about: Said;
  readonly language: Language;
}

/** One attempt to say something. */
export interface Attempt {
  /** Of the message, the same at every attempt: at most 50 letters, digits and hyphens. */
  readonly key: string;
  /** How far an attempt before had come, as the channel said then. */
  readonly begun?: string | undefined;
  /** The reference of the message to which it is a reply; where that is gone, it is said without. */
  readonly repliesTo?: string | undefined;
}

/**
 * A message that did not arrive, or of which that is not known: `later` may be tried again after `retryAfter` ms,
 * `never` is refused for good (a message that no platform accepts), `closed` is an account that takes nothing any more (a
 * blocked bot, somebody who has left), `unknown` may have arrived, `gone` is what was to be replaced. Of one that is tried later a part may stand already: `begun` is where to go on from then.
 * Of what the platform says only the first words are kept: what follows may be what was to be said.
 */
export class Undelivered extends Error {
  readonly outcome: 'later' | 'never' | 'closed' | 'unknown' | 'gone';
  readonly retryAfter: number | undefined;
  readonly begun: string | undefined;
  constructor(outcome: Undelivered['outcome'], message: string, retryAfter?: number, begun?: string) {
    super(firstWords(message));
    this.outcome = outcome;
    this.retryAfter = retryAfter;
    this.begun = begun;
  }
}

/** Where in its chat a message stands, as its platform numbers them: a reference ends with that; undefined where it does not. */
export function orderOf(reference: string): number | undefined {
  const [number] = /\d+(?:\.\d+)?$/.exec(reference) ?? [];
  return number === undefined ? undefined : Number(number);
}

/** Who sends a file, and how. */
export interface FileFrom extends Pick<Sender, 'channel' | 'address'> {
  /** From where, roughly, where that is known. */
  readonly place?: string | undefined;
  /** It stands in a form that asks for it. */
  readonly asked?: boolean;
}

/** What the channels may ask of the programme. */
export interface Assistant {
  /** Handles one thing that a person did, in one transaction; when it resolves, that is committed. A repeat changes nothing. */
  receive(incoming: Incoming): Promise<Reply>;
  /**
   * Keeps a file: sniffs its type, checks size and kind, stores it under its hash; where it was sent in a chat in which
   * nothing is asked, for a day, and no more than so many from one person; and no more than so much of anybody's in a day.
   * Refuses with the reason.
   */
  keep(name: string, bytes: AsyncIterable<Uint8Array> | Uint8Array, from?: FileFrom): Promise<Result<Evidence>>;
  /** How many bytes a file may have that is kept. */
  fileLimit(): Promise<number>;
  /** What a platform had accepted has not been delivered, as it reports afterwards: by the key of the message, and why. */
  failed(key: string, reason: string): Promise<void>;
  /** Public projects that these words or this number find, or the newest; as everybody may know of them. */
  publicProjects(words: string, language: Language): Promise<readonly InboxItem[]>;
  /** What can be chosen there, found by words, as whoever it is may know of it; at most a hundred. Nothing where it is not his. */
  choices(from: Sender, at: Choosing, words: string): Promise<readonly FoundOption[]>;
  /** A chat of several has another address now; or the bot has been put out of it, and nothing is told there any more. */
  postMoved(channel: ChannelName, from: string, to: string | undefined): Promise<void>;
  /** What a person's home shows: what waits for him, narrowed down to what he seeks, his drafts, his cases, what he can begin. */
  home(from: Sender, sought?: Sought): Promise<SentHome>;
  /** What everybody may know of the case of a number, in a language as a profile names it; undefined where that is nothing. */
  publicly(number: string, language?: string): Promise<Sent | undefined>;
}

/** A message on its way; `repeated` when an earlier attempt may have arrived, and it must say so. */
export interface Delivery {
  readonly id: string;
  /** The same at every attempt. */
  readonly key: string;
  readonly attempt: number;
  readonly channel: ChannelName;
  readonly address: string;
  /** Whose account it is. */
  readonly person: string;
  readonly language: Language;
  readonly message: Sent;
  /** The platform's reference of the message to replace; none says it anew. */
  readonly reference: string | undefined;
  /** How far an attempt before had come. */
  readonly begun: string | undefined;
  /** The platform's reference of the message to which it is a reply. */
  readonly repliesTo: string | undefined;
  readonly repeated: boolean;
  /** When it was to be said, where that is long ago. */
  readonly late: Date | undefined;
}

/** The sending side of the outbox: in order for each account, leased to one worker at a time. */
export interface Deliveries {
  /** Leases the next deliverable message of each account, at most `limit`, for the channels named. */
  claim(channels: readonly ChannelName[], limit: number): Promise<readonly Delivery[]>;
  /**
   * Writes how it went, unless another worker has taken it over since. `later` is the wait in ms that the platform asks
   * for; 0 leaves it to the backoff; either way it waits for as long as it takes. An unknown one is said again once. Dead
   * ones stay visible with their reason; `closed` when the account takes nothing any more, until its holder writes there
   * again: then what he missed is said, and so is what is unknown.
   * `elsewhere` is what is said of a dead one at the next account of its holder, if there is one.
   */
  settle(
    delivery: Delivery,
    result:
      | { readonly sent: string }
      | { readonly later: number; readonly why?: string; readonly begun?: string }
      /** `begun` when it was to replace another message and was said anew. */
      | { readonly unknown: string; readonly begun?: string }
      | { readonly dead: string; readonly closed?: true },
    elsewhere?: Sent,
  ): Promise<void>;
  /** What could not be delivered, newest first. */
  dead(
    limit: number,
  ): Promise<
    readonly { readonly id: string; readonly channel: ChannelName; readonly reason: string; readonly at: Date }[]
  >;
}
