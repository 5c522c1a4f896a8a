import { type Case, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import type { AnswersOf } from '../../../engine/form.ts';
import { type AbnormalReason, abnormalPrices } from '../../../law/abnormal-price.ts';
import { cityDate, cityTime, instant } from '../../../law/date.ts';
import { setting } from '../../../law/setting.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { tender } from '../05-publication/tender.ts';
import type { BidFacts } from '../06-bidding/bidders.ts';
import { qualifiedBids } from '../07-qualification/qualification.ts';
import { priceExplanation, priceQuestion } from '../bid/bid.ts';
import type { Facts, Situation } from '../facts.ts';
import { offersOf } from './ranking.ts';

export interface Questioned {
  readonly bid: Case;
  readonly question: AnswersOf<typeof priceQuestion>;
  readonly explanation: string | undefined;
}

/** The qualified bids whose price was asked about, with what was said of it. */
export function questionedBids(state: Case, facts: BidFacts): readonly Questioned[] {
  return qualifiedBids(state, facts).flatMap((bid) => {
    const question = latest(bid, priceQuestion);
    return question ? [{ bid, question, explanation: latest(bid, priceExplanation)?.explanation }] : [];
  });
}

/** Until when the last of those who were asked can explain himself; nothing where nobody was. */
export function explainedUntil(state: Case, facts: BidFacts): Date | undefined {
  const times = questionedBids(state, facts).map(({ question }) => instant(question.closing, question.hour).getTime());
  return times.length > 0 ? new Date(Math.max(...times)) : undefined;
}

/** By which figures offers are abnormally low. */
export function abnormallyLow(state: Case, facts: Facts, now: Date): ReturnType<typeof abnormalPrices> {
  const ceiling = latest(state, tender)?.ceiling ?? approvedBudget(state);
  return abnormalPrices(facts.law, offersOf(state, facts), ceiling, cityDate(now));
}

/** Asks every bidder whose price is abnormally low by the figures, and who was not asked yet. */
export function lowPriceQuestions({ state, facts, now }: Situation<unknown>): readonly Effect[] {
  if (state.version < 2) return [];
  const asked = questionedBids(state, facts).map(({ bid }) => bid.id);
  return abnormallyLow(state, facts, now)
    .filter(({ supplier }) => !asked.includes(supplier))
    .map(({ supplier, reasons }) => asks(supplier, { reasons }, facts, now));
}

/** Asks the bidder of a bid to explain its price. */
export function asks(
  on: string,
  why: { readonly reasons: readonly (AbnormalReason | 'panel')[]; readonly grounds?: string },
  facts: Facts,
  now: Date,
): Effect {
  const until = answersBy(facts, now);
  const answers = { ...why, closing: cityDate(until), hour: cityTime(until) };
  return { kind: 'act', on, action: 'askPrice', answers };
}

const minute = 60_000;

/** Whoever is asked now has at least the minutes of the setting: the one that has begun does not count. */
export function answersBy({ law }: Facts, now: Date): Date {
  const { minutes } = setting(law, 'price.abnormal', cityDate(now)).value;
  return new Date((Math.ceil(now.getTime() / minute) + minutes) * minute);
}
