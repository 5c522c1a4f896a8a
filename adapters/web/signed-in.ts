import type { Context } from 'hono';
import type { Reading } from '../../src/app/ports/desk.ts';
import { identityPath } from './city-identity.ts';
import { openingHtml, signInHtml } from './entry-html.ts';
import { isSignedIn, posted, reading, type SignedIn, type Site, show, visitOf } from './site.ts';
import type { Visit } from './visit.ts';

/** Only for those who are signed in; others are told how, and whoever comes from a link elsewhere is asked again. */
export function signedIn(
  site: Site,
  answer: (context: Context, visit: SignedIn) => Promise<Response>,
): (context: Context) => Promise<Response> {
  return async (context) => {
    const visit = await visitOf(site, context);
    return isSignedIn(visit) ? answer(context, visit) : askedIn(site, context, visit);
  };
}

/** The same for a page, which is made of what is read in one go. */
export function signedInReading(
  site: Site,
  answer: (context: Context, visit: SignedIn, read: Reading) => Promise<Response>,
): (context: Context) => Promise<Response> {
  return (context) =>
    reading(site, context, async (visit, read) =>
      isSignedIn(visit) ? answer(context, visit, read) : askedIn(site, context, visit),
    );
}

async function askedIn(site: Site, context: Context, visit: Visit): Promise<Response> {
  const { words } = visit;
  if (context.req.method === 'GET' && context.req.header('sec-fetch-site') === 'cross-site') {
    const target = visit.to(visit.path);
    return show(site, context, visit, {
      title: words.entry.opening,
      refresh: target,
      content: openingHtml(visit, target),
    });
  }
  const content = signInHtml(
    visit,
    true,
    context.req.method === 'POST' ? await posted(context) : undefined,
    site.settings.identity && identityPath,
  );
  return show(site, context, visit, { title: words.entry.needed, content }, 401);
}
