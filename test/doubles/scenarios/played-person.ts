import { asFields, type Fields, isFields, isUpload } from '../loopback.ts';
import type { UploadedFile } from '../multipart.ts';
import { entered, key, labelOf, opened, valuesOf } from '../slack/inputs.ts';
import { blocksOf, elementsOf } from '../slack/read-blocks.ts';
import type { Kind } from '../slack/request.ts';
import type { RecordedCall } from './recorder.ts';
import { type Entered, type Person, seenMessage, seenView } from './slack-workplace.ts';

type Api = (method: string, params?: Fields) => Promise<Fields>;

interface Seat {
  readonly id: string;
  readonly channel: string;
  readonly app: { readonly app_id: string; readonly bot_user_id: string };
  readonly asBot: Api;
  readonly asPerson: Api;
  /** Posts a payload to the bot and resolves with what it answers. */
  readonly post: (kind: Kind, payload: Fields) => Promise<Fields>;
  /** What the bot has called so far. */
  readonly calls: readonly RecordedCall[];
}

/** A person in a Slack without interactivity: what Slack would post for him is posted here. */
export function playedPerson({ id, channel, app, asBot, asPerson, post, calls }: Seat): Person {
  const entries = new Map<string, Fields>();
  const triggers = new Set<string>();
  const closed = new Set<unknown>();
  /** What the answer to a submission put in the place of a view, after so many calls of the bot. */
  let replaced: { readonly view: Fields; readonly after: number } | undefined;
  let events = 0;

  const acting = { team: { id: 'T000000001' }, user: { id, team_id: 'T000000001' }, api_app_id: app.app_id };

  function modal(): Fields | undefined {
    const opened = calls.findLast(
      ({ method, params, answer }) =>
        method === 'views.open' && answer.ok === true && triggers.has(`${params.trigger_id}`),
    );
    const first = asFields(opened?.answer.view);
    if (first.id === undefined || closed.has(first.id)) return undefined;
    const updated = calls.findLastIndex(
      ({ method, answer }) => method === 'views.update' && asFields(answer.view).id === first.id,
    );
    if (replaced?.view.id === first.id && replaced.after > updated) return replaced.view;
    return asFields((calls[updated] ?? opened)?.answer.view);
  }

  function home(): Fields | undefined {
    const published = calls.findLast(
      ({ method, params, answer }) => method === 'views.publish' && params.user_id === id && answer.ok === true,
    );
    return published && asFields(published.answer.view);
  }

  function open(): Fields {
    const view = modal();
    if (view === undefined) throw new Error('No modal is open');
    return view;
  }

  async function history(): Promise<readonly Fields[]> {
    const { messages } = await asBot('conversations.history', { channel });
    return [messages].flat().filter(isFields).toReversed();
  }

  async function trigger(view: Fields | undefined): Promise<string> {
    const { trigger_id } = await asBot('views.generateTriggerId', { user_id: id, view_id: view?.id });
    triggers.add(String(trigger_id));
    return String(trigger_id);
  }

  async function tell(event: Fields): Promise<void> {
    events += 1;
    const outer = { type: 'event_callback', team_id: acting.team.id, api_app_id: app.app_id };
    await post('events_api', { ...outer, event_id: `Ev${id}${events}`, event });
  }

  function withState(view: Fields): Fields {
    return { ...view, state: { values: valuesOf(blocksOf(view), entries) } };
  }

  function placed(place: Fields): Fields {
    if (place.ts === undefined) return { container: { type: 'view', view_id: place.id }, view: withState(place) };
    return { container: { type: 'message', message_ts: place.ts }, channel: { id: channel }, message: place };
  }

  async function press(button: string): Promise<void> {
    const view = modal();
    for (const place of view ? [view] : [...(await history()).toReversed(), home() ?? {}]) {
      for (const block of blocksOf(place)) {
        const element = elementsOf(block).find(({ text }) => asFields(text).text === button);
        if (element === undefined) continue;
        const action = { ...element, block_id: block.block_id, action_ts: `${Date.now() / 1000}` };
        const says = { type: 'block_actions', ...acting, ...placed(place), actions: [action] };
        await post('interactive', { ...says, trigger_id: await trigger(view) });
        return;
      }
    }
    throw new Error(`No button 「${button}」 is shown`);
  }

  /** Gives a file to Slack in its three steps; sharing it lets the bot fetch it. */
  async function uploads({ name, bytes }: UploadedFile): Promise<Fields> {
    const url = await asPerson('files.getUploadURLExternal', { filename: name, length: bytes.length });
    await fetch(String(url.upload_url), { method: 'POST', body: new Uint8Array(bytes) });
    const shared = { files: [{ id: url.file_id }], channel_id: channel };
    const { files } = await asPerson('files.completeUploadExternal', shared);
    return asFields([files].flat()[0]);
  }

  async function enter(wanted: string, entry: Entered): Promise<void> {
    const view = open();
    for (const block of blocksOf(view)) {
      for (const element of elementsOf(block)) {
        if (labelOf(block, element) !== wanted) continue;
        const at = { block_id: block.block_id, action_id: element.action_id };
        const suggest = (words: string) =>
          post('interactive', { type: 'block_suggestion', ...acting, ...placed(view), ...at, value: words });
        const value = isUpload(entry)
          ? { type: 'file_input', files: [await uploads(entry)] }
          : entered(await opened(element, entry, suggest), entry, () => ({}));
        entries.set(key(block.block_id, element.action_id), value);
        return;
      }
    }
    throw new Error(`No input 「${wanted}」`);
  }

  return {
    id,
    channel,
    async says(text) {
      const { ts } = await asPerson('chat.postMessage', { channel, text });
      await tell({ type: 'message', channel_type: 'im', channel, user: id, text, ts });
    },
    press,
    async fills(values) {
      for (const [wanted, entry] of Object.entries(values)) await enter(wanted, entry);
    },
    async submits() {
      const view = open();
      const says = { type: 'view_submission', ...acting, view: withState(view) };
      const answer = await post('interactive', { ...says, trigger_id: await trigger(view) });
      switch (answer.response_action) {
        case 'errors': {
          const errors = Object.entries(asFields(answer.errors)).map(([at, text]) => [at, String(text)] as const);
          return { outcome: 'errors', errors: Object.fromEntries(errors) };
        }
        case 'update': {
          const shown = await asBot('views.update', { view_id: view.id, view: answer.view });
          replaced = { view: asFields(shown.view), after: calls.length };
          return { outcome: shown.ok === true ? 'updated' : String(shown.error) };
        }
        default:
          closed.add(view.id);
          return { outcome: answer.response_action === 'clear' ? 'cleared' : 'closed' };
      }
    },
    opensHome: () => tell({ type: 'app_home_opened', user: id, channel, tab: 'home' }),
    dm: async () => (await history()).map((message) => seenMessage(message, app.bot_user_id)),
    get modal() {
      const view = modal();
      return view && seenView(view);
    },
    get home() {
      const view = home();
      return view && seenView(view);
    },
  };
}
