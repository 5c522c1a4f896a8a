import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { type City, openCity } from './city.ts';
import { purchaseBefore } from './purchase-so-far.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

/** The first lines of what a person was reminded of, in order. */
const reminders = (user: TelegramUser): readonly string[] =>
  city.telegram
    .callsOf('sendMessage')
    .filter(({ status, params }) => status === 200 && String(params.chat_id) === `${user.id}`)
    .map(
      ({ params }) =>
        String(params.text)
          .replaceAll(/<[^>]+>/g, '')
          .split('\n')[0] ?? '',
    )
    .filter((line) => line.startsWith('⏰'));

/** A budget that finance has to approve by Friday 18 December, with those whom it concerns on Telegram. */
async function waiting() {
  const id = await purchaseBefore(city, 'approveBudget');
  const officer = await city.onTelegram('cz-budget');
  const head = await city.onTelegram('cz-budget-head');
  const secretary = await city.onTelegram('xtz-sec');
  const author = await city.onTelegram('ngmz-staff');
  const counts = () => [officer, head, secretary].map((user) => reminders(user).length);
  return { id, officer, head, secretary, author, counts };
}

describe('a deadline', () => {
  it('reminds three days, one day and on the day before it passes, then one day after', async () => {
    const { officer, counts } = await waiting();
    const told: number[][] = [];
    for (const day of ['12-14', '12-15', '12-16', '12-17', '12-18', '12-19', '12-21', '12-22']) {
      await city.at(`2026-${day} 09:00`);
      await city.desk.moved();
      await city.settled();
      told.push(counts());
    }
    const officers = told.map(([first]) => first);
    expect(officers).toEqual([0, 1, 1, 2, 3, 3, 4, 4]);
    expect(told.at(-1)).toEqual([4, 0, 0]);
    expect(reminders(officer)).toEqual([
      expect.stringMatching(/提醒您：.+请在12月18日.*还有 3 个工作日/),
      expect.stringMatching(/12月18日.*还有 1 个工作日/),
      expect.stringMatching(/12月18日.*今天/),
      expect.stringMatching(/已经过了期限：.+12月18日/),
    ]);
  });

  it('comes not before nine in the morning of its day', async () => {
    const { counts } = await waiting();
    await city.at('2026-12-15 08:59');
    expect(counts()).toEqual([0, 0, 0]);
    await city.at('2026-12-15 09:00');
    expect(counts()).toEqual([1, 0, 0]);
  });

  it('goes up to the head after three days and to the secretary after seven; the one who waits is told', async () => {
    const { head, secretary, author, counts } = await waiting();
    await city.at('2026-12-21 09:00');
    await city.at('2026-12-23 09:00');
    expect(counts()).toEqual([1, 1, 0]);
    expect(reminders(head)[0]).toMatch(/预算处还没有办：.+12月18日.*请督促办理/);
    expect(author.last().text).toMatch(/您的事项超过了答复日期，已经提醒.+，并报.+督办/);
    await city.at('2026-12-29 09:00');
    await city.at('2027-01-29 09:00');
    expect(counts()).toEqual([1, 1, 1]);
    expect(reminders(secretary)[0]).toContain('请督促办理');
  });

  it('of which an outage missed several is told by the last alone', async () => {
    const { officer, counts } = await waiting();
    await city.stop();
    city.passes('2026-12-18 10:00');
    await city.start();
    await city.desk.moved();
    await city.settled();
    expect(counts()).toEqual([1, 0, 0]);
    expect(reminders(officer)[0]).toContain('今天');
    await city.stop();
    city.passes('2026-12-24 10:00');
    await city.start();
    await city.desk.moved();
    await city.settled();
    expect(counts()).toEqual([1, 1, 0]);
  });

  it('is told as a reply to the card of the case, brought up to date; that was met, it is not spoken of again', async () => {
    const { id, officer, counts } = await waiting();
    await city.at('2026-12-15 09:00');
    const card = officer.last();
    await city.at('2026-12-17 09:00');
    const reminder = officer.last();
    expect(reminder).toMatchObject({ replyTo: card.id, buttons: [[{ text: '打开' }]] });
    const standing = () => officer.chat.find((message) => message.id === card.id)?.text;
    expect(standing()).toContain('还有 1 个工作日');
    await city.files('cz-budget', { procedure: 'purchase', case: id, action: 'approveBudget', answers: {} });
    const said = officer.history.length;
    await city.at('2026-12-31 09:00');
    expect(officer.history).toHaveLength(said);
    expect(counts()).toEqual([2, 0, 0]);
    expect(standing()).not.toContain('正在审核预算');
  });
});
