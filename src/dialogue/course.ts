import type { Case, Filing } from '../engine/case.ts';
import { stepOf } from '../engine/parties.ts';
import { cityDate } from '../law/date.ts';
import { sayMoment } from '../law/speak.ts';
import { steps } from '../names.ts';
import { actionText, stepText, texts } from '../text/all.ts';
import { actorName, type Looking } from './looking.ts';

export interface StepView {
  readonly number: number;
  readonly name: string;
  readonly state: 'done' | 'now' | 'mine' | 'ahead';
  readonly on?: string;
}

export function stepViews({ state, language }: Looking, mine: boolean): readonly StepView[] {
  const names = Object.keys(steps[state.procedure]);
  const current = state.position ? names.indexOf(stepOf(state.position)) : -1;
  const completed = state.outcome === 'completed';
  return names.map((name, index): StepView => {
    const left = leftAt(state, name);
    const done = completed || index < current;
    const here = index === current && !state.outcome;
    return {
      number: index + 1,
      name: stepText(language, state.procedure, name),
      state: done ? 'done' : here ? (mine ? 'mine' : 'now') : 'ahead',
      ...(done && left !== undefined && { on: cityDate(new Date(left)).slice(5) }),
    };
  });
}

/** When a case left a step for good. */
function leftAt({ entries, closedAt }: Case, step: string): string | undefined {
  const last = entries.findLastIndex(({ position }) => stepOf(position) === step);
  return last < 0 ? undefined : (entries[last + 1]?.at ?? closedAt);
}

/** What an act came to, in one line: who did what. */
export function whatWasDone(looking: Looking, filing: Filing): string {
  const { state, language } = looking;
  return `${actorName(looking, filing.by)} ${actionText(language, state.procedure, filing.action).done}`;
}

/** Everything that happened, newest first. */
export function courseOf(looking: Looking): readonly { readonly at: string; readonly text: string }[] {
  const { state, language, now } = looking;
  const { roles, say } = texts[language];
  const filed = state.filings.map((filing) => ({ at: filing.at, text: whatWasDone(looking, filing) }));
  const escalated = state.escalations.map(({ to, at, why }) => ({
    at,
    text: why ? say.nobodyAbleTo(roles[to]) : say.escalatedTo(roles[to]),
  }));
  return [...filed, ...escalated]
    .toSorted((a, b) => a.at.localeCompare(b.at))
    .toReversed()
    .map(({ at, text }) => ({ at: sayMoment(new Date(at), language, cityDate(now)), text }));
}
