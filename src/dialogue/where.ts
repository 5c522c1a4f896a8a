import { type Case, type Filing, filedNow, type Waiting } from '../engine/case.ts';
import { isWaitedFor } from '../engine/decide.ts';
import { actionsAt, claimsIn, isLate, stageOf, stepOf, waitingFor, waitsOn } from '../engine/parties.ts';
import { type Action, rolesOf, type Stage, waitedFor } from '../engine/procedure.ts';
import { type CityDate, cityDate } from '../law/date.ts';
import { standing } from '../law/deadline.ts';
import type { Law } from '../law/law.ts';
import { maskName } from '../law/mask.ts';
import { yuan } from '../law/money.ts';
import type { Part } from '../law/part.ts';
import { type Said, said } from '../law/said.ts';
import { dueParts, sayDate, sayDue, sayOpens, sayPeriod, shortDay } from '../law/speak.ts';
import { type Language, type Position, type ProcedureId, steps } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { actionText, endText, positionText, stepText, texts, textsOn } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { Looking, Names } from './looking.ts';
import type { Due, Where } from './message.ts';

/** Where it is, who holds it, until when, what comes next (R9). */
export function where(looking: Looking, mine: boolean): Where {
  const { procedure, state, facts, language, now, names } = looking;
  const spoken = textsOn(looking);
  const { say } = spoken;
  if (state.outcome || !state.position) {
    const { now: ended, still } = state.outcome
      ? endText(spoken, state.procedure, state.outcome)
      : { now: say.notBegun };
    const then = [still, ...afterwards(looking)].filter(Boolean).join(language === 'zh' ? '' : ' ');
    return { now: ended, mine: false, ...(then && { still: then }) };
  }
  const waiting = waitingFor(procedure, state);
  const time: Clock = {
    procedure: state.procedure,
    position: state.position,
    opens: state.opens === undefined ? undefined : new Date(state.opens),
    due: state.due && new Date(state.due.at),
    provisional: state.due?.provisional ?? false,
  };
  const his = looking.viewer !== undefined && isWaitedFor(procedure, state, looking.viewer);
  const clock = clockView(time, facts.law, now, language, his);
  const { viewer } = looking;
  const said = positionText(spoken, state.procedure, state.position);
  const others = isOthers(time, now, his) ? said.others : undefined;
  const own = mine ? waiting.filter((each) => viewer && waitsOn(each, viewer)) : waiting;
  const office = others ?? officesOf(own, names, spoken);
  return {
    now: `${said.now}${opinionsIn(looking, waiting)}`,
    ...((mine || office) && { holder: mine ? say.you : office }),
    ...(mine && { office }),
    mine,
    ...(clock && { due: clock }),
    ...(clock?.provisional && { note: say.provisional }),
    next: nextStep(state, spoken),
  };
}

/** Until when what still counts of it. */
function afterwards(looking: Looking): readonly string[] {
  const { procedure, state, facts, language, now } = looking;
  const { say, procedures } = textsOn(looking);
  const today = cityDate(now);
  return (procedure.afterwards?.(state, facts.law, now) ?? [])
    .filter(({ last }) => today <= last)
    .map(({ what, last }) => {
      const day = sayDate(last, language, { today });
      return what === 'archive' ? say.keptUntil(day) : say.possibleUntil(procedures[what].name, day);
    });
}

/** Where several are asked, how many have answered: 2 of 4; and how many did what others may do who are not waited for. */
function opinionsIn(looking: Looking, waiting: readonly Waiting[]): string {
  const { procedure, state } = looking;
  const spoken = textsOn(looking);
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
  const { say } = spoken;
  const others = once.filter(([name, action]) => !isAsked(action) && done(name) > 0);
  return [
    ...(filed + open > 1 ? [say.opinions(filed, filed + open)] : []),
    ...others.map(([name]) => say.doneSoOften(actionText(spoken, state.procedure, name).label, done(name))),
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
  if (opens && opens > now) {
    if (isOthers({ procedure, position, opens }, now, his))
      return deadline(
        { at: opens, provisional: opensProvisionally({ procedure, position, opens }, law) },
        law,
        now,
        language,
        his,
      );
    const provisional = opensProvisionally({ procedure, position, opens }, law);
    const text = sayOpens(opens, now, language, provisional);
    const parts = { on: text, by: text, left: '' };
    return { text, parts, state: 'in-time', mine: false, provisional, opens: true };
  }
  const claims = claimsIn(procedureOf(procedure));
  if (!due || (due <= now && !isLate({ position, opens, due }, claims, now))) return undefined;
  return deadline({ at: due, provisional }, law, now, language, his);
}

/** Whether the day on which it opens is counted over holidays that are not announced yet. */
export function opensProvisionally(
  { procedure, position, opens }: Pick<Clock, 'procedure' | 'position' | 'opens'>,
  { calendar }: Law,
): boolean {
  const stages: Readonly<Partial<Record<Position, Stage>>> = procedureOf(procedure).stages;
  const counted = (position && stages[position]?.opens?.by.length) ?? 0;
  return opens !== undefined && counted > 0 && calendar.isProvisional(cityDate(opens));
}

/** Whether others have their time until it opens, and it is not yet the turn of whoever it waits for. */
function isOthers(
  { procedure, position, opens }: Pick<Clock, 'procedure' | 'position' | 'opens'>,
  now: Date,
  his: boolean,
) {
  const stages: Readonly<Partial<Record<Position, Stage>>> = procedureOf(procedure).stages;
  const stage = position && stages[position];
  return stage?.othersUntil === true && opens !== undefined && opens > now && !his;
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
export function officeOf(waiting: Waiting, names: Names, spoken: Texts): string {
  return officeAndRole(bodyOf(waiting, names), spoken.roles[waiting.role], spoken);
}

/** Who of them holds a case, each office once with all its seats. */
function officesOf(waits: readonly Waiting[], names: Names, spoken: Texts): string {
  const offices = Map.groupBy(waits, (each) => bodyOf(each, names));
  const { say, roles } = spoken;
  return [...offices]
    .map(([office, seats]) => {
      const held = [...new Set(seats.map(({ role }) => roles[role]))];
      return officeAndRole(office, held.join(say.and), spoken);
    })
    .join(say.and);
}

function bodyOf({ body, person, role }: Waiting, names: Names): string {
  if (body) return names.body(body);
  return person ? '' : names.office(role);
}

/** An office whose name already says what it does is not said twice. */
function officeAndRole(office: string, role: string, { say }: Texts): string {
  if (office === '') return role;
  return office.toLowerCase().includes(role.toLowerCase()) ? office : say.seat(office, role);
}

function nextStep(state: Case, spoken: Texts): string {
  const names = Object.keys(steps[state.procedure]);
  const next = state.position ? names[names.indexOf(stepOf(state.position)) + 1] : undefined;
  return next ? stepText(spoken, state.procedure, next) : spoken.say.lastStep;
}

export interface StepView {
  readonly number: number;
  readonly name: string;
  /** Of a case that is closed: where it ended, and what it never came to. */
  readonly state: 'done' | 'now' | 'mine' | 'ahead' | 'ended' | 'never';
  readonly on?: CityDate;
}

export function stepViews(looking: Looking, mine: boolean): readonly StepView[] {
  const { state } = looking;
  const spoken = textsOn(looking);
  const names = Object.keys(steps[state.procedure]);
  const current = state.position ? names.indexOf(stepOf(state.position)) : -1;
  const completed = state.outcome === 'completed';
  return names.map((name, index): StepView => {
    const left = leftAt(state, name);
    const done = completed || index < current;
    const [here, ahead] = state.outcome ? (['ended', 'never'] as const) : ([mine ? 'mine' : 'now', 'ahead'] as const);
    const at = done ? 'done' : index === current ? here : ahead;
    return {
      number: index + 1,
      name: stepText(spoken, state.procedure, name),
      state: at,
      ...((done || at === 'ended') && left !== undefined && { on: cityDate(new Date(left)) }),
    };
  });
}

/** When a case left a step for good. */
function leftAt({ entries, closedAt }: Case, step: string): string | undefined {
  const last = entries.findLastIndex(({ position }) => stepOf(position) === step);
  return last < 0 ? undefined : (entries[last + 1]?.at ?? closedAt);
}

/** What a case is called: its own title, or what it is; and of which days. */
export function titleOf(state: Case, parent: Case | undefined, language: Language): string {
  const procedure = procedureOf(state.procedure);
  const title = procedure.title(state, parent);
  return sayTitle({ procedure: state.procedure, title, part: procedure.part?.(state) }, language);
}

/** The same of what is kept of it. */
export function sayTitle({ procedure, title, part }: Titled, language: Language): string {
  const name = title ?? texts[language].procedures[procedure].name;
  return part ? `${name} · ${sayPart(part, language)}` : name;
}

function sayPart(part: Part, language: Language): string {
  if ('from' in part) return sayPeriod(part, language);
  const day = shortDay(part.on, language, true).join(language === 'zh' ? '' : ' ');
  return texts[language].say.instalmentOf(part.nth, yuan(part.fen), day);
}

interface Titled {
  readonly procedure: ProcedureId;
  readonly title: string | undefined;
  readonly part: Part | undefined;
}

/** An office and a name, the name masked for the public; the programme has neither. */
export function actorName({ names, language, viewer }: Looking, by: Filing['by']): string {
  const { roles, say } = texts[language];
  if (by.role === 'system') return say.programme;
  if (by.body) {
    const name = names.person(by.person);
    return `${names.body(by.body)} ${viewer ? name : maskName(name)}`.trim();
  }
  return say.somebody(roles[by.role]);
}

/** What kind of case it is, and its number. */
export function kindAndNumber(kind: string, { id, number }: { readonly id: string; readonly number: string }): Said {
  return said`${kind} · ${{ kind: 'case', id, number }}`;
}
