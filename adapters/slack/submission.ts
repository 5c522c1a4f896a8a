import type { SlackViewAction, types, ViewOutput, ViewResponseAction } from '@slack/bolt';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { FormPage, ReceiptView, Reply } from '../../src/dialogue/message.ts';
import { explain } from '../../src/dialogue/refusal-words.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { Refusal } from '../../src/engine/procedure.ts';
import { fieldOfBlock } from './field-input.ts';
import { callbacks, foldedIn, memoryOf, type PageMemory, renderNote, renderPage } from './form-view.ts';
import type { Given } from './given.ts';
import { type Entered, readView } from './read-view.ts';
import { showBelow } from './show-below.ts';
import { cellKey, splitCells, type Tables } from './tables.ts';
import { causeOf, type Interaction, languageOf, receivePage, whoDid, wordsOf } from './view-talk.ts';
import { renderReceipt } from './window.ts';

/** What becomes of a submitted page: errors beside its fields, another view, or the end. */
export type Result =
  | { readonly do: 'errors'; readonly errors: Record<string, string>; readonly instead: types.ModalView }
  | { readonly do: 'show'; readonly view: types.ModalView }
  | { readonly do: 'close'; readonly receipt: ReceiptView | undefined };

export async function submitted(given: Given, id: string, body: SlackViewAction, view: ViewOutput): Promise<Result> {
  const kept = memoryOf(view.private_metadata);
  const entered = readView(view.state.values);
  const entries = await entriesOf(given, body, entered, kept.rows);
  const shown = inputsOf(view.blocks);
  if (entries.refused.length > 0) return refusedFiles(entries, shown, view);
  const go = view.callback_id === callbacks.page ? 'next' : 'submit';
  const { values, cells, files } = entries;
  const outcome = await receivePage(given, id, body, { kind: 'page', ...kept, go, values, cells, files });
  const { page, word, receipt } = outcome;
  if (!page) {
    if (kept.below && receipt) return { do: 'show', view: renderReceipt(receipt, languageOf(view)) };
    // Why a form is closed is said in the chat, like everything that outlasts a window.
    if (outcome.closed || !word) return { do: 'close', receipt };
    given.afterwards('below', showBelow(given, causeOf(given, id, body), kept.below ?? []));
    return { do: 'show', view: renderNote(word, languageOf(view)) };
  }
  const instead = renderPage(page, noticeOf(outcome), { below: kept.below });
  const errors = (go === 'next' || page.rev === kept.rev) && inlineErrors(page, kept, shown);
  return errors ? { do: 'errors', errors, instead } : { do: 'show', view: instead };
}

/** A word that is said neither beside a field already nor among what would be refused. */
export function noticeOf({ page, word, refused }: Reply): string | undefined {
  if (word === undefined || page?.fields.some(({ error }) => error)) return undefined;
  if (page?.faults?.some(({ text }) => inWords(text, page.language) === word)) return undefined;
  return refused === undefined && page?.refusal === undefined ? word : `⚠ ${word}`;
}

/**
 * Errors by the block_id of their inputs; undefined when a view must be shown instead: another page, or fields that are
 * not on screen. The modal keeps its revision then, so where it is filed from, only while that is still the draft's.
 */
function inlineErrors(
  page: FormPage,
  kept: PageMemory,
  shown: ReadonlyMap<string, string>,
): Record<string, string> | undefined {
  if (page.draft !== kept.draft || page.page !== kept.page) return undefined;
  const errors: Record<string, string> = {};
  const folded = foldedIn(page);
  for (const field of page.fields) {
    const { key, error } = field;
    const block = shown.get(key) ?? shownCell(field, shown);
    if (block === undefined && folded.includes(field)) continue;
    if (block === undefined) return undefined;
    if (error) errors[block] = inWords(error, page.language);
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
}

/** Where the cell stands that is wrong, if it can be filled in on the page itself. */
function shownCell(
  { key, errorAt, columns = [] }: FormPage['fields'][number],
  shown: ReadonlyMap<string, string>,
): string | undefined {
  const column = columns.findIndex(({ label }) => label === errorAt?.column);
  return errorAt && shown.get(cellKey(key, errorAt.line - 1, column));
}

export interface Entries extends ReturnType<typeof splitCells> {
  readonly files: Readonly<Record<string, readonly Evidence[]>>;
  readonly refused: readonly { readonly field: string; readonly refusal: Refusal }[];
}

/** What somebody entered on a page that remembers these tables; the files among it are fetched and kept. */
export async function entriesOf(given: Given, by: Interaction, entered: Entered, tables?: Tables): Promise<Entries> {
  const from = { ...whoDid(given, by), asked: true };
  const files: Record<string, readonly Evidence[]> = {};
  const refused: { field: string; refusal: Refusal }[] = [];
  for (const [field, uploaded] of Object.entries(entered.files)) {
    const kept = await given.keep(uploaded, from);
    files[field] = kept.files;
    refused.push(...kept.refused.map(({ refusal }) => ({ field, refusal })));
  }
  return { ...splitCells(entered.values, tables), files, refused };
}

function refusedFiles({ refused }: Entries, shown: ReadonlyMap<string, string>, view: ViewOutput): Result {
  const say = wordsOf(view);
  const language = languageOf(view);
  const errors: Record<string, string> = {};
  for (const { field, refusal } of refused) {
    const block = shown.get(field) ?? field;
    errors[block] = [errors[block], inWords(explain(refusal, language), language)].filter(Boolean).join('\n');
  }
  const said = [...refused.map(({ refusal }) => inWords(explain(refusal, language), language)), say.notStored].join(
    '\n',
  );
  return { do: 'errors', errors, instead: renderNote(said, language) };
}

export function acknowledgement(result: Result): ViewResponseAction {
  switch (result.do) {
    case 'errors':
      return { response_action: 'errors', errors: result.errors };
    case 'show':
      return { response_action: 'update', view: result.view };
    case 'close':
      return { response_action: 'clear' };
  }
}

/** The block_id of each field that is on screen. */
function inputsOf(blocks: ViewOutput['blocks']): ReadonlyMap<string, string> {
  const inputs = new Map<string, string>();
  for (const { type, block_id } of blocks) {
    const key = type === 'input' && block_id ? fieldOfBlock(block_id) : undefined;
    if (key !== undefined && block_id) inputs.set(key, block_id);
  }
  return inputs;
}
