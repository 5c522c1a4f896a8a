import { instant } from '../../law/date.ts';
import type { ActName } from '../../names.ts';
import { directionsFor, type Purchase } from '../directions.ts';
import { type Plan, ran, runs } from '../plan.ts';
import { plays } from '../play.ts';
import type { DemoStage } from '../stage.ts';
import { wanted } from '../wanted.ts';

/** Plays the story of a purchase up to this act. */
function told(stage: DemoStage, purchase: Purchase, until?: ActName): Promise<string> {
  return plays(stage, directionsFor(stage, purchase), { procedure: 'purchase', ...(until && { until }) });
}

/** The service was accepted, graded and paid long ago; its documents were challenged before that. */
export async function playClosed(stage: DemoStage, { closed }: Plan): Promise<string> {
  const [reported = closed.inspected] = closed.reports;
  const bidders = ['sh', 'dx', 'bc'];
  const days = { ...closed, inspected: reported };
  const purchase = { wanted: wanted.closed, days, bidders, isOpen: true, reportEvery: ran.every };
  const on = await told(stage, purchase, 'openBids');
  const directions = directionsFor(stage, purchase);
  await plays(stage, directions, { procedure: 'challenge', under: on });
  return plays(stage, directions, { procedure: 'purchase', on, from: 'openBids' });
}

/** The service goes on: one report accepted and one filed, the first payment made and the second asked for. */
export async function playRunning(stage: DemoStage, { running: days }: Plan): Promise<string> {
  const purchase = { wanted: wanted.running, days, bidders: ['bc', 'xy', 'sh'], reportEvery: runs.every };
  const directions = directionsFor(stage, purchase);
  const on = await told(stage, purchase, 'inspect');
  await plays(stage, directions, { procedure: 'purchase', on, only: 'inspect' });
  const [, report] = await stage.parts(on, 'report');
  const [, payment] = await stage.parts(on, 'payment');
  if (!report || !payment) throw new Error('the contract has two periods and two parts');
  await plays(stage, directions, { procedure: 'report', on: report.id, turn: 1, until: 'acceptReport' });
  await plays(stage, directions, { procedure: 'payment', on: payment.id, turn: 1, until: 'certifyMilestone' });
  return on;
}

/** Awarded; the buyer has signed, the organisation has not. */
export async function playAwarded(stage: DemoStage, { awarded: days }: Plan): Promise<string> {
  return told(stage, { wanted: wanted.awarded, days, bidders: ['sh', 'dx', 'bc'] }, 'signForSupplier');
}

/** Bids are being taken, and one lies sealed. */
export async function playOpen(stage: DemoStage, { open: days, yesterday }: Plan): Promise<string> {
  const purchase = { wanted: wanted.open, days, bidders: ['bc'] };
  const { when, ...directions } = directionsFor(stage, purchase);
  const bids: readonly string[] = ['draftBid', 'signBid'];
  const own = {
    ...directions,
    when: (act: ActName, turn: number) => (bids.includes(act) ? instant(yesterday, '15:40') : when?.(act, turn)),
  };
  return plays(stage, own, { procedure: 'purchase', until: 'openBids' });
}

/** Before the coordination group: two of four have said what they think. */
export async function playOpinions(stage: DemoStage, { opinions: days }: Plan): Promise<string> {
  const on = await told(stage, { wanted: wanted.opinions, days, bidders: [] }, 'giveOpinion');
  for (const [n, member] of ['bb-staffing', 'mz-civil'].entries()) {
    stage.at(instant(days.opinions[n] ?? days.dossier, '15:00'));
    await stage.does(await stage.person(member), on, 'giveOpinion', { vote: 'yes', opinion: '同意立项。' });
  }
  return on;
}

/** Everybody is asked for comments on its need. */
export async function playAsked(stage: DemoStage, { asked: days }: Plan): Promise<string> {
  return told(stage, { wanted: wanted.asked, days, bidders: [] }, 'summariseNeeds');
}

/** Two budgets before the finance bureau: one is due this week, one was due. */
export async function playSoon(stage: DemoStage, { soon: days }: Plan): Promise<string> {
  return told(stage, { wanted: wanted.soon, days, bidders: [] }, 'approveBudget');
}

export async function playOverdue(stage: DemoStage, { overdue: days }: Plan): Promise<string> {
  return told(stage, { wanted: wanted.overdue, days, bidders: [] }, 'approveBudget');
}
