import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { catchUp } from '../../db/catch-up.ts';
import { connect, type Database } from '../../db/connect.ts';
import { headKeyIn } from '../../db/head-key.ts';
import { headsIn } from '../../db/heads.ts';
import { showWithin } from '../../db/private.ts';
import { LogFaulty, rebuild } from '../../db/rebuild.ts';
import type { Rebuilt } from '../../db/rebuilt.ts';
import type { CitySeal } from '../../db/seal.ts';
import { sealIn } from '../../db/seal.ts';
import { witnessed } from '../../db/verify-heads.ts';
import { player } from '../../scripts/tour/player.ts';
import { childrenOf, type Stage, tourOn } from '../../scripts/tour/story.ts';
import { registeredBy } from '../../src/app/effects/register.ts';
import { claiming, fromLog } from '../../src/app/from-log.ts';
import { configFrom } from '../../src/config.ts';
import type { Answers } from '../../src/engine/form.ts';
import { instant } from '../../src/law/date.ts';
import { type Running, run } from '../../src/main.ts';
import { organisationAnswers } from '../core/given-organisation.ts';
import { type FreshDatabase, few, freshDatabase, named, schema } from '../database.ts';
import { wholeDesk } from '../whole-desk.ts';
import { dumpOf } from './city.ts';
import { saidInConfidence } from './said-in-confidence.ts';

const organisation = (evidence: Stage['evidence']): Answers => ({ ...organisationAnswers, certificate: evidence });

const complaint = {
  about: 'service-quality',
  whom: 'buyer',
  facts: '公示的联系电话一直打不通，问了几次都没有人回答。',
  reply: 'no',
} satisfies Answers;

let origin: FreshDatabase;
let folder: string;
let seal: CitySeal;

/** A purchase up to its contract and first payment, a complaint, an organisation, a seat in it and one that was closed. */
async function play(running: Running, at: (when: string) => void): Promise<void> {
  const { settled } = running;
  const desk = wholeDesk(running.desk, running.transcripts);
  const kept = await desk.keep('服务记录.pdf', Buffer.from('%PDF-1.4\n演示\n%%EOF'));
  if (!kept.ok) throw new Error(kept.refusal.why);
  const evidence = [kept.value];
  const played = player({ desk, settled });
  const stage: Stage = { player: played, evidence, tell: () => undefined, at: async (when) => at(when), desk };

  const entry = { opens: true, procedure: 'organisation', answers: organisation(evidence) } as const;
  const entered = await played.does('xq-applicant', entry);
  const ours = { procedure: 'organisation', case: entered, answers: {} } as const;
  await played.does('mz-civil', { ...ours, action: 'verifyOrganisation' });
  const suspension = { ground: 'unchecked', until: '2027-06-30', reason: '年检材料待核，通知后没有补交。', evidence };
  await played.does('mz-civil', { ...ours, action: 'proposeSuspension', answers: suspension });
  const seat = { place: 'organisation', organisationRole: 'org_finance' };
  const [mine] = (await desk.person('xq-applicant'))?.seats ?? [];
  const body = mine?.body ?? '';
  for (const [name, person] of [
    ['张宇', 'citizen-2'],
    ['李静', 'media'],
  ] as const) {
    await played.does('xq-applicant', { opens: true, procedure: 'membership', answers: { name, body, ...seat } });
    const heard = (await played.heard('xq-applicant')).map(({ message }) => plain(message)).join('\n');
    await played.says(person, heard.match(/(?<![\w-])[\w-]{20}(?![\w-])/g)?.at(-1) ?? '');
  }
  const leaving = { body, person: 'media', reason: '已经离职。' };
  await played.does('xq-applicant', { opens: true, procedure: 'departure', answers: leaving });

  const cut = { line: '2027-fl-L0409', direction: 'cut', amount: 5_000_000, document: '哈财预〔2026〕91号' };
  const because = { decidedOn: '2026-11-24', reason: '压减一般性支出。', evidence };
  const adjusting = { opens: true, procedure: 'adjustment', answers: { ...cut, ...because } } as const;
  const adjusted = await played.does('cz-budget', adjusting);
  await played.does('cz-budget-head', {
    procedure: 'adjustment',
    case: adjusted,
    action: 'confirmAdjustment',
    answers: {},
  });

  const tour = tourOn(stage);
  await tour.until('judgeBidders');
  const purchase = tour.purchase();
  await played.does('citizen-1', { opens: true, procedure: 'complaint', parent: purchase, answers: complaint });
  await tour.until('requestPayment');
  at('2027-03-10 09:00');
  const [first = ''] = await childrenOf(desk, purchase, 'payment');
  const request = { amount: 29_400_000, invoice: '24000000001', invoiceDate: '2027-03-10', documents: evidence };
  const paid = (person: string, action: string, given: Answers = {}) =>
    played.does(person, { procedure: 'payment', case: first, action, answers: given });
  await paid('bc-finance', 'requestPayment', request);
  await paid('ngmz-staff', 'certifyMilestone');
  await paid('ngmz-head', 'approvePayment');
  await paid('cz-treasury', 'pay', { voucher: 'PZ-1', paidOn: '2027-03-10' });
  await played.does('xtz-sec', { ...ours, action: 'confirmSuspension', answers: { reason: '情况属实。' } });
}

beforeAll(async () => {
  origin = await freshDatabase();
  folder = await mkdtemp(join(tmpdir(), 'gouban-rebuild-'));
  let now = instant('2026-11-25', '09:00');
  const at = (when: string): void => {
    const [date = '', time = ''] = when.split(' ');
    now = instant(date, time);
  };
  const failures: unknown[] = [];
  const log = { info: () => undefined, error: (_: object, error: unknown) => failures.push(error) };
  const settings = {
    DATABASE_URL: origin.ownerUrl,
    DATABASE_CONNECTIONS: few,
    DATA_DIR: folder,
    DEMO: 'true',
    PORT: '0',
  };
  const running = await run(configFrom(settings), log, () => now);
  const keeping = { folder: join(folder, 'heads'), key: await headKeyIn(join(folder, 'keys')) };
  const heads = headsIn(origin.database, keeping);
  const head = () => heads.take({ events: 1, hours: 1 }, now);
  try {
    await head();
    at('2026-11-25 10:00');
    await play(running, at);
    await head();
  } finally {
    await running.stop();
    await origin.database.close();
  }
  expect(failures).toEqual([]);
  seal = await sealIn(join(folder, 'keys'));
});

afterAll(async () => {
  await origin.drop();
  await rm(folder, { recursive: true });
});

/** Every test has its own copy of what was played. */
let owner: Database;
let copy: string;

beforeEach(async () => {
  copy = `copy_${randomUUID().replaceAll('-', '')}`;
  const template = new URL(origin.ownerUrl).pathname.slice(1);
  await administer(async ({ sql }) => sql`create database ${sql(copy)} template ${sql(template)} strategy file_copy`);
  owner = connect(named(origin.ownerUrl, copy), schema, { max: 2, statementTimeout: 0, idleInTransactionTimeout: 0 });
});
afterEach(async () => {
  await owner.close();
  await administer(async ({ sql }) => sql`drop database ${sql(copy)} with (force)`);
});

async function administer(deed: (database: Database) => Promise<unknown>): Promise<void> {
  const database = connect(named(origin.ownerUrl, 'postgres'), 'public', { max: 1, statementTimeout: 0 });
  await deed(database);
  await database.close();
}

function rebuilt(): Promise<readonly Rebuilt[]> {
  return rebuild(owner, seal, fromLog);
}

/** All that follows from the log, but for the running numbers that the database gives to rows. */
async function everything(): Promise<object> {
  const { sql } = owner;
  return {
    cards: await sql`select * from case_card order by id`,
    waiting: await sql`select * from waiting order by case_id, place`,
    lines: await sql`select * from budget_line order by id`,
    commitments: await sql`select * from commitment order by line, case_id`,
    claims: await sql`select * from case_claim order by rule, key`,
    entries: await sql`select line, move, fen, case_id, at from ledger_entry order by at, id`,
    notices: await sql`select number, kind, case_id, rows, at from notice order by at, id`,
    needs: await sql`select * from need order by notice`,
    tenders: await sql`select * from tender order by notice`,
    awards: await sql`select * from award order by notice`,
    ranks: await sql`select * from award_rank order by notice, place`,
    factors: await sql`select * from award_factor order by notice, place`,
    contracts: await sql`select * from contract order by notice`,
    instalments: await sql`select * from instalment order by notice, number`,
    payments: await sql`select * from payment order by notice`,
    evaluations: await sql`select * from evaluation order by notice`,
    indicators: await sql`select * from indicator order by notice, place`,
    bodies: showWithin(seal, 'profile', [...(await sql`select * from body order by id`)]),
    seats: await sql`select person, role, body, from_at, to_at from seat order by person, role, body`,
  };
}

async function differing(): Promise<readonly string[]> {
  return (await rebuilt()).filter(({ differed }) => differed > 0).map(({ table }) => table);
}

/** All tables that follow from the log. */
const rebuiltTables = [
  'case_card',
  'waiting',
  'body',
  'case_claim',
  'seat',
  'ledger_entry',
  'budget_line',
  'commitment',
  'notice',
  'need',
  'tender',
  'award',
  'award_rank',
  'award_factor',
  'contract',
  'instalment',
  'payment',
];

/** The purchases of this city have not come to their evaluation. */
const emptyTables = ['evaluation', 'indicator'];

test('what nobody touched is what the log says', async () => {
  const before = await everything();
  const counted = await rebuilt();
  expect(counted.filter(({ differed }) => differed > 0)).toEqual([]);
  expect(counted.map(({ table, rows }) => [table, rows > 0])).toEqual([
    ...rebuiltTables.map((table) => [table, true]),
    ...emptyTables.map((table) => [table, false]),
  ]);
  expect(await everything()).toEqual(before);
});

test('whatever was given came from the log or was there when heads began', async () => {
  const { heads, faults } = await witnessed(owner, seal, { path: join(folder, 'heads') }, registeredBy);
  expect(heads.length).toBeGreaterThan(1);
  expect(faults).toEqual([]);
});

test('what was wiped is there again, row by row, and a second time changes nothing', async () => {
  const before = await everything();
  const { sql } = owner;
  await sql`delete from waiting`;
  await sql`delete from case_card`;
  await sql`delete from ledger_entry`;
  await sql`delete from commitment`;
  await sql`delete from case_claim`;
  await sql`delete from notice`;
  const told = ['need', 'tender', 'award', 'award_rank', 'award_factor', 'contract', 'instalment', 'payment'];
  for (const table of [...told, ...emptyTables]) await sql`delete from ${sql(table)}`;
  await sql`update budget_line set adjusted_fen = 0, reserved_fen = 0, committed_fen = 0, paid_fen = 0`;
  await sql`delete from seat where body in (select id from body where name_zh = '新桥社区养老服务中心')`;
  await sql`delete from body where name_zh = '新桥社区养老服务中心'`;
  expect(await differing()).toEqual(rebuiltTables);
  expect(await everything()).toEqual(before);
  expect(await differing()).toEqual([]);
  expect(await everything()).toEqual(before);
});

describe('what was altered is found and mended', () => {
  test.each([
    ['case_card', `update case_card set title = '别的', search_text = '' where procedure = 'purchase'`],
    ['case_card', `update case_card set "position" = 'setup.consult', due = null where procedure = 'purchase'`],
    ['case_card', `update case_card set public = not public, supplier = 'sh'`],
    ['waiting', `update waiting set person = 'somebody-else'`],
    ['waiting', `insert into waiting select id, 9, 'citizen' from case_card`],
    ['ledger_entry', `update ledger_entry set case_id = 'another' where move = 'pay'`],
    [
      'ledger_entry',
      `insert into ledger_entry (line, move, fen, case_id, at)
      select line, move, fen, case_id, at from ledger_entry where move = 'pay'`,
    ],
    [
      'budget_line',
      `update budget_line set paid_fen = paid_fen - 1, committed_fen = committed_fen + 1 where paid_fen > 0`,
    ],
    ['budget_line', `update budget_line set adjusted_fen = adjusted_fen + 1 where adjusted_fen < 0`],
    ['case_claim', `update case_claim set case_id = 'another'`],
    ['case_claim', `insert into case_claim select rule, '24000000002', case_id from case_claim`],
    ['commitment', `update commitment set paid_fen = paid_fen - 1`],
    ['commitment', `insert into commitment select line, 'another', committed_fen, 0 from commitment`],
    ['notice', `update notice set rows = '{}' where kind = 'tender'`],
    ['award', `update award set amount_fen = amount_fen - 1`],
    [
      'award_rank',
      `insert into award_rank select 'GG-of-nobody', root, place, supplier, rank_no, price_fen, points from award_rank`,
    ],
    ['award_factor', `update award_factor set points = points + 1`],
    ['indicator', `insert into indicator select 'GG-of-nobody', root, 1, '满意度', 'at-least', 90, 95, '%' from award`],
    ['need', `update need set users = users + 1`],
    ['tender', `update tender set method = 'directed', ceiling_fen = ceiling_fen + 1`],
    ['evaluation', `insert into evaluation select 'GG-of-nobody', root, supplier, 90, 'excellent', at from contract`],
    ['instalment', `delete from instalment where number = 2`],
    ['payment', `update payment set supplier = '松花江'`],
    ['notice', `update notice set number = 'HRB-2026-GG-0099' where kind = 'consultation'`],
    ['body', `update body set status = 'verified' where name_zh = '新桥社区养老服务中心'`],
    ['body', `update body set barred_until = '2030-01-01' where name_zh = '新桥社区养老服务中心'`],
    ['seat', `update seat set to_at = null where person = 'media'`],
    [
      'seat',
      `update seat set from_at = from_at + interval '1 day'
      where to_at is null and body in (select id from body where name_zh = '新桥社区养老服务中心')`,
    ],
  ])('%s: %s', async (table, statement) => {
    const before = await everything();
    await owner.sql.unsafe(statement);
    expect(await everything()).not.toEqual(before);
    expect(await differing()).toEqual([table]);
    expect(await everything()).toEqual(before);
  });
});

test('an upgrade enters the invoices of payments of before, and leaves what is entered', async () => {
  const before = await everything();
  const catchesUp = () => catchUp(named(origin.ownerUrl, copy), schema, seal, { ...fromLog, claiming, inParts: [] });
  await owner.sql`delete from case_claim`;
  await catchesUp();
  expect(await everything()).toEqual(before);
  await owner.sql`update case_claim set key = '24000000002'`;
  await catchesUp();
  expect(await everything()).toMatchObject({ claims: [{ rule: 'invoice-used-once', key: '24000000002' }] });
});

test('a seat that was held before a case gave it keeps its beginning', async () => {
  await owner.sql`update seat set from_at = from_at - interval '1 year' where person = 'citizen-2'`;
  const before = await everything();
  expect(await differing()).toEqual([]);
  expect(await everything()).toEqual(before);
});

test('a seat that was given up stays given up', async () => {
  await owner.sql`update seat set to_at = now() where person = 'citizen-2'`;
  const before = await everything();
  expect(await differing()).toEqual([]);
  expect(await everything()).toEqual(before);
});

describe('from a log that is not whole nothing is made', () => {
  test.each([
    ['altered', `update event set event = event || '{"extra": 1}' where kind = 'closed'`],
    [
      'tail-missing',
      `delete from event where (case_id, seq) = (select case_id, max(seq) from event group by 1 order by 2 desc limit 1)`,
    ],
    ['case-missing', `delete from event where case_id = (select id from case_card where procedure = 'complaint')`],
  ])('%s', async (fault, statement) => {
    await owner.sql.unsafe(statement);
    await owner.sql`update case_card set title = '别的'`;
    const before = await everything();
    const failed = await rebuilt().catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(LogFaulty);
    expect(String(failed)).toContain(fault);
    expect(await everything()).toEqual(before);
  });
});

test('what was said in confidence stands in no row, and is read as it was', async () => {
  const secrets = await saidInConfidence(owner, seal);
  expect(secrets.length).toBeGreaterThan(5);
  const rows = (await dumpOf(named(origin.ownerUrl, copy))).split('\n').filter((row) => !row.startsWith('person: '));
  expect(rows.filter((row) => secrets.some((secret) => row.includes(secret)))).toEqual([]);
});

test('nothing can be appended to the log meanwhile', async () => {
  const others = connect(named(origin.ownerUrl, copy), schema, { max: 2, lockTimeout: 100 });
  const { sql } = others;
  const append = () => sql`
    insert into event select 'late', 1, kind, at, event, 'before', 'after' from event where kind = 'opened' limit 1`;
  const appended: unknown[] = [];
  const working = rebuild(owner, seal, fromLog);
  // Another's lock on the notices holds the work up where it is almost done.
  await others.transactions.begin(async (blocker) => {
    await blocker`lock table notice`;
    const isHeldUp = async (): Promise<boolean> => {
      const [found] = await sql`
        select count(*)::int as count from pg_locks where not granted and relation = 'notice'::regclass`;
      return found?.count > 0;
    };
    while (!(await isHeldUp()));
    appended.push(await append().catch((error: unknown) => error));
  });
  await working;
  await append();
  expect(appended).toMatchObject([{ code: '55P03' }]);
  await others.close();
});
