import { LRUCache } from 'lru-cache';

/** Answers that are asked for again and again, the latest so many of them; a failure is not remembered. */
export interface Cache<T> {
  get(key: string): Promise<T>;
  forget(key: string): void;
}

export function cache<T>(size: number, load: (key: string) => Promise<T>): Cache<T> {
  const known = new LRUCache<string, Promise<T>>({ max: size });
  return {
    get(key) {
      const found = known.get(key);
      if (found) return found;
      const loading = load(key);
      known.set(key, loading);
      loading.catch(() => known.delete(key));
      return loading;
    },
    forget(key) {
      known.delete(key);
    },
  };
}
