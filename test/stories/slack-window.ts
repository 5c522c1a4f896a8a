import { fieldOfBlock } from '../../adapters/slack/field-input.ts';
import type { Evidence } from '../../src/engine/form.ts';
import { asFields, type Fields } from '../doubles/loopback.ts';
import type { Entry } from '../doubles/slack/inputs.ts';
import { optionsOf } from '../doubles/slack/read-blocks.ts';
import type { SlackUser } from '../doubles/slack/user.ts';

/** What is entered in a field, by its name. */
type Given = Readonly<Record<string, string | readonly Evidence[]>>;

/** Fills in the window that lies on top, page by page, and sends it; it stays where something is wrong with it. */
export async function sendsWindow(user: SlackUser, given: Given): Promise<void> {
  for (let goesOn = true; goesOn && user.modal; ) {
    await user.fills(entriesIn(user, user.modal.blocks, given));
    const { outcome } = await user.submits();
    goesOn = outcome === 'updated' || outcome === 'pushed';
  }
}

function entriesIn(user: SlackUser, blocks: readonly Fields[], given: Given): Readonly<Record<string, Entry>> {
  const entries = blocks.flatMap((block): readonly (readonly [string, Entry])[] => {
    const id = String(block.block_id);
    const said = given[fieldOfBlock(id) ?? ''];
    if (said === undefined) return [];
    return [[id, typeof said === 'string' ? chosen(block, said) : uploaded(user, said)]];
  });
  return Object.fromEntries(entries);
}

/** The whole text of an option of which the beginning was said, or another part. */
function chosen(block: Fields, said: string): string {
  const options = optionsOf(asFields(block.element)).map((option) => String(asFields(option.text).text));
  return options.find((text) => text.startsWith(said)) ?? options.find((text) => text.includes(said)) ?? said;
}

function uploaded(user: SlackUser, files: readonly Evidence[]): Entry {
  return files.map(({ name, mime }) => user.uploads({ name, mime, bytes: Buffer.from('%PDF-1.7\n') }));
}
