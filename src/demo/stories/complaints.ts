import type { Plan } from '../plan.ts';
import type { Stage } from '../stage.ts';

/** Two citizens have something to say of a running service: one waits for an office, one has an answer to rate. */
export async function playComplaints(
  stage: Stage,
  { answered: days, yesterday }: Plan,
  purchase: string,
): Promise<void> {
  stage.at(days.filed, '18:20');
  const answered = await stage.opens(
    'citizen-2',
    'complaint',
    {
      about: 'service-quality',
      whom: 'supplier',
      facts: '我父亲住抚顺街，这个月有三次午餐过了十二点半才送到，饭菜已经凉了。（演示数据）',
      where: '抚顺街',
      reply: 'yes',
      name: '张宇',
    },
    purchase,
  );
  stage.at(days.routed, '09:40');
  await stage.does('xtz-sec', answered, 'routeToBuyer');
  stage.at(days.answered, '14:20');
  await stage.does('dlmz-head', answered, 'answerComplaint', {
    outcome: 'upheld',
    findings: '经查送餐记录，当月确有三次超时，原因是该片区临时缺一名送餐员，没有及时顶班。（演示数据）',
    measures: '已增派一名送餐员并更换保温箱；三次超时按合同扣减费用。',
    remedies: '如对答复不满意，可在三十日内要求重新办理。',
  });

  stage.at(yesterday, '17:10');
  await stage.opens(
    'citizen-1',
    'complaint',
    {
      about: 'disclosure',
      whom: 'buyer',
      facts: '社区公告栏没有公布这个项目服务哪些人、怎么报名，邻居们都不清楚。（演示数据）',
      reply: 'yes',
      name: '王淑兰',
    },
    purchase,
  );
}
