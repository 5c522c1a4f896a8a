import { createHash, randomBytes } from 'node:crypto';

/** A new one-time code: 120 random bits, of characters that a deep link takes; the hash is what is kept. */
export function makeCode(): { readonly code: string; readonly hash: string } {
  const code = randomBytes(15).toString('base64url');
  return { code, hash: hashOf(code) };
}

export function hashOf(code: string): string {
  return createHash('sha256').update(code.trim()).digest('hex');
}

/** Neither 0 nor 1, I nor O, which look alike. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A new access code: 80 random bits, in groups that can be read out and typed. */
export function makeAccessCode(): string {
  const drawn = [...randomBytes(16)].map((byte) => signs.charAt(byte % signs.length)).join('');
  return drawn.replaceAll(/.{4}(?=.)/g, '$&-');
}
