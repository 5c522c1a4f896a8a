import type { Undelivered } from '../../src/app/ports/channel.ts';

/** Waits so many ms, or until the signal. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** Without an error for the end of a wait, which would cost every message more than the wait itself. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end);
  });
}

/** How long to wait after so many failures in a row: 0.25 s, doubled up to 30 s. */
export function backoff(failures: number): number {
  return Math.min(30_000, 250 * 2 ** failures);
}

export interface Patience {
  readonly pause: Pause;
  readonly stopping: AbortSignal;
}

/** Does it again, after growing pauses, until it succeeds; false when it was stopped before. */
export async function untilDone(
  work: () => Promise<void>,
  failed: (error: unknown) => void,
  { pause, stopping }: Patience,
): Promise<boolean> {
  for (let failures = 0; !stopping.aborted; failures += 1) {
    try {
      await work();
      return true;
    } catch (error) {
      failed(error);
      await pause(backoff(failures), stopping);
    }
  }
  return false;
}

/** As often as this is tried again what nobody repeats, and what is worth little when it comes late. */
const mostAgain = 3;

/** Makes a call that can be repeated, a few times if need be; rejects with the last failure. `reading` tells what a failure means. */
export async function aFewTimes<T>(
  call: () => Promise<T>,
  reading: (error: unknown) => Undelivered,
  { pause, stopping }: Patience,
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await call();
    } catch (error) {
      const { outcome, retryAfter = backoff(failures) } = reading(error);
      if (outcome === 'never' || outcome === 'closed' || failures === mostAgain || stopping.aborted) throw error;
      await pause(retryAfter, stopping);
    }
  }
}
