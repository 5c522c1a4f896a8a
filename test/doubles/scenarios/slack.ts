import { expect } from 'vitest';
import type { UploadedFile } from '../multipart.ts';
import type { Entered, Person, Seen, SeenView, Workplace } from './slack-workplace.ts';

/** Who takes part: somebody of an organisation, and an official of the department that enters it. */
export const cast = ['zhou', 'he'] as const;

/** What the bot is given to know of besides Slack. */
export interface Bot {
  /** A one-time code by which a person of the city links his chat. */
  code(person: string): Promise<string>;
  /** He says where he was that the chat may be linked. */
  letsLink(person: string): Promise<void>;
  /** Resolves when all that can be sent is sent. */
  settled(): Promise<void>;
}

const organisation = '新桥社区养老服务中心';
const certificate: UploadedFile = {
  name: 'certificate.pdf',
  mime: 'application/pdf',
  bytes: Buffer.from('%PDF-1.4\n演示\n%%EOF'),
};

/** What is filled in, by the label of the question. */
const answers: Readonly<Record<string, Entered>> = {
  名称: organisation,
  类型: '民办非企业单位（社会服务机构）',
  信用代码: '52230199MJ0000106W',
  登记证书: certificate,
  登记层级: '区县级',
  登记机关: '南岗区民政局',
  法定代表人: '周建国',
  所在区县: '南岗区',
  街道: '花园街道',
  住所: '花园街 6 号',
  成立日期: '2019-05-20',
  证书生效日: '2023-05-20',
  证书到期日: '2028-05-19',
  注册资金: '5万',
  专职人员: '12',
  持证社工: '3',
  志愿者: '80',
  服务领域: 'A04 社会保障服务',
  评估等级: '没有',
  上年年检: '合格',
  前年年检: '合格',
  免税资格: '没有',
  开户银行: '龙江银行哈尔滨南岗支行',
  银行账号: '6200 0000 0000 0106',
  联系人: '周建国',
  联系电话: '0451-84600106',
  诚信承诺: '我确认',
};

/**
 * Somebody registers his organisation and an official enters it: first words, a button of the menu, a form in a modal
 * with an error, a file, the review, the receipt, the Home tab, and a card that changes where it stands.
 */
export async function registersOnSlack(place: Workplace, bot: Bot): Promise<void> {
  const he = await place.person('he');
  await he.says(await bot.code('mz-civil'));
  await hears(place, he, '是您本人吗');
  await he.press('是我，连上');
  await bot.letsLink('mz-civil');
  await hears(place, he, '这个账号已经连上了');

  const zhou = await place.person('zhou');
  await zhou.says('你好');
  expect((await hears(place, zhou, '您是？')).buttons).toEqual(['居民', '社会组织', '政府部门', 'English']);
  await zhou.press('社会组织');
  await hears(place, zhou, '登记社会组织');

  await zhou.press('登记社会组织');
  expect((await sees(place, zhou, '1 / ')).labels).toContain('信用代码');
  await fillsPage(zhou, { 信用代码: '52230199MJ0000106X' });
  const { outcome, errors = {} } = await zhou.submits();
  expect([outcome, Object.values(errors)]).toEqual(['errors', [expect.stringContaining('52230199MJ0000106X')]]);
  expect(zhou.modal?.plain).toContain('1 / ');
  if (!place.plays.includes('modals')) expect(zhou.modal?.errors).toEqual(Object.values(errors));
  await fillsPage(zhou);
  expect(await zhou.submits()).toEqual({ outcome: 'updated' });
  await sees(place, zhou, '2 / ');
  await zhou.press('上一步');
  await sees(place, zhou, '1 / ');

  await fillsForm(zhou);
  for (const shown of [organisation, certificate.name, '0451-84600106']) expect(zhou.modal?.plain).toContain(shown);
  expect(await zhou.submits()).toEqual({ outcome: 'cleared' });
  expect(zhou.modal).toBeUndefined();
  const receipt = await hears(place, zhou, '已收到：登记社会组织');
  expect(receipt.plain).toContain('HRB-2026-ORG-0001');
  expect(receipt.plain).toMatch(/[0-9a-f]{64}/);

  await zhou.opensHome();
  expect((await place.found(() => zhou.home)).plain).toContain(organisation);

  const card = await hears(place, he, organisation);
  expect(card.buttons).toEqual(expect.arrayContaining(['核验通过', '退回补正', '不予通过']));
  await he.press('核验通过');
  const after = await place.found(async () =>
    (await he.dm()).find(({ ts, edited, plain }) => ts === card.ts && edited && plain.includes('组织在册')),
  );
  expect(after.buttons).not.toContain('核验通过');
  await hears(place, zhou, '核验通过了登记');
  await bot.settled();
  for (const method of ['chat.postMessage', 'chat.update', 'views.open', 'views.update', 'views.publish']) {
    expect([method, ...new Set(place.outcomes(method))]).toEqual([method, 'ok']);
  }
}

/** Answers what the open page asks. */
async function fillsPage(person: Person, otherwise: Readonly<Record<string, Entered>> = {}): Promise<void> {
  const asked = person.modal?.labels ?? [];
  const given = Object.entries({ ...answers, ...otherwise }).filter(([label]) => asked.includes(label));
  await person.fills(Object.fromEntries(given));
}

/** Answers page after page, until there is nothing to fill in: the review. */
async function fillsForm(person: Person): Promise<void> {
  for (let left = 10; (person.modal?.labels.length ?? 0) > 0; left -= 1) {
    await fillsPage(person);
    const sent = await person.submits();
    if (sent.outcome !== 'updated' || left === 0) throw new Error(`${person.modal?.plain}: ${JSON.stringify(sent)}`);
  }
}

async function sees(place: Workplace, person: Person, text: string): Promise<SeenView> {
  return place.found(() => (person.modal?.plain.includes(text) ? person.modal : undefined));
}

/** The newest message of the bot that says this, once it is there. */
async function hears(place: Workplace, person: Person, text: string): Promise<Seen> {
  return place.found(async () =>
    (await person.dm()).findLast(({ byBot, plain, buttons }) => byBot && [plain, ...buttons].join('\n').includes(text)),
  );
}
