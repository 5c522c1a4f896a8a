import { type Case, latest } from '../../../engine/case.ts';
import { again, guard } from '../../../engine/procedure.ts';
import { daysLost, leftToAdd } from '../../../law/contract-change.ts';
import { type CityDate, cityDate, plusDays } from '../../../law/date.ts';
import { setting } from '../../../law/setting.ts';
import { serviceMonths } from '../../../law/term.ts';
import { continuityLacking, project } from '../01-setup/project.ts';
import { isClosed, leftOn, servesItem, yearsOf } from '../02-budget/funding.ts';
import {
  added,
  agreedContract,
  type Change,
  contractChange,
  daysExcused,
  laidOver,
  lostPeriods,
  openChange,
} from '../10-contract/agreed.ts';
import { type Contract, contractForm, supplierInGoodStanding } from '../10-contract/contract.ts';
import { type Facts, rule, type Situation } from '../facts.ts';
import { instalment } from '../payment/instalment.ts';

/** What can be agreed anew under a contract, and how far. */

export type Proposed = Situation<Change>;

/** What was rendered to its end is accepted, and not agreed on anew. */
export const changeBeforeEnd = rule('change-before-end', '政府采购法 Art 50', ({ state, now }) => {
  const end = agreedContract(state)?.end ?? '';
  return cityDate(now) >= end && { end };
});

export const extendedForward = rule(
  'extended-forward',
  '民法典 Art 543',
  ({ state, answers: { end } }: Proposed) => {
    const was = agreedContract(state)?.end ?? '';
    return end !== undefined && end <= was && { end, was };
  },
  'end',
);

export const lostInService = rule(
  'lost-in-service',
  '民法典 Art 590',
  ({ state, answers: { lostFrom, lostTo }, now }: Proposed) => {
    if (lostFrom === undefined || lostTo === undefined) return undefined;
    const start = agreedContract(state)?.start ?? '';
    const fits = start <= lostFrom && lostFrom <= lostTo && lostTo <= cityDate(now);
    return !fits && { from: lostFrom, to: lostTo, start };
  },
  'lostTo',
);

/** Force majeure gives back the days that it took, and no more. */
export const extendedByWhatWasLost = rule(
  'extended-by-what-was-lost',
  '民法典 Art 590',
  ({ state, answers: { lostFrom, lostTo, end } }: Proposed) => {
    if (lostFrom === undefined || lostTo === undefined || end === undefined) return undefined;
    const days = daysLost({ from: lostFrom, to: lostTo }, lostPeriods(state));
    const last = plusDays(agreedContract(state)?.end ?? end, days);
    return end > last && { end, days, last };
  },
  'end',
);

/** A contract lasts no longer than the law lets it, but for the days that force majeure took. */
export const extendedWithinTerm = rule(
  'extended-within-term',
  '财政部令第102号 Art 24',
  ({ state, answers: { kind, end }, facts, now }: Proposed) => {
    const months = kind === 'extension' ? prolongedTo(state, end) : undefined;
    const most = setting(facts.law, 'term.max-months', cityDate(now)).value;
    return months !== undefined && months > most && { months, most };
  },
  'end',
);

/** Whoever prolongs a contract beyond the usual term shows what a project of that length has to. */
export const extensionShown = rule(
  'extension-shown',
  '财政部令第102号 Art 24; R92',
  ({ state, answers: { kind, end, continuity = [] }, facts, now }: Proposed) => {
    const months = kind === 'extension' ? prolongedTo(state, end) : undefined;
    const shown = [...(latest(state, project)?.continuity ?? []), ...continuity];
    return months !== undefined && continuityLacking(facts.law, months, shown, cityDate(now));
  },
  'continuity',
);

/** All additions together stay within the law's tenth of what was agreed at first. */
export const additionWithinTenth = rule(
  'addition-within-tenth',
  '政府采购法 Art 49',
  ({ state, answers: { amount }, facts, now }: Proposed) => {
    const price = latest(state, contractForm)?.price ?? 0;
    const before = added(state);
    const most = leftToAdd(facts.law, price, before, cityDate(now));
    const percent = setting(facts.law, 'contract.addition-percent', cityDate(now)).value;
    return amount !== undefined && amount > most && { amount, price, percent, added: before, most };
  },
  'amount',
);

/** What is added is paid from the buyer's own budget for this service, of a year in which it is rendered and that is not over. */
export const additionLineServes = rule(
  'addition-line-serves',
  '预算法 Art 13',
  ({ state, answers: { line: id }, facts, now }: Proposed) => {
    if (id === undefined) return undefined;
    const planned = latest(state, project);
    const agreed = agreedContract(state);
    const line = facts.lines.find((each) => each.id === id);
    if (!planned || !agreed || !line) return {};
    const { from, to } = yearsOf(facts.law, agreed);
    const isOwn = line.body === state.bodies.buyer && servesItem(line, planned);
    const serves = isOwn && from <= line.year && line.year <= to && !isClosed(line.year, now);
    return !serves && { year: line.year, ...line.name };
  },
  'line',
);

export const additionWithinLine = rule(
  'addition-within-line',
  '预算法 Art 13',
  ({ answers: { line: id, amount = 0 }, facts }: Proposed) => {
    const line = facts.lines.find((each) => each.id === id);
    return line !== undefined && amount > leftOn(line) && { year: line.year, amount, left: leftOn(line) };
  },
  'line',
);
export const stillWithinLine = again('addition-within-line', additionWithinLine, contractChange);
export const lineStillServes = again('addition-line-serves', additionLineServes, contractChange);

/** What was asked for already is paid in its time: only an instalment that nobody has asked for gets another day. */
export const datesOfOpenInstalments = rule(
  'dates-of-open-instalments',
  '政府采购法 Art 50',
  ({ answers: { dates = [] }, facts }: Proposed) => {
    const numbers = dates.map(({ number }) => number);
    const wrong = numbers.find(
      (number, index) => numbers.indexOf(number) !== index || !isUnasked(instalmentOf(facts, number)),
    );
    return wrong !== undefined && { number: wrong };
  },
  'dates',
);
export const datesStillOpen = again('dates-of-open-instalments', datesOfOpenInstalments, contractChange);

export const datesInOrder = rule(
  'dates-in-order',
  'R50',
  ({ state, answers, now }: Proposed) => {
    const { dates = [] } = answers;
    const past = dates.find(({ on }) => on < cityDate(now));
    if (past) return past;
    const milestones = changedBy({ state, answers })?.milestones ?? [];
    const early = milestones.findIndex(({ on }, index) => on < (milestones[index - 1]?.on ?? on));
    return dates.length > 0 && early > 0 && { number: early + 1, on: milestones[early]?.on ?? '' };
  },
  'dates',
);

/** Nothing more is given to an organisation that may not supply. */
export const additionToAble = rule('addition-to-able', '政府采购法 Art 22', (situation) =>
  openChange(situation.state)?.change.kind === 'addition' ? supplierInGoodStanding.broken(situation) : undefined,
);

/** Each signs once. */
export const changeUnsigned = guard(
  rule('change-unsigned', '民法典 Art 543', ({ state, by }) => {
    return openChange(state)?.signed.includes(by.role);
  }),
);

/** What one side proposed the other refuses, and does not take back. */
export const ownProposal = guard(
  rule('own-proposal', '民法典 Art 543', ({ state, by }) => {
    return openChange(state)?.by.body !== by.body;
  }),
);

/** The contract as it would be with what is proposed. */
export function changedBy({ state, answers }: Pick<Proposed, 'state' | 'answers'>): Contract | undefined {
  const agreed = agreedContract(state);
  return agreed && laidOver(agreed, answers);
}

export function instalmentOf({ payments }: Pick<Facts, 'payments'>, number: number): Case | undefined {
  return payments.find((payment) => latest(payment, instalment)?.number === number);
}

/** Has nobody asked for it yet, nor wants anybody to end it? */
export function isUnasked(payment: Case | undefined): boolean {
  return payment?.position === 'request.due' && !payment.outcome;
}

/** Of how many months a contract is that ends on this day, but for those that force majeure took. */
function prolongedTo(state: Case, end: CityDate | undefined): number | undefined {
  const start = agreedContract(state)?.start;
  return end === undefined || start === undefined
    ? undefined
    : serviceMonths(start, plusDays(end, -daysExcused(state)));
}
