import type { Message } from '../dialogue/message.ts';
import type { Subscription } from '../dialogue/subscription.ts';
import type { Account } from '../dialogue/talk.ts';
import { headTold } from '../dialogue/told-head.ts';
import { noticesTold } from '../dialogue/told-notices.ts';
import { digestTold, overdueTold } from '../dialogue/told-overview.ts';
import { isPost } from '../engine/parties.ts';
import { looksOver } from '../engine/read.ts';
import { turnsOf } from '../law/turns.ts';
import { texts } from '../text/all.ts';
import { overviewFor } from './oversight-desk.ts';
import { noticeViews } from './portal.ts';
import type { Store, Turn, World } from './ports/stores.ts';
import type { Head, Log } from './ports/system.ts';
import { sweep } from './sweep.ts';
import { sayNews } from './tell.ts';

/** For so long (ms) what was published waits: whatever was done before is committed by then, and nothing is passed over. */
const settling = 60_000;

/** Tells whoever has subscribed, and the chats of offices, of what was published since they were told last, and of what has its turn. */
export async function feed(store: Store, log: Log, head?: Head): Promise<void> {
  await sweep(store, log, {
    doing: 'feed',
    due: async (world) => world.subscriptions.due(...(await dueBy(world, head))),
    visit: (world, person) => sayDue(world, person, head),
    inOne: 1,
  });
}

async function dueBy(world: World, head: Head | undefined): Promise<readonly [Date, readonly Turn[]]> {
  const [now, law] = await Promise.all([world.now(), world.law()]);
  const until = new Date(now.getTime() - settling);
  const { day, week } = turnsOf(law.calendar, until);
  return [
    until,
    [
      { feed: 'digest', since: week },
      { feed: 'overdue', since: day },
      ...(head && head.at <= until ? [{ feed: 'heads', since: head.at } as const] : []),
    ],
  ];
}

async function sayDue(world: World, person: string, head: Head | undefined): Promise<void> {
  // A chat that takes nothing any more has put the bot out.
  if (isPost(person) && (await world.people.accounts(person)).length === 0)
    return world.subscriptions.removeAll(person);
  const account = await world.people.toldAt(person);
  if (!account) return;
  const { notices, turned } = await world.subscriptions.take(person, ...(await dueBy(world, head)));
  for (const message of await published(world, account, notices)) await sayNews(world, account, message);
  for (const subscription of turned) {
    const { feed: of } = subscription;
    const message =
      of === 'heads' ? head && headTold(head, texts[account.language]) : await turnOf(world, account, subscription);
    if (message) await sayNews(world, account, message);
  }
}

/** Whoever subscribed to a project can end it where he is told; in the chat of an office nothing can be pressed. */
async function published(
  world: World,
  { language, person }: Account,
  taken: readonly { readonly number: string; readonly about: string }[],
): Promise<readonly Message[]> {
  const found = await world.notices.byNumbers(taken.map(({ number }) => number));
  const views = new Map((await noticeViews(world, found, language)).map((view) => [view.number, view]));
  const told = taken.flatMap(({ number, about }) => {
    const view = views.get(number);
    return view ? [{ ...view, ...(!isPost(person.id) && { project: about }) }] : [];
  });
  return noticesTold(told, texts[language]);
}

/** As much as may be seen from the seat in whose name it is told, without a name or what anybody wrote. */
async function turnOf(world: World, account: Account, { feed: of, seat }: Subscription): Promise<Message | undefined> {
  const { language, person } = account;
  const viewer = { ...person, seats: seat ? [seat] : [] };
  if (!looksOver(viewer)) return undefined;
  const overview = await overviewFor(world, viewer, language);
  return of === 'digest' ? digestTold(overview, texts[language]) : overdueTold(overview, texts[language]);
}
