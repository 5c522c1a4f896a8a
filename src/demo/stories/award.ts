import type { Fen } from '../../law/fen.ts';
import { percentOf } from '../../law/money.ts';
import { bidOf, contractOf, pointsOf } from '../answers.ts';
import type { ToBids, ToContract } from '../plan.ts';
import type { Stage } from '../stage.ts';
import type { Wanted } from '../wanted.ts';
import { untilPublished } from './purchase.ts';

/** Percent of the budget that the bids ask for, the best first. */
const offers = [97, 98, 99] as const;

/** Panels are of five from the amount of an open tender on, of three below. */
const panels = {
  open: ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'],
  small: ['expert-6', 'expert-7', 'expert-8'],
};

/** One organisation's bid, signed and sealed. */
export async function bids(
  stage: Stage,
  wanted: Wanted,
  { term }: ToBids,
  purchase: string,
  bidder: string,
  price: Fen,
): Promise<string> {
  const { name } = await stage.body(bidder);
  const documents = await stage.file(`响应文件：${name.zh}`);
  const answers = bidOf(wanted, term, price, name.zh, documents);
  const bid = await stage.opens(`${bidder}-staff`, 'bid', answers, purchase);
  await stage.does(`${bidder}-admin`, bid, 'signBid');
  return bid;
}

/** A purchase awarded to the first of these bidders, and its contract drafted and signed by the buyer. */
export async function untilBuyerSigned(
  stage: Stage,
  wanted: Wanted,
  days: ToContract,
  bidders: readonly string[],
  terms: { readonly isOpen: boolean; readonly reportEvery: number },
): Promise<string> {
  const { buyer, budget } = wanted;
  const id = await untilPublished(stage, wanted, days, terms.isOpen);
  stage.at(days.notice, '15:30');
  const filed: string[] = [];
  for (const [place, bidder] of bidders.entries()) {
    filed.push(await bids(stage, wanted, days, id, bidder, percentOf(offers[place] ?? 99, budget)));
  }
  stage.at(days.closing, '09:35');
  await stage.does('jy-agency', id, 'openBids');
  await untilRanked(stage, wanted, days, id, filed, terms.isOpen ? panels.open : panels.small);
  stage.at(days.awarded, '09:30');
  await stage.does(`${buyer}-head`, id, 'confirmAward');
  stage.at(days.awarded, '11:00');
  await stage.does('jy-agency', id, 'publishAward');
  stage.at(days.contract, '10:00');
  const price = percentOf(offers[0], budget);
  await stage.does(`${buyer}-staff`, id, 'draftContract', contractOf(wanted, days.term, price, terms.reportEvery));
  stage.at(days.contract, '16:00');
  await stage.does(`${buyer}-head`, id, 'signForBuyer');
  return id;
}

/** From the opening to the ranking: qualification, panel, points, report. */
async function untilRanked(
  stage: Stage,
  { buyer }: Wanted,
  days: ToContract,
  id: string,
  filed: readonly string[],
  panel: readonly string[],
): Promise<void> {
  stage.at(days.judged, '09:30');
  await stage.does(`${buyer}-staff`, id, 'judgeBidders', {
    verdicts: filed.map((bid) => ({ bid, outcome: 'pass', grounds: '登记证书和信用记录符合要求' })),
    sameStandard: true,
  });
  await stage.does('mz-civil', id, 'confirmRegistry', {
    entries: filed.map((bid) => ({ bid, registered: 'yes', credit: 'clean', creditChecked: days.judged })),
  });
  stage.at(days.judged, '11:00');
  await stage.does(`${buyer}-head`, id, 'signQualification');
  stage.at(days.judged, '14:00');
  const [chair = ''] = panel;
  await stage.does('jy-agency', id, 'namePanel', { members: panel, chair, draw: '专家库随机抽取记录（演示数据）' });
  for (const member of panel) {
    await stage.does(member, id, 'declareNoConflict', { noInterest: true, secrecy: true });
  }
  stage.at(days.scored, '10:30');
  for (const [place, member] of panel.entries()) await stage.does(member, id, 'scoreBids', pointsOf(filed, place));
  stage.at(days.scored, '15:30');
  await stage.does('jy-agency', id, 'concludeEvaluation', {
    summary: '各家均实质响应采购文件，按综合评分由高到低排序。（演示数据）',
    signedByAll: true,
  });
}
