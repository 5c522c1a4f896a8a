import { type Case, latest } from '../../../engine/case.ts';
import { type AnswersOf, choice, form, longText, optional } from '../../../engine/form.ts';

/** What anybody can say of a need while it is open to comment. */
export const commentForm = form('comment', {
  stance: choice('support', 'oppose', 'suggest'),
  opinion: optional(longText({ min: 2, max: 1000 })),
});
export type Comment = AnswersOf<typeof commentForm>;

/** What came in and was not taken back, oldest first. */
export function commentsIn(comments: readonly Case[]): readonly Comment[] {
  return comments.flatMap((each) => (each.outcome === 'withdrawn' ? [] : (latest(each, commentForm) ?? [])));
}

/** How many support it and oppose it, and how many have said something of it. */
export function heardIn(comments: readonly Case[]): {
  readonly supporters: number;
  readonly opponents: number;
  readonly comments: number;
} {
  const all = commentsIn(comments);
  return {
    supporters: all.filter(({ stance }) => stance === 'support').length,
    opponents: all.filter(({ stance }) => stance === 'oppose').length,
    comments: all.filter(({ opinion }) => opinion).length,
  };
}
