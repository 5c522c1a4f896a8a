import type { Fen } from '../../law/fen.ts';
import type { MethodCode } from '../../law/method.ts';
import type { Choice } from './oversight-desk.ts';

/** How far a purchase is, as the public asks for it: bids are taken, it is being decided, it is awarded. */
export type ProjectStage = 'open' | 'deciding' | 'awarded';

/** What the public searches purchases by: words of their number, name, buyer, supplier, place or kind; and within what. */
export interface ProjectSearch {
  readonly words?: string;
  readonly stage?: ProjectStage;
  /** Who buys; a field of the catalogue and a district by their codes. */
  readonly office?: string;
  readonly field?: string;
  readonly place?: string;
  readonly method?: MethodCode;
}

export interface ProjectWays {
  readonly offices: readonly Choice[];
  readonly fields: readonly Choice[];
  readonly places: readonly Choice[];
  readonly methods: readonly Choice[];
}

/** Of all that was found: how many, and what was agreed or awarded of them together. */
export interface ProjectSums {
  readonly count: number;
  readonly amount: Fen;
}

/** An organisation of the register, with what was published of its work. */
export interface FoundOrganisation {
  readonly name: string;
  readonly contracts: number;
}
