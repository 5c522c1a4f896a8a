import { beforeAll, describe, expect, test } from 'vitest';
import { existingCase } from '../../src/app/facts/known.ts';
import { lookingAt } from '../../src/app/facts/looking.ts';
import { itemsFrom } from '../../src/app/turns.ts';
import { type CaseView, caseView } from '../../src/dialogue/case-view.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { stateOf } from '../../src/dialogue/menu.ts';
import { languages } from '../../src/names.ts';
import { methodsOffered } from '../../src/procedures/purchase/method.ts';
import { texts, textsBy } from '../../src/text/all.ts';
import type { Texts } from '../../src/text/language.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { straightOn } from './engine-explore.ts';
import { caseOf, type World } from './engine-play.ts';
import { costs, newPurchase } from './engine-starts.ts';

/** All that stands written in a catalogue. */
function written(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(written);
}

const heard = ({ procedures, notices }: Texts) => ({
  step: procedures.purchase.steps.award,
  confirmed: procedures.purchase.actions.confirmAward?.done,
  opens: procedures.purchase.actions.openBids?.label,
  call: notices.tender.title,
  result: notices.award.title,
  won: procedures.bid.ends.awarded?.now,
});

describe('what depends on the method of a purchase', () => {
  const manners = [undefined, ...methodsOffered];

  test.each(languages.flatMap((language) => manners.map((manner) => ({ language, manner }))))(
    'has its word, in $language by $manner',
    ({ language, manner }) => {
      const { say, ...trade } = textsBy(language, manner);
      expect(written([say, trade]).filter((text) => /[{}]/.test(text))).toEqual([]);
      if (language !== 'zh' || manner === undefined) return;
      expect(written(trade).filter((text) => text.includes('中标（成交）'))).toEqual([]);
    },
  );

  test.each([
    ['open-tender', ['中标公告', '确认了中标供应商', '开标', '公开招标公告', '中标结果公告', '中标']],
    ['invited-tender', ['中标公告', '确认了中标供应商', '开标', '邀请招标公告', '中标结果公告', '中标']],
    ['competitive-consultation', ['成交公告', '确认了成交供应商', '开启', '竞争性磋商公告', '成交结果公告', '成交']],
    ['competitive-negotiation', ['成交公告', '确认了成交供应商', '开启', '竞争性谈判公告', '成交结果公告', '成交']],
    ['quotation', ['成交公告', '确认了成交供应商', '开启', '询价公告', '成交结果公告', '成交']],
    ['single-source', ['成交公告', '确认了成交供应商', '开启', '单一来源采购公示', '成交结果公告', '成交']],
    ['directed', ['成交公告', '确认了成交供应商', '开启', '采购公告', '成交结果公告', '成交']],
  ])('is called by %s as the law calls it', (method, words) => {
    expect(Object.values(heard(textsBy('zh', method)))).toEqual(words);
  });

  test('is called both where the method is not known', () => {
    expect(heard(texts.zh)).toMatchObject({ step: '中标（成交）公告', call: '采购公告', opens: '开启' });
  });
});

describe('a purchase by consultation', () => {
  let way: readonly World[];
  beforeAll(async () => {
    way = await straightOn(await newPurchase(costs.signed), 1);
  });

  test('never speaks of winning to anybody, nor does a bid on it, once the method is chosen', async () => {
    const last = way.at(-1);
    if (!last) throw new Error('the purchase went nowhere');
    const store = memoryStore({ now: () => last.now, tables: last.tables });
    const cases = [...last.tables.cards.keys()].filter((id) =>
      ['purchase', 'bid'].includes(caseOf(last, id).procedure),
    );
    for (const id of cases) {
      for (const person of [undefined, ...last.people]) {
        const view = await store.transact(async (read) =>
          caseView(await lookingAt(read, await existingCase(read, id, person), person, 'zh', last.now)),
        );
        expect(spokenOn(view), person?.name).not.toMatch(/中标/);
      }
    }
    expect(cases.length).toBeGreaterThan(3);
  });

  test('is called so in lists, by what is published of it', async () => {
    const last = way.at(-1);
    if (!last) throw new Error('the purchase went nowhere');
    const store = memoryStore({ now: () => last.now, tables: last.tables });
    const cards = [...last.tables.cards.values()].filter(({ procedure }) => procedure === 'bid');
    const states = await store.transact(async (read) =>
      (await itemsFrom(read, cards)).map((item) => stateOf(item, 'zh')),
    );
    expect(states.toSorted()).toEqual(['成交', '这次没有成交', '这次没有成交']);
  });
});

/** What the programme says on a card: what people wrote aside. */
function spokenOn({ where, steps, offers, log, checks, brief }: CaseView): string {
  return [
    where.now,
    where.next ?? '',
    ...steps.map(({ name }) => name),
    ...offers.map(({ label }) => label),
    ...log.map(({ text }) => text),
    ...checks.map(({ text }) => inWords(text, 'zh')),
    brief?.title ?? '',
    ...(brief?.rows ?? []).map(({ label }) => label),
  ].join('\n');
}
