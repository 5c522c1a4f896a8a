/** Answers one key after another; those that are asked for in the same moment in one go. */
export type Together<V> = (key: string) => Promise<V>;

/** `ask` is given the keys of one moment, each once, and resolves with an answer to each of them. */
export function together<V>(ask: (keys: readonly string[]) => Promise<(key: string) => V>): Together<V> {
  let gathered: { readonly keys: Set<string>; readonly answers: Promise<(key: string) => V> } | undefined;
  return async (key) => {
    if (!gathered) {
      const keys = new Set<string>();
      // Whoever else is at work now has asked by then: a tick comes after all that is not waiting for anything.
      const answers = new Promise<void>((resolve) => process.nextTick(resolve)).then(() => {
        gathered = undefined;
        return ask([...keys]);
      });
      gathered = { keys, answers };
    }
    gathered.keys.add(key);
    return (await gathered.answers)(key);
  };
}

/** The same for what stays so while the transaction lasts, until it is forgotten because something was written. */
export interface Remembered<V> {
  of(key: string): Promise<V>;
  /** What is known without having been asked. */
  know(key: string, value: V): void;
  forget(key?: string): void;
}

export function remembered<V>(ask: (keys: readonly string[]) => Promise<(key: string) => V>): Remembered<V> {
  const askTogether = together(ask);
  const known = new Map<string, Promise<V>>();
  return {
    of(key) {
      const answer = known.get(key) ?? askTogether(key);
      known.set(key, answer);
      return answer;
    },
    know: (key, value) => void known.set(key, Promise.resolve(value)),
    forget(key) {
      if (key === undefined) known.clear();
      else known.delete(key);
    },
  };
}

/** The answers to keys, from rows of which each says to which key it belongs. */
export function byKey<R>(rows: readonly R[], keyOf: (row: R) => string): (key: string) => readonly R[] {
  const found = Map.groupBy(rows, keyOf);
  return (key) => found.get(key) ?? [];
}
