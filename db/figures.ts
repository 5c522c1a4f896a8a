import { sql } from 'drizzle-orm';
import type { Figure } from '../src/app/ports/system.ts';
import type { ChannelName } from '../src/names.ts';
import type { Database } from './connect.ts';
import { type Undeliverable, undelivered, undeliveredYet } from './undelivered.ts';

/** What the database knows of how the city is. */
export async function figuresIn(database: Database): Promise<readonly Figure[]> {
  const [waiting, givenUp, heard, [calendar], [unheld]] = await Promise.all([
    undeliveredYet(database),
    undelivered(database),
    database.execute<{ channel: ChannelName; seconds: number }>(sql`
      select channel, extract(epoch from max(last_seen))::float8 as seconds from account group by channel`),
    database.execute<{ seconds: number | null }>(sql`
      select extract(epoch from max(date)::timestamp at time zone 'Asia/Shanghai')::float8 as seconds from calendar_day`),
    database.execute<{ count: number }>(sql`
      select count(*)::integer as count from (
        select distinct role, body from waiting w
        where body is not null and person is null and not exists (
          select from seat s where s.role = w.role and s.body = w.body and s.to_at is null)) u`),
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
      values: [{ value: calendar?.seconds ?? 0 }],
    },
    {
      name: 'seats_unheld',
      help: 'Seats whose turn it is and which nobody holds',
      values: [{ value: unheld?.count ?? 0 }],
    },
  ];
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
