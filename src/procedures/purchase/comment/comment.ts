import { type Case, latest } from '../../../engine/case.ts';
import { type FactsOf, needing, type Procedure, type Reading, type Situation } from '../../../engine/procedure.ts';
import { dayEnds } from '../../../law/date.ts';
import { lastDay } from '../../../law/deadline.ts';
import { buyerOf } from '../../common/common.ts';
import { project } from '../01-setup/setup.ts';
import { publicityOf } from '../05-publication/sole-publicity.ts';
import { type Comment, commentForm } from './comment-form.ts';

export * from './comment-form.ts';

const { needs, action, rule } = needing('ownOpen');
type Facts = FactsOf<(typeof needs)[number]>;

/** Until when anybody can say something of a purchase: on its need, or to it that it is to be bought from one alone; ISO. */
export function commentsUntil(purchase: Case): string | undefined {
  if (purchase.outcome !== undefined) return undefined;
  if (purchase.position === 'setup.consult') return purchase.opens;
  return purchase.position?.startsWith('publication.') ? dayEnds(publicityOf(purchase)?.until) : undefined;
}

export const consultationRuns = rule('consultation-runs', '政府采购法实施条例 Art 15', ({ facts: { parent }, now }) => {
  const until = parent && commentsUntil(parent);
  return until !== undefined && now >= new Date(until) && { until: lastDay(new Date(until)) };
});

/** One opinion of each person on a purchase; until the day it can be taken back and given anew. */
export const oneComment = rule(
  'one-comment',
  '政府采购法实施条例 Art 15',
  ({ facts: { ownOpen, parent } }) => parent !== undefined && ownOpen.some((other) => other.parent === parent.id),
);

export const suggestionSaid = rule(
  'suggestion-said',
  '政府采购法实施条例 Art 15',
  ({ answers: { stance, opinion } }: Situation<Comment>) => stance === 'suggest' && !opinion,
  'opinion',
);

export const consultationEnded = rule('consultation-ended', '政府采购法实施条例 Art 15', ({ state, now }) => {
  const until = state.due?.at;
  return until !== undefined && now < new Date(until) && { until: lastDay(new Date(until)) };
});

/** What anybody has to say on a need or on a single source while it is open to comment: counted when that is over, read by the office that asked. */
export const comment = {
  id: 'comment',
  version: 1,
  needs,
  alone: true,
  fromAnyone: true,
  series: 'OPN',
  hidesCount: true,
  under: {
    purchase: (purchase) =>
      (purchase.position === 'setup.consult' && purchase.outcome === undefined) ||
      commentsUntil(purchase) !== undefined,
  },
  opening: {
    name: 'giveComment',
    action: action({
      binds: 'lightly',
      by: 'citizen',
      form: commentForm,
      gates: [consultationRuns, oneComment],
      when: [suggestionSaid],
      goes: 'consultation.given',
      tells: 'nobody',
      readers: mayReadComment,
    }),
  },
  stages: {
    'consultation.given': {
      waits: [],
      due: { by: [], moment: ({ facts: { parent } }) => parent && commentsUntil(parent) },
      actions: {
        withdrawComment: action({
          binds: 'finally',
          aside: true,
          by: 'citizen',
          goes: 'withdrawn',
          tells: 'nobody',
          readers: mayReadComment,
        }),
        countComment: action({
          binds: 'lightly',
          by: 'system',
          timed: true,
          gates: [consultationEnded],
          goes: 'completed',
          readers: mayReadComment,
        }),
      },
    },
  },
  title: (_state, parent) => parent && latest(parent, project)?.title,
  bodies: buyerOf,
} as const satisfies Procedure<'comment', Facts>;

/** Whoever gave it, and the office that asked. */
function mayReadComment({ state, person, roles }: Reading): boolean {
  return roles.includes('citizen') || (person?.seats.some(({ body }) => body === state.bodies.buyer) ?? false);
}
