import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SustainedLine } from './lines.ts';
import { serverFlags } from './memory.ts';
import type { SharedServer } from './server.ts';

/** What the process prints that takes the answers. */
export const Sustained = z.object({
  answers: z.number(),
  perSecond: z.number(),
  p50ms: z.number(),
  p99ms: z.number(),
  p999ms: z.number(),
  firstQuarter: z.number(),
  lastQuarter: z.number(),
  rssSlopeMBperMin: z.number(),
});
export type Sustained = z.infer<typeof Sustained>;

const answers = 200_000;
const script = fileURLToPath(new URL('./sustained-process.ts', import.meta.url));

/**
 * Whether the pace is held: as many answers as a city takes in a busy day, one after another without a pause, each engine by a
 * process of its own that has a server's memory and shares it with nothing of the bench.
 */
export async function measureSustained(server: SharedServer): Promise<readonly SustainedLine[]> {
  return [
    { bench: 'sustained', ...(await measured(server, 'gouban')) },
    { bench: 'sustained-floor', ...(await measured(server, 'floor')) },
  ];
}

async function measured({ url, folder }: SharedServer, engine: 'gouban' | 'floor'): Promise<Sustained> {
  const flags = await serverFlags();
  const child = spawn(process.execPath, [...flags, script, engine, url, folder, String(answers)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return Sustained.parse(JSON.parse(await text(child.stdout)));
}
