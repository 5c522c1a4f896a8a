import { randomBytes } from 'node:crypto';
import type { Block, Button, Message, Press, Sent, TokenButton } from '../src/dialogue/message.ts';

export interface Minted {
  readonly token: string;
  readonly press: Press;
}

/** A random token of 128 bits: 22 characters that every platform takes. */
export function mint(press: Press): Minted {
  return { token: randomBytes(16).toString('base64url'), press };
}

/** The message with a token in the place of every press, and what the tokens say. */
export function tokenised(message: Message): { readonly message: Sent; readonly minted: readonly Minted[] } {
  const minted: Minted[] = [];
  const swap = ({ label, kind, press }: Button): TokenButton => {
    const made = mint(press);
    minted.push(made);
    return { label, kind, token: made.token };
  };
  const blocks = message.blocks.map((block) => blockWith(block, swap));
  const buttons = message.buttons.map((row) => row.map(swap));
  return { message: { ...message, blocks, buttons }, minted };
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
