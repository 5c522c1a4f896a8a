import { type Case, latest } from '../../../engine/case.ts';
import { type CityDate, cityDate, instant } from '../../../law/date.ts';
import { type Due, dueFrom } from '../../../law/deadline.ts';
import type { Law } from '../../../law/law.ts';
import { concludedAt } from '../10-contract/performed.ts';
import { firstChecked, reportsBy } from '../11-management/management.ts';
import { instalment } from './instalment.ts';
import { paymentRequest } from './paid.ts';

interface Beside {
  readonly law: Law;
  readonly parent: Case | undefined;
  readonly reports: readonly Case[];
}

/**
 * The day on which what an instalment pays for was there: the acceptance; else the agreed day, or the later one on which the
 * reports were accepted or the service was looked at. What neither report nor check can show any more the acceptance shows.
 */
function metOn(payment: Case, { parent, reports }: Beside): CityDate | undefined {
  const { after, on = '' } = latest(payment, instalment) ?? {};
  const accepted = dayOf(parent?.entries.find(({ position }) => position === 'payment.settle')?.at);
  switch (after) {
    case undefined:
    case 'acceptance':
      return accepted;
    case 'signature':
      return later(on, dayOf(concludedAt(parent)));
    case 'report': {
      const wanted = reportsBy(on, parent, reports);
      const done = wanted.flatMap(({ outcome, closedAt }) => (outcome === 'completed' && closedAt ? [closedAt] : []));
      return done.length < wanted.length ? accepted : later(on, dayOf(done.toSorted().at(-1)));
    }
    case 'midterm':
      return later(on, dayOf(parent && firstChecked(parent))) ?? accepted;
  }
}

/**
 * Until when an instalment is to be paid: within the term of the law from what it pays for (保障中小企业款项支付条例 Art 9, 10),
 * however often it is sent back; where it was asked for only after that, within the term from the invoice.
 */
export function payableBy(payment: Case, beside: Beside): Due | undefined {
  const met = metOn(payment, beside);
  const asked = payment.filings.find(({ form }) => form === paymentRequest.id)?.at;
  if (met === undefined) return undefined;
  const due = dueFrom(beside.law, 'PAY_30', instant(met, '12:00'));
  return asked !== undefined && new Date(asked) > due.at ? dueFrom(beside.law, 'INV_30', new Date(asked)) : due;
}

function dayOf(at: string | undefined): CityDate | undefined {
  return at === undefined ? undefined : cityDate(new Date(at));
}

function later(agreed: CityDate, done: CityDate | undefined): CityDate | undefined {
  return done && [agreed, done].toSorted().at(-1);
}
