import type { types } from '@slack/bolt';
import { z } from 'zod';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { FormPage, PageField } from '../../src/dialogue/message.ts';
import { type Language, languages } from '../../src/names.ts';
import { cut } from '../shared/cut.ts';
import { punctuation } from '../shared/punctuation.ts';
import { fieldInputs } from './field-input.ts';
import { context, row, section } from './sections.ts';
import { type Below, below } from './stack.ts';
import { asLines, type Tables, tableBlocks, tablesOf } from './tables.ts';
import { plain } from './text-objects.ts';
import { type Words, words } from './words.ts';

/** What a modal remembers of the form that it shows. */
const memory = z.object({
  draft: z.string(),
  rev: z.number(),
  page: z.number(),
  /** The tables that are edited row by row, as they stand: what has still to be filled in is in no draft. */
  rows: z.record(z.string(), z.array(z.array(z.string()))).optional(),
  /** It was opened beside the chat, on top of these: what comes of it is shown in a window too. */
  below: z.array(below).optional(),
});
export type PageMemory = z.infer<typeof memory>;
/** And in which language; those that were opened before it was remembered are Chinese. */
const shown = z.object({ language: z.enum(languages).default('zh') });

/** The callback_id says what submitting does: on to the next page, or the form is sent. */
export const callbacks = { page: 'page', whole: 'whole', review: 'review' } as const;
/** What it says of a row of a table, which is kept and put back into its page. */
export const rowCallback = 'row';
export const navigation = {
  back: 'form.back',
  later: 'form.later',
  edit: 'form.edit.',
  copy: 'form.copy.',
  add: 'form.add',
  rare: 'form.rare',
} as const;

const mostBlocks = 100;
/** Fields and their errors leave room for the title, the place and the buttons. */
const mostFields = 45;
const mostReviewed = 90;
const mostFaults = 20;

/** How a page is shown. */
interface Manner {
  /** What may be added is shown once it is wanted. */
  readonly adding?: boolean;
  /** The revision in the ids of the inputs: Slack keeps what stands in one whose ids stay the same. */
  readonly ids?: number;
  readonly below?: readonly Below[] | undefined;
}

/** A page of a form as a modal; a notice that belongs to no field stands on top. */
export function renderPage(
  page: FormPage,
  notice?: string,
  { adding = false, ids = page.rev, below: lying }: Manner = {},
): types.ModalView {
  const say = words[page.language];
  const isReview = page.review !== undefined;
  const { draft, rev, language } = page;
  const rows = tablesOf(page);
  const hasRows = Object.keys(rows).length > 0;
  const kept: PageMemory & z.infer<typeof shown> = {
    draft,
    rev,
    page: page.page,
    language,
    ...(hasRows && { rows }),
    ...(lying && { below: [...lying] }),
  };
  const folded = adding ? [] : foldedIn(page);
  const fields = page.fields.filter((field) => !folded.includes(field));
  const content = isReview
    ? reviewBlocks(page.review ?? [], page.language)
    : fieldBlocks({ ...page, fields }, rows, ids, say);
  const head = headBlocks(page, notice);
  return {
    type: 'modal',
    callback_id: isReview ? callbacks.review : page.whole ? callbacks.whole : callbacks.page,
    title: plain(page.title, 24),
    submit: plain(isReview || page.whole ? page.submit : say.next, 24),
    close: plain(say.close, 24),
    notify_on_close: true,
    private_metadata: cut(JSON.stringify(kept), 3000),
    blocks: [
      ...head,
      ...content.slice(0, mostBlocks - head.length - 2),
      ...(isReview ? [] : [context([say.closing])]),
      navigationBlock(page, say, folded.length),
    ],
  };
}

/** What may be added, unless something stands in it, is wrong with it, or nothing else is on the page. */
export function foldedIn({ fields }: Pick<FormPage, 'fields'>): readonly PageField[] {
  const added = fields.filter(({ aside }) => aside);
  if (added.length === fields.length) return [];
  const isTouched = ({ error, value, files = [] }: PageField): boolean =>
    error !== undefined || files.length > 0 || value.some((each) => each.trim() !== '');
  return added.some(isTouched) ? [] : added;
}

/** A modal that only says something. */
export function renderNote(text: string, language: Language): types.ModalView {
  const say = words[language];
  return {
    type: 'modal',
    title: plain(say.title, 24),
    close: plain(say.close, 24),
    blocks: [section(cut(text, 2000))],
  };
}

/** Throws when the view is none of ours. */
export function memoryOf(metadata: string): PageMemory {
  return memory.parse(JSON.parse(metadata));
}

/** The language of a view of ours. */
export function languageIn(metadata: string): Language {
  return shown.parse(JSON.parse(metadata)).language;
}

function headBlocks(page: FormPage, notice: string | undefined): readonly types.KnownBlock[] {
  const blocks: types.KnownBlock[] = [];
  if (notice) blocks.push(section(cut(notice, 2000)));
  if (page.title.length > 24) blocks.push(section({ strong: cut(page.title, 1000) }));
  if (page.on) blocks.push(context([cut(page.on, 2000)]));
  blocks.push(...faultBlocks(page));
  if (page.intro) blocks.push(section(cut(page.intro, 2800)));
  const about = page.about?.rows.map(({ label, value }) => `${label}  ${inWords(value, page.language)}`).join('\n');
  if (about && page.page === 0) blocks.push(section(cut(about, 2800)));
  if (page.copies) blocks.push(copiesBlock(page.copies));
  if (!page.review && page.pages > 1) blocks.push(context([`${page.page + 1} / ${page.pages}`]));
  return blocks;
}

/** All that is wrong: in the review each with the way to its page, on a page by the names of its fields. */
function faultBlocks({ faults = [], fields, language }: FormPage): readonly types.KnownBlock[] {
  const { colon } = punctuation[language];
  const wrong = fields.flatMap(({ label, error }) =>
    error ? [cut(`⚠ ${label}${colon}${inWords(error, language)}`, 1000)] : [],
  );
  return [
    ...faults.slice(0, mostFaults).map(({ text, label, page }, index): types.KnownBlock => {
      const said = section(cut(`⚠ ${inWords(text, language)}`, 2000));
      return page === undefined ? said : { ...said, accessory: editButton(`fault.${index}`, label ?? '', page) };
    }),
    ...(wrong.length > 1 ? [section(cut(wrong.join('\n'), 2800))] : []),
  ];
}

/** Back to the page on which something can be changed. */
function editButton(name: string, label: string, page: number): types.Button {
  return {
    type: 'button',
    action_id: `${navigation.edit}${name}`,
    text: plain('✎', 75),
    value: `${page}`,
    accessibility_label: cut(`✎ ${label}`, 75),
  };
}

/** One press for each earlier case from which the form can be filled in. */
function copiesBlock(copies: NonNullable<FormPage['copies']>): types.KnownBlock {
  return {
    type: 'actions',
    elements: copies.map(({ from, label }, index) => ({
      type: 'button',
      action_id: `${navigation.copy}${index}`,
      text: plain(label, 75),
      value: from,
    })),
  };
}

function fieldBlocks(page: FormPage, tables: Tables, ids: number, say: Words): readonly types.KnownBlock[] {
  return page.fields.slice(0, mostFields).flatMap((field) => {
    const rows = tables[field.key];
    const inputs = rows
      ? tableBlocks(field, rows, ids, page.language)
      : fieldInputs(asLines(field), ids, say, page.language);
    return field.error
      ? [
          context([
            `⚠ ${cut(`${field.label}${punctuation[page.language].colon}${inWords(field.error, page.language)}`, 2000)}`,
          ]),
          ...inputs,
        ]
      : inputs;
  });
}

function reviewBlocks(rows: NonNullable<FormPage['review']>, language: Language): readonly types.KnownBlock[] {
  return rows
    .slice(0, mostReviewed)
    .flatMap(({ label, value, page }, index) =>
      row(cut(label, 250), cut(inWords(value, language), 2000), editButton(`${index}`, label, page)),
    );
}

/** To throw the draft away is rare, and asked about. */
function discardChoice({ discard, discardAsk, discardSure, discardNot }: Words): types.Overflow {
  return {
    type: 'overflow',
    action_id: navigation.rare,
    options: [{ text: plain(discard, 75), value: 'discard' }],
    confirm: {
      title: plain(discard, 100),
      text: plain(discardAsk, 300),
      confirm: plain(discardSure, 30),
      deny: plain(discardNot, 30),
      style: 'danger',
    },
  };
}

function navigationBlock(page: FormPage, say: Words, folded: number): types.KnownBlock {
  const button = (action_id: string, text: string): types.Button => ({
    type: 'button',
    action_id,
    text: plain(text, 75),
  });
  const later = button(navigation.later, say.later);
  // The id changes with the page, so that no press is taken for one on the page before.
  const block_id = `form.${page.rev}.${page.page}`;
  return {
    type: 'actions',
    block_id,
    elements: [
      ...(page.page > 0 ? [button(navigation.back, say.back)] : []),
      ...(folded > 0 ? [button(navigation.add, say.mayAdd(folded))] : []),
      later,
      discardChoice(say),
    ],
  };
}
