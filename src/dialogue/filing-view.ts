import type { EscalatedFor, Filing } from '../engine/case.ts';
import type { Offer } from '../engine/decide.ts';
import type { Answer, Answers, Evidence, Source } from '../engine/form.ts';
import { actionOf, optionsOf, rolesOf, situation } from '../engine/procedure.ts';
import { mayRead, mayReadPersonal } from '../engine/read.ts';
import { bodies, persons, type RowSet } from '../engine/rows.ts';
import { cityDate } from '../law/date.ts';
import { divisionsOf } from '../law/place.ts';
import { type Moment, momentOf, type Said } from '../law/said.ts';
import { type BodyPlace, inLanguage, type Language, type ProcedureId } from '../names.ts';
import { formNamed } from '../procedures/forms.ts';
import { type PaperOffer, papersIn } from '../procedures/papers.ts';
import { actionText, formText, formTitle, saidDone, texts, textsBy, textsOn, whatDone } from '../text/all.ts';
import type { Texts } from '../text/language.ts';
import { filedAt } from './filed-at.ts';
import { inWords } from './in-words.ts';
import type { Looking } from './looking.ts';
import type { FileShown, ReceiptView } from './message.ts';
import { isPrice } from './open-form.ts';
import { idsIn, type Names, type SaidRow, saidRows } from './said-rows.ts';
import { isEvidence, type Option, ownOptions, sayAnswer } from './say-answer.ts';
import { actorName, titleOf } from './where.ts';

export interface FilingView {
  readonly title: string;
  readonly by: string;
  readonly at: Said;
  readonly rows: readonly { readonly label: string; readonly value: Said; readonly secret?: true }[];
}

export function filingView(looking: Looking, filing: Filing): FilingView {
  const { language } = looking;
  const { say } = texts[language];
  const form = filing.form ? formNamed(filing.form) : undefined;
  const spoken = textsOn(looking);
  const text = form && formText(spoken, form.id);
  const masked = !mayReadPersonal(looking.procedure, looking.state, filing, looking.viewer, looking.facts.parent);
  const sealed = isSealed(looking, filing);
  const rows = Object.entries(form?.fields ?? {})
    .filter(([key, field]) => filing.answers[key] !== undefined && field.kind !== 'files')
    .map(([key, field]) => {
      const words = text?.fields[key];
      return {
        label: words?.label ?? key,
        ...(sealed && isPrice(field) && { secret: true as const }),
        value: sayAnswer(field, filing.answers[key], {
          language,
          options: field.source ? options(looking, field.source) : ownOptions(field.options, words?.options),
          columnOptions: (column) => {
            const asked = field.columns?.[column];
            return asked?.source
              ? options(looking, asked.source)
              : ownOptions(asked?.options, words?.columns?.[column]?.options);
          },
          columnLabel: (column) => words?.columns?.[column]?.label ?? '',
          each: field.each ? options(looking, field.each) : [],
          masked,
          none: say.skipped,
          yes: say.confirmed,
        }),
      };
    });
  return {
    title: filedAs(looking, filing),
    by: actorName(looking, filing.by),
    at: saidAt(looking.state.procedure, filing, { today: cityDate(looking.now) }),
    rows: filing.sealed ? [{ label: say.sealedContent, value: say.underSeal }] : rows,
  };
}

/** What it is called that was filed. */
function filedAs(looking: Looking, { action, form }: Filing): string {
  const { procedure } = looking.state;
  const spoken = textsOn(looking);
  return form ? formTitle(spoken, procedure, action, form) : actionText(spoken, procedure, action).label;
}

/** Was it filed under seal, and not opened yet? */
export function isSealed({ procedure, state, now }: Looking, filing: Filing): boolean {
  return actionOf(procedure, filing.action)?.sealed === true && !procedure.opened?.(state, filing, now);
}

/** What was filed that this reader, or the public, may read. */
export function readableIn({ procedure, state, facts, viewer }: Reading): readonly Filing[] {
  return state.filings.filter((filing) => mayRead(procedure, state, filing, viewer, facts.parent));
}

/** Of a case what decides who may read it, and who would. */
export type Reading = Pick<Looking, 'procedure' | 'state' | 'facts' | 'viewer'>;

/** A file that somebody may open, and the filing that has it; a paper is written of that when it is asked for. */
export interface Openable {
  readonly file: FileShown;
  readonly filing: number;
  readonly paper?: PaperOffer;
}

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The files that this reader, or the public, may open, each once: papers first, then the newest. The one place where that is decided. */
export function openableIn(reading: Reading, language: Language): readonly Openable[] {
  const papers = papersIn(reading, language === 'zh' ? ['zh'] : ['zh', 'en']).map((paper) => ({
    file: { hash: paper.id, name: paperName(reading, paper), mime: docx },
    filing: paper.filing,
    paper,
  }));
  const all = readableIn(reading)
    .toReversed()
    .flatMap((filing) => evidenceIn(filing.answers).map((file) => ({ file, filing: filing.seq })));
  return [
    ...papers,
    ...all.filter(({ file: { hash } }, at) => all.findIndex((each) => each.file.hash === hash) === at),
  ];
}

function paperName({ procedure, state, facts }: Reading, { paper, language }: PaperOffer): string {
  const said = textsBy(language, procedure.manner?.(state, facts.parent)).papers[paper.paper];
  return `${said?.title ?? ''} ${state.number}.docx`;
}

/** The files among answers. */
export function evidenceIn(answers: Answers): readonly Evidence[] {
  return Object.values(answers).flatMap((answer: Answer | undefined) =>
    Array.isArray(answer) ? answer.filter(isEvidence) : [],
  );
}

function options(looking: Looking, source: Source): readonly Option[] {
  const { state, facts, now, language } = looking;
  return optionsOf(source, { state, answers: {}, by: state.opener, facts, now }).map((option) => ({
    value: option.value,
    label: inLanguage(option, language),
  }));
}

/** What was decided, in words, for whoever may read it: whom it concerned, how much, as it was then. */
function decidedIn(looking: Looking, filing: Filing): readonly string[] {
  const { procedure, state, facts, viewer, language } = looking;
  const { shows, names: onButton = [], keeps = [] } = actionOf(procedure, filing.action) ?? {};
  const text = shows && textsOn(looking).briefs[shows.brief];
  const { decided } = filing;
  if (!decided || !text || !mayRead(procedure, state, filing, viewer, facts.parent)) return [];
  const named = namesOf(looking, shows.rows, decided);
  // As on the button, then as the brief has them, whatever order they were kept in.
  const said = Object.keys(shows.rows).filter((key) => keeps.includes(key));
  const keys = [...new Set([...onButton, ...said])].filter((key) => (decided[key] ?? null) !== null);
  // Where there are several amounts, each says which one it is.
  const isAmount = (key: string): boolean => shows.rows[key]?.field.kind === 'money';
  const several = keys.filter(isAmount).length > 1;
  return keys.flatMap((key) =>
    saidRows(shows.rows, [key], decided, text, named, language, false).map(({ label, value }) => {
      const words = inWords(value, language);
      return several && isAmount(key) ? `${label} ${words}` : words;
    }),
  );
}

/** What a decision is about, as its reader sees it. */
export interface BriefView {
  readonly title: string;
  readonly rows: readonly SaidRow[];
}

/** What this act decides on; undefined where it shows nothing. */
export function briefOf(looking: Looking, { action }: Offer): BriefView | undefined {
  const shown = rowsOf(looking, action.shows && Object.keys(action.shows.rows), action);
  return shown && { title: textsOn(looking).briefs[shown.brief]?.title ?? '', rows: shown.rows };
}

/** What of it stands on the button, in words: whom it concerns, how much. */
export function namedOn(looking: Looking, { action }: Pick<Offer, 'action'>): string {
  const { rows = [] } = rowsOf(looking, action.names, action) ?? {};
  return rows.map(({ value }) => inWords(value, looking.language)).join(' ');
}

function rowsOf(
  looking: Looking,
  keys: readonly string[] | undefined,
  { shows, by }: Offer['action'],
): { readonly brief: string; readonly rows: readonly SaidRow[] } | undefined {
  const { state, facts, viewer, language, now } = looking;
  const words = shows && textsOn(looking).briefs[shows.brief];
  const [role] = rolesOf(by);
  if (!keys || !words || !viewer || !role) return undefined;
  // By the types of its rows each value is an answer of its field.
  const values = shows.of(situation({ state, answers: {}, by: { person: viewer.id, role }, facts, now })) as
    | Answers
    | undefined;
  if (!values) return undefined;
  return {
    brief: shows.brief,
    rows: saidRows(shows.rows, keys, values, words, namesOf(looking, shows.rows, values), language, false),
  };
}

/** How those are called whom rows name. */
export function namesOf(looking: Looking, declared: RowSet, values: Answers): Names {
  const { names, facts, now } = looking;
  const of = (source: Source) => idsIn(declared, values, source);
  return {
    divisions: divisionsOf(facts.law, cityDate(now)),
    bodies: new Map(
      of(bodies).map((id) => {
        const name = names.body(id);
        return [id, { zh: name, en: name }];
      }),
    ),
    persons: new Map(of(persons).map((id) => [id, names.person(id)])),
    ofCase: (source) => options(looking, source),
  };
}

/** What proves that something was filed: under the act's own words the case, and whom and how much it named. */
export function receiptView(
  looking: Looking,
  filing: Filing,
  { number, hash }: Pick<ReceiptView, 'number' | 'hash'>,
): ReceiptView {
  const { state, facts, language } = looking;
  const { say } = textsOn(looking);
  const title = titleOf(state, facts.parent, language);
  // An instalment is called by its amount already.
  const decided = decidedIn(looking, filing).filter((each) => !title.includes(each));
  return {
    title: (filing.form ? say.received : say.dealtWith)(filedAs(looking, filing)),
    on: [title, state.number, ...decided].join(' · '),
    number,
    // It proves something for years: the whole day, and the time.
    at: saidAt(state.procedure, filing),
    hash,
  };
}

/** Offices have done what they did at a time. */
export function saidAt(procedure: ProcedureId, { at, by }: Filing, manner?: Parameters<typeof momentOf>[1]): Moment {
  return by.role === 'citizen' ? filedAt(procedure, new Date(at), manner) : momentOf(new Date(at), manner);
}

/** What an act came to, in one line: who did what, and what was decided, as far as the reader may know. */
export function whatWasDone(looking: Looking, filing: Filing): string {
  const { state, names } = looking;
  const spoken = textsOn(looking);
  const nameOf = (place: BodyPlace): string => names.body(state.bodies[place] ?? '');
  const on = { buyer: nameOf('buyer'), supplier: nameOf('supplier') };
  const who = filing.by.role === 'system' ? undefined : actorName(looking, filing.by);
  const what = saidDone(spoken, state.procedure, filing.action, who === undefined ? on : { ...on, who });
  return withDecided(what, looking, filing);
}

/** The same without who did it. */
export function whatCameOfIt(looking: Looking, filing: Filing): string {
  return withDecided(whatDone(textsOn(looking), looking.state.procedure, filing.action), looking, filing);
}

function withDecided(what: string, looking: Looking, filing: Filing): string {
  const decided = decidedIn(looking, filing);
  const { say } = textsOn(looking);
  return decided.length > 0 ? say.decided(what, decided.join(say.comma)) : what;
}

function saidEscalated({ escalatedTo, nobodyAbleTo, heldUpTo }: Texts['say'], why: EscalatedFor | undefined) {
  if (why === undefined) return escalatedTo;
  return why === 'nobody-able' ? nobodyAbleTo : heldUpTo;
}

/** Everything that happened, newest first. */
export function courseOf(looking: Looking): readonly { readonly at: Said; readonly text: string }[] {
  const { state, now } = looking;
  const { roles, say } = textsOn(looking);
  const filed = state.filings.map((filing) => ({
    order: filing.at,
    at: saidAt(state.procedure, filing, { today: cityDate(now) }),
    text: whatWasDone(looking, filing),
  }));
  const escalated = state.escalations.map(({ to, at, why }) => ({
    order: at,
    at: momentOf(new Date(at), { today: cityDate(now) }),
    text: saidEscalated(say, why)(roles[to]),
  }));
  const takenBack = state.takenBack.flatMap(({ filing, at }) => [
    {
      order: filing.at,
      at: saidAt(state.procedure, filing, { today: cityDate(now) }),
      text: whatWasDone(looking, filing),
    },
    {
      order: at,
      at: saidAt(state.procedure, { ...filing, at }, { today: cityDate(now) }),
      text: say.tookBack(actorName(looking, filing.by)),
    },
  ]);
  return [...filed, ...escalated, ...takenBack]
    .toSorted((a, b) => a.order.localeCompare(b.order))
    .toReversed()
    .map(({ at, text }) => ({ at, text }));
}
