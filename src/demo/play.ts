import { type Case, system } from '../engine/case.ts';
import { actorFor } from '../engine/decide.ts';
import type { Answers, Evidence } from '../engine/form.ts';
import { actionAt, listed } from '../engine/parties.ts';
import { type Action, type Facts, type NamedFacts, type Person, rolesOf, situation } from '../engine/procedure.ts';
import type { Cast, Part, Scene, Telling } from '../engine/story.ts';
import { workdaysAfter } from '../law/calendar.ts';
import { cityDate, instant } from '../law/date.ts';
import type { ActName, ProcedureId, Role } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { storyOf, toldOn } from '../procedures/stories.ts';

/** A case, or one that is about to be opened, under another if its procedure says so. */
export type Place = { readonly case: string } | { readonly procedure: ProcedureId; readonly under: string | undefined };

/** Where stories are played: acts of persons, each at the moment that is set. */
export interface Stage {
  readonly now: () => Date;
  /** Everything from here on happens at this moment. */
  at(moment: Date): void;
  person(id: string): Promise<Person>;
  state(id: string): Promise<Case>;
  /** What stands under a case, in the order of its numbers. */
  parts(id: string, procedure: ProcedureId): Promise<readonly Case[]>;
  /** A case with what is known around it, as somebody sees it who fills in a form. */
  sees(place: Place, by: Person | 'system'): Promise<{ readonly state: Case; readonly facts: Facts & NamedFacts }>;
  /** These throw what was refused: a story does nothing unlawful. */
  opens(by: Person, procedure: ProcedureId, under: string | undefined, answers: Answers): Promise<Case>;
  does(by: Person | 'system', id: string, act: string, answers: Answers): Promise<Case>;
}

/** What one telling of the stories has of its own. */
export interface Directions {
  readonly cast: Cast;
  /** When it is done, if not at the story's own pace. */
  readonly when?: (act: ActName, turn: number) => Date | undefined;
  /** What is answered on a form otherwise than it is usually told. */
  readonly otherwise?: (form: string, telling: Telling) => Answers;
  /** What is shown as evidence on a form. */
  readonly proof: (form: string) => Promise<readonly Evidence[]>;
}

/** What is played of a story: from its first scene or this act on, to its end or up to this act; or one act alone. */
export interface Played {
  readonly procedure: ProcedureId;
  /** On this case; left out, a new one is opened, under another if it is given. */
  readonly on?: string;
  readonly under?: string;
  readonly from?: ActName;
  readonly until?: ActName;
  readonly only?: ActName;
  /** How many stories of the kind were played before. */
  readonly turn?: number;
}

/** When offices open. */
const morning = '09:00';

/** Plays a story, and resolves with the id of its case. */
export async function plays(stage: Stage, directions: Directions, played: Played): Promise<string> {
  const { procedure, under, turn = 0 } = played;
  let on = played.on;
  for (const scene of scenesOf(played)) {
    if ('act' in scene) on = await playsScene(stage, directions, scene, { procedure, on, under, turn });
    else if (on !== undefined) await playsPart(stage, directions, scene, on);
  }
  if (on === undefined) throw new Error(`nothing of the story of ${procedure} was played`);
  return on;
}

function scenesOf({ procedure, from, until, only }: Played): readonly (Scene | Part)[] {
  const story = storyOf(procedure);
  const place = (act: ActName, after = 0): number => {
    const found = story.findIndex((scene, n) => n >= after && 'act' in scene && scene.act === act);
    if (found < 0) throw new Error(`the story of ${procedure} has no ${act}`);
    return found;
  };
  if (only) return story.slice(place(only), place(only) + 1);
  const begin = from ? place(from) : 0;
  return story.slice(begin, until && place(until, begin + 1));
}

async function playsPart(
  stage: Stage,
  directions: Directions,
  { plays: procedure, all, ...part }: Part,
  on: string,
): Promise<void> {
  const opensItself = rolesOf(procedureOf(procedure).opening.action.by).includes('system');
  if (opensItself || part.from) {
    const there = (await stage.parts(on, procedure)).entries();
    const open = [...there].filter(([, { outcome }]) => !outcome).slice(0, all ? undefined : 1);
    for (const [turn, { id }] of open) await plays(stage, directions, { procedure, on: id, turn, ...part });
    return;
  }
  const openers = directions.cast(openerOf(procedure)).slice(0, all ? undefined : 1);
  for (const turn of openers.keys()) await plays(stage, directions, { procedure, under: on, turn, ...part });
}

/** In which role the story of a procedure is begun. */
function openerOf(procedure: ProcedureId): Role {
  const [first] = storyOf(procedure);
  const [role] = first && 'act' in first ? rolesOf(first.by) : [];
  if (!role) throw new Error(`nobody begins the story of ${procedure}`);
  return role;
}

interface Here {
  readonly procedure: ProcedureId;
  readonly on: string | undefined;
  readonly under: string | undefined;
  readonly turn: number;
}

/** One act, by everybody who is to do it; resolves with the id of the case. */
async function playsScene(stage: Stage, directions: Directions, scene: Scene, here: Here): Promise<string> {
  const procedure = procedureOf(here.procedure);
  if (here.on === undefined) {
    const by = await stage.person(directions.cast(openerOf(here.procedure))[here.turn] ?? '');
    const place = { procedure: here.procedure, under: here.under };
    const { action } = procedure.opening;
    const answers = await comesTo(stage, directions, scene, { place, action, by, turn: here.turn });
    return (await stage.opens(by, here.procedure, here.under, answers)).id;
  }
  const { on } = here;
  const state = await stage.state(on);
  const action = actionAt(procedure, state, scene.act);
  if (!action) {
    if (scene.perhaps) return on;
    throw new Error(`there is no ${scene.act} at ${state.position}`);
  }
  if (scene.where && !(await isSo(stage, directions, scene.where, { place: { case: on }, turn: here.turn }))) return on;
  const all = await actorsOf(stage, directions.cast, scene, action, state);
  for (const [n, by] of all.entries()) {
    // Of those who do the same on one day, only the first waits for the day.
    const own = n === 0 ? scene : { act: scene.act, by: scene.by };
    const answers = await comesTo(stage, directions, own, { place: { case: on }, action, by, turn: here.turn + n });
    await stage.does(by, on, scene.act, answers);
  }
  return on;
}

/** Is it so that a scene is played, as the case stands now? */
async function isSo(
  stage: Stage,
  { cast }: Directions,
  holds: NonNullable<Scene['where']>,
  { place, turn }: Pick<Acting, 'place' | 'turn'>,
): Promise<boolean> {
  const now = stage.now();
  const { state, facts } = await stage.sees(place, 'system');
  return holds({
    state,
    answers: {},
    by: system,
    facts,
    now,
    today: cityDate(now),
    turn,
    cast,
    one: first,
    chance: () => 0,
  });
}

/** Whoever does it: in each role those who are named for it on the case, or the first of the cast who can. */
async function actorsOf(
  stage: Stage,
  cast: Cast,
  { act, by }: Scene,
  action: Action,
  state: Case,
): Promise<readonly (Person | 'system')[]> {
  const procedure = procedureOf(state.procedure);
  const actors: (Person | 'system')[] = [];
  for (const role of rolesOf(by)) {
    const named = listed(procedure, state, role).flatMap(({ person }) => person ?? []);
    if (role === 'system') actors.push('system');
    else if (named.length > 0) actors.push(...(await Promise.all(named.map(stage.person))));
    else actors.push(await firstOf(await Promise.all(cast(role).map(stage.person)), role));
  }
  return actors;

  function firstOf(players: readonly Person[], role: Role): Person {
    const able = players.find((player) => actorFor(procedure, action, act, state, player).ok);
    if (!able) throw new Error(`nobody plays ${role} for ${act}`);
    return able;
  }
}

interface Acting {
  readonly place: Place;
  readonly action: Action;
  readonly by: Person | 'system';
  readonly turn: number;
}

/** The moment comes, and the form is filled in; resolves with the answers. */
async function comesTo(stage: Stage, directions: Directions, scene: Scene, acting: Acting): Promise<Answers> {
  const { place, action, by, turn } = acting;
  const seen = await stage.sees(place, by);
  const telling = (proof: readonly Evidence[]) =>
    tellingOf(stage.now(), directions.cast, scene.act, acting, seen, proof);
  const opensNow = !('case' in place) && scene.after === undefined;
  stage.at(directions.when?.(scene.act, turn) ?? (opensNow ? stage.now() : paced(scene, telling([]))));
  const { form } = action;
  if (!form) return {};
  const shown = Object.values(form.fields).some(({ kind }) => kind === 'files') ? await directions.proof(form.id) : [];
  const told = telling(shown);
  return { ...told.ready, ...toldOn(form.id)?.(told), ...directions.otherwise?.(form.id, told) };
}

const soon = 30 * 60 * 1000;

/** When a scene comes by its own pace: within the hour, or in the morning of its day. */
function paced({ after, from }: Omit<Scene, 'act' | 'by'>, { now, today, facts, ...telling }: Telling): Date {
  const { calendar } = facts.law;
  const next =
    after === undefined ? new Date(now.getTime() + soon) : instant(workdaysAfter(calendar, today, after).date, morning);
  const first = from?.({ now, today, facts, ...telling });
  if (first === undefined) return next;
  if (first.length > today.length) return later(new Date(first), next);
  const day = calendar.isWorkday(first) ? first : workdaysAfter(calendar, first, 1).date;
  return later(instant(day, morning), next);
}

function later(one: Date, other: Date): Date {
  return new Date(Math.max(one.getTime(), other.getTime()));
}

function tellingOf(
  now: Date,
  cast: Cast,
  act: ActName,
  { action, by, turn }: Omit<Acting, 'place'>,
  { state, facts }: Awaited<ReturnType<Stage['sees']>>,
  proof: readonly Evidence[],
): Telling {
  const actor = actorFor(procedureOf(state.procedure), action, act, state, by);
  const here = { state, answers: {}, by: actor.ok ? actor.value : system, facts, now };
  const ready = action.prefill?.(situation(here)) ?? {};
  return { ...here, today: cityDate(now), ready, turn, cast, proof, one: first, chance: () => 0 };
}

function first<const T>([found]: readonly T[]): T {
  if (found === undefined) throw new Error('there is nothing to choose from');
  return found;
}
