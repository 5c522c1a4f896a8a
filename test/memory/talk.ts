import { leftBy, type Minting, mint, newMinting, pressIn, sharedToken, tokenised } from '../../db/tokens.ts';
import type { Drafts, Outbox } from '../../src/app/ports/stores.ts';
import type { FormAddress, Sent } from '../../src/dialogue/message.ts';
import type { Account, Draft } from '../../src/dialogue/talk.ts';
import { accountIn } from './people.ts';
import { nextId, type Said, type Tables, whoIs } from './tables.ts';

/** The drafts of a city in memory. */
export function draftsOf(tables: Tables): Drafts {
  const { drafts } = tables;
  const newest = (wanted: (draft: Draft) => boolean): readonly Draft[] =>
    [...drafts.values()]
      .filter(wanted)
      .toSorted((a, b) => b.savedAt.getTime() - a.savedAt.getTime() || (a.id < b.id ? -1 : 1))
      .map(({ savedAt: _, saidBy: __, ...draft }) => draft);
  const isAt = (draft: Draft, address: FormAddress): boolean =>
    'case' in address
      ? draft.case === address.case && draft.action === address.action
      : draft.procedure === address.procedure && draft.case === undefined && draft.parent === address.parent;

  return {
    open: async (person) => newest((draft) => draft.person === person).length,
    find: async (person, address) => newest((draft) => draft.person === person && isAt(draft, address))[0],
    load: async (id) => newest((draft) => draft.id === id)[0],
    ofPerson: async (person) => newest((draft) => draft.person === person),
    async start(fresh, now) {
      const [open] = newest(
        (draft) =>
          draft.person === fresh.person &&
          draft.procedure === fresh.procedure &&
          draft.action === fresh.action &&
          draft.case === fresh.case &&
          draft.parent === fresh.parent,
      );
      if (open) return open;
      const draft: Draft = { ...fresh, rev: 0 };
      drafts.set(draft.id, { ...draft, savedAt: now, saidBy: {} });
      return draft;
    },
    saidBy: async (id, field) => drafts.get(id)?.saidBy[field],
    async save(before, answers, now, incoming) {
      const stored = drafts.get(before.id);
      if (stored?.rev !== before.rev) return undefined;
      // None is ever taken away: a question that is hidden keeps its answer.
      const kept = { ...stored.answers, ...answers };
      const changed = Object.keys(answers).filter((key) => answers[key] !== before.answers[key]);
      const saidBy = { ...stored.saidBy, ...Object.fromEntries(changed.map((key) => [key, incoming])) };
      drafts.set(before.id, { ...stored, answers: kept, rev: before.rev + 1, savedAt: now, saidBy });
      return { ...before, answers, rev: before.rev + 1 };
    },
    remove: async (id) => {
      drafts.delete(id);
    },
    async discard(id, now) {
      const [draft] = newest((each) => each.id === id);
      if (draft) tables.discarded.set(id, { draft, at: now });
      drafts.delete(id);
    },
    async discarded(id, since) {
      const found = tables.discarded.get(id);
      return found && found.at > since ? { ...found.draft, person: whoIs(tables, found.draft.person) } : undefined;
    },
    async restore(draft, now) {
      const { person, procedure, action, case: on, parent } = draft;
      const [open] = newest(
        (each) =>
          each.person === person &&
          each.procedure === procedure &&
          each.action === action &&
          each.case === on &&
          each.parent === parent,
      );
      if (open) return undefined;
      const again: Draft = { ...draft, rev: draft.rev + 1 };
      drafts.set(draft.id, { ...again, savedAt: now, saidBy: {} });
      tables.discarded.delete(draft.id);
      return again;
    },
    async forget(before) {
      for (const [id, { at }] of tables.discarded) if (at <= before) tables.discarded.delete(id);
    },
  };
}

/** What was said in a city in memory; all of it has arrived at once. */
export function outboxOf(tables: Tables, now: () => Date): Outbox {
  const { said, tokens, accounts } = tables;
  const keep = ({ token, presses }: Minting, person: string, at?: Date): void => {
    if (presses.length > 0) tokens.set(token, { presses, person, ...(at && { at }) });
  };
  const written = ({ person, language }: Account, message: Parameters<Outbox['say']>[1]): Sent => {
    const minted = newMinting();
    const sent = tokenised(message, language, minted);
    keep(minted, person.id, now());
    return sent;
  };

  const standingAt = (account: string, place: string | undefined): [string, Said] | undefined =>
    [...said].findLast(([, each]) => each.account === account && each.place === place);

  return {
    async say(account, message) {
      const sent = written(account, message);
      const left = leftBy(message, account.language);
      const [before, stood] = left ? (standingAt(account.id, message.place) ?? []) : [];
      if (before !== undefined && stood && left) said.set(before, { ...stood, message: left });
      const row: Said = { account: account.id, place: message.place, at: now(), first: sent, message: sent };
      said.set(nextId(tables), row);
    },
    async replace(account, message) {
      if (message.place === undefined) throw new Error('a message without a place replaces nothing');
      const [id, row] = standingAt(account.id, message.place) ?? [];
      const sent = written(account, message);
      if (id !== undefined && row) said.set(id, { ...row, message: sent });
    },
    async turn(account, from, message) {
      const [id] = standingAt(account.id, from) ?? [];
      for (const [each, row] of said) {
        if (row.account === account.id && row.place === from) said.set(each, { ...row, place: undefined });
      }
      const row = id === undefined ? undefined : said.get(id);
      if (id !== undefined && row) said.set(id, { ...row, place: message.place, message: written(account, message) });
      return row !== undefined;
    },
    async saidAt(account, place) {
      const here = [...said].filter(([, each]) => each.account === account && each.place === place);
      return here.toReversed().map(([id, { reference = id }]) => ({ reference, isNew: false }));
    },
    // Nothing is remembered of it: every answer takes its transaction.
    shown: () => ({ press: () => undefined, standing: () => undefined }),
    async copies(place) {
      const ids = new Set([...said.values()].filter((row) => row.place === place).map(({ account }) => account));
      const rows = [...accounts.values()].filter(({ id }) => ids.has(id));
      return rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((row) => accountIn(tables, row));
    },
    async token(press, owner) {
      const minted = newMinting();
      const button = mint(press, minted);
      keep(minted, owner);
      return button;
    },
    withTokens: async (account, message) => written(account, message),
    // Here everything arrives, and nothing is referred to from outside.
    renew: async () => {},
    fail: async () => {},
    async press(token) {
      const found = tokens.get(sharedToken(token));
      const press = found && pressIn(found, token);
      if (!press) return undefined;
      const age = found.at && now().getTime() - found.at.getTime();
      return { press, person: whoIs(tables, found.person), ...(age !== undefined && { age }) };
    },
  };
}
