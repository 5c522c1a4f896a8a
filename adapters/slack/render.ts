import type { types } from '@slack/bolt';
import { chunk } from '../../src/dialogue/card.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Confirmation, Sent, SentHome, Sought, TokenButton } from '../../src/dialogue/message.ts';
import { cut } from '../shared/cut.ts';
import { plain as inPlainWords } from '../shared/plain.ts';
import { punctuation } from '../shared/punctuation.ts';
import { withShortLabels } from '../shared/short-labels.ts';
import { type Make, renderBlock } from './render-block.ts';
import { context, section } from './sections.ts';
import { homeMemory, sieveBlock } from './sieves.ts';
import { escaped, plain } from './text-objects.ts';
import { bilingual, type Words, words } from './words.ts';

type KnownBlock = types.KnownBlock;

/** One message as Slack takes it; the text is what notifications and screen readers say. */
export interface Part {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

const mostLabel = 75;
const most = { blocks: 50, viewBlocks: 100, elements: 25, choices: 5, rowsOfButtons: 10 } as const;
/** Slack took 9,597 characters in the blocks of one message and refused 11,341; it documents no limit. */
const mostCharacters = 9000;
/** Slack advises at most 4,000 characters of text. */
const mostSpoken = 3900;

/** A message as one or more messages of Slack, in order; its buttons are on the last. */
export function renderMessage(message: Sent): readonly Part[] {
  const blocks = allBlocks(message);
  const parts = split(blocks.length > 0 ? blocks : [section('—')]);
  return parts.map((own, index) => ({
    text: index === 0 ? spoken(message) : words[message.language].continued(index + 1, parts.length),
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

/** A person's home as his Home tab, which remembers to what it is narrowed down. */
export function renderHome(home: SentHome, sought: Sought = {}): types.HomeView {
  const { sieves = [], takesCode } = home;
  const sieve = sieves.length > 0 && sieveBlock(sieves);
  // What is counted stands above the lists, and so does by what they are narrowed down.
  const lists = home.blocks.findIndex(({ kind }) => kind === 'items');
  return {
    type: 'home',
    private_metadata: homeMemory(sought),
    blocks: [
      ...renderBlocks(home, {
        ...(sieve && { within: { block: sieve, at: lists < 0 ? home.blocks.length : lists - 1 } }),
        ...(takesCode && { last: codeInput(words[home.language]) }),
      }),
    ],
  };
}

/** What stands in a view besides a message: before one of its blocks, and before its buttons. */
interface Besides {
  readonly within?: { readonly block: KnownBlock; readonly at: number };
  readonly last?: KnownBlock;
}

/** A message as the blocks of one view; of one that is too long the end stays. */
export function renderBlocks(message: Sent, { within, last }: Besides = {}): readonly KnownBlock[] {
  const { content, buttons } = blocksOf(message, within);
  const end = [...(last ? [last] : []), ...buttons].slice(0, most.viewBlocks - 1);
  const room = most.viewBlocks - end.length;
  const shown = content.length > room ? [...content.slice(0, room - 1), context([bilingual.more])] : content;
  return [...shown, ...end];
}

/** The action_id of the place for a code. */
export const codeField = 'code';

/** What is entered there is told when it is confirmed by the return key. */
function codeInput({ code, codeHint }: Words): KnownBlock {
  return {
    type: 'input',
    dispatch_action: true,
    optional: true,
    label: plain(code, 2000),
    hint: plain(codeHint, 2000),
    element: {
      type: 'plain_text_input',
      action_id: codeField,
      max_length: 100,
      dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
    },
  };
}

function allBlocks(message: Sent): readonly KnownBlock[] {
  const { content, buttons } = blocksOf(message);
  return [...content, ...buttons];
}

interface Rendered {
  readonly content: readonly KnownBlock[];
  readonly buttons: readonly KnownBlock[];
}

function blocksOf(whole: Sent, within?: Besides['within']): Rendered {
  const message = withShortLabels(whole, mostLabel);
  const make = maker();
  return {
    content: [
      ...message.blocks.flatMap((block, place) => [
        ...(within?.at === place ? [within.block] : []),
        ...renderBlock(block, message.language, make),
      ]),
      ...(within?.at === message.blocks.length ? [within.block] : []),
    ],
    buttons: actionRows(message.buttons, make),
  };
}

/** How the action_id ends of a button of which Slack itself asks whether it is meant. */
const asked = '.sure';

/** Whether Slack has asked, before it told of a press, whether it is meant. */
export function wasAsked(actionId: string): boolean {
  return actionId.endsWith(asked);
}

function confirmObject({ title, text, yes, no }: Confirmation, style: types.Button['style']): types.ConfirmationDialog {
  return {
    title: plain(title, 100),
    text: plain(text, 300),
    confirm: plain(yes, 30),
    deny: plain(no, 30),
    style: style ?? 'primary',
  };
}

/** The token is the value; the action_id only has to be unique. The first act of a message is the primary button. */
function maker(): Make {
  let count = 0;
  let primary = true;
  const actionId = (isAsked: boolean): string => {
    count += 1;
    return `press.${count}${isAsked ? asked : ''}`;
  };
  return {
    button(button, { mark, spoken = button.label } = {}) {
      const shown = mark ?? button.label;
      const emphasised = button.kind === 'act' && primary && mark === undefined;
      if (emphasised) primary = false;
      const style = button.kind === 'danger' ? 'danger' : emphasised ? 'primary' : undefined;
      const { confirm } = button;
      return {
        type: 'button',
        action_id: actionId(confirm !== undefined),
        text: plain(shown, mostLabel),
        value: button.token,
        ...(style && { style }),
        ...(confirm && { confirm: confirmObject(confirm, style) }),
        ...(spoken !== shown && { accessibility_label: cut(`${shown} ${spoken}`, mostLabel) }),
      };
    },

    menu(choices) {
      const confirm = choices.find((each) => each.confirm)?.confirm;
      return {
        type: 'overflow',
        action_id: actionId(confirm !== undefined),
        options: choices.map(({ label, token }) => ({ text: plain(label, mostLabel), value: token })),
        ...(confirm && { confirm: confirmObject(confirm, undefined) }),
      };
    },
  };
}

/** Buttons in their rows; what is rarely done is a menu after those beside or before which it stood. */
function actionRows(given: Sent['buttons'], make: Make): readonly KnownBlock[] {
  const rows = (given.length > most.rowsOfButtons ? [given.flat()] : given).flatMap((row) =>
    chunk(row, most.elements - 1),
  );
  // A menu asks the same of all that is in it, so what is asked about is none of it.
  const rare = rows
    .flat()
    .filter((each) => each.rare && !each.confirm)
    .slice(0, most.choices);
  const isUsual = (each: TokenButton): boolean => !rare.includes(each);
  const usual = rows.map((row) => row.filter(isUsual));
  const first = rows.findIndex((row) => !row.every(isUsual));
  const before = usual.findLastIndex((row, place) => place <= first && row.length > 0);
  const at = before < 0 ? first : before;
  return usual
    .map((row, place) => [
      ...row.map((button) => make.button(button)),
      ...(place === at && rare.length > 0 ? [make.menu(rare)] : []),
    ])
    .filter((elements) => elements.length > 0)
    .map((elements) => ({ type: 'actions', elements }));
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

/** What screen readers read and notifications show: whose turn it is and until when comes first, then all of it in words. */
function spoken(message: Sent): string {
  const { language, blocks } = message;
  const heading = blocks.find((block) => block.kind === 'heading')?.text;
  const where = blocks.find((block) => block.kind === 'where')?.where;
  const { yourTurn, comma } = words[language];
  const turn = [heading, where?.due && inWords(where.due.text, language)].filter(Boolean).join(comma);
  const first = where?.mine ? `${yourTurn}${punctuation[language].colon}${turn}\n` : '';
  const all = `${first}${inPlainWords(message)}`.trim() || '购办 Gouban';
  return escaped(cut(all, mostSpoken, (text) => escaped(text).length));
}
