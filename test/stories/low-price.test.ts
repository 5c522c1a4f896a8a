import { describe, expect, test } from 'vitest';
import { toldPurchase } from '../core/engine-stories.ts';
import { file } from '../core/given.ts';
import { since } from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * Beta offers less than half of what the others do. Whether that is too little is decided by the panel alone, after beta was asked
 * and had its time to explain (财库〔2026〕2号); neither agency nor buyer can strike a bid.
 */

const cheap = { price: 21_000_000, breakdown: [{ item: '全部', amount: 21_000_000 }] };
const story = await toldPurchase((form, { turn }) => (form === 'bid' && turn === 1 ? cheap : {}));
const asked = since('openOffers', story);
const judging = since('scoreBids', story);

const verdict = (proven: string) => ({ verdicts: `${proven}；没有提供成本测算材料` });

describe('a price that is far below the others', () => {
  test('is asked about in the bidder’s own chat, who explains it with proof', async () => {
    const { who } = await tells(asked, '2027-01-14 16:05');
    const bidder = await who('beta-admin');
    const agency = await who('agency');
    const head = await who('head');
    for (const each of [agency, head]) expect((await each.looks()).can).not.toContain('认定报价');
    const explanation = '使用自有场地和捐赠资金，人员由志愿者补充，成本见附件。';
    await bidder.does('说明报价', { explanation, proofs: [file] }, 'bid-beta');
    expect((await bidder.looks('bid-beta')).reads).toMatch(
      /beta-admin 说明了报价.*低于最高限价的规定比例.*说明到几点：16:30/s,
    );
  });

  test('that nobody explained is not valid where most of the panel find so, each for himself; the award goes to the next best', async () => {
    const { who, comes } = await tells(judging, '2027-01-14 17:31');
    const [first = '', second = '', third = ''] = judging.root.named.panel ?? [];
    const members = [await who(first), await who(second), await who(third)];
    const agency = await who('agency');
    await comes('2027-01-15 09:00');
    expect((await agency.looks()).can).not.toContain('出具报告');
    for (const member of members) await member.does('认定报价', verdict('不能证明'));
    await agency.does('出具报告', { summary: '推荐综合得分最高的供应商成交。' });
    for (const member of members) await member.does('同意');
    const head = await who('head');
    expect((await head.looks()).reads).toMatch(/供应商\salpha.*没有提供成本测算材料/s);
  });
});
