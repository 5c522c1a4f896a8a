import { type Case, latest } from '../../src/engine/case.ts';
import type { Answers } from '../../src/engine/form.ts';
import { instant, plusDays } from '../../src/law/date.ts';
import type { Position } from '../../src/names.ts';
import { challengeForm } from '../../src/procedures/challenge/challenge.ts';
import type { ChallengeStage } from '../../src/procedures/challenge/windows.ts';
import { contractForm } from '../../src/procedures/purchase/10-contract/contract.ts';
import { instalment } from '../../src/procedures/purchase/payment/payment.ts';
import { reportPeriod } from '../../src/procedures/purchase/report/report.ts';
import { chances } from './engine-answers.ts';
import { opensOne, possibleOn, type Sees, straightOn, tries } from './engine-explore.ts';
import { people } from './engine-people.ts';
import { answersFor, caseOf, type World } from './engine-play.ts';

/** The hands through which a payment goes, each by the act that brings it there from the straight way. */
const hands: readonly { readonly from: Position; readonly by?: string }[] = [
  { from: 'certify.review' },
  { from: 'certify.review', by: 'returnPayment' },
  { from: 'approve.review' },
  { from: 'pay.treasury' },
  { from: 'pay.treasury', by: 'holdPayment' },
  { from: 'approve.review', by: 'rejectPayment' },
];

/**
 * What comes of a purchase whose service was found to be seriously wanting after a part of its price had been asked for,
 * when nobody touches that part any more: once for each of the hands in which it can be.
 */
export async function lost(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const worlds: World[] = [];
  for (const { from, by } of hands) {
    const found = way.find((world) => {
      const part = partOf(world);
      return part !== undefined && caseOf(world, part).position === from;
    });
    const part = found && partOf(found);
    if (!found || part === undefined) throw new Error(`no part of the price ever stands at ${from}`);
    const there = by === undefined ? found : await after(found, part, by, seed, sees);
    const worse = await after(there, there.root, 'inspect', seed, sees, { severity: 'serious' });
    worlds.push(...(await straightOn(worse, seed, { steps: 60, leaving: part, sees })));
  }
  return worlds;
}

/**
 * What is done beside a purchase that was ended on the first day of its service, before anything could be reported, while
 * nobody judges that service.
 */
export async function endedAtOnce(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const found = way.find((world) => caseOf(world, world.root).position === 'management.run');
  if (!found) throw new Error('no service ever begins');
  const lastDay = latest(caseOf(found, found.root), contractForm)?.start ?? '';
  const ended = await agreed(found, lastDay, seed, sees);
  return straightOn(ended, seed, { steps: 60, leaving: ended.root, sees: closely(sees) });
}

/**
 * What comes of a report that nobody makes any more, or corrects, once its purchase was ended early: its day passes, and the
 * buyer waits for it no longer.
 */
export async function unreported(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const found = way.find((world) => {
    const report = dueReport(world);
    return report !== undefined && possibleOn(world, report.id).some(({ name }) => name === 'fileReport');
  });
  const report = found && dueReport(found);
  if (!found || !report) throw new Error('no report ever falls due');
  const filed = await after(found, report.id, 'fileReport', seed, sees);
  const returned = await after(filed, report.id, 'returnReport', seed, sees);
  const to = latest(report, reportPeriod)?.to ?? '';
  // What was reported of a period that is cut short is not looked at any more.
  const worlds: World[] = [await agreed(filed, plusDays(to, -1), seed, sees)];
  for (const world of [found, returned]) {
    const wanted = await proposed(world, to, seed, sees);
    const heard = { ...wanted, now: new Date(caseOf(wanted, wanted.root).opens ?? wanted.now) };
    const ended = await after(heard, heard.root, 'confirmTermination', seed, sees);
    const due = Date.parse(caseOf(ended, report.id).due?.at ?? '');
    const late = { ...ended, now: new Date(Math.max(due + 1, ended.now.getTime())) };
    worlds.push(heard, late, await after(late, report.id, 'dropReport', seed, sees));
  }
  return worlds;
}

/**
 * What comes of a contract whose award is challenged as soon as it is signed, and complained of, when finance finds that it must not
 * stand: before anything was done under it, while it is about to be ended early, and once the service has begun.
 */
export async function revoked(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const found = way.find((world) => caseOf(world, world.root).position === 'management.run');
  if (!found) throw new Error('no service ever begins');
  const id = `challenge-${found.cases.size}`;
  let world = await challenged(found, id, seed, sees, 'result');
  if (!world) throw new Error('the result of the tender can not be challenged');
  const unfounded = { outcome: 'not-upheld', follows: null };
  for (const act of ['answerChallenge', 'signAnswer', 'complainToFinance', 'admitComplaint', 'replyToComplaint']) {
    world = await after(world, id, act, seed, sees, act === 'answerChallenge' ? unfounded : {});
  }
  const decided = (from: World, follows: string) =>
    after(from, id, 'decideComplaint', seed, sees, { outcome: 'upheld', follows });
  const start = latest(caseOf(world, world.root), contractForm)?.start ?? '';
  const begun = { ...world, now: new Date(Math.max(world.now.getTime(), instant(start, '12:00').getTime())) };
  const funding = await addedTo(world, seed, sees);
  // Of a large sum the head of the budget office has the last word, of others the parties sign.
  const approved = await after(funding, funding.root, 'approveChangeFunds', seed, sees);
  const again = await straightOn(await decided(world, 'next'), seed, { steps: 20, sees });
  const still = await standingStill(world, seed, sees);
  return [
    world,
    ...again,
    await decided(world, 'restart'),
    await decided(world, 'void'),
    await decided(await proposed(world, plusDays(start, 30), seed, sees), 'void'),
    await decided(funding, 'void'),
    approved,
    await decided(approved, 'void'),
    await decided(begun, 'void'),
    await decided(still.contested, 'void'),
    await decided(still.paused, 'void'),
  ];
}

/** What comes of a bid whose supplier leaves when it is asked for its final offer, once another is awarded. */
export async function droppedOut(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const asked = ({ cases }: World) => [...cases.values()].find(({ position }) => position === 'evaluation.final');
  const found = way.find(asked);
  const bid = found && asked(found);
  if (!found || !bid) throw new Error('nobody is ever asked for a final offer');
  return straightOn(await after(found, bid.id, 'dropOut', seed, sees), seed, { steps: 60, sees });
}

/** What comes of a payment that the bank sends back while a change waits for its signatures, for the budget office, or for its head. */
export async function sentBack(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const paid = paidWhileRunning(way);
  const changing = await after(paid, paid.root, 'proposeChange', seed, sees, { kind: 'place' });
  const funding = await addedTo(paid, seed, sees);
  const approved = await after(funding, funding.root, 'approveChangeFunds', seed, sees);
  return [
    await after(changing, changing.root, 'recordBounce', seed, sees),
    await after(funding, funding.root, 'recordBounce', seed, sees),
    await after(approved, approved.root, 'recordBounce', seed, sees),
  ];
}

/**
 * What comes of a tender that begins anew by a challenge: once from each place on its way where something of it can be
 * challenged.
 */
export async function begunAnew(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const worlds = new Map<string, World>();
  for (const world of way) {
    const { position = '' } = caseOf(world, world.root);
    if (worlds.has(position) || !before.some((step) => position.startsWith(step))) continue;
    const id = `challenge-${world.cases.size}`;
    const filed = await challenged(world, id, seed, sees);
    if (!filed) continue;
    const answered = await after(filed, id, 'answerChallenge', seed, sees, { outcome: 'upheld', follows: 'restart' });
    worlds.set(position, await after(answered, id, 'signAnswer', seed, sees));
  }
  return [...worlds.values()];
}

/** Where nothing is signed by both. */
const before = ['qualification.', 'evaluation.', 'award.', 'contract.'];

/** The second bidder challenges what can be challenged, if anything can. */
async function challenged(
  world: World,
  id: string,
  seed: number,
  sees: Sees,
  stage?: ChallengeStage,
): Promise<World | undefined> {
  const by = world.people.find((person) => person.id === 'beta-admin');
  if (!by) throw new Error('nobody else has bid');
  for (let luck = 0; luck < 1; luck += 0.05) {
    const tried = await opensOne(world, id, 'challenge', by, () => luck);
    await sees(tried, false, chances(seed));
    const filed = tried.refusal ? undefined : latest(caseOf(tried.after, id), challengeForm);
    if (filed && (stage === undefined || filed.stage === stage)) return tried.after;
  }
  return undefined;
}

/** As much as may be is to be added to the contract, and finance is to set money aside for it. */
function addedTo(world: World, seed: number, sees: Sees): Promise<World> {
  const price = latest(caseOf(world, world.root), contractForm)?.price ?? 0;
  return after(world, world.root, 'proposeChange', seed, sees, { kind: 'addition', amount: Math.floor(price / 10) });
}

/**
 * What comes of a service that one side wants to stand still, while the other says nothing: another decides. Also where the bank
 * sends back meanwhile what was paid before.
 */
export async function suspended(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const found = way.find((world) => caseOf(world, world.root).position === 'management.run');
  if (!found) throw new Error('no service ever begins');
  const { contested, paused } = await standingStill(found, seed, sees);
  const refused = await after(contested, contested.root, 'refuseSuspending', seed, sees);
  const later = await standingStill(paidWhileRunning(way), seed, sees);
  return [
    contested,
    paused,
    refused,
    await after(whenDue(paused), paused.root, 'resumeService', seed, closely(sees)),
    await after(later.contested, later.contested.root, 'recordBounce', seed, sees),
    await after(later.paused, later.paused.root, 'recordBounce', seed, sees),
  ];
}

/** It is asked for by the buyer and signed by nobody else; and the secretary of the group has confirmed it. */
async function standingStill(world: World, seed: number, sees: Sees) {
  const end = latest(caseOf(world, world.root), contractForm)?.end ?? '';
  const asks = { kind: 'suspension', pausedTo: plusDays(end, -1) };
  const asked = await after(world, world.root, 'proposeChange', seed, sees, asks, [people.staff]);
  const signed = await after(asked, asked.root, 'signChangeForBuyer', seed, sees);
  const contested = await after(whenDue(signed), signed.root, 'lapseChange', seed, sees);
  return { contested, paused: await after(contested, contested.root, 'confirmSuspending', seed, sees) };
}

/** A service that runs, of which something was paid. */
function paidWhileRunning(way: readonly World[]): World {
  const found = way.find(
    (world) =>
      caseOf(world, world.root).position === 'management.run' &&
      [...world.cases.values()].some(({ filings }) => filings.some(({ action }) => action === 'pay')),
  );
  if (!found) throw new Error('nothing is ever paid while the service runs');
  return found;
}

/** What audit does on a purchase that is closed: what was paid is claimed back, and paid back by half. */
export async function reopened(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const closed = way.at(-1);
  if (!closed || caseOf(closed, closed.root).outcome !== 'completed') throw new Error('nothing is ever closed');
  const id = `reopening-${closed.cases.size}`;
  const opened = await opensOne(closed, id, 'reopening', people.audit, chances(seed));
  await sees(opened, true, chances(seed));
  const agreed = await after(opened.after, id, 'confirmReopening', seed, sees);
  const stated = await after(agreed, id, 'stateOnReopening', seed, sees);
  const heard = { ...stated, now: new Date(caseOf(stated, id).opens ?? '') };
  const decided = await after(heard, id, 'decideReopening', seed, sees, { outcome: 'claw-back', amount: 1_200_000 });
  const reported = await after(decided, id, 'reportRefund', seed, sees);
  const half = await after(reported, id, 'confirmRefund', seed, sees, { amount: 600_000 });
  const late = { ...half, now: new Date(Date.parse(caseOf(half, id).due?.at ?? '') + 1) };
  return [opened.after, agreed, stated, heard, decided, reported, half, late];
}

/** What comes of an award that is declined when the report on it is returned, and the panel scores anew and doubts a price. */
export async function judgedAgain(way: readonly World[], seed: number, sees: Sees): Promise<World> {
  const found = way.find((world) => caseOf(world, world.root).position === 'contract.draft');
  if (!found) throw new Error('nothing is ever awarded');
  const declined = await after(found, found.root, 'declineAward', seed, sees);
  const returned = await after(declined, declined.root, 'returnReport', seed, sees);
  const scoring = await after(returned, returned.root, 'reopenScoring', seed, sees);
  const bid = [...scoring.cases.values()].find(
    ({ position, filings }) => position === 'award.lost' && !filings.some(({ action }) => action === 'askPrice'),
  );
  if (!bid) throw new Error('every bidder was asked about his price before');
  return after(scoring, scoring.root, 'doubtPrice', seed, sees, { bid: bid.id });
}

/** The same world once the time of its purchase is over. */
function whenDue(world: World): World {
  const due = Date.parse(caseOf(world, world.root).due?.at ?? '');
  return { ...world, now: new Date(Math.max(due, world.now.getTime()) + 1) };
}

/** What comes of a purchase that both ended before its time, until it is closed: those who were served are handed over. */
export async function handedOver(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const found = way.find((world) => caseOf(world, world.root).position === 'management.run');
  if (!found) throw new Error('no service ever begins');
  const lastDay = latest(caseOf(found, found.root), contractForm)?.start ?? '';
  return straightOn(await agreed(found, lastDay, seed, sees), seed, { steps: 120, sees });
}

/** It is proposed that the contract ends by a flood on a day. */
function proposed(world: World, lastDay: string, seed: number, sees: Sees): Promise<World> {
  return after(world, world.root, 'terminateContract', seed, sees, { lastDay, ground: 'force-majeure' });
}

/** It ends on that day, as both agree. */
async function agreed(world: World, lastDay: string, seed: number, sees: Sees): Promise<World> {
  return after(await proposed(world, lastDay, seed, sees), world.root, 'agreeTermination', seed, sees);
}

/** A report that is still to be made, of a service that runs. */
function dueReport(world: World): Case | undefined {
  if (caseOf(world, world.root).position !== 'management.run') return undefined;
  return [...world.cases.values()].find(({ position }) => position === 'progress.due');
}

/** The open payment that waits for a check of the service. */
function partOf({ cases }: World): string | undefined {
  const parts = [...cases.values()].filter(
    (each) => each.procedure === 'payment' && latest(each, instalment)?.after === 'midterm',
  );
  return parts.find(({ outcome }) => !outcome)?.id;
}

/** Each act is also done wrongly. */
function closely(sees: Sees): Sees {
  return (tried, _, chance) => sees(tried, true, chance);
}

async function after(
  world: World,
  id: string,
  act: string,
  seed: number,
  sees: Sees,
  other: Answers = {},
  who = world.people,
): Promise<World> {
  const chance = chances(seed);
  const possible = possibleOn(world, id, who).find(({ name }) => name === act);
  if (!possible) throw new Error(`nobody can ${act} on ${id}`);
  const { name, action, by } = possible;
  const answers = { ...answersFor(world, caseOf(world, id), action, by, chance), ...other };
  const tried = await tries(world, id, { action: name, by, answers });
  await sees(tried, false, chance);
  return tried.after;
}
