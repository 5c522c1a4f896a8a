import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/**
 * Pairs of keys (X25519): with the public half anything is closed that the private half alone opens. Both are written as their
 * 32 bytes in base64url.
 */

/** Unlike those of a city's own seal, so that neither is taken for the other. */
const format = 3;
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** Before what was closed stand its kind, the public half of a pair that was made for it alone, and its tag. */
const headBytes = 1 + keyBytes + tagBytes;
/** What stands before the bytes of a half where it is read (RFC 8410). */
const privateHead = Buffer.from('302e020100300506032b656e04220420', 'hex');
const publicHead = Buffer.from('302a300506032b656e032100', 'hex');

/** The private half of a new pair. */
export function newPrivate(): string {
  const { privateKey } = generateKeyPairSync('x25519');
  return rawOf(privateKey.export({ format: 'der', type: 'pkcs8' }));
}

export function publicOf(secret: string): string {
  return rawOf(createPublicKey(privateKey(secret)).export({ format: 'der', type: 'spki' }));
}

/** Closes a text for whoever has the private half, bound to its scope. */
export function closeFor(open: string, scope: string, text: string): string {
  const once = newPrivate();
  const before = Buffer.concat([Buffer.of(format), bytesOf(publicOf(once))]);
  const { key, nonce } = derived(shared(once, open), [before, bytesOf(open)], scope);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([before, cipher.getAuthTag(), body]).toString('base64');
}

/** Throws when it was not closed for this pair and this scope, or was altered. */
export function openWith(secret: string, scope: string, closed: string): string {
  const bytes = Buffer.from(closed, 'base64');
  if (bytes[0] !== format || bytes.length < headBytes) throw new Error('this was not closed for a pair of keys');
  const before = bytes.subarray(0, 1 + keyBytes);
  const once = before.subarray(1).toString('base64url');
  const { key, nonce } = derived(shared(secret, once), [before, bytesOf(publicOf(secret))], scope);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
  decipher.setAuthTag(bytes.subarray(1 + keyBytes, headBytes));
  return Buffer.concat([decipher.update(bytes.subarray(headBytes)), decipher.final()]).toString('utf8');
}

/** Two shares of a key, each of which is nothing but chance without the other. */
export function parted(secret: string): readonly [string, string] {
  const share = randomBytes(keyBytes);
  return [share.toString('base64url'), xor(bytesOf(secret), share)];
}

export function joined(one: string, other: string): string {
  return xor(bytesOf(one), bytesOf(other));
}

function shared(secret: string, open: string): Buffer {
  return diffieHellman({ privateKey: privateKey(secret), publicKey: publicKey(open) });
}

/** Each is used once, since one of the pairs is. */
function derived(secret: Buffer, pairs: readonly Buffer[], scope: string) {
  const length = keyBytes + nonceBytes;
  const made = Buffer.from(hkdfSync('sha256', secret, Buffer.concat(pairs), `gouban pair ${scope}`, length));
  return { key: made.subarray(0, keyBytes), nonce: made.subarray(keyBytes) };
}

function privateKey(secret: string): KeyObject {
  return createPrivateKey({ key: Buffer.concat([privateHead, bytesOf(secret)]), format: 'der', type: 'pkcs8' });
}

function publicKey(open: string): KeyObject {
  return createPublicKey({ key: Buffer.concat([publicHead, bytesOf(open)]), format: 'der', type: 'spki' });
}

function rawOf(der: Buffer): string {
  return der.subarray(-keyBytes).toString('base64url');
}

function bytesOf(half: string): Buffer {
  return Buffer.from(half, 'base64url');
}

function xor(one: Buffer, other: Buffer): string {
  return Buffer.from(one.map((byte, n) => byte ^ (other[n] ?? 0))).toString('base64url');
}
