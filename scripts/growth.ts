// `npm run growth -- --purchases 300 --complaints 3000 --updates 300000 --years 10`: how large the database of a city becomes with so
// many of each in a year. A demonstration is told on a server of its own; its finished purchase, with all that belongs to it, and its
// longest complaint are then copied there a hundred times, and what the tables and their indexes have grown by is what one takes. Of
// what passes, an update leaves what the README says for as long as messages are kept. Evidence lies in files, and is not counted.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { connect, type Database } from '../db/connect.ts';
import { startEmbedded } from '../db/embedded.ts';
import { logTo } from '../src/app/ports/loggable.ts';
import { configFrom } from '../src/config.ts';
import { settings } from '../src/law/settings-data.ts';
import { run } from '../src/main.ts';

const { values } = parseArgs({
  options: {
    purchases: { type: 'string', default: '300' },
    complaints: { type: 'string', default: '3000' },
    updates: { type: 'string', default: '300000' },
    years: { type: 'string', default: '10' },
  },
});
const Asked = z.record(z.enum(['purchases', 'complaints', 'updates', 'years']), z.coerce.number().nonnegative());
const { purchases, complaints, updates, years } = Asked.parse(values);

/** Bytes that an update leaves until its term is over. */
const ofUpdate = 900;
const copies = 100;

/** Tables of which rows belong to cases and stay: by which column they name the case, or the one at the top of its family. */
const lasting = {
  case_card: 'id',
  event: 'case_id',
  receipt: 'case_id',
  handed_out: 'case_id',
  ledger_entry: 'case_id',
  commitment: 'case_id',
  notice: 'case_id',
  need: 'root',
  tender: 'root',
  award: 'root',
  award_rank: 'root',
  award_factor: 'root',
  contract: 'root',
  instalment: 'root',
  payment: 'root',
  evaluation: 'root',
  indicator: 'root',
} as const;

/** What one of them takes, in bytes. */
async function taken(database: Database, top: string): Promise<number> {
  const found = await database.execute<{ readonly id: string }>(sql`select id from case_card where root = ${top}`);
  const ids = found.map(({ id }) => id);
  const before = await size(database);
  for (const [table, column] of Object.entries(lasting)) {
    const name = sql.identifier(table);
    const columns = await columnsOf(database, table);
    const [rows] = await database.execute<{ readonly text: string | null }>(sql`
      select jsonb_agg(t)::text as text from ${name} t where ${sql.identifier(column)} = any(${sql.param(ids)}::text[])`);
    if (!rows?.text) continue;
    for (let copy = 0; copy < copies; copy += 1) {
      await database.execute(sql`
        insert into ${name} (${columns}) select ${columns} from jsonb_populate_recordset(null::${name}, ${renamed(rows.text, ids, copy)}::jsonb)`);
    }
  }
  return ((await size(database)) - before) / copies;
}

/** The same rows of other cases, as long as they were: their ids and numbers are others. */
function renamed(rows: string, ids: readonly string[], copy: number): string {
  const mark = String(copy).padStart(3, '0');
  const others = ids.reduce((text, id) => text.replaceAll(id, `${id.slice(0, -3)}${mark}`), rows);
  return others.replaceAll('HRB-', `${mark}-`);
}

async function columnsOf(database: Database, table: string): Promise<ReturnType<typeof sql>> {
  const rows = await database.execute<{ readonly name: string }>(sql`
    select column_name as name from information_schema.columns
    where table_schema = 'gouban' and table_name = ${table} and is_identity = 'NO' order by ordinal_position`);
  return sql.join(
    rows.map(({ name }) => sql.identifier(name)),
    sql`, `,
  );
}

async function size(database: Database): Promise<number> {
  const names = sql.join(
    Object.keys(lasting).map((table) => sql`${table}`),
    sql`, `,
  );
  const [row] = await database.execute<{ readonly bytes: number }>(sql`
    select sum(pg_total_relation_size(name::regclass))::float as bytes from unnest(array[${names}]::text[]) as t (name)`);
  return row?.bytes ?? 0;
}

/** The longest family of a procedure. */
async function longest(database: Database, procedure: string, which = sql`true`): Promise<string> {
  const [row] = await database.execute<{ readonly root: string }>(sql`
    select c.root from case_card c join event e on e.case_id = c.id
    where c.root in (select id from case_card where procedure = ${procedure} and id = root and ${which})
    group by c.root order by count(*) desc limit 1`);
  if (!row) throw new Error(`the demonstration has no ${procedure} to measure`);
  return row.root;
}

const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(2)} MB`;

const folder = await mkdtemp(join(tmpdir(), 'gouban-growth-'));
const server = await startEmbedded(folder, () => {});
const database = connect(server.url, 'gouban', { max: 1, statementTimeout: 0, lockTimeout: 0 });
try {
  const config = configFrom({ DATABASE_URL: server.url, DATA_DIR: folder, DEMO: 'true', PORT: '0' });
  const told = await run(
    config,
    logTo(() => undefined),
  );
  await told.stop();
  const purchase = await taken(database, await longest(database, 'purchase', sql`outcome is not null`));
  const complaint = await taken(database, await longest(database, 'complaint'));
  const kept = settings.find(({ key }) => key === 'kept.days');
  const days = kept?.key === 'kept.days' ? kept.value.messages : 0;
  const stays = years * (purchases * purchase + complaints * complaint);
  const passes = (updates * days * ofUpdate) / 365;
  console.log(`a purchase with all that belongs to it ${megabytes(purchase)}, a complaint ${megabytes(complaint)}`);
  console.log(
    `with ${purchases} purchases, ${complaints} complaints and ${updates} updates in a year, after ${years} years:`,
  );
  console.log(`${megabytes(stays)} that stay, ${megabytes(passes)} that pass, ${megabytes(stays + passes)} in all`);
} finally {
  await database.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
