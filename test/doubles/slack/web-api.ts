import { asFields, type Fields, isFields, isUpload, structured } from '../loopback.ts';
import { checkMessageBlocks } from './block-kit.ts';
import { limits } from './limits.ts';
import { change, fileJson, find, keep, messageJson, readContent, truncation, visible } from './messages.ts';
import { SlackError } from './slack-error.ts';
import {
  appId,
  bot,
  type Channel,
  type Member,
  nextId,
  type SlackFile,
  type SlackMessage,
  type State,
  team,
} from './state.ts';
import { openView, publishView, pushView, updateView, viewJson } from './views.ts';

type Method = (state: State, params: Fields) => Fields;

type Tier = keyof typeof limits.tiers;

export const methods: ReadonlyMap<string, { readonly tier: Tier; readonly run: Method }> = new Map(
  Object.entries({
    'auth.test': { tier: 'special', run: authTest },
    'chat.postMessage': { tier: 'special', run: postMessage },
    'chat.postEphemeral': { tier: 'four', run: postEphemeral },
    'chat.update': { tier: 'three', run: updateMessage },
    'chat.delete': { tier: 'three', run: deleteMessage },
    'chat.unfurl': { tier: 'three', run: unfurl },
    'conversations.history': { tier: 'three', run: history },
    'conversations.info': { tier: 'three', run: conversationInfo },
    'conversations.open': { tier: 'three', run: openConversation },
    'views.open': { tier: 'four', run: (state, params) => ({ view: viewJson(openView(state, params)) }) },
    'views.push': { tier: 'four', run: (state, params) => ({ view: viewJson(pushView(state, params)) }) },
    'views.update': { tier: 'four', run: (state, params) => ({ view: viewJson(updateView(state, params)) }) },
    'views.publish': { tier: 'four', run: (state, params) => ({ view: viewJson(publishView(state, params)) }) },
    'users.info': { tier: 'four', run: userInfo },
    'users.list': { tier: 'two', run: userList },
    'files.upload': {
      tier: 'two',
      run() {
        throw new SlackError('method_deprecated');
      },
    },
    'files.info': { tier: 'four', run: fileInfo },
    'files.getUploadURLExternal': { tier: 'four', run: uploadUrl },
    'files.completeUploadExternal': { tier: 'four', run: completeUpload },
  } satisfies Record<string, { tier: Tier; run: Method }>),
);

/** Throws 'ratelimited' beyond a method's tier, and beyond one message a second in a channel (a few at once pass). */
export function enforceRates(state: State, method: string, params: Fields): void {
  if (!state.rateLimits) return;
  const perMinute = limits.tiers[methods.get(method)?.tier ?? 'special'];
  const scope = method === 'chat.postMessage' ? `${method} ${params.channel}` : method;
  const wait =
    method === 'chat.postMessage'
      ? state.buckets.take(scope, limits.posting.perSecond, limits.posting.atOnce)
      : state.buckets.take(scope, perMinute / 60, perMinute);
  if (wait > 0) throw park(state, scope, wait);
}

export function park(state: State, scope: string, wait: number): SlackError {
  state.parked.set(scope, state.clock().getTime() + wait * 1000);
  return new SlackError('ratelimited', [], wait);
}

export function isInsideRetryAfter(state: State, method: string, params: Fields): boolean {
  const until = [method, `${method} ${params.channel}`].map((scope) => state.parked.get(scope) ?? 0);
  return state.clock().getTime() < Math.max(...until);
}

function authTest(state: State): Fields {
  return {
    url: `${state.url}/`,
    team: '购办',
    user: bot.name,
    team_id: team.id,
    user_id: bot.userId,
    bot_id: bot.id,
    app_id: appId,
    is_enterprise_install: false,
  };
}

function postMessage(state: State, params: Fields): Fields {
  const channel = channelOf(state, dmOf(state, params.channel) ?? params.channel);
  const metadata = structured(params.metadata);
  const threadTs = params.thread_ts === undefined ? undefined : String(params.thread_ts);
  if (threadTs !== undefined && !find(state, channel.id, threadTs)) throw new SlackError('thread_not_found');
  const message = keep(state, channel.id, 'bot', {
    ...readContent(state, params),
    ...(threadTs !== undefined && { threadTs, broadcast: String(params.reply_broadcast) === 'true' }),
    ...(isFields(metadata) && { metadata }),
  });
  return { channel: channel.id, ts: message.ts, message: messageJson(state, message), ...truncation(params) };
}

function postEphemeral(state: State, params: Fields): Fields {
  const channel = channelOf(state, params.channel);
  const member = memberOf(state, params.user);
  if (channel.dmOf !== undefined && channel.dmOf !== member.id) throw new SlackError('user_not_in_channel');
  const message = keep(state, channel.id, 'bot', { ...readContent(state, params), ephemeralFor: member.id });
  return { message_ts: message.ts };
}

function updateMessage(state: State, params: Fields): Fields {
  const message = ownMessage(state, params, 'cant_update_message');
  const age = state.clock().getTime() - 1000 * Number.parseFloat(message.ts);
  if (age > state.editWindow) throw new SlackError('edit_window_closed');
  if (String(params.text ?? '').length > limits.message.updatedText) throw new SlackError('msg_too_long');
  const content = readContent(state, params);
  const kept = params.blocks === undefined ? { ...content, blocks: [] } : content;
  const changed = change(state, message, { ...kept, edited: true });
  return { channel: message.channel, ts: message.ts, text: changed.text, message: messageJson(state, changed) };
}

function deleteMessage(state: State, params: Fields): Fields {
  const message = ownMessage(state, params, 'cant_delete_message');
  change(state, message, { deleted: true });
  return { channel: message.channel, ts: message.ts };
}

/** What the app shows below links in what a person wrote; only below such as stand there. */
function unfurl(state: State, params: Fields): Fields {
  const unfurls = structured(params.unfurls);
  if (!isFields(unfurls) || Object.keys(unfurls).length === 0) throw new SlackError('missing_unfurls');
  const channel = channelOf(state, params.channel);
  const message = find(state, channel.id, String(params.ts));
  if (message === undefined) throw new SlackError('cannot_find_message');
  for (const [url, shown] of Object.entries(unfurls)) {
    if (!message.text.includes(url)) throw new SlackError('cannot_unfurl_url');
    const problems = checkMessageBlocks(asFields(shown).blocks);
    if (problems.length > 0) throw new SlackError('invalid_blocks', [...problems]);
  }
  return {};
}

function ownMessage(state: State, params: Fields, notOwn: string): SlackMessage {
  const channel = channelOf(state, params.channel);
  const message = find(state, channel.id, String(params.ts));
  if (message === undefined || message.ephemeralFor !== undefined) throw new SlackError('message_not_found');
  if (message.from !== 'bot') throw new SlackError(notOwn);
  return message;
}

/** What everybody in a conversation sees, the newest first. */
function history(state: State, params: Fields): Fields {
  const channel = channelOf(state, params.channel);
  const most = Number(params.limit ?? 100);
  const all = visible(state, channel.id).filter(({ threadTs, broadcast }) => threadTs === undefined || broadcast);
  const messages = all.slice(-most).toReversed();
  return { messages: messages.map((one) => messageJson(state, one)), has_more: all.length > messages.length };
}

function openConversation(state: State, params: Fields): Fields {
  const member = memberOf(state, String(params.users ?? '').split(',')[0]);
  return { channel: { id: member.dm }, no_op: true, already_open: true };
}

function conversationInfo(state: State, params: Fields): Fields {
  const { id, name, dmOf, isPrivate = false } = channelOf(state, params.channel);
  if (dmOf !== undefined) return { channel: { id, is_im: true, user: dmOf } };
  return { channel: { id, name, is_channel: true, is_im: false, is_private: isPrivate } };
}

function userInfo(state: State, params: Fields): Fields {
  const member = memberOf(state, params.user);
  const { locale } = member;
  return { user: { ...userJson(member), ...(String(params.include_locale) === 'true' && { locale }) } };
}

function userList(state: State): Fields {
  return { members: [...state.members.values()].map(userJson) };
}

function userJson({ id, name }: Member): Fields {
  const profile = { real_name: name, display_name: name, email: `${id.toLowerCase()}@example.com` };
  const is = { deleted: false, is_bot: false };
  return { id, team_id: team.id, name, real_name: name, ...is, tz: 'Asia/Shanghai', profile };
}

function fileInfo(state: State, params: Fields): Fields {
  const file = state.files.get(String(params.file));
  if (file === undefined) throw new SlackError('file_not_found');
  return { file: fileJson(state, state.url, file) };
}

function uploadUrl(state: State, params: Fields): Fields {
  const length = Number(params.length);
  if (!(length > 0) || params.filename === undefined) throw new SlackError('invalid_arguments');
  const id = nextId(state, 'F');
  state.uploads.set(id, { name: String(params.filename), length, bytes: undefined });
  return { upload_url: `${state.url}/upload/v1/${id}`, file_id: id };
}

/** Takes the bytes of an upload at its URL; false when the URL is unknown or the length is not the one announced. */
export function receiveUpload(state: State, id: string, body: Buffer, fields: Fields): boolean {
  const upload = state.uploads.get(id);
  const attached = Object.values(fields).find(isUpload);
  const bytes = attached?.bytes ?? body;
  if (upload === undefined || bytes.length !== upload.length) return false;
  upload.bytes = bytes;
  return true;
}

function completeUpload(state: State, params: Fields): Fields {
  const wanted = structured(params.files);
  if (!Array.isArray(wanted) || wanted.length === 0) throw new SlackError('invalid_arguments');
  const files = wanted.map((one): SlackFile => {
    const { id, title } = asFields(one);
    const upload = state.uploads.get(String(id));
    if (upload?.bytes === undefined) throw new SlackError('file_not_found');
    const { name, bytes } = upload;
    return {
      id: String(id),
      name,
      title: String(title ?? name),
      mime: 'application/octet-stream',
      bytes,
      userId: bot.userId,
    };
  });
  for (const file of files) {
    state.files.set(file.id, file);
    state.uploads.delete(file.id);
  }
  const to = params.channel_id ?? params.channels;
  if (to !== undefined) {
    const threadTs = params.thread_ts === undefined ? {} : { threadTs: String(params.thread_ts) };
    const text = String(params.initial_comment ?? '');
    keep(state, channelOf(state, to).id, 'bot', { text, files, ...threadTs });
  }
  return { files: files.map((file) => fileJson(state, state.url, file)) };
}

/** A person's direct messages by the person's id, which only a new message takes for a channel. */
function dmOf(state: State, userId: unknown): string | undefined {
  return state.members.get(String(userId))?.dm;
}

function channelOf(state: State, id: unknown): Channel {
  const channel = state.channels.get(String(id));
  if (channel === undefined) throw new SlackError('channel_not_found');
  return channel;
}

function memberOf(state: State, id: unknown): Member {
  const member = state.members.get(String(id));
  if (member === undefined) throw new SlackError('user_not_found');
  return member;
}
