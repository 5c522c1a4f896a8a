import type { Clock } from './clock.ts';

export interface TokenBuckets {
  /** Takes one token of the bucket named so; returns 0, or the whole seconds until there is one. */
  take(name: string, perSecond: number, capacity: number): number;
}

export function tokenBuckets(clock: Clock): TokenBuckets {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take(name, perSecond, capacity) {
      const at = clock().getTime();
      const bucket = buckets.get(name) ?? { tokens: capacity, at };
      const tokens = Math.min(capacity, bucket.tokens + ((at - bucket.at) / 1000) * perSecond);
      const granted = tokens >= 1;
      buckets.set(name, { tokens: granted ? tokens - 1 : tokens, at });
      return granted ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
    },
  };
}
