import { type YearEndSeen, yearEndMessage } from '../dialogue/year-end.ts';
import type { Person } from '../engine/procedure.ts';
import { cityDate, daysBetween, instant, yearOf } from '../law/date.ts';
import type { Law } from '../law/law.ts';
import { setting } from '../law/setting.ts';
import type { Language, Role } from '../names.ts';
import { openUses, usesOf } from './oversight-desk.ts';
import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';
import { sweep } from './sweep.ts';
import { sayNews } from './tell.ts';
import { itemsFrom } from './turns.ts';

/** What of this year and those before it is open, with so many of its purchases after one of them, as somebody may read it. */
export async function yearEndSeen(
  world: World,
  person: Person,
  language: Language,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<YearEndSeen> {
  const { year, uses, budget } = await openUses(world, person, language);
  const purchases = [...Map.groupBy(uses, ({ card }) => card.id).values()];
  const begins = after === undefined ? 0 : purchases.findIndex(([first]) => first?.card.id === after) + 1;
  const page = purchases.slice(begins, begins + limit);
  const cards = page.flatMap(([first]) => first?.card ?? []);
  const items = await itemsFrom(world, cards);
  return {
    year,
    count: purchases.length,
    sums: usesOf(uses),
    lines: [...Map.groupBy(uses, ({ line }) => line)].flatMap(([id, of]) => {
      const line = budget?.lines.get(id);
      return line ? [{ label: `${line.office} · ${line.name} · ${line.year}`, ...usesOf(of) }] : [];
    }),
    purchases: items.map((item, place) => ({ item, ...usesOf(page[place] ?? []) })),
    after: purchases.length > begins + limit ? cards.at(-1)?.id : undefined,
  };
}

/** Who brings the year to its end. */
const closing: readonly Role[] = ['finance_treasury', 'finance_budget'];
/** So many purchases stand in what is said of itself. */
const mostTold = 8;

/** Tells treasury and finance, on the days of the setting before the year is over, what is open; each of them once for each day. */
export function remindOfYearEnd(store: Store, log: Log): Promise<void> {
  const due = async (world: World): Promise<readonly string[]> => {
    const rung = rungAt(await world.law(), await world.now());
    return rung === undefined ? [] : (await world.people.holders(closing)).map(({ id }) => id);
  };
  return sweep(store, log, { doing: 'year end', due, visit: sayYearEnd, inOne: 1 });
}

async function sayYearEnd(world: World, id: string): Promise<void> {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  const rung = rungAt(law, now);
  const entered = instant(lastDayOf(now));
  if (rung === undefined) return;
  if (!(await world.reminders.claim({ case: 'year-end', entered, offset: -rung, person: id }))) return;
  const account = await world.people.toldAt(id);
  if (!account) return;
  const seen = await yearEndSeen(world, account.person, account.language, { limit: mostTold });
  if (seen.count > 0) await sayNews(world, account, yearEndMessage(account.language, seen, law, now));
}

/** The last of the days (before the end of the year) on which it is to be told that has come. */
function rungAt(law: Law, now: Date): number | undefined {
  const today = cityDate(now);
  const left = daysBetween(today, lastDayOf(now)) + (now < instant(today, '09:00') ? 1 : 0);
  const come = setting(law, 'year-end.days', today).value.filter((days) => days >= left);
  return come.length > 0 ? Math.min(...come) : undefined;
}

function lastDayOf(now: Date): string {
  return `${yearOf(cityDate(now))}-12-31`;
}
