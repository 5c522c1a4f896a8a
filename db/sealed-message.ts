import type { Seal } from '../src/app/ports.ts';
import type { Sent } from '../src/dialogue/message.ts';

/** What is said repeats what was answered, sealed bids and complaints too: so it is stored encrypted. */
export function sealMessage(seal: Seal, scope: string, message: Sent): string {
  return seal.close(scope, { message: JSON.stringify(message) });
}

export function openMessage(seal: Seal, scope: string, sealed: string): Sent {
  const { message } = seal.open(scope, sealed);
  // Only `sealMessage` seals in such a scope.
  return JSON.parse(String(message)) as Sent;
}
