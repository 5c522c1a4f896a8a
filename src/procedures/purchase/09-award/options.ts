import { source } from '../../../engine/procedure.ts';
import { yuan } from '../../../law/money.ts';
import { bidder } from '../06-bidding/options.ts';
import { bidBy, candidates } from './awarded-bid.ts';

/** The bids that can be awarded, best first, with their points and prices. */
export const rankedBids = source(
  'ranked-bids',
  (situation) => {
    const { state, facts } = situation;
    return candidates(state, facts).flatMap(({ supplier, rank, price: asks, totalShown }) => {
      const bid = bidBy(facts, supplier);
      if (!bid) return [];
      const { zh, en } = bidder(situation, bid);
      const price = yuan(asks);
      return [
        {
          value: bid.id,
          zh: `第 ${rank} 名 ${zh}（${Number(totalShown)} 分，报价 ${price}）`,
          en: `No. ${rank} ${en} (${Number(totalShown)} points, ${price})`,
        },
      ];
    });
  },
  'bids',
);
