import { type Actor, answersOf, type Case, type Filing, latest } from '../../../engine/case.ts';
import {
  type Answer,
  type AnswersOf,
  aside,
  choice,
  choices,
  date,
  files,
  form,
  integer,
  longText,
  money,
  only,
  optional,
  place,
  reference,
  rows,
} from '../../../engine/form.ts';
import { movedWith } from '../../../law/contract-change.ts';
import { daysBetween, type Period, plusDays } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import type { ActName, Role } from '../../../names.ts';
import { continuityTicks } from '../01-setup/project.ts';
import { budgetLines } from '../02-budget/funding.ts';
import { type Contract, contractForm } from './contract.ts';

const prolongs = (kind: Answer | undefined) => kind === 'extension' || kind === 'force-majeure';
const isForceMajeure = (kind: Answer | undefined) => kind === 'force-majeure';
const adds = (kind: Answer | undefined) => kind === 'addition';
const suspends = (kind: Answer | undefined) => kind === 'suspension';
const isProven = (kind: Answer | undefined) => prolongs(kind) || adds(kind) || suspends(kind);
const isOfPeople = (kind: Answer | undefined) => kind === 'persons' || kind === 'users';

/** What of a contract is to be agreed anew, and why. The reason is published. */
export const contractChange = form('contract-change', {
  kind: choice('extension', 'force-majeure', 'addition', 'instalments', 'persons', 'users', 'place', 'suspension'),
  lostFrom: only('kind', isForceMajeure, date('back')),
  lostTo: only('kind', isForceMajeure, date('back')),
  end: only('kind', prolongs, date('ahead')),
  continuity: only('kind', (kind) => kind === 'extension', optional(choices(continuityTicks))),
  amount: only('kind', adds, money()),
  line: only('kind', adds, reference(budgetLines)),
  quantity: only('kind', adds, longText({ min: 2, max: 500 })),
  what: only('kind', isOfPeople, longText({ min: 5, max: 1000 })),
  dates: only(
    'kind',
    (kind) => kind === 'instalments',
    rows({ number: integer({ min: 1, max: 24, unit: 'instalment' }), on: date('ahead') }, { max: 12 }),
  ),
  place: only('kind', (kind) => kind === 'place', place({ min: 2, max: 200 })),
  cause: only('kind', suspends, choice('force-majeure', 'unsafe', 'public-interest', 'other')),
  pausedFrom: only('kind', suspends, date('ahead')),
  pausedTo: only('kind', suspends, date('ahead')),
  meanwhile: only('kind', suspends, longText({ min: 5, max: 500 })),
  reason: longText({ min: 10, max: 500 }),
  evidence: only('kind', isProven, files()),
  attachments: aside(files()),
});
export type Change = AnswersOf<typeof contractChange>;

/** Who signs a change, each by an act of his own. */
export const changeSignatures = [
  ['buyer_head', 'signChangeForBuyer'],
  ['org_admin', 'signChangeForSupplier'],
] as const satisfies readonly (readonly [Role, ActName])[];

/** A change that is proposed, and what has become of it. */
export interface OpenChange {
  readonly change: Change;
  readonly by: Actor;
  readonly signed: readonly Role[];
}

interface Changes {
  /** What both have signed, in its order. */
  readonly agreed: readonly Change[];
  readonly open?: OpenChange;
}

/** What was proposed to be changed, by the log, of the contract that was drawn up last: agreed on is what both have signed. */
function changesIn({ filings }: Pick<Case, 'filings'>): Changes {
  const drawnUp = filings.findLastIndex(({ form: id }) => id === contractForm.id);
  return filings.slice(drawnUp + 1).reduce(followed, { agreed: [] });
}

function followed(changes: Changes, filing: Filing): Changes {
  const { agreed, open } = changes;
  if (filing.form === contractChange.id) {
    return { agreed, open: { change: answersOf(contractChange, filing), by: filing.by, signed: [] } };
  }
  if (!open) return changes;
  switch (filing.action) {
    case 'refuseChange':
    case 'lapseChange':
      return isContested(open, filing.by) ? changes : { agreed };
    case 'refuseChangeFunds':
    case 'withdrawChange':
    case 'refuseSuspending':
    case 'followRemedy':
      return { agreed };
    case 'confirmSuspending':
      return { agreed: [...agreed, open.change] };
    case 'signChangeForBuyer':
    case 'signChangeForSupplier': {
      const signed = [...open.signed, filing.by.role];
      const isAgreed = changeSignatures.every(([role]) => signed.includes(role));
      return isAgreed ? { agreed: [...agreed, open.change] } : { agreed, open: { ...open, signed } };
    }
    default:
      return changes;
  }
}

/** One side wants the service to stand still and has signed that, and the other does not: then neither decides it. */
export function isContested({ change, by, signed }: OpenChange, refusedBy: Actor): boolean {
  const own: Role = by.role === 'buyer_staff' ? 'buyer_head' : 'org_admin';
  return suspends(change.kind) && signed.includes(own) && refusedBy.body !== by.body;
}

/** The change that is proposed now. */
export function openChange(state: Case): OpenChange | undefined {
  return changesIn(state).open;
}

/** What is agreed today: the contract that was signed, with each change since laid over it. */
export function agreedContract(state: Case): Contract | undefined {
  const signed = latest(state, contractForm);
  return signed && changesIn(state).agreed.reduce(laidOver, signed);
}

/** What was added by now, in sum, to what was agreed at first. */
export function added(state: Case): Fen {
  return changesIn(state).agreed.reduce((sum, { amount = 0 }) => sum + amount, 0);
}

/** For which days that were lost more time was given. */
export function lostPeriods(state: Case): readonly Period[] {
  return changesIn(state).agreed.flatMap(({ lostFrom, lostTo }) =>
    lostFrom !== undefined && lostTo !== undefined ? [{ from: lostFrom, to: lostTo }] : [],
  );
}

/** While the service stands still, by what was agreed or decided; with one more, where that is to be said. */
export function pausesOf(state: Case, ...more: readonly Change[]): readonly Period[] {
  return [...changesIn(state).agreed, ...more].flatMap(({ pausedFrom, pausedTo }) =>
    pausedFrom !== undefined && pausedTo !== undefined ? [{ from: pausedFrom, to: pausedTo }] : [],
  );
}

/** By how many days force majeure has moved the end. */
export function daysExcused(state: Case): number {
  const signed = latest(state, contractForm);
  if (!signed) return 0;
  const { days } = changesIn(state).agreed.reduce(
    ({ days: before, end: was }, { kind, end = was }) => ({
      days: before + (isForceMajeure(kind) ? daysBetween(was, end) : 0),
      end,
    }),
    { days: 0, end: signed.end },
  );
  return days;
}

/** A contract with a change laid over it. */
export function laidOver(
  agreed: Contract,
  {
    kind,
    end = agreed.end,
    amount = 0,
    line = '',
    quantity: more = '',
    dates = [],
    place: where = agreed.place,
    pausedFrom = agreed.end,
    pausedTo = agreed.start,
  }: Change,
): Contract {
  const { milestones } = agreed;
  const last = milestones.at(-1);
  switch (kind) {
    case 'extension':
    case 'force-majeure': {
      const later = milestones.map((each) =>
        each.after === 'acceptance' ? { ...each, on: movedWith(each.on, agreed.end, end) } : each,
      );
      return { ...agreed, end, milestones: later };
    }
    case 'addition': {
      const { name = '', on = agreed.end } = last ?? {};
      const part = { name, amount, on, line, after: 'acceptance' } as const;
      const quantity = `${agreed.quantity}；${more}`;
      return { ...agreed, quantity, price: agreed.price + amount, milestones: [...milestones, part] };
    }
    case 'instalments': {
      const dated = milestones.map((each, index) => ({
        ...each,
        on: dates.find(({ number }) => number === index + 1)?.on ?? each.on,
      }));
      return { ...agreed, milestones: dated };
    }
    case 'suspension': {
      const waits = ({ on, after }: Contract['milestones'][number]) =>
        after !== 'signature' && pausedFrom <= on && on <= pausedTo;
      const later = milestones.map((each) => (waits(each) ? { ...each, on: plusDays(pausedTo, 1) } : each));
      return { ...agreed, milestones: later };
    }
    case 'place':
      return { ...agreed, place: where };
    case 'persons':
    case 'users':
      return agreed;
  }
}
