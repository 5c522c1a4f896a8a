import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Outbox } from '../src/app/ports/stores.ts';
import type { Message, Press } from '../src/dialogue/message.ts';
import type { Account } from '../src/dialogue/talk.ts';
import { accountsWhere } from './people.ts';
import { account, outbox, person, token } from './schema.ts';
import { sealMessage } from './sealed-message.ts';
import { shownOf } from './shown.ts';
import { type Minted, mint, newMinting, pressIn, sharedToken, tokenised } from './tokens.ts';
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
  /** Written in one go, because each message by itself would be a round trip. */
  const pending: (() => Promise<void>)[] = [];
  const flush = async (): Promise<void> => {
    await Promise.all(pending.splice(0).map((write) => write()));
  };
  const presses = new Map<string, Map<string, readonly Press[]>>();
  const standing = new Map<string, Map<string, number>>();

  /** A message is written in one statement with what its buttons say. */
  const written = (to: Account, message: Message): { readonly tokens: SQL; readonly stored: string } => {
    const minted = newMinting();
    const stored = sealMessage(seal, outboxScope(to.id), tokenised(message, to.language, minted));
    listOf(presses, to.id).set(minted.token, minted.presses);
    return { tokens: tokensOf(minted, to.person.id, to.id), stored };
  };

  return {
    flush,
    shown: (to) => shownOf(listOf(presses, to), listOf(standing, to)),

    async say(account, message) {
      const { place = null } = message;
      const { tokens, stored } = written(account, message);
      pending.push(async () => {
        const [said] = await tx.execute<{ id: string }>(sql`
          with minted as (${tokens})
          insert into outbox (account, mode, place, message) values (${account.id}, 'say', ${place}, ${stored})
          returning id`);
        if (place !== null && said) listOf(standing, account.id).set(place, Number(said.id));
      });
    },

    async replace(account, message) {
      const { place } = message;
      if (place === undefined) throw new Error('a message without a place replaces nothing');
      const { tokens, stored } = written(account, message);
      pending.push(async () => {
        await tx.execute(replacement(tokens, account.id, place, stored));
        listOf(standing, account.id).delete(place);
      });
    },

    async copies(place) {
      const said = tx
        .select({ account: outbox.account })
        .from(outbox)
        .where(and(eq(outbox.place, place), eq(outbox.mode, 'say'), ne(outbox.state, 'dead')));
      // Sent one after another without waiting: the connection keeps their order.
      const [, accounts] = await Promise.all([flush(), accountsWhere(tx, inArray(account.id, said))]);
      return accounts;
    },

    async token(press, owner) {
      const minted = newMinting();
      const button = mint(press, minted);
      await tx.execute(tokensOf(minted, owner, null));
      return button;
    },

    async withTokens(account, message) {
      const minted = newMinting();
      const sent = tokenised(message, account.language, minted);
      await tx.execute(tokensOf(minted, account.person.id, account.id));
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

    async press(given): Promise<{ readonly press: Press; readonly person: string } | undefined> {
      const [found] = await tx
        .select({ presses: token.presses, person: sql<string>`coalesce(${person.mergedInto}, ${token.person})` })
        .from(token)
        .leftJoin(person, eq(person.id, token.person))
        .where(eq(token.token, sharedToken(given)));
      const press = found && pressIn(found, given);
      return press && { press, person: found.person };
    },
  };
}

function listOf<V>(lists: Map<string, Map<string, V>>, of: string): Map<string, V> {
  const list = lists.get(of) ?? new Map<string, V>();
  lists.set(of, list);
  return list;
}

/**
 * What was not yet tried need not be said first and then replaced: its text is changed. Otherwise the replacement of
 * what stands at the place is said, unless nothing does.
 */
function replacement(tokens: SQL, account: string, place: string, message: string): SQL {
  const here = sql`o.account = ${account} and o.place = ${place}`;
  return sql`
    with minted as (${tokens}), standing as (
      select o.id, o.state from outbox o where ${here} and o.mode = 'say' order by o.id desc limit 1
    ), newest as (
      select max(o.id) as id from outbox o, standing where ${here} and coalesce(o.target, o.id) = standing.id
    ), changed as (
      update outbox o set message = ${message} from newest, standing
      where o.id = newest.id and o.state = 'queued' and o.attempt = 0 and standing.state <> 'dead'
      returning o.id
    )
    insert into outbox (account, mode, place, target, message)
    select ${account}, 'replace', ${place}, id, ${message} from standing
    where state <> 'dead' and not exists (select from changed)`;
}

/** A message without a button leaves nothing to be pressed. */
function tokensOf({ token: shared, presses }: Minted, holder: string, account: string | null): SQL {
  return sql`
    insert into token (token, presses, person, account)
    select ${shared}::text, ${JSON.stringify(presses)}::jsonb, ${holder}::text, ${account}::text
    where ${presses.length > 0}`;
}
