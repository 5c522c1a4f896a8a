import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openCase } from '../../src/app/act.ts';
import { hashOf } from '../../src/app/code.ts';
import type { Incoming } from '../../src/dialogue/message.ts';
import { organisationAnswers } from '../core/given-organisation.ts';
import { now } from './given-store.ts';
import { type WholeWeb, wholeWeb } from './whole-web.ts';

/** What people write, and what must then stand in no log. */
const canary = 'CANARY';
const told = `${canary} 他们收了钱`;

let city: WholeWeb;
let owner: postgres.Sql;
let tables: readonly string[];
let round = 0;
/** What came back from each address. */
let answered: (readonly [string, Response])[] = [];

beforeAll(async () => {
  city = await wholeWeb();
  owner = postgres(city.ownerUrl, { max: 1, onnotice: () => {}, connection: { search_path: city.schema } });
  const found = await owner<{ name: string }[]>`
    select tablename as name from pg_tables where schemaname = ${city.schema} order by 1`;
  tables = found.map(({ name }) => name);
});
afterAll(async () => {
  await owner.end();
  await city.drop();
});

/** PostgreSQL's codes, and the end of the connection in the middle of a statement. */
const faults = { lock: '55P03', constraint: '23514', 'time-out': '57014', 'full disk': '53100', cut: undefined };
type Fault = keyof typeof faults;

/** From now on every statement on this table fails, saying what was in it. */
async function fail(table: string, fault: Fault): Promise<void> {
  const code = faults[fault];
  const failing = code
    ? `raise exception using errcode = '${code}', message = 'cannot write "${told}"', detail = '${told}', hint = '${told}'`
    : 'perform pg_terminate_backend(pg_backend_pid()), pg_sleep(1)';
  await owner.unsafe(`
    create function fails() returns boolean language plpgsql as $$ begin ${failing}; return true; end $$;
    create function fails_to_write() returns trigger language plpgsql as $$ begin perform fails(); return null; end $$;
    alter table "${table}" enable row level security;
    create policy fails on "${table}" using (fails()) with check (true);
    create trigger fails before insert or update or delete on "${table}" execute function fails_to_write()`);
}

async function mend(table: string): Promise<void> {
  await owner.unsafe(`
    drop trigger fails on "${table}";
    drop policy fails on "${table}";
    alter table "${table}" disable row level security;
    drop function fails_to_write();
    drop function fails()`);
}

const from = { channel: 'telegram', address: `${canary}-1`, name: told } as const;
const say = (says: Incoming['says'], sender: Incoming['from'] = from): Promise<unknown> => {
  round += 1;
  return city.assistant.receive({ id: `failing-${round}`, from: sender, forms: 'questions', says });
};

/** What people do that reaches every table, with what they write in it. */
const deeds: readonly (() => Promise<unknown>)[] = [
  () => say({ kind: 'command', name: 'start', argument: '' }, { ...from, address: `${canary}-new-${round}` }),
  () => say({ kind: 'text', text: told }),
  () => say({ kind: 'text', text: `${canary}1234567890ABCD` }),
  () => say({ kind: 'command', name: 'login', argument: '' }),
  async () => {
    const opened = await city.store.transact(async (world) => {
      const { person } = await world.people.arrive(from, now);
      const dates = { foundedOn: '2025-09-10', validFrom: '2025-09-10', validTo: '2029-09-09' };
      const answers = { ...organisationAnswers, ...dates, address: told, name: `${told}${round}` };
      return openCase(world, 'organisation', undefined, { by: person, answers });
    });
    if (!opened.ok) throw new Error(opened.refusal.why);
  },
  () => city.store.transact((world) => world.people.useCode(hashOf(`${canary}${round}`), now)),
  () => city.sweep(),
  () => city.deliveries.claim(['telegram', 'web'], 20),
  () => city.store.transact(async (world) => world.law()),
  () => page('/'),
  () => page(`/projects?q=${canary}`),
  () => page(`/notices/${canary}`),
  () => page(`/receipts/${canary}`),
  () => page(`/desk/case/${canary}`),
  () => page('/desk'),
  () => page('/desk/chat'),
  () => send(`/sign-in/${canary}`, {}),
  () => send('/desk/say', { text: told }),
  () => send('/desk/act', { case: canary, do: canary }),
  () => send('/desk/press', { token: canary }),
  () => send('/desk/begin', { press: JSON.stringify({ do: 'start', form: { procedure: 'organisation' } }) }),
  () => send('/complain', { project: canary }),
  typing,
];

let cookie = '';
let draft = '';

async function page(path: string): Promise<void> {
  answered.push([path, await city.get(path, { cookie })]);
}

async function send(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  round += 1;
  const response = await city.post(path, { key: `a-key-of-a-page-${round}`, ...fields }, { cookie });
  answered.push([path, response]);
  return response;
}

/** A page of a form with what was written on it. */
async function typing(): Promise<void> {
  await page(`/desk/form/${draft}`);
  await send(`/desk/form/${draft}`, { rev: '0', go: 'later', name: `${told}${round}`, code: '52230199MJ0000106W' });
}

/** Does all of it; what fails, fails. Returns what was logged and thrown meanwhile. */
async function live(): Promise<string> {
  const before = city.failures.length;
  answered = [];
  for (const deed of deeds) {
    // As the channels and the sweeps do: what is not caught before them is logged.
    await deed().catch((error: unknown) => city.log.error({ doing: 'deed' }, error));
  }
  return JSON.stringify(city.failures.slice(before));
}

describe('whatever statement fails', () => {
  beforeAll(async () => {
    const person = await city.store.transact(async (world) => {
      const { person } = await world.people.arrive({ channel: 'web', address: 'li', name: told }, now);
      await world.people.openAccount(person.id, 'web', person.id);
      return person.id;
    });
    ({ cookie } = await city.signedIn(person));
    const begun = await send('/desk/begin', {
      press: JSON.stringify({ do: 'start', form: { procedure: 'organisation' } }),
    });
    draft = /\/desk\/form\/([\w-]+)/.exec(begun.headers.get('location') ?? '')?.[1] ?? '';
    expect(draft).not.toBe('');
    expect(await live()).toBe('[]');
  });

  /** Where the connection ends: it takes a while to be made again. */
  const cut = new Set(['answer', 'case_card']);
  /** What only those who set a city up write or read. */
  const quiet = new Set(['migration']);

  test('the log has no word of what was written, and whoever asked is told what is true', async () => {
    const unseen: string[] = [];
    const kinds = ['lock', 'constraint', 'time-out', 'full disk'] as const;
    // Each table fails in one way, and each way on several tables: on all of them in every way it would take minutes.
    for (const [at, table] of tables.entries()) {
      const fault = cut.has(table) ? 'cut' : (kinds[at % kinds.length] ?? 'lock');
      const where = `${table}, ${fault}`;
      await fail(table, fault);
      const logged = await live();
      await mend(table);
      expect(logged, where).not.toMatch(new RegExp(canary));
      if (logged === '[]') unseen.push(table);
      const statuses = answered.map(([path, { status }]) => [path, status] as const);
      const wrong = statuses.filter(([, status]) => status === (fault === 'constraint' ? 503 : 500));
      expect(wrong, where).toEqual([]);
      for (const [, response] of answered.filter(([, { status }]) => status === 503)) {
        expect(response.headers.get('retry-after')).toMatch(/^\d+$/);
        expect(await response.text()).toContain(fault === 'full disk' ? '现在不能提交' : '现在忙不过来');
      }
    }
    expect(unseen.filter((table) => !quiet.has(table))).toEqual([]);
  }, 120_000);
});
