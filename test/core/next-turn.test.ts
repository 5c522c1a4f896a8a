import { expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { texts } from '../../src/text/all.ts';
import { type Chat, chatIn } from '../memory/chat.ts';
import { inHand, type WebCity, webCity } from '../web-city.ts';

const { say } = texts.zh;

/** The chat of somebody of a city in which the stories have been played. */
async function chatOf({ store }: WebCity, person: string): Promise<Chat> {
  await store.transact((world) => world.people.openAccount(person, 'telegram', `tg-${person}`));
  return chatIn(store, `tg-${person}`);
}

const labels = (chat: Chat) =>
  chat
    .last()
    .buttons.flat()
    .map(({ label }) => label);

test('an official decides case after case: each card that asks nothing more leads to the next, with its buttons', async () => {
  const city = await webCity();
  const chat = await chatOf(city, 'cz-budget');
  await chat.says(inHand.overdue);
  expect(labels(chat)).not.toContain(say.nextTurn);
  await chat.presses('同意 ¥360,000');
  await chat.presses('同意');
  await chat.presses(say.nextTurn);
  expect(plain(chat.last())).toContain(inHand.soon);
  expect(plain(chat.last())).toContain('同意这笔预算吗？');
  await chat.presses('同意 ¥420,000');
  await chat.presses('同意');
  await chat.presses(say.nextTurn);
  expect(plain(chat.last())).toContain(inHand.opinions);
});

test('a receipt leads to the next, and whoever has nothing more to do is told so', async () => {
  const city = await webCity();
  const chat = await chatOf(city, 'fg-ndrc');
  await chat.says(inHand.opinions);
  await chat.presses('提出意见');
  while (chat.asked() !== undefined) {
    if (labels(chat).includes('同意')) await chat.presses('同意');
    else await chat.says('没有意见。');
  }
  await chat.presses('提出意见');
  expect(chat.last().blocks[0]?.kind).toBe('receipt');
  await chat.presses(say.nextTurn);
  expect(plain(chat.last())).toContain(say.empty.inbox);
});

test.each([
  ['fg-ndrc', inHand.opinions],
  ['cz-budget', inHand.overdue],
])('the menu of %s leads to what waits: to the case where it is one, else to the list', async (person, number) => {
  const chat = await chatOf(await webCity(), person);
  await chat.says('/start');
  const [label = ''] = labels(chat);
  await chat.presses(label);
  expect(plain(chat.last())).toContain(number);
  expect(labels(chat).includes('提出意见')).toBe(person === 'fg-ndrc');
});

test('words are enough: the label of the button that was shown last', async () => {
  const city = await webCity();
  const chat = await chatOf(city, 'cz-budget');
  await chat.says(inHand.running);
  await chat.says(say.nextTurn);
  expect(plain(chat.last())).toContain(inHand.overdue);
});

test.each(['citizen-1', 'pt-auditor'])('%s, for whom nothing ever waits, is offered none', async (person) => {
  const city = await webCity();
  const chat = await chatOf(city, person);
  await chat.says(inHand.running);
  expect(labels(chat)).not.toContain(say.nextTurn);
});
