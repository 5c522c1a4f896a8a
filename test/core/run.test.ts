import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let checkout = '';

beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'run-'));
  mkdirSync(join(checkout, 'scripts'));
  copyFileSync('scripts/run.mjs', join(checkout, 'scripts', 'run.mjs'));
  writeFileSync(join(checkout, 'scripts', 'known-imports.mjs'), '');
  writeFileSync(join(checkout, 'says.mjs'), 'console.log("it runs");');
  // Stands for npm, and says what it was asked.
  writeFileSync(join(checkout, 'npm.mjs'), 'console.error("npm", process.argv[2]);');
  writeFileSync(join(checkout, 'package-lock.json'), lockOf({ hono: '4.0.0', fsevents: '2.0.0' }));
});

afterEach(() => rmSync(checkout, { recursive: true }));

/** A lockfile with these packages; the one for another system is optional. */
function lockOf(versions: Readonly<Record<string, string>>): string {
  const packages = Object.entries(versions).map(([name, version]) => [
    `node_modules/${name}`,
    { version, integrity: `sha512-${name}-${version}`, ...(name === 'fsevents' && { optional: true }) },
  ]);
  return JSON.stringify({ packages: { '': { name: 'gouban' }, ...Object.fromEntries(packages) } });
}

function installed(versions: Readonly<Record<string, string>>): void {
  mkdirSync(join(checkout, 'node_modules'));
  writeFileSync(join(checkout, 'node_modules', '.package-lock.json'), lockOf(versions));
}

function run(): { readonly status: number | null; readonly said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/run.mjs', 'says.mjs'], {
    cwd: checkout,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, npm_execpath: join(checkout, 'npm.mjs') },
  });
  return { status, said: `${stdout}${stderr}` };
}

describe('whatever is run through run.mjs', () => {
  it('runs at once when what the lockfile asks for is installed, however new the lockfile is', () => {
    installed({ hono: '4.0.0' });
    const long = new Date('2000-01-01');
    utimesSync(join(checkout, 'node_modules', '.package-lock.json'), long, long);
    expect(run()).toEqual({ status: 0, said: 'it runs\n' });
  });

  it.each([
    ['nothing is installed', undefined],
    ['another version is', { hono: '3.0.0' }],
    ['something is missing', { fsevents: '2.0.0' }],
    ['something is there that is not asked for', { hono: '4.0.0', koa: '2.0.0' }],
  ])('installs first when %s, however old the lockfile is', (_, versions) => {
    if (versions) installed(versions);
    const long = new Date('2000-01-01');
    utimesSync(join(checkout, 'package-lock.json'), long, long);
    expect(run().said).toContain('npm ci');
  });

  it('stops with words at packages that are linked, which an installation would empty', () => {
    const other = mkdtempSync(join(tmpdir(), 'other-'));
    symlinkSync(other, join(checkout, 'node_modules'));
    const { status, said } = run();
    rmSync(other, { recursive: true });
    expect(said).toContain('symbolic link');
    expect(said).not.toContain('npm ci …');
    expect(status).toBe(1);
  });
});
