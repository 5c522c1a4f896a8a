import { and, desc, eq, ne, sql } from 'drizzle-orm';
import type { Account, Outbox } from '../src/app/ports.ts';
import type { Message, Press, Sent } from '../src/dialogue/message.ts';
import { accountsById } from './people.ts';
import { outbox, person, token } from './schema.ts';
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

  const withTokens = async (account: Account, message: Message): Promise<Sent> => {
    const { message: sent, minted } = tokenised(message);
    await keep(minted, { person: account.person.id, account: account.id });
    return sent;
  };

  const sealed = async (account: Account, message: Message): Promise<string> =>
    sealMessage(seal, outboxScope(account.id), await withTokens(account, message));

  return {
    async say(account, message) {
      const { place } = message;
      await tx.insert(outbox).values({
        account: account.id,
        mode: 'say',
        message: await sealed(account, message),
        ...(place !== undefined && { place }),
      });
    },

    async replace(account, message) {
      const { place } = message;
      if (place === undefined) throw new Error('a message without a place replaces nothing');
      const here = and(eq(outbox.account, account.id), eq(outbox.place, place));
      const [standing] = await tx
        .select({ id: outbox.id, state: outbox.state })
        .from(outbox)
        .where(and(here, eq(outbox.mode, 'say')))
        .orderBy(desc(outbox.id))
        .limit(1);
      if (!standing || standing.state === 'dead') return;
      const text = await sealed(account, message);
      // What was not yet tried need not be said first and then replaced.
      const waitingStill = and(here, eq(outbox.state, 'queued'), eq(outbox.attempt, 0));
      const newest = tx
        .select({ id: sql<number>`max(${outbox.id})` })
        .from(outbox)
        .where(and(here, sql`coalesce(${outbox.target}, ${outbox.id}) = ${standing.id}`));
      const changed = await tx
        .update(outbox)
        .set({ message: text })
        .where(and(waitingStill, eq(outbox.id, newest)))
        .returning({ id: outbox.id });
      if (changed.length > 0) return;
      await tx
        .insert(outbox)
        .values({ account: account.id, mode: 'replace', place, target: standing.id, message: text });
    },

    async copies(place) {
      const rows = await tx
        .selectDistinct({ account: outbox.account })
        .from(outbox)
        .where(and(eq(outbox.place, place), eq(outbox.mode, 'say'), ne(outbox.state, 'dead')));
      return accountsById(
        tx,
        rows.map(({ account }) => account),
      );
    },

    async token(press, owner) {
      const made = mint(press);
      await keep([made], { person: owner, account: null });
      return made.token;
    },

    withTokens,

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
