import type { Subscriptions } from '../src/app/ports/stores.ts';
import type { Subscription } from '../src/dialogue/subscription.ts';
import type { WorldContext } from './world-context.ts';

const adding = `
  insert into subscription (person, feed, about, told) values ($1, $2, $3, $4::timestamptz) on conflict do nothing`;

const removing = 'delete from subscription where person = $1 and feed = $2 and about = $3';

const all = 'select feed, about from subscription where person = $1 order by feed, about';

/** Notices of which a subscriber has not been told; what is older than a week is news no more. */
const untold = `
  notice n join case_card c on c.id = n.case_id join subscription s on s.feed = 'project' and s.about = c.root
  where n.at > $1::timestamptz - interval '7 days' and n.at <= $1 and n.at > s.told`;

const due = `select distinct s.person from ${untold}`;

const locking = 'select from subscription where person = $1 for update';

const taking = `select n.number, s.about from ${untold} and s.person = $2 order by n.at, n.number`;

const noting = 'update subscription set told = $2 where person = $1 and told < $2';

export function subscriptionsIn({ tx }: Pick<WorldContext, 'tx'>): Subscriptions {
  return {
    async add(person, { feed, about }, told) {
      await tx.run(adding, [person, feed, about, told.toISOString()]);
    },
    async remove(person, { feed, about }) {
      await tx.run(removing, [person, feed, about]);
    },
    of: (person) => tx.run<Subscription>(all, [person]),
    async due(until) {
      tx.weigh();
      const rows = await tx.run<{ readonly person: string }>(due, [until.toISOString()]);
      return rows.map(({ person }) => person);
    },
    async take(person, until) {
      const at = until.toISOString();
      await tx.run(locking, [person]);
      const taken = await tx.run<{ readonly number: string; readonly about: string }>(taking, [at, person]);
      await tx.run(noting, [person, at]);
      return taken;
    },
  };
}
