import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { freePort } from '../../db/free-port.ts';
import { configFrom } from '../../src/config.ts';
import { run } from '../../src/main.ts';
import { freshDatabase } from '../database.ts';
import { changes } from '../doubles/changes.ts';
import { testClock } from '../doubles/clock.ts';
import { startTelegram } from '../doubles/telegram.ts';

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).toReversed()) await close();
});

/** `npm run doubles`, with a script for a person at the terminal. */
function doubles(...ports: readonly [telegram: number, slack: number]) {
  const [telegram, slack] = ports.map(String);
  const script = ['scripts/doubles.ts', '--telegram-port', `${telegram}`, '--slack-port', `${slack}`];
  const child = spawn(process.execPath, script, { cwd: join(import.meta.dirname, '../..') });
  const ended = once(child, 'exit');
  closing.push(async () => {
    if (child.exitCode === null) child.kill();
    await ended;
  });
  const seen = changes();
  const shown = { out: '' };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      shown.out += chunk;
      seen.changed();
    });
  }
  return {
    shown,
    ended,
    until: (text: string) => seen.until(() => shown.out.includes(text)),
    types: (lines: readonly string[]) => child.stdin.end(lines.map((line) => `${line}\n`).join('')),
  };
}

/** The whole programme, in the environment that was printed. */
async function programme(printed: string): Promise<void> {
  const told = [...printed.matchAll(/\b((?:TELEGRAM|SLACK)_[A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]);
  const fresh = await freshDatabase();
  closing.push(() => fresh.drop());
  const folder = await mkdtemp(join(tmpdir(), 'gouban-by-hand-'));
  closing.push(() => rm(folder, { recursive: true, force: true }));
  const own = { DATABASE_URL: fresh.ownerUrl, DATA_DIR: folder, DEMO: 'true', PORT: '0' };
  // The doubles are ended before the programme, which misses them.
  const log = { info: () => {}, error: () => {} };
  const running = await run(configFrom({ ...own, ...Object.fromEntries(told) }), log, testClock());
  closing.push(() => running.stop());
}

it('the doubles tell how to start the bot beside them, and let one be a person on Telegram and one on Slack', async () => {
  const { shown, ended, until, types } = doubles(await freePort(), await freePort());
  await until('Ctrl-C ends it.');
  await programme(shown.out);
  types(['/start', '#1', '#99', '/as 李岩 slack', '你好', '/as Anna telegram en', '/start']);
  expect(await ended).toEqual([0, null]);
  const said = shown.out.slice(shown.out.indexOf('> /start'));
  expect(said).toMatch(/王芳 · Telegram\n(?: {2}.*\n)+ {2}您是？\n {2}#1 居民 {3}#2 社会组织/);
  expect(said).toMatch(/> #1\n\n王芳 · Telegram\n {2}您可以查/);
  expect(said).toContain('! There is no button 99');
  expect(said).toMatch(/> 你好\n\n李岩 · Slack\n(?: {2}.*\n)+ {2}#1 居民/);
  expect(said).toMatch(/Anna · Telegram\n {2}Hello, this is Gouban/);
});

it('the doubles say which port they cannot have', async () => {
  const taken = await startTelegram();
  closing.push(() => taken.stop());
  const port = Number(new URL(taken.apiRoot).port);
  const { shown, ended } = doubles(port, await freePort());
  expect(await ended).toEqual([1, null]);
  expect(shown.out).toContain(`--telegram-port ${port}: listen EADDRINUSE`);
});
