import { lineLeft } from '../src/dialogue/menu.ts';
import type { Block, Button, Message, Press, Sent, TokenButton } from '../src/dialogue/message.ts';
import type { Language } from '../src/names.ts';
import { random } from './random.ts';

/** What the buttons of one message, or of several that are said at once, say: under the token with which each of theirs begins. */
export interface Minted {
  readonly token: string;
  readonly presses: readonly Press[];
}

/** The same while the messages are being written. */
export interface Minting {
  readonly token: string;
  readonly presses: Press[];
}

const randomCharacters = 22;

export function newMinting(): Minting {
  return { token: random(16).toString('base64url'), presses: [] };
}

/** The message as it is said in a language, with a token in the place of every press. */
export function tokenised(message: Message, language: Language, minting: Minting): Sent {
  const swap = ({ press, ...button }: Button): TokenButton => ({ ...button, token: mint(press, minting) });
  const blocks = message.blocks.map((block) => blockWith(block, swap));
  const buttons = message.buttons.map((row) => row.map(swap));
  return { ...message, language, blocks, buttons };
}

/** What is left of the message that stood at the same place before; undefined where nothing is said of that. */
export function leftBy({ leaves }: Pick<Message, 'leaves'>, language: Language): Sent | undefined {
  return leaves === undefined ? undefined : lineLeft(leaves, language);
}

/** The token of one button: 128 random bits, then its place among the others. Characters that every platform takes. */
export function mint(press: Press, { token, presses }: Minting): string {
  presses.push(press);
  return `${token}${presses.length - 1}`;
}

/** What a button says among those of its message; undefined when it is none of them. */
export function pressIn({ presses }: Pick<Minted, 'presses'>, button: string): Press | undefined {
  // Of buttons that were sent when each had a token to itself, there is no place, which is the first.
  const place = button.slice(randomCharacters);
  return /^\d{0,4}$/.test(place) ? presses[Number(place)] : undefined;
}

/** The part of a button's token that it shares with the others of its message. */
export function sharedToken(button: string): string {
  return button.slice(0, randomCharacters);
}

function blockWith(block: Block, swap: (button: Button) => TokenButton): Block<TokenButton> {
  switch (block.kind) {
    case 'rows': {
      const rows = block.rows.map(({ edit, ...row }) => (edit ? { ...row, edit: swap(edit) } : row));
      return { ...block, rows };
    }
    case 'items': {
      const items = block.items.map(({ open, rare, ...item }) => ({
        ...item,
        ...(open && { open: swap(open) }),
        ...(rare && { rare: swap(rare) }),
      }));
      return { ...block, items };
    }
    default:
      return block;
  }
}
