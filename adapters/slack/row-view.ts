import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { FormPage, PageField } from '../../src/dialogue/message.ts';
import { languages } from '../../src/names.ts';
import { rowCallback } from './form-view.ts';
import { section } from './sections.ts';
import { below } from './stack.ts';
import { cellInput, rowName, type Tables } from './tables.ts';
import { plain } from './text-objects.ts';
import { words } from './words.ts';

/** What the window of a row remembers: of its page, and where the row belongs. */
const memory = z.object({
  draft: z.string(),
  rev: z.number(),
  page: z.number(),
  language: z.enum(languages),
  rows: z.record(z.string(), z.array(z.array(z.string()))),
  field: z.string(),
  row: z.number(),
  /** How its page is shown: by the ids of which revision, and with what may be added. */
  ids: z.number(),
  adding: z.boolean(),
  below: z.array(below).optional(),
});
export type RowMemory = z.infer<typeof memory>;

/** How the page below is shown. */
export type RowManner = Pick<RowMemory, 'adding' | 'below'>;

/** Throws when the view is no row's. */
export function rowMemoryOf(metadata: string): RowMemory {
  return memory.parse(JSON.parse(metadata));
}

/** One row of a table in a window of its own: a choice where words are fixed, a number where one is counted. */
export function renderRow(
  page: FormPage,
  field: PageField,
  rows: Tables,
  row: number,
  { adding, below: lying }: RowManner,
): types.ModalView {
  const { language, draft, rev } = page;
  const say = words[language];
  const cells = rows[field.key]?.[row] ?? [];
  const where = { draft, rev, page: page.page, rows, field: field.key, row, ids: rev };
  const kept: RowMemory = { ...where, language, adding, ...(lying && { below: lying }) };
  const inputs = (field.columns ?? []).flatMap((column, place): readonly types.KnownBlock[] => {
    if (column.names) return [];
    return [cellInput(column, cells[place] ?? '', `${place}`, rev, language)];
  });
  return {
    type: 'modal',
    callback_id: rowCallback,
    title: plain(field.label, 24),
    submit: plain(say.keepRow, 24),
    close: plain(say.leaveRow, 24),
    private_metadata: JSON.stringify(kept),
    blocks: [section({ strong: rowName(field, row) ?? say.rowOf(row + 1, rows[field.key]?.length ?? 1) }), ...inputs],
  };
}
