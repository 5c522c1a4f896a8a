import { beforeAll, describe, expect, test } from 'vitest';
import { act } from '../../src/app/act.ts';
import { existingCase } from '../../src/app/facts/known.ts';
import { lookingAt } from '../../src/app/facts/looking.ts';
import { card } from '../../src/dialogue/card.ts';
import { type CaseView, caseView } from '../../src/dialogue/case-view.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import type { Module } from '../../src/engine/module.ts';
import { actionsOf } from '../../src/engine/parties.ts';
import type { Stage } from '../../src/engine/procedure.ts';
import { methodNames } from '../../src/law/method.ts';
import { type Language, languages, type Role } from '../../src/names.ts';
import { procedures } from '../../src/procedures/all.ts';
import { modules } from '../../src/procedures/modules.ts';
import { ruleText, texts } from '../../src/text/all.ts';
import { memoryStore } from '../memory/memory-store.ts';
import { copyOf } from '../memory/tables.ts';
import { possibleOn, straightOn } from './engine-explore.ts';
import { caseOf, type World } from './engine-play.ts';
import { costs, newPurchase } from './engine-starts.ts';

const briefs = Object.values<Module>(modules).flatMap((module) => module.briefs);
const acts = Object.values(procedures).flatMap((procedure) =>
  Object.values<Stage>(procedure.stages).flatMap(({ actions }) =>
    Object.entries(actions).map(([name, action]) => ({ procedure: procedure.id, name, action })),
  ),
);

/** Not on the way of a purchase that ends well. */
const unusual = [
  ...['declareFailedQualification', 'releasePayment', 'correctBid', 'correctProject', 'correctTender'],
  ...['approveTender', 'superviseMethod'],
  ...['judgePrices', 'explainPrice', 'closeSigning', 'letFirstStand', 'takeNext'],
  ...['confirmTermination', 'refuseTermination', 'agreeTermination'],
  ...['approveChangeFunds', 'grantChangeFunds', 'signChangeForBuyer', 'signChangeForSupplier'],
  ...['confirmSuspending', 'refuseSuspending'],
  ...['confirmSuspension', 'refuseSuspension'],
  ...['recheckOpinion', 'recheckService', 'confirmEnding', 'refuseEnding', 'agreeEnding'],
  ...['answerInquiry', 'voteAppeal', 'confirmAdjustment', 'confirmHolidays'],
  ...['confirmReopening', 'refuseReopening', 'decideReopening', 'reportRefund', 'confirmRefund', 'returnRefund'],
  ...['endRecovery', 'judgeIncident'],
  ...['answerChallenge', 'signAnswer', 'acceptAnswer', 'admitComplaint', 'replyToComplaint', 'decideComplaint'],
];

describe('what a decision is about', () => {
  test('is declared once by each name, and shown by an act', () => {
    const names = briefs.map(({ brief }) => brief);
    expect(new Set(names).size).toBe(names.length);
    const all = [...acts, ...Object.values(procedures).map(({ opening }) => opening)];
    const shown = new Set(all.flatMap(({ action }) => (action.shows ? [action.shows.brief] : [])));
    expect([...shown].toSorted()).toEqual(names.toSorted());
  });
  test('has on the button and in the record only rows of its own', () => {
    for (const { procedure, action } of acts) {
      const kept = [...(action.names ?? []), ...(action.keeps ?? [])];
      expect(Object.keys(action.shows?.rows ?? {}), procedure).toEqual(expect.arrayContaining(kept));
    }
  });
});

interface Decision {
  readonly act: string;
  readonly view: CaseView;
}

/** Every decision on a purchase from set-up to its last payment, as it is put to the first who may take it. */
async function decisionsIn(way: readonly World[], language: Language): Promise<readonly Decision[]> {
  const found = new Map<string, Decision>();
  for (const world of way) {
    const store = memoryStore({ now: () => world.now, tables: world.tables });
    for (const id of world.tables.cards.keys()) {
      for (const { name, action, by } of possibleOn(world, id)) {
        const act = `${caseOf(world, id).procedure}.${name}`;
        if (!action.shows || found.has(act) || by === 'system') continue;
        const view = await store.transact(async (read) =>
          caseView(await lookingAt(read, await existingCase(read, id, by), by, language, world.now)),
        );
        if (view.offers[0]?.press.do === 'preview' || action.picks !== undefined) found.set(act, { act, view });
      }
    }
  }
  return [...found.values()];
}

/** The decisions on the way of a purchase that ends well. */
const usual = acts.flatMap(({ procedure, name, action }) =>
  action.shows && !unusual.includes(name) ? [`${procedure}.${name}`] : [],
);

const onButtons = {
  'purchase.confirmProject': /¥600,000$/,
  'purchase.approveBudget': /¥600,000$/,
  'purchase.approveInitiation': /¥600,000$/,
  'purchase.openBids': /3/,
  'purchase.confirmAward': /(alpha|beta|gamma) ¥510,000$/,
  'purchase.signForSupplier': /¥510,000$/,
  'purchase.confirmGrade': /(优|良|中|差|excellent|good|fair|poor) \d/,
  'payment.approvePayment': /¥255,000$/,
  'payment.pay': /¥255,000$/,
};

let way: readonly World[];
beforeAll(async () => {
  way = await straightOn(await newPurchase(costs.signed), 1);
});

describe.each(languages)('a card that asks for a decision, in %s', (language) => {
  let decisions: readonly Decision[];
  beforeAll(async () => {
    decisions = await decisionsIn(way, language);
  });

  test('is there for every act that has a brief', () => {
    expect(decisions.map(({ act }) => act)).toEqual(expect.arrayContaining(usual));
  });

  test('bears on its button whom and how much it is about', () => {
    const labels = new Map(decisions.map(({ act, view }) => [act, view.offers[0]?.label]));
    for (const [act, named] of Object.entries(onButtons)) expect(labels.get(act), act).toMatch(named);
  });

  test('says once what a budget bears of a project that it bears as a whole', () => {
    const { brief } = decisions.find(({ act }) => act === 'purchase.approveBudget')?.view ?? {};
    const amounts = brief?.rows.map(({ value }) => inWords(value, language)).filter((words) => words === '¥600,000');
    expect(amounts).toHaveLength(1);
  });

  test('does not say whose act it is, nor that he has not done it yet', () => {
    const rules = Object.values(procedures).flatMap((procedure) =>
      actionsOf(procedure).flatMap(({ gates = [], when = [] }) => [...gates, ...when]),
    );
    const guards = rules.filter(({ guards: is }) => is).map(({ name }) => ruleText(texts[language], name).holds);
    expect(guards.length).toBeGreaterThan(5);
    const said = decisions.flatMap(({ view }) => view.checks.map(({ text }) => inWords(text, language)));
    for (const each of guards) expect(said).not.toContain(each);
  });

  test('says what it is about above its question, every row of it in words', () => {
    for (const { act, view } of decisions) {
      // What is judged anew is not said beside what was judged before.
      const checks = view.checks.map(({ text }) => inWords(text, language));
      expect(checks.length, act).toBe(new Set(checks.map((text) => text.replace(/现在|签署的| still| now/g, ''))).size);
      for (const { label, value } of view.brief?.rows ?? []) {
        expect(`${label}: ${inWords(value, language)}`, act).not.toMatch(/: $|undefined|NaN|\[object|^: |、、|, , /);
        for (const code of Object.keys(methodNames)) expect(inWords(value, 'zh').split(' · '), act).not.toContain(code);
      }
      if (!view.brief || view.ask === undefined) continue;
      const { blocks } = card(view, texts[language]);
      const shown = blocks.findIndex((block) => block.kind === 'rows' && block.title === view.brief?.title);
      const asked = blocks.findIndex((block) => block.kind === 'text' && block.text === view.ask);
      expect(shown, act).toBeGreaterThan(0);
      expect(asked, act).toBeGreaterThan(shown);
    }
  });
});

describe('what was decided', () => {
  const decided = [
    '同意了项目上报：¥600,000',
    '批准了预算：¥600,000',
    '同意立项：¥600,000',
    '开启了响应文件：3 份',
    '随机抽取了评审专家，组成磋商小组：3 人',
    /确认了成交供应商：.+，¥510,000/,
    /发布了成交公告：.+，¥510,000/,
    /代表购买单位签署了合同：/,
    /确认了评价等级：(优|良|中|差)，\d+(\.\d+)? 分/,
  ];

  async function logAs(role: Role | undefined): Promise<readonly string[]> {
    const world = way.at(-1);
    const [id] = [...(world?.tables.cards.keys() ?? [])].filter(
      (each) => world && caseOf(world, each).procedure === 'purchase',
    );
    if (!world || id === undefined) throw new Error('there is no purchase');
    const body = role === 'buyer_head' ? caseOf(world, id).bodies.buyer : undefined;
    const reader = world.people.find(({ seats }) =>
      seats.some((seat) => seat.role === role && (body === undefined || seat.body === body)),
    );
    const store = memoryStore({ now: () => world.now, tables: world.tables });
    const view = await store.transact(async (read) =>
      caseView(await lookingAt(read, await existingCase(read, id, reader), reader, 'zh', world.now)),
    );
    return view.log.map(({ text }) => text);
  }

  test('stays in the record with whom and how much, as it was then', async () => {
    const log = (await logAs('buyer_head')).join('\n');
    for (const each of decided) expect(log).toMatch(each instanceof RegExp ? each : new RegExp(`${each}$`, 'm'));
  });

  test.each([
    ['zh', /审核同意了一部分预算：批准 ¥500,000，申请 ¥600,000$/],
    ['en', /agreed to part of the budget: Approved ¥500,000, Asked for ¥600,000$/],
  ] as const)('of a part says how much of how much, in %s', async (language, said) => {
    const world = way.find((each) =>
      [...each.tables.cards.values()].some(({ position }) => position === 'budget.review'),
    );
    const card = [...(world?.tables.cards.values() ?? [])].find(({ position }) => position === 'budget.review');
    const by = world?.people.find(({ seats: [first] }) => first?.role === 'finance_budget');
    if (!world || !card || !by) throw new Error('no budget was asked for');
    const store = memoryStore({ now: () => world.now, tables: copyOf(world.tables) });
    const log = await store.transact(async (each) => {
      const answers = { amounts: [{ amount: 50_000_000 }], reason: '按去年单价核减。' };
      const done = await act(each, card.id, { action: 'approvePartly', by, answers });
      expect(done).toMatchObject({ ok: true });
      const looking = await lookingAt(each, await existingCase(each, card.id, by), by, language, world.now);
      return caseView(looking).log.map(({ text }) => text);
    });
    expect(log).toContainEqual(expect.stringMatching(said));
  });

  test('is not told to the public, who read the notices', async () => {
    const log = (await logAs(undefined)).join('\n');
    expect(log).toContain('批准了预算');
    expect(log).not.toContain('¥');
  });
});
