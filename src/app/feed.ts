import { noticesTold } from '../dialogue/told-notices.ts';
import { texts } from '../text/all.ts';
import { noticeViews } from './portal.ts';
import type { Store, World } from './ports/stores.ts';
import type { Log } from './ports/system.ts';
import { sweep } from './sweep.ts';
import { sayNews } from './tell.ts';

/** For so long (ms) what was published waits: whatever was done before is committed by then, and nothing is passed over. */
const settling = 60_000;

/** Tells whoever has subscribed of what was published since he was told last. */
export async function feed(store: Store, log: Log): Promise<void> {
  const until = async (world: World): Promise<Date> => new Date((await world.now()).getTime() - settling);
  await sweep(store, log, {
    doing: 'feed',
    due: async (world) => world.subscriptions.due(await until(world)),
    visit: async (world, person) => sayPublished(world, person, await until(world)),
    inOne: 1,
  });
}

async function sayPublished(world: World, person: string, until: Date): Promise<void> {
  const account = await world.people.toldAt(person);
  if (!account) return;
  const taken = await world.subscriptions.take(person, until);
  const notices = await world.notices.byNumbers(taken.map(({ number }) => number));
  const views = new Map((await noticeViews(world, notices, account.language)).map((view) => [view.number, view]));
  const told = taken.flatMap(({ number, about }) => {
    const view = views.get(number);
    return view ? [{ ...view, project: about }] : [];
  });
  for (const message of noticesTold(told, texts[account.language])) await sayNews(world, account, message);
}
