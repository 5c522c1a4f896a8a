import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { inTelegramHtml, saidHtml } from './entry-html.ts';
import { formPath } from './form-html.ts';
import { firstOf } from './read-form.ts';
import { checked, leadOn, letIn, posted, type Site, show, visitOf } from './site.ts';

/** Where a draft is opened inside Telegram. */
export function telegramAppPath(id: string): string {
  return `/telegram-app/${encodeURIComponent(id)}`;
}

const draft = z.string().regex(/^[\w-]{1,100}$/);

/** The pages of a form inside Telegram, for the one of whom Telegram says that he has opened them. */
export function telegramAppRoutes(app: Hono, site: Site, whoOpened: (signed: string) => string | undefined): void {
  app.get('/telegram-app/:draft', async (context) => {
    const visit = await visitOf(site, context);
    const content = inTelegramHtml(visit, telegramAppPath(draftOf(context)));
    return show(site, context, visit, { title: visit.words.entry.opening, script: 'app.js', content });
  });

  app.post('/telegram-app/:draft', async (context) => {
    const visit = await visitOf(site, context);
    const address = whoOpened(firstOf(await posted(context), 'signed'));
    const person = address === undefined ? undefined : await site.desk.byChat('telegram', address);
    if (person === undefined) {
      const { bad, notByTelegram } = visit.words.entry;
      return show(site, context, visit, { title: bad, content: saidHtml(visit, bad, notByTelegram) }, 403);
    }
    await letIn(site, context, person, 'telegram');
    return leadOn(context, visit, formPath(draftOf(context), undefined));
  });
}

function draftOf(context: Context): string {
  return checked(draft, context.req.param('draft'));
}
