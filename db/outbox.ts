import { and, eq, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Account, Outbox } from '../src/app/ports.ts';
import type { Message, Press } from '../src/dialogue/message.ts';
import { accountsWhere } from './people.ts';
import { account, outbox, person, token } from './schema.ts';
import { sealMessage } from './sealed-message.ts';
import { type Minted, mint, tokenised } from './tokens.ts';
import type { WorldContext } from './world-context.ts';

/** Of what is said in one account; the sending side opens it. */
export function outboxScope(account: string): string {
  return `outbox/${account}`;
}

export function outboxIn({ tx, seal }: WorldContext): Outbox {
  const keep = async (minted: readonly Minted[], owner: { person: string; account: string | null }): Promise<void> => {
    if (minted.length > 0) await tx.insert(token).values(minted.map((made) => ({ ...made, ...owner })));
  };

  /** The message as it is sent and as it is stored; its tokens are kept in the same breath as `write` writes it. */
  const put = async (
    { id, person: holder }: Account,
    message: Message,
    write: (stored: string) => Promise<unknown>,
  ): Promise<void> => {
    const { message: sent, minted } = tokenised(message);
    const stored = sealMessage(seal, outboxScope(id), sent);
    await Promise.all([keep(minted, { person: holder.id, account: id }), write(stored)]);
  };

  return {
    async say(account, message) {
      const { place = null } = message;
      await put(account, message, async (stored) => {
        await tx.insert(outbox).values({ account: account.id, mode: 'say', message: stored, place });
      });
    },

    async replace(account, message) {
      const { place } = message;
      if (place === undefined) throw new Error('a message without a place replaces nothing');
      await put(account, message, (stored) => tx.execute(replacement(account.id, place, stored)));
    },

    async copies(place) {
      const said = tx
        .select({ account: outbox.account })
        .from(outbox)
        .where(and(eq(outbox.place, place), eq(outbox.mode, 'say'), ne(outbox.state, 'dead')));
      return accountsWhere(tx, inArray(account.id, said));
    },

    async token(press, owner) {
      const made = mint(press);
      await keep([made], { person: owner, account: null });
      return made.token;
    },

    async withTokens(account, message) {
      const { message: sent, minted } = tokenised(message);
      await keep(minted, { person: account.person.id, account: account.id });
      return sent;
    },

    async press(given): Promise<{ readonly press: Press; readonly person: string } | undefined> {
      const [found] = await tx
        .select({ press: token.press, person: sql<string>`coalesce(${person.mergedInto}, ${token.person})` })
        .from(token)
        .leftJoin(person, eq(person.id, token.person))
        .where(eq(token.token, given));
      return found;
    },
  };
}

/**
 * What was not yet tried need not be said first and then replaced: its text is changed. Otherwise the replacement of
 * what stands at the place is said, unless nothing does.
 */
function replacement(account: string, place: string, message: string): SQL {
  const here = sql`o.account = ${account} and o.place = ${place}`;
  return sql`
    with standing as (
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
