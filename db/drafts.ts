import { and, asc, desc, eq, getTableColumns, gt, isNull, lte, type SQL, sql } from 'drizzle-orm';
import type { Drafts } from '../src/app/ports/stores.ts';
import type { Seal } from '../src/app/ports/system.ts';
import type { FormAddress } from '../src/dialogue/message.ts';
import type { Draft } from '../src/dialogue/talk.ts';
import type { Answer, Answers } from '../src/engine/form.ts';
import { hide } from './private.ts';
import { answer, discardedDraft, draft } from './schema.ts';
import { isSealed, openAnswers, sealAnswers } from './sealed-answers.ts';
import type { WorldContext } from './world-context.ts';

export function draftsIn({ tx, seal }: WorldContext): Drafts {
  /** Of a sealed form not even how much is answered can be seen; of all others nothing but that. */
  const stored = (id: string, answers: Answers, secret: boolean): Readonly<Record<string, unknown>> =>
    secret ? sealAnswers(seal, draftScope(id), answers) : hideAnswers(seal, id, answers);

  const where = async (condition: SQL | undefined): Promise<readonly Draft[]> => {
    const rows = await tx
      .select({ ...getTableColumns(draft), answers: answersOfDraft })
      .from(draft)
      .where(condition)
      .orderBy(desc(draft.savedAt), asc(draft.id));
    return rows.map(({ startedAt, savedAt, answers, ...row }) => ({
      ...row,
      case: row.case ?? undefined,
      parent: row.parent ?? undefined,
      answers: openAnswers(seal, draftScope(row.id), answers),
      secret: isSealed(answers),
    }));
  };
  const one = async (condition: SQL | undefined): Promise<Draft | undefined> => (await where(condition))[0];

  /** False when the person has an open draft of the same form. */
  const made = async ({ id, answers, secret, ...fresh }: Draft, now: Date): Promise<boolean> => {
    const { person, procedure, version, action, rev } = fresh;
    const place = { case: fresh.case ?? null, parent: fresh.parent ?? null };
    const rows = await tx
      .insert(draft)
      .values({ id, person, procedure, version, action, ...place, rev, startedAt: now, savedAt: now })
      .onConflictDoNothing()
      .returning({ id: draft.id });
    if (rows.length === 0) return false;
    await tx.execute(sql`
      insert into answer (draft, field, value) select ${id}::text, key, value
      from jsonb_each(${JSON.stringify(stored(id, answers, secret))}::jsonb)`);
    return true;
  };

  return {
    open: (person) => tx.$count(draft, eq(draft.person, person)),
    find: (person, address) => one(and(eq(draft.person, person), ...atAddress(address))),
    load: (id) => one(eq(draft.id, id)),
    ofPerson: (person) => where(eq(draft.person, person)),

    async start({ id, answers, secret, ...fresh }, now) {
      const { person, procedure, action } = fresh;
      const place = { case: fresh.case ?? null, parent: fresh.parent ?? null };
      const begun = { ...fresh, id, rev: 0, answers, secret };
      if (await made(begun, now)) return begun;
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

    async save(before, answers, now, incoming) {
      const { id, rev, secret } = before;
      const changed = stored(id, secret ? answers : changedIn(before.answers, answers), secret);
      const [saved] = await tx.execute(sql`
        with saved as (
          update draft set rev = rev + 1, saved_at = ${now.toISOString()}::timestamptz
          where id = ${id} and rev = ${rev} returning id
        ), kept as (
          insert into answer (draft, field, value, said_by)
          select saved.id, key, value, ${incoming ?? null}::text from saved, jsonb_each(${JSON.stringify(changed)}::jsonb)
          on conflict (draft, field) do update set value = excluded.value, said_by = excluded.said_by
        )
        select id from saved`);
      return saved && { ...before, answers, rev: rev + 1 };
    },

    async saidBy(id, field) {
      const [row] = await tx
        .select({ saidBy: answer.saidBy })
        .from(answer)
        .where(and(eq(answer.draft, id), eq(answer.field, field)));
      return row?.saidBy ?? undefined;
    },

    async remove(id) {
      await tx.delete(draft).where(eq(draft.id, id));
    },

    async discard(id, now) {
      // An answer that is on its way comes before, and is kept with the others, or finds nothing any more.
      await tx.select({ id: draft.id }).from(draft).where(eq(draft.id, id)).for('update');
      const given = await one(eq(draft.id, id));
      if (!given) return;
      const sealed = seal.close(discardedScope(id), JSON.stringify(given));
      await tx.insert(discardedDraft).values({ id, person: given.person, draft: sealed, at: now });
      await tx.delete(draft).where(eq(draft.id, id));
    },

    async discarded(id, since) {
      const [row] = await tx
        .select()
        .from(discardedDraft)
        .where(and(eq(discardedDraft.id, id), gt(discardedDraft.at, since)));
      if (!row) return undefined;
      const given = discardedIn(seal, row);
      return { ...given, case: given.case, parent: given.parent, person: row.person };
    },

    async restore(given, now) {
      const again = { ...given, rev: given.rev + 1 };
      if (!(await made(again, now))) return undefined;
      await tx.delete(discardedDraft).where(eq(discardedDraft.id, given.id));
      return again;
    },

    async forget(before) {
      await tx.delete(discardedDraft).where(lte(discardedDraft.at, before));
    },
  };
}

const answersOfDraft = sql<Answers>`coalesce(
  (select jsonb_object_agg(${answer.field}, ${answer.value}) from ${answer} where ${answer.draft} = ${draft.id}), '{}')`;

/** The answers that are not what they were. None is ever taken away: a question that is hidden keeps its answer. */
export function changedIn(before: Answers, after: Answers): Answers {
  const changed: Record<string, Answer | undefined> = {};
  for (const field in after) if (before[field] !== after[field]) changed[field] = after[field];
  return changed;
}

/** What somebody is still writing is nobody else's business, whatever he is asked. */
function hideAnswers(seal: Seal, draft: string, answers: Answers): Readonly<Record<string, unknown>> {
  const given = Object.entries(answers).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given.map(([field, value]) => [field, hideAnswer(seal, draft, field, value)]));
}

export function hideAnswer(seal: Seal, draft: string, field: string, value: unknown): unknown {
  return hide(seal, draftScope(draft), field, value);
}

export function draftScope(id: string): string {
  return `draft/${id}`;
}

/** A draft that was thrown away, as it was. */
export function discardedIn(
  seal: Pick<Seal, 'open'>,
  row: Pick<typeof discardedDraft.$inferSelect, 'id' | 'draft'>,
): Draft {
  // It was written by `discard`, and is of this shape.
  return JSON.parse(seal.open(discardedScope(row.id), row.draft)) as Draft;
}

function discardedScope(id: string): string {
  return `discarded draft/${id}`;
}

function atAddress(address: FormAddress): readonly SQL[] {
  if ('case' in address) return [eq(draft.case, address.case), eq(draft.action, address.action)];
  return [eq(draft.procedure, address.procedure), isNull(draft.case), same(draft.parent, address.parent ?? null)];
}

function same(column: typeof draft.case | typeof draft.parent, value: string | null): SQL {
  return sql`${column} is not distinct from ${value}`;
}
