import { type Case, type Event, evolve, unopened } from '../../src/engine/case.ts';
import { type Command, decide, open } from '../../src/engine/decide.ts';
import type { Effect } from '../../src/engine/effect.ts';
import { type Answer, type Answers, askedFields, type Field, type Form } from '../../src/engine/form.ts';
import type { Body, BudgetLine, Facts, Person } from '../../src/engine/procedure.ts';
import { accept, type Refusal, type Result } from '../../src/engine/refusal.ts';
import { cityDate, plusDays } from '../../src/law/date.ts';
import type { ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { known, office } from './given.ts';
import { bidders, experts, users } from './given-family.ts';
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

export function emptyWorld(now: Date, people: readonly Person[]): World {
  seen = people;
  return {
    root: 'root',
    cases: new Map(),
    logs: new Map(),
    line: { ...line, limit: 185_000_000 },
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

/** Whom forms can name; the same for all worlds of a test file. */
let seen: readonly Person[] = [];

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
    people: seen,
  });
}

/** Decides, and carries out everything that follows; or nothing, when anything of it is refused. */
export function acts(world: World, id: string, command: Command): Result<World> {
  const state = caseOf(world, id);
  const decided = decide(procedureOf(state.procedure), state, command, factsOf(world, state), world.now);
  return decided.ok ? happened(world, id, state, decided.value) : decided;
}

export function opens(
  world: World,
  id: string,
  procedureId: ProcedureId,
  command: Omit<Command, 'action'>,
): Result<World> {
  const procedure = procedureOf(procedureId);
  const blank = unopened(id, procedureId, procedure.version, { person: '', role: 'system' });
  const parent = procedure.under ? world.cases.get(world.root) : undefined;
  const facts = factsOf(world, { ...blank, ...(parent && { parent: parent.id }) });
  const decided = open(procedure, id, `HRB-${id}`, command, facts, world.now);
  return decided.ok ? happened(world, id, blank, decided.value) : decided;
}

function happened(world: World, id: string, before: Case, events: readonly Event[]): Result<World> {
  const written: World = {
    ...world,
    cases: new Map(world.cases).set(id, events.reduce(evolve, before)),
    logs: new Map(world.logs).set(id, [...(world.logs.get(id) ?? []), ...events]),
  };
  const effects = events.flatMap((event) => (event.kind === 'filed' ? event.effects : []));
  return effects.reduce<Result<World>>(
    (current, effect) => (current.ok ? follows(current.value, id, effect) : current),
    accept(written),
  );
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
    case 'register': {
      const state = caseOf(world, id);
      if (state.bodies.supplier !== undefined) return accept(world);
      const event: Event = { kind: 'appointed', place: 'supplier', body: `body-of-${id}`, at: world.now.toISOString() };
      return happened(world, id, state, [event]);
    }
    case 'publish':
    case 'seat':
    case 'invite':
      return accept(world);
  }
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

/** A form filled in at random: every answer is of the right kind, and few make sense. */
export function filledIn(form: Form | undefined, version: number, world: World, chance: () => number): Answers {
  if (!form) return {};
  const answers: Record<string, Answer> = {};
  for (let round = 0; round < 3; round += 1) {
    for (const [key, field] of askedFields(form, version, answers)) answers[key] ??= answerTo(field, world, chance);
  }
  return answers;
}

function answerTo(field: Field, world: World, chance: () => number): Answer {
  const one = <T>(of: readonly T[]): T | undefined => of[Math.floor(chance() * of.length)];
  const { min = 1 } = field;
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return '照'.repeat(Math.max(min, 6));
    case 'integer':
    case 'decimal':
    case 'money':
      return Math.max(min, Math.floor(chance() * Math.min(field.max ?? 100, 60_000_000)));
    case 'date':
      return plusDays(cityDate(world.now), Math.floor(chance() * 90) - 5);
    case 'choice':
      return one(field.options ?? []) ?? '';
    case 'choices':
      return (field.options ?? references(field, world)).slice(0, Math.max(min, 1 + Math.floor(chance() * 2)));
    case 'reference':
      return one(references(field, world)) ?? 'unknown';
    case 'rows':
      return Array.from({ length: Math.max(min, 1 + Math.floor(chance() * 3)) }, () =>
        Object.fromEntries(
          // A column holds one plain value.
          Object.entries(field.columns ?? {}).map(([key, column]) => [key, answerTo(column, world, chance) as string]),
        ),
      );
    case 'files':
      return [{ hash: 'c'.repeat(64), name: '附件.pdf', mime: 'application/pdf', size: 1000 }];
    case 'phone':
      return '0451-84600000';
    case 'account':
      return accountNumber;
    case 'credit-code':
      return one(codes) ?? '';
    case 'consent':
      return true;
  }
}

function references({ source }: Field, world: World): readonly string[] {
  switch (source) {
    case 'budget-lines':
      return [world.line.id];
    case 'catalogue-items':
      return ['A0301'];
    case 'catalogue-groups':
      return ['A04'];
    case 'divisions':
      return ['230103'];
    case 'experts':
      return experts.map(({ id }) => id);
    case 'users':
      return users.map(({ id }) => id);
    case 'evaluators':
      return ['evaluator'];
    case 'factors':
      return ['服务方案', '持证社工数'];
    default:
      return [...world.cases.values()].filter(({ procedure }) => procedure === 'bid').map(({ id }) => id);
  }
}
