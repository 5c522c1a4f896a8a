import type { Case } from '../../src/engine/case.ts';
import type { Answers } from '../../src/engine/form.ts';
import type { BudgetLine } from '../../src/engine/procedure.ts';
import { bid } from '../../src/procedures/purchase/bid/bid.ts';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { after, type Deed, opened, someone } from './given.ts';

/** A purchase of home care for 480,000 yuan, from its set-up to the opening of its bids. */

export const people = {
  staff: someone('staff', ['buyer_staff', 'nangang']),
  colleague: someone('colleague', ['buyer_staff', 'nangang']),
  head: someone('head', ['buyer_head', 'nangang']),
  otherStaff: someone('other-staff', ['buyer_staff', 'daoli']),
  budget: someone('budget', ['finance_budget', 'finance']),
  budgetHead: someone('budget-head', ['finance_budget_head', 'finance']),
  proc: someone('proc', ['finance_proc', 'finance']),
  establishment: someone('establishment', ['establishment', 'staffing']),
  ndrc: someone('ndrc', ['ndrc', 'reform']),
  civil: someone('civil', ['civil_affairs', 'civil-affairs']),
  audit: someone('audit', ['audit', 'audit-bureau']),
  secretary: someone('secretary', ['group_sec', 'group']),
  chair: someone('chair', ['group_chair', 'group']),
  agency: someone('agency', ['agency', 'trading-centre']),
};

export const line: BudgetLine = {
  id: 'line-2027',
  body: 'nangang',
  year: 2027,
  item: 'A0901',
  name: { zh: '居家养老', en: 'Home care' },
  limit: 185_000_000,
  reserved: 0,
  committed: 0,
  paid: 0,
};

const file = { hash: 'a'.repeat(64), name: '附件.pdf', mime: 'application/pdf', size: 1000 };

export const projectAnswers = {
  title: '南岗区居家养老服务项目',
  item: 'A0301',
  origin: 'own-need',
  need: '南岗区现有独居和高龄老人三千余人，其中近半数需要上门照料；现有力量只能覆盖四分之一，等候时间超过两个月，急需增加上门服务，并保证应急呼叫及时得到响应。',
  groups: ['elderly'],
  users: 320,
  divisions: ['230103'],
  delivery: 'home',
  content: [{ item: '上门照料', unit: '次', quantity: 2400, standard: '每次不少于 1 小时' }],
  start: '2027-03-01',
  end: '2028-02-29',
  costs: [
    { item: '人员', amount: 40_000_000 },
    { item: '交通与物料', amount: 8_000_000 },
  ],
  funding: [{ source: 'fiscal', percent: 100 }],
  indicators: [
    { name: '上门次数', kind: 'output', sense: 'at-least', target: 2400, unit: '次' },
    { name: '应急响应', kind: 'quality', sense: 'at-most', target: 30, unit: '分钟' },
    { name: '意外减少', kind: 'effect', sense: 'at-least', target: 10, unit: '%' },
    { name: '满意度', kind: 'satisfaction', sense: 'at-least', target: 90, unit: '%' },
  ],
  risks: '护理员流动较大，须备用人员。',
  negative: ['none'],
  noConflict: true,
} satisfies Answers;

export const budgetAnswers = {
  years: [{ line: line.id, amount: 48_000_000 }],
  unitCost: '每人每月 125 元，参照去年中标价。',
  directLine: 'none',
} satisfies Answers;

export const dossierAnswers = { track: 'meeting', exAnte: 'none', posts: 0 } satisfies Answers;

export const catalogueAnswers = {
  method: 'competitive-consultation',
  planned: '2026-12-31',
  purchaseForm: 'contract',
  scope: '独居、高龄老人上门照料',
} satisfies Answers;

export const tenderAnswers = {
  method: 'competitive-consultation',
  ground: 'purchased-service',
  methodReason: '属于政府购买服务项目，采用竞争性磋商。',
  ceiling: 48_000_000,
  conditions: [{ name: '具有独立承担民事责任的能力', proof: '登记证书' }],
  factors: [
    { name: '报价', kind: 'price', weight: 20 },
    { name: '服务方案', kind: 'subjective', weight: 50 },
    { name: '持证社工数', kind: 'objective', weight: 30 },
  ],
  schedule: [
    { share: 50, after: 'signature', condition: '合同公布后 10 日内' },
    { share: 30, after: 'midterm', condition: '中期检查通过后' },
    { share: 20, after: 'acceptance', condition: '验收合格后' },
  ],
  standards: [{ name: '上门照料', standard: '次数与记录一致' }],
  closing: '2027-01-08',
  hour: '09:30',
  place: '市民大厦三楼 305 室',
  contact: '李老师',
  contactPhone: '0451-84600000',
  challengeContact: '南岗区民政局办公室',
  documents: [file],
} satisfies Answers;

export const bidAnswers = {
  declarations: [
    'independent',
    'reputation-and-accounts',
    'equipment-and-skill',
    'taxes-and-insurance',
    'no-violation',
    'other-conditions',
  ],
  noConflict: true,
  plan: '按片区设六个服务小组，每组配一名持证社工和四名护理员，逐户建档，按需排班，应急呼叫二十分钟内到场，每月回访并公布结果，接受居民监督和评议。',
  timetable: [{ task: '入户建档', until: '2027-03-31' }],
  staff: [{ name: '王敏', role: '项目主管', qualification: '中级社工师' }],
  price: 46_000_000,
  breakdown: [
    { item: '人员', amount: 38_000_000 },
    { item: '其他', amount: 8_000_000 },
  ],
  commitments: [{ value: 2500 }, { value: 25 }, { value: 12 }, { value: 92 }],
  documents: [file],
} satisfies Answers;

const usual = 48_000_000;
const { staff, head, budget, establishment, ndrc, civil, secretary, chair, proc } = people;
const opinion = { vote: 'yes', opinion: '同意立项' };

/** The story of a purchase that meets no trouble, up to the open bidding; from 500,000 yuan up two more acts are needed. */
export function storyOf(cost = usual): readonly Deed[] {
  const facts = { lines: [{ ...line, limit: 2_000_000_000 }] };
  const years = [{ line: line.id, amount: cost }];
  const large = cost > 50_000_000;
  const evaluated = { ...dossierAnswers, exAnte: 'experts', exAnteResult: '可行，单价合理，风险可控。' };
  const summary = '多数居民支持，希望增加夜间应急服务，已写入需求。';
  return [
    {
      action: 'summariseNeeds',
      by: staff,
      at: '2026-11-10 09:00',
      answers: { supporters: 41, opponents: 2, comments: 7, summary },
    },
    { action: 'confirmProject', by: head, at: '2026-11-11 09:00' },
    { action: 'requestBudget', by: staff, at: '2026-11-12 09:00', answers: { ...budgetAnswers, years }, facts },
    { action: 'approveBudget', by: budget, at: '2026-11-16 09:00', facts },
    ...(large ? [{ action: 'signBudget', by: people.budgetHead, at: '2026-11-16 15:00', facts }] : []),
    {
      action: 'prepareDossier',
      by: secretary,
      at: '2026-11-17 09:00',
      answers: large ? evaluated : dossierAnswers,
    },
    { action: 'giveOpinion', by: budget, at: '2026-11-18 09:00', answers: opinion },
    { action: 'giveOpinion', by: establishment, at: '2026-11-18 10:00', answers: opinion },
    { action: 'giveOpinion', by: civil, at: '2026-11-18 11:00', answers: opinion },
    { action: 'giveOpinion', by: ndrc, at: '2026-11-18 12:00', answers: opinion },
    { action: 'approveInitiation', by: chair, at: '2026-11-19 09:00' },
    { action: 'checkCatalogue', by: civil, at: '2026-11-20 09:00' },
    { action: 'includeInCatalogue', by: proc, at: '2026-11-23 09:00', answers: catalogueAnswers },
    { action: 'prepareTender', by: staff, at: '2026-12-24 09:00', answers: { ...tenderAnswers, ceiling: cost } },
    { action: 'approveTender', by: head, at: '2026-12-25 09:00' },
  ];
}

type Replaced = Readonly<Record<string, Partial<Deed>>>;

/** A new project, published for consultation on 2 November. */
export function newProject(cost = usual): Case {
  const answers = { ...projectAnswers, costs: [{ item: '全部', amount: cost }] };
  return opened(purchase, 'purchase-1', { by: staff, at: '2026-11-02 10:00', answers });
}

/** The purchase just before this act of the story would be done for the first time, other acts replaced. */
export function purchaseBefore(action: string, replaced: Replaced = {}, cost = usual): Case {
  const story = storyOf(cost);
  const end = story.findIndex((deed) => deed.action === action);
  if (end < 0) throw new Error(`the story has no ${action}`);
  return after(purchase, newProject(cost), ...told(story.slice(0, end), replaced));
}

/** The purchase while bidding is open until 8 January 2027, 09:30. */
export function openForBids(replaced: Replaced = {}): Case {
  return after(purchase, newProject(), ...told(storyOf(), replaced));
}

/** A bid handed in by an organisation's administrator on 4 January. */
export function bidOf(organisation: string, parent: Case, answers: Answers = bidAnswers): Case {
  return opened(bid, `bid-${organisation}`, {
    by: someone(`admin-${organisation}`, ['org_admin', organisation]),
    at: '2027-01-04 10:00',
    answers,
    facts: { parent, bodies: [supplier(organisation)] },
  });
}

export function supplier(id: string, representative = `rep-${id}`, creditCode = '52230199MJ0000018E') {
  return {
    id,
    name: { zh: id, en: id },
    kind: 'organisation',
    status: 'verified',
    creditCode,
    profile: { representative },
  } as const;
}

function told(deeds: readonly Deed[], replaced: Replaced): readonly Deed[] {
  return deeds.map((deed) => ({ ...deed, ...replaced[deed.action] }));
}
