import type { Incoming } from '../src/dialogue/message.ts';
import type { Conversation } from './conversation.ts';
import { newest } from './newest.ts';

/** How many are remembered, and for how long what they have read is trusted, in ms. */
const most = 1_000;
const trusted = 5 * 60_000;

type From = Pick<Incoming['from'], 'channel' | 'address'>;

/** The conversations that this process remembers, by the account. */
export interface Conversations {
  of(from: From): Conversation | undefined;
  /** What has just been read is trusted from now. */
  read(conversation: Conversation): void;
  /** It has gone on without reading anything. */
  goneOn(conversation: Conversation): void;
  forget(from: From): void;
}

export function newConversations(): Conversations {
  const known = newest<{ readonly conversation: Conversation; readonly until: number }>(most);
  return {
    of(from) {
      const found = known.get(nameOf(from));
      return found && found.until > performance.now() ? found.conversation : undefined;
    },
    read(conversation) {
      known.set(nameOf(conversation.account), { conversation, until: performance.now() + trusted });
    },
    goneOn(conversation) {
      const name = nameOf(conversation.account);
      const found = known.get(name);
      if (found) known.set(name, { ...found, conversation });
    },
    forget: (from) => known.delete(nameOf(from)),
  };
}

function nameOf({ channel, address }: From): string {
  return `${channel}:${address}`;
}
