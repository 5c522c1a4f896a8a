import type { Bilingual } from '../law/bilingual.ts';
import type { CityDate } from '../law/date.ts';
import type { DeadlineCode } from '../law/deadline-data.ts';
import type { Law } from '../law/law.ts';
import type { Part } from '../law/part.ts';
import type { ActName, BodyPlace, NamedPlace, Outcome, Position, ProcedureId, Proven, Role } from '../names.ts';
import { type Bodies, type Case, type Filing, latest, type Waiting } from './case.ts';
import type { Effect, EffectName } from './effect.ts';
import { type Answers, type AnswersOf, type Field, type Form, type Source, type SourceOption, text } from './form.ts';
import type { RowSet, RowValues } from './rows.ts';

export interface Seat {
  readonly role: Role;
  readonly body: string;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly seats: readonly Seat[];
}

export interface Body {
  readonly id: string;
  readonly name: Bilingual;
  readonly kind: 'department' | 'organisation' | 'evaluator' | 'public';
  readonly status: 'active' | 'verified' | 'suspended' | 'left';
  readonly creditCode?: string;
  /** An organisation's own entry in the register, as it was last verified. */
  readonly profile?: Answers;
  /** The last day on which finance keeps an organisation out of procurement. */
  readonly barredUntil?: CityDate;
}

/** One line of a department's yearly budget; all amounts in fen. */
export interface BudgetLine {
  readonly id: string;
  readonly body: string;
  readonly year: number;
  readonly item: string;
  readonly name: Bilingual;
  readonly limit: number;
  readonly reserved: number;
  readonly committed: number;
  readonly paid: number;
}

/** A case above another, with the definition that says who may know of it. */
export interface Ancestor {
  readonly procedure: Procedure;
  readonly state: Case;
}

/** A case with the one above it, by which it may be called. */
export interface Placed {
  readonly state: Case;
  readonly parent: Case | undefined;
}

/** A case that another names, with the definition and the parent that say who may know of it. */
export interface Cited extends Ancestor, Placed {}

/** What every rule may know beyond the case; the shell reads it before deciding. */
export interface Facts {
  readonly law: Law;
  readonly parent: Case | undefined;
  /** The cases above it, nearest first: its parent, that one's parent, and so on. */
  readonly ancestors: readonly Ancestor[];
  /** The cases that answers on it name, by number or id. */
  readonly cited: readonly Cited[];
  /** Bodies on the case, its family and its actor, and those that bear a credit code named in the answers. */
  readonly bodies: readonly Body[];
}

/** What rules can ask to know besides, by name; a procedure that does not need it is not told. */
export interface NamedFacts {
  /** The bids, reports and payments of a purchase, oldest first, the case itself excepted. */
  readonly bids: readonly Case[];
  readonly reports: readonly Case[];
  readonly payments: readonly Case[];
  /** What was said of its need, while more of that can come. */
  readonly comments: readonly Case[];
  /** Challenges of its tender by suppliers. */
  readonly challenges: readonly Case[];
  /** Appeals against what was decided on an organisation. */
  readonly appeals: readonly Case[];
  /** What its supplier did under other contracts, the last first, while it is settled who judges the service. */
  readonly served: readonly Case[];
  /** What went wrong while its service was given. */
  readonly incidents: readonly Case[];
  /** What audit looked at once more after it was closed. */
  readonly reopenings: readonly Case[];
  /** Cases of the same procedure that whoever opens this one has opened and not ended, oldest first. */
  readonly ownOpen: readonly Case[];
  /** The last cases of the same procedure of the body that buys, whoever opened them, while it can still be said what this one is for. */
  readonly siblings: readonly Case[];
  /** What the body that buys decides in the city besides, while it is settled who decides on this case. */
  readonly buyerOffices: readonly Role[];
  /** Of whoever opens this one: the last cases of the same procedure that his body has opened, newest first. */
  readonly ownLast: readonly Placed[];
  /** What finance decided on earlier complaints of the same supplier, newest first, while it has one of his. */
  readonly ownDecided: readonly Case[];
  /** The budget of the department that buys. */
  readonly lines: readonly BudgetLine[];
  /** The lines of every department, while finance chooses one of them; then those of the department that has it. */
  readonly cityLines: readonly BudgetLine[];
  /** People whom a form can name: experts, users' representatives, evaluators. */
  readonly people: readonly Person[];
  /** For an administrator, who fills their seats, and for finance, which adjusts their budgets: every body that is no organisation of the register. */
  readonly offices: readonly Body[];
  /** Those who hold a seat where somebody gives them, be it at a body or at all offices; of an official, his colleagues. */
  readonly members: readonly Person[];
  /** Whoever was named on the case as deputy, and for whom. */
  readonly standIns: readonly Person[];
  /** The seats of whoever the case is read for. */
  readonly ownSeats: Person['seats'];
}

export type FactName = keyof NamedFacts;

/** What the rules of a procedure see that needs these facts. */
export type FactsOf<N extends FactName> = Facts & Pick<NamedFacts, N>;

export interface Situation<A = Answers, F extends Facts = Facts> {
  readonly state: Case;
  readonly answers: A;
  readonly by: { readonly person: string; readonly role: Role; readonly body?: string };
  readonly facts: F;
  readonly now: Date;
}

/** The values that an explanation is made of, in words of its reader. */
export type Values = Readonly<Record<string, string | number>>;
/** The same before it is known who reads them: a name comes in each language. */
export type Named = Readonly<Record<string, string | number | Bilingual | readonly Bilingual[]>>;

/** A situation for the rules of its procedure, whose needs are forgotten by then: its facts were read by these needs. */
export function situation<A>(here: Situation<A>): Situation<A, never> {
  return here as Situation<A, never>;
}

/** A named condition with its source. When it does not hold it says with which values. */
export interface Rule<A = Answers, N extends string = string, F extends Facts = Facts> {
  readonly name: N;
  readonly source: string;
  /** The field it is about, so that a form can show the refusal beside it. */
  readonly about?: string;
  /** The rule of the form that was filed which it judges anew: that is not said beside it. */
  readonly renews?: string;
  /** Whose act it is, and that he has not done it yet: nothing that somebody decides by, so it is not said while it holds. */
  readonly guards?: true;
  /** Undefined when it holds; otherwise the values its explanation needs. */
  readonly broken: (situation: Situation<A, F>) => Named | undefined;
}

/** What a decision is about, as rows made of the case as it stands; nothing where there is nothing to be shown yet. */
export interface Brief<R extends RowSet = RowSet, N extends string = string, F extends Facts = Facts> {
  readonly brief: N;
  readonly rows: R;
  readonly of: (situation: Situation<Answers, F>) => RowValues<R> | undefined;
}
/** A brief of whichever decision. */
export type AnyBrief<F extends Facts = never> = Omit<Brief, 'of'> & {
  readonly of: (situation: Situation<Answers, F>) => object | undefined;
};

/**
 * What an earlier case gives a form that is filled in anew: it stays to be looked through, and all of it can be changed. What
 * is undefined was left out then, and is again.
 */
export interface Copy<A = Answers> {
  readonly from: Placed;
  readonly answers: A;
}

export interface Reading {
  readonly state: Case;
  readonly filing: Filing;
  /** Nobody: the public. */
  readonly person: Person | undefined;
  /** The roles that this person holds on this case. */
  readonly roles: readonly Role[];
  readonly parent: Case | undefined;
}

/** Who gets a place on the case: a body, or persons by their ids. */
export type Appointed = Readonly<Partial<Record<BodyPlace, string> & Record<NamedPlace, readonly string[]>>>;

/**
 * How much an act binds: lightly where it is a step on the way, which a later one can put right; firmly where it obliges
 * others, moves public money, or opens or makes known what cannot be closed again; finally where it gives something up for
 * good. A refusal is an answer of an office, and not the end that one makes of one's own.
 */
export type Binding = 'lightly' | 'firmly' | 'finally';

export interface Action<G extends Position | Outcome = Position | Outcome, F extends Facts = never> {
  readonly binds: Binding;
  readonly by: Role | readonly Role[];
  /**
   * Who does it in his own seat once it went up to him, since whoever it waits for is late, or cannot. It is for nobody where
   * that would make one of two hands that are wanted.
   */
  readonly above?: readonly Role[];
  readonly form?: Form;
  /** What whoever is to decide has before him, and which of its rows stand on the button. */
  readonly shows?: AnyBrief<F>;
  readonly names?: readonly string[];
  /** Rows that stay in the record as those on the button do, though only the answers of its form say them. */
  readonly keeps?: readonly string[];
  /** Rows that stay in the record to prove the act by, and are not said of it. */
  readonly records?: readonly string[];
  /** The choice of its form whose options are its buttons: a press answers it, and files where nothing else is asked. */
  readonly picks?: string;
  /**
   * What is known and need not be asked: from an earlier filing, the register, the contract, or because it follows from the
   * answers so far, which count before it. It is shown for confirmation in the review, where all of it can be changed.
   */
  readonly prefill?: (situation: Situation<Answers, F>) => Answers;
  /** The earlier cases from which its form can be filled in at one press, the likeliest first, and what each of them gives. */
  readonly copies?: (situation: Situation<Answers, F>) => readonly Copy[];
  /** Can it be done at this moment at all? A failed gate hides the button; pressed late, it is explained. */
  readonly gates?: readonly Rule<unknown, string, F>[];
  readonly when?: readonly Rule<never, string, F>[];
  /** Shown to whoever decides; they never block. */
  readonly warns?: readonly Rule<never, string, F>[];
  /** Nobody who did one of these on the case may do this (separation of duties). */
  readonly apart?: readonly ActName[];
  /** Filed once in a round by each holder of a role, or by each person. */
  readonly once?: 'role' | 'person';
  /** Where the case goes, or how it ends; left out, it stays. */
  readonly goes?: G | ((situation: Situation<never, F>) => G | undefined);
  /** Where it can lead that decides so only then: what `goes` comes to is one of these, or nothing. */
  readonly leads?: readonly G[];
  /** An exception, and not what moves the case on: it is never what whoever is asked is led to first. */
  readonly aside?: true;
  /** A return for correction: a new round, and the clock of a correction. */
  readonly returns?: true;
  /** It does something for which whoever does it proves by a passkey that it is he, where the city wants that. */
  readonly proven?: Proven;
  /** The person steps back from this case. */
  readonly recuses?: true;
  /** A new deadline at the place where the case goes or stays, ISO. */
  readonly until?: (situation: Situation<never, F>) => string | undefined;
  /** From when on what is waited for there can be done, ISO, where this act says it and not the stage; its term runs from then. */
  readonly from?: (situation: Situation<never, F>) => string | undefined;
  readonly does?: (situation: Situation<never, F>) => readonly Effect[];
  /** All that it can do beyond its case: what `does` comes to is of these. */
  readonly effects?: readonly EffectName[];
  /** Who gets a place on the case by this act. */
  readonly appoints?: (situation: Situation<never, F>) => Appointed;
  /** Done by the programme itself as soon as its gates hold after the deadline; it never decides for an office. */
  readonly timed?: true;
  /** At a stage that is open to every body: the actor's own body gets the place, and the stage is open to it alone. */
  readonly takesUp?: true;
  /** For a minute whoever did it can take it back, and others are told of it only then: nothing has come of it but where the case stands. */
  readonly revocable?: true;
  /** Who hears of it, besides those whose turn it becomes and, when the case moves, its opener; or that nobody need hear. */
  readonly tells?: readonly Role[] | 'nobody';
  /** Who hears of it too where the case as it stands then says so: of these roles those that it names. */
  readonly alsoTells?: { readonly among: readonly Role[]; readonly now: (after: Case) => readonly Role[] };
  /** Also those hear of it for whom the case waits, though it does not move. */
  readonly tellsWaiting?: true;
  /** Who may read what was filed; left out, the parties to the case. */
  readonly readers?: 'everyone' | ((reading: Reading) => boolean);
  /** Who may read the personal data in it; left out, every party. */
  readonly knows?: (reading: Reading) => boolean;
  /** Kept encrypted until the procedure opens it. */
  readonly sealed?: true;
  readonly since?: number;
  /** From this version on it is done no more; cases of before go on with it. */
  readonly retired?: number;
}

/** Whose turn it is where the case decides it: of these roles those that it names now. */
export interface Varying {
  readonly among: readonly Role[];
  readonly now: (state: Case) => readonly Waiting[];
}

/** A deadline that the case fixes: an instant (ISO), and the rules of the law by which it is counted, if it is. */
export interface Reckoned<F extends Facts> {
  readonly by: readonly DeadlineCode[];
  readonly moment: (situation: Situation<Answers, F>, opens: string | undefined) => string | undefined;
}

/** A moment that the case fixes (ISO), with the rules of the law by which it is counted, if it is. */
export interface Opening<F extends Facts> {
  readonly by: readonly DeadlineCode[];
  readonly moment: (situation: Situation<Answers, F>) => string | undefined;
}

export interface Stage<P extends ProcedureId = ProcedureId, F extends Facts = never> {
  /** The version that added it; older cases are not led there. */
  readonly since?: number;
  /** Whose turn it is; nobody's where no role is named. */
  readonly waits: Role | readonly Role[] | Varying;
  /** From when on what is waited for can be done, where that is not at once; a term of the law runs from then. */
  readonly opens?: Opening<F>;
  /**
   * What must be so on other cases before what is waited for can be done: until then it is nobody's turn, though its day has
   * come. What the act is judged by stands among its gates.
   */
  readonly awaits?: readonly Rule<unknown, string, F>[];
  /** Until it opens others have their time: to them that moment is a deadline. */
  readonly othersUntil?: true;
  /** Whoever it waits for does it for himself: he is reminded, but never late, and nobody is told. */
  readonly claim?: true;
  /** The deadline: by a rule of the law, as the case fixes it, or the one of the stage before, which runs on. */
  readonly due?: DeadlineCode | 'runs-on' | Reckoned<F>;
  /** The place that is still free here: until an act takes it up, whoever holds a role there, at any body, may act. */
  readonly open?: BodyPlace;
  /** Who hears when it waits too long, nearest first; everyone in turn. */
  readonly escalates?: readonly Role[];
  readonly actions: Readonly<Record<string, Action<Position<P> | Outcome, F>>>;
}

/** The stages of one step, complete. */
export type Stages<P extends ProcedureId, S extends string, F extends Facts = never> = {
  readonly [X in Position<P> as X extends `${S}.${string}` ? X : never]: Stage<P, F>;
};

/** Every stage of a procedure; of no particular one, those that it has. */
type AllStages<P extends ProcedureId, F extends Facts> = ProcedureId extends P
  ? { readonly [X in Position]?: Stage<ProcedureId, F> }
  : { readonly [X in Position<P>]: Stage<P, F> };

/** What a procedure is; its rules see the facts that it needs (`F`), which is forgotten where it is one of many. */
export interface Procedure<P extends ProcedureId = ProcedureId, F extends Facts = never> {
  readonly id: P;
  readonly version: number;
  /** The named facts that its rules see, and all that is read for them. */
  readonly needs: readonly FactName[];
  /**
   * Locked by itself and not with its family: its acts move no money, touch no other case, and are judged by nothing that
   * another act on the family could change to its harm.
   */
  readonly alone?: true;
  /** What stands in its cases' numbers after the city and the year. */
  readonly series: string | ((bodies: Case['bodies']) => string);
  /** How many of its cases there are is nobody's business before it may be known: their numbers do not count. */
  readonly hidesCount?: true;
  /** To whom of those who can begin it the menu offers it; left out, to all of them. */
  readonly offered?: (person: Person) => boolean;
  /** Organisations that want to become its supplier: nobody of theirs decides on it for an office. */
  readonly competing?: (situation: Situation<Answers, F>) => readonly string[];
  /** The name of the list in which everybody finds its public cases, and in which they are searched. */
  readonly listed?: string;
  /** How a case begins: the name of the act, the act, and where it stands afterwards is the act's `goes`. */
  readonly opening: { readonly name: ActName<P>; readonly action: Action<Position<P> | Outcome, F> };
  /** The kinds of case under which it is opened, each with whether such a case is ready for it. */
  readonly under?: Readonly<Partial<Record<ProcedureId, (parent: Case) => boolean>>>;
  /** Until when (ISO) it can be opened under a case that is ready for it; left out, for as long as that is ready. */
  readonly openUntil?: (parent: Case) => string | undefined;
  /** Its opener gets an access code: whoever shows it has his rights on that one case, from any device, without an account. */
  readonly accessCode?: true;
  /** Anyone can open it, so that only so many are taken under one case in an hour. */
  readonly fromAnyone?: true;
  /** It may also be opened under a case of which its opener may know no more than that he was told of it. */
  readonly ofHearsay?: true;
  readonly stages: AllStages<P, F>;
  /** Possible at several positions. */
  readonly always?: Readonly<
    Record<string, Action<Position<P> | Outcome, F> & { readonly at: (position: Position) => boolean }>
  >;
  /** What the case is called, once it is known. */
  readonly title: (state: Case, parent: Case | undefined) => string | undefined;
  /** Of which days it is, or of which payment, by which cases of one title are told apart. */
  readonly part?: (state: Case) => Part | undefined;
  /** By which of the manners in its texts' `terms` a case is spoken of; nothing while that is open. */
  readonly manner?: (state: Case, parent: Case | undefined) => string | undefined;
  /** Which bodies it concerns from the start, beyond its opener's own. */
  readonly bodies?: (parent: Case | undefined) => Bodies;
  /** Who sits at a place where the answers on the case say it, and no act needs to name them. */
  readonly seated?: Readonly<Partial<Record<NamedPlace, (state: Case) => readonly string[]>>>;
  /** Who files on it confides in whoever handles it: nothing of that is ever kept in the open. */
  readonly inConfidence?: true;
  /** Is what was filed there under seal open by now? */
  readonly opened?: (state: Case, filing: Filing, now: Date) => boolean;
  /** What becomes of what is filed there under seal. */
  readonly sealing?: Sealing;
  /** Until when what still counts of a case that has ended: what can be opened under it, and that all of it is kept. */
  readonly afterwards?: (state: Case, law: Law, now: Date) => readonly Afterwards[];
  /** Has anyone a right to know that the case exists and where it stands? */
  readonly public?: (state: Case) => boolean;
  /**
   * What only one case of the city can have at a time, an invoice, say, and the rule that says so. Whoever is refused is told
   * the other's number: such cases are public.
   */
  readonly claims?: Claims;
}

export interface Afterwards {
  readonly what: ProcedureId | 'archive';
  readonly last: CityDate;
}

/** What is filed under seal. */
export interface Sealing {
  /** Of all that an act opens together one key: its name. None for what a moment opens, which the city's own key has to. */
  readonly key: (state: Case, parent: Case | undefined) => string | undefined;
  /** Has it not been handed in yet? Until then its own body reads and changes it. */
  readonly inHand: (state: Case) => boolean;
}

/** The keys that a case has, by which the rule tells one from another. */
export interface Claims {
  readonly rule: Pick<Rule<never>, 'name' | 'source'> & { readonly field: string };
  readonly keys: (state: Case) => readonly string[];
}

/** An action as it is declared: rules, effects and answers agree with its form, and then the generic is forgotten. */
interface Declared<A extends Form, G extends Position | Outcome, F extends Facts>
  extends Omit<
    Action<G, F>,
    'form' | 'when' | 'warns' | 'goes' | 'until' | 'from' | 'does' | 'appoints' | 'prefill' | 'copies'
  > {
  readonly form?: A;
  readonly prefill?: (situation: Situation<Answers, F>) => Partial<AnswersOf<A>> | undefined;
  readonly copies?: (situation: Situation<Answers, F>) => readonly Copy<Partial<AnswersOf<A>>>[];
  readonly when?: readonly Rule<AnswersOf<A>, string, F>[];
  readonly warns?: readonly Rule<AnswersOf<A>, string, F>[];
  readonly goes?: G | ((situation: Situation<AnswersOf<A>, F>) => G | undefined);
  readonly until?: (situation: Situation<AnswersOf<A>, F>) => string | undefined;
  readonly from?: (situation: Situation<AnswersOf<A>, F>) => string | undefined;
  readonly does?: (situation: Situation<AnswersOf<A>, F>) => readonly Effect[];
  readonly appoints?: (situation: Situation<AnswersOf<A>, F>) => Appointed;
}

type NoForm = Form<Record<never, never>>;

/** How a procedure declares that needs these facts: what its rules and acts see, the compiler holds against `needs`. */
export function needing<const N extends FactName = never>(...needs: readonly N[]) {
  type F = FactsOf<N>;
  return {
    needs,
    action<const G extends Position | Outcome = never, A extends Form = NoForm>(
      declared: Declared<A, G, F>,
    ): Action<G, F> {
      // The form's answers reach the functions only after `readAnswers` has parsed them with that very form.
      return declared as unknown as Action<G, F>;
    },
    brief<const N extends string, const R extends RowSet>(
      name: N,
      rows: R,
      of: (situation: Situation<Answers, F>) => RowValues<R> | undefined,
    ): Brief<R, N, F> {
      return { brief: name, rows, of };
    },
    rule<const R extends string, A = unknown>(
      name: R,
      source: string,
      broken: (situation: Situation<A, F>) => Named | boolean | undefined,
      about?: string,
    ): Rule<A, R, F> {
      return {
        name,
        source,
        ...(about && { about }),
        broken: (situation) => {
          const values = broken(situation);
          if (values === true) return {};
          return values === false ? undefined : values;
        },
      };
    },
  };
}

/** For those that need no named facts. */
export const { action, brief, rule } = needing();

/** A rule that only keeps an act to whose it is, once. */
export function guard<R extends Rule<never, string, never>>(rule: R): R & { readonly guards: true } {
  return { ...rule, guards: true };
}

/**
 * What had to hold when a form was filed, and must hold again at a decision: the same rule, judged now on what was last
 * filed. It bears a name of its own where whoever decides is told something else than whoever filed. What was never filed
 * breaks nothing.
 */
export function again<const N extends string, G extends Form, F extends Facts>(
  name: N,
  rule: Rule<AnswersOf<G>, string, F>,
  form: G,
): Rule<unknown, N, F> {
  return {
    name,
    source: rule.source,
    renews: rule.name,
    broken: (situation) => {
      const answers = latest(situation.state, form);
      return answers && rule.broken({ ...situation, answers });
    },
  };
}

/** The latest version in which something came to these stages, or to what is always possible: a stage, an act, a field. */
export function latestSince(
  stages: Readonly<Record<string, Stage>>,
  always: Readonly<Record<string, Action>> = {},
): number {
  const actions = [...Object.values(stages).flatMap((stage) => Object.values(stage.actions)), ...Object.values(always)];
  const fields = actions.flatMap(({ form }) => Object.values(form?.fields ?? {}));
  return Math.max(1, ...[...Object.values(stages), ...actions, ...fields].map(({ since = 1 }) => since));
}

/** All for whom a stage can wait. */
export function waitedFor({ waits }: Stage): readonly Role[] {
  return typeof waits === 'object' && 'among' in waits ? waits.among : rolesOf(waits);
}

/** All who may ever do it. */
export function doersOf({ by, above = [] }: Pick<Action, 'by' | 'above'>): readonly Role[] {
  return [...rolesOf(by), ...above];
}

export function rolesOf(by: Role | readonly Role[]): readonly Role[] {
  return typeof by === 'string' ? [by] : by;
}

/** An action by its name, wherever in the procedure it stands; names mean one thing in a procedure. */
export function actionOf(procedure: Procedure, name: string): Action | undefined {
  if (procedure.opening.name === name) return procedure.opening.action;
  const always = procedure.always?.[name];
  if (always) return always;
  return Object.values<Stage>(procedure.stages).find((stage) => Object.hasOwn(stage.actions, name))?.actions[name];
}

/** Why an act is not accepted: a key that every language explains, the values it names, and the field it is about. */
export interface Refusal {
  readonly why: string;
  readonly values: Named;
  readonly source?: string;
  readonly field?: string;
}

export type Result<T, R = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export function accept<T>(value: T): Result<T, never> {
  return { ok: true, value };
}

export function refuse(refusal: Omit<Refusal, 'values'> & { readonly values?: Named }): Result<never> {
  return { ok: false, refusal: { values: {}, ...refusal } };
}

/** A named list of choices: what a field of a form can refer to in a situation, and the facts that this takes. */
export function source<const N extends FactName = never>(
  name: string,
  options: (situation: Situation<Answers, FactsOf<N>>) => readonly SourceOption[],
  ...needs: readonly N[]
): Source {
  return { name, options, needs };
}

/** What can be chosen from a list now. */
export function optionsOf({ options }: Source, situation: Situation): readonly SourceOption[] {
  // Forms lie below situations, so a field cannot name the type; `source` above is how a list is made.
  return options(situation as never);
}

const citedCases = source('cited', ({ facts }) =>
  facts.cited.map(({ state: { id, number } }) => ({ value: id, zh: number, en: number })),
);

/**
 * A case of one of these procedures, named by its number: typed anywhere in a sentence, with whatever dashes. It is filed by
 * its id, once it is known that there is such a case of which whoever files may know.
 */
export function caseNumber(...cites: readonly [ProcedureId, ...ProcedureId[]]): Field<string> {
  return { ...text({ max: 60 }), kind: 'case-number', source: citedCases, cites };
}

/** What a rule refuses of this situation, beside the field that it is about; undefined where it holds. */
export function refusalBy<A>(rule: Rule<A, string, never>, situation: Situation<A, never>): Refusal | undefined {
  const values = rule.broken(situation);
  return values && { why: rule.name, values, source: rule.source, ...(rule.about && { field: rule.about }) };
}
