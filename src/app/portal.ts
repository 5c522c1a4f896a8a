import { provenBy } from '../dialogue/answer-case.ts';
import { caseView } from '../dialogue/case-view.ts';
import { filedAt } from '../dialogue/filed-at.ts';
import { numberIn } from '../dialogue/mentioned.ts';
import { headlineRows, namedIn, noticeRows } from '../dialogue/notice.ts';
import type { Known } from '../dialogue/target.ts';
import type { Case } from '../engine/case.ts';
import { mayKnow, takes } from '../engine/read.ts';
import { type CityDate, cityDate } from '../law/date.ts';
import { methodNames } from '../law/method.ts';
import { remedyTerms } from '../law/remedy.ts';
import { inLanguage, type Language, procedureIds, type StepName } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { commentsUntil } from '../procedures/purchase/comment/comment.ts';
import { textsBy } from '../text/all.ts';
import { widened } from '../text/terms.ts';
import { caseItems } from './case-items.ts';
import { loadCase } from './facts/known.ts';
import { wholeLookingAt } from './facts/looking.ts';
import type { InboxItem, NoticeView, Portal, ProjectStage, SpendingView } from './ports/desk.ts';
import type { IndexCard, Notice, Page } from './ports/records.ts';
import type { Spending, World } from './ports/stores.ts';
import { projectProfile, yearFigures } from './project-profile.ts';
import { divisionsIn, narrowed, projectWays } from './project-search.ts';

/** As much of a list as a page shows, unless it wants less. */
export const pageSize = 30;
/** As many organisations as a search shows. */
const organisationsShown = 8;

const stepsAt: Readonly<Record<ProjectStage, readonly StepName<'purchase'>[]>> = {
  open: ['bidding'],
  deciding: ['qualification', 'evaluation', 'award'],
  awarded: ['contract', 'management', 'acceptance', 'payment'],
};

/** The public's side of a city. */
export function portalIn(world: World): Portal {
  return {
    async projects({ after, limit = pageSize, ...search }, language) {
      const { stage } = search;
      const words = widened(search.words ?? '');
      const within = await narrowed(world, words, search);
      const page = { ...within, ...(after !== undefined && { after }), limit, ...(stage && { steps: stepsAt[stage] }) };
      const now = await world.now();
      const found = await searched(world, words, page, stage === 'open' ? now : undefined);
      const items = await caseItems(world, found.items, language, undefined);
      return { items: await withAwards(world, items, language), after: found.after };
    },

    async projectSums({ stage, ...search }) {
      const words = widened(search.words ?? '');
      const within = await narrowed(world, words, search);
      return world.cases.sums(words, 'purchase', { ...within, ...(stage && { steps: stepsAt[stage] }) });
    },

    projectWays: (language) => projectWays(world, language),

    async organisations(words, language) {
      const parts = words
        .normalize('NFKC')
        .toLowerCase()
        .split(/\s+/)
        .filter((part) => [...part].length > 1);
      const found = await world.people.organisations(parts, organisationsShown);
      return Promise.all(
        found.map(async ({ id, name }) => {
          const { contracts } = await world.published.record(id);
          return { name: inLanguage(name, language), contracts };
        }),
      );
    },

    async list(procedure, { words, after }, language) {
      if (procedureOf(procedure).listed === undefined) return undefined;
      const page = { ...(after !== undefined && { after }), limit: pageSize };
      const found = await world.cases.search(widened(words), procedure, page);
      return { items: await caseItems(world, found.items, language, undefined), after: found.after };
    },

    async project(number, language) {
      const known = await publicCase(world, number);
      return known && caseView(await wholeLookingAt(world, known, undefined, language, await world.now()));
    },

    async takesBids(caseId) {
      const [purchase] = await world.cases.loadAll([caseId]);
      return purchase !== undefined && takesBids(purchase, await world.now());
    },

    async profile(number, language) {
      const known = await publicCase(world, number);
      return known?.procedure.id === 'purchase' ? projectProfile(world, known, language) : undefined;
    },

    year: (language) => yearFigures(world, language),

    async notices({ words, limit = pageSize, ...page }, language) {
      const found = await world.notices.latest({
        ...page,
        limit,
        ...(words !== undefined && { words: widened(words) }),
      });
      return { items: await noticeViews(world, found.items, language), after: found.after };
    },

    async notice(number, language) {
      const notice = await world.notices.byNumber(number);
      const [view] = await noticeViews(world, notice ? [notice] : [], language);
      if (!notice || !view) return undefined;
      const [purchase] = await world.cases.loadAll([notice.case]);
      const now = await world.now();
      const taken = purchase !== undefined && takesBids(purchase, now);
      const commented = purchase !== undefined && takesComments(purchase, now);
      return { ...view, ...(taken && { takesBids: true }), ...(commented && { takesComments: purchase.id }) };
    },

    noticesOf: async (caseId, language) => noticeViews(world, await world.notices.ofCase(caseId), language),

    async spending(caseId, language) {
      const found = await world.published.spending(caseId);
      const [supplier] = found ? await world.people.bodies([found.supplier]) : [];
      return found && spendingView(found, supplier ? inLanguage(supplier.name, language) : '');
    },

    async receipt(number, language) {
      const found = await world.cases.receipt(numberIn(number) ?? number);
      if (!found) return undefined;
      const at = filedAt(found.procedure, found.at);
      return { number: found.number, what: provenBy(found, language), at, hash: found.hash, holds: found.holds };
    },
  };
}

/** Whether something can be filed on a purchase up to a moment that is still ahead. */
function takesBids(purchase: Case, now: Date): boolean {
  return contests.some((contest) => takes(contest, purchase, now));
}

const contests = procedureIds.map(procedureOf).filter(({ openUntil }) => openUntil !== undefined);

/** Whether everybody is asked at this moment what he thinks of a purchase. */
function takesComments(purchase: Case, now: Date): boolean {
  const until = commentsUntil(purchase);
  return until !== undefined && now < new Date(until);
}

/** A page of purchases; where `openAt` is given, only of those on which bids are taken then, whoever is late to open them. */
async function searched(
  world: World,
  words: string,
  page: Parameters<World['cases']['search']>[2],
  openAt: Date | undefined,
): Promise<Page<IndexCard>> {
  const found = await world.cases.search(words, 'purchase', page);
  if (openAt === undefined || found.items.length === 0) return found;
  const states = await world.cases.loadAll(found.items.map(({ id }) => id));
  const taking = new Set(states.filter((state) => takesBids(state, openAt)).map(({ id }) => id));
  const items = found.items.filter(({ id }) => taking.has(id));
  const missing = page.limit - items.length;
  if (found.after === undefined || missing === 0) return { items, after: found.after };
  const further = await searched(world, words, { ...page, after: found.after, limit: missing }, openAt);
  return { items: [...items, ...further.items], after: further.after };
}

/** A case of which everybody may know, by its number. */
async function publicCase(world: World, number: string): Promise<Known | undefined> {
  const card = await world.cases.byNumber(number.trim().toUpperCase());
  const known = card && (await loadCase(world, card.id));
  return known && mayKnow(known.procedure, known.state, undefined, known.facts.parent) ? known : undefined;
}

function spendingView({ price, at, instalments }: Spending, supplier: string): SpendingView {
  const money = (fen: number) => ({ kind: 'money', fen }) as const;
  const day = (date: CityDate) => ({ kind: 'date', date }) as const;
  return {
    supplier,
    price: money(price),
    agreedAt: day(cityDate(at)),
    paid: money(instalments.reduce((sum, { paid }) => sum + (paid?.amount ?? 0), 0)),
    instalments: instalments.map(({ name, amount, on, paid }) => ({
      name,
      amount: money(amount),
      due: day(on),
      paid: paid && { amount: money(paid.amount), on: day(paid.on) },
    })),
  };
}

/** The same with how each of them is bought, who was awarded it, and for how much. */
async function withAwards(
  world: World,
  items: readonly InboxItem[],
  language: Language,
): Promise<readonly InboxItem[]> {
  const ids = items.map(({ id }) => id);
  const [awards, tenders] = await Promise.all([world.published.awards(ids), world.published.tenders(ids)]);
  const suppliers = await world.people.bodies([...new Set([...awards.values()].map(({ supplier }) => supplier))]);
  return items.map((given) => {
    const called = tenders.get(given.id);
    const tender = called && {
      method: inLanguage(methodNames[called.method], language),
      ceiling: { kind: 'money', fen: called.ceiling } as const,
    };
    const item = { ...given, ...(tender && { tender }) };
    const award = awards.get(item.id);
    const supplier = suppliers.find(({ id }) => id === award?.supplier);
    if (!award || !supplier) return item;
    const amount = { kind: 'money', fen: award.amount } as const;
    return { ...item, award: { supplier: inLanguage(supplier.name, language), amount } };
  });
}

/** Notices as they are read. */
export async function noticeViews(
  world: World,
  notices: readonly Notice[],
  language: Language,
): Promise<readonly NoticeView[]> {
  const buyers = notices.map(({ buyer }) => buyer).filter((id) => id !== undefined);
  const named = namedIn(notices);
  const [law, bodies, tenders, divisions] = await Promise.all([
    world.law(),
    world.people.bodies([...new Set([...buyers, ...named.bodies])]),
    world.published.tenders([...new Set(notices.map(({ case: of }) => of))]),
    divisionsIn(world),
  ]);
  const names = {
    divisions,
    bodies: new Map(bodies.map(({ id, name }) => [id, name])),
    persons: new Map((await world.people.persons(named.persons)).map(({ id, name }) => [id, name])),
    ofCase: () => [],
  };
  return notices.map((notice) => {
    const body = bodies.find(({ id }) => id === notice.buyer);
    const spoken = textsBy(language, tenders.get(notice.case)?.method);
    return {
      number: notice.number,
      kind: spoken.notices[notice.kind].title,
      title: notice.title,
      caseNumber: notice.caseNumber,
      rows: noticeRows(notice, names, language, spoken),
      headline: headlineRows(notice, names, language, spoken),
      remedies: spoken.say.noticeRemedies[notice.kind](remedyTerms(law, cityDate(notice.at))),
      at: notice.at,
      ...(body && { by: inLanguage(body.name, language) }),
    };
  });
}
