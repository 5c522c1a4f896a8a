import { source } from '../../../engine/procedure.ts';
import { bidOptions } from '../06-bidding/options.ts';
import { questionedBids } from './asked-prices.ts';

/** Bids whose price is asked about. */
export const questioned = source(
  'questioned-bids',
  (situation) =>
    bidOptions(
      situation,
      questionedBids(situation.state, situation.facts).map(({ bid }) => bid),
    ),
  'bids',
);
