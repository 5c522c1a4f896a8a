import { describe, expect, test } from 'vitest';
import { people } from '../core/engine-people.ts';
import { file } from '../core/given.ts';
import {
  asksAcceptance,
  evaluates,
  type Family,
  judged,
  organises,
  played,
  scoresService,
  served,
  usersSay,
} from '../core/given-story.ts';
import { tells } from './told.ts';

/**
 * A year of care at home is over and is to be accepted (政府采购法 Art 41): by those who were cared for, by an evaluator whom neither side
 * pays, and by the offices. Nobody who keeps silent holds the others up; and what was poor is not accepted.
 */

const asked = await played(served, asksAcceptance);
const called = await played(asked, organises);

const certificate = (outcome: string, met = '达到') => ({
  standards: `上门照料；${met}；台账与抽查一致`,
  usersHeard: '确认',
  outcome,
  remarks: '按合同逐条核对，见逐条结果。',
});

/** As everybody found it: so many percent are content, and so many visits were made. */
async function foundToBe(satisfaction: number, visits: number): Promise<Family> {
  const known = evaluates.answers.actuals;
  const actuals = Array.isArray(known) ? known : [];
  return played(
    called,
    { ...usersSay, answers: { ...usersSay.answers, satisfaction } },
    {
      ...evaluates,
      answers: {
        ...evaluates.answers,
        actuals: actuals.map((each, place) => (place === 0 ? { ...Object(each), actual: visits } : each)),
      },
    },
    scoresService(people.staff, satisfaction),
    scoresService(people.budget, satisfaction),
    scoresService(people.civil, satisfaction),
  );
}

describe('whoever keeps silent at the acceptance', () => {
  test('is replaced once his time is over, and not a day before: a user who does not answer, an evaluator who steps back', async () => {
    const { who, comes } = await tells(called, '2028-03-16 09:00');
    const acceptor = await who('acceptor', 'telegram');
    const evaluator = await who('evaluator');
    const group = { on: '2028-05-20', evaluator: 'both', '✎ 服务对象代表': 'u2' };
    await evaluator.does('我要回避', { reason: '亲属在服务机构工作。' });
    expect((await acceptor.looks()).can).toContain('换人评价');
    expect(await acceptor.isRefused('换人评价', group)).toMatch(/u1还可以在.*以前评价，到期没有评价才能换/s);
    await comes('2028-05-04 09:00');
    await acceptor.does('换人评价', group);
    const next = await who('u2');
    await next.does('填大家意见', { surveyed: '40', satisfaction: '92', opinion: '服务人员准时、细心。' });
  });

  test('a supplier that does not put right what was found holds nobody up: after its days the certificate is drawn up', async () => {
    const { who, comes } = await tells(judged, '2028-03-16 09:00');
    const acceptor = await who('acceptor', 'telegram');
    const supplier = await who('alpha-admin');
    await acceptor.does('要求整改', { faults: '补齐三户的服务记录，并回访本人。' });
    expect((await supplier.looks()).reads).toContain('补齐三户的服务记录');
    expect(await acceptor.isRefused('整改期满')).toContain('服务机构正在整改');
    await comes('2028-05-04 09:00');
    await acceptor.does('整改期满');
    await acceptor.does('出验收书', certificate('验收合格'));
  });

  test('a supplier that never asks for its acceptance is not waited for either', async () => {
    const { who, comes } = await tells(served, '2028-03-10 09:00');
    const acceptor = await who('acceptor', 'telegram');
    expect((await acceptor.looks()).can).not.toContain('直接验收');
    await comes('2028-06-01 09:00');
    await acceptor.does('直接验收');
    expect((await acceptor.looks()).can).toContain('组织验收');
  });
});

describe('a service that was poor', () => {
  test('is not accepted, once the supplier was heard and another office confirms it; then its last part ends unpaid', async () => {
    const { who, comes, tables } = await tells(await foundToBe(12, 900), '2028-03-16 09:00');
    const acceptor = await who('acceptor', 'telegram');
    const supplier = await who('alpha-admin');
    const head = await who('head');
    expect(await acceptor.isRefused('出验收书', certificate('验收合格'))).toMatch(/等级是差，不能写合格.*要求整改/s);
    await acceptor.does('出验收书', {
      ...certificate('验收不合格'),
      '✎ 验收结论': '验收不合格',
      '✎ 逐条结果': '上门照料；没有达到；台账与抽查不一致',
    });
    const secretary = await who('secretary');
    await supplier.does('陈述意见', { objection: '抽查的三户当天都有签到记录。' });
    expect((await secretary.looks()).can).not.toContain('确认等级');
    await comes('2028-03-24 09:00');
    expect((await secretary.looks()).reads).toContain('抽查的三户当天都有签到记录');
    await secretary.does('确认等级');
    expect((await supplier.looks('payment-3')).reads).toContain('这一期不再支付');
    expect((await head.looks()).reads).toContain('验收不合格');
    expect([...tables().notices.values()].map(({ kind }) => kind)).toContain('evaluation');
  });

  test('that is fair is put right first, and looked at once more by those who judged it', async () => {
    const { who } = await tells(await foundToBe(60, 2400), '2028-03-16 09:00');
    const acceptor = await who('acceptor', 'telegram');
    const supplier = await who('alpha-admin');
    const user = await who('u1');
    const evaluator = await who('evaluator');
    expect(await acceptor.isRefused('出验收书', certificate('验收合格'))).toMatch(/等级是中，要先整改、复核/);
    await acceptor.does('要求整改', { faults: '补齐三户的服务记录，并回访本人。' });
    await supplier.does('报告整改', { done: '三户记录已经补齐，回访结果附后。', proofs: [file] });
    await user.does('填复核意见', { surveyed: '40', satisfaction: '95', opinion: '整改以后按时上门，大家满意。' });
    expect((await evaluator.looks()).can).toContain('填复核结果');
  });
});
