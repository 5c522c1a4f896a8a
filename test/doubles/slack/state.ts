import type { Changes } from '../changes.ts';
import type { Clock } from '../clock.ts';
import type { FaultPlan } from '../faults.ts';
import type { Fields } from '../loopback.ts';
import type { UploadedFile } from '../multipart.ts';
import type { TokenBuckets } from '../token-bucket.ts';

export interface SlackFile extends UploadedFile {
  readonly id: string;
  readonly title: string;
  readonly userId: string;
}

/** A message as a person sees it. What a test is given is a copy: it stays as it was when it was looked at. */
export interface SlackMessage {
  readonly ts: string;
  readonly channel: string;
  readonly from: 'bot' | string;
  readonly text: string;
  readonly blocks: readonly Fields[];
  readonly edited: boolean;
  readonly deleted: boolean;
  /** Only this person sees it. */
  readonly ephemeralFor?: string;
  readonly threadTs?: string;
  /** It stands in a thread, and in the conversation too. */
  readonly broadcast?: boolean;
  readonly metadata?: Fields;
  readonly files: readonly SlackFile[];
}

export interface SlackView {
  readonly id: string;
  readonly userId: string;
  readonly type: 'modal' | 'home';
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | undefined;
  /** As the app sent it, with the ids that Slack gives to blocks and elements without one. */
  readonly given: Fields;
  readonly blocks: readonly Fields[];
  /** What the person has entered, by block_id and action_id; survives an update that keeps both. */
  readonly entered: ReadonlyMap<string, Fields>;
}

export interface Member {
  readonly id: string;
  readonly name: string;
  /** The language of his profile. */
  readonly locale: string;
  readonly dm: string;
  readonly modals: SlackView[];
  home: SlackView | undefined;
  /** What the top modal shows below its inputs, by block_id. */
  errors: Readonly<Record<string, string>>;
}

export interface Channel {
  readonly id: string;
  readonly name: string;
  /** The person whose direct messages with the bot this is. */
  readonly dmOf: string | undefined;
  /** Nobody can read there but who was let in. */
  readonly isPrivate?: true;
}

export interface Trigger {
  readonly at: number;
  readonly userId: string;
  /** Only with a trigger from inside a modal a view may be pushed. */
  readonly from: 'modal' | 'home' | 'elsewhere';
  used: boolean;
}

/** A call of the Web API as it was recorded, refused ones too. */
export interface Call {
  readonly method: string;
  readonly params: Fields;
  readonly at: Date;
  /** 'ok' or Slack's error; 'reset' when the connection was broken off before the call was carried out. */
  readonly outcome: string;
  readonly messages: readonly string[];
  /** The call came although the platform had said, with a 429, to wait. */
  readonly insideRetryAfter: boolean;
}

export interface State {
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  readonly clock: Clock;
  readonly signedAt: Clock;
  readonly changes: Changes;
  readonly faults: FaultPlan;
  readonly buckets: TokenBuckets;
  readonly members: Map<string, Member>;
  readonly channels: Map<string, Channel>;
  readonly messages: SlackMessage[];
  readonly files: Map<string, SlackFile>;
  readonly uploads: Map<string, { readonly name: string; readonly length: number; bytes: Buffer | undefined }>;
  readonly triggers: Map<string, Trigger>;
  readonly responses: Map<
    string,
    {
      readonly channel: string;
      readonly ts: string | undefined;
      readonly userId: string;
      readonly expiresAt: number;
      left: number;
    }
  >;
  readonly calls: Call[];
  readonly parked: Map<string, number>;
  readonly editWindow: number;
  rateLimits: boolean;
  url: string;
  lastId: number;
}

export const team = { id: 'T0GOUBAN', domain: 'gouban' } as const;
export const appId = 'A0GOUBAN';
export const bot = { id: 'B0GOUBAN', userId: 'U0GOUBAN', name: 'gouban' } as const;

export function nextId(state: State, prefix: string): string {
  state.lastId += 1;
  return `${prefix}${String(state.lastId).padStart(8, '0')}`;
}

/** A time stamp of Slack's: unique, and in the order of the events. */
export function stamp(state: State): string {
  state.lastId += 1;
  return `${Math.floor(state.clock().getTime() / 1000)}.${String(state.lastId).padStart(6, '0')}`;
}
