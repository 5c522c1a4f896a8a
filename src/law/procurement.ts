import type { CityDate } from './date.ts';
import type { Fen } from './fen.ts';
import { leastOf, reaches } from './fraction.ts';
import type { Law } from './law.ts';
import type { MethodCode } from './method.ts';
import { type MethodLimits, setting } from './setting.ts';

/** Where an amount lies: below the procurement threshold, between the thresholds, or from the open-tender one up. */
export type Band = 'below-threshold' | 'between' | 'open-tender';

/**
 * What a method needs at an amount: the buyer's head approves, a condition of the law is met and recorded, the finance
 * department approves before publication, and a notice asks for objections first when only one supplier can do it.
 */
export type MethodNeed = 'head-approval' | 'condition' | 'finance-approval' | 'sole-supplier-notice';

export interface AllowedMethod {
  readonly method: MethodCode;
  readonly needs: readonly MethodNeed[];
}

/** What limits a method on a day: suppliers, periods, price weight, panel, as the orders in force say. */
export function methodLimits(law: Law, method: MethodCode, on: CityDate): MethodLimits {
  return setting(law, `method.${method}`, on).value;
}

/** The band of a budget in fen; a threshold itself belongs to the band above it. */
export function band(law: Law, budget: Fen, on: CityDate): Band {
  if (budget >= setting(law, 'threshold.open-tender.services', on).value) return 'open-tender';
  return budget >= setting(law, 'threshold.procurement.services', on).value ? 'between' : 'below-threshold';
}

/**
 * The methods open to a purchase of services with a budget in fen, the usual one first, each with what it needs (政府采购法
 * Art 26 to 32, 实施条例 Art 23). Quotations and directed purchase exist only below the threshold. Emergency procurement
 * is no matter of the amount and is not listed.
 */
export function allowedMethods(law: Law, budget: Fen, on: CityDate): readonly AllowedMethod[] {
  switch (band(law, budget, on)) {
    case 'below-threshold':
      return (['quotation', 'directed', ...formal] as const).map((method) => ({ method, needs: ['head-approval'] }));
    case 'between':
      return formal.map((method) => ({ method, needs: method === 'open-tender' ? [] : ['condition'] }));
    case 'open-tender':
      return openTenderFirst.map((method) => ({ method, needs: aboveOpenTender(method) }));
  }
}

const formal = [
  'competitive-consultation',
  'open-tender',
  'invited-tender',
  'competitive-negotiation',
  'single-source',
  'framework',
] as const satisfies readonly MethodCode[];

const openTenderFirst = [
  'open-tender',
  'competitive-consultation',
  'invited-tender',
  'competitive-negotiation',
  'single-source',
  'framework',
] as const satisfies readonly MethodCode[];

function aboveOpenTender(method: (typeof openTenderFirst)[number]): readonly MethodNeed[] {
  switch (method) {
    case 'open-tender':
      return [];
    case 'single-source':
      return ['condition', 'finance-approval', 'sole-supplier-notice'];
    case 'competitive-consultation':
    case 'invited-tender':
    case 'competitive-negotiation':
    case 'framework':
      return ['condition', 'finance-approval'];
  }
}

/** Whether a procurement goes on with so many suppliers: enough, few but lawful (214号 with two), or failed. */
export function turnout(
  law: Law,
  method: MethodCode,
  suppliers: number,
  on: CityDate,
  afterFailedTender = false,
): 'enough' | 'may-continue' | 'failed' {
  if (suppliers >= methodLimits(law, method, on).minSuppliers) return 'enough';
  return suppliers >= leastToGoOn(law, method, on, afterFailedTender) ? 'may-continue' : 'failed';
}

/** With how many suppliers a procurement that has begun goes on; fewer where it replaces a failed tender (74号令 Art 27). */
export function leastToGoOn(law: Law, method: MethodCode, on: CityDate, afterFailedTender: boolean): number {
  const { continueWith, afterFailedTender: few = continueWith } = methodLimits(law, method, on);
  return afterFailedTender ? few : continueWith;
}

/**
 * The least odd number of panel members for a method and a budget in fen, and how many of them at least are experts
 * (87号令 Art 47, 74号令 Art 7, 214号 Art 14). Undefined for methods without a panel.
 */
export function panelSize(
  law: Law,
  method: MethodCode,
  budget: Fen,
  on: CityDate,
): { readonly members: number; readonly experts: number } | undefined {
  const steps = methodLimits(law, method, on).panel;
  if (steps === undefined) return undefined;
  const openTender = setting(law, 'threshold.open-tender.services', on).value;
  const reached = steps.filter((step) => budget >= (step.from === 'open-tender' ? openTender : step.from));
  const members = Math.max(...reached.map((step) => step.min));
  return { members, experts: leastOf(setting(law, 'panel.expert-share', on).value, members) };
}

/** What is wrong with a panel, undefined when it may sit: too few members, an even number, too few experts. */
export function panelProblem(
  law: Law,
  method: MethodCode,
  budget: Fen,
  panel: { readonly members: number; readonly experts: number },
  on: CityDate,
): 'too-small' | 'even' | 'too-few-experts' | undefined {
  const least = panelSize(law, method, budget, on);
  if (least === undefined) return undefined;
  if (panel.members < least.members) return 'too-small';
  if (panel.members % 2 === 0) return 'even';
  const share = setting(law, 'panel.expert-share', on).value;
  return reaches(share, panel.experts, panel.members) ? undefined : 'too-few-experts';
}
