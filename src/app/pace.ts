import { LRUCache } from 'lru-cache';

/** How fast each of many may go on, so that none of them slows the others. */
export interface Pace {
  /** `over` once he goes too fast, for the first time; from then on `still` until he has gone slowly for a while. */
  take(who: string): 'goes' | 'over' | 'still';
  /** What went has not been taken after all, and will come again. */
  giveBack(who: string): void;
}

interface Bucket {
  left: number;
  readonly at: number;
  readonly isOver: boolean;
}

/** At once, of what may be done in a second for long: nobody who writes and presses by hand comes near it. */
const burstOf = 20;
/** Of so many it is known how fast they are. */
const most = 20_000;

/** By time in ms, from wherever it is counted. Each process keeps its own: it must cost nothing on the way of every press. */
export function paceBy(now: () => number, perSecond: number, burst = perSecond * burstOf): Pace {
  const buckets = new LRUCache<string, Bucket>({ max: most });
  return {
    take(who) {
      const at = now();
      const { left, at: before, isOver } = buckets.get(who) ?? { left: burst, at, isOver: false };
      const here = Math.min(burst, left + ((at - before) / 1000) * perSecond);
      const rests = isOver ? here < burst / 2 : here < 1;
      buckets.set(who, { left: rests ? here : here - 1, at, isOver: rests });
      if (!rests) return 'goes';
      return isOver ? 'still' : 'over';
    },
    giveBack(who) {
      const bucket = buckets.get(who);
      if (bucket) bucket.left += 1;
    },
  };
}
