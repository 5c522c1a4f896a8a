import { describe, expect, test } from 'vitest';
import { latest, system } from '../../src/engine/case.ts';
import { waitingFor } from '../../src/engine/parties.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { dueFrom } from '../../src/law/deadline.ts';
import { seededLaw } from '../../src/law/law.ts';
import { appeal } from '../../src/procedures/appeal/appeal.ts';
import { appealDaysOver, noAppealOpen } from '../../src/procedures/purchase/13-payment/settlement.ts';
import { instalment } from '../../src/procedures/purchase/payment/instalment.ts';
import { alphaAdmin, applicant, betaAdmin, citizen, people, supervision } from './engine-people.ts';
import { opens } from './engine-play.ts';
import { organisationStory } from './engine-stories.ts';
import { at, someone } from './given.ts';
import {
  caseIn,
  certifies,
  confirmsGrade,
  type Family,
  factsFor,
  familyIn,
  judged,
  played,
  refused,
  type Step,
} from './given-story.ts';

const { told, worlds } = organisationStory;
const place = told.findIndex(({ action }) => action === 'confirmSuspension');
const [verified, after] = worlds.slice(place);
if (!verified || !after) throw new Error('the story suspends an organisation');
const suspended = familyIn(after);
const day = '2026-12-23';
const lastDay = dueFrom(seededLaw, 'APPEAL_10', at(`${day} 09:00`)).date;

const appeals = (family: Family, by: Person, when = `${day} 14:00`) =>
  opens({ ...family.world, now: at(when) }, `appeal-${family.world.cases.size}`, 'appeal', {
    by,
    answers: { grounds: '年检已经补办，证明附后。' },
  });

async function appealed(family: Family): Promise<Family> {
  const result = await appeals(family, applicant);
  if (!result.ok) throw new Error(result.refusal.why);
  return familyIn(result.value);
}

async function why(family: Family, by: Person, when?: string) {
  const result = await appeals(family, by, when);
  return result.ok ? undefined : result.refusal.why;
}

const chair = someone('group-chair', ['group_chair', 'group']);
const votes = (by: Person, opinion: string, when = `${day} 16:00`): Step => ({
  on: 'appeal-1',
  action: 'voteAppeal',
  by,
  at: when,
  answers: { opinion, reason: '经核对登记机关的年检记录。' },
});
const pending = await appealed(suspended);

describe('an appeal', () => {
  test('is for whoever it was decided on, within ten working days, and where something was decided', async () => {
    expect(await why(suspended, applicant, `${lastDay} 23:59`)).toBeUndefined();
    const late = new Date(at(`${lastDay} 23:59`).getTime() + 60_000).toISOString();
    const result = await opens({ ...suspended.world, now: new Date(late) }, 'appeal-1', 'appeal', {
      by: applicant,
      answers: { grounds: '年检已经补办，证明附后。' },
    });
    expect(result.ok || result.refusal).toMatchObject({ why: 'appeal-in-time', values: { until: lastDay } });
    expect(await why(suspended, citizen)).toBe('own-decision');
    expect(appeal.under.organisation(familyIn(verified).root)).toBe(false);
  });

  test('waits fifteen working days for three offices that had no part in the decision', () => {
    const state = caseIn(pending, 'appeal-1');
    expect(waitingFor(appeal, state).map(({ role }) => role)).toEqual(['finance_proc', 'supervision', 'audit']);
    expect(state.due?.code).toBe('APPEAL_DEC');
    const both = someone('secretary', ['finance_proc', 'finance']);
    expect(refused(pending, votes(both, 'uphold'))).toMatchObject({ why: 'not-involved' });
  });

  test('is decided by most of them, and a suspension that is revoked is over', async () => {
    const twice = await played(pending, votes(people.proc, 'revoke'), votes(supervision, 'uphold'));
    expect(caseIn(twice, 'appeal-1').outcome).toBeUndefined();
    const revoked = await played(twice, votes(people.audit, 'revoke'));
    expect(caseIn(revoked, 'appeal-1').outcome).toBe('completed');
    expect(caseIn(revoked, 'appeal-1').filings.at(-1)?.decided).toMatchObject({ result: 'revoke' });
    expect(revoked.root.filings.at(-1)?.action).toBe('followAppeal');
    const body = revoked.world.bodies.find(({ id }) => id === revoked.root.bodies.supplier);
    expect(body?.status).toBe('verified');
  });

  test('changes nothing where the decision stands, and is made once', async () => {
    const stands = await played(
      pending,
      votes(people.proc, 'uphold'),
      votes(supervision, 'revoke'),
      votes(people.audit, 'uphold'),
    );
    expect(stands.root.filings.at(-1)?.action).toBe('confirmSuspension');
    expect(await why(stands, applicant)).toBe('appealed-once');
  });

  test('does not wait for an office that lets its days pass: the group’s leader votes for it then', async () => {
    const due = caseIn(pending, 'appeal-1').due?.date ?? '';
    const twice = await played(pending, votes(people.proc, 'revoke'), votes(supervision, 'revoke'));
    expect(refused(twice, votes(chair, 'uphold', `${due} 23:59`))).toMatchObject({ why: 'votes-for-the-silent' });
    const next = new Date(at(`${due} 12:00`).getTime() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
    const decided = await played(twice, votes(chair, 'uphold', `${next} 10:00`));
    expect(decided.root.filings.at(-1)?.action).toBe('followAppeal');
  });
});

describe('an appeal against how a service was judged', async () => {
  const answers = { ...certifies.answers, outcome: 'refused' };
  const lost = await played(judged, { ...certifies, answers }, confirmsGrade);
  const objects = (family: Family, by: Person, when: string) =>
    opens({ ...family.world, now: at(when) }, 'appeal-service', 'appeal', {
      by,
      answers: { grounds: '抽查的三户当天都有签到记录，证明附后。' },
    });
  const filed = await objects(lost, alphaAdmin, '2028-03-24 09:00');
  if (!filed.ok) throw new Error(filed.refusal.why);
  const open = familyIn(filed.value);
  const opinion = (by: Person, of: string): Step => ({
    on: 'appeal-service',
    action: 'voteAppeal',
    by,
    at: '2028-03-27 09:00',
    answers: { opinion: of, reason: '经核对服务台账，情况如申诉所说。' },
  });

  test('is its supplier’s alone, within ten working days', async () => {
    const why = async (by: Person, when: string) => {
      const result = await objects(lost, by, when);
      return result.ok ? undefined : result.refusal.why;
    };
    expect(await why(people.staff, '2028-03-24 09:00')).toBe('own-decision');
    expect(await why(betaAdmin, '2028-03-24 09:00')).toBe('own-decision');
    expect(await why(alphaAdmin, '2028-04-10 09:00')).toBe('appeal-in-time');
  });

  test('keeps the purchase open, and where it is revoked the service is judged anew and what ended can be asked for again', async () => {
    const closes = { action: 'closeOut', by: people.head, at: '2028-03-24 10:00' };
    const only = { ...open, children: open.children.filter(({ procedure }) => procedure === 'appeal') };
    expect(noAppealOpen.broken(situationIn(only))).toMatchObject({ number: caseIn(open, 'appeal-service').number });
    expect(appealDaysOver.broken(situationIn(lost))).toEqual({ until: '2028-04-07' });
    expect(refused(open, closes).why).not.toBe('not-your-turn');
    const revoked = await played(
      open,
      opinion(people.proc, 'revoke'),
      opinion(supervision, 'uphold'),
      opinion(people.audit, 'revoke'),
    );
    expect(revoked.root.position).toBe('acceptance.organise');
    const last = revoked.children.filter(
      (each) => each.procedure === 'payment' && latest(each, instalment)?.after === 'acceptance',
    );
    expect(last.map(({ outcome }) => outcome)).toEqual(['cancelled', undefined]);
  });

  test('changes nothing where most let it stand', async () => {
    const stands = await played(
      open,
      opinion(people.proc, 'uphold'),
      opinion(supervision, 'uphold'),
      opinion(people.audit, 'revoke'),
    );
    expect(stands.root.position).toBe('payment.settle');
  });
});

function situationIn(family: Family) {
  const { root, world } = family;
  return { state: root, answers: {}, by: system, facts: factsFor(family, root), now: world.now };
}
