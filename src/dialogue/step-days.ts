import type { Case } from '../engine/case.ts';
import { stepOf } from '../engine/parties.ts';
import type { Procedure, Stage } from '../engine/procedure.ts';
import { workdaysUntil } from '../law/calendar.ts';
import { cityDate } from '../law/date.ts';
import { deadlineRule } from '../law/deadline.ts';
import type { Law } from '../law/law.ts';
import { steps } from '../names.ts';

/** How long a step took, in working days, and how long it may have taken. */
export interface StepDuration {
  readonly step: string;
  readonly days: number;
  /** The terms of its stages together; undefined where one of them has none that is counted in working days. */
  readonly limit: number | undefined;
  readonly runs: boolean;
}

/** The steps that a case has come to, in their order, each with all the time that it spent there, returns included. */
export function stepDurations(procedure: Procedure, state: Case, law: Law, now: Date): readonly StepDuration[] {
  const { entries, closedAt, position, outcome } = state;
  const spells = entries.map(({ position: at, at: from }, index) => ({
    step: stepOf(at),
    days: workdaysUntil(
      law.calendar,
      cityDate(new Date(from)),
      cityDate(new Date(entries[index + 1]?.at ?? closedAt ?? now)),
    ),
    limit: limitOf(procedure.stages[at], law, from),
  }));
  return Object.keys(steps[state.procedure]).flatMap((step): readonly StepDuration[] => {
    const mine = spells.filter((spell) => spell.step === step);
    if (mine.length === 0) return [];
    const limits = mine.map(({ limit }) => limit);
    return [
      {
        step,
        days: mine.reduce((sum, { days }) => sum + days, 0),
        limit: limits.every((limit) => limit !== undefined)
          ? limits.reduce((sum: number, limit) => sum + (limit ?? 0), 0)
          : undefined,
        runs: outcome === undefined && position !== undefined && stepOf(position) === step,
      },
    ];
  });
}

function limitOf(stage: Stage | undefined, law: Law, from: string): number | undefined {
  const due = stage?.due;
  if (typeof due !== 'string' || due === 'runs-on') return undefined;
  const { unit, length } = deadlineRule(law, due, cityDate(new Date(from)));
  return unit === 'workday' ? length : undefined;
}
