import type { Case } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import { type AnswersOf, choice, date, form, integer, reference, rows, text } from '../../../engine/form.ts';
import { row } from '../../../engine/rows.ts';
import { type Calendar, workdaysAfter } from '../../../law/calendar.ts';
import { cityDate, instant } from '../../../law/date.ts';
import { setting } from '../../../law/setting.ts';
import { methodOf, tender } from '../05-publication/tender.ts';
import { bidderNames, latestOfTender, seqOf } from '../06-bidding/bidders.ts';
import { onEach } from '../06-bidding/bidding.ts';
import { qualified } from '../07-qualification/options.ts';
import { brief, type Facts, rule, type Situation } from '../facts.ts';
import { isByTalks } from '../method.ts';
import { lowPriceQuestions } from './asked-prices.ts';
import { competingBids } from './ranking.ts';

/**
 * Where suppliers are consulted or negotiated with, each is spoken to alone, all are asked for a final offer by one moment, and
 * only who has made one is judged, by that (财库〔2014〕214号 Art 19–23; 财政部令第74号 Art 31–35). The offers are sealed until that moment.
 */

const { hour } = tender.fields;

export const offersCall = form('offers-call', {
  talks: rows({ bid: reference(qualified), said: text({ min: 5, max: 200 }) }, { each: qualified }),
  closing: date('ahead'),
  hour: choice(...hour.options),
});
type Call = AnswersOf<typeof offersCall>;

/** Are there still final offers to be asked for, or to be opened? */
export function awaitsOffers(state: Case): boolean {
  return state.version >= 5 && isByTalks(methodOf(state)) && seqOf(state, 'openOffers') < seqOf(state, 'openBids');
}

/** Until when they are made, once they were asked for in the running tender. */
export function offersUntil(state: Case): Date | undefined {
  const call = latestOfTender(state, offersCall);
  return call && instant(call.closing, call.hour);
}

/** The hour at which final offers are due when nobody says otherwise: of the first working day that leaves the bidders their time. */
export function usualClosing({ law }: Facts, now: Date): Pick<Call, 'closing' | 'hour'> {
  const today = cityDate(now);
  const isLong = leavesTime(law, today, now) && law.calendar.isWorkday(today);
  return { closing: isLong ? today : nextWorkday(law.calendar, today), hour: usualHour };
}

const usualHour = '16:00';

function nextWorkday(calendar: Calendar, day: string): string {
  return workdaysAfter(calendar, day, 1).date;
}

function leavesTime(law: Facts['law'], day: string, now: Date, at: Call['hour'] = usualHour): boolean {
  const { value: hours } = setting(law, 'offers.least-hours', cityDate(now));
  return instant(day, at).getTime() - now.getTime() >= hours * 60 * 60 * 1000;
}

/** Each has the same chance to be heard. */
export const everyBidderHeard = rule(
  'every-bidder-heard',
  '财库〔2014〕214号 Art 19; 财政部令第74号 Art 31',
  ({ state, answers: { talks }, facts }: Situation<Call>) => {
    const bids = competingBids(state, facts);
    const left = bids.filter(({ id }) => talks.filter(({ bid }) => bid === id).length !== 1);
    return (left.length > 0 || talks.length !== bids.length) && { bidders: bidderNames(facts, left) };
  },
  'talks',
);

export const offersHaveTime = rule(
  'offers-have-time',
  '财库〔2014〕214号 Art 21; 财政部令第74号 Art 33',
  ({ answers: { closing, hour: at }, facts: { law }, now }: Situation<Call>) => {
    const isWorkday = law.calendar.isWorkday(closing);
    if (isWorkday && leavesTime(law, closing, now, at)) return undefined;
    const { value: hours } = setting(law, 'offers.least-hours', cityDate(now));
    return { closing: instant(closing, at).toISOString(), workday: isWorkday ? 'yes' : 'no', hours };
  },
  'closing',
);

/** Nobody sees an offer before all have had their time. */
export const offersAreDue = rule(
  'offers-are-due',
  '财库〔2014〕214号 Art 21; 财政部令第74号 Art 33',
  ({ state, now }) => {
    const until = offersUntil(state);
    return until !== undefined && now < until && { until: until.toISOString() };
  },
);

/** How many have made a final offer, which nobody has read. */
export const offersBrief = brief(
  'offers',
  { asked: row(integer({ unit: 'bidders' })), offers: row(integer({ unit: 'bids' })) },
  ({ state, facts }) => {
    const bids = competingBids(state, facts);
    return { asked: bids.length, offers: bids.filter(isSealed).length };
  },
);

/** The facts as the opening makes them: what was offered counts, and who offered nothing is out. */
export function onceOpened(facts: Facts): Facts {
  return {
    ...facts,
    bids: facts.bids.map((bid): Case => {
      if (isSealed(bid)) return { ...bid, position: 'evaluation.qualified' };
      return isAsked(bid) ? { ...bid, position: 'evaluation.out' } : bid;
    }),
  };
}

/** Every offer is opened at once, and whose price is abnormally low is asked about it. */
export function opensOffers(situation: Situation<unknown>): readonly Effect[] {
  const { bids } = situation.facts;
  return [
    ...onEach(bids.filter(isSealed), 'openOffer'),
    ...onEach(bids.filter(isAsked), 'lapseOffer'),
    ...lowPriceQuestions({ ...situation, facts: onceOpened(situation.facts) }),
  ];
}

function isSealed({ position, outcome }: Case): boolean {
  return position === 'evaluation.sealed' && !outcome;
}

function isAsked({ position, outcome }: Case): boolean {
  return position === 'evaluation.final' && !outcome;
}
