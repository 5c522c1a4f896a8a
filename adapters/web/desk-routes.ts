import type { Hono } from 'hono';
import { z } from 'zod';
import type { TranscriptEntry } from '../../src/app/ports/system.ts';
import { procedureIds } from '../../src/names.ts';
import { cursorAsked, wordsAsked } from './asked.ts';
import { caseHtml } from './case-html.ts';
import { chatHtml, deskHtml, draftsHtml, homeHtml, listPageHtml, noDraftsHint } from './desk-html.ts';
import { saidHtml } from './entry-html.ts';
import { itemListHtml } from './inbox-html.ts';
import { casePath, noneHtml } from './parts.ts';
import { signedInReading } from './signed-in.ts';
import { leadOn, type SignedIn, type Site, show } from './site.ts';
import { underHtml } from './under-html.ts';
import { isVisitor } from './visit.ts';

const transcriptLength = 60;
const casesAtHome = 6;
const laterAtHome = 4;
/** What stood on the first page stays on it, when it is brought up to date. */
const caseAsked = z.string().max(100).optional().catch(undefined);
const receiptNumber = z.string().max(60).optional().catch(undefined);

/** The pages of the desk, for whoever is signed in. */
export function deskRoutes(app: Hono, site: Site): void {
  const talk = (visit: SignedIn): Promise<readonly TranscriptEntry[]> =>
    site.settings.transcripts.list(visit.person.id, transcriptLength);

  app.get(
    '/desk',
    signedInReading(site, async (context, visit, read) => {
      const { person, language, words } = visit;
      // Whoever shows a code is here for that one case.
      if (person.bears !== undefined) return leadOn(context, visit, casePath({ id: person.bears }));
      const after = cursorAsked.parse(context.req.query('after'));
      const [inbox, later, overview, beginnings, drafts, cases, entries] = await Promise.all([
        read.inbox(person.id, language, after),
        read.later(person.id, language),
        read.overview(person.id, language),
        read.beginnings(person.id, language),
        read.drafts(person.id),
        read.cases(person.id, language, { limit: casesAtHome }),
        talk(visit),
      ]);
      const [waiting] = inbox.items;
      const asked = caseAsked.parse(context.req.query('case'));
      const first =
        (asked && (await read.view(asked, person.id, language))) ||
        (waiting && (await read.view(waiting.id, person.id, language)));
      const others = inbox.items.filter(({ id }) => id !== first?.id);
      const ahead = later.items.slice(0, laterAtHome);
      const home = { overview, beginnings, drafts, cases: cases.items, later: ahead, first, others };
      const middle = homeHtml(visit, home);
      const content = deskHtml(visit, { inbox, after, current: first?.id, home: true, talk: entries, middle });
      const title = isVisitor(visit) ? words.nav.cases : words.nav.inbox;
      return show(site, context, visit, { title, place: 'inbox', desk: true, body: 'fixed', content });
    }),
  );

  app.get(
    '/desk/case/:id',
    signedInReading(site, async (context, visit, read) => {
      const { person, language, words } = visit;
      const filed = receiptNumber.parse(context.req.query('filed'));
      const under = cursorAsked.parse(context.req.query('under'));
      const id = context.req.param('id') ?? '';
      const [view, years, inbox, entries, receipt] = await Promise.all([
        read.view(id, person.id, language, under),
        read.moneyOf(person.id, id, language),
        read.inbox(person.id, language),
        talk(visit),
        read.filed(filed, person.id, language),
      ]);
      if (!view) {
        const { gone, goneHint } = words.case;
        return show(site, context, visit, { title: gone, desk: true, content: saidHtml(visit, gone, goneHint) }, 404);
      }
      const next = inbox.items.find((item) => item.id !== view.id);
      const middle = caseHtml(visit, view, { receipt, next, years });
      const content = deskHtml(visit, { inbox, current: view.id, talk: entries, middle });
      return show(site, context, visit, { title: view.title, place: 'inbox', desk: true, body: 'fixed', content });
    }),
  );

  app.get(
    '/desk/cases',
    signedInReading(site, async (context, visit, read) => {
      const { person, language, words, to } = visit;
      const asked = cursorAsked.parse(context.req.query('after'));
      const { items, after } = await read.cases(person.id, language, { ...(asked && { after: asked }) });
      const list =
        items.length > 0
          ? itemListHtml(visit, items, casePath)
          : noneHtml(words.home.noCases, isVisitor(visit) ? words.home.noOwnHint : words.home.noCasesHint);
      const more =
        after === undefined
          ? undefined
          : { href: to(`/desk/cases?after=${encodeURIComponent(after)}`), label: words.inbox.more };
      const content = listPageHtml(words.nav.cases, list, more);
      return show(site, context, visit, { title: words.nav.cases, place: 'cases', desk: true, content });
    }),
  );

  app.get(
    '/desk/under/:procedure',
    signedInReading(site, async (context, visit, read) => {
      const { person, language, words } = visit;
      const procedure = procedureIds.find((id) => id === context.req.param('procedure'));
      const asked = wordsAsked.parse(context.req.query('q')).trim();
      const ready = procedure && (await read.readyFor(person.id, procedure, language, asked || undefined));
      if (!procedure || !ready) {
        const { gone, goneHint } = words.case;
        return show(site, context, visit, { title: gone, desk: true, content: saidHtml(visit, gone, goneHint) }, 404);
      }
      const content = underHtml(visit, { procedure, words: asked, ...ready });
      return show(site, context, visit, { title: ready.label, desk: true, content });
    }),
  );

  app.get(
    '/desk/later',
    signedInReading(site, async (context, visit, read) => {
      const { person, language, words, to } = visit;
      const { items, after } = await read.later(person.id, language, cursorAsked.parse(context.req.query('after')));
      const { later, noLater, noLaterHint } = words.home;
      const list = items.length > 0 ? itemListHtml(visit, items, casePath) : noneHtml(noLater, noLaterHint);
      const more =
        after === undefined
          ? undefined
          : { href: to(`/desk/later?after=${encodeURIComponent(after)}`), label: words.inbox.more };
      return show(site, context, visit, { title: later, desk: true, content: listPageHtml(later, list, more) });
    }),
  );

  app.get(
    '/desk/drafts',
    signedInReading(site, async (context, visit, read) => {
      const { person, words } = visit;
      const drafts = await read.drafts(person.id);
      const list = drafts.length > 0 ? draftsHtml(visit, drafts) : noneHtml(words.home.noDrafts, noDraftsHint(visit));
      return show(site, context, visit, {
        title: words.nav.drafts,
        place: 'drafts',
        desk: true,
        content: listPageHtml(words.nav.drafts, list),
      });
    }),
  );

  app.get(
    '/desk/chat',
    signedInReading(site, async (context, visit, read) => {
      const [entries, drafts] = await Promise.all([talk(visit), read.drafts(visit.person.id)]);
      const content = chatHtml(visit, entries, drafts);
      return show(site, context, visit, {
        title: visit.words.nav.chat,
        place: 'chat',
        desk: true,
        body: 'talking',
        content,
      });
    }),
  );
}
