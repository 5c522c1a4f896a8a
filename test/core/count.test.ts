import { expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { demoPersons } from '../../db/demo/persons.ts';
import { type ChatInHand, onTelegram } from '../../scripts/tour/hands.ts';
import { onWeb } from '../../scripts/tour/on-web.ts';
import { type Hand, player } from '../../scripts/tour/player.ts';
import { tourOn } from '../../scripts/tour/story.ts';
import { newTally, sumOf, type Tally } from '../../scripts/tour/tally.ts';
import { instant } from '../../src/law/date.ts';
import { unheardIn } from '../doubles/slack/unheard.ts';
import { chatIn } from '../memory/chat.ts';
import { demoTables } from '../memory/demo-city.ts';
import { crowded, outlivedIn, standingIn } from '../memory/live-decisions.ts';
import type { MemoryStore } from '../memory/memory-store.ts';
import { transcriptsOf } from '../memory/web-desk.ts';
import { chineseIn, writtenByPeople } from '../memory/written-by-people.ts';
import { evidence, type WebCity, webCity } from '../web-city.ts';
import { type WholeDesk, wholeDesk } from '../whole-desk.ts';

/**
 * Half of what a purchase once took on the web desk, played by somebody who knew nothing of it, and nine for the final offers that a
 * consultation must have: asked for, made by each of three bidders, and opened; and a quarter of its refusals.
 */
const most = { presses: 264, refusals: 7 };

const proof = evidence('服务记录.pdf');

/** Everybody's hand in a city in which nothing else has happened. */
type Hands = (city: WebCity, desk: WholeDesk, tally: Tally) => Promise<(person: string) => Hand>;

const atTheDesk: Hands = async (city, desk, tally) => {
  const hand = onWeb({ desk }, (person) => city.visitor(person), tally);
  return () => hand;
};

/** Every other one reads English, wherever he is. */
const english = new Set(demoPersons.filter((_, place) => place % 2 === 1).map(({ id }) => id));

const inChats: Hands = async ({ store }, desk, tally) => {
  await store.transact(async ({ people }) => {
    for (const { id } of demoPersons) await people.openAccount(id, 'telegram', `tg-${id}`);
  });
  const { accounts } = store.tables();
  for (const [id, account] of accounts) {
    if (english.has(account.person)) accounts.set(id, { ...account, language: 'en' });
  }
  const hands = new Map<string, Hand>();
  return (person) => {
    const hand =
      hands.get(person) ??
      onTelegram(
        { desk, settled: async () => {} },
        chatOf(store, person),
        english.has(person) ? 'en' : 'zh',
        (kind, count) => tally.note(person, kind, count),
      );
    hands.set(person, hand);
    return hand;
  };
};

/** Somebody's chat in the city, to have in hand. */
function chatOf(store: MemoryStore, person: string): ChatInHand {
  const chat = chatIn(store, `tg-${person}`);
  return {
    last() {
      const said = chat.shown().at(-1);
      const buttons = said?.buttons.map((row) => row.map(({ label }) => ({ text: label }))) ?? [];
      return { text: said ? plain({ ...said, buttons: [] }) : '', buttons };
    },
    press: chat.presses,
    says: (text) => chat.says(text.replace(/^\/status /, '')),
    sendsDocument: () => chat.sends([proof]),
  };
}

test.each([
  ['on the web desk', atTheDesk],
  ['in chats', inChats],
] as const)(
  'a purchase takes at most half the presses %s that it once took, to its last payment',
  async (_, handsIn) => {
    const begins = instant('2026-11-25', '08:30');
    const city = await webCity({ begins: { tables: demoTables(begins), at: begins } });
    const desk = wholeDesk(city.desk, transcriptsOf(city.store, city.clock));
    const tally = newTally();
    const get = await handsIn(city, desk, tally);
    const doubled = new Set<string>();
    const over = new Set<string>();
    const look = (): void => {
      for (const each of crowded(standingIn(city.store.tables()))) doubled.add(each);
    };
    const played = player({ desk, settled: async () => {} }, { get });
    await tourOn({
      player: {
        ...played,
        async does(person, deed) {
          const done = await played.does(person, deed);
          look();
          return done;
        },
      },
      desk,
      evidence: [proof],
      tell() {},
      async at(when) {
        const [day = '', time = ''] = when.split(' ');
        await city.clock.advance(instant(day, time).getTime() - (await city.clock.now()).getTime());
        await desk.moved();
        look();
        // What can be taken back for a minute is told only then.
        for (const each of await outlivedIn(city.store)) over.add(each);
      },
    }).toEnd();
    // No case can be decided from two messages of one chat, whatever was said of it meanwhile.
    expect([...doubled]).toEqual([]);
    // And nothing can be pressed there that belongs to where it was before.
    expect([...over]).toEqual([]);
    const { acts, presses, refusals, sure } = sumOf(tally);
    expect(acts).toBeGreaterThan(70);
    // Whoever is asked whether he means it presses once more.
    expect(presses + sure).toBeLessThanOrEqual(most.presses);
    expect(refusals).toBeLessThanOrEqual(most.refusals);
    const all = [...city.store.tables().said.values()].map(({ message }) => message);
    // Whoever has it read out on Slack hears all of it, and each button by a name of its own.
    expect(all.flatMap(unheardIn)).toEqual([]);
    const said = all.map((message) => plain(message));
    // No amount is said twice of what a receipt is about.
    expect(said.flatMap((text) => text.match(/.*(¥[\d,]+).* · HRB-\S+ · \1$/gm) ?? [])).toEqual([]);
    // No moment is said as programmes say it.
    expect(said.flatMap((text) => text.match(/.*\d{4}-\d\d-\d\dT.*/g) ?? [])).toEqual([]);
    // Nothing is called by what it is kept as.
    const chinese = all.filter(({ language }) => language === 'zh').map((message) => plain(message));
    expect(chinese.flatMap((text) => text.match(/(?:^|[ ：])[a-z]+(?:-[a-z]+)+(?:$|[ ，。])/gm) ?? [])).toEqual([]);
    // Whoever reads English reads Chinese in nothing but what people wrote.
    const theirs = await writtenByPeople(city.store);
    const english = all.filter(({ language }) => language === 'en').map((message) => plain(message));
    expect(new Set(english.flatMap((text) => chineseIn(text, theirs)))).toEqual(new Set());
  },
);
