import { deliver, newBell } from './deliver.ts';
import type { HandOut } from './hand-out.ts';
import type { Channel, Deliveries } from './ports/channel.ts';
import type { Log } from './ports/system.ts';

/** Sends what the outbox holds, one round after another. */
export interface Postman {
  /** There is something to send. */
  wake(): void;
  /** Resolves when nothing more can be sent now. */
  idle(): Promise<void>;
  /** Takes up nothing more, so that what is queued stays so; resolves when what is on its way has gone. */
  stop(): Promise<void>;
}

/** In ms. What waits for longer is found by whoever wakes now and then. */
const soon = 5_000;

export function postman(
  deliveries: Deliveries,
  channels: readonly Channel[],
  log: Log,
  handOut: HandOut,
  after: (ms: number, then: () => void) => void = (ms, then) => void setTimeout(then, ms).unref(),
): Postman {
  /** What a platform takes in a moment is sent then. */
  const awaited: Deliveries = {
    ...deliveries,
    async settle(delivery, result, elsewhere) {
      await deliveries.settle(delivery, result, elsewhere);
      if ('later' in result && result.later > 0 && result.later <= soon) after(result.later, wake);
    },
  };
  const bell = newBell();
  let round: Promise<void> | undefined;
  let stopped = false;

  async function rounds(): Promise<void> {
    do {
      try {
        await deliver(awaited, channels, log, handOut, bell, () => !stopped);
      } catch (error) {
        // The database is away: the next wake tries again.
        log.error({ doing: 'deliver' }, error);
      }
    } while (bell.rings() && !stopped);
    round = undefined;
  }

  function wake(): void {
    if (stopped) return;
    bell.ring();
    round ??= rounds();
  }

  return {
    wake,
    async idle() {
      while (round) await round;
    },
    async stop() {
      stopped = true;
      while (round) await round;
    },
  };
}
