import type { DeadlineCode } from '../law/deadline-data.ts';
import type { ActName, BodyPlace, NamedPlace, Outcome, Position, ProcedureId, Role } from '../names.ts';
import type { Effect } from './effect.ts';
import type { Answers, AnswersOf, Form } from './form.ts';

/** Who acted, and in which seat; the programme itself has the role `system` and no person. */
export interface Actor {
  readonly person: string;
  readonly role: Role;
  readonly body?: string;
}

export const system: Actor = { person: 'system', role: 'system' };

/** Whose turn it is: the holders of a role, at a body or in person. */
export interface Waiting {
  readonly role: Role;
  readonly body?: string;
  readonly person?: string;
}

export type Bodies = Readonly<Partial<Record<BodyPlace, string>>>;
/** The persons who were named for a place of the case. */
export type Named = Readonly<Partial<Record<NamedPlace, readonly string[]>>>;

/** Nobody can do what is waited for, or it cannot be done as things are and those above lead it elsewhere; else it is late. */
export type EscalatedFor = 'nobody-able' | 'held-up';

/** What happened on a case; the log of these is the truth. Times are ISO instants. */
export type Event =
  | {
      readonly kind: 'opened';
      readonly procedure: ProcedureId;
      readonly version: number;
      readonly number: string;
      readonly by: Actor;
      readonly at: string;
      readonly bodies: Bodies;
      readonly parent?: string;
    }
  | {
      readonly kind: 'filed';
      readonly action: ActName;
      readonly form?: string;
      readonly by: Actor;
      readonly at: string;
      readonly answers: Answers;
      /** What it was decided on, where the act names that: as it was then, since the case goes on. */
      readonly decided?: Answers;
      readonly effects: readonly Effect[];
    }
  | {
      readonly kind: 'entered';
      readonly position: Position;
      readonly at: string;
      readonly returned: boolean;
      readonly due?: StoredDue;
      /** From when on what is waited for can be done, where that is later. */
      readonly opens?: string;
    }
  | { readonly kind: 'appointed'; readonly place: BodyPlace; readonly body: string; readonly at: string }
  /** Without a place, as logs of before have it: the panel. */
  | { readonly kind: 'named'; readonly place?: NamedPlace; readonly persons: readonly string[]; readonly at: string }
  | { readonly kind: 'recused'; readonly by: Actor; readonly at: string }
  /** What was filed as this event of the log is taken back, and the case what it was before. */
  | { readonly kind: 'takenBack'; readonly of: number; readonly by: Actor; readonly at: string }
  | { readonly kind: 'escalated'; readonly to: Role; readonly at: string; readonly why?: EscalatedFor }
  /** Its deadline was provisional, and is counted anew by the holidays that were announced. */
  | { readonly kind: 'recounted'; readonly at: string; readonly due: StoredDue; readonly opens?: string }
  | { readonly kind: 'closed'; readonly outcome: Outcome; readonly at: string };

/** A deadline as the log keeps it: counted by a rule of the law, or fixed by an act on the case. */
export interface StoredDue {
  readonly code: DeadlineCode | 'FIXED';
  readonly at: string;
  readonly date: string;
  readonly advised: string;
  readonly provisional: boolean;
}

/** One act on record. `answers` is empty while `sealed`. */
export interface Filing {
  readonly seq: number;
  readonly action: ActName;
  readonly form?: string;
  readonly by: Actor;
  readonly at: string;
  readonly position: Position | undefined;
  readonly round: number;
  readonly answers: Answers;
  /** What it was decided on: who, how much. */
  readonly decided?: Answers;
  readonly sealed: boolean;
}

export interface Entry {
  readonly position: Position;
  readonly at: string;
  readonly returned: boolean;
}

/** A wait that went up, for being late unless it says why; `entry` counts the entries until then: which wait it was. */
export interface Escalation {
  readonly to: Role;
  readonly why?: EscalatedFor;
  readonly at: string;
  readonly entry: number;
}

/** What was filed, and counts no more. */
export interface TakenBack {
  readonly filing: Filing;
  /** By which event of the log, and when. */
  readonly seq: number;
  readonly at: string;
}

export interface Case {
  readonly id: string;
  readonly procedure: ProcedureId;
  readonly version: number;
  readonly number: string;
  readonly opener: Actor;
  readonly openedAt: string;
  readonly bodies: Bodies;
  readonly parent: string | undefined;
  readonly position: Position | undefined;
  /** Counts the returns for correction; approvals of an earlier round are void. */
  readonly round: number;
  readonly due: StoredDue | undefined;
  /** From when on what is waited for can be done (ISO); from the entry on where none is named. */
  readonly opens: string | undefined;
  readonly entries: readonly Entry[];
  readonly filings: readonly Filing[];
  readonly named: Named;
  readonly recused: readonly Actor[];
  readonly escalations: readonly Escalation[];
  readonly outcome: Outcome | undefined;
  readonly closedAt: string | undefined;
  readonly takenBack: readonly TakenBack[];
  /** The case before the last act, where nothing has come after that but what followed from it. */
  readonly before: Case | undefined;
  readonly seq: number;
}

/** The state after one more event. The first must be `opened`. */
export function evolve(state: Case, event: Event): Case {
  const seq = state.seq + 1;
  switch (event.kind) {
    case 'opened':
      return {
        ...state,
        seq,
        procedure: event.procedure,
        version: event.version,
        number: event.number,
        opener: event.by,
        openedAt: event.at,
        bodies: event.bodies,
        parent: event.parent,
      };
    case 'filed':
      return {
        ...state,
        seq,
        filings: [...state.filings, filingOf(state, event, seq)],
        before: { ...state, before: undefined },
      };
    case 'entered':
      return {
        ...state,
        seq,
        position: event.position,
        round: state.round + (event.returned ? 1 : 0),
        due: event.due,
        opens: event.opens,
        entries: [...state.entries, { position: event.position, at: event.at, returned: event.returned }],
      };
    case 'appointed':
      return { ...state, seq, bodies: { ...state.bodies, [event.place]: event.body } };
    case 'named':
      return { ...state, seq, named: { ...state.named, [event.place ?? 'panel']: event.persons } };
    case 'recused':
      return { ...state, seq, recused: [...state.recused, event.by] };
    case 'escalated':
      return {
        ...state,
        seq,
        escalations: [...state.escalations, escalationOf(state, event)],
        before: undefined,
      };
    case 'recounted':
      return { ...state, seq, due: event.due, opens: event.opens ?? state.opens, before: undefined };
    case 'takenBack':
      return { ...restored(state, event, seq), seq };
    case 'closed':
      return { ...state, seq, outcome: event.outcome, closedAt: event.at, due: undefined, opens: undefined };
  }
}

/** Can what a case waits for be done yet? */
export function isOpenBy({ opens }: Pick<Case, 'opens'>, now: Date): boolean {
  return opens === undefined || new Date(opens) <= now;
}

/** A case before its first event. */
export function unopened(id: string, procedure: ProcedureId, version: number, opener: Actor): Case {
  return {
    id,
    procedure,
    version,
    number: '',
    opener,
    openedAt: '',
    bodies: {},
    parent: undefined,
    position: undefined,
    round: 1,
    due: undefined,
    opens: undefined,
    entries: [],
    filings: [],
    named: {},
    recused: [],
    escalations: [],
    outcome: undefined,
    closedAt: undefined,
    takenBack: [],
    before: undefined,
    seq: 0,
  };
}

export function replay(id: string, events: readonly Event[]): Case {
  const [first] = events;
  if (first?.kind !== 'opened') throw new Error(`case ${id} does not begin with its opening`);
  return events.reduce(evolve, unopened(id, first.procedure, first.version, first.by));
}

/** The same log with what was filed there opened. */
export function openedIn(
  log: readonly Event[],
  filings: readonly Filing[],
  opens: (seq: number, event: Event) => Event,
): readonly Event[] {
  const open = new Set(filings.map(({ seq }) => seq));
  return log.map((event, n) => (open.has(n + 1) ? opens(n + 1, event) : event));
}

/** The last filing of an action, of whatever round. */
export function lastFiling(state: Case, action: ActName): Filing | undefined {
  return state.filings.findLast((filing) => filing.action === action);
}

/** What was last filed on a form, typed; undefined when it never was, or is still sealed. */
export function latest<F extends Form>(state: Case, form: F): AnswersOf<F> | undefined {
  const filing = state.filings.findLast((each) => each.form === form.id && !each.sealed);
  return filing && answersOf(form, filing);
}

/** Everything filed on a form in the current round at the current position, typed. */
export function standing<F extends Form>(
  state: Case,
  form: F,
): readonly { readonly filing: Filing; readonly answers: AnswersOf<F> }[] {
  return filedNow(state)
    .filter((filing) => filing.form === form.id)
    .map((filing) => ({ filing, answers: answersOf(form, filing) }));
}

/** How often and why the present wait has gone up. */
export function escalationsOf(state: Case): readonly Escalation[] {
  return state.escalations.filter(({ entry }) => entry === state.entries.length);
}

/** To whom the present wait has gone up. */
export function escalatedTo(state: Case): readonly Role[] {
  return escalationsOf(state).map(({ to }) => to);
}

/** Filings that still count here: made at this position in this round, by people who have not stepped back since. */
export function filedNow(state: Case): readonly Filing[] {
  return state.filings.filter(
    ({ position, round, by }) =>
      position === state.position && round === state.round && !hasSteppedBack(state, by.person),
  );
}

export function hasSteppedBack(state: Case, person: string): boolean {
  return state.recused.some((by) => by.person === person);
}

export function answersOf<F extends Form>(_form: F, filing: Filing): AnswersOf<F> {
  // What was filed passed this very form's schema (`readAnswers`); fields younger than the case are undefined in its type.
  return filing.answers as AnswersOf<F>;
}

function filingOf(state: Case, event: Event & { kind: 'filed' }, seq: number): Filing {
  const { action, form, by, at, answers, decided } = event;
  const { position, round } = state;
  const given = { ...(form && { form }), ...(decided && { decided }) };
  return { seq, action, ...given, by, at, position, round, answers, sealed: '$sealed' in answers };
}

/** Throws when something else was filed last: no log says so. */
function restored(
  { id, before, filings, takenBack }: Case,
  { of, at }: Event & { kind: 'takenBack' },
  seq: number,
): Case {
  const filing = filings.at(-1);
  if (!before || filing?.seq !== of) throw new Error(`event ${of} of case ${id} is not what was filed last`);
  return { ...before, takenBack: [...takenBack, { filing, seq, at }] };
}

function escalationOf({ entries }: Case, { to, at, why }: Event & { kind: 'escalated' }): Escalation {
  return { to, at, entry: entries.length, ...(why && { why }) };
}
