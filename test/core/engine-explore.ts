import { type Command, hindrance } from '../../src/engine/decide.ts';
import { actionsAt, actionsOf, doersNow } from '../../src/engine/parties.ts';
import { type Action, type Refusal, rolesOf } from '../../src/engine/procedure.ts';
import { cityDate, yearOf } from '../../src/law/date.ts';
import { type ProcedureId, procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { hasProcured } from '../../src/procedures/purchase/hands.ts';
import { type Chance, chances, one } from './engine-answers.ts';
import { citizen, holders } from './engine-people.ts';
import { acts, answersFor, blankOf, caseOf, factsOf, opens, type World } from './engine-play.ts';

/** An act that was tried, and the worlds before and after it. */
export interface Tried {
  readonly before: World;
  readonly after: World;
  readonly id: string;
  readonly command: Command;
  readonly refusal: Refusal | undefined;
}

/** Something that somebody can do now, his answers aside. */
export interface Possible {
  readonly id: string;
  readonly name: string;
  readonly action: Action;
  readonly by: Command['by'];
}

/** Everything that can be done on a case now: by these persons, and by the programme whose day has come. */
export function possibleOn(world: World, id: string, who = world.people): readonly Possible[] {
  const state = caseOf(world, id);
  const facts = factsOf(world, state);
  return actionsAt(procedureOf(state.procedure), state).flatMap(([name, action]) => {
    const roles = doersNow(action, state);
    const own = action.timed || name === 'acceptInvitation' ? (['system'] as const) : [];
    return [...own, ...holders(who, roles, state.opener.person)]
      .filter((by) => !hindrance(procedureOf(state.procedure), action, name, state, by, facts, world.now))
      .map((by) => ({ id, name, action, by }));
  });
}

export async function tries(before: World, id: string, command: Command): Promise<Tried> {
  const result = await acts(before, id, command);
  const refusal = result.ok ? undefined : result.refusal;
  return { before, after: result.ok ? result.value : before, id, command, refusal };
}

/** Somebody does what he can, and answers as one who knows his trade. */
export async function does(world: World, { id, name, action, by }: Possible, chance: Chance): Promise<Tried> {
  const redeemed = name === 'acceptInvitation' ? { person: 'newcomer' } : undefined;
  const answers = redeemed ?? answersFor(world, caseOf(world, id), action, by, chance);
  return tries(world, id, { action: name, by, answers });
}

/** Who opens what stands under another, where not everybody who may is as good. */
const openers: Readonly<Partial<Record<ProcedureId, readonly string[]>>> = {
  bid: ['alpha-admin', 'beta-admin', 'gamma-admin', 'gamma-staff', 'deputy-org_staff', 'outside-org_staff'],
  complaint: ['citizen', 'e1'],
  appeal: ['zhou', 'alpha-admin', 'beta-admin', 'gamma-admin'],
};

/** What persons open under a case of this procedure. */
function openedUnder(above: ProcedureId): readonly ProcedureId[] {
  return procedureIds.filter((id) => {
    const { under, opening } = procedureOf(id);
    return under?.[above] !== undefined && rolesOf(opening.action.by).some((role) => role !== 'system');
  });
}

/** Of these, what acts on the case above it. */
export function actingAbove(above: ProcedureId): readonly ProcedureId[] {
  return openedUnder(above).filter((id) =>
    actionsOf(procedureOf(id)).some(({ effects = [] }) => effects.includes('act')),
  );
}

/** Something under the case of the world: of all that bids most often, since several are wanted. */
export async function begins(
  world: World,
  chance: Chance,
  wanted?: readonly ProcedureId[],
  who = world.people,
): Promise<Tried | undefined> {
  const above = world.cases.get(world.root)?.procedure;
  const under = above ? openedUnder(above).flatMap((id) => (id === 'bid' ? [id, id, id] : [id])) : [];
  const procedure = one(wanted ?? under, chance);
  if (!procedure) return undefined;
  const may = holders(who, rolesOf(procedureOf(procedure).opening.action.by), '');
  const able = who.filter((person) => openers[procedure]?.includes(person.id) ?? may.includes(person));
  const by = one(able, chance);
  return by && opensOne(world, `${procedure}-${world.cases.size}`, procedure, by, chance);
}

export async function opensOne(
  world: World,
  id: string,
  procedure: ProcedureId,
  by: Command['by'],
  chance: Chance,
): Promise<Tried> {
  const { name, action } = procedureOf(procedure).opening;
  const answers = answersFor(world, blankOf(world, id, procedure), action, by, chance);
  const result = await opens(world, id, procedure, { by, answers });
  const refusal = result.ok ? undefined : result.refusal;
  return {
    before: world,
    after: result.ok ? result.value : world,
    id,
    command: { action: name, by, answers },
    refusal,
  };
}

/** The clock just past the next deadline in the family, or some days on. */
export function later(world: World, chance: Chance): World {
  const dues = [...world.cases.values()].flatMap(({ due }) => (due ? [new Date(due.at)] : []));
  const [next] = dues.filter((due) => due >= world.now).toSorted((a, b) => a.getTime() - b.getTime());
  const days = new Date(world.now.getTime() + Math.ceil(chance() * 15) * 24 * 60 * 60 * 1000);
  return { ...world, now: next && chance() < 0.6 ? new Date(next.getTime() + 1) : days };
}

/** Where an act was done: what the play has reached is counted by these. */
export function placesOf({ before, after }: Tried): readonly string[] {
  return [...after.cases].flatMap(([id, state]) => {
    const known = before.cases.get(id)?.filings.length ?? 0;
    return state.filings.slice(known).map(({ position, action }) => placeOf(state.procedure, position, action));
  });
}

export function placeOf(procedure: ProcedureId, position: string | undefined, action: string): string {
  return `${procedure} ${position ?? 'opening'} ${action}`;
}

/** Sees every act of a walk; `isNew` when nothing like it was done at its place before. */
export type Sees = (tried: Tried, isNew: boolean, chance: Chance) => Promise<void>;

/**
 * Worlds that have come about by always doing what was done least: from each of them the play at random begins. An act
 * that ends the purchase is looked at, and the walk goes on from before it.
 */
export async function explored(
  starts: readonly World[],
  walks: number,
  seed: number,
  sees: Sees,
): Promise<readonly World[]> {
  const chance = chances(seed);
  const times = new Map<string, number>();
  const found: World[] = [...starts];
  for (let walk = 0; walk < walks; walk += 1) {
    let world = one([found.slice(0, 8), found, found.slice(-60)][walk % 3] ?? found, chance);
    for (let step = 0; world && step < 40; step += 1) {
      const tried: Tried | undefined =
        chance() < 0.1 ? await begins(world, chance) : await rarest(world, times, chance);
      if (!tried || chance() < 0.08) {
        world = later(world, chance);
        continue;
      }
      const places = placesOf(tried);
      const isNew = places.some((place) => !times.has(place));
      await sees(tried, isNew, chance);
      if (isNew) found.push(tried.after);
      for (const place of places) times.set(place, (times.get(place) ?? 0) + 1);
      if (!tried.after.cases.get(tried.after.root)?.outcome) world = tried.after;
    }
  }
  return found;
}

/** How somebody walks the straight way. */
interface Walk {
  /** Somebody steps back first wherever he can, and one bid is never signed. */
  readonly recusing?: boolean;
  /** A case that nobody touches. */
  readonly leaving?: string;
  /** So many acts at most; without it, to the end. */
  readonly steps?: number;
  readonly sees?: Sees;
}

/** The worlds on the straight way to the end: always a main act that was not done yet, if there is one. */
export async function straightOn(world: World, seed: number, walk: Walk = {}): Promise<readonly World[]> {
  const { recusing = false, leaving, steps = 300, sees = async () => {} } = walk;
  const chance = chances(seed);
  const worlds = [world];
  const times = new Map<string, number>();
  while (worlds.length < steps) {
    const now = worlds.at(-1) ?? world;
    if (caseOf(now, now.root).outcome) return worlds;
    const tried =
      (await complains(now)) ??
      (await bidsOn(now, recusing)) ??
      (await inspects(now)) ??
      (await carriesOver(now)) ??
      (await mainAct(now, times, recusing, leaving));
    if (tried) await sees(tried, walk.steps === undefined, chance);
    worlds.push(tried?.after ?? later(now, chance));
  }
  if (walk.steps !== undefined) return worlds;
  throw new Error(`the straight way ends at ${caseOf(worlds.at(-1) ?? world, world.root).position}`);
}

/** A citizen complains once, as soon as there is something to complain of. */
async function complains(world: World): Promise<Tried | undefined> {
  const complained = [...world.cases.values()].some(({ procedure }) => procedure === 'complaint');
  const root = caseOf(world, world.root);
  // Of what is not published yet nobody outside may know.
  if (complained || root.procedure !== 'purchase' || !procedureOf('purchase').public?.(root)) return undefined;
  return opensOne(world, `complaint-${world.cases.size}`, 'complaint', citizen, () => 0);
}

/** One bid of each organisation; a bid that is only drafted must be signed by another. */
async function bidsOn(world: World, drafting: boolean): Promise<Tried | undefined> {
  if (world.cases.get(world.root)?.position !== 'bidding.open') return undefined;
  const ids = [drafting ? 'gamma-staff' : 'gamma-admin', 'alpha-admin', 'beta-admin'];
  for (const by of ids.flatMap((id) => world.people.filter((person) => person.id === id))) {
    const tried = await opensOne(world, `bid-${world.cases.size}`, 'bid', by, () => 0);
    if (!tried.refusal) return tried;
  }
  return undefined;
}

/** The service is looked at once while it is rendered: a part of the price can wait for that. */
async function inspects(world: World): Promise<Tried | undefined> {
  const root = caseOf(world, world.root);
  if (root.position !== 'management.run' || root.filings.some(({ action }) => action === 'inspect')) return undefined;
  const inspect = possibleOn(world, world.root).find(
    ({ name, by }) => name === 'inspect' && by !== 'system' && !hasProcured(root, by.id),
  );
  const tried = inspect && (await does(world, inspect, () => 0));
  return tried?.refusal ? undefined : tried;
}

/** What is left of a year that is over is asked for and carried over, so that it can be paid. */
async function carriesOver(world: World): Promise<Tried | undefined> {
  if (caseOf(world, world.root).procedure !== 'purchase' || yearOf(cityDate(world.now)) <= world.line.year)
    return undefined;
  const next = possibleOn(world, world.root).find(({ name }) => name === 'carryOverBudget' || name === 'askCarryOver');
  const tried = next && (await does(world, next, () => 0));
  return tried?.refusal ? undefined : tried;
}

function submitted({ cases }: World): number {
  return [...cases.values()].filter(({ position, outcome }) => position === 'bidding.submitted' && !outcome).length;
}

/**
 * Everything that can be done beside a way, and once more beside that: each act of each world; and where it is
 * something new, what comes of it for a while.
 */
export async function besides(way: readonly World[], seed: number, sees: Sees): Promise<readonly World[]> {
  const chance = chances(seed);
  const places = new Set<string>();
  const scenes = new Set<string>();
  const found: World[] = [];
  const beside: World[] = [];
  const looksBeside = async (world: World, id: string): Promise<void> => {
    const possible = possibleOn(world, id);
    for (const name of new Set(possible.map((each) => each.name))) {
      const able = possible.filter((each) => each.name === name);
      const chosen = one(able, chance);
      const scene = `${sceneOf(world)} ${id} ${name}`;
      if (!chosen || scenes.has(scene)) continue;
      scenes.add(scene);
      const tried = await does(world, chosen, chance);
      const isNew = placesOf(tried).some((place) => !places.has(place));
      await sees(tried, isNew, chance);
      if (!isNew) continue;
      for (const place of placesOf(tried)) places.add(place);
      found.push(...(await straightOn(tried.after, seed, { steps: 12, recusing: true, sees })));
      beside.push(tried.after);
    }
  };
  for (const world of way) for (const id of world.cases.keys()) await looksBeside(world, id);
  for (const world of [...beside]) for (const id of world.cases.keys()) await looksBeside(world, id);
  return found;
}

/** Where the whole family stands. */
function sceneOf({ cases }: World): string {
  return [
    ...new Set([...cases.values()].map(({ procedure, position, outcome }) => `${procedure} ${outcome ?? position}`)),
  ]
    .toSorted()
    .join();
}

async function mainAct(
  world: World,
  times: Map<string, number>,
  recusing: boolean,
  leaving?: string,
): Promise<Tried | undefined> {
  const open = [...world.cases.values()].filter(
    ({ id, outcome, position }) => !outcome && position !== 'bidding.submitted' && id !== leaving,
  );
  const main = open
    .flatMap(({ id }) => possibleOn(world, id))
    .filter(({ id, name, action }) => {
      const { procedure, position, named, recused } = caseOf(world, id);
      const stage = position && procedureOf(procedure).stages[position];
      if (action.recuses) return recusing && !times.has(`${id} ${name}`);
      if (recusing && (name === 'signBid' || name === 'correctBid')) return submitted(world) < 2;
      if (name === 'replaceMember') return recused.some(({ person }) => named.panel?.includes(person));
      return stage && Object.hasOwn(stage.actions, name) && !action.returns && !sideways.has(name);
    });
  const done = ({ id, name, action }: Possible) => times.get(`${id} ${name}`) ?? (action.recuses ? -1 : 0);
  // The last but one who could do it stays.
  const others = ({ id }: Possible) => new Set(main.filter((each) => each.id === id).map(({ by }) => by)).size;
  const able = main.filter((each) => !each.action.recuses || others(each) > 2);
  for (const each of able.toSorted((a, b) => done(a) - done(b))) {
    const tried = await does(world, each, () => 0);
    times.set(`${each.id} ${each.name}`, Math.max(done(each), 0) + 1);
    if (!tried.refusal) return tried;
  }
  return undefined;
}

/** What leads aside or to a bad end. */
const sideways = new Set([
  ...['rejectProject', 'rejectBudget', 'deferBudget', 'rejectInitiation', 'deferInitiation', 'giveAdvice'],
  ...['excludeFromCatalogue', 'extendDeadline', 'clarifyTender', 'stopTender', 'declareFailed', 'stopEvaluation'],
  ...['awardOther', 'abandonAward', 'declineAward', 'changeContract', 'inspect', 'fileContract', 'terminateContract'],
  ...['confirmTermination', 'objectTermination', 'agreeTermination'],
  ...['proposeChange', 'refuseChangeFunds', 'refuseChange', 'withdrawChange', 'confirmSuspending'],
  ...['rejectHeldPayment', 'confirmEnding', 'objectEnding', 'agreeEnding'],
  ...['dropOut', 'changeOffer'],
  ...['beginAcceptance', 'changeGroup', 'closeRectification', 'closeRecheck', 'dropReport'],
  ...['objectGrade', 'publiciseSole'],
  ...['orderRectification', 'cancelPayment', 'rejectPayment', 'holdPayment', 'flagReport', 'closeOpinions'],
  ...['forwardElsewhere', 'closeDuplicate', 'declineComplaint', 'askForDetails', 'extendAnswer', 'handBackComplaint'],
  ...['rateAnswer', 'reopenComplaint'],
]);

async function rarest(world: World, times: Map<string, number>, chance: Chance): Promise<Tried | undefined> {
  const open = [...world.cases.values()].filter(({ outcome }) => !outcome);
  const possible = open.flatMap(({ id }) => possibleOn(world, id)).map((each) => ({ each, luck: chance() }));
  const rank = ({ each: { id, name }, luck }: (typeof possible)[number]) => {
    const state = caseOf(world, id);
    return (times.get(placeOf(state.procedure, state.position, name)) ?? 0) + luck;
  };
  const ranked = possible.toSorted((a, b) => rank(a) - rank(b));
  for (const { each } of chance() < 0.15 ? ranked.toReversed().slice(0, 4) : ranked.slice(0, 6)) {
    const tried = await does(world, each, chance);
    if (!tried.refusal) return tried;
    // Refused for the answers: less promising than it looked.
    const state = caseOf(world, each.id);
    const place = placeOf(state.procedure, state.position, each.name);
    times.set(place, (times.get(place) ?? 0) + 0.5);
  }
  return undefined;
}

/** Open to somebody almost always, and then it is over. */
export const endings: readonly string[] = [
  'cancelPurchase',
  'giveUpTask',
  'stopTender',
  'withdrawPurchase',
  'withdrawBid',
  'abandonAward',
  'withdrawOrganisation',
];
