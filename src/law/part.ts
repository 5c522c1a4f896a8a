import type { CityDate, Period } from './date.ts';
import type { Fen } from './fen.ts';

/** One of several payments that were agreed. */
export interface Instalment {
  readonly nth: number;
  readonly fen: Fen;
  readonly on: CityDate;
}

/** Of which days a case is, or of which payment: by this the cases of one title are told apart. */
export type Part = Period | Instalment;
