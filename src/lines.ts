import { fstatSync, writeSync } from 'node:fs';
import type { Writable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';

/** Lines to somebody who may stop reading: nobody who writes one waits for him. */
export interface Lines {
  write(line: string): void;
  /** Resolves when all of it is taken, or when no more is to be waited for. */
  flushed(): Promise<void>;
}

export interface LinesManner {
  /** So many characters wait; what comes after them is left out, until all that waits is taken. */
  readonly most?: number;
  /** Told how many lines were left out, once the rest is taken again. */
  readonly missed: (lines: number) => void;
  readonly wait?: (ms: number) => Promise<unknown>;
}

const usualMost = 1024 * 1024;
/** Stopping must take less than ten seconds, of which the parts of the programme have had theirs. */
const patience = 1_000;

/** Standard error, whatever it is: of a file nobody has to wait for a reader, but its disk may be full. */
export function linesToStandardError(manner: LinesManner): Lines {
  const { fd } = process.stderr;
  const kind = fstatSync(fd);
  return kind.isFIFO() || kind.isSocket() ? linesTo(process.stderr, manner) : linesToFile(fd, manner);
}

/** What a file does not take is counted, and said once it takes more. */
export function linesToFile(
  fd: number,
  { missed }: Pick<LinesManner, 'missed'>,
  put: (fd: number, line: string) => unknown = writeSync,
): Lines {
  let left = 0;
  return {
    write(line) {
      try {
        put(fd, line);
      } catch {
        left += 1;
        return;
      }
      const count = left;
      left = 0;
      if (count > 0) missed(count);
    },
    flushed: async () => {},
  };
}

/** `out` takes what it is given without blocking, as standard error does where it is a pipe or a socket. */
export function linesTo(out: Writable, { most = usualMost, missed, wait = setTimeout }: LinesManner): Lines {
  let left = 0;
  // Whoever has gone reads no more: that is no reason to end.
  out.on('error', () => {});
  out.on('drain', () => {
    const count = left;
    left = 0;
    if (count > 0) missed(count);
  });
  return {
    write(line) {
      if (!out.writable) return;
      if (left > 0 || out.writableLength + line.length > most) left += 1;
      else out.write(line);
    },
    async flushed() {
      if (!out.writable) return;
      await Promise.race([new Promise<void>((taken) => out.write('', () => taken())), wait(patience)]);
    },
  };
}
