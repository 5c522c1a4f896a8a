import { readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { hostname } from 'node:os';
import { z } from 'zod';
import type { Figure } from './app/ports/system.ts';

/** Which release this is. */
export const version = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))).version;

/** What tells this process from the others that serve the same city. */
export const replica = `${hostname()}:${process.pid}`;

/** What a process knows of itself and of its disk; `swept` is when it has last looked for what is due, in ms since 1970. */
export async function ownFigures(
  folder: string,
  swept: number | undefined,
  readOnly: boolean,
): Promise<readonly Figure[]> {
  const { bavail, bsize, blocks } = await statfs(folder);
  return [
    { name: 'info', help: 'The release', values: [{ labels: { version }, value: 1 }] },
    { name: 'up_seconds', help: 'Since when it runs', values: [{ value: Math.round(process.uptime()) }] },
    { name: 'memory_bytes', help: 'Memory of the process', values: [{ value: process.memoryUsage.rss() }] },
    { name: 'disk_free_bytes', help: 'Left on the disk of DATA_DIR', values: [{ value: bavail * bsize }] },
    { name: 'disk_bytes', help: 'Of the disk of DATA_DIR', values: [{ value: blocks * bsize }] },
    { name: 'read_only', help: '1 while nothing can be kept', values: [{ value: readOnly ? 1 : 0 }] },
    {
      name: 'swept_timestamp_seconds',
      help: 'When it was last looked for what is due',
      values: swept === undefined ? [] : [{ value: Math.round(swept / 1000) }],
    },
  ];
}
