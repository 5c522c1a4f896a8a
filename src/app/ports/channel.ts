import type { Incoming, Reply, Sent } from '../../dialogue/message.ts';
import type { Evidence } from '../../engine/form.ts';
import type { Result } from '../../engine/refusal.ts';
import type { ChannelName, Language } from '../../names.ts';

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
  /** How many bytes a file may have that is kept. */
  fileLimit(): Promise<number>;
  /** What a person's home shows: what waits for him, his drafts, his cases, what he can begin. */
  home(from: { readonly channel: ChannelName; readonly address: string }): Promise<Sent>;
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
