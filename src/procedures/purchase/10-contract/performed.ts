import { type Case, latest } from '../../../engine/case.ts';
import { cityDate } from '../../../law/date.ts';
import { paidOf } from '../payment/paid.ts';
import { contractForm } from './contract.ts';

/** When the contract that stands was concluded: of several, where one was revoked, the last. */
export function concludedAt(purchase: Pick<Case, 'entries'> | undefined): string | undefined {
  const { entries = [] } = purchase ?? {};
  return entries.findLast(
    ({ position }, place) => position === 'management.run' && entries[place - 1]?.position === 'contract.sign',
  )?.at;
}

/**
 * Was anything done under the contract: has the service begun, or was anything paid? Until then it is revoked as a whole
 * (财政部令第94号 Art 31–32).
 */
export function isPerformed(purchase: Case, payments: readonly Case[], now: Date): boolean {
  const start = latest(purchase, contractForm)?.start ?? '';
  return start <= cityDate(now) || payments.some((each) => paidOf(each) > 0);
}
