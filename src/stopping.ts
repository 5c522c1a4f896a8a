import type { Log } from './app/ports/system.ts';

/** What has been started and must be stopped, the last first. */
export interface Stopping {
  /** This has started; here is how it stops. */
  started(name: string, stop: () => Promise<void>): void;
  /** Stops everything, whatever of it fails. */
  all(): Promise<void>;
}

export function stopping(log: Log): Stopping {
  const running: { readonly name: string; readonly stop: () => Promise<void> }[] = [];
  return {
    started(name, stop) {
      running.push({ name, stop });
    },
    async all() {
      for (let last = running.pop(); last; last = running.pop()) {
        try {
          await last.stop();
        } catch (error) {
          log.error({ stopping: last.name }, error);
        }
      }
    },
  };
}
