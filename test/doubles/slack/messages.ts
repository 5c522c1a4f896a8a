import { asFields, type Fields, structured } from '../loopback.ts';
import { checkMessageBlocks } from './block-kit.ts';
import { limits } from './limits.ts';
import { elementsOf, optionsOf, plainText } from './read-blocks.ts';
import { SlackError } from './slack-error.ts';
import { bot, nextId, type SlackFile, type SlackMessage, type State, stamp, team } from './state.ts';

/** Reads text and blocks and refuses what Slack refuses of a message. */
export function readContent(state: State, params: Fields): Pick<SlackMessage, 'text' | 'blocks'> {
  const given = params.blocks === undefined || params.blocks === '' ? [] : structured(params.blocks);
  if (!Array.isArray(given)) throw new SlackError('invalid_blocks_format');
  const problems = checkMessageBlocks(given);
  if (problems.length > 0) throw new SlackError('invalid_blocks', problems);
  const [marked, others] = [given.filter(isMarkdown), given.filter((block) => !isMarkdown(block))];
  if (plainText(others).length > limits.message.textInBlocks || plainText(marked).length > limits.message.markdown) {
    throw new SlackError('msg_blocks_too_long');
  }
  const text = String(params.text ?? '').slice(0, limits.message.text);
  if (text === '' && given.length === 0) throw new SlackError('no_text');
  return { text, blocks: withIds(state, given) };
}

/** What Slack adds to its answer when it has cut a text. */
export function truncation({ text }: Fields): Fields {
  if (String(text ?? '').length <= limits.message.text) return {};
  const messages = ['[WARN] Your message was truncated but still posted'];
  return { warning: 'message_truncated', response_metadata: { warnings: ['message_truncated'], messages } };
}

function isMarkdown(block: unknown): boolean {
  return asFields(block).type === 'markdown';
}

/** Slack names the blocks and elements that the app has not named. */
export function withIds(state: State, blocks: readonly unknown[]): readonly Fields[] {
  return blocks.map(asFields).map((block) => ({
    ...block,
    block_id: block.block_id ?? nextId(state, 'b'),
    ...(Array.isArray(block.elements) && { elements: block.elements.map((one) => named(state, one)) }),
    ...(block.accessory !== undefined && { accessory: named(state, block.accessory) }),
    ...(block.element !== undefined && { element: named(state, block.element) }),
  }));
}

const silent = ['image', 'plain_text', 'mrkdwn'];

function named(state: State, value: unknown): Fields {
  const element = asFields(value);
  const type = String(element.type);
  if (silent.includes(type) || type.startsWith('rich_text_s') || element.action_id !== undefined) return element;
  return { ...element, action_id: nextId(state, 'a') };
}

export function keep(
  state: State,
  channel: string,
  from: string,
  content: Partial<Omit<SlackMessage, 'ts' | 'channel' | 'from'>>,
): SlackMessage {
  const message: SlackMessage = {
    ts: stamp(state),
    channel,
    from,
    text: '',
    blocks: [],
    edited: false,
    deleted: false,
    files: [],
    ...content,
  };
  state.messages.push(message);
  state.changes.changed();
  return message;
}

export function change(state: State, message: SlackMessage, content: Partial<SlackMessage>): SlackMessage {
  const changed = { ...message, ...content };
  state.messages[state.messages.findIndex(({ ts }) => ts === message.ts)] = changed;
  state.changes.changed();
  return changed;
}

export function find(state: State, channel: string, ts: string): SlackMessage | undefined {
  return state.messages.find((one) => one.channel === channel && one.ts === ts && !one.deleted);
}

export function visible(state: State, channel: string, userId?: string): readonly SlackMessage[] {
  return state.messages.filter(
    (one) => one.channel === channel && !one.deleted && (one.ephemeralFor === undefined || one.ephemeralFor === userId),
  );
}

export interface SeenButton {
  readonly text: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value: string | undefined;
  readonly url: string | undefined;
  readonly style: string | undefined;
}

export function buttonsOf(blocks: readonly Fields[]): readonly SeenButton[] {
  return blocks.flatMap((block) =>
    elementsOf(block).flatMap((element) => {
      const at = { actionId: String(element.action_id), blockId: String(block.block_id) };
      const seen = ({ text, value, url, style }: Fields): SeenButton => ({
        text: String(asFields(text).text),
        ...at,
        value: optional(value),
        url: optional(url),
        style: optional(style),
      });
      if (element.type === 'overflow') return optionsOf(element).map(seen);
      return element.type === 'button' ? [seen(element)] : [];
    }),
  );
}

function optional(value: unknown): string | undefined {
  return value === undefined ? undefined : String(value);
}

export function fileJson(state: State, url: string, file: SlackFile): Fields {
  const address = `${url}/files-pri/${team.id}-${file.id}/download/${encodeURIComponent(file.name)}`;
  return {
    id: file.id,
    created: Math.floor(state.clock().getTime() / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.mime,
    filetype: file.name.split('.').at(-1) ?? '',
    user: file.userId,
    size: file.bytes.length,
    mode: 'hosted',
    url_private: address,
    url_private_download: address,
  };
}

/** The Web API's message object. */
export function messageJson(state: State, message: SlackMessage): Fields {
  const byBot = message.from === 'bot';
  const begins = state.messages.some(({ threadTs, channel }) => threadTs === message.ts && channel === message.channel);
  const thread = message.threadTs ?? (begins ? message.ts : undefined);
  return {
    type: 'message',
    ...(message.broadcast && { subtype: 'thread_broadcast' }),
    user: byBot ? bot.userId : message.from,
    ...(byBot && { bot_id: bot.id, app_id: 'A0GOUBAN' }),
    ts: message.ts,
    text: message.text,
    team: team.id,
    ...(message.blocks.length > 0 && { blocks: message.blocks }),
    ...(message.edited && { edited: { user: bot.userId, ts: message.ts } }),
    ...(thread !== undefined && { thread_ts: thread }),
    ...(message.metadata && { metadata: message.metadata }),
    ...(message.files.length > 0 && { files: message.files.map((file) => fileJson(state, state.url, file)) }),
  };
}
