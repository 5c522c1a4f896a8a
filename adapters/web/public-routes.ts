import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { ProjectSearch } from '../../src/app/ports/project-search.ts';
import { methodCodes } from '../../src/law/method.ts';
import { languages, noticeKinds, type ProcedureId, procedureIds } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { cursorAsked, wordsAsked } from './asked.ts';
import { saidHtml } from './entry-html.ts';
import { formPath } from './form-html.ts';
import { headsHtml, headsPath } from './heads-html.ts';
import { listPath } from './layout.ts';
import { unlessTooOften } from './limited.ts';
import { listedHtml, noticesHtml, portalHtml, projectsHtml } from './portal-html.ts';
import { complainHtml, noticeHtml, projectHtml, receiptsHtml } from './project-html.ts';
import { firstOf } from './read-form.ts';
import {
  checked,
  doerOf,
  isSignedIn,
  leadOn,
  posted,
  reading,
  rememberLanguage,
  type Site,
  show,
  visitOf,
} from './site.ts';

const onFrontPage = 5;
const shownHeads = 40;
const stage = z.enum(['open', 'deciding', 'awarded']).optional().catch(undefined);
const noticeKind = z.enum(noticeKinds).optional().catch(undefined);
const procedureAsked = z.enum(procedureIds).optional().catch(undefined);
const method = z.enum(methodCodes).optional().catch(undefined);
const code = z
  .string()
  .regex(/^[\w-]{1,40}$/)
  .optional()
  .catch(undefined);
const caseId = z.string().min(1).max(100);

/** What anyone may read, and nothing that the desk does not show to nobody in particular. */
export function publicRoutes(app: Hono, site: Site): void {
  const { desk, deeds, sessions } = site;

  app.use('*', async (context, next) => {
    const asked = languages.find((language) => language === context.req.query('lang'));
    if (context.req.method === 'GET' && asked) rememberLanguage(site, context, asked);
    await next();
  });

  app.get('/', (context) =>
    reading(site, context, async (visit, read) => {
      const [open, deciding, awarded, notices, year] = await Promise.all([
        read.projects({ stage: 'open', limit: onFrontPage }, visit.language),
        read.projects({ stage: 'deciding', limit: onFrontPage }, visit.language),
        read.projects({ stage: 'awarded', limit: onFrontPage }, visit.language),
        read.notices({ limit: onFrontPage + 1 }, visit.language),
        read.year(visit.language),
      ]);
      const content = portalHtml(visit, {
        open: open.items,
        deciding: deciding.items,
        awarded: awarded.items,
        notices: notices.items,
        year,
      });
      return show(site, context, visit, { title: visit.words.city(visit.city), place: 'home', content });
    }),
  );

  app.get('/projects', (context) =>
    reading(site, context, async (visit, read) => {
      const search = searchIn(context);
      const after = cursorAsked.parse(context.req.query('after'));
      const [found, sums, ways, organisations] = await Promise.all([
        read.projects({ ...search, ...(after && { after }) }, visit.language),
        read.projectSums(search),
        read.projectWays(visit.language),
        search.words && !after ? read.organisations(search.words, visit.language) : [],
      ]);
      const content = projectsHtml(visit, { search, items: found.items, more: found.after, sums, ways, organisations });
      return show(site, context, visit, { title: visit.words.projects.title, place: 'projects', content });
    }),
  );

  app.get('/lists/:procedure', (context) =>
    reading(site, context, async (visit, read) => {
      const procedure = procedureAsked.parse(context.req.param('procedure'));
      const asked = wordsAsked.parse(context.req.query('q')).trim();
      const after = cursorAsked.parse(context.req.query('after'));
      const text = procedure && texts[visit.language].procedures[procedure].list;
      const found =
        procedure && (await read.list(procedure, { words: asked, ...(after && { after }) }, visit.language));
      if (!text || !found) {
        const { gone, goneHint } = visit.words.project;
        return show(site, context, visit, { title: gone, content: saidHtml(visit, gone, goneHint) }, 404);
      }
      const parts = { path: listPath(procedure), words: asked, items: found.items, more: found.after };
      return show(site, context, visit, {
        title: text.title,
        place: procedure,
        content: listedHtml(visit, text, parts),
      });
    }),
  );

  app.get('/p/:number', (context) =>
    reading(site, context, async (visit, read) => {
      const view = await read.project(context.req.param('number') ?? '', visit.language);
      if (!view) {
        const { gone, goneHint } = visit.words.project;
        return show(site, context, visit, { title: gone, content: saidHtml(visit, gone, goneHint) }, 404);
      }
      const { language, person } = visit;
      const [notices, spending, profile, taken, own] = await Promise.all([
        read.noticesOf(view.id, language),
        read.spending(view.id, language),
        read.profile(view.number, language),
        read.takesBids(view.id),
        person && read.view(view.id, person.id, language),
      ]);
      const begins = own?.begins ?? [];
      const { chatLink } = site.settings;
      const content = projectHtml(visit, { view, notices, spending, profile, taken, begins, chatLink });
      return show(site, context, visit, { title: view.title, ...(profile && { place: 'projects' as const }), content });
    }),
  );

  app.get('/notices', (context) =>
    reading(site, context, async (visit, read) => {
      const after = cursorAsked.parse(context.req.query('after'));
      const asked = wordsAsked.parse(context.req.query('q')).trim();
      const kind = noticeKind.parse(context.req.query('kind') || undefined);
      const found = await read.notices(
        { ...(after && { after }), ...(asked && { words: asked }), ...(kind && { kind }) },
        visit.language,
      );
      const kinds = noticeKinds.map((value) => ({ value, label: texts[visit.language].notices[value].title }));
      const content = noticesHtml(visit, { words: asked, kind, kinds, items: found.items, more: found.after });
      return show(site, context, visit, { title: visit.words.notice.title, place: 'notices', content });
    }),
  );

  app.get('/notices/:number', (context) =>
    reading(site, context, async (visit, read) => {
      const notice = await read.notice(context.req.param('number') ?? '', visit.language);
      if (!notice) {
        const { gone, goneHint } = visit.words.notice;
        return show(site, context, visit, { title: gone, content: saidHtml(visit, gone, goneHint) }, 404);
      }
      const content = noticeHtml(visit, notice, site.settings.chatLink);
      return show(site, context, visit, { title: `${notice.title} ${notice.kind}`, place: 'notices', content });
    }),
  );

  app.get('/receipts', (context) =>
    reading(site, context, async (visit) => {
      const number = (context.req.query('number') ?? '').trim();
      if (number !== '' && number.length <= 60)
        return leadOn(context, visit, `/receipts/${encodeURIComponent(number)}`);
      const content = receiptsHtml(visit, undefined, undefined, undefined);
      return show(site, context, visit, { title: visit.words.receipt.title, place: 'receipts', content });
    }),
  );

  app.get('/receipts/:number', async (context) => {
    await unlessTooOften(site, context, 'receipt.tries');
    return reading(site, context, async (visit, read) => {
      const number = context.req.param('number') ?? '';
      const found = await read.receipt(number, visit.language);
      const content = receiptsHtml(visit, number, found, site.settings.chatLink);
      const parts = { title: visit.words.receipt.title, place: 'receipts', content } as const;
      return show(site, context, visit, parts, found ? 200 : 404);
    });
  });

  app.get(headsPath, async (context) => {
    const { heads } = site.settings;
    const newest = await heads.newest(shownHeads);
    const visit = await visitOf(site, context);
    return show(site, context, visit, { title: visit.words.heads.title, content: headsHtml(visit, heads, newest) });
  });

  app.get('/complain', (context) =>
    reading(site, context, async (visit, read) => {
      const number = context.req.query('project');
      const asked = wordsAsked.parse(context.req.query('q')).trim();
      const named = number === undefined ? undefined : await read.project(number, visit.language);
      const project = named?.opens.includes('complaint') ? named : undefined;
      const found = project || asked === '' ? undefined : await read.projects({ words: asked }, visit.language);
      const search = found && { words: asked, items: found.items };
      const content = complainHtml(visit, project, search);
      return show(site, context, visit, { title: visit.words.complain.title, place: 'complain', content });
    }),
  );

  app.post('/complain', (context) => begun(context, 'complaint', '/complain'));
  app.post('/comment', (context) => begun(context, 'comment', '/projects'));

  /** Whoever is not signed in becomes a visitor without a name, who can come back to what he began. */
  async function begun(context: Context, procedure: ProcedureId, otherwise: string): Promise<Response> {
    const visit = await visitOf(site, context);
    const fields = await posted(context);
    const parent = checked(caseId, firstOf(fields, 'project'));
    const isThere = await desk.read((read) => read.view(parent, undefined, visit.language));
    if (!isThere) return leadOn(context, visit, otherwise);
    let writer = visit;
    // Whoever shows a code has that one case, and writes another as somebody new.
    if (!isSignedIn(writer) || writer.person.bears !== undefined) {
      await unlessTooOften(site, context, 'visitor.arrivals');
      const id = await desk.guest(visit.language);
      await sessions.open(context, id, 'visitor');
      writer = { ...visit, person: await desk.read((read) => read.person(id)) };
    }
    if (!isSignedIn(writer)) throw new Error('a new visitor is nobody');
    const press = { do: 'start', form: { procedure, parent } } as const;
    const { page, word } = await deeds.press(doerOf(writer, fields), press);
    return leadOn(context, visit, page ? formPath(page.draft, page.page) : '/desk/chat', word);
  }
}

/** What of the public's purchases is searched for; what cannot be meant is left open. */
function searchIn(context: Context): ProjectSearch {
  const asked = wordsAsked.parse(context.req.query('q')).trim();
  const at = stage.parse(context.req.query('stage') || undefined);
  const [office, field, place] = ['office', 'field', 'place'].map((name) =>
    code.parse(context.req.query(name) || undefined),
  );
  const by = method.parse(context.req.query('method') || undefined);
  return {
    ...(asked && { words: asked }),
    ...(at && { stage: at }),
    ...(office && { office }),
    ...(field && { field }),
    ...(place && { place }),
    ...(by && { method: by }),
  };
}
