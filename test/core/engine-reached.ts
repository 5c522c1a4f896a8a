import { type Action, type Procedure, rolesOf, type Stage } from '../../src/engine/procedure.ts';
import type { Position, ProcedureId } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { placeOf, placesOf, type Tried } from './engine-explore.ts';
import { isForAnyone, outsiderFor } from './engine-people.ts';

/** The ways in which an act can be done wrongly, whatever its rules. */
export type Wrong =
  | 'by a stranger'
  | 'from another body'
  | 'by a person'
  | 'after stepping back'
  | 'by who did its counterpart'
  | 'once more'
  | 'when it is closed'
  | 'at another step'
  | 'without an answer'
  | 'with nonsense'
  | 'with hidden answers'
  | 'in the next version';

/** What the play reached: where acts were done, in which ways they were tried wrongly, which rules refused them. */
export class Reached {
  readonly places = new Set<string>();
  readonly wrongs = new Set<string>();
  readonly rules = new Set<string>();
  /** What was missing when so many places were reached: it is asked at every step. */
  #left: { readonly of: readonly ProcedureId[]; readonly size: number; readonly places: readonly string[] } | undefined;

  done(tried: Tried): void {
    for (const place of placesOf(tried)) this.places.add(place);
    if (tried.refusal) this.refused(tried.command.action, tried.refusal.why);
  }

  wrongly(action: string, wrong: Wrong): void {
    this.wrongs.add(`${action} ${wrong}`);
  }

  refused(action: string, why: string): void {
    this.rules.add(`${action} ${why}`);
  }

  /** Every act at every stage of these procedures that was never done there. */
  missingPlaces(of: readonly ProcedureId[]): readonly string[] {
    const { size } = this.places;
    if (this.#left?.of !== of || this.#left.size !== size) {
      const places = everyOf(of, placesIn).filter((place) => !this.places.has(place) && !never.has(place));
      this.#left = { of, size, places };
    }
    return this.#left.places;
  }

  missingWrongs(of: readonly ProcedureId[]): readonly string[] {
    return everyOf(of, wrongsIn).filter((wrong) => !this.wrongs.has(wrong));
  }

  missingTimes(of: readonly ProcedureId[]): readonly string[] {
    return everyOf(of, timesIn).filter((time) => !this.rules.has(time) && !never.has(time));
  }
}

/** What there is of a kind in these procedures. */
function everyOf(of: readonly ProcedureId[], kind: Kind): readonly string[] {
  return of.flatMap((id) => {
    const found = known.get(kind)?.get(id) ?? kind(procedureOf(id));
    known.set(kind, new Map(known.get(kind)).set(id, found));
    return found;
  });
}

type Kind = (procedure: Procedure) => readonly string[];
const known = new Map<Kind, ReadonlyMap<ProcedureId, readonly string[]>>();

/** What the definitions allow and nothing leads to; it costs nothing, and without it an award or a refusal could fail. */
const never = new Set([
  // Every opened bid is judged before an award, so that none is lost unjudged.
  'bid qualification.opened lose',
  // A running tender and what is awarded are cancelled in cases of before alone.
  ...[
    ...['bidding.open', 'qualification.review', 'qualification.sign'],
    ...[
      'evaluation.panel',
      'evaluation.consult',
      'evaluation.offers',
      'evaluation.scoring',
      'evaluation.prices',
      'evaluation.report',
    ],
    ...['evaluation.sign', 'evaluation.halted', 'award.confirm'],
  ].map((position) => `purchase ${position} cancelPurchase`),
  'purchase award.publish cancelPurchase',
  'purchase contract.draft cancelPurchase',
  'purchase contract.sign cancelPurchase',
  // It was asked for before it came back, so its day has come.
  'correctPayment instalment-reached',
]);

/** Every act at every stage at which it is declared. */
function placesIn(procedure: Procedure): readonly string[] {
  const stages = Object.entries<Stage>(procedure.stages).flatMap(([position, { actions }]) => {
    // The keys of a procedure's stages are its positions.
    const always = Object.entries(procedure.always ?? {}).filter(([, { at }]) => at(position as Position));
    const own = Object.entries<Action>(actions).filter(([, { retired }]) => !isRetired(procedure, retired));
    const names = [...own, ...always].map(([name]) => name);
    return names.map((name) => placeOf(procedure.id, position, name));
  });
  return [placeOf(procedure.id, undefined, procedure.opening.name), ...stages];
}

/** Every act with every way in which it can be done wrongly. */
function wrongsIn(procedure: Procedure): readonly string[] {
  return actionsIn(procedure).flatMap(([name, action]) =>
    wrongsOf(procedure, name, action).map((wrong) => `${name} ${wrong}`),
  );
}

/** Every act that has its time, with the rules that say so. */
function timesIn(procedure: Procedure): readonly string[] {
  return actionsIn(procedure).flatMap(([name, { gates = [] }]) =>
    gates.filter((gate) => ofTime.has(gate.name)).map((gate) => `${name} ${gate.name}`),
  );
}

const ofTime = new Set([
  ...['consultation-over', 'bid-period-still-lawful', 'bidding-closed', 'bidding-not-closed', 'before-closing'],
  ...['before-offers-close', 'offers-are-due'],
  ...['service-over', 'period-over', 'instalment-reached', 'rating-window-over'],
  ...['invitation-in-time', 'invitation-over'],
]);

function actionsIn(procedure: Procedure): readonly (readonly [string, Action])[] {
  const stages = Object.values<Stage>(procedure.stages).flatMap(({ actions }) => Object.entries(actions));
  const all = new Map<string, Action>([...stages, ...Object.entries(procedure.always ?? {})]);
  return [...all].filter(([, { retired }]) => !isRetired(procedure, retired));
}

/** Cases of before alone still know it. */
function isRetired({ version }: Procedure, retired = Number.POSITIVE_INFINITY): boolean {
  return retired <= version;
}

function wrongsOf(procedure: Procedure, name: string, { by, form, apart = [], once }: Action): readonly Wrong[] {
  const all = rolesOf(by);
  const everywhere = placesIn(procedure).filter((place) => place.endsWith(` ${name}`));
  const elsewhere: readonly Wrong[] =
    everywhere.length < Object.keys(procedure.stages).length ? ['at another step'] : [];
  if (all.every((role) => role === 'system')) return ['by a person', ...elsewhere];
  const stages = Object.entries<Stage>(procedure.stages).flatMap(([position, stage]) =>
    everywhere.includes(placeOf(procedure.id, position, name)) ? [stage] : [],
  );
  const required = form && Object.values(form.fields).some((field) => field.required);
  return [
    ...(isForAnyone(all) ? [] : (['by a stranger'] as const)),
    'after stepping back',
    'when it is closed',
    ...elsewhere,
    ...(stages.some(({ open }) => outsiderFor(all, open)) ? (['from another body'] as const) : []),
    ...(apart.length > 0 ? (['by who did its counterpart'] as const) : []),
    ...(once ? (['once more'] as const) : []),
    ...(form ? (['with hidden answers', 'in the next version'] as const) : []),
    ...(required ? (['without an answer', 'with nonsense'] as const) : []),
  ];
}
