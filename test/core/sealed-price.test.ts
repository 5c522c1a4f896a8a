import { expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { render } from '../../adapters/telegram/render.ts';
import { texts } from '../../src/text/all.ts';
import { chatIn } from '../memory/chat.ts';
import { bidAnswers, inHand, webCity } from '../web-city.ts';

const { say, procedures } = texts.zh;

test('the price of a bid is covered in the chat while it is filled in, and gone from it once it is filed', async () => {
  const { store } = await webCity();
  await store.transact((world) => world.people.openAccount('sh-staff', 'telegram', 'bidder'));
  const chat = chatIn(store, 'bidder');
  await chat.says(`/start ${inHand.open}_bid`);
  await chat.presses(say.begin);
  await chat.presses(say.confirm);
  for (const line of [
    bidAnswers.plan,
    '入户建档；2027-03-31',
    '王敏；项目主管；中级社工师',
    '人员；43.8万\n管理；150000',
  ])
    await chat.says(line);
  const prices = () =>
    chat
      .shown()
      .flatMap((message) => render(message).map(({ html }) => html))
      .filter((html) => /438,000|588,000/.test(html));
  const uncovered = () =>
    prices().filter((html) => /438,000|588,000/.test(html.replaceAll(/<tg-spoiler>.*?<\/tg-spoiler>/gs, '')));
  expect(prices().length).toBeGreaterThan(0);
  expect(uncovered()).toEqual([]);
  await chat.sends(bidAnswers.documents);
  await chat.presses(say.goOn);
  expect(plain(chat.last())).toContain('588,000');
  expect(uncovered()).toEqual([]);
  expect(chat.shown().filter(({ guarded }) => guarded).length).toBeGreaterThan(6);
  await chat.presses(procedures.bid.actions.draftBid?.label ?? '');
  expect(prices()).toEqual([]);
});
