import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { TranscriptEntry } from '../../src/app/ports.ts';
import type { Incoming, Outcome, Press } from '../../src/dialogue/message.ts';
import type { Evidence } from '../../src/engine/form.ts';
import type { Refusal } from '../../src/engine/refusal.ts';
import { procedureIds } from '../../src/names.ts';
import { caseHtml } from './case-html.ts';
import { casePath, chatHtml, deskHtml, draftsHtml, homeHtml, listPageHtml } from './desk-html.ts';
import { openingHtml, saidHtml, signInHtml } from './entry-html.ts';
import { formPath } from './form-html.ts';
import { itemListHtml } from './inbox-html.ts';
import { noneHtml } from './parts.ts';
import { firstOf } from './read-form.ts';
import {
  backTo,
  checked,
  doerOf,
  isSignedIn,
  leadOn,
  posted,
  type SignedIn,
  type Site,
  show,
  visitOf,
} from './site.ts';
import { pressedPlace } from './talk-html.ts';

const transcriptLength = 60;
const casesAtHome = 6;
const receiptsAmong = 6;
const id = z.string().min(1).max(100);
const token = z.string().min(1).max(100);
const text = z.string().max(4000);
const cursor = z.string().max(300).optional().catch(undefined);
const procedure = z.enum(procedureIds);
/** What a button of the first page may ask for. Whether it may be done is decided when it is done. */
const opening = z.strictObject({ procedure, parent: id.exactOptional() });
const beginning = z.union([
  z.strictObject({ do: z.literal('find'), for: opening }),
  z.strictObject({ do: z.enum(['preview', 'start']), form: opening }),
]);

/** The desk of whoever is signed in. */
export function deskRoutes(app: Hono, site: Site): void {
  const { desk, deeds } = site;
  const talk = (visit: SignedIn): Promise<readonly TranscriptEntry[]> =>
    site.settings.transcripts.list(visit.person.id, transcriptLength);

  app.get(
    '/desk',
    signedIn(site, async (context, visit) => {
      const { person, language, words } = visit;
      const after = cursor.parse(context.req.query('after'));
      const [inbox, beginnings, drafts, cases, entries] = await Promise.all([
        desk.inbox(person.id, language, after),
        desk.beginnings(person.id, language),
        desk.drafts(person.id),
        desk.cases(person.id, language),
        talk(visit),
      ]);
      const home = { beginnings, drafts, cases: cases.items.slice(0, casesAtHome), waiting: inbox.items.length > 0 };
      const content = deskHtml(visit, { inbox, after, talk: entries, middle: homeHtml(visit, home) });
      return show(site, context, visit, { title: words.nav.inbox, place: 'inbox', desk: true, body: 'fixed', content });
    }),
  );

  app.get(
    '/desk/case/:id',
    signedIn(site, async (context, visit) => {
      const { person, language, words } = visit;
      const [view, inbox, entries] = await Promise.all([
        desk.view(context.req.param('id') ?? '', person.id, language),
        desk.inbox(person.id, language),
        talk(visit),
      ]);
      if (!view) {
        const { gone, goneHint } = words.case;
        return show(site, context, visit, { title: gone, desk: true, content: saidHtml(visit, gone, goneHint) }, 404);
      }
      const receipt = context.req.query('filed') === undefined ? undefined : latestReceipt(entries);
      const middle = caseHtml(visit, view, receipt);
      const content = deskHtml(visit, { inbox, current: view.id, talk: entries, middle });
      return show(site, context, visit, { title: view.title, place: 'inbox', desk: true, body: 'fixed', content });
    }),
  );

  app.get(
    '/desk/cases',
    signedIn(site, async (context, visit) => {
      const { person, language, words, to } = visit;
      const { items, after } = await desk.cases(person.id, language, cursor.parse(context.req.query('after')));
      const list =
        items.length > 0 ? itemListHtml(visit, items, casePath) : noneHtml(words.home.noCases, words.home.noCasesHint);
      const more =
        after === undefined
          ? undefined
          : { href: to(`/desk/cases?after=${encodeURIComponent(after)}`), label: words.inbox.more };
      const content = listPageHtml(words.nav.cases, list, more);
      return show(site, context, visit, { title: words.nav.cases, place: 'cases', desk: true, content });
    }),
  );

  app.get(
    '/desk/drafts',
    signedIn(site, async (context, visit) => {
      const { person, words } = visit;
      const drafts = await desk.drafts(person.id);
      const list =
        drafts.length > 0 ? draftsHtml(visit, drafts) : noneHtml(words.home.noDrafts, words.home.noDraftsHint);
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
    signedIn(site, async (context, visit) => {
      const [entries, drafts] = await Promise.all([talk(visit), desk.drafts(visit.person.id)]);
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

  app.post(
    '/desk/say',
    signedIn(site, async (context, visit) => {
      const files: Evidence[] = [];
      const refused: Refusal[] = [];
      const fields = await posted(context, async (_, name, bytes) => {
        const kept = await desk.keep(name, bytes);
        if (kept.ok) files.push(kept.value);
        else refused.push(kept.refusal);
      });
      const doer = doerOf(visit, fields);
      const typed = checked(text, firstOf(fields, 'text')).trim();
      for (const says of saidWith(typed, files, refused, fields.has('menu'))) await deeds.say(doer, says, mineOf(says));
      return leadOn(context, visit, chatAnchor(backTo(fields, '/desk/chat')));
    }),
  );

  app.post(
    '/desk/press',
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const pressed = checked(token, firstOf(fields, 'token'));
      const mine = { place: pressedPlace(pressed), blocks: [], buttons: [] };
      const outcome = await deeds.say(doerOf(visit, fields), { kind: 'press', token: pressed }, mine);
      return after(context, visit, outcome, chatAnchor(backTo(fields, '/desk/chat')));
    }),
  );

  app.post(
    '/desk/act',
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const caseId = checked(id, firstOf(fields, 'case'));
      const action = checked(id, firstOf(fields, 'do'));
      const press: Press = { do: 'start', form: { case: caseId, action } };
      const outcome = await deeds.press(doerOf(visit, fields), press);
      return after(context, visit, outcome, casePath({ id: caseId }));
    }),
  );

  app.post(
    '/desk/begin',
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      const press = checked(beginning, parsed(firstOf(fields, 'press')));
      const outcome = await deeds.press(doerOf(visit, fields), press);
      return after(context, visit, outcome, chatAnchor('/desk/chat'));
    }),
  );
}

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

/** Where an act leads to: the form it opens, the case it shows, or back. */
export function after(context: Context, visit: SignedIn, outcome: Outcome, back: string): Response {
  const { page, show, word } = outcome;
  if (page) return leadOn(context, visit, formPath(page.draft, page.page), word);
  return leadOn(context, visit, show === undefined ? back : casePath({ id: show }), word);
}

function saidWith(
  typed: string,
  files: readonly Evidence[],
  refused: readonly Refusal[],
  menu: boolean,
): readonly Incoming['says'][] {
  if (menu) return [{ kind: 'command', name: 'start', argument: '' }];
  return [
    ...(files.length > 0 ? [{ kind: 'files', files, ...(typed && { text: typed }) } as const] : []),
    ...refused.map(({ why, values }) => ({ kind: 'refused-file', why, values }) as const),
    ...(typed !== '' && files.length === 0 ? [{ kind: 'text', text: typed } as const] : []),
  ];
}

function mineOf(says: Incoming['says']) {
  if (says.kind === 'text') return said(says.text);
  if (says.kind !== 'files') return undefined;
  const { files, text: typed } = says;
  return { blocks: [{ kind: 'files', files } as const, ...(typed ? said(typed).blocks : [])], buttons: [] };
}

function said(typed: string) {
  return { blocks: [{ kind: 'text', text: typed, tone: 'plain' } as const], buttons: [] };
}

/** On a page of its own the conversation is shown from its end. */
function chatAnchor(path: string): string {
  return path === '/desk/chat' ? '/desk/chat#write' : path;
}

function latestReceipt(entries: readonly TranscriptEntry[]) {
  const blocks = entries.slice(-receiptsAmong).flatMap(({ message }) => message.blocks);
  return blocks.findLast((block) => block.kind === 'receipt');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
