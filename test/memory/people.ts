import { searchText } from '../../db/search-text.ts';
import type { People } from '../../src/app/ports/stores.ts';
import type { Account } from '../../src/dialogue/talk.ts';
import { holderOfPost, isPost } from '../../src/engine/parties.ts';
import type { Body, Person } from '../../src/engine/procedure.ts';
import { isSame } from './subscriptions.ts';
import { changeRow, nextId, type Tables, whoIs } from './tables.ts';

/** The people of a city in memory: accounts, seats, bodies, codes. */
export function peopleOf(tables: Tables): People {
  const { accounts, bodies, codes } = tables;

  const personBy = (id: string): Person | undefined => personIn(tables, id);
  const told = (person: string): Account | undefined => {
    const [row] = [...accounts.values()]
      .filter((each) => each.person === person)
      .toSorted(
        (a, b) =>
          Number(a.closed ?? false) - Number(b.closed ?? false) ||
          Number(a.channel === 'web') - Number(b.channel === 'web') ||
          b.lastSeen.getTime() - a.lastSeen.getTime() ||
          (a.id < b.id ? 1 : -1),
      );
    return row && accountIn(tables, row);
  };
  const bodiesWhere = (wanted: (body: Body) => boolean): readonly Body[] =>
    [...bodies.values()].filter(wanted).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const at = (channel: string, address: string): Account | undefined => {
    const row = [...accounts.values()].find((each) => each.channel === channel && each.address === address);
    return row && accountIn(tables, row);
  };

  return {
    async arrive({ channel, address, name = '', language }, now) {
      const known = at(channel, address);
      if (!known) {
        const person = nextId(tables);
        tables.persons = new Map(tables.persons).set(person, { name });
        const id = nextId(tables);
        const chinese = language === undefined || language === '' || /^zh\b/i.test(language);
        const row: Row = {
          id,
          channel,
          address,
          person,
          language: chinese ? 'zh' : 'en',
          known: false,
          focus: undefined,
          lastSeen: now,
        };
        accounts.set(id, row);
        return accountIn(tables, row);
      }
      const seen = accounts.get(known.id)?.lastSeen ?? now;
      changeRow(accounts, known.id, { lastSeen: new Date(Math.max(seen.getTime(), now.getTime())), closed: false });
      return known;
    },
    account: async (channel, address) => at(channel, address),
    accountOf: async (id) => {
      const row = accounts.get(id);
      return row && accountIn(tables, row);
    },
    async openAccount(person, channel, address) {
      if (at(channel, address)) return;
      const { language = 'zh', known = true } = told(person) ?? {};
      const id = nextId(tables);
      accounts.set(id, { id, channel, address, person, language, known, focus: undefined, lastSeen: new Date(0) });
    },
    toldAt: async (person) => told(person),
    person: async (id) => personBy(id),
    persons: async (ids) => ids.flatMap((id) => personBy(id) ?? []),
    holders: async (roles, body) => {
      const wanted = [roles].flat();
      return everybodyIn(tables).filter(({ seats }) =>
        seats.some((seat) => wanted.includes(seat.role) && (body === undefined || seat.body === body)),
      );
    },
    body: async (id) => bodies.get(id),
    bodies: async (ids) => bodiesWhere(({ id }) => ids.includes(id)),
    offices: async () => bodiesWhere(({ kind }) => kind !== 'organisation'),
    organisations: async (parts, limit) =>
      bodiesWhere(
        ({ kind, status, name }) =>
          kind === 'organisation' &&
          status === 'verified' &&
          parts.some((part) => searchText(name.zh, name.en).includes(part)),
      ).slice(0, limit),
    bodiesByCode: async (wanted) => bodiesWhere(({ creditCode = '' }) => wanted.includes(creditCode)),
    async putBody({ id: given, name, ...entry }) {
      const sameCode =
        entry.creditCode === undefined ? undefined : bodiesWhere((body) => body.creditCode === entry.creditCode)[0];
      if (given !== undefined && sameCode && sameCode.id !== given)
        throw new Error(`the code ${entry.creditCode} is another's`);
      const id = given ?? sameCode?.id ?? nextId(tables);
      const before = bodies.get(id);
      const en = name.en ?? (before?.name.zh === name.zh ? before.name.en : name.zh);
      const { creditCode, profile, ...rest } = entry;
      bodies.set(id, {
        ...before,
        ...rest,
        id,
        name: { zh: name.zh, en },
        ...(creditCode !== undefined && { creditCode }),
        ...(profile !== undefined && { profile }),
      });
      return id;
    },
    async barBody({ body: id, until }) {
      const before = bodies.get(id);
      if (before && (before.barredUntil ?? '') < until) bodies.set(id, { ...before, barredUntil: until });
    },
    async putSeat(seat) {
      const key = `${seat.person} ${seat.role} ${seat.body}`;
      const held = tables.seats.get(key);
      tables.seats = new Map(tables.seats).set(key, held && held.from < seat.from ? held : { ...seat });
    },
    async endSeat({ person, role, body }) {
      const seats = new Map(tables.seats);
      seats.delete(`${person} ${role} ${body}`);
      tables.seats = seats;
      signOut(tables, person);
      if ([...seats.values()].some((held) => held.person === person)) return;
      for (const table of [tables.passkeys, tables.proofs])
        for (const [key, { person: whose }] of table) if (whose === person) table.delete(key);
    },
    identified: async (subject) => tables.identities.get(subject),
    async putIdentity(person, subject) {
      for (const [other, whose] of tables.identities) if (whose === person) tables.identities.delete(other);
      tables.identities.set(subject, person);
    },
    hasIdentity: async (id) => [...tables.identities.values()].includes(id),
    async removeIdentity(id) {
      const own = [...tables.identities].filter(([, whose]) => whose === id);
      for (const [subject] of own) tables.identities.delete(subject);
      return own.length > 0;
    },
    ownerOfCode: async (hash) => codes.get(hash)?.person,
    signIns: async (id, now) =>
      [...tables.sessions.values()].filter(({ person, until }) => person === id && until > now).length,
    signOut: async (id) => signOut(tables, id),
    async rename(id, name) {
      if (tables.persons.has(id)) tables.persons = new Map(tables.persons).set(id, { ...tables.persons.get(id), name });
    },
    setLanguage: async (id, language) => changeRow(accounts, id, { language }),
    setKnown: async (id) => changeRow(accounts, id, { known: true }),
    setFocus: async (id, focus) => changeRow(accounts, id, { focus }),
    setLastHeard: async (id, lastHeard) => changeRow(accounts, id, { lastHeard }),
    async putCode({ hash, ...code }) {
      if (codes.has(hash)) throw new Error('the code was made before');
      codes.set(hash, code);
    },
    async keepNewestCodes(person, most) {
      const open = [...codes].filter(([, code]) => code.person === person && code.usedAt === undefined);
      const older = open.toSorted(([, a], [, b]) => b.until.getTime() - a.until.getTime()).slice(most);
      for (const [hash] of older) codes.delete(hash);
    },
    code: async (hash, now) => usable(tables, hash, now),
    async useCode(hash, now) {
      const code = usable(tables, hash, now);
      if (code) changeRow(codes, hash, { usedAt: now });
      return code;
    },
    async switchTopic(id, topic, on) {
      const { name = '', off = [] } = tables.persons.get(id) ?? {};
      const others = off.filter((each) => each !== topic);
      tables.persons = new Map(tables.persons).set(id, { name, off: on ? others : [...others, topic] });
    },
    async putPost({ channel, address, language, title }) {
      const known = at(channel, address);
      const person = known?.person.id ?? holderOfPost(nextId(tables));
      if (!isPost(person)) throw new Error(`the account of ${channel} at ${address} is a person's`);
      tables.persons = new Map(tables.persons).set(person, { name: title });
      const id = known?.id ?? nextId(tables);
      const row = { id, channel, address, person, language, known: true, focus: undefined, lastSeen: new Date(0) };
      accounts.set(id, row);
      return accountIn(tables, row);
    },
    async movePost(channel, from, to) {
      const moved = at(channel, from);
      if (moved && !at(channel, to)) changeRow(accounts, moved.id, { address: to });
    },
    accounts: async (id) =>
      [...accounts.values()].filter((row) => row.person === id && !row.closed).map((row) => accountIn(tables, row)),
    hasBeen: async (id) =>
      [...accounts.values()].some(({ person, lastSeen }) => person === id && lastSeen.getTime() > 0),
    hasOwn: async (id) =>
      [...tables.seats.values(), ...tables.drafts.values()].some(({ person }) => person === id) ||
      [...tables.cards.values()].some(({ opener }) => opener === id),
    async unlink(id) {
      const person = nextId(tables);
      tables.persons = new Map(tables.persons).set(person, { name: '' });
      changeRow(accounts, id, { person, known: false, focus: undefined, lastHeard: undefined, linkedAt: undefined });
      return { id: person, name: '', seats: [] };
    },
    linkedAt: async (id) => accounts.get(id)?.linkedAt,
    async link(id, to, linkedAt) {
      const row = accounts.get(id);
      if (!row) throw new Error(`no account ${id}`);
      if (row.person === to) return;
      changeRow(accounts, id, { person: to, linkedAt });
      if (![...tables.seats.values()].some(({ person }) => person === row.person)) merge(tables, row.person, to);
    },
  };
}

function usable({ codes }: Tables, hash: string, now: Date): Awaited<ReturnType<People['code']>> {
  const code = codes.get(hash);
  return code && !code.usedAt && code.until > now ? { person: code.person, case: code.case } : undefined;
}

type Row = Tables['accounts'] extends Map<string, infer R> ? R : never;

export function personIn(tables: Tables, id: string): Person | undefined {
  everybodyIn(tables);
  return found.get(tables.seats)?.people.get(whoIs(tables, id));
}

type Found = {
  readonly persons: Tables['persons'];
  readonly people: ReadonlyMap<string, Person>;
  readonly all: readonly Person[];
};
const found = new WeakMap<Tables['seats'], Found>();

/** Everybody with his seats, by id. */
function everybodyIn({ persons, seats }: Tables): readonly Person[] {
  const known = found.get(seats);
  if (known?.persons === persons) return known.all;
  const held = Map.groupBy(seats.values(), ({ person }) => person);
  const all = [...persons]
    .map(
      ([id, { name }]): Person => ({ id, name, seats: (held.get(id) ?? []).map(({ role, body }) => ({ role, body })) }),
    )
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  found.set(seats, { persons, all, people: new Map(all.map((each) => [each.id, each])) });
  return all;
}

export function accountIn(tables: Tables, { lastSeen: _, closed: __, linkedAt: ___, ...row }: Row): Account {
  const person = personIn(tables, row.person);
  if (!person) throw new Error(`account ${row.id} is nobody's`);
  return { ...row, person, off: tables.persons.get(person.id)?.off ?? [] };
}

/** What belongs to the earlier self becomes the other's; of two drafts of one form the other's own stays. */
function merge(tables: Tables, from: string, to: string): void {
  const { drafts, accounts, codes, cards, merged, subscriptions, browsers } = tables;
  for (const [id, draft] of drafts) {
    if (draft.person !== from) continue;
    const doubled = [...drafts.values()].some(
      (other) =>
        other.person === to &&
        other.procedure === draft.procedure &&
        other.action === draft.action &&
        other.case === draft.case &&
        other.parent === draft.parent,
    );
    if (doubled) drafts.delete(id);
    else drafts.set(id, { ...draft, person: to });
  }
  for (const [id, row] of accounts) if (row.person === from) accounts.set(id, { ...row, person: to });
  for (const [id, row] of codes) if (row.person === from) codes.set(id, { ...row, person: to });
  for (const [endpoint, whose] of browsers) if (whose === from) browsers.set(endpoint, to);
  for (const table of [tables.passkeys, tables.proofs])
    for (const [key, { person }] of table) if (person === from) table.delete(key);
  for (const [id, row] of subscriptions) {
    if (row.person !== from) continue;
    subscriptions.delete(id);
    if (![...subscriptions.values()].some((other) => other.person === to && isSame(other, row)))
      subscriptions.set(id, { ...row, person: to });
  }
  for (const [id, card] of cards) {
    const waiting = card.waiting.map((each) => (each.person === from ? { ...each, person: to } : each));
    cards.set(id, { ...card, waiting, opener: card.opener === from ? to : card.opener });
  }
  for (const [id, who] of merged) if (who === from) merged.set(id, to);
  merged.set(from, to);
}

function signOut({ sessions, codes, browsers }: Tables, id: string): void {
  for (const [endpoint, whose] of browsers) if (whose === id) browsers.delete(endpoint);
  for (const [hash, { person }] of sessions) if (person === id) sessions.delete(hash);
  for (const [hash, { person, usedAt }] of codes) if (person === id && !usedAt) codes.delete(hash);
}
