// Fails unless the migrations say all that db/schema.ts says, in order, and name no schema.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { z } from 'zod';

const folder = 'db/migrations';
const Journal = z.object({ entries: z.array(z.object({ when: z.number(), tag: z.string() })) });

function drizzleKit(...args: readonly string[]): string {
  return execFileSync(process.execPath, ['node_modules/drizzle-kit/bin.cjs', ...args], { encoding: 'utf8' });
}

/** Whether drizzle-kit, working on a copy, finds nothing to add; it ends without an error even when it fails. */
function nothingToGenerate(): boolean {
  const copy = mkdtempSync(join(tmpdir(), 'gouban-migrations-'));
  try {
    cpSync(folder, copy, { recursive: true });
    const out = `--out=${relative('.', copy)}`;
    const said = drizzleKit('generate', '--dialect=postgresql', '--schema=db/schema.ts', out, '--casing=snake_case');
    return said.includes('No schema changes');
  } finally {
    rmSync(copy, { recursive: true });
  }
}

const faults: string[] = [];
if (!drizzleKit('check', '--dialect=postgresql', `--out=${folder}`).includes("Everything's fine")) {
  faults.push('drizzle-kit finds migrations that contradict one another');
}

const { entries } = Journal.parse(JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')));
for (const [index, entry] of entries.entries()) {
  const previous = entries[index - 1];
  // Drizzle passes over a migration that is dated before the last one applied.
  if (previous && previous.when >= entry.when) faults.push(`${entry.tag} is dated before ${previous.tag}`);
}
for (const name of readdirSync(folder).filter((file) => file.endsWith('.sql'))) {
  if (readFileSync(`${folder}/${name}`, 'utf8').includes('"public".')) faults.push(`${name} names a schema`);
}
if (!nothingToGenerate()) faults.push('db/schema.ts has changed: npm run db:generate -- --name <what-it-does>');

for (const fault of faults) console.error(fault);
if (faults.length > 0) process.exitCode = 1;
