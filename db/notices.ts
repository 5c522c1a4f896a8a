import { and, desc, eq, inArray, or, type SQL, sql } from 'drizzle-orm';
import type { Notice } from '../src/app/ports/records.ts';
import type { Notices } from '../src/app/ports/stores.ts';
import { cityDate } from '../src/law/date.ts';
import { setting } from '../src/law/setting.ts';
import { matching } from './cards.ts';
import { nextNumber } from './cases.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { enter, entered, publishedVersion } from './projections/entered.ts';
import { caseCard, notice } from './schema.ts';
import type { WorldContext } from './world-context.ts';

/** What was told to the public, numbered in one series a year: `HRB-2026-GG-0001` (公告). */
export function noticesIn({ tx, law }: WorldContext): Notices {
  const newestWhere = async (condition: SQL | undefined, limit?: number): Promise<readonly Notice[]> => {
    const { number, kind, case: caseId, rows, at } = notice;
    const { number: caseNumber, buyer } = caseCard;
    // What has no title of its own is called by its number.
    const title = sql<string>`coalesce(${caseCard.title}, ${caseCard.number})`;
    const query = tx
      .select({ number, kind, case: caseId, caseNumber, title, buyer, rows, at })
      .from(notice)
      .innerJoin(caseCard, eq(caseCard.id, notice.case))
      .where(condition)
      .orderBy(desc(notice.at), desc(notice.number));
    const found = await (limit === undefined ? query : query.limit(limit));
    return found.map((row) => ({ ...row, buyer: row.buyer ?? undefined }));
  };

  return {
    byNumber: async (number) => (await newestWhere(eq(notice.number, number)))[0],
    byNumbers: (numbers) => newestWhere(inArray(notice.number, [...numbers])),
    ofCase: (id) => newestWhere(or(eq(notice.case, id), eq(caseCard.root, id))),
    async latest({ after, limit, kind, words = '' }) {
      const sought = and(earlier(after), kind && eq(notice.kind, kind), ...matching(words));
      const found = await newestWhere(sought, limit + 1);
      const items = found.slice(0, limit);
      const last = found.length > limit ? items.at(-1) : undefined;
      return { items, after: last && encodeCursor(last.at, last.number) };
    },

    async nextNumber(at) {
      const day = cityDate(at);
      const city = setting(await law(), 'city.number-prefix', day).value;
      const series = `${city}-${day.slice(0, 4)}-GG`;
      return `${series}-${String(await nextNumber(tx, series)).padStart(4, '0')}`;
    },

    async publish({ entry, ...told }) {
      await tx.insert(notice).values({ ...told, version: publishedVersion });
      if (!entry) return;
      const [card] = await tx.select({ root: caseCard.root }).from(caseCard).where(eq(caseCard.id, told.case));
      if (!card) throw new Error(`notice ${told.number} is of no case`);
      await enter(tx, entered({ notice: told.number, purchase: card.root, at: told.at }, entry));
    },
  };
}

function earlier(after: string | undefined): SQL | undefined {
  const from = after === undefined ? undefined : decodeCursor(after);
  return from && sql`(${notice.at}, ${notice.number}) < (${from.at}::timestamptz, ${from.id})`;
}
