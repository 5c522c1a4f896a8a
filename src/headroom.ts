import { statfs } from 'node:fs/promises';
import { isFull, NoRoom, type Store } from './app/ports/stores.ts';
import type { Files, Log } from './app/ports/system.ts';

/** A disk on which something is kept, and what is left of it in bytes. */
export interface Disk {
  readonly name: 'files' | 'database';
  readonly room: () => Promise<{ readonly free: number; readonly all: number }>;
}

/** Watches the disks: an alarm before they are full, and then nothing is begun that could be kept only by half. */
export interface Headroom {
  /** Whether nothing can be kept now. */
  readonly isFull: boolean;
  look(): Promise<void>;
  /** The same store, in which what writes is refused before it begins while there is no room. */
  store(store: Store): Store;
  files(files: Files): Files;
}

const mebibyte = 1024 * 1024;
const gibibyte = 1024 * mebibyte;
/** What is written in some seconds, and what the database itself needs to stay whole. */
const least = 512 * mebibyte;
const isLow = (free: number, all: number): boolean =>
  free < 2 * gibibyte || (free < 20 * gibibyte && free < all * 0.15);
/** An alarm is repeated after so many ms. */
const again = 3_600_000;
/** A disk that cannot be looked at is tried anew so many ms after it was full. */
const rest = 30_000;

export function diskOf(name: Disk['name'], folder: string): Disk {
  return {
    name,
    async room() {
      const { bavail, bsize, blocks } = await statfs(folder);
      return { free: bavail * bsize, all: blocks * bsize };
    },
  };
}

/** `now` is a time in ms that only runs on. */
export function headroomOf(disks: readonly Disk[], log: Log, now: () => number = () => performance.now()): Headroom {
  const told = new Map<Disk['name'], number>();
  let full = false;
  let until = Number.NEGATIVE_INFINITY;

  function alarm(name: Disk['name'], free: number, all: number): void {
    if (!isLow(free, all)) {
      if (told.delete(name)) log.info({ disk: name }, 'there is room again');
      return;
    }
    if (now() - (told.get(name) ?? Number.NEGATIVE_INFINITY) < again) return;
    told.set(name, now());
    log.error({ disk: name, freeMB: Math.floor(free / mebibyte) }, 'little room is left on the disk');
  }

  /** What the disk itself said counts, also of one that cannot be looked at. */
  async function heard<T>(work: () => Promise<T>): Promise<T> {
    if (isFullNow()) throw new NoRoom();
    try {
      return await work();
    } catch (error) {
      if (isFull(error)) {
        if (!isFullNow()) log.error({ doing: 'write' }, error);
        until = now() + rest;
      }
      throw error;
    }
  }

  const isFullNow = (): boolean => full || now() < until;

  return {
    get isFull() {
      return isFullNow();
    },
    async look() {
      const rooms = await Promise.all(disks.map(async ({ name, room }) => ({ name, ...(await room()) })));
      for (const { name, free, all } of rooms) alarm(name, free, all);
      const isFullHere = rooms.some(({ free }) => free < least);
      if (isFullHere !== full) {
        full = isFullHere;
        log.error({ readOnly: full }, full ? 'a disk is full; nothing is taken' : 'all is taken again');
      }
    },
    store: (store) => ({
      ...store,
      transact: (work) => heard(() => store.transact(work)),
      atOnce: (answered) => heard(() => store.atOnce(answered)),
    }),
    files: (files) => ({
      ...files,
      put: (bytes, limit, held) => heard(() => files.put(bytes, limit, held)),
    }),
  };
}
