import type { App, types } from '@slack/bolt';
import type { Choosing, FoundOption } from '../../src/dialogue/message.ts';
import { choice, fieldOfBlock } from './field-input.ts';
import { memoryOf, rowCallback } from './form-view.ts';
import type { Given } from './given.ts';
import { rowMemoryOf } from './row-view.ts';
import { begunIn } from './seek-block.ts';
import type { View } from './stack.ts';
import { tenantOf } from './tenant.ts';
import { plain } from './text-objects.ts';

/** Long lists: what of one is shown while somebody types what he seeks. */
export function listenToSeeking(app: App, { assistant, senders }: Given): void {
  app.options<'block_suggestion'>({ type: 'block_suggestion' }, async ({ body, ack }) => {
    const at = placeOf(body.block_id, body.view);
    const from = senders.plain(tenantOf(body), body.user.id);
    await ack(shown(at ? await assistant.choices(from, at, body.value) : []));
  });
}

/** Where it is sought: a field of a form's page or of a row's window, or the place for a case. */
function placeOf(blockId: string, view: View | undefined): Choosing | undefined {
  const begins = begunIn(blockId);
  if (begins) return { begins };
  const key = fieldOfBlock(blockId);
  if (key === undefined || !view) return undefined;
  if (view.callback_id !== rowCallback) return { draft: memoryOf(view.private_metadata).draft, field: key };
  const { draft, field } = rowMemoryOf(view.private_metadata);
  return { draft, field, column: Number(key) };
}

type Shown = { options: types.PlainTextOption[] } | { option_groups: Group[] };

interface Group {
  label: types.PlainTextElement;
  options: types.PlainTextOption[];
}

/** By the parts of their list, where all of them belong to one. */
function shown(found: readonly FoundOption[]): Shown {
  const parts = Map.groupBy(found, ({ group }) => group ?? '');
  if (parts.size === 0 || parts.has('')) return { options: found.map((each) => choice(each, each.place)) };
  return {
    option_groups: [...parts].map(([label, options]) => ({
      label: plain(label, 75),
      options: options.map((each) => choice(each, each.place)),
    })),
  };
}
