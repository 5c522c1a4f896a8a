/** Who is to be told that something of theirs has changed. In this process only. */
export interface Wakes {
  /** Whether a page of this person is open. */
  hears(person: string): boolean;
  wake(person: string): void;
  /** Calls back at every wake of this person, until the returned function is called. */
  listen(person: string, heard: () => void): () => void;
  /** Calls back when all is closed, until the returned function is called. */
  onClose(closed: () => void): () => void;
  close(): void;
}

export function wakes(): Wakes {
  const listeners = new Map<string, Set<() => void>>();
  const open = new Set<() => void>();

  function listen(person: string, heard: () => void): () => void {
    const own = listeners.get(person) ?? new Set();
    listeners.set(person, own.add(heard));
    return () => {
      own.delete(heard);
      if (own.size === 0) listeners.delete(person);
    };
  }

  return {
    listen,
    hears: (person) => listeners.has(person),

    onClose(closed) {
      open.add(closed);
      return () => open.delete(closed);
    },

    close() {
      for (const closed of [...open]) closed();
    },

    wake(person) {
      for (const heard of [...(listeners.get(person) ?? [])]) heard();
    },
  };
}
