import { createHash, randomBytes } from 'node:crypto';

/** A new one-time code: 120 random bits, of characters that a deep link takes; the hash is what is kept. */
export function makeCode(): { readonly code: string; readonly hash: string } {
  const code = randomBytes(15).toString('base64url');
  return { code, hash: hashOf(code) };
}

export function hashOf(code: string): string {
  return createHash('sha256').update(code.trim()).digest('hex');
}
