import type { Incoming } from '../dialogue/message.ts';
import type { Account, Draft } from '../dialogue/talk.ts';
import type { Target } from '../dialogue/target.ts';
import type { Law } from '../law/law.ts';
import { newest } from '../newest.ts';
import type { Shown } from './ports/stores.ts';

/**
 * A conversation about one form, as it was looked at and answered last: the next answer is decided from it without
 * reading anything, and takes effect only if nothing has changed that it stands on.
 */
export interface Conversation {
  readonly account: Account;
  readonly draft: Draft;
  /** What the form is on; its register, its budget are read again before anything is filed. */
  readonly target: Target;
  readonly law: Law;
  readonly shown: Shown;
}

/** How many are remembered, and for how long what was seen is trusted, in ms. */
const most = 1_000;
const trusted = 5 * 60_000;

type From = Pick<Incoming['from'], 'channel' | 'address'>;

/** The conversations that this process remembers, by the account. */
export interface Conversations {
  of(from: From): Conversation | undefined;
  /** What has just been seen is trusted from now. */
  seen(conversation: Conversation): void;
  /** It has gone on without a look. */
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
    seen(conversation) {
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
