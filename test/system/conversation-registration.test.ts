import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../doubles/telegram/state.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { type City, jpeg, openCity, pdf } from './city.ts';

let city: City;
beforeEach(async () => {
  city = await openCity();
});
afterEach(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

const labels = (message: Message): readonly string[] => message.buttons.flat().map(({ text }) => text);

/** What is asked, and what 周建国 answers: a text, or a button in brackets. */
const questions: readonly (readonly [asked: string, answered: string | readonly string[]])[] = [
  ['统一社会信用代码', '52230199MJ0000106W'],
  ['组织的全称', '新桥社区养老服务中心'],
  ['登记证书的照片', ['📎', '继续']],
  ['法定代表人的姓名', '周建国'],
  ['登记的住所', '南岗区花园街道花园街 6 号'],
  ['有效期到哪一天', '2028-05-19'],
  ['专职人员有几位', '12 人'],
  ['哪些领域', ['0', '继续']],
  ['开户银行', '龙江银行哈尔滨南岗支行'],
  ['银行账号', '6200 0000 0000 0106'],
  ['联系人的电话', '0451-84600106'],
  ['您确认吗', ['我确认']],
];

/** Gives an answer: types it, sends the certificate, or presses the button (by its place where it is a number). */
async function answers(user: TelegramUser, answered: string | readonly string[]): Promise<void> {
  if (typeof answered === 'string') {
    user.says(answered);
    return city.settled();
  }
  for (const button of answered) {
    if (button === '📎') user.sendsPhoto(jpeg);
    else if (button === '0') user.press(labels(user.last())[0] ?? '');
    else user.press(button);
    await city.settled();
  }
}

/** Answers all questions from the one whose text holds `from`, up to but not including the one that holds `until`. */
async function fills(user: TelegramUser, from = '', until = 'nothing'): Promise<void> {
  const begin = from ? questions.findIndex(([asked]) => asked === from) : 0;
  const end = questions.findIndex(([asked]) => asked === until);
  for (const [asked, answered] of questions.slice(begin, end < 0 ? undefined : end)) {
    expect(user.last().text).toContain(asked);
    await answers(user, answered);
  }
}

async function begins(): Promise<TelegramUser> {
  const user = await city.onTelegram('xq-applicant');
  user.starts();
  await city.settled();
  user.press('登记社会组织');
  await city.settled();
  return user;
}

describe('registering an organisation on Telegram', () => {
  it('begins with what will be asked and what to have ready', async () => {
    const user = await begins();
    expect(user.last().text).toMatch(/大约 \d+ 分钟，共 \d+(–\d+)? 项/);
    expect(user.last().text).toContain('手边请备好：登记证书的照片、银行账号');
    user.press('先看全部问题');
    await city.settled();
    expect(user.last().text).toMatch(/1\. 信用代码（可不填）\n2\. 类型[\s\S]*诚信承诺/);
    user.press('开始');
    await city.settled();
    user.says('52230199MJ0000106W');
    await city.settled();
    user.says('/cancel');
    await city.settled();
    user.starts();
    await city.settled();
    user.press('登记社会组织');
    await city.settled();
    expect(user.last().text).toContain('上次填到第 1 项');
    user.press('接着填');
    await city.settled();
    expect(user.last().text).toContain('组织的全称');
  });

  it('turns each question into its answer where it stood', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    const asked = user.last();
    user.says('52230199MJ0000106W');
    await city.settled();
    const now = user.chat.find(({ id }) => id === asked.id);
    expect(now?.text).toBe('信用代码：5223 0199 MJ00 0010 6W');
    expect(now && labels(now)).toEqual(['✎ 信用代码']);
  });

  it('shows what is wrong with a credit code, and mends it at one press', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    await fills(user, '', '统一社会信用代码');
    user.says('52230199MJOOOO106W');
    await city.settled();
    expect(user.last().text).toContain('第 11 位是字母 O');
    expect(labels(user.last())).toContain('改成 52230199MJ0000106W');
    user.press('改成 52230199MJ0000106W');
    await city.settled();
    expect(user.last().text).toContain('组织的全称');
    expect(user.chat.some(({ text }) => text === '信用代码：5223 0199 MJ00 0010 6W')).toBe(true);
  });

  it('says of every wrong answer what was seen and asks again', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    await fills(user, '', '登记证书的照片');
    user.says('我没有照片');
    await city.settled();
    expect(user.last().text).toContain('这一项要的是文件');
    expect(user.last().text).toContain('登记证书的照片');
    await fills(user, '登记证书的照片', '法定代表人的姓名');
    user.sendsPhoto(jpeg);
    await city.settled();
    expect(user.last().text).toContain('这一项请写字或者按按钮回答');
    expect(user.last().text).toContain('法定代表人的姓名');
    await fills(user, '法定代表人的姓名', '有效期到哪一天');
    user.says('过几年');
    await city.settled();
    expect(user.last().text).toContain('“过几年”看不出是哪一天');
    expect(user.last().text).toContain('有效期到哪一天');
  });

  it('takes photographs and documents, says what it kept, and adds to them', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    await fills(user, '', '登记证书的照片');
    user.sendsPhoto(jpeg);
    await city.settled();
    expect(user.chat.some(({ text }) => /收到 照片\.jpg（1 KB）/.test(text))).toBe(true);
    user.sendsDocument({ name: '登记证书副本.pdf', mime: 'application/pdf', bytes: pdf });
    await city.settled();
    expect(user.last().text).toContain('登记证书副本.pdf');
    user.press('继续');
    await city.settled();
    const kept = user.chat.findLast(({ text }) => text.startsWith('登记证书：'));
    expect(kept?.text).toContain('照片.jpg');
    expect(kept?.text).toContain('登记证书副本.pdf');
  });

  it('goes back by word and by button, and keeps what stood there', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    await fills(user, '', '登记证书的照片');
    user.says('/back');
    await city.settled();
    expect(user.last().text).toContain('组织的全称');
    expect(user.last().text).toContain('现在填的是：新桥社区养老服务中心');
    user.press('上一题');
    await city.settled();
    expect(user.last().text).toContain('统一社会信用代码');
    user.press('不改');
    await city.settled();
    expect(user.last().text).toContain('登记证书的照片');
  });

  it('answers a button of a question that is over, and asks the one that is open', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    const stale = user.last();
    user.says('52230199MJ0000106W');
    await city.settled();
    user.press('跳过', stale);
    await city.settled();
    expect(user.last().text).toContain('组织的全称');
    await city.telegram.until(() => user.queries.at(-1)?.answer !== undefined);
    expect(user.queries.at(-1)?.answer?.text).toContain('这一题已经过去了');
    expect(user.chat.some(({ text }) => text === '信用代码：5223 0199 MJ00 0010 6W')).toBe(true);
  });

  it('lets one answer be changed from the review, asks what that opens, and sends exactly what was reviewed', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    await fills(user);
    const review = user.last();
    expect(review.text).toContain('请核对');
    user.press('✎ 评估等级');
    await city.settled();
    user.press('3A');
    await city.settled();
    expect(user.last().text).toContain('哪一天评定');
    user.says('2024-12-01');
    await city.settled();
    user.says('2029-11-30');
    await city.settled();
    user.sendsDocument({ name: '评估公告.pdf', mime: 'application/pdf', bytes: pdf });
    await city.settled();
    user.press('继续');
    await city.settled();
    const changed = user.last();
    expect(changed.text).toContain('评估等级：3A');
    user.press('登记', review);
    await city.settled();
    expect((await city.desk.cases('xq-applicant', 'zh')).items).toEqual([]);
    expect(user.last().text).toContain('评估等级：3A');
    user.press('✎ 评估等级');
    await city.settled();
    user.press('没有');
    await city.settled();
    expect(user.last().text).not.toContain('评定日期');
    user.press('登记');
    await city.settled();
    expect(user.last().text).toMatch(/已收到：登记社会组织\n.*HRB-2026-ORG-0001\nHRB-R-[0-9A-F-]{24}/);
    expect(user.last().text).toMatch(/这一步由.*民政/);
    const [filed] = (await city.desk.cases('xq-applicant', 'zh')).items;
    const view = await city.desk.view(filed?.id ?? '', 'xq-applicant', 'zh');
    expect(JSON.stringify(view?.filings)).toContain('新桥社区养老服务中心');
    // What was answered to a question that is no longer asked does not count.
    expect(JSON.stringify(view?.filings)).not.toMatch(/评定日期|评估公告/);
  });

  it('is checked as a whole only when it is sent, and a refusal keeps every answer', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    await fills(user);
    user.press('✎ 证书到期日');
    await city.settled();
    user.says('2025-05-19');
    await city.settled();
    user.press('登记');
    await city.settled();
    expect(user.last().text).toMatch(/2025年5月19日|5月19日/);
    expect(user.last().text).toContain('名称：新桥社区养老服务中心');
    user.press('✎ 证书到期日');
    await city.settled();
    user.says('2028-05-19');
    await city.settled();
    user.press('登记');
    await city.settled();
    expect(user.last().text).toContain('已收到');
  });

  it('leaves nothing behind before it is confirmed, and nothing to press twice afterwards', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    await fills(user);
    const review = user.last();
    expect((await city.desk.cases('xq-applicant', 'zh')).items).toEqual([]);
    user.press('登记');
    user.press('登记', review);
    user.press('登记', review);
    await city.settled();
    expect((await city.desk.cases('xq-applicant', 'zh')).items).toHaveLength(1);
    expect(labels(user.chat.find(({ id }) => id === review.id) ?? review)).toEqual([]);
    expect(user.chat.filter(({ text }) => text.includes('已收到：'))).toHaveLength(1);
  });

  it('is continued at the web desk and on Slack at the same question, and finished there', async () => {
    const user = await begins();
    user.press('开始');
    await city.settled();
    await fills(user, '', '专职人员有几位');
    user.press('先放着');
    await city.settled();
    expect(user.last().text).toContain('随时可以接着填');

    const [draft] = await city.desk.drafts('xq-applicant');
    const page = await city.desk.page(draft?.id ?? '', undefined, 'xq-applicant');
    expect(page?.fields.map(({ key }) => key)).toContain('staff');

    const there = await city.onSlack('xq-applicant');
    there.says('/start');
    await city.settled();
    await there.press('接着填 1 份');
    await city.settled();
    await there.press('接着填');
    const modal = await there.sees('专职人员');
    expect(modal.labels).toContain('专职人员');
    expect(modal.labels).not.toContain('名称');
    const domain = 'A04 社会保障服务';
    await there.fills({
      专职人员: '12',
      服务领域: domain,
      开户银行: '龙江银行哈尔滨南岗支行',
      银行账号: '6200 0000 0000 0106',
      联系电话: '110',
    });
    expect(await there.submits()).toMatchObject({ outcome: 'errors' });
    expect(Object.values(there.modal?.errors ?? {})).toEqual([expect.stringContaining('“110”不像电话号码')]);
    await there.fills({ 联系电话: '0451-84600106' });
    expect(await there.submits()).toEqual({ outcome: 'updated' });
    await there.closes();
    await city.settled();
    await there.press('接着填');
    await there.sees('诚信承诺');
    await there.fills({ 诚信承诺: '我确认' });
    await there.submits();
    expect(there.modal?.plain).toContain('新桥社区养老服务中心');
    expect(await there.submits()).toEqual({ outcome: 'cleared' });
    await there.hears('已收到：登记社会组织');
    user.says('/cases');
    await city.settled();
    expect(user.last().text).toContain('新桥社区养老服务中心');
  });
});

/** An organisation that asks to be entered, filled in at the web desk page by page. */
async function registered(): Promise<string> {
  const answers = { ...profile, certificate: [await city.keep('登记证书.pdf')] };
  return city.files('xq-applicant', { opens: true, procedure: 'organisation', answers });
}

const profile = {
  name: '新桥社区养老服务中心',
  type: 'private-non-enterprise',
  code: '52230199MJ0000106W',
  level: 'district',
  registrar: '南岗区民政局',
  representative: '周建国',
  division: '230103',
  street: '花园街道',
  address: '花园街 6 号',
  foundedOn: '2019-05-20',
  validFrom: '2023-05-20',
  validTo: '2028-05-19',
  funds: 5_000_000,
  staff: 12,
  socialWorkers: 3,
  volunteers: 80,
  fields: ['A04'],
  rating: 'none',
  lastCheck: 'qualified',
  checkBefore: 'qualified',
  taxExempt: 'no',
  bankName: '龙江银行哈尔滨南岗支行',
  bankAccount: '6200000000000106',
  contactName: '周建国',
  contactPhone: '0451-84600106',
  pledge: true,
};

describe('verifying it', () => {
  it('takes one press on a Slack card; every copy of the card changes in place, and the applicant is told', async () => {
    const he = await city.onSlack('mz-civil');
    const she = await city.onTelegram('mz-civil-2');
    await registered();
    const applicant = await city.onTelegram('xq-applicant');
    const hers = await she.hears('新桥社区养老服务中心');
    const his = await he.hears('新桥社区养老服务中心');
    expect(his.plain).toContain('5223 0199 MJ00 0010 6W');
    expect(his.buttons.map(({ text }) => text)).toEqual(expect.arrayContaining(['核验通过', '退回补正', '不予通过']));

    await he.press('核验通过');
    await city.settled();
    const after = he.dm.find(({ ts }) => ts === his.ts);
    expect(after?.plain).toContain('登记已经核验，组织在册');
    expect(after?.buttons.map(({ text }) => text)).not.toContain('核验通过');
    const hersNow = she.chat.find(({ id }) => id === hers.id);
    expect(hersNow?.text).toContain('登记已经核验，组织在册');
    expect(hersNow && labels(hersNow)).not.toContain('核验通过');
    expect(await applicant.hears('核验通过了登记')).toBeDefined();
    applicant.starts();
    await city.settled();
    expect(labels(applicant.last())).toContain('邀请成员');
    expect(labels(applicant.last())).not.toContain('登记社会组织');
  });

  it('changes nothing when somebody else presses the button, whether it was forwarded or its token copied', async () => {
    const official = await city.onTelegram('mz-civil');
    const id = await registered();
    await city.settled();
    const card = await official.hears('新桥社区养老服务中心');
    const stranger = city.telegram.user();
    stranger.starts();
    await city.settled();
    stranger.press('核验通过', card);
    await city.settled();
    await city.telegram.until(() => stranger.queries.at(-1)?.answer !== undefined);
    expect(stranger.queries.at(-1)?.answer?.text).toContain('这个按钮是给别人的');
    const from = { channel: 'telegram', address: String(stranger.id) } as const;
    const token = card.buttons.flat().find(({ text }) => text === '核验通过')?.callback_data ?? '';
    await city.desk.receive({ id: 'copied', from, forms: 'questions', says: { kind: 'press', token } });
    const view = await city.desk.view(id, 'xq-applicant', 'zh');
    expect(view?.where.now).toBe('民政部门正在核验登记资料');
    expect(view?.log).toHaveLength(1);
  });

  it('lets its administrator invite a colleague, who opens the code as a link of Telegram', async () => {
    const id = await registered();
    await city.files('mz-civil', {
      procedure: 'organisation',
      case: id,
      action: 'verifyOrganisation',
      answers: {},
    });
    const administrator = await city.onTelegram('xq-applicant');
    administrator.says('/start');
    await city.settled();
    administrator.press('邀请成员');
    await city.settled();
    administrator.says('刘洋');
    await city.settled();
    expect(administrator.last().text).toContain('请他担任什么');
    administrator.press('经办人');
    await city.settled();
    administrator.press('跳过');
    await city.settled();
    administrator.press('邀请');
    await city.settled();
    const told = await administrator.hears('邀请码：');
    const link = /https:\/\/t\.me\/(\w+)\?start=([\w-]+)/.exec(told.text);
    expect(link?.[1]).toBe('gouban_test_bot');

    const colleague = city.telegram.user({ firstName: '刘洋' });
    colleague.starts(link?.[2]);
    await city.settled();
    expect(colleague.last().text).toContain('欢迎。您已加入新桥社区养老服务中心');
    expect(labels(colleague.last())).not.toContain('邀请成员');
    await administrator.hears('受邀的人已经用邀请码加入');
    const another = city.telegram.user();
    another.starts(link?.[2]);
    await city.settled();
    expect(another.chat.map(({ text }) => text).join('\n')).toContain('这个码用不了');
  });
});
