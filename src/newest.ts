/** The entries that were used last, at most so many. */
export interface Newest<V> {
  get(name: string): V | undefined;
  set(name: string, value: V): void;
  delete(name: string): void;
}

export function newest<V>(most: number): Newest<V> {
  const kept = new Map<string, V>();
  function set(name: string, value: V): void {
    kept.delete(name);
    kept.set(name, value);
    // Only then is the oldest looked for: to find it among those that were deleted takes long.
    if (kept.size <= most) return;
    const [oldest] = kept.keys();
    if (oldest !== undefined) kept.delete(oldest);
  }
  return {
    get(name) {
      const found = kept.get(name);
      if (found !== undefined) set(name, found);
      return found;
    },
    set,
    delete: (name) => void kept.delete(name),
  };
}
