import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/** Where a passkey is made or used: the site in the bar of the browser. */
const site = { origin: 'https://city.test', host: 'city.test' };

const flags = { present: 0x01, verified: 0x04, made: 0x40 } as const;

/** A passkey as a telephone keeps it: it signs what a site asks, once it has made sure of its holder. */
export interface Authenticator {
  readonly id: string;
  /** What the browser sends when it is made, and when it proves something. */
  made(challenge: string): string;
  proves(challenge: string, otherwise?: Otherwise): string;
}

/** How what it signs can be other than it should. */
interface Otherwise {
  readonly origin?: string;
  readonly host?: string;
  /** Whoever holds the telephone was not asked for his finger or his number. */
  readonly unverified?: true;
  readonly counter?: number;
}

export function authenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rawId = randomBytes(32);
  const id = rawId.toString('base64url');
  let counter = 0;

  const dataOf = (host: string, own: number, count: number, more = Buffer.alloc(0)): Buffer => {
    const counted = Buffer.alloc(5);
    counted.writeUInt8(own, 0);
    counted.writeUInt32BE(count, 1);
    return Buffer.concat([createHash('sha256').update(host).digest(), counted, more]);
  };
  const clientDataOf = (type: string, challenge: string, origin: string): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  return {
    id,
    made(challenge) {
      const length = Buffer.alloc(2);
      length.writeUInt16BE(rawId.length);
      const credential = Buffer.concat([Buffer.alloc(16), length, rawId, coseOf(publicKey)]);
      const authData = dataOf(site.host, flags.present | flags.verified | flags.made, counter, credential);
      const clientDataJSON = clientDataOf('webauthn.create', challenge, site.origin).toString('base64url');
      return JSON.stringify({ id, clientDataJSON, attestationObject: attestationOf(authData).toString('base64url') });
    },
    proves(challenge, { origin = site.origin, host = site.host, unverified, counter: given } = {}) {
      counter = given ?? counter + 1;
      const data = dataOf(host, flags.present | (unverified ? 0 : flags.verified), counter);
      const clientData = clientDataOf('webauthn.get', challenge, origin);
      const signed = Buffer.concat([data, createHash('sha256').update(clientData).digest()]);
      return JSON.stringify({
        id,
        clientDataJSON: clientData.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
      });
    },
  };
}

/** The public half as COSE writes it: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' });
  const half = (text: string): Buffer => Buffer.concat([Buffer.from([0x58, 0x20]), Buffer.from(text, 'base64url')]);
  return Buffer.concat([
    Buffer.from('a5010203262001', 'hex'),
    Buffer.from([0x21]),
    half(x),
    Buffer.from([0x22]),
    half(y),
  ]);
}

/** In CBOR: {"fmt": "none", "attStmt": {}, "authData": …}. */
function attestationOf(authData: Buffer): Buffer {
  const text = (word: string): Buffer => Buffer.concat([Buffer.from([0x60 | word.length]), Buffer.from(word)]);
  const length = Buffer.from([0x58, authData.length]);
  return Buffer.concat([
    Buffer.from([0xa3]),
    ...[text('fmt'), text('none'), text('attStmt'), Buffer.from([0xa0]), text('authData'), length, authData],
  ]);
}
