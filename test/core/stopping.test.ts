import { expect, test } from 'vitest';
import { stopping } from '../../src/stopping.ts';

/** Stopping with time that passes only when it is told to. */
function given() {
  const failed: object[] = [];
  const waits: { readonly ms: number; readonly over: () => void }[] = [];
  const log = { info: () => undefined, error: (facts: object) => void failed.push(facts) };
  const down = stopping(log, (ms) => new Promise<void>((over) => waits.push({ ms, over })));
  /** Lets all be over that is waited for, whatever comes after it. */
  async function passes(): Promise<void> {
    for (let turns = 0; turns < 20; turns += 1) {
      for (const { over } of waits.splice(0)) over();
      await new Promise(setImmediate);
    }
  }
  return { down, failed, passes };
}

test('stops the last first, whatever of it fails', async () => {
  const { down, failed } = given();
  const stopped: string[] = [];
  for (const name of ['database', 'web', 'outbox']) {
    down.started(name, async () => {
      stopped.push(name);
      if (name === 'web') throw new Error('on purpose');
    });
  }
  expect(down.begun).toBe(false);
  await down.all();
  expect(down.begun).toBe(true);
  expect(stopped).toEqual(['outbox', 'web', 'database']);
  expect(failed).toEqual([{ stopping: 'web' }]);
});

test('waits only so long for what does not end, and stops the rest all the same', async () => {
  const { down, failed, passes } = given();
  const stopped: string[] = [];
  down.started('database', async () => void stopped.push('database'));
  down.started('outbox', () => new Promise(() => {}));
  const all = down.all();
  expect(stopped).toEqual([]);
  await passes();
  await all;
  expect(stopped).toEqual(['database']);
  expect(failed).toEqual([{ stopping: 'outbox' }]);
});
