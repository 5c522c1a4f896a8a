import type { Hono } from 'hono';
import { z } from 'zod';
import { languages } from '../../src/names.ts';
import { cameIn, leaveCalled } from './called.ts';
import { identityPath } from './city-identity.ts';
import { confirmSignInHtml, saidHtml, signInHtml } from './entry-html.ts';
import { unlessTooOften } from './limited.ts';
import { firstOf } from './read-form.ts';
import {
  backTo,
  bareVisit,
  checked,
  deviceIn,
  doerOf,
  isSignedIn,
  leadOn,
  letIn,
  posted,
  rememberLanguage,
  type Site,
  show,
  visitOf,
} from './site.ts';

const language = z.enum(languages);

/** Signing in and out, and the language. */
export function entryRoutes(app: Hono, site: Site): void {
  const { desk, sessions, deeds, settings } = site;

  app.get('/sign-in', async (context) => {
    const visit = await visitOf(site, context);
    if (isSignedIn(visit)) return leadOn(context, visit, '/desk');
    return show(site, context, visit, {
      title: visit.words.entry.title,
      content: signInHtml(visit, false, undefined, settings.identity && identityPath),
    });
  });

  app.get('/sign-in/:code', async (context) => {
    await unlessTooOften(site, context, 'sign-in.tries');
    const visit = await visitOf(site, context);
    const code = context.req.param('code');
    const content = confirmSignInHtml(visit, code, await desk.whose(code, visit.language));
    return show(site, context, visit, { title: visit.words.entry.confirm, content });
  });

  app.post('/sign-in/:code', async (context) => {
    await unlessTooOften(site, context, 'sign-in.tries');
    const visit = await visitOf(site, context);
    const code = context.req.param('code');
    const person = await desk.signIn(code);
    if (person === undefined) {
      await desk.refusedCode(code, deviceIn(context));
      const { bad, badHint } = visit.words.entry;
      return show(
        site,
        context,
        visit,
        { title: bad, content: saidHtml(visit, bad, badHint(visit.signInMinutes)) },
        403,
      );
    }
    await letIn(site, context, person, 'code');
    await cameIn(site, context, person);
    return leadOn(context, visit, '/desk', visit.words.entry.done);
  });

  app.post('/sign-out', async (context) => {
    const visit = bareVisit(site, context);
    await leaveCalled(site, context);
    await sessions.close(context);
    return leadOn(context, visit, '/', visit.words.entry.out);
  });

  app.post('/language', async (context) => {
    const visit = await visitOf(site, context);
    const fields = await posted(context);
    const chosen = checked(language, firstOf(fields, 'language'));
    rememberLanguage(site, context, chosen);
    if (isSignedIn(visit)) await deeds.press(doerOf(visit, fields), { do: 'language', language: chosen });
    return leadOn(context, visit, backTo(fields, '/'));
  });
}
