import type { App, BlockButtonAction, SlackViewAction, types, ViewOutput, ViewResponseAction } from '@slack/bolt';
import type { FormPage, Incoming, Outcome } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { fieldOfBlock } from './field-input.ts';
import { callbacks, memoryOf, navigation, type PageMemory, renderNote, renderPage } from './form-view.ts';
import type { Given } from './given.ts';
import { type Entered, readView, shownValues } from './read-view.ts';
import { platformError } from './web-api.ts';
import { bilingual, languageOf, type Words, words } from './words.ts';

type Page = Extract<Incoming['says'], { kind: 'page' }>;
type Blocks = ViewOutput['blocks'];

const ours = new RegExp(`^(${callbacks.page}|${callbacks.review})$`);

/** Opens a form with the trigger of the very press that asked for it, which lives three seconds. */
export async function openForm(
  given: Given,
  user: string,
  trigger: string,
  page: FormPage,
  notice?: string,
): Promise<void> {
  try {
    await given.client.views.open({ trigger_id: trigger, view: renderPage(page, notice) });
  } catch (error) {
    given.log.error('views.open', error);
    await given.speaker.tell(user, bilingual.notOpened);
  }
}

/** Forms as modals: on, back, to a row of the review, put aside, sent. */
export function listenToForms(app: App, given: Given): void {
  app.view({ callback_id: ours, type: 'view_submission' }, async ({ body, view, ack }) => {
    if (body.type !== 'view_submission') return;
    const submitting = submitted(given, `slack:submit:${body.trigger_id}`, body, view);
    const result = await withPatience(submitting, given.patience);
    if (result) return ack(acknowledgement(result));
    await ack({ response_action: 'update', view: renderNote(wordsOf(view).storing, languageSample(view)) });
    given.afterwards('slow page', showLater(given, view, submitting));
  });

  app.view({ callback_id: ours, type: 'view_closed' }, async ({ body, view, ack }) => {
    const kept = memoryOf(view.private_metadata);
    // Closing tells nothing of what was typed; the page's answers stay what they were when it was shown.
    const says: Page = { kind: 'page', ...kept, go: 'later', values: shownValues(view.blocks), files: {} };
    await receive(given, `slack:closed:${view.id}:${view.hash}`, body, says);
    await ack();
  });

  app.action<BlockButtonAction>({ type: 'block_actions', action_id: /^form\./ }, async ({ body, action, ack }) => {
    if (!body.view) return ack();
    const { view, user } = body;
    const kept = memoryOf(view.private_metadata);
    const id = `slack:${user.id}:${action.action_ts}:${action.action_id}`;
    const entries = await entriesOf(given, readView(body.state?.values ?? view.state.values));
    const outcome = action.action_id.startsWith(navigation.edit)
      ? await backTo(given, id, body, kept, Number(action.value))
      : await receive(given, id, body, turned(kept, action.action_id, entries));
    await ack();
    const say = wordsOf(view);
    const refused = entries.refused.map(({ name }) => say.fileRefused(name));
    const notice = [noticeOf(outcome), ...refused].filter(Boolean).join('\n');
    const next = outcome.page
      ? renderPage(outcome.page, notice)
      : renderNote(notice === '' ? say.setAside : notice, languageSample(view));
    given.afterwards('views.update', update(given, view, next));
  });
}

/** What becomes of a submitted page: errors beside its fields, another view, or the end. */
type Result =
  | { readonly do: 'errors'; readonly errors: Record<string, string>; readonly instead: types.ModalView }
  | { readonly do: 'show'; readonly view: types.ModalView }
  | { readonly do: 'close' };

async function submitted(given: Given, id: string, body: SlackViewAction, view: ViewOutput): Promise<Result> {
  const kept = memoryOf(view.private_metadata);
  const entered = readView(view.state.values);
  const entries = await entriesOf(given, entered);
  const shown = inputsOf(view.blocks);
  if (entries.refused.length > 0) return refusedFiles(entries, shown, view);
  const go = view.callback_id === callbacks.review ? 'submit' : 'next';
  const { values, files } = entries;
  const outcome = await receive(given, id, body, { kind: 'page', ...kept, go, values, files });
  const { page, word } = outcome;
  if (!page) {
    if (outcome.closed && word) given.afterwards('word', given.speaker.tell(body.user.id, word));
    return outcome.closed || !word ? { do: 'close' } : { do: 'show', view: renderNote(word, languageSample(view)) };
  }
  const instead = renderPage(page, noticeOf(outcome));
  const errors = go === 'next' && inlineErrors(page, kept, shown);
  return errors ? { do: 'errors', errors, instead } : { do: 'show', view: instead };
}

/** A word that is not said beside a field already. */
function noticeOf({ page, word }: Outcome): string | undefined {
  return page?.fields.some(({ error }) => error) ? undefined : word;
}

/**
 * Errors by the block_id of their inputs; undefined when a view must be shown instead: another page, or fields that are
 * not on screen. The modal keeps its revision then, which counts only at the review, and that is shown afresh.
 */
function inlineErrors(
  page: FormPage,
  kept: PageMemory,
  shown: ReadonlyMap<string, string>,
): Record<string, string> | undefined {
  if (page.draft !== kept.draft || page.page !== kept.page) return undefined;
  const errors: Record<string, string> = {};
  for (const { key, error } of page.fields) {
    const block = shown.get(key);
    if (block === undefined) return undefined;
    if (error) errors[block] = error;
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
}

interface Entries {
  readonly values: Entered['values'];
  readonly files: Readonly<Record<string, readonly Evidence[]>>;
  readonly refused: readonly { readonly field: string; readonly name: string }[];
}

async function entriesOf({ keep }: Given, entered: Entered): Promise<Entries> {
  const files: Record<string, readonly Evidence[]> = {};
  const refused: { field: string; name: string }[] = [];
  for (const [field, given] of Object.entries(entered.files)) {
    const kept = await keep(given);
    files[field] = kept.files;
    refused.push(...kept.refused.map(({ name }) => ({ field, name })));
  }
  return { values: entered.values, files, refused };
}

function refusedFiles({ refused }: Entries, shown: ReadonlyMap<string, string>, view: ViewOutput): Result {
  const say = wordsOf(view);
  const errors = Object.fromEntries(
    refused.map(({ field, name }) => [shown.get(field) ?? field, say.fileRefused(name)] as const),
  );
  const said = [...refused.map(({ name }) => say.fileRefused(name)), say.notStored].join('\n');
  return { do: 'errors', errors, instead: renderNote(said, languageSample(view)) };
}

function turned(kept: PageMemory, actionId: string, { values, files }: Entries): Page {
  return { kind: 'page', ...kept, go: actionId === navigation.back ? 'back' : 'later', values, files };
}

/** From the review back to a page, page by page; what stands on the pages between stays as it is. */
async function backTo(
  given: Given,
  id: string,
  body: Interaction,
  review: PageMemory,
  target: number,
): Promise<Outcome> {
  let outcome = await receive(given, id, body, { kind: 'page', ...review, go: 'back', values: {}, files: {} });
  for (let { page } = outcome; page && page.page > target; { page } = outcome) {
    const { draft, rev, page: at, fields } = page;
    const values = Object.fromEntries(
      fields.filter(({ kind }) => kind !== 'files').map(({ key, value }) => [key, value]),
    );
    outcome = await receive(given, `${id}:${at}`, body, {
      kind: 'page',
      draft,
      rev,
      page: at,
      go: 'back',
      values,
      files: {},
    });
    if (outcome.page?.page === at) break;
  }
  return outcome;
}

interface Interaction {
  readonly team: { readonly id: string } | null;
  readonly user: { readonly id: string; readonly team_id?: string };
}

function receive(given: Given, id: string, body: Interaction, says: Page): Promise<Outcome> {
  const from = given.senders.plain(body.team?.id ?? body.user.team_id ?? '', body.user.id);
  return given.assistant.receive({ id, from, forms: 'pages', says });
}

function acknowledgement(result: Result): ViewResponseAction {
  switch (result.do) {
    case 'errors':
      return { response_action: 'errors', errors: result.errors };
    case 'show':
      return { response_action: 'update', view: result.view };
    case 'close':
      return { response_action: 'clear' };
  }
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
  const sample = languageSample(view);
  const next = await submitting.then(
    (result) => {
      if (result.do === 'close') return renderNote(say.setAside, sample);
      return result.do === 'show' ? result.view : result.instead;
    },
    (error: unknown) => {
      given.log.error('slow page', error);
      return renderNote(say.notStored, sample);
    },
  );
  await given.client.views.update({ view_id: view.id, view: next });
}

/** Shows another page in the same modal; once more without the hash when the modal has changed meanwhile. */
async function update(given: Given, { id, hash }: ViewOutput, view: types.ModalView): Promise<void> {
  try {
    await given.client.views.update({ view_id: id, hash, view });
  } catch (error) {
    if (platformError(error) !== 'hash_conflict') throw error;
    await given.client.views.update({ view_id: id, view });
  }
}

/** The block_id of each field that is on screen. */
function inputsOf(blocks: Blocks): ReadonlyMap<string, string> {
  const inputs = new Map<string, string>();
  for (const { type, block_id } of blocks) {
    const key = type === 'input' && block_id ? fieldOfBlock(block_id) : undefined;
    if (key !== undefined && block_id) inputs.set(key, block_id);
  }
  return inputs;
}

function languageSample(view: ViewOutput): string {
  return `${view.submit?.text ?? ''}${view.title.text}`;
}

function wordsOf(view: ViewOutput): Words {
  return words[languageOf(languageSample(view))];
}
