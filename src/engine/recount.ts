import { daysBetween } from '../law/date.ts';
import { dueFrom } from '../law/deadline.ts';
import type { DeadlineCode } from '../law/deadline-data.ts';
import type { Position } from '../names.ts';
import { type Case, type Event, type StoredDue, system } from './case.ts';
import { correction, fixed } from './decide.ts';
import type { Answers } from './form.ts';
import { actionOf, type Facts, type Procedure, type Situation, type Stage, situation } from './procedure.ts';

/** By which term of the law the day was counted, and from when on; undefined where the case fixed it. */
export function countedFrom(
  procedure: Procedure,
  { entries, due, opens }: Case,
): { readonly code: DeadlineCode; readonly from: Date } | undefined {
  const stages: Readonly<Partial<Record<Position, Stage>>> = procedure.stages;
  const began = entries.findLast(({ position, returned }) => returned || stages[position]?.due !== 'runs-on');
  if (!due || !began) return undefined;
  const term = began.returned ? correction : stages[began.position]?.due;
  const code = due.code === 'FIXED' ? term : due.code;
  if (typeof code !== 'string' || code === 'runs-on') return undefined;
  const from = new Date(began.at);
  const later = began === entries.at(-1) && opens !== undefined ? new Date(opens) : from;
  return { code, from: later > from ? later : from };
}

/** No holiday moves a day further than this: what comes to more was counted from something that has changed. */
const furthest = 15;

/**
 * A deadline that was provisional, counted anew by the holidays that are announced since; undefined where it is not
 * provisional, or they are still not announced. What cannot be counted anew stays on its day, which nothing moves any more.
 */
export function recounted(
  procedure: Procedure,
  state: Case,
  facts: Facts,
  now: Date,
): Extract<Event, { kind: 'recounted' }> | undefined {
  const { due } = state;
  if (!due?.provisional || facts.law.calendar.isProvisional(due.date)) return undefined;
  const anew = countedAnew(procedure, state, facts);
  const moved = anew !== undefined && Math.abs(daysBetween(due.date, anew.date)) <= furthest;
  const opens = opensAnew(procedure, state, facts);
  return {
    kind: 'recounted',
    at: now.toISOString(),
    due: moved ? { ...anew, code: due.code } : { ...due, provisional: false },
    ...(opens !== undefined && { opens }),
  };
}

function countedAnew(procedure: Procedure, state: Case, facts: Facts): StoredDue | undefined {
  const fixedBy = untilOf(procedure, state);
  const then = entered(state, facts);
  if (fixedBy) {
    const { action, filing } = fixedBy;
    // Parsed with the act's own form when they were filed.
    const at = action.until?.({ ...then, answers: filing.answers as never, by: filing.by });
    return at === undefined ? undefined : fixed(at, facts.law);
  }
  const counted = countedFrom(procedure, state);
  if (counted) {
    const due = dueFrom(facts.law, counted.code, counted.from);
    return { ...due, at: due.at.toISOString() };
  }
  const own = state.position && stagesOf(procedure)[state.position]?.due;
  const moment = typeof own === 'object' ? own.moment(then, state.opens) : undefined;
  return moment === undefined ? undefined : fixed(moment, facts.law);
}

function opensAnew(procedure: Procedure, state: Case, facts: Facts): string | undefined {
  const opens = state.position && stagesOf(procedure)[state.position]?.opens;
  if (state.opens === undefined || !opens || opens.by.length === 0) return undefined;
  return opens.moment(entered(state, facts));
}

/** The act that fixed the deadline of the wait that goes on, where one did. */
function untilOf(procedure: Procedure, { entries, filings }: Case) {
  const at = entries.at(-1)?.at;
  const filing = filings.findLast((each) => each.at === at);
  const action = filing && actionOf(procedure, filing.action);
  return filing && action?.until ? { action, filing } : undefined;
}

/** The case as it is, at the moment in which it came where it stands. */
function entered(state: Case, facts: Facts): Situation<Answers, never> {
  const now = new Date(state.entries.at(-1)?.at ?? state.openedAt);
  return situation<Answers>({ state, answers: {}, by: system, facts, now });
}

function stagesOf(procedure: Procedure): Readonly<Partial<Record<Position, Stage>>> {
  return procedure.stages;
}
