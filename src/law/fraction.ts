/** A share such as 2/3, kept whole so that no vote is lost to rounding. */
export interface Fraction {
  readonly numerator: number;
  readonly denominator: number;
}

/** Whether part/whole is at least the fraction: 4 of 6 reach 2/3. */
export function reaches(share: Fraction, part: number, whole: number): boolean {
  return part * share.denominator >= share.numerator * whole;
}

/** Whether part/whole is more than the fraction: 3 of 6 do not exceed 1/2. */
export function exceeds(share: Fraction, part: number, whole: number): boolean {
  return part * share.denominator > share.numerator * whole;
}

/** The smallest number of people that is at least the fraction of the whole: 4 for 2/3 of 5. */
export function leastOf(share: Fraction, whole: number): number {
  return Math.ceil((share.numerator * whole) / share.denominator);
}
