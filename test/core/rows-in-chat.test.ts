import { beforeEach, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat, chatIn } from '../memory/chat.ts';
import type { MemoryStore } from '../memory/memory-store.ts';
import { webCity } from '../web-city.ts';

const { say, procedures } = texts.zh;
let store: MemoryStore;
let chat: Chat;

const labels = (): readonly string[] => buttonsIn(chat.last()).map(({ label }) => label);
const indicators = () => [...store.tables().drafts.values()].at(-1)?.answers.indicators;

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

test('what is typed anew while a choice is asked takes the place of all rows', async () => {
  await chat.says(typed.join('\n'));
  await chat.says([...typed, '回访；1；次'].join('\n'));
  expect(plain(chat.last())).toContain('第 1 行，共 5 行');
});

test('a line that lacks more than its choices is refused as before, with the line and what is missing', async () => {
  await chat.says('上门次数；12500');
  expect(plain(chat.last())).toContain('第 1 行有 2 格，应该是 5 格');
});
