import type { types } from '@slack/bolt';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Block, FileShown, TokenButton, Where } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import { cut, pieces } from '../shared/cut.ts';
import { dueMarks } from '../shared/due-marks.ts';
import { fileLine } from '../shared/file-name.ts';
import { bracketed } from '../shared/punctuation.ts';
import { cell, cells, context, paragraph, row, section } from './sections.ts';
import { seekBlock } from './seek-block.ts';
import { type Line, lines, linked, linkedIn, plain } from './text-objects.ts';
import { words } from './words.ts';

type KnownBlock = types.KnownBlock;

/** What a button shows instead of its label, and what screen readers say of it, where that is not all of it. */
export interface Shown {
  readonly mark?: string;
  readonly spoken?: string;
}
/** Makes what can be pressed, with ids that are unique in their message. */
export interface Make {
  readonly button: (button: TokenButton, shown?: Shown) => types.Button;
  /** A menu of one to five; where something is asked about, it is alone in it. */
  readonly menu: (choices: readonly TokenButton[]) => types.Overflow;
}

/** One thing that is said, as blocks. */
export function renderBlock(block: Block<TokenButton>, language: Language, make: Make): readonly KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return [...(block.over ? [context([block.over])] : []), heading(block.text)];
    case 'text':
      return block.begins === undefined
        ? textBlocks(block, language)
        : [seekBlock(inWords(block.text, language), block.begins, language)];
    case 'where':
      return [whereSection(block.where, language)];
    case 'rows':
      return [
        ...(block.title ? [section({ strong: inWords(block.title, language) })] : []),
        ...rowSections(block.rows, language, make),
      ];
    case 'checks':
      return grouped(
        block.checks.map(
          ({ holds, text, source }) =>
            `${holds ? '✓' : '⚠'} ${inWords(text, language)}${source ? bracketed(source, language) : ''}`,
        ),
      ).map((group) => section(...group));
    case 'items':
      return block.items.flatMap((item) => itemBlocks(item, language, make));
    case 'files':
      return fileBlocks(block.files, language);
    case 'documents':
      return [...fileBlocks(block.files, language), ...textBlocks({ text: block.about, tone: 'plain' }, language)];
    case 'log':
      return grouped(block.entries.map(({ at, text }) => `${inWords(at, language)}  ${text}`)).map(context);
    case 'receipt':
      return [
        section(
          { strong: cut(block.title, cell) },
          ...(block.on === undefined ? [] : [cut(block.on, cell)]),
          { strong: cut(block.number, cell) },
          cut(inWords(block.at, language), cell),
        ),
        context([cut(block.hash, cell)]),
        ...(block.next ? pieces(inWords(block.next, language), paragraph).map((piece) => section(piece)) : []),
      ];
  }
}

function fileBlocks(files: readonly FileShown[], language: Language): readonly KnownBlock[] {
  return grouped(files.map((file) => fileLine(file, language))).map(context);
}

/** A long text in pieces; one that can be opened somewhere is short. */
function textBlocks(
  { text, tone }: Pick<Extract<Block, { kind: 'text' }>, 'text' | 'tone'>,
  language: Language,
): readonly KnownBlock[] {
  const parts = pieces(inWords(text, language), paragraph);
  const live = parts.length > 1 ? undefined : linkedIn(text, language);
  if (live) return [linked(live)];
  if (tone === 'strong') return parts.map((strong) => section({ strong }));
  return parts.map((line) => (tone === 'dim' ? context([line]) : section(line)));
}

function heading(text: string): KnownBlock {
  if (text.length > 150) return section({ strong: cut(text, paragraph) });
  return { type: 'header', text: plain(text, 150) };
}

function whereSection(where: Where, language: Language): KnownBlock {
  const say = words[language];
  const { due, note, next, still } = where;
  const holder = where.mine ? (where.office ?? where.holder) : where.holder;
  return {
    type: 'section',
    fields: [
      lines([{ strong: say.now }, cut(where.now, 600)], 1000),
      ...(holder ? [lines([{ strong: where.mine ? say.yourTurn : say.holder }, cut(holder, 600)], 1000)] : []),
      ...(due
        ? [
            lines(
              [
                { strong: say.due },
                `${dueMarks[due.state]} ${cut(inWords(due.text, language), 600)}`,
                ...(note ? [note] : []),
              ],
              1000,
            ),
          ]
        : []),
      ...(next ? [lines([{ strong: say.comesNext }, cut(next, 600)], 1000)] : []),
      ...(still ? [lines([{ strong: say.still }, cut(still, 600)], 1000)] : []),
    ],
  };
}

type Rows = Extract<Block<TokenButton>, { kind: 'rows' }>['rows'];

/** Rows without a button share sections, five to each. */
function rowSections(rows: Rows, language: Language, make: Make): readonly KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let open: types.PlainTextElement[] | undefined;
  for (const { label, value: given, edit } of rows) {
    const value = inWords(given, language);
    const compact = !edit && label.length <= cell && value.length <= cell;
    if (!compact) {
      blocks.push(...row(label, value, edit && make.button(edit, { mark: '✎', spoken: label })));
      open = undefined;
    } else if (open && open.length < 10) {
      open.push(...cells(label, value));
    } else {
      open = cells(label, value);
      blocks.push({ type: 'section', fields: open });
    }
  }
  return blocks;
}

type Item = Extract<Block<TokenButton>, { kind: 'items' }>['items'][number];

/** An item with its one button beside it; where something is rarely done with it, both stand below. */
function itemBlocks(
  { over, title, under, due, open, rare }: Item,
  language: Language,
  make: Make,
): readonly KnownBlock[] {
  const given: Line[] = [
    ...(over ? [cut(inWords(over, language), 500)] : []),
    { strong: cut(title, 500) },
    ...(under ? [cut(inWords(under, language), 1000)] : []),
    ...(due ? [`${dueMarks[due.state]} ${cut(inWords(due.text, language), 500)}`] : []),
  ];
  const text = lines(given, paragraph);
  const opening =
    open && make.button(open, { spoken: [inWords(over ?? '', language), title].filter(Boolean).join(' ') });
  if (!rare) return [{ type: 'section', text, ...(opening && { accessory: opening }) }];
  // In a menu nothing is said but the choice itself, so that names what it is done to.
  const named = { ...rare, label: [rare.label, title].join(' · ') };
  return [
    { type: 'section', text },
    { type: 'actions', elements: [...(opening ? [opening] : []), make.menu([named])] },
  ];
}

/** Short lines put together until a text is full. */
function grouped(given: readonly string[]): readonly (readonly string[])[] {
  const groups: string[][] = [];
  let size = 0;
  for (const line of given.flatMap((each) => pieces(each, paragraph))) {
    size += line.length + 1;
    const group = groups.at(-1);
    if (group && size <= paragraph) {
      group.push(line);
    } else {
      groups.push([line]);
      size = line.length + 1;
    }
  }
  return groups;
}
