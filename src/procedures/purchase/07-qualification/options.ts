import { source } from '../../../engine/procedure.ts';
import { bidOptions } from '../06-bidding/options.ts';
import { isOut } from '../bid/bid.ts';
import { qualifiedBids } from './qualification.ts';

/** Bids that met the conditions, and are still judged. */
export const qualified = source(
  'qualified-bids',
  (situation) =>
    bidOptions(
      situation,
      qualifiedBids(situation.state, situation.facts).filter((bid) => !isOut(bid)),
    ),
  'bids',
);
