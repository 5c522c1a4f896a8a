/**
 * What goes wrong with a call: an HTTP status; 'reset' before the platform has done it; 'drop-after-accept' once it
 * has been done, so that the caller cannot know.
 */
export type Fault = number | 'drop-after-accept' | 'reset';

export interface PlannedFault {
  readonly fault: Fault;
  /** Seconds, sent with a 429. */
  readonly retryAfter?: number;
}

export interface Faults {
  /** The next `times` calls of the method (or of any, '*') go wrong. */
  failNext(method: string, fault: Fault, options?: { times?: number; retryAfter?: number }): void;
  /** Asked for every call; undefined lets it pass. */
  failWhen(decide: (method: string, params: Readonly<Record<string, unknown>>) => Fault | undefined): void;
  /** The next call of the method is carried out at once and answered only when the returned function is called. */
  holdNext(method: string): () => void;
}

export interface FaultPlan extends Faults {
  take(method: string, params: Readonly<Record<string, unknown>>): PlannedFault | undefined;
  held(method: string): Promise<void> | undefined;
  releaseAll(): void;
}

export function faultPlan(): FaultPlan {
  const planned: { method: string; fault: PlannedFault }[] = [];
  const holds: { method: string; released: Promise<void>; taken: boolean }[] = [];
  const releases = new Set<() => void>();
  let decide: Parameters<Faults['failWhen']>[0] = () => undefined;

  return {
    failNext(method, fault, { times = 1, retryAfter } = {}) {
      const one = retryAfter === undefined ? { fault } : { fault, retryAfter };
      for (let n = 0; n < times; n += 1) planned.push({ method, fault: one });
    },
    failWhen(decision) {
      decide = decision;
    },
    holdNext(method) {
      const { promise, resolve } = Promise.withResolvers<void>();
      holds.push({ method, released: promise, taken: false });
      releases.add(resolve);
      return resolve;
    },
    take(method, params) {
      const index = planned.findIndex((one) => one.method === method || one.method === '*');
      if (index >= 0) return planned.splice(index, 1)[0]?.fault;
      const fault = decide(method, params);
      return fault === undefined ? undefined : { fault };
    },
    held(method) {
      const hold = holds.find((one) => one.method === method && !one.taken);
      if (hold !== undefined) hold.taken = true;
      return hold?.released;
    },
    releaseAll() {
      for (const release of releases) release();
    },
  };
}
