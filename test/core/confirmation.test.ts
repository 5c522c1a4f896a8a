import { beforeEach, describe, expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { renderMessage, wasAsked } from '../../adapters/slack/render.ts';
import { keyboardOf } from '../../adapters/telegram/keyboard.ts';
import type { Sent } from '../../src/dialogue/message.ts';
import { texts } from '../../src/text/all.ts';
import { buttonsIn, type Chat } from '../memory/chat.ts';
import { officeChat, official } from '../memory/office-chat.ts';
import { inHand, type WebCity } from '../web-city.ts';

const { say } = texts.zh;
const approve = '同意 ¥360,000';
let city: WebCity;
let chat: Chat;

beforeEach(async () => {
  ({ city, chat } = await officeChat());
  await chat.says(inHand.overdue);
});

const labels = ({ buttons }: Sent) => buttons.map((row) => row.map(({ label }) => label));

/** Where the case stands, and how often something was filed on it. */
async function course(): Promise<number> {
  const state = await city.store.transact((world) => world.cases.load(city.idOf(inHand.overdue)));
  return state?.filings.length ?? 0;
}

describe('what binds, in a chat', () => {
  test('is asked once more in the place of its card: which act, how much, on what', async () => {
    const [before, messages] = [await course(), chat.shown().length];
    await chat.presses(approve);
    expect(chat.shown()).toHaveLength(messages);
    expect(await course()).toBe(before);
    const asked = plain(chat.last());
    for (const words of [`${approve}？`, inHand.overdue, say.bindsFirmly]) expect(asked).toContain(words);
    expect(labels(chat.last())).toEqual([['同意', say.sureNot]]);
  });

  test('is done by the answer that it is meant, once', async () => {
    const before = await course();
    await chat.presses(approve);
    const { token = '' } = chat.last().buttons[0]?.[0] ?? {};
    await chat.pressesToken(token);
    expect(await course()).toBe(before + 1);
    await chat.pressesToken(token);
    expect(await course()).toBe(before + 1);
  });

  test('leaves its receipt on the card that was pressed, which anybody can check', async () => {
    const messages = chat.shown().length;
    await chat.presses(approve);
    await chat.presses('同意');
    expect(chat.shown()).toHaveLength(messages);
    const receipt = chat.last().blocks.find(({ kind }) => kind === 'receipt');
    expect(receipt).toMatchObject({
      title: say.dealtWith('同意'),
      on: expect.stringMatching(new RegExp(`· ${inHand.overdue} · ¥360,000$`)),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    const { number } = receipt as { readonly number: string };
    await chat.says(number);
    expect(plain(chat.last())).toContain(number);
    expect(plain(chat.last())).toContain(inHand.overdue);
  });

  test('is left by the other one, and the card is there again', async () => {
    const [before, card] = [await course(), plain(chat.last())];
    const messages = chat.shown().length;
    await chat.presses(approve);
    await chat.presses(say.sureNot);
    expect(await course()).toBe(before);
    expect(chat.shown()).toHaveLength(messages);
    expect(plain(chat.last())).toBe(card);
  });

  test('is asked anew below what is typed, and words answer it', async () => {
    const [before, messages] = [await course(), chat.shown().length];
    await chat.says(approve);
    expect(chat.shown()).toHaveLength(messages + 1);
    expect(await course()).toBe(before);
    await chat.says('同意');
    expect(await course()).toBe(before + 1);
  });

  test('is not asked again where the channel itself has asked', async () => {
    const before = await course();
    const { token = '' } = buttonsIn(chat.last()).find(({ label }) => label === approve) ?? {};
    await chat.pressesToken(token, true);
    expect(await course()).toBe(before + 1);
  });

  test('is refused like any other press once somebody else was faster', async () => {
    await chat.presses(approve);
    const { token = '' } = chat.last().buttons[0]?.[0] ?? {};
    const before = await course();
    const other = await city.visitor(official);
    const page = await other.page('/desk');
    const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
    await other.post('/desk/act', { key, case: city.idOf(inHand.overdue), sure: 'approveBudget' });
    expect(await course()).toBe(before + 1);
    await chat.pressesToken(token);
    expect(await course()).toBe(before + 1);
  });
});

describe('a button that binds', () => {
  test('carries its question to Slack, which asks it itself and tells so', () => {
    const blocks = renderMessage(chat.last()).flatMap(({ blocks: own }) => own);
    const buttons = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const button = buttons.find((each) => each.type === 'button' && each.text.text === approve);
    expect(button).toMatchObject({
      confirm: { title: { text: `${approve}？` }, confirm: { text: '同意' }, deny: { text: say.sureNot } },
    });
    expect(wasAsked(button?.action_id ?? '')).toBe(true);
    expect(buttons.filter(({ action_id }) => wasAsked(action_id ?? ''))).toHaveLength(1);
  });

  test('is never in the menu in which Slack has what is rarely done: putting off, stepping back', () => {
    const elements = renderMessage(chat.last())
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'actions' ? block.elements : []));
    const [menu, ...others] = elements.flatMap((each) => (each.type === 'overflow' ? [each] : []));
    expect(others).toEqual([]);
    expect(menu?.options.map(({ text: { text } }) => text)).toEqual(['暂缓', '我要回避']);
    const beside = elements.flatMap((each) => (each.type === 'button' ? [each.text.text] : []));
    expect(beside).toEqual(expect.arrayContaining([approve, '退回补正', '不同意']));
  });

  test('asks at the desk without a script, and is done only by the answer', async () => {
    const visitor = await city.visitor(official);
    const page = await visitor.page(`/desk?case=${city.idOf(inHand.overdue)}`);
    expect(page).toMatch(/<details class="sure"[^>]*><summary[^>]*>[\s\S]*?<h3>同意 ¥360,000？<\/h3>/);
    const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? '';
    const before = await course();
    await visitor.post('/desk/act', { key, case: city.idOf(inHand.overdue), do: 'approveBudget' });
    expect(await course(), 'as it is posted without having been asked').toBe(before);
    await visitor.post('/desk/act', { key, case: city.idOf(inHand.overdue), sure: 'approveBudget' });
    expect(await course()).toBe(before + 1);
  });
});

describe('what ends something', () => {
  const message: Sent = {
    language: 'zh',
    blocks: [],
    buttons: [[{ label: '签署合同', kind: 'act', token: 'a' }], [{ label: '放弃中标', kind: 'danger', token: 'b' }]],
  };

  test('is coloured as the platform colours it', () => {
    const colours = keyboardOf(message).map((row) => row.map((key) => ('style' in key ? key.style : undefined)));
    expect(colours).toEqual([['primary'], ['danger']]);
    const styles = renderMessage(message)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .map((each) => (each.type === 'button' ? each.style : undefined));
    expect(styles).toEqual(['primary', 'danger']);
  });
});
