import { beforeAll, describe, expect, test } from 'vitest';
import { demoOffices } from '../../db/demo/offices.ts';
import { demoOrganisations } from '../../db/demo/organisations.ts';
import type { Notice } from '../../src/app/ports/records.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { headlineRows, namedIn, noticeRows } from '../../src/dialogue/notice.ts';
import type { Names } from '../../src/dialogue/said-rows.ts';
import { type Answers, form, integer, money, optional, personal, rows, text } from '../../src/engine/form.ts';
import { type AnyNotice, notice, publish, upgraded } from '../../src/engine/notice.ts';
import { asked, body, row } from '../../src/engine/rows.ts';
import type { RowsText } from '../../src/engine/texts.ts';
import { instant } from '../../src/law/date.ts';
import { divisions } from '../../src/law/divisions-data.ts';
import { type Language, languages, type NoticeKind, noticeKinds } from '../../src/names.ts';
import { noticeOf } from '../../src/procedures/notices.ts';
import { transfersOf } from '../../src/procedures/purchase/payment/paid.ts';
import { texts } from '../../src/text/all.ts';
import { demoCity } from '../memory/demo-city.ts';
import { type MemoryStore, memoryStore } from '../memory/memory-store.ts';
import { alphaAdmin, people, treasury } from './engine-people.ts';
import { opens } from './engine-play.ts';
import { at, file } from './given.ts';
import { purchaseCosting } from './given-purchase.ts';
import {
  caseIn,
  type Family,
  familyIn,
  verdicts as passed,
  payments,
  played,
  requestAnswers,
  since,
  stepOf,
} from './given-story.ts';

const nobody: Names = { divisions, bodies: new Map(), persons: new Map(), ofCase: () => [] };

function read(kind: NoticeKind, told: Answers, language: Language = 'zh', names = nobody) {
  return Object.fromEntries(
    noticeRows({ kind, rows: told }, names, language).map(({ label, value }) => [label, inWords(value, language)]),
  );
}

describe('a notice says each row as it was declared', () => {
  test('the telephone of a tender, which was asked for to be public, is shown', () => {
    expect(read('tender', { contactPhone: '045184600100' })).toEqual({ 联系电话: '0451-84600100' });
  });

  test('the short name of an instalment is no person’s name', () => {
    expect(read('payment', { name: '尾款' })).toEqual({ 款项名称: '尾款' });
  });

  test('every kind is declared, and nothing else has rows in its texts', () => {
    for (const kind of noticeKinds) {
      const declared = Object.keys(noticeOf(kind).rows);
      for (const language of languages) expect(Object.keys(texts[language].notices[kind].rows), kind).toEqual(declared);
    }
  });

  test('what an act tells has a row for each of its values, and no row for what is absent', () => {
    const given = notice('payment', { amount: row(money()), note: row(optional(text())) });
    expect(publish(given, { amount: 100 })).toEqual({
      kind: 'publish',
      notice: 'payment',
      rows: { amount: 100 },
      version: 2,
    });
  });

  test('a row without a label, or without the words of its columns, does not compile', () => {
    const told = form('told', { phone: personal(text()) });
    const given = notice('payment', {
      phone: asked(told, 'phone'),
      parts: row(rows({ supplier: body(), place: integer() })),
    });
    type Given = (typeof given)['rows'];
    const parts = { label: '各项', columns: { supplier: { label: '供应商' }, place: { label: '名次' } } };
    const whole: RowsText<Given> = { title: '公告', rows: { phone: '电话', parts } };
    // @ts-expect-error no label for the telephone
    const unlabelled: RowsText<Given> = { title: '公告', rows: { parts } };
    // @ts-expect-error no words for the columns
    const without: RowsText<Given> = { title: '公告', rows: { phone: '电话', parts: '各项' } };
    // @ts-expect-error the place of a bidder is a number
    const wrong = () => publish(given, { phone: '1', parts: [{ supplier: 'alpha', place: 'first' }] });
    expect([whole, unlabelled, without, wrong]).toHaveLength(4);
  });
});

describe('a notice of before', () => {
  const known = {
    bodies: [
      { id: 'bc', name: '冰城社会工作服务中心' },
      { id: 'bc', name: '冰城社工站' },
      { id: 'dx', name: '东兴服务中心' },
      { id: 'sh', name: '松花江服务社' },
      { id: 'lj', name: '松花江服务社' },
    ],
    persons: [{ id: 'expert-1', name: '王专家' }],
  };
  const old = (kind: NoticeKind, told: Answers) => upgraded(noticeOf(kind), told, known);

  test('means bodies and persons by the names that they had, and points by the text that they were', () => {
    const scores = [{ bidder: '东兴服务中心', rank: 1, price: 100, total: '80.00' }];
    expect(old('award', { supplier: '冰城社工站', panel: ['王专家', '李专家'], scores })).toEqual({
      supplier: 'bc',
      panel: ['expert-1', '李专家'],
      scores: [{ bidder: 'dx', rank: 1, price: 100, total: 80 }],
    });
  });

  test('keeps a name that two have, or nobody', () => {
    expect(old('payment', { supplier: '松花江服务社' })).toEqual({ supplier: '松花江服务社' });
    expect(read('payment', { supplier: '松花江服务社' }, 'en')).toEqual({ Supplier: '松花江服务社' });
  });

  test('has the one opinion of users that it said', () => {
    expect(old('acceptance', { usersOpinion: '护理员很细心。' })).toEqual({
      usersOpinion: [{ opinion: '护理员很细心。' }],
    });
    expect(old('acceptance', { usersOpinion: '' })).toEqual({ usersOpinion: [] });
  });

  test('is as it is when it has ids and kinds already', () => {
    const rows = { supplier: 'bc', score: 94.06, grade: 'excellent', parties: [{ party: 'buyer', score: 90 }] };
    expect(old('evaluation', rows)).toEqual(rows);
  });
});

/** Cities in which the purchase of the story went another way: put right, failed, or broken off. */
async function ended(): Promise<readonly MemoryStore[]> {
  const { head, agency } = people;
  const why = { reason: '预算调整，本项目不再采购，另行安排。' };
  const open = since('approveTender');
  const clarifies = { answer: '夜间上门计入总次数，价格不变。', question: '夜间上门怎么算？', affects: 'yes' };
  const extends_ = { closing: '2027-01-15', hour: '09:30', reason: '答疑后需要更多时间准备。' };
  const verdicts = passed.map(({ bid }) => ({ bid, outcome: 'fail', grounds: '未提供上一年度审计报告' }));
  const alone = {
    code: '52230199MJ0000018E',
    name: '冰城暖心社会工作服务中心',
    methodReason: '只有这一家取得了本市的专门许可。',
    opinions: [file],
    until: '2026-12-16',
    contact: '购买单位办公室，电话 0451-84600000',
  };
  const ways = [
    played(since('includeInCatalogue', await purchaseCosting(250_000_000)), {
      action: 'publiciseSole',
      by: people.staff,
      at: '2026-12-09 09:00',
      answers: alone,
    }),
    played(open, { action: 'clarifyTender', by: agency, at: '2026-12-28 09:00', answers: clarifies }),
    played(open, { action: 'extendDeadline', by: people.staff, at: '2026-12-28 09:00', answers: extends_ }),
    played(open, { action: 'declareFailed', by: head, at: '2027-01-08 10:00', answers: { cause: 'too-few', ...why } }),
    played(
      since('openBids'),
      { ...stepOf('judgeBidders'), answers: { verdicts, sameStandard: true } },
      stepOf('confirmRegistry'),
      { action: 'declareFailedQualification', by: head, at: '2027-01-12 09:00', answers: why },
    ),
    played(
      since('signQualification'),
      {
        action: 'stopEvaluation',
        by: agency,
        at: '2027-01-13 09:00',
        answers: { cause: 'document-defect', ...why },
      },
      { action: 'confirmStop', by: head, at: '2027-01-13 10:00' },
    ),
    played(since('signReport'), {
      action: 'abandonAward',
      by: head,
      at: '2027-01-18 09:00',
      answers: { ground: 'major-change', ...why, evidence: [file] },
    }),
    played(since('approveTender'), {
      action: 'giveUpTask',
      by: head,
      at: '2026-12-28 09:00',
      answers: {
        change: 'budget-cut',
        reason: '年度预算调减，这项任务不再安排资金，也不再采购。',
        decision: '哈财预〔2026〕88号',
        evidence: [file],
      },
    }),
    played(
      since('signForSupplier'),
      {
        action: 'proposeChange',
        by: people.staff,
        at: '2027-06-21 09:00',
        answers: {
          kind: 'force-majeure',
          lostFrom: '2027-06-01',
          lostTo: '2027-06-20',
          end: '2028-03-20',
          reason: '汛期洪水冲毁道路，上门服务被迫中断。',
          evidence: [file],
        },
      },
      { action: 'signChangeForBuyer', by: head, at: '2027-06-22 09:00' },
      { action: 'signChangeForSupplier', by: alphaAdmin, at: '2027-06-22 10:00' },
    ),
    inquired(open),
    reopened(since('closeOut')),
    played(since('includeInCatalogue'), { action: 'cancelPurchase', by: head, at: '2026-12-10 09:00', answers: why }),
  ];
  const paid = await played(
    since('signForSupplier'),
    ...payments('payment-1', '2027-03-05', requestAnswers(23_000_000, '24232000000000000001')),
  );
  const [sent] = transfersOf(caseIn(paid, 'payment-1'));
  ways.push(
    played(paid, {
      action: 'recordBounce',
      by: treasury,
      at: '2027-03-09 09:00',
      answers: {
        transfer: sent?.key ?? '',
        returnedOn: '2027-03-08',
        reason: '户名与账号不符，银行退回。',
        evidence: [file],
      },
    }),
  );
  return (await Promise.all(ways)).map(({ world: { now, tables } }) => memoryStore({ now: () => now, tables }));
}

/** Audit finds after the close that too much was paid, and it is paid back. */
async function reopened({ world }: Family): Promise<Family> {
  const now = at('2028-05-08 09:00');
  const answers = { ground: 'overpaid', findings: '四十次上门没有服务记录，已经按合同单价支付。', evidence: [file] };
  const opened = await opens({ ...world, now }, 'audit', 'reopening', { by: people.audit, answers });
  if (!opened.ok) throw new Error(opened.refusal.why);
  const reason = '四十次上门没有记录，应当退回。';
  const on = 'audit';
  return played(
    familyIn(opened.value),
    { on, action: 'confirmReopening', by: people.secretary, at: '2028-05-09 09:00' },
    {
      on,
      action: 'decideReopening',
      by: people.proc,
      at: '2028-05-24 09:00',
      answers: { outcome: 'claw-back', amount: 1_200_000, reason },
    },
    {
      on,
      action: 'confirmRefund',
      by: treasury,
      at: '2028-06-02 09:00',
      answers: { amount: 1_200_000, receivedOn: '2028-06-02', voucher: '2028-TK-0007' },
    },
  );
}

/** A supplier asks about a tender, and all are told what he was answered. */
async function inquired({ world }: Family): Promise<Family> {
  const question = '上岗证明可以在签订合同以后再提交吗？';
  const now = at('2026-12-28 09:00');
  const opened = await opens({ ...world, now }, 'asked', 'inquiry', { by: alphaAdmin, answers: { question } });
  if (!opened.ok) throw new Error(opened.refusal.why);
  return played(familyIn(opened.value), {
    on: 'asked',
    action: 'answerInquiry',
    by: people.staff,
    at: '2026-12-28 10:00',
    answers: { answer: '可以，开始服务以前提交就行。', concerns: 'all', published: question },
  });
}

/** All that was told in a city, with the names of whom it was about. */
async function toldIn(store: MemoryStore): Promise<{ readonly notices: readonly Notice[]; readonly names: Names }> {
  return store.transact(async ({ notices, people: known }) => {
    const { items } = await notices.latest({ limit: 1_000 });
    const ids = namedIn(items);
    const bodies = new Map((await known.bodies(ids.bodies)).map(({ id, name }) => [id, name]));
    const persons = new Map((await known.persons(ids.persons)).map(({ id, name }) => [id, name]));
    return { notices: items, names: { divisions, bodies, persons, ofCase: () => [] } };
  });
}

describe('every notice of every story', () => {
  let city: MemoryStore;
  let notices: readonly Notice[];
  let names: Names;

  beforeAll(async () => {
    city = await demoCity(instant('2026-11-25', '08:00'));
    const told = await Promise.all([city, ...(await ended())].map(toldIn));
    notices = told.flatMap((each) => each.notices);
    names = {
      divisions,
      bodies: new Map(told.flatMap((each) => [...each.names.bodies])),
      persons: new Map(told.flatMap((each) => [...each.names.persons])),
      ofCase: () => [],
    };
  });

  test('is of every kind that there is, a failed tender in each of its ways, and has every row that it was told with', () => {
    expect(new Set(notices.map(({ kind }) => kind))).toEqual(new Set(noticeKinds));
    const failed = notices.filter(({ kind }) => kind === 'failed').map(({ rows: told }) => Object.keys(told).join(' '));
    expect(new Set(failed)).toEqual(
      new Set(['ground reason bids', 'ground reason decision', 'reason qualified bidders', 'ground reason']),
    );
    for (const { kind, rows: told } of notices) {
      const declared: AnyNotice = noticeOf(kind);
      expect(Object.keys(declared.rows), kind).toEqual(expect.arrayContaining(Object.keys(told)));
    }
  });

  test.each(languages)('is read in %s: no row is empty, unsaid or an id', (language) => {
    for (const told of notices) {
      const said = noticeRows(told, names, language);
      expect(said.length, told.kind).toBeGreaterThan(0);
      for (const { label, value } of [...said, ...headlineRows(told, names, language)]) {
        expect(label, told.kind).not.toBe('');
        expect(inWords(value, language), `${told.kind} ${label}`).not.toMatch(
          /^$|undefined|NaN|\[object|^[a-z]+(?:-[a-z\d]+)+$/,
        );
      }
    }
  });

  test('names bodies in the language of the reader', () => {
    const chinese = [...demoOffices.map(({ zh }) => zh), ...demoOrganisations.map(({ profile }) => profile.name)];
    const supplied = notices.filter(({ rows: told }) => 'supplier' in told);
    expect(supplied.length).toBeGreaterThan(3);
    for (const told of supplied) {
      for (const { label, value } of noticeRows(told, names, 'en')) {
        if (!/Supplier|Awarded|Buyer|Prices/.test(label)) continue;
        for (const name of chinese) expect(inWords(value, 'en'), `${told.kind} ${label}`).not.toContain(name);
      }
    }
  });
});
