import { type Actor, type Case, type Filing, filedNow, type StoredDue, type Waiting } from '../engine/case.ts';
import { actorFor, hindrance } from '../engine/decide.ts';
import type { Answer, Evidence, Source } from '../engine/form.ts';
import { type Check, checks, isMyTurn, type Offer, offers } from '../engine/offers.ts';
import { actionsAt, stageOf, stepOf, waitingFor } from '../engine/parties.ts';
import {
  actionOf,
  type Facts,
  type Person,
  type Procedure,
  rolesOf,
  type Situation,
  situation,
} from '../engine/procedure.ts';
import { mayKnow, mayRead, mayReadPersonal } from '../engine/read.ts';
import { optionsOf } from '../engine/source.ts';
import { cityDate } from '../law/date.ts';
import { standing } from '../law/deadline.ts';
import type { Law } from '../law/law.ts';
import { maskName } from '../law/mask.ts';
import { dueParts, sayDue, sayMoment } from '../law/speak.ts';
import {
  inLanguage,
  type Language,
  type Outcome,
  type Position,
  type ProcedureId,
  type Role,
  steps,
} from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { formNamed } from '../procedures/forms.ts';
import { actionText, formText, positionText, ruleText, stepText, texts } from '../text/all.ts';
import type { Button, Due, Where } from './message.ts';
import type { Option } from './read-answer.ts';
import { answerValue } from './say-answer.ts';
import type { Value } from './value.ts';

/** Everything that a reader may see of a case, in his language: a page on the web, a card in a chat. */
export interface CaseView<B = Button> {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  /** Whether the public may know of it. */
  readonly public: boolean;
  readonly kind: string;
  readonly title: string;
  readonly position: Position | undefined;
  readonly outcome: Outcome | undefined;
  readonly where: Where;
  readonly steps: readonly StepView[];
  /** The question that is put to this reader, when it is his turn. */
  readonly ask: string | undefined;
  readonly checks: readonly { readonly holds: boolean; readonly text: string; readonly source: string }[];
  readonly offers: readonly B[];
  /** Why his own act is not open yet, when it is his turn all the same. */
  readonly notYet: string | undefined;
  /** What was filed, newest first, as far as he may read it. */
  readonly filings: readonly FilingView[];
  readonly files: readonly Evidence[];
  readonly log: readonly { readonly at: string; readonly text: string }[];
  readonly children: readonly ChildView[];
  readonly parent: { readonly id: string; readonly number: string; readonly title: string } | undefined;
}

export interface StepView {
  readonly number: number;
  readonly name: string;
  readonly state: 'done' | 'now' | 'mine' | 'ahead';
  readonly on?: string;
}

export interface FilingView {
  readonly title: string;
  readonly by: string;
  readonly at: string;
  readonly rows: readonly { readonly label: string; readonly value: Value }[];
}

export interface ChildView {
  readonly id: string;
  readonly procedure: ProcedureId;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
}

/** What looking at a case takes; the names are those of bodies and persons on it. */
export interface Looking {
  readonly procedure: Procedure;
  readonly state: Case;
  readonly facts: Facts;
  readonly viewer: Person | undefined;
  readonly language: Language;
  readonly now: Date;
  readonly names: Names;
  /** What stands under it, where all of it is looked at. */
  readonly children: readonly Child[];
}

/** A case under the one that is looked at, of which the reader may know. */
export interface Child {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  readonly title: string | undefined;
  readonly position: Position | undefined;
  readonly outcome: Outcome | undefined;
  readonly supplier: string | undefined;
}

export interface Names {
  /** A body by its id. */
  readonly body: (id: string) => string;
  /** A person by his id. */
  readonly person: (id: string) => string;
  /** The office that holds a role in the city. */
  readonly office: (role: Role) => string;
}

export function caseView(looking: Looking): CaseView {
  const { procedure, state, facts, viewer, language, now } = looking;
  const readable = state.filings.filter((filing) => mayRead(procedure, state, filing, viewer, facts.parent));
  const mine = viewer !== undefined && isMyTurn(procedure, state, viewer);
  const can = viewer ? offers(procedure, state, viewer, facts, now) : [];
  const [main] = can;
  return {
    id: state.id,
    number: state.number,
    procedure: state.procedure,
    public: mayKnow(procedure, state, undefined, facts.parent),
    kind: texts[language].procedures[state.procedure].name,
    title: titleOf(state, facts.parent, language),
    position: state.position,
    outcome: state.outcome,
    where: where(looking, mine),
    steps: stepViews(looking, mine),
    ask:
      mine && main ? (actionText(language, state.procedure, main.name).ask ?? texts[language].say.yourTurn) : undefined,
    checks: mine && main ? checkViews(looking, main, readable) : [],
    offers: can.map((offer, index) => offerButton(state, offer, mine && index === 0, language)),
    notYet: mine ? whyNotYet(looking, can) : undefined,
    filings: readable.toReversed().map((filing) => filingView(looking, filing)),
    files: readable.toReversed().flatMap(evidenceIn),
    log: courseOf(looking),
    children: childViews(looking),
    parent: facts.parent && {
      id: facts.parent.id,
      number: facts.parent.number,
      title: titleOf(facts.parent, undefined, language),
    },
  };
}

/** What a case is called: its own title, or what it is. */
export function titleOf(state: Case, parent: Case | undefined, language: Language): string {
  return procedureOf(state.procedure).title(state, parent) ?? texts[language].procedures[state.procedure].name;
}

/** Where it is, who holds it, until when, what comes next (R9). */
export function where(looking: Looking, mine: boolean): Where {
  const { procedure, state, facts, language, now, names } = looking;
  const { say, outcomes } = texts[language];
  if (state.outcome || !state.position) {
    const ended = state.outcome ? outcomes[state.outcome] : say.notBegun;
    return { now: ended, holder: say.nobody, mine: false, next: say.nothingNext };
  }
  const waiting = waitingFor(procedure, state);
  const office = [...new Set(waiting.map((each) => officeOf(each, names, language)))].join(say.and);
  return {
    now: `${positionText(language, state.procedure, state.position).now}${opinionsIn(looking, waiting)}`,
    holder: mine ? say.you : office,
    ...(mine && { office }),
    mine,
    ...(state.due && { due: dueView(state.due, facts.law, now, language, mine) }),
    next: nextStep(state, language),
  };
}

/** Where several are asked, how many have answered: 2 of 4. */
function opinionsIn({ procedure, state, language }: Looking, waiting: readonly Waiting[]): string {
  const asked = actionsAt(procedure, state).filter(([, action]) => action.once !== undefined);
  const names = asked.map(([name]) => name);
  const roles = asked.flatMap(([, action]) => rolesOf(action.by));
  const filed = filedNow(state).filter(({ action }) => names.includes(action)).length;
  const open = waiting.filter(({ role }) => roles.includes(role)).length;
  return filed + open > 1 ? texts[language].say.opinions(filed, filed + open) : '';
}

export function dueView(
  due: Pick<StoredDue, 'at' | 'provisional'>,
  law: Law,
  now: Date,
  language: Language,
  mine: boolean,
): Due {
  const at = new Date(due.at);
  const said = { at, provisional: due.provisional };
  return {
    text: sayDue(law, said, now, language),
    parts: dueParts(law, said, now, language),
    state: standing(law, at, now).state,
    mine,
    provisional: due.provisional,
  };
}

function officeOf(waiting: Waiting, names: Names, language: Language): string {
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

function stepViews({ state, language }: Looking, mine: boolean): readonly StepView[] {
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

/** What was checked when the last form was filed, and what the decision itself requires; each said once. */
function checkViews(
  looking: Looking,
  main: Offer,
  readable: readonly Filing[],
): readonly { readonly holds: boolean; readonly text: string; readonly source: string }[] {
  const { procedure, viewer, language } = looking;
  const last = readable.findLast(({ form }) => form !== undefined);
  const filed = last && actionOf(procedure, last.action);
  const by = viewer && seatFor(procedure, main, looking.state, viewer);
  const judged = [
    // Its gates were about that moment; what its answers had to fulfil is judged as of then.
    ...(last && filed ? checks({ ...filed, gates: [] }, situationOf(looking, last.by, last.answers, last.at)) : []),
    // A form's own checks need its answers: before it is filled in only the gates can be judged.
    ...(by
      ? checks(main.action.form ? { ...main.action, when: [], warns: [] } : main.action, situationOf(looking, by, {}))
      : []),
  ];
  const once = new Map<string, Check>(judged.map((check) => [check.name, check]));
  return [...once.values()]
    .toSorted((a, b) => Number(a.holds) - Number(b.holds))
    .map((check) => {
      const text = ruleText(language, check.name);
      return {
        holds: check.holds,
        text: check.holds ? text.holds : text.refusal(check.values),
        source: sayable(check.source, language),
      };
    });
}

/** Why the first act that is this reader's to do is held back, when he can do nothing else to move the case on. */
function whyNotYet(
  { procedure, state, facts, viewer, language, now }: Looking,
  can: readonly Offer[],
): string | undefined {
  const stage = stageOf(procedure, state);
  if (!viewer || !stage) return undefined;
  if (can.some(({ name, action }) => Object.hasOwn(stage.actions, name) && !action.recuses)) return undefined;
  const own = Object.entries(stage.actions).find(
    ([name, action]) => actorFor(procedure, action, name, state, viewer).ok,
  );
  const refusal = own && hindrance(procedure, own[1], own[0], state, viewer, facts, now);
  return refusal && ruleText(language, refusal.why).refusal(refusal.values);
}

function seatFor(procedure: Procedure, { name, action }: Offer, state: Case, viewer: Person): Actor | undefined {
  const actor = actorFor(procedure, action, name, state, viewer);
  return actor.ok ? actor.value : undefined;
}

/** The law's article as it is cited in a language; the numbers of our own requirements are not shown. */
export function sayable(source: string, language: Language): string {
  if (/^R\d/.test(source)) return '';
  return language === 'zh' ? source.replaceAll(/ ?Art (\d+)/g, '第$1条') : source;
}

function situationOf(
  looking: Looking,
  by: Situation['by'],
  answers: Situation['answers'],
  at?: string,
): Situation<never, never> {
  const { state, facts, now } = looking;
  // The answers are those that were filed on the action's own form, or none where it has none.
  return situation({ state, answers: answers as never, by, facts, now: at === undefined ? now : new Date(at) });
}

function offerButton(state: Case, { name, action }: Offer, first: boolean, language: Language): Button {
  return {
    label: actionText(language, state.procedure, name).label,
    kind: first ? 'act' : action.recuses ? 'quiet' : 'plain',
    press: { do: 'preview', form: { case: state.id, action: name } },
  };
}

export function filingView(looking: Looking, filing: Filing): FilingView {
  const { language, now, state } = looking;
  const form = filing.form ? formNamed(filing.form) : undefined;
  const text = form && formText(language, form.id);
  const masked = !mayReadPersonal(looking.procedure, looking.state, filing, looking.viewer, looking.facts.parent);
  const rows = Object.entries(form?.fields ?? {})
    .filter(([key, field]) => filing.answers[key] !== undefined && field.kind !== 'files')
    .map(([key, field]) => {
      const words = text?.fields[key];
      return {
        label: words?.label ?? key,
        value: answerValue(field, filing.answers[key], {
          language,
          options: field.source ? options(looking, field.source) : named(field.options, words?.options),
          columnOptions: (column) => {
            const asked = field.columns?.[column];
            return asked?.source
              ? options(looking, asked.source)
              : named(asked?.options, words?.columns?.[column]?.options);
          },
          columnLabel: (column) => words?.columns?.[column]?.label ?? '',
          each: field.each ? options(looking, field.each) : [],
          masked,
          none: texts[language].say.skipped,
          yes: texts[language].say.confirmed,
        }),
      };
    });
  return {
    title: text?.title ?? actionText(language, state.procedure, filing.action).label,
    by: actorName(looking, filing.by),
    at: sayMoment(new Date(filing.at), language, cityDate(now)),
    rows,
  };
}

/** What an act came to, in one line: who did what. */
export function whatWasDone(looking: Looking, filing: Filing): string {
  const { state, language } = looking;
  return `${actorName(looking, filing.by)} ${actionText(language, state.procedure, filing.action).done}`;
}

/** Everything that happened, newest first. */
function courseOf(looking: Looking): readonly { readonly at: string; readonly text: string }[] {
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

/** An office and a name, the name masked for the public; the programme has neither. */
function actorName({ names, language, viewer }: Looking, by: Filing['by']): string {
  const { roles, say } = texts[language];
  if (by.role === 'system') return say.programme;
  if (by.body) {
    const name = names.person(by.person);
    return `${names.body(by.body)} ${viewer ? name : maskName(name)}`.trim();
  }
  return roles[by.role];
}

/** What has no title of its own is called by whoever it is from. */
function childViews({ children, names, language }: Looking): readonly ChildView[] {
  return children.map(({ id, procedure, number, title, position, outcome, supplier }) => {
    const kind = texts[language].procedures[procedure].name;
    const from = supplier === undefined ? '' : names.body(supplier);
    const now = position ? positionText(language, procedure, position).now : '';
    return {
      id,
      procedure,
      number,
      kind,
      title: title ?? (from || kind),
      state: outcome ? texts[language].outcomes[outcome] : now,
    };
  });
}

function options(looking: Looking, source: Source): readonly Option[] {
  const { state, facts, now, language } = looking;
  return optionsOf(source, { state, answers: {}, by: state.opener, facts, now }).map((option) => ({
    value: option.value,
    label: inLanguage(option, language),
  }));
}

function named(
  values: readonly string[] | undefined,
  words: Readonly<Record<string, string>> | undefined,
): readonly Option[] {
  return (values ?? []).map((value) => ({ value, label: words?.[value] ?? value }));
}

function evidenceIn(filing: Filing): readonly Evidence[] {
  return Object.values(filing.answers).flatMap((answer: Answer | undefined) =>
    Array.isArray(answer) ? answer.filter(isEvidence) : [],
  );
}

function isEvidence(value: unknown): value is Evidence {
  return typeof value === 'object' && value !== null && 'hash' in value && 'mime' in value;
}
