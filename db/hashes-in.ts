import { evidence } from '../src/engine/form.ts';

/** The hashes of the files that stand anywhere in a tree. */
export function hashesIn(tree: unknown): readonly string[] {
  if (typeof tree !== 'object' || tree === null) return [];
  const file = evidence.safeParse(tree);
  return file.success ? [file.data.hash] : Object.values(tree).flatMap(hashesIn);
}
