import { LRUCache } from 'lru-cache';
import { answer } from '../dialogue/answer.ts';
import type { Deed } from '../dialogue/answered.ts';
import type { Incoming, Message, Reply } from '../dialogue/message.ts';
import type { Account, Draft, Focus, Talk } from '../dialogue/talk.ts';
import type { Target } from '../dialogue/target.ts';
import { isUnread, understand } from '../dialogue/understand.ts';
import type { Wish } from '../dialogue/wish.ts';
import type { Answers } from '../engine/form.ts';
import type { Law } from '../law/law.ts';
import { texts } from '../text/all.ts';
import type { Shown, Store } from './ports/stores.ts';

/**
 * An answer to the question that is open, decided from what is remembered of the conversation and written in one
 * statement. Resolves with undefined when that is not enough, or the conversation is no longer as it is remembered:
 * then nothing has happened, or a repeat will find that it has, and it takes a transaction.
 */
export async function answerAtOnce(
  store: Store,
  conversations: Conversations,
  incoming: Incoming,
  unreadFor: number,
): Promise<Reply | undefined> {
  const conversation = conversations.of(incoming.from);
  if (conversation && isTooSoon(conversation, incoming, unreadFor)) return {};
  const wish = conversation && wishFrom(conversation, incoming);
  if (!conversation || !wish) return undefined;
  const talk = talkOf(conversation, incoming, await store.now());
  const { draft, target } = conversation;
  const sight = { draft, target, looking: undefined, code: undefined };
  const { deeds, reply, next } = answer({ kind: 'fill', wish, sight }, talk);
  const written = next ? undefined : asOneStatement(deeds);
  const shown =
    written &&
    (await store.atOnce({
      incoming: incoming.id,
      order: incoming.message?.order,
      at: talk.now,
      ...conversation,
      ...written,
    }));
  if (!shown) {
    conversations.forget(incoming.from);
    return undefined;
  }
  conversations.goneOn({
    ...conversation,
    account: { ...conversation.account, focus: written.focus },
    draft: { ...draft, answers: written.answers, rev: draft.rev + 1 },
    shown,
  });
  return reply;
}

/** Was it pressed before it could be read? */
function isTooSoon({ shown, since }: Remembered, { says }: Incoming, unreadFor: number): boolean {
  const press = says.kind === 'press' ? shown.press(says.token) : undefined;
  return press !== undefined && isUnread(press, performance.now() - since, unreadFor);
}

type FillWish = Extract<Wish, { readonly kind: 'fill' }>;

/** What is wanted, if it is something about the form that is remembered and needs nothing else to be looked at. */
function wishFrom({ account, draft, shown }: Conversation, incoming: Incoming): FillWish | undefined {
  const { says, message, longest, thread } = incoming;
  if (thread !== undefined) return undefined;
  // What was heard last may have to do with what is said now.
  if (says.kind !== 'press' && account.lastHeard) return undefined;
  const press = says.kind === 'press' ? shown.press(says.token) : undefined;
  if (says.kind === 'press' && (!press || says.renews)) return undefined;
  const wish = understand(says, {
    account,
    pressed: press && { press, person: account.person.id },
    message,
    longest,
  });
  if (wish.kind !== 'fill' || wish.draft !== draft.id) return undefined;
  const { fill } = wish;
  const isAnswer = fill.kind === 'picked' || fill.kind === 'skip' || (fill.kind === 'typed' && fill.code === undefined);
  return isAnswer ? wish : undefined;
}

function talkOf({ account, law }: Conversation, { forms, pagesLack }: Incoming, now: Date): Talk {
  return { account, texts: texts[account.language], law, now, forms, pagesLack };
}

/** What an answer does: exactly this is written in one statement. */
export interface AnswerWritten {
  readonly answers: Answers;
  /** The question becomes the answer where it stood. */
  readonly replaced: Message;
  readonly focus: Focus | undefined;
  /** The next question, or the review. */
  readonly said: Message;
}

function asOneStatement(deeds: readonly Deed[]): AnswerWritten | undefined {
  const [save, replace, focus, say, ...more] = deeds;
  if (save?.do !== 'save' || replace?.do !== 'replace' || focus?.do !== 'focus' || say?.do !== 'say') return undefined;
  if (more.length > 0 || save.parts) return undefined;
  return { answers: save.answers, replaced: replace.message, focus: focus.on, said: say.message };
}

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

/** With the moment, in ms from wherever it is counted, at which the question was asked that is open in it. */
type Remembered = Conversation & { readonly since: number };

type From = Pick<Incoming['from'], 'channel' | 'address'>;

/** The conversations that this process remembers, by the account. */
export interface Conversations {
  of(from: From): Remembered | undefined;
  /** What has just been seen is trusted from now. */
  seen(conversation: Conversation): void;
  /** It has gone on without a look. */
  goneOn(conversation: Conversation): void;
  forget(from: From): void;
}

export function newConversations(): Conversations {
  const known = new LRUCache<string, { readonly conversation: Remembered; readonly until: number }>({ max: most });
  return {
    of(from) {
      const found = known.get(nameOf(from));
      return found && found.until > performance.now() ? found.conversation : undefined;
    },
    seen(conversation) {
      known.set(nameOf(conversation.account), {
        conversation: { ...conversation, since: performance.now() },
        until: performance.now() + trusted,
      });
    },
    goneOn(conversation) {
      const name = nameOf(conversation.account);
      const found = known.get(name);
      if (found) known.set(name, { ...found, conversation: { ...conversation, since: performance.now() } });
    },
    forget: (from) => known.delete(nameOf(from)),
  };
}

function nameOf({ channel, address }: From): string {
  return `${channel}:${address}`;
}
