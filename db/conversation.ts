import type { Account, Draft, Focus, World } from '../src/app/ports.ts';
import type { Press } from '../src/dialogue/message.ts';
import type { Case } from '../src/engine/case.ts';
import type { Law } from '../src/law/law.ts';

/**
 * What a conversation about one form has read and said. The next answer is decided from it without reading anything, and
 * takes effect only if nothing has changed that it stands on: the draft's revision, the question that is open, who has
 * the account, the law, the case. What else was read (the register, the budget) is read again before anything is filed.
 */
export interface Conversation {
  readonly account: Account;
  readonly draft: Draft;
  readonly law: { readonly version: number; readonly law: Law };
  /** The case that the form is on or under, and how long its log was. */
  readonly on: { readonly id: string; readonly seq: number } | undefined;
  readonly reads: Reads;
  readonly shown: Shown;
}

/** What was read, by its question. */
export type Reads = Map<string, Promise<unknown>>;

/** What was said last: what its buttons say by what their tokens share, and where in the outbox the message at a place is. */
export interface Shown {
  readonly presses: ReadonlyMap<string, readonly Press[]>;
  readonly standing: ReadonlyMap<string, number>;
}

export interface Listening {
  readonly world: World;
  /** What was heard, once all of it has happened; undefined when it was more than a conversation about one open form. */
  heard(law: number | undefined, shown: (account: string) => Shown): Promise<Conversation | undefined>;
}

/** A world that remembers what is asked of it. */
export function listening(world: World): Listening {
  const reads: Reads = new Map();
  let account: Account | undefined;
  let focus: Focus | undefined;
  let draft: Draft | undefined;
  let law: Promise<Law> | undefined;
  let strange = false;

  /** The part as it is, but for what is known here; whatever else is asked of it belongs to no such conversation. */
  function knowing<T extends object>(part: T, known: Partial<T>): T {
    return new Proxy(part, {
      get(target, name) {
        if (Object.hasOwn(known, name)) return Reflect.get(known, name);
        strange = true;
        return Reflect.get(target, name);
      },
    });
  }

  function reading<A extends readonly unknown[], T>(question: string, ask: (...args: A) => Promise<T>) {
    return (...args: A): Promise<T> => {
      const answer = ask(...args);
      reads.set(questionOf(question, args), answer);
      return answer;
    };
  }

  /** What is opened of a seal is not to be kept in memory. */
  function readingClosed<A extends readonly [string, boolean?], T>(question: string, ask: (...args: A) => Promise<T>) {
    const read = reading(question, ask);
    return (...args: A): Promise<T> => {
      if (args[1]) strange = true;
      return read(...args);
    };
  }

  async function noted(asked: Promise<Draft | undefined>): Promise<Draft | undefined> {
    const found = await asked;
    if (found && draft && found.id !== draft.id) strange = true;
    draft = found ?? draft;
    return found;
  }

  const { cases, people, drafts, ledger, outbox } = world;
  const listened: World = {
    ...world,
    law: () => {
      law = world.law();
      return law;
    },
    cases: knowing(cases, {
      newId: cases.newId,
      load: readingClosed('load', cases.load),
      children: readingClosed('children', cases.children),
      openedBy: reading('openedBy', cases.openedBy),
    }),
    people: knowing(people, {
      bodies: reading('bodies', people.bodies),
      bodiesByCode: reading('bodiesByCode', people.bodiesByCode),
      offices: reading('offices', people.offices),
      holders: reading('holders', people.holders),
      async arrive(from, now) {
        if (account) strange = true;
        const arrived = await people.arrive(from, now);
        account = arrived;
        focus = arrived.focus;
        return arrived;
      },
      setFocus(id, to) {
        if (id !== account?.id) strange = true;
        focus = to;
        return people.setFocus(id, to);
      },
    }),
    ledger: knowing(ledger, { lines: reading('lines', ledger.lines) }),
    drafts: knowing(drafts, {
      find: (person, address) => noted(drafts.find(person, address)),
      load: (id) => noted(drafts.load(id)),
      save: (before, answers, now) => noted(drafts.save(before, answers, now)),
      async start(fresh, now) {
        const started = await drafts.start(fresh, now);
        await noted(Promise.resolve(started));
        return started;
      },
    }),
    outbox: knowing(outbox, { say: outbox.say, replace: outbox.replace, press: outbox.press }),
    notices: knowing(world.notices, {}),
    reminders: knowing(world.reminders, {}),
  };

  return {
    world: listened,
    async heard(version, shown) {
      const current = await law;
      if (strange || !account || !draft || draft.secret || !current || version === undefined) return undefined;
      if (!focus || !('draft' in focus) || focus.draft !== draft.id) return undefined;
      const on = draft.case ?? draft.parent;
      const read = on === undefined ? undefined : await reads.get(questionOf('load', [on]));
      if (on !== undefined && read === undefined) return undefined;
      return {
        account: { ...account, focus },
        draft,
        law: { version, law: current },
        // The only answer to this question is a case.
        on: on === undefined ? undefined : { id: on, seq: (read as Case).seq },
        reads,
        shown: shown(account.id),
      };
    },
  };
}

export function questionOf(question: string, args: readonly unknown[]): string {
  return `${question} ${JSON.stringify(args)}`;
}
