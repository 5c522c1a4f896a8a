import { LRUCache } from 'lru-cache';

/** What is done twice in a row is done once: the second gets the outcome of the first. What fails may be tried again. */
export type Once<T> = (id: string, work: () => Promise<T>) => Promise<T>;

const remembered = 2_000;

export function once<T>(): Once<T> {
  const done = new LRUCache<string, Promise<T>>({ max: remembered });
  return (id, work) => {
    const earlier = done.get(id);
    if (earlier) return earlier;
    const doing = work();
    done.set(id, doing);
    doing.catch(() => done.delete(id));
    return doing;
  };
}
