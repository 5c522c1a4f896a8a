import { saidAs } from '../../adapters/shared/said.ts';
import { handle } from '../../src/app/assistant.ts';
import type { Incoming, Reply, Sent, TokenButton } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { ChannelName } from '../../src/names.ts';
import type { MemoryStore } from './memory-store.ts';

/** What something has cost somebody: how many questions he was asked, buttons he pressed, messages he wrote. */
export interface Cost {
  readonly questions: number;
  readonly presses: number;
  readonly written: number;
}

/** Somebody's chat, on Telegram where no other is named, in a city in memory, and what it costs him. */
export interface Chat {
  /** All that stands there and was said to him, as it stands now. */
  readonly shown: () => readonly Sent[];
  readonly last: () => Sent;
  /** The field that is being asked, if one is. */
  readonly asked: () => string | undefined;
  /** Presses the latest button with this label. Throws where there is none. */
  readonly presses: (label: string) => Promise<void>;
  /** Presses a button that he still has before him, though it stands in the chat no more. */
  readonly pressesToken: (token: string, sure?: boolean) => Promise<void>;
  /** What the channel got back at once for what was done last. */
  readonly replied: () => Reply;
  /** Resolves with the id under which it was told. */
  readonly says: (text: string) => Promise<string>;
  /** Changes what he said. */
  readonly edits: (of: string, text: string) => Promise<void>;
  /** Files in one message; of an album, where its name is given. */
  readonly sends: (files: readonly Evidence[], text?: string, album?: string) => Promise<string>;
  /** Sends what says nothing in words. */
  readonly sendsSticker: () => Promise<void>;
  /** What it has cost since this was asked for last. */
  readonly cost: () => Cost;
}

/** The chat of somebody who has an account there, or of a stranger, under an address of his own. */
export function chatIn(store: MemoryStore, address: string, channel: ChannelName = 'telegram'): Chat {
  const from = { channel, address } as const;
  let heard = 0;
  let seen = 0;
  let presses = 0;
  let written = 0;
  let reply: Reply = {};

  const own = () => {
    const { said, accounts } = store.tables();
    const ids = new Set(
      [...accounts.values()].filter((row) => row.channel === channel && row.address === address).map(({ id }) => id),
    );
    return [...said.values()].filter(({ account }) => ids.has(account));
  };
  const shown = () => own().map(({ message }) => message);
  const last = () => {
    const message = shown().at(-1);
    if (!message) throw new Error(`nothing was said to ${address}`);
    return message;
  };

  async function receive(says: Incoming['says']): Promise<string> {
    heard += 1;
    const id = `chat:${address}:${heard}`;
    ({ reply } = await store.transact((world) => handle(world, { id, from, forms: 'questions', stroke: '/', says })));
    return id;
  }

  return {
    shown,
    last,
    asked: () => questionIn(last()),
    async presses(label) {
      const button = shown()
        .toReversed()
        .flatMap(buttonsIn)
        .find((each) => each.label === label);
      if (!button) {
        const there = buttonsIn(last()).map((each) => each.label);
        throw new Error(`${address} sees no ${label}, but last ${there.join(', ')}: ${JSON.stringify(last())}`);
      }
      presses += 1;
      await receive({ kind: 'press', token: button.token });
    },
    async pressesToken(token, sure) {
      presses += 1;
      await receive({ kind: 'press', token, sure });
    },
    replied: () => reply,
    async says(text) {
      written += 1;
      return receive(saidAs(text));
    },
    async edits(of, text) {
      written += 1;
      await receive({ kind: 'edited', of, text });
    },
    async sends(files, text, album) {
      written += 1;
      const of = album === undefined ? {} : { album };
      return receive({ kind: 'files', files, ...(text !== undefined && { text }), ...of });
    },
    async sendsSticker() {
      written += 1;
      await receive({ kind: 'wordless' });
    },
    cost() {
      const fields = own()
        .slice(seen)
        .flatMap(({ first }) => questionIn(first) ?? []);
      const cost = { questions: new Set(fields).size, presses, written };
      [seen, presses, written] = [own().length, 0, 0];
      return cost;
    },
  };
}

/** The field that a message asks. */
function questionIn({ place = '' }: Sent): string | undefined {
  const [kind, , field] = place.split(':');
  return kind === 'q' ? field : undefined;
}

/** All buttons of a message, those within it first. */
export function buttonsIn({ blocks, buttons }: Sent): readonly TokenButton[] {
  const within = blocks.flatMap((block): readonly (TokenButton | undefined)[] => {
    if (block.kind === 'rows') return block.rows.map(({ edit, label }) => edit && { ...edit, label: `✎ ${label}` });
    return block.kind === 'items' ? block.items.map(({ open, title }) => open && { ...open, label: title }) : [];
  });
  return [...within.filter((button) => button !== undefined), ...buttons.flat()];
}
