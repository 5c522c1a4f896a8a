import type { Answers, Evidence } from '../engine/form.ts';
import type { CityDate } from '../law/date.ts';
import type { Fen } from '../law/fen.ts';
import { percentOf } from '../law/money.ts';
import type { Term } from './plan.ts';
import type { Wanted } from './wanted.ts';

/** What the people of the stories write on their forms. */

/** The shares of the price, and what each of them follows. */
const schedule = [
  { share: 50, after: 'signature', condition: '合同公布后 10 日内' },
  { share: 30, after: 'midterm', condition: '中期检查通过后' },
  { share: 20, after: 'acceptance', condition: '验收合格后' },
] as const;

const standards = [
  { name: '服务数量', standard: '与服务记录一致，不少于合同约定' },
  { name: '服务质量', standard: '抽查合格率不低于 95%' },
] as const;

const subjective = { name: '服务方案', kind: 'subjective', weight: 50 } as const;
const objective = { name: '持证社工数', kind: 'objective', weight: 30 } as const;

export function projectOf(
  { unit, buyer, contact: _contact, place: _place, budget, ...idea }: Wanted,
  { start, end }: Term,
): Answers {
  const staff = percentOf(80, budget);
  return {
    ...idea,
    title: `${idea.title}（${start.slice(0, 4)} 年）`,
    origin: buyer === 'cl' ? 'catalogue' : 'own-need',
    content: [{ item: unit.name, unit: unit.unit, quantity: unit.quantity, standard: unit.standard }],
    start,
    end,
    costs: [
      { item: '人员', amount: staff },
      { item: '交通与物料', amount: budget - staff },
    ],
    funding: [{ source: 'fiscal', percent: 100 }],
    indicators: [
      { name: unit.name, kind: 'output', sense: 'at-least', target: unit.quantity, unit: unit.unit },
      { name: '按时服务率', kind: 'quality', sense: 'at-least', target: 95, unit: '%' },
      { name: '困难缓解率', kind: 'effect', sense: 'at-least', target: 80, unit: '%' },
      { name: '满意度', kind: 'satisfaction', sense: 'at-least', target: 90, unit: '%' },
    ],
    risks: '一线人员流动较大，须有备用人员；上门服务须购买意外险。',
    negative: ['none'],
    noConflict: true,
  };
}

export const needs: Answers = {
  supporters: 186,
  opponents: 4,
  comments: 23,
  summary: '征求意见期间多数居民支持，建议增加节假日服务并公开投诉电话，均已写入需求。（演示数据）',
};

/** The budget by the years in which it is to be paid, each on its own line. */
export function budgetOf({ buyer, item, budget }: Wanted, { pays }: Term): Answers {
  const parts = partsOf(budget, pays).map(({ on, amount }) => ({ line: lineOf(buyer, item, on), amount }));
  const lines = [...new Set(parts.map(({ line }) => line))];
  const amountOn = (line: string): Fen =>
    parts.filter((part) => part.line === line).reduce((sum, { amount }) => sum + amount, 0);
  return {
    years: lines.map((line) => ({ line, amount: amountOn(line) })),
    unitCost: '参照上年同类项目的中标价和本市社工薪酬指导价测算。',
    directLine: 'none',
    midTermPlan: '已列入三年滚动财政规划',
  };
}

export function tenderOf(
  { budget, buyer, contact }: Wanted,
  closing: CityDate,
  documents: readonly Evidence[],
  isOpen: boolean,
): Answers {
  return {
    method: isOpen ? 'open-tender' : 'competitive-consultation',
    ground: 'purchased-service',
    methodReason: '属于政府购买服务项目，需求需与供应商磋商后确定。',
    ceiling: budget,
    conditions: [{ name: '具有独立承担民事责任的能力', proof: '登记证书' }],
    factors: [{ name: '报价', kind: 'price', weight: 20 }, subjective, objective],
    schedule,
    standards,
    closing,
    hour: '09:30',
    place: '市公共资源交易中心 305 室',
    contact,
    contactPhone: buyer === 'cl' ? '045184600100' : '045184600200',
    challengeContact: '采购单位办公室 0451-84600001',
    documents,
  };
}

/** A bid that promises a little more than is asked for. */
export function bidOf({ unit }: Wanted, term: Term, price: Fen, name: string, documents: readonly Evidence[]): Answers {
  const staff = percentOf(85, price);
  return {
    declarations: [
      'independent',
      'reputation-and-accounts',
      'equipment-and-skill',
      'taxes-and-insurance',
      'no-violation',
      'other-conditions',
    ],
    noConflict: true,
    plan: `${name}按片区设服务小组，每组由一名持证社工带队，服务对象逐一评估建档，按需排班；设固定投诉电话，当日回应，每月回访并公布结果，接受居民监督。（演示数据）`,
    timetable: [{ task: '入户评估和建档', until: term.start }],
    staff: [{ name: '王敏', role: '项目主管', qualification: '中级社会工作师' }],
    price,
    breakdown: [
      { item: '人员', amount: staff },
      { item: '物料和管理', amount: price - staff },
    ],
    commitments: [{ value: unit.quantity + 100 }, { value: 96 }, { value: 82 }, { value: 92 }],
    documents,
  };
}

/** The points of one member of the panel: the first bid is the best, and on facts all agree. */
export function pointsOf(bids: readonly string[], member: number): Answers {
  return {
    scores: bids.flatMap((bid, place) => [
      { bid, factor: subjective.name, score: 44 - place * 3 + (member % 3) },
      { bid, factor: objective.name, score: 27 - place * 3 },
    ]),
  };
}

export function contractOf(wanted: Wanted, term: Term, price: Fen, reportEvery: number): Answers {
  const { unit, buyer, item, place, need } = wanted;
  return {
    content: need,
    quantity: `${unit.name} ${unit.quantity} ${unit.unit}，服务 ${wanted.users} 人。`,
    quality: unit.standard,
    price,
    start: term.start,
    end: term.end,
    place,
    milestones: partsOf(price, term.pays).map(({ on, amount, after }, index) => ({
      name: ['首付款', '进度款', '尾款'][index] ?? '',
      amount,
      on,
      line: lineOf(buyer, item, on),
      after,
    })),
    reportEvery,
    acceptance: '逐条对照采购文件的验收标准，听取服务对象意见。',
    liability: '未按约定提供服务的，按次扣减相应费用。',
    termination: '任何一方可提前三十日书面提出。',
    handover: '终止时移交服务对象名册和服务记录。',
    dispute: 'court',
  };
}

export function reportOf(
  { unit, users, place }: Wanted,
  done: { readonly on: CityDate; readonly quantity: number; readonly spent: Fen },
  proofs: readonly Evidence[],
): Answers {
  return {
    activities: [{ on: done.on, place, kind: unit.name, users: Math.ceil(users / 2), hours: 160 }],
    actuals: [
      { indicator: unit.name, value: done.quantity, proof: '服务记录' },
      { indicator: '按时服务率', value: 97, proof: '签到台账' },
      { indicator: '困难缓解率', value: 83, proof: '入户评估表' },
      { indicator: '满意度', value: 94, proof: '回访表' },
    ],
    spending: [{ item: '人员', amount: done.spent }],
    nextPlan: '继续按排班服务，节假日安排值班人员。',
    proofs,
    declaration: true,
  };
}

export function certificateOf(): Answers {
  return {
    standards: standards.map(({ name }) => ({ standard: name, met: 'yes', evidence: '抽查记录与台账一致' })),
    usersHeard: true,
    outcome: 'accepted',
    remarks: '同意验收。',
  };
}

/** Every instalment with its amount; the last takes what rounding leaves. */
function partsOf(price: Fen, [first, second, last]: Term['pays']) {
  const [signature, midterm, acceptance] = schedule;
  const one = percentOf(signature.share, price);
  const two = percentOf(midterm.share, price);
  return [
    { on: first, amount: one, after: signature.after },
    { on: second, amount: two, after: midterm.after },
    { on: last, amount: price - one - two, after: acceptance.after },
  ];
}

function lineOf(buyer: string, item: string, on: CityDate): string {
  return `${on.slice(0, 4)}-${buyer}-${item}`;
}
