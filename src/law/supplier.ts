import type { CityDate } from './date.ts';

/** What the register has of an organisation that bears on whether it may supply. */
export interface Registered {
  readonly status: 'active' | 'verified' | 'suspended' | 'left';
  /** Whether it stands in the register as a legal person, or is only on file with its community. */
  readonly filedOnly: boolean;
  /** The last day of its certificate, where one is known. */
  readonly validTo?: CityDate;
  /** The last day on which finance keeps it out of procurement, where it does. */
  readonly barredUntil?: CityDate;
}

export type SupplierBar = 'unregistered' | 'left' | 'suspended' | 'kept-out' | 'filed-only' | 'expired';

/**
 * Why an organisation may not supply on a day, undefined where it may: a supplier bears civil liability by itself and is in good
 * standing (政府采购法 Art 22), so it is registered as a legal person, its certificate is in force on that day, the last one
 * included, it is not suspended, and finance does not keep it out for a false complaint (财政部令第94号 Art 37).
 */
export function supplierBar(found: Registered | undefined, on: CityDate): SupplierBar | undefined {
  if (!found || found.status === 'active') return 'unregistered';
  if (found.status === 'left' || found.status === 'suspended') return found.status;
  if (found.barredUntil !== undefined && on <= found.barredUntil) return 'kept-out';
  if (found.filedOnly) return 'filed-only';
  return found.validTo !== undefined && found.validTo < on ? 'expired' : undefined;
}

/** By what the register tells who is behind an organisation. */
export interface Led {
  /** In its one canonical form. */
  readonly representative?: string;
  /** Numbers that lead to one person or one purse: telephones, accounts. */
  readonly numbers: readonly string[];
}

/**
 * Whether two suppliers are in one hand (实施条例 Art 18): representatives of one name with a telephone or an account
 * in common. The name alone says nothing: many people are called alike, and whoever judges the bids is told of it.
 */
export function inOneHand(one: Led, other: Led): 'one-hand' | 'namesakes' | undefined {
  if (one.representative === undefined || one.representative !== other.representative) return undefined;
  return one.numbers.some((each) => other.numbers.includes(each)) ? 'one-hand' : 'namesakes';
}
