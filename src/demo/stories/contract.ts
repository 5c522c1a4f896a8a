import type { Case } from '../../engine/case.ts';
import { latest } from '../../engine/case.ts';
import type { CityDate } from '../../law/date.ts';
import { percentOf } from '../../law/money.ts';
import { instalment } from '../../procedures/purchase/payment/payment.ts';
import { reportPeriod } from '../../procedures/purchase/report/report.ts';
import { reportOf } from '../answers.ts';
import type { ToManagement } from '../plan.ts';
import type { Stage } from '../stage.ts';
import type { Wanted } from '../wanted.ts';
import { untilBuyerSigned } from './award.ts';

/** A contract that both have signed, with its reports and payments in their order. */
export interface Contract {
  readonly id: string;
  readonly wanted: Wanted;
  readonly supplier: string;
  readonly reports: readonly Case[];
  readonly payments: readonly Case[];
}

/** From the first idea to the second signature. */
export async function signed(
  stage: Stage,
  what: Wanted,
  days: ToManagement,
  bidders: readonly string[],
  terms: { readonly isOpen: boolean; readonly reportEvery: number },
): Promise<Contract> {
  const [supplier = ''] = bidders;
  const id = await untilBuyerSigned(stage, what, days, bidders, terms);
  stage.at(days.signed, '10:20');
  await stage.does(`${supplier}-admin`, id, 'signForSupplier');
  const reported = await stage.children(id, 'report');
  const payments = await stage.children(id, 'payment');
  return {
    id,
    wanted: what,
    supplier,
    reports: reported.toSorted((a, b) => numberOf(a, 'report') - numberOf(b, 'report')),
    payments: payments.toSorted((a, b) => numberOf(a, 'payment') - numberOf(b, 'payment')),
  };
}

function numberOf(child: Case, kind: 'report' | 'payment'): number {
  return latest(child, kind === 'report' ? reportPeriod : instalment)?.number ?? 0;
}

export async function reports(
  stage: Stage,
  { wanted: what, supplier, reports: all }: Contract,
  index: number,
  day: CityDate,
): Promise<void> {
  const report = all[index];
  const period = report && latest(report, reportPeriod);
  if (!period) throw new Error(`no report ${index}`);
  stage.at(day, '10:10');
  // Each period a little more than its share of the whole.
  const quantity = Math.ceil((what.unit.quantity * (index + 1) * 1.02) / all.length);
  const spent = percentOf(Math.floor(80 / all.length), what.budget);
  const proofs = await stage.file(`服务记录：${what.title}，第 ${index + 1} 期`);
  await stage.does(
    `${supplier}-staff`,
    report.id,
    'fileReport',
    reportOf(what, { on: period.to, quantity, spent }, proofs),
  );
}

export async function accepts(
  stage: Stage,
  { wanted: { buyer }, reports: all }: Contract,
  index: number,
  day: CityDate,
): Promise<void> {
  stage.at(day, '15:20');
  await stage.does(`${buyer}-staff`, all[index]?.id ?? '', 'acceptReport');
}

export async function asks(
  stage: Stage,
  { supplier, payments }: Contract,
  index: number,
  day: CityDate,
): Promise<string> {
  const payment = payments[index];
  const part = payment && latest(payment, instalment);
  if (!part) throw new Error(`no payment ${index}`);
  const { profile } = await stage.body(supplier);
  stage.at(day, '09:10');
  await stage.does(`${supplier}-finance`, payment.id, 'requestPayment', {
    amount: part.amount,
    invoice: `24${day.replaceAll('-', '')}0${index + 1}`,
    invoiceDate: day,
    account: profile?.bankAccount ?? '',
    documents: await stage.file(`发票：${part.name}`),
  });
  return payment.id;
}

export async function pays(stage: Stage, contract: Contract, index: number, day: CityDate): Promise<void> {
  const payment = await asks(stage, contract, index, day);
  const { buyer } = contract.wanted;
  stage.at(day, '10:30');
  await stage.does(`${buyer}-staff`, payment, 'certifyMilestone');
  stage.at(day, '14:00');
  await stage.does(`${buyer}-head`, payment, 'approvePayment');
  stage.at(day, '15:40');
  await stage.does('cz-treasury', payment, 'pay', {
    voucher: `PZ-${day.replaceAll('-', '')}-${index + 1}`,
    paidOn: day,
  });
}
