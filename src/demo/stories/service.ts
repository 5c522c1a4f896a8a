import { certificateOf } from '../answers.ts';
import { type Plan, ran, runs, type ToClosing } from '../plan.ts';
import type { Stage } from '../stage.ts';
import { wanted } from '../wanted.ts';
import { accepts, asks, type Contract, pays, reports, signed } from './contract.ts';

/** The service goes on: one report accepted and one filed, the first payment made and the second asked for. */
export async function playRunning(stage: Stage, { running: days, yesterday }: Plan): Promise<string> {
  const contract = await signed(stage, wanted.running, days, ['bc', 'xy', 'sh'], {
    isOpen: false,
    reportEvery: runs.every,
  });
  const [first = yesterday, second = yesterday] = days.reports;
  const [signature, midterm] = days.term.pays;
  await pays(stage, contract, 0, signature);
  await reports(stage, contract, 0, first);
  await accepts(stage, contract, 0, first);
  stage.at(days.inspected, '14:30');
  await stage.does('mz-civil', contract.id, 'inspect', {
    on: days.inspected,
    place: contract.wanted.place,
    findings: '送餐记录和探访记录齐全，老人反映饭菜可口；建议冬季加强保温。（演示数据）',
    severity: 'none',
  });
  await reports(stage, contract, 1, second);
  await asks(stage, contract, 1, midterm);
  return contract.id;
}

/** The service was accepted, graded and paid long ago. */
export async function playClosed(stage: Stage, { closed: days }: Plan): Promise<string> {
  const contract = await signed(stage, wanted.closed, days, ['sh', 'dx', 'bc'], {
    isOpen: true,
    reportEvery: ran.every,
  });
  const [signature, midterm, last] = days.term.pays;
  const { buyer } = contract.wanted;
  await pays(stage, contract, 0, signature);
  for (const [index, day] of days.reports.entries()) {
    await reports(stage, contract, index, day);
    await accepts(stage, contract, index, day);
    if (index > 0) continue;
    await stage.does(`${buyer}-staff`, contract.id, 'inspect', {
      on: day,
      place: contract.wanted.place,
      findings: '上门指导记录齐全，服务对象反映良好。（演示数据）',
      severity: 'none',
    });
    await pays(stage, contract, 1, midterm);
  }
  stage.at(days.asked, '09:30');
  await stage.does(`${contract.supplier}-admin`, contract.id, 'requestAcceptance', {
    summary: '服务期内按计划完成上门指导，按时服务率 97%，服务对象满意度 94%。（演示数据）',
    users: contract.wanted.users,
  });
  await accepted(stage, contract, days);
  await pays(stage, contract, 2, last);
  stage.at(days.settled, '16:00');
  await stage.does(`${buyer}-head`, contract.id, 'closeOut');
  return contract.id;
}

/** Judged by those served, the evaluator and the offices, accepted, and its grade confirmed. */
async function accepted(stage: Stage, { id, wanted: { buyer, unit } }: Contract, days: ToClosing): Promise<void> {
  const does = (person: string, action: string, answers = {}) => stage.does(person, id, action, answers);
  stage.at(days.organised, '10:00');
  await does(`${buyer}-acceptor`, 'organiseAcceptance', {
    on: days.judgedService,
    place: '市残疾人康复中心会议室',
    users: ['user-rep'],
    experts: ['expert-8'],
    evaluator: 'evaluator',
  });
  stage.at(days.judgedService, '10:00');
  await does('user-rep', 'usersOpinion', {
    surveyed: 120,
    satisfaction: 94,
    opinion: '康复师准时、耐心，教的方法在家里能坚持做，希望继续办下去。（演示数据）',
  });
  await does('evaluator', 'evaluateService', {
    actuals: [
      { indicator: unit.name, actual: Math.ceil(unit.quantity * 1.02) },
      { indicator: '按时服务率', actual: 97 },
      { indicator: '困难缓解率', actual: 83 },
      { indicator: '满意度', actual: 94 },
    ],
    findings: '各项指标均达到或超过目标，服务记录完整可核。（演示数据）',
  });
  for (const office of [`${buyer}-staff`, 'cz-budget', 'mz-civil']) {
    await does(office, 'scoreService', { score: 91, opinion: '履约良好，资料齐全。' });
  }
  stage.at(days.certified, '10:00');
  const certified = await does(`${buyer}-acceptor`, 'certify', certificateOf());
  stage.at(days.certified, '15:30');
  if (certified.position === 'acceptance.confirm') await does('xtz-sec', 'confirmGrade');
}
