import { inWords } from '../../src/dialogue/in-words.ts';
import { type Case, type Event, evolve, unopened } from '../../src/engine/case.ts';
import { decide, open } from '../../src/engine/decide.ts';
import type { Effect } from '../../src/engine/effect.ts';
import type { Answers } from '../../src/engine/form.ts';
import type { Body, BudgetLine, Person, Refusal, Result } from '../../src/engine/procedure.ts';
import type { RuleText } from '../../src/engine/texts.ts';
import { languages } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { texts } from '../../src/text/all.ts';
import { type AllFacts, around, at, known, office, someone } from './given.ts';
import { bidAnswers, bidOf, line, openForBids, people, supplier } from './given-purchase.ts';

/** A purchase with its bids, reports and payments; what an act does to the others is carried out as in the real one. */
export interface Family {
  readonly root: Case;
  readonly children: readonly Case[];
  readonly effects: readonly Effect[];
}

/** One act of a story; on the purchase itself unless a child is named. */
export interface Step {
  readonly on?: string;
  readonly action: string;
  readonly by: Person | 'system';
  readonly at: string;
  readonly answers?: Answers;
}

export const experts = ['e1', 'e2', 'e3'].map((id) => someone(id, ['expert', 'experts']));
export const users = ['u1', 'u2'].map((id) => someone(id, ['user_rep', 'public']));
export const evaluator = someone('evaluator', ['evaluator', 'assessors']);
export const insider = someone('insider', ['expert', 'experts'], ['buyer_staff', 'nangang']);
export const rival = someone('rival', ['expert', 'experts'], ['org_staff', 'alpha']);
export const acceptor = someone('acceptor', ['acceptor', 'nangang']);
export const treasury = someone('treasury', ['finance_treasury', 'finance']);
export const alphaAdmin = someone('alpha-admin', ['org_admin', 'alpha']);
export const alphaFinance = someone('alpha-finance', ['org_finance', 'alpha']);
export const betaAdmin = someone('beta-admin', ['org_admin', 'beta']);

export const bidders = ['alpha', 'beta', 'gamma'] as const;
const accountOnFile = '62220000111122223333';
export const file = { hash: 'b'.repeat(64), name: '证明.pdf', mime: 'application/pdf', size: 2000 };

const bodies: readonly Body[] = [
  office('nangang'),
  ...bidders.map((id): Body => ({ ...supplier(id), profile: { bankAccount: accountOnFile } })),
];
const lines: readonly BudgetLine[] = [{ ...line, reserved: 48_000_000 }];
const nameable = [...experts, ...users, evaluator, insider, rival];

export function factsFor({ root, children }: Family, state: Case): AllFacts {
  const own = state.id === root.id;
  return known({
    parent: own ? undefined : root,
    ...around(children, state),
    bodies,
    lines,
    people: nameable,
  });
}

function tried(family: Family, step: Step): Result<readonly Event[]> {
  const state = caseIn(family, step.on);
  const { action, by, answers = {} } = step;
  return decide(procedureOf(state.procedure), state, { action, by, answers }, factsFor(family, state), at(step.at));
}

/** Why a step is refused; the test fails when it is not, or when what is said of it has a gap. */
export function refused(family: Family, step: Step): Refusal {
  const result = tried(family, step);
  if (result.ok) throw new Error(`${step.action} was not refused`);
  for (const language of languages) {
    const rules: Readonly<Record<string, RuleText>> = texts[language].rules;
    const said = inWords(rules[result.refusal.why]?.refusal(result.refusal.values) ?? '', language);
    if (/undefined|NaN|object/.test(said)) throw new Error(`a gap in what is said: ${said}`);
  }
  return result.refusal;
}

/** The family after steps that must all be possible. */
export function played(family: Family, ...steps: readonly Step[]): Family {
  return steps.reduce(play, family);
}

export function caseIn({ root, children }: Family, id: string | undefined): Case {
  const found = id === undefined ? root : children.find((child) => child.id === id);
  if (!found) throw new Error(`there is no case ${id}`);
  return found;
}

/** The last effects of a kind that the story had. */
export function done<K extends Effect['kind']>({ effects }: Family, kind: K): readonly Extract<Effect, { kind: K }>[] {
  return effects.filter((effect): effect is Extract<Effect, { kind: K }> => effect.kind === kind);
}

function play(family: Family, step: Step): Family {
  const result = tried(family, step);
  if (!result.ok) throw new Error(`${step.action} was refused: ${JSON.stringify(result.refusal)}`);
  const state = result.value.reduce(evolve, caseIn(family, step.on));
  const effects = result.value.flatMap((event) => (event.kind === 'filed' ? event.effects : []));
  const next = { ...placed(family, state), effects: [...family.effects, ...effects] };
  return effects.reduce<Family>((current, effect) => carriedOut(current, effect, step.at), next);
}

function carriedOut(family: Family, effect: Effect, when: string): Family {
  if (effect.kind === 'act') {
    const { on, action, answers } = effect;
    return play(family, { on, action, by: 'system', at: when, answers });
  }
  if (effect.kind !== 'open') return family;
  const number = family.children.filter(({ procedure }) => procedure === effect.procedure).length + 1;
  const id = `${effect.procedure}-${number}`;
  const procedure = procedureOf(effect.procedure);
  const command = { by: 'system', answers: effect.answers } as const;
  const opened = open(procedure, id, `HRB-${id}`, command, known({ parent: family.root }), at(when));
  if (!opened.ok) throw new Error(`${id} was not opened: ${JSON.stringify(opened.refusal)}`);
  const blank = unopened(id, procedure.id, procedure.version, { person: '', role: 'system' });
  return { ...family, children: [...family.children, opened.value.reduce(evolve, blank)] };
}

function placed(family: Family, state: Case): Family {
  if (state.id === family.root.id) return { ...family, root: state };
  return { ...family, children: family.children.map((child) => (child.id === state.id ? state : child)) };
}

const prices: Readonly<Record<string, number>> = { alpha: 46_000_000, beta: 44_000_000, gamma: 47_000_000 };
const { staff, head, agency, civil } = people;

/** Three bids, opened on 8 January 2027. */
export function bidsOpened(): Family {
  const root = openForBids();
  const children = bidders.map((id) =>
    bidOf(id, root, {
      ...bidAnswers,
      price: prices[id] ?? 0,
      breakdown: [{ item: '全部', amount: prices[id] ?? 0 }],
    }),
  );
  return played({ root, children, effects: [] }, { action: 'openBids', by: agency, at: '2027-01-08 09:30' });
}

export const verdicts = bidders.map((id) => ({ bid: `bid-${id}`, outcome: 'pass', grounds: '材料齐全' }));
const looked = { registered: 'yes', credit: 'clean', creditChecked: '2027-01-11' };

export const judges: Step = {
  action: 'judgeBidders',
  by: staff,
  at: '2027-01-11 09:00',
  answers: { verdicts, sameStandard: true },
};
export const looksUp: Step = {
  action: 'confirmRegistry',
  by: civil,
  at: '2027-01-11 10:00',
  answers: { entries: bidders.map((id) => ({ bid: `bid-${id}`, ...looked })) },
};
export const signsList: Step = { action: 'signQualification', by: head, at: '2027-01-12 09:00' };

export const namesPanel: Step = {
  action: 'namePanel',
  by: agency,
  at: '2027-01-13 09:00',
  answers: { members: ['e1', 'e2', 'e3'], chair: 'e1', draw: '哈采抽 2027-018' },
};
export const declares = experts.map(
  (by): Step => ({
    action: 'declareNoConflict',
    by,
    at: '2027-01-14 09:00',
    answers: { noInterest: true, secrecy: true },
  }),
);

/** Points for plan and social workers; the price is scored by its formula. */
const points: Readonly<Record<string, readonly [number, number]>> = {
  alpha: [45, 30],
  beta: [40, 20],
  gamma: [35, 25],
};
export const sheet = bidders.flatMap((id) => [
  { bid: `bid-${id}`, factor: '服务方案', score: points[id]?.[0] ?? 0 },
  { bid: `bid-${id}`, factor: '持证社工数', score: points[id]?.[1] ?? 0 },
]);
export const scores = experts.map(
  (by): Step => ({ action: 'scoreBids', by, at: '2027-01-14 14:00', answers: { scores: sheet } }),
);
export const concludes: Step = {
  action: 'concludeEvaluation',
  by: agency,
  at: '2027-01-15 09:00',
  answers: { summary: '推荐综合得分最高的供应商中标。', signedByAll: true },
};

export function qualified(): Family {
  return played(bidsOpened(), judges, looksUp, signsList);
}

export function evaluated(): Family {
  return played(qualified(), namesPanel, ...declares, ...scores, concludes);
}

export const confirms: Step = { action: 'confirmAward', by: head, at: '2027-01-18 09:00' };
export const publishes: Step = { action: 'publishAward', by: agency, at: '2027-01-19 09:00' };

export function awarded(): Family {
  return played(evaluated(), confirms, publishes);
}

export const contractAnswers = {
  content: '为南岗区独居、高龄老人提供上门照料服务。',
  quantity: '上门照料 2400 次',
  quality: '每次不少于 1 小时，记录完整。',
  price: 46_000_000,
  start: '2027-03-01',
  end: '2028-02-29',
  place: '南岗区各社区',
  milestones: [
    { name: '首付款', amount: 23_000_000, on: '2027-03-01', line: line.id, after: 'signature' },
    { name: '中期款', amount: 13_800_000, on: '2027-09-15', line: line.id, after: 'midterm' },
    { name: '尾款', amount: 9_200_000, on: '2028-03-30', line: line.id, after: 'acceptance' },
  ],
  reportEvery: 6,
  acceptance: '次数与记录一致，满意度不低于 90%。',
  liability: '违约方承担违约责任。',
  termination: '不可抗力或严重违约可以终止。',
  handover: '结束前一个月移交服务对象名册。',
  dispute: 'court',
} satisfies Answers;

export const drafts: Step = {
  action: 'draftContract',
  by: staff,
  at: '2027-01-25 09:00',
  answers: contractAnswers,
};
export const buyerSigns: Step = { action: 'signForBuyer', by: head, at: '2027-01-28 09:00' };
export const supplierSigns: Step = { action: 'signForSupplier', by: alphaAdmin, at: '2027-01-28 10:00' };

/** The contract of `alpha`, concluded on 28 January 2027. */
export function running(): Family {
  return played(awarded(), drafts, buyerSigns, supplierSigns);
}

export function reportAnswers(on: string, visits: number): Answers {
  return {
    activities: [{ on, place: '和兴社区', kind: '上门照料', users: 36, hours: 54 }],
    actuals: [
      { indicator: '上门次数', value: visits, proof: '服务台账' },
      { indicator: '应急响应', value: 25, proof: '呼叫记录' },
      { indicator: '意外减少', value: 11, proof: '回访记录' },
      { indicator: '满意度', value: 93, proof: '问卷' },
    ],
    spending: [{ item: '人员', amount: 15_000_000 }],
    nextPlan: '继续按排班上门照料。',
    proofs: [file],
    declaration: true,
  };
}

export function reports(on: string, at: string, answers: Answers): Step {
  return { on, action: 'fileReport', by: alphaAdmin, at, answers };
}

export function accepts(on: string, at: string): Step {
  return { on, action: 'acceptReport', by: staff, at };
}

/** The check that the second instalment waits for. */
export const inspects: Step = {
  action: 'inspect',
  by: civil,
  at: '2027-09-10 09:00',
  answers: { on: '2027-09-10', place: '和兴社区', findings: '服务记录完整，老人反映良好。', severity: 'none' },
};

const serves: readonly Step[] = [
  reports('report-1', '2027-09-02 09:00', reportAnswers('2027-05-10', 1200)),
  accepts('report-1', '2027-09-06 09:00'),
  reports('report-2', '2028-03-02 09:00', reportAnswers('2027-11-10', 2450)),
  accepts('report-2', '2028-03-06 09:00'),
];

/** Service over, both reports accepted. */
export function served(): Family {
  return played(running(), ...serves);
}

export const asksAcceptance: Step = {
  action: 'requestAcceptance',
  by: alphaAdmin,
  at: '2028-03-07 09:00',
  answers: { summary: '上门照料 2450 次，完成合同约定；应急响应平均 25 分钟；满意度 93%。', users: 330 },
};
export const organises: Step = {
  action: 'organiseAcceptance',
  by: acceptor,
  at: '2028-03-08 09:00',
  answers: { on: '2028-03-15', place: '和兴社区', users: ['u1'], experts: ['e1'], evaluator: 'evaluator' },
};
export const usersSay: Step = {
  action: 'usersOpinion',
  by: users[0] ?? 'system',
  at: '2028-03-15 10:00',
  answers: { surveyed: 40, satisfaction: 92, opinion: '护理员准时、细心，希望周末也能来。' },
};
export const evaluates: Step = {
  action: 'evaluateService',
  by: evaluator,
  at: '2028-03-15 11:00',
  answers: {
    actuals: [
      { indicator: '上门次数', actual: 2450 },
      { indicator: '应急响应', actual: 25 },
      { indicator: '意外减少', actual: 11 },
      { indicator: '满意度', actual: 92 },
    ],
    findings: '完成全部指标，记录规范，周末力量不足。',
  },
};
export function scoresService(by: Person, score: number): Step {
  return { action: 'scoreService', by, at: '2028-03-15 14:00', answers: { score, opinion: '按合同履行。' } };
}
export const certifies: Step = {
  action: 'certify',
  by: acceptor,
  at: '2028-03-16 09:00',
  answers: {
    standards: [{ standard: '上门照料', met: 'yes', evidence: '台账 2450 次，抽查 30 次一致' }],
    usersHeard: true,
    outcome: 'accepted',
    remarks: '服务达到合同要求，同意验收。',
  },
};

/** Everybody who is asked says what he thinks of the service. */
export const opinions: readonly Step[] = [
  organises,
  usersSay,
  evaluates,
  scoresService(staff, 90),
  scoresService(people.budget, 88),
  scoresService(civil, 95),
];

/** From the service to the last opinion on it. */
export const untilJudged: readonly Step[] = [...serves, asksAcceptance, ...opinions];

export function judged(): Family {
  return played(running(), ...untilJudged);
}

export function requestAnswers(amount: number, invoice: string): Answers {
  return { amount, invoice, invoiceDate: '2027-03-01', account: accountOnFile, documents: [file] };
}

/** The four acts by which an instalment is paid, each by its own hand. */
export function payments(on: string, day: string, answers: Answers): readonly Step[] {
  return [
    { on, action: 'requestPayment', by: alphaFinance, at: `${day} 09:00`, answers },
    { on, action: 'certifyMilestone', by: staff, at: `${day} 10:00` },
    { on, action: 'approvePayment', by: head, at: `${day} 11:00` },
    { on, action: 'pay', by: treasury, at: `${day} 14:00`, answers: { voucher: '2027-0315', paidOn: day } },
  ];
}
