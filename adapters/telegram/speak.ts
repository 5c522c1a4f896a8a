import { type Api, GrammyError } from 'grammy';
import { type Channel, Undelivered } from '../../src/app/ports/channel.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import { isRefusal, undelivered } from './failure.ts';
import type { Places } from './own-keys.ts';
import { type Part, render } from './render.ts';

/**
 * Sending and replacing. A reference is the ids of a message's parts, joined by commas. A message that can no longer be
 * edited is said anew; so are the parts by which it has grown. What has been done of a message before it must wait stays
 * done: Telegram lets so little pass at once that the parts of a long one would never arrive together.
 */
export function speaking(api: Api, places?: Places): Pick<Channel, 'send' | 'replace' | 'retire'> {
  return {
    async send(address, message, { begun = '', repliesTo = '' }) {
      const replied = message.answers ?? idsIn(repliesTo).at(-1);
      return (await say(api, address, rendered(message, places), idsIn(begun), { replied })).join(',');
    },

    async replace(address, reference, message, { begun }) {
      const parts = rendered(message, places);
      const { ids: standing, edited } = begun === undefined ? { ids: idsIn(reference), edited: 0 } : progressIn(begun);
      // What is new comes first: edits can be repeated when something fails in between, a message cannot.
      const ids = standing.length === 0 ? [] : await grown(api, address, parts, standing);
      if (ids.length > 0 && (await editAll(api, address, ids, parts, edited))) {
        await removeAll(api, address, ids.slice(parts.length));
        return ids.slice(0, parts.length).join(',');
      }
      const anew = await say(api, address, parts);
      await removeAll(api, address, ids);
      return anew.join(',');
    },

    async retire(address, reference, line) {
      const [first, ...others] = idsIn(reference);
      if (first === undefined) return;
      await editAll(api, address, [first], rendered(line, places).slice(0, 1), 0);
      await removeAll(api, address, others);
    },
  };
}

function rendered(message: Sent, places: Places | undefined): readonly Part[] {
  try {
    return render(message, places);
  } catch (error) {
    throw new Undelivered('never', error instanceof Error ? error.message : 'The message cannot be shown');
  }
}

/**
 * Says the parts in order, but those that stand already, of which the first `kept` are not to be taken back; the first of all
 * as a reply to what is `replied` to, if that is still there. Resolves with the ids of all.
 */
async function say(
  api: Api,
  address: string,
  parts: readonly Part[],
  standing: readonly number[] = [],
  { kept = 0, replied }: { readonly kept?: number; readonly replied?: number | undefined } = {},
): Promise<readonly number[]> {
  const said = [...standing];
  for (const part of parts.slice(standing.length)) {
    try {
      const { message_id: id } = await api.sendMessage(address, part.html, {
        ...optionsOf(part),
        ...(replied !== undefined &&
          said.length === 0 && { reply_parameters: { message_id: replied, allow_sending_without_reply: true } }),
        ...(part.guarded && { protect_content: true }),
        ...(part.silent && { disable_notification: true }),
      });
      said.push(id);
    } catch (error) {
      const failure = undelivered(error, 'send');
      if (failure.outcome === 'later') throw begunAt(failure, said.join(','));
      await takeBack(api, address, said.slice(kept));
      throw failure;
    }
  }
  return said;
}

/** The message is said once more, or never: what stands of it is of no use. */
async function takeBack(api: Api, address: string, ids: readonly number[]): Promise<void> {
  for (const id of ids) await api.deleteMessage(address, id).catch(() => {});
}

/** The ids of what stands, and of the parts by which the message has grown. */
async function grown(
  api: Api,
  address: string,
  parts: readonly Part[],
  standing: readonly number[],
): Promise<readonly number[]> {
  try {
    return await say(api, address, parts, standing, { kept: standing.length });
  } catch (error) {
    throw error instanceof Undelivered && error.begun ? begunAt(error, progress(idsIn(error.begun), 0)) : error;
  }
}

/** Edits all parts but the first `done`; false when one of them is gone, or was never one that can be edited. */
async function editAll(
  api: Api,
  address: string,
  ids: readonly number[],
  parts: readonly Part[],
  done: number,
): Promise<boolean> {
  for (const [index, part] of parts.entries()) {
    const id = ids[index];
    if (id === undefined) return false;
    if (index < done) continue;
    try {
      await api.editMessageText(address, id, part.html, optionsOf(part));
    } catch (error) {
      if (refusedBecause(error, /message is not modified/)) continue;
      if (refusedBecause(error, /to edit|be edited|MESSAGE_ID_INVALID/)) return false;
      throw begunAt(undelivered(error, 'edit'), progress(ids, index));
    }
  }
  return true;
}

function begunAt({ outcome, message, retryAfter }: Undelivered, begun: string): Undelivered {
  return new Undelivered(outcome, message, retryAfter, begun || undefined);
}

function progress(ids: readonly number[], edited: number): string {
  return `${ids.join(',')}:${edited}`;
}

function progressIn(begun: string): { readonly ids: readonly number[]; readonly edited: number } {
  const [ids = '', edited = ''] = begun.split(':');
  return { ids: idsIn(ids), edited: Number(edited) };
}

/** What can no longer be deleted, after 48 hours, is emptied, so that its buttons do not lie. */
async function removeAll(api: Api, address: string, ids: readonly number[]): Promise<void> {
  for (const id of ids) {
    try {
      await api.deleteMessage(address, id);
    } catch (error) {
      if (!isRefusal(error)) throw undelivered(error, 'edit');
      await api.editMessageText(address, id, '…').catch((again: unknown) => {
        if (!isRefusal(again)) throw undelivered(again, 'edit');
      });
    }
  }
}

function refusedBecause(error: unknown, reason: RegExp): boolean {
  return error instanceof GrammyError && error.error_code === 400 && reason.test(error.description);
}

export function optionsOf({ keyboard }: Part) {
  return {
    parse_mode: 'HTML' as const,
    link_preview_options: { is_disabled: true },
    ...(keyboard.length > 0 && { reply_markup: { inline_keyboard: keyboard } }),
  };
}

function idsIn(reference: string): readonly number[] {
  const ids = reference.split(',').map(Number);
  return ids.every((id) => Number.isSafeInteger(id) && id > 0) ? ids : [];
}
