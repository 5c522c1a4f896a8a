import { latest } from '../../engine/case.ts';
import { cityDate } from '../../law/date.ts';
import { dueFrom, lastDay } from '../../law/deadline.ts';
import { barsUntil } from '../../law/groundless.ts';
import { answerEnds, complaintEnds, receivedAt, rule, type Situation } from './challenge-facts.ts';
import { answeredAt, type Decision, suspension } from './challenge-form.ts';
import { lawfulDecisions, unlawful } from './what-follows.ts';

/** A supplier complains once it is answered, or was not in time, and no later than fifteen working days after the days to answer (政府采购法 Art 55). */
export const complaintRuns = rule('complaint-runs', '政府采购法 Art 55', ({ state, facts, now }) => {
  const answered = answeredAt(state) !== undefined || now >= answerEnds(state, facts);
  const until = complaintEnds(state, facts);
  return (!answered || now >= until) && { from: cityDate(answerEnds(state, facts)), until: lastDay(until) };
});

export const complaintTermOver = rule('complaint-term-over', '政府采购法 Art 55', ({ state, facts, now }) => {
  const until = complaintEnds(state, facts);
  return now < until && { until: lastDay(until) };
});

/** A complaint is sent back once to be completed (财政部令第94号 Art 21). */
export const sentBackOnce = rule('sent-back-once', '财政部令第94号 Art 21', ({ state }) =>
  state.filings.some((filing) => filing.action === 'returnComplaint'),
);

/** Whoever does not refuse a complaint within three working days after its review has received it (财政部令第94号 Art 21). */
export const refusalInTime = rule('refusal-in-time', '财政部令第94号 Art 21', ({ state, facts: { law }, now }) => {
  const reviewed = dueFrom(law, 'COMREV_5', receivedAt(state)).at;
  const { at, date } = dueFrom(law, 'COMREJ_3', new Date(reviewed.getTime() - 1));
  return now >= at && { until: date };
});

/** Within eight working days of its receipt whoever is complained of hears of it (财政部令第94号 Art 21). */
export const forwardingDue = rule('forwarding-due', '财政部令第94号 Art 21', ({ state, facts: { law }, now }) => {
  const { at, date } = dueFrom(law, 'COMFWD_8', receivedAt(state));
  return now < at && { until: date };
});

/** A false complaint keeps its supplier out for one year to three (财政部令第94号 Art 37). */
export const barredAsLongAsLaw = rule(
  'barred-as-long-as-law',
  '财政部令第94号 Art 37',
  ({ answers: { barredUntil }, facts, now }: Situation<Decision>) => {
    const { from, to } = barsUntil(facts.law, cityDate(now));
    return barredUntil !== undefined && (barredUntil < from || barredUntil > to) && { barredUntil, from, to };
  },
  'barredUntil',
);

export const termToActOver = rule(
  'term-to-act-over',
  '财政部令第94号 Art 22',
  ({ state: { due }, now }) => due !== undefined && now < new Date(due.at) && { until: lastDay(new Date(due.at)) },
);

/** What follows from a decision must be what the law allows where the purchase stands (财政部令第94号 Art 31–32). */
export const decisionAsLawful = rule(
  'decision-as-lawful',
  '财政部令第94号 Art 31–32',
  (situation: Situation<Decision>) => unlawful(situation.answers.follows, lawfulDecisions(situation)),
  'follows',
);

export const stoppedAhead = rule(
  'stopped-ahead',
  '政府采购法实施条例 Art 58',
  ({ answers: { until }, now }: Situation<{ readonly until: string }>) => until <= cityDate(now) && { until },
  'until',
);

/** A purchase is stopped once, for thirty days at most (政府采购法 Art 57). */
export const withinThirtyDays = rule(
  'within-thirty-days',
  '政府采购法 Art 57',
  ({ answers: { until }, facts, now }: Situation<{ readonly until: string }>) => {
    const { advised: last } = dueFrom(facts.law, 'SUSP_30', now);
    return (until <= cityDate(now) || until > last) && { until, last };
  },
  'until',
);
export const suspendedOnce = rule(
  'suspended-once',
  '政府采购法 Art 57',
  ({ state }) => latest(state, suspension) !== undefined,
);
