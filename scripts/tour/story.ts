import type { Answers, Evidence } from '../../src/engine/form.ts';
import type { WholeDesk } from '../../test/whole-desk.ts';
import type { Player } from './player.ts';

/** Where the story is told: who plays, what the desk shows, what the clock shows, and files to show. */
export interface Stage {
  readonly player: Player;
  readonly desk: WholeDesk;
  /** Moves the city's clock to a time of the city, `2027-01-12 09:00`; what has come to be due is told. */
  at(when: string): Promise<void>;
  /** Something that happens next, for whoever listens. */
  tell(step: string): void;
  readonly evidence: readonly Evidence[];
}

const buyer = { staff: 'ngmz-staff', head: 'ngmz-head', acceptor: 'ngmz-acceptor' };
const panel = ['expert-1', 'expert-2', 'expert-3', 'expert-4', 'expert-5'];
const line = '2027-ngmz-A0402';

export const project = {
  title: '南岗区居家养老服务（2027 年）',
  item: 'A0402',
  origin: 'own-need',
  need: '南岗区现有独居和高龄老人三千余人，其中近半数需要上门照料；现有力量只能覆盖四分之一，等候时间超过两个月，急需增加上门服务，并保证应急呼叫及时得到响应。',
  groups: ['elderly'],
  users: 240,
  divisions: ['230103'],
  delivery: 'home',
  content: [{ item: '上门照料', unit: '次', quantity: 2400, standard: '每次不少于 2 小时' }],
  start: '2027-03-01',
  end: '2027-11-30',
  costs: [
    { item: '人员', amount: 48_000_000 },
    { item: '交通与物料', amount: 12_000_000 },
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

const tender = (evidence: readonly Evidence[]): Answers => ({
  method: 'competitive-consultation',
  ground: 'purchased-service',
  methodReason: '属于政府购买服务项目，采用竞争性磋商。',
  ceiling: 60_000_000,
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
  standards: [
    { name: '上门照料', standard: '次数与记录一致' },
    { name: '应急响应', standard: '30 分钟内到场' },
  ],
  closing: '2027-01-26',
  hour: '09:30',
  place: '市民大厦三楼 305 室',
  contact: '李岩',
  contactPhone: '045184600000',
  challengeContact: '南岗区民政局办公室 0451-84600001',
  documents: evidence,
});

const bid = (price: number, name: string, evidence: readonly Evidence[]): Answers => ({
  declarations: [
    'independent',
    'reputation-and-accounts',
    'equipment-and-skill',
    'taxes-and-insurance',
    'no-violation',
    'other-conditions',
  ],
  noConflict: true,
  plan: `${name}按片区设六个服务小组，每组配一名持证社工和四名护理员，逐户建档，按需排班，应急呼叫二十分钟内到场，每月回访并公布结果，接受居民监督和评议。`,
  timetable: [{ task: '入户建档', until: '2027-03-31' }],
  staff: [{ name: '王敏', role: '项目主管', qualification: '中级社工师' }],
  price,
  breakdown: [
    { item: '人员', amount: price - 8_000_000 },
    { item: '其他', amount: 8_000_000 },
  ],
  commitments: [{ value: 2500 }, { value: 25 }, { value: 12 }, { value: 92 }],
  documents: evidence,
});

const contract = (price: number): Answers => ({
  quantity: '上门照料 2400 次，服务 240 位老人。',
  quality: '每次不少于 2 小时，应急呼叫 30 分钟内到场。',
  place: '南岗区各社区',
  milestones: [
    { name: '首付款', amount: price / 2, on: '2027-03-10', line, after: 'signature' },
    { name: '进度款', amount: (price * 3) / 10, on: '2027-07-20', line, after: 'midterm' },
    { name: '尾款', amount: price / 5, on: '2027-12-20', line, after: 'acceptance' },
  ],
  reportEvery: 3,
  acceptance: '逐条对照采购文件的验收标准。',
  liability: '未按约定提供服务的，按次扣减相应费用。',
  termination: '任何一方可提前三十日书面提出。',
  handover: '终止时移交服务对象名册和服务记录。',
  dispute: 'court',
});

/** The children of a purchase, by procedure, oldest first, as its buyer sees them. */
export async function childrenOf(
  desk: WholeDesk,
  purchase: string,
  procedure: 'report' | 'payment',
): Promise<readonly string[]> {
  const view = await desk.view(purchase, buyer.staff, 'zh');
  return (view?.children ?? []).filter((child) => child.procedure === procedure).map(({ id }) => id);
}

/** From the project to the bids: steps 1 to 6. Resolves with the purchase and its bids. */
export async function untilOpened(stage: Stage): Promise<{ purchase: string; bids: readonly string[] }> {
  const { player, at, tell, evidence } = stage;
  tell('1 项目设立');
  await at('2026-11-25 09:00');
  const id = await player.does(buyer.staff, { opens: true, procedure: 'purchase', answers: project });
  const act = (person: string, action: string, answers: Answers = {}) =>
    player.does(person, { procedure: 'purchase', case: id, action, answers });
  await at('2026-12-04 09:00');
  await act(buyer.staff, 'summariseNeeds', {
    supporters: 288,
    opponents: 6,
    comments: 18,
    summary: '多数居民支持，希望增加夜间应急服务，已写入需求。',
  });
  await act(buyer.head, 'confirmProject');

  tell('2 预算申请');
  await act(buyer.staff, 'requestBudget', {
    years: [{ line, amount: 60_000_000 }],
    unitCost: '每人每月 277 元，参照去年中标价。',
    directLine: 'none',
  });
  await act('cz-budget', 'approveBudget');
  await act('cz-budget-head', 'signBudget');

  tell('3 立项审查');
  await at('2026-12-07 09:00');
  await act('xtz-sec', 'prepareDossier', {
    track: 'meeting',
    exAnte: 'experts',
    exAnteResult: '可行，单价合理，风险可控。',
    posts: 0,
  });
  for (const member of ['cz-budget', 'bb-staffing', 'mz-civil', 'fg-ndrc']) {
    await act(member, 'giveOpinion', { vote: 'yes', opinion: '同意立项' });
  }
  await act('xtz-chair', 'approveInitiation');

  tell('4 汇编目录');
  await at('2026-12-08 09:00');
  await act('mz-civil', 'checkCatalogue');
  await act('cz-proc', 'includeInCatalogue', {
    method: 'competitive-consultation',
    planned: '2027-01-31',
    purchaseForm: 'contract',
    scope: '独居、高龄老人上门照料',
  });

  tell('5 公布信息');
  await at('2027-01-12 09:00');
  await act(buyer.staff, 'prepareTender', tender(evidence));
  await act(buyer.head, 'approveTender');

  tell('6 项目申报');
  await at('2027-01-20 10:00');
  const offers = { bc: 58_800_000, sh: 56_000_000, xy: 59_500_000 };
  const bids: string[] = [];
  for (const [body, price] of Object.entries(offers)) {
    const answers = bid(price, body, evidence);
    const drafted = await player.does(`${body}-staff`, { opens: true, procedure: 'bid', parent: id, answers });
    bids.push(await player.does(`${body}-admin`, { procedure: 'bid', case: drafted, action: 'signBid', answers: {} }));
  }
  await at('2027-01-26 09:31');
  await act('jy-agency', 'openBids');
  return { purchase: id, bids };
}

/** From the opening to the contract: steps 7 to 10. */
export async function untilSigned(stage: Stage, id: string, bids: readonly string[]): Promise<void> {
  const { player, at, tell } = stage;
  const act = (person: string, action: string, answers: Answers = {}) =>
    player.does(person, { procedure: 'purchase', case: id, action, answers });

  tell('7 资质认定');
  await at('2027-01-27 09:00');
  await act(buyer.staff, 'judgeBidders', {
    verdicts: bids.map((each) => ({ bid: each, outcome: 'pass', grounds: '登记证书齐全有效' })),
    sameStandard: true,
  });
  await act('mz-civil', 'confirmRegistry', {
    entries: bids.map((each) => ({ bid: each, registered: 'yes', credit: 'clean', creditChecked: '2027-01-27' })),
  });
  await act(buyer.head, 'signQualification');

  tell('8 竞标评审');
  await act('jy-agency', 'namePanel', { members: panel, chair: 'expert-1', draw: '抽取记录 2027-008' });
  for (const member of panel) await act(member, 'declareNoConflict', { noInterest: true, secrecy: true });
  await at('2027-01-28 09:00');
  for (const [place, member] of panel.entries()) {
    const scores = bids.flatMap((each, index) => [
      { bid: each, factor: '服务方案', score: 44 - index * 2 + (place % 3) },
      { bid: each, factor: '持证社工数', score: 26 - index * 3 },
    ]);
    await act(member, 'scoreBids', { scores });
  }
  await act('jy-agency', 'concludeEvaluation', {
    summary: '三家均实质响应，按综合评分排序。',
    signedByAll: true,
  });

  tell('9 中标公告');
  await at('2027-01-29 09:00');
  await act(buyer.head, 'confirmAward');
  await act('jy-agency', 'publishAward');

  tell('10 签订合同');
  await at('2027-02-18 09:00');
  await act(buyer.staff, 'draftContract', contract(58_800_000));
  await act(buyer.head, 'signForBuyer');
  await act('bc-admin', 'signForSupplier');
}

/** From the contract to the close-out: steps 11 to 13. */
export async function untilClosed(stage: Stage, id: string): Promise<void> {
  const { player, desk, at, tell, evidence } = stage;
  const act = (person: string, action: string, answers: Answers = {}) =>
    player.does(person, { procedure: 'purchase', case: id, action, answers });
  const [first = '', second = '', last = ''] = await childrenOf(desk, id, 'payment');
  const reports = await childrenOf(desk, id, 'report');

  async function report(index: number, visits: number, paid: number): Promise<void> {
    const on = (['2027-05-20', '2027-08-20', '2027-11-20'] as const)[index] ?? '2027-11-20';
    const ours = (person: string, action: string, answers: Answers = {}) =>
      player.does(person, { procedure: 'report', case: reports[index] ?? '', action, answers });
    await ours('bc-staff', 'fileReport', {
      activities: [{ on, place: '奋斗社区', kind: '上门照料', users: 80, hours: 160 }],
      actuals: [
        { indicator: '上门次数', value: visits, proof: '服务记录' },
        { indicator: '应急响应', value: 22, proof: '呼叫台账' },
        { indicator: '意外减少', value: 12, proof: '社区统计' },
        { indicator: '满意度', value: 94, proof: '回访表' },
      ],
      spending: [{ item: '人员', amount: paid }],
      nextPlan: '继续按排班上门。',
      proofs: evidence,
      declaration: true,
    });
    await ours(buyer.staff, 'acceptReport');
  }

  async function pay(payment: string, amount: number, invoice: string, on: string): Promise<void> {
    const ours = (person: string, action: string, answers: Answers = {}) =>
      player.does(person, { procedure: 'payment', case: payment, action, answers });
    await ours('bc-finance', 'requestPayment', { amount, invoice, invoiceDate: on, documents: evidence });
    await ours(buyer.staff, 'certifyMilestone');
    await ours(buyer.head, 'approvePayment');
    await ours('cz-treasury', 'pay', { voucher: `PZ-${invoice}`, paidOn: on });
  }

  tell('11 项目管理');
  await at('2027-03-10 09:00');
  await pay(first, 29_400_000, '24000000001', '2027-03-10');
  await at('2027-06-02 09:00');
  await report(0, 800, 12_000_000);
  await at('2027-07-20 09:00');
  await act('mz-civil', 'inspect', {
    on: '2027-07-20',
    place: '奋斗社区',
    findings: '服务记录完整，老人反映良好。',
    severity: 'none',
  });
  const complaint = await player.does('citizen-1', {
    opens: true,
    procedure: 'complaint',
    parent: id,
    answers: {
      about: 'service-quality',
      whom: 'supplier',
      facts: '本周三次上门都晚到一小时，母亲错过了服药时间。',
      evidence,
      reply: 'yes',
      name: '王淑兰',
      contact: '13904510000',
    },
  });
  const ours = (person: string, action: string, answers: Answers = {}) =>
    player.does(person, { procedure: 'complaint', case: complaint, action, answers });
  await ours('xtz-sec', 'routeToBuyer');
  await ours(buyer.head, 'answerComplaint', {
    outcome: 'upheld',
    findings: '核对签到记录，三次上门分别晚到五十分钟到一小时，情况属实。',
    measures: '要求服务机构调整排班，并向老人家属道歉。',
    remedies: '对答复不满意的，可以在三十日内要求复查。',
  });
  await ours('citizen-1', 'rateAnswer', { score: '5' });
  await pay(second, 17_640_000, '24000000002', '2027-07-20');
  await at('2027-09-02 09:00');
  await report(1, 1650, 30_000_000);
  await at('2027-12-01 09:00');
  await report(2, 2480, 46_000_000);

  tell('12 评估验收');
  await act('bc-admin', 'requestAcceptance', {
    summary: '九个月共上门 2480 次，应急响应平均 22 分钟，满意度 94%。',
    users: 240,
  });
  await act(buyer.acceptor, 'organiseAcceptance', {
    on: '2027-12-03',
    place: '南岗区民政局会议室',
    users: ['user-rep'],
    experts: ['expert-8'],
    evaluator: 'evaluator',
  });
  await at('2027-12-06 09:00');
  await act('user-rep', 'usersOpinion', {
    surveyed: 60,
    satisfaction: 94,
    opinion: '护理员准时、耐心，希望明年继续。',
  });
  await act('evaluator', 'evaluateService', {
    actuals: [
      { indicator: '上门次数', actual: 2480 },
      { indicator: '应急响应', actual: 22 },
      { indicator: '意外减少', actual: 12 },
      { indicator: '满意度', actual: 94 },
    ],
    findings: '各项指标均达到或超过目标，记录可核。',
  });
  for (const office of [buyer.staff, 'cz-budget', 'mz-civil']) {
    await act(office, 'scoreService', { score: 91, opinion: '履约良好。' });
  }
  await act(buyer.acceptor, 'certify', {
    standards: [
      { standard: '上门照料', met: 'yes', evidence: '与服务记录一致' },
      { standard: '应急响应', met: 'yes', evidence: '台账显示均在 30 分钟内' },
    ],
    usersHeard: true,
    outcome: 'accepted',
    remarks: '同意验收。',
  });
  await act('xtz-sec', 'confirmGrade');

  tell('13 资金拨付');
  await at('2027-12-30 09:00');
  await pay(last, 11_760_000, '24000000003', '2027-12-30');
  await act('cz-treasury', 'closeOut');
}
