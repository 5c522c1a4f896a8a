/** What people did with their hands. */
export interface Done {
  /** Acts, forms or not. */
  readonly acts: number;
  /** Buttons, links and commands. */
  readonly presses: number;
  /** Answers to whether it is meant, asked before what binds. */
  readonly sure: number;
  /** What was typed, chosen or sent: on a page each field and each cell of a table. */
  readonly cells: number;
  /** How often something was not taken as it was sent. */
  readonly refusals: number;
}

export type Kind = keyof Done;

/** Counts by person. */
export interface Tally {
  note(person: string, kind: Kind, count?: number): void;
  readonly of: ReadonlyMap<string, Done>;
}

const nothing: Done = { acts: 0, presses: 0, sure: 0, cells: 0, refusals: 0 };

export function newTally(): Tally {
  const of = new Map<string, Done>();
  return {
    of,
    note(person, kind, count = 1) {
      const done = of.get(person) ?? nothing;
      of.set(person, { ...done, [kind]: done[kind] + count });
    },
  };
}

/** All that all of them did. */
export function sumOf({ of }: Tally): Done {
  return sum([...of.values()]);
}

export function sum(some: readonly Done[]): Done {
  const all = (kind: Kind): number => some.reduce((total, done) => total + done[kind], 0);
  return {
    acts: all('acts'),
    presses: all('presses'),
    sure: all('sure'),
    cells: all('cells'),
    refusals: all('refusals'),
  };
}
