import type { Position } from '../../names.ts';

const steps = ['bidding.', 'qualification.', 'evaluation.', 'award.', 'contract.', 'management.'];

/** From the call for bids to the last day of the service: where suppliers can ask, challenge and complain. */
export function isInTender(position: Position | undefined): boolean {
  return steps.some((step) => position?.startsWith(step));
}

/** Where what was decided on a challenge can be carried out: a tender that has failed has nothing left to change. */
export function isOpenToRemedy(position: Position | undefined): boolean {
  return position !== 'bidding.failed' && isInTender(position);
}
