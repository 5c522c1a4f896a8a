import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { FormPage, Incoming, Reply } from '../../src/dialogue/message.ts';
import { cityTime } from '../../src/law/date.ts';
import { showNewCode } from './answer-routes.ts';
import { afresh } from './elsewhere.ts';
import { saidHtml } from './entry-html.ts';
import { answersIn, refilled, taking } from './form-answers.ts';
import { copyOf, type FormManner, formHtml, formPath } from './form-html.ts';
import { whereFrom } from './limited.ts';
import { casePath } from './parts.ts';
import { provePath } from './passkey-html.ts';
import { firstOf } from './read-form.ts';
import { signedIn, signedInReading } from './signed-in.ts';
import { checked, doerOf, leadOn, posted, type SignedIn, type Site, show } from './site.ts';

const pageNumber = z.coerce.number().int().min(1).max(200);
const revision = z.coerce.number().int().min(0);
const way = z.enum(['next', 'back', 'submit', 'later', 'keep']);
/** Throws the draft away, whatever stands on the page; the page has asked whether it is meant. */
const discard = 'discard';
/** Asked for by the button below a table, with the field's key behind it. */
const more = 'more.';
const moreRows = 8;

type SentPage = Extract<Incoming['says'], { readonly kind: 'page' }>;

/** Filling in a form page by page. */
export function formRoutes(app: Hono, site: Site): void {
  const { desk, deeds } = site;

  app.get(
    '/desk/form/:draft',
    signedInReading(site, async (context, visit, read) => {
      const form = await read.page(draftOf(context), pageOf(context), visit.person.id);
      return form ? showForm(context, visit, form) : showGone(context, visit);
    }),
  );

  app.post(
    '/desk/form/:draft',
    signedIn(site, async (context, visit) => {
      // The draft must be his before a file of his is taken.
      const current = await desk.read((read) => read.page(draftOf(context), pageOf(context), visit.person.id));
      if (!current) return showGone(context, visit);
      const from = { channel: 'web', address: visit.person.id, place: whereFrom(site, context), asked: true } as const;
      const taken = taking(current, (name, bytes) => desk.keep(name, bytes, from));
      const typed = await posted(context, taken.take);
      const go = firstOf(typed, 'go');
      if (go === discard) {
        await deeds.press(doerOf(visit, typed), { do: 'discard', draft: current.draft, sure: true });
        return leadOn(context, visit, '/desk/drafts', visit.words.form.discarded);
      }
      const rev = checked(revision, firstOf(typed, 'rev'));
      const { answered, untouched, clashes } = afresh(
        current,
        rev,
        typed,
        answersIn(current, typed, taken),
        visit.words,
      );
      const wrong = new Map([...taken.errors, ...clashes]);
      const stays = go.startsWith(more) || wrong.size > 0;
      const sent: SentPage = {
        kind: 'page',
        draft: current.draft,
        rev,
        page: current.page,
        ...(stays ? { go: 'later' as const } : wayOf(go)),
        ...answered,
      };
      const outcome = await deeds.page(doerOf(visit, typed), sent);
      if (sent.go === 'keep') return showKept(context, visit, outcome);
      if (!stays) return leadFrom(context, visit, sent.go, outcome);
      const kept = await desk.read((read) => read.page(current.draft, current.page, visit.person.id));
      if (!kept) return showGone(context, visit);
      const manner = go.startsWith(more) ? { spareRows: moreRows } : {};
      return showForm(context, visit, refilled(kept, typed, wrong, untouched), wrong.size > 0 ? 422 : 200, manner);
    }),
  );

  app.post(
    '/desk/form/:draft/discard',
    signedIn(site, async (context, visit) => {
      const fields = await posted(context);
      await deeds.press(doerOf(visit, fields), { do: 'discard', draft: draftOf(context), sure: true });
      return leadOn(context, visit, '/desk/drafts', visit.words.form.discarded);
    }),
  );

  async function leadFrom(
    context: Context,
    visit: SignedIn,
    go: SentPage['go'],
    { page, show, word, receipt, prove }: Reply,
  ): Promise<Response> {
    if (prove !== undefined) return leadOn(context, visit, provePath(prove));
    if (page && isRefused(page)) return showForm(context, visit, page, 422);
    if (page) return leadOn(context, visit, formPath(page.draft, page.page), word);
    if (show !== undefined && receipt && visit.person.seats.length === 0) {
      const code = await desk.accessCode(show, visit.person.id, 'first');
      if (code !== undefined) return showNewCode(site, context, visit, { code, case: show, receipt });
    }
    if (show !== undefined)
      return leadOn(
        context,
        visit,
        `${casePath({ id: show })}${receipt ? `?filed=${encodeURIComponent(receipt.number)}` : ''}`,
      );
    if (go === 'later') return leadOn(context, visit, '/desk/drafts', visit.words.form.laterDone);
    return leadOn(context, visit, '/desk', word);
  }

  /** The page as it is kept, with when, and what of it could not be read. */
  async function showKept(context: Context, visit: SignedIn, { page }: Reply): Promise<Response> {
    if (!page) return showGone(context, visit);
    const unread = page.fields
      .filter(({ error }) => error !== undefined)
      .map(({ label }) => label)
      .join(' · ');
    return showForm(context, visit, page, 200, { kept: visit.words.form.keptAt(cityTime(visit.now), unread) });
  }

  async function showForm(
    context: Context,
    visit: SignedIn,
    form: FormPage,
    status: 200 | 422 = 200,
    manner: FormManner = {},
  ): Promise<Response> {
    const content = formHtml(visit, form, manner);
    return show(site, context, visit, { title: form.title, place: 'drafts', desk: true, content }, status);
  }

  /** To what was filed, however often it is sent: only what is gone otherwise is said to be gone. */
  async function showGone(context: Context, visit: SignedIn): Promise<Response> {
    const filed = await deeds.filed(visit.person.id, draftOf(context));
    if (filed?.show !== undefined) return leadFrom(context, visit, 'submit', filed);
    const { gone, goneHint } = visit.words.form;
    const content = saidHtml(visit, gone, goneHint);
    return show(site, context, visit, { title: gone, place: 'drafts', desk: true, content }, 404);
  }
}

/** Where a button leads; of one that fills the form in from an earlier case, from which. */
function wayOf(go: string): Pick<SentPage, 'go' | 'from'> {
  return go.startsWith(copyOf) ? { go: 'copy', from: go.slice(copyOf.length) } : { go: checked(way, go) };
}

function draftOf(context: Context): string {
  return context.req.param('draft') ?? '';
}

/** Pages are counted from 1 where people see them. */
function pageOf(context: Context): number | undefined {
  const asked = context.req.query('page');
  if (asked === undefined) return undefined;
  const read = pageNumber.safeParse(asked);
  return read.success ? read.data - 1 : undefined;
}

function isRefused({ refusal, fields }: FormPage): boolean {
  return refusal !== undefined || fields.some(({ error }) => error !== undefined);
}
