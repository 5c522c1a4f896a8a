import { type Case, type Filing, filedNow, type Waiting } from '../engine/case.ts';
import { isWaitedFor } from '../engine/decide.ts';
import { actionsAt, claimsIn, isLate, stageOf, stepOf, waitingFor } from '../engine/parties.ts';
import { type Action, rolesOf, type Stage, waitedFor } from '../engine/procedure.ts';
import { type CityDate, cityDate } from '../law/date.ts';
import { standing } from '../law/deadline.ts';
import type { Law } from '../law/law.ts';
import { maskName } from '../law/mask.ts';
import { momentOf, type Said } from '../law/said.ts';
import { dueParts, sayDue, sayOpens } from '../law/speak.ts';
import { type BodyPlace, type Language, type Position, type ProcedureId, steps } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { actionText, endText, positionText, saidDone, stepText, texts } from '../text/all.ts';
import type { Looking, Names } from './looking.ts';
import type { Due, Where } from './message.ts';

/** Where it is, who holds it, until when, what comes next (R9). */
export function where(looking: Looking, mine: boolean): Where {
  const { procedure, state, facts, language, now, names } = looking;
  const { say } = texts[language];
  if (state.outcome || !state.position) {
    const { now: ended, still } = state.outcome
      ? endText(language, state.procedure, state.outcome)
      : { now: say.notBegun };
    return { now: ended, mine: false, ...(still && { next: still }) };
  }
  const waiting = waitingFor(procedure, state);
  const clock = clockView(
    {
      procedure: state.procedure,
      position: state.position,
      opens: state.opens === undefined ? undefined : new Date(state.opens),
      due: state.due && new Date(state.due.at),
      provisional: state.due?.provisional ?? false,
    },
    facts.law,
    now,
    language,
    looking.viewer !== undefined && isWaitedFor(procedure, state, looking.viewer),
  );
  const office = [...new Set(waiting.map((each) => officeOf(each, names, language)))].join(say.and);
  return {
    now: `${positionText(language, state.procedure, state.position).now}${opinionsIn(looking, waiting)}`,
    ...((mine || office) && { holder: mine ? say.you : office }),
    ...(mine && { office }),
    mine,
    ...(clock && { due: clock }),
    next: nextStep(state, language),
  };
}

/** Where several are asked, how many have answered: 2 of 4; and how many did what others may do who are not waited for. */
function opinionsIn({ procedure, state, language }: Looking, waiting: readonly Waiting[]): string {
  const stage = stageOf(procedure, state);
  const waited = stage ? waitedFor(stage) : [];
  const once = actionsAt(procedure, state).filter(([, action]) => action.once !== undefined);
  const isAsked = (action: Action) => rolesOf(action.by).some((role) => waited.includes(role));
  const asked = once.filter(([, action]) => isAsked(action));
  const names = asked.map(([name]) => name);
  const roles = asked.flatMap(([, action]) => rolesOf(action.by));
  const done = (...of: readonly string[]) => filedNow(state).filter(({ action }) => of.includes(action)).length;
  const filed = done(...names);
  const open = waiting.filter(({ role }) => roles.includes(role)).length;
  const { say } = texts[language];
  const others = once.filter(([name, action]) => !isAsked(action) && done(name) > 0);
  return [
    ...(filed + open > 1 ? [say.opinions(filed, filed + open)] : []),
    ...others.map(([name]) => say.doneSoOften(actionText(language, state.procedure, name).label, done(name))),
  ].join('');
}

/** What a wait says of its time. */
export interface Clock {
  readonly procedure: ProcedureId;
  readonly position: Position | undefined;
  readonly opens: Date | undefined;
  readonly due: Date | undefined;
  readonly provisional: boolean;
}

/**
 * Until when it is to be done; before it can be, from when on, as far as it waits for the reader himself or nobody else has
 * until then. Nobody is late with what he claims for himself.
 */
export function clockView(
  { procedure, position, opens, due, provisional }: Clock,
  law: Law,
  now: Date,
  language: Language,
  his: boolean,
): Due | undefined {
  const stages: Readonly<Partial<Record<Position, Stage>>> = procedureOf(procedure).stages;
  const { othersUntil = false } = (position && stages[position]) ?? {};
  if (opens && opens > now) {
    if (othersUntil && !his) return deadline({ at: opens, provisional: false }, law, now, language, his);
    const text = sayOpens(opens, now, language);
    return { text, parts: { on: text, by: text, left: '' }, state: 'in-time', mine: false, provisional: false };
  }
  const claims = claimsIn(procedureOf(procedure));
  if (!due || (due <= now && !isLate({ position, opens, due }, claims, now))) return undefined;
  return deadline({ at: due, provisional }, law, now, language, his);
}

function deadline(
  due: { readonly at: Date; readonly provisional: boolean },
  law: Law,
  now: Date,
  language: Language,
  mine: boolean,
): Due {
  return {
    text: sayDue(law, due, now, language),
    parts: dueParts(law, due, now, language),
    state: standing(law, due.at, now).state,
    mine,
    provisional: due.provisional,
  };
}

/** Who holds a case, by the office where there is one. */
export function officeOf(waiting: Waiting, names: Names, language: Language): string {
  const role = texts[language].roles[waiting.role];
  if (waiting.body) return officeAndRole(names.body(waiting.body), role);
  if (waiting.person) return role;
  return officeAndRole(names.office(waiting.role), role);
}

/** An office whose name already says what it does is not said twice. */
function officeAndRole(office: string, role: string): string {
  return office.includes(role) ? office : `${office} ${role}`.trim();
}

function nextStep(state: Case, language: Language): string {
  const names = Object.keys(steps[state.procedure]);
  const next = state.position ? names[names.indexOf(stepOf(state.position)) + 1] : undefined;
  return next ? stepText(language, state.procedure, next) : texts[language].say.lastStep;
}

export interface StepView {
  readonly number: number;
  readonly name: string;
  readonly state: 'done' | 'now' | 'mine' | 'ahead';
  readonly on?: CityDate;
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
      ...(done && left !== undefined && { on: cityDate(new Date(left)) }),
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
  const { state, language, names } = looking;
  const nameOf = (place: BodyPlace): string => names.body(state.bodies[place] ?? '');
  const on = { buyer: nameOf('buyer'), supplier: nameOf('supplier') };
  const who = filing.by.role === 'system' ? undefined : actorName(looking, filing.by);
  return saidDone(language, state.procedure, filing.action, who === undefined ? on : { ...on, who });
}

/** Everything that happened, newest first. */
export function courseOf(looking: Looking): readonly { readonly at: Said; readonly text: string }[] {
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
    .map(({ at, text }) => ({ at: momentOf(new Date(at), { today: cityDate(now) }), text }));
}

/** What a case is called: its own title, or what it is. */
export function titleOf(state: Case, parent: Case | undefined, language: Language): string {
  return procedureOf(state.procedure).title(state, parent) ?? texts[language].procedures[state.procedure].name;
}

/** An office and a name, the name masked for the public; the programme has neither. */
export function actorName({ names, language, viewer }: Looking, by: Filing['by']): string {
  const { roles, say } = texts[language];
  if (by.role === 'system') return say.programme;
  if (by.body) {
    const name = names.person(by.person);
    return `${names.body(by.body)} ${viewer ? name : maskName(name)}`.trim();
  }
  return roles[by.role];
}
