import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { photo } from '../photos.ts';
import { type City, openCity } from './city.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

/** Somebody who registers an organisation and is asked for its name. */
async function registering(): Promise<TelegramUser> {
  const user = city.telegram.user({ firstName: '周建国' });
  user.starts();
  await city.settled();
  for (const button of ['社会组织', '登记社会组织', '开始', '跳过']) {
    user.press(button);
    await city.settled();
  }
  expect(user.last().text).toContain('组织的全称是？');
  return user;
}

const ofBot = (user: TelegramUser): readonly string[] =>
  user.chat.filter(({ from }) => from === 'bot').map(({ text }) => text);

describe('a text that Telegram sends in pieces', () => {
  it('is refused as a whole, however often its pieces come, and leaves the question open', async () => {
    const user = await registering();
    const last = user.says('长'.repeat(5000));
    city.telegram.redeliver(last);
    await city.settled();
    expect(ofBot(user).filter((text) => text.includes('写得长了一点'))).toEqual([
      expect.stringContaining('现在 5000 个字'),
    ]);
    city.telegram.advance(60_000);
    user.says('新桥社区养老服务中心');
    await city.settled();
    expect(ofBot(user)).toContainEqual(expect.stringMatching(/^名称：新桥社区养老服务中心/));
    expect(user.last().text).toContain('登记证书');
  });
});

describe('a refusal', () => {
  it('stays in the chat when the next message was sent before it was there', async () => {
    const user = await registering();
    user.says('长'.repeat(300));
    user.says('新桥社区养老服务中心');
    await city.settled();
    const said = ofBot(user);
    expect(said.filter((text) => text.includes('现在 300 个字'))).toHaveLength(1);
    expect(said.at(-2)).toMatch(/^名称：新桥社区养老服务中心/);
  });

  it('gives its place to the answer that follows it', async () => {
    const user = await registering();
    user.says('长'.repeat(300));
    await city.settled();
    user.says('新桥社区养老服务中心');
    await city.settled();
    expect(ofBot(user).filter((text) => text.includes('现在 300 个字'))).toEqual([]);
  });
});

describe('two short messages in a row', () => {
  const name = '新桥社区养老服务中心';

  it('answer one question: the second came before the next was there, and is said back', async () => {
    const user = await registering();
    user.says(name);
    user.says('新桥社区');
    await city.settled();
    expect(ofBot(user)).toContainEqual(expect.stringMatching(/^名称：新桥社区养老服务中心/));
    expect(user.last().text).toContain('“新桥社区”是在问这一题以前发来的，没有记入');
    expect(user.last().text).toContain('登记证书');
  });
});

describe('an album', () => {
  const photos = (count: number) =>
    Array.from({ length: count }, (_, nth) => ({
      name: 'photo.jpg',
      mime: 'image/jpeg',
      bytes: photo(nth),
    }));

  it('gets one message, which says what stayed and what did not, and each can be taken out again', async () => {
    const user = await registering();
    user.says('新桥社区养老服务中心');
    await city.settled();
    const before = ofBot(user).length;
    user.album(photos(7));
    await city.settled();
    expect(ofBot(user)).toHaveLength(before + 1);
    expect(user.last().text).toContain('收到 5 个文件：照片 1.jpg');
    expect(user.last().text).toContain('没有收下：照片.jpg、照片.jpg。这一项最多 5 份，先去掉一份，再发。');
    user.press('去掉 照片 2.jpg');
    await city.settled();
    expect(user.last().text).toContain('已去掉 照片 2.jpg。');
    user.sendsPhoto(photo(99));
    await city.settled();
    expect(user.last().text).toContain('收到 照片 6.jpg');
  });
});

describe('an answer that is changed where it was written', () => {
  it('on Telegram is changed in the form, and stays so when what it was comes again', async () => {
    const user = await registering();
    const first = user.says('新桥养老服务中心');
    await city.settled();
    const mine = user.chat.findLast(({ from }) => from === user.id);
    if (!mine) throw new Error('he has said nothing');
    const before = ofBot(user).length;
    city.telegram.redeliver(user.edits(mine, '新桥社区养老服务中心'));
    city.telegram.redeliver(first);
    await city.settled();
    expect(ofBot(user)).toHaveLength(before);
    expect(ofBot(user)).toContainEqual(expect.stringMatching(/^名称：新桥社区养老服务中心/));
    expect(user.last().text).toContain('登记证书');
  });

  it('on Slack likewise', async () => {
    const user = city.slack.user({ name: 'zhou' });
    for (const text of ['您好', '社会组织', '登记社会组织', '开始', '跳过', '新桥养老服务中心']) {
      user.says(text);
      await city.settled();
    }
    expect(user.last().plain).toContain('登记证书');
    const mine = user.dm.findLast(({ from }) => from === user.id);
    if (!mine) throw new Error('he has said nothing');
    const before = user.dm.length;
    user.unfurls(mine);
    user.edits(mine, '新桥社区养老服务中心');
    await city.settled();
    expect(user.dm).toHaveLength(before);
    expect(user.dm.map(({ plain }) => plain).join('\n')).toMatch(/名称\s+新桥社区养老服务中心/);
  });
});

describe('a reply in a thread of Slack', () => {
  it('is answered in the thread, and what comes after it where that was written', async () => {
    const user = city.slack.user({ name: 'zhou' });
    user.says('您好');
    await city.settled();
    const root = user.last();
    user.replies(root, '社会组织');
    await city.settled();
    expect(user.last().threadTs).toBe(root.ts);
    user.replies(root, '登记社会组织', 'in the conversation');
    await city.settled();
    expect(user.last().threadTs).toBe(root.ts);
    user.says('开始');
    await city.settled();
    expect(user.last().threadTs).toBeUndefined();
  });
});
