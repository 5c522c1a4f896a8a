import { and, desc, eq, ne, notInArray } from 'drizzle-orm';
import type { Browsers, Clock, Seal } from '../src/app/ports/system.ts';
import type { Database } from './connect.ts';
import { browser } from './schema.ts';

/** In so many browsers somebody is called. */
const most = 5;

/** Browsers that can be called, their addresses encrypted: whoever knows one can call it. */
export function browsersIn(
  database: Database,
  { seal, clock }: { readonly seal: Seal; readonly clock: Pick<Clock, 'now'> },
): Browsers {
  const markOf = (endpoint: string): string => seal.lasting(scope, endpoint);
  const latest = (person: string) =>
    database
      .select({ mark: browser.mark, endpoint: browser.endpoint })
      .from(browser)
      .where(eq(browser.person, person))
      .orderBy(desc(browser.at), desc(browser.mark))
      .limit(most);

  return {
    async add(person, endpoint) {
      const mark = markOf(endpoint);
      const values = { person, endpoint: seal.close(scope, endpoint), at: await clock.now() };
      await database
        .insert(browser)
        .values({ mark, ...values })
        .onConflictDoUpdate({ target: browser.mark, set: values });
      const kept = (await latest(person)).map((each) => each.mark);
      await database.delete(browser).where(and(eq(browser.person, person), notInArray(browser.mark, kept)));
      return mark;
    },
    async remove(endpoint) {
      await database.delete(browser).where(eq(browser.mark, markOf(endpoint)));
    },
    async cameIn(mark, person) {
      await database.delete(browser).where(and(eq(browser.mark, mark), ne(browser.person, person)));
      await database
        .update(browser)
        .set({ at: await clock.now() })
        .where(eq(browser.mark, mark));
    },
    async leave(mark) {
      await database.delete(browser).where(eq(browser.mark, mark));
    },
    async of(person) {
      return (await latest(person)).map(({ endpoint }) => seal.open(scope, endpoint));
    },
  };
}

const scope = 'browser';
