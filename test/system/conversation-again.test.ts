import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SlackDelivery } from '../doubles/slack/delivery.ts';
import type { Update } from '../doubles/telegram/state.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { fc } from '../properties.ts';
import { type City, jpeg, openCity } from './city.ts';
import { purchaseBefore, title } from './purchase-so-far.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(async () => {
  await city.close();
});

type Does = (user: TelegramUser) => Update;
const says =
  (text: string): Does =>
  (user) =>
    user.says(text);
const presses =
  (button: string): Does =>
  (user) =>
    user.press(button);

/** A complaint from the first word to the receipt. */
const conversation: readonly Does[] = [
  (user) => user.starts(),
  presses('居民'),
  presses('反映问题'),
  says('居家养老'),
  presses(title),
  presses('服务质量'),
  presses('上一题'),
  presses('服务质量'),
  presses('上门服务的机构'),
  (user) => user.sendsPhoto(jpeg),
  says('8 月起护理员每周只来一次，公示的是三次。'),
  presses('✎ 时间'),
  says('2026-08-12'),
  presses('提交'),
];

/** What is seen in a chat, numbers and hashes aside. */
function seen(user: TelegramUser): readonly string[] {
  return user.chat.map(({ from, text, buttons }) =>
    [
      from === 'bot' ? '购办' : '我',
      text.replaceAll(/\d{4}-CMP-\d{6}|HRB-R-\S+|[0-9a-f]{4}…[0-9a-f]{4}/g, '#'),
      buttons.flat().map((one) => one.text),
    ].join('|'),
  );
}

async function complaints(): Promise<number> {
  return (await city.desk.inbox('xtz-sec', 'zh')).items.filter(({ procedure }) => procedure === 'complaint').length;
}

describe('a conversation of which every update comes once to four times', () => {
  it('is the same as when each came once, in whatever order the copies come', async () => {
    await purchaseBefore(city, 'prepareTender');
    const plain = city.telegram.user({ firstName: '王芳' });
    for (const act of conversation) {
      act(plain);
      await city.settled();
    }
    const expected = seen(plain);
    expect(expected.at(-1)).toContain('已收到：反映问题');
    let filed = await complaints();
    expect(filed).toBe(1);

    // After each update, copies of some of those before it, the last one included.
    const copies = fc.array(fc.array(fc.nat(conversation.length), { maxLength: 3 }), {
      minLength: conversation.length,
      maxLength: conversation.length,
    });
    await fc.assert(
      fc.asyncProperty(copies, async (plan) => {
        const user = city.telegram.user({ firstName: '王芳' });
        const updates: Update[] = [];
        const times = new Map<Update, number>();
        for (const [step, act] of conversation.entries()) {
          updates.push(act(user));
          for (const back of plan[step] ?? []) {
            const copy = updates[updates.length - 1 - (back % updates.length)];
            if (!copy || (times.get(copy) ?? 0) >= 3) continue;
            times.set(copy, (times.get(copy) ?? 0) + 1);
            city.telegram.redeliver(copy);
          }
          await city.settled();
        }
        expect(seen(user)).toEqual(expected);
        filed += 1;
        expect(await complaints()).toBe(filed);
      }),
      { numRuns: 4, seed: 20_261_125 },
    );
    expect(city.failures).toEqual([]);
  });

  it('on Slack acts once on a press and on a submitted page that come again', async () => {
    const head = await city.onSlack('ngmz-head');
    const id = await purchaseBefore(city, 'confirmProject');
    await head.press('退回修改', await head.hears(title));
    await head.sees('退回');
    await head.fills({ 要补正的: '请写明夜间服务的人数。' });
    await head.submits();
    await city.settled();
    const course = (await city.desk.view(id, 'ngmz-head', 'zh'))?.log;
    const said = head.dm.map(({ plain }) => plain);
    const again: readonly SlackDelivery[] = city.slack.deliveries.filter(
      ({ payload }) => payload.type !== 'url_verification',
    );
    for (const delivery of again.toReversed()) city.slack.redeliver(delivery);
    await city.settled();
    expect((await city.desk.view(id, 'ngmz-head', 'zh'))?.log).toEqual(course);
    expect(head.dm.map(({ plain }) => plain)).toEqual(said);
  });
});

describe('a programme that dies after it has committed and before it has said so', () => {
  it('says it once it runs again: late, once, in order, as if nothing had been', async () => {
    const calm = await openCity();
    const heard: (readonly string[])[] = [];
    for (const each of [calm, city]) {
      const she = await each.onTelegram('ngmz-head-2');
      const he = await each.onSlack('ngmz-head');
      const before = [she.history.length, he.dm.length];
      if (each === city) {
        await city.stop();
        await city.start('web alone');
      }
      await purchaseBefore(each, 'requestBudget');
      if (each === city) {
        expect([she.history.length, he.dm.length]).toEqual(before);
        for (const _ of ['first', 'second']) {
          await city.stop();
          await city.start();
          await city.settled();
        }
      }
      const said = [
        ...she.chat.filter(({ from }) => from === 'bot').map(({ text }) => text),
        ...he.dm.map(({ plain }) => plain),
      ];
      heard.push(said.filter((text) => text.includes(title)));
    }
    await calm.close();
    expect(heard[0]).not.toEqual([]);
    expect(heard[1]).toEqual(heard[0]);
    expect([...calm.failures, ...city.failures]).toEqual([]);
  });

  it('does not lose what the platform had no answer to: it comes once more, and says that it does', async () => {
    const citizen = await city.onTelegram('citizen-1');
    city.telegram.failNext('sendMessage', 'drop-after-accept');
    citizen.says('/help');
    await city.telegram.until(() => citizen.history.filter(({ text }) => text.includes('/status')).length === 2);
    await city.settled();
    const copies = citizen.history.filter(({ text }) => text.includes('/status'));
    expect(copies.map(({ text }) => text.startsWith('（重发）'))).toEqual([false, true]);
  });

  it('answers what was written to it while it was away', async () => {
    const citizen = await city.onTelegram('citizen-1');
    await city.stop();
    citizen.says('/help');
    await city.start();
    await citizen.hears('/status');
    await city.settled();
    expect(citizen.history.filter(({ text }) => text.includes('/status'))).toHaveLength(1);
    expect(city.failures).toEqual([]);
  });
});
