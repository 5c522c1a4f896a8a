import { asFields, type Fields } from '../loopback.ts';
import type { Ack } from './delivery.ts';
import type { Member, SlackView, State } from './state.ts';
import { push, readView, replace } from './views.ts';

/** What became of a submitted modal. `failed` is Slack's own notice that the app did not answer well. */
export type Submission =
  | { readonly outcome: 'closed' | 'updated' | 'pushed' | 'cleared' }
  | { readonly outcome: 'errors'; readonly errors: Readonly<Record<string, string>> }
  | { readonly outcome: 'incomplete'; readonly missing: readonly string[] }
  | { readonly outcome: 'failed'; readonly why: string };

/** Does to the modals what the answer to a submission asks for. Throws Slack's error at a view that it refuses. */
export function applySubmission(state: State, member: Member, submitted: SlackView, ack: Ack): Submission {
  if (!ack.ok) return { outcome: 'failed', why: String(ack.outcome) };
  const params = ack.body;
  switch (params.response_action) {
    case 'errors':
      return showErrors(member, submitted, asFields(params.errors));
    case 'update':
      replace(state, member, submitted, readView(params, 'modal'));
      return { outcome: 'updated' };
    case 'push':
      push(state, member, readView(params, 'modal'));
      return { outcome: 'pushed' };
    case 'clear':
      member.modals.length = 0;
      return { outcome: 'cleared' };
    case undefined:
      member.modals.splice(0, Infinity, ...member.modals.filter(({ id }) => id !== submitted.id));
      return { outcome: 'closed' };
    default:
      return { outcome: 'failed', why: `unknown response_action ${params.response_action}` };
  }
}

function showErrors(member: Member, submitted: SlackView, given: Fields): Submission {
  const inputs = submitted.blocks.filter(({ type }) => type === 'input').map((block) => block.block_id);
  const stray = Object.keys(given).find((id) => !inputs.includes(id));
  if (stray !== undefined) return { outcome: 'failed', why: `no input block ${stray} for the error` };
  const errors = Object.fromEntries(Object.entries(given).map(([id, text]) => [id, String(text)]));
  if (Object.keys(errors).length === 0) return { outcome: 'failed', why: 'errors without an error' };
  member.errors = errors;
  return { outcome: 'errors', errors };
}
