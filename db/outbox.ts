import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Outbox } from '../src/app/ports/stores.ts';
import type { Message, Press, Sent } from '../src/dialogue/message.ts';
import type { Account } from '../src/dialogue/talk.ts';
import { accountsWhere } from './people.ts';
import { outbox } from './schema.ts';
import { sealMessage } from './sealed-message.ts';
import { shownOf } from './shown.ts';
import { leftBy, type Minted, mint, newMinting, pressIn, sharedToken, tokenised } from './tokens.ts';
import type { Transaction } from './transact.ts';
import type { WorldContext } from './world-context.ts';

/** Of what is said in one account; the sending side opens it. */
export function outboxScope(account: string): string {
  return `outbox/${account}`;
}

/** Of a message: what its platform may know it by. */
export function keyOf(account: string, id: string): string {
  return `${account}-${id}`;
}

/** The message that has a key; undefined when none can have it. */
function rowOf(key: string): { readonly account: string; readonly id: number } | undefined {
  const [, account, id] = /^(.+)-(\d{1,15})$/.exec(key) ?? [];
  return account === undefined ? undefined : { account, id: Number(id) };
}

/** `flush` writes what was said, and must be called at the end of the transaction. */
export interface WrittenOutbox extends Outbox {
  flush(): Promise<void>;
}

export function outboxIn({ tx, seal }: WorldContext): WrittenOutbox {
  /** What was said, in its order, each with what its buttons say. */
  let pending: Pending[] = [];
  const presses = new Map<string, Map<string, readonly Press[]>>();
  const standing = new Map<string, Map<string, number>>();

  const written = ({ id: to, language, person }: Account, message: Message, leaves: boolean): Written => {
    const minted = newMinting();
    const sealed = (sent: Sent): string => sealMessage(seal, outboxScope(to), sent);
    const stored = sealed(tokenised(message, language, minted));
    const left = leaves ? leftBy(message, language) : undefined;
    listOf(presses, to).set(minted.token, minted.presses);
    const at = { account: to, place: message.place ?? null, repliesTo: message.repliesTo ?? null };
    return { ...at, message: stored, left: left ? sealed(left) : null, person: person.id, ...minted };
  };

  const add = (mode: Pending['mode'], account: Account, message: Message): void => {
    const { id: to } = account;
    // Of what is replaced twice before anything is written only the last is ever seen.
    const last = pending.findLast(({ account, place }) => account === to && place === (message.place ?? null));
    if (mode === 'replace' && last?.mode === 'replace') pending = pending.filter((each) => each !== last);
    pending.push({ mode, ...written(account, message, mode === 'say') });
  };

  /** As few statements as keep the order: what is said and what is replaced at one place, one after another. */
  const flush = async (): Promise<void> => {
    const runs = runsOf(pending);
    pending = [];
    await Promise.all(
      runs.map(async (run) => {
        const rows = await (run[0]?.mode === 'replace'
          ? tx.run<Said>(replacing, [JSON.stringify(run)])
          : writeSaid(tx, run));
        for (const { account: to, place } of run) if (place !== null) listOf(standing, to).delete(place);
        for (const { id, account: to, place } of rows) if (place !== null) listOf(standing, to).set(place, Number(id));
      }),
    );
  };

  return {
    flush,
    shown: (to) => shownOf(listOf(presses, to), listOf(standing, to)),
    say: async (to, message) => add('say', to, message),

    async replace(to, message) {
      if (message.place === undefined) throw new Error('a message without a place replaces nothing');
      add('replace', to, message);
    },

    async turn(to, from, message) {
      await flush();
      const rows = await tx.run<{ readonly id: string }>(turning, [
        JSON.stringify([written(to, message, false)]),
        from,
      ]);
      for (const place of [from, message.place ?? '']) listOf(standing, to.id).delete(place);
      return rows.length > 0;
    },

    async copies(place) {
      // Sent one after another without waiting: the connection keeps their order.
      const [, accounts] = await Promise.all([flush(), accountsWhere({ tx, seal }, havingCopies, [place])]);
      return accounts;
    },

    async saidAt(of, place) {
      await flush();
      const rows = await tx.run<{ readonly reference: string | null; readonly fresh: boolean }>(allAt, [of, place]);
      return rows.map(({ reference, fresh }) => ({ reference: reference ?? undefined, isNew: fresh }));
    },

    async token(press, owner) {
      const minted = newMinting();
      const button = mint(press, minted);
      await tx.run(mintingAlone, [JSON.stringify([{ ...minted, person: owner }])]);
      return button;
    },

    async withTokens(to, message) {
      const minted = newMinting();
      const sent = tokenised(message, to.language, minted);
      await tx.run(mintingAlone, [JSON.stringify([{ ...minted, person: to.person.id, account: to.id }])]);
      return sent;
    },

    async renew({ id: of }, key, reference) {
      const row = rowOf(key);
      if (row?.account !== of) return;
      await tx.execute(sql`
        update outbox set reference = ${reference}
        where account = ${of} and id = (
          select coalesce(target, id) from outbox where id = ${row.id} and account = ${of} and state = 'sent')`);
    },

    async fail(key, reason) {
      const row = rowOf(key);
      if (!row) return;
      const here = and(eq(outbox.id, row.id), eq(outbox.account, row.account));
      const change = { state: 'dead' as const, reason, due: sql`now()` };
      await tx
        .update(outbox)
        .set(change)
        .where(and(here, inArray(outbox.state, ['sent', 'leased', 'unknown'])));
    },

    async press(given) {
      const [found] = await tx.run<TokenRow>(pressing, [sharedToken(given)]);
      const press = found && pressIn(found, given);
      return press && { press, person: found.person, ...(found.age !== null && { age: found.age }) };
    },
  };
}

/** What is to be written of a message that is said. */
interface Written extends Minted {
  readonly account: string;
  readonly place: string | null;
  readonly repliesTo: string | null;
  readonly message: string;
  /** What becomes of the message that stood there before. */
  readonly left: string | null;
  readonly person: string;
}
interface Pending extends Written {
  readonly mode: 'say' | 'replace';
}

/** Of what was said: where it stands. */
interface Said {
  readonly id: string;
  readonly account: string;
  readonly place: string | null;
}

/** Says each at the end of its account; what stood at its place becomes what is left of it. */
export function writeSaid(tx: Transaction, messages: readonly Written[]): Promise<readonly Said[]> {
  return tx.run<Said>(saying, [JSON.stringify(messages)]);
}

interface TokenRow {
  readonly presses: readonly Press[];
  readonly person: string;
  readonly age: number | null;
}

/** Messages of one mode after another, and one at each place of an account. */
function runsOf(messages: readonly Pending[]): readonly (readonly Pending[])[] {
  const runs: Pending[][] = [];
  for (const message of messages) {
    const run = runs.at(-1);
    const other = run?.some(
      ({ mode, account: to, place }) =>
        mode !== message.mode || (place !== null && to === message.account && place === message.place),
    );
    if (run && !other) run.push(message);
    else runs.push([message]);
  }
  return runs;
}

function listOf<V>(lists: Map<string, Map<string, V>>, of: string): Map<string, V> {
  const list = lists.get(of) ?? new Map<string, V>();
  lists.set(of, list);
  return list;
}

const given = `given as (
    select * from rows from (json_to_recordset($1::text::json)
      as (token text, presses jsonb, person text, account text, place text, "repliesTo" text, message text, "left" text)
    ) with ordinality as g (token, presses, person, account, place, replies_to, message, "left", nth)
  )`;

/** A message without a button leaves nothing to be pressed. */
const minting = `
  insert into token (token, presses, person, account)
  select token, presses, person, account from given where jsonb_array_length(presses) > 0`;

const mintingAlone = `with ${given} ${minting}`;

/** What stood at the place before is replaced after that: by what is left of it, at no place any more. */
const saying = `
  with ${given}, minted as (${minting}), retired as (
    insert into outbox (account, mode, target, message)
    select g.account, 'replace', said.id, g."left" from given g cross join lateral (
      select o.id, o.state from outbox o
      where o.account = g.account and o.place = g.place and o.mode = 'say' order by o.id desc limit 1
    ) as said
    where g."left" is not null and said.state <> 'dead' order by g.nth
  )
  insert into outbox (account, mode, place, replies_to, message)
  select account, 'say', place, replies_to, message from given order by nth
  returning id, account, place`;

/**
 * What was not yet tried need not be said first and then replaced: its text is changed. Otherwise the replacement of
 * what stands at the place is said, unless nothing does.
 */
const replacing = `
  with ${given}, minted as (${minting}), standing as (
    select g.nth, g.account, g.place, g.message, said.id, said.state from given g cross join lateral (
      select o.id, o.state from outbox o
      where o.account = g.account and o.place = g.place and o.mode = 'say' order by o.id desc limit 1
    ) as said
  ), newest as (
    select s.*, (
      select max(o.id) from outbox o
      where o.account = s.account and o.place = s.place and coalesce(o.target, o.id) = s.id
    ) as last from standing s
  ), changed as (
    update outbox o set message = n.message from newest n
    where o.id = n.last and o.state = 'queued' and o.attempt = 0 and n.state <> 'dead'
    returning n.id
  ), replaced as (
    insert into outbox (account, mode, place, target, message)
    select account, 'replace', place, id, message from standing
    where state <> 'dead' and id not in (select id from changed) order by nth
  )
  select id, account, place from standing where false`;

/** What was said at the place before is retired, and stands there no more either. */
const turning = `
  with ${given}, minted as (${minting}), standing as (
    select o.id, o.state from given g join outbox o on o.account = g.account
    where o.place = $2 and o.mode = 'say' order by o.id desc limit 1
  ), moved as (
    update outbox o set place = case when o.id = s.id then g.place end from given g, standing s
    where o.account = g.account and o.place = $2 and o.mode = 'say' and s.state <> 'dead'
  )
  insert into outbox (account, mode, place, target, message)
  select g.account, 'replace', g.place, s.id, g.message from given g, standing s where s.state <> 'dead'
  returning id`;

const allAt = `
  select case when not repeated then reference end as reference, state = 'queued' and attempt = 0 as fresh from outbox
  where place = $2 and account = $1 and mode = 'say' order by id desc`;

/** Accounts that have a message at a place. */
const havingCopies = `(
  select * from account where id = any(array(
    select account from outbox where place = $1 and mode = 'say' and state <> 'dead')))`;

const pressing = `
  select t.presses, coalesce(p.merged_into, t.person) as person,
    case when t.account is not null then (extract(epoch from now() - t.made_at) * 1000)::float8 end as age
  from token t left join person p on p.id = t.person where t.token = $1`;
