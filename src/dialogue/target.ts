import type { Actor, Case } from '../engine/case.ts';
import { actorFor, hindrance } from '../engine/decide.ts';
import type { Answers, Field, Source } from '../engine/form.ts';
import { faultsIn } from '../engine/judged.ts';
import { actionAt } from '../engine/parties.ts';
import {
  type Action,
  actionOf,
  type Facts,
  optionsOf,
  type Person,
  type Procedure,
  type Refusal,
  situation,
} from '../engine/procedure.ts';
import { mayKnow, misplaced } from '../engine/read.ts';
import { bodies, persons } from '../engine/rows.ts';
import { cityDate } from '../law/date.ts';
import { divisionsOf } from '../law/place.ts';
import { inLanguage, type Language } from '../names.ts';
import { actionText, formText, formTitle, texts, textsOn } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import type { PlainRefusal } from '../text/say.ts';
import { inWords } from './in-words.ts';
import type { FormAddress } from './message.ts';
import type { OpenForm } from './open-form.ts';
import { saidRows } from './said-rows.ts';
import type { Draft, Talk } from './talk.ts';
import { titleOf } from './where.ts';

/** A case, or one that is about to be opened, with what its rules may know. */
export interface Known {
  readonly procedure: Procedure;
  readonly state: Case;
  readonly facts: Facts;
  /** The cases that its facts were made of, its parent among them. */
  readonly family: readonly Case[];
}

/** What an address leads to: the act, and the case that it is on or would open. */
export interface Target {
  readonly address: FormAddress;
  readonly known: Known;
  readonly name: string;
  readonly action: Action;
  /** The seat in which it would be done. */
  readonly by: Actor;
}

/** The act at an address; undefined when the procedure has none of that name. */
export function targetOf(address: FormAddress, known: Known, person: Person): Target | undefined {
  const { opening } = known.procedure;
  const name = 'procedure' in address ? opening.name : address.action;
  const action = 'procedure' in address ? opening.action : actionOf(known.procedure, name);
  if (!action) return undefined;
  const actor = actorFor(known.procedure, action, name, known.state, person);
  const by: Actor = actor.ok ? actor.value : { person: person.id, role: 'citizen' };
  return { address, known, name, action, by };
}

/** May this person know of the case that it is on? To all others it is as if there were none; whoever can do it may. */
export function isKnownTo(target: Target, person: Person, now: Date): boolean {
  const { address, known } = target;
  if ('procedure' in address) return true;
  return mayKnow(known.procedure, known.state, person, known.facts.parent) || !hindranceTo(target, person, now);
}

/** Why this person cannot do it now, his answers aside; undefined when he can. */
export function hindranceTo({ address, known, name, action }: Target, person: Person, now: Date): Refusal | undefined {
  const { procedure, state, facts } = known;
  if ('case' in address && !actionAt(procedure, state, name)) {
    return { why: state.outcome ? 'case-closed' : 'not-at-this-step', values: {} };
  }
  const elsewhere = 'procedure' in address ? misplaced(procedure, facts, person) : undefined;
  return elsewhere ?? hindrance(procedure, action, name, state, person, facts, now);
}

/** Refusals because the case has gone on, or his part in it is done: whatever was answered. */
const over: ReadonlySet<string> = new Set<PlainRefusal>(['case-closed', 'not-at-this-step', 'already-filed']);

export function isOver({ why }: Refusal): boolean {
  return over.has(why);
}

/** Why a form that was begun can be filed no more, if that is so. */
export function overFor(target: Target, person: Person, now: Date): Refusal | undefined {
  const refusal = hindranceTo(target, person, now);
  return refusal && isOver(refusal) ? refusal : undefined;
}

export function addressOf(draft: Pick<Draft, 'procedure' | 'action' | 'case' | 'parent'>): FormAddress {
  if (draft.case !== undefined) return { case: draft.case, action: draft.action };
  return { procedure: draft.procedure, ...(draft.parent !== undefined && { parent: draft.parent }) };
}

/** A draft in hand, with the form that it fills in. */
export interface Filling {
  readonly draft: Draft;
  readonly target: Target;
  readonly open: OpenForm;
  /** The refusal that stands at the question had not been read when this was written. */
  readonly unread?: boolean;
}

/** Throws when the act has no form: no draft is ever begun of one. */
export function fillingOf(talk: Talk, draft: Draft, target: Target): Filling {
  const { form } = target.action;
  if (!form) throw new Error(`draft ${draft.id} is of an act without a form`);
  const { state, facts, procedure } = target.known;
  const { account, now } = talk;
  const { language } = account;
  const { answers, known } = answersIn(draft, target, now);
  const spoken = textsOn({ procedure, state, facts, language });
  let faults: readonly Refusal[] | undefined;
  const open: OpenForm = {
    draft: { id: draft.id, rev: draft.rev, answers },
    known,
    about: aboutOf(target, spoken, language, now),
    copies: isEmpty(draft.answers) ? copiesOf(talk, target).map(({ from, label }) => ({ from, label })) : [],
    faults() {
      faults ??= faultsIn(target.action, { state, answers, by: target.by, facts, now }, draft.version);
      return faults;
    },
    form,
    sealed: draft.secret,
    version: draft.version,
    text: { ...formText(spoken, form.id), title: formTitle(spoken, procedure.id, target.name, form.id) },
    ...onOf(target, spoken, language, now),
    texts: spoken,
    language,
    submit: actionText(spoken, procedure.id, target.name).label,
    binds: target.action.binds,
    optionsOf: (source) =>
      optionsOf(source, { state, answers: draft.answers, by: target.by, facts, now }).map((option) => ({
        value: option.value,
        label: inLanguage(option, language),
        ...(option.now && { now: inLanguage(option.now, language) }),
        ...(option.group && { group: inLanguage(option.group, language) }),
      })),
    pagesLack: talk.pagesLack,
    law: facts.law,
    now,
    today: cityDate(now),
  };
  return { draft, target, open };
}

/** Without a list of their keys, which of a long form is long. */
function isEmpty(answers: Answers): boolean {
  for (const _ in answers) return false;
  return true;
}

/** The same form as it is said in a language. */
export function fillingIn(talk: Talk, filling: Filling, language: Language): Filling {
  const { account } = talk;
  if (language === account.language) return filling;
  const there: Talk = { ...talk, texts: texts[language], account: { ...account, language } };
  return fillingOf(there, filling.draft, filling.target);
}

/** The case that a form is on, or under which it opens one, and how much it is about. */
function onOf(target: Target, spoken: Texts, language: Language, now: Date): Pick<OpenForm, 'on'> {
  const { names = [] } = target.action;
  const amounts =
    aboutOf(target, spoken, language, now, names)?.rows.map(({ value }) => inWords(value, language)) ?? [];
  const of = caseNamed(target, language) ?? '';
  // An instalment is called by its amount already.
  const on = [of, ...amounts.filter((each) => !of.includes(each))].filter(Boolean).join(' · ');
  return on === '' ? {} : { on };
}

/** The title and number of the case that it is on, or under which it would open one: of hearsay, as that one calls it. */
export function caseNamed({ address, known }: Target, language: Language): string | undefined {
  const { procedure, state, facts } = known;
  if ('case' in address) return named(titleOf(state, facts.parent, language), state.number);
  const { parent } = facts;
  if (!parent) return undefined;
  return named(
    procedure.ofHearsay ? titleOf(state, parent, language) : titleOf(parent, undefined, language),
    parent.number,
  );
}

/** What has no title to be told is called by its number. */
function named(title: string, number: string): string {
  return title === number ? number : `${title} · ${number}`;
}

/** What whoever fills it in has before him, all but who is named by an id: of whom it is the same for everybody. */
function aboutOf(
  { known: { state, facts }, action: { shows }, by }: Target,
  spoken: Texts,
  language: Language,
  now: Date,
  keys: readonly string[] = Object.keys(shows?.rows ?? {}),
): OpenForm['about'] {
  const words = shows && spoken.briefs[shows.brief];
  const here = { state, answers: {}, by, facts, now };
  // By the types of its rows each value is an answer of its field.
  const values = shows?.of(situation(here)) as Answers | undefined;
  if (!shows || !words || !values) return undefined;
  const names = {
    divisions: divisionsOf(facts.law, cityDate(now)),
    bodies: new Map(),
    persons: new Map(),
    ofCase: (source: Source) =>
      optionsOf(source, here).map((each) => ({ value: each.value, label: inLanguage(each, language) })),
  };
  const named = keys.filter((key) => !namesSomebody(shows.rows[key]?.field));
  return { title: words.title, rows: saidRows(shows.rows, named, values, words, names, language, false) };
}

function namesSomebody(field: Field | undefined): boolean {
  const sources = [field, ...Object.values(field?.columns ?? {})].map((each) => each?.source);
  return sources.some((source) => source === bodies || source === persons);
}

/** What an earlier case gives, and how it is said which one that is. */
interface Copied {
  readonly from: string;
  readonly label: string;
  /** Said once it has been taken over. */
  readonly done: string;
  readonly answers: Answers;
}

/**
 * What was answered, with what an earlier case gives wherever nothing was; undefined when the form is not filled in from that
 * one.
 */
export function filledFrom(
  talk: Talk,
  { answers: given }: Draft,
  target: Target,
  from: string,
): { readonly answers: Answers; readonly done: string } | undefined {
  const copied = copiesOf(talk, target).find((each) => each.from === from);
  if (!copied) return undefined;
  const taken = Object.entries(copied.answers).map(([key, answer]) => [key, answer ?? null] as const);
  const kept = Object.entries(given).filter(([, answer]) => answer !== null);
  return { answers: Object.fromEntries([...taken, ...kept]), done: copied.done };
}

/** The earlier cases from which a form can be filled in. */
function copiesOf({ account, texts: { say }, now }: Talk, target: Target): readonly Copied[] {
  const { known, action, by } = target;
  const { state, facts } = known;
  const copies = action.copies?.(situation({ state, answers: {}, by, facts, now })) ?? [];
  return copies.map(({ from, answers }) => {
    const title = titleOf(from.state, from.parent, account.language);
    const year = cityDate(new Date(from.state.openedAt)).slice(0, 4);
    return { from: from.state.id, label: say.copyFrom(year, title), done: say.copiedFrom(year, title), answers };
  });
}

/** What was answered with what need not be asked, and the keys of that. */
export function answersIn(
  { answers: given }: Draft,
  { known: { state, facts }, action, by }: Target,
  now: Date,
): { readonly answers: Answers; readonly known: ReadonlySet<string> } {
  const known = action.prefill?.(situation({ state, answers: given, by, facts, now }));
  if (!known) return { answers: given, known: new Set() };
  return {
    // Spread, the answers of a long form would be copied ten times as slowly.
    answers: Object.assign({}, known, given),
    known: new Set(Object.keys(known).filter((key) => known[key] !== undefined && given[key] === undefined)),
  };
}

/** The draft that an act begins with. */
export function freshDraft(target: Target, person: Person, id: string): Draft {
  const { address, known, name, action } = target;
  const { state, procedure } = known;
  return {
    id,
    rev: 0,
    person: person.id,
    procedure: procedure.id,
    version: 'case' in address ? state.version : procedure.version,
    action: name,
    case: 'case' in address ? address.case : undefined,
    parent: 'procedure' in address ? address.parent : undefined,
    answers: {},
    secret: action.sealed ?? false,
  };
}
