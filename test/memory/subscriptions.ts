import type { Subscriptions } from '../../src/app/ports/stores.ts';
import type { Subscription } from '../../src/dialogue/subscription.ts';
import { rootOf } from './cards.ts';
import { nextId, type Tables } from './tables.ts';

const week = 7 * 24 * 3_600_000;

export function isSame(a: Subscription, b: Subscription): boolean {
  return a.feed === b.feed && a.about === b.about;
}

/** What the people of a city in memory have subscribed to. */
export function subscriptionsOf(tables: Tables): Subscriptions {
  const { subscriptions, notices } = tables;
  const his = (person: string) => [...subscriptions].filter(([, row]) => row.person === person);
  const untold = (until: Date) =>
    [...notices.values()]
      .filter(({ at }) => at <= until && at.getTime() > until.getTime() - week)
      .flatMap((notice) =>
        [...subscriptions.values()]
          .filter(({ about, told }) => about === rootOf(tables, notice.case) && notice.at > told)
          .map(({ person, about }) => ({ person, number: notice.number, about })),
      );
  return {
    async add(person, subscription, told) {
      if (his(person).some(([, row]) => isSame(row, subscription))) return;
      subscriptions.set(nextId(tables), { person, ...subscription, told });
    },
    async remove(person, subscription) {
      for (const [id, row] of his(person)) if (isSame(row, subscription)) subscriptions.delete(id);
    },
    of: async (person) =>
      his(person)
        .map(([, { feed, about }]) => ({ feed, about }))
        .toSorted((a, b) => (a.about < b.about ? -1 : 1)),
    due: async (until) => [...new Set(untold(until).map(({ person }) => person))],
    async take(person, until) {
      const taken = untold(until).filter((each) => each.person === person);
      for (const [id, row] of his(person)) if (row.told < until) subscriptions.set(id, { ...row, told: until });
      return taken.map(({ number, about }) => ({ number, about }));
    },
  };
}
