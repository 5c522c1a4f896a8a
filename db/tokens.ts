import type { Block, Button, Message, Press, Sent, TokenButton } from '../src/dialogue/message.ts';
import { random } from './random.ts';

/** What the buttons of one message say, under the token with which each of theirs begins. */
export interface Minted {
  readonly token: string;
  readonly presses: readonly Press[];
}

const randomCharacters = 22;

/** The message with a token in the place of every press, and what the tokens say; undefined when it has no button. */
export function tokenised(message: Message): { readonly message: Sent; readonly minted: Minted | undefined } {
  const token = randomToken();
  const presses: Press[] = [];
  const swap = ({ label, kind, press }: Button): TokenButton => {
    presses.push(press);
    return { label, kind, token: buttonToken(token, presses.length - 1) };
  };
  const blocks = message.blocks.map((block) => blockWith(block, swap));
  const buttons = message.buttons.map((row) => row.map(swap));
  return { message: { ...message, blocks, buttons }, minted: presses.length > 0 ? { token, presses } : undefined };
}

/** The token of a button that stands alone. */
export function mint(press: Press): Minted & { readonly button: string } {
  const token = randomToken();
  return { token, presses: [press], button: buttonToken(token, 0) };
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

/** 128 random bits, then the button's place in its message: characters that every platform takes. */
function buttonToken(token: string, place: number): string {
  return `${token}${place}`;
}

function randomToken(): string {
  return random(16).toString('base64url');
}

function blockWith(block: Block, swap: (button: Button) => TokenButton): Block<TokenButton> {
  switch (block.kind) {
    case 'rows': {
      const rows = block.rows.map(({ edit, ...row }) => (edit ? { ...row, edit: swap(edit) } : row));
      return { ...block, rows };
    }
    case 'items': {
      const items = block.items.map(({ open, ...item }) => (open ? { ...item, open: swap(open) } : item));
      return { ...block, items };
    }
    default:
      return block;
  }
}
