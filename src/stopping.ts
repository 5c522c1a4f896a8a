import { setTimeout } from 'node:timers/promises';
import type { Log } from './app/ports/system.ts';

/** What has been started and must be stopped, the last first. */
export interface Stopping {
  /** This has started; here is how it stops. */
  started(name: string, stop: () => Promise<void>): void;
  /** Stops everything, whatever of it fails, and waits only so long for what does not end by itself. */
  all(): Promise<void>;
  /** Whether stopping has begun. */
  readonly begun: boolean;
}

type Wait = (ms: number) => Promise<unknown>;

/** For all of it together (ms): whoever stops the programme kills it after ten seconds. */
const patience = 6_000;
/** For each part once that is over: what is held up by another may still end in order. */
const lastPatience = 500;

const unref: Wait = (ms) => setTimeout(ms, undefined, { ref: false });

export function stopping(log: Log, wait: Wait = unref): Stopping {
  const running: { readonly name: string; readonly stop: () => Promise<void> }[] = [];
  let begun = false;

  async function ended(stop: () => Promise<void>, over: Promise<unknown>): Promise<void> {
    const tired = over.then(() => wait(lastPatience)).then(() => 'tired' as const);
    if ((await Promise.race([stop(), tired])) === 'tired') throw new Error('it did not end in time');
  }

  return {
    started(name, stop) {
      running.push({ name, stop });
    },
    async all() {
      begun = true;
      const over = wait(patience);
      for (const { name, stop } of running.splice(0).toReversed()) {
        await ended(stop, over).catch((error: unknown) => log.error({ stopping: name }, error));
      }
    },
    get begun() {
      return begun;
    },
  };
}
