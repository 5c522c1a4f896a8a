import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';
import { freePort } from '../../db/free-port.ts';

/** The directory of a city on this machine: a real provider of OpenID Connect, in which anybody is whom he says he is. */
export interface Directory {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** In a browser that was sent there: somebody says who he is. Resolves with the address to which he is sent back. */
  vouches(from: string, login: string): Promise<string>;
  stop(): Promise<void>;
}

export async function startDirectory(back: string): Promise<Directory> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const [clientId, clientSecret] = ['gouban', 'a-secret-of-the-directory'];
  const provider = new Provider(issuer, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [back] }],
    findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id }) }),
    cookies: { keys: ['of-the-directory'] },
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  const server = createServer(provider.callback());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    issuer,
    clientId,
    clientSecret,
    async vouches(from, login) {
      const cookies = new Map<string, string>();
      let at = from;
      for (let left = 12; left > 0 && !at.startsWith(back); left -= 1) {
        const prompt = /\/interaction\/[^/]+$/.test(at) ? await promptAt(at, cookies) : undefined;
        const body = prompt === undefined ? undefined : new URLSearchParams({ prompt, login, password: 'any' });
        const answer = await asked(at, cookies, body);
        const next = answer.headers.get('location');
        if (next === null) throw new Error(`the directory stays at ${at}: ${answer.status} ${await answer.text()}`);
        at = new URL(next, at).href;
      }
      return at;
    },
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** What the page there asks for: who he is, or whether the programme may know. */
async function promptAt(address: string, cookies: Map<string, string>): Promise<string> {
  const page = await (await asked(address, cookies)).text();
  return /name="prompt" value="(\w+)"/.exec(page)?.[1] ?? '';
}

async function asked(address: string, cookies: Map<string, string>, body?: URLSearchParams): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const how = body ? { method: 'POST', body } : {};
  const answer = await fetch(address, { ...how, headers: { cookie }, redirect: 'manual' });
  for (const line of answer.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    cookies.set(name, value);
  }
  return answer;
}
