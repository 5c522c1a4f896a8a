import { act, openCase } from '../../src/app/act.ts';
import type { World as Shell } from '../../src/app/ports/stores.ts';
import { noteEscalation } from '../../src/app/tell.ts';
import { Refused } from '../../src/app/undone.ts';
import { type Case, type Event, unopened } from '../../src/engine/case.ts';
import type { Command } from '../../src/engine/decide.ts';
import type { Answers } from '../../src/engine/form.ts';
import { doersNow, seatsIn } from '../../src/engine/parties.ts';
import {
  type Action,
  accept,
  type Body,
  type BudgetLine,
  type Person,
  type Refusal,
  type Result,
  type Situation,
} from '../../src/engine/procedure.ts';
import type { ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { eventsIn, stateOf } from '../memory/cases.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { personIn } from '../memory/people.ts';
import { emptyTables, type Tables } from '../memory/tables.ts';
import { type Chance, sensibleAnswers } from './engine-answers.ts';
import { bidders, everyone } from './engine-people.ts';
import { type AllFacts, around, known, line, office, supplier } from './given.ts';

/** A city in memory at a moment of the play, in which a family of cases stands, whose acts the programme itself carries out. */
export interface World {
  readonly root: string;
  /** Every case, with all that is sealed in it. */
  readonly cases: ReadonlyMap<string, Case>;
  readonly logs: ReadonlyMap<string, readonly Event[]>;
  readonly line: BudgetLine;
  readonly bodies: readonly Body[];
  readonly people: readonly Person[];
  readonly now: Date;
  readonly tables: Tables;
}

const accountNumber = '62220000111122223333';
const codes = ['52230199MJ0000018E', '52230199MJ0000026C', '52230199MJ0000034X'];

export function emptyWorld(now: Date): World {
  const tables = emptyTables();
  tables.lines.set(line.id, { ...line, limit: 1_200_000_000 });
  for (const body of ['nangang', 'daoli', 'finance', 'civil-affairs', 'group'].map(office))
    tables.bodies.set(body.id, body);
  for (const [n, id] of bidders.entries()) {
    const profile = { bankAccount: accountNumber, representative: `rep-${id}` };
    tables.bodies.set(id, { ...supplier(id, `rep-${id}`, codes[n] ?? ''), profile });
  }
  tables.persons = new Map([['newcomer', { name: '' }], ...everyone.map(({ id, name }) => [id, { name }] as const)]);
  const held = everyone.flatMap(({ id, seats }) => seats.map((seat) => ({ ...seat, person: id, from: now })));
  tables.seats = new Map(held.map((seat) => [`${seat.person} ${seat.role} ${seat.body}`, seat]));
  return worldOn('root', tables, now);
}

/** Gives everybody who can be written to an account of his own. */
export function reachable(world: World): World {
  for (const { id, seats } of world.people) {
    if (seats.length === 0) continue;
    const account = { id: `web-${id}`, channel: 'web', address: id, person: id, language: 'zh', known: true } as const;
    world.tables.accounts.set(account.id, { ...account, focus: undefined, lastSeen: world.now });
  }
  return world;
}

function worldOn(root: string, tables: Tables, now: Date): World {
  const ids = [...tables.logs.keys()];
  return {
    root,
    tables,
    now,
    cases: new Map(ids.map((id) => [id, stateOf(tables, id)])),
    logs: new Map([...tables.logs].map(([id, log]) => [id, eventsIn(log)])),
    line: tables.lines.get(line.id) ?? line,
    bodies: [...tables.bodies.values()],
    people: everyone.map(({ id }) => personIn(tables, id)).filter((person) => person !== undefined),
  };
}

export function caseOf(world: World, id: string): Case {
  const found = world.cases.get(id);
  if (!found) throw new Error(`there is no case ${id}`);
  return found;
}

/**
 * What there is to be known around a case, by the tables: all of it, whoever looks. What the programme reads for an act
 * must come to the same decision.
 */
export function factsOf(world: World, state: Case): AllFacts {
  const all = [...world.cases.values()];
  const parent = state.parent === undefined ? undefined : world.cases.get(state.parent);
  return known({
    parent,
    ...around(all, state),
    cited: all.map((each) => ({ procedure: procedureOf(each.procedure), state: each, parent: undefined })),
    ownOpen: parent
      ? []
      : all.filter((each) => each.procedure === state.procedure && each.id !== state.id && !each.parent),
    siblings: all.filter(
      ({ id, procedure, bodies }) =>
        procedure === state.procedure && id !== state.id && bodies.buyer === state.bodies.buyer,
    ),
    bodies: world.bodies,
    lines: [world.line],
    cityLines: [world.line],
    people: world.people,
    members: world.people,
    standIns: world.people,
  });
}

/** What the rules of an act see when somebody does it now; in the seat that he would do it in. */
export function situationOf(
  world: World,
  state: Case,
  action: Action,
  by: Command['by'],
  answers: Answers = {},
): Situation<Answers, AllFacts> {
  const [seat] =
    by === 'system'
      ? []
      : doersNow(action, state).flatMap((role) => seatsIn(procedureOf(state.procedure), state, role, by));
  const actor = seat ?? { person: by === 'system' ? 'system' : by.id, role: 'system' as const };
  return { state, answers, by: actor, facts: factsOf(world, state), now: world.now };
}

/** What one who knows his trade would answer here and now. */
export function answersFor(world: World, state: Case, action: Action, by: Command['by'], chance: Chance): Answers {
  return sensibleAnswers(action, situationOf(world, state, action, by), chance);
}

/** Acts as the programme does, with everything that follows; or nothing, when anything of it is refused. */
export function acts(world: World, id: string, command: Command): Promise<Result<World>> {
  return happens(world, (shell) => act(shell, id, { ...command, by: asKnown(world, command.by) }));
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
  { by, answers }: Omit<Command, 'action'>,
): Promise<Result<World>> {
  const { parent } = blankOf(world, id, procedureId);
  return happens(world, (shell) => openCase(shell, procedureId, parent, { by: asKnown(world, by), answers }), id);
}

/** What the programme notes when a wait went up, as its reminders do. */
export async function escalates(world: World, id: string): Promise<World> {
  const state = caseOf(world, id);
  const stage = state.position && procedureOf(state.procedure).stages[state.position];
  const to = stage?.escalates?.[0] ?? 'group_sec';
  const noted = await happens(world, async (shell) => {
    await shell.cases.lock(id);
    await noteEscalation(shell, state, { kind: 'escalated', to, at: world.now.toISOString() });
    return accept(undefined);
  });
  return noted.ok ? noted.value : world;
}

/** Somebody's seats are what the city says; of whom it knows nothing, what he says himself. */
function asKnown({ tables }: World, by: Command['by']): Command['by'] {
  return by === 'system' ? by : (personIn(tables, by.id) ?? by);
}

/** One transaction of the programme; the case that it opens first has the id that is given, those after it are counted. */
async function happens(
  world: World,
  work: (shell: Shell) => Promise<Result<unknown>>,
  first?: string,
): Promise<Result<World>> {
  let given = first;
  const newId = ({ cards }: Tables): string => {
    const id = given ?? `case-${cards.size}`;
    given = undefined;
    return id;
  };
  const store = memoryStore({ now: () => world.now, tables: world.tables, newId });
  try {
    const done = await store.transact(work);
    return done.ok ? accept(worldOn(world.root, store.tables(), world.now)) : done;
  } catch (error) {
    if (error instanceof Refused) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

/** Refusals that are about the answers alone: the act itself was open. */
export function isAboutAnswers({ why }: Refusal, rules: readonly { readonly name: string }[]): boolean {
  return why === 'incomplete' || why === 'no-such-case' || rules.some(({ name }) => name === why);
}
