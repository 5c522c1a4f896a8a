import { noNamedFacts } from '../../src/demo/stage.ts';
import { type Case, type Event, evolve, unopened } from '../../src/engine/case.ts';
import { decide, decideOpening } from '../../src/engine/decide.ts';
import type { Answers, Evidence } from '../../src/engine/form.ts';
import type {
  Body,
  BudgetLine,
  Facts,
  NamedFacts,
  Person,
  Procedure,
  Refusal,
  Result,
} from '../../src/engine/procedure.ts';
import { instant } from '../../src/law/date.ts';
import { seededLaw } from '../../src/law/law.ts';
import type { ProcedureId, Role } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';

/** One act in a story: who does what, when in the city (`2026-11-02 10:00`), and what else is known then. */
export interface Deed {
  readonly action: string;
  readonly by: Person | 'system';
  readonly at: string;
  readonly answers?: Answers;
  readonly facts?: Partial<AllFacts>;
}

export function someone(id: string, ...seats: readonly (readonly [Role, string])[]): Person {
  return { id, name: id, seats: seats.map(([role, body]) => ({ role, body })) };
}

export function office(id: string): Body {
  return { id, name: { zh: id, en: id }, kind: 'department', status: 'active' };
}

export function supplier(id: string, representative = `rep-${id}`, creditCode = '52230199MJ0000018E') {
  return {
    id,
    name: { zh: id, en: id },
    kind: 'organisation',
    status: 'verified',
    creditCode,
    profile: { representative },
  } as const;
}

export const line: BudgetLine = {
  id: 'line-2027',
  body: 'nangang',
  year: 2027,
  item: 'A0301',
  name: { zh: '居家养老', en: 'Home care' },
  limit: 185_000_000,
  reserved: 0,
  committed: 0,
  paid: 0,
};

export const file: Evidence = { hash: 'b'.repeat(64), name: '证明.pdf', mime: 'application/pdf', size: 2000 };

/** What any procedure can need to know. */
export type AllFacts = Facts & NamedFacts;

/** What a case sees of the cases around it. */
export function around(
  cases: readonly Case[],
  state: Case,
): Pick<
  AllFacts,
  'bids' | 'reports' | 'payments' | 'comments' | 'challenges' | 'appeals' | 'incidents' | 'reopenings'
> {
  const top = state.parent ?? state.id;
  const under = cases.filter(({ id, parent }) => parent === top && id !== state.id);
  const of = (procedure: ProcedureId) => under.filter((each) => each.procedure === procedure);
  return {
    bids: of('bid'),
    reports: of('report'),
    payments: of('payment'),
    comments: of('comment'),
    challenges: of('challenge'),
    appeals: of('appeal'),
    incidents: of('incident'),
    reopenings: of('reopening'),
  };
}

/** Facts about nothing but the law and what is given. */
export function known(facts: Partial<AllFacts> = {}): AllFacts {
  const { parent } = facts;
  return {
    ...noNamedFacts,
    law: seededLaw,
    parent: undefined,
    ancestors: parent ? [{ procedure: procedureOf(parent.procedure), state: parent }] : [],
    cited: [],
    bodies: [],
    ...facts,
  };
}

export function at(when: string): Date {
  const [date = '', time = ''] = when.split(' ');
  return instant(date, time);
}

/** What comes of opening a case. */
export function opening(procedure: Procedure, id: string, deed: Omit<Deed, 'action'>): Result<readonly Event[]> {
  return decideOpening(procedure, id, `HRB-${id}`, { answers: {}, ...deed }, known(deed.facts), at(deed.at));
}

/** A case that was opened for real. */
export function opened(procedure: Procedure, id: string, deed: Omit<Deed, 'action'>): Case {
  const blank = unopened(id, procedure.id, procedure.version, { person: '', role: 'system' });
  return events(opening(procedure, id, deed), 'opening').reduce(evolve, blank);
}

/** What comes of an act. */
export function attempt(procedure: Procedure, state: Case, deed: Deed): Result<readonly Event[]> {
  return decide(procedure, state, { answers: {}, ...deed }, known(deed.facts), at(deed.at));
}

/** The case after acts that must all be possible. */
export function after(procedure: Procedure, state: Case, ...deeds: readonly Deed[]): Case {
  return deeds.reduce(
    (current, deed) => events(attempt(procedure, current, deed), deed.action).reduce(evolve, current),
    state,
  );
}

/** Why an act was refused; the test fails when it was not. */
export function refusal(result: Result<unknown>): Refusal {
  if (result.ok) throw new Error('it was not refused');
  return result.refusal;
}

/** What an act does beyond its case. */
export function effects(result: Result<readonly Event[]>) {
  return events(result, 'the act').flatMap((event) => (event.kind === 'filed' ? event.effects : []));
}

function events(result: Result<readonly Event[]>, act: string): readonly Event[] {
  if (!result.ok) throw new Error(`${act} was refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
}
