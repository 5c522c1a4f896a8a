import { z } from 'zod';
import { callbacks, memoryOf, rowCallback } from './form-view.ts';
import { rowMemoryOf } from './row-view.ts';

const text = z.string();
const maybe = text.nullish();
const user = z.looseObject({ id: text, team_id: maybe });
const by = { user, team: z.looseObject({ id: text }).nullish(), enterprise: z.looseObject({ id: text }).nullish() };
const file = z.looseObject({ name: maybe, title: maybe, url_private: maybe, url_private_download: maybe });

const said = z.looseObject({ ts: text, user: maybe, text: maybe });

const event = z
  .looseObject({
    type: text,
    subtype: maybe,
    channel_type: maybe,
    channel: maybe,
    user: maybe,
    text: maybe,
    ts: maybe,
    tab: maybe,
    files: z.array(file).nullish(),
    links: z.array(z.looseObject({ url: text })).nullish(),
    tokens: z.looseObject({ bot: z.array(text).nullish() }).nullish(),
    message: said.nullish(),
    previous_message: said.nullish(),
  })
  .refine(({ subtype, message, previous_message: before }) => subtype !== 'message_changed' || (message && before));

const chosen = z.looseObject({ value: text });
const input = z.looseObject({
  type: text,
  value: maybe,
  selected_date: maybe,
  selected_option: chosen.nullish(),
  selected_options: z.array(chosen).nullish(),
  files: z.array(z.looseObject({ name: text, url_private: text, url_private_download: maybe })).nullish(),
});
const state = z.looseObject({ values: z.record(text, z.record(text, input)) });

const view = z
  .looseObject({
    id: text,
    hash: text,
    callback_id: text,
    private_metadata: text,
    previous_view_id: maybe,
    blocks: z.array(z.looseObject({ type: text, block_id: maybe })),
    state,
  })
  .refine(({ callback_id: callback, private_metadata: metadata }) =>
    callback === rowCallback ? reads(rowMemoryOf, metadata) : !isOurs(callback) || reads(memoryOf, metadata),
  );

const action = z.looseObject({
  type: text,
  action_id: text,
  action_ts: text,
  value: maybe,
  selected_option: chosen.nullish(),
});

/** Of what Slack posts only what is read of it. */
const readable = z.union([
  z.looseObject({ type: z.literal('event_callback'), team_id: maybe, event_id: text, event }),
  z.looseObject({
    type: z.literal('block_actions'),
    ...by,
    trigger_id: text,
    actions: z.array(action).min(1),
    state: state.nullish(),
    view: view.nullish(),
  }),
  z.looseObject({
    type: z.literal('block_suggestion'),
    ...by,
    action_id: text,
    block_id: text,
    value: text,
    view: view.nullish(),
  }),
  z.looseObject({
    type: z.enum(['shortcut', 'message_action']),
    ...by,
    callback_id: text,
    trigger_id: text,
    message: z.looseObject({ text: maybe }).nullish(),
  }),
  z.looseObject({ type: z.enum(['view_submission', 'view_closed']), ...by, view }),
  z.looseObject({
    type: z.undefined().optional(),
    command: text,
    text,
    user_id: text,
    channel_id: text,
    channel_name: text,
    team_id: maybe,
    trigger_id: text,
  }),
]);

/** Whether it can be read: what cannot would be the same the next time, and is nobody's fault. */
export function isReadable(body: unknown): boolean {
  return readable.safeParse(body).success;
}

function isOurs(callback: string): boolean {
  return Object.values(callbacks).some((one) => one === callback);
}

function reads(memory: (metadata: string) => unknown, metadata: string): boolean {
  try {
    memory(metadata);
    return true;
  } catch {
    return false;
  }
}
