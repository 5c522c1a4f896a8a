import type { Desk } from '../../src/app/ports/desk.ts';
import type { Clock, Figure, Heads, Log, Sessions, Transcripts } from '../../src/app/ports/system.ts';
import type { Language } from '../../src/names.ts';
import type { CallSettings } from './calls.ts';
import type { IdentitySettings } from './city-identity.ts';
import type { MostStreams } from './streams.ts';
import type { DemoPerson } from './visit.ts';

export interface WebSettings {
  readonly desk: Desk;
  readonly transcripts: Transcripts;
  readonly sessions: Sessions;
  readonly clock: Clock;
  readonly log: Log;
  readonly heads: Heads;
  /** Only in a demonstration: whom one can be. */
  readonly demo?: { readonly persons: (language: Language) => Promise<readonly DemoPerson[]> };
  /** Where the city is reached from outside, without a slash at the end; cookies are secure when it is https. */
  readonly publicUrl?: string;
  /** The addresses of the proxies before it. */
  readonly proxies?: readonly string[];
  /** For those who have not chosen: Chinese, unless given. */
  readonly language?: Language;
  /** Whether the database answers, and nothing is being stopped. */
  readonly health: () => Promise<boolean>;
  /** Whether only reading is possible now. */
  readonly isReadOnly?: () => boolean;
  /** What is watched; not to be asked for where it is left out. */
  readonly figures?: () => Promise<readonly Figure[]>;
  /** The token of whoever watches from elsewhere; without one only this machine may. */
  readonly watchedBy?: string;
  /** How long (ms) that is waited for. */
  readonly healthWithin?: number;
  /** Where Telegram pushes its updates to, when it does. */
  readonly telegram?: (request: Request) => Promise<Response>;
  /** Who has opened a page inside Telegram, by what that signed: his address there. */
  readonly telegramApp?: (signed: string) => string | undefined;
  /** The link by which a chat of Telegram opens with what it carries, as soon as that is known. */
  readonly chatLink?: (carried: string) => string | undefined;
  /** Where Slack pushes its events to, when it does. */
  readonly slack?: (request: Request) => Promise<Response>;
  /** How closed browsers are called; without it nobody is. */
  readonly calls?: CallSettings;
  /** The city's own directory, by which officials can sign in; it sends them back to `publicUrl`. */
  readonly identity?: IdentitySettings;
  /** The beat of a live connection, in ms. */
  readonly heartbeat?: number;
  /** How many live connections there may be. */
  readonly streams?: MostStreams;
}
