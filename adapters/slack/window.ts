import type { types } from '@slack/bolt';
import type { ReceiptView, Sent } from '../../src/dialogue/message.ts';
import type { Language } from '../../src/names.ts';
import type { Given } from './given.ts';
import { renderBlocks } from './render.ts';
import { section } from './sections.ts';
import { type Below, isShownIn, type View } from './stack.ts';
import { plain } from './text-objects.ts';
import { aFewTimes, platformError } from './web-api.ts';
import { bilingual, words } from './words.ts';

/** Who pressed what opens a window, and where. */
export interface Trigger {
  readonly user: string;
  readonly trigger: string;
  readonly view?: View | undefined;
}

/** The callback_id of a window that shows something said. */
const shownCallback = 'shown';

/** What a window that shows something said remembers besides its place. */
interface Remembered {
  readonly again?: string | undefined;
  readonly below?: readonly Below[] | undefined;
}

/** What was said, as a window. */
export function renderWindow(message: Sent, { again, below }: Remembered = {}): types.ModalView {
  const { title, close } = words[message.language];
  const { place = '' } = message;
  return {
    type: 'modal',
    callback_id: shownCallback,
    title: plain(title, 24),
    close: plain(close, 24),
    private_metadata: JSON.stringify({ place, again, below }),
    blocks: [...renderBlocks(message)],
  };
}

/** The proof of what was filed; closing it closes what lies below, which was before that. */
export function renderReceipt(receipt: ReceiptView, language: Language): types.ModalView {
  const message: Sent = { language, blocks: [{ kind: 'receipt', ...receipt }], buttons: [] };
  return { ...renderWindow(message), clear_on_close: true };
}

/** A word to whoever pressed, where nothing else is shown. */
export function renderWord(word: string): types.ModalView {
  const { title, close } = bilingual;
  return { type: 'modal', title: plain(title, 24), close: plain(close, 24), blocks: [section(word)] };
}

/**
 * Opens a window; in one that shows the same place already, it is shown there, and on top of any other while there is
 * room. One that was closed meanwhile shows nothing.
 */
export async function inWindow(given: Given, at: Trigger, view: types.ModalView, place?: string): Promise<void> {
  const { trigger: trigger_id, view: under } = at;
  const { client } = given;
  try {
    if (under?.type !== 'modal') await aFewTimes(() => client.views.open({ trigger_id, view }));
    else if (isShownIn(under, place)) await aFewTimes(() => client.views.update({ view_id: under.id, view }));
    else await aFewTimes(() => client.views.push({ trigger_id, view }));
  } catch (error) {
    const why = platformError(error);
    // The trigger was used by an attempt whose answer was lost.
    if (why === 'exchanged_trigger_id' || why === 'not_found') return;
    given.log.error('window', error);
    await given.speaker.tell(at.user, bilingual.notOpened);
  }
}
