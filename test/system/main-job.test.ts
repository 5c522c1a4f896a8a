import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { account, budgetLine, outbox } from '../../db/schema.ts';
import { sealIn } from '../../db/seal.ts';
import { verifyLog } from '../../db/verify-log.ts';
import { type Ensemble, ensemble } from '../../scripts/tour/ensemble.ts';
import { player } from '../../scripts/tour/player.ts';
import { type Stage, tourOn } from '../../scripts/tour/story.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { steps } from '../../src/names.ts';
import { type City, openCity } from './city.ts';

const line = '2027-ngmz-A0402';

describe('one purchase, by chat, from its set-up to its last payment', () => {
  let city: City;
  let people: Ensemble;
  let purchase: string;

  beforeAll(async () => {
    city = await openCity('2026-11-25 08:30');
    people = await ensemble(city);
    const stage: Stage = {
      player: player(city, people.hands),
      desk: city.desk,
      evidence: [await city.keep('服务记录.pdf')],
      at: (when) => city.at(when),
      tell: () => undefined,
    };
    const tour = tourOn(stage);
    await tour.toEnd();
    purchase = tour.purchase();
  });
  afterAll(async () => {
    await city.close();
    expect(city.failures).toEqual([]);
  });

  it('goes through all thirteen steps and is completed', async () => {
    const view = await city.desk.view(purchase, undefined, 'zh');
    expect(view?.outcome).toBe('completed');
    expect(view?.steps.map(({ state }) => state)).toEqual(Object.keys(steps.purchase).map(() => 'done'));
  });

  it('leaves what the law has published, in its order', async () => {
    const notices = await city.desk.noticesOf(purchase, 'zh');
    expect(notices.toReversed().map(({ kind }) => kind)).toEqual([
      '服务需求征求意见公告',
      '年度购买服务目录公告',
      '政府采购意向公告',
      '竞争性磋商公告',
      '成交结果公告',
      '政府采购合同公告',
      '资金拨付公告',
      '资金拨付公告',
      '履约验收结果公告',
      '绩效评价结果公告',
      '资金拨付公告',
    ]);
  });

  it('pays the contract to the fen, and gives back what was reserved beyond it', async () => {
    const [left] = await city.database.select().from(budgetLine).where(eq(budgetLine.id, line));
    expect(left).toMatchObject({ reserved: 0, committed: 0, paid: 58_800_000 });
  });

  it('ranks the bids by the published formula, and tells each bidder his own result', async () => {
    expect(people.heard('sh-admin').said.join()).toMatch(/Rank\D+2/);
    const award = (await city.desk.noticesOf(purchase, 'zh')).find(({ kind }) => kind === '成交结果公告');
    const rows = award?.rows.map(({ label, value }) => `${label} ${inWords(value, 'zh')}`);
    expect(rows).toContain('成交金额 ¥588,000');
    expect(rows).toContain('金额大写 人民币伍拾捌万捌仟元整');
  });

  it('shows the public no personal data, and nobody what is not his', async () => {
    const seen = JSON.stringify(await city.desk.view(purchase, undefined, 'zh'));
    for (const name of ['李岩', '关永强', '林晓梅', '朱婷']) expect(seen).not.toContain(name);
    const bids = (await city.desk.view(purchase, 'sh-admin', 'zh'))?.children ?? [];
    const other = bids.find(({ procedure, number }) => procedure === 'bid' && number.endsWith('0001'));
    const view = other && (await city.desk.view(other.id, 'sh-admin', 'zh'));
    expect(view?.filings.flatMap(({ rows }) => rows.map(({ value }) => inWords(value, 'zh'))) ?? []).not.toContain(
      '¥588,000',
    );
  });

  it('is played by more than fifteen people on two platforms, in two languages', () => {
    expect(people.hands.size).toBeGreaterThan(15);
    expect(people.heard('xtz-chair').said.join()).toContain('立项');
    const english = ['expert-5', 'expert-6', 'expert-7', 'expert-8'].map((id) => people.heard(id).said.join());
    expect(english.join()).toContain('Received:');
  });

  it('answers a citizen, who rates the answer', async () => {
    const [complaint] = (await city.desk.cases('citizen-1', 'zh')).items;
    expect(complaint).toMatchObject({ procedure: 'complaint', outcome: 'completed' });
    expect(people.heard('citizen-1').said.join()).toContain('情况属实');
  });

  it('publishes the grade', async () => {
    const grade = (await city.desk.noticesOf(purchase, 'zh')).find(({ kind }) => kind === '绩效评价结果公告');
    expect(grade?.rows.map(({ value }) => value)).toContain('优');
  });

  it('tells the public what it cost, and that all of it was paid', async () => {
    const spending = await city.desk.spending(purchase, 'zh');
    expect(spending?.supplier).toMatch(/中心|协会/);
    expect(spending?.paid).toEqual(spending?.price);
    expect(spending?.instalments.length).toBeGreaterThan(1);
    for (const { amount, paid } of spending?.instalments ?? []) expect(paid?.amount).toEqual(amount);
  });

  it('delivers every message once', async () => {
    const rows = await city.database
      .select({ channel: account.channel, mode: outbox.mode, state: outbox.state, repeated: outbox.repeated })
      .from(outbox)
      .innerJoin(account, eq(account.id, outbox.account));
    expect(rows.filter(({ state, repeated }) => state !== 'sent' || repeated)).toEqual([]);
    const said = (channel: string) => rows.filter((row) => row.mode === 'say' && row.channel === channel).length;
    expect(city.telegram.callsOf('sendMessage')).toHaveLength(said('telegram'));
    expect(city.slack.callsOf('chat.postMessage')).toHaveLength(said('slack'));
  });

  it('proves that nothing in its log was altered', async () => {
    expect(await verifyLog(city.database, await sealIn(city.keys))).toMatchObject({ faults: [] });
  });
});
