import { type Case, lastFiling, latest } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import { choice, date, longText, text } from '../../engine/form.ts';
import { notice, publish } from '../../engine/notice.ts';
import {
  type Situation as AnySituation,
  again,
  type FactsOf,
  needing,
  type Procedure,
  type Reading,
} from '../../engine/procedure.ts';
import { asked, body, maybe, row } from '../../engine/rows.ts';
import { cityDate, daysBetween, instant, plusDays } from '../../law/date.ts';
import { dueFrom, lastDay } from '../../law/deadline.ts';
import type { Position, Role } from '../../names.ts';
import { correction, reason, recuses, returnsTo } from '../common/common.ts';
import { project } from '../purchase/01-setup/setup.ts';
import { methodOf } from '../purchase/05-publication/tender.ts';
import { bidBy, candidates } from '../purchase/09-award/awarded-bid.ts';
import {
  answeredAt,
  type Challenge,
  type ChallengeAnswer,
  challengeAnswer,
  challengeForm,
  clockStop,
  complaintDecision,
  complaintRefusal,
  complaintReply,
  complaintToFinance,
  type Decision,
  openChallenges,
  type Remedy,
  suspendedUntil,
  suspension,
} from './challenge-form.ts';
import { beginOf, challengeEnds, challengeFrom, stagesInTime } from './windows.ts';

export {
  challengeAnswer,
  challengeForm,
  clockStop,
  complaintDecision,
  complaintRefusal,
  complaintReply,
  complaintToFinance,
  suspension,
} from './challenge-form.ts';

const { needs, action, rule, brief } = needing('bids', 'challenges');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

/** The public hears that signing and performance wait, why, and until when at the latest; never of whom. */
export const standstillNotice = notice('standstill', {
  title: asked(project, 'title'),
  ground: row(choice('challenge', 'suspended')),
  stage: maybe(asked(challengeForm, 'stage')),
  until: row(date('ahead')),
});

/** How a challenge was answered, and what becomes of the purchase by it. */
export const remedyNotice = notice('remedy', {
  title: asked(project, 'title'),
  number: row(text()),
  stage: asked(challengeForm, 'stage'),
  matter: row(longText()),
  outcome: asked(challengeAnswer, 'outcome'),
  findings: asked(challengeAnswer, 'findings'),
  follows: maybe(asked(challengeAnswer, 'follows')),
});

/** What finance decided on a supplier's complaint, as the law wants it published (政府采购法实施条例 Art 58). */
export const decisionNotice = notice('decision', {
  title: asked(project, 'title'),
  number: row(text()),
  complainant: row(body()),
  buyer: row(body()),
  matter: asked(complaintToFinance, 'matter'),
  outcome: asked(complaintDecision, 'outcome'),
  findings: asked(complaintDecision, 'findings'),
  basis: asked(complaintDecision, 'basis'),
  follows: maybe(asked(complaintDecision, 'follows')),
});

/** Something of the tender must still be in its days. */
export const challengeRuns = rule('challenge-runs', '政府采购法实施条例 Art 53', ({ facts, now }) => {
  const { parent, law } = facts;
  return parent !== undefined && stagesInTime(parent, law, now).length === 0;
});

/** Within seven working days of the stage (政府采购法实施条例 Art 53). */
export const stageInTime = rule(
  'stage-in-time',
  '政府采购法实施条例 Art 53',
  ({ answers: { stage }, facts: { parent, law }, now }: Situation<Challenge>) => {
    const due = parent && challengeEnds(stage, parent, law);
    if (!due) return { stage, until: '' };
    return now >= due.at && { stage, until: lastDay(due.at) };
  },
  'stage',
);

/** Who can challenge: of the documents whoever may bid, of process and result whoever did (财政部令第94号 Art 11). */
export const tookPart = rule(
  'took-part',
  '财政部令第94号 Art 11',
  ({ answers: { stage }, facts: { bids, parent }, by }: Situation<Challenge>) => {
    if (stage === 'documents') return false;
    const begun = parent && beginOf(parent)?.toISOString();
    const own = bids.some(
      ({ bodies, openedAt, entries }) =>
        bodies.supplier === by.body &&
        openedAt >= (begun ?? '') &&
        entries.some(({ position }) => position === 'bidding.submitted'),
    );
    return !own;
  },
  'stage',
);

/** All that is challenged of a stage is challenged at once (财政部令第94号 Art 10). */
export const oncePerStage = rule(
  'once-per-stage',
  '财政部令第94号 Art 10',
  ({ state, answers: { stage }, facts: { challenges, parent, law }, by }: Situation<Challenge>) => {
    const from = parent && challengeFrom(stage, parent, law);
    const begun = parent && beginOf(parent)?.toISOString();
    const before = challenges.find(
      (each) =>
        each.id !== state.id &&
        each.bodies.supplier === by.body &&
        each.outcome !== 'withdrawn' &&
        each.openedAt >= (begun ?? '') &&
        latest(each, challengeForm)?.stage === stage,
    );
    return from !== undefined && before && { number: before.number, stage };
  },
  'stage',
);

/** What shall follow and may not, beside what may. */
function unlawful(follows: string | undefined, lawful: readonly string[]) {
  return follows !== undefined && !lawful.includes(follows) && { follows, lawful: lawful.join(',') };
}

/** What follows must be what the law allows where the purchase stands (财政部令第94号 Art 16). */
export const followsAsLawful = rule(
  'follows-as-lawful',
  '财政部令第94号 Art 16',
  (situation: Situation<ChallengeAnswer>) => unlawful(situation.answers.follows, lawfulRemedies(situation)),
  'follows',
);
export const stillAsLawful = again('still-as-lawful', followsAsLawful, challengeAnswer);

/** A supplier complains once it is answered, or was not in time, and no later than fifteen working days after the days to answer (政府采购法 Art 55). */
export const complaintRuns = rule('complaint-runs', '政府采购法 Art 55', ({ state, facts, now }) => {
  const answered = answeredAt(state) !== undefined || now >= answerEnds(state, facts);
  const until = complaintEnds(state, facts);
  return (!answered || now >= until) && { from: cityDate(answerEnds(state, facts)), until: lastDay(until) };
});

export const complaintTermOver = rule('complaint-term-over', '政府采购法 Art 55', ({ state, facts, now }) => {
  const until = complaintEnds(state, facts);
  return now < until && { until: lastDay(until) };
});

/** A complaint is sent back once to be completed (财政部令第94号 Art 21). */
export const sentBackOnce = rule('sent-back-once', '财政部令第94号 Art 21', ({ state }) =>
  state.filings.some((filing) => filing.action === 'returnComplaint'),
);

export const termToActOver = rule(
  'term-to-act-over',
  '财政部令第94号 Art 22',
  ({ state: { due }, now }) => due !== undefined && now < new Date(due.at) && { until: lastDay(new Date(due.at)) },
);

/** What follows from a decision must be what the law allows where the purchase stands (财政部令第94号 Art 31–32). */
export const decisionAsLawful = rule(
  'decision-as-lawful',
  '财政部令第94号 Art 31–32',
  (situation: Situation<Decision>) => unlawful(situation.answers.follows, lawfulDecisions(situation)),
  'follows',
);

export const stoppedAhead = rule(
  'stopped-ahead',
  '政府采购法实施条例 Art 58',
  ({ answers: { until }, now }: Situation<{ readonly until: string }>) => until <= cityDate(now) && { until },
  'until',
);

/** A purchase is stopped once, for thirty days at most (政府采购法 Art 57). */
export const withinThirtyDays = rule(
  'within-thirty-days',
  '政府采购法 Art 57',
  ({ answers: { until }, facts, now }: Situation<{ readonly until: string }>) => {
    const { advised: last } = dueFrom(facts.law, 'SUSP_30', now);
    return (until <= cityDate(now) || until > last) && { until, last };
  },
  'until',
);
export const suspendedOnce = rule(
  'suspended-once',
  '政府采购法 Art 57',
  ({ state }) => latest(state, suspension) !== undefined,
);

/** What is complained of, what was answered, and what the other side says. */
export const complaintBrief = brief(
  'supplier-complaint',
  {
    title: asked(project, 'title'),
    stage: asked(challengeForm, 'stage'),
    matter: asked(complaintToFinance, 'matter'),
    facts: asked(complaintToFinance, 'facts'),
    request: asked(complaintToFinance, 'request'),
    basis: asked(complaintToFinance, 'basis'),
    answered: maybe(asked(challengeAnswer, 'findings')),
    reply: maybe(asked(complaintReply, 'reply')),
  },
  ({ state, facts }) => {
    const filed = latest(state, complaintToFinance);
    const stage = latest(state, challengeForm)?.stage;
    const answer = latest(state, challengeAnswer)?.findings;
    const reply = latest(state, complaintReply)?.reply;
    return (
      filed &&
      stage && {
        title: titleOf(facts.parent),
        stage,
        ...filed,
        ...(answer && { answered: answer }),
        ...(reply && { reply }),
      }
    );
  },
);

/** What is challenged, and what waits for the answer. */
export const challengeBrief = brief(
  'challenge',
  {
    title: asked(project, 'title'),
    stage: asked(challengeForm, 'stage'),
    matter: asked(challengeForm, 'matter'),
    facts: asked(challengeForm, 'facts'),
    request: asked(challengeForm, 'request'),
    basis: maybe(asked(challengeForm, 'basis')),
    outcome: maybe(asked(challengeAnswer, 'outcome')),
    follows: maybe(asked(challengeAnswer, 'follows')),
    findings: maybe(asked(challengeAnswer, 'findings')),
    complaintUntil: row(date('ahead')),
  },
  ({ state, facts }) => {
    const filed = latest(state, challengeForm);
    const answer = state.position === 'answering.sign' ? latest(state, challengeAnswer) : undefined;
    return (
      filed && {
        title: titleOf(facts.parent),
        ...filed,
        ...(answer && { outcome: answer.outcome, follows: answer.follows, findings: answer.findings }),
        complaintUntil: lastDay(complaintEnds(state, facts)),
      }
    );
  },
);

/** What of a purchase can be challenged when, before whoever writes. */
export const challengeable = brief(
  'challengeable',
  {
    title: asked(project, 'title'),
    documents: maybe(row(date('ahead'))),
    opening: maybe(row(date('ahead'))),
    qualification: maybe(row(date('ahead'))),
    result: maybe(row(date('ahead'))),
  },
  ({ facts: { parent, law }, now }) => {
    if (!parent) return undefined;
    const days = stagesInTime(parent, law, now).map((stage) => {
      const due = challengeEnds(stage, parent, law);
      return [stage, due && lastDay(due.at)] as const;
    });
    return { title: titleOf(parent), ...Object.fromEntries(days) };
  },
);

const answerers = ['buyer_staff', 'agency'] as const satisfies readonly Role[];

/** To the finance bureau of the same level, where the answer does not content or did not come (政府采购法 Art 55). */
const complainToFinance = action({
  binds: 'firmly',
  aside: true,
  by: 'org_admin',
  form: complaintToFinance,
  prefill: ({ state }) => latest(state, challengeForm) ?? {},
  gates: [complaintRuns],
  goes: 'complaint.review',
  tells: ['finance_proc', 'buyer_head'],
  readers: mayReadChallenge,
});

/** A supplier says that a tender harmed its rights: answered by the buyer in the days of the law, before a contract goes on; then by the finance bureau. */
export const challenge = {
  id: 'challenge',
  version: 1,
  needs,
  series: 'CHL',
  hidesCount: true,
  under: { purchase: ({ position, outcome }) => outcome === undefined && isInTender(position) },
  opening: {
    name: 'fileChallenge',
    action: action({
      binds: 'firmly',
      by: 'org_admin',
      form: challengeForm,
      shows: challengeable,
      gates: [challengeRuns],
      when: [stageInTime, tookPart, oncePerStage],
      goes: 'answering.answer',
      does: ({ answers: { stage }, facts, now }) => [
        publish(standstillNotice, {
          title: titleOf(facts.parent),
          ground: 'challenge',
          stage,
          until: lastDay(dueFrom(facts.law, 'CHANS_7', now).at),
        }),
      ],
      effects: ['standstill'],
      tells: ['buyer_staff', 'buyer_head', 'agency'],
      readers: mayReadChallenge,
    }),
  },
  stages: {
    'answering.answer': {
      waits: answerers,
      due: 'CHANS_7',
      escalates: ['buyer_head', 'finance_proc'],
      actions: {
        answerChallenge: action({
          binds: 'lightly',
          by: answerers,
          form: challengeAnswer,
          shows: challengeBrief,
          when: [followsAsLawful],
          goes: 'answering.sign',
          tells: ['buyer_head'],
          readers: mayReadChallenge,
        }),
        recuseChallenge: { ...recuses(answerers), readers: mayReadChallenge },
        complainToFinance,
      },
    },
    'answering.sign': {
      waits: 'buyer_head',
      due: 'runs-on',
      escalates: ['finance_proc'],
      actions: {
        signAnswer: action({
          binds: 'firmly',
          by: 'buyer_head',
          shows: challengeBrief,
          names: ['outcome', 'follows'],
          apart: ['answerChallenge'],
          gates: [stillAsLawful],
          goes: 'answering.accept',
          does: (situation) => carriedOut(situation),
          effects: ['remedy', 'act'],
          tells: ['org_admin', ...answerers, 'finance_proc'],
          readers: mayReadChallenge,
        }),
        returnAnswer: {
          ...returnsTo('answering.answer', 'buyer_head', answerers, [stillAsLawful]),
          until: ({ state }) => state.due?.at,
          readers: mayReadChallenge,
        },
        complainToFinance,
      },
    },
    'answering.accept': {
      waits: 'org_admin',
      claim: true,
      due: { by: ['COMPL_15'], moment: ({ state, facts }) => complaintEnds(state, facts).toISOString() },
      actions: {
        acceptAnswer: action({
          binds: 'finally',
          by: 'org_admin',
          shows: challengeBrief,
          goes: 'completed',
          tells: answerers,
          readers: mayReadChallenge,
        }),
        complainToFinance,
        letAnswerStand: action({
          binds: 'lightly',
          by: 'system',
          timed: true,
          gates: [complaintTermOver],
          goes: 'completed',
          tells: ['org_admin'],
          readers: mayReadChallenge,
        }),
      },
    },
    'complaint.review': {
      waits: 'finance_proc',
      due: 'COMREV_5',
      escalates: ['supervision', 'group_sec'],
      actions: {
        admitComplaint: action({
          binds: 'firmly',
          by: 'finance_proc',
          shows: complaintBrief,
          names: ['stage'],
          goes: 'complaint.reply',
          tells: ['org_admin', ...answerers, 'buyer_head'],
          readers: mayReadChallenge,
        }),
        returnComplaint: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'finance_proc',
          form: correction,
          gates: [sentBackOnce],
          goes: 'complaint.correct',
          returns: true,
          tells: ['org_admin'],
          readers: mayReadChallenge,
        }),
        refuseComplaint: action({
          binds: 'firmly',
          aside: true,
          by: 'finance_proc',
          form: complaintRefusal,
          goes: 'rejected',
          tells: ['org_admin', 'supervision'],
          readers: mayReadChallenge,
        }),
        recuseComplaint: { ...recuses('finance_proc'), readers: mayReadChallenge },
      },
    },
    'complaint.correct': {
      waits: 'org_admin',
      actions: {
        correctComplaint: action({
          binds: 'lightly',
          by: 'org_admin',
          form: complaintToFinance,
          prefill: ({ state }) => latest(state, complaintToFinance),
          goes: 'complaint.review',
          tells: ['finance_proc'],
          readers: mayReadChallenge,
        }),
        lapseComplaint: action({
          binds: 'finally',
          by: 'system',
          timed: true,
          gates: [termToActOver],
          goes: 'expired',
          tells: ['org_admin', 'finance_proc'],
          readers: mayReadChallenge,
        }),
      },
    },
    'complaint.reply': {
      waits: answerers,
      due: 'COMREPLY_5',
      escalates: ['buyer_head'],
      actions: {
        replyToComplaint: action({
          binds: 'lightly',
          by: [...answerers, 'buyer_head'],
          form: complaintReply,
          shows: complaintBrief,
          goes: 'complaint.decide',
          tells: ['finance_proc'],
          readers: mayReadChallenge,
        }),
        closeReplies: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'finance_proc',
          gates: [termToActOver],
          goes: 'complaint.decide',
          tells: answerers,
          readers: mayReadChallenge,
        }),
      },
    },
    'complaint.decide': {
      waits: 'finance_proc',
      due: {
        by: ['COMDEC_30'],
        moment: ({ state, facts }) => dueFrom(facts.law, 'COMDEC_30', receivedAt(state)).at.toISOString(),
      },
      escalates: ['supervision', 'group_chair'],
      actions: {
        decideComplaint: action({
          binds: 'firmly',
          by: 'finance_proc',
          form: complaintDecision,
          shows: complaintBrief,
          when: [decisionAsLawful],
          goes: 'completed',
          does: (situation) => decided(situation),
          effects: ['decision', 'act'],
          tells: ['org_admin', ...answerers, 'buyer_head', 'supervision'],
          readers: mayReadChallenge,
        }),
        stopClock: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'finance_proc',
          form: clockStop,
          when: [stoppedAhead],
          until: ({ state: { due }, answers: { until }, now }) =>
            due && instant(plusDays(lastDay(new Date(due.at)), daysBetween(cityDate(now), until))).toISOString(),
          tells: ['org_admin', 'buyer_staff'],
          readers: mayReadChallenge,
        }),
        recuseComplaint: { ...recuses('finance_proc'), readers: mayReadChallenge },
      },
    },
  },
  always: {
    suspendPurchase: {
      ...action({
        binds: 'firmly',
        aside: true,
        by: 'finance_proc',
        form: suspension,
        gates: [suspendedOnce],
        when: [withinThirtyDays],
        does: ({ answers: { until }, facts }) => [
          publish(standstillNotice, { title: titleOf(facts.parent), ground: 'suspended', until }),
        ],
        effects: ['standstill'],
        tells: ['org_admin', ...answerers, 'buyer_head'],
        readers: mayReadChallenge,
      }),
      at: (position: Position) => position === 'complaint.reply' || position === 'complaint.decide',
    },
    withdrawChallenge: {
      ...action({
        binds: 'finally',
        aside: true,
        by: 'org_admin',
        form: reason,
        goes: 'withdrawn',
        does: ({ state, facts, now }) =>
          openChallenges([state]).length > 0 ? goesOn(state, state.openedAt, facts, now) : lifted(state, facts, now),
        effects: ['act'],
        tells: ['buyer_staff', 'buyer_head', 'agency', 'finance_proc'],
        readers: mayReadChallenge,
      }),
      at: (position: Position) => position !== 'answering.accept',
    },
  },
  title: (_state, parent) => parent && latest(parent, project)?.title,
  manner: (_state, parent) => parent && methodOf(parent),
  bodies: (parent) => (parent?.bodies.buyer ? { buyer: parent.bodies.buyer } : {}),
} as const satisfies Procedure<'challenge', Facts>;

/** What may follow where the purchase stands, of an answer that upholds the challenge. */
export function lawfulRemedies({ state, facts }: Situation): readonly Remedy[] {
  const { parent } = facts;
  const position: string = parent?.position ?? '';
  if (!parent) return [];
  if (latest(state, challengeForm)?.stage === 'documents' && position === 'bidding.open')
    return ['continue', 'correct'];
  if (!canChange(position)) return ['continue'];
  return ['continue', ...(canTakeNext(state, parent, facts) ? (['next'] as const) : []), 'restart'];
}

/** Where the buyer can still change by himself what was decided: after the ranking, until both have signed. */
function canChange(position: string): boolean {
  return position.startsWith('award.') || position.startsWith('contract.');
}

const tendering = ['bidding.', 'qualification.', 'evaluation.', 'award.', 'contract.', 'management.'];

function isInTender(position: Position | undefined): boolean {
  return tendering.some((step) => position?.startsWith(step));
}

/** What an answer does: it is told to all, and carried out on the purchase. */
function carriedOut({ state, facts, now }: Situation): readonly Effect[] {
  const filed = latest(state, challengeForm);
  const answer = latest(state, challengeAnswer);
  if (!filed || !answer) throw new Error(`${state.id} has no answer to be signed`);
  const { outcome, findings, follows } = answer;
  const { stage, matter } = filed;
  const { number } = state;
  return [
    publish(remedyNotice, { title: titleOf(facts.parent), number, stage, matter, outcome, findings, follows }),
    ...(isOrdered(follows) ? ordered(state, facts, follows, findings) : goesOn(state, state.openedAt, facts, now)),
  ];
}

type Ordered = Exclude<Remedy, 'continue' | 'correct'>;

function isOrdered(follows: Remedy | undefined): follows is Ordered {
  return follows === 'next' || follows === 'restart';
}

function ordered({ number }: Case, { parent }: Facts, follows: Ordered, findings: string): readonly Effect[] {
  if (!parent) return [];
  const { supplier } = parent.bodies;
  const passedOver = follows === 'next' && supplier !== undefined ? { supplier } : {};
  const answers = { follows, number, reason: findings, ...passedOver };
  return [{ kind: 'act', on: parent.id, action: 'followRemedy', answers }];
}

/** The term of the contract goes on where it stood when this came. */
function goesOn({ number }: Case, since: string, { parent }: Facts, now: Date): readonly Effect[] {
  const days = daysBetween(cityDate(new Date(since)), cityDate(now));
  if (!parent?.due || !parent.position?.startsWith('contract.') || days <= 0) return [];
  const until = plusDays(lastDay(new Date(parent.due.at)), days);
  return [{ kind: 'act', on: parent.id, action: 'resumeSigning', answers: { number, until } }];
}

/** What finance had stopped goes on, with as many days as it stood still. */
function lifted(state: Case, facts: Facts, now: Date): readonly Effect[] {
  const from = lastFiling(state, 'suspendPurchase')?.at;
  const until = suspendedUntil(state);
  if (from === undefined || until === undefined) return [];
  return goesOn(state, from, facts, now < until ? now : until);
}

/** What finance may order where the purchase stands (财政部令第94号 Art 31–32). */
export function lawfulDecisions({ state, facts }: Situation): readonly NonNullable<Decision['follows']>[] {
  const { parent } = facts;
  const position: string = parent?.position ?? '';
  if (!parent) return [];
  if (position.startsWith('management.')) return ['continue', 'void'];
  if (!canChange(position)) return ['continue'];
  return ['continue', ...(canTakeNext(state, parent, facts) ? (['next'] as const) : []), 'restart'];
}

/** Of what is wrong with the documents nobody profits; else the next one can be taken where somebody is left. */
function canTakeNext(state: Case, purchase: Case, facts: Facts): boolean {
  if (latest(state, challengeForm)?.stage === 'documents' || purchase.position === 'award.confirm') return false;
  return candidates(purchase, facts).some(
    ({ supplier }) => bidBy(facts, supplier)?.bodies.supplier !== purchase.bodies.supplier,
  );
}

/** A decision is published, and carried out on the purchase. */
function decided({ state, answers, facts, now }: Situation<Decision>): readonly Effect[] {
  const { outcome, findings, basis, follows } = answers;
  const { supplier = '', buyer = '' } = state.bodies;
  const isNew = follows === 'next' || follows === 'restart';
  return [
    publish(decisionNotice, {
      title: titleOf(facts.parent),
      number: state.number,
      complainant: supplier,
      buyer,
      matter: latest(state, complaintToFinance)?.matter ?? '',
      outcome,
      findings,
      basis,
      follows,
    }),
    ...(isNew ? ordered(state, facts, follows, findings) : lifted(state, facts, now)),
  ];
}

/** When finance had the complaint as it is: once it was corrected. */
function receivedAt(state: Case): Date {
  const at = (lastFiling(state, 'correctComplaint') ?? lastFiling(state, 'complainToFinance'))?.at;
  return new Date(at ?? state.openedAt);
}

/** The end of the days to answer, whenever the answer came. */
function answerEnds({ openedAt }: Case, { law }: Facts): Date {
  return dueFrom(law, 'CHANS_7', new Date(openedAt)).at;
}

/** From the end of the days to answer (政府采购法 Art 55). */
function complaintEnds(state: Case, facts: Facts): Date {
  return dueFrom(facts.law, 'COMPL_15', new Date(answerEnds(state, facts).getTime() - 1)).at;
}

function titleOf(parent: Case | undefined): string {
  return (parent && latest(parent, project)?.title) ?? '';
}

/** The supplier, whoever answers, and those who watch over procurement; no rival. */
function mayReadChallenge({ roles, person }: Reading): boolean {
  if (roles.some((role) => role !== 'auditor')) return true;
  return (
    person?.seats.some(({ role }) => role === 'finance_proc' || role === 'supervision' || role === 'audit') ?? false
  );
}
