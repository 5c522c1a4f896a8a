import { answersOf, type Case, lastFiling, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import { date, integer, money, rows, text } from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import { asked, body, maybe, row } from '../../../engine/rows.ts';
import { capitals } from '../../../law/capitals.ts';
import { leftToAdd } from '../../../law/contract-change.ts';
import { cityDate } from '../../../law/date.ts';
import { reason } from '../../common/common.ts';
import { project, titleOf } from '../01-setup/setup.ts';
import { added, agreedContract, type Change, contractChange, openChange } from '../10-contract/agreed.ts';
import { type Contract, contractForm } from '../10-contract/contract.ts';
import { brief } from '../facts.ts';
import { changedBy } from './change-rules.ts';

/** For how long the service stands still, why, and what becomes of whoever is served. */
const pauseRows = {
  cause: maybe(asked(contractChange, 'cause')),
  pausedFrom: maybe(asked(contractChange, 'pausedFrom')),
  pausedTo: maybe(asked(contractChange, 'pausedTo')),
  meanwhile: maybe(asked(contractChange, 'meanwhile')),
} as const;

function pauseIn({ cause, pausedFrom, pausedTo, meanwhile }: Change) {
  return { cause, pausedFrom, pausedTo, meanwhile };
}

/** What is to be agreed anew: as it was, and as it would be. */
export const changeBrief = brief(
  'change',
  {
    supplier: row(body()),
    kind: asked(contractChange, 'kind'),
    reason: asked(contractChange, 'reason'),
    quantity: maybe(asked(contractChange, 'quantity')),
    what: maybe(asked(contractChange, 'what')),
    endBefore: maybe(row(date('ahead'))),
    end: maybe(asked(contractChange, 'end')),
    continuity: maybe(asked(contractChange, 'continuity')),
    priceBefore: maybe(row(money())),
    amount: maybe(asked(contractChange, 'amount')),
    price: maybe(row(money())),
    left: maybe(row(money())),
    dates: maybe(row(rows({ number: integer({ unit: 'instalment' }), before: date('ahead'), on: date('ahead') }))),
    placeBefore: maybe(row(text())),
    place: maybe(asked(contractChange, 'place')),
    ...pauseRows,
    objection: maybe(asked(reason, 'reason')),
  },
  ({ state, facts, now }) => {
    const change = openChange(state)?.change;
    const agreed = agreedContract(state);
    const changed = change && changedBy({ state, answers: change });
    if (!change || !agreed || !changed) return undefined;
    const { kind, reason: why, quantity, what, end, continuity, amount, dates, place } = change;
    const refusal = lastFiling(state, 'refuseChange');
    const isRefused = refusal !== undefined && state.position === 'management.contested';
    const signed = latest(state, contractForm)?.price ?? 0;
    return {
      supplier: state.bodies.supplier ?? '',
      kind,
      reason: why,
      quantity,
      what,
      ...(end !== undefined && { endBefore: agreed.end, end }),
      ...(continuity && { continuity }),
      ...(amount !== undefined && {
        priceBefore: agreed.price,
        amount,
        price: changed.price,
        left: leftToAdd(facts.law, signed, added(state) + amount, cityDate(now)),
      }),
      dates: dates?.map(({ number, on }) => ({ number, before: agreed.milestones[number - 1]?.on ?? on, on })),
      ...(place !== undefined && { placeBefore: agreed.place, place }),
      ...pauseIn(change),
      ...(isRefused && { objection: answersOf(reason, refusal).reason }),
    };
  },
);

/** The public reads what was agreed before and what is agreed now; who and whose it is about stays with the parties. */
export const contractChangeNotice = notice(
  'contract-change',
  {
    title: asked(project, 'title'),
    buyer: row(body()),
    supplier: row(body()),
    kind: asked(contractChange, 'kind'),
    reason: asked(contractChange, 'reason'),
    ...pauseRows,
    endBefore: maybe(row(date('ahead'))),
    priceBefore: maybe(row(money())),
    placeBefore: maybe(row(text())),
    datesBefore: maybe(row(rows({ number: integer({ unit: 'instalment' }), on: date('ahead') }))),
    price: asked(contractForm, 'price'),
    capitals: row(text()),
    start: asked(contractForm, 'start'),
    end: asked(contractForm, 'end'),
    place: asked(contractForm, 'place'),
    quantity: asked(contractForm, 'quantity'),
    milestones: row(rows({ name: text(), amount: money(), on: date('ahead') })),
  },
  {
    headline: ['kind', 'end'],
    enters: ({ buyer, supplier, price, start, end, milestones }) => ({
      table: 'contract',
      buyer,
      supplier,
      price,
      start,
      end,
      instalments: milestones,
    }),
  },
);

/** The notice of a change: what it leaves as it was has no row of before. */
export function changePublished(state: Case, change: Change, was: Contract, now: Contract): Effect {
  return publish(contractChangeNotice, {
    title: titleOf(state),
    buyer: state.bodies.buyer ?? '',
    supplier: state.bodies.supplier ?? '',
    kind: change.kind,
    reason: change.reason,
    ...pauseIn(change),
    ...(was.end !== now.end && { endBefore: was.end }),
    ...(was.price !== now.price && { priceBefore: was.price }),
    ...(was.place !== now.place && { placeBefore: was.place }),
    datesBefore: change.dates?.map(({ number, on }) => ({ number, on: was.milestones[number - 1]?.on ?? on })),
    price: now.price,
    capitals: capitals(now.price),
    start: now.start,
    end: now.end,
    place: now.place,
    quantity: now.quantity,
    milestones: now.milestones.map(({ name, amount, on }) => ({ name, amount, on })),
  });
}
