import { describe, expect, test } from 'vitest';
import { played, reportAnswers, reports, running } from '../core/given-story.ts';
import { type Platform, tells } from './told.ts';

/**
 * Old people are cared for at home since March 2027. In June one of them falls while he is washed; by September far fewer visits were
 * made than were to be made by then. Both are said by whoever gives the service, and seen by those who have to see it.
 */

const fall = {
  kind: '有人受伤',
  on: '2027-06-18',
  hour: '14',
  place: '和兴社区',
  hurt: '1',
  facts: '上门洗浴时，一位老人在卫生间滑倒，手腕擦伤。',
  measures: '已送社区医院检查，并通知了家属。',
};

async function onTheDay(when: string, on?: Platform) {
  const { who } = await tells(running, when);
  const helper = await who('alpha-staff', on);
  const officer = await who('staff');
  const civil = await who('civil');
  return { helper, officer, civil };
}

describe('an incident in a service', () => {
  test('is told within a day to the buyer and to civil affairs, by numbers and no name, and answered in three working days', async () => {
    const { helper, officer, civil } = await onTheDay('2027-06-18 20:00', 'telegram');
    await helper.does('报告服务事件', fall);
    expect(civil.heard()).toContain('报告了服务事件');
    expect(officer.reads()).toMatch(/受伤人数.*1 人.*按时报告/s);
    await officer.does('一般', { cause: '防滑垫没有铺好。', measures: '每次洗浴前检查防滑垫。' }, 'incident-1');
    expect((await helper.looks('incident-1')).reads).toContain('已经核查处理');
  });

  test('is taken when it is told late, and whoever reads it sees that', async () => {
    const { helper, officer } = await onTheDay('2027-06-19 16:00');
    await helper.does('报告服务事件', fall);
    expect(officer.reads()).toMatch(/应当在2027年6月19日（周六）15:00以前报告，晚了.*报告晚了/s);
  });
});

describe('a report on a service that is behind its plan', () => {
  test('says how far to whoever reads it, and once it is accepted finance hears of what is far behind', async () => {
    const filed = await played(running, reports('report-1', '2027-09-02 09:00', reportAnswers('2027-05-10', 700)));
    const { who } = await tells(filed, '2027-09-03 09:00');
    const officer = await who('staff');
    const budget = await who('budget');
    const read = (await officer.looks('report-1')).reads;
    expect(read).toMatch(/“上门次数”到这一期应完成 1,?20\d.*报的是 700，是计划的 58%，严重落后/s);
    await officer.does('通过', {}, 'report-1');
    expect(budget.heard()).toContain('通过了报告');
  });
});
