import type {
  Account,
  Cases,
  Clock,
  Drafts,
  Focus,
  Ledger,
  Links,
  Outbox,
  People,
  Seal,
  World,
} from '../src/app/ports.ts';
import type { Message, Press } from '../src/dialogue/message.ts';
import type { Answers } from '../src/engine/form.ts';
import type { Database } from './connect.ts';
import { type Conversation, questionOf } from './conversation.ts';
import { changedIn } from './drafts.ts';
import { newId } from './new-id.ts';
import { outboxScope } from './outbox.ts';
import { sealMessage } from './sealed-message.ts';
import { type Minting, newMinting, pressIn, sharedToken, tokenised } from './tokens.ts';

interface Around {
  readonly seal: Seal;
  readonly clock: Clock;
  readonly links: Links;
}

/** Something is needed that is not remembered: it takes a transaction. */
class NotRemembered extends Error {}

interface Written {
  readonly place: string | null;
  readonly message: string;
}

/** What an answer does: exactly this is written in one statement. */
export interface Deeds {
  received?: string;
  seen?: Date;
  saved?: { readonly answers: Answers; readonly now: Date };
  focus?: { readonly on: Focus | undefined };
  /** The question becomes the answer where it stood. */
  replaced?: Written & { readonly target: number };
  /** The next question. */
  said?: Written;
  readonly minted: Minting;
}

/**
 * Handles a message from what is remembered of its conversation, and writes all of it in one statement. Resolves with
 * undefined, and nothing has happened, when it is no answer, needs something that is not remembered, or the conversation
 * is no longer as it is remembered.
 */
export async function atOnce<T>(
  database: Database,
  around: Around,
  conversation: Conversation,
  work: (world: World) => Promise<T>,
): Promise<{ readonly value: T; readonly conversation: Conversation } | undefined> {
  const deeds: Deeds = { minted: newMinting() };
  let value: T;
  try {
    value = await work(worldFrom(conversation, around, deeds));
  } catch {
    // Whatever it was, the transaction finds it again, and answers it.
    return undefined;
  }
  const after = await writeAnswer(database, conversation, deeds);
  return after && { value, conversation: after };
}

function worldFrom(conversation: Conversation, { seal, clock, links }: Around, deeds: Deeds): World {
  const { account, draft, reads, shown } = conversation;
  let current = draft;

  function recall<A extends readonly unknown[], T>(question: string): (...args: A) => Promise<T> {
    return async (...args) => {
      const answer = reads.get(questionOf(question, args));
      if (!answer) throw new NotRemembered();
      // Asked in the same words, it was answered by the same method.
      return answer as Promise<T>;
    };
  }

  function written(to: Account, message: Message): Written {
    if (to.id !== account.id) throw new NotRemembered();
    const sent = tokenised(message, to.language, deeds.minted);
    return { place: message.place ?? null, message: sealMessage(seal, outboxScope(to.id), sent) };
  }

  return {
    now: () => clock.now(),
    law: async () => conversation.law.law,
    links,
    async receive(id) {
      deeds.received = id;
      return true;
    },
    cases: only<Cases>({ newId, load: recall('load'), children: recall('children'), openedBy: recall('openedBy') }),
    people: only<People>({
      bodies: recall('bodies'),
      bodiesByCode: recall('bodiesByCode'),
      offices: recall('offices'),
      holders: recall('holders'),
      async arrive(_, now) {
        deeds.seen = now;
        return account;
      },
      async setFocus(id, focus) {
        if (id !== account.id) throw new NotRemembered();
        deeds.focus = { on: focus };
      },
    }),
    ledger: only<Ledger>({ lines: recall('lines') }),
    drafts: only<Drafts>({
      async load(id) {
        if (id !== draft.id) throw new NotRemembered();
        return current;
      },
      async save(before, answers, now) {
        if (before !== draft) throw new NotRemembered();
        deeds.saved = { answers, now };
        current = { ...draft, answers, rev: draft.rev + 1 };
        return current;
      },
    }),
    outbox: only<Outbox>({
      async say(to, message) {
        if (deeds.said) throw new NotRemembered();
        deeds.said = written(to, message);
      },
      async replace(to, message) {
        const target = shown.standing.get(message.place ?? '');
        if (target === undefined || deeds.replaced) throw new NotRemembered();
        deeds.replaced = { ...written(to, message), target };
      },
      async press(token): Promise<{ readonly press: Press; readonly person: string }> {
        const presses = shown.presses.get(sharedToken(token));
        const press = presses && pressIn({ presses }, token);
        if (!press) throw new NotRemembered();
        return { press, person: account.person.id };
      },
    }),
    notices: only({}),
    reminders: only({}),
  };
}

/** A part of the world of which nothing else is to be had. */
function only<T extends object>(known: Partial<T>): T {
  return new Proxy(known, {
    get(target, name) {
      if (Object.hasOwn(target, name)) return Reflect.get(target, name);
      throw new NotRemembered();
    },
    // It answers for every property of T, if only by throwing.
  }) as T;
}

/**
 * One round trip. The account and then the draft are locked in the writing, as in a transaction, if they are as they are
 * remembered. Only then, and when nothing was said since at the place of the answered question, has `received` an id to
 * keep; without one, or with one that it has already, the statement fails as a whole. All the rest is written after that
 * (`from fresh`), and the answered question before the next one: `said` waits for `edited`.
 */
const statement = `
  with asked as (
    update account set focus = $5::text::jsonb, last_seen = greatest(last_seen, $6::timestamptz)
    where id = $1 and person = $2 and language = $3 and focus is not distinct from $4::text::jsonb
    returning id
  ), revised as (
    update draft set rev = rev + 1, saved_at = $9::timestamptz
    where id = $7 and rev = $8 and person = $2
    returning id
  ), fresh as (
    insert into received (id) values (case
      when exists (select from asked) and exists (select from revised)
        and (select version from law_version) = $10
        and (select seq from case_card where id = $11) is not distinct from $12
        and not exists (select from outbox where place = $13 and account = $1 and id > $14)
      then $15 end)
    returning id
  ), kept as (
    insert into answer (draft, field, value) select $7, $16, $17::text::jsonb from fresh
    on conflict (draft, field) do update set value = excluded.value
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

/** Writes what an answer does; undefined, and nothing is written, when the conversation is no longer as it is remembered. */
export async function writeAnswer(
  { keyed }: Pick<Database, 'keyed'>,
  { account, draft, law, on, reads }: Conversation,
  { received, seen, saved, focus = { on: account.focus }, replaced, said, minted }: Deeds,
): Promise<Conversation | undefined> {
  const changed = saved && Object.entries(changedIn(draft.answers, saved.answers));
  const [kept] = changed?.length === 1 ? changed : [];
  if (received === undefined || !seen || !saved || !kept || !replaced || !said) return undefined;
  const [field, value] = kept;
  const { id, person } = account;
  const stored = await keyed
    .unsafe<{ readonly id: string }[]>(
      statement,
      [
        id,
        person.id,
        account.language,
        json(account.focus),
        json(focus.on),
        seen,
        draft.id,
        draft.rev,
        saved.now,
        law.version,
        on?.id ?? null,
        on?.seq ?? null,
        replaced.place,
        replaced.target,
        received,
        field,
        json(value),
        minted.token,
        json(minted.presses),
        replaced.message,
        said.place,
        said.message,
      ],
      { prepare: true },
    )
    .catch(unlessMovedOn);
  const [next] = stored;
  if (!next) return undefined;
  return {
    account: { ...account, focus: focus.on },
    draft: { ...draft, answers: saved.answers, rev: draft.rev + 1 },
    law,
    on,
    reads,
    shown: {
      presses: new Map([[minted.token, minted.presses]]),
      standing: new Map(said.place === null ? [] : [[said.place, Number(next.id)]]),
    },
  };
}

/** The two ways in which `received` takes no id. */
const movedOn: ReadonlySet<unknown> = new Set(['23502', '23505']);

function unlessMovedOn(error: unknown): [] {
  if (error instanceof Error && 'code' in error && movedOn.has(error.code)) return [];
  throw error;
}

/** For the server to parse: the driver would write a text as a JSON text. */
function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
