import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { transact } from '../../db/transact.ts';
import type { BenchCity } from './city.ts';
import { median, timed } from './measure.ts';

const inFlight = 10;
const rounds = 5;
const times = 20;

/** Typed one after another into the form by which an organisation is registered. */
const typed = ['新桥社区养老服务中心', '民办非企业单位', '52230199MJ0000106W'];

/** About what a question weighs in the outbox. */
const message = 'x'.repeat(1_000);

export interface Answered {
  readonly whole: number;
  readonly transaction: number;
  readonly floor: number;
}

/**
 * Answers per second with ten people answering at once, medians: the whole way through the programme; a plain
 * transaction that remembers the message, locks the draft, changes it and says something; and one statement that does
 * the same. Each round measures all three.
 */
export async function measureAnswers(city: BenchCity): Promise<Answered> {
  const people = Array.from({ length: inFlight }, (_, n) => `answerer-${n}`);
  for (const person of people) await begin(city, person);
  const found: Answered[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const whole = await throughTheProgramme(city, people);
    const transaction = await byTransaction(city);
    const floor = await byOneStatement(city);
    // The first warms up.
    if (round > 0) found.push({ whole, transaction, floor });
  }
  return {
    whole: median(found.map((each) => each.whole)),
    transaction: median(found.map((each) => each.transaction)),
    floor: median(found.map((each) => each.floor)),
  };
}

async function begin(city: BenchCity, person: string): Promise<void> {
  await city.does(person, { kind: 'command', name: 'start', argument: '' });
  await city.store.transact(async (world) => {
    const account = await world.people.account('web', person);
    if (!account) throw new Error(`${person} has no account`);
    const draft = {
      procedure: 'organisation',
      version: 1,
      action: 'registerOrganisation',
      answers: {},
      secret: false,
    } as const;
    await world.drafts.start(
      { ...draft, person: account.person.id, case: undefined, parent: undefined },
      await world.now(),
    );
  });
}

/** Everyone stands before the first question again. */
async function startOver({ database }: BenchCity): Promise<void> {
  await database.execute(sql`delete from answer`);
  await database.execute(sql`
    update account a set focus = jsonb_build_object('draft', d.id, 'field', 'name') from draft d where d.person = a.person`);
}

async function throughTheProgramme(city: BenchCity, people: readonly string[]): Promise<number> {
  let ms = 0;
  for (let time = 0; time < times; time += 1) {
    await startOver(city);
    ms += await timed(people, inFlight, async (person) => {
      for (const text of typed) await city.does(person, { kind: 'text', text });
    });
  }
  const [row] = await city.database.sql`select count(*)::int as kept from answer where field = 'code'`;
  if (row?.kept !== people.length) throw new Error('the answers were not kept');
  return perSecond(times * people.length * typed.length, ms);
}

async function byTransaction({ database }: BenchCity): Promise<number> {
  const work = await drafts(database.sql);
  const ms = await timed(work, inFlight, ({ id, account }) =>
    transact(database, async (tx) => {
      await tx.execute(sql`insert into received (id) values (${randomUUID()}) on conflict do nothing`);
      await tx.execute(sql`select rev from draft where id = ${id} for update`);
      await tx.execute(sql`
        update draft set rev = rev + 1 where id = ${id}`);
      await tx.execute(sql`insert into outbox (account, mode, message) values (${account}, 'say', ${message})`);
    }),
  );
  return perSecond(work.length, ms);
}

async function byOneStatement({ database }: BenchCity): Promise<number> {
  const work = await drafts(database.sql);
  const ms = await timed(
    work,
    inFlight,
    ({ id, account }) => database.sql`
      with fresh as (
        insert into received (id) values (${randomUUID()}) on conflict do nothing returning id
      ), changed as (
        update draft set rev = rev + 1 from fresh
        where draft.id = ${id} returning draft.id
      )
      insert into outbox (account, mode, message) select ${account}, 'say', ${message} from changed`,
  );
  return perSecond(work.length, ms);
}

async function drafts(
  query: BenchCity['database']['sql'],
): Promise<readonly { readonly id: string; readonly account: string }[]> {
  const rows = await query<{ id: string; account: string }[]>`
    select d.id, a.id as account from draft d join account a on a.person = d.person order by d.id`;
  return Array.from({ length: times * typed.length }, () => [...rows]).flat();
}

function perSecond(count: number, ms: number): number {
  return (count / ms) * 1_000;
}
