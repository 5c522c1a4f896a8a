import { asFields, type Fields, isFields } from '../loopback.ts';
import type { Person, Workplace } from './slack-workplace.ts';

/** Something asked of a Slack, and what ours answers; `emulate` says where emulate answers otherwise. */
interface Probe {
  readonly what: string;
  readonly ask: (place: Workplace, person: Person) => Promise<unknown>;
  readonly ours: string;
  readonly emulate?: string;
}

const plain = (text: string): Fields => ({ type: 'plain_text', text });
const row = { type: 'actions', elements: [{ type: 'button', action_id: 'next', text: plain('下一步') }] };
const modal = (more: Fields = {}): Fields => ({ type: 'modal', title: plain('表'), blocks: [row], ...more });
const post = (place: Workplace, { channel }: Person, more: Fields) =>
  place.api('chat.postMessage', { channel, text: '好', ...more });
const open = async (place: Workplace, person: Person, view: Fields = modal()) =>
  place.api('views.open', { trigger_id: await place.trigger(person), view });
const update = (place: Workplace, { channel }: Person, ts: unknown, more: Fields) =>
  place.api('chat.update', { channel, ts, ...more });

/** The same asked of both, of an app that only acknowledges: what emulate lets pass, ours refuses as Slack does. */
export const probes: readonly Probe[] = [
  {
    what: 'a call without a token',
    ask: (place) => place.api('auth.test', {}, ''),
    ours: 'not_authed',
  },
  {
    what: 'a call with a token of nobody',
    ask: (place) => place.api('auth.test', {}, 'xoxb-nobody'),
    ours: 'invalid_auth',
    emulate: 'ok',
  },
  {
    what: 'a method that is none',
    ask: (place) => place.api('chat.shout'),
    ours: 'unknown_method',
    emulate: 'http_404',
  },
  {
    what: 'a socket for the token of an app',
    ask: (place) => place.api('apps.connections.open', {}, place.appToken),
    ours: 'ok',
    emulate: 'http_404',
  },
  {
    what: 'a message to no conversation',
    ask: (place, person) => post(place, person, { channel: 'C404' }),
    ours: 'channel_not_found',
  },
  { what: 'a message of nothing', ask: (place, person) => post(place, person, { text: '' }), ours: 'no_text' },
  {
    what: 'a message to a person by his own id',
    ask: (place, person) => post(place, person, { channel: person.id }),
    ours: 'ok',
  },
  {
    what: 'a message of 40,001 characters',
    ask: async (place, person) => ({ error: (await post(place, person, { text: '字'.repeat(40_001) })).warning }),
    ours: 'message_truncated',
  },
  {
    what: 'blocks that are no list',
    ask: (place, person) => post(place, person, { blocks: '{"type":"divider"}' }),
    ours: 'invalid_blocks_format',
    emulate: 'invalid_blocks',
  },
  {
    what: 'a section of 3,001 characters',
    ask: (place, person) => post(place, person, { blocks: [{ type: 'section', text: plain('字'.repeat(3001)) }] }),
    ours: 'invalid_blocks',
    emulate: 'ok',
  },
  {
    what: '51 blocks',
    ask: (place, person) => post(place, person, { blocks: Array(51).fill({ type: 'divider' }) }),
    ours: 'invalid_blocks',
    emulate: 'ok',
  },
  {
    what: 'a block of no known type',
    ask: (place, person) => post(place, person, { blocks: [{ type: 'banner' }] }),
    ours: 'invalid_blocks',
    emulate: 'ok',
  },
  {
    what: 'more text in blocks than a message holds',
    ask: (place, person) =>
      post(place, person, { blocks: Array(4).fill({ type: 'section', text: plain('字'.repeat(2900)) }) }),
    ours: 'msg_blocks_too_long',
    emulate: 'ok',
  },
  {
    what: 'ids for blocks that have none',
    async ask(place, person) {
      const { message } = await post(place, person, { blocks: [{ type: 'divider' }] });
      const [block] = [asFields(message).blocks].flat();
      return { error: asFields(block).block_id === undefined ? 'none' : 'given' };
    },
    ours: 'given',
    emulate: 'none',
  },
  {
    what: 'a change of no message',
    ask: (place, person) => update(place, person, '1.000001', { text: '好' }),
    ours: 'message_not_found',
  },
  {
    what: 'a change of another’s message',
    async ask(place, person) {
      await person.says('我的');
      const own = (await person.dm()).find(({ byBot }) => !byBot);
      return update(place, person, own?.ts, { text: '好' });
    },
    ours: 'cant_update_message',
  },
  {
    what: 'a change in a conversation named by the person',
    async ask(place, person) {
      const { ts } = await post(place, person, {});
      return place.api('chat.update', { channel: person.id, ts, text: '好' });
    },
    ours: 'channel_not_found',
    emulate: 'message_not_found',
  },
  {
    what: 'a change to 4,001 characters',
    async ask(place, person) {
      const { ts } = await post(place, person, {});
      return update(place, person, ts, { text: '字'.repeat(4001) });
    },
    ours: 'msg_too_long',
    emulate: 'ok',
  },
  {
    what: 'buttons that are not sent again with a new text',
    async ask(place, person) {
      const { ts } = await post(place, person, { blocks: [row] });
      await update(place, person, ts, { text: '好' });
      const changed = (await person.dm()).find((message) => message.ts === ts);
      return { error: changed?.buttons.length === 0 ? 'gone' : 'there' };
    },
    ours: 'gone',
  },
  {
    what: 'a trigger that was never given',
    ask: (place) => place.api('views.open', { trigger_id: '1.2.three', view: modal() }),
    ours: 'invalid_trigger_id',
  },
  {
    what: 'a trigger for the second time',
    async ask(place, person) {
      const trigger_id = await place.trigger(person);
      await place.api('views.open', { trigger_id, view: modal() });
      return place.api('views.open', { trigger_id, view: modal() });
    },
    ours: 'exchanged_trigger_id',
  },
  {
    what: 'a title of 25 characters',
    ask: (place, person) => open(place, person, modal({ title: plain('字'.repeat(25)) })),
    ours: 'invalid_arguments',
    emulate: 'ok',
  },
  {
    what: 'an input without a submit button',
    ask(place, person) {
      const element = { type: 'plain_text_input', action_id: 'v' };
      return open(place, person, modal({ blocks: [{ type: 'input', label: plain('名'), element }] }));
    },
    ours: 'invalid_arguments',
    emulate: 'ok',
  },
  {
    what: 'a modal at Home',
    ask: (place, person) => place.api('views.publish', { user_id: person.id, view: modal() }),
    ours: 'invalid_arguments',
    emulate: 'invalid_view',
  },
  {
    what: 'a Home for nobody',
    ask: (place) => place.api('views.publish', { user_id: 'U404', view: { type: 'home', blocks: [] } }),
    ours: 'user_not_found',
  },
  {
    what: 'a change of no view',
    ask: (place) => place.api('views.update', { view_id: 'V404', view: modal() }),
    ours: 'not_found',
  },
  {
    what: 'a change of a view that has changed meanwhile',
    async ask(place, person) {
      const { id: view_id, hash } = asFields((await open(place, person)).view);
      await place.api('views.update', { view_id, hash, view: modal() });
      return place.api('views.update', { view_id, hash, view: modal() });
    },
    ours: 'hash_conflict',
  },
  {
    what: 'an external_id of another view',
    async ask(place, person) {
      const { id } = asFields((await open(place, person, modal({ external_id: 'one' }))).view);
      const trigger_id = await place.trigger(person, String(id));
      return place.api('views.push', { trigger_id, view: modal({ external_id: 'one' }) });
    },
    ours: 'duplicate_external_id',
  },
  {
    what: 'a fourth view on a stack',
    async ask(place, person) {
      let answer = await open(place, person);
      for (let more = 0; more < 3; more += 1) {
        const trigger_id = await place.trigger(person, String(asFields(answer.view).id));
        answer = await place.api('views.push', { trigger_id, view: modal() });
      }
      return answer;
    },
    ours: 'push_limit_reached',
  },
  {
    what: 'a file whose bytes never came',
    async ask(place) {
      const { file_id: id } = await place.api('files.getUploadURLExternal', { filename: 'a.csv', length: 3 });
      return place.api('files.completeUploadExternal', { files: [{ id }] });
    },
    ours: 'file_not_found',
  },
  {
    what: 'a file of another length than announced',
    ask: (place) => uploaded(place, 'a.csv', 4),
    ours: 'file_not_found',
    emulate: 'ok',
  },
  {
    what: 'a file, without a token',
    async ask(place) {
      const response = await fetch(await addressOf(place, 'a.csv'));
      return { error: response.ok ? response.headers.get('content-type') : `http_${response.status}` };
    },
    // Slack shows the page where people sign in.
    ours: 'text/html',
    emulate: 'http_401',
  },
  {
    what: 'a file with a Chinese name, with the token',
    async ask(place) {
      const headers = { authorization: `Bearer ${place.botToken}` };
      const response = await fetch(await addressOf(place, '公告.csv'), { headers });
      return { error: response.ok ? await response.text() : `http_${response.status}` };
    },
    ours: 'a,b',
    // It writes the name into a header that takes no such letters.
    emulate: 'http_500',
  },
];

/** What a probe was answered, in one word. */
export function inOneWord(answer: unknown): string {
  return String(asFields(answer).error ?? 'ok');
}

async function uploaded(place: Workplace, filename: string, length: number): Promise<Fields> {
  const { upload_url, file_id: id } = await place.api('files.getUploadURLExternal', { filename, length });
  await fetch(String(upload_url), { method: 'POST', body: 'a,b' });
  return place.api('files.completeUploadExternal', { files: [{ id }] });
}

async function addressOf(place: Workplace, filename: string): Promise<string> {
  const { files } = await uploaded(place, filename, 3);
  const [file] = [files].flat().filter(isFields);
  return String(file?.url_private_download);
}
