import { type Case, type Filing, latest } from '../../../engine/case.ts';
import { type AnswersOf, choices, form, longText } from '../../../engine/form.ts';
import { isSameValue } from '../../../law/canonical.ts';
import { cityDate } from '../../../law/date.ts';
import { setting } from '../../../law/setting.ts';
import type { Role } from '../../../names.ts';
import { releases } from '../02-budget/budget.ts';
import { action, rule, type Situation } from '../facts.ts';
import { type Project, project } from './project.ts';

/** What of a project can be opened once more for its author. */
const openable = [
  ...(['title', 'item', 'need', 'groups', 'users', 'divisions', 'delivery', 'content'] as const),
  ...(['start', 'end', 'continuity', 'costs', 'funding', 'indicators', 'risks', 'documents'] as const),
] as const satisfies readonly (keyof Project)[];

/** What is opened, and what is to be put right in it. */
export const reopening = form('project-reopening', {
  opens: choices(openable, { min: 1 }),
  mend: longText({ min: 5, max: 1000 }),
});

/** So often a project is opened once more, and then a decision is owed. */
export const fewReopenings = rule('few-reopenings', 'R111', ({ state, facts, now }) => {
  const most = setting(facts.law, 'review.max-returns', cityDate(now)).value;
  return state.filings.filter(({ form: id }) => id === reopening.id).length >= most && { most };
});

/** Whoever was sent a project back changes what was opened, and nothing else: all else was approved as it is. */
export const onlyOpened = rule('only-opened', 'R111', ({ state, answers }: Situation<Project>) => {
  const opens = openedIn(state);
  const was = latest(state, project);
  if (!opens || !was) return undefined;
  const changed = openable.filter((field) => !isSameValue(answers[field], was[field]));
  const beyond = changed.filter((field) => !opens.includes(field));
  return beyond.length > 0 && { beyond: beyond.join(','), opened: opens.join(',') };
});

/** Back to its author with what is opened: what was approved of it is void, and what was set aside goes back. */
export function reopens(by: Role, tells: readonly Role[]) {
  return action({
    since: 5,
    binds: 'firmly',
    aside: true,
    by,
    form: reopening,
    gates: [fewReopenings],
    goes: 'setup.correct',
    returns: true,
    does: releases,
    effects: ['release'],
    tells: [...tells, 'finance_budget'],
  });
}

/** What is open to the author now; undefined where all of it is. */
function openedIn(state: Case): AnswersOf<typeof reopening>['opens'] | undefined {
  const last = state.filings.findLast(isOfReturn);
  return last?.form === reopening.id ? latest(state, reopening)?.opens : undefined;
}

/** What sends a project to its author, or was confirmed since. */
function isOfReturn({ action: name, form: id }: Filing): boolean {
  return id === reopening.id || name === 'returnProject' || name === 'confirmProject';
}
