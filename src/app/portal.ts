import { caseView } from '../dialogue/case-view.ts';
import { numberIn } from '../dialogue/mentioned.ts';
import { headlineRows, namedIn, noticeRows } from '../dialogue/notice.ts';
import { mayKnow } from '../engine/read.ts';
import { type CityDate, cityDate } from '../law/date.ts';
import { inLanguage, type Language, type StepName } from '../names.ts';
import { texts, whatDone } from '../text/all.ts';
import { widened } from '../text/terms.ts';
import { caseItems } from './case-items.ts';
import { loadCase } from './facts/known.ts';
import { wholeLookingAt } from './facts/looking.ts';
import type { InboxItem, NoticeView, Portal, ProjectStage, SpendingView } from './ports/desk.ts';
import type { Notice } from './ports/records.ts';
import type { Spending, World } from './ports/stores.ts';

/** As much of a list as a page shows, unless it wants less. */
export const pageSize = 30;

const stepsAt: Readonly<Record<ProjectStage, readonly StepName<'purchase'>[]>> = {
  open: ['bidding'],
  deciding: ['qualification', 'evaluation', 'award'],
  awarded: ['contract', 'management', 'acceptance', 'payment'],
};

/** The public's side of a city. */
export function portalIn(world: World): Portal {
  return {
    async projects({ words = '', stage, after, limit = pageSize }, language) {
      const page = { ...(after !== undefined && { after }), limit, ...(stage && { steps: stepsAt[stage] }) };
      const found = await world.cases.search(widened(words), 'purchase', page);
      const items = await caseItems(world, found.items, language, undefined);
      return { items: await withAwards(world, items, language), after: found.after };
    },

    async project(number, language) {
      const card = await world.cases.byNumber(number.trim().toUpperCase());
      const known = card && (await loadCase(world, card.id));
      if (!known || !mayKnow(known.procedure, known.state, undefined, known.facts.parent)) return undefined;
      return caseView(await wholeLookingAt(world, known, undefined, language, await world.now()));
    },

    async notices({ after, limit = pageSize }, language) {
      const found = await world.notices.latest({ ...(after !== undefined && { after }), limit });
      return { items: await noticeViews(world, found.items, language), after: found.after };
    },

    async notice(number, language) {
      const notice = await world.notices.byNumber(number);
      return (await noticeViews(world, notice ? [notice] : [], language))[0];
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
      const what = `${found.caseNumber} ${whatDone(language, found.procedure, found.action)}`;
      return { number: found.number, what, at: found.at, hash: found.hash, holds: found.holds };
    },
  };
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

/** The same with who was awarded each of them, and for how much. */
async function withAwards(
  world: World,
  items: readonly InboxItem[],
  language: Language,
): Promise<readonly InboxItem[]> {
  const awards = await world.published.awards(items.map(({ id }) => id));
  const suppliers = await world.people.bodies([...new Set([...awards.values()].map(({ supplier }) => supplier))]);
  return items.map((item) => {
    const award = awards.get(item.id);
    const supplier = suppliers.find(({ id }) => id === award?.supplier);
    if (!award || !supplier) return item;
    const amount = { kind: 'money', fen: award.amount } as const;
    return { ...item, award: { supplier: inLanguage(supplier.name, language), amount } };
  });
}

async function noticeViews(
  world: World,
  notices: readonly Notice[],
  language: Language,
): Promise<readonly NoticeView[]> {
  const buyers = notices.map(({ buyer }) => buyer).filter((id) => id !== undefined);
  const named = namedIn(notices);
  const bodies = await world.people.bodies([...new Set([...buyers, ...named.bodies])]);
  const names = {
    bodies: new Map(bodies.map(({ id, name }) => [id, name])),
    persons: new Map((await world.people.persons(named.persons)).map(({ id, name }) => [id, name])),
  };
  return notices.map((notice) => {
    const body = bodies.find(({ id }) => id === notice.buyer);
    return {
      number: notice.number,
      kind: texts[language].notices[notice.kind].title,
      title: notice.title,
      caseNumber: notice.caseNumber,
      rows: noticeRows(notice, names, language),
      headline: headlineRows(notice, names, language),
      at: notice.at,
      ...(body && { by: inLanguage(body.name, language) }),
    };
  });
}
