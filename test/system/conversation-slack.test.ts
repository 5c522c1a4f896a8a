import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { onSlack } from '../../scripts/tour/hands.ts';
import { projectAnswers } from '../core/given-purchase.ts';
import type { SlackUser } from '../doubles/slack/user.ts';
import { type City, openCity } from './city.ts';
import { purchaseBefore, title } from './purchase-so-far.ts';

/** Slack and Telegram push here, over HTTP; everywhere else they are fetched from. */
let city: City;
beforeEach(async () => {
  city = await openCity('2026-11-25 09:00', 'pushed');
});
afterEach(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

async function home(user: SlackUser): Promise<string> {
  const published = city.slack.callsOf('views.publish').length;
  user.opensHome();
  await city.slack.until(() => city.slack.callsOf('views.publish').length > published);
  return user.home?.plain ?? '';
}

describe('a decision on Slack that needs a reason', () => {
  it('opens a modal at the press, says beside the field what is wrong, and decides when it is sent', async () => {
    const head = await city.onSlack('ngmz-head');
    const author = await city.onTelegram('ngmz-staff');
    const id = await purchaseBefore(city, 'confirmProject');
    await head.press('退回修改', await head.hears(title));
    const modal = await head.sees('退回');
    expect(modal.labels).toEqual(['要补正的']);
    expect(city.slack.callsOf('views.open')).toHaveLength(1);
    await head.fills({ 要补正的: '不行' });
    expect(await head.submits()).toMatchObject({ outcome: 'errors' });
    expect(Object.values(head.modal?.errors ?? {}).join()).toContain('写得短了一点：现在 2 个字');
    await head.fills({ 要补正的: '请写明夜间服务的人数。' });
    expect((await city.desk.view(id, 'ngmz-head', 'zh'))?.where.now).toContain('购买单位负责人正在确认项目');
    expect(await head.submits()).toEqual({ outcome: 'cleared' });
    await head.hears('已收到：退回');
    expect((await city.desk.view(id, 'ngmz-staff', 'zh'))?.where.mine).toBe(true);
    author.says('/inbox');
    await city.settled();
    author.press(`1 ${title}`);
    await city.settled();
    expect(author.last().text).toContain('请写明夜间服务的人数。');
    expect(
      author
        .last()
        .buttons.flat()
        .map(({ text }) => text),
    ).toContain('修改项目');
  });

  it('keeps what was sent when the modal is closed, and offers to go on', async () => {
    const head = await city.onSlack('ngmz-head');
    await purchaseBefore(city, 'confirmProject');
    await head.press('退回修改', await head.hears(title));
    await head.sees('退回');
    await head.fills({ 要补正的: '请写明夜间服务的人数。' });
    await head.press('存着以后再交');
    await head.sees('已经存着');
    await head.closes();
    await city.settled();
    expect(head.modal).toBeUndefined();
    expect(await home(head)).toContain('退回修改');
    await head.press('退回修改', await head.hears(title));
    const again = await head.sees('退回');
    expect(again.plain).toContain('请写明夜间服务的人数。');
    await head.closes();
    const left = await head.hears('先放着，已经存下 1 项，共 1 项');
    await head.press('接着填', left);
    await head.sees('要补正的');
    expect(await head.submits()).toEqual({ outcome: 'cleared' });
    await city.settled();
    // What offered to go on offers it no more.
    expect(head.dm.flatMap(({ buttons }) => buttons.map(({ text }) => text))).not.toContain('接着填');
  });

  it('leaves nothing of a form that was only looked at', async () => {
    const head = await city.onSlack('ngmz-head');
    await purchaseBefore(city, 'confirmProject');
    await head.press('退回修改', await head.hears(title));
    await head.sees('退回');
    const said = head.dm.length;
    await head.closes();
    await city.settled();
    expect(head.dm).toHaveLength(said);
    expect(await home(head)).not.toContain('草稿');
  });
});

describe('a table on Slack', () => {
  it('is filled in row by row, each in a window on top of its page, and what stood there stays', async () => {
    const staff = await city.onSlack('ngmz-staff');
    const play = onSlack(city, staff);
    await play('ngmz-staff', { procedure: 'purchase', opens: true, answers: projectAnswers });
    expect(staff.last().plain).toContain('已收到');
    expect(city.slack.callsOf('views.push').length).toBeGreaterThan(3);
  });
});

describe('the Home tab', () => {
  it('is the inbox: what waits, until when, and one press from there to the card', async () => {
    const head = await city.onSlack('ngmz-head');
    expect(await home(head)).not.toContain(title);
    const id = await purchaseBefore(city, 'confirmProject');
    const shown = await home(head);
    expect(shown).toContain(title);
    expect(shown).toMatch(/12月\d+日/);
    const open = head.home?.buttons.find(({ text }) => text === '打开');
    const said = head.dm.length;
    await head.press(open?.value ?? '打开', head.home);
    expect((await head.sees('同意上报')).plain).toContain('轮到您');
    await head.press('同意上报 ¥480,000', head.modal);
    // The window that was pressed becomes the answer, with the proof of it, and so does the card in the conversation.
    expect((await head.sees('已办：同意上报')).buttons.map(({ text }) => text)).not.toContain('同意上报 ¥480,000');
    await city.settled();
    expect(head.modals).toHaveLength(1);
    expect(head.dm).toHaveLength(said);
    expect(head.last().plain).toContain('已办：同意上报');
    // Nobody opened it again: it is shown anew by itself.
    expect(head.home?.plain).toContain('现在没有等您办的事');
    expect((await city.desk.view(id, 'ngmz-head', 'zh'))?.where.now).toContain('预算');
    const waiting = (await city.desk.inbox('ngmz-head', 'zh')).items;
    expect(waiting).toEqual([]);
  });

  it('opens a case in a window, its form on top of that, and in the end the proof of what was filed', async () => {
    const head = await city.onSlack('ngmz-head');
    await purchaseBefore(city, 'confirmProject');
    await home(head);
    await head.press('打开', head.home);
    await head.sees('同意上报');
    await head.press('全部材料', head.modal);
    await city.settled();
    expect(head.modals.length).toBeLessThanOrEqual(2);
    while (!head.modal?.buttons.some(({ text }) => text === '退回修改')) await head.closes();
    await head.press('退回修改', head.modal);
    expect((await head.sees('要补正的')).labels).toEqual(['要补正的']);
    expect(head.modals).toHaveLength(2);
    await head.fills({ 要补正的: '请写明夜间服务的人数。' });
    expect(await head.submits()).toEqual({ outcome: 'updated' });
    expect(head.modal?.plain).toContain('已收到：退回');
    await head.closes();
    expect(head.modals).toHaveLength(0);
    await head.hears('已收到：退回');
    expect(head.home?.plain).not.toContain('已过期限');
  });

  it('shows a case anew that lies under a form, once another has decided it meanwhile', async () => {
    const head = await city.onSlack('ngmz-head');
    const id = await purchaseBefore(city, 'confirmProject');
    await home(head);
    await head.press('打开', head.home);
    await head.press('退回修改', await head.sees('同意上报'));
    await head.sees('要补正的');
    await city.files('ngmz-head-2', { procedure: 'purchase', case: id, action: 'confirmProject', answers: {} });
    await head.press('存着以后再交');
    await head.sees('没有新填的');
    await city.settled();
    await head.closes();
    expect(head.modal?.plain).toContain(title);
    expect(head.modal?.buttons.map(({ text }) => text)).not.toContain('同意上报 ¥480,000');
  });

  it('shows a list anew that lies under a case, once that is decided', async () => {
    const head = await city.onSlack('ngmz-head');
    await purchaseBefore(city, 'confirmProject');
    await home(head);
    await head.press('我的事项', head.home);
    const list = await head.sees(title);
    expect(list.plain).toContain('负责人正在确认');
    await head.press('打开', head.modal);
    await head.sees('同意上报');
    expect(head.modals).toHaveLength(2);
    await head.press('同意上报 ¥480,000', head.modal);
    await head.sees('已办：同意上报');
    await city.settled();
    await head.closes();
    expect(head.modal).toMatchObject({ id: list.id });
    expect(head.modal?.plain).not.toContain('负责人正在确认');
    expect(head.modal?.plain).toContain('预算');
  });

  it('says in a window what was asked for there, and in the conversation what belongs there', async () => {
    const staff = await city.onSlack('ngmz-staff');
    await home(staff);
    const said = staff.dm.length;
    await staff.press('网页登录', staff.home);
    await city.settled();
    expect(staff.modal?.plain).toContain('已经发在“消息”里');
    await staff.closes();
    // A link that can be used once is replaced where it stands.
    expect(staff.dm.slice(said).map(({ plain }) => plain)).toEqual([expect.stringContaining('登录链接')]);
    await staff.press('English', staff.home);
    await staff.sees('English');
    await city.settled();
    expect(staff.home?.plain).toContain('Nothing is waiting for you now');
  });

  it('of somebody without a seat shows what anybody can begin', async () => {
    const stranger = city.slack.user({ name: 'fang' });
    expect(await home(stranger)).not.toBe('');
    expect(stranger.home?.buttons.map(({ text }) => text)).toContain('反映问题');
  });

  it('begins a complaint in a window, where its project is sought by words', async () => {
    await purchaseBefore(city, 'prepareTender');
    const citizen = city.slack.user({ name: 'hao' });
    await home(citizen);
    await citizen.press('反映问题', citizen.home);
    await city.settled();
    expect(citizen.modal?.plain).toContain('是哪个项目');
    const said = citizen.dm.length;
    expect([...(await citizen.seeks('case', '没有这个')).values()].flat()).toEqual([]);
    const [found = ''] = [...(await citizen.seeks('case', '居家养老')).values()].flat();
    expect(found).toContain(title);
    await citizen.chooses('case', found);
    await city.settled();
    expect(citizen.modal?.plain).toContain(title);
    expect(citizen.modal?.plain).not.toContain('是哪个项目');
    expect(citizen.dm).toHaveLength(said);
  });
});

describe('pushed updates', () => {
  it('of Telegram are answered like fetched ones', async () => {
    const citizen = city.telegram.user();
    citizen.starts();
    await city.settled();
    citizen.press('居民');
    await city.settled();
    expect(
      citizen
        .last()
        .buttons.flat()
        .map(({ text }) => text),
    ).toContain('反映问题');
  });

  it('of a slash command are answered in the conversation with Gouban', async () => {
    const official = await city.onSlack('mz-civil');
    expect(await official.command('/gouban', 'inbox')).toMatchObject({ ok: true });
    await official.hears('现在没有等您办的事');
    expect(await official.command('/gouban', 'help')).toMatchObject({ ok: true });
    await official.hears('/gouban status');
  });
});
