import { type AnswerAtOnce, isPassing, type Shown } from '../src/app/ports/stores.ts';
import type { Seal } from '../src/app/ports/system.ts';
import type { Message } from '../src/dialogue/message.ts';
import type { Account } from '../src/dialogue/talk.ts';
import type { Database } from './connect.ts';
import { changedIn, hideAnswer } from './drafts.ts';
import { lawVersionOf } from './law.ts';
import { outboxScope } from './outbox.ts';
import { sealMessage } from './sealed-message.ts';
import { shownOf } from './shown.ts';
import { type Minted, type Minting, newMinting, tokenised } from './tokens.ts';

/**
 * One round trip. The account and then the draft are locked in the writing, as in a transaction, if they are as they are
 * remembered. Only then, and when the answered question was there before the answer, nothing was said since at its place,
 * and the next one was not asked before (what stands of it would have to go), has `received` an id to keep; without one, or with one that it has already, the statement fails as a whole. All
 * the rest is written after that (`from fresh`), and the answered question before the next one: `said` waits for `edited`.
 */
const statement = `
  with asked as (
    update account set focus = $5::text::jsonb, last_seen = greatest(last_seen, $6::timestamptz), closed_at = null
    where id = $1 and person = $2 and language = $3 and focus is not distinct from $4::text::jsonb and missed_at is null
    returning id
  ), revised as (
    update draft set rev = rev + 1, saved_at = $9::timestamptz
    where id = $7 and rev = $8 and person = $2
    returning id
  ), fresh as (
    insert into received (id, draft, field) values (case
      when exists (select from asked) and exists (select from revised)
        and (select version from law_version) = $10
        and (select seq from case_card where id = $11) is not distinct from $12
        and not exists (select from outbox where place = $13 and account = $1 and id > $14)
        and not exists (select from outbox where place = $21 and account = $1 and mode = 'say' and state <> 'dead')
        and ($23::float8 is null or $23 > (
          select substring(reference from '[0-9]+(?:\\.[0-9]+)?$')::float8 from outbox where id = $14 and account = $1))
      then $15 end, $7, $16)
    returning id
  ), kept as (
    insert into answer (draft, field, value, said_by) select $7, $16, $17::text::jsonb, $15 from fresh
    on conflict (draft, field) do update set value = excluded.value, said_by = excluded.said_by
  ), minted as (
    insert into token (token, presses, person, account) select $18, $19::text::jsonb, $2, $1 from fresh
  ), changed as (
    update outbox set message = $20 from fresh
    where account = $1 and outbox.id = $14 and state = 'queued' and attempt = 0
    returning outbox.id
  ), edited as (
    insert into outbox (account, mode, place, target, message)
    select $1, 'replace', $13, id, $20 from outbox
    where account = $1 and id = $14 and state <> 'dead' and not exists (select from changed)
    returning id
  ), said as (
    insert into outbox (account, mode, place, message)
    select $1, 'say', $21, $22 from fresh where (select count(*) from edited) >= 0
    returning id
  )
  select id from said`;

/** What the statement needs: what must still be so, and what is written then. */
export interface Written {
  readonly incoming: string;
  /** Where it stands in its chat, where that is known. */
  readonly order?: number | undefined;
  readonly at: Date;
  readonly account: {
    readonly id: string;
    readonly person: string;
    readonly language: string;
    readonly focus: unknown;
  };
  readonly draft: { readonly id: string; readonly rev: number };
  readonly lawVersion: number;
  /** The case that the form is on or under, and how long its log was. */
  readonly on: { readonly id: string; readonly seq: number } | undefined;
  readonly field: string;
  readonly value: unknown;
  readonly focus: unknown;
  /** The question becomes the answer where it stands. */
  readonly answered: { readonly place: string; readonly standing: number; readonly message: string };
  readonly next: { readonly place: string | undefined; readonly message: string };
  readonly minted: Minted;
}

/** Resolves with where the next question stands; undefined when nothing was written, or when that is not known. */
export async function writeAnswer(
  { keyed }: Pick<Database, 'keyed'>,
  { incoming, order, at, account, draft, lawVersion, on, field, value, focus, answered, next, minted }: Written,
): Promise<number | undefined> {
  const values = [
    account.id,
    account.person,
    account.language,
    json(account.focus),
    json(focus),
    at,
    draft.id,
    draft.rev,
    at,
    lawVersion,
    on?.id ?? null,
    on?.seq ?? null,
    answered.place,
    answered.standing,
    incoming,
    field,
    json(value),
    minted.token,
    json(minted.presses),
    answered.message,
    next.place ?? null,
    next.message,
    order ?? null,
  ];
  const [row] = await keyed.unsafe<{ readonly id: string }[]>(statement, values, { prepare: true }).catch(notWritten);
  return row && Number(row.id);
}

/**
 * Writes what an answer does, if the conversation still is as it is remembered; resolves with what is shown now. Undefined
 * when it is not, or when that is not known: then the transaction finds out whether it was written.
 */
export async function answerAtOnce(
  database: Pick<Database, 'keyed'>,
  seal: Seal,
  { account, draft, law, target, shown, incoming, order, at, answers, replaced, focus, said }: AnswerAtOnce,
): Promise<Shown | undefined> {
  const { place = '' } = replaced;
  const lawVersion = lawVersionOf(law);
  const standing = shown.standing(place);
  const [kept, ...more] = Object.entries(changedIn(draft.answers, answers));
  if (lawVersion === undefined || standing === undefined || !kept || more.length > 0) return undefined;
  const [field, value] = kept;
  const minted = newMinting();
  const on = draft.case === undefined ? target.known.facts.parent : target.known.state;
  const id = await writeAnswer(database, {
    incoming,
    order,
    at,
    account: { ...account, person: account.person.id },
    draft,
    lawVersion,
    on,
    field,
    value: hideAnswer(seal, draft.id, field, value),
    focus,
    answered: { place, standing, message: sealedFor(seal, account, replaced, minted) },
    next: { place: said.place, message: sealedFor(seal, account, said, minted) },
    minted,
  });
  if (id === undefined) return undefined;
  return shownOf(
    new Map([[minted.token, minted.presses]]),
    new Map(said.place === undefined ? [] : [[said.place, id]]),
  );
}

function sealedFor(seal: Seal, { id, language }: Account, message: Message, minted: Minting): string {
  return sealMessage(seal, outboxScope(id), tokenised(message, language, minted));
}

/** The two ways in which `received` takes no id. */
const movedOn: ReadonlySet<unknown> = new Set(['23502', '23505']);

/** It took no effect, or nobody knows. Whatever else fails is a fault of the programme. */
function notWritten(error: unknown): [] {
  if (isPassing(error) || (error instanceof Error && 'code' in error && movedOn.has(error.code))) return [];
  throw error;
}

/** For the server to parse: the driver would write a text as a JSON text. */
function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
