import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sessionsIn } from '../../db/sessions.ts';
import type { World } from '../../src/app/ports/stores.ts';
import type { FormAddress } from '../../src/dialogue/message.ts';
import { type AnyStore, arrive, now, openCase, stores } from './given-store.ts';

describe.each(stores)('the people of a store, %s', (kind, open) => {
  const there = kind === 'in Postgres';
  let city: AnyStore;
  const later = new Date(now.getTime() + 60_000);

  beforeAll(async () => {
    city = await open();
    await city.store.transact(async (world) => {
      for (const id of ['mz', 'jy'])
        await world.people.putBody({ id, kind: 'department', name: { zh: id, en: id }, status: 'active' });
    });
  });
  afterAll(() => city.drop());

  describe('arriving', () => {
    test('a stranger gets one account and one person, though his first messages come at once', async () => {
      const accounts = await Promise.all([
        arrive(city.store, 'new'),
        arrive(city.store, 'new'),
        arrive(city.store, 'new'),
      ]);
      expect(new Set(accounts.map(({ id }) => id)).size).toBe(1);
      expect(new Set(accounts.map(({ person }) => person.id)).size).toBe(1);
      expect(accounts[0]).toMatchObject({ known: false, focus: undefined, person: { name: 'new', seats: [] } });
      if (!there) return;
      const [people] = await city.database.sql`select count(*)::int as n from person`;
      expect(people?.n).toBe(1);
    });

    test.each([
      [undefined, 'zh'],
      ['zh-hans', 'zh'],
      ['zh', 'zh'],
      ['en-GB', 'en'],
      ['de', 'en'],
    ])('with the language %s he is spoken to in %s', async (language, expected) => {
      const from = {
        channel: 'slack' as const,
        address: `speaks-${language}`,
        ...(language !== undefined && { language }),
      };
      expect((await city.store.transact((world) => world.people.arrive(from, now))).language).toBe(expected);
    });

    test('he is told in a chat though he was at the desk since, and remembered with what he was asked', async () => {
      const phone = await arrive(city.store, 'phone');
      await city.store.transact(async (world) => {
        await world.people.openAccount(phone.person.id, 'web', 'desk');
        await world.people.openAccount(phone.person.id, 'web', 'desk');
      });
      const told = () => city.store.transact((world) => world.people.toldAt(phone.person.id));
      expect((await told())?.channel).toBe('telegram');
      const desk = await city.store.transact((world) =>
        world.people.arrive({ channel: 'web', address: 'desk' }, later),
      );
      expect(desk.person.id).toBe(phone.person.id);
      expect((await told())?.channel).toBe('telegram');

      await city.store.transact(async (world) => {
        await world.people.setFocus(phone.id, { draft: 'd', field: 'f' });
        await world.people.setLanguage(phone.id, 'en');
        await world.people.setKnown(phone.id);
        await world.people.rename(phone.person.id, '李');
      });
      const found = () => city.store.transact((world) => world.people.account('telegram', 'phone'));
      expect(await found()).toMatchObject({
        focus: { draft: 'd', field: 'f' },
        language: 'en',
        known: true,
        person: { name: '李' },
      });
      await city.store.transact((world) => world.people.setFocus(phone.id, undefined));
      expect((await found())?.focus).toBeUndefined();
      expect(await city.store.transact((world) => world.people.account('telegram', 'nobody'))).toBeUndefined();
    });
  });

  test('an account that is taken from its holder is a stranger’s, and his others stay his', async () => {
    const phone = await arrive(city.store, 'phone that goes');
    const [stranger, left, there] = await city.store.transact(async ({ people }) => {
      const { id } = await people.arrive({ channel: 'slack', address: 'office that stays' }, later);
      await people.link(id, phone.person.id, now);
      await people.setKnown(phone.id);
      const unlinked = await people.unlink(phone.id);
      return [unlinked, await people.accounts(phone.person.id), await people.account('telegram', phone.address)];
    });
    expect(left.map(({ address }) => address)).toEqual(['office that stays']);
    expect(there).toMatchObject({ id: phone.id, known: false, focus: undefined, person: stranger });
    expect(stranger).toMatchObject({ seats: [] });
    expect(stranger.id).not.toBe(phone.person.id);
  });

  test('of several chats one is told where one was last', async () => {
    const phone = await arrive(city.store, 'phone of two');
    const office = await city.store.transact(async (world) => {
      const from = { channel: 'slack', address: 'office of two' } as const;
      const { id } = await world.people.arrive(from, later);
      await world.people.link(id, phone.person.id, now);
      return from;
    });
    const told = () => city.store.transact((world) => world.people.toldAt(phone.person.id));
    expect((await told())?.address).toBe(office.address);
    await city.store.transact((world) => world.people.arrive(phone, new Date(later.getTime() + 1)));
    expect((await told())?.address).toBe(phone.address);
  });

  describe('seats and bodies', () => {
    test('a seat is held once, and its holders are found by role and body with all their seats', async () => {
      const { person } = await arrive(city.store, 'officer');
      const seat = { person: person.id, role: 'buyer_head', body: 'mz', from: now } as const;
      await city.store.transact(async (world) => {
        await world.people.putSeat(seat);
        await world.people.putSeat(seat);
        await world.people.putSeat({ ...seat, role: 'acceptor' });
      });
      const seats = [
        { role: 'buyer_head', body: 'mz' },
        { role: 'acceptor', body: 'mz' },
      ];
      const holders = (role: 'buyer_head' | 'audit', body?: string) =>
        city.store.transact((world) => world.people.holders(role, body));
      expect(await holders('buyer_head')).toEqual([{ id: person.id, name: 'officer', seats }]);
      expect(await holders('buyer_head', 'mz')).toHaveLength(1);
      expect(await holders('buyer_head', 'jy')).toEqual([]);
      expect(await holders('audit')).toEqual([]);
    });

    test('a seat that is ended is held no more, and with it go its holder’s sign-ins and codes', async () => {
      const { person } = await arrive(city.store, 'leaver');
      const seat = { person: person.id, role: 'audit', body: 'jy' } as const;
      await city.store.transact(async ({ people }) => {
        await people.putSeat({ ...seat, from: now });
        await people.putSeat({ ...seat, role: 'auditor', from: now });
        await people.putCode({ hash: 'a way in', person: person.id, until: later });
      });
      const seal = { open: (_: string, text: string) => text, close: (_: string, text: string) => text };
      const sessions = there ? sessionsIn(city.database, { seal, clock: { now: async () => now } }) : undefined;
      await sessions?.open('desk of the leaver', { person: person.id, began: now, until: later });
      await city.store.transact(({ people }) => people.endSeat({ ...seat, at: later }));
      const left = await city.store.transact(({ people }) => people.person(person.id));
      expect(left?.seats).toEqual([{ role: 'auditor', body: 'jy' }]);
      expect(await city.store.transact(({ people }) => people.holders('audit', 'jy'))).toEqual([]);
      expect(await city.store.transact(({ people }) => people.code('a way in', now))).toBeUndefined();
      expect(await sessions?.find('desk of the leaver')).toBeUndefined();
      await city.store.transact(({ people }) => people.putSeat({ ...seat, from: later }));
      const back = await city.store.transact(({ people }) => people.holders('audit', 'jy'));
      expect(back.map(({ id }) => id)).toEqual([person.id]);
    });

    test('a subject of the city’s directory is one person, and a person one subject, whoever linked them last', async () => {
      const [li, wu] = [
        await arrive(city.store, 'li of the directory'),
        await arrive(city.store, 'wu of the directory'),
      ];
      const who = (subject: string) => city.store.transact(({ people }) => people.identified(subject));
      const links = (account: typeof li, subject: string) =>
        city.store.transact(({ people }) => people.putIdentity(account.person.id, subject, now));
      await links(li, 'issuer li');
      expect(await who('issuer li')).toBe(li.person.id);
      await links(li, 'issuer li-2');
      expect(await who('issuer li')).toBeUndefined();
      await links(wu, 'issuer li-2');
      expect(await who('issuer li-2')).toBe(wu.person.id);
    });

    test('an organisation is entered once under its code, and what is not said of it stays', async () => {
      const entry = {
        kind: 'organisation',
        name: { zh: '银龄社', en: 'Silver' },
        creditCode: '52230100MJX0000000',
        status: 'verified',
      } as const;
      const put = (change: object) => city.store.transact((world) => world.people.putBody({ ...entry, ...change }));
      const id = await put({ profile: { phone: '13800000000' } });
      expect(await put({ name: { zh: '银龄社二', en: 'Silver Two' } })).toBe(id);
      expect(await put({ id, status: 'suspended' })).toBe(id);
      const [found, byCode, offices] = await city.store.transact(async (world) => [
        await world.people.body(id),
        await world.people.bodiesByCode(['52230100MJX0000000', 'x']),
        await world.people.offices(),
      ]);
      expect(found).toEqual({ ...entry, id, status: 'suspended', profile: { phone: '13800000000' } });
      expect(byCode).toEqual([found]);
      expect(offices.map((office) => office.id)).toEqual(['jy', 'mz']);
      expect(await city.store.transact((world) => world.people.bodies(['mz', id, 'none']))).toHaveLength(2);
      const bars = (until: string) => city.store.transact((world) => world.people.barBody({ body: id, until }));
      await bars('2028-06-30');
      await bars('2028-02-01');
      await put({ id });
      expect(await city.store.transact((world) => world.people.body(id))).toMatchObject({ barredUntil: '2028-06-30' });
    });
  });

  describe('codes', () => {
    test('a code is used by one of all who try, before it ends', async () => {
      await city.store.transact(async (world) => {
        await world.people.putCode({ hash: 'h1', person: 'p', until: later });
        await world.people.putCode({ hash: 'h2', case: 'c', until: later });
      });
      const use = (hash: string, at: Date) => city.store.transact((world) => world.people.useCode(hash, at));
      const used = await Promise.all([use('h1', now), use('h1', now), use('h1', now)]);
      expect(used.filter(Boolean)).toEqual([{ person: 'p', case: undefined }]);
      expect(await use('h2', later)).toBeUndefined();
      expect(await use('h2', now)).toEqual({ person: undefined, case: 'c' });
      expect(await use('h3', now)).toBeUndefined();
    });
  });

  describe('drafts', () => {
    const blank = {
      procedure: 'bid',
      version: 3,
      action: 'open',
      case: undefined,
      answers: { a: 1 },
      secret: false,
    } as const;

    test('there is one for a person and a form, though it is begun twice at once', async () => {
      const { person } = await arrive(city.store, 'drafter');
      const start = (parent: string | undefined) =>
        city.store.transact((world) =>
          world.drafts.start({ id: world.cases.newId(), ...blank, parent, person: person.id }, now),
        );
      const begun = await Promise.all([start('p1'), start('p1'), start('p2'), start(undefined), start(undefined)]);
      expect(new Set(begun.map(({ id }) => id)).size).toBe(3);
      const find = (address: FormAddress) => city.store.transact((world) => world.drafts.find(person.id, address));
      expect((await find({ procedure: 'bid', parent: 'p1' }))?.id).toBe(begun[0]?.id);
      expect((await find({ procedure: 'bid' }))?.parent).toBeUndefined();
      expect(await find({ procedure: 'report' })).toBeUndefined();
      expect(await find({ case: 'p1', action: 'open' })).toBeUndefined();
      const act = { ...blank, action: 'approve', case: 'c9', parent: undefined, person: person.id };
      const made = await city.store.transact((world) => world.drafts.start({ id: world.cases.newId(), ...act }, now));
      expect(await find({ case: 'c9', action: 'approve' })).toEqual(made);
      expect(await city.store.transact((world) => world.drafts.ofPerson(person.id))).toHaveLength(4);
    });

    test('of two who save the same revision one is told that the other was faster', async () => {
      const { person } = await arrive(city.store, 'saver');
      const draft = await city.store.transact((world) =>
        world.drafts.start({ id: world.cases.newId(), ...blank, parent: undefined, person: person.id }, now),
      );
      const save = (a: number) => city.store.transact((world) => world.drafts.save(draft, { a, skipped: null }, later));
      const saved = (await Promise.all([save(2), save(3)])).filter((one) => one !== undefined);
      expect(saved).toHaveLength(1);
      expect(await city.store.transact((world) => world.drafts.load(draft.id))).toEqual(saved[0]);
      expect(saved[0]).toMatchObject({ rev: draft.rev + 1, answers: { skipped: null } });
      await city.store.transact((world) => world.drafts.remove(draft.id));
      expect(await city.store.transact((world) => world.drafts.load(draft.id))).toBeUndefined();
      expect(await save(4)).toBeUndefined();
    });

    test.each([false, true])('that were thrown away come back as they were (sealed: %s)', async (secret) => {
      const { person } = await arrive(city.store, 'thrower');
      const address = { procedure: 'complaint', parent: 'thrown' } as const;
      const fresh = { ...address, version: 1, action: 'file', case: undefined, person: person.id, secret };
      const answers = { facts: '没有来的事', when: null };
      const [draft, other] = await city.store.transact(async ({ drafts, cases }) => {
        const begun = await drafts.start({ id: cases.newId(), ...fresh, answers }, now);
        await drafts.discard(begun.id, now);
        // Pressed twice, it is gone once.
        await drafts.discard(begun.id, now);
        return [begun, await drafts.start({ id: cases.newId(), ...fresh, answers: {} }, now)] as const;
      });
      const given = (since: Date) => city.store.transact(({ drafts }) => drafts.discarded(draft.id, since));
      const before = new Date(now.getTime() - 1);
      expect(await given(now)).toBeUndefined();
      expect(await given(before)).toEqual(draft);
      const restore = () => city.store.transact(({ drafts }) => drafts.restore(draft, now));
      expect(await restore()).toBeUndefined();
      expect(await given(before)).toEqual(draft);
      await city.store.transact(({ drafts }) => drafts.remove(other.id));
      expect(await restore()).toEqual({ ...draft, rev: 1 });
      expect(await city.store.transact(({ drafts }) => drafts.load(draft.id))).toEqual({ ...draft, rev: 1 });
      await city.store.transact(async ({ drafts }) => {
        await drafts.discard(draft.id, now);
        await drafts.forget(before);
        expect(await drafts.discarded(draft.id, before)).toBeDefined();
        await drafts.forget(now);
        expect(await drafts.discarded(draft.id, before)).toBeUndefined();
      });
    });
  });

  describe('files for which nobody had asked', () => {
    const paper = (nth: number) => ({
      hash: nth.toString(16).padStart(64, '0'),
      name: `材料${nth}.pdf`,
      mime: 'application/pdf',
      size: 1000 * nth,
    });
    const before = new Date(now.getTime() - 1);

    test('wait in their order, are counted, put to use once, and forgotten', async () => {
      const { person } = await arrive(city.store, 'sender');
      const other = await arrive(city.store, 'other-sender');
      const within = <T>(work: (unasked: World['unasked']) => Promise<T>): Promise<T> =>
        city.store.transact(({ unasked }) => work(unasked));
      await within((unasked) => unasked.keep(person.id, [paper(2), paper(1), paper(3)], now));
      await within((unasked) => unasked.keep(other.person.id, [paper(3)], later));
      expect(await within((unasked) => unasked.waiting(person.id, before))).toEqual([paper(2), paper(1), paper(3)]);
      expect(await within((unasked) => unasked.waiting(person.id, now))).toEqual([]);
      expect(await within((unasked) => unasked.held(person.id))).toEqual({ files: 3, bytes: 6000 });
      expect(await within((unasked) => unasked.take(person.id, [paper(1).hash], before))).toBe(1);
      expect(await within((unasked) => unasked.take(person.id, [paper(1).hash], before))).toBe(0);
      expect(await within((unasked) => unasked.take(other.person.id, [paper(2).hash], before))).toBe(0);
      expect(await within((unasked) => unasked.held(person.id))).toEqual({ files: 2, bytes: 5000 });
      await within((unasked) => unasked.drop(person.id));
      expect(await within((unasked) => unasked.waiting(person.id, before))).toEqual([]);
      expect(await within((unasked) => unasked.held(person.id))).toEqual({ files: 2, bytes: 5000 });
      const used = await within((unasked) => unasked.used());
      expect(used.map(({ hash }) => hash)).toEqual([paper(1).hash]);
      // What waits for somebody else stays, and so does what is still to be settled.
      expect(await within((unasked) => unasked.forget(now))).toEqual([paper(2).hash]);
      await within((unasked) => unasked.settled(used.map(({ id }) => id)));
      expect(await within((unasked) => unasked.used())).toEqual([]);
      expect((await within((unasked) => unasked.forget(later))).toSorted()).toEqual([paper(1).hash, paper(3).hash]);
    });
  });

  describe('who turns out to be somebody else', () => {
    test('brings his cases, drafts and buttons along; the log keeps the name he acted under', async () => {
      const stranger = await arrive(city.store, 'stranger');
      const known = await arrive(city.store, 'known');
      const [me, him] = [stranger.person.id, known.person.id];
      const by = { person: me, role: 'applicant' } as const;
      const draft = {
        procedure: 'complaint',
        version: 1,
        action: 'open',
        case: undefined,
        answers: {},
        secret: false,
      } as const;
      const { id, token } = await city.store.transact(async (world) => {
        const made = world.cases.newId();
        const at = now.toISOString();
        await world.cases.append(made, 0, [
          { kind: 'opened', procedure: 'complaint', version: 1, number: 'L-1', by, at, bodies: {} },
        ]);
        const card = await openCase(world, 'L-2', { opener: me, waiting: [{ role: 'citizen', person: me }] });
        expect(card).not.toBe(made);
        await world.drafts.start({ id: world.cases.newId(), ...draft, parent: 'mine', person: me }, now);
        await world.drafts.start({ id: world.cases.newId(), ...draft, parent: 'both', person: me }, now);
        await world.drafts.start(
          { id: world.cases.newId(), ...draft, parent: 'both', answers: { his: 1 }, person: him },
          now,
        );
        return { id: made, token: await world.outbox.token({ do: 'menu' }, me) };
      });
      await city.store.transact((world) => world.people.link(stranger.id, him, now));
      await city.store.transact(async (world) => {
        expect((await world.people.account('telegram', 'stranger'))?.person.id).toBe(him);
        expect((await world.people.person(me))?.id).toBe(him);
        expect((await world.cases.load(id))?.opener.person).toBe(him);
        const self = { id: him, name: '', seats: [] };
        expect((await world.cases.ofPerson(self, { limit: 5 })).items.map(({ number }) => number)).toEqual(['L-2']);
        expect((await world.cases.inbox(self, { now, limit: 5 })).items.map(({ number }) => number)).toEqual(['L-2']);
        const drafts = await world.drafts.ofPerson(him);
        expect(drafts.map(({ parent, answers }) => [parent, answers]).sort()).toEqual([
          ['both', { his: 1 }],
          ['mine', {}],
        ]);
        expect(await world.outbox.press(token)).toEqual({ press: { do: 'menu' }, person: him });
      });
      if (!there) return;
      const [row] = await city.database.sql`select event #>> '{by,person}' as person from event where case_id = ${id}`;
      expect(row?.person).toBe(me);
    });

    test('with a seat he only hands over the account', async () => {
      const official = await arrive(city.store, 'official');
      const other = await arrive(city.store, 'other');
      await city.store.transact(async (world) => {
        await world.people.putSeat({ person: official.person.id, role: 'audit', body: 'jy', from: now });
        await openCase(world, 'L-3', { opener: official.person.id });
        await world.people.link(official.id, other.person.id, now);
        expect((await world.people.account('telegram', 'official'))?.person.id).toBe(other.person.id);
        expect((await world.people.person(official.person.id))?.id).toBe(official.person.id);
        expect((await world.cases.byNumber('L-3'))?.opener).toBe(official.person.id);
      });
    });
  });

  describe('a passkey', () => {
    const made = { publicKey: 'half', counter: 3, device: 'Chrome · Windows', madeAt: now } as const;
    const put = (id: string, person: string, isKept: boolean) =>
      city.store.transact((world) => world.passkeys.add({ ...made, id, person, isKept }));
    const of = (person: string) => city.store.read((world) => world.passkeys.of(person));

    test('proves nothing until it is kept, and its count only goes on', async () => {
      const holder = (await arrive(city.store, 'holder')).person.id;
      expect(await put('k1', holder, false)).toBe(true);
      expect(await put('k1', holder, true)).toBe(false);
      const used = (counter: number) => city.store.transact((world) => world.passkeys.used('k1', counter, later));
      expect(await used(4)).toBe(false);
      const keep = (person: string) => city.store.transact((world) => world.passkeys.keep('k1', person));
      expect([await keep('somebody'), await keep(holder), await keep(holder)]).toEqual([false, true, false]);
      expect([await used(4), await used(4), await used(0)]).toEqual([true, false, false]);
      expect(await of(holder)).toEqual([
        { ...made, id: 'k1', person: holder, counter: 4, usedAt: later, isKept: true },
      ]);
    });

    test('that counts nothing is taken as it is, and removed by its holder alone', async () => {
      const holder = (await arrive(city.store, 'holder-2')).person.id;
      await city.store.transact((world) =>
        world.passkeys.add({ ...made, id: 'k2', person: holder, counter: 0, isKept: true }),
      );
      const used = () => city.store.transact((world) => world.passkeys.used('k2', 0, later));
      expect([await used(), await used()]).toEqual([true, true]);
      const remove = (person: string) => city.store.transact((world) => world.passkeys.remove('k2', person));
      expect([await remove('somebody'), await remove(holder), await remove(holder)]).toEqual([false, true, false]);
    });

    test('goes with the last seat of its holder, with what he was to prove by it, and to no one with whom he is made one', async () => {
      const holder = (await arrive(city.store, 'holder-3')).person.id;
      const asked = { hash: 'h3', person: holder, until: later, bound: 'b', of: { do: 'add' } } as const;
      await put('k3', holder, true);
      await city.store.transact(async (world) => {
        await world.proofs.ask(asked);
        for (const role of ['audit', 'buyer_head'] as const)
          await world.people.putSeat({ person: holder, role, body: 'jy', from: now });
        await world.people.endSeat({ person: holder, role: 'audit', body: 'jy', at: now });
      });
      expect(await of(holder)).toHaveLength(1);
      await city.store.transact((world) =>
        world.people.endSeat({ person: holder, role: 'buyer_head', body: 'jy', at: now }),
      );
      expect(await of(holder)).toEqual([]);
      expect(await city.store.read((world) => world.proofs.find('h3', now))).toBeUndefined();
      const nobody = await arrive(city.store, 'holder-4');
      const other = (await arrive(city.store, 'holder-5')).person.id;
      await put('k4', nobody.person.id, true);
      await city.store.transact((world) => world.people.link(nobody.id, other, now));
      expect([...(await of(other)), ...(await of(nobody.person.id))]).toEqual([]);
    });
  });

  describe('what is to be proven', () => {
    const press = { do: 'start', form: { case: 'c', action: 'pay' }, sure: true } as const;
    const asked = (hash: string, person: string, minutes = 10) =>
      ({
        hash,
        person,
        until: new Date(now.getTime() + minutes * 60_000),
        bound: 'bound',
        of: { do: 'act', act: '支付', on: '某项目', press },
      }) as const;

    test('is given once and used once, while it lasts', async () => {
      await city.store.transact((world) => world.proofs.ask(asked('p1', 'prover')));
      const does = <T>(work: (world: World) => Promise<T>) => city.store.transact(work);
      expect(await does(({ proofs }) => proofs.use('p1', now))).toBe(false);
      const [first, second] = await Promise.all([
        does(({ proofs }) => proofs.give('p1', now)),
        does(({ proofs }) => proofs.give('p1', now)),
      ]);
      expect([first, second].toSorted()).toEqual([false, true]);
      await does(({ proofs }) => proofs.tried('p1'));
      expect(await does(({ proofs }) => proofs.find('p1', now))).toEqual({
        ...asked('p1', 'prover'),
        tries: 1,
        isGiven: true,
      });
      expect(await does(({ proofs }) => proofs.use('p1', new Date(now.getTime() + 600_001)))).toBe(false);
      const uses = await Promise.all([
        does(({ proofs }) => proofs.use('p1', now)),
        does(({ proofs }) => proofs.use('p1', now)),
      ]);
      expect(uses.toSorted()).toEqual([false, true]);
    });

    test('is kept of one person no more than so often', async () => {
      await city.store.transact(async (world) => {
        for (const minutes of [1, 3, 2]) await world.proofs.ask(asked(`p-${minutes}`, 'often', minutes));
        await world.proofs.keepNewest('often', 2);
      });
      const there = await city.store.read((world) =>
        Promise.all(['p-1', 'p-2', 'p-3'].map(async (hash) => (await world.proofs.find(hash, now)) !== undefined)),
      );
      expect(there).toEqual([false, true, true]);
    });
  });
});
