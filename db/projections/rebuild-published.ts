import { inArray, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Answers } from '../../src/engine/form.ts';
import type { Known } from '../../src/engine/notice.ts';
import type { Entry } from '../../src/engine/published.ts';
import type { NoticeKind } from '../../src/names.ts';
import { compared, type Rebuilt } from '../rebuilt.ts';
import {
  award,
  awardFactor,
  awardRank,
  contract,
  evaluation,
  indicator,
  instalment,
  need,
  notice,
  payment,
  tender,
} from '../schema.ts';
import type { Transaction } from '../transact.ts';
import type { WorldContext } from '../world-context.ts';
import { type Entered, enter, entered, publishedVersion } from './entered.ts';
import { knownIn } from './known.ts';

type Around = Pick<WorldContext, 'tx' | 'seal'>;

/** What a notice of the log says, those of before by whom they can have meant. */
export type Told = (
  effect: { readonly notice: NoticeKind; readonly rows: Answers; readonly version?: 2 },
  known: Known,
) => { readonly rows: Answers; readonly entry: Entry | undefined };

/** Everything that acts told the public, in the order of time. */
const told = sql`
  select effect ->> 'number' as number, effect, e.case_id, e.at
  from event e cross join lateral jsonb_array_elements(e.event -> 'effects') as each (effect)
  where e.kind = 'filed' and effect ->> 'kind' = 'publish' and effect ->> 'number' is not null`;

const batch = 500;
const nobody: Known = { bodies: [], persons: [] };

/** The public's notices, under the numbers by which they are cited, and what they enter in the tables. */
export async function rebuildPublished(around: Around, read: Told): Promise<readonly Rebuilt[]> {
  const { tx } = around;
  const rows = await tx.execute<{ readonly number: string }>(sql`
    select number from (${told}) as told order by at, length(number), number`);
  const numbers = rows.map(({ number }) => number);
  const counted = await removeStrays(tx);
  for (let from = 0; from < numbers.length; from += batch) {
    counted.push(...(await rebuildBatch(around, read, numbers.slice(from, from + batch))));
  }
  return counted;
}

type Rows = Entered & { readonly notice: readonly (typeof notice.$inferInsert)[] };

const tables = {
  notice,
  need,
  tender,
  award,
  award_rank: awardRank,
  award_factor: awardFactor,
  contract,
  instalment,
  payment,
  evaluation,
  indicator,
} as const;
type Table = keyof typeof tables;

/** By what rows belong to a notice, and which of them one is. */
const keys: { readonly [T in Table]: { readonly of: PgColumn; readonly own?: string } } = {
  notice: { of: notice.number },
  need: { of: need.notice },
  tender: { of: tender.notice },
  award: { of: award.notice },
  award_rank: { of: awardRank.notice, own: 'place' },
  award_factor: { of: awardFactor.notice, own: 'place' },
  contract: { of: contract.notice },
  instalment: { of: instalment.notice, own: 'number' },
  payment: { of: payment.notice },
  evaluation: { of: evaluation.notice },
  indicator: { of: indicator.notice, own: 'place' },
};
const names = Object.keys(tables) as readonly Table[]; // Object.keys forgets the keys' type

async function rebuildBatch(around: Around, read: Told, numbers: readonly string[]): Promise<readonly Rebuilt[]> {
  const { tx } = around;
  const after = await toldIn(around, read, numbers);
  const before = await standing(tx, numbers);
  const counts = names.map((name) => compared<Row>(name, keyOf(name), before[name], after[name]));
  if (counts.every(({ differed }) => differed === 0)) return counts;
  for (const name of names) await tx.delete(tables[name]).where(inArray(keys[name].of, [...numbers]));
  await tx.insert(notice).values([...after.notice]);
  await enter(tx, after);
  return counts;
}

type Row = Readonly<Record<string, unknown>>;

function keyOf(name: Table): (row: Row) => string {
  const { own } = keys[name];
  return (row) => `${row.notice ?? row.number} ${own === undefined ? '' : row[own]}`;
}

/** What these notices say, by the log. */
async function toldIn(around: Around, read: Told, numbers: readonly string[]): Promise<Rows> {
  const found = await around.tx.execute<{
    readonly number: string;
    readonly effect: Parameters<Told>[0];
    readonly case_id: string;
    readonly root: string;
    readonly at: string;
  }>(sql`
    select told.number, effect, told.case_id, card.root, told.at::text from (${told}) as told join case_card card on card.id = told.case_id
    where ${inArray(sql`told.number`, [...numbers])} order by told.at, length(told.number), told.number`);
  const old = found.filter(({ effect }) => effect.version === undefined).map(({ root }) => root);
  const known = old.length === 0 ? new Map<string, Known>() : await knownIn(around, [...new Set(old)]);
  const all = found.map(({ number, effect, case_id: of, root, at: when }) => {
    const at = new Date(when);
    const { rows, entry } = read(effect, known.get(root) ?? nobody);
    const own = { number, kind: effect.notice, case: of, rows, version: publishedVersion, at };
    return { notice: [own], ...entered({ notice: number, purchase: root, at }, entry) };
  });
  return {
    notice: all.flatMap((each) => each.notice),
    need: all.flatMap((each) => each.need),
    tender: all.flatMap((each) => each.tender),
    award: all.flatMap((each) => each.award),
    award_rank: all.flatMap((each) => each.award_rank),
    award_factor: all.flatMap((each) => each.award_factor),
    contract: all.flatMap((each) => each.contract),
    instalment: all.flatMap((each) => each.instalment),
    payment: all.flatMap((each) => each.payment),
    evaluation: all.flatMap((each) => each.evaluation),
    indicator: all.flatMap((each) => each.indicator),
  };
}

/** What stands of these notices in the tables. */
async function standing(tx: Transaction, numbers: readonly string[]): Promise<Readonly<Record<Table, readonly Row[]>>> {
  const of = async (name: Table): Promise<readonly Row[]> =>
    tx
      .select()
      .from(tables[name] as PgTable) // the union of the tables has no common select
      .where(inArray(keys[name].of, [...numbers]));
  const notices = (await of('notice')).map(({ id: _, ...row }) => row);
  return {
    notice: notices,
    need: await of('need'),
    tender: await of('tender'),
    award: await of('award'),
    award_rank: await of('award_rank'),
    award_factor: await of('award_factor'),
    contract: await of('contract'),
    instalment: await of('instalment'),
    payment: await of('payment'),
    evaluation: await of('evaluation'),
    indicator: await of('indicator'),
  };
}

/** Rows of notices that the log does not tell of. */
async function removeStrays(tx: Transaction): Promise<Rebuilt[]> {
  const counted: Rebuilt[] = [];
  for (const name of names) {
    const { of } = keys[name];
    const stray = sql`${of} not in (select number from (${told}) as told)`;
    const removed = await tx.delete(tables[name]).where(stray).returning({ of });
    counted.push({ table: name, rows: 0, differed: removed.length });
  }
  return counted;
}
