import type {
  App,
  BlockButtonAction,
  BlockExternalSelectAction,
  BlockOverflowAction,
  BlockPlainTextInputAction,
  BlockStaticSelectAction,
} from '@slack/bolt';
import { linkTo, numberIn } from '../../src/dialogue/mentioned.ts';
import type { Reply } from '../../src/dialogue/message.ts';
import { openForm } from './forms.ts';
import type { Given } from './given.ts';
import { codeField, wasAsked } from './render.ts';
import { begunIn, caseField } from './seek-block.ts';
import { showBelow } from './show-below.ts';
import { sieveActions, soughtIn, soughtWith } from './sieves.ts';
import { belowIn, belowNext, type View } from './stack.ts';
import { stroke } from './stroke.ts';
import { tenantOf } from './tenant.ts';
import { typedText } from './typed-text.ts';
import { inWindow, renderWindow, renderWord } from './window.ts';

/** To report a problem: from anywhere, and from a message, which may name what it is about. */
const shortcuts = /^complain$/;

/** Shortcuts, buttons and menus of messages, of the Home tab and of windows, the place for a code on Home, and that for a case. */
export function listenToPresses(app: App, given: Given): void {
  app.action<BlockButtonAction | BlockOverflowAction>(
    { type: 'block_actions', action_id: /^press\./ },
    async (heard) => {
      const { body, action, ack } = heard;
      const { user } = body;
      const isBesideTheChat = isBeside(body);
      const id = `slack:${user.id}:${action.action_ts}:${action.action_id}`;
      const from = given.senders.plain(tenantOf(body), user.id);
      if (body.view?.type === 'home') given.homes.stands(from.address, soughtIn(body.view.private_metadata));
      const reply = await given.assistant.receive({
        ...{ id, from, forms: 'pages', stroke },
        // A word that only its reader can see says nothing more in a talk of two: it is said there, if nothing else is.
        toast: isBesideTheChat,
        ...(isBesideTheChat && { window: true }),
        thread: threadOf(body.message),
        says: { kind: 'press', token: tokenOf(action), ...(wasAsked(action.action_id) && { sure: true }) },
      });
      await ack();
      answerPress(given, body, reply);
      // What is decided, or was decided already, is so in the windows below too.
      if (reply.receipt || reply.refused !== undefined)
        given.afterwards('below', showBelow(given, { id, from }, belowIn(body.view)));
    },
  );

  app.shortcut(shortcuts, async ({ shortcut, ack }) => {
    const { user, trigger_id: trigger } = shortcut;
    const about = shortcut.type === 'message_action' ? numberIn(typedText(shortcut.message.text ?? '')) : undefined;
    const reply = await given.assistant.receive({
      id: `slack:${trigger}`,
      from: await given.senders.profiled(tenantOf(shortcut), user.id),
      forms: 'pages',
      stroke,
      window: true,
      says: { kind: 'command', name: 'start', argument: linkTo(about, 'complaint') },
    });
    await ack();
    answerPress(given, shortcut, reply);
  });

  app.action<BlockPlainTextInputAction>({ type: 'block_actions', action_id: codeField }, async (heard) => {
    const { body, action, ack } = heard;
    const { user } = body;
    const code = action.value?.trim() ?? '';
    if (code === '') return ack();
    const reply = await given.assistant.receive({
      id: `slack:${user.id}:${action.action_ts}:${action.action_id}`,
      from: given.senders.plain(tenantOf(body), user.id),
      forms: 'pages',
      stroke,
      window: true,
      says: { kind: 'command', name: 'start', argument: code },
    });
    await ack();
    answerPress(given, body, reply);
  });

  app.action<BlockStaticSelectAction>({ type: 'block_actions', action_id: sieveActions }, async (heard) => {
    const { body, action, ack } = heard;
    await ack();
    const before = soughtIn(body.view?.private_metadata ?? '');
    const sought = soughtWith(before, action.action_id, action.selected_option.value);
    given.afterwards('home', given.homes.opened(given.senders.plain(tenantOf(body), body.user.id), sought));
  });

  app.action<BlockExternalSelectAction>({ type: 'block_actions', action_id: caseField }, async (heard) => {
    const { body, action, ack } = heard;
    const { user } = body;
    const number = action.selected_option?.value;
    if (number === undefined) return ack();
    const reply = await given.assistant.receive({
      id: `slack:${user.id}:${action.action_ts}:${action.action_id}`,
      from: given.senders.plain(tenantOf(body), user.id),
      forms: 'pages',
      stroke,
      ...(isBeside(body) && { window: true }),
      thread: threadOf(body.message),
      says: { kind: 'command', name: 'start', argument: linkTo(number, begunIn(action.block_id)) },
    });
    await ack();
    answerPress(given, body, reply);
  });
}

function tokenOf(action: BlockButtonAction['actions'][number] | BlockOverflowAction['actions'][number]): string {
  return 'selected_option' in action ? action.selected_option.value : (action.value ?? '');
}

/** What only its reader sees, where others talk, is answered in a window. */
function isBeside({ view, container }: Pick<BlockButtonAction, 'view' | 'container'>): boolean {
  return view !== undefined || container?.is_ephemeral === true;
}

/** The thread in which a message stands: not the one that begins with it, nor one from which it is shown to all. */
function threadOf(message: BlockButtonAction['message']): string | undefined {
  const isShownToAll = message?.thread_ts === message?.ts || message?.subtype === 'thread_broadcast';
  return isShownToAll ? undefined : message?.thread_ts;
}

/** Where it was pressed, and the trigger with which a window opens. */
interface Pressed {
  readonly user: { readonly id: string };
  readonly trigger_id: string;
  readonly view?: View;
}

/** A form opens, and what was said beside the chat is shown in a window: in the one in which it was asked for, if it can be. */
function answerPress(
  given: Given,
  { user, trigger_id: trigger, view }: Pressed,
  { page, word, shown, again }: Reply,
): void {
  const at = { user: user.id, trigger, view };
  if (page) given.afterwards('form', openForm(given, at, page, word));
  else if (shown) {
    const window = renderWindow(shown, { again, below: belowNext(view, shown.place) });
    given.afterwards('window', inWindow(given, at, window, shown.place));
  } else if (view && word !== undefined) given.afterwards('window', inWindow(given, at, renderWord(word)));
}
