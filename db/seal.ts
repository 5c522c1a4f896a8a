import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import type { Seal } from '../src/app/ports/system.ts';
import { keptKey, keyAt } from './key-file.ts';
import { random } from './random.ts';

/** What is encrypted piece by piece, in the order of its pieces. */
interface Sealing {
  readonly before: Uint8Array;
  piece(bytes: Uint8Array): Uint8Array;
  /** Behind the last piece: without it nothing opens. */
  end(): Uint8Array;
}

/** A seal that files can be encrypted with, too, each under a key and a nonce of its own. */
export interface CitySeal extends Seal {
  sealing(scope: string): Sealing;
  /** Throws when they were not sealed here, or not for this. */
  openBytes(scope: string, sealed: Uint8Array): Uint8Array;
}

const format = 1;
const prefix = Buffer.of(format);
const keyBytes = 32;
const saltBytes = 16;
const nonceBytes = 12;
const tagBytes = 16;
const mostKeys = 1_000;

/**
 * Seals with AES-256-GCM. The master key lies in `seal.key` of the folder and is made the first time; each scope has a
 * key derived from it, and text sealed for one scope opens for no other. Whoever loses the file loses what is sealed.
 */
export async function sealIn(folder: string): Promise<CitySeal> {
  const master = await masterKey(folder);
  const keyFor = keysOf(master);
  return {
    close: (scope, text) => lock(keyFor(scope), scope, text),
    open: (scope, sealed) => unlock(keyFor(scope), scope, sealed),
    mark: (scope, text) =>
      createHmac('sha256', keyFor(`mark ${scope}`))
        .update(text)
        .digest('base64url'),
    sealing: (scope) => sealing(master, scope),
    openBytes: (scope, sealed) => openBytes(master, scope, Buffer.from(sealed)),
  };
}

function sealing(master: Buffer, scope: string): Sealing {
  const salt = random(saltBytes);
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', derived(master, salt, scope), nonce);
  return {
    before: Buffer.concat([prefix, salt, nonce]),
    piece: (bytes) => cipher.update(bytes),
    end() {
      cipher.final();
      return cipher.getAuthTag();
    },
  };
}

function openBytes(master: Buffer, scope: string, sealed: Buffer): Uint8Array {
  const begin = prefix.length + saltBytes + nonceBytes;
  if (sealed[0] !== format || sealed.length < begin + tagBytes) throw new Error('this was not sealed here');
  const salt = sealed.subarray(prefix.length, prefix.length + saltBytes);
  const nonce = sealed.subarray(begin - nonceBytes, begin);
  const decipher = createDecipheriv('aes-256-gcm', derived(master, salt, scope), nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(sealed.subarray(sealed.length - tagBytes));
  const bytes = decipher.update(sealed.subarray(begin, sealed.length - tagBytes));
  decipher.final();
  return bytes;
}

function lock(key: KeyObject, scope: string, text: string): string {
  const nonce = random(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(scope));
  const body = cipher.update(text, 'utf8');
  // In this mode nothing is left over for the end.
  cipher.final();
  return Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]).toString('base64');
}

function unlock(key: KeyObject, scope: string, sealed: string): string {
  const bytes = Buffer.from(sealed, 'base64');
  if (bytes[0] !== format) throw new Error('this was not sealed here');
  const nonce = bytes.subarray(1, 1 + nonceBytes);
  const tag = bytes.subarray(1 + nonceBytes, 1 + nonceBytes + tagBytes);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    .setAAD(Buffer.from(scope))
    .setAuthTag(tag);
  const body = bytes.subarray(1 + nonceBytes + tagBytes);
  return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
}

/** The key of a scope; those asked for last are kept. */
function keysOf(master: Buffer): (scope: string) => KeyObject {
  const kept = new LRUCache<string, KeyObject>({ max: mostKeys });
  return (scope) => {
    const known = kept.get(scope);
    if (known) return known;
    const key = derived(master, '', scope);
    kept.set(scope, key);
    return key;
  };
}

function derived(master: Buffer, salt: Buffer | '', scope: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync('sha256', master, salt, `gouban seal ${scope}`, keyBytes)));
}

async function masterKey(folder: string): Promise<Buffer> {
  const path = keyPath(folder);
  return asKey(path, await keptKey(path, () => randomBytes(keyBytes).toString('hex')));
}

export function keyPath(folder: string): string {
  return join(folder, 'seal.key');
}

export async function hasKey(folder: string): Promise<boolean> {
  const path = keyPath(folder);
  const text = await keyAt(path);
  return text !== undefined && asKey(path, text).length > 0;
}

function asKey(path: string, text: string): Buffer {
  const key = Buffer.from(text.trim(), 'hex');
  if (key.length !== keyBytes) throw new Error(`${path} holds no key`);
  return key;
}
