import type { Case } from '../../../engine/case.ts';
import { cityDate, dayBegins, type Period, plusDays } from '../../../law/date.ts';
import { earliest } from '../../../law/deadline.ts';
import { agreedContract, openChange, pausesOf } from '../10-contract/agreed.ts';
import { rule, type Situation } from '../facts.ts';
import type { Proposed } from './change-rules.ts';

/**
 * How a service stands still for a time: both sign it, or an office that is no party decides it. It ends by itself on its day; until then
 * no report falls due, and what is paid for a report or a check waits.
 */

/** It begins no earlier than today, and the service goes on after it. */
export const pauseInService = rule(
  'pause-in-service',
  '民法典 Art 543',
  ({ state, answers: { pausedFrom, pausedTo }, now }: Proposed) => {
    if (pausedFrom === undefined || pausedTo === undefined) return undefined;
    const end = agreedContract(state)?.end ?? '';
    const fits = cityDate(now) <= pausedFrom && pausedFrom <= pausedTo && pausedTo < end;
    return !fits && { from: pausedFrom, to: pausedTo, end };
  },
  'pausedTo',
);

/** Whoever is served hears of it some days before, unless nobody could go on until then. */
export const pauseNoticed = rule(
  'pause-noticed',
  'R106',
  ({ answers: { cause, pausedFrom }, facts, now }: Proposed) => {
    const first = earliest(facts.law, 'EXIT_NOTICE', now).date;
    const isSudden = cause === 'force-majeure' || cause === 'unsafe';
    return pausedFrom !== undefined && !isSudden && pausedFrom < first && { from: pausedFrom, first };
  },
  'pausedFrom',
);

/** Where the contract goes on from: it stands still as long as that was agreed or decided. */
export const running = ['management.run', 'management.paused'] as const;

/** There, as it is; where it is what is agreed or decided now that counts, with the open change. */
export function goesOn({ state, now }: Situation<unknown>): (typeof running)[number] {
  return standing(pausesOf(state), now);
}
export function goesOnChanged({ state, now }: Situation<unknown>): (typeof running)[number] {
  const { change } = openChange(state) ?? {};
  return standing(change ? pausesOf(state, change) : pausesOf(state), now);
}

function standing(pauses: readonly Period[], now: Date): (typeof running)[number] {
  return pauses.some(({ to }) => cityDate(now) <= to) ? 'management.paused' : 'management.run';
}

/** When the service goes on by itself. */
export function resumes(state: Case): string | undefined {
  const last = pausesOf(state)
    .map(({ to }) => to)
    .toSorted()
    .at(-1);
  return last && dayBegins(plusDays(last, 1));
}
