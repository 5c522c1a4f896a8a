import { link, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { type FileSeal, fileScope, isMarked, pathIn, unless } from './files.ts';
import { flushFolder } from './whole-file.ts';

/** When files were looked through last is the time of this one, for all programmes that share the folder. */
const lookedThrough = 'looked-through';
/** Here lies what is being removed, until it is sure that nobody has handed it in meanwhile. */
const leaving = 'leaving';

/**
 * Removes files that nothing names and that nobody has handed in again since `before`, by the machine's own clock; resolves with how
 * many. What names files is asked only where there are any so old.
 */
export async function sweepFiles(
  folder: string,
  seal: FileSeal,
  named: () => Promise<ReadonlySet<string>>,
  before: Date,
): Promise<number> {
  for (const mark of await namesIn(join(folder, leaving))) await putBack(folder, mark);
  for (const path of await olderIn(join(folder, 'incoming'), before)) await rm(path, { force: true });
  const groups = (await namesIn(join(folder, 'sealed'))).map((group) => join(folder, 'sealed', group));
  const old: string[] = [];
  for (const group of [...groups, join(folder, 'held')]) old.push(...(await olderIn(group, before)));
  if (old.length === 0) return 0;
  const marks = new Set([...(await named())].flatMap((hash) => seal.marks(fileScope, hash)));
  let removed = 0;
  for (const path of old.filter((each) => !marks.has(markOf(each)))) {
    // What is not this city's, or was damaged, is not this city's to remove.
    const sealed = await readFile(path).catch(unless('ENOENT'));
    if (sealed && isMarked(seal, markOf(path), sealed) && (await isRemoved(folder, path, before))) removed += 1;
  }
  return removed;
}

/** Whether it is time to look through the files again: true for one programme alone, of those that share them. */
export async function isToBeSwept(folder: string, every: number, now: Date): Promise<boolean> {
  const path = join(folder, lookedThrough);
  const last = await changedAt(path);
  if (last !== undefined && now.getTime() - last < every) return false;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(path, '');
  return true;
}

/** It is looked at once it lies aside, where nobody hands it in. */
async function isRemoved(folder: string, path: string, before: Date): Promise<boolean> {
  const mark = markOf(path);
  const aside = join(folder, leaving, mark);
  await mkdir(dirname(aside), { recursive: true, mode: 0o700 });
  await rename(path, aside).catch(unless('ENOENT'));
  const changed = await changedAt(aside);
  // Another programme is at it.
  if (changed === undefined) return false;
  if (changed < before.getTime()) {
    await rm(aside, { force: true });
    return true;
  }
  await putBack(folder, mark);
  return false;
}

async function putBack(folder: string, mark: string): Promise<void> {
  const path = pathIn(folder, mark);
  const aside = join(folder, leaving, mark);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await link(aside, path).catch(unless('EEXIST', 'ENOENT'));
  await flushFolder(dirname(path));
  await rm(aside, { force: true });
}

async function olderIn(folder: string, before: Date): Promise<readonly string[]> {
  const older: string[] = [];
  for (const name of await namesIn(folder)) {
    const path = join(folder, name);
    const changed = await changedAt(path);
    if (changed !== undefined && changed < before.getTime()) older.push(path);
  }
  return older;
}

async function changedAt(path: string): Promise<number | undefined> {
  return (await stat(path).catch(unless('ENOENT')))?.mtimeMs;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder).catch(unless('ENOENT'))) ?? [];
}

function markOf(path: string): string {
  return basename(path);
}
