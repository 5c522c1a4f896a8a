import type { types } from '@slack/bolt';
import type { Block, Sent, TokenButton, Where } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { cut, escaped, type Line, lines, pieces, plain } from './text-objects.ts';
import { bilingual, languageOf, words } from './words.ts';

type KnownBlock = types.KnownBlock;

/** One message as Slack takes it; the text is what notifications and screen readers say. */
export interface Part {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

const most = { blocks: 50, homeBlocks: 100, elements: 25, rowsOfButtons: 10 } as const;
/** Slack took 9,597 characters in the blocks of one message and refused 11,341; it documents no limit. */
const mostCharacters = 9000;
const paragraph = 2800;
/** A label or value up to this long stands in two columns; five rows of them fit one section. */
const cell = 250;

type MakeButton = (button: TokenButton, mark?: string) => types.Button;

/** A message as one or more messages of Slack, in order; its buttons are on the last. */
export function renderMessage(message: Sent): readonly Part[] {
  const blocks = allBlocks(message);
  const gist = gistOf(message);
  return split(blocks.length > 0 ? blocks : [section('—')]).map((own, index) => ({
    text: index === 0 ? gist : '…',
    blocks: own,
  }));
}

/** Makes a message fit as many messages as there already are: the beginning and the end with its buttons stay. */
export function shortened(parts: readonly Part[], count: number): readonly Part[] {
  const last = parts.at(-1);
  if (parts.length <= count || !last) return parts;
  const note = context([bilingual.shortened]);
  return [...parts.slice(0, count - 1), { text: last.text, blocks: [note, ...last.blocks].slice(-most.blocks) }];
}

/** A person's home as his Home tab. */
export function renderHome(message: Sent): types.HomeView {
  const blocks = allBlocks(message);
  const shown =
    blocks.length > most.homeBlocks ? [...blocks.slice(0, most.homeBlocks - 1), context([bilingual.more])] : blocks;
  return { type: 'home', blocks: [...shown] };
}

/** The rows of a table, each with the button that changes it; shared with the review of a form. */
export function row(label: string, value: string, accessory?: types.Button): readonly KnownBlock[] {
  if (label.length <= cell && value.length <= cell) {
    return [{ type: 'section', fields: cells(label, value), ...(accessory && { accessory }) }];
  }
  const title: KnownBlock = {
    type: 'section',
    text: lines([{ strong: label }], paragraph),
    ...(accessory && { accessory }),
  };
  return [title, ...pieces(value, paragraph).map((piece) => section(piece))];
}

export function section(...given: readonly Line[]): types.SectionBlock {
  return { type: 'section', text: lines(given, paragraph) };
}

export function context(given: readonly Line[]): types.ContextBlock {
  return { type: 'context', elements: [lines(given, paragraph)] };
}

function allBlocks(message: Sent): readonly KnownBlock[] {
  const make = buttonMaker();
  return [...message.blocks.flatMap((block) => renderBlock(block, make)), ...actionRows(message.buttons, make)];
}

/** The token is the value; the action_id only has to be unique. The first act of a message is the primary button. */
function buttonMaker(): MakeButton {
  let count = 0;
  let primary = true;
  return (button, mark) => {
    count += 1;
    const emphasised = button.kind === 'act' && primary && mark === undefined;
    if (emphasised) primary = false;
    return {
      type: 'button',
      action_id: `press.${count}`,
      text: plain(mark ?? button.label, 75),
      value: button.token,
      ...(emphasised && { style: 'primary' }),
      ...(mark !== undefined && { accessibility_label: cut(`${mark} ${button.label}`, 75) }),
    };
  };
}

function actionRows(rows: Sent['buttons'], make: MakeButton): readonly KnownBlock[] {
  const kept = rows.length > most.rowsOfButtons ? [rows.flat()] : rows;
  return kept
    .flatMap((each) => chunks(each, most.elements))
    .map((elements) => ({ type: 'actions', elements: elements.map((button) => make(button)) }));
}

function renderBlock(block: Block<TokenButton>, make: MakeButton): readonly KnownBlock[] {
  switch (block.kind) {
    case 'heading':
      return [...(block.over ? [context([block.over])] : []), heading(block.text)];
    case 'text':
      return pieces(block.text, paragraph).map((piece) => {
        if (block.tone === 'dim') return context([piece]);
        return block.tone === 'strong' ? section({ strong: piece }) : section(piece);
      });
    case 'where':
      return [whereSection(block.where)];
    case 'rows':
      return [...(block.title ? [section({ strong: block.title })] : []), ...rowSections(block.rows, make)];
    case 'checks':
      return grouped(
        block.checks.map(({ holds, text, source }) => `${holds ? '✓' : '⚠'} ${text}${source ? ` [${source}]` : ''}`),
      ).map((group) => section(...group));
    case 'items':
      return block.items.map((item) => itemSection(item, make));
    case 'files':
      return grouped(block.files.map((file) => `📎 ${fileName(file)}`)).map(context);
    case 'log':
      return grouped(block.entries.map(({ at, text }) => `${at}  ${text}`)).map(context);
    case 'receipt':
      return [
        section({ strong: cut(block.title, cell) }, { strong: cut(block.number, cell) }, cut(block.at, cell)),
        context([cut(block.hash, cell)]),
        ...(block.next ? pieces(block.next, paragraph).map((piece) => section(piece)) : []),
      ];
  }
}

function heading(text: string): KnownBlock {
  if (text.length > 150) return section({ strong: cut(text, paragraph) });
  return { type: 'header', text: plain(text, 150) };
}

function whereSection(where: Where): KnownBlock {
  const say = words[languageOf(where.now + where.next)];
  const holder = where.office ? `${where.holder} · ${where.office}` : where.holder;
  const { due } = where;
  return {
    type: 'section',
    fields: [
      lines([{ strong: say.now }, cut(where.now, 600)], 1000),
      lines([{ strong: where.mine ? say.yourTurn : say.holder }, cut(holder, 600)], 1000),
      ...(due
        ? [lines([{ strong: say.due }, `${due.state === 'done' ? '✓' : '⏰'} ${cut(due.text, 600)}`], 1000)]
        : []),
      lines([{ strong: say.comesNext }, cut(where.next, 600)], 1000),
    ],
  };
}

type Rows = Extract<Block<TokenButton>, { kind: 'rows' }>['rows'];

/** Rows without a button share sections, five to each. */
function rowSections(rows: Rows, make: MakeButton): readonly KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let open: types.PlainTextElement[] | undefined;
  for (const { label, value, edit } of rows) {
    const compact = !edit && label.length <= cell && value.length <= cell;
    if (!compact) {
      blocks.push(...row(label, value, edit && make(edit, '✎')));
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

function cells(label: string, value: string): types.PlainTextElement[] {
  return [plain(label, 2000), plain(value, 2000)];
}

type Item = Extract<Block<TokenButton>, { kind: 'items' }>['items'][number];

function itemSection(item: Item, make: MakeButton): KnownBlock {
  const given: Line[] = [
    ...(item.over ? [cut(item.over, 500)] : []),
    { strong: cut(item.title, 500) },
    ...(item.under ? [cut(item.under, 1000)] : []),
    ...(item.due ? [`${item.due.state === 'done' ? '✓' : '⏰'} ${cut(item.due.text, 500)}`] : []),
  ];
  return { type: 'section', text: lines(given, paragraph), ...(item.open && { accessory: make(item.open) }) };
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

function split(blocks: readonly KnownBlock[]): readonly (readonly KnownBlock[])[] {
  const parts: KnownBlock[][] = [];
  let size = 0;
  for (const block of blocks) {
    const own = charactersIn(block);
    const part = parts.at(-1);
    size += own;
    if (part && part.length < most.blocks && size <= mostCharacters) {
      part.push(block);
    } else {
      parts.push([block]);
      size = own;
    }
  }
  return parts;
}

function charactersIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + charactersIn(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  const own = 'text' in value && typeof value.text === 'string' ? value.text.length + 1 : 0;
  return Object.values(value).reduce((sum: number, each) => sum + charactersIn(each), own);
}

/** What a notification says: the first things of the message. */
function gistOf(message: Sent): string {
  const said = message.blocks.flatMap((block) => {
    if (block.kind === 'heading' || block.kind === 'text') return [block.text];
    if (block.kind === 'receipt') return [block.title, block.number];
    return block.kind === 'where' ? [block.where.now] : [];
  });
  return escaped(cut(said.slice(0, 3).join(' · ').trim() || '购办 Gouban', 600));
}

export function fileName({ name, size }: Evidence): string {
  const kilobytes = Math.max(1, Math.round(size / 1024));
  return `${name} (${kilobytes < 1024 ? `${kilobytes} KB` : `${(kilobytes / 1024).toFixed(1)} MB`})`;
}

export function chunks<T>(list: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );
}
