import type { ToProve } from '../../dialogue/asked-proof.ts';
import type { Passkey } from './stores.ts';

/** What somebody is asked to prove by a passkey. */
export interface ProofAsked {
  readonly of: ToProve;
  /** What the passkey signs: it follows from the code, of which only he knows, and from all that is proven. */
  readonly challenge: string;
  /** By which it can be proven. */
  readonly passkeys: readonly Passkey[];
  readonly isGiven: boolean;
}

/** A passkey as a browser has made it, before it is anybody's. */
export type MadePasskey = Pick<Passkey, 'id' | 'publicKey' | 'counter' | 'device'>;

/** How somebody proves at the desk that it is he, and makes or gives up what he proves it with. */
export interface PasskeyDesk {
  /** His, the oldest first. */
  passkeys(person: string): Promise<readonly Passkey[]>;
  /** One that waits for his word goes at once; false where it is none. */
  dropWaiting(passkey: string, person: string): Promise<boolean>;
  /** A code by which a change of his passkeys is proven, or made where he has none yet. */
  askProof(person: string, of: Exclude<ToProve, { readonly do: 'act' }>): Promise<string>;
  /** Undefined once it is over, was tried too often, or where it is another's. */
  proofAsked(code: string, person: string): Promise<ProofAsked | undefined>;
  /** It was proven by this passkey, whose count is this now: what is to be done; undefined where that comes too late. */
  giveProof(code: string, person: string, by: Pick<Passkey, 'id' | 'counter'>): Promise<ToProve | undefined>;
  /** It was tried in vain. */
  failProof(code: string, person: string, device: string): Promise<void>;
  /** His from now on; where he has none and is anywhere else, once he has said there that it is. */
  addPasskey(code: string, person: string, made: MadePasskey): Promise<'kept' | 'waits' | undefined>;
}
