import type { Store, World } from '../app/ports/stores.ts';
import type { Clock, Files } from '../app/ports/system.ts';
import { cityDate, instant } from '../law/date.ts';
import { type Plan, planOf } from './plan.ts';
import { type DemoStage, stageIn } from './stage.ts';
import { playComments } from './stories/comments.ts';
import { playComplaints } from './stories/complaints.ts';
import {
  playAsked,
  playAwarded,
  playClosed,
  playOpen,
  playOpinions,
  playOverdue,
  playRunning,
  playSoon,
} from './stories/purchases.ts';
import { playRegister } from './stories/register.ts';

/** Recorded like an incoming message, in the same transaction as the stories: so they are played once or not at all. */
const marker = 'demo:stories';

const purchases = {
  closed: playClosed,
  running: playRunning,
  awarded: playAwarded,
  open: playOpen,
  opinions: playOpinions,
  overdue: playOverdue,
  soon: playSoon,
  asked: playAsked,
} as const;
const names = ['closed', 'running', 'awarded', 'open', 'opinions', 'overdue', 'soon', 'asked'] as const;

/** How long another programme that is playing is waited for, and how often it is looked for, in ms. */
const patience = { most: 60_000, between: 500 };

export interface Populating {
  readonly store: Store;
  readonly files: Files;
  readonly clock: Pick<Clock, 'now'>;
  /** Did this fail because somebody else holds what was wanted? */
  readonly busy: (error: unknown) => boolean;
}

/**
 * Fills a demonstration's city with the stories of its people, if nothing was ever made public in it; all of it or
 * nothing. Two programmes that start at once play them once: the later one waits. Resolves with whether it played.
 */
export async function populate({ store, files, clock, busy }: Populating): Promise<boolean> {
  const now = await clock.now();
  for (let waited = 0; ; waited += patience.between) {
    try {
      return await store.transact((world) => playOnce(world, files, now));
    } catch (error) {
      if (!busy(error) || waited >= patience.most) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, patience.between));
  }
}

async function playOnce(world: World, files: Files, now: Date): Promise<boolean> {
  if (!(await world.receive(marker))) return false;
  if ((await world.notices.latest({ limit: 1 })).items.length > 0) return false;
  const plan = planOf(await world.law(), cityDate(now));
  const stage = stageIn(world, files, instant(plan.lately, '00:00'));
  await playAll(stage, plan);
  return true;
}

/** Purchases in the order in which they began, so that their numbers run with the days. */
async function playAll(stage: DemoStage, plan: Plan): Promise<void> {
  await playRegister(stage, plan);
  const played: Partial<Record<(typeof names)[number], string>> = {};
  const inOrder = names.toSorted((a, b) => (plan[a].opened < plan[b].opened ? -1 : 1));
  for (const name of inOrder) played[name] = await purchases[name](stage, plan);
  await playComplaints(stage, plan, played.running ?? '');
  await playComments(stage, plan, played.asked ?? '');
}
