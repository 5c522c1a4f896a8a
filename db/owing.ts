import { inArray, type SQL, sql } from 'drizzle-orm';
import { freed, opening, owed } from '../src/engine/owed.ts';
import { cityDate, instant, plusDays } from '../src/law/date.ts';
import type { Law } from '../src/law/law.ts';
import { setting } from '../src/law/setting.ts';
import type { Position } from '../src/names.ts';
import { caseCard, reminder } from './schema.ts';
import type { Transaction } from './transact.ts';

/** A reminder, and the waits that stand on it: where their deadline lies, when they began, how many days they last. */
interface Standing {
  readonly offset: number;
  readonly dueAfter: Date | '-infinity';
  readonly dueUntil: Date;
  readonly enteredBefore: Date | 'infinity';
  readonly least: number;
  readonly below: number | null;
}

/** A reminder, and when the waits began that stand on it although their last day was over by then. */
interface LateStanding {
  readonly offset: number;
  readonly enteredFrom: Date | '-infinity';
  readonly enteredBefore: Date;
}

const columns = sql`"offset" integer, "dueAfter" timestamptz, "dueUntil" timestamptz, "enteredBefore" timestamptz,
  "least" integer, "below" integer`;
const lateColumns = sql`"offset" integer, "enteredFrom" timestamptz, "enteredBefore" timestamptz`;

/** When a wait begins: when it was entered, or when it opens after that. */
const begins = sql`greatest(${caseCard.enteredAt}, ${caseCard.opens})`;

/** From its first day to the last that counts, as `owed` counts them. */
const length = sql`
  ((${caseCard.due} - interval '1 ms') at time zone 'Asia/Shanghai')::date
  - (${begins} at time zone 'Asia/Shanghai')::date`;

/**
 * The open cases that stand on a reminder of which nobody has been told, by deadline. Only deadlines that have a reminder
 * by now are looked at, and of each of these cases whether it was told: the limit keeps the planner from reading all that
 * was ever told instead. The few waits that were late when they began have an index of their own, and so have those that
 * open later than they begin: of these it is told when they do. Those that wait for other cases (`awaiting`) are looked at
 * until these have come.
 */
export async function casesOwing(
  tx: Transaction,
  law: Law,
  now: Date,
  awaiting: readonly Position[],
): Promise<readonly string[]> {
  const rows = await tx.execute<{ id: string }>(sql`
    select owing.id from (
      select ${caseCard.id} as id, ${caseCard.due} as due
      from jsonb_to_recordset(${JSON.stringify(standingsAt(law, now))}::jsonb) as standing (${columns})
      join ${caseCard} on ${caseCard.outcome} is null
        and ${caseCard.due} > standing."dueAfter" and ${caseCard.due} <= standing."dueUntil"
      ${told(sql`standing."offset"`)}
      where ${begins} < standing."enteredBefore" and told.known is null
        and ${length} >= standing."least" and (standing."below" is null or ${length} < standing."below")
      union
      select ${caseCard.id}, ${caseCard.due}
      from jsonb_to_recordset(${JSON.stringify(lateStandingsAt(law, now))}::jsonb) as standing (${lateColumns})
      join ${caseCard} on ${caseCard.outcome} is null and ${caseCard.enteredAt} >= ${caseCard.due}
        and ${caseCard.enteredAt} >= standing."enteredFrom" and ${caseCard.enteredAt} < standing."enteredBefore"
      ${told(sql`standing."offset"`)}
      where told.known is null and ${length} < 0
      union
      select ${caseCard.id}, ${caseCard.due} from ${caseCard}
      ${told(sql`${opening}`)}
      where ${caseCard.outcome} is null and ${caseCard.opens} is not null and ${caseCard.opens} <= ${now.toISOString()}
        and ${caseCard.opens} > ${caseCard.enteredAt} and told.known is null
      union
      select ${caseCard.id}, ${caseCard.due} from ${caseCard}
      ${told(sql`${freed}`)}
      where ${caseCard.outcome} is null and ${inArray(caseCard.position, [...awaiting])}
        and (${caseCard.opens} is null or ${caseCard.opens} <= ${now.toISOString()}) and told.known is null
    ) as owing
    order by owing.due, owing.id`);
  return rows.map(({ id }) => id);
}

const told = (offset: SQL) => sql`
  left join lateral (
    select true as known from ${reminder}
    where ${reminder.case} = ${caseCard.id} and ${reminder.entered} = ${caseCard.enteredAt}
      and ${reminder.offset} = ${offset}
    limit 1
  ) as told on true`;

/** For each day on which a deadline can lie, from the latest that owes something: the last reminder that has come. */
function standingsAt(law: Law, now: Date): readonly Standing[] {
  const today = cityDate(now);
  const rungs = setting(law, 'reminder.rungs', today).value;
  const found: Standing[] = [];
  for (let day = plusDays(today, longestLead(rungs)); ; day = plusDays(day, -1)) {
    const come = owed({ enteredAt: new Date(0), due: instant(day) }, law, now);
    // Where all have come, they have for every day before, and the last counts.
    const all = come.length === rungs.length;
    let below: number | null = null;
    for (const { offset, at } of come.toReversed()) {
      const least = rungs.find((rung) => rung.offset === offset)?.minLength ?? 0;
      if (below !== null && least >= below) continue;
      const dueAfter = all ? '-infinity' : instant(plusDays(day, -1));
      found.push({ offset, dueAfter, dueUntil: instant(day), enteredBefore: all ? 'infinity' : at, least, below });
      below = least;
    }
    if (all) return found;
  }
}

/** For each first day of a wait whose last was before, from today back: the last reminder that has come. */
function lateStandingsAt(law: Law, now: Date): readonly LateStanding[] {
  const today = cityDate(now);
  const rungs = setting(law, 'reminder.rungs', today).value;
  const all = rungs.filter(({ offset, minLength = 0 }) => offset > 0 && minLength === 0).length;
  const found: LateStanding[] = [];
  for (let day = today; ; day = plusDays(day, -1)) {
    const begins = instant(plusDays(day, -1));
    const come = owed({ enteredAt: begins, due: begins }, law, now);
    const last = come.at(-1);
    const done = come.length === all;
    const enteredFrom = done ? '-infinity' : begins;
    if (last) found.push({ offset: last.offset, enteredFrom, enteredBefore: instant(day) });
    if (done) return found;
  }
}

/** No first reminder comes as many days before its deadline: working days, with any weekends and the longest holiday. */
function longestLead(rungs: readonly { readonly offset: number }[]): number {
  return 2 * Math.max(0, ...rungs.map(({ offset }) => -offset)) + 14;
}
