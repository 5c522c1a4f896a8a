import { hindrance } from '../../src/engine/decide.ts';
import { actionAt, actionsAt, stepOf } from '../../src/engine/parties.ts';
import { rolesOf } from '../../src/engine/procedure.ts';
import { isReady } from '../../src/engine/read.ts';
import { type Position, type ProcedureId, procedureIds } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { type Chance, chances, one } from './engine-answers.ts';
import {
  actingAbove,
  begins,
  does,
  endings,
  later,
  placesOf,
  possibleOn,
  type Sees,
  type Tried,
} from './engine-explore.ts';
import { holders } from './engine-people.ts';
import { caseOf, factsOf, type World } from './engine-play.ts';
import type { Reached } from './engine-reached.ts';
import { doesWrongly, triesWrongly } from './engine-wrongs.ts';

/** So many attempts at what is missing, each of so many acts. */
const attempts = 2_500;
const stride = 10;
const year = 366 * 24 * 60 * 60 * 1000;

/** What somebody is after: an act at a place of a procedure. */
interface Aim {
  readonly procedure: ProcedureId;
  readonly position: string;
  readonly name: string;
}

/**
 * Goes for what was not reached yet: from a world that stands where it is to be done, or near there, until all of it is
 * reached or there is no patience left. So what a procedure gains is reached too, whatever the play was like before.
 */
export async function aimed(
  worlds: readonly World[],
  missing: () => readonly string[],
  seed: number,
  sees: Sees,
): Promise<readonly World[]> {
  const chance = chances(seed);
  const found = new Found(worlds);
  for (let left = attempts; left > 0; left -= 1) {
    const place = one(missing(), chance);
    if (place === undefined) break;
    const [kind, position = '', name = ''] = place.split(' ');
    const procedure = procedureIds.find((each) => each === kind);
    if (!procedure) throw new Error(`nothing is called ${kind}`);
    const aim: Aim = { procedure, position, name };
    let world = one(found.near(aim), chance);
    for (let step = 0; world && step < stride && missing().includes(place); step += 1) {
      const tried: Tried | undefined = await strides(world, aim, chance);
      if (!tried) {
        world = later(world, chance);
        continue;
      }
      const isNew = placesOf(tried).some((each) => missing().includes(each));
      await sees(tried, isNew, chance);
      if (tried.refusal) continue;
      world = tried.after;
      // Where it was led to is a place to go on from.
      if (isNew || standings(world).has(`${procedure} ${position}`)) found.add(world);
    }
  }
  return found.worlds;
}

/** The worlds that were led to, by where a case of them stands. */
class Found {
  readonly worlds: World[] = [];
  readonly #at = new Map<string, World[]>();

  constructor(worlds: readonly World[]) {
    for (const world of worlds) this.add(world);
  }

  add(world: World): void {
    this.worlds.push(world);
    for (const at of standings(world)) {
      const others = this.#at.get(at);
      if (others) others.push(world);
      else this.#at.set(at, [world]);
    }
  }

  /** Those with a case at the very place; failing that, in its step; failing that, anywhere in its procedure. */
  near({ procedure, position }: Aim): readonly World[] {
    const step = position === 'opening' ? position : stepOf(position as Position);
    const { under } = procedureOf(procedure);
    const ready =
      position === 'opening' ? this.worlds.filter((world) => isReady(under, caseOf(world, world.root))) : [];
    if (ready.length > 0) return ready;
    return (
      this.#at.get(`${procedure} ${position}`) ??
      this.#at.get(`${procedure} ${step}`) ??
      this.#at.get(procedure) ??
      this.worlds
    );
  }
}

/** Where its open cases stand: place, step and procedure of each. */
function standings({ cases }: World): ReadonlySet<string> {
  const open = [...cases.values()].filter(({ outcome }) => !outcome);
  return new Set(
    open.flatMap(({ procedure, position }) =>
      position ? [`${procedure} ${position}`, `${procedure} ${stepOf(position)}`, procedure] : [],
    ),
  );
}

/** The act itself where somebody can do it; else something else on such a case, or beside it. */
async function strides(world: World, { procedure, position, name }: Aim, chance: Chance): Promise<Tried | undefined> {
  if (position === 'opening') return begins(world, chance, chance() < 0.7 ? [procedure] : undefined);
  const own = [...world.cases.values()].filter((state) => state.procedure === procedure && !state.outcome);
  const there = own.filter((state) => state.position === position).flatMap(({ id }) => possibleOn(world, id));
  const able = one(
    there.filter((each) => each.name === name),
    chance,
  );
  if (able) return does(world, able, chance);
  // What has to wait for the end of a year is done in the next one.
  const ahead = { ...world, now: new Date(world.now.getTime() + year) };
  const then = chance() < 0.2 ? own.filter((state) => state.position === position) : [];
  const ableThen = then.flatMap(({ id }) => possibleOn(ahead, id)).find((each) => each.name === name);
  if (ableThen) return does(ahead, ableThen, chance);
  // What the programme carries out on a case comes of what somebody does above it, or below it.
  const isCarriedOut = own.some((state) => actionAt(procedureOf(state.procedure), state, name)?.by === 'system');
  const root = caseOf(world, world.root);
  const acting = isCarriedOut && root.procedure === procedure ? actingAbove(root.procedure) : [];
  if (acting.length > 0 && chance() < 0.8) {
    const below = [...world.cases.values()].filter((each) => !each.outcome && acting.includes(each.procedure));
    const from = one(below, chance);
    if (!from) return begins(world, chance, acting);
    const next = one(possibleOn(world, from.id), chance);
    return next && chance() < 0.7 ? does(world, next, chance) : undefined;
  }
  const beside = isCarriedOut && chance() < 0.8 ? world.root : one([...world.cases.keys()], chance);
  const at = chance() < (isCarriedOut ? 0.1 : 0.7) ? one(own, chance)?.id : beside;
  // Mostly what moves it on: by exceptions alone nobody comes far.
  const others = (at === undefined ? [] : possibleOn(world, at)).filter(
    (each) => chance() < 0.1 || !endings.includes(each.name),
  );
  const onward = others.filter(({ action }) => !action.aside);
  const other = one(onward.length > 0 && chance() < 0.6 ? onward : others, chance);
  return other && chance() < 0.85 ? does(world, other, chance) : undefined;
}

/** Does in every wrong way what was not yet done wrongly: wherever somebody can do it, and once at every place. */
export function aimedWrongly(
  worlds: readonly World[],
  missing: () => readonly string[],
  seed: number,
  reached: Reached,
): void {
  const chance = chances(seed);
  const places = new Set<string>();
  for (const world of [...worlds, ...worlds.map(whenAllIsDue)]) {
    const left = new Set(missing().map((wrong) => wrong.slice(0, wrong.indexOf(' '))));
    if (left.size === 0) return;
    for (const { id, procedure, position } of world.cases.values()) {
      for (const possible of possibleOn(world, id)) {
        // What the programme does itself in time, a person must try too.
        if (possible.by !== 'system' && left.delete(possible.name)) doesWrongly(world, possible, chance, reached);
      }
      const place = `${procedure} ${position}`;
      if (!places.has(place)) triesWrongly(world, id, chance, reached);
      places.add(place);
    }
  }
}

/** The same world on the day after everything in it was due: what waits for its time can be done now. */
function whenAllIsDue(world: World): World {
  const dues = [...world.cases.values()].flatMap(({ due }) => (due ? [Date.parse(due.at)] : []));
  return { ...world, now: new Date(Math.max(world.now.getTime(), ...dues) + 1) };
}

/** Tries too early or too late what has its time and was never refused for that. */
export function aimedInTime(worlds: readonly World[], missing: () => readonly string[], reached: Reached): void {
  for (const world of worlds) {
    const left = new Set(missing().map((time) => time.slice(0, time.indexOf(' '))));
    if (left.size === 0) return;
    for (const { id, procedure, opener } of world.cases.values()) {
      const state = caseOf(world, id);
      for (const [name, action] of actionsAt(procedureOf(procedure), state)) {
        if (!left.has(name)) continue;
        const roles = rolesOf(action.by);
        const people = roles.includes('system') ? (['system'] as const) : holders(world.people, roles, opener.person);
        for (const days of [-400, -60, -10, 0, 10, 40, 400]) {
          const then = new Date(world.now.getTime() + days * 24 * 60 * 60 * 1000);
          for (const by of people) {
            const hindered = hindrance(procedureOf(procedure), action, name, state, by, factsOf(world, state), then);
            if (hindered) reached.refused(name, hindered.why);
          }
        }
      }
    }
  }
}
