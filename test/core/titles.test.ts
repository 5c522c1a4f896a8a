import { beforeAll, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { newMinting, tokenised } from '../../db/tokens.ts';
import { caseItems } from '../../src/app/case-items.ts';
import { existingCase } from '../../src/app/facts/known.ts';
import { wholeLookingAt } from '../../src/app/facts/looking.ts';
import { itemsFrom } from '../../src/app/turns.ts';
import { card } from '../../src/dialogue/card.ts';
import { caseView } from '../../src/dialogue/case-view.ts';
import { caseItems as listed } from '../../src/dialogue/menu.ts';
import { sayTitle } from '../../src/dialogue/where.ts';
import { type Language, languages } from '../../src/names.ts';
import { texts } from '../../src/text/all.ts';
import { personIn } from '../memory/people.ts';
import { chineseIn, writtenByPeople } from '../memory/written-by-people.ts';
import { type WebCity, webCity } from '../web-city.ts';

/** A day as programmes write it. */
const iso = /\d{4}-\d{2}-\d{2}/;

let city: WebCity;
beforeAll(async () => {
  city = await webCity();
});

/** The card of every case of the stories, as the public, its opener and whoever it waits for has it before him. */
async function cardsIn(language: Language): Promise<readonly string[]> {
  const { cards, persons } = city.store.tables();
  const people = [...persons.keys()].flatMap((id) => personIn(city.store.tables(), id) ?? []);
  return city.store.transact(async (world) => {
    const now = await world.now();
    const said: string[] = [];
    for (const { id, opener, waiting } of cards.values()) {
      const his = people.filter(
        (person) =>
          person.id === opener ||
          waiting.some(({ role, body }) =>
            person.seats.some((seat) => seat.role === role && (body === undefined || seat.body === body)),
          ),
      );
      for (const reader of [undefined, ...his]) {
        const view = caseView(
          await wholeLookingAt(world, await existingCase(world, id, reader), reader, language, now),
        );
        const message = tokenised(card(view, texts[language]), language, newMinting());
        said.push([view.title, ...view.children.map(({ title }) => title), plain(message)].join('\n'));
      }
    }
    return said;
  });
}

test('a card in English has Chinese in nothing but what people wrote', async () => {
  const theirs = await writtenByPeople(city.store);
  const left = (await cardsIn('en')).flatMap((said) => chineseIn(said, theirs));
  expect(new Set(left)).toEqual(new Set());
});

describe.each(languages)('what a case is called, in %s', (language) => {
  test('has no day on its card as programmes write it', async () => {
    const said = await cardsIn(language);
    expect(said.length).toBeGreaterThan(80);
    expect(said.filter((each) => iso.test(each))).toEqual([]);
  });

  test('is the same in lists, in their language', async () => {
    const all = [...city.store.tables().cards.values()];
    const [items, rows] = await city.store.transact(async (world) => {
      const [law, now] = await Promise.all([world.law(), world.now()]);
      const { items: inChat } = listed(language, 'cases', await itemsFrom(world, all), law, now);
      return [inChat, await caseItems(world, all, language, undefined)];
    });
    expect(rows.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
    const titles = items.map(({ title }) => title);
    expect(titles.filter((title) => iso.test(title))).toEqual([]);
    const report = all.findIndex(({ procedure }) => procedure === 'report');
    expect(titles[report]).toMatch(
      language === 'zh' ? / · \d{4}年\d+月\d+日至(\d{4}年)?\d+月\d+日$/ : / · \d+ \w+( \d{4})?–\d+ \w+ \d{4}$/,
    );
    const own = all.findIndex(({ title }) => title === undefined);
    if (own >= 0) expect(titles[own]).toBe(texts[language].procedures[all[own]?.procedure ?? 'membership'].name);
  });
});

test('an instalment is called by its number, amount and day', () => {
  const second = {
    procedure: 'payment',
    title: '幸福里居家养老',
    part: { nth: 2, fen: 23_520_000, on: '2027-06-30' },
  } as const;
  expect(sayTitle(second, 'zh')).toBe('幸福里居家养老 · 第 2 期 ¥235,200（2027年6月30日）');
  expect(sayTitle(second, 'en')).toBe('幸福里居家养老 · payment 2, ¥235,200, 30 Jun 2027');
});
