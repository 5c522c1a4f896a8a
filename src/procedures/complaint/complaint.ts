import { answersOf, type Case, escalatedTo, lastFiling, latest, type Waiting } from '../../engine/case.ts';
import {
  type AnswersOf,
  aside,
  choice,
  date,
  type Form,
  files,
  form,
  longText,
  only,
  optional,
  personal,
  place,
  text,
  until,
} from '../../engine/form.ts';
import {
  type Action,
  action,
  brief,
  caseNumber,
  type Facts,
  type Person,
  type Procedure,
  type Reading,
  type Rule,
  rule,
  type Situation,
} from '../../engine/procedure.ts';
import { row } from '../../engine/rows.ts';
import { tooLateAfterClose } from '../../law/after-close.ts';
import { cityDate, instant } from '../../law/date.ts';
import { dueFrom } from '../../law/deadline.ts';
import { setting } from '../../law/setting.ts';
import type { Outcome, Position, Role } from '../../names.ts';
import { buyerOf, deferral, deferredAhead, reason, recuses } from '../common/common.ts';
import { project } from '../purchase/01-setup/setup.ts';

const lowest = ['1', '2'];

/** What anybody can say about a project in a minute: two choices, one text, and what he wants to add. */
export const complaintForm = form('complaint', {
  about: choice('service-quality', 'misconduct', 'money', 'disclosure', 'other'),
  whom: choice('supplier', 'buyer', 'evaluator', 'group', 'official', 'unsure'),
  facts: longText({ min: 5, max: 2000 }),
  when: aside(date('back')),
  where: aside(place()),
  evidence: aside(files()),
  reply: until(2, choice('yes', 'no')),
  name: aside(personal(text({ max: 30 }))),
  contact: aside(personal(text({ max: 60 }))),
});
type Complaint = AnswersOf<typeof complaintForm>;

/** What is complained of, before whoever writes. */
export const complainedBrief = brief(
  'complained',
  { project: row(text()), number: row(text()) },
  ({ facts: { parent } }) => parent && { project: nameOf(parent), number: parent.number },
);

export const complaintForwarding = form('complaint-forwarding', {
  to: text({ min: 2, max: 60 }),
  reason: longText({ min: 5, max: 500 }),
});

export const complaintDuplicate = form('complaint-duplicate', {
  number: caseNumber('complaint'),
  reason: longText({ min: 5, max: 500 }),
});

export const complaintQuestion = form('complaint-question', { question: longText({ min: 5, max: 500 }) });

export const complaintDetails = form('complaint-details', {
  details: longText({ min: 2, max: 2000 }),
  evidence: optional(files()),
});

export const complaintAnswer = form('complaint-answer', {
  outcome: choice('upheld', 'partly', 'not-upheld'),
  findings: longText({ min: 20, max: 2000 }),
  measures: only('outcome', (outcome) => outcome !== 'not-upheld', longText({ min: 5, max: 1000 })),
  remedies: longText({ min: 5, max: 500 }),
});

export const complaintRating = form('complaint-rating', {
  score: choice('1', '2', '3', '4', '5'),
  lacking: only('score', (score) => lowest.includes(String(score)), optional(longText({ max: 500 }))),
});

export const happenedBefore = rule(
  'happened-before-today',
  'R100',
  ({ answers, now }: Situation<Complaint>) =>
    answers.when !== undefined && answers.when > cityDate(now) && { date: answers.when },
  'when',
);

export const complaintInTime = rule('complaint-in-time', 'R100', ({ facts: { parent, law }, now }) =>
  tooLateAfterClose(law, 'complaint.months-after-close', parent?.closedAt, now),
);

/** A complaint is never led past by the one it is about: not by the secretary's own office either (R118). */
export const routedImpartially = rule('routed-impartially', 'R118', ({ state, by }) =>
  by.role === 'group_sec' ? secretaryStandsBack(state) || atBuyer(state, by.body) : !isSupervisionsToRoute(state),
);

export const notTheOneComplainedAbout = rule('not-the-one-complained-about', 'R118', ({ state }) =>
  isAbout(state, ['buyer', 'official']),
);

export const misconductToSupervision = rule(
  'misconduct-to-supervision',
  'R100',
  ({ state }) => latest(state, complaintForm)?.about === 'misconduct' || isAbout(state, ['official']),
);

export const yoursToAnswer = rule(
  'yours-to-answer',
  'R118',
  ({ state, by }) => by.role !== handlerOf(state) || isComplainedAbout(state, by.body),
);

/** However often it is put off, it is answered within the petitions' limit from the day it came. */
export const withinPetitionLimit = rule(
  'within-petition-limit',
  '信访工作条例 Art 34',
  ({ state, answers, facts }: Situation<AnswersOf<typeof deferral>>) => {
    const { date: last } = dueFrom(facts.law, 'PET_60', new Date(state.openedAt));
    return answers.until > last && { until: answers.until, last };
  },
  'until',
);

export const mayReopen = rule('may-reopen', 'R100', ({ state, facts, now }) => !reopenable(state, facts, now));

/** Once reopened it is answered by whoever looks again, and led to nobody else. */
export const firstLook = rule('first-look', 'R100', ({ state }) => isReopened(state));

export const ratingWindowOver = rule('rating-window-over', '信访工作条例 Art 35', ({ state, now }) => {
  const last = state.due;
  return last !== undefined && now.toISOString() < last.at && { date: last.date };
});

const secretaries = ['group_sec', 'supervision'] as const;
const handlers = ['buyer_head', 'finance_proc', 'civil_affairs', 'supervision', 'group_chair'] as const;
type Handler = (typeof handlers)[number];

/** What a citizen has to say of a project: led to an office that is not concerned, answered in time, rated by him. */
export const complaint = {
  id: 'complaint',
  version: 2,
  needs: [],
  alone: true,
  inConfidence: true,
  accessCode: true,
  fromAnyone: true,
  series: 'CMP',
  hidesCount: true,
  under: { purchase: ({ number }) => number !== '' },
  // Whoever has heard of a project may complain of it before it is published; he learns nothing of it by that.
  ofHearsay: true,
  opening: {
    name: 'fileComplaint',
    action: action({
      binds: 'lightly',
      by: 'citizen',
      form: complaintForm,
      shows: complainedBrief,
      gates: [complaintInTime],
      when: [happenedBefore],
      goes: 'triage.route',
      readers: mayReadComplaint,
      knows: mayKnowComplainant,
    }),
  },
  stages: {
    'triage.route': {
      waits: {
        among: secretaries,
        now: (state) => [{ role: secretaryStandsBack(state) ? 'supervision' : 'group_sec' }],
      },
      due: 'CIT_ACK',
      escalates: ['supervision', 'group_chair'],
      actions: {
        routeToBuyer: routesTo('buyer_head', misconductToSupervision, notTheOneComplainedAbout),
        routeToSupervision: routesTo('supervision'),
        routeToFinance: routesTo('finance_proc', misconductToSupervision),
        routeToCivilAffairs: routesTo('civil_affairs', misconductToSupervision),
        forwardElsewhere: endsAtTriage(complaintForwarding, 'completed'),
        closeDuplicate: endsAtTriage(complaintDuplicate, 'rejected'),
        declineComplaint: endsAtTriage(reason, 'rejected'),
        recuseTriage: { ...recuses('group_sec'), readers: mayReadComplaint },
      },
    },
    'handling.answer': {
      waits: { among: handlers, now: waitsForHandler },
      due: 'CIT_ANS',
      escalates: ['group_sec', 'group_chair'],
      actions: {
        answerComplaint: action({
          binds: 'lightly',
          revocable: true,
          by: handlers,
          form: complaintAnswer,
          apart: ['fileComplaint', 'answerComplaint'],
          gates: [yoursToAnswer],
          goes: 'rating.rate',
          tells: ['citizen'],
          readers: mayReadComplaint,
        }),
        askForDetails: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: handlers,
          form: complaintQuestion,
          gates: [yoursToAnswer],
          tells: ['citizen'],
          readers: mayReadComplaint,
        }),
        extendAnswer: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: handlers,
          form: deferral,
          gates: [yoursToAnswer],
          when: [deferredAhead, withinPetitionLimit],
          until: ({ answers }) => instant(answers.until).toISOString(),
          tells: ['citizen'],
          readers: mayReadComplaint,
        }),
        handBackComplaint: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: handlers,
          form: reason,
          gates: [yoursToAnswer, firstLook],
          goes: 'triage.route',
          tells: ['citizen', 'group_sec'],
          readers: mayReadComplaint,
        }),
        recuseHandling: { ...recuses(handlers), readers: mayReadComplaint },
      },
    },
    'rating.rate': {
      waits: 'citizen',
      due: 'PET_RV30',
      actions: {
        rateAnswer: action({
          binds: 'lightly',
          revocable: true,
          by: 'citizen',
          form: complaintRating,
          picks: 'score',
          leads: ['handling.answer', 'completed'],
          goes: ({ state, answers, facts, now }) =>
            lowest.includes(answers.score) && reopenable(state, facts, now) ? 'handling.answer' : 'completed',
          readers: mayReadComplaint,
        }),
        reopenComplaint: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'citizen',
          form: reason,
          gates: [mayReopen],
          goes: 'handling.answer',
          readers: mayReadComplaint,
        }),
        closeAnswered: action({
          binds: 'lightly',
          aside: true,
          by: ['group_sec', 'system'],
          timed: true,
          gates: [ratingWindowOver],
          goes: 'completed',
          tells: ['citizen'],
          readers: mayReadComplaint,
        }),
      },
    },
  },
  always: {
    addDetails: {
      ...action({
        binds: 'lightly',
        aside: true,
        by: 'citizen',
        form: complaintDetails,
        tellsWaiting: true,
        readers: mayReadComplaint,
        knows: mayKnowComplainant,
      }),
      at: (position: Position) => position !== 'rating.rate',
    },
    withdrawComplaint: {
      // The cards of those for whom it waited change by themselves.
      ...action({
        binds: 'finally',
        aside: true,
        by: 'citizen',
        form: reason,
        goes: 'withdrawn',
        tells: 'nobody',
        readers: mayReadComplaint,
      }),
      at: (position: Position) => position !== 'rating.rate',
    },
  },
  title: (_state, parent) => parent && nameOf(parent),
  bodies: buyerOf,
} as const satisfies Procedure<'complaint', Facts>;

/** What a project is called in public: until it is published, its number alone. */
function nameOf(purchase: Case): string {
  const published = purchase.entries.some(({ position }) => position === 'publication.intention');
  return (published ? latest(purchase, project)?.title : undefined) ?? purchase.number;
}

/** Led on at one press, which acknowledges it too. */
function routesTo(office: Handler, ...gates: readonly Rule<unknown>[]): Action<'handling.answer', Facts> {
  return action({
    binds: 'lightly',
    revocable: true,
    by: secretaries,
    apart: ['fileComplaint'],
    gates: [routedImpartially, ...gates],
    goes: 'handling.answer',
    until: answerStillDue,
    tells: ['citizen', office],
    readers: mayReadComplaint,
  });
}

/** An office that hands it back stops no clock: the next one answers by the day that the complainant was told. */
function answerStillDue({ state, facts }: Situation<unknown>): string | undefined {
  const began = handlingBegan(state);
  if (began === undefined) return undefined;
  const deferred = lastFiling(state, 'extendAnswer');
  if (deferred && deferred.at >= began) return instant(answersOf(deferral, deferred).until).toISOString();
  return dueFrom(facts.law, 'CIT_ANS', new Date(began)).at.toISOString();
}

/** When an office was first asked to answer, or to answer anew. */
function handlingBegan({ entries }: Case): string | undefined {
  const anew = entries.findLast(
    ({ position }, index) => position === 'handling.answer' && entries[index - 1]?.position === 'rating.rate',
  );
  return (anew ?? entries.find(({ position }) => position === 'handling.answer'))?.at;
}

/** Not for this city's offices, or known already: closed with its reason, which supervision hears of. */
function endsAtTriage<const O extends Outcome>(asks: Form, goes: O): Action<O, Facts> {
  return action({
    binds: 'firmly',
    aside: true,
    by: secretaries,
    apart: ['fileComplaint'],
    form: asks,
    gates: [routedImpartially],
    goes,
    tells: ['citizen', 'supervision'],
    readers: mayReadComplaint,
  });
}

/** The complainant, whoever leads it on, and whoever answers it: nobody else reads a complaint. */
function mayReadComplaint(reading: Reading): boolean {
  const { state, person, roles } = reading;
  if (mayKnowComplainant(reading)) return true;
  if (roles.includes('supervision') && isSupervisionsToRoute(state)) return true;
  return !secretaryStandsBack(state) && sits(person, 'group_sec', (body) => !atBuyer(state, body));
}

/** Name and contact are for the one who answers, and for the complainant himself (R118). */
function mayKnowComplainant({ state, person, roles }: Reading): boolean {
  if (roles.includes('citizen')) return true;
  const handler = handlerOf(state);
  if (!handler || !roles.includes(handler)) return false;
  return sits(person, handler, (body) => !isComplainedAbout(state, body));
}

function sits(person: Person | undefined, role: Role, where: (body: string) => boolean): boolean {
  return person?.seats.some((seat) => seat.role === role && where(seat.body)) ?? false;
}

/** The office that answers: as it was routed, and once reopened another one. */
function handlerOf(state: Case): Handler | undefined {
  const first = routedTo(state);
  if (first === undefined || !isReopened(state)) return first;
  return first === 'supervision' ? 'group_chair' : 'supervision';
}

function routedTo(state: Case): Handler | undefined {
  const offices: Readonly<Record<string, Handler>> = {
    routeToBuyer: 'buyer_head',
    routeToFinance: 'finance_proc',
    routeToCivilAffairs: 'civil_affairs',
    routeToSupervision: 'supervision',
  };
  const last = state.filings.findLast(({ action: name }) => name in offices || name === 'handBackComplaint');
  return last && offices[last.action];
}

function waitsForHandler(state: Case): readonly Waiting[] {
  const role = handlerOf(state);
  return role ? [{ role }] : [];
}

function timesReopened(state: Case): number {
  const steps = state.entries.filter((entry, index) => {
    const before = state.entries[index - 1];
    return entry.position === 'handling.answer' && before?.position === 'rating.rate';
  });
  return steps.length;
}

function isReopened(state: Case): boolean {
  return timesReopened(state) > 0;
}

function reopenable(state: Case, { law }: Situation['facts'], now: Date): boolean {
  return timesReopened(state) < setting(law, 'complaint.max-reopenings', cityDate(now)).value;
}

/** It is about the coordination group's own office, or its secretary has stepped back. */
function secretaryStandsBack(state: Case): boolean {
  return isAbout(state, ['group']) || state.recused.some(({ role }) => role === 'group_sec');
}

/** Supervision leads it on when the secretary may not, or has not in time. */
function isSupervisionsToRoute(state: Case): boolean {
  const late = state.position === 'triage.route' && escalatedTo(state).includes('supervision');
  return late || secretaryStandsBack(state);
}

function isAbout(state: Case, whom: readonly Complaint['whom'][]): boolean {
  const filed = latest(state, complaintForm);
  return filed !== undefined && whom.includes(filed.whom);
}

function isComplainedAbout(state: Case, body: string | undefined): boolean {
  return isAbout(state, ['buyer']) && atBuyer(state, body);
}

function atBuyer(state: Case, body: string | undefined): boolean {
  return body !== undefined && body === state.bodies.buyer;
}
