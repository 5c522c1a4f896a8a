import type { App, BlockButtonAction, BlockOverflowAction, types, ViewOutput } from '@slack/bolt';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { FormPage } from '../../src/dialogue/message.ts';
import { explain } from '../../src/dialogue/refusal-words.ts';
import { callbacks, memoryOf, navigation, type PageMemory, renderNote, renderPage } from './form-view.ts';
import type { Given } from './given.ts';
import { readView } from './read-view.ts';
import { showBelow } from './show-below.ts';
import { belowNext } from './stack.ts';
import { acknowledgement, type Entries, entriesOf, noticeOf, type Result, submitted } from './submission.ts';
import { causeOf, languageOf, type Page, receivePage, wordsOf } from './view-talk.ts';
import { aFewTimes, platformError } from './web-api.ts';
import { inWindow, renderReceipt, type Trigger } from './window.ts';
import type { Words } from './words.ts';

/** The place of no page: nothing is handed over with it. */
const noPage = -1;
const ours = new RegExp(`^(${Object.values(callbacks).join('|')})$`);

/** Opens a form with the trigger of the very press that asked for it, which lives three seconds. */
export async function openForm(given: Given, at: Trigger, page: FormPage, notice?: string): Promise<void> {
  await inWindow(given, at, renderPage(page, notice, { below: belowNext(at.view) }));
}

/** Forms as modals: on, back, to a row of the review, put aside, sent. */
export function listenToForms(app: App, given: Given): void {
  app.view({ callback_id: ours, type: 'view_submission' }, async ({ body, view, ack }) => {
    if (body.type !== 'view_submission') return;
    const submitting = submitted(given, `slack:submit:${body.trigger_id}`, body, view);
    const result = await withPatience(submitting, given.patience);
    if (result) return ack(acknowledgement(result));
    const noted = ack({ response_action: 'update', view: renderNote(wordsOf(view).storing, languageOf(view)) });
    given.afterwards(
      'slow page',
      noted.then(() => showLater(given, view, submitting)),
    );
    await noted;
  });

  app.view({ callback_id: ours, type: 'view_closed' }, async ({ body, view, ack }) => {
    const kept = memoryOf(view.private_metadata);
    const id = `slack:closed:${view.id}:${view.hash}`;
    // Slack does not tell what was typed.
    await receivePage(given, id, body, leaving(kept));
    await ack();
    const isAlone = body.type === 'view_closed' && !body.is_cleared;
    if (isAlone) given.afterwards('below', showBelow(given, causeOf(given, id, body), kept.below ?? []));
  });

  app.action<BlockButtonAction | BlockOverflowAction>(
    { type: 'block_actions', action_id: /^form\./ },
    async ({ body, action, ack }) => {
      if (!body.view) return ack();
      const { view, user } = body;
      const kept = memoryOf(view.private_metadata);
      const id = `slack:${user.id}:${action.action_ts}:${action.action_id}`;
      const entries = await entriesOf(given, body, readView(body.state?.values ?? view.state.values), kept.rows);
      const isEdit = action.action_id.startsWith(navigation.edit);
      const value = 'value' in action ? action.value : undefined;
      const isBlank = action.action_id === navigation.later && isUntouched(view, entries);
      const says = isBlank
        ? leaving(kept)
        : isEdit
          ? backTo(kept, Number(value))
          : turned(kept, action.action_id, value, entries);
      const outcome = await receivePage(given, id, body, says);
      await ack();
      const say = wordsOf(view);
      const refused = entries.refused.map(({ refusal }) =>
        inWords(explain(refusal, languageOf(view)), languageOf(view)),
      );
      const notice = [noticeOf(outcome), ...refused].filter(Boolean).join('\n');
      const next = outcome.page
        ? renderPage(outcome.page, notice, { adding: action.action_id === navigation.add, below: kept.below })
        : renderNote(notice === '' ? leftAs(action.action_id, isBlank, say) : notice, languageOf(view));
      given.afterwards('views.update', update(given, view, next, outcome.page !== undefined));
      if (!outcome.page) given.afterwards('below', showBelow(given, causeOf(given, id, body), kept.below ?? []));
    },
  );
}

/** What is said when the form is left: thrown away, or put aside, with something new on the page or not. */
function leftAs(pressed: string, isBlank: boolean, { discarded, setAside, nothingNew }: Words): string {
  if (pressed === navigation.rare) return discarded;
  return isBlank ? nothingNew : setAside;
}

/** Nothing is said of any page: no answer may change, and a form in which there is none is none that was begun. */
function leaving(kept: PageMemory): Page {
  return { kind: 'page', ...kept, page: noPage, go: 'closed', values: {}, files: {} };
}

/** Whether nothing stands on a page, and nothing stood there that could have been taken out. */
function isUntouched(view: ViewOutput, { values, cells, files, refused }: Entries): boolean {
  if (view.callback_id === callbacks.review || JSON.stringify(view.blocks).includes('"initial_')) return false;
  const entered = [...Object.values(values), ...Object.values(files), refused, ...Object.values(cells).flat(2)];
  return entered.every((each) => each.length === 0);
}

/** From the review back to a page, where nothing stands that could be handed over. */
function backTo(kept: PageMemory, to: number): Page {
  return { kind: 'page', ...kept, go: 'back', to, values: {}, files: {} };
}

function turned(kept: PageMemory, pressed: string, value: string | undefined, entries: Entries): Page {
  const { values, cells, files } = entries;
  // The rare choices have one among them.
  if (pressed === navigation.rare) return { kind: 'page', ...kept, go: 'discard', values: {}, files: {} };
  if (pressed.startsWith(navigation.copy))
    return { kind: 'page', ...kept, go: 'copy', from: value ?? '', values, cells, files };
  const go = pressed === navigation.back ? 'back' : pressed === navigation.add ? 'keep' : 'later';
  return { kind: 'page', ...kept, go, values, cells, files };
}

/** Resolves with undefined when the work takes longer than `patience` ms; the work goes on. */
async function withPatience<T>(work: Promise<T>, patience: number): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const timer = setTimeout(resolve, patience, undefined);
  try {
    return await Promise.race([work, promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function showLater(given: Given, view: ViewOutput, submitting: Promise<Result>): Promise<void> {
  const say = wordsOf(view);
  const language = languageOf(view);
  const next = await submitting.then(
    (result) => {
      if (result.do === 'close') {
        return result.receipt ? renderReceipt(result.receipt, language) : renderNote(say.inTheChat, language);
      }
      return result.do === 'show' ? result.view : result.instead;
    },
    (error: unknown) => {
      given.log.error('slow page', error);
      return renderNote(say.notStored, language);
    },
  );
  await aFewTimes(() => given.client.views.update({ view_id: view.id, view: next }));
}

/**
 * Shows another page in the same modal. When the modal has changed meanwhile, a page is shown all the same, and what is
 * only noted is left: it may belong to a press that came a second time. A modal that was closed shows nothing.
 */
async function update(given: Given, { id, hash }: ViewOutput, view: types.ModalView, isPage: boolean): Promise<void> {
  try {
    await aFewTimes(() => given.client.views.update({ view_id: id, hash, view }));
  } catch (error) {
    const why = platformError(error);
    if (why === 'hash_conflict' && isPage) await aFewTimes(() => given.client.views.update({ view_id: id, view }));
    else if (why !== 'hash_conflict' && why !== 'not_found') throw error;
  }
}
