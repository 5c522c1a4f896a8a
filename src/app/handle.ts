import { answer } from '../dialogue/answer.ts';
import { sentence } from '../dialogue/menu.ts';
import type { Incoming, Reply } from '../dialogue/message.ts';
import type { Seen } from '../dialogue/seen.ts';
import type { Draft, Talk } from '../dialogue/talk.ts';
import { understand } from '../dialogue/understand.ts';
import type { Wish } from '../dialogue/wish.ts';
import { texts } from '../text/all.ts';
import type { Conversation } from './conversations.ts';
import { holdsOpened } from './facts/known.ts';
import { look } from './look.ts';
import { perform } from './perform.ts';
import type { World } from './ports/stores.ts';

/** What the channel gets back, and the conversation to be remembered, where it has come to the next question of a form. */
export interface Handled {
  readonly reply: Reply;
  readonly conversation: Conversation | undefined;
}

/** Handles one thing that a person did, whatever the channel: hear, understand, look, answer, do. */
export async function handle(world: World, incoming: Incoming): Promise<Handled> {
  const { says, from, forms, pagesLack, stroke, toast = true } = incoming;
  const now = await world.now();
  const [isNew, account, pressed] = await Promise.all([
    world.receive(incoming.id),
    world.people.arrive(from, now),
    says.kind === 'press' ? world.outbox.press(says.token) : undefined,
  ]);
  if (!isNew) return { reply: repeated(says), conversation: undefined };
  if (says.kind === 'press' && says.renews) await world.outbox.renew(account, says.renews.key, says.renews.reference);
  let talk: Talk = { account, texts: texts[account.language], law: await world.law(), now, forms, pagesLack, stroke };
  let reply: Reply = {};
  let conversation: Conversation | undefined;
  let isSaid = false;
  let wish: Wish | undefined = understand(says, { account, pressed });
  while (wish) {
    const seen: Seen = await look(world, wish, talk);
    const answered = answer(seen, talk);
    isSaid ||= answered.deeds.some((deed) => deed.do === 'say');
    const done = await perform(world, talk, answered);
    talk = done.talk;
    reply = { ...reply, ...done.reply };
    conversation = conversationIn(world, talk, seen, done.draft);
    wish = done.next;
  }
  if (!toast && says.kind === 'press' && reply.word !== undefined && !isSaid) {
    await world.outbox.say(talk.account, sentence(reply.word));
  }
  return { reply, conversation };
}

/** A redelivery changes nothing; a modal that waits for an answer is closed, since its page was taken the first time. */
function repeated(says: Incoming['says']): Reply {
  return says.kind === 'page' ? { closed: true } : {};
}

/** What is remembered of a talk about one form; drafts of what will be sealed are not kept in memory, nor what was opened. */
function conversationIn(
  world: World,
  { account, law }: Talk,
  { kind, sight }: Seen,
  changed: Draft | undefined,
): Conversation | undefined {
  if ((kind !== 'begin' && kind !== 'fill') || !sight) return undefined;
  const draft = changed ?? sight.draft;
  const { focus } = account;
  const isOpen = focus && 'draft' in focus && focus.draft === draft?.id;
  if (!draft || !isOpen || draft.secret || holdsOpened(sight.target.known)) return undefined;
  return { account, draft, target: sight.target, law, shown: world.outbox.shown(account.id) };
}
