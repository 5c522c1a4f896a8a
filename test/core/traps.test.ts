import { describe, expect, test } from 'vitest';
import { caseView } from '../../src/dialogue/case-view.ts';
import { type Case, type Event, lastFiling, replay } from '../../src/engine/case.ts';
import { decide } from '../../src/engine/decide.ts';
import type { Answers } from '../../src/engine/form.ts';
import { owed } from '../../src/engine/owed.ts';
import { waitingFor } from '../../src/engine/parties.ts';
import { type Action, actionOf, type Procedure, type Stage } from '../../src/engine/procedure.ts';
import { deadlineRules } from '../../src/law/deadline-data.ts';
import { seededLaw } from '../../src/law/law.ts';
import {
  languages,
  noticeKinds,
  outcomes,
  type Position,
  type ProcedureId,
  procedureIds,
  roleNames,
  steps,
} from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { complaint } from '../../src/procedures/complaint/complaint.ts';
import { formNamed } from '../../src/procedures/forms.ts';
import { membership } from '../../src/procedures/membership/membership.ts';
import { factorsOf } from '../../src/procedures/purchase/08-evaluation/ranking.ts';
import { instalment } from '../../src/procedures/purchase/payment/instalment.ts';
import { purchase } from '../../src/procedures/purchase/purchase.ts';
import { texts } from '../../src/text/all.ts';
import { people, treasury } from './engine-people.ts';
import { everStored } from './ever-stored.ts';
import { at, attempt, type Deed, known, opened, after as played, refusal, someone } from './given.ts';
import { purchaseBefore, tenderAnswers } from './given-purchase.ts';
import * as family from './given-story.ts';

/** The traps in which other systems of the field fell, by the numbers of our list of them; those that need no database. */

const citizen = someone('citizen');
const secretary = someone('secretary', ['group_sec', 'xtz']);
const finance = someone('finance', ['finance_proc', 'cz']);
const civil = someone('civil', ['civil_affairs', 'mz']);
const project: Case = { ...purchaseBefore('prepareTender'), bodies: { buyer: 'nangang' } };
const complained = opened(complaint, 'cmp', {
  by: citizen,
  at: '2026-11-24 10:00',
  answers: { about: 'service-quality', whom: 'supplier', facts: '护理员每周只来一次，公示是三次。', reply: 'no' },
  facts: { parent: project },
});
const routes = (action: string, when: string): Deed => ({ action, by: secretary, at: when });
const handsBack = (when: string): Deed => ({
  action: 'handBackComplaint',
  by: finance,
  at: when,
  answers: { reason: '不属于采购监管' },
});
const putsOff = (by = finance): Deed => ({
  action: 'extendAnswer',
  by,
  at: '2026-12-10 09:00',
  answers: { until: '2026-12-25', reason: '需要调取三个月的签到记录' },
});
const atFinance = played(complaint, complained, routes('routeToFinance', '2026-11-25 09:00'));

describe('T1 the clock of a complaint', () => {
  test('T1 a comment on a complaint does not move its due time', () => {
    const comment = {
      action: 'addDetails',
      by: citizen,
      at: '2026-12-08 09:00',
      answers: { details: '昨天也没有来。' },
    };
    const commented = played(complaint, atFinance, comment);
    expect(atFinance.due).toMatchObject({ date: '2026-12-16' });
    expect(commented.due).toEqual(atFinance.due);
    expect(waitingFor(complaint, commented)).toEqual(waitingFor(complaint, atFinance));
  });

  test('T1 an official who steps back from a complaint does not move its due time', () => {
    const steps = {
      action: 'recuseHandling',
      by: finance,
      at: '2026-12-08 09:00',
      answers: { reason: '我认识当事人' },
    };
    expect(played(complaint, atFinance, steps).due).toEqual(atFinance.due);
  });

  test('T1 an office that hands a complaint back does not give the next one a new term', () => {
    const back = played(complaint, atFinance, handsBack('2026-12-08 09:00'));
    const next = played(complaint, back, routes('routeToCivilAffairs', '2026-12-09 09:00'));
    expect(next.due?.date).toBe('2026-12-16');
    const again = played(complaint, next, { ...handsBack('2026-12-10 09:00'), by: civil });
    expect(played(complaint, again, routes('routeToFinance', '2026-12-11 09:00')).due?.date).toBe('2026-12-16');
  });

  test('T1 a term that was put off stays put off, and no longer, when the complaint is handed back', () => {
    const back = played(complaint, atFinance, putsOff(), handsBack('2026-12-11 09:00'));
    const next = played(complaint, back, routes('routeToCivilAffairs', '2026-12-14 09:00'));
    expect(next.due?.date).toBe('2026-12-25');
  });

  test('T1 a complaint that is reopened has a term of its own', () => {
    const answer = {
      outcome: 'not-upheld',
      findings: '经查阅台账并回访三户，约定的上门都已按时完成。',
      remedies: '可向监察机关反映。',
    };
    const answered = { action: 'answerComplaint', by: finance, at: '2026-12-01 09:00', answers: answer };
    const rated = { action: 'rateAnswer', by: citizen, at: '2026-12-02 09:00', answers: { score: '1' } };
    const anew = played(complaint, atFinance, answered, rated);
    expect(anew.due).toMatchObject({ code: 'CIT_ANS', date: '2026-12-23' });
  });
});

test('T2 a wait that begins after its due time still goes up, rung by rung', () => {
  const rungs = owed(
    { enteredAt: at('2026-12-28 10:00'), due: at('2026-12-17 00:00') },
    seededLaw,
    at('2027-01-11 09:00'),
  );
  expect(rungs.map(({ tells }) => tells)).toEqual(['assignee', 'head', 'group-secretary']);
  expect(rungs[0]?.at).toEqual(at('2026-12-29 09:00'));
});

describe('T6 states', () => {
  test('T6 state names are one enum: every position and every end has one spelling', () => {
    const states = [...outcomes, ...procedureIds.flatMap((id) => Object.keys(steps[id])), ...stages()];
    const spelled = Map.groupBy(new Set(states), plainly);
    expect([...spelled.values()].filter((names) => names.length > 1)).toEqual([]);
  });

  test('T6 state names are mapped exhaustively, which the compiler checks', () => {
    // @ts-expect-error a position that no step names does not compile
    const position: Position = 'setup.canceled';
    // @ts-expect-error an end without a text does not compile
    const ends: Readonly<Record<(typeof outcomes)[number], string>> = { cancelled: '' };
    expect(stages()).not.toContain(position.split('.')[1]);
    for (const language of languages) {
      expect(Object.keys(texts[language].outcomes).toSorted()).toEqual([...outcomes].toSorted());
      expect(Object.keys(texts[language].outcomes)).toEqual(expect.arrayContaining(Object.keys(ends)));
    }
  });
});

describe('T7 what is stored', () => {
  test('T7 every stored state, act, form and role of any earlier version is known to the current code', () => {
    const missing = (stored: readonly string[], current: readonly string[]) =>
      stored.filter((name) => !current.includes(name));
    for (const [id, { positions, actions }] of Object.entries(everStored.procedures)) {
      const found = procedureIds.find((each) => each === id);
      if (!found) throw new Error(`no procedure is called ${id} any more`);
      expect(missing(positions, Object.keys(procedureOf(found).stages))).toEqual([]);
      expect(actions.filter((name) => !actionOf(procedureOf(found), name))).toEqual([]);
    }
    for (const [id, fields] of Object.entries(everStored.forms)) {
      expect(missing(fields, Object.keys(formNamed(id)?.fields ?? {})), id).toEqual([]);
    }
    const deadlines = [...deadlineRules.map(({ code }) => code), 'FIXED'];
    expect(missing(everStored.roles, roleNames)).toEqual([]);
    expect(missing(everStored.outcomes, outcomes)).toEqual([]);
    expect(missing(everStored.notices, noticeKinds)).toEqual([]);
    expect(missing(everStored.deadlines, deadlines)).toEqual([]);
  });

  test('T7 whatever the current code can store is written down among them', () => {
    for (const id of procedureIds) {
      const { positions = [], actions = [] } = everStored.procedures[id] ?? {};
      expect(positions.toSorted()).toEqual(Object.keys(procedureOf(id).stages).toSorted());
      for (const [name, { form }] of acts(procedureOf(id))) {
        expect(actions).toContain(name);
        if (form) expect(everStored.forms[form.id]?.toSorted()).toEqual(Object.keys(form.fields).toSorted());
      }
    }
    expect(everStored.roles.toSorted()).toEqual(roleNames.toSorted());
    expect(everStored.outcomes.toSorted()).toEqual(outcomes.toSorted());
    expect(everStored.notices.toSorted()).toEqual(noticeKinds.toSorted());
    const deadlines = new Set([...deadlineRules.map(({ code }) => code), 'FIXED']);
    expect(new Set(everStored.deadlines)).toEqual(deadlines);
  });

  test.each(procedureIds)(
    'T7 a case of %s that stands anywhere, in any version, can be shown and gone on with',
    (id) => {
      const procedure = procedureOf(id);
      for (let version = 1; version <= procedure.version; version += 1) {
        for (const position of everStored.procedures[id]?.positions ?? []) {
          const state = standingAt(id, version, position);
          const looking = {
            procedure,
            state,
            facts: known(),
            family: [],
            children: [],
            viewer: citizen,
            language: 'zh',
            now: at('2026-11-25 09:00'),
            names,
          } as const;
          expect(caseView(looking).where.now, position).not.toBe('');
        }
      }
    },
  );
});

/** The same, had it been published and agreed that the second instalment waits for reports. */
function paidAfterReports(of: family.Family): family.Family {
  const children = of.children.map((child) => ({
    ...child,
    filings: child.filings.map((each) =>
      each.form === instalment.id && each.answers.after === 'midterm'
        ? { ...each, answers: { ...each.answers, after: 'report' } }
        : each,
    ),
  }));
  return { ...of, children };
}

describe('T9 a payment', async () => {
  const runs = family.running;
  const second = family.payments('payment-2', '2027-09-20', family.requestAnswers(13_800_000, '24232000000000000002'));
  const [asks, certifies, approves] = second;
  if (!asks || !certifies || !approves) throw new Error('a payment takes four acts');

  test('T9 a payment is not approved before its milestone is certified as met', async () => {
    expect(family.refused(await family.played(runs, family.inspects, asks), approves).why).toBe('not-at-this-step');
  });

  test('T9 a payment after the mid-term check waits for that check, and for a better one when it was bad', async () => {
    expect(family.refused(runs, asks)).toMatchObject({ why: 'milestone-met', values: {} });
    const bad = { ...family.inspects.answers, severity: 'serious', rectifyBy: '2027-09-18' };
    const badly = await family.played(runs, { ...family.inspects, answers: bad });
    expect(family.refused(badly, asks).why).toBe('milestone-met');
    const better = { ...family.inspects, at: '2027-09-18 09:00' };
    expect(family.caseIn(await family.played(badly, better, ...second), 'payment-2').outcome).toBe('completed');
  });

  test('T9 a milestone that is lost after it was asked for stops every further hand', async () => {
    const bad = { ...family.inspects.answers, severity: 'serious', rectifyBy: '2027-10-01' };
    const worse = { ...family.inspects, at: '2027-09-20 09:30', answers: bad };
    const asked = await family.played(runs, family.inspects, asks);
    expect(family.refused(await family.played(asked, worse), certifies).why).toBe('milestone-met');
    expect(family.refused(await family.played(asked, certifies, worse), approves).why).toBe('milestone-met');
  });

  test('T9 a payment after a report waits until the reports of the periods that are over are accepted', async () => {
    const { drafts, buyerSigns, supplierSigns } = family;
    const signed = await family.played(family.awarded, drafts, buyerSigns, supplierSigns);
    const filed = await family.played(
      signed,
      family.reports('report-1', '2027-09-02 09:00', family.reportAnswers('2027-05-10', 1200)),
    );
    expect(family.refused(paidAfterReports(filed), asks)).toMatchObject({
      why: 'milestone-met',
      values: { reports: '1' },
    });
    const accepted = paidAfterReports(await family.played(filed, family.accepts('report-1', '2027-09-06 09:00')));
    const state = family.caseIn(accepted, 'payment-2');
    const { action, by, answers = {} } = asks;
    const facts = family.factsFor(accepted, state);
    expect(decide(procedureOf('payment'), state, { action, by, answers }, facts, at(asks.at)).ok).toBe(true);
  });
});

test('T12 a payment that is sent back loses the certificate and the approval it had', async () => {
  const [asks, certifies, approves, pays] = family.payments(
    'payment-1',
    '2027-03-05',
    family.requestAnswers(23_000_000, '24232000000000000001'),
  );
  if (!asks || !certifies || !approves || !pays) throw new Error('a payment takes four acts');
  const approved = await family.played(family.running, asks, certifies, approves);
  const back = { on: 'payment-1', action: 'bouncePayment', by: treasury, at: '2027-03-08 09:00' };
  const returned = await family.played(approved, { ...back, answers: { mend: '银行退回，户名不符，请核对。' } });
  const corrected = await family.played(returned, { ...asks, action: 'correctPayment', at: '2027-03-09 09:00' });
  for (const hand of [approves, pays]) {
    expect(family.refused(corrected, { ...hand, at: '2027-03-09 10:00' }).why).toBe('not-at-this-step');
  }
});

describe('T15 answers to questions that are hidden', () => {
  const state = purchaseBefore('prepareTender');
  const prepares = (answers: Answers): Deed => ({
    action: 'prepareTender',
    by: people.staff,
    at: '2026-12-24 09:00',
    answers,
  });
  /** By this method the lowest price is taken: points and their weights are not asked for. */
  const unscored = {
    ...tenderAnswers,
    method: 'competitive-negotiation',
    ground: 'complex',
    factors: [{ name: '服务方案', kind: 'subjective', weight: 99 }],
  } satisfies Answers;

  test('T15 never block: weights that are not asked for need not make a hundred', () => {
    const { factors } = unscored;
    expect(refusal(attempt(purchase, state, prepares({ ...tenderAnswers, factors })))).toMatchObject({
      why: 'weights-make-hundred',
    });
    expect(attempt(purchase, state, prepares(unscored))).toMatchObject({ ok: true });
  });

  test('T15 never count in a score, and are not kept', () => {
    const prepared = played(purchase, state, prepares(unscored));
    expect(lastFiling(prepared, 'prepareTender')?.answers).not.toHaveProperty('factors');
    expect(factorsOf(prepared)).toEqual([]);
  });

  test('T15 never decide who is let in: who was invited to another kind of tender shuts nobody out', () => {
    const invited = [{ code: '52230199MJ0000018E', name: '冰城暖心' }];
    const prepared = played(purchase, state, prepares({ ...tenderAnswers, invited }));
    expect(lastFiling(prepared, 'prepareTender')?.answers).not.toHaveProperty('invited');
  });
});

test('T18 the reminders of a term that was put off are owed anew, for the new day', () => {
  const extended = played(complaint, atFinance, putsOff());
  const wait = (state: Case) => ({
    enteredAt: new Date(state.entries.at(-1)?.at ?? ''),
    due: new Date(state.due?.at ?? ''),
  });
  const now = at('2026-12-25 10:00');
  const before = owed(wait(atFinance), seededLaw, at('2026-12-10 08:59')).map(({ offset }) => offset);
  expect(before).toEqual([-10]);
  expect(owed(wait(extended), seededLaw, now).map(({ offset }) => offset)).toEqual([-3, -1, 0]);
  expect(wait(extended).enteredAt).not.toEqual(wait(atFinance).enteredAt);
});

test('T20 what expired ends as expired, which no refusal and no withdrawal does', () => {
  const admin = someone('admin', ['org_admin', 'bc']);
  const bc = { id: 'bc', name: { zh: 'bc', en: 'bc' }, kind: 'organisation', status: 'verified' } as const;
  const invited = opened(membership, 'invitation', {
    by: admin,
    at: '2026-11-24 10:00',
    answers: { name: '刘洋', body: 'bc', place: 'organisation', organisationRole: 'org_staff' },
    facts: { bodies: [bc] },
  });
  const lapsed = played(membership, invited, { action: 'expireInvitation', by: 'system', at: '2027-02-01 09:00' });
  expect(lapsed.outcome).toBe('expired');
  for (const language of languages) {
    const { expired, ...others } = texts[language].outcomes;
    expect(Object.values(others)).not.toContain(expired);
    expect(expired).not.toMatch(/拒绝|驳回|同意|撤回|refus|reject|agreed|withdraw/);
  }
});

const names = { body: () => '单位', person: () => '某人', office: () => '' };

/** A case as the log of that version has it. */
function standingAt(id: ProcedureId, version: number, position: string): Case {
  const by = { person: 'citizen', role: 'citizen' } as const;
  const when = '2026-11-24T02:00:00.000Z';
  const opening: Event = { kind: 'opened', procedure: id, version, number: 'HRB-1', by, at: when, bodies: {} };
  // What an earlier version stored is a word; that it is a position of today is what is to be shown.
  const entered: Event = { kind: 'entered', position: position as Position, at: when, returned: false };
  return replay('stored', [opening, entered]);
}

function acts(procedure: Procedure): readonly (readonly [string, Action])[] {
  return [
    [procedure.opening.name, procedure.opening.action],
    ...Object.entries(procedure.always ?? {}),
    ...Object.values<Stage>(procedure.stages).flatMap(({ actions }) => Object.entries(actions)),
  ];
}

function stages(): readonly string[] {
  return procedureIds.flatMap((id) => Object.values<readonly string[]>(steps[id]).flat());
}

/** A word without what two spellings of it differ in: doubled letters, hyphens, British and American endings. */
function plainly(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('-', '')
    .replaceAll(/(.)\1+/g, '$1')
    .replaceAll('our', 'or')
    .replaceAll('ise', 'ize');
}
