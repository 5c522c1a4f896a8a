import { randomUUID } from 'node:crypto';
import { type Written, writeAnswer } from '../../db/at-once.ts';
import { newMinting } from '../../db/tokens.ts';
import { markOf } from '../../db/who.ts';
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
      const standings = await Promise.all(Array.from({ length: people }, (_, person) => begun(gouban, person)));
      return {
        async answer(person, question) {
          const standing = standings[person];
          if (!standing) throw new Error('nobody asked this');
          const written = writtenBy(standing, form, question, lengths);
          const next = await writeAnswer(gouban.database, written);
          if (next === undefined) throw new Error('the conversation has moved on');
          standings[person] = {
            ...standing,
            draft: { ...standing.draft, rev: standing.draft.rev + 1 },
            account: { ...standing.account, focus: written.focus },
            said: next,
          };
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

/** Where somebody stands in the form. */
interface Standing extends Pick<Written, 'account' | 'draft' | 'lawVersion'> {
  readonly said: number;
}

/** Before his first question. */
async function begun({ database, seal }: Gouban, person: number): Promise<Standing> {
  const [row] = await database.sql<
    { account: string; person: string; draft: string; rev: number; field: string; law: number; said: string }[]
  >`
    select a.id as account, a.person, d.id as draft, d.rev, a.focus ->> 'field' as field, l.version as law, o.id as said
    from account a join draft d on d.person = a.person cross join law_version l
      join outbox o on o.account = a.id and o.place = 'q:' || d.id || ':' || (a.focus ->> 'field')
    where a.mark = ${markOf(seal, { channel: 'telegram', address: addressOf(person) })}`;
  if (!row) throw new Error(`person ${person} has begun nothing`);
  const { account: id, draft, rev, field, law, said } = row;
  return {
    account: { id, person: row.person, language: 'zh', focus: { draft, field } },
    draft: { id: draft, rev },
    lawVersion: law,
    said: Number(said),
  };
}

function writtenBy(standing: Standing, { questions }: BenchForm, place: number, lengths: Lengths): Written {
  const { draft, said } = standing;
  const key = questions[place]?.key ?? '';
  const next = questions[place + 1]?.key;
  const minted = newMinting();
  minted.presses.push({ do: 'edit', draft: draft.id, field: key });
  minted.presses.push({ do: 'back', draft: draft.id }, { do: 'later', draft: draft.id });
  return {
    ...standing,
    incoming: randomUUID(),
    at: new Date(),
    on: undefined,
    field: key,
    value: questions[place]?.typed ?? '',
    focus: next === undefined ? undefined : { draft: draft.id, field: next },
    answered: { place: `q:${draft.id}:${key}`, standing: said, message: 'x'.repeat(lengths.answered) },
    next: { place: `q:${draft.id}:${next ?? 'review'}`, message: 'x'.repeat(lengths.asked) },
    minted,
  };
}
