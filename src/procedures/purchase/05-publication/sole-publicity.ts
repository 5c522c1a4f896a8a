import { type Case, lastFiling, latest } from '../../../engine/case.ts';
import { type AnswersOf, creditCode, date, files, form, longText, rows, text } from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import { asked, row } from '../../../engine/rows.ts';
import { type CityDate, cityDate, instant } from '../../../law/date.ts';
import { dueFrom } from '../../../law/deadline.ts';
import { project } from '../01-setup/project.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { type Comment, commentsIn } from '../comment/comment-form.ts';
import { action, brief, rule, type Situation } from '../facts.ts';
import { needsOf } from './tender.ts';

/**
 * Where only one supplier is said to be able, that is made public with what experts say to it, for five working days at least, and
 * anybody can object in that time (政府采购法实施条例 Art 38; 财政部令第74号 Art 38–40).
 */

export const solePublicity = form('sole-publicity', {
  code: creditCode(),
  name: text({ min: 2, max: 60 }),
  methodReason: longText({ min: 10, max: 1000 }),
  opinions: files(),
  until: date('ahead'),
  contact: text({ min: 2, max: 100 }),
});
type Publicity = AnswersOf<typeof solePublicity>;

export const soleSourceNotice = notice('sole-source', {
  title: asked(project, 'title'),
  need: asked(project, 'need'),
  name: asked(solePublicity, 'name'),
  methodReason: asked(solePublicity, 'methodReason'),
  opinions: asked(solePublicity, 'opinions'),
  until: asked(solePublicity, 'until'),
  contact: asked(solePublicity, 'contact'),
});

/** What was last made public of a single source, and since which day. */
export function publicityOf(
  purchase: Case,
): (Publicity & { readonly at: string; readonly from: CityDate }) | undefined {
  const said = latest(purchase, solePublicity);
  const at = lastFiling(purchase, 'publiciseSole')?.at;
  return said && at !== undefined ? { ...said, at, from: cityDate(new Date(at)) } : undefined;
}

export const publicityLongEnough = rule(
  'publicity-long-enough',
  '政府采购法实施条例 Art 38',
  ({ answers: { until }, facts, now }: Situation<Publicity>) => {
    const least = dueFrom(facts.law, 'SS_PUB', now).date;
    return until < least && { until, least };
  },
  'until',
);

export const noPublicityRuns = rule('no-publicity-runs', '政府采购法实施条例 Art 38', ({ state, now }) => {
  const until = publicityOf(state)?.until;
  return until !== undefined && now < instant(until) && { until };
});

/** It takes so much publicity from the open-tender threshold up (政府采购法实施条例 Art 38). */
export const publicityNeeded = rule('publicity-needed', '政府采购法实施条例 Art 38', ({ state, facts, now }) => {
  const needs = needsOf(state, 'single-source', facts.law, now);
  return !needs.includes('sole-supplier-notice') && { budget: approvedBudget(state) };
});

/** Who objected to it while it was public. */
export function objectionsTo(purchase: Case, comments: readonly Case[]): readonly Comment[] {
  const publicity = publicityOf(purchase);
  if (!publicity) return [];
  return commentsIn(comments.filter(({ openedAt }) => openedAt >= publicity.at)).filter(
    ({ stance }) => stance === 'oppose',
  );
}

/** What was objected, before whoever approves that it is bought from one. */
export const objectionsBrief = brief(
  'objections',
  { from: row(date('back')), until: row(date('ahead')), said: row(rows({ opinion: longText() })) },
  ({ state, facts: { comments } }) => {
    const publicity = publicityOf(state);
    const said = objectionsTo(state, comments).map(({ opinion }) => ({ opinion: opinion ?? '' }));
    return publicity && said.length > 0 ? { from: publicity.from, until: publicity.until, said } : undefined;
  },
);

export const publiciseSole = action({
  since: 5,
  binds: 'firmly',
  aside: true,
  by: 'buyer_staff',
  form: solePublicity,
  prefill: ({ facts, now }) => ({ until: dueFrom(facts.law, 'SS_PUB', now).date }),
  gates: [publicityNeeded, noPublicityRuns],
  when: [publicityLongEnough],
  does: ({ state, answers: { code: _code, ...said } }) => {
    const { title = '', need = '' } = latest(state, project) ?? {};
    return [publish(soleSourceNotice, { title, need, ...said })];
  },
  effects: ['sole-source'],
  tells: ['buyer_head', 'agency', 'finance_proc'],
});
