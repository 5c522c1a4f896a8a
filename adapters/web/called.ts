import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import type { Site } from './site.ts';

const name = 'called';
/** As long as a browser keeps a cookie. */
const longest = 400 * 24 * 3600;

/** The browser is known from now on as one in which somebody wants to be called. */
export function rememberCalled({ secure }: Site, context: Context, mark: string): void {
  setCookie(context, name, mark, { path: '/', httpOnly: true, secure, sameSite: 'Strict', maxAge: longest });
}

/** Whoever has signed in there is called from now on, and nobody else. */
export async function cameIn(site: Site, context: Context, person: string): Promise<void> {
  const mark = markIn(context);
  if (mark !== undefined) await site.settings.calls?.browsers.cameIn(mark, person);
}

/** Whoever signs out there is called there no more. */
export async function leaveCalled({ secure, settings }: Site, context: Context): Promise<void> {
  const mark = markIn(context);
  if (mark === undefined) return;
  await settings.calls?.browsers.leave(mark);
  deleteCookie(context, name, { path: '/', secure });
}

function markIn(context: Context): string | undefined {
  const mark = getCookie(context, name);
  return mark !== undefined && /^[\w-]{1,100}$/.test(mark) ? mark : undefined;
}
