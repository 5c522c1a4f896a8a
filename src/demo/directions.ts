import { latest } from '../engine/case.ts';
import type { Answers } from '../engine/form.ts';
import type { Cast, Telling } from '../engine/story.ts';
import { type CityDate, instant } from '../law/date.ts';
import type { Fen } from '../law/fen.ts';
import { percentOf } from '../law/money.ts';
import type { ActName, Role } from '../names.ts';
import { contractForm } from '../procedures/purchase/10-contract/contract.ts';
import { reportPeriod } from '../procedures/purchase/report/report.ts';
import type { Term, ToClosing, ToRequest } from './plan.ts';
import type { Directions } from './play.ts';
import type { DemoStage } from './stage.ts';
import type { Wanted } from './wanted.ts';

/** How a purchase of the demonstration is told otherwise than its story: who, when, and for what. */
export interface Purchase {
  readonly wanted: Wanted;
  readonly days: ToRequest & Partial<ToClosing>;
  /** The best first. */
  readonly bidders: readonly string[];
  readonly isOpen?: boolean;
  /** Months between two reports. */
  readonly reportEvery?: number;
}

/** The city's offices, as they take part in every purchase. */
const offices: Readonly<Partial<Record<Role, readonly string[]>>> = {
  finance_budget: ['cz-budget'],
  finance_budget_head: ['cz-budget-head'],
  finance_proc: ['cz-proc'],
  finance_treasury: ['cz-treasury'],
  establishment: ['bb-staffing'],
  ndrc: ['fg-ndrc'],
  civil_affairs: ['mz-civil'],
  group_sec: ['xtz-sec'],
  group_chair: ['xtz-chair'],
  agency: ['jy-agency'],
  user_rep: ['user-rep'],
  evaluator: ['evaluator'],
};

/** Panels are drawn from these; the last of them takes part in acceptances. */
const experts = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5', 'expert-6', 'expert-7', 'expert-8'];

/** Percent of the budget that the bids ask for, the best first. */
const offers = [97, 98, 99] as const;

/** What is shown as evidence on a form. */
const titles: Readonly<Record<string, string>> = {
  tender: '采购文件',
  bid: '响应文件',
  'progress-report': '服务记录',
  'payment-request': '发票',
};

export function directionsFor(stage: DemoStage, purchase: Purchase): Directions {
  const { wanted, bidders } = purchase;
  return {
    cast: castOf(wanted.buyer, bidders),
    when: (act, turn) => {
      const [day, time] = momentsOf(purchase.days, turn)[act] ?? [];
      return day && time ? instant(day, time) : undefined;
    },
    otherwise: (form, telling) => told[form]?.(purchase, telling) ?? {},
    proof: (form) => stage.file(`${titles[form]}：${wanted.title}`),
  };
}

/** The people of a department and of organisations are called after them. */
export function castOf(buyer: string, bidders: readonly string[], others: typeof offices = {}): Cast {
  const at = (body: string, ...roles: readonly string[]) => roles.map((role) => `${body}-${role}`);
  const cast: typeof offices = {
    ...offices,
    buyer_staff: at(buyer, 'staff'),
    buyer_head: at(buyer, 'head'),
    acceptor: at(buyer, 'acceptor'),
    org_staff: bidders.flatMap((id) => at(id, 'staff')),
    org_admin: bidders.flatMap((id) => at(id, 'admin')),
    org_finance: bidders.flatMap((id) => at(id, 'finance')),
    expert: experts,
    ...others,
  };
  return (role) => cast[role] ?? [];
}

type Moment = readonly [day: CityDate | undefined, time: string];

/** When each act is done, as far as the plan says; of what is done several times, the time that this is. */
function momentsOf(days: Purchase['days'], turn: number): Readonly<Partial<Record<ActName, Moment>>> {
  const { notice, judged, scored, contract, judgedService, term } = days;
  return {
    createProject: [days.opened, '09:20'],
    summariseNeeds: [days.summarised, '10:05'],
    confirmProject: [days.requested, '09:30'],
    requestBudget: [days.requested, '14:10'],
    approveBudget: [days.budgeted, '09:40'],
    signBudget: [days.budgeted, '09:40'],
    prepareDossier: [days.dossier, '10:30'],
    giveOpinion: [days.opinions?.[1], '15:00'],
    approveInitiation: [days.opinions?.[1], '16:20'],
    checkCatalogue: [days.included, '09:15'],
    includeInCatalogue: [days.included, '11:00'],
    prepareTender: [notice, '09:10'],
    approveTender: [notice, '10:40'],
    draftBid: [notice, '15:30'],
    signBid: [notice, '15:30'],
    openBids: [days.closing, '09:35'],
    judgeBidders: [judged, '09:30'],
    confirmRegistry: [judged, '09:30'],
    signQualification: [judged, '11:00'],
    namePanel: [judged, '14:00'],
    declareNoConflict: [judged, '14:00'],
    askOffers: [judged, '14:00'],
    fileOffer: [judged, '15:00'],
    openOffers: [judged, '16:05'],
    scoreBids: [scored, '10:30'],
    concludeEvaluation: [scored, '15:30'],
    signReport: [scored, '16:30'],
    confirmAward: [days.awarded, '09:30'],
    publishAward: [days.awarded, '11:00'],
    draftContract: [contract, '10:00'],
    signForBuyer: [contract, '16:00'],
    signForSupplier: [days.signed, '10:20'],
    requestPayment: [term.pays[turn], '09:10'],
    certifyMilestone: [term.pays[turn], '10:30'],
    approvePayment: [term.pays[turn], '14:00'],
    pay: [term.pays[turn], '15:40'],
    fileReport: [days.reports?.[turn], '10:10'],
    acceptReport: [days.reports?.[turn], '15:20'],
    inspect: [days.inspected, '16:00'],
    requestAcceptance: [days.asked, '09:30'],
    organiseAcceptance: [days.organised, '10:00'],
    usersOpinion: [judgedService, '10:00'],
    evaluateService: [judgedService, '10:00'],
    scoreService: [judgedService, '10:00'],
    certify: [days.certified, '10:00'],
    confirmGrade: [days.certified, '15:30'],
    closeOut: [days.settled, '16:00'],
  };
}

/** What is answered otherwise, by form. */
const told: Readonly<Record<string, (purchase: Purchase, telling: Telling) => Answers>> = {
  project: ({ wanted, days: { term } }) => projectOf(wanted, term),
  'needs-summary': () => ({
    supporters: 186,
    opponents: 4,
    comments: 23,
    summary: '征求意见期间多数居民支持，建议增加节假日服务并公开投诉电话，均已写入需求。（演示数据）',
  }),
  'budget-request': ({ wanted, days: { term } }) => ({
    years: byLine(wanted, term),
    unitCost: '参照上年同类项目的中标价和本市社工薪酬指导价测算。',
    rollingPlan: '已列入三年滚动财政规划',
    adjustment: '市财政局预算追加通知第 12 号（演示数据）',
  }),
  'catalogue-line': ({ isOpen, days }) => ({
    method: isOpen ? 'open-tender' : 'competitive-consultation',
    planned: days.notice ?? '',
  }),
  tender: ({ wanted: { buyer, contact, budget }, isOpen, days }) => ({
    method: isOpen ? 'open-tender' : 'competitive-consultation',
    ceiling: budget,
    closing: days.closing ?? '',
    place: '市公共资源交易中心 305 室',
    contact,
    contactPhone: buyer === 'cl' ? '045184600100' : '045184600200',
  }),
  bid: ({ wanted: { budget } }, { turn, facts, by }) => {
    const price = percentOf(offers[turn] ?? 99, budget);
    const staff = percentOf(85, price);
    const name = facts.bodies.find(({ id }) => id === by.body)?.name.zh ?? '';
    return {
      plan: `${name}按片区设服务小组，每组由一名持证社工带队，服务对象逐一评估建档，按需排班；设固定投诉电话，当日回应，每月回访并公布结果，接受居民监督。（演示数据）`,
      price,
      breakdown: [
        { item: '人员', amount: staff },
        { item: '物料和管理', amount: price - staff },
      ],
    };
  },
  contract: ({ wanted, days: { term }, reportEvery = 2 }, { ready }) => ({
    place: wanted.place,
    milestones: (contractForm.fields.milestones.schema.safeParse(ready.milestones).data ?? []).map((part, n) => {
      const on = term.pays[n] ?? part.on;
      return { ...part, name: ['首付款', '进度款', '尾款'][n] ?? part.name, on, line: lineOf(wanted, on) };
    }),
    reportEvery,
  }),
  'progress-report': ({ wanted: { unit, users, place } }, { state }) => ({
    activities: [
      { on: latest(state, reportPeriod)?.to ?? '', place, kind: unit.name, users: Math.ceil(users / 2), hours: 160 },
    ],
  }),
  inspection: ({ wanted: { place } }) => ({
    place,
    findings: '服务记录齐全，服务对象反映良好；建议继续做好回访。（演示数据）',
  }),
  'acceptance-group': ({ days }) => ({ on: days.judgedService ?? '', place: '市残疾人康复中心会议室' }),
};

function projectOf(
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
    indicators: [
      { name: unit.name, kind: 'output', sense: 'at-least', target: unit.quantity, unit: unit.unit },
      { name: '按时服务率', kind: 'quality', sense: 'at-least', target: 95, unit: '%' },
      { name: '困难缓解率', kind: 'effect', sense: 'at-least', target: 80, unit: '%' },
      { name: '满意度', kind: 'satisfaction', sense: 'at-least', target: 90, unit: '%' },
    ],
    risks: '一线人员流动较大，须有备用人员；上门服务须购买意外险。',
  };
}

/** The shares of the price, as the tender's schedule has them. */
const shares = [50, 30, 20] as const;

/** The budget by the years in which it is to be paid, each on its own line. */
function byLine(wanted: Wanted, { pays }: Term): readonly { readonly line: string; readonly amount: Fen }[] {
  const parts = pays.map((on, n) => ({ line: lineOf(wanted, on), amount: percentOf(shares[n] ?? 0, wanted.budget) }));
  const lines = [...new Set(parts.map(({ line }) => line))];
  const rounded = wanted.budget - parts.reduce((sum, { amount }) => sum + amount, 0);
  return lines.map((line, n) => ({
    line,
    amount: parts
      .filter((part) => part.line === line)
      .reduce((sum, { amount }) => sum + amount, n === lines.length - 1 ? rounded : 0),
  }));
}

function lineOf({ buyer, item }: Wanted, on: CityDate): string {
  return `${on.slice(0, 4)}-${buyer}-${item}`;
}
