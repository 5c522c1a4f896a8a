import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, type Database } from '../../db/connect.ts';
import { rebuild } from '../../db/rebuild.ts';
import type { CitySeal } from '../../db/seal.ts';
import { sealIn } from '../../db/seal.ts';
import { verifyLog } from '../../db/verify-log.ts';
import { fromLog } from '../../src/app/from-log.ts';
import { configFrom } from '../../src/config.ts';
import { wanted } from '../../src/demo/wanted.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { instant } from '../../src/law/date.ts';
import { type Running, run } from '../../src/main.ts';
import { bidAnswers } from '../core/given-purchase.ts';
import { type WholeDesk, wholeDesk } from '../whole-desk.ts';
import { dumpOf, filePages, pdf } from './city.ts';
import { type OlderCity, olderCity } from './older-city.ts';
import { saidInConfidence } from './said-in-confidence.ts';

let city: OlderCity;
let owner: Database;
let running: Running;
let seal: CitySeal;
let desk: WholeDesk;
const failures: unknown[] = [];

/** The programme of today takes over what the version before has left. */
beforeAll(async () => {
  city = await olderCity();
  owner = connect(city.ownerUrl, city.schema, { max: 2, statementTimeout: 0, idleInTransactionTimeout: 0 });
  const log = { info: () => {}, error: (_: object, error: unknown) => void failures.push(error) };
  const settings = { DATABASE_URL: city.ownerUrl, DATA_DIR: city.folder, DEMO: 'true', PORT: '0' };
  running = await run(configFrom(settings), log, () => instant('2026-11-25', '09:00'));
  seal = await sealIn(join(city.folder, 'keys'));
  desk = wholeDesk(running.desk, running.transcripts);
});

afterAll(async () => {
  await running.stop();
  await owner.close();
  await city.drop();
});

async function onlyCase(position: string): Promise<string> {
  const [found] = await owner.sql`select id from case_card where position = ${position} order by opened_at limit 1`;
  return String(found?.id);
}

async function standsAt(id: string): Promise<unknown> {
  const [found] = await owner.sql`select position from case_card where id = ${id}`;
  return found?.position;
}

/** Nothing is wrong with the log, and what was made of it is what would be made again. */
async function expectWhole(): Promise<void> {
  expect((await verifyLog(owner, seal)).faults).toEqual([]);
  const rebuilt = await rebuild(owner, seal, fromLog);
  expect(rebuilt.filter(({ differed }) => differed > 0)).toEqual([]);
}

test('the log is whole, and a rebuild finds no difference', expectWhole);

test('what was said in confidence stands in no row any more, and is read as it was', async () => {
  const secrets = await saidInConfidence(owner, seal);
  expect(secrets.length).toBeGreaterThan(5);
  const rows = (await dumpOf(city.ownerUrl)).split('\n');
  expect(rows.filter((row) => secrets.some((secret) => row.includes(secret)))).toEqual([]);
});

test('notices of before name bodies and persons by their ids, and enter the public’s tables', async () => {
  const notices = await owner.sql`select count(*)::int as all, count(version)::int as typed from notice`;
  expect([...notices]).toEqual([{ all: 30, typed: 30 }]);
  const awards = await owner.sql`
    select supplier, amount_fen::int as amount, (select count(*)::int from award_rank r where r.notice = award.notice) as bids
    from award order by at`;
  expect([...awards]).toEqual([
    { supplier: 'sh', amount: 203_700_000, bids: 3 },
    { supplier: 'bc', amount: 75_660_000, bids: 3 },
    { supplier: 'sh', amount: 44_620_000, bids: 3 },
  ]);
  const contracts = await owner.sql`
    select buyer, supplier, price_fen::int as price, (select sum(amount_fen)::int from instalment i where i.notice = c.notice) as sum
    from contract c order by at`;
  expect([...contracts]).toEqual([
    { buyer: 'cl', supplier: 'sh', price: 203_700_000, sum: 203_700_000 },
    { buyer: 'dlmz', supplier: 'bc', price: 75_660_000, sum: 75_660_000 },
  ]);
  const tenders = await owner.sql`select method, (ceiling_fen <= budget_fen) as within from tender`;
  expect(tenders.length).toBeGreaterThan(0);
  for (const tender of tenders) expect(tender).toEqual({ method: expect.stringMatching(/^[a-z-]+$/), within: true });
  const needs = await owner.sql`select users > 0 as counted, cardinality(divisions) > 0 as placed from need`;
  expect(needs.length).toBeGreaterThan(0);
  for (const need of needs) expect(need).toEqual({ counted: true, placed: true });
  const payments = await owner.sql`select supplier, number from payment order by paid_on`;
  expect(payments.map(({ supplier, number }) => `${supplier} ${number}`)).toEqual(['sh 1', 'sh 2', 'sh 3', 'bc 1']);
});

test('notices of before are read in English with English names', async () => {
  const notice = await desk.notice('HRB-2026-GG-0005', 'en');
  const rows = Object.fromEntries((notice?.rows ?? []).map(({ label, value }) => [label, inWords(value, 'en')]));
  expect(rows).toMatchObject({ 'Awarded to': 'Songhua River Association for the Disabled' });
  expect(rows['Prices, points and ranks']).toMatch(/^Songhua River/);
  expect(rows['Prices, points and ranks']).not.toContain('松花江');
  expect(rows.Panel).toContain('卢建平');
});

test('the portal says of each awarded purchase who was awarded it, and for how much', async () => {
  const { items } = await desk.projects({ stage: 'awarded' }, 'en');
  expect(items.map(({ award }) => [award?.supplier, award && inWords(award.amount, 'en')]).toSorted()).toEqual([
    ['Ice City Warm Heart Social Work Centre', '¥756,600'],
    ['Songhua River Association for the Disabled', '¥2,037,000'],
    ['Songhua River Association for the Disabled', '¥446,200'],
  ]);
});

test('a sealed draft of before is finished; what was answered then stands in it', async () => {
  const purchase = await onlyCase('bidding.open');
  const price = Math.round(wanted.open.budget * 0.96);
  const kept = await desk.keep('响应文件.pdf', pdf);
  if (!kept.ok) throw new Error(kept.refusal.why);
  const answers = {
    ...bidAnswers,
    // What its version still asks.
    declarations: [
      'independent',
      'reputation-and-accounts',
      'equipment-and-skill',
      'taxes-and-insurance',
      'no-violation',
      'other-conditions',
    ],
    noConflict: true,
    plan: '晓梦按片区设服务小组，每组由一名持证社工带队，服务对象逐一评估建档，按需排班；设固定投诉电话，当日回应，每月回访并公布结果，接受居民监督。（演示数据）',
    price,
    breakdown: [{ item: '全部', amount: price }],
    commitments: [{ value: 12_600 }, { value: 96 }, { value: 82 }, { value: 92 }],
    documents: [kept.value],
  };
  expect(await standsIn('dx-staff', 'plan')).toEqual([answers.plan]);
  const bid = await filePages(desk, 'dx-staff', { opens: true, procedure: 'bid', parent: purchase, answers });
  expect(await standsAt(bid)).toBe('bidding.sign');
  expect(await desk.drafts('dx-staff')).toEqual([]);
});

test('an open draft of before is finished', async () => {
  const facts = '公示的联系电话一直打不通，问了几次都没有人回答。';
  const answers = { about: 'service-quality', whom: 'buyer', facts, reply: 'no' };
  expect(await standsIn('citizen-1', 'about')).toEqual(['service-quality']);
  const parent = await onlyCase('bidding.open');
  const complaint = await filePages(desk, 'citizen-1', { opens: true, procedure: 'complaint', parent, answers });
  expect(await standsAt(complaint)).toBe('triage.route');
});

test('an open case of before goes on: its contract is signed, published and entered in the tables', async () => {
  const purchase = await onlyCase('contract.sign');
  await filePages(desk, 'sh-admin', {
    procedure: 'purchase',
    case: purchase,
    action: 'signForSupplier',
    answers: {},
  });
  expect(await standsAt(purchase)).toBe('management.run');
  const [contract] = await owner.sql`
    select supplier, (select count(*)::int from instalment i where i.notice = c.notice) as parts from contract c
    where root = ${purchase}`;
  expect(contract).toEqual({ supplier: 'sh', parts: 3 });
});

test('afterwards all of it is as the log has it', async () => {
  await running.settled();
  await expectWhole();
  expect(failures).toEqual([]);
});

/** What stands in a field of a person's draft. */
async function standsIn(person: string, field: string): Promise<readonly string[] | undefined> {
  const [draft] = await owner.sql`select id from draft where person = ${person}`;
  const page = await desk.page(String(draft?.id), 0, person);
  return page?.fields.find(({ key }) => key === field)?.value;
}
