import type { Fields } from '../loopback.ts';
import { valuesOf } from './inputs.ts';
import { limits } from './limits.ts';
import { messageJson } from './messages.ts';
import {
  appId,
  bot,
  type Channel,
  type Member,
  nextId,
  type SlackMessage,
  type SlackView,
  type State,
  stamp,
  team,
} from './state.ts';
import { newTrigger, viewJson } from './views.ts';

const verification = { token: 'legacy-verification', api_app_id: appId } as const;

export function eventPayload(state: State, event: Fields): Fields {
  return {
    ...verification,
    team_id: team.id,
    event: { ...event, event_ts: event.event_ts ?? event.ts ?? stamp(state) },
    type: 'event_callback',
    event_id: nextId(state, 'Ev'),
    event_time: Math.floor(state.clock().getTime() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: bot.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
  };
}

/** The message event of what a person wrote. */
export function messageEvent(state: State, channel: Channel, message: SlackMessage, subtype?: string): Fields {
  return eventPayload(state, {
    ...messageJson(state, message),
    ...(message.files.length > 0 && { subtype: 'file_share' }),
    ...(subtype !== undefined && { subtype }),
    client_msg_id: nextId(state, 'msg-'),
    channel: channel.id,
    channel_type: channel.dmOf === undefined ? 'channel' : 'im',
  });
}

/** The event of a message that was changed: by its writer, who is named then, or by what Slack adds to it. */
export function changeEvent(state: State, channel: Channel, message: SlackMessage, before: SlackMessage): Fields {
  const by = message.edited ? { edited: { user: message.from, ts: stamp(state) } } : {};
  return eventPayload(state, {
    type: 'message',
    subtype: 'message_changed',
    message: { ...messageJson(state, message), ...by },
    previous_message: messageJson(state, before),
    channel: channel.id,
    channel_type: channel.dmOf === undefined ? 'channel' : 'im',
    hidden: true,
    ts: stamp(state),
  });
}

function interaction(member: Member): Fields {
  return {
    ...verification,
    team,
    enterprise: null,
    is_enterprise_install: false,
    user: { id: member.id, username: member.name, name: member.name, team_id: team.id },
  };
}

export function actionPayload(state: State, member: Member, place: SlackMessage | SlackView, action: Fields): Fields {
  const common = { ...interaction(member), type: 'block_actions', actions: [{ ...action, action_ts: stamp(state) }] };
  if ('ts' in place) {
    const ephemeral = place.ephemeralFor !== undefined;
    const container = { type: 'message', message_ts: place.ts, channel_id: place.channel, is_ephemeral: ephemeral };
    return {
      ...common,
      trigger_id: newTrigger(state, member.id, 'elsewhere'),
      container,
      channel: { id: place.channel, name: state.channels.get(place.channel)?.name },
      ...(!ephemeral && { message: messageJson(state, place) }),
      state: { values: valuesOf(place.blocks, new Map()) },
      response_url: responseUrl(state, member, place.channel, place.ts),
    };
  }
  return {
    ...common,
    trigger_id: newTrigger(state, member.id, place.type),
    container: { type: 'view', view_id: place.id },
    view: viewJson(place),
    state: viewJson(place).state,
  };
}

/** What is sought in a menu of which the app knows the options. */
export function suggestionPayload(
  state: State,
  member: Member,
  place: SlackMessage | SlackView,
  { block_id, action_id }: Fields,
  value: string,
): Fields {
  const common = { ...interaction(member), type: 'block_suggestion', block_id, action_id, value };
  if (!('ts' in place)) return { ...common, container: { type: 'view', view_id: place.id }, view: viewJson(place) };
  const container = { type: 'message', message_ts: place.ts, channel_id: place.channel, is_ephemeral: false };
  return { ...common, container, channel: { id: place.channel }, message: messageJson(state, place) };
}

/** A shortcut of the app, from anywhere or from a message. */
export function shortcutPayload(state: State, member: Member, callback: string, message?: SlackMessage): Fields {
  const common = { ...interaction(member), callback_id: callback, action_ts: stamp(state) };
  const trigger_id = newTrigger(state, member.id, 'elsewhere');
  if (!message) return { ...common, type: 'shortcut', trigger_id };
  const { channel, ts } = message;
  return {
    ...common,
    type: 'message_action',
    trigger_id,
    message_ts: ts,
    channel: { id: channel, name: state.channels.get(channel)?.name },
    message: messageJson(state, message),
    response_url: responseUrl(state, member, channel, ts),
  };
}

export function submissionPayload(state: State, member: Member, view: SlackView): Fields {
  const trigger_id = newTrigger(state, member.id, 'modal');
  return { ...interaction(member), type: 'view_submission', trigger_id, view: viewJson(view), response_urls: [] };
}

export function closedPayload(member: Member, view: SlackView, cleared: boolean): Fields {
  return { ...interaction(member), type: 'view_closed', view: viewJson(view), is_cleared: cleared };
}

export function commandPayload(state: State, member: Member, channel: Channel, command: string, text: string): Fields {
  return {
    ...verification,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: channel.id,
    channel_name: channel.dmOf !== undefined ? 'directmessage' : channel.isPrivate ? 'privategroup' : channel.name,
    user_id: member.id,
    user_name: member.name,
    command,
    text,
    is_enterprise_install: 'false',
    response_url: responseUrl(state, member, channel.id, undefined),
    trigger_id: newTrigger(state, member.id, 'elsewhere'),
  };
}

/** An address through which the app may answer five times within half an hour. */
function responseUrl(state: State, member: Member, channel: string, ts: string | undefined): string {
  const id = nextId(state, 'response-');
  const { life, uses } = limits.responseUrl;
  const expiresAt = state.clock().getTime() + life;
  state.responses.set(id, { channel, ts, userId: member.id, expiresAt, left: uses });
  return `${state.url}/response/${id}`;
}
