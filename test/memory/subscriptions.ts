import type { Subscriptions, Turn } from '../../src/app/ports/stores.ts';
import type { Subscription } from '../../src/dialogue/subscription.ts';
import { rootOf } from './cards.ts';
import { nextId, type Tables } from './tables.ts';

const week = 7 * 24 * 3_600_000;

export function isSame(a: Subscription, b: Subscription): boolean {
  return a.feed === b.feed && a.about === b.about;
}

/** What the people of a city in memory have subscribed to. */
export function subscriptionsOf(tables: Tables): Subscriptions {
  const { subscriptions, notices, cards, postActs } = tables;
  const his = (person: string) => [...subscriptions].filter(([, row]) => row.person === person);
  const concerns = ({ feed, about }: Subscription, of: string): boolean =>
    feed === 'project'
      ? about === rootOf(tables, of)
      : feed === 'notices' && (about === '' || about === cards.get(of)?.buyer);
  const untold = (until: Date) =>
    [...notices.values()]
      .filter(({ at }) => at <= until && at.getTime() > until.getTime() - week)
      .flatMap((notice) =>
        [...subscriptions.values()]
          .filter((row) => concerns(row, notice.case) && notice.at > row.told)
          .map(({ person, feed, about }) => ({ person, number: notice.number, feed, about })),
      );
  const turned = (turns: readonly Turn[]) =>
    [...subscriptions.values()].filter((row) => turns.some(({ feed, since }) => feed === row.feed && row.told < since));
  return {
    async add(person, subscription, told) {
      if (his(person).some(([, row]) => isSame(row, subscription))) return;
      subscriptions.set(nextId(tables), { person, ...subscription, told });
    },
    async remove(person, subscription) {
      for (const [id, row] of his(person)) if (isSame(row, subscription)) subscriptions.delete(id);
    },
    async removeAll(person) {
      for (const [id] of his(person)) subscriptions.delete(id);
    },
    of: async (person) =>
      his(person)
        .map(([, row]) => bare(row))
        .toSorted((a, b) => (`${a.feed} ${a.about}` < `${b.feed} ${b.about}` ? -1 : 1)),
    due: async (until, turns) => [...new Set([...untold(until), ...turned(turns)].map(({ person }) => person))],
    async take(person, until, turns) {
      const taken = untold(until).filter((each) => each.person === person);
      const come = turned(turns).filter((each) => each.person === person);
      for (const [id, row] of his(person)) if (row.told < until) subscriptions.set(id, { ...row, told: until });
      return {
        notices: taken.map(({ number, feed, about }) => ({ number, feed, about })),
        turned: come.map(bare).toSorted((a, b) => (a.feed < b.feed ? -1 : 1)),
      };
    },
    async note(act) {
      postActs.set(nextId(tables), act);
    },
  };
}

function bare({ feed, about, seat }: Subscription): Subscription {
  return { feed, about, ...(seat && { seat }) };
}
