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
import { type Minted, pressIn, sharedToken, tokenised } from './tokens.ts';

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

/** What one message has done, which is to be written. */
export interface Deeds {
  received?: string;
  seen?: Date;
  saved?: { readonly answers: Answers; readonly now: Date };
  focus?: { readonly on: Focus | undefined };
  replaced?: Written & { readonly target: number };
  readonly said: Written[];
  readonly minted: Minted[];
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
  const deeds: Deeds = { said: [], minted: [] };
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
    const { message: sent, minted } = tokenised(message);
    if (minted) deeds.minted.push(minted);
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
        deeds.said.push(written(to, message));
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

interface Stored {
  readonly fresh: boolean;
  readonly said: readonly { readonly id: string; readonly place: string | null }[] | null;
}

/**
 * One round trip: the account and the draft are locked and found as they are remembered, the message is new, and only
 * then everything is written. Of a message that was replaced nothing may have been said since at its place. The answered
 * question comes before the next one: `said` waits for `edited`.
 */
export async function writeAnswer(
  database: Database,
  { account, draft, law, on, reads }: Conversation,
  { received, seen, saved, focus = { on: account.focus }, replaced, said, minted }: Deeds,
): Promise<Conversation | undefined> {
  if (received === undefined || !seen || !saved) return undefined;
  const changed = changedIn(draft.answers, saved.answers);
  const [stored] = await database.keyed<Stored[]>`
    with here as (
      select id from account
      where id = ${account.id} and person = ${account.person.id} and language = ${account.language}
        and focus is not distinct from ${json(account.focus)}::text::jsonb
      for update
    ), held as (
      select draft.id from draft, here
      where draft.id = ${draft.id} and rev = ${draft.rev} and draft.person = ${account.person.id}
        and (select version from law_version) = ${law.version}
        and (select seq from case_card where id = ${on?.id ?? null}) is not distinct from ${on?.seq ?? null}
        and not exists (
          select from outbox
          where place = ${replaced?.place ?? null} and account = ${account.id} and id > ${replaced?.target ?? null})
      for update of draft
    ), fresh as (
      insert into received (id) select ${received} from held on conflict do nothing returning id
    ), revised as (
      update draft set rev = rev + 1, saved_at = ${saved.now} from fresh where draft.id = ${draft.id}
    ), kept as (
      insert into answer (draft, field, value)
      select ${draft.id}, key, value from fresh, jsonb_each(${json(changed)}::text::jsonb)
      on conflict (draft, field) do update set value = excluded.value
    ), asked as (
      update account set focus = ${json(focus.on)}::text::jsonb, last_seen = greatest(last_seen, ${seen})
      from fresh where account.id = ${account.id}
    ), minted as (
      insert into token (token, presses, person, account)
      select made.token, made.presses, ${account.person.id}, ${account.id}
      from fresh, jsonb_to_recordset(${json(minted)}::text::jsonb) as made (token text, presses jsonb)
    ), changed as (
      update outbox set message = ${replaced?.message ?? null} from fresh
      where outbox.id = ${replaced?.target ?? null} and state = 'queued' and attempt = 0
      returning outbox.id
    ), edited as (
      insert into outbox (account, mode, place, target, message)
      select ${account.id}, 'replace', ${replaced?.place ?? null}, o.id, ${replaced?.message ?? null}
      from fresh, outbox o
      where o.id = ${replaced?.target ?? null} and o.state <> 'dead' and not exists (select from changed)
      returning id
    ), said as (
      insert into outbox (account, mode, place, message)
      select ${account.id}, 'say', place, message
      from fresh, jsonb_to_recordset(${json(said)}::text::jsonb) as said (place text, message text)
      where (select count(*) from edited) >= 0
      returning id, place
    )
    select exists (select from fresh) as fresh, (select jsonb_agg(jsonb_build_object('id', id, 'place', place)) from said) as said`;
  if (!stored?.fresh) return undefined;
  return {
    account: { ...account, focus: focus.on },
    draft: { ...draft, answers: saved.answers, rev: draft.rev + 1 },
    law,
    on,
    reads,
    shown: {
      presses: new Map(minted.map(({ token, presses }) => [token, presses])),
      standing: new Map(
        (stored.said ?? []).flatMap(({ id, place }) => (place === null ? [] : [[place, Number(id)] as const])),
      ),
    },
  };
}

/** For the server to parse: the driver would write a text as a JSON text. */
function json(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
