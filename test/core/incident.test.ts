import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/engine/form.ts';
import { toldOf } from '../../src/engine/parties.ts';
import { type Person, situation } from '../../src/engine/procedure.ts';
import { serviceBrief } from '../../src/procedures/purchase/12-acceptance/acceptance.ts';
import { incident, incidentBrief, reportedInTime } from '../../src/procedures/purchase/incident/incident.ts';
import { alphaAdmin, people } from './engine-people.ts';
import { opens } from './engine-play.ts';
import { at } from './given.ts';
import {
  caseIn,
  type Family,
  factsFor,
  familyIn,
  inspects,
  judged,
  payments,
  played,
  refused,
  requestAnswers,
  running,
  type Step,
} from './given-story.ts';

const fall = {
  kind: 'injury',
  on: '2027-06-18',
  hour: 14,
  place: '和兴社区',
  hurt: 1,
  facts: '上门洗浴时，一位老人在卫生间滑倒，手腕擦伤。',
  measures: '已送社区医院检查，并通知了家属。',
};

const reports = (family: Family, when: string, answers: Answers = {}, by: Person = alphaAdmin) =>
  opens({ ...family.world, now: at(when) }, 'fall', 'incident', { by, answers: { ...fall, ...answers } });

async function reported(family: Family, when: string, answers?: Answers, by?: Person): Promise<Family> {
  const result = await reports(family, when, answers, by);
  if (!result.ok) throw new Error(result.refusal.why);
  return familyIn(result.value);
}

const judges = (by: Person, when: string): Step => ({
  on: 'fall',
  action: 'judgeIncident',
  by,
  at: when,
  answers: { severity: 'minor', cause: '防滑垫没有铺好。', measures: '每次洗浴前检查防滑垫。' },
});

function shownOn(family: Family, when: string) {
  const state = caseIn(family, 'fall');
  const here = { state, answers: {}, by: state.opener, facts: factsFor(family, state), now: at(when) };
  return incidentBrief.of(here);
}

describe('an incident', () => {
  test('is told to the buyer, the provider, civil affairs and the group’s secretary, and waits three working days', async () => {
    const family = await reported(running, '2027-06-18 20:00');
    const state = caseIn(family, 'fall');
    expect(state).toMatchObject({ position: 'incident.judge', due: { date: '2027-06-23' } });
    const told = toldOf(incident, state, 'reportIncident').map(({ role }) => role);
    expect(told).toEqual(expect.arrayContaining(['buyer_head', 'org_admin', 'civil_affairs', 'group_sec']));
  });

  test('is taken when it is late, and that it is late is noted', async () => {
    const inTime = await reported(running, '2027-06-19 14:59');
    expect(shownOn(inTime, '2027-06-20 09:00')).toMatchObject({ told: 'in-time', hurt: 1 });
    const late = await reported(running, '2027-06-19 15:00');
    expect(shownOn(late, '2027-06-20 09:00')).toMatchObject({ told: 'late' });
    const state = caseIn(late, 'fall');
    const here = {
      state,
      answers: fall as never,
      by: state.opener,
      facts: factsFor(late, state),
      now: at('2027-06-19 15:00'),
    };
    expect(reportedInTime.broken(situation(here))).toBeDefined();
  });

  test('lies in the service, and not ahead', async () => {
    for (const wrong of [{ on: '2027-02-28' }, { on: '2027-06-18', hour: 21 }]) {
      const result = await reports(running, '2027-06-18 20:00', wrong);
      expect(result.ok || result.refusal.why).toBe('happened-in-service');
    }
  });

  test('is looked into by another than who reported it', async () => {
    const family = await reported(running, '2027-06-18 20:00', {}, people.staff);
    expect(refused(family, judges(people.staff, '2027-06-21 09:00')).why).toBe('same-person');
    const closed = await played(family, judges(people.head, '2027-06-21 09:00'));
    expect(caseIn(closed, 'fall').outcome).toBe('completed');
  });

  test('is before whoever judges the service', async () => {
    const family = await reported(running, '2027-06-19 15:00');
    const fell = caseIn(family, 'fall');
    const asked = { ...judged, children: [...judged.children, fell] };
    const facts = factsFor(asked, asked.root);
    const here = { state: asked.root, answers: {}, by: asked.root.opener, facts, now: at('2028-03-15 09:00') };
    expect(serviceBrief.of(here)).toMatchObject({
      incidents: [{ on: '2027-06-18', kind: 'injury', hurt: 1, told: 'late' }],
    });
  });

  test('that was serious has the service looked at once more before its mid-term part is paid', async () => {
    const checked = await played(running, inspects);
    const family = await reported(checked, '2027-09-16 20:00', { on: '2027-09-16' });
    const serious = { severity: 'serious', cause: '两人上门改成了一人。', measures: '恢复两人上门。' };
    const found = await played(family, { ...judges(people.staff, '2027-09-17 09:00'), answers: serious });
    const [requests] = payments('payment-2', '2027-09-20', requestAnswers(13_800_000, '24000000002'));
    if (!requests) throw new Error('a payment is asked for');
    expect(refused(found, requests).why).toBe('milestone-met');
    const again = { ...inspects.answers, on: '2027-09-18', rectifyBy: undefined };
    const looked = await played(found, { ...inspects, at: '2027-09-18 09:00', answers: again });
    expect(caseIn(await played(looked, requests), 'payment-2').position).toBe('certify.review');
  });
});
