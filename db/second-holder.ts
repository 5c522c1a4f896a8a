import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { keptKey, keyAt } from './key-file.ts';
import { newPrivate, publicOf } from './key-pair.ts';
import { flushFolder, writtenAside } from './whole-file.ts';

/**
 * Whoever holds the other share of what nobody may open alone. What is given to him is closed with the public half of his key,
 * which the city has; the private half is a file of his own, wanted at an opening and at nothing else.
 */
export interface SecondHolder {
  /** The public half; undefined where there is neither. */
  known(): Promise<string | undefined>;
  /** The public half. Both are made where there is neither. */
  key(): Promise<string>;
  /** Another is the holder from now on, by his public half. */
  become(open: string): Promise<void>;
  /** The private half; undefined while its file is not there. Rejects when it is another's. */
  secret(): Promise<string | undefined>;
}

interface HolderPlace {
  readonly folder: string;
  /** The file of the private half. */
  readonly opening: string;
}

export function secondHolderIn({ folder, opening }: HolderPlace): SecondHolder {
  const path = openingKeyPath(folder);
  const known = async (): Promise<string | undefined> => {
    const there = await keyAt(path);
    if (there !== undefined) return there.trim();
    const secret = await keyAt(opening);
    return secret === undefined ? undefined : publicOf(secret.trim());
  };
  const key = async (): Promise<string> => {
    const there = await keyAt(path);
    if (there !== undefined) return there.trim();
    const secret = await keptKey(opening, newPrivate);
    return (await keptKey(path, () => publicOf(secret.trim()))).trim();
  };
  return {
    known,
    key,
    async become(open) {
      await rename(await writtenAside(path, open), path);
      await flushFolder(folder);
    },
    async secret() {
      const secret = (await keyAt(opening))?.trim();
      if (secret === undefined) return undefined;
      if (publicOf(secret) !== (await key())) {
        throw new Error(`${opening} is not the key of the second holder whom the city knows by ${path}`);
      }
      return secret;
    },
  };
}

/** Where the city keeps the public half. */
function openingKeyPath(folder: string): string {
  return join(folder, 'opening.pub');
}
