import { type Api, GrammyError } from 'grammy';
import { type Channel, Undelivered } from '../../src/app/ports.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import { isRefusal, undelivered } from './failure.ts';
import { type Part, render } from './render.ts';

/**
 * Sending and replacing. A reference is the ids of a message's parts, joined by commas. A message that can no longer be
 * edited is said anew; so are the parts by which it has grown.
 */
export function speaking(api: Api): Pick<Channel, 'send' | 'replace'> {
  return {
    async send(address, message) {
      return (await say(api, address, rendered(message))).join(',');
    },

    async replace(address, reference, message) {
      const parts = rendered(message);
      const standing = idsIn(reference);
      // What is new comes first: edits can be repeated when something fails in between, a message cannot.
      const grown = standing.length === 0 ? [] : await say(api, address, parts.slice(standing.length));
      const ids = [...standing, ...grown];
      if (ids.length > 0 && (await editAllOrTakeBack(api, address, ids, parts, grown))) {
        await removeAll(api, address, ids.slice(parts.length));
        return ids.slice(0, parts.length).join(',');
      }
      const anew = await say(api, address, parts);
      await removeAll(api, address, ids);
      return anew.join(',');
    },
  };
}

function rendered(message: Sent): readonly Part[] {
  try {
    return render(message);
  } catch (error) {
    throw new Undelivered('never', error instanceof Error ? error.message : 'The message cannot be shown');
  }
}

/** Says the parts in order. When one is to be tried later, those before it are taken back; else it is unknown what arrived. */
async function say(api: Api, address: string, parts: readonly Part[]): Promise<readonly number[]> {
  const said: number[] = [];
  for (const part of parts) {
    try {
      const { message_id: id } = await api.sendMessage(address, part.html, optionsOf(part));
      said.push(id);
    } catch (error) {
      const failure = undelivered(error, 'send');
      if (failure.outcome !== 'later' || (await takeBack(api, address, said))) throw failure;
      throw new Undelivered('unknown', failure.message);
    }
  }
  return said;
}

async function takeBack(api: Api, address: string, ids: readonly number[]): Promise<boolean> {
  try {
    for (const id of ids) await api.deleteMessage(address, id);
    return true;
  } catch {
    return false;
  }
}

/** Edits all parts; when that must be tried again, what was said just now is taken back first. */
async function editAllOrTakeBack(
  api: Api,
  address: string,
  ids: readonly number[],
  parts: readonly Part[],
  grown: readonly number[],
): Promise<boolean> {
  try {
    return await editAll(api, address, ids, parts);
  } catch (error) {
    await takeBack(api, address, grown);
    throw error;
  }
}

/** False when one of the messages is gone, or was never one that can be edited. */
async function editAll(api: Api, address: string, ids: readonly number[], parts: readonly Part[]): Promise<boolean> {
  for (const [index, part] of parts.entries()) {
    const id = ids[index];
    if (id === undefined) return false;
    try {
      await api.editMessageText(address, id, part.html, optionsOf(part));
    } catch (error) {
      if (refusedBecause(error, /message is not modified/)) continue;
      if (refusedBecause(error, /to edit|be edited|MESSAGE_ID_INVALID/)) return false;
      throw undelivered(error, 'edit');
    }
  }
  return true;
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

function optionsOf({ keyboard }: Part) {
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
