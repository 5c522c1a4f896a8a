import { asFields } from '../loopback.ts';
import type { Pending, State, Update } from './state.ts';

const day = 86_400_000;
const pressLife = 150_000;
/** An offset further than this beyond the last update is not believed, and confirms nothing. */
const farthestOffset = 10;

export function enqueue(state: State, update: Update, again: boolean): void {
  const now = state.clock().getTime();
  state.pending.push({
    update,
    queue: queueOf(update),
    expiresAt: now + ('callback_query' in update ? pressLife : day),
    again,
    failures: 0,
    delay: 1,
    dueAt: now,
    state: 'waiting',
  });
}

export function settle(state: State, pending: Pending): void {
  const index = state.pending.indexOf(pending);
  if (index >= 0) state.pending.splice(index, 1);
}

export function giveUp(state: State, pending: Pending): void {
  settle(state, pending);
  state.expired.push(pending.update);
}

export function expire(state: State): void {
  const now = state.clock().getTime();
  for (const one of state.pending.filter(({ expiresAt }) => expiresAt <= now)) {
    if (one.state !== 'in flight') giveUp(state, one);
  }
}

/** Settles what an offset confirms: all before it; of a negative one, all but so many of the last. */
export function confirm(state: State, offset: number): void {
  if (offset > state.nextUpdateId + farthestOffset) return;
  const last = state.pending.length + offset;
  for (const [index, one] of [...state.pending].entries()) {
    const passed = offset < 0 ? index < last : one.update.update_id < offset;
    if (one.again ? one.state === 'returned' : passed) settle(state, one);
  }
}

/** The first update of every queue; those behind it wait until it is delivered. */
export function heads(state: State): readonly Pending[] {
  const seen = new Set<string>();
  return state.pending.filter(({ queue }) => !seen.has(queue) && seen.add(queue));
}

/** Messages queue by chat, presses by person, blocking by chat beside the messages, as Telegram's server has it. */
function queueOf(update: Update): string {
  const query = asFields(update.callback_query ?? update.inline_query);
  if (query.id !== undefined) return `query ${asFields(query.from).id}`;
  const member = asFields(update.my_chat_member);
  if (member.chat !== undefined) return `member ${asFields(member.chat).id}`;
  const content = asFields(update.message ?? update.edited_message);
  return `chat ${asFields(content.chat).id}`;
}
