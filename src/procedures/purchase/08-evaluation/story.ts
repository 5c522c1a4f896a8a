import type { StoryOf } from '../../../engine/story.ts';
import { methodOf } from '../05-publication/tender.ts';
import { questionedBids } from './asked-prices.ts';
import type * as declared from './evaluation.ts';
import { competingBids, factorsOf, offersOf } from './ranking.ts';

/** A panel is drawn, declares itself free, gives its points, and finds the first offer the best. */
export const story = {
  scenes: [
    { act: 'drawPanel', by: 'agency', after: 1 },
    { act: 'declareNoConflict', by: 'expert', after: 1 },
    // Where the documents are a tender, its bids stand as they are.
    { act: 'askOffers', by: 'agency', perhaps: true },
    { plays: 'bid', all: true, from: 'fileOffer' },
    { act: 'openOffers', by: 'agency', from: ({ state }) => state.opens, perhaps: true },
    // Where the price alone decides nobody gives points.
    { act: 'scoreBids', by: 'expert', perhaps: true },
    // Only where a price is abnormally low.
    { act: 'judgePrices', by: 'expert', from: ({ state }) => state.opens, perhaps: true },
    { act: 'concludeEvaluation', by: 'agency', after: 1 },
    { act: 'signReport', by: 'expert' },
  ],
  answers: {
    'offers-call': ({ state, facts }) => ({
      talks: competingBids(state, facts).map(({ id }) => ({ bid: id, said: '确认了服务内容、人员安排和报价构成。' })),
    }),
    'no-conflict': () => ({ noInterest: true, secrecy: true }),
    'score-sheet': ({ state, facts, chance }) => ({
      scores: offersOf(state, facts).flatMap(({ supplier }, place) =>
        factorsOf(state).map(({ key, max, objective }) => ({
          bid: supplier,
          factor: key,
          score: Math.max(0, objective ? max - 10 * place : Math.floor((max * (9 - place - 3 * chance())) / 10)),
        })),
      ),
    }),
    'price-judgement': ({ state, facts, chance }) => ({
      verdicts: questionedBids(state, facts).map(({ bid }) => ({
        bid: bid.id,
        proven: chance() > 0.95 ? 'no' : 'yes',
        grounds: '成本明细与报价逐项核对。',
      })),
    }),
    'evaluation-report': ({ state, facts }) => ({
      ...(methodOf(state) === 'single-source' && { agreed: offersOf(state, facts)[0]?.price }),
      summary: '推荐综合得分最高的供应商成交。',
    }),
    'report-signature': ({ one }) => ({ opinion: one(['agree', 'dissent']), dissent: '对第二名的服务方案评价偏低。' }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
