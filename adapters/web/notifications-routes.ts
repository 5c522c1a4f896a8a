import type { Hono } from 'hono';
import { z } from 'zod';
import type { Press } from '../../src/dialogue/message.ts';
import { topics } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { rememberCalled } from './called.ts';
import { browserPath, notificationsHtml, notificationsPath } from './notifications-html.ts';
import { firstOf } from './read-form.ts';
import { signedIn, signedInReading } from './signed-in.ts';
import { checked, doerOf, leadOn, posted, type Site, show } from './site.ts';

const change = z.union([
  z
    .object({ topic: z.enum(topics), on: z.enum(['on', 'off']) })
    .transform(({ topic, on }): Press => ({ do: 'switch', topic, on: on === 'on' })),
  z
    .object({ unsubscribe: z.string().min(1).max(100) })
    .transform(({ unsubscribe }): Press => ({ do: 'subscribe', case: unsubscribe, on: false })),
]);

/** The page on which somebody says of what he is told. */
export function notificationsRoutes(app: Hono, site: Site): void {
  app.get(
    notificationsPath,
    signedInReading(site, async (context, visit, read) => {
      const content = notificationsHtml(visit, await read.alerts(visit.person.id), site.calls?.publicKey);
      const title = texts[visit.language].say.topicsTitle;
      return show(site, context, visit, { title, place: 'notifications', desk: true, script: 'notify.js', content });
    }),
  );

  app.post(
    notificationsPath,
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const said = {
        topic: firstOf(fields, 'topic'),
        on: firstOf(fields, 'on'),
        unsubscribe: firstOf(fields, 'unsubscribe'),
      };
      const { word } = await site.deeds.press(doerOf(visit, fields), checked(change, said));
      return leadOn(context, visit, notificationsPath, word);
    }),
  );

  const { calls, settings } = site;
  if (!calls || !settings.calls) return;
  const { browsers } = settings.calls;

  /** The browser says by which address it is called. */
  app.post(
    browserPath,
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const endpoint = checked(z.string().refine(calls.takes), firstOf(fields, 'endpoint'));
      const isBegun = checked(z.enum(['begin', 'end']), firstOf(fields, 'call')) === 'begin';
      if (isBegun) rememberCalled(site, context, await browsers.add(visit.person.id, endpoint));
      else await browsers.remove(endpoint);
      const { begun, ended } = visit.words.calls;
      return leadOn(context, visit, notificationsPath, isBegun ? begun : ended);
    }),
  );
}
