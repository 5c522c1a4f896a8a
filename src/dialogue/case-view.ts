import { type Case, isOpenBy, system, unopened } from '../engine/case.ts';
import {
  actorFor,
  hindrance,
  isMain,
  isWaitedFor,
  movesOn,
  type Offer,
  offers,
  ownLead,
  takingBack,
} from '../engine/decide.ts';
import { mayAskForCode, publishes, reminderOn, stageOf } from '../engine/parties.ts';
import { type Person, type Procedure, type Stage, waitedFor } from '../engine/procedure.ts';
import { isReady, mayKnow, takes } from '../engine/read.ts';
import type { Said } from '../law/said.ts';
import { type Language, type Outcome, type Position, type ProcedureId, procedureIds, type Role } from '../names.ts';
import { procedureOf, procedures } from '../procedures/all.ts';
import { actionText, endText, formText, positionText, texts, textsOn } from '../text/all.ts';
import { checkViews, whyNotYet } from './checks-view.ts';
import {
  type BriefView,
  briefOf,
  courseOf,
  type FilingView,
  filingView,
  namedOn,
  openableIn,
  readableIn,
} from './filing-view.ts';
import type { Looking } from './looking.ts';
import type { Button, ButtonKind, Confirmation, FileShown, Where } from './message.ts';
import { ownOptions } from './say-answer.ts';
import { type StepView, sayTitle, stepViews, titleOf, where } from './where.ts';
import { type DayView, dayView } from './why-this-day.ts';

/** Everything that a reader may see of a case, in his language: a page on the web, a card in a chat. */
export interface CaseView {
  readonly id: string;
  readonly number: string;
  readonly procedure: ProcedureId;
  /** Whether the public may know of it. */
  readonly public: boolean;
  /** Whether something is published of it still, of which everybody can be told. */
  readonly publishes: boolean;
  readonly kind: string;
  readonly title: string;
  readonly position: Position | undefined;
  readonly outcome: Outcome | undefined;
  readonly where: Where;
  /** Why it is due on that day. */
  readonly day: DayView | undefined;
  readonly steps: readonly StepView[];
  /** The question that is put to this reader, when it is his turn. */
  readonly ask: string | undefined;
  /** What the question is about. */
  readonly brief: BriefView | undefined;
  readonly checks: readonly { readonly holds: boolean; readonly text: Said; readonly source: string }[];
  readonly offers: readonly ActButton[];
  /** Why his own act is not open yet, when it is his turn all the same. */
  readonly notYet: Said | undefined;
  /** What was filed, newest first, as far as he may read it. */
  readonly filings: readonly FilingView[];
  readonly files: readonly FileShown[];
  readonly log: readonly { readonly at: Said; readonly text: string }[];
  readonly children: readonly ChildView[];
  readonly furtherChildren?: string | undefined;
  /** What anybody can open under it now. */
  readonly opens: readonly ProcedureId[];
  /** What this reader can begin under it now, by a seat of his. */
  readonly begins: readonly Button[];
  /** Whether this reader acts for a body. */
  readonly seated: boolean;
  /** Whether it can ever be this reader's turn, on one case or another. */
  readonly hasTurns: boolean;
  /** By which this reader can remind whoever it waits for. */
  readonly remind: Button | undefined;
  /** By which he can take back what he did last. */
  readonly takeBack: Button | undefined;
  /** Whether this reader can have an access code of it. */
  readonly getsCode: boolean;
  readonly parent: { readonly id: string; readonly number: string; readonly title: string } | undefined;
}

/** An act on the case itself. */
export interface ActButton extends Button {
  readonly press: {
    readonly do: 'preview' | 'start';
    readonly form: { readonly case: string; readonly action: string };
    readonly answers?: Readonly<Record<string, string>>;
  };
}

export interface ChildView {
  readonly id: string;
  readonly procedure: ProcedureId;
  readonly number: string;
  readonly kind: string;
  readonly title: string;
  readonly state: string;
}

export function caseView(looking: Looking): CaseView {
  const { procedure, state, facts, viewer, language, now } = looking;
  const spoken = textsOn(looking);
  const readable = readableIn(looking);
  const offered = viewer ? offers(procedure, state, viewer, facts, now) : [];
  const waited = viewer !== undefined && isWaitedFor(procedure, state, viewer);
  const mine = waited && isOpenBy(state, now) && movesOn(procedure, state, offered);
  const first = offered.find((offer) => isMain(procedure, state, offer));
  const can = first ? [first, ...offered.filter((offer) => offer !== first)] : offered;
  const [main] = can;
  const stands = where(looking, mine);
  // Where what usually comes next cannot be done, and several things can instead, none of them is what one is led to.
  const isOne = offered.filter((offer) => isMain(procedure, state, offer)).length === 1;
  const leads = isOne || (viewer && first?.name === ownLead(procedure, state, viewer)?.name);
  const isUsual = can.some((offer) => !isRare(offer));
  return {
    id: state.id,
    number: state.number,
    procedure: state.procedure,
    public: mayKnow(procedure, state, undefined, facts.parent),
    publishes: state.outcome === undefined && publishing.has(state.procedure) && mayKnow(procedure, state, undefined),
    kind: spoken.procedures[state.procedure].name,
    title: titleOf(state, facts.parent, language),
    position: state.position,
    outcome: state.outcome,
    where: stands,
    day: stands.due && !stands.due.opens && isOpenBy(state, now) ? dayView(looking) : undefined,
    steps: stepViews(looking, mine),
    ask: mine && first ? (actionText(spoken, state.procedure, first.name).ask ?? spoken.say.yourTurn) : undefined,
    // What is only decided where something goes wrong has it before it when that is chosen.
    brief: main && (mine || first) && briefOf(looking, main),
    checks: mine && main ? checkViews(looking, main, readable) : [],
    offers: can.flatMap((offer) =>
      offerButtons(looking, offer, mine && leads === true && offer === first, isUsual && isRare(offer)),
    ),
    notYet: waited ? whyNotYet(looking, mine, can) : undefined,
    filings: readable.toReversed().map((filing) => filingView(looking, filing)),
    files: openableIn(looking, language).map(({ file }) => file),
    log: courseOf(looking),
    children: childViews(looking),
    furtherChildren: looking.furtherChildren,
    opens: openToAll(looking),
    begins: viewer ? beginButtons(looking, viewer) : [],
    seated: viewer !== undefined && viewer.seats.length > 0,
    hasTurns: viewer !== undefined && hasTurns(viewer),
    remind: remindButton(looking),
    takeBack: takeBackButton(looking),
    getsCode: viewer !== undefined && mayAskForCode(procedure, state, viewer),
    parent: facts.parent && {
      id: facts.parent.id,
      number: facts.parent.number,
      title: titleOf(facts.parent, undefined, language),
    },
  };
}

/** What is opened under another case is published of that one. */
const publishing: ReadonlySet<ProcedureId> = new Set(
  procedureIds.filter((id) => procedureOf(id).under === undefined && publishes(procedureOf(id))),
);

const waited: ReadonlySet<Role> = new Set(
  Object.values<Procedure>(procedures).flatMap(({ stages }) => Object.values<Stage>(stages).flatMap(waitedFor)),
);

/** Can any case ever wait for somebody by a seat of his? Whoever only watches has nothing to do next. */
export function hasTurns({ seats }: Person): boolean {
  return seats.some(({ role }) => waited.has(role));
}

function remindButton({ procedure, state, viewer, language, now }: Looking): Button | undefined {
  if (!viewer || !reminderOn(procedure, state, viewer, now)) return undefined;
  return { label: texts[language].say.remind, kind: 'quiet', press: { do: 'remind', case: state.id } };
}

/** As long as others are not told of it. */
export function takeBackButton({ procedure, state, viewer, language, now }: Looking): Button | undefined {
  if (!viewer || !takingBack(procedure, state, viewer, now).ok) return undefined;
  return { label: texts[language].say.takeBack, kind: 'quiet', press: { do: 'take-back', case: state.id } };
}

const anybody: Person = { id: '', name: '', seats: [] };

/** What a person who holds no seat can open under a case now. */
function openToAll({ procedure, state, facts, now }: Looking): readonly ProcedureId[] {
  const under = { ...facts, parent: state, ancestors: [{ procedure, state }, ...facts.ancestors] };
  return procedureIds.filter((id) => {
    const child = procedureOf(id);
    const { name, action } = child.opening;
    const blank = unopened('', id, child.version, system);
    return isReady(child.under, state) && !hindrance(child, action, name, blank, anybody, under, now);
  });
}

const endsWell: readonly Outcome[] = ['completed', 'awarded'];

/**
 * What is begun under it; and where it came to nothing or waits for nobody, under what it belongs to: so who lost a tender can
 * challenge it.
 */
function beginButtons({ procedure, state, facts, language, now }: Looking, viewer: Person): readonly Button[] {
  const stage = stageOf(procedure, state);
  const isLeft = state.outcome
    ? !endsWell.includes(state.outcome)
    : stage !== undefined && waitedFor(stage).length === 0;
  const above = isLeft ? beginsUnder(facts.parent, language, viewer, now) : [];
  return [...beginsUnder(state, language, viewer, now), ...above];
}

/** Whether it is refused for another reason is said when it is begun. */
function beginsUnder(parent: Case | undefined, language: Language, viewer: Person, now: Date): readonly Button[] {
  if (!parent) return [];
  return procedureIds.flatMap((id): readonly Button[] => {
    const child = procedureOf(id);
    const { name, action } = child.opening;
    const mayOpen = (person: Person): boolean =>
      actorFor(child, action, name, unopened('', id, child.version, system), person).ok;
    if (!takes(child, parent, now) || mayOpen(anybody) || !mayOpen(viewer)) return [];
    const form = { procedure: id, parent: parent.id } as const;
    return [{ label: texts[language].procedures[id].begin, kind: 'plain', press: { do: 'preview', form } }];
  });
}

/** An act by its name; one that is a choice, by each option. */
function offerButtons(looking: Looking, offer: Offer, first: boolean, rare: boolean): readonly ActButton[] {
  const { state } = looking;
  const spoken = textsOn(looking);
  const { name, action } = offer;
  const form = { case: state.id, action: name } as const;
  const { picks, form: asks } = action;
  if (picks !== undefined && asks) {
    const options = ownOptions(asks.fields[picks]?.options, formText(spoken, asks.id).fields[picks]?.options);
    return options.map(({ value, label }) => ({
      label: capital(label),
      short: capital(label),
      kind: 'pick',
      press: { do: 'start', form, answers: { [picks]: value } },
    }));
  }
  const { label: short } = actionText(spoken, state.procedure, name);
  const confirm = confirmationOf(looking, offer);
  return [
    {
      label: `${short} ${namedOn(looking, offer)}`.trim(),
      short,
      kind: kindOf(action, first),
      ...(rare && { rare }),
      ...(confirm && { confirm }),
      press: { do: 'preview', form },
    },
  ];
}

/** As a button begins, where languages have capitals. */
function capital(label: string): string {
  return `${label.slice(0, 1).toUpperCase()}${label.slice(1)}`;
}

/** An exception that binds little, and does not send the case back: to step back from it, to put it off. */
function isRare({ action: { aside, binds, returns } }: Offer): boolean {
  return aside === true && binds === 'lightly' && !returns;
}

/** What ends something is never what one is led to. */
function kindOf({ binds, recuses }: Offer['action'], first: boolean): ButtonKind {
  if (binds === 'finally') return 'danger';
  if (first) return 'act';
  return recuses ? 'quiet' : 'plain';
}

/**
 * What is asked once more before an act is done by one press: which act, on what, with whom and for how much. Nothing where
 * it binds lightly, or where its form is reviewed before it is filed. The one place where that is decided.
 */
export function confirmationOf(looking: Looking, act: Offer): Confirmation | undefined {
  const { binds, form } = act.action;
  if (binds === 'lightly' || form) return undefined;
  const { say } = textsOn(looking);
  const { label, what, on } = actNamed(looking, act);
  return {
    title: say.sureOf(what),
    text: `${on}\n${binds === 'finally' ? say.bindsFinally : say.bindsFirmly}`,
    yes: label,
    no: say.sureNot,
  };
}

/** An act as its button says it; the same with whom and how much it names; and the case that it is on. */
export function actNamed(
  looking: Looking,
  act: Offer,
): { readonly label: string; readonly what: string; readonly on: string } {
  const { state, facts, language } = looking;
  const { label } = actionText(textsOn(looking), state.procedure, act.name);
  const on = [titleOf(state, facts.parent, language), state.number].filter(Boolean).join(' · ');
  return { label, what: `${label} ${namedOn(looking, act)}`.trim(), on };
}

/** What has no title of its own is called by whoever it is from. */
function childViews(looking: Looking): readonly ChildView[] {
  const { children, names, language } = looking;
  const spoken = textsOn(looking);
  return children.map(({ id, procedure, number, title, part, position, outcome, supplier }) => {
    const kind = spoken.procedures[procedure].name;
    const from = supplier === undefined ? '' : names.body(supplier);
    const now = position ? positionText(spoken, procedure, position).now : '';
    return {
      id,
      procedure,
      number,
      kind,
      title: sayTitle({ procedure, title: title ?? (from || undefined), part }, language),
      state: outcome ? endText(spoken, procedure, outcome).now : now,
    };
  });
}
