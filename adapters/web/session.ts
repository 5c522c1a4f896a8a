import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { LRUCache } from 'lru-cache';
import type { Clock, NewSession, Sessions } from '../../src/app/ports/system.ts';

/** Whoever acts for an office, or shows a code, is signed out when idle; a visitor keeps what he has begun for some days. */
export type Stay = 'seat' | 'visitor' | 'bearer';

const minute = 60_000;
const day = 24 * 60 * minute;
type Lengths = Readonly<Record<Stay, number>>;

const usual: Lengths = { seat: 30 * minute, visitor: 7 * day, bearer: 30 * minute };
/** However busy he is: a day's work, and what somebody writes in a month. */
const usualAtMost: Lengths = { seat: 12 * 60 * minute, visitor: 30 * day, bearer: 12 * 60 * minute };
/** A demonstration leaps over weeks, and nobody is to be signed out by that. */
const demonstrated: Lengths = { seat: 3650 * day, visitor: 3650 * day, bearer: 3650 * day };
const stays = { s: 'seat', v: 'visitor', b: 'bearer' } as const satisfies Record<string, Stay>;
/** A session is prolonged no more often than this. */
const step = 2 * minute;
const remembered = 5_000;

export interface SessionKeeper {
  /** Opens a session in place of the one that the browser had. */
  open(context: Context, person: string, stay: Stay, came?: Came): Promise<void>;
  /** By what a session of this browser is known among those of its person. */
  id(context: Context): string | undefined;
  /** Whose session it is; it lasts on from now, but not for ever. */
  person(context: Context): Promise<string | undefined>;
  close(context: Context): Promise<void>;
}

/** How somebody came, and with what. */
export type Came = Pick<NewSession, 'way' | 'device'>;

export interface SessionManner {
  /** Whether the site is only reached over https. */
  readonly secure: boolean;
  readonly demo: boolean;
}

/** Sessions by a random cookie, of which only the hash is kept. They end by the city's clock. */
export function sessionKeeper(
  sessions: Sessions,
  clock: Pick<Clock, 'now'>,
  { secure, demo }: SessionManner,
): SessionKeeper {
  const name = secure ? '__Host-gouban' : 'gouban';
  const lengths = demo ? demonstrated : usual;
  const atMost = demo ? demonstrated : usualAtMost;
  const prolonged = new LRUCache<string, number>({ max: remembered });

  async function close(context: Context): Promise<void> {
    const token = getCookie(context, name);
    if (token !== undefined) await sessions.close(hashOf(token));
    deleteCookie(context, name, { path: '/', secure });
  }

  async function open(context: Context, person: string, stay: Stay, came: Came = {}): Promise<void> {
    const earlier = getCookie(context, name);
    if (earlier !== undefined) await sessions.close(hashOf(earlier));
    const token = `${stay.charAt(0)}${randomBytes(24).toString('base64url')}`;
    const began = await clock.now();
    await sessions.open(hashOf(token), { person, began, until: new Date(began.getTime() + lengths[stay]), ...came });
    setCookie(context, name, token, {
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'Strict',
      maxAge: usual.visitor / 1000,
    });
  }

  return {
    open,
    close,

    id(context) {
      const token = getCookie(context, name);
      return token === undefined ? undefined : hashOf(token);
    },

    async person(context) {
      const token = getCookie(context, name);
      const stay = token === undefined ? undefined : stayOf(token);
      if (token === undefined || stay === undefined) return undefined;
      const hash = hashOf(token);
      const found = await sessions.find(hash);
      if (!found) return undefined;
      const { person, until, began } = found;
      const now = (await clock.now()).getTime();
      if (stay === 'visitor' && found.seated) {
        // He came as a visitor, and has been given a seat since: from now on he stays as whoever has one.
        const isIdle = now - (until.getTime() - lengths.visitor) > lengths.seat;
        await (isIdle ? close(context) : open(context, person, 'seat'));
        return isIdle ? undefined : person;
      }
      const end = began.getTime() + atMost[stay];
      if (now >= end) {
        await close(context);
        return undefined;
      }
      if (now - (prolonged.get(hash) ?? Number.NEGATIVE_INFINITY) > step) {
        await sessions.prolong(hash, new Date(Math.min(now + lengths[stay], end)));
        prolonged.set(hash, now);
      }
      return person;
    },
  };
}

/** The cookie begins with the letter of how its bearer stays. */
function stayOf(token: string): Stay | undefined {
  const [, letter] = /^([svb])[\w-]{32}$/.exec(token) ?? [];
  return letter === 's' || letter === 'v' || letter === 'b' ? stays[letter] : undefined;
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
