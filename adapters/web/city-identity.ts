import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

/** Where an official signs in by the city's own directory, comes back from there, and links it to himself. */
export const identityPath = '/sign-in/city';
export const backPath = `${identityPath}/back`;
export const identityLinkPath = '/desk/identity';

/** The city's own directory of officials, and by which this programme is known there. */
export interface IdentitySettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What the browser keeps from when it is sent there until it is back: only with it an answer counts. */
export interface Asked {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface CityIdentity {
  /** Where the browser is sent. */
  ask(): Promise<{ readonly to: string; readonly asked: Asked }>;
  /** Whom the directory vouches for, by its own name and the one that it has for him. Throws where it does not. */
  answered(query: string, asked: Asked): Promise<string>;
}

/** Signs in by OpenID Connect: code, proof of possession, state and nonce. What the directory is like is asked when it is first needed. */
export function cityIdentity({ issuer, clientId, clientSecret }: IdentitySettings, back: string): CityIdentity {
  let known: Promise<Configuration> | undefined;

  function configuration(): Promise<Configuration> {
    const server = new URL(issuer);
    // The settings take http on this machine alone.
    const execute = server.protocol === 'http:' ? [allowInsecureRequests] : [];
    known ??= discovery(server, clientId, clientSecret, undefined, { execute, timeout: 10 }).catch((error: unknown) => {
      known = undefined;
      throw error;
    });
    return known;
  }

  return {
    async ask() {
      const asked = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
      const to = buildAuthorizationUrl(await configuration(), {
        redirect_uri: back,
        scope: 'openid',
        state: asked.state,
        nonce: asked.nonce,
        code_challenge: await calculatePKCECodeChallenge(asked.verifier),
        code_challenge_method: 'S256',
      });
      return { to: to.href, asked };
    },

    async answered(query, { state, nonce, verifier }) {
      const tokens = await authorizationCodeGrant(await configuration(), new URL(`${back}${query}`), {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the directory vouched for nobody');
      return `${claims.iss} ${claims.sub}`;
    },
  };
}
