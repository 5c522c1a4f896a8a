import type { Subscriptions, Turn } from '../src/app/ports/stores.ts';
import type { Subscription } from '../src/dialogue/subscription.ts';
import type { Feed, Role } from '../src/names.ts';
import { postAct } from './schema.ts';
import type { WorldContext } from './world-context.ts';

const adding = `
  insert into subscription (person, feed, about, role, body, told) values ($1, $2, $3, $4, $5, $6::timestamptz)
  on conflict do nothing`;

const removing = 'delete from subscription where person = $1 and feed = $2 and about = $3';

const removingAll = 'delete from subscription where person = $1';

const all = 'select feed, about, role, body from subscription where person = $1 order by feed, about';

/** Notices of which a subscriber has not been told; what is older than a week is news no more. */
const untold = `
  notice n join case_card c on c.id = n.case_id
  join subscription s on (s.feed = 'project' and s.about = c.root) or (s.feed = 'notices' and s.about in ('', c.buyer))
  where n.at > $1::timestamptz - interval '7 days' and n.at <= $1 and n.at > s.told`;

/** What comes by the day or the week, where its turn has come. */
const turned = `
  subscription s join json_to_recordset($2::text::json) as turn (feed text, since timestamptz)
  on turn.feed = s.feed and s.told < turn.since`;

const due = `select s.person from ${untold} union select s.person from ${turned}`;

const locking = 'select from subscription where person = $1 for update';

const takingNotices = `select n.number, s.about, s.feed from ${untold} and s.person = $2 order by n.at, n.number`;

const takingTurns = `select s.feed, s.about, s.role, s.body from ${turned} where s.person = $1 order by s.feed`;

const noting = 'update subscription set told = $2 where person = $1 and told < $2';

interface Row {
  readonly feed: Feed;
  readonly about: string;
  readonly role: Role | null;
  readonly body: string | null;
}

export function subscriptionsIn({ tx }: Pick<WorldContext, 'tx'>): Subscriptions {
  return {
    async add(person, { feed, about, seat }, told) {
      await tx.run(adding, [person, feed, about, seat?.role ?? null, seat?.body ?? null, told.toISOString()]);
    },
    async remove(person, { feed, about }) {
      await tx.run(removing, [person, feed, about]);
    },
    async removeAll(person) {
      await tx.run(removingAll, [person]);
    },
    async of(person) {
      return (await tx.run<Row>(all, [person])).map(subscriptionOf);
    },
    async due(until, turns) {
      tx.weigh();
      const rows = await tx.run<{ readonly person: string }>(due, [until.toISOString(), asJson(turns)]);
      return rows.map(({ person }) => person);
    },
    async take(person, until, turns) {
      const at = until.toISOString();
      await tx.run(locking, [person]);
      const notices = await tx.run<Awaited<ReturnType<Subscriptions['take']>>['notices'][number]>(takingNotices, [
        at,
        person,
      ]);
      const turned = await tx.run<Row>(takingTurns, [person, asJson(turns)]);
      await tx.run(noting, [person, at]);
      return { notices, turned: turned.map(subscriptionOf) };
    },
    async note(act) {
      const { role, body } = act.seat;
      await tx.insert(postAct).values({ ...act, role, body });
    },
  };
}

function asJson(turns: readonly Turn[]): string {
  return JSON.stringify(turns);
}

function subscriptionOf({ feed, about, role, body }: Row): Subscription {
  return { feed, about, ...(role !== null && body !== null && { seat: { role, body } }) };
}
