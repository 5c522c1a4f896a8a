import type { Api } from 'grammy';
import type { Patience } from '../shared/patience.ts';

/** So long Telegram shows that something is being done, and a little less. */
const shownFor = 4500;
/** What is done sooner needs no sign. */
const worthShowing = 1500;

/** What a chat shows while it waits. */
export type Doing = 'typing' | 'upload_document';

export interface DoingParts {
  readonly api: Pick<Api, 'sendChatAction'>;
  readonly patience: Pick<Patience, 'pause'>;
  /** Does something that nobody waits for; its failure is only logged. */
  readonly aside: (work: Promise<unknown>) => void;
}

/** Shows in a chat that something is being done, for as long as it is; at once where it is known to take long. */
export async function whileDoing<T>(
  { api, patience, aside }: DoingParts,
  { address, doing, atOnce = false }: { readonly address: string; readonly doing: Doing; readonly atOnce?: boolean },
  work: () => Promise<T>,
): Promise<T> {
  const over = new AbortController();
  const { signal } = over;
  async function show(): Promise<void> {
    if (!atOnce) await patience.pause(worthShowing, signal);
    while (!signal.aborted) {
      // Nobody misses a sign that could not be shown.
      await api.sendChatAction(address, doing).catch(() => {});
      await patience.pause(shownFor, signal);
    }
  }
  aside(show());
  try {
    return await work();
  } finally {
    over.abort();
  }
}
