import { createHash } from 'node:crypto';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPersons } from '../../db/demo/persons.ts';
import { sealIn } from '../../db/seal.ts';
import { texts } from '../../src/text/all.ts';
import { bidAnswers } from '../core/given-purchase.ts';
import type { TelegramUser } from '../doubles/telegram/user.ts';
import { type City, openCity } from './city.ts';
import { openedByOneKey } from './opened-by-one-key.ts';
import { purchaseBefore, title } from './purchase-so-far.ts';

/** Words, an amount and a file that stand in the bid and nowhere else: no six digits, which some hash may have by chance. */
const original = Buffer.from('%PDF-1.4\n报价原件\n%%EOF');
const hashOfOriginal = createHash('sha256').update(original).digest('hex');
const secrets = ['紫罗兰小组', '欧阳秘', '461,234', '461234.56', '46123456', '报价原件', hashOfOriginal];

const { say } = texts.zh;

let city: City;
let purchase: string;
let bidder: TelegramUser;
beforeEach(async () => {
  city = await openCity();
  purchase = await purchaseBefore(city, 'openBids');
  bidder = await city.onTelegram('bc-staff');
});
afterEach(async () => {
  await city.close();
  expect(city.failures).toEqual([]);
});

/** Fills a bid in, question by question, up to its review. */
async function fillsBid(): Promise<void> {
  const press = async (...buttons: readonly string[]) => {
    for (const button of buttons) {
      bidder.press(button);
      await city.settled();
    }
  };
  const say = async (text: string) => {
    bidder.says(text);
    await city.settled();
  };
  await say('/start');
  await press('我要投标');
  await press(title);
  await press('开始');
  await press('我确认');
  await say(
    '由紫罗兰小组按片区上门，每组配一名持证社工和四名护理员，逐户建档，按需排班，应急呼叫二十分钟内到场，每月回访并公布结果，接受居民监督和评议。',
  );
  await say('入户建档；2027-03-31');
  await say('欧阳秘；项目主管；中级社工师');
  await say('人员；381234.56\n其他；80000');
  bidder.sendsDocument({ name: '报价原件.pdf', mime: 'application/pdf', bytes: original });
  await city.settled();
  await press('继续');
}

async function submitsBid(): Promise<string> {
  await fillsBid();
  bidder.press('投标');
  await city.settled();
  return (await city.desk.cases('bc-admin', 'zh')).items.find(({ procedure }) => procedure === 'bid')?.id ?? '';
}

/** A rival bids, at the web desk. */
async function bids(body: string): Promise<void> {
  const answers = { ...bidAnswers, documents: [await city.keep('响应文件.pdf')] };
  const bid = await city.files(`${body}-staff`, { opens: true, procedure: 'bid', parent: purchase, answers });
  await city.files(`${body}-admin`, { procedure: 'bid', case: bid, action: 'signBid', answers: {} });
}

/** Who can read a secret anywhere: in what he was told, or in what the desk shows him. */
async function readersOf(bid: string): Promise<readonly string[]> {
  const readers = new Set<string>();
  const look = (who: string, text: string) => {
    if (secrets.some((secret) => text.includes(secret))) readers.add(who);
  };
  for (const [to, text] of await city.told()) look(to, text);
  for (const who of [undefined, ...demoPersons.map(({ id }) => id)]) {
    for (const each of [purchase, bid])
      look(`desk:${who}`, JSON.stringify((await city.desk.view(each, who, 'zh')) ?? ''));
    const file = await city.desk.file(bid, secrets.at(-1) ?? '', who);
    if (file) readers.add(`file:${who}`);
  }
  return [...readers].toSorted();
}

const itsOwn = (readers: readonly string[]): boolean =>
  readers.every((reader) => reader === `telegram:${bidder.id}` || /:bc-(admin|staff|finance)$/.test(reader));

describe('a sealed bid', () => {
  it('is a secret while it is a draft: no row of any table shows a word of it', async () => {
    await fillsBid();
    expect(bidder.last().text).toContain('紫罗兰小组');
    const dump = await city.dump();
    expect(dump).toContain('bc-staff');
    expect(secrets.filter((secret) => dump.includes(secret))).toEqual([]);
  });

  it('is read by nobody before the opening, not with every row and one of the two keys, and by those who open it afterwards', async () => {
    const rival = await city.onTelegram('sh-staff');
    const buyer = await city.onSlack('ngmz-head');
    const bid = await submitsBid();
    expect(bid).not.toBe('');
    await city.files('bc-admin', { procedure: 'bid', case: bid, action: 'signBid', answers: {} });
    const number = (await city.desk.view(bid, 'bc-admin', 'zh'))?.number ?? '';
    for (const other of [rival, buyer]) {
      other.says(`/status ${number}`);
      await city.settled();
    }
    expect(rival.last().text).toContain('没有查到');

    const before = await readersOf(bid);
    expect(before.filter((reader) => !/^telegram:/.test(reader) || !itsOwn([reader]))).toEqual([]);
    expect(JSON.stringify(await city.desk.view(bid, 'bc-admin', 'zh'))).toContain(say.underSeal);
    const dump = await city.dump();
    expect(secrets.filter((secret) => dump.includes(secret))).toEqual([]);

    const opening = join(city.keys, '..', 'second-holder', 'opening.key');
    const opens = { procedure: 'purchase', case: purchase, action: 'openBids', answers: {} } as const;
    await city.at('2027-01-26 09:29');
    await expect(city.files('jy-agency', opens)).rejects.toThrow();
    expect((await readersOf(bid)).filter((reader) => !itsOwn([reader]))).toEqual([]);
    for (const body of ['sh', 'xy']) await bids(body);
    await city.at('2027-01-26 09:31');
    const [own, away] = [await sealIn(city.keys, undefined, opening), `${opening}.away`];
    const secret = (await own.holder.secret()) ?? '';
    const read = () => Promise.all([{ seal: own }, { secret }].map((key) => openedByOneKey(city.ownerUrl, key)));
    const [withOwn = '', withOther = ''] = await read();
    expect(withOwn).toContain('冰城');
    expect(secrets.filter((each) => each !== hashOfOriginal && `${withOwn}${withOther}`.includes(each))).toEqual([]);

    await rename(opening, away);
    await expect(city.files('jy-agency', opens)).rejects.toThrow('另一半的保管人');
    expect(secrets.filter((each) => each !== hashOfOriginal && withOwn.includes(each))).toEqual([]);
    await rename(away, opening);
    await city.files('jy-agency', opens);
    expect((await read())[0]).toContain('紫罗兰小组');
    const after = await readersOf(bid);
    expect(after).toContain('desk:jy-agency');
    expect(JSON.stringify(await city.desk.view(bid, 'jy-agency', 'zh'))).toContain('紫罗兰小组');
    expect((await city.desk.view(bid, 'jy-agency', 'zh'))?.log.length).toBeGreaterThan(1);
  });
});
