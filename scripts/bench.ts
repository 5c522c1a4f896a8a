// `npm run bench`: measures the programme, and its peers in the same run, on a PostgreSQL of its own that waits for the
// disk. Prints a table, or with `--json` a line of JSON for each finding.

import { measureAnswers } from './bench/answers.ts';
import { measureCases } from './bench/cases.ts';
import { declareBenchForms } from './bench/forms.ts';
import { jsonOf, type Line } from './bench/lines.ts';
import { measureMemory } from './bench/memory.ts';
import { measureOwnWords } from './bench/own-words.ts';
import { startServer } from './bench/server.ts';
import { measureSustained } from './bench/sustained.ts';
import { measureSweep } from './bench/sweep.ts';
import { tableOf } from './bench/table.ts';

/** Milliseconds after which no round is begun any more, so that all of it stays within a quarter of an hour. */
const longest = 720_000;

const asJson = process.argv.includes('--json');
const began = performance.now();
const server = await startServer();
const lines: Line[] = [];

function found(some: readonly Line[]): void {
  lines.push(...some);
  if (asJson) for (const line of some) console.log(jsonOf(line));
  else console.error(`${some[0]?.bench ?? 'nothing'} … measured after ${seconds()} s`);
}

try {
  const memory = await measureMemory(server);
  found(memory ? [memory] : []);
  found([measureOwnWords()]);
  found(await measureCases(server));
  found(await measureSweep(server));
  found(await measureSustained(server));
  // Last, because its forms take the place of the programme's own.
  declareBenchForms();
  const answered = await measureAnswers(server, began + longest);
  found(answered.lines);
  if (!asJson)
    console.log(
      `\n${tableOf(lines, answered.asides)}\n\nfsync on; medians of several rounds in one run of ${seconds()} s`,
    );
} finally {
  await server.close();
}

function seconds(): string {
  return ((performance.now() - began) / 1_000).toFixed(0);
}
