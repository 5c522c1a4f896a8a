import { hash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sql } from 'postgres';
import { linkHash } from '../../db/hash-chain.ts';
import type { Fault } from '../../db/verify-log.ts';
import type { Event } from '../../src/engine/case.ts';
import type { Chance } from '../chance.ts';

/** What somebody can do who owns the database. */
export interface Tampering {
  readonly name: string;
  /** Does it somewhere; resolves with where, as a fault must name it, and with how it may be called. */
  does(sql: Sql, chance: Chance): Promise<Expected>;
}

interface Expected {
  readonly where: string;
  readonly faults: readonly Fault['fault'][];
}

interface Row {
  readonly case: string;
  readonly seq: number;
  readonly event: Event;
  readonly prev: string;
  readonly hash: string;
}

/** Long enough ago to be in every head. */
const before = '2026-03-02T01:00:30.000Z';

async function logOf(sql: Sql, id: string): Promise<readonly Row[]> {
  return sql<Row[]>`
    select case_id as "case", seq, event, prev_hash as prev, hash from event where case_id = ${id} order by seq`;
}

async function aCase(sql: Sql, chance: Chance): Promise<string> {
  const rows = await sql<{ id: string }[]>`select id from case_card order by id`;
  return chance.of(rows).id;
}

/** Makes the card, and every receipt, agree with what the log is now. */
async function agree(sql: Sql, id: string): Promise<void> {
  await sql`
    update case_card c set seq = e.seq, head_hash = e.hash
    from (select seq, hash from event where case_id = ${id} order by seq desc limit 1) e where c.id = ${id}`;
  await sql`delete from receipt r where r.case_id = ${id} and not exists (
    select from event e where e.case_id = r.case_id and e.seq = r.seq)`;
  await sql`update receipt r set hash = e.hash from event e where e.case_id = r.case_id and e.seq = r.seq and r.case_id = ${id}`;
}

/** Writes events anew from one on, each chained to the one before. */
async function rechain(sql: Sql, rows: readonly Row[]): Promise<void> {
  let prev = rows[0]?.prev ?? '';
  for (const { case: id, seq, event } of rows) {
    const link = linkHash({ case: id, seq, event, prev });
    await sql`
      update event set event = ${JSON.stringify(event)}::text::jsonb, kind = ${event.kind}, at = ${event.at},
        prev_hash = ${prev}, hash = ${link} where case_id = ${id} and seq = ${seq}`;
    prev = link;
  }
}

async function append(sql: Sql, id: string, seq: number, prev: string, event: Event): Promise<void> {
  await sql`
    insert into event (case_id, seq, kind, at, event, prev_hash, hash)
    values (${id}, ${seq}, ${event.kind}, ${event.at}, ${JSON.stringify(event)}::text::jsonb, ${prev},
      ${linkHash({ case: id, seq, event, prev })})`;
}

const log: readonly Tampering[] = [
  {
    name: 'cuts a tail off, and has card and receipts agree',
    async does(sql, chance) {
      const id = await aCase(sql, chance);
      const last = (await logOf(sql, id)).length;
      const kept = last - 1 - chance.below(last - 1);
      await sql`delete from event where case_id = ${id} and seq > ${kept}`;
      await agree(sql, id);
      return { where: id, faults: ['tail-missing'] };
    },
  },
  {
    name: 'removes a case with its card, its receipts and its number',
    async does(sql, chance) {
      const id = await aCase(sql, chance);
      for (const table of ['event', 'receipt', 'waiting']) await sql`delete from ${sql(table)} where case_id = ${id}`;
      await sql`delete from case_card where id = ${id}`;
      await sql`delete from series`;
      return { where: id, faults: ['case-missing'] };
    },
  },
  {
    name: 'writes what was answered anew, and chains all that follows to it',
    async does(sql, chance) {
      const id = await aCase(sql, chance);
      const rows = await logOf(sql, id);
      const from = 1 + chance.below(rows.length - 1);
      const forged = rows
        .slice(from)
        .map((row, n) => (n === 0 ? { ...row, event: { ...row.event, forged: true } } : row));
      await rechain(sql, forged);
      await agree(sql, id);
      return { where: id, faults: ['rewritten'] };
    },
  },
  {
    name: 'flips a column',
    async does(sql, chance) {
      const id = await aCase(sql, chance);
      const seq = 1 + chance.below((await logOf(sql, id)).length);
      const column = chance.of(['kind', 'prev_hash', 'hash']);
      await sql`update event set ${sql(column)} = 'x' || ${sql(column)} where case_id = ${id} and seq = ${seq}`;
      return { where: id, faults: ['columns-differ', 'chain-broken', 'altered'] };
    },
  },
  {
    name: 'adds an event that is said to be of before',
    async does(sql, chance) {
      const id = await aCase(sql, chance);
      const last = (await logOf(sql, id)).at(-1);
      if (!last) throw new Error('a case has events');
      await append(sql, id, last.seq + 1, last.hash, { ...last.event, at: before });
      await agree(sql, id);
      return { where: id, faults: ['slipped-in'] };
    },
  },
  {
    name: 'adds a case that is said to be of before',
    async does(sql, chance) {
      const of = await aCase(sql, chance);
      const id = `forged-${chance.below(1_000)}`;
      const [first] = await logOf(sql, of);
      if (!first) throw new Error('a case has events');
      await append(sql, id, 1, hash('sha256', id), { ...first.event, at: before });
      await sql`
        insert into case_card select (jsonb_populate_record(c, jsonb_build_object('id', ${id}::text, 'root', ${id}::text,
          'number', 'HRB-2026-Y-0001', 'seq', 1, 'head_hash', (select hash from event where case_id = ${id})))).*
        from case_card c where c.id = ${of}`;
      return { where: id, faults: ['slipped-in'] };
    },
  },
];

/** One statement that returns what it has touched. */
function byStatement(
  name: string,
  kind: string,
  fault: Fault['fault'],
  statement: (chance: Chance) => string,
): Tampering {
  return {
    name,
    async does(sql, chance) {
      const [touched] = await sql.unsafe<{ name: string }[]>(statement(chance));
      if (!touched) throw new Error(`nothing was touched: ${name}`);
      return { where: `${kind} ${touched.name}`, faults: [fault] };
    },
  };
}

const some = (table: string, chance: Chance, which = 'true'): string =>
  `(select ctid from ${table} where ${which} order by ctid offset ${chance.below(1_000)} % (select count(*) from ${table} where ${which}) limit 1)`;
const seatName = `person || ' ' || role || ' ' || body as name`;

const given: readonly Tampering[] = [
  byStatement('gives somebody a seat', 'seat', 'not-given', (chance) => {
    const role = chance.of(['finance_proc', 'group_chair', 'supervision']);
    return `insert into seat (person, role, body, from_at) values ('intruder', '${role}', 'cz', now()) returning ${seatName}`;
  }),
  byStatement(
    'gives somebody the seat of another',
    'seat',
    'not-given',
    (chance) => `update seat set person = 'intruder' where ctid = ${some('seat', chance)} returning ${seatName}`,
  ),
  byStatement(
    'ends a seat',
    'seat',
    'not-as-given',
    (chance) =>
      `update seat set to_at = now() where ctid = ${some('seat', chance, 'to_at is null')} returning ${seatName}`,
  ),
  byStatement(
    'lets a seat go on that was ended',
    'seat',
    'not-as-given',
    (chance) =>
      `update seat set to_at = null where ctid = ${some('seat', chance, 'to_at is not null')} returning ${seatName}`,
  ),
  byStatement(
    'removes a seat',
    'seat',
    'given-is-gone',
    (chance) => `delete from seat where ctid = ${some('seat', chance)} returning ${seatName}`,
  ),
  byStatement(
    'raises a limit',
    'limit',
    'not-as-given',
    (chance) =>
      `update budget_line set limit_fen = limit_fen + ${1 + chance.below(1_000)} where ctid = ${some('budget_line', chance)} returning id as name`,
  ),
  byStatement(
    'adds a line',
    'limit',
    'not-given',
    (chance) =>
      `insert into budget_line (id, body, year, item, name_zh, name_en, limit_fen)
    values ('line-${chance.below(1_000)}', 'cz', 2027, 'A0402', 'x', 'x', 1) returning id as name`,
  ),
  byStatement(
    'removes a line',
    'limit',
    'given-is-gone',
    (chance) => `delete from budget_line where ctid = ${some('budget_line', chance)} returning id as name`,
  ),
  byStatement(
    'lets a body in that was not',
    'body',
    'not-as-given',
    (chance) => `update body set status = 'blocked' where ctid = ${some('body', chance)} returning id as name`,
  ),
  byStatement(
    'gives a body the name of another',
    'body',
    'not-as-given',
    (chance) => `update body set name_zh = '别的' where ctid = ${some('body', chance)} returning id as name`,
  ),
  byStatement(
    'lets a body supply that is kept out',
    'body',
    'not-as-given',
    () => `update body set barred_until = null where barred_until is not null returning id as name`,
  ),
  byStatement(
    'adds a body',
    'body',
    'not-given',
    (chance) =>
      `insert into body (id, kind, name_zh, name_en, status)
    values ('body-${chance.below(1_000)}', 'organisation', 'x', 'x', 'verified') returning id as name`,
  ),
  byStatement(
    'changes a setting',
    'setting',
    'not-as-given',
    (chance) =>
      `update setting set value = '1234567' where ctid = ${some('setting', chance)} returning key || ' ' || valid_from as name`,
  ),
  byStatement(
    'has another setting in force from a day on',
    'setting',
    'not-given',
    (chance) =>
      `insert into setting select key, '2027-01-0${1 + chance.below(9)}', value, citation, mark from setting
    where ctid = ${some('setting', chance)} returning key || ' ' || valid_from as name`,
  ),
  byStatement(
    'removes a setting',
    'setting',
    'given-is-gone',
    (chance) =>
      `delete from setting where ctid = ${some('setting', chance)} returning key || ' ' || valid_from as name`,
  ),
  byStatement(
    'makes a term longer',
    'deadline',
    'not-as-given',
    (chance) =>
      `update deadline_rule set length = length + 1 where ctid = ${some('deadline_rule', chance)} returning code || ' ' || valid_from as name`,
  ),
  byStatement(
    'makes a day another',
    'day',
    'not-as-given',
    (chance) =>
      `update calendar_day set kind = 'x' where ctid = ${some('calendar_day', chance)} returning date || ' ' || status as name`,
  ),
];

/** What somebody can do who has the folder of heads, and not their key. */
export interface HeadTampering {
  readonly name: string;
  does(folder: string, files: readonly string[], chance: Chance): Promise<Expected>;
}

const numberOf = (file: string): string => String(Number.parseInt(file, 10));

export const headTamperings: readonly HeadTampering[] = [
  {
    name: 'alters a line of a head',
    async does(folder, files, chance) {
      const file = chance.of(files);
      const lines = (await readFile(join(folder, file), 'utf8')).trimEnd().split('\n');
      const at = chance.below(lines.length);
      const line = lines[at] ?? '';
      const digits = [...line.matchAll(/[0-9]/g)].map(({ index }) => index);
      const place = chance.of(digits);
      const other = String((Number(line[place]) + 1) % 10);
      lines[at] = `${line.slice(0, place)}${other}${line.slice(place + 1)}`;
      await writeFile(join(folder, file), `${lines.join('\n')}\n`);
      return { where: '', faults: ['head-altered', 'head-missing'] };
    },
  },
  {
    name: 'takes a line out of a head',
    async does(folder, files, chance) {
      const file = chance.of(files);
      const lines = (await readFile(join(folder, file), 'utf8')).trimEnd().split('\n');
      lines.splice(chance.below(lines.length), 1);
      await writeFile(join(folder, file), `${lines.join('\n')}\n`);
      return { where: numberOf(file), faults: ['head-altered'] };
    },
  },
  {
    name: 'removes a head',
    async does(folder, files, chance) {
      const file = chance.of(files.slice(0, -1));
      await rm(join(folder, file));
      return { where: String(Number(numberOf(file)) + 1), faults: ['head-missing'] };
    },
  },
];

export const tamperings: readonly Tampering[] = [...log, ...given];
