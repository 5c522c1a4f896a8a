import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const preloaded = new URL('../../scripts/known-imports.mjs', import.meta.url).href;

/**
 * The memory, in MB, that a process has which imported Drizzle as the programme does, and did nothing else. Not its peak: of that
 * the system counts what the process had that started it.
 */
function memoryOfImporting(...options: readonly string[]): number {
  const script = `
    import { pgTable } from 'drizzle-orm/pg-core';
    import { drizzle } from 'drizzle-orm/postgres-js';
    if (!pgTable || !drizzle) throw new Error('not imported');
    console.log(process.memoryUsage.rss() / 2 ** 20);`;
  const cwd = fileURLToPath(new URL('../..', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [...options, '--input-type=module', '--eval', script], {
    cwd,
    encoding: 'utf8',
    env: {},
  });
  expect(stderr).toBe('');
  return Number(stdout);
}

test('to import Drizzle costs little memory as the programme is started, and as long as it costs much without', () => {
  const [helped, alone] = [memoryOfImporting(`--import=${preloaded}`), memoryOfImporting()];
  expect(helped).toBeLessThan(150);
  expect(alone).toBeGreaterThan(1.5 * helped);
});
