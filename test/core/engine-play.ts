import { type Case, type Event, evolve, unopened } from '../../src/engine/case.ts';
import { type Command, decide, open } from '../../src/engine/decide.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { Answers } from '../../src/engine/form.ts';
import { seatsIn } from '../../src/engine/parties.ts';
import {
  type Action,
  type Body,
  type BudgetLine,
  type Facts,
  rolesOf,
  type Situation,
} from '../../src/engine/procedure.ts';
import { accept, type Refusal, type Result } from '../../src/engine/refusal.ts';
import type { ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { type Chance, sensibleAnswers } from './engine-answers.ts';
import { everyone } from './engine-people.ts';
import { known, office } from './given.ts';
import { bidders } from './given-family.ts';
import { line, supplier } from './given-purchase.ts';

/** A family of cases with their whole logs; what an act does to the others and to the money is carried out. */
export interface World {
  readonly root: string;
  readonly cases: ReadonlyMap<string, Case>;
  readonly logs: ReadonlyMap<string, readonly Event[]>;
  readonly line: BudgetLine;
  readonly bodies: readonly Body[];
  readonly now: Date;
}

const accountNumber = '62220000111122223333';
const codes = ['52230199MJ0000018E', '52230199MJ0000026C', '52230199MJ0000034X'];

export function emptyWorld(now: Date): World {
  return {
    root: 'root',
    cases: new Map(),
    logs: new Map(),
    line: { ...line, limit: 1_200_000_000 },
    bodies: [
      ...['nangang', 'daoli', 'finance', 'civil-affairs', 'group'].map(office),
      ...bidders.map((id, n): Body => {
        const profile = { bankAccount: accountNumber, representative: `rep-${id}` };
        return { ...supplier(id, `rep-${id}`, codes[n] ?? ''), profile };
      }),
    ],
    now,
  };
}

export function caseOf(world: World, id: string): Case {
  const found = world.cases.get(id);
  if (!found) throw new Error(`there is no case ${id}`);
  return found;
}

export function factsOf(world: World, state: Case): Facts {
  const all = [...world.cases.values()];
  const parent = state.parent === undefined ? undefined : world.cases.get(state.parent);
  return known({
    parent,
    children: all.filter((each) => each.parent === state.id),
    siblings: all.filter(
      (each) => each.procedure === state.procedure && each.id !== state.id && each.parent === state.parent,
    ),
    kin: parent ? all.filter((each) => each.procedure !== state.procedure && each.parent === state.parent) : [],
    bodies: world.bodies,
    lines: [world.line],
    people: everyone,
  });
}

/** What the rules of an act see when somebody does it now; in the seat that he would do it in. */
export function situationOf(
  world: World,
  state: Case,
  action: Action,
  by: Command['by'],
  answers: Answers = {},
): Situation {
  const [seat] = by === 'system' ? [] : rolesOf(action.by).flatMap((role) => seatsIn(role, state, by));
  const actor = seat ?? { person: by === 'system' ? 'system' : by.id, role: 'system' as const };
  return { state, answers, by: actor, facts: factsOf(world, state), now: world.now };
}

/** What one who knows his trade would answer here and now. */
export function answersFor(world: World, state: Case, action: Action, by: Command['by'], chance: Chance): Answers {
  return sensibleAnswers(action, situationOf(world, state, action, by), chance);
}

/** Decides, and carries out everything that follows; or nothing, when anything of it is refused. */
export function acts(world: World, id: string, command: Command): Result<World> {
  const state = caseOf(world, id);
  const decided = decide(procedureOf(state.procedure), state, command, factsOf(world, state), world.now);
  return decided.ok ? happened(world, id, state, decided.value) : decided;
}

/** A case that is about to be opened, and the facts around it. */
export function blankOf(world: World, id: string, procedureId: ProcedureId): Case {
  const procedure = procedureOf(procedureId);
  const blank = unopened(id, procedureId, procedure.version, { person: '', role: 'system' });
  const parent = procedure.under ? world.cases.get(world.root)?.id : undefined;
  return { ...blank, parent };
}

export function opens(
  world: World,
  id: string,
  procedureId: ProcedureId,
  command: Omit<Command, 'action'>,
): Result<World> {
  const blank = blankOf(world, id, procedureId);
  const decided = open(procedureOf(procedureId), id, `HRB-${id}`, command, factsOf(world, blank), world.now);
  return decided.ok ? happened(world, id, blank, decided.value) : decided;
}

/** What the programme notes when a wait went up, as its reminders do. */
export function escalates(world: World, id: string): World {
  const state = caseOf(world, id);
  const stage = state.position && procedureOf(state.procedure).stages[state.position];
  const event: Event = { kind: 'escalated', to: stage?.escalates?.[0] ?? 'group_sec', at: world.now.toISOString() };
  const result = happened(world, id, state, [event]);
  return result.ok ? result.value : world;
}

function happened(world: World, id: string, before: Case, events: readonly Event[]): Result<World> {
  const written: World = {
    ...world,
    cases: new Map(world.cases).set(id, frozen(events.reduce(evolve, before))),
    logs: new Map(world.logs).set(id, [...(world.logs.get(id) ?? []), ...events.map(frozen)]),
  };
  const effects = events.flatMap((event) => (event.kind === 'filed' ? event.effects : []));
  return effects.reduce<Result<World>>(
    (current, effect) => (current.ok ? follows(current.value, id, effect) : current),
    accept(written),
  );
}

/** Nobody changes what has happened: whoever tries fails. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const each of Object.values(value)) frozen(each);
  return Object.freeze(value);
}

function follows(world: World, id: string, effect: Effect): Result<World> {
  switch (effect.kind) {
    case 'budget':
      return accept({ ...world, line: moved(world.line, effect) });
    case 'open': {
      const child = `${effect.procedure}-${world.cases.size}`;
      return opens(world, child, effect.procedure, { by: 'system', answers: effect.answers });
    }
    case 'act':
      return acts(world, effect.on, { action: effect.action, by: 'system', answers: effect.answers });
    case 'register':
      return registered(world, id, effect);
    case 'publish':
    case 'seat':
    case 'invite':
      return accept(world);
  }
}

/** The register's entry, made or brought up to date; the first one makes the case the organisation's own. */
function registered(world: World, id: string, effect: Effect & { readonly kind: 'register' }): Result<World> {
  const state = caseOf(world, id);
  const body = state.bodies.supplier ?? `body-of-${id}`;
  const name = String(effect.profile.name);
  const entry: Body = {
    id: body,
    name: { zh: name, en: name },
    kind: 'organisation',
    status: effect.status ?? 'verified',
    profile: effect.profile,
  };
  const entered = { ...world, bodies: [...world.bodies.filter((each) => each.id !== body), entry] };
  if (state.bodies.supplier !== undefined) return accept(entered);
  return happened(entered, id, state, [{ kind: 'appointed', place: 'supplier', body, at: world.now.toISOString() }]);
}

type Pot = 'reserved' | 'committed' | 'paid';
const pots: Readonly<Record<string, readonly [Pot | undefined, Pot | undefined]>> = {
  reserve: [undefined, 'reserved'],
  release: ['reserved', undefined],
  commit: ['reserved', 'committed'],
  uncommit: ['committed', undefined],
  pay: ['committed', 'paid'],
};

function moved(from: BudgetLine, { move, fen }: Effect & { readonly kind: 'budget' }): BudgetLine {
  const [out, into] = pots[move] ?? [];
  const left = out ? { ...from, [out]: from[out] - fen } : from;
  return into ? { ...left, [into]: left[into] + fen } : left;
}

/** Refusals that are about the answers alone: the act itself was open. */
export function isAboutAnswers({ why }: Refusal, rules: readonly { readonly name: string }[]): boolean {
  return why === 'incomplete' || rules.some(({ name }) => name === why);
}
