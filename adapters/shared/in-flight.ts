/** Work that stopping waits for. */
export interface InFlight {
  /** Counts the work until it ends; resolves and rejects as it does. */
  run<T>(work: Promise<T>): Promise<T>;
  /** Resolves when nothing is under way any more. */
  ended(): Promise<void>;
}

export function inFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    run(work) {
      const ended: Promise<void> = work.then(
        () => void running.delete(ended),
        () => void running.delete(ended),
      );
      running.add(ended);
      return work;
    },
    async ended() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
