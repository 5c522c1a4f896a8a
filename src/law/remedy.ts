import type { CityDate } from './date.ts';
import { deadlineRule } from './deadline.ts';
import type { Law } from './law.ts';

/** How long each way of objecting is open, as the law has it on a day: in working days, but for reconsideration in days. */
export interface RemedyTerms {
  readonly challenge: number;
  readonly complaint: number;
  readonly reconsideration: number;
}

/** 政府采购法 Art 52, 55; 行政复议法 Art 20. */
export function remedyTerms(law: Law, on: CityDate): RemedyTerms {
  return {
    challenge: deadlineRule(law, 'CHAL_7', on).length,
    complaint: deadlineRule(law, 'COMPL_15', on).length,
    reconsideration: deadlineRule(law, 'RECON_60', on).length,
  };
}
