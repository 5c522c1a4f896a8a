import { and, asc, desc, eq, isNull, type SQL, sql } from 'drizzle-orm';
import type { Draft, Drafts } from '../src/app/ports.ts';
import type { FormAddress } from '../src/dialogue/message.ts';
import type { Answers } from '../src/engine/form.ts';
import { newId } from './new-id.ts';
import { draft } from './schema.ts';
import { openAnswers, sealAnswers } from './sealed-answers.ts';
import type { WorldContext } from './world-context.ts';

export function draftsIn({ tx, seal }: WorldContext): Drafts {
  const stored = (id: string, answers: Answers, secret: boolean): Answers =>
    secret ? sealAnswers(seal, scopeOf(id), answers) : answers;

  const read = (row: typeof draft.$inferSelect): Draft => {
    const { id, person, procedure, version, action, rev } = row;
    const answers = openAnswers(seal, scopeOf(id), row.answers);
    return {
      id,
      person,
      procedure,
      version,
      action,
      case: row.case ?? undefined,
      parent: row.parent ?? undefined,
      rev,
      answers,
    };
  };

  const one = async (condition: SQL | undefined): Promise<Draft | undefined> => {
    const [row] = await tx.select().from(draft).where(condition);
    return row && read(row);
  };

  return {
    find: (person, address) => one(and(eq(draft.person, person), ...atAddress(address))),
    load: (id) => one(eq(draft.id, id)),

    async ofPerson(person) {
      const rows = await tx
        .select()
        .from(draft)
        .where(eq(draft.person, person))
        .orderBy(desc(draft.savedAt), asc(draft.id));
      return rows.map(read);
    },

    async start({ answers, ...fresh }, secret, now) {
      const id = newId();
      const { person, procedure, version, action } = fresh;
      const place = { case: fresh.case ?? null, parent: fresh.parent ?? null };
      const [row] = await tx
        .insert(draft)
        .values({
          id,
          person,
          procedure,
          version,
          action,
          ...place,
          rev: 0,
          answers: stored(id, answers, secret),
          startedAt: now,
          savedAt: now,
        })
        .onConflictDoNothing()
        .returning();
      if (row) return read(row);
      const open = await one(
        and(
          eq(draft.person, person),
          eq(draft.procedure, procedure),
          eq(draft.action, action),
          same(draft.case, place.case),
          same(draft.parent, place.parent),
        ),
      );
      if (!open) throw new Error(`the draft of ${person} was neither found nor made`);
      return open;
    },

    async save({ id, rev }, answers, secret, now) {
      const [row] = await tx
        .update(draft)
        .set({ answers: stored(id, answers, secret), rev: rev + 1, savedAt: now })
        .where(and(eq(draft.id, id), eq(draft.rev, rev)))
        .returning();
      return row && read(row);
    },

    async remove(id) {
      await tx.delete(draft).where(eq(draft.id, id));
    },
  };
}

function scopeOf(id: string): string {
  return `draft/${id}`;
}

function atAddress(address: FormAddress): readonly SQL[] {
  if ('case' in address) return [eq(draft.case, address.case), eq(draft.action, address.action)];
  return [eq(draft.procedure, address.procedure), isNull(draft.case), same(draft.parent, address.parent ?? null)];
}

function same(column: typeof draft.case | typeof draft.parent, value: string | null): SQL {
  return sql`${column} is not distinct from ${value}`;
}
