import type { Case } from '../engine/case.ts';
import { waitingFor } from '../engine/parties.ts';
import type { Procedure } from '../engine/procedure.ts';
import { mayKnow } from '../engine/read.ts';
import { type BodyPlace, roleNames, roles } from '../names.ts';
import type { IndexCard } from './ports/records.ts';
import type { Claimed } from './ports/stores.ts';

/** The index card, a function of the log. */
export function cardOf(procedure: Procedure, state: Case, parent: Case | undefined): IndexCard {
  const entered = state.entries.at(-1);
  return {
    id: state.id,
    number: state.number,
    procedure: state.procedure,
    version: state.version,
    parent: state.parent,
    alone: state.parent !== undefined && (procedure.alone ?? false),
    title: procedure.title(state, parent),
    part: procedure.part?.(state),
    position: state.position,
    round: state.round,
    opener: state.opener.person,
    buyer: knownAt(procedure, state, parent, 'buyer'),
    supplier: knownAt(procedure, state, parent, 'supplier'),
    openedAt: new Date(state.openedAt),
    enteredAt: new Date(entered?.at ?? state.openedAt),
    opens: state.opens === undefined ? undefined : new Date(state.opens),
    due: state.due && new Date(state.due.at),
    provisional: state.due?.provisional ?? false,
    outcome: state.outcome,
    public: procedure.public?.(state) ?? false,
    waiting: waitingFor(procedure, state),
    seq: state.seq,
  };
}

/** What of a rule a case has that no other can have; nothing where its procedure says of nothing so. */
export function claimedBy({ claims }: Procedure, state: Case): Claimed | undefined {
  return claims && { rule: claims.rule.name, keys: [...new Set(claims.keys(state))].toSorted() };
}

/** The body in whose lists a case stands: its people may know of it. */
function knownAt(procedure: Procedure, state: Case, parent: Case | undefined, place: BodyPlace): string | undefined {
  const body = state.bodies[place];
  if (body === undefined) return undefined;
  const seats = roleNames.filter((role) => roles[role] === place).map((role) => ({ role, body }));
  return mayKnow(procedure, state, { id: '', name: '', seats }, parent) ? body : undefined;
}
