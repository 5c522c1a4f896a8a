import type { Case } from '../engine/case.ts';
import { type ProcedureId, procedureIds } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { cardOf, claimedBy } from './card-of.ts';
import { toldBy } from './effects/publish.ts';
import { registeredBy } from './effects/register.ts';
import type { IndexCard } from './ports/records.ts';
import type { Claimed } from './ports/stores.ts';

/** What the programme of now makes of the log: its cards, what only one case can have, the register, and what was told. */
export const fromLog = {
  card: (state: Case, parent: Case | undefined): IndexCard => cardOf(procedureOf(state.procedure), state, parent),
  claimed: (state: Case): Claimed | undefined => claimedBy(procedureOf(state.procedure), state),
  registered: registeredBy,
  told: toldBy,
} as const;

/** The procedures of whose cases something is claimed. */
export const claiming: readonly ProcedureId[] = procedureIds.filter((id) => procedureOf(id).claims);
