import type { Seal } from '../src/app/ports/system.ts';
import type { Sent } from '../src/dialogue/message.ts';
import type { Language } from '../src/names.ts';

/** What is said repeats what was answered, sealed bids and complaints too: so it is stored encrypted. */
export function sealMessage(seal: Pick<Seal, 'close'>, scope: string, message: Sent): string {
  return seal.close(scope, JSON.stringify(message));
}

/** `language` is that of a message which does not say its own, as none did at first. */
export function openMessage(seal: Pick<Seal, 'open'>, scope: string, sealed: string, language: Language): Sent {
  // Only `sealMessage` seals in such a scope; what it sealed first was wrapped once more.
  const message = JSON.parse(seal.open(scope, sealed)) as Sent & { readonly message?: string };
  const opened = message.message === undefined ? message : (JSON.parse(message.message) as Sent);
  return { ...opened, language: opened.language ?? language };
}
