import { z } from 'zod';
import type { MadePasskey } from '../../src/app/ports/passkey-desk.ts';
import type { Passkey } from '../../src/app/ports/stores.ts';

/** Where passkeys of this city are made and used: they work on no other site. */
export interface Place {
  readonly origin: string;
  /** The name of the host, to which they are bound. */
  readonly host: string;
}

/** Where a page was asked for, if a browser lets passkeys be used there: by https or on this machine, and by a name. */
export function placeOf(origin: string): Place | undefined {
  const { protocol, hostname: host } = new URL(origin);
  const isNamed = !/^[\d.]+$|^\[/.test(host);
  return isNamed && (protocol === 'https:' || host === 'localhost') ? { origin, host } : undefined;
}

/** EdDSA, ECDSA by P-256 and RSA, as its script asks for them. */
const algorithms = [-8, -7, -257] as const;

const base64url = z
  .string()
  .max(20_000)
  .regex(/^[\w-]+$/);
const id = base64url.max(1_400);
const proven = z.object({ id, clientDataJSON: base64url, authenticatorData: base64url, signature: base64url });
const created = z.object({ id, clientDataJSON: base64url, attestationObject: base64url });

/** What somebody has signed with one of these passkeys, and its count now; undefined where it proves nothing. */
export async function isProven(
  signed: unknown,
  { origin, host }: Place,
  { challenge, passkeys }: { readonly challenge: string; readonly passkeys: readonly Passkey[] },
): Promise<Pick<Passkey, 'id' | 'counter'> | undefined> {
  const parsed = proven.safeParse(signed);
  const passkey = passkeys.find((each) => each.id === parsed.data?.id);
  if (!parsed.data || !passkey) return undefined;
  const { id: rawId, ...response } = parsed.data;
  const { verifyAuthenticationResponse } = await library();
  const { verified, authenticationInfo } = await verifyAuthenticationResponse({
    response: { id: rawId, rawId, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
    },
    requireUserVerification: true,
  }).catch(unverified);
  return verified && authenticationInfo ? { id: passkey.id, counter: authenticationInfo.newCounter } : undefined;
}

/** A passkey that a browser has made here for this; undefined where it is none. */
export async function madeHere(
  signed: unknown,
  { origin, host }: Place,
  challenge: string,
): Promise<Omit<MadePasskey, 'device'> | undefined> {
  const parsed = created.safeParse(signed);
  if (!parsed.data) return undefined;
  const { id: rawId, ...response } = parsed.data;
  const { verifyRegistrationResponse } = await library();
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: { id: rawId, rawId, type: 'public-key', response, clientExtensionResults: {} },
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: host,
    requireUserVerification: true,
    supportedAlgorithmIDs: [...algorithms],
  }).catch(unverified);
  if (!verified || !registrationInfo) return undefined;
  const { credential } = registrationInfo;
  return {
    id: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
  };
}

/** It throws whatever does not hold: to whoever sent it that is one answer. */
function unverified(): {
  readonly verified: false;
  readonly authenticationInfo?: never;
  readonly registrationInfo?: never;
} {
  return { verified: false };
}

/** Read once somebody has a passkey. */
function library() {
  return import('@simplewebauthn/server');
}
