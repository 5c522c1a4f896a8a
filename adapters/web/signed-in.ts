import type { Context } from 'hono';
import { openingHtml, signInHtml } from './entry-html.ts';
import { isSignedIn, type SignedIn, type Site, show, visitOf } from './site.ts';

/** Only for those who are signed in; others are told how, and whoever comes from a link elsewhere is asked again. */
export function signedIn(
  site: Site,
  answer: (context: Context, visit: SignedIn) => Promise<Response>,
): (context: Context) => Promise<Response> {
  return async (context) => {
    const visit = await visitOf(site, context);
    if (isSignedIn(visit)) return answer(context, visit);
    const { words } = visit;
    if (context.req.method === 'GET' && context.req.header('sec-fetch-site') === 'cross-site') {
      const target = visit.to(visit.path);
      return show(site, context, visit, {
        title: words.entry.opening,
        refresh: target,
        content: openingHtml(visit, target),
      });
    }
    return show(site, context, visit, { title: words.entry.needed, content: signInHtml(visit, true) }, 401);
  };
}
