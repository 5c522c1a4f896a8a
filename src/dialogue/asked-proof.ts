import type { Press } from './message.ts';

/** What is kept of it until somebody has proven by a passkey that it is he himself who does it. */
export interface AskedProof {
  /** Of the code by which it is found. */
  readonly hash: string;
  readonly person: string;
  readonly until: Date;
  /** What it is good for and nothing else: this act of this person on this case as it stands, with these answers and this amount. */
  readonly bound: string;
  readonly of: ToProve;
}

export type Doing = Extract<Press, { readonly do: 'start' | 'submit' }>;

/** An act, as it is said with what it names and its case, and what does it once it is proven; or a change of his own passkeys. */
export type ToProve =
  | { readonly do: 'act'; readonly act: string; readonly on: string; readonly press: Doing }
  | { readonly do: 'add' }
  | { readonly do: 'remove'; readonly passkey: string };

/** What is seen of it where an act is one for which the city wants a proof. */
export type ProofSeen =
  /** By this it would be asked. */
  | {
      readonly kind: 'asked';
      readonly code: string;
      readonly hash: string;
      readonly until: Date;
      readonly minutes: number;
      readonly link: string;
    }
  | { readonly kind: 'given'; readonly hash: string; readonly bound: string }
  /** It was given too late, or never. */
  | { readonly kind: 'over' }
  /** He has no passkey, and nobody does it without one. */
  | { readonly kind: 'no-passkey' };
