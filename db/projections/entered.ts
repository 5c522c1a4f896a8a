import type { Entry } from '../../src/engine/published.ts';
import { award, awardRank, contract, instalment, payment } from '../schema.ts';
import type { Transaction } from '../transact.ts';

/** The notice that tells of something, and of which purchase. */
export interface Of {
  readonly notice: string;
  readonly purchase: string;
  readonly at: Date;
}

/** The rows of the public's tables. */
export interface Entered {
  readonly award: readonly (typeof award.$inferInsert)[];
  readonly award_rank: readonly (typeof awardRank.$inferInsert)[];
  readonly contract: readonly (typeof contract.$inferInsert)[];
  readonly instalment: readonly (typeof instalment.$inferInsert)[];
  readonly payment: readonly (typeof payment.$inferInsert)[];
}

const nothing: Entered = { award: [], award_rank: [], contract: [], instalment: [], payment: [] };

/** What a notice enters in the tables. */
export function entered({ notice, purchase, at }: Of, entry: Entry | undefined): Entered {
  const of = { notice, purchase };
  switch (entry?.table) {
    case undefined:
      return nothing;
    case 'award': {
      const { supplier, amount, ranking } = entry;
      return {
        ...nothing,
        award: [{ ...of, supplier, amount, at }],
        award_rank: ranking.map((each, index) => ({ ...of, place: index + 1, ...each })),
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
  }
}

/** Writes rows into the tables. */
export async function enter(tx: Transaction, rows: Entered): Promise<void> {
  if (rows.award.length > 0) await tx.insert(award).values([...rows.award]);
  if (rows.award_rank.length > 0) await tx.insert(awardRank).values([...rows.award_rank]);
  if (rows.contract.length > 0) await tx.insert(contract).values([...rows.contract]);
  if (rows.instalment.length > 0) await tx.insert(instalment).values([...rows.instalment]);
  if (rows.payment.length > 0) await tx.insert(payment).values([...rows.payment]);
}
