import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decodeCursor, encodeCursor } from '../../db/cursor.ts';
import { grams, gramsOfWord, searchText } from '../../db/search-text.ts';
import type { IndexCard, Page } from '../../src/app/ports/records.ts';
import type { World } from '../../src/app/ports/stores.ts';
import type { Event } from '../../src/engine/case.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { fc } from '../properties.ts';
import { type AnyStore, now, openCase, stores } from './given-store.ts';

describe.each(stores)('the lists of a store, %s', (_, open) => {
  let city: AnyStore;
  const hour = 60 * 60 * 1000;
  const at = (hours: number) => new Date(now.getTime() + hours * hour);

  beforeAll(async () => {
    city = await open();
  });
  afterAll(() => city.drop());

  type List = (world: World, page: { readonly after?: string; readonly limit: number }) => Promise<Page<IndexCard>>;

  /** The numbers on each page; `between` happens after the first. */
  async function paged(list: List, limit: number, between?: (world: World) => Promise<void>): Promise<string[][]> {
    const pages: string[][] = [];
    let after: string | undefined;
    do {
      const page = await city.store.transact((world) => list(world, { limit, ...(after !== undefined && { after }) }));
      pages.push(page.items.map(({ number }) => number));
      after = page.after;
      if (between && pages.length === 1) await city.store.transact(between);
    } while (after !== undefined);
    return pages;
  }

  describe('the inbox', () => {
    const officer: Person = { id: 'zhao', name: '赵', seats: [{ role: 'finance_proc', body: 'finance' }] };
    const waiting = [{ role: 'finance_proc' as const }];

    test('holds what waits for a seat, at its own body only, or for the person', async () => {
      const wang: Person = { id: 'wang', name: '王', seats: [{ role: 'buyer_head', body: 'ms' }] };
      await city.store.transact(async (world) => {
        await openCase(world, 'I-1', { id: 'inbox-1', waiting: [{ role: 'buyer_head', body: 'ms' }] });
        await openCase(world, 'I-2', { id: 'inbox-2', waiting: [{ role: 'buyer_head', body: 'jy' }] });
        await openCase(world, 'I-3', {
          id: 'inbox-3',
          waiting: [{ role: 'buyer_head', body: 'ms', person: 'someone' }],
        });
        await openCase(world, 'I-4', { id: 'inbox-4', waiting: [{ role: 'expert', person: 'wang' }] });
        await openCase(world, 'I-5', {
          id: 'inbox-5',
          waiting: [{ role: 'buyer_head' }, { role: 'buyer_head', body: 'ms' }],
        });
        await openCase(world, 'I-6', { id: 'inbox-6', waiting: [{ role: 'buyer_staff', body: 'ms' }] });
      });
      expect(await paged((world, page) => world.cases.inbox(wang, { now, ...page }), 10)).toEqual([
        ['I-1', 'I-4', 'I-5'],
      ]);
    });

    test('comes by deadline, without one last, page by page, though a card is decided meanwhile', async () => {
      const dues = [at(5), undefined, at(1), at(3), undefined, at(2), at(3)];
      const ids = await city.store.transact(async (world) => {
        const made: string[] = [];
        for (const [n, due] of dues.entries())
          made.push(await openCase(world, `P-${n}`, { due, waiting, id: `paged-${n}` }));
        return made;
      });
      const list: List = (world, page) => world.cases.inbox(officer, { now, ...page });
      expect(await paged(list, 3)).toEqual([['P-2', 'P-5', 'P-3'], ['P-6', 'P-0', 'P-1'], ['P-4']]);

      const decide = async (world: World): Promise<void> => {
        const card = await world.cases.card(ids[3] ?? '');
        if (card) await world.cases.putCard({ ...card, due: undefined, outcome: 'rejected', waiting: [] });
      };
      expect(await paged(list, 3, decide)).toEqual([['P-2', 'P-5', 'P-3'], ['P-6', 'P-0', 'P-1'], ['P-4']]);
      expect(await paged(list, 6)).toEqual([['P-2', 'P-5', 'P-6', 'P-0', 'P-1', 'P-4']]);
    });
  });

  test('whoever has stepped back from a case is known by its log, and nobody else', async () => {
    const by = { person: 'sun', role: 'finance_budget', body: 'cz' } as const;
    await city.store.transact(async (world) => {
      await openCase(world, 'SB-1', { id: 'stepped' }, [{ kind: 'recused', by, at: at(1).toISOString() }]);
      await openCase(world, 'SB-2', { id: 'stayed' });
    });
    const back = (person: string, ids: readonly string[]) =>
      city.store.read((world) => world.cases.steppedBack(person, ids));
    expect(await back('sun', ['stepped', 'stayed'])).toEqual(new Set(['stepped']));
    expect(await back('qian', ['stepped', 'stayed'])).toEqual(new Set());
    expect(await back('sun', ['stayed'])).toEqual(new Set());
    expect(await back('sun', [])).toEqual(new Set());
  });

  test('a person sees what he has acted on, also where no body of his is concerned', async () => {
    const filed = (person: string): Event => ({
      kind: 'filed',
      action: 'judgeBidders',
      by: { person, role: 'finance_budget', body: 'cz' },
      at: at(1).toISOString(),
      answers: {},
      effects: [],
    });
    await city.store.transact(async (world) => {
      await openCase(world, 'A-1', { opener: 'somebody', openedAt: at(1) }, [filed('zhou')]);
      await openCase(world, 'A-2', { opener: 'somebody', openedAt: at(2) }, [filed('another')]);
    });
    const zhou: Person = { id: 'zhou', name: '周', seats: [{ role: 'finance_budget', body: 'cz' }] };
    expect(await paged((world, page) => world.cases.ofPerson(zhou, page), 10)).toEqual([['A-1']]);
  });

  test('cases are listed by the step at which they stand, not those that came to nothing', async () => {
    await city.store.transact(async (world) => {
      const common = { procedure: 'payment', public: true, title: '按步骤列出' } as const;
      await openCase(world, 'S-1', { ...common, position: 'request.due', openedAt: at(1) });
      await openCase(world, 'S-2', { ...common, position: 'certify.review', openedAt: at(2) });
      await openCase(world, 'S-3', { ...common, position: 'request.due', outcome: 'cancelled', openedAt: at(3) });
      await openCase(world, 'S-4', { ...common, position: 'pay.treasury', outcome: 'completed', openedAt: at(4) });
    });
    const standingAt =
      (...steps: readonly string[]): List =>
      (world, page) =>
        world.cases.search('按步骤列出', 'payment', { ...page, steps });
    expect(await paged(standingAt('request'), 10)).toEqual([['S-1']]);
    expect(await paged(standingAt('certify', 'pay'), 10)).toEqual([['S-4', 'S-2']]);
  });

  test('a person sees what he opened and what is bought or supplied by his bodies, newest first, each once', async () => {
    const sun: Person = {
      id: 'sun',
      name: '孙',
      seats: [
        { role: 'org_admin', body: 'yl' },
        { role: 'buyer_staff', body: 'mz' },
      ],
    };
    await city.store.transact(async (world) => {
      await openCase(world, 'M-1', { opener: 'sun', openedAt: at(1) });
      await openCase(world, 'M-2', { supplier: 'yl', openedAt: at(2) });
      await openCase(world, 'M-3', { buyer: 'mz', openedAt: at(3), outcome: 'completed' });
      await openCase(world, 'M-4', { opener: 'sun', supplier: 'yl', buyer: 'mz', openedAt: at(4) });
      await openCase(world, 'M-5', { supplier: 'other', openedAt: at(5) });
      await openCase(world, 'M-6', { supplier: 'yl', openedAt: at(2), id: 'm6' });
    });
    const list: List = (world, page) => world.cases.ofPerson(sun, page);
    expect((await paged(list, 2)).flat()).toEqual(['M-4', 'M-3', 'M-6', 'M-2', 'M-1']);
    const plain: Person = { id: 'sun', name: '孙', seats: [] };
    expect(await paged((world, page) => world.cases.ofPerson(plain, page), 10)).toEqual([['M-4', 'M-1']]);
  });

  describe('search', () => {
    beforeAll(async () => {
      await city.store.transact(async (world) => {
        await world.people.putBody({
          id: 'wjw',
          kind: 'department',
          name: { zh: '卫生健康局', en: 'Health' },
          status: 'active',
        });
        const common = { procedure: 'purchase' as const };
        await openCase(world, 'HRB-2026-MZ-0012', { ...common, title: '道里区居家养老服务', openedAt: at(1) });
        await openCase(world, 'HRB-2026-MZ-0013', { ...common, title: '南岗区养老院评估', openedAt: at(2) });
        await openCase(world, 'HRB-2026-WJ-0001', {
          ...common,
          title: '社区健康讲座 ＡＢＣ 服务社',
          buyer: 'wjw',
          openedAt: at(3),
        });
        await openCase(world, 'HRB-2026-MZ-0099', { ...common, title: '养老秘密', public: false });
        await openCase(world, 'HRB-2026-BID-0001', { title: '居家养老的投标' });
      });
    });

    test.each([
      ['养老', ['HRB-2026-MZ-0013', 'HRB-2026-MZ-0012']],
      ['居家养老', ['HRB-2026-MZ-0012']],
      ['养老 道里', ['HRB-2026-MZ-0012']],
      ['院', ['HRB-2026-MZ-0013']],
      ['MZ-001', ['HRB-2026-MZ-0013', 'HRB-2026-MZ-0012']],
      ['mz-0012', ['HRB-2026-MZ-0012']],
      ['26-w', ['HRB-2026-WJ-0001']],
      ['abc', ['HRB-2026-WJ-0001']],
      ['卫生健康', ['HRB-2026-WJ-0001']],
      ['健康 health', ['HRB-2026-WJ-0001']],
      ['', ['HRB-2026-WJ-0001', 'HRB-2026-MZ-0013', 'HRB-2026-MZ-0012']],
      ['服务社', ['HRB-2026-WJ-0001']],
      ['讲座|评估', ['HRB-2026-WJ-0001', 'HRB-2026-MZ-0013']],
      ['送饭|健康 |', ['HRB-2026-WJ-0001']],
      ['务社区', []],
      ['老养', []],
      ['服务评估', []],
      ["'; drop table event; --", []],
      ['%', []],
    ])('for %s finds %j', async (words, found) => {
      const pages = await paged((world, page) => world.cases.search(words, 'purchase', page), 2);
      expect(pages.flat()).toEqual(found);
    });

    test('any part of a text is found by its pieces', () => {
      const text = fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
        .map((raw) => searchText(raw))
        .filter((one) => one !== '');
      fc.assert(
        fc.property(text, fc.nat(), fc.nat(), (whole, from, length) => {
          const characters = [...whole];
          const start = from % characters.length;
          const [part = ''] = characters
            .slice(start, start + 1 + length)
            .join('')
            .trim()
            .split(' ');
          const pieces = grams(whole);
          return gramsOfWord(part).every((gram) => pieces.includes(gram));
        }),
      );
    });
  });

  test('cards are found by id and by number', async () => {
    const id = await city.store.transact((world) =>
      openCase(world, 'N-1', { due: at(9), waiting: [{ role: 'expert', person: 'x' }] }),
    );
    const [byId, byNumber, none] = await city.store.transact(async (world) => [
      await world.cases.card(id),
      await world.cases.byNumber('N-1'),
      await world.cases.byNumber('N-2'),
    ]);
    expect(byId).toMatchObject({
      id,
      number: 'N-1',
      due: at(9),
      parent: undefined,
      waiting: [{ role: 'expert', person: 'x' }],
    });
    expect(byNumber).toEqual(byId);
    expect(none).toBeUndefined();
  });

  test('the next open case that is due and the next that opens are known', async () => {
    const far = new Date('2027-06-01T00:00:00.000Z');
    const before = new Date(far.getTime() - 1);
    await city.store.transact(async (world) => {
      await openCase(world, 'D-1', { opens: before, due: far });
      await openCase(world, 'D-2', { opens: at(1), due: at(1), outcome: 'completed', openedAt: far });
    });
    const next = (after: Date) => city.store.transact((world) => world.cases.nextTurns(after));
    expect((await next(new Date(before.getTime() - 1))).opens?.number).toBe('D-1');
    expect(await next(before)).toMatchObject({ opens: undefined, due: { number: 'D-1' } });
    expect(await next(far)).toEqual({ opens: undefined, due: undefined });
  });

  test('what opens later is in a list of its own until then, by the day on which it opens', async () => {
    const hours = (n: number): Date => new Date(now.getTime() + n * 3_600_000);
    const waiting = [{ role: 'acceptor', body: 'later' }] as const;
    const head = { id: 'h', name: '头', seats: [{ role: 'acceptor', body: 'later' }] } as const;
    await city.store.transact(async (world) => {
      await openCase(world, 'O-1', { waiting, opens: hours(48), due: hours(72) });
      await openCase(world, 'O-2', { waiting, opens: hours(24), due: hours(96) });
      await openCase(world, 'O-3', { waiting, opens: hours(0), due: hours(12) });
      await openCase(world, 'O-4', { waiting });
    });
    const inbox = (moment: Date) => paged((world, page) => world.cases.inbox(head, { now: moment, ...page }), 10);
    const later = (moment: Date) => paged((world, page) => world.cases.later(head, { now: moment, ...page }), 1);
    expect(await inbox(now)).toEqual([['O-3', 'O-4']]);
    expect(await later(now)).toEqual([['O-2'], ['O-1']]);
    expect(await inbox(hours(24))).toEqual([['O-3', 'O-2', 'O-4']]);
    expect(await later(hours(24))).toEqual([['O-1']]);
    expect(await later(hours(48))).toEqual([[]]);
  });

  test('the last cases of a body are its own alone, of one kind, newest first and so many', async () => {
    const days = (n: number): Date => new Date(now.getTime() + n * 86_400_000);
    await city.store.transact(async (world) => {
      await openCase(world, 'W-1', { procedure: 'purchase', buyer: 'last', openedAt: days(1) });
      await openCase(world, 'W-2', { procedure: 'purchase', buyer: 'last', openedAt: days(3) });
      await openCase(world, 'W-3', { procedure: 'purchase', buyer: 'last', openedAt: days(2), outcome: 'completed' });
      await openCase(world, 'W-4', { buyer: 'last', openedAt: days(4), procedure: 'bid' });
      await openCase(world, 'W-5', { procedure: 'purchase', buyer: 'another', openedAt: days(5) });
      await openCase(world, 'W-6', { procedure: 'purchase', supplier: 'last', openedAt: days(6) });
    });
    const last = (most: number) =>
      city.store.transact(async (world) => {
        const found = await world.cases.lastOf({ place: 'buyer', body: 'last' }, 'purchase', most);
        return found.map(({ number }) => number);
      });
    expect(await last(6)).toEqual(['W-2', 'W-3', 'W-1']);
    expect(await last(2)).toEqual(['W-2', 'W-3']);
  });

  test('a cursor says what was put into it, and nothing else is one', () => {
    expect(decodeCursor(encodeCursor(now, 'a'))).toEqual({ at: now.toISOString(), id: 'a' });
    expect(decodeCursor(encodeCursor(undefined, 'a'))).toEqual({ at: 'infinity', id: 'a' });
    for (const text of ['', 'nonsense', '0', Buffer.from('["infinity","\\u0000"]').toString('base64url')]) {
      expect(decodeCursor(text), text).toBeUndefined();
    }
  });
});
