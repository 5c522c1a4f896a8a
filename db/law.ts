import { eq, sql } from 'drizzle-orm';
import type { CalendarDay } from '../src/law/calendar.ts';
import { type Law, lawFrom, seededRows } from '../src/law/law.ts';
import type { Setting } from '../src/law/setting.ts';
import type { Database, DatabaseLike } from './connect.ts';
import { calendarDay, deadlineRule, lawVersion, setting } from './schema.ts';
import { type Transaction, transact } from './transact.ts';

/** Enters the rows of the law that a city starts with, where they are missing; what the city has changed stays. */
export function seedLaw(database: Database): Promise<void> {
  return transact(database, async (tx) => {
    const { days, deadlines, settings } = seededRows;
    const added = [
      await tx
        .insert(calendarDay)
        .values([...days])
        .onConflictDoNothing()
        .returning({ date: calendarDay.date }),
      await tx
        .insert(deadlineRule)
        .values([...deadlines])
        .onConflictDoNothing()
        .returning({ code: deadlineRule.code }),
      await tx
        .insert(setting)
        .values([...settings])
        .onConflictDoNothing()
        .returning({ key: setting.key }),
    ];
    if (added.some(({ length }) => length > 0)) await raiseVersion(tx);
  });
}

/** Enters a setting in the place of the one that is in force from the same day. */
export async function amendIn(tx: Transaction, { key, validFrom, value, citation, mark }: Setting): Promise<void> {
  await tx
    .insert(setting)
    .values({ key, validFrom, value, citation, mark })
    .onConflictDoUpdate({ target: [setting.key, setting.validFrom], set: { value, citation, mark } });
  await raiseVersion(tx);
}

/**
 * Enters the days of a notice of holidays, by which their year is known. Throws where another notice of that year stands
 * there of which this one leaves out a day: what was counted by it would not be counted so again.
 */
export function enterHolidays(database: Database, days: readonly CalendarDay[]): Promise<void> {
  return transact(database, (tx) => enterHolidaysIn(tx, days));
}

export async function enterHolidaysIn(tx: Transaction, days: readonly CalendarDay[]): Promise<void> {
  const years = new Set(days.map(({ date }) => date.slice(0, 4)));
  const there = await tx.select().from(calendarDay).where(eq(calendarDay.status, 'confirmed'));
  const given = new Set(days.map(({ date }) => date));
  const newest = [...years].toSorted().at(-1) ?? '';
  const left = there.filter(({ date }) => date.startsWith(newest) && !given.has(date)).map(({ date }) => date);
  if (left.length > 0) throw new Error(`the notice of ${newest} that is entered has also ${left.join(', ')}`);
  for (const { kind, name, source, ...day } of days) {
    await tx
      .insert(calendarDay)
      .values({ ...day, kind, name, source })
      .onConflictDoUpdate({ target: [calendarDay.date, calendarDay.status], set: { kind, name, source } });
  }
  await raiseVersion(tx);
}

/** Has every process read the law again. */
async function raiseVersion(tx: Transaction): Promise<void> {
  await tx
    .insert(lawVersion)
    .values({ version: 1 })
    .onConflictDoUpdate({ target: lawVersion.single, set: { version: sql`${lawVersion.version} + 1` } });
}

/** Reads the law, and keeps it in memory for as long as its version stays. Throws when the city has none. */
export type LawReader = (db: DatabaseLike, version?: number) => Promise<Law>;

/** A reader of the law; `version`, where the caller has read it along with something else, saves the question for it. */
export function lawReader(): LawReader {
  let kept: { readonly version: number; readonly law: Law } | undefined;
  return async (db, version) => {
    const current = version ?? (await versionOf(db));
    if (kept?.version !== current) {
      kept = { version: current, law: await readLaw(db) };
      versions.set(kept.law, current);
    }
    return kept.law;
  };
}

const versions = new WeakMap<Law, number>();

/** The version in which a law was read; undefined of one that was not read from a city. */
export function lawVersionOf(law: Law): number | undefined {
  return versions.get(law);
}

async function versionOf(db: DatabaseLike): Promise<number> {
  const [row] = await db.select({ version: lawVersion.version }).from(lawVersion).where(eq(lawVersion.single, true));
  if (!row) throw new Error('the city has no law yet: seed it');
  return row.version;
}

async function readLaw(db: DatabaseLike): Promise<Law> {
  const days = await db.select().from(calendarDay).orderBy(calendarDay.date, calendarDay.status);
  const deadlines = await db.select().from(deadlineRule).orderBy(deadlineRule.code, deadlineRule.validFrom);
  const rows = await db.select().from(setting).orderBy(setting.key, setting.validFrom);
  // A row's key and value were written together, from a list in which the compiler saw that they fit.
  return lawFrom({ days, deadlines, settings: rows as readonly Setting[] });
}
