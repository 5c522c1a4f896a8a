/** How many pages are live at once: each holds a connection and memory for as long as it is open. In this process only. */
export interface Streams {
  /** Counts one more, until the returned function is called; undefined where there are too many. */
  open(person: string, place: string | undefined): (() => void) | undefined;
}

export interface MostStreams {
  readonly person: number;
  /** From one neighbourhood: an office comes by one address. */
  readonly place: number;
  readonly all: number;
}

const usual: MostStreams = { person: 20, place: 500, all: 2000 };

export function streams(most: MostStreams = usual): Streams {
  const counts = new Map<string, number>();
  const add = (name: string, more: 1 | -1): void => {
    const count = (counts.get(name) ?? 0) + more;
    if (count === 0) counts.delete(name);
    else counts.set(name, count);
  };
  return {
    open(person, place) {
      const counted = [
        ['all', most.all],
        [`person ${person}`, most.person],
        ...(place === undefined ? [] : [[`place ${place}`, most.place] as const]),
      ] as const;
      if (counted.some(([name, limit]) => (counts.get(name) ?? 0) >= limit)) return undefined;
      for (const [name] of counted) add(name, 1);
      let isOpen = true;
      return () => {
        if (isOpen) for (const [name] of counted) add(name, -1);
        isOpen = false;
      };
    },
  };
}
