import {
  answersOf,
  type Case,
  type Filing,
  hasSteppedBack,
  lastFiling,
  latest,
  type Waiting,
} from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type AnswersOf,
  choice,
  consent,
  decimal,
  files,
  form,
  longText,
  money,
  only,
  optional,
  reference,
  rows,
  text,
} from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import type { Stages } from '../../../engine/procedure.ts';
import { asked, body, maybe, row } from '../../../engine/rows.ts';
import { cityDate, plusYears } from '../../../law/date.ts';
import { dueFrom } from '../../../law/deadline.ts';
import type { MultiPartyResult } from '../../../law/evaluation.ts';
import { judgedSince } from '../../../law/rotation.ts';
import { setting } from '../../../law/setting.ts';
import type { Role } from '../../../names.ts';
import { heardUntil, reason, recuses, returnsTo } from '../../common/common.ts';
import { project, titleOf } from '../01-setup/setup.ts';
import { standards } from '../05-publication/options.ts';
import { tender } from '../05-publication/tender.ts';
import { seqOf } from '../06-bidding/bidders.ts';
import { onEach } from '../06-bidding/bidding.ts';
import { holds } from '../08-evaluation/panel.ts';
import { wonBid } from '../09-award/awarded-bid.ts';
import { agreedContract } from '../10-contract/agreed.ts';
import { contractForm } from '../10-contract/contract.ts';
import { isChecked, isSupplierGone, reportsBy } from '../11-management/management.ts';
import { bidForm } from '../bid/bid.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import { procurers } from '../hands.ts';
import { instalment } from '../payment/instalment.ts';
import { timeLeft } from '../time-left.ts';
import { evaluationResult, usersOpinions } from './evaluation-result.ts';
import { judgesNoMore, judging, offices, partyScore, serviceEvaluation, usersOpinionForm } from './opinions.ts';
import { acceptanceGroup, type Group, serviceBrief } from './service-judged.ts';

export * from './opinions.ts';
export * from './service-judged.ts';

export const certificate = form('certificate', {
  standards: rows(
    {
      standard: reference(standards),
      met: choice('yes', 'partly', 'no'),
      evidence: text({ min: 2, max: 200 }),
    },
    { each: standards },
  ),
  usersHeard: consent(),
  outcome: choice('accepted', 'deduction', 'refused'),
  deduction: only('outcome', (outcome) => outcome === 'deduction', money()),
  remarks: longText({ min: 5 }),
  documents: optional(files()),
});
type Certificate = AnswersOf<typeof certificate>;

export const acceptanceNotice = notice('acceptance', {
  title: asked(project, 'title'),
  supplier: row(body()),
  standards: asked(certificate, 'standards'),
  usersOpinion: row(rows({ opinion: longText() })),
  outcome: asked(certificate, 'outcome'),
  deduction: asked(certificate, 'deduction'),
  remarks: asked(certificate, 'remarks'),
});

/** Whoever gives points, in the order in which they are read. */
const scored = ['buyer', 'finance', 'civil-affairs', 'evaluator', 'expert', 'user', 'public'] as const;

export const evaluationNotice = notice(
  'evaluation',
  {
    title: asked(project, 'title'),
    supplier: row(body()),
    score: row(decimal({ unit: 'points' })),
    grade: row(choice('excellent', 'good', 'fair', 'poor')),
    parties: row(
      rows({
        party: choice(...scored),
        score: decimal({ unit: 'points' }),
      }),
    ),
    findings: asked(serviceEvaluation, 'findings'),
    indicators: maybe(
      row(
        rows({
          name: text(),
          sense: choice('at-least', 'at-most'),
          promised: decimal(),
          reached: decimal(),
          unit: text(),
        }),
      ),
    ),
  },
  {
    headline: ['grade', 'score'],
    enters: ({ supplier, score, grade, indicators }) => ({
      table: 'evaluation',
      supplier,
      score,
      grade,
      ...(indicators && { indicators }),
    }),
  },
);

export const rectificationOrder = form('rectification-order', { faults: longText({ min: 10 }) });

export const rectification = form('rectification', { done: longText({ min: 10 }), proofs: files() });

/** What a supplier says to it that its service is not accepted as it is. */
export const gradeObjection = form('grade-objection', {
  objection: longText({ min: 5, max: 1000 }),
  proofs: optional(files()),
});

export const groupLargeEnough = rule(
  'group-large-enough',
  'R77',
  ({ answers, facts, now }: Situation<Group>) => {
    const least = setting(facts.law, 'acceptance.min-group', cityDate(now)).value;
    const size = sizeOf(answers);
    return (size < least || size % 2 === 0) && { size, least };
  },
  'experts',
);

/** Those served, the experts and the evaluator judge each for themselves: nobody does so in two places. */
export const groupNamedOnce = rule(
  'group-named-once',
  'R77',
  ({ answers: { users, experts, evaluator }, facts }: Situation<Group>) => {
    const named = [...users, ...experts, evaluator];
    const twice = named.find((id, place) => named.indexOf(id) !== place);
    return twice !== undefined && { person: nameOf(facts, twice) };
  },
  'evaluator',
);

export const groupIndependent = rule(
  'group-independent',
  'R77',
  ({ state, answers, facts }: Situation<Group>) => {
    const { users, experts, evaluator } = answers;
    const { supplier, buyer } = state.bodies;
    const at = (ids: readonly string[], wanted: string | undefined) =>
      facts.people.find(({ id, seats }) => ids.includes(id) && seats.some(({ body }) => body === wanted));
    const bound = at([...users, ...experts, evaluator], supplier);
    if (bound) return { person: bound.name, side: 'supplier' };
    // Those served speak for themselves, and the evaluator is a third party.
    const own = state.version < 5 ? undefined : at([...users, evaluator], buyer);
    return own && { person: own.name, side: 'buyer' };
  },
  'experts',
);

/** Whoever has no such seat, or stepped back from the case earlier, would be waited for in vain. */
export const groupCanAnswer = rule(
  'group-can-answer',
  '政府采购法实施条例 Art 9',
  ({ state, answers: { users, experts, evaluator }, facts }: Situation<Group>) => {
    const missing =
      users.find((id) => !canAnswer(state, facts, id, 'user_rep')) ??
      experts.find((id) => !canAnswer(state, facts, id, 'expert')) ??
      [evaluator].find((id) => !canAnswer(state, facts, id, 'evaluator'));
    return missing !== undefined && { person: nameOf(facts, missing) };
  },
  'experts',
);

/** Nobody judges the same organisation for longer than some years, be it under other contracts, without as long a break. */
export const evaluatorRotates = rule(
  'evaluator-rotates',
  'R55',
  ({ answers: { evaluator }, facts, now }: Situation<Group>) => {
    const today = cityDate(now);
    const years = setting(facts.law, 'evaluation.rotation-years', today).value;
    const days = facts.served.flatMap(({ filings }) =>
      filings
        .filter(({ form: id, by }) => id === serviceEvaluation.id && by.person === evaluator)
        .map(({ at }) => cityDate(new Date(at))),
    );
    const from = judgedSince(days, today, years);
    return from !== undefined && plusYears(from, years) < today && { person: nameOf(facts, evaluator), from, years };
  },
  'evaluator',
);

export const meetingAhead = rule(
  'meeting-ahead',
  'R77',
  ({ answers: { on }, now }: Situation<Group>) => on < cityDate(now) && { on },
  'on',
);

export const enoughSurveyed = rule(
  'enough-surveyed',
  'R99',
  ({ state, answers: { surveyed }, facts, now }: Situation<AnswersOf<typeof usersOpinionForm>>) => {
    const { count, percent } = setting(facts.law, 'survey.min-users', cityDate(now)).value;
    const users = latest(state, project)?.users ?? 0;
    const least = Math.min(count, Math.ceil((users * percent) / 100));
    return surveyed < least && { surveyed, least };
  },
  'surveyed',
);

export const everyIndicatorEvaluated = rule(
  'every-indicator-evaluated',
  'R103',
  ({ state, answers: { actuals } }: Situation<AnswersOf<typeof serviceEvaluation>>) => {
    const indicators = latest(state, project)?.indicators ?? [];
    const missing = indicators.find(({ name }) => actuals.filter((row) => row.indicator === name).length !== 1);
    return missing && { indicator: missing.name };
  },
  'actuals',
);

/** Without evaluator, users and buyer, or with too little weight, nothing can be judged (不足以评定). */
export const enoughOpinions = rule('enough-opinions', 'R99', ({ state, facts, now }) => {
  const result = evaluationResult(state, facts, now);
  return !result.ok && { missing: result.missing.join(','), weight: result.presentWeight };
});

export const everyStandardJudged = rule(
  'every-standard-judged',
  '政府采购法实施条例 Art 45',
  ({ state, answers: { standards } }: Situation<Certificate>) => {
    const wanted = latest(state, tender)?.standards ?? [];
    const missing = wanted.find(({ name }) => standards.filter((row) => row.standard === name).length !== 1);
    return missing && { standard: missing.name };
  },
  'standards',
);

export const acceptedMeansMet = rule(
  'accepted-means-met',
  '政府采购法实施条例 Art 45',
  ({ answers: { standards, outcome } }: Situation<Certificate>) => {
    const unmet = standards.find(({ met }) => met === 'no');
    return outcome === 'accepted' && unmet !== undefined && { standard: unmet.standard };
  },
  'outcome',
);

export const deductionWithinFinal = rule(
  'deduction-within-final',
  'R50',
  ({ state, answers: { deduction = 0 } }: Situation<Certificate>) => {
    const waiting = (agreedContract(state)?.milestones ?? []).filter((each) => each.after === 'acceptance');
    const final = waiting.reduce((sum, { amount }) => sum + amount, 0);
    return deduction > final && { deduction, final };
  },
  'deduction',
);

/** Whoever has said what he thinks stays in the group; whoever has not keeps his time, as long as he can still answer. */
export const answersStay = rule(
  'answers-stay',
  'R77',
  ({ state, answers, facts, now }: Situation<Group>) => {
    const named = [...answers.users, answers.evaluator];
    const left = judges(state).filter(({ person }) => !named.includes(person));
    const heard = left.find((judge) => !isSilent(state, judge));
    if (heard) return { person: nameOf(facts, heard.person), heard: 'yes' };
    const waiting = left.find(({ person, role }) => canAnswer(state, facts, person, role));
    const until = timeLeft(state, now);
    return until !== undefined && waiting !== undefined && { person: nameOf(facts, waiting.person), until };
  },
  'users',
);

/**
 * What the grade allows: a poor service is not accepted, and a fair one only once it had to be put right and was looked at
 * again.
 */
export const gradeAllowsOutcome = rule(
  'grade-allows-outcome',
  '财政部令第102号 Art 21; R58; R102',
  ({ state, answers: { outcome }, facts, now }: Situation<Certificate>) => {
    const result = evaluationResult(state, facts, now);
    if (!result.ok || outcome === 'refused') return false;
    const wasOrdered = seqOf(state, 'orderRectification') > seqOf(state, 'organiseAcceptance');
    const barred = result.grade === 'poor' || (result.grade === 'fair' && !wasOrdered);
    return barred && { grade: result.grade, score: result.scoreShown, ordered: wasOrdered ? 'yes' : 'no' };
  },
  'outcome',
);

/** Those who judged it have looked again, or had their time to. */
export const recheckOver = rule('recheck-over', 'R58', ({ state, now }) => {
  const until = timeLeft(state, now);
  const isAwaited = rechecksNow(state).some(({ person }) => person !== undefined);
  return until !== undefined && isAwaited && { until };
});

/** The time to put it right is over, or nobody is left to do so. */
export const rectificationOver = rule('rectification-over', 'R77', ({ state, facts, now }) => {
  const until = timeLeft(state, now);
  return until !== undefined && !isSupplierGone(state, facts) && { until };
});

/** Put right once; after that it is accepted, with a deduction or without, or it is not. */
export const rectifiedOnce = rule(
  'rectified-once',
  'R77',
  ({ state }) => seqOf(state, 'orderRectification') > seqOf(state, 'organiseAcceptance'),
);

/** Before its service is found wanting the supplier has its days to say what it thinks of it; then another than who certified decides. */
export const gradeHeard = rule('grade-heard', 'R113', heardUntil);

/** What all said of the service, the grade that it comes to, what was certified, and what the supplier says to that. */
export const acceptanceBrief = brief(
  'acceptance',
  {
    grade: row(choice('excellent', 'good', 'fair', 'poor')),
    score: row(decimal({ unit: 'points' })),
    parties: row(rows({ party: choice(...scored), score: decimal({ unit: 'points' }) })),
    outcome: maybe(asked(certificate, 'outcome')),
    deduction: maybe(asked(certificate, 'deduction')),
    standards: maybe(asked(certificate, 'standards')),
    remarks: maybe(asked(certificate, 'remarks')),
    usersOpinion: row(rows({ opinion: longText() })),
    findings: asked(serviceEvaluation, 'findings'),
    price: asked(contractForm, 'price'),
    objection: maybe(asked(gradeObjection, 'objection')),
  },
  ({ state, facts, now }) => {
    const result = evaluationResult(state, facts, now);
    if (!result.ok) return undefined;
    return {
      ...(state.position === 'acceptance.confirm' && { ...latest(state, certificate), ...objectionTo(state) }),
      grade: result.grade,
      score: Number(result.scoreShown),
      parties: partiesOf(result),
      usersOpinion: usersOpinions(state),
      findings: latest(state, serviceEvaluation)?.findings ?? '',
      price: agreedContract(state)?.price ?? 0,
    };
  },
);

/** What was to be put right, and what the supplier says that it did. */
export const rectifiedBrief = brief(
  'rectified',
  {
    supplier: row(body()),
    faults: asked(rectificationOrder, 'faults'),
    done: asked(rectification, 'done'),
  },
  ({ state }) => {
    const order = latest(state, rectificationOrder);
    const report = latest(state, rectification);
    return order && report && { supplier: state.bodies.supplier ?? '', faults: order.faults, done: report.done };
  },
);

const suppliers = ['org_admin', 'org_staff'] as const satisfies readonly Role[];

export const acceptance = {
  'acceptance.organise': {
    waits: 'acceptor',
    due: 'ACC_10',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      organiseAcceptance: action({
        binds: 'lightly',
        by: 'acceptor',
        apart: procurers,
        form: acceptanceGroup,
        when: [groupLargeEnough, groupNamedOnce, groupIndependent, groupCanAnswer, evaluatorRotates, meetingAhead],
        goes: 'acceptance.evaluate',
        tells: ['user_rep', 'evaluator', ...offices, ...suppliers],
      }),
      recuseAcceptance: recuses('acceptor'),
    },
  },
  'acceptance.evaluate': {
    waits: { among: [...judging, 'acceptor'], now: askedNow },
    due: 'EVAL_30',
    escalates: ['acceptor', 'buyer_head', 'group_sec'],
    actions: {
      usersOpinion: action({
        binds: 'lightly',
        revocable: true,
        by: 'user_rep',
        form: usersOpinionForm,
        shows: serviceBrief,
        when: [enoughSurveyed],
        once: 'person',
        leads: ['acceptance.certify'],
        goes: (situation) => onceAll(situation),
        tells: ['acceptor'],
      }),
      evaluateService: action({
        binds: 'lightly',
        revocable: true,
        by: 'evaluator',
        form: serviceEvaluation,
        shows: serviceBrief,
        when: [everyIndicatorEvaluated],
        once: 'person',
        leads: ['acceptance.certify'],
        goes: (situation) => onceAll(situation),
        tells: ['acceptor'],
      }),
      scoreService: action({
        binds: 'lightly',
        revocable: true,
        by: offices,
        form: partyScore,
        shows: serviceBrief,
        once: 'role',
        leads: ['acceptance.certify'],
        goes: (situation) => onceAll(situation),
        tells: ['acceptor'],
      }),
      recuseJudging: action({
        binds: 'lightly',
        aside: true,
        by: judging,
        form: reason,
        recuses: true,
        tells: ['acceptor', 'group_sec'],
      }),
      closeOpinions: action({
        binds: 'lightly',
        revocable: true,
        by: 'acceptor',
        shows: acceptanceBrief,
        apart: procurers,
        gates: [enoughOpinions],
        goes: 'acceptance.certify',
        tells: ['acceptor'],
      }),
      changeGroup: action({
        binds: 'lightly',
        aside: true,
        by: 'acceptor',
        apart: procurers,
        form: acceptanceGroup,
        prefill: ({ state, facts, now }) => remaining(state, facts, now),
        when: [
          groupLargeEnough,
          groupNamedOnce,
          groupIndependent,
          groupCanAnswer,
          evaluatorRotates,
          meetingAhead,
          answersStay,
        ],
        // Whoever joins has the time that the others had.
        goes: 'acceptance.evaluate',
        tells: ['user_rep', 'evaluator', ...suppliers, 'group_sec'],
      }),
    },
  },
  'acceptance.certify': {
    waits: 'acceptor',
    due: 'ACC_10',
    escalates: ['buyer_head', 'group_sec'],
    actions: {
      certify: action({
        binds: 'firmly',
        by: 'acceptor',
        apart: procurers,
        form: certificate,
        shows: acceptanceBrief,
        prefill: ({ state }) => latest(state, certificate),
        gates: [enoughOpinions],
        when: [everyStandardJudged, acceptedMeansMet, gradeAllowsOutcome, deductionWithinFinal],
        leads: ['acceptance.confirm', 'payment.settle'],
        goes: (situation) => (isConfirmed(situation) ? 'acceptance.confirm' : 'payment.settle'),
        does: (situation) =>
          isConfirmed(situation) ? [] : outcomeOf(situation.state, situation.answers, situation.facts, situation.now),
        effects: ['acceptance', 'evaluation', 'act'],
        tells: [...suppliers, 'org_finance', 'buyer_staff', 'buyer_head', 'group_sec'],
      }),
      orderRectification: action({
        binds: 'lightly',
        revocable: true,
        aside: true,
        by: 'acceptor',
        apart: procurers,
        form: rectificationOrder,
        gates: [rectifiedOnce],
        goes: 'acceptance.rectify',
        tells: [...suppliers, 'buyer_staff'],
      }),
      recuseCertifying: recuses('acceptor'),
    },
  },
  'acceptance.rectify': {
    waits: suppliers,
    due: 'RECT_30',
    escalates: ['acceptor', 'buyer_head'],
    actions: {
      reportRectified: action({
        binds: 'lightly',
        by: suppliers,
        form: rectification,
        goes: 'acceptance.recheck',
        tells: ['user_rep', 'evaluator', 'acceptor', 'buyer_staff'],
      }),
      closeRectification: action({
        binds: 'lightly',
        revocable: true,
        aside: true,
        by: 'acceptor',
        apart: procurers,
        gates: [rectificationOver],
        goes: 'acceptance.certify',
        tells: [...suppliers, 'buyer_staff'],
      }),
    },
  },
  'acceptance.recheck': {
    waits: { among: ['user_rep', 'evaluator', 'acceptor'], now: rechecksNow },
    due: 'ACC_10',
    escalates: ['acceptor', 'buyer_head', 'group_sec'],
    actions: {
      recheckOpinion: action({
        binds: 'lightly',
        revocable: true,
        by: 'user_rep',
        form: usersOpinionForm,
        shows: rectifiedBrief,
        when: [enoughSurveyed],
        once: 'person',
        leads: ['acceptance.certify'],
        goes: (situation) => onceRechecked(situation),
        tells: ['acceptor'],
      }),
      recheckService: action({
        binds: 'lightly',
        revocable: true,
        by: 'evaluator',
        form: serviceEvaluation,
        shows: rectifiedBrief,
        prefill: ({ state }) => latest(state, serviceEvaluation),
        when: [everyIndicatorEvaluated],
        once: 'person',
        leads: ['acceptance.certify'],
        goes: (situation) => onceRechecked(situation),
        tells: ['acceptor'],
      }),
      closeRecheck: action({
        binds: 'lightly',
        revocable: true,
        by: 'acceptor',
        apart: procurers,
        gates: [recheckOver],
        goes: 'acceptance.certify',
        tells: [...suppliers, 'buyer_staff'],
      }),
    },
  },
  'acceptance.confirm': {
    waits: 'group_sec',
    // Who is gone, or content with it, is not waited for.
    opens: {
      by: ['EVAL_COMMENT'],
      moment: ({ state, facts, now }) =>
        latest(state, certificate)?.outcome === 'accepted' || isSupplierGone(state, facts)
          ? undefined
          : dueFrom(facts.law, 'EVAL_COMMENT', now).at.toISOString(),
    },
    othersUntil: true,
    due: 'ACC_10',
    escalates: ['group_chair'],
    actions: {
      confirmGrade: action({
        binds: 'firmly',
        by: 'group_sec',
        above: ['group_chair'],
        shows: acceptanceBrief,
        names: ['grade', 'score'],
        apart: ['certify'],
        gates: [gradeHeard],
        goes: 'payment.settle',
        does: ({ state, facts, now }) => {
          const certified = latest(state, certificate);
          return certified ? outcomeOf(state, certified, facts, now) : [];
        },
        effects: ['acceptance', 'evaluation', 'act'],
        tells: [...suppliers, 'org_finance', 'acceptor', 'buyer_staff', 'buyer_head', 'civil_affairs'],
      }),
      objectGrade: action({
        since: 5,
        binds: 'lightly',
        aside: true,
        by: suppliers,
        form: gradeObjection,
        tells: ['group_sec', 'acceptor'],
      }),
      returnGrade: { ...returnsTo('acceptance.certify', 'group_sec', ['acceptor']), above: ['group_chair'] },
      recuseGrade: recuses('group_sec'),
    },
  },
} as const satisfies Stages<'purchase', 'acceptance', Facts>;

function canAnswer(state: Case, { people }: Facts, id: string, role: Role): boolean {
  return holds(people, id, role) && !hasSteppedBack(state, id);
}

/** The group as it was last called together. */
function groupOf(state: Case): Group | undefined {
  return latest(state, acceptanceGroup);
}

/** The acceptance officer with the users and the experts; the evaluator reports to them. */
function sizeOf({ users, experts }: Group): number {
  return 1 + users.length + experts.length;
}

interface Judge {
  readonly role: 'user_rep' | 'evaluator';
  readonly person: string;
}

/** Those who are named to judge the service in person. */
function judges(state: Case): readonly Judge[] {
  const { users = [], evaluator } = groupOf(state) ?? {};
  return [
    ...users.map((person) => ({ role: 'user_rep', person }) as const),
    ...(evaluator === undefined ? [] : [{ role: 'evaluator', person: evaluator } as const]),
  ];
}

/** What was said of this service, but for what whoever stepped back from judging it had said. */
function counted(state: Case): readonly Filing[] {
  const since = seqOf(state, 'organiseAcceptance');
  return state.filings.filter(({ seq, by }) => seq > since && !judgesNoMore(state, by.person));
}

const opinionOf = { user_rep: 'usersOpinion', evaluator: 'evaluateService' } as const;

function isSilent(state: Case, { role, person }: Judge): boolean {
  return !counted(state).some(({ action, by }) => action === opinionOf[role] && by.person === person);
}

/** Who has not said yet what he thinks of the service. */
function silent(state: Case): readonly Waiting[] {
  const scored = counted(state).filter(({ action }) => action === 'scoreService');
  return [
    ...judges(state).filter((judge) => isSilent(state, judge)),
    ...offices.filter((role) => !scored.some(({ by }) => by.role === role)).map((role) => ({ role })),
  ];
}

/** Whose turn it is: for whoever has stepped back, that of the acceptance officer, who names another. */
function askedNow(state: Case): readonly Waiting[] {
  const left = silent(state);
  const asked = left.filter(({ person }) => person === undefined || !hasSteppedBack(state, person));
  return asked.length < left.length ? [...asked, { role: 'acceptor' }] : asked;
}

/** Who has not looked again at what was put right; nobody is left where all of them stepped back, but the acceptance officer. */
function rechecksNow(state: Case): readonly Waiting[] {
  const since = seqOf(state, 'reportRectified');
  const looked = state.filings.filter(({ seq, action: name }) => seq > since && name.startsWith('recheck'));
  const left = judges(state).filter(
    ({ person }) => !hasSteppedBack(state, person) && !looked.some(({ by }) => by.person === person),
  );
  return left.length > 0 ? left : [{ role: 'acceptor' }];
}

function onceRechecked({ state, by }: Situation<unknown>): 'acceptance.certify' | undefined {
  return rechecksNow(state).every(({ person }) => person === by.person) ? 'acceptance.certify' : undefined;
}

/** The group without those who can answer no more; a day that has passed is set anew. */
function remaining(state: Case, facts: Facts, now: Date): Partial<Group> {
  const group = groupOf(state);
  if (!group) return {};
  const { on, evaluator, users, ...rest } = group;
  return {
    ...rest,
    users: users.filter((person) => canAnswer(state, facts, person, 'user_rep')),
    ...(on >= cityDate(now) && { on }),
    ...(canAnswer(state, facts, evaluator, 'evaluator') && { evaluator }),
  };
}

function nameOf({ people }: Facts, person: string): string {
  return people.find(({ id }) => id === person)?.name ?? person;
}

function onceAll({ state, by }: Situation<unknown>): 'acceptance.certify' | undefined {
  const left = silent(state).filter(({ role, person }) => role !== by.role || (person ?? by.person) !== by.person);
  return left.length === 0 ? 'acceptance.certify' : undefined;
}

/** A large service is judged by two hands, and so is one that is not accepted as it is. */
function isConfirmed({ state, answers: { outcome }, facts, now }: Situation<Certificate>): boolean {
  const price = agreedContract(state)?.price ?? 0;
  return outcome !== 'accepted' || price >= setting(facts.law, 'evaluation.confirmation-from', cityDate(now)).value;
}

/** What the supplier says to the certificate as it was last drawn up. */
function objectionTo(state: Case): Partial<AnswersOf<typeof gradeObjection>> {
  const said = lastFiling(state, 'objectGrade');
  return said && said.seq > seqOf(state, 'certify') ? { objection: answersOf(gradeObjection, said).objection } : {};
}

function partiesOf({ parties }: MultiPartyResult & { readonly ok: true }) {
  return scored.flatMap((party) => {
    const score = parties[party];
    return score === undefined ? [] : [{ party, score: Number(score) }];
  });
}

/** The public hears of each standard and of the grade; what is not accepted is not paid for. */
function outcomeOf(state: Case, certified: Certificate, facts: Facts, now: Date): readonly Effect[] {
  const title = titleOf(state);
  const supplier = wonBid(state, facts)?.bodies.supplier ?? '';
  const { standards, outcome, deduction, remarks } = certified;
  const result = evaluationResult(state, facts, now);
  if (!result.ok) throw new Error(`${state.id} was certified without enough opinions`);
  return [
    publish(acceptanceNotice, {
      title,
      supplier,
      standards,
      usersOpinion: usersOpinions(state),
      outcome,
      deduction,
      remarks,
    }),
    publish(evaluationNotice, {
      title,
      supplier,
      score: Number(result.scoreShown),
      grade: result.grade,
      parties: partiesOf(result),
      findings: latest(state, serviceEvaluation)?.findings ?? '',
      indicators: reachedOf(state, facts),
    }),
    ...(outcome === 'refused' ? onEach(lostPayments(state, facts), 'annulPayment') : []),
  ];
}

/** What was promised, by the bid or as the project wanted it, and what the evaluator found to be reached. */
function reachedOf(state: Case, facts: Facts) {
  const { actuals = [] } = latest(state, serviceEvaluation) ?? {};
  const won = wonBid(state, facts);
  const commitments = (won && latest(won, bidForm)?.commitments) ?? [];
  const all = (latest(state, project)?.indicators ?? []).flatMap(({ name, sense, target, unit }, index) => {
    const found = actuals.find((each) => each.indicator === name);
    const promised = commitments[index]?.value ?? target;
    return found ? [{ name, sense, promised, reached: found.actual, unit }] : [];
  });
  return all.length > 0 ? all : undefined;
}

/** What only the acceptance could still fulfil: nobody looks at a service that is over, or reports what was dropped. */
function lostPayments(state: Case, { payments, reports, incidents }: Facts): readonly Case[] {
  const dropped = (on: string) => reportsBy(on, state, reports).some(({ outcome }) => outcome === 'cancelled');
  return payments.filter((payment) => {
    if (payment.outcome) return false;
    const { after, on = '' } = latest(payment, instalment) ?? {};
    return (
      after === 'acceptance' ||
      (after === 'midterm' && !isChecked(state, incidents)) ||
      (after === 'report' && dropped(on))
    );
  });
}
