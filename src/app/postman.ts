import { deliver } from './deliver.ts';
import type { HandOut } from './hand-out.ts';
import type { Channel, Deliveries } from './ports/channel.ts';
import type { Log } from './ports/system.ts';

/** Sends what the outbox holds, one round after another. */
export interface Postman {
  /** There is something to send: now, or after the round that is on its way. */
  wake(): void;
  /** Resolves when nothing more can be sent now. */
  idle(): Promise<void>;
  /** Takes up nothing more, so that what is queued stays so; resolves when what is on its way has gone. */
  stop(): Promise<void>;
}

export function postman(deliveries: Deliveries, channels: readonly Channel[], log: Log, handOut: HandOut): Postman {
  let round: Promise<void> | undefined;
  let again = false;
  let stopped = false;

  async function rounds(): Promise<void> {
    do {
      again = false;
      try {
        await deliver(deliveries, channels, log, handOut, () => !stopped);
      } catch (error) {
        // The database is away: the next wake tries again.
        log.error({ doing: 'deliver' }, error);
      }
    } while (again && !stopped);
    round = undefined;
  }

  function wake(): void {
    if (stopped) return;
    if (round) again = true;
    else round = rounds();
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
