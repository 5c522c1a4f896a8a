import { randomUUID } from 'node:crypto';
import { open } from 'node:fs/promises';

/** What a file is to hold, on the disk and for its owner alone, beside the place to which it is then linked or renamed. */
export async function writtenAside(path: string, text: string): Promise<string> {
  const aside = `${path}.${randomUUID()}`;
  const file = await open(aside, 'wx', 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
  return aside;
}

/** Resolves when the names in a folder are on the disk. */
export async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
