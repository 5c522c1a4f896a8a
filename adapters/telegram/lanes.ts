/** Runs what belongs together in order, and what does not at the same time. */
export interface Lanes {
  run<T>(lane: string, work: () => Promise<T>): Promise<T>;
  /** Resolves when nothing runs or waits any more. */
  idle(): Promise<void>;
}

export function lanes(): Lanes {
  const ends = new Map<string, Promise<unknown>>();
  return {
    run(lane, work) {
      const before = ends.get(lane) ?? Promise.resolve();
      const done = before.then(work);
      const end = done.catch(() => {}).finally(() => ends.get(lane) === end && ends.delete(lane));
      ends.set(lane, end);
      return done;
    },
    async idle() {
      while (ends.size > 0) await Promise.all(ends.values());
    },
  };
}
