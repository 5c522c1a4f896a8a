import type { MemoryStore } from './memory-store.ts';

/** All that people of a city wrote themselves: what they are called, what they answered and what their files are called. */
export async function writtenByPeople(store: MemoryStore): Promise<readonly string[]> {
  const { persons, logs } = store.tables();
  const found = new Set<string>([...persons.values()].map(({ name }) => name));
  const gather = (value: unknown): void => {
    if (typeof value === 'string') for (const line of value.split('\n')) found.add(line);
    else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) gather(each);
  };
  await store.transact(async ({ cases }) => {
    for (const id of logs.keys()) {
      const { filings = [] } = (await cases.load(id, () => true)) ?? {};
      for (const { by, answers } of filings) if (by.role !== 'system') gather(answers);
    }
  });
  return [...found].filter((each) => each !== '').toSorted((a, b) => b.length - a.length);
}

/**
 * The lines of a text in which Chinese stands that people did not write. A name can be masked, a document for signature is
 * called as on its paper, and a single character is theirs only as a measure behind a number.
 */
export function chineseIn(text: string, theirs: readonly string[]): readonly string[] {
  const left = theirs.reduce(
    (rest, each) => rest.replaceAll(each.length > 1 ? each : ` ${each}`, each.length > 1 ? '' : ' '),
    text,
  );
  return left.match(/^(?!📎).*\p{Script=Han}(?!\*).*/gmu) ?? [];
}
