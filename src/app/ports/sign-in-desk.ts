import type { SignIn } from './stores.ts';
import type { SignInWay } from './system.ts';

/** Of whoever has a seat it is kept when and with what he came to the desk, and what of that was refused; of nobody else. */
export interface SignInDesk {
  /** He has come; where he came before, but never with this, he is told so in his chats. */
  signedIn(person: string, way: SignInWay, device: string): Promise<void>;
  /** A code of his was shown that can be used no more. */
  refusedCode(code: string, device: string): Promise<void>;
  /** The newest first. */
  signIns(person: string): Promise<readonly SignIn[]>;
}
