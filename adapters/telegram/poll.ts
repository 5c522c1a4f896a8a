import type { Api } from 'grammy';
import type { Update } from 'grammy/types';
import { backoff, type Patience } from '../shared/patience.ts';
import { wantedUpdates } from './read-update.ts';

const holdSeconds = 30;
const mostAtOnce = 100;
/** How long a poll waits for what is in hand before it looks for more. */
const patience = 1000;
/** How long a stop waits for the last confirmation; without it updates come once more. */
const farewell = 3000;

export interface PollParts extends Patience {
  readonly api: Api;
  /** Handles an update for as long as it takes; false when it gave up because of a stop. Never rejects. */
  readonly handle: (update: Update) => Promise<boolean>;
  readonly failed: (error: unknown) => void;
}

interface InHand {
  readonly id: number;
  readonly ended: Promise<void>;
  finished: boolean;
}

/**
 * Fetches updates until it is stopped; then waits for those in hand. An update is confirmed, by asking for the one after
 * it, only when it and all before it are handled. While one is being retried, those of other chats go on. The ids are
 * never compared with each other: after a silent week Telegram starts anew at a random one.
 */
export async function poll({ api, handle, failed, pause, stopping }: PollParts): Promise<void> {
  const inHand: InHand[] = [];
  let confirmed: number | undefined;
  let failures = 0;

  function confirm(): { readonly offset?: number } {
    while (inHand[0]?.finished) confirmed = (inHand.shift()?.id ?? 0) + 1;
    return confirmed === undefined ? {} : { offset: confirmed };
  }

  function take(update: Update): void {
    const ended = handle(update).then((finished) => {
      one.finished = finished;
    });
    const one: InHand = { id: update.update_id, ended, finished: false };
    inHand.push(one);
  }

  async function fetchMore(): Promise<void> {
    const timeout = inHand.some(({ finished }) => !finished) ? 0 : holdSeconds;
    const asked = { ...confirm(), timeout, limit: mostAtOnce, allowed_updates: wantedUpdates };
    const updates = await api.getUpdates(asked, forGrammy(stopping));
    confirmed = undefined;
    for (const update of updates) if (!inHand.some(({ id }) => id === update.update_id)) take(update);
  }

  while (!stopping.aborted) {
    try {
      await fetchMore();
      failures = 0;
    } catch (error) {
      if (stopping.aborted) break;
      failed(error);
      await pause(backoff(failures), stopping);
      failures += 1;
    }
    if (inHand.length > 0) await settled(inHand, pause);
  }

  await Promise.all(inHand.map(({ ended }) => ended));
  const last = confirm();
  if (last.offset === undefined) return;
  await api.getUpdates({ ...last, timeout: 0, limit: 1 }, forGrammy(AbortSignal.timeout(farewell))).catch(failed);
}

async function settled(inHand: readonly InHand[], pause: Patience['pause']): Promise<void> {
  const over = new AbortController();
  await Promise.race([Promise.all(inHand.map(({ ended }) => ended)), pause(patience, over.signal)]);
  over.abort();
}

function forGrammy(signal: AbortSignal) {
  // grammY types the signal after another package, whose instances and Node's do the same.
  return signal as Parameters<Api['getUpdates']>[1];
}
