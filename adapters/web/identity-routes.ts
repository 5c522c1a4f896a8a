import type { Context, Hono } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import {
  type Asked,
  backPath,
  cityIdentity,
  type IdentitySettings,
  identityLinkPath,
  identityPath,
} from './city-identity.ts';
import { confirmSignInHtml, openingHtml, saidHtml } from './entry-html.ts';
import { unlessTooOften } from './limited.ts';
import { signedIn } from './signed-in.ts';
import { doerOf, leadOn, posted, type Site, show, visitOf } from './site.ts';

const minutes = 10;
const askedOf = z.object({ state: z.string(), nonce: z.string(), verifier: z.string() });

export function identityRoutes(app: Hono, site: Site, settings: IdentitySettings, publicUrl: string): void {
  const directory = cityIdentity(settings, `${publicUrl}${backPath}`);
  const { secure, desk } = site;
  const prefix = secure ? '__Host-' : '';
  // They come along from the directory's page, as the session does not.
  const kept = { path: '/', httpOnly: true, secure, sameSite: 'Lax', maxAge: minutes * 60 } as const;

  function take(context: Context, name: 'city' | 'city-link'): string | undefined {
    const value = getCookie(context, `${prefix}${name}`);
    if (value !== undefined) deleteCookie(context, `${prefix}${name}`, { path: '/', secure });
    return value;
  }

  async function refused(context: Context, error?: unknown): Promise<Response> {
    if (error !== undefined) site.log.error({ channel: 'web', doing: 'city identity' }, error);
    const visit = await visitOf(site, context);
    const { notByCity, notByCityHint } = visit.words.entry;
    return show(
      site,
      context,
      visit,
      { title: notByCity, content: saidHtml(visit, notByCity, notByCityHint) },
      error === undefined ? 403 : 503,
    );
  }

  app.get(identityPath, async (context) => {
    await unlessTooOften(site, context, 'sign-in.tries');
    const sent = await directory.ask().catch((error: unknown) => ({ error }));
    if ('error' in sent) return refused(context, sent.error);
    setCookie(context, `${prefix}city`, Buffer.from(JSON.stringify(sent.asked)).toString('base64url'), kept);
    return context.redirect(sent.to, 303);
  });

  app.get(backPath, async (context) => {
    await unlessTooOften(site, context, 'sign-in.tries');
    const [asked, code] = [askedIn(take(context, 'city')), take(context, 'city-link')];
    if (!asked) return refused(context);
    const subject = await directory
      .answered(new URL(context.req.url).search, asked)
      .catch((error: unknown) => void site.log.error({ channel: 'web', doing: 'city identity' }, error));
    const way = subject === undefined ? undefined : await desk.identified(subject, code);
    if (way === undefined) return refused(context);
    // He says by a press of this site's own page, with the cookies that come along then, that he signs in as that one.
    const visit = await visitOf(site, context);
    const content = confirmSignInHtml(visit, way, await desk.whose(way, visit.language));
    return show(site, context, visit, { title: visit.words.entry.confirm, content });
  });

  /** Whoever is signed in otherwise says once that he is the one whom the directory vouches for. */
  app.post(
    identityLinkPath,
    signedIn(site, async (context, visit) => {
      const { person } = doerOf(visit, await posted(context));
      const code = await desk.codeFor(person);
      if (code === undefined) return leadOn(context, visit, '/desk');
      setCookie(context, `${prefix}city-link`, code, kept);
      return show(site, context, visit, {
        title: visit.words.entry.opening,
        refresh: identityPath,
        content: openingHtml(visit, identityPath),
      });
    }),
  );
}

function askedIn(cookie: string | undefined): Asked | undefined {
  try {
    const parsed = askedOf.safeParse(JSON.parse(Buffer.from(cookie ?? '', 'base64url').toString()));
    return parsed.data;
  } catch {
    return undefined;
  }
}
