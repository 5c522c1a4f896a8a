import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../../scripts/tour/player.ts';
import type { Message } from '../doubles/telegram/state.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
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

/** What pops up for the last press of a person on Telegram. */
async function popped(user: TelegramUser): Promise<string> {
  await city.telegram.until(() => user.queries.at(-1)?.answer !== undefined);
  return user.queries.at(-1)?.answer?.text ?? '';
}

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
    she.press('确认立项', hers);
    await he.press('确认立项', his);
    await city.settled();
    expect((await course(id)).length).toBe(before + 1);
    const told = [...she.chat.map(({ text }) => text), ...he.dm.map(({ plain }) => plain)].filter((text) =>
      text.includes('您的选择没有计入'),
    );
    expect(told).toEqual([expect.stringMatching(/南岗区民政局 (关永强|佟丽娜) 在 .*09:00 已经确认了项目/)]);
    expect(labels(she.chat.find(({ id: one }) => one === hers.id))).not.toContain('确认立项');
    const seen = he.dm.find(({ ts }) => ts === his.ts);
    expect(seen?.buttons.map(({ text }) => text)).not.toContain('确认立项');
  });

  it('of whom one asks for a reason and the other has none: whoever is later is told before anything is lost', async () => {
    const he = await city.onSlack('ngmz-head');
    const she = await city.onTelegram('ngmz-head-2');
    const id = await purchaseBefore(city, 'confirmProject');
    const hers = await she.hears(title);
    await he.press('退回修改', await he.hears(title));
    await he.sees('退回');
    const before = (await course(id)).length;
    she.press('确认立项', hers);
    await city.settled();
    await he.fills({ 要补正的: '请写明夜间服务的人数。' });
    await he.submits();
    expect(await he.submits()).toEqual({ outcome: 'cleared' });
    await he.hears(/佟丽娜 在 .* 已经确认了项目，您的选择没有计入/);
    expect((await course(id)).length).toBe(before + 1);
  });
});

describe('a card', () => {
  it('that has become stale says what was decided meanwhile, and changes nothing', async () => {
    const she = await city.onTelegram('ngmz-head-2');
    const id = await purchaseBefore(city, 'confirmProject');
    const card = await she.hears(title);
    await city.files('ngmz-head', { procedure: 'purchase', case: id, action: 'confirmProject', answers: {} });
    const before = await course(id);
    she.press('确认立项', card);
    await city.settled();
    expect(await popped(she)).toMatch(/南岗区民政局 关永强 在 .* 已经确认了项目，您的选择没有计入/);
    expect(await course(id)).toEqual(before);
    expect(labels(she.last())).not.toContain('确认立项');
  });

  it('pressed twice by the same person acts once, and the second press is told so', async () => {
    const she = await city.onTelegram('ngmz-head-2');
    const id = await purchaseBefore(city, 'confirmProject');
    const card = await she.hears(title);
    const before = (await course(id)).length;
    she.press('确认立项', card);
    she.press('确认立项', card);
    await city.settled();
    expect((await course(id)).length).toBe(before + 1);
    expect(await popped(she)).toContain('这一轮已经办过了');
  });

  it('is judged at the press and not at the drawing: whoever has no seat for it is refused and shown where it stands', async () => {
    const she = await city.onTelegram('ngmz-staff-2');
    const id = await purchaseBefore(city, 'confirmProject');
    const token = await city.desk.token(
      { do: 'preview', form: { case: id, action: 'confirmProject' } },
      'ngmz-staff-2',
    );
    const before = await course(id);
    const from = { channel: 'telegram', address: String(she.id) } as const;
    const { word } = await city.desk.receive({ id: 'p', from, forms: 'questions', says: { kind: 'press', token } });
    await city.settled();
    expect(word).toContain('这一步由别的岗位来办');
    expect(await course(id)).toEqual(before);
    expect(she.last().text).toContain(title);
  });
});

describe('whoever filed a thing', () => {
  it('does not approve it, whatever seats he holds', async () => {
    const id = await purchaseBefore(city, 'confirmProject');
    await city.files('pt-admin', {
      opens: true,
      procedure: 'membership',
      answers: { name: '李岩', body: 'ngmz', place: 'office', officeRole: 'buyer_head' },
    });
    const code = /邀请码：([\w-]{20})/.exec((await saidAtDesk('pt-admin')).join('\n'))?.[1] ?? '';
    const author = await city.onTelegram('ngmz-staff');
    author.starts(code);
    await city.settled();
    author.says('/inbox');
    await city.settled();
    author.press(`1 ${title}`);
    await city.settled();
    expect(labels(author.last())).not.toContain('确认立项');
    const before = await course(id);
    const confirms = { procedure: 'purchase', case: id, action: 'confirmProject', answers: {} } as const;
    await expect(city.files('ngmz-staff', confirms)).rejects.toThrow('同一件事不能由同一个人既经办又审核');
    expect(await course(id)).toEqual(before);
  });
});

describe('the opinions of the coordination group', () => {
  it('are counted on the card, and a return for correction makes those of the round void', async () => {
    const chair = await city.onTelegram('xtz-chair');
    const id = await purchaseBefore(city, 'giveOpinion');
    const opinion = { vote: 'yes', opinion: '同意立项' };
    const gives = (person: string) =>
      city.files(person, { procedure: 'purchase', case: id, action: 'giveOpinion', answers: opinion });
    chair.says(`/status ${(await city.desk.view(id, 'xtz-chair', 'zh'))?.number}`);
    await city.settled();
    const card = chair.last();
    const shown = () => chair.chat.find(({ id: one }) => one === card.id)?.text ?? '';
    expect(shown()).not.toContain('已收到 1 份');
    await gives('cz-budget');
    expect(shown()).toContain('已收到 1 份，共 4 份');
    await gives('bb-staffing');
    expect(shown()).toContain('已收到 2 份，共 4 份');

    await city.files('xtz-chair', {
      procedure: 'purchase',
      case: id,
      action: 'returnInitiation',
      answers: { mend: '请补充夜间服务的人员安排。' },
    });
    await city.files('ngmz-staff', {
      procedure: 'purchase',
      case: id,
      action: 'mendInitiation',
      answers: { changes: '已补充夜间服务的人员安排。' },
    });
    await city.files('xtz-sec', {
      procedure: 'purchase',
      case: id,
      action: 'prepareDossier',
      answers: { track: 'meeting', exAnte: 'none', posts: 0 },
    });
    expect(shown()).not.toContain('已收到 2 份');
    await gives('cz-budget');
    expect(shown()).toContain('已收到 1 份，共 4 份');
    await expect(gives('cz-budget-2')).rejects.toThrow(/已经办过/);
  });
});

async function saidAtDesk(person: string): Promise<readonly string[]> {
  return (await city.desk.transcript(person)).map(({ message }) => textOf(message));
}
