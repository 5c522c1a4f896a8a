import { percentOf } from '../../law/money.ts';
import type { Plan } from '../plan.ts';
import type { Stage } from '../stage.ts';
import { wanted } from '../wanted.ts';
import { bids, untilBuyerSigned } from './award.ts';
import { untilOpinions, untilPublished, untilRequested } from './purchase.ts';

/** Bids are being taken, and one lies sealed. */
export async function playOpen(stage: Stage, { open: days, yesterday }: Plan): Promise<string> {
  const id = await untilPublished(stage, wanted.open, days, false);
  stage.at(yesterday, '15:40');
  await bids(stage, wanted.open, days, id, 'bc', percentOf(97, wanted.open.budget));
  return id;
}

/** Awarded; the buyer has signed, the organisation has not. */
export async function playAwarded(stage: Stage, { awarded: days }: Plan): Promise<string> {
  return untilBuyerSigned(stage, wanted.awarded, days, ['sh', 'dx', 'bc'], { isOpen: false, reportEvery: 2 });
}

/** Before the coordination group: two of four have said what they think. */
export async function playOpinions(stage: Stage, { opinions: days }: Plan): Promise<string> {
  return untilOpinions(stage, wanted.opinions, days, days.opinions);
}

/** Two budgets before the finance bureau: one is due this week, one was due. */
export async function playSoon(stage: Stage, { soon }: Plan): Promise<string> {
  return untilRequested(stage, wanted.soon, soon);
}

export async function playOverdue(stage: Stage, { overdue }: Plan): Promise<string> {
  return untilRequested(stage, wanted.overdue, overdue);
}
