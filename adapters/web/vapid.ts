import { createECDH, createHash, createPrivateKey, type KeyObject, sign } from 'node:crypto';

/** By what the services that call browsers know this city (RFC 8292). */
export interface Vapid {
  /** Given to a browser when it subscribes: it is called by nobody else. */
  readonly publicKey: string;
  /** For a call of that service. */
  authorization(endpoint: string, now: Date): string;
}

/** A token may be used for less than a day. */
const validSeconds = 12 * 3600;

/** The same key wherever the secret is; `subject` is where somebody answers for what is sent. */
export function vapidOf(secret: string, subject: string): Vapid {
  const { publicKey, privateKey } = keysOf(secret);
  return {
    publicKey,
    authorization(endpoint, now) {
      const exp = Math.floor(now.getTime() / 1000) + validSeconds;
      const claims = { aud: new URL(endpoint).origin, exp, sub: subject };
      const unsigned = `${encoded({ typ: 'JWT', alg: 'ES256' })}.${encoded(claims)}`;
      const signature = sign('sha256', Buffer.from(unsigned), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `vapid t=${unsigned}.${signature.toString('base64url')}, k=${publicKey}`;
    },
  };
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Nearly every number of 32 bytes is a key of this curve; of the few that are none the next is taken. */
function keysOf(secret: string): { readonly publicKey: string; readonly privateKey: KeyObject } {
  const d = createHash('sha256').update(secret).digest();
  const curve = createECDH('prime256v1');
  try {
    curve.setPrivateKey(d);
  } catch {
    return keysOf(d.toString('hex'));
  }
  const point = curve.getPublicKey();
  const part = (from: number) => point.subarray(from, from + 32).toString('base64url');
  const key = { kty: 'EC', crv: 'P-256', x: part(1), y: part(33), d: d.toString('base64url') };
  return { publicKey: point.toString('base64url'), privateKey: createPrivateKey({ key, format: 'jwk' }) };
}
