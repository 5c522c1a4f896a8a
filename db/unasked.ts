import { and, asc, count, eq, gt, inArray, lte, ne, sum } from 'drizzle-orm';
import type { Unasked } from '../src/app/ports/stores.ts';
import type { Seal } from '../src/app/ports/system.ts';
import { type Evidence, evidence } from '../src/engine/form.ts';
import { newId } from './new-id.ts';
import { unaskedFile as row } from './schema.ts';
import type { WorldContext } from './world-context.ts';

/** Files for which nobody had asked: what they are is encrypted, and found by a mark that only the seal's key makes. */
export function unaskedIn({ tx, seal }: Pick<WorldContext, 'tx' | 'seal'>): Unasked {
  const markOf = (hash: string): string => markOfFile(seal, hash);
  const opened = (stored: Stored): Evidence => evidenceIn(seal, stored);
  const waiting = (person: string) => and(eq(row.person, person), eq(row.state, 'waiting'));

  return {
    async keep(person, files, now) {
      if (files.length === 0) return;
      await tx.insert(row).values(
        files.map((file) => {
          const id = newId();
          const sealed = seal.close(scopeOf(id), JSON.stringify(file));
          return {
            id,
            person,
            file: sealed,
            mark: markOf(file.hash),
            size: file.size,
            state: 'waiting' as const,
            at: now,
          };
        }),
      );
    },

    async waiting(person, since) {
      const rows = await tx
        .select()
        .from(row)
        .where(and(waiting(person), gt(row.at, since)))
        .orderBy(asc(row.at), asc(row.nth));
      return rows.map(opened);
    },

    async held(person) {
      const [all] = await tx
        .select({ files: count(), bytes: sum(row.size) })
        .from(row)
        .where(and(eq(row.person, person), inArray(row.state, ['waiting', 'dropped'])));
      return { files: all?.files ?? 0, bytes: Number(all?.bytes ?? 0) };
    },

    async take(person, hashes, since) {
      if (hashes.length === 0) return 0;
      const rows = await tx
        .update(row)
        .set({ state: 'used' })
        .where(and(waiting(person), gt(row.at, since), inArray(row.mark, hashes.map(markOf))))
        .returning({ mark: row.mark });
      return new Set(rows.map(({ mark }) => mark)).size;
    },

    async drop(person) {
      await tx.update(row).set({ state: 'dropped' }).where(waiting(person));
    },

    async used() {
      const rows = await tx.select().from(row).where(eq(row.state, 'used'));
      return rows.map((each) => ({ id: each.id, hash: opened(each).hash }));
    },

    async settled(ids) {
      if (ids.length === 0) return;
      await tx
        .update(row)
        .set({ state: 'settled' })
        .where(and(inArray(row.id, [...ids]), eq(row.state, 'used')));
    },

    async forget(before) {
      const gone = await tx
        .delete(row)
        .where(and(lte(row.at, before), ne(row.state, 'used')))
        .returning({ id: row.id, file: row.file, mark: row.mark });
      if (gone.length === 0) return [];
      const marks = gone.map(({ mark }) => mark);
      const kept = await tx.select({ mark: row.mark }).from(row).where(inArray(row.mark, marks)).for('update');
      const still = new Set(kept.map(({ mark }) => mark));
      return gone.filter(({ mark }) => !still.has(mark)).map((each) => opened(each).hash);
    },
  };
}

interface Stored {
  readonly id: string;
  readonly file: string;
}

/** What a file is. */
export function evidenceIn(seal: Pick<Seal, 'open'>, { id, file }: Stored): Evidence {
  return evidence.parse(JSON.parse(seal.open(scopeOf(id), file)));
}

/** The mark of a file as it is stored. */
export function unaskedMark(seal: Pick<Seal, 'open' | 'mark'>, stored: Stored): string {
  return markOfFile(seal, evidenceIn(seal, stored).hash);
}

function markOfFile(seal: Pick<Seal, 'mark'>, hash: string): string {
  return seal.mark('unasked file', hash);
}

function scopeOf(id: string): string {
  return `unasked file/${id}`;
}
