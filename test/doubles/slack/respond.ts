import type { Fields } from '../loopback.ts';
import { change, keep, readContent } from './messages.ts';
import { SlackError } from './slack-error.ts';
import type { Channel, Member, State } from './state.ts';

/** What the app posts to a response_url. Throws Slack's error. */
export function respond(state: State, id: string, params: Fields): void {
  const address = state.responses.get(id);
  if (address === undefined || address.expiresAt <= state.clock().getTime()) throw new SlackError('expired_url');
  if (address.left === 0) throw new SlackError('used_url');
  address.left -= 1;
  const origin = state.messages.find(({ ts }) => ts === address.ts);
  if (params.delete_original === true && origin !== undefined) {
    change(state, origin, { deleted: true });
    return;
  }
  const content = readContent(state, params);
  if (params.replace_original === true && origin !== undefined) {
    change(state, origin, { ...content, edited: true });
    return;
  }
  show(state, address.channel, address.userId, params, content);
}

/** What the app answered to a slash command in the acknowledgement itself. */
export function answerCommand(state: State, channel: Channel, member: Member, body: Fields): void {
  if (body.text === undefined && body.blocks === undefined) return;
  show(state, channel.id, member.id, body, readContent(state, body));
}

function show(
  state: State,
  channel: string,
  userId: string,
  params: Fields,
  content: Parameters<typeof keep>[3],
): void {
  const inChannel = params.response_type === 'in_channel';
  keep(state, channel, 'bot', { ...content, ...(!inChannel && { ephemeralFor: userId }) });
}
