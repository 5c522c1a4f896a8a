import { createCipheriv, createDecipheriv, createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Seal } from '../src/app/ports/system.ts';
import { keysIn } from './city-keys.ts';
import { random } from './random.ts';
import { type SecondHolder, secondHolderIn } from './second-holder.ts';

/** What is encrypted piece by piece, in the order of its pieces. */
interface Sealing {
  readonly before: Uint8Array;
  piece(bytes: Uint8Array): Uint8Array;
  /** Behind the last piece: without it nothing opens. */
  end(): Uint8Array;
}

/** A seal that files can be encrypted with, too, each under a key and a nonce of its own; and that has keys of before. */
export interface CitySeal extends Seal {
  sealing(scope: string): Sealing;
  /** Throws when they were not sealed here, or not for this. */
  openBytes(scope: string, sealed: Uint8Array): Uint8Array;
  /** Which key opens it: 0 is the one of now, greater ones are of before. Undefined where none does. */
  keyOf(scope: string, sealed: string): number | undefined;
  /** The same sealed text, that opens with the key of now alone; undefined where it does already, or is none. */
  renewed(sealed: string): string | undefined;
  /** As it was sealed at first. */
  original(sealed: string): string;
  /** Who has the other share of what nobody opens alone. */
  readonly holder: SecondHolder;
}

/** Sealed for a scope; or what was sealed before, sealed once more when the key was changed. */
const format = 1;
const again = 2;
const againScope = 'sealed again';
const saltBytes = 16;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** Before what was sealed stand its kind, its nonce and its tag. */
const headBytes = 1 + nonceBytes + tagBytes;
const mostKeys = 1_000;

/**
 * Seals with AES-256-GCM, by the key of now; what is older opens by the keys of before. Each scope has a key derived
 * from it, and what was sealed for one scope opens for no other. Whoever loses the keys loses what is sealed. `opening` is the
 * file of the second holder of tenders' keys, in a folder of its own where none is named.
 */
export async function sealIn(
  folder: string,
  share?: string,
  opening = join(folder, 'second-holder', 'opening.key'),
): Promise<CitySeal> {
  const masters = await keysIn({ folder, share });
  const [master, first] = [masters[0], masters.at(-1)];
  if (!master || !first) throw new Error('there is no key');
  const keyFor = keysOf();
  const byAny = <T>(open: (master: Buffer) => T): T => openedByAny(masters, open);
  const peeled = (bytes: Buffer): Buffer => byAny((each) => unlock(keyFor(each, againScope), again, bytes));
  const marked = (key: Buffer, scope: string, text: string): string =>
    createHmac('sha256', keyFor(key, `mark ${scope}`).key)
      .update(text)
      .digest('base64url');

  return {
    holder: secondHolderIn({ folder, opening }),
    close: (scope, text) => lock(keyFor(master, scope), format, Buffer.from(text)).toString('base64'),
    open(scope, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const within = bytes[0] === again ? peeled(bytes) : bytes;
      return byAny((each) => unlock(keyFor(each, scope), format, within)).toString('utf8');
    },
    mark: (scope, text) => marked(master, scope, text),
    marks: (scope, text) => masters.map((each) => marked(each, scope, text)),
    lasting: (scope, text) => marked(first, scope, text),
    sealing: (scope) => sealing(master, scope),
    openBytes: (scope, sealed) => byAny((each) => openBytes(each, scope, Buffer.from(sealed))),
    keyOf(scope, sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      const found = masters.findIndex((each) => opens(() => unlock(keyFor(each, scope), format, bytes)));
      return found < 0 ? undefined : found;
    },
    renewed(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      if (bytes[0] !== again && bytes[0] !== format) return undefined;
      const key = keyFor(master, againScope);
      if (bytes[0] === again && opens(() => unlock(key, again, bytes))) return undefined;
      const within = bytes[0] === again ? peeled(bytes) : bytes;
      return lock(key, again, within).toString('base64');
    },
    original(sealed) {
      const bytes = Buffer.from(sealed, 'base64');
      return bytes[0] === again ? peeled(bytes).toString('base64') : sealed;
    },
  };
}

function openedByAny<T>(masters: readonly Buffer[], open: (master: Buffer) => T): T {
  for (const master of masters.slice(0, -1)) {
    try {
      return open(master);
    } catch {
      // It may be sealed by a key of before.
    }
  }
  return open(masters.at(-1) ?? Buffer.alloc(0));
}

function opens(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}

function sealing(master: Buffer, scope: string): Sealing {
  const salt = random(saltBytes);
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', derived(master, salt, scope), nonce);
  return {
    before: Buffer.concat([Buffer.of(format), salt, nonce]),
    piece: (bytes) => cipher.update(bytes),
    end() {
      cipher.final();
      return cipher.getAuthTag();
    },
  };
}

function openBytes(master: Buffer, scope: string, sealed: Buffer): Uint8Array {
  const begin = 1 + saltBytes + nonceBytes;
  if (sealed[0] !== format || sealed.length < begin + tagBytes) throw new Error('this was not sealed here');
  const salt = sealed.subarray(1, 1 + saltBytes);
  const nonce = sealed.subarray(begin - nonceBytes, begin);
  const decipher = createDecipheriv('aes-256-gcm', derived(master, salt, scope), nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const bytes = decipher.update(sealed.subarray(begin, sealed.length - tagBytes));
  decipher.final();
  return bytes;
}

function lock({ key, scope }: ScopeKey, kind: number, bytes: Buffer): Buffer {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(scope);
  const body = cipher.update(bytes);
  // In this mode nothing is left over for the end.
  cipher.final();
  // Every answer is encrypted in three pieces: put together by hand, each costs a tenth less.
  const locked = Buffer.allocUnsafe(headBytes + body.length);
  locked[0] = kind;
  locked.set(nonce, 1);
  locked.set(cipher.getAuthTag(), 1 + nonceBytes);
  locked.set(body, headBytes);
  return locked;
}

function unlock({ key, scope }: ScopeKey, kind: number, bytes: Buffer): Buffer {
  if (bytes[0] !== kind) throw new Error('this was not sealed here');
  const nonce = bytes.subarray(1, 1 + nonceBytes);
  const tag = bytes.subarray(1 + nonceBytes, headBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(scope)
    .setAuthTag(tag);
  const body = bytes.subarray(headBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]);
}

/** The key of a scope, and its name as what is sealed is bound to it. */
interface ScopeKey {
  readonly key: KeyObject;
  readonly scope: Buffer;
}

/** The key of a scope; those asked for last are kept. */
function keysOf(): (master: Buffer, scope: string) => ScopeKey {
  const byMaster = new Map<Buffer, LRUCache<string, ScopeKey>>();
  return (master, scope) => {
    const kept = byMaster.get(master) ?? new LRUCache<string, ScopeKey>({ max: mostKeys });
    byMaster.set(master, kept);
    const known = kept.get(scope);
    if (known) return known;
    const made = { key: derived(master, '', scope), scope: Buffer.from(scope) };
    kept.set(scope, made);
    return made;
  };
}

function derived(master: Buffer, salt: Buffer | '', scope: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', master, salt, `gouban seal ${scope}`, keyBytes)));
}
