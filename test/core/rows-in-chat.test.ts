import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { handle } from '../../src/app/assistant.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { webCity } from '../web-city.ts';
import { purchaseStory } from './engine-stories.ts';
import { at } from './given.ts';

const { say, procedures } = texts.zh;
let store: MemoryStore;
let chat: Chat;

const labels = (): readonly string[] => buttonsIn(chat.last()).map(({ label }) => label);
const indicators = () => [...store.tables().drafts.values()].at(-1)?.answers.indicators;

describe('the indicators of a project that is filled in from an earlier one', () => {
  /** At the indicators of a project that is filled in from an earlier one. */
  beforeEach(async () => {
    ({ store } = await webCity());
    await store.transact((world) => world.people.openAccount('dlmz-staff', 'telegram', 'buyer'));
    chat = chatIn(store, 'buyer');
    await chat.says('/start');
    await chat.presses(procedures.purchase.begin);
    await chat.presses(labels().find((label) => label.startsWith('照')) ?? '');
    await chat.presses('☐ 都不属于');
    for (const label of [say.goOn, say.confirm, '✎ 绩效指标']) await chat.presses(label);
  });

  const typed = ['上门次数；12500；次', '按时上门率；95；%', '满意率；90；%', '投诉；2；件'];

  test('rows can be typed without what is to be chosen in them, which is then asked with buttons, one cell after the other', async () => {
    expect(chat.last().copy).toContain('；');
    expect(plain(chat.last())).toContain(say.choosesLater);
    await chat.says(typed.join('\n'));
    const asked = chat.shown().length;
    for (const row of typed.keys()) {
      expect(plain(chat.last())).toContain(`第 ${row + 1} 行，共 4 行：${typed[row]?.split('；')[0]}`);
      await chat.presses(labels()[row] ?? '');
      const [, sense = ''] = labels();
      await chat.presses(sense);
    }
    // All of it was asked where it began; the review follows.
    expect(chat.shown().length).toBe(asked + 1);
    expect(labels()).toContain(procedures.purchase.actions.createProject?.label);
    expect(indicators()).toMatchObject([
      { name: '上门次数', target: 12_500, unit: '次', sense: 'at-most' },
      { name: '按时上门率', sense: 'at-most' },
      { name: '满意率' },
      { name: '投诉', target: 2 },
    ]);
  });

  test('a choice can be typed as well, and a second press of the same button changes nothing', async () => {
    await chat.says(typed.join('\n'));
    const first = buttonsIn(chat.last())[0];
    await chat.says(first?.label ?? '');
    expect(labels()).not.toContain(first?.label);
    const before = indicators();
    await chat.pressesToken(first?.token ?? '');
    expect(indicators()).toEqual(before);
  });

  test('what was typed once more where it was written, and says the same, is passed over', async () => {
    await chat.presses('✎ 费用测算');
    const written = await chat.says('人员；400000\n活动；200000');
    const before = chat.shown().map((message) => plain(message));
    await chat.edits(written, '人员；400,000\n活动；20万');
    expect(chat.shown().map((message) => plain(message))).toEqual(before);
  });

  test('what is typed anew while a choice is asked takes the place of all rows', async () => {
    await chat.says(typed.join('\n'));
    await chat.says([...typed, '回访；1；次'].join('\n'));
    expect(plain(chat.last())).toContain('第 1 行，共 5 行');
  });

  test('a line that lacks more than its choices is refused as before, with the line and what is missing', async () => {
    await chat.says('上门次数；12500');
    expect(plain(chat.last())).toContain('第 1 行有 2 格，应该是 5 格');
  });

  describe('where rows stand', () => {
    const rows = () => {
      const there = indicators();
      return Array.isArray(there) ? there : [];
    };

    test('a single line is added to them, and they are gone on with by a press', async () => {
      const before = rows();
      await chat.says('回访率；质量；不低于；80；%');
      expect(chat.asked()).toBe('indicators');
      expect(rows()).toEqual([
        ...before,
        { name: '回访率', kind: 'quality', sense: 'at-least', target: 80, unit: '%' },
      ]);
      expect(labels()).toContain(say.removeRow(before.length + 1));
      await chat.presses(say.goOn);
      expect(labels()).toContain(procedures.purchase.actions.createProject?.label);
    });

    test('one is taken out by a press, which counts once, and can be put back', async () => {
      const before = rows();
      const last = buttonsIn(chat.last()).find(({ label }) => label === say.removeRow(before.length));
      await chat.pressesToken(last?.token ?? '');
      await chat.pressesToken(last?.token ?? '');
      expect(rows()).toEqual(before.slice(0, -1));
      await chat.presses(say.putBack);
      expect(rows()).toEqual(before);
    });

    test('of a line with a wrong cell the others are kept, and the cell alone is asked for', async () => {
      const before = rows();
      await chat.says('回访率；质量；不低于；很多；%');
      expect(plain(chat.last())).toContain(say.rowStands(before.length + 1, before.length + 1, '回访率'));
      expect(plain(chat.last())).toContain(say.rowAsked('目标值'));
      expect(labels()).not.toContain(say.goOn);
      await chat.says('80');
      expect(rows().at(-1)).toMatchObject({ name: '回访率', target: 80, unit: '%' });
    });

    test('of several lines those that are right are kept, and of the wrong one what is right of it', async () => {
      await chat.says(
        [
          '甲；产出；不低于；10；次',
          '乙；质量；不低于；多少；%',
          '丙；效果；不低于；3；件',
          '丁；满意度；不低于；4；%',
        ].join('\n'),
      );
      expect(rows()).toMatchObject([
        { name: '甲' },
        { name: '乙', target: null, unit: '%' },
        { name: '丙' },
        { name: '丁' },
      ]);
      // Another row is none that takes the place of what is there.
      await chat.says('戊；产出；不低于；5；次');
      expect(rows()).toMatchObject([{}, { name: '乙', target: null }, {}, {}, { name: '戊' }]);
      await chat.says('95');
      expect(rows()[1]).toMatchObject({ name: '乙', target: 95 });
    });

    test('why one is refused is a reply to the message in which it was written, and one question lives', async () => {
      const says = async (order: number, text: string) => {
        // What was asked stands in his chat above what he writes.
        await store.change(({ said }) => {
          for (const [id, row] of said) said.set(id, { ...row, reference: String(order - 1) });
        });
        await store.transact((world) =>
          handle(world, {
            id: `chat:buyer:m${order}`,
            from: { channel: 'telegram', address: 'buyer' },
            forms: 'questions',
            stroke: '/',
            message: { order, sent: order },
            says: { kind: 'text', text },
          }),
        );
      };
      await says(7, '回访率；质量；不低于；很多；%');
      expect(chat.last().answers).toBe(7);
      await says(9, '也不知道');
      expect(chat.last().answers).toBe(9);
      const living = chat
        .shown()
        .filter((message) => message.place === chat.last().place && message.buttons.length > 0);
      expect(living).toHaveLength(1);
    });
  });
});

describe('rows that are expected by name', () => {
  const actuals = () => [...store.tables().drafts.values()].at(-1)?.answers.actuals;
  const values = () => {
    const there = actuals();
    return Array.isArray(there)
      ? there.map((row) => (typeof row === 'object' && 'value' in row ? row.value : null))
      : [];
  };
  let names: readonly string[];

  beforeEach(async () => {
    const place = purchaseStory.told.findIndex(({ action }) => action === 'fileReport');
    const [deed, world] = [purchaseStory.told[place], purchaseStory.worlds[place]];
    if (!deed || !world || deed.by === 'system') throw new Error('the story has no report');
    const { id } = deed.by;
    store = memoryStore({ now: () => at(deed.at), tables: copyOf(world.tables) });
    await store.transact((each) => each.people.openAccount(id, 'telegram', 'supplier'));
    chat = chatIn(store, 'supplier');
    const form = { case: deed.on, action: 'fileReport' } as const;
    await chat.pressesToken(await store.transact((each) => each.outbox.token({ do: 'start', form }, id)));
    const draft = [...store.tables().drafts.values()].at(-1)?.id ?? '';
    await chat.pressesToken(
      await store.transact((each) => each.outbox.token({ do: 'edit', draft, field: 'actuals' }, id)),
    );
    names = (chat.last().copy ?? '').split('\n').map((line) => line.split('；')[0] ?? '');
    expect(names.length).toBeGreaterThan(1);
  });

  test('are asked for one by one, and only what is not known of them is typed', async () => {
    for (const [place, name] of names.entries()) {
      expect(plain(chat.last())).toContain(say.rowStands(place + 1, names.length, name));
      expect(chat.asked()).toBe('actuals');
      await chat.says(`${place + 1}；服务台账`);
    }
    expect(chat.asked()).not.toBe('actuals');
    expect(values()).toEqual(names.map((_, place) => place + 1));
  });

  test('are answered in any order by who names them, of which one that is there is changed so', async () => {
    const last = names.length - 1;
    for (const value of [5, 6]) {
      await chat.says(`${names[last]}；${value}；服务台账`);
      expect(values()).toEqual([...names.slice(1).map(() => null), value]);
      expect(plain(chat.last())).toContain(say.rowStands(1, names.length, names[0] ?? ''));
    }
  });

  test('are kept as far as they are right, so that nothing incomplete counts as the answer', async () => {
    await chat.says(names.map((name, place) => `${name}；${place === 0 ? '若干' : place}；服务台账`).join('\n'));
    expect(values()).toEqual(names.map((_, place) => (place === 0 ? null : place)));
    expect(plain(chat.last())).toContain('若干');
    expect(plain(chat.last())).toContain(say.rowAsked('完成'));
    await chat.says('12');
    expect(chat.asked()).not.toBe('actuals');
  });
});
