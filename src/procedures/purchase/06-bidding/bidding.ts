import { type Case, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import {
  type Answers,
  type AnswersOf,
  choice,
  date,
  files,
  form,
  integer,
  longText,
  money,
  only,
  optional,
  since,
  text,
  until,
} from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import type { Stages } from '../../../engine/procedure.ts';
import { asked, maybe, type RowValues, row } from '../../../engine/rows.ts';
import { cityDate, cityTime, dayEnds, instant } from '../../../law/date.ts';
import { dueFrom } from '../../../law/deadline.ts';
import type { MethodCode } from '../../../law/method.ts';
import { methodLimits } from '../../../law/procurement.ts';
import type { ActName } from '../../../names.ts';
import { reason } from '../../common/common.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { closingAfterChange, closingOf, tender } from '../05-publication/tender.ts';
import { action, brief, type Facts, rule, type Situation } from '../facts.ts';
import { correctedAsChallenged } from '../paused.ts';
import { leastSuppliers } from './turnout.ts';

export { correctedAsChallenged } from '../paused.ts';

const hours = tender.fields.hour.options;

export const extension = form('extension', {
  closing: date('ahead'),
  hour: choice(...hours),
  reason: longText({ min: 5, max: 500 }),
});
type Extension = AnswersOf<typeof extension>;

export const clarification = form('clarification', {
  question: optional(longText({ max: 1000 })),
  answer: longText({ min: 5, max: 2000 }),
  affects: choice('yes', 'no'),
  documents: optional(files()),
});
type Clarification = AnswersOf<typeof clarification>;

const isToBeShown = (answer: unknown): boolean => answer === 'irregular' || answer === 'major-change';

/** Before the opening nobody knows what was bid, so that no price can be a ground (政府采购法 Art 36). */
export const failedTender = form('failed-tender', {
  ground: until(2, choice('too-few', 'irregular', 'over-budget')),
  cause: since(2, choice('too-few', 'irregular', 'major-change')),
  reason: longText({ min: 5, max: 500 }),
  evidence: since(2, only('cause', isToBeShown, files())),
});
type Failure = AnswersOf<typeof failedTender>;

/** What in the documents is against the law, or cannot be carried out (财政部令第87号 Art 25). */
export const stoppedTender = form('stopped-tender', {
  part: choice('conditions', 'factors', 'ceiling', 'need', 'terms'),
  defect: longText({ min: 10, max: 1000 }),
});

export const correctionNotice = notice('correction', {
  part: maybe(asked(stoppedTender, 'part')),
  defect: maybe(asked(stoppedTender, 'defect')),
  reason: row(optional(longText())),
  question: asked(clarification, 'question'),
  answer: maybe(asked(clarification, 'answer')),
  closing: row(optional(date('ahead'))),
  hour: row(optional(text())),
});

/** A tender that came to nothing, whichever step found it. */
export const failedNotice = notice('failed', {
  ground: maybe(
    row(
      choice(
        ...(['too-few', 'irregular', 'over-budget', 'document-defect', 'too-few-valid', 'other'] as const),
        ...(['no-candidate', 'major-change'] as const),
      ),
    ),
  ),
  reason: row(longText()),
  /** By which document the task was given up. */
  decision: maybe(row(text())),
  bids: maybe(row(integer({ unit: 'bids' }))),
  bidders: maybe(row(integer({ unit: 'bidders' }))),
  qualified: maybe(row(integer({ unit: 'bidders' }))),
});

export const biddingClosed = rule('bidding-closed', '政府采购法实施条例 Art 35', ({ state, now }) => {
  const closing = closingAt(state);
  return closing !== undefined && now < closing && { closing: closing.toISOString() };
});

export const biddingNotClosed = rule('bidding-not-closed', 'R71', ({ state, now }) => {
  const closing = closingAt(state);
  return closing !== undefined && now >= closing && { closing: closing.toISOString() };
});

/** Fewer suppliers than the law wants are not opened (财政部令第87号 Art 43); two may go on in a consultation for services. */
export const enoughBids = rule('enough-bids', '财政部令第87号 Art 43; 财库〔2015〕124号', ({ state, facts, now }) =>
  tooFew(state, facts, now),
);

export const manyBids = rule('many-bids', '财库〔2015〕124号', ({ state, facts, now }) => {
  const bids = submitted(facts).length;
  const least = methodLimits(facts.law, methodOf(state), cityDate(now)).minSuppliers;
  return bids < least && { bids, least };
});

/** Once bids enough have come and the time is over, nobody is given more of it. */
export const extensionFair = rule('extension-fair', '财政部令第87号 Art 26', ({ state, facts, now }) => {
  const closing = closingAt(state);
  return closing !== undefined && now >= closing && !tooFew(state, facts, now) && { bids: submitted(facts).length };
});

export const laterClosing = rule(
  'later-closing',
  '财政部令第87号 Art 26',
  ({ state, answers, now }: Situation<Extension>) => {
    const old = closingAt(state);
    const asked = closingOf(answers);
    return (asked <= now || (old !== undefined && asked <= old)) && { closing: answers.closing };
  },
  'closing',
);

export const newClosingOnWorkday = rule(
  'new-closing-on-workday',
  'R70',
  ({ answers: { closing }, facts }: Situation<Extension>) => !facts.law.calendar.isWorkday(closing) && { closing },
  'closing',
);

/** That too few came must be so. */
export const tooFewIsTrue = rule(
  'too-few-is-true',
  '政府采购法 Art 36',
  ({ state, answers, facts, now }: Situation<Failure>) =>
    (answers.cause ?? answers.ground) === 'too-few' && !tooFew(state, facts, now) && { bids: submitted(facts).length },
  'cause',
);

/** What is known before anything is opened: how many came, and for how much at most. */
export const openingBrief = brief(
  'opening',
  { bids: row(integer({ unit: 'bids' })), ceiling: row(money()), closing: row(date('ahead')), hour: row(text()) },
  ({ state, facts }) => {
    const closing = closingAt(state);
    return (
      closing && {
        bids: submitted(facts).length,
        ceiling: approvedBudget(state),
        closing: cityDate(closing),
        hour: cityTime(closing),
      }
    );
  },
);

export const bidding = {
  'bidding.open': {
    waits: ['agency', 'buyer_staff'],
    opens: {
      by: [],
      moment: ({ state }) => {
        const documents = latest(state, tender);
        return documents && closingOf(documents).toISOString();
      },
    },
    othersUntil: true,
    // They are opened at the very time of the closing (财政部令第87号 Art 39), so nobody is late before that day is over.
    due: { by: [], moment: (_, opens) => dayEnds(opens === undefined ? undefined : cityDate(new Date(opens))) },
    escalates: ['buyer_head'],
    actions: {
      openBids: action({
        binds: 'firmly',
        proven: 'open',
        by: ['agency', 'buyer_staff'],
        above: ['buyer_head'],
        apart: ['prepareTender', 'correctTender'],
        shows: openingBrief,
        names: ['bids'],
        gates: [biddingClosed, enoughBids, correctedAsChallenged],
        warns: [manyBids],
        goes: 'qualification.review',
        does: ({ facts }) => [...onEach(submitted(facts), 'openBid'), ...onEach(unsubmitted(facts), 'lapseBid')],
        effects: ['act'],
        tells: ['buyer_staff', 'buyer_head', 'agency'],
      }),
      extendDeadline: action({
        binds: 'lightly',
        aside: true,
        by: 'buyer_staff',
        form: extension,
        gates: [extensionFair],
        when: [laterClosing, newClosingOnWorkday],
        from: ({ answers }) => closingOf(answers).toISOString(),
        does: ({ answers: { closing, hour, reason: why }, facts }) =>
          corrected(facts, { reason: why, closing, hour }, why, closing, hour),
        effects: ['correction', 'act'],
        tells: ['buyer_head', 'agency'],
      }),
      clarifyTender: action({
        binds: 'lightly',
        aside: true,
        by: ['buyer_staff', 'agency'],
        form: clarification,
        gates: [biddingNotClosed],
        from: (situation) => laterThanChange(situation)?.toISOString(),
        does: (situation) => clarified(situation),
        effects: ['correction', 'act'],
        tells: ['buyer_head', 'agency'],
      }),
      declareFailed: action({
        binds: 'finally',
        aside: true,
        by: 'buyer_head',
        form: failedTender,
        shows: openingBrief,
        gates: [biddingClosed],
        when: [tooFewIsTrue],
        goes: 'bidding.failed',
        does: ({ answers: { ground, cause = ground, reason: why }, facts }) => [
          publish(failedNotice, { ...(cause && { ground: cause }), reason: why, bids: submitted(facts).length }),
          ...onEach(openBidsIn(facts), 'cancelBid'),
        ],
        effects: ['failed', 'act'],
        tells: ['buyer_staff', 'agency', 'finance_proc'],
      }),
      // What cannot be put right by a clarification: the documents go back, and out again with the whole time of their method.
      stopTender: action({
        since: 3,
        binds: 'finally',
        aside: true,
        by: 'buyer_head',
        form: stoppedTender,
        goes: 'publication.correct',
        until: ({ facts, now }) => dueFrom(facts.law, 'FIX_5', now).at.toISOString(),
        does: ({ answers: { part, defect }, facts }) => [
          publish(correctionNotice, { part, defect }),
          ...openBidsIn(facts).flatMap((bid) => onEach([bid], 'noteCorrection', stoppedBy(bid, defect))),
          ...onEach(openBidsIn(facts), 'cancelBid'),
        ],
        effects: ['correction', 'act'],
        tells: ['buyer_staff', 'agency', 'finance_proc', 'supervision'],
      }),
    },
  },
  'bidding.failed': {
    waits: ['buyer_staff', 'buyer_head'],
    escalates: ['group_sec'],
    actions: {
      restartTender: action({
        binds: 'lightly',
        by: ['buyer_staff', 'buyer_head'],
        form: reason,
        goes: 'publication.intention',
        // Bids that outlived a later failure must not stand in the new tender.
        does: ({ facts }) => onEach(openBidsIn(facts), 'cancelBid'),
        effects: ['act'],
        tells: ['buyer_staff', 'buyer_head', 'agency'],
      }),
    },
  },
} as const satisfies Stages<'purchase', 'bidding', Facts>;

/** When bidding on a purchase closes, extensions counted; undefined while it is not open. */
export function closingAt({ position, opens, due }: Case): Date | undefined {
  // Of before, when the closing was the deadline of the opening.
  const closing = opens ?? due?.at;
  return position === 'bidding.open' && closing !== undefined ? new Date(closing) : undefined;
}

/** The bids that have not ended. */
export function openBidsIn(facts: Facts): readonly Case[] {
  return facts.bids.filter(({ outcome }) => !outcome);
}

/** The same act, in the name of the programme, on each of these cases. */
export function onEach(cases: readonly Case[], name: ActName, answers: Answers = {}): readonly Effect[] {
  return cases.map(({ id }) => ({ kind: 'act', on: id, action: name, answers }) as const);
}

function submitted(facts: Facts): readonly Case[] {
  return openBidsIn(facts).filter(({ position }) => position === 'bidding.submitted');
}

function unsubmitted(facts: Facts): readonly Case[] {
  return openBidsIn(facts).filter(({ position }) => position !== 'bidding.submitted');
}

function methodOf(state: Case): MethodCode {
  return latest(state, tender)?.method ?? 'open-tender';
}

function tooFew(state: Case, facts: Facts, now: Date) {
  const bids = submitted(facts).length;
  const least = leastSuppliers(state, facts, now);
  return bids < least ? { bids, least } : undefined;
}

/** A change that bears on the bids leaves the bidders the days of the law; the hour stays. */
function laterThanChange({ state, answers, facts, now }: Situation<Clarification>): Date | undefined {
  const old = closingAt(state);
  const first = answers.affects === 'yes' ? closingAfterChange(facts.law, methodOf(state), now) : undefined;
  if (!old || !first || first <= cityDate(old)) return undefined;
  return instant(first, cityTime(old));
}

function clarified(situation: Situation<Clarification>): readonly Effect[] {
  const { question, answer } = situation.answers;
  const later = laterThanChange(situation);
  const rows = { question, answer, ...(later && { closing: cityDate(later), hour: cityTime(later) }) };
  return corrected(situation.facts, rows, answer, rows.closing, rows.hour);
}

/** That the tender is stopped, and what has to be put right. */
function stoppedBy({ version }: Case, defect: string): Answers {
  return version >= 5 ? { becomes: 'stopped', what: defect } : { what: `${stopped}${defect}` };
}

/** What bids of before have in their log. */
const stopped = '采购文件要更正，这次采购停止，更正后重新公告；已交的投标不再打开，请到时候重新投标。要更正的是：';

/** Tells the public and every bidder of a change. */
function corrected(
  facts: Facts,
  rows: RowValues<(typeof correctionNotice)['rows']>,
  what: string,
  closing: string | undefined,
  hour: string | undefined,
): readonly Effect[] {
  const told = { what, ...(closing && { closing }), ...(hour && { hour }) };
  return [publish(correctionNotice, rows), ...onEach(openBidsIn(facts), 'noteCorrection', told)];
}
