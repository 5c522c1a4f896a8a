import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { linesTo, linesToFile } from '../../src/lines.ts';

/** Somebody who reads a line only when he is let. */
function reader() {
  const read: string[] = [];
  const waiting: (() => void)[] = [];
  const out = new Writable({
    decodeStrings: false,
    highWaterMark: 10,
    write(line: string, _, taken) {
      read.push(line);
      waiting.push(taken);
    },
  });
  async function reads(): Promise<void> {
    while (waiting.length > 0) {
      waiting.shift()?.();
      await new Promise(setImmediate);
    }
  }
  return { out, read, reads };
}

test('of what nobody reads so much waits; what is left out is counted, and said once it is read again', async () => {
  const { out, read, reads } = reader();
  const lines = linesTo(out, { most: 40, missed: (count) => lines.write(`${count} left out\n`) });
  for (let n = 0; n < 10; n += 1) lines.write(`line ${n}, long\n`);
  expect(out.writableLength).toBeLessThanOrEqual(40);
  await reads();
  lines.write('and on\n');
  await reads();
  expect(read).toEqual(['line 0, long\n', 'line 1, long\n', 'line 2, long\n', '7 left out\n', 'and on\n']);
});

test('at the end what waits is written first, and whoever never reads it is not waited for', async () => {
  const { out, read, reads } = reader();
  let tired = (): void => {};
  const wait = () =>
    new Promise<void>((over) => {
      tired = over;
    });
  const lines = linesTo(out, { missed: () => {}, wait });
  lines.write('the last word\n');
  let isOver = false;
  const over = lines.flushed().then(() => {
    isOver = true;
  });
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  await reads();
  await over;
  expect(read).toEqual(['the last word\n', '']);
  lines.write('nobody reads this\n');
  const ended = lines.flushed();
  tired();
  await ended;
});

test('whoever has gone reads nothing, and nothing fails for it', async () => {
  const { out } = reader();
  const lines = linesTo(out, { missed: () => {} });
  out.destroy(new Error('EPIPE'));
  await new Promise(setImmediate);
  lines.write('into the void\n');
  await lines.flushed();
});

test('what a file on a full disk does not take is counted, and said once it takes more', () => {
  const written: string[] = [];
  let isFull = false;
  const put = (_: number, line: string) => {
    if (isFull) throw new Error('ENOSPC');
    return written.push(line);
  };
  const lines = linesToFile(2, { missed: (count) => lines.write(`${count} left out\n`) }, put);
  lines.write('one\n');
  isFull = true;
  for (const line of ['two\n', 'three\n']) lines.write(line);
  isFull = false;
  lines.write('four\n');
  expect(written).toEqual(['one\n', 'four\n', '2 left out\n']);
});
