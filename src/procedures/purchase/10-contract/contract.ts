import { type Case, latest, type Waiting } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type AnswersOf,
  choice,
  date,
  files,
  form,
  integer,
  longText,
  money,
  optional,
  place,
  reference,
  rows,
  text,
} from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import { again, type Stages } from '../../../engine/procedure.ts';
import { asked, body, row } from '../../../engine/rows.ts';
import { capitals } from '../../../law/capitals.ts';
import { cityDate, daysBetween, instant, plusDays } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import { percentOf } from '../../../law/money.ts';
import { type ScheduleProblem, scheduleProblems } from '../../../law/payment.ts';
import { closed } from '../../../law/plain.ts';
import { setting } from '../../../law/setting.ts';
import { serviceMonths } from '../../../law/term.ts';
import type { Position, Role } from '../../../names.ts';
import { correction } from '../../common/common.ts';
import { project, titleOf } from '../01-setup/setup.ts';
import { approvedYears } from '../02-budget/budget.ts';
import { usableUntil } from '../02-budget/carry-over.ts';
import { budgetLines, moves, type Share } from '../02-budget/funding.ts';
import { type Tender, tender } from '../05-publication/tender.ts';
import { seqOf } from '../06-bidding/bidders.ts';
import { onEach, openBidsIn } from '../06-bidding/bidding.ts';
import { declineAward, takeNext } from '../09-award/award.ts';
import { wonBid, wonPrice } from '../09-award/awarded-bid.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import { daysToChallengeOver, noChallengeOpen, notStopped, pauseEnd } from '../paused.ts';
import { reportPeriods } from '../report/report-calendar.ts';
import { barred } from '../supplier.ts';
import { askAdvance, grantAdvance, grantedAdvance, refuseAdvance } from './advance.ts';

export { daysToChallengeOver, noChallengeOpen, notStopped, pauseEnd } from '../paused.ts';
export * from './advance.ts';

/** Acceptance and its papers take about so long after the service is over. */
const daysToAccept = 30;

export const contractForm = form('contract', {
  content: longText({ min: 10 }),
  quantity: longText({ min: 2, max: 1000 }),
  quality: longText({ min: 5 }),
  price: money(),
  start: date('ahead'),
  end: date('ahead'),
  place: place({ min: 2, max: 200 }),
  milestones: rows(
    {
      name: text({ max: 200 }),
      amount: money(),
      on: date('ahead'),
      line: reference(budgetLines),
      after: choice('signature', 'report', 'midterm', 'acceptance'),
    },
    { max: 12 },
  ),
  reportEvery: integer({ min: 1, max: 12, unit: 'months' }),
  acceptance: longText({ min: 5 }),
  liability: longText({ min: 5 }),
  termination: longText({ min: 5 }),
  handover: longText({ min: 5, max: 1000 }),
  dispute: choice('court', 'arbitration'),
  attachments: optional(files()),
});
export type Contract = AnswersOf<typeof contractForm>;
type Drafted = Situation<Contract>;

export const contractNotice = notice(
  'contract',
  {
    title: asked(project, 'title'),
    buyer: row(body()),
    supplier: row(body()),
    price: asked(contractForm, 'price'),
    capitals: row(text()),
    content: asked(contractForm, 'content'),
    quantity: asked(contractForm, 'quantity'),
    quality: asked(contractForm, 'quality'),
    start: asked(contractForm, 'start'),
    end: asked(contractForm, 'end'),
    place: asked(contractForm, 'place'),
    milestones: row(rows({ name: text(), amount: money(), on: date('ahead') })),
    reportEvery: asked(contractForm, 'reportEvery'),
    acceptance: asked(contractForm, 'acceptance'),
    liability: asked(contractForm, 'liability'),
    termination: asked(contractForm, 'termination'),
    handover: asked(contractForm, 'handover'),
    dispute: asked(contractForm, 'dispute'),
    attachments: asked(contractForm, 'attachments'),
  },
  {
    headline: ['start', 'end'],
    enters: ({ buyer, supplier, price, start, end, milestones: instalments }) => ({
      table: 'contract',
      buyer,
      supplier,
      price,
      start,
      end,
      instalments,
    }),
  },
);

export const priceAsBid = rule(
  'price-as-bid',
  '政府采购法 Art 46',
  ({ state, answers, facts }: Drafted) => {
    const offered = wonPrice(state, facts);
    return offered !== undefined && answers.price !== offered && { price: answers.price, offered };
  },
  'price',
);

export const termAsPublished = rule(
  'term-as-published',
  '政府采购法 Art 46; 财政部令第102号 Art 24',
  ({ state, answers: { start, end } }: Drafted) => {
    const planned = latest(state, project);
    const published = planned ? serviceMonths(planned.start, planned.end) : 0;
    const months = serviceMonths(start, end);
    return (end <= start || months !== published) && { months, published };
  },
  'end',
);

/** The service begins when it was published to, or so many days later as the city lets it be moved. */
export const startAsPublished = rule(
  'start-as-published',
  '政府采购法 Art 46',
  ({ state, answers: { start }, facts, now }: Drafted) => {
    const published = latest(state, project)?.start ?? start;
    const today = cityDate(now);
    const days = setting(facts.law, 'contract.start-shift-days', today).value;
    const [, latestDay = published] = [published, today].toSorted();
    const last = plusDays(latestDay, days);
    return (start < published || start > last) && { start, published, last };
  },
  'start',
);

/** Each service of the documents with its standard stands in the contract, in whichever order and with whatever is added. */
export const contentAsPublished = rule(
  'content-as-published',
  '政府采购法 Art 46',
  ({ state, answers: { content } }: Drafted) =>
    leftOut(
      content,
      latest(state, project)?.content.flatMap(({ item, standard }) => [item, standard]),
    ),
  'content',
);

export const quantityAsPublished = rule(
  'quantity-as-published',
  '政府采购法 Art 46',
  ({ state, answers: { quantity } }: Drafted) =>
    leftOut(
      quantity,
      latest(state, project)?.content.map((each) => `${each.quantity} ${each.unit}`),
    ),
  'quantity',
);

export const qualityAsPublished = rule(
  'quality-as-published',
  '政府采购法 Art 46',
  ({ state, answers: { quality } }: Drafted) =>
    leftOut(
      quality,
      latest(state, tender)?.standards.flatMap(({ name, standard }) => [name, standard]),
    ),
  'quality',
);

export const milestonesMakePrice = rule(
  'milestones-make-price',
  'R50',
  (situation: Drafted) => {
    const { milestones, price } = situation.answers;
    return problemIn(situation, 'sum') && { sum: sumOf(milestones), price };
  },
  'milestones',
);

export const advanceWithinCap = rule(
  'advance-within-cap',
  'R51',
  (situation: Drafted) => {
    const problem = problemIn(situation, 'advance');
    return problem?.why === 'advance' && { percent: problem.percent, limit: problem.limit };
  },
  'milestones',
);

export const finalAboveFloor = rule(
  'final-above-floor',
  'R50',
  (situation: Drafted) => {
    const problem = problemIn(situation, 'final');
    const final = situation.answers.milestones.at(-1)?.amount ?? 0;
    return problem?.why === 'final' && { percent: problem.percent, limit: problem.limit, final };
  },
  'milestones',
);

export const lastAfterAcceptance = rule(
  'last-after-acceptance',
  'R50',
  ({ answers }: Drafted) => answers.milestones.at(-1)?.after !== 'acceptance',
  'milestones',
);

export const milestonesInOrder = rule(
  'milestones-in-order',
  'R50',
  ({ answers: { milestones } }: Drafted) => {
    const late = milestones.findIndex(({ on }, index) => on < (milestones[index - 1]?.on ?? on));
    return late > 0 && { number: late + 1, on: milestones[late]?.on ?? '' };
  },
  'milestones',
);

export const milestonesWithinReservation = rule(
  'milestones-within-reservation',
  '预算法 Art 13',
  ({ state, answers }: Drafted) => {
    const reserved = approvedYears(state);
    for (const { line, amount } of byLine(answers.milestones)) {
      const least = sumOf(reserved.filter((share) => share.line === line));
      if (amount > least) return { amount, reserved: least };
    }
    return undefined;
  },
  'milestones',
);

/** A payment outside the year of its line waits for what is carried over. */
export const milestonesInYear = rule(
  'milestones-in-year',
  '预算法 Art 42',
  ({ answers, facts }: Drafted) => {
    const year = (id: string) => facts.lines.find((line) => line.id === id)?.year;
    const found = answers.milestones.find(
      ({ on, line }) => year(line) !== undefined && Number(on.slice(0, 4)) !== year(line),
    );
    return found && { on: found.on, year: year(found.line) ?? 0 };
  },
  'milestones',
);

export const scheduleAsPublished = rule(
  'schedule-as-published',
  '政府采购法 Art 46',
  ({ state, answers: { milestones, price } }: Drafted) => {
    const granted = grantedAdvance(state);
    for (const { share, after } of sharesByStage(latest(state, tender))) {
      const given = sumOf(milestones.filter((each) => each.after === after));
      const beyond = given - percentOf(share, price);
      // What finance lets be paid in advance is paid less later.
      const isGranted = after === 'signature' ? given <= percentOf(granted ?? 0, price) : beyond <= 0;
      if (Math.abs(beyond) > price / 100 && !(granted !== undefined && isGranted)) return { after, given, share };
    }
    return undefined;
  },
  'milestones',
);

export const reportsWithinTerm = rule(
  'reports-within-term',
  'R76',
  ({ answers: { reportEvery, start, end } }: Drafted) => {
    const months = serviceMonths(start, end);
    return reportEvery > months && { reportEvery, months };
  },
  'reportEvery',
);

export const supplierInGoodStanding = rule('supplier-in-good-standing', '政府采购法 Art 22', ({ state, facts, now }) =>
  barred(
    facts.bodies.find(({ id }) => id === state.bodies.supplier),
    now,
  ),
);

export const contractUnchangedPrice = again('contract-price-still-as-bid', priceAsBid, contractForm);

/** What was set aside lapses with its year, unless it was carried over: nothing is committed from it any more. */
export const reservationLives = rule('reservation-lives', '预算法 Art 42', ({ state, facts, now }) => {
  const used = (latest(state, contractForm)?.milestones ?? []).map(({ line }) => line);
  const today = cityDate(now);
  const lapsed = facts.lines.find(({ id, year }) => used.includes(id) && usableUntil(state, year) < today);
  return state.version >= 5 && lapsed !== undefined && { year: lapsed.year, ...lapsed.name };
});

/** What is signed: with whom, for how much, for how long, paid when. */
export const contractBrief = brief(
  'contract',
  {
    supplier: row(body()),
    price: asked(contractForm, 'price'),
    start: asked(contractForm, 'start'),
    end: asked(contractForm, 'end'),
    quantity: asked(contractForm, 'quantity'),
    milestones: row(rows({ name: text(), amount: money(), on: date('ahead') })),
    reportEvery: asked(contractForm, 'reportEvery'),
  },
  ({ state }) => {
    const drafted = latest(state, contractForm);
    return (
      drafted && {
        ...drafted,
        supplier: state.bodies.supplier ?? '',
        milestones: drafted.milestones.map(({ name, amount, on }) => ({ name, amount, on })),
      }
    );
  },
);

/** The instalments of a contract together on each budget line. */
export function byLine(milestones: readonly Share[]): readonly Share[] {
  const lines = [...new Set(milestones.map(({ line }) => line))];
  return lines.map((line) => ({ line, amount: sumOf(milestones.filter((each) => each.line === line)) }));
}

/** Who signs, each by an act of his own. */
const signatures = [
  ['buyer_head', 'signForBuyer'],
  ['org_admin', 'signForSupplier'],
] as const;
const signers = signatures.map(([role]) => role);

/** What stopped the contract is over: its term is as long as it was (政府采购法实施条例 Art 54). */
export const resumeSigning = action({
  binds: 'lightly',
  by: 'system',
  form: pauseEnd,
  until: ({ answers: { until } }) => instant(until).toISOString(),
  tells: ['buyer_staff', ...signers],
});

/** Once both have signed finance has the contract, and files its copy. */
const onceConcluded = {
  among: ['finance_proc'],
  now: ({ position }: Case) => (position === 'management.run' ? (['finance_proc'] as const) : []),
} as const;

export const contract = {
  'contract.draft': {
    waits: 'buyer_staff',
    due: 'CONTR_30',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      draftContract: action({
        binds: 'lightly',
        by: 'buyer_staff',
        form: contractForm,
        prefill: ({ state, facts }) => latest(state, contractForm) ?? proposal(state, facts),
        when: [
          priceAsBid,
          termAsPublished,
          startAsPublished,
          contentAsPublished,
          quantityAsPublished,
          qualityAsPublished,
          milestonesMakePrice,
          advanceWithinCap,
          finalAboveFloor,
          lastAfterAcceptance,
          milestonesInOrder,
          milestonesWithinReservation,
          scheduleAsPublished,
          reportsWithinTerm,
        ],
        warns: [milestonesInYear],
        goes: 'contract.sign',
        tells: signers,
      }),
      askAdvance,
      grantAdvance,
      refuseAdvance,
      declineAward,
      takeNext,
    },
  },
  'contract.sign': {
    waits: { among: signers, now: (state) => unsigned(state).map((role): Waiting => ({ role })) },
    // The law's thirty days run on from the notification of the award.
    due: 'runs-on',
    escalates: ['buyer_staff', 'group_sec'],
    actions: {
      signForBuyer: action({
        binds: 'firmly',
        by: 'buyer_head',
        shows: contractBrief,
        names: ['supplier', 'price'],
        apart: ['draftContract'],
        gates: [supplierInGoodStanding, contractUnchangedPrice, reservationLives, noChallengeOpen, notStopped],
        warns: [daysToChallengeOver],
        once: 'role',
        leads: ['management.run'],
        goes: (situation) => (concludes(situation) ? 'management.run' : undefined),
        does: (situation) => (concludes(situation) ? conclusion(situation) : []),
        effects: ['contract', 'release', 'commit', 'open', 'act'],
        tells: ['org_admin', 'org_staff', 'org_finance', 'buyer_staff'],
        alsoTells: onceConcluded,
      }),
      signForSupplier: action({
        binds: 'firmly',
        by: 'org_admin',
        shows: contractBrief,
        names: ['price'],
        gates: [supplierInGoodStanding, contractUnchangedPrice, reservationLives, noChallengeOpen, notStopped],
        warns: [daysToChallengeOver],
        once: 'role',
        leads: ['management.run'],
        goes: (situation) => (concludes(situation) ? 'management.run' : undefined),
        does: (situation) => (concludes(situation) ? conclusion(situation) : []),
        effects: ['contract', 'release', 'commit', 'open', 'act'],
        tells: ['buyer_head', 'buyer_staff', 'org_finance'],
        alsoTells: onceConcluded,
      }),
      changeContract: action({
        binds: 'lightly',
        revocable: true,
        aside: true,
        by: signers,
        form: correction,
        goes: 'contract.draft',
        returns: true,
        until: ({ state }) => state.due?.at,
        tells: ['buyer_staff', ...signers],
      }),
      declineAward,
      takeNext,
    },
  },
} as const satisfies Stages<'purchase', 'contract', Facts>;

/** Those who have not signed the text as it was last drafted. */
function unsigned(state: Case): readonly Role[] {
  const since = seqOf(state, 'draftContract');
  return signatures.filter(([, act]) => seqOf(state, act) <= since).map(([role]) => role);
}

function concludes({ state, by }: Situation<unknown>): boolean {
  return unsigned(state).every((role) => role === by.role);
}

/** Both have signed: the money is committed, the public is told, reports and payments have their calendar. */
function conclusion({ state, facts }: Situation<unknown>): readonly Effect[] {
  const agreed = latest(state, contractForm);
  if (!agreed) throw new Error(`${state.id} has no contract to conclude`);
  const { milestones, start, end, reportEvery } = agreed;
  return [
    ...commitments(state, milestones),
    published(state, facts, agreed),
    ...reportPeriods(facts.law, start, end, reportEvery).map(
      (period): Effect => ({ kind: 'open', procedure: 'report', answers: { ...period } }),
    ),
    ...milestones.map(
      (milestone, index): Effect => ({
        kind: 'open',
        procedure: 'payment',
        answers: { number: index + 1, ...milestone },
      }),
    ),
    ...bidsEnd(facts),
  ];
}

/** Until the contract is signed the next one may still be awarded; now every bid ends as it stands. */
function bidsEnd(facts: Facts): readonly Effect[] {
  const at = (position: Position) => openBidsIn(facts).filter((bid) => bid.position === position);
  return [...onEach(at('award.won'), 'concludeBid'), ...onEach(at('award.lost'), 'endBid')];
}

/** What was set aside becomes a commitment; what the price left of it goes back. */
function commitments(state: Case, milestones: readonly Share[]): readonly Effect[] {
  const committed = byLine(milestones);
  const rest = byLine(approvedYears(state)).map(({ line, amount }) => ({
    line,
    amount: amount - sumOf(committed.filter((each) => each.line === line)),
  }));
  return [
    ...committed.map(({ line, amount }): Effect => ({ kind: 'budget', move: 'commit', line, fen: amount })),
    ...moves('release', rest),
  ];
}

function published(state: Case, facts: Facts, agreed: Contract): Effect {
  return publish(contractNotice, {
    title: titleOf(state),
    buyer: state.bodies.buyer ?? '',
    supplier: wonBid(state, facts)?.bodies.supplier ?? '',
    ...agreed,
    capitals: capitals(agreed.price),
    milestones: agreed.milestones.map(({ name, amount, on }) => ({ name, amount, on })),
  });
}

/** A contract as documents and bid have it; what only the parties know is left to them. */
function proposal(state: Case, facts: Facts): Partial<Contract> {
  const planned = latest(state, project);
  const documents = latest(state, tender);
  const price = wonPrice(state, facts);
  if (!planned || !documents || price === undefined) return {};
  const { start, end } = planned;
  return {
    content: planned.content.map(({ item, standard }) => `${item}：${standard}`).join('；'),
    quantity: planned.content.map(({ item, quantity, unit }) => `${item} ${quantity} ${unit}`).join('；'),
    quality: documents.standards.map(({ name, standard }) => `${name}：${standard}`).join('；'),
    price,
    start,
    end,
    milestones: instalments(documents, price, approvedYears(state), start, end),
    reportEvery: Math.min(3, serviceMonths(start, end)),
    acceptance: documents.standards.map(({ name, standard }) => `${name}：${standard}`).join('；'),
  };
}

/** The published shares of the price in fen; the last takes what rounding leaves. */
function instalments(
  { schedule }: Tender,
  price: Fen,
  reserved: readonly Share[],
  start: string,
  end: string,
): Contract['milestones'] {
  const first = schedule.slice(0, -1).map(({ share }) => percentOf(share, price));
  const amounts = [...first, price - first.reduce((sum, amount) => sum + amount, 0)];
  const length = daysBetween(start, end);
  return schedule.map(({ condition, after }, index) => ({
    name: condition,
    amount: amounts[index] ?? 0,
    on:
      after === 'acceptance'
        ? plusDays(end, daysToAccept)
        : plusDays(start, Math.floor((length * index) / schedule.length)),
    line: lineFor(reserved, amounts.slice(0, index + 1)),
    after,
  }));
}

/** The line on which the last of these amounts stands when the lines are used up in order. */
function lineFor(reserved: readonly Share[], amounts: readonly Fen[]): string {
  const needed = amounts.reduce((sum, amount) => sum + amount, 0);
  let borne = 0;
  for (const { line, amount } of reserved) {
    borne += amount;
    if (needed <= borne) return line;
  }
  return reserved.at(-1)?.line ?? '';
}

function sharesByStage(documents: Tender | undefined) {
  const schedule = documents?.schedule ?? [];
  const stages = [...new Set(schedule.map(({ after }) => after))];
  return stages.map((after) => ({
    after,
    share: schedule.filter((each) => each.after === after).reduce((sum, { share }) => sum + share, 0),
  }));
}

function problemIn({ state, answers, facts, now }: Drafted, why: ScheduleProblem['why']): ScheduleProblem | undefined {
  const parts = answers.milestones.map(({ amount, after }) => ({ amount, advance: after === 'signature' }));
  const given = { advanceApproved: grantedAdvance(state) !== undefined };
  return scheduleProblems(facts.law, answers.price, parts, cityDate(now), given).find((problem) => problem.why === why);
}

/** The first of these parts that a text leaves out, however it is spaced. */
function leftOut(text: string, parts: readonly string[] = []): { readonly missing: string } | undefined {
  const said = closed(text).replaceAll(',', '');
  const missing = parts.find((part) => !said.includes(closed(part).replaceAll(',', '')));
  return missing === undefined ? undefined : { missing };
}

function sumOf(parts: readonly { readonly amount: Fen }[]): Fen {
  return parts.reduce((sum, { amount }) => sum + amount, 0);
}
