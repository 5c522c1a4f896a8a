import { and, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Deliveries, Delivery } from '../src/app/ports/channel.ts';
import type { Log, Seal } from '../src/app/ports/system.ts';
import type { Sent } from '../src/dialogue/message.ts';
import type { ChannelName, Language } from '../src/names.ts';
import { isBusy } from './busy.ts';
import type { Database } from './connect.ts';
import { keyOf, outboxScope, writeSaid } from './outbox.ts';
import { toldFirst } from './people.ts';
import { account, outbox } from './schema.ts';
import { openMessage, sealMessage } from './sealed-message.ts';
import { leftBy } from './tokens.ts';
import { type Transaction, transact } from './transact.ts';
import { shownAddress } from './who.ts';

/** What so many workers took on and did not finish is given up: it may be what ended them. */
const mostUnfinished = 10;
/** What was sent and is not written as sent would be said again: so others are waited for more than once. */
const mostSettlings = 5;
/** How long a worker may take over one message. */
const lease = sql`interval '30 seconds'`;
/** What is said later than this says from when it is. */
const lateness = sql`interval '1 hour'`;
/** One second after the first failure, four after the second, and so on up to a minute, for as long as it takes. */
const backoff = sql`make_interval(secs => least(60, power(4, least(${outbox.failures}, 3))))`;

interface Claimed extends Record<string, unknown> {
  readonly id: string;
  readonly attempt: number;
  readonly account: string;
  readonly channel: ChannelName;
  /** None where he is found by his own id. */
  readonly address: string | null;
  readonly person: string;
  readonly language: Language;
  readonly message: string;
  readonly reference: string | null;
  readonly begun: string | null;
  readonly repliesTo: string | null;
  readonly repeated: boolean;
  readonly late: string | null;
}

/**
 * The sending side of the outbox, each call one statement but for what fails, all times the database's. Only the first unsettled message
 * of an account can be leased, so they are said in order however many workers there are. A lease that ran out may have
 * sent its message: the next attempt is `repeated`.
 */
export function deliveriesIn(database: Database, seal: Seal, log: Log): Deliveries {
  const opened = ({ account: at, address, message, reference, begun, repliesTo, late, ...row }: Claimed): Delivery => ({
    ...row,
    address: address === null ? row.person : shownAddress(seal, row.channel, address),
    key: keyOf(at, row.id),
    message: openMessage(seal, outboxScope(at), message, row.language),
    reference: reference ?? undefined,
    begun: begun ?? undefined,
    repliesTo: repliesTo ?? undefined,
    late: late === null ? undefined : new Date(late),
  });

  const write: Deliveries['settle'] = async (delivery, result, elsewhere) => {
    if ('sent' in result) await database.execute(sentStatement(delivery, result.sent));
    else await transact(database, (tx) => fail(tx, delivery, result, elsewhere));
  };

  const fail = async (
    tx: Transaction,
    delivery: Delivery,
    failure: Failure,
    elsewhere: Sent | undefined,
  ): Promise<void> => {
    const { id, attempt } = delivery;
    const mine = and(eq(outbox.id, Number(id)), eq(outbox.attempt, attempt), eq(outbox.state, 'leased'));
    const [settled] = await tx
      .update(outbox)
      .set(changeBy(delivery, failure))
      .where(mine)
      .returning({ account: outbox.account, place: outbox.place, state: outbox.state });
    if (settled?.state !== 'dead' && settled?.state !== 'unknown') return;
    const closed = 'dead' in failure && failure.closed === true;
    const next = elsewhere && settled.state === 'dead' ? await nextAccount(tx, settled.account, closed) : undefined;
    if (closed || settled.state === 'unknown') {
      const missedAt = sql`coalesce(${account.missedAt}, now())`;
      const change = { ...(closed && { closedAt: sql`now()` }), ...(next === undefined && { missedAt }) };
      if (closed || next === undefined) await tx.update(account).set(change).where(eq(account.id, settled.account));
    }
    if (!elsewhere || next === undefined) return;
    // It is told there, and here no more.
    await tx
      .update(outbox)
      .set({ message: null })
      .where(eq(outbox.id, Number(id)));
    const sealed = (sent: Sent): string => sealMessage(seal, outboxScope(next), sent);
    const left = leftBy(elsewhere, elsewhere.language);
    const { repliesTo = null } = elsewhere;
    const to = { account: next, person: delivery.person, place: settled.place, repliesTo };
    // Its buttons keep the tokens that they have.
    const presses = { token: '', presses: [] };
    await writeSaid(tx, [{ ...to, ...presses, message: sealed(elsewhere), left: left ? sealed(left) : null }]);
  };

  return {
    async claim(channels, limit) {
      if (channels.length === 0) return [];
      const rows = await database.execute<Claimed>(claimStatement(channels, limit));
      const deliveries: Delivery[] = [];
      const damaged: number[] = [];
      for (const row of rows) {
        try {
          deliveries.push(opened(row));
        } catch (error) {
          log.error({ delivery: row.id, channel: row.channel, doing: 'open a message' }, error);
          damaged.push(Number(row.id));
        }
      }
      if (damaged.length > 0) await database.update(outbox).set(unreadable).where(inArray(outbox.id, damaged));
      return deliveries;
    },

    settle: (delivery, result, elsewhere) => unlessBusy(() => write(delivery, result, elsewhere), mostSettlings),

    async dead(limit) {
      const rows = await database
        .select({ id: outbox.id, channel: account.channel, reason: outbox.reason, at: outbox.due })
        .from(outbox)
        .innerJoin(account, eq(account.id, outbox.account))
        .where(inArray(outbox.state, ['unknown', 'dead']))
        .orderBy(desc(outbox.id))
        .limit(limit);
      return rows.map((row) => ({ ...row, id: String(row.id), reason: row.reason ?? '' }));
    },
  };
}

async function unlessBusy(work: () => Promise<void>, tries: number): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (tries <= 1 || !isBusy(error)) throw error;
    await unlessBusy(work, tries - 1);
  }
}

/** One that cannot be opened hurts nobody but itself; it is kept, for when the key is put right. */
const unreadable = { state: 'dead', reason: 'it cannot be opened', due: sql`now()` } as const;

type Failure = Exclude<Parameters<Deliveries['settle']>[1], { readonly sent: string }>;

function changeBy({ reference }: Delivery, failure: Failure): Readonly<Record<string, unknown>> {
  if ('dead' in failure) return { state: 'dead', reason: failure.dead, due: sql`now()` };
  if ('later' in failure) {
    const change = failure.later > 0 ? postponed(failure.later) : failed;
    return { ...change, reason: failure.why, reference: failure.begun };
  }
  // To replace what stands somewhere twice is the same as once; to say it anew in its place is not.
  const isSaid = reference === undefined || failure.begun !== undefined;
  return {
    ...(isSaid ? unknown : failed),
    reason: failure.unknown,
    ...(failure.begun !== undefined && { reference: failure.begun }),
  };
}

/**
 * Where the holder of an account is told when it is not there: what was refused for itself goes on in their order, so that it
 * comes to each once.
 */
async function nextAccount(tx: Transaction, from: string, closed: boolean): Promise<string | undefined> {
  const [next] = await tx.run<{ readonly id: string }>(
    `select id from account where person = (select person from account where id = $1) and id <> $1 and closed_at is null
      and ($2 or (channel <> 'web', last_seen, id) < (select channel <> 'web', last_seen, id from account where id = $1))
    order by ${toldFirst} limit 1`,
    [from, closed],
  );
  return next?.id;
}

/** Not the message's fault: the platform said when it may come again. */
function postponed(ms: number): Readonly<Record<string, unknown>> {
  return { state: 'queued', due: sql`now() + make_interval(secs => ${ms / 1000}::float8)` };
}

/** What surely did not arrive waits for as long as it takes. */
const failed = { state: 'queued', due: sql`now() + ${backoff}`, failures: sql`${outbox.failures} + 1` } as const;

/**
 * It may have arrived. It is said once more, marked as a repeat; when that is unknown too, it is left at that until its
 * reader is there again, or whoever runs the city wants it.
 */
const unknown = {
  state: sql`case when ${outbox.repeated} then 'unknown' else 'queued' end`,
  due: sql`case when ${outbox.repeated} then now() else now() + ${backoff} end`,
  repeated: true,
  failures: sql`${outbox.failures} + 1`,
} as const;

function claimStatement(channels: readonly ChannelName[], limit: number): SQL {
  const unfinished = sql`o.state = 'leased'`;
  const givenUp = sql`(${unfinished} and o.unfinished + 1 >= ${mostUnfinished})`;
  return sql`
    with head as (
      select o.id
      from outbox o join account a on a.id = o.account
      where o.state in ('queued', 'leased') and o.due <= now() and ${inArray(sql`a.channel`, [...channels])}
        and not exists (
          select from outbox e where e.account = o.account and e.id < o.id and e.state in ('queued', 'leased'))
      order by o.due, o.id
      limit ${limit}
      for update of o skip locked
    ), taken as (
      update outbox o set
        attempt = o.attempt + 1,
        unfinished = o.unfinished + case when ${unfinished} then 1 else 0 end,
        repeated = o.repeated or ${unfinished},
        state = case when ${givenUp} then 'dead' else 'leased' end,
        reason = case when ${givenUp} then 'no worker finished it' else o.reason end,
        due = case when ${givenUp} then now() else now() + ${lease} end
      from head where o.id = head.id
      returning o.*
    )
    select t.id, t.attempt, t.account, a.channel, a.person, a.language,
      case when a.channel <> 'web' then a.address end as address, t.message, said.reference, t.reference as begun, t.repeated,
      case when t.said_at < now() - ${lateness} then t.said_at::text end as late, (
        select o.reference from outbox o
        where o.account = t.account and o.place = t.replies_to and o.mode = 'say' and o.state = 'sent'
        order by o.id desc limit 1
      ) as "repliesTo"
    from taken t join account a on a.id = t.account left join outbox said on said.id = t.target
    where t.state = 'leased'
    order by t.id`;
}

/** The text is needed no more; where it stands is, for what replaces it. */
function sentStatement({ id, attempt }: Delivery, reference: string): SQL {
  return sql`
    with done as (
      update outbox set state = 'sent', due = now(), message = null, reason = null, reference = ${reference}
      where id = ${Number(id)} and attempt = ${attempt} and state = 'leased'
      returning target
    )
    update outbox set reference = ${reference} from done where outbox.id = done.target`;
}
