import type { Entry } from '../../src/engine/published.ts';
import {
  award,
  awardFactor,
  awardRank,
  contract,
  evaluation,
  indicator,
  instalment,
  need,
  payment,
  tender,
} from '../schema.ts';
import type { Transaction } from '../transact.ts';

/** The notice that tells of something, and of which purchase. */
export interface Of {
  readonly notice: string;
  readonly purchase: string;
  readonly at: Date;
}

/** Of the public's tables and of what enters them: notices of before are read again when a newer programme starts. */
export const publishedVersion = 4;

/** The rows of the public's tables. */
export interface Entered {
  readonly need: readonly (typeof need.$inferInsert)[];
  readonly tender: readonly (typeof tender.$inferInsert)[];
  readonly award: readonly (typeof award.$inferInsert)[];
  readonly award_rank: readonly (typeof awardRank.$inferInsert)[];
  readonly award_factor: readonly (typeof awardFactor.$inferInsert)[];
  readonly contract: readonly (typeof contract.$inferInsert)[];
  readonly instalment: readonly (typeof instalment.$inferInsert)[];
  readonly payment: readonly (typeof payment.$inferInsert)[];
  readonly evaluation: readonly (typeof evaluation.$inferInsert)[];
  readonly indicator: readonly (typeof indicator.$inferInsert)[];
}

const nothing: Entered = {
  need: [],
  tender: [],
  award: [],
  award_rank: [],
  award_factor: [],
  contract: [],
  instalment: [],
  payment: [],
  evaluation: [],
  indicator: [],
};

/** What a notice enters in the tables. */
export function entered({ notice, purchase, at }: Of, entry: Entry | undefined): Entered {
  const of = { notice, purchase };
  switch (entry?.table) {
    case undefined:
      return nothing;
    case 'need': {
      const { item, users, groups, divisions } = entry;
      return { ...nothing, need: [{ ...of, item, users, groups: [...groups], divisions: [...divisions], at }] };
    }
    case 'tender': {
      const { method, item, divisions, budget, ceiling } = entry;
      return { ...nothing, tender: [{ ...of, method, item, divisions: [...divisions], budget, ceiling, at }] };
    }
    case 'award': {
      const { supplier, amount, ranking, factors = [] } = entry;
      return {
        ...nothing,
        award: [{ ...of, supplier, amount, at }],
        award_rank: ranking.map((each, index) => ({ ...of, place: index + 1, ...each })),
        award_factor: factors.map((each, index) => ({ ...of, place: index + 1, ...each })),
      };
    }
    case 'contract': {
      const { buyer, supplier, price, start, end, instalments } = entry;
      return {
        ...nothing,
        contract: [{ ...of, buyer, supplier, price, start, end, at }],
        instalment: instalments.map(({ name, amount, on }, index) => ({ ...of, number: index + 1, name, amount, on })),
      };
    }
    case 'payment': {
      const { supplier, number, amount, paidOn, voucher } = entry;
      return { ...nothing, payment: [{ ...of, supplier, number, amount, paidOn, voucher }] };
    }
    case 'evaluation': {
      const { supplier, score, grade, indicators = [] } = entry;
      return {
        ...nothing,
        evaluation: [{ ...of, supplier, score, grade, at }],
        indicator: indicators.map((each, index) => ({ ...of, place: index + 1, ...each })),
      };
    }
  }
}

/** Writes rows into the tables. */
export async function enter(tx: Transaction, rows: Entered): Promise<void> {
  if (rows.need.length > 0) await tx.insert(need).values([...rows.need]);
  if (rows.tender.length > 0) await tx.insert(tender).values([...rows.tender]);
  if (rows.award.length > 0) await tx.insert(award).values([...rows.award]);
  if (rows.award_rank.length > 0) await tx.insert(awardRank).values([...rows.award_rank]);
  if (rows.award_factor.length > 0) await tx.insert(awardFactor).values([...rows.award_factor]);
  if (rows.contract.length > 0) await tx.insert(contract).values([...rows.contract]);
  if (rows.instalment.length > 0) await tx.insert(instalment).values([...rows.instalment]);
  if (rows.payment.length > 0) await tx.insert(payment).values([...rows.payment]);
  if (rows.evaluation.length > 0) await tx.insert(evaluation).values([...rows.evaluation]);
  if (rows.indicator.length > 0) await tx.insert(indicator).values([...rows.indicator]);
}
