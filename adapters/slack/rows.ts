import type { App, BlockButtonAction, BlockOverflowAction, types } from '@slack/bolt';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Cells, FormPage, PageField } from '../../src/dialogue/message.ts';
import { explain } from '../../src/dialogue/refusal-words.ts';
import { fieldOfBlock } from './field-input.ts';
import { memoryOf, navigation, renderNote, renderPage, rowCallback } from './form-view.ts';
import type { Given } from './given.ts';
import { readView } from './read-view.ts';
import { type RowManner, type RowMemory, renderRow, rowMemoryOf } from './row-view.ts';
import { entriesOf, noticeOf } from './submission.ts';
import { type RowPress, rowPress, tablesOf } from './tables.ts';
import { languageOf, type Page, receivePage } from './view-talk.ts';
import { aFewTimes, platformError } from './web-api.ts';

/** Tables in a form: a row is changed in a window of its own, on top of its page. */
export function listenToRows(app: App, given: Given): void {
  app.action<BlockButtonAction | BlockOverflowAction>(
    { type: 'block_actions', action_id: /^row\./ },
    async ({ body, action, ack }) => {
      const { view } = body;
      const chosen = 'selected_option' in action ? action.selected_option.value : undefined;
      const press = rowPress(action.action_id, chosen);
      if (!view || !press) return ack();
      const kept = memoryOf(view.private_metadata);
      const entries = await entriesOf(given, body, readView(body.state?.values ?? view.state.values), kept.rows);
      const cells = press.drops ? without(entries.cells, press) : entries.cells;
      const { values, files } = entries;
      const says: Page = { kind: 'page', ...kept, go: 'keep', values, cells, files };
      const outcome = await receivePage(
        given,
        `slack:${body.user.id}:${action.action_ts}:${action.action_id}`,
        body,
        says,
      );
      await ack();
      const language = languageOf(view);
      const refused = entries.refused.map(({ refusal }) => inWords(explain(refusal, language), language));
      const notice = [noticeOf(outcome), ...refused].filter(Boolean).join('\n');
      const { page } = outcome;
      const isShown = ({ action_id: id }: { readonly action_id?: string }): boolean => id === navigation.add;
      const folds = view.blocks.some((block) => 'elements' in block && block.elements.some(isShown));
      const manner = { adding: !folds, below: kept.below };
      const show = async (): Promise<void> => {
        const row = page && !press.drops ? rowIn(page, press, manner) : undefined;
        if (row) await aFewTimes(() => given.client.views.push({ trigger_id: body.trigger_id, view: row }));
        await update(given, view.id, page ? renderPage(page, notice, manner) : renderNote(notice, language));
      };
      given.afterwards('row', show());
    },
  );

  app.view({ callback_id: rowCallback, type: 'view_submission' }, async ({ body, view, ack }) => {
    if (body.type !== 'view_submission') return;
    const kept = rowMemoryOf(view.private_metadata);
    const cells = { ...kept.rows, [kept.field]: filledIn(kept, readView(view.state.values).values) };
    const { draft, rev, page: at, language } = kept;
    const says: Page = { kind: 'page', draft, rev, page: at, go: 'keep', values: {}, cells, files: {} };
    const outcome = await receivePage(given, `slack:submit:${body.trigger_id}`, body, says);
    const { page } = outcome;
    const field = page?.fields.find(({ key }) => key === kept.field);
    const errors = page && field && errorsIn(page, field, kept, view.blocks);
    if (errors) return ack({ response_action: 'errors', errors });
    await ack();
    const notice = noticeOf(outcome) ?? '';
    const { adding, ids, below } = kept;
    const changed = page ? renderPage(page, notice, { adding, ids, below }) : renderNote(notice, language);
    const { previous_view_id: under } = view;
    if (under) given.afterwards('views.update', update(given, under, changed));
  });
}

function without(tables: Readonly<Record<string, Cells>>, { field, row }: RowPress): Readonly<Record<string, Cells>> {
  return { ...tables, [field]: (tables[field] ?? []).filter((_, place) => place !== row) };
}

/** The window of the row that was pressed, or of one more. */
function rowIn(page: FormPage, { field: key, row }: RowPress, manner: RowManner): types.ModalView | undefined {
  const tables = tablesOf(page);
  const rows = tables[key];
  const field = page.fields.find((each) => each.key === key);
  if (!rows || !field || (row !== undefined && row >= rows.length)) return undefined;
  if (row !== undefined) return renderRow(page, field, tables, row, manner);
  const blank = (field.columns ?? []).map(() => '');
  return renderRow(page, field, { ...tables, [key]: [...rows, blank] }, rows.length, manner);
}

/** The rows with what was entered in one of them; what it is about stays. */
function filledIn({ rows, field, row }: RowMemory, values: Readonly<Record<string, readonly string[]>>): Cells {
  return (rows[field] ?? []).map((cells, place) =>
    place === row ? cells.map((cell, column) => (values[column] ? (values[column][0] ?? '') : cell)) : cells,
  );
}

/** What is wrong with this very row, beside the cell in which it is. */
function errorsIn(
  { language }: FormPage,
  { error, errorAt, columns = [] }: PageField,
  { row }: RowMemory,
  blocks: readonly { readonly type: string; readonly block_id?: string }[],
): Record<string, string> | undefined {
  if (error === undefined || errorAt?.line !== row + 1) return undefined;
  const place = columns.findIndex(({ label }) => label === errorAt.column);
  const block = blocks.find(({ block_id: id = '' }) => fieldOfBlock(id) === `${place}`)?.block_id;
  return block === undefined ? undefined : { [block]: inWords(error, language) };
}

/** A window that was closed meanwhile shows nothing. */
async function update(given: Given, id: string, view: types.ModalView): Promise<void> {
  try {
    await aFewTimes(() => given.client.views.update({ view_id: id, view }));
  } catch (error) {
    if (platformError(error) !== 'not_found') throw error;
  }
}
