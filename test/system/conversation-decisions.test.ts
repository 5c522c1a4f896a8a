import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import type { Message } from '../doubles/telegram/state.ts';
import { type City, openCity } from './city.ts';
import { purchaseBefore, title } from './purchase-so-far.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

const labels = (message: Message | undefined): readonly string[] =>
  message?.buttons.flat().map(({ text }) => text) ?? [];

async function course(id: string): Promise<readonly string[]> {
  return ((await city.desk.view(id, 'ngmz-head', 'zh'))?.log ?? []).map(({ text }) => text);
}

describe('two officials who decide at once, one on Slack and one on Telegram', () => {
  it('make one step; the other is told who was first and when, and every copy shows it', async () => {
    const he = await city.onSlack('ngmz-head');
    const she = await city.onTelegram('ngmz-head-2');
    const id = await purchaseBefore(city, 'confirmProject');
    const his = await he.hears(title);
    const hers = await she.hears(title);
    const before = (await course(id)).length;
    she.press('同意上报 ¥480,000', hers);
    await he.press('同意上报 ¥480,000', his);
    await city.settled();
    expect((await course(id)).length).toBe(before + 1);
    await city.telegram.until(() => she.queries.every(({ answer }) => answer !== undefined));
    const told = [
      ...she.queries.map(({ answer }) => answer?.text ?? ''),
      ...she.chat.map(({ text }) => text),
      ...he.dm.map(({ plain }) => plain),
    ].filter((text) => text.includes('您的选择没有计入'));
    expect(told).toEqual([expect.stringMatching(/南岗区民政局 (关永强|佟丽娜) 在 .*09:00 已经同意了项目上报/)]);
    expect(labels(she.chat.find(({ id: one }) => one === hers.id))).not.toContain('同意上报 ¥480,000');
    const seen = he.dm.find(({ ts }) => ts === his.ts);
    expect(seen?.buttons.map(({ text }) => text)).not.toContain('同意上报 ¥480,000');
  });

  it('of whom one asks for a reason and the other has none: whoever is later is told before anything is lost', async () => {
    const he = await city.onSlack('ngmz-head');
    const she = await city.onTelegram('ngmz-head-2');
    const id = await purchaseBefore(city, 'confirmProject');
    const hers = await she.hears(title);
    await he.press('退回修改', await he.hears(title));
    await he.sees('退回');
    const before = (await course(id)).length;
    she.press('同意上报 ¥480,000', hers);
    await city.settled();
    await he.fills({ 要补正的: '请写明夜间服务的人数。' });
    await he.submits();
    // The form stays with the reason, and what he wrote is kept to be read.
    expect(await he.submits()).toEqual({ outcome: 'updated' });
    const page = await he.sees('您写的还留着');
    expect(page.plain).toMatch(/佟丽娜 在 .* 已经同意了项目上报：¥480,000，您的选择没有计入/);
    expect(page.plain).toContain('请写明夜间服务的人数。');
    // Where he is, it is said, and nowhere else a second time.
    await city.settled();
    expect(he.dm.filter(({ plain }) => plain.includes('您的选择没有计入'))).toEqual([]);
    expect((await course(id)).length).toBe(before + 1);
  });
});

describe('a decision on a channel that can show no word to the one who pressed', () => {
  it('is answered in the chat, once', async () => {
    const id = await purchaseBefore(city, 'confirmProject');
    const token = await city.desk.token({ do: 'start', form: { case: id, action: 'confirmProject' } }, 'ngmz-head');
    const from = { channel: 'web', address: 'ngmz-head' } as const;
    const press = { id: 'press-1', from, forms: 'questions', toast: false, says: { kind: 'press', token } } as const;
    const { word = '' } = await city.desk.receive(press);
    expect(word).not.toBe('');
    await city.desk.receive(press);
    await city.settled();
    const said = (await city.desk.transcript('ngmz-head')).filter(({ message }) => plain(message).includes(word));
    expect(said).toHaveLength(1);
  });
});
