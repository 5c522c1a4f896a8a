import type { Answers } from '../../engine/form.ts';
import { type CityDate, instant } from '../../law/date.ts';
import type { ActName } from '../../names.ts';
import { castOf } from '../directions.ts';
import type { Plan } from '../plan.ts';
import { type Directions, plays } from '../play.ts';
import type { DemoStage } from '../stage.ts';

/** What two citizens say of a running service, and what the buyer answers. */
const late: Readonly<Record<string, Answers>> = {
  complaint: {
    about: 'service-quality',
    whom: 'supplier',
    facts: '我父亲住抚顺街，这个月有三次午餐过了十二点半才送到，饭菜已经凉了。（演示数据）',
    when: null,
    where: '抚顺街',
    name: '张宇',
    contact: null,
  },
  'complaint-answer': {
    outcome: 'upheld',
    findings: '经查送餐记录，当月确有三次超时，原因是该片区临时缺一名送餐员，没有及时顶班。（演示数据）',
    measures: '已增派一名送餐员并更换保温箱；三次超时按合同扣减费用。',
    remedies: '如对答复不满意，可在三十日内要求重新办理。',
  },
};
const untold: Readonly<Record<string, Answers>> = {
  complaint: {
    about: 'disclosure',
    whom: 'buyer',
    facts: '社区公告栏没有公布这个项目服务哪些人、怎么报名，邻居们都不清楚。（演示数据）',
    when: null,
    name: '王淑兰',
    contact: null,
  },
};

/** One of them waits for an office, one has an answer to rate. */
export async function playComplaints(
  stage: DemoStage,
  { answered: days, yesterday }: Plan,
  under: string,
): Promise<void> {
  const moments: Moments = {
    fileComplaint: [days.filed, '18:20'],
    routeToBuyer: [days.routed, '09:40'],
    answerComplaint: [days.answered, '14:20'],
  };
  await plays(stage, of('citizen-2', moments, late), { procedure: 'complaint', under, until: 'rateAnswer' });
  const today: Moments = { fileComplaint: [yesterday, '17:10'] };
  await plays(stage, of('citizen-1', today, untold), { procedure: 'complaint', under, until: 'routeToBuyer' });
}

type Moments = Readonly<Partial<Record<ActName, readonly [CityDate, string]>>>;

function of(citizen: string, moments: Moments, said: Readonly<Record<string, Answers>>): Directions {
  return {
    cast: castOf('dlmz', [], { citizen: [citizen] }),
    when: (act) => {
      const moment = moments[act];
      return moment && instant(...moment);
    },
    otherwise: (form) => said[form] ?? {},
    proof: async () => [],
  };
}
