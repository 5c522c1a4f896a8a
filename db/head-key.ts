import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { keptKey, keyAt } from './key-file.ts';

/** Signs the heads of a city's log, by Ed25519. */
export interface HeadKey {
  /** Its public half, by which everybody can check what it has signed. */
  readonly public: string;
  sign(hash: string): string;
}

const PublicHalf = z.object({ x: z.string() });

const pathIn = (folder: string): string => join(folder, 'head.key');

/** The key lies in `head.key` of the folder, and is made the first time. */
export async function headKeyIn(folder: string): Promise<HeadKey> {
  const pem = await keptKey(pathIn(folder), () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  );
  const key = createPrivateKey(pem);
  return { public: publicHalfOf(pem), sign: (hash) => sign(null, Buffer.from(hash), key).toString('base64url') };
}

/** The public half of the key in the folder; undefined where there is none. */
export async function knownHeadKey(folder: string): Promise<string | undefined> {
  const pem = await keyAt(pathIn(folder));
  return pem === undefined ? undefined : publicHalfOf(pem);
}

function publicHalfOf(pem: string): string {
  return PublicHalf.parse(createPublicKey(pem).export({ format: 'jwk' })).x;
}

export function isSignedBy(publicHalf: string, hash: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicHalf }, format: 'jwk' });
    return verify(null, Buffer.from(hash), key, Buffer.from(signature, 'base64url'));
  } catch {
    // What is no key has signed nothing.
    return false;
  }
}
