import { type Position, type Role, roles } from '../names.ts';
import { type Actor, type Case, filedNow, type Waiting } from './case.ts';
import { type Action, type Person, type Procedure, rolesOf, type Stage } from './procedure.ts';

/** The stage at which a case stands; none before it is opened and after it is closed. */
export function stageOf(procedure: Procedure, state: Case): Stage | undefined {
  return state.position && !state.outcome ? procedure.stages[state.position] : undefined;
}

/** An action that is declared for where the case stands. */
export function actionAt(procedure: Procedure, state: Case, name: string): Action | undefined {
  return actionsAt(procedure, state).find(([each]) => each === name)?.[1];
}

export function actionsAt(procedure: Procedure, state: Case): readonly (readonly [string, Action])[] {
  const stage = stageOf(procedure, state);
  const { position } = state;
  if (!stage || !position) return [];
  const always = Object.entries(procedure.always ?? {}).filter(([, action]) => action.at(position));
  return [...Object.entries(stage.actions), ...always].filter(([, action]) => (action.since ?? 1) <= state.version);
}

/** The seats, in this role, that this person holds on this case. */
export function seatsIn(role: Role, state: Case, person: Person): readonly Actor[] {
  switch (roles[role]) {
    case 'system':
      return [];
    case 'opener':
      return state.seq === 0 || state.opener.person === person.id ? [{ person: person.id, role }] : [];
    case 'panel':
      return state.named.includes(person.id) ? [{ person: person.id, role }] : [];
    case 'city':
      return held(person, role);
    case 'buyer':
      return held(person, role).filter(({ body }) => isAt(state, 'buyer', body));
    case 'supplier':
      return held(person, role).filter(({ body }) => isAt(state, 'supplier', body));
  }
}

/** Every role that a person holds on a case. */
export function rolesOn(procedure: Procedure, state: Case, person: Person): readonly Role[] {
  return rolesIn(procedure).filter((role) => seatsIn(role, state, person).length > 0);
}

const knownRoles = new WeakMap<Procedure, readonly Role[]>();

/** Does one of these roles take part? The auditor only reads. */
export function takesPart(roles: readonly Role[]): boolean {
  return roles.some((role) => role !== 'auditor');
}

/** Every role that can do something in a procedure, and the auditor. */
function rolesIn(procedure: Procedure): readonly Role[] {
  const known = knownRoles.get(procedure) ?? findRoles(procedure);
  knownRoles.set(procedure, known);
  return known;
}

/** Every act of a procedure, its opening first. */
export function actionsOf(procedure: Procedure): readonly Action[] {
  return [
    procedure.opening.action,
    ...Object.values(procedure.always ?? {}),
    ...Object.values<Stage>(procedure.stages).flatMap((stage) => Object.values(stage.actions)),
  ];
}

function findRoles(procedure: Procedure): readonly Role[] {
  return [...new Set<Role>([...actionsOf(procedure).flatMap(({ by }) => rolesOf(by)), 'auditor'])];
}

/** Whose turn it is, with the body where it must be; people who stepped back are not waited for. */
export function waitingFor(procedure: Procedure, state: Case): readonly Waiting[] {
  const stage = stageOf(procedure, state);
  if (!stage) return [];
  const waits =
    typeof stage.waits === 'function' ? stage.waits(state) : rolesOf(stage.waits).map((role): Waiting => ({ role }));
  return waits.map((waiting) => placed(state, waiting));
}

/** Does this wait concern that person? */
export function waitsOn(waiting: Waiting, person: Person): boolean {
  if (waiting.person) return waiting.person === person.id;
  return person.seats.some(
    ({ role, body }) => role === waiting.role && (waiting.body === undefined || waiting.body === body),
  );
}

/** What a case waits for in a role: the first act that the role has there; none where only time can pass. */
export function mainAct(
  procedure: Procedure,
  state: Case,
  role: Role,
): { readonly name: string; readonly action: Action } | undefined {
  const main = actionsAt(procedure, state).find(([, { by }]) => rolesOf(by).includes(role));
  return main && { name: main[0], action: main[1] };
}

/** Has this actor already filed an action that is filed once? */
export function hasFiled(state: Case, name: string, once: 'role' | 'person', by: Actor): boolean {
  return filedNow(state).some(
    (filing) =>
      filing.action === name && (filing.by.person === by.person || (once === 'role' && filing.by.role === by.role)),
  );
}

/** The roles that have filed an action here in this round. */
export function filedRoles(state: Case, name: string): readonly Role[] {
  return filedNow(state)
    .filter((filing) => filing.action === name)
    .map((filing) => filing.by.role);
}

export function stepOf(position: Position): string {
  return position.slice(0, position.indexOf('.'));
}

function held(person: Person, role: Role): readonly Actor[] {
  return person.seats.filter((seat) => seat.role === role).map(({ body }) => ({ person: person.id, role, body }));
}

/** Before a case is opened any body will do: the opener's own becomes the case's. */
function isAt(state: Case, place: 'buyer' | 'supplier', body: string | undefined): boolean {
  const fixed = state.bodies[place];
  return fixed === undefined ? state.seq === 0 : fixed === body;
}

/** A wait for a role where its holders are found on this case. */
export function placed(state: Case, waiting: Waiting): Waiting {
  const place = roles[waiting.role];
  if (place === 'opener') return { ...waiting, person: state.opener.person };
  if (place !== 'buyer' && place !== 'supplier') return waiting;
  const body = state.bodies[place];
  return body ? { ...waiting, body } : waiting;
}
