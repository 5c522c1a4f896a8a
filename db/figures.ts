import { sql } from 'drizzle-orm';
import type { Figure } from '../src/app/ports/system.ts';
import { instant } from '../src/law/date.ts';
import type { ChannelName, Role } from '../src/names.ts';
import type { Database } from './connect.ts';
import { type Undeliverable, undelivered, undeliveredYet } from './undelivered.ts';

/** What the database knows of how the city is. */
export async function figuresIn(database: Database): Promise<readonly Figure[]> {
  const [waiting, givenUp, heard, until, unheld] = await Promise.all([
    undeliveredYet(database),
    undelivered(database),
    database.execute<{ channel: ChannelName; seconds: number }>(sql`
      select channel, extract(epoch from max(last_seen))::float8 as seconds from account group by channel`),
    calendarUntil(database),
    unheldSeats(database),
  ]);
  return [
    { name: 'messages_waiting', help: 'Messages that wait to be sent', values: byChannel(waiting, sum) },
    { name: 'messages_waiting_seconds', help: 'Age of the oldest of them', values: byChannel(waiting, oldest) },
    { name: 'messages_given_up', help: 'Messages that are not tried any more', values: byChannel(givenUp, sum) },
    {
      name: 'heard_timestamp_seconds',
      help: 'When somebody was heard last',
      values: heard.map(({ channel, seconds }) => ({ labels: { channel }, value: seconds })),
    },
    {
      name: 'calendar_timestamp_seconds',
      help: 'Until when holidays are known',
      values: [{ value: until === undefined ? 0 : instant(until).getTime() / 1000 }],
    },
    {
      name: 'seats_unheld',
      help: 'Seats whose turn it is and which nobody holds',
      values: [{ value: unheld.length }],
    },
  ];
}

/** Until which day holidays are known. */
export async function calendarUntil(database: Database): Promise<string | undefined> {
  const [row] = await database.execute<{ date: string | null }>(sql`select max(date)::text as date from calendar_day`);
  return row?.date ?? undefined;
}

/** Seats of offices whose turn it is somewhere, and which nobody holds. */
export async function unheldSeats(
  database: Database,
): Promise<readonly { readonly role: Role; readonly body: string }[]> {
  return database.execute<{ role: Role; body: string }>(sql`
    select distinct w.role, w.body from waiting w
    where w.body is not null and w.person is null and not exists (
      select from seat s where s.role = w.role and s.body = w.body and s.to_at is null)
    order by w.role, w.body`);
}

type Sum = (rows: readonly Undeliverable[]) => number;

const sum: Sum = (rows) => rows.reduce((all, { count }) => all + count, 0);
const oldest: Sum = (rows) => Math.max(...rows.map(({ age }) => age));

function byChannel(rows: readonly Undeliverable[], of: Sum): Figure['values'] {
  return [...Map.groupBy(rows, ({ channel }) => channel)].map(([channel, its]) => ({
    labels: { channel },
    value: of(its),
  }));
}
