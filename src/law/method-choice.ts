import type { Bilingual } from './bilingual.ts';
import type { CityDate } from './date.ts';
import type { Fen } from './fen.ts';
import type { Law } from './law.ts';
import type { MethodCode } from './method.ts';
import { groundsFor, type MethodGround } from './method-ground.ts';
import { allowedMethods } from './procurement.ts';
import { setting } from './setting.ts';

/** What is known of a purchase when its method is chosen. */
export interface Choosing {
  readonly budget: Fen;
  /** Did a tender on it fail for want of suppliers, or because none met the need? */
  readonly tenderFailed: boolean;
}

/**
 * What becomes of a method: it is free; it takes a ground of the law, or that and the approval of finance, or besides that all
 * may object first; a ground that it takes is not there; or the amount rules it out.
 */
export const verdicts = ['free', 'ground', 'approval', 'publicity', 'no-ground', 'amount'] as const;
export type Verdict = (typeof verdicts)[number];

export interface MethodChoice<M extends MethodCode> {
  readonly method: M;
  readonly verdict: Verdict;
  /** The grounds of the law that can hold here. */
  readonly grounds: readonly MethodGround[];
  readonly citation: Bilingual;
}

/** Each of these methods with what becomes of it here, and the rule that says so (政府采购法 Art 26 to 32, 实施条例 Art 23, 38). */
export function methodChoices<M extends MethodCode>(
  law: Law,
  methods: readonly M[],
  choosing: Choosing,
  on: CityDate,
): readonly MethodChoice<M>[] {
  const allowed = allowedMethods(law, choosing.budget, on);
  return methods.map((method) => {
    const grounds = groundsFor(method).filter((ground) => isThere(ground, choosing));
    const { citation } = setting(law, `method.${method}`, on);
    const needs = allowed.find((each) => each.method === method)?.needs;
    const verdict = needs === undefined ? 'amount' : verdictOn(needs, grounds);
    return { method, verdict, grounds: verdict === 'amount' ? [] : grounds, citation };
  });
}

function verdictOn(
  needs: ReturnType<typeof allowedMethods>[number]['needs'],
  grounds: readonly MethodGround[],
): Verdict {
  if (!needs.includes('condition')) return 'free';
  if (grounds.length === 0) return 'no-ground';
  if (needs.includes('sole-supplier-notice')) return 'publicity';
  return needs.includes('finance-approval') ? 'approval' : 'ground';
}

/** A ground that the programme knows not to hold is none; the others are for the buyer to prove. */
export function isThere(ground: MethodGround, { tenderFailed }: Pick<Choosing, 'tenderFailed'>): boolean {
  return ground !== 'tender-failed' || tenderFailed;
}
