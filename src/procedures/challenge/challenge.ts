import { latest } from '../../engine/case.ts';
import { publish } from '../../engine/notice.ts';
import type { Procedure, Reading } from '../../engine/procedure.ts';
import { cityDate, daysBetween, instant, plusDays } from '../../law/date.ts';
import { dueFrom, lastDay } from '../../law/deadline.ts';
import type { Position, Role } from '../../names.ts';
import { buyerOf, correction, reason, recuses, returnsTo } from '../common/common.ts';
import { project, titleOf } from '../purchase/01-setup/setup.ts';
import { methodOf } from '../purchase/05-publication/tender.ts';
import { carriedOut, decided, goesOn, lifted } from './carried-out.ts';
import { challengeable, challengeBrief, complaintBrief } from './challenge-briefs.ts';
import { action, complaintEnds, type Facts, needs, receivedAt } from './challenge-facts.ts';
import {
  answeredAt,
  challengeAnswer,
  challengeForm,
  clockStop,
  complaintDecision,
  complaintRefusal,
  complaintReply,
  complaintToFinance,
  openChallenges,
  suspension,
} from './challenge-form.ts';
import { standstillNotice } from './challenge-notices.ts';
import {
  challengeRuns,
  followsAsLawful,
  oncePerStage,
  stageInTime,
  stillAsLawful,
  tookPart,
} from './challenge-rules.ts';
import {
  barredAsLongAsLaw,
  complaintRuns,
  complaintTermOver,
  decisionAsLawful,
  forwardingDue,
  refusalInTime,
  sentBackOnce,
  stoppedAhead,
  suspendedOnce,
  termToActOver,
  withinThirtyDays,
} from './complaint-rules.ts';
import { isChallengeable } from './windows.ts';

export * from './challenge-briefs.ts';
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
export * from './challenge-notices.ts';
export * from './challenge-papers.ts';
export * from './challenge-rules.ts';
export * from './complaint-rules.ts';

const answerers = ['buyer_staff', 'agency'] as const satisfies readonly Role[];

/** Whoever is one of the two between whom finance decides, whichever other seat he has. */
const concerned = ['fileChallenge', 'complainToFinance', 'answerChallenge', 'signAnswer', 'replyToComplaint'] as const;

/** To the finance bureau of the same level, where the answer does not content or did not come (政府采购法 Art 55). */
const complainToFinance = action({
  binds: 'firmly',
  aside: true,
  by: 'org_admin',
  form: complaintToFinance,
  prefill: ({ state }) => latest(state, challengeForm) ?? {},
  gates: [complaintRuns],
  goes: 'complaint.review',
  // What was never answered stops nothing any more: the term to sign goes on, with as many days as it stood still.
  does: ({ state, facts, now }) => (answeredAt(state) === undefined ? goesOn(state, state.openedAt, facts, now) : []),
  effects: ['act'],
  tells: ['finance_proc', 'buyer_head'],
  readers: mayReadChallenge,
});

/** A supplier says that a tender harmed its rights: answered by the buyer in the days of the law, before a contract goes on; then by the finance bureau. */
export const challenge = {
  id: 'challenge',
  version: 2,
  needs,
  series: 'CHL',
  hidesCount: true,
  under: { purchase: isChallengeable },
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
          apart: ['fileChallenge'],
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
          apart: ['fileChallenge', 'answerChallenge'],
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
          apart: concerned,
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
          apart: concerned,
          form: complaintRefusal,
          gates: [refusalInTime],
          goes: 'rejected',
          tells: ['org_admin', 'supervision'],
          readers: mayReadChallenge,
        }),
        // Nobody loses his complaint because it lay there: what was not refused in time counts as received.
        forwardComplaint: action({
          binds: 'lightly',
          by: 'system',
          timed: true,
          gates: [forwardingDue],
          goes: 'complaint.reply',
          tells: ['org_admin', ...answerers, 'buyer_head', 'finance_proc', 'supervision'],
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
          apart: concerned,
          form: complaintDecision,
          shows: complaintBrief,
          when: [decisionAsLawful, barredAsLongAsLaw],
          goes: 'completed',
          does: (situation) => decided(situation),
          effects: ['decision', 'act', 'bar'],
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
  bodies: buyerOf,
} as const satisfies Procedure<'challenge', Facts>;

/** The supplier, whoever answers, and those who watch over procurement; no rival. */
function mayReadChallenge({ roles, person }: Reading): boolean {
  if (roles.some((role) => role !== 'auditor')) return true;
  return (
    person?.seats.some(({ role }) => role === 'finance_proc' || role === 'supervision' || role === 'audit') ?? false
  );
}
