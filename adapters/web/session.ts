import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Sessions } from '../../src/app/ports.ts';

/** Whoever acts for an office is signed out when idle; a visitor keeps what he has begun for some days. */
export type Stay = 'seat' | 'visitor';

const minute = 60_000;
const lengths = { seat: 30 * minute, visitor: 7 * 24 * 60 * minute } as const;
/** A session is prolonged no more often than this. */
const step = 2 * minute;
const remembered = 5_000;

export interface SessionKeeper {
  /** Opens a session in place of the one that the browser had. */
  open(context: Context, person: string, stay: Stay): Promise<void>;
  /** Whose session it is; it lasts on from now. */
  person(context: Context): Promise<string | undefined>;
  close(context: Context): Promise<void>;
}

/** Sessions by a random cookie, of which only the hash is kept. `wall` is the machine's time in ms, not the city's. */
export function sessionKeeper(sessions: Sessions, secure: boolean, wall: () => number): SessionKeeper {
  const name = secure ? '__Host-gouban' : 'gouban';
  const prolonged = new Map<string, number>();

  async function close(context: Context): Promise<void> {
    const token = getCookie(context, name);
    if (token !== undefined) await sessions.close(hashOf(token));
    deleteCookie(context, name, { path: '/', secure });
  }

  return {
    close,

    async open(context, person, stay) {
      const earlier = getCookie(context, name);
      if (earlier !== undefined) await sessions.close(hashOf(earlier));
      const token = `${stay === 'seat' ? 's' : 'v'}${randomBytes(24).toString('base64url')}`;
      await sessions.open(hashOf(token), person, new Date(wall() + lengths[stay]));
      setCookie(context, name, token, {
        path: '/',
        httpOnly: true,
        secure,
        sameSite: 'Strict',
        maxAge: lengths.visitor / 1000,
      });
    },

    async person(context) {
      const token = getCookie(context, name);
      if (token === undefined || !/^[sv][\w-]{32}$/.test(token)) return undefined;
      const hash = hashOf(token);
      const person = await sessions.person(hash);
      const now = wall();
      if (person !== undefined && now - (prolonged.get(hash) ?? 0) > step) {
        const length = token.startsWith('s') ? lengths.seat : lengths.visitor;
        await sessions.open(hash, person, new Date(now + length));
        if (prolonged.size >= remembered) prolonged.clear();
        prolonged.set(hash, now);
      }
      return person;
    },
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
