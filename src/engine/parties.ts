import { cityDate } from '../law/date.ts';
import {
  type ActName,
  type NamedPlace,
  noticeKinds,
  type Outcome,
  type Place,
  type Position,
  type Role,
  roles,
} from '../names.ts';
import { type Actor, type Case, escalatedTo, escalationsOf, filedNow, type Waiting } from './case.ts';
import { type Action, actionOf, doersOf, type Person, type Procedure, rolesOf, type Stage } from './procedure.ts';

/** Where on a case the holders of a role are found. */
function placeOf(role: Role): Place {
  return roles[role];
}

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
  return [...Object.entries(stage.actions), ...always].filter(
    ([, { since = 1, retired = Number.POSITIVE_INFINITY }]) => since <= state.version && state.version < retired,
  );
}

/** Who holds a role on a case. Telling, waiting, reading, escalating, offering and acting all ask this and nothing else. */
export type Holders =
  /** Whoever has a seat in the role: at one body, or anywhere in the city. */
  | { readonly kind: 'seats'; readonly body?: string }
  /** These persons and nobody else; `seated` when they act in a seat that they hold, not for themselves. */
  | { readonly kind: 'persons'; readonly persons: readonly string[]; readonly seated: boolean }
  | { readonly kind: 'anyone' }
  | { readonly kind: 'nobody' };

/**
 * Who holds a role on a case as it stands. Before it is opened any person may be its opener, and any body will do: the
 * opener's own becomes the case's.
 */
function holdersOn(procedure: Procedure, state: Case, role: Role): Holders {
  const place = placeOf(role);
  switch (place) {
    case 'system':
      return { kind: 'nobody' };
    case 'anyone':
      return { kind: 'anyone' };
    case 'city':
      return { kind: 'seats' };
    case 'opener':
      return state.seq === 0 ? { kind: 'anyone' } : { kind: 'persons', persons: [state.opener.person], seated: false };
    case 'panel':
    case 'class':
      return { kind: 'persons', persons: namedAt(procedure, state, place), seated: false };
    case 'users':
      return { kind: 'persons', persons: namedAt(procedure, state, place), seated: true };
    case 'evaluator': {
      const persons = namedAt(procedure, state, place);
      // Evaluators of the city look on, until one is named to judge the whole.
      return persons.length > 0 ? { kind: 'persons', persons, seated: true } : { kind: 'seats' };
    }
    case 'buyer':
    case 'supplier':
    case 'incubator':
    case 'handler': {
      const body = state.bodies[place];
      if (body !== undefined) return { kind: 'seats', body };
      return { kind: state.seq === 0 || stageOf(procedure, state)?.open === place ? 'seats' : 'nobody' };
    }
  }
}

/** The persons at a place of the case: as its answers say, or as they were named. */
function namedAt(procedure: Procedure, state: Case, place: NamedPlace): readonly string[] {
  return procedure.seated?.[place]?.(state) ?? state.named[place] ?? [];
}

/** Is a role held by those alone who are named, so that nobody holds it by a seat? */
export function isNamed(role: Role): boolean {
  const place = placeOf(role);
  return place === 'panel' || place === 'users' || place === 'class';
}

const bearers = 'bearer:';

/** Whoever shows the access code of a case, by its id: a person who is nobody else, with its opener's rights on it alone. */
export function bearerOf(caseId: string): string {
  return `${bearers}${caseId}`;
}

/** The case of whose access code this person is the bearer; undefined of everybody else. */
export function caseBorne(person: string): string | undefined {
  return person.startsWith(bearers) ? person.slice(bearers.length) : undefined;
}

const posts = 'post:';

/** In whose name the chat of an office is told something, by an id of its own: nobody, who holds and does nothing. */
export function holderOfPost(id: string): string {
  return `${posts}${id}`;
}

export function isPost(person: string): boolean {
  return person.startsWith(posts);
}

/** May this person have an access code of a case? Its opener, where its procedure has such codes, and nobody who only shows one. */
export function mayAskForCode({ accessCode }: Procedure, { opener }: Case, person: Person): boolean {
  return accessCode === true && opener.person === person.id;
}

/** The seats, in this role, that this person holds on this case. */
export function seatsIn(procedure: Procedure, state: Case, role: Role, person: Person): readonly Actor[] {
  const borne = caseBorne(person.id);
  if (borne !== undefined) {
    const opens = borne === state.id && procedure.accessCode === true && placeOf(role) === 'opener';
    return opens ? [{ person: person.id, role }] : [];
  }
  const holders = holdersOn(procedure, state, role);
  switch (holders.kind) {
    case 'nobody':
      return [];
    case 'anyone':
      return [{ person: person.id, role }];
    case 'persons':
      if (!holders.persons.includes(person.id)) return [];
      return holders.seated ? held(person, role) : [{ person: person.id, role }];
    case 'seats':
      return held(person, role).filter(({ body }) => holders.body === undefined || holders.body === body);
  }
}

/** The roles of a procedure that a person holds on every case of it, by a seat of the city. */
export function cityRolesIn(procedure: Procedure, person: Person): readonly Role[] {
  return rolesIn(procedure).filter((role) => placeOf(role) === 'city' && held(person, role).length > 0);
}

/** Those who can be asked or told in a role: its holders, as far as they can be listed. */
export function listed(procedure: Procedure, state: Case, role: Role): readonly Waiting[] {
  const holders = holdersOn(procedure, state, role);
  switch (holders.kind) {
    case 'nobody':
    case 'anyone':
      return [];
    case 'persons':
      return holders.persons.map((person) => ({ role, person }));
    case 'seats':
      return [{ role, ...(holders.body !== undefined && { body: holders.body }) }];
  }
}

/** Every role that a person holds on a case. */
export function rolesOn(procedure: Procedure, state: Case, person: Person): readonly Role[] {
  return rolesIn(procedure).filter((role) => seatsIn(procedure, state, role, person).length > 0);
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

const notices: ReadonlySet<string> = new Set(noticeKinds);

/** Does anything that is done on its cases tell the public? */
export function publishes(procedure: Procedure): boolean {
  return actionsOf(procedure).some(({ effects = [] }) => effects.some((effect) => notices.has(effect)));
}

function findRoles(procedure: Procedure): readonly Role[] {
  return [...new Set<Role>([...actionsOf(procedure).flatMap(doersOf), 'auditor'])];
}

/** The roles that an act names to hear of it. */
export function rolesTold(tells: Action['tells']): readonly Role[] {
  return tells === undefined || tells === 'nobody' ? [] : tells;
}

/** Who is told by an act besides those whose turn it becomes: the roles that it names, where they are held on the case now. */
export function toldOf(procedure: Procedure, after: Case, action: string): readonly Waiting[] {
  const { tells, alsoTells, tellsWaiting = false } = actionOf(procedure, action) ?? {};
  const toTell = [...rolesTold(tells), ...(alsoTells?.now(after) ?? [])];
  const named = toTell.flatMap((role) => listed(procedure, after, role));
  return tellsWaiting ? [...named, ...waitingFor(procedure, after)] : named;
}

/** Whose turn it is, with the body where it must be; people who stepped back are not waited for. */
export function waitingFor(procedure: Procedure, state: Case): readonly Waiting[] {
  const stage = stageOf(procedure, state);
  if (!stage) return [];
  const waits =
    typeof stage.waits === 'object' && 'now' in stage.waits
      ? stage.waits.now(state)
      : rolesOf(stage.waits).map((role): Waiting => ({ role }));
  const asked = waits.flatMap((waiting) => {
    if (waiting.person !== undefined || waiting.body !== undefined) return [waiting];
    const holders = listed(procedure, state, waiting.role);
    // Nobody who could be told, but the case says for whom it waits: an invitation for whoever holds its code.
    return holders.length > 0 ? holders : [waiting];
  });
  // Those above who are to lead it elsewhere, where it cannot be done as things are, or who may do it themselves by now.
  const above = escalationsOf(state).filter(({ why, to }) => why === 'held-up' || canDoAbove(procedure, state, to));
  const further = [...new Set(above.map(({ to }) => to))].filter((to) => asked.every(({ role }) => role !== to));
  return [...asked, ...further.flatMap((to) => listed(procedure, state, to))];
}

function canDoAbove(procedure: Procedure, state: Case, role: Role): boolean {
  return actionsAt(procedure, state).some(([, { above = [] }]) => above.includes(role));
}

/** Whose act it is as the case stands: also theirs to whom it went up, where it says so. */
export function doersNow({ by, above = [] }: Pick<Action, 'by' | 'above'>, state: Case): readonly Role[] {
  if (above.length === 0) return rolesOf(by);
  const reached = escalatedTo(state);
  return [...rolesOf(by), ...above.filter((role) => reached.includes(role))];
}

/** Does this wait concern that person? */
export function waitsOn(waiting: Waiting, person: Person): boolean {
  if (waiting.person) return waiting.person === person.id;
  if (isNamed(waiting.role)) return false;
  return person.seats.some(
    ({ role, body }) => role === waiting.role && (waiting.body === undefined || waiting.body === body),
  );
}

const onTheCase: readonly Place[] = ['opener', 'buyer', 'supplier', 'incubator', 'handler'];

/**
 * In which seat a person may remind whoever a case waits for: whose case it is, a body on it, an office to which the wait has
 * gone up. Nobody reminds himself, or before the day after the wait began, or of what is done on one's own account.
 */
export function reminderOn(procedure: Procedure, state: Case, person: Person, now: Date): Actor | undefined {
  const stage = stageOf(procedure, state);
  const waits = waitingFor(procedure, state);
  const since = new Date(state.opens ?? state.entries.at(-1)?.at ?? state.openedAt);
  if (!stage || stage.claim || waits.length === 0 || waits.some((waiting) => waitsOn(waiting, person)))
    return undefined;
  if (cityDate(since) >= cityDate(now)) return undefined;
  const roles = rolesOn(procedure, state, person);
  const role = roles.find((each) => onTheCase.includes(placeOf(each)) || escalatedTo(state).includes(each));
  return role && seatsIn(procedure, state, role, person)[0];
}

/** What a case waits for in a role: the first act that the role has there; none where only time can pass. */
export function mainAct(
  procedure: Procedure,
  state: Case,
  role: Role,
): { readonly name: string; readonly action: Action } | undefined {
  const main = actionsAt(procedure, state).find(([, action]) => doersOf(action).includes(role));
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
export function filedRoles(state: Case, name: ActName): readonly Role[] {
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

/** Where in a procedure whoever is waited for acts on his own account, so that nobody is late there. */
export function claimsIn({ stages }: Procedure): readonly Position[] {
  const entries = Object.entries<Stage>(stages) as [Position, Stage][]; // Object.entries forgets the keys' type
  return entries.filter(([, { claim }]) => claim).map(([at]) => at);
}

/**
 * Is somebody late with what a case waits for? Not once it has ended, not before it is open, and not where it is a claim
 * (`claimsIn` its procedure). It takes the index card's dates (instants).
 */
export function isLate(
  card: {
    readonly outcome?: Outcome | undefined;
    readonly position: Position | undefined;
    readonly opens: Date | undefined;
    readonly due: Date | undefined;
  },
  claims: readonly Position[],
  now: Date,
): boolean {
  const { outcome, position, opens, due } = card;
  if (outcome !== undefined || due === undefined || (opens !== undefined && opens > now)) return false;
  return due <= now && !(position !== undefined && claims.includes(position));
}
