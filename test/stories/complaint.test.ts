import { describe, expect, test } from 'vitest';
import { running } from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * Somebody who is cared for at home tells what is wrong. He hears who looks into it and what was found; whoever he complains of does not
 * answer him, and where he is not content another office looks once more.
 */

const says = {
  about: '服务质量',
  whom: '上门服务的机构',
  facts: '6 月起护理员每周只来一次，合同公示是三次。',
  reply: '要',
};
const found = { findings: '调取了 6 月全部签到，12 次中缺 7 次。', remedies: '可向上一级机关请求复查。' };

describe('a complaint about a service', () => {
  test('is led on, answered and rated; who is not content has another office look once more, and only once', async () => {
    const { who, comes } = await tells(running, '2027-07-01 09:00');
    const citizen = await who('citizen');
    const secretary = await who('secretary');
    const head = await who('head');
    const supplier = await who('alpha-admin');
    const supervision = await who('supervision');
    await citizen.does('反映问题', says);
    await secretary.does('转购买单位', {}, 'complaint-2');
    await comes('2027-07-05 09:00');
    await head.does('答复', { ...found, outcome: '不属实' }, 'complaint-2');
    await comes('2027-07-05 09:02');
    expect(citizen.heard()).toContain('12 次中缺 7 次');
    await citizen.does('2 分', {}, 'complaint-2');
    await comes('2027-07-06 09:00');
    expect((await head.looks('complaint-2')).can).not.toContain('答复');
    await supervision.does('答复', { ...found, outcome: '属实', measures: '责令 7 月 31 日前补足。' }, 'complaint-2');
    await comes('2027-07-06 09:02');
    expect(citizen.heard()).toContain('责令 7 月 31 日前补足');
    expect((await citizen.looks('complaint-2')).can).not.toContain('要求再查');
    // It is in confidence: whoever it is about reads nothing of it.
    expect((await supplier.looks('complaint-2')).reads).not.toContain('每周只来一次');
  });

  test('about an official goes to supervision and to nobody below it', async () => {
    const { who } = await tells(running, '2027-07-01 09:00');
    const citizen = await who('citizen');
    const secretary = await who('secretary');
    await citizen.does('反映问题', { ...says, about: '违纪违规', whom: '出钱的部门' });
    expect(await secretary.isRefused('转购买单位', {}, 'complaint-2')).toMatch(/纪检监察/);
    await secretary.does('转纪检监察', {}, 'complaint-2');
    const supervision = await who('supervision');
    expect((await supervision.looks('complaint-2')).can).toContain('答复');
  });
});
