import { closeFor, joined, newPrivate, openWith, parted, publicOf } from './key-pair.ts';
import { remembered } from './together.ts';
import type { WorldContext } from './world-context.ts';

/** Opens what was sealed under one key. */
type Opener = (scope: string, closed: string) => string;

/**
 * A key for each tender, parted between two holders until the bids are opened: one share is sealed with the city's key, the other
 * closed for the second holder. Sealing needs neither, opening both.
 */
export interface TenderKeys {
  /** Closes a text under a key, which is made the first time. */
  close(name: string, scope: string, text: string): Promise<string>;
  /** Joins a key; false while the second holder's half is not at hand. Does nothing where there is no such key: so were bids sealed before. */
  join(name: string): Promise<boolean>;
  /** Undefined while it is not joined. */
  opener(name: string): Promise<Opener | undefined>;
}

/** What the city keeps of a key: its public half, beside its own share of the private one. */
interface OwnShare {
  readonly open: string;
  readonly share: string;
}

export function tenderKeysIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): TenderKeys {
  const openers = remembered<Opener | undefined>(async (names) => {
    const rows = await tx.run<{ readonly name: string; readonly joined: string }>(
      'select name, joined from tender_key where name = any($1::text[]) and joined is not null',
      [names],
    );
    const secrets = new Map(rows.map((row) => [row.name, seal.open(joinedScope(row.name), row.joined)]));
    return (name) => {
      const secret = secrets.get(name);
      return secret === undefined ? undefined : (scope, closed) => openWith(secret, scope, closed);
    };
  });

  const ownShareOf = async (name: string): Promise<OwnShare | undefined> => {
    const [row] = await tx.run<{ readonly own: string }>('select own_share as own from tender_key where name = $1', [
      name,
    ]);
    // It was written by `made`, and is of this shape.
    return row && (JSON.parse(seal.open(ownScope(name), row.own)) as OwnShare);
  };

  const made = async (name: string): Promise<OwnShare> => {
    const secret = newPrivate();
    const [share, other] = parted(secret);
    const own = { open: publicOf(secret), share };
    const holder = await seal.holder.key();
    await tx.run(
      `insert into tender_key (name, holder, own_share, other_share) values ($1, $2, $3, $4) on conflict do nothing`,
      [name, holder, seal.close(ownScope(name), JSON.stringify(own)), closeFor(holder, otherScope(name), other)],
    );
    return (await ownShareOf(name)) ?? own;
  };

  return {
    async close(name, scope, text) {
      const { open } = (await ownShareOf(name)) ?? (await made(name));
      return closeFor(open, scope, text);
    },
    async join(name) {
      const [row] = await tx.run<{ readonly other: string; readonly joined: string | null }>(
        'select other_share as other, joined from tender_key where name = $1 for update',
        [name],
      );
      if (!row || row.joined !== null) return true;
      const holder = await seal.holder.secret();
      if (holder === undefined) return false;
      const own = await ownShareOf(name);
      const secret = own && joined(own.share, openWith(holder, otherScope(name), row.other));
      if (secret === undefined || publicOf(secret) !== own?.open) throw new Error(`the shares of ${name} do not fit`);
      await tx.run('update tender_key set joined = $2 where name = $1', [name, seal.close(joinedScope(name), secret)]);
      openers.forget(name);
      return true;
    },
    opener: openers.of,
  };
}

function ownScope(name: string): string {
  return `tender key/${name}`;
}

export function otherScope(name: string): string {
  return `second share/${name}`;
}

function joinedScope(name: string): string {
  return `joined key/${name}`;
}
