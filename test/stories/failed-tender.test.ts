import { describe, expect, test } from 'vitest';
import { since } from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * Bids are taken until the morning of 8 January. Of three that were handed in, some are taken back before that. A consultation for
 * services goes on with two (财库〔2014〕214号, 财库〔2015〕124号); with one it has failed, and what was sealed stays so.
 */

const handedIn = since('signBid');

describe('bidders who withdraw before the closing', () => {
  test('leave two in a consultation for services, which goes on', async () => {
    const { who, comes } = await tells(handedIn, '2027-01-05 09:00');
    const third = await who('gamma-admin');
    const agency = await who('agency');
    await third.does('撤回投标', { reason: '人手不足，不参加了。' }, 'bid-gamma');
    expect(await agency.isRefused('开启')).toContain('1月8日（周五）09:30 起由您办：开启');
    await comes('2027-01-08 09:30');
    await agency.does('开启');
    expect((await agency.looks()).reads).toContain('开启了响应文件：2 份');
  });

  test('leave one, and then it has failed: nothing is opened, and the buyer begins anew or not', async () => {
    const { who, comes } = await tells(handedIn, '2027-01-05 09:00');
    const first = await who('alpha-admin');
    const second = await who('beta-admin');
    const third = await who('gamma-admin');
    const agency = await who('agency');
    const head = await who('head');
    await second.does('撤回投标', { reason: '人手不足，不参加了。' }, 'bid-beta');
    await third.does('撤回投标', { reason: '人手不足，不参加了。' }, 'bid-gamma');
    await comes('2027-01-08 10:00');
    expect(await agency.isRefused('开启')).toMatch(
      /到截止时间收到 1 份，至少要 2 份才能继续.*或者由负责人终止后重新采购/s,
    );
    await head.does('终止采购', { cause: '供应商不足', reason: '截止时只有一家供应商投标。' });
    expect(first.heard()).toMatch(/采购终止，投标随之结束.*重新采购时可以再投标/s);
    await head.does('重新采购', { reason: '调整需求后重新采购。' });
    expect((await head.looks()).reads).toContain('调整需求后重新采购');
  });
});
