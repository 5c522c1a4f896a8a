import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { draftScope } from '../../db/drafts.ts';
import { showWithin } from '../../db/private.ts';
import { sealIn } from '../../db/seal.ts';
import { organisationAnswers } from '../core/given-organisation.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { type City, openCity, pdf } from './city.ts';

let city: City;
beforeAll(async () => {
  city = await openCity();
});
afterAll(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

const filesOf = (user: TelegramUser) =>
  user.chat.filter(({ from }) => from === 'bot').flatMap(({ file }) => (file ? [file] : []));
const labels = (user: TelegramUser) =>
  user
    .last()
    .buttons.flat()
    .map(({ text }) => text);

describe('the certificate of a registration', () => {
  it('is opened by whoever verifies it, on Telegram and on Slack, in his own conversation, and noted', async () => {
    const she = await city.onTelegram('mz-civil-2');
    const he = await city.onSlack('mz-civil');
    const applicant = await city.onTelegram('xq-applicant');
    const certificate = [await city.keep('登记证书 1.pdf')];
    const name = String(organisationAnswers.name);
    const answers = { ...organisationAnswers, certificate };
    const id = await city.files('xq-applicant', { opens: true, procedure: 'organisation', answers });
    const card = await she.hears(name);
    she.press('看附件', card);
    await he.hears(name);
    await he.press('看附件');
    await city.settled();
    expect(filesOf(she).map(({ name, bytes }) => [name, bytes])).toEqual([['登记证书 1.pdf', pdf]]);
    expect(he.dm.flatMap(({ files }) => files.map(({ name, bytes }) => [name, bytes]))).toEqual([
      ['登记证书 1.pdf', pdf],
    ]);
    expect(filesOf(applicant)).toEqual([]);
    const noted = await city.database.sql`
      select person, channel, case_id as "case", filing from handed_out order by channel desc`;
    expect([...noted]).toMatchObject([
      { person: 'mz-civil-2', channel: 'telegram', case: id },
      { person: 'mz-civil', channel: 'slack', case: id },
    ]);
    const link = /http\S+\/open\/[\w-]+/.exec(she.last().text)?.[0] ?? '';
    expect(link.startsWith(city.url)).toBe(true);
    expect((await fetch(link)).status).toBe(401);
    // Nobody reads what it is for off the link.
    expect(Buffer.from(link.split('/').at(-1) ?? '', 'base64url').toString()).not.toContain('mz-civil');
  });
});

describe('a file that is sent out of the blue', () => {
  it('is put into the form that was begun, kept with the evidence, and fetched back with it', async () => {
    const user = city.telegram.user({ firstName: '周建国' });
    const press = async (...buttons: readonly string[]) => {
      for (const button of buttons) {
        user.press(button);
        await city.settled();
      }
    };
    user.starts();
    await city.settled();
    await press('社会组织', '登记社会组织', '开始', '跳过');
    user.says('新桥社区养老服务中心');
    await city.settled();
    await press('先放着');
    const bytes = Buffer.from('%PDF-1.7\n正本\n%%EOF');
    user.sendsDocument({ name: '正本.pdf', mime: 'application/pdf', bytes });
    await city.settled();
    expect(user.last().text).toContain('要放到哪一件里');
    expect(await city.dump()).not.toContain('正本.pdf');
    await press(labels(user).find((label) => label !== '不用了') ?? '');
    expect(user.last().text).toContain('正本.pdf');
    expect(labels(user)).toEqual(expect.arrayContaining(['继续', '去掉 正本.pdf']));
    const hash = createHash('sha256').update(bytes).digest('hex');
    await city.at('2026-11-28 09:00');
    await city.at('2026-11-28 09:01');
    const [kept] = await city.database.sql<{ draft: string; certificate: object }[]>`
      select draft, value as certificate from answer where field = 'certificate'`;
    const answers = showWithin(await sealIn(city.keys), draftScope(kept?.draft ?? ''), kept);
    expect(answers).toMatchObject({ certificate: [{ hash }] });
    expect((await city.database.sql`select count(*)::int as count from unasked_file`)[0]).toEqual({ count: 0 });
    await press('先放着');
    user.says('草稿');
    await city.settled();
    await press(labels(user).find((label) => label.startsWith('删掉')) ?? '', '确认删掉', '取回');
    expect(user.chat.some(({ text }) => text.includes('取回来了'))).toBe(true);
    expect(await city.database.sql`select value from answer where field = 'certificate'`).toHaveLength(1);
  });
});
