import { LRUCache } from 'lru-cache';

/** What is asked for or done again gets the outcome of the first time, of the latest so many. What fails may be tried again. */
export interface Once<T> {
  get(key: string, work: () => Promise<T>): Promise<T>;
  forget(key: string): void;
}

export function once<T>(most: number): Once<T> {
  const known = new LRUCache<string, Promise<T>>({ max: most });
  return {
    get(key, work) {
      const found = known.get(key);
      if (found) return found;
      const working = work();
      known.set(key, working);
      working.catch(() => known.delete(key));
      return working;
    },
    forget: (key) => void known.delete(key),
  };
}
