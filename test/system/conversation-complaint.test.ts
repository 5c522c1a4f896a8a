import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../doubles/telegram/state.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { type City, jpeg, openCity } from './city.ts';
import { purchaseBefore, title } from './purchase-so-far.ts';

const name = '郝一鸣';
const contact = '13912345678';

let city: City;
let project: string;
beforeEach(async () => {
  city = await openCity();
  project = await purchaseBefore(city, 'prepareTender');
});
afterEach(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

const labels = (message: Message): readonly string[] => message.buttons.flat().map(({ text }) => text);

async function presses(user: TelegramUser, ...buttons: readonly string[]): Promise<void> {
  for (const button of buttons) {
    user.press(button);
    await city.settled();
  }
}

/** Complains of the buyer, in messages of his own and presses; returns how many messages he wrote. */
async function complains(citizen: TelegramUser, project = '居家养老'): Promise<number> {
  citizen.starts();
  await city.settled();
  await presses(citizen, '居民', '反映问题');
  const written = citizen.chat.filter(({ from }) => from !== 'bot').length;
  const says = async (text: string) => {
    citizen.says(text);
    await city.settled();
  };
  await says(project);
  await presses(citizen, title);
  if (labels(citizen.last()).includes('开始')) await presses(citizen, '开始');
  await presses(citizen, '服务质量', '出钱的部门');
  await says('8 月起护理员每周只来一次，公示的是三次。');
  await presses(citizen, '✎ 照片');
  citizen.sendsPhoto(jpeg);
  await city.settled();
  await presses(citizen, '继续', '✎ 怎么称呼');
  await says(name);
  await presses(citizen, '✎ 联系方式');
  await says(contact);
  return citizen.chat.filter(({ from }) => from !== 'bot').length - written;
}

async function complaintOf(person: string): Promise<string> {
  return (await city.desk.inbox(person, 'zh')).items.find(({ procedure }) => procedure === 'complaint')?.id ?? '';
}

/** The only complaint's: not the first of a count. */
async function numberOf(): Promise<string> {
  const [found] = await city.database.sql`select number from case_card where procedure = 'complaint'`;
  expect(found?.number).toMatch(/^HRB-2027-CMP-\d{6}$/);
  return String(found?.number);
}

describe('a citizen who complains on Telegram', () => {
  it('needs at most six messages of his own, confirms first, and gets a receipt that anybody can check', async () => {
    const citizen = city.telegram.user({ firstName: name });
    expect(await complains(citizen)).toBeLessThanOrEqual(6);
    expect(await complaintOf('xtz-sec')).toBe('');
    expect(citizen.last().text).toContain('8 月起护理员每周只来一次');
    await presses(citizen, '提交');
    const receipt = /HRB-R-[0-9A-F-]{24}/.exec(citizen.last().text)?.[0] ?? '';
    expect(citizen.last().text).toContain(await numberOf());
    expect(citizen.last().text).toMatch(/这一步由.*协调小组/);
    const neighbour = city.telegram.user();
    neighbour.says(`/status ${receipt}`);
    await city.settled();
    expect(neighbour.last().text).toContain(`回执 ${receipt} 是真的`);
    expect(neighbour.last().text).not.toContain('护理员');
    neighbour.says(`/status ${await numberOf()}`);
    await city.settled();
    expect(neighbour.last().text).toContain('没有查到');
  });

  it('may name the project by its number', async () => {
    const number = (await city.desk.view(project, undefined, 'zh'))?.number ?? '';
    const citizen = city.telegram.user({ firstName: name });
    expect(await complains(citizen, number)).toBeLessThanOrEqual(6);
    expect(citizen.last().text).toContain('请核对');
  });

  it('is told when a name finds no project, and asked again', async () => {
    const citizen = city.telegram.user();
    citizen.starts();
    await city.settled();
    await presses(citizen, '居民', '反映问题');
    citizen.says('河道清淤');
    await city.settled();
    expect(citizen.last().text).toContain('没有找到“河道清淤”');
    citizen.says('居家');
    await city.settled();
    expect(labels(citizen.last())).toContain(title);
  });
});

describe('a complaint about the buyer', () => {
  it('is led past it, answered, rated low, reopened once, and handled by another office', async () => {
    const citizen = city.telegram.user({ firstName: name });
    const secretary = await city.onSlack('xtz-sec');
    const civil = await city.onTelegram('mz-civil');
    const supervision = await city.onTelegram('jw-supervision');
    await complains(citizen);
    await presses(citizen, '提交');

    const card = await secretary.hears('正在受理');
    expect(card.buttons.map(({ text }) => text)).not.toContain('转购买单位');
    expect(card.buttons.map(({ text }) => text)).toEqual(expect.arrayContaining(['转纪检监察', '转财政', '转民政']));
    const id = await complaintOf('xtz-sec');
    expect((await city.desk.view(id, 'xtz-sec', 'zh'))?.where.now).toContain('正在受理');
    await secretary.press('转民政');
    await city.settled();
    expect(civil.chat.filter(({ text }) => text.includes('护理员每周只来一次'))).toEqual([]);
    // Others are told once it can be taken back no more, by whichever programme runs then.
    await city.stop();
    city.clock.advance(60_000);
    await city.start();
    await city.desk.moved();
    await city.settled();
    await citizen.hears('受理了，转民政部门办理');

    const his = await civil.hears('护理员每周只来一次');
    expect(his.text).toContain(name);
    expect(his.text).toContain(contact);
    await presses(civil, '答复', '属实');
    civil.says('经核对签到记录，8 月起确有缺勤，反映属实，责任在服务机构排班。');
    await city.settled();
    civil.says('责成机构一周内补足人手。');
    await city.settled();
    civil.says('对答复不满意的，可以要求再查，或向市纪委监委反映。');
    await city.settled();
    await presses(civil, '答复');
    await city.aMinuteLater();

    const answer = await citizen.hears('反映属实');
    expect(answer.text).toContain('责成机构一周内补足人手');
    citizen.says(`/status ${await numberOf()}`);
    await city.settled();
    await presses(citizen, '1 分', '跳过', '评价');
    await city.aMinuteLater();
    await supervision.hears('轮到您');
    await presses(supervision, '全部材料');
    expect(supervision.last().text).toContain('护理员每周只来一次');
    expect(supervision.last().text).toContain(name);
    expect(await complaintOf('mz-civil')).toBe('');
    expect(await complaintOf('jw-supervision')).toBe(id);

    await city.files('jw-supervision', {
      procedure: 'complaint',
      case: id,
      action: 'answerComplaint',
      answers: {
        outcome: 'partly',
        findings: '再次核查签到和走访记录，缺勤属实，收费无误，已经全部补上。',
        measures: '扣减相应服务费。',
        remedies: '可以向上一级机关申请复核。',
      },
    });
    await city.files(await personOf(citizen), {
      procedure: 'complaint',
      case: id,
      action: 'rateAnswer',
      answers: { score: '1' },
    });
    expect((await city.desk.view(id, 'jw-supervision', 'zh'))?.where.now).not.toContain('正在调查');
    expect(await complaintOf('jw-supervision')).toBe('');
  });

  it('names the complainant to its handler alone, in whatever was said to anybody', async () => {
    const citizen = city.telegram.user({ firstName: name });
    const people = [
      await city.onSlack('xtz-sec'),
      await city.onSlack('ngmz-head'),
      await city.onSlack('ngmz-staff'),
      await city.onSlack('xtz-chair'),
    ];
    const handler = await city.onTelegram('mz-civil');
    const buyer = await city.onTelegram('ngmz-head-2');
    await complains(citizen);
    await presses(citizen, '提交');
    for (const person of people) {
      person.says(`/status ${await numberOf()}`);
      await city.settled();
    }
    const [secretary] = people;
    await secretary?.press('转民政', await secretary.hears('正在受理'));
    await city.settled();
    await city.aMinuteLater();
    for (const person of people) {
      person.says(`/status ${await numberOf()}`);
      await city.settled();
      if (person.last().buttons.some(({ text }) => text === '全部材料')) await person.press('全部材料', person.last());
      await city.settled();
    }
    buyer.says(`/status ${await numberOf()}`);
    await city.settled();
    expect(buyer.last().text).toContain('没有查到');
    expect((await handler.hears('护理员')).text).toContain(name);

    const told = await city.told();
    const knowing = [...told].filter(([, text]) => text.includes(name) || text.includes(contact)).map(([to]) => to);
    expect(knowing.toSorted()).toEqual(
      [`telegram:${citizen.id}`, `telegram:${handler.id}`, 'web:mz-civil-2'].toSorted(),
    );
    for (const { id } of (await city.desk.projects({}, 'zh')).items) {
      expect(JSON.stringify(await city.desk.view(id, undefined, 'zh'))).not.toContain(name);
    }
  });
});

/** The person whom the programme made of somebody on Telegram. */
async function personOf(user: TelegramUser): Promise<string> {
  user.says('/login');
  await city.settled();
  const code = /\/sign-in\/([\w-]+)/.exec(user.last().text)?.[1] ?? '';
  return (await city.desk.signIn(code)) ?? '';
}
