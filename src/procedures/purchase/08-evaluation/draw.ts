import { answersOf, type Case, hasSteppedBack, lastFiling, latest } from '../../../engine/case.ts';
import { integer, longText } from '../../../engine/form.ts';
import type { Person } from '../../../engine/procedure.ts';
import { maybe, people, row } from '../../../engine/rows.ts';
import { cityDate } from '../../../law/date.ts';
import { inOrderOfLots, lotOf } from '../../../law/lots.ts';
import { panelSize } from '../../../law/procurement.ts';
import type { Role } from '../../../names.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { tender } from '../05-publication/tender.ts';
import { type BidFacts, openedBids, seqOf } from '../06-bidding/bidders.ts';
import { bidForm } from '../bid/bid.ts';
import { brief, type Facts, rule, type Situation } from '../facts.ts';
import { holds, named, panelChange, panelOf } from './panel.ts';

/**
 * The panel is drawn by lot among all experts of the city who may sit on it (政府采购法实施条例 Art 39). The seed is made of the opened bids:
 * before the opening nobody knows it, and afterwards everybody who may read them can draw the lots again.
 */

/** So few sit where the method names no size. */
const smallestPanel = 3;
/** So many of the order stay in the record. */
const mostKept = 40;

/** Those who buy, run or watch over purchases judge none. */
const neverSit: readonly Role[] = [
  ...(['agency', 'finance_proc', 'supervision', 'audit', 'auditor', 'admin'] as const),
  ...(['group_sec', 'group_chair'] as const),
];

/** The bids that were opened in the running tender. */
function bidsOfTender(state: Case, facts: BidFacts): readonly Case[] {
  const opened = lastFiling(state, 'openBids')?.at ?? '';
  return openedBids(facts).filter(({ entries }) =>
    entries.some(({ position, at }) => position === 'qualification.opened' && at >= opened),
  );
}

/** Of the number of the purchase, the time of the opening, and all prices in fen, the lowest first. */
export function seedOf(state: Case, facts: BidFacts): string {
  const prices = bidsOfTender(state, facts).map((bid) => latest(bid, bidForm)?.price ?? 0);
  return [state.number, lastFiling(state, 'openBids')?.at ?? '', ...prices.toSorted((a, b) => a - b)].join(' ');
}

/** What an expert's lot is drawn for: known to whoever knows him, and the same in no other purchase. */
export function markOf({ number }: Case, person: string): string {
  return lotOf(number, person).slice(0, 12);
}

/** Everybody who may sit, in the order of the lots. */
export function orderOf(state: Case, facts: Facts): readonly Person[] {
  const pool = facts.people.filter(
    (person) => holds(facts.people, person.id, 'expert') && maySit(state, facts, person),
  );
  return inOrderOfLots(seedOf(state, facts), pool, ({ id }) => markOf(state, id));
}

function maySit(state: Case, facts: Facts, { id, seats }: Person): boolean {
  const bids = bidsOfTender(state, facts);
  const bodies = [state.bodies.buyer, ...bids.map((bid) => bid.bodies.supplier)];
  const took = [state, ...bids].some(({ filings }) =>
    filings.some(({ by, action }) => by.person === id && !ofPanel.has(action)),
  );
  return (
    !took &&
    !hasSteppedBack(state, id) &&
    !seats.some(({ role, body }) => bodies.includes(body) || neverSit.includes(role))
  );
}

/** What members of a panel do, of this tender or of an earlier one, takes no part in the purchase. */
const ofPanel: ReadonlySet<string> = new Set([
  ...['declareNoConflict', 'scoreBids', 'doubtPrice', 'judgePrices', 'signReport', 'recusePanelMember'],
]);

/** Who is next in the order when a seat becomes empty: nobody comes back. */
export function nextDrawn(state: Case, facts: Facts): Person | undefined {
  const drawn = seqOf(state, 'drawPanel');
  const left = state.filings
    .filter(({ form, seq }) => form === panelChange.id && seq > drawn)
    .map((filing) => answersOf(panelChange, filing).leaves);
  const out = [...panelOf(state), ...left];
  return orderOf(state, facts).find(({ id }) => !out.includes(id));
}

export function sizeOf(state: Case, facts: Facts, now: Date): number {
  const method = latest(state, tender)?.method ?? 'open-tender';
  return panelSize(facts.law, method, approvedBudget(state), cityDate(now))?.members ?? smallestPanel;
}

export const poolLargeEnough = rule(
  'pool-large-enough',
  '政府采购法实施条例 Art 39',
  ({ state, facts, now }: Situation<unknown>) => {
    const experts = orderOf(state, facts).length;
    const least = sizeOf(state, facts, now);
    return experts < least && { experts, least };
  },
);

/** In the place of a member comes whoever is next by the lots; there must be one. */
export const someoneIsNext = rule(
  'someone-is-next',
  '政府采购法实施条例 Art 39',
  ({ state, facts }) => state.version >= 3 && !nextDrawn(state, facts),
);

/** A panel that has lost a member is made full before it reports: what he found counts no more (财政部令第87号 Art 49). */
export const panelFull = rule(
  'panel-full',
  '财政部令第87号 Art 49',
  ({ state, facts }) =>
    state.version >= 5 && named(state).some((id) => hasSteppedBack(state, id)) && nextDrawn(state, facts) !== undefined,
);

/** A member leaves who stepped back, or did not do his part in time: nobody is removed for what he finds. */
export const leaverIsGone = rule(
  'leaver-is-gone',
  '财政部令第87号 Art 49',
  ({ state, answers, now }: Situation<{ readonly leaves: string }>) => {
    if (state.version < 3 || !named(state).includes(answers.leaves) || hasSteppedBack(state, answers.leaves))
      return false;
    const isLate = state.due !== undefined && now > new Date(state.due.at);
    return !isLate && { until: state.due?.at ?? '' };
  },
  'leaves',
);

/** Among how many is drawn, for how many seats, and by what; in the record the order too. */
export const drawBrief = brief(
  'panel-draw',
  {
    pool: row(integer({ unit: 'people' })),
    size: row(integer({ unit: 'people' })),
    seed: row(longText({ max: 5000 })),
    order: row(people()),
  },
  ({ state, facts, now }) => {
    const order = orderOf(state, facts);
    return {
      pool: order.length,
      size: sizeOf(state, facts, now),
      seed: seedOf(state, facts),
      order: order.slice(0, mostKept).map(({ id }) => id),
    };
  },
);

/** The draw as it is published with the award: everybody by his mark, so that the lots can be drawn again. */
export function drawIn(state: Case) {
  const { seed, order } = lastFiling(state, 'drawPanel')?.decided ?? {};
  if (typeof seed !== 'string' || !Array.isArray(order)) return {};
  const marks = order.map((person) => markOf(state, String(person)));
  return { seed, lots: marks.map((mark) => ({ mark, lot: lotOf(seed, mark).slice(0, 12) })) };
}

/** Bids that are level in points and price, in the order of their lots. */
export function tiesByLot(state: Case, facts: BidFacts): readonly string[] {
  return inOrderOfLots(seedOf(state, facts), bidsOfTender(state, facts), ({ number }) => number).map(({ id }) => id);
}

/** Who comes in. */
export const nextBrief = brief('panel-next', { joins: maybe(row(people())) }, ({ state, facts }) => {
  const next = state.version >= 3 ? nextDrawn(state, facts) : undefined;
  return next && { joins: [next.id] };
});
