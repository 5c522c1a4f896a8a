import { type YearEndSeen, yearEndMessage } from '../dialogue/year-end.ts';
import type { Person } from '../engine/procedure.ts';
import { yearEnd, yearEndRung } from '../law/year-end.ts';
import type { Language, Role } from '../names.ts';
import { openUses, usesOf } from './oversight-desk.ts';
import type { ReminderKey, Store, World } from './ports/stores.ts';
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

/** Who brings the year to its end: those who keep the money, and those whose purchases have it. */
const closing: readonly Role[] = ['finance_treasury', 'finance_budget', 'buyer_staff', 'buyer_head'];
/** So many purchases stand in what is said of itself. */
const mostTold = 8;

/** Tells them, on the days of the setting before the year is over, what is open of theirs; each of them once for each day. */
export function remindOfYearEnd(store: Store, log: Log): Promise<void> {
  const due = async (world: World): Promise<readonly string[]> => {
    const [law, now] = await Promise.all([world.law(), world.now()]);
    const rung = yearEndRung(law, now);
    if (rung === undefined) return [];
    const [people, told] = await Promise.all([
      world.people.holders(closing),
      world.reminders.claimed(reminderAt(rung, now)),
    ]);
    return people.flatMap(({ id }) => (told.includes(id) ? [] : [id]));
  };
  return sweep(store, log, { doing: 'year end', due, visit: sayYearEnd, inOne: 1 });
}

async function sayYearEnd(world: World, id: string): Promise<void> {
  const [law, now] = await Promise.all([world.law(), world.now()]);
  const rung = yearEndRung(law, now);
  if (rung === undefined || !(await world.reminders.claim({ ...reminderAt(rung, now), person: id }))) return;
  const account = await world.people.toldAt(id);
  if (!account) return;
  const seen = await yearEndSeen(world, account.person, account.language, { limit: mostTold });
  if (seen.count > 0) await sayNews(world, account, yearEndMessage(account.language, seen, law, now));
}

function reminderAt(rung: number, now: Date): Omit<ReminderKey, 'person'> {
  return { case: 'year-end', entered: yearEnd(now), offset: -rung };
}
