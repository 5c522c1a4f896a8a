import { randomUUID } from 'node:crypto';
import { type Deeds, writeAnswer } from '../../db/at-once.ts';
import type { Conversation } from '../../db/conversation.ts';
import { newMinting } from '../../db/tokens.ts';
import { seededLaw } from '../../src/law/law.ts';
import type { Engine } from './engine.ts';
import type { Gouban } from './engine-gouban.ts';
import type { BenchForm } from './forms.ts';
import { addressOf } from './updates.ts';

/** How long the messages are that the programme writes, encrypted, for an answer. */
interface Lengths {
  readonly answered: number;
  readonly asked: number;
}

/**
 * The bare statement with which the programme keeps an answer, in a loop: nothing is read, decided, worded or encrypted
 * around it.
 */
export async function floorEngine(gouban: Gouban): Promise<Engine> {
  return {
    name: 'floor',
    async ready(form, people) {
      const lengths = await measured(gouban, form);
      await gouban.ready(form, people);
      const conversations = await Promise.all(Array.from({ length: people }, (_, person) => begun(gouban, person)));
      return {
        async answer(person, question) {
          const conversation = conversations[person];
          if (!conversation) throw new Error('nobody asked this');
          const after = await writeAnswer(
            gouban.database,
            conversation,
            deedsOf(conversation, form, question, lengths),
          );
          if (!after) throw new Error('the conversation has moved on');
          // Only what has changed is written, so what was answered before need not be known.
          conversations[person] = { ...after, draft: { ...after.draft, answers: {} } };
        },
        check: () => gouban.mustBeFilled(form, people),
      };
    },
    close: async () => {},
  };
}

async function measured(gouban: Gouban, form: BenchForm): Promise<Lengths> {
  const { answer } = await gouban.ready(form, 1);
  for (const question of [0, 1, 2, 3, 4, 5]) await answer(0, question);
  const [row] = await gouban.database.sql<{ answered: number; asked: number }[]>`
    select avg(length(message)) filter (where id <> last)::int as answered, max(length(message)) filter (where id = last) as asked
    from (select id, message, max(id) over () as last from outbox where place is not null) as said`;
  if (!row) throw new Error('nothing was said');
  return row;
}

/** Somebody who stands before his first question, as the programme remembers him. */
async function begun({ database }: Gouban, person: number): Promise<Conversation> {
  const [row] = await database.sql<
    {
      account: string;
      person: string;
      draft: string;
      rev: number;
      field: string;
      law: number;
      said: string;
      place: string;
    }[]
  >`
    select a.id as account, a.person, d.id as draft, d.rev, a.focus ->> 'field' as field, l.version as law, o.id as said, o.place
    from account a join draft d on d.person = a.person cross join law_version l
      join outbox o on o.account = a.id and o.place = 'q:' || d.id || ':' || (a.focus ->> 'field')
    where a.channel = 'telegram' and a.address = ${addressOf(person)}`;
  if (!row) throw new Error(`person ${person} has begun nothing`);
  const { account, draft, rev, field, law, said, place } = row;
  const holder = { id: row.person, name: '', seats: [] };
  return {
    account: {
      id: account,
      channel: 'telegram',
      address: addressOf(person),
      person: holder,
      language: 'zh',
      known: true,
      focus: { draft, field },
    },
    draft: {
      id: draft,
      person: holder.id,
      procedure: 'organisation',
      version: 1,
      action: '',
      case: undefined,
      parent: undefined,
      rev,
      answers: {},
      secret: false,
    },
    law: { version: law, law: seededLaw },
    on: undefined,
    reads: new Map(),
    shown: { presses: new Map(), standing: new Map([[place, Number(said)]]) },
  };
}

function deedsOf({ draft, shown }: Conversation, { questions }: BenchForm, place: number, lengths: Lengths): Deeds {
  const key = questions[place]?.key ?? '';
  const next = questions[place + 1]?.key;
  const minted = newMinting();
  minted.presses.push({ do: 'edit', draft: draft.id, field: key });
  minted.presses.push({ do: 'back', draft: draft.id }, { do: 'later', draft: draft.id });
  const now = new Date();
  const standing = `q:${draft.id}:${key}`;
  return {
    received: randomUUID(),
    seen: now,
    saved: { answers: { [key]: questions[place]?.typed ?? '' }, now },
    focus: { on: next === undefined ? undefined : { draft: draft.id, field: next } },
    replaced: { target: shown.standing.get(standing) ?? 0, place: standing, message: 'x'.repeat(lengths.answered) },
    said: { place: `q:${draft.id}:${next ?? 'review'}`, message: 'x'.repeat(lengths.asked) },
    minted,
  };
}
