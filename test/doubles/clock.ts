export type Clock = () => Date;

/** A clock that stands still until the test moves it; one clock is shared by the doubles and the program. */
export interface TestClock extends Clock {
  /** Moves the clock forward, then tells everything that waits for time. */
  advance(ms: number): void;
  /** Calls the listener after every advance; returns the function that ends this. */
  onAdvance(listener: () => void): () => void;
}

/**
 * Starts at a fixed moment. The default lies in the future because Bolt compares the time of a signed request with the
 * machine's own clock, and refuses only what is old.
 */
export function testClock(start = '2031-03-03T09:00:00+08:00'): TestClock {
  let now = new Date(start).getTime();
  const listeners = new Set<() => void>();
  return Object.assign(() => new Date(now), {
    advance(ms: number) {
      now += ms;
      for (const listener of listeners) listener();
    },
    onAdvance(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
}

export function isTestClock(clock: Clock): clock is TestClock {
  return 'advance' in clock && 'onAdvance' in clock;
}

/** The advance of a double whose clock the caller may have given as a plain function. */
export function advanceClock(clock: Clock, ms: number): void {
  if (!isTestClock(clock))
    throw new Error('This double was given a clock that cannot be advanced; call tick() instead');
  clock.advance(ms);
}
