import type { Context, Hono } from 'hono';
import { z } from 'zod';
import type { Reading } from '../../src/app/ports/desk.ts';
import type { BudgetRow, LateOffice, OverseenAsked, OverseenItem } from '../../src/app/ports/oversight-desk.ts';
import { cityDate } from '../../src/law/date.ts';
import { lastDay } from '../../src/law/deadline.ts';
import type { Fen } from '../../src/law/fen.ts';
import { methodCodes } from '../../src/law/method.ts';
import { readYuan } from '../../src/law/money.ts';
import { procedureIds } from '../../src/names.ts';
import { cursorAsked, wordsAsked } from './asked.ts';
import { saidHtml } from './entry-html.ts';
import { budgetHtml, lineHtml, overseenHtml, type SoughtTexts, yearEndHtml } from './oversight-html.ts';
import { type Column, mostRows, workbook } from './sheet.ts';
import { signedInReading } from './signed-in.ts';
import { type SignedIn, type Site, show } from './site.ts';

const year = z.coerce.number().int().min(2000).max(2999).optional().catch(undefined);
const Sought = z.object({
  kind: z.enum(procedureIds).optional().catch(undefined),
  state: z.enum(['open', 'late', 'closed']).optional().catch(undefined),
  method: z.enum(methodCodes).optional().catch(undefined),
});

/** So many rows of a table that is taken away are read at once. */
const rowsAtOnce = 500;

/** What is looked over: every case of a kind, what is late by office, the lines of the budget; each to be taken away. */
export function oversightRoutes(app: Hono, site: Site): void {
  app.get(
    '/desk/oversight',
    signedInReading(site, async (context, visit, read) => {
      const { texts, asked, unread } = soughtIn(context);
      const after = cursorAsked.parse(context.req.query('after'));
      const page = await read.overseen(visit.person.id, { ...asked, ...(after && { after }) }, visit.language);
      if (!page) return notYours(site, context, visit);
      const content = overseenHtml(visit, page, texts, unread);
      return show(site, context, visit, {
        title: visit.words.oversight.title,
        place: 'oversight',
        desk: true,
        content,
      });
    }),
  );

  app.get(
    '/desk/oversight.xlsx',
    signedInReading(site, async (context, visit, read) => {
      const items = await allOverseen(read, visit, soughtIn(context).asked);
      if (!items) return notYours(site, context, visit);
      return taken(context, visit, visit.words.oversight.title, caseColumns(visit), items);
    }),
  );

  app.get(
    '/desk/late.xlsx',
    signedInReading(site, async (context, visit, read) => {
      const overview = await read.overview(visit.person.id, visit.language);
      if (!overview) return notYours(site, context, visit);
      return taken(context, visit, visit.words.oversight.lateTitle, lateColumns(visit), overview.late);
    }),
  );

  app.get(
    '/desk/budget',
    signedInReading(site, async (context, visit, read) => {
      const asked = budgetAsked(context);
      const page = await read.budget(visit.person.id, asked, visit.language);
      if (!page) return notYours(site, context, visit);
      const texts = { office: asked.office ?? '', year: `${asked.year ?? ''}` };
      const content = budgetHtml(visit, page, texts);
      return show(site, context, visit, { title: visit.words.budget.title, place: 'budget', desk: true, content });
    }),
  );

  app.get(
    '/desk/budget/line/:id',
    signedInReading(site, async (context, visit, read) => {
      const page = await read.line(visit.person.id, context.req.param('id') ?? '', visit.language);
      if (!page) return notYours(site, context, visit);
      const { name: title } = page.line;
      return show(site, context, visit, { title, place: 'budget', desk: true, content: lineHtml(visit, page) });
    }),
  );

  app.get(
    '/desk/budget/year-end',
    signedInReading(site, async (context, visit, read) => {
      const page = await read.yearEnd(visit.person.id, visit.language);
      if (!page) return notYours(site, context, visit);
      const { yearEnd: title } = visit.words.budget;
      return show(site, context, visit, { title, place: 'budget', desk: true, content: yearEndHtml(visit, page) });
    }),
  );

  app.get(
    '/desk/budget.xlsx',
    signedInReading(site, async (context, visit, read) => {
      const page = await read.budget(visit.person.id, budgetAsked(context), visit.language);
      if (!page) return notYours(site, context, visit);
      return taken(context, visit, visit.words.budget.title, lineColumns(visit), page.lines);
    }),
  );
}

function notYours(site: Site, context: Context, visit: SignedIn): Response | Promise<Response> {
  const { notYours: title, notYoursHint } = visit.words.oversight;
  return show(site, context, visit, { title, desk: true, content: saidHtml(visit, title, notYoursHint) }, 403);
}

/** What is sought, as it was typed and as it was read; and what could not be read. */
function soughtIn(context: Context): {
  readonly texts: SoughtTexts;
  readonly asked: OverseenAsked;
  readonly unread: readonly string[];
} {
  const given = (name: string): string => wordsAsked.parse(context.req.query(name)).trim();
  const { kind, state, method } = Sought.parse(context.req.query());
  const amounts = { least: given('least'), most: given('most') };
  const least = fenOf(amounts.least);
  const most = fenOf(amounts.most);
  const texts = {
    kind: kind ?? '',
    q: given('q'),
    office: given('office'),
    step: given('step'),
    state: state ?? '',
    method: method ?? '',
    ...amounts,
  };
  return {
    texts,
    asked: {
      ...(kind && { procedure: kind }),
      ...(texts.q && { words: texts.q }),
      ...(texts.office && { buyer: texts.office }),
      ...(texts.step && { step: texts.step }),
      ...(state && { state }),
      ...(method && { method }),
      ...(least !== undefined && { least }),
      ...(most !== undefined && { most }),
    },
    unread: [
      ...(amounts.least !== '' && least === undefined ? [amounts.least] : []),
      ...(amounts.most !== '' && most === undefined ? [amounts.most] : []),
    ],
  };
}

function fenOf(text: string): Fen | undefined {
  const read = readYuan(text);
  return read.ok ? read.fen : undefined;
}

function budgetAsked(context: Context): { readonly office?: string; readonly year?: number } {
  const office = wordsAsked.parse(context.req.query('office')).trim();
  const asked = year.parse(context.req.query('year') || undefined);
  return { ...(office && { office }), ...(asked !== undefined && { year: asked }) };
}

/** All that is sought; of more than a table may have, so many that it can be told. */
async function allOverseen(
  read: Reading,
  { person, language }: SignedIn,
  asked: OverseenAsked,
): Promise<readonly OverseenItem[] | undefined> {
  const items: OverseenItem[] = [];
  let after: string | undefined;
  do {
    const page = await read.overseen(person.id, { ...asked, limit: rowsAtOnce, ...(after && { after }) }, language);
    if (!page) return undefined;
    items.push(...page.items);
    after = page.after;
  } while (after !== undefined && items.length <= mostRows);
  return items;
}

/** Answers with a table to be kept, called as the page and by the day. */
async function taken<T>(
  context: Context,
  { now, words }: SignedIn,
  title: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
): Promise<Response> {
  const name = encodeURIComponent(`${title} ${cityDate(now)}.xlsx`);
  context.header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet');
  context.header('content-disposition', `attachment; filename="${cityDate(now)}.xlsx"; filename*=UTF-8''${name}`);
  context.header('cache-control', 'private, no-store');
  return context.body(await workbook(title, columns, rows, words.oversight.cutTable(mostRows)));
}

function caseColumns({ words }: SignedIn): readonly Column<OverseenItem>[] {
  const say = words.oversight;
  return [
    { label: say.number, width: 24, of: ({ number }) => number },
    { label: say.case, width: 40, of: ({ title }) => title },
    { label: say.office, width: 24, of: ({ office }) => office },
    { label: say.where, width: 20, of: ({ state }) => state },
    { label: say.due, width: 14, of: ({ dueAt }) => dueAt && { day: lastDay(dueAt) } },
    { label: say.late, width: 8, of: ({ due }) => (due?.state === 'late' ? say.yes : undefined) },
    { label: say.method, width: 16, of: ({ method }) => method },
    { label: say.amountYuan, width: 16, of: ({ fen }) => (fen === undefined ? undefined : { fen }) },
  ];
}

function lateColumns({ words }: SignedIn): readonly Column<LateOffice>[] {
  const say = words.oversight;
  return [
    { label: say.holder, width: 40, of: ({ office }) => office },
    { label: say.kind, width: 20, of: ({ kind }) => kind },
    { label: say.cases, width: 8, of: ({ count }) => count },
    { label: say.since, width: 14, of: ({ since }) => ({ day: lastDay(since) }) },
  ];
}

function lineColumns({ words }: SignedIn): readonly Column<BudgetRow>[] {
  const say = words.budget;
  const money = (label: string, of: (row: BudgetRow) => Fen): Column<BudgetRow> => ({
    label: say.inYuan(label),
    width: 16,
    of: (row) => ({ fen: of(row) }),
  });
  return [
    { label: words.oversight.office, width: 24, of: ({ office }) => office },
    { label: say.yearLabel, width: 8, of: (row) => row.year },
    { label: say.line, width: 40, of: ({ name }) => name },
    money(say.limit, ({ limit }) => limit),
    money(say.reserved, ({ reserved }) => reserved),
    money(say.committed, ({ committed }) => committed),
    money(say.paid, ({ paid }) => paid),
    money(say.left, ({ left }) => left),
  ];
}
