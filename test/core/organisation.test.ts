import { describe, expect, test } from 'vitest';
import type { Case } from '../../src/engine/case.ts';
import { offers } from '../../src/engine/decide.ts';
import type { Answers } from '../../src/engine/form.ts';
import { waitingFor } from '../../src/engine/parties.ts';
import type { Body } from '../../src/engine/procedure.ts';
import { mayKnow, mayRead } from '../../src/engine/read.ts';
import { organisation } from '../../src/procedures/organisation/organisation.ts';
import { at, attempt, type Deed, effects, known, opened, opening, after as played, refusal, someone } from './given.ts';
import { organisationAnswers } from './given-organisation.ts';

const zhou = someone('zhou');
const stranger = someone('stranger');
const officer = someone('officer', ['civil_affairs', 'mz']);
const colleague = someone('colleague', ['civil_affairs', 'mz']);

const file = { hash: 'b'.repeat(64), name: '登记证书.jpg', mime: 'image/jpeg', size: 120_000 };

const answers = { ...organisationAnswers, certificate: [file] } as const satisfies Answers;

const bearer: Body = {
  id: 'org-1',
  name: { zh: '冰城暖心', en: 'Warm Heart' },
  kind: 'organisation',
  status: 'verified',
  creditCode: answers.code ?? '',
};

function registering(changes: Answers = {}, facts: Deed['facts'] = {}) {
  return opening(organisation, 'org', { by: zhou, at: '2026-11-24 10:32', answers: { ...answers, ...changes }, facts });
}

function registered(changes: Answers = {}): Case {
  return opened(organisation, 'org', { by: zhou, at: '2026-11-24 10:32', answers: { ...answers, ...changes } });
}

/** Verified, and made a body by whoever carries the entry out. */
function entered(): Case {
  const verified = played(organisation, registered(), {
    action: 'verifyOrganisation',
    by: officer,
    at: '2026-11-25 09:00',
  });
  return { ...verified, bodies: { supplier: 'xq' } };
}
const admin = someone('zhou', ['org_admin', 'xq']);
const updated = { action: 'updateProfile', by: admin, at: '2027-01-11 09:00', answers: { ...answers, staff: 9 } };

describe('what an organisation registers with', () => {
  test.each([
    ['a unit named after the nation', { name: '中华新桥养老服务中心' }, 'private-unit-prefix', 'name'],
    ['none where it was registered', { code: null }, 'code-of-registered', 'code'],
    ['a public body’s code', { code: '11230199MB0000019A' }, 'social-organisation-code', 'code'],
    ['a company’s code', { code: '91110000802100433B' }, 'social-organisation-code', 'code'],
    ['an association’s code on another type', { code: '51230199MJ0000026C' }, 'type-matches-code', 'type'],
    ['a certificate that ended yesterday', { validTo: '2026-11-23' }, 'certificate-in-force', 'validTo'],
    ['a certificate that ends before it begins', { validFrom: '2031-01-01' }, 'certificate-in-order', 'validTo'],
    ['a founding still to come', { foundedOn: '2026-11-25' }, 'founded-before-today', 'foundedOn'],
    ['more social workers than staff', { socialWorkers: 7 }, 'social-workers-within-staff', 'socialWorkers'],
    [
      'a rating that has ended',
      { rating: '3A', ratedOn: '2020-01-01', ratedUntil: '2025-01-01', ratingEvidence: [file] },
      'rating-in-force',
      'ratedUntil',
    ],
    [
      'a tax exemption that has ended',
      { taxExempt: 'yes', taxExemptUntil: '2026-11-23' },
      'tax-exempt-in-force',
      'taxExemptUntil',
    ],
  ])('%s is not accepted', (_what, changes, why, field) => {
    expect(refusal(registering(changes))).toMatchObject({ why, field });
  });

  test.each([
    ['no certificate file', { certificate: [] }, 'certificate'],
    ['a code with a wrong check character', { code: '52230199MJ0000106X' }, 'code'],
    ['an account of seven digits', { bankAccount: '1234567' }, 'bankAccount'],
    ['nine fields of service', { fields: ['A01', 'A02', 'A03', 'A04', 'A05', 'A06', 'A07', 'A08', 'A09'] }, 'fields'],
    ['no pledge', { pledge: null }, 'pledge'],
    [
      'a rating without its document',
      { rating: '3A', ratedOn: '2025-01-01', ratedUntil: '2030-01-01' },
      'ratingEvidence',
    ],
  ])('%s is asked again', (_what, changes, field) => {
    expect(refusal(registering(changes))).toMatchObject({ why: 'incomplete', field });
  });

  test('a certificate is good on its last day', () => {
    expect(registering({ validTo: '2026-11-24' }).ok).toBe(true);
  });

  test('a group on file in its community registers without a code', () => {
    const state = registered({ type: 'community-filed', code: null, name: '中华路晚晴互助组' });
    expect(state.position).toBe('verification.review');
    expect(state.filings.at(-1)?.answers).not.toHaveProperty('code');
  });

  test('whoever registers a code that is entered already is led to its administrator', () => {
    expect(refusal(registering({}, { bodies: [bearer] }))).toMatchObject({
      why: 'code-free',
      values: { code: answers.code, holder: { zh: '冰城暖心', en: 'Warm Heart' } },
    });
  });

  test('a person has one registration under way, and another once it is decided', () => {
    const first = { ...registered(), id: 'first' };
    expect(refusal(registering({}, { ownOpen: [first] }))).toMatchObject({
      why: 'one-registration',
      values: { number: first.number },
    });
    expect(registering({ code: '52230199MJ0000A70L' }, { ownOpen: [{ ...entered(), id: 'first' }] }).ok).toBe(true);
  });
});

describe('its verification', () => {
  test('waits for civil affairs for three working days', () => {
    expect(waitingFor(organisation, registered())).toEqual([{ role: 'civil_affairs' }]);
    expect(registered().due).toMatchObject({ code: 'ORG_REV', date: '2026-11-27' });
  });

  test('enters what was filed in the register', () => {
    const result = attempt(organisation, registered(), {
      action: 'verifyOrganisation',
      by: officer,
      at: '2026-11-25 09:00',
    });
    expect(effects(result)).toMatchObject([{ kind: 'register', profile: { name: answers.name, code: answers.code } }]);
  });

  test('notes since when the account is another one, and keeps that when the entry stands otherwise', () => {
    const later = { ...answers, bankAccount: '62229999888877776666' };
    const changed = played(organisation, entered(), { ...updated, answers: later });
    const verified = attempt(organisation, changed, {
      action: 'verifyOrganisation',
      by: officer,
      at: '2027-01-12 09:00',
    });
    expect(effects(verified)).toMatchObject([{ profile: { accountSince: '2027-01-12T01:00:00.000Z' } }]);
    const first = attempt(organisation, registered(), {
      action: 'verifyOrganisation',
      by: officer,
      at: '2026-11-25 09:00',
    });
    expect(effects(first)).not.toMatchObject([{ profile: { accountSince: expect.anything() } }]);
  });

  test('is not for the officer who registered it himself', () => {
    const own = opened(organisation, 'own', { by: officer, at: '2026-11-24 10:00', answers });
    const verify = { action: 'verifyOrganisation', at: '2026-11-25 09:00' };
    expect(refusal(attempt(organisation, own, { ...verify, by: officer })).why).toBe('same-person');
    expect(attempt(organisation, own, { ...verify, by: colleague }).ok).toBe(true);
  });

  test('enters no code twice, however many asked for it at once', () => {
    const late = { action: 'verifyOrganisation', by: officer, at: '2026-11-25 09:00', facts: { bodies: [bearer] } };
    expect(refusal(attempt(organisation, registered(), late)).why).toBe('code-still-free');
  });

  test('does not enter a certificate that has ended meanwhile', () => {
    const late = { action: 'verifyOrganisation', by: officer, at: '2026-11-26 09:00' };
    expect(refusal(attempt(organisation, registered({ validTo: '2026-11-25' }), late)).why).toBe(
      'certificate-still-in-force',
    );
  });

  test('returns it twice at most, and then has to decide', () => {
    const mend = { mend: '证书照片不清楚，请重拍' };
    const deeds: readonly Deed[] = ['25', '26'].flatMap((day) => [
      { action: 'returnOrganisation', by: officer, at: `2026-11-${day} 09:00`, answers: mend },
      { action: 'correctOrganisation', by: zhou, at: `2026-11-${day} 15:00`, answers },
    ]);
    const once = played(organisation, registered(), ...deeds.slice(0, 1));
    expect(once).toMatchObject({ position: 'verification.correct', round: 2, due: { code: 'FIX_5' } });
    expect(waitingFor(organisation, once)).toEqual([{ role: 'applicant', person: 'zhou' }]);

    const twice = played(organisation, registered(), ...deeds);
    const third = { action: 'returnOrganisation', by: officer, at: '2026-11-27 09:00', answers: mend };
    expect(refusal(attempt(organisation, twice, third)).why).toBe('few-returns-this-time');
  });

  test('ends with a rejection that keeps its ground', () => {
    const state = played(organisation, registered(), {
      action: 'rejectOrganisation',
      by: officer,
      at: '2026-11-25 09:00',
      answers: { ground: 'untrue', reason: '登记机关核实，证书编号不存在' },
    });
    expect(state.outcome).toBe('rejected');
    expect(state.filings.at(-1)?.answers.ground).toBe('untrue');
  });
});

describe('an organisation in the register', () => {
  test('stays there, waits for nobody, and anyone may know of it but not read its papers', () => {
    const state = entered();
    expect(state).toMatchObject({ position: 'register.verified', outcome: undefined, due: undefined });
    expect(waitingFor(organisation, state)).toEqual([]);
    expect(mayKnow(organisation, state, undefined)).toBe(true);
    const [filing] = state.filings;
    expect(filing && mayRead(organisation, state, filing, stranger, undefined)).toBe(false);
    expect(filing && mayRead(organisation, state, filing, admin, undefined)).toBe(true);
  });

  test('is not known to others before it is entered', () => {
    expect(mayKnow(organisation, registered(), stranger)).toBe(false);
  });

  test('has every change verified again, and keeps its name until then', () => {
    const state = played(organisation, entered(), { ...updated, answers: { ...answers, name: '新桥康养服务中心' } });
    expect(state.position).toBe('verification.review');
    expect(organisation.title(state)).toBe(answers.name);
  });

  test('is changed by its administrator only, not by the one who once registered it', () => {
    expect(refusal(attempt(organisation, entered(), { ...updated, by: zhou })).why).toBe('not-your-turn');
  });

  test('stays in the register when a change is rejected or withdrawn', () => {
    const changed = played(organisation, entered(), updated);
    const rejected = played(organisation, changed, {
      action: 'rejectOrganisation',
      by: officer,
      at: '2027-01-12 09:00',
      answers: { ground: 'other', reason: '专职人员数与社保记录不符' },
    });
    expect(rejected).toMatchObject({ position: 'register.verified', outcome: undefined });
    const withdrawn = played(organisation, changed, {
      action: 'withdrawOrganisation',
      by: admin,
      at: '2027-01-11 10:00',
    });
    expect(withdrawn).toMatchObject({ position: 'register.verified', outcome: undefined });
  });

  test('gets its returns anew for every change', () => {
    const mend = { mend: '请补充新的场所证明' };
    const returned = { action: 'returnOrganisation', by: officer, at: '2027-01-12 09:00', answers: mend };
    const state = played(organisation, entered(), updated, returned);
    expect(state.position).toBe('verification.correct');
    expect(waitingFor(organisation, state)).toEqual([{ role: 'org_admin', body: 'xq' }]);
    const resent = { ...updated, action: 'correctOrganisation', at: '2027-01-13 09:00' };
    expect(refusal(attempt(organisation, state, { ...resent, by: zhou })).why).toBe('for-its-own-people');
    expect(attempt(organisation, state, resent).ok).toBe(true);
  });

  const secretary = someone('secretary', ['group_sec', 'group']);
  const proposes = {
    action: 'proposeSuspension',
    by: officer,
    at: '2027-02-01 09:00',
    answers: { ground: 'unchecked', until: '2027-06-30', reason: '连续两次拒不接受年度检查。', evidence: [file] },
  };
  const confirms = {
    action: 'confirmSuspension',
    by: secretary,
    at: '2027-02-22 09:00',
    answers: { reason: '双方意见都看过了。' },
  };

  test('is suspended by no one office: it is heard, and another decides', () => {
    const names = (state: Case, when: string) =>
      offers(organisation, state, officer, known(), at(when)).map(({ name }) => name);
    expect(names(entered(), '2027-02-01 09:00')).toEqual(['proposeSuspension', 'recordDissolution']);
    const proposed = played(organisation, entered(), proposes);
    expect(proposed.position).toBe('register.hearing');
    expect(refusal(attempt(organisation, proposed, { ...confirms, at: '2027-02-03 09:00' })).why).toBe(
      'suspension-heard',
    );
    expect(refusal(attempt(organisation, proposed, { ...confirms, by: officer })).why).toBe('not-your-turn');
    const objects = {
      action: 'objectSuspension',
      by: admin,
      at: '2027-02-02 09:00',
      answers: { objection: '检查通知没有收到，已经补办。' },
    };
    const heard = played(organisation, proposed, objects);
    expect(effects(attempt(organisation, heard, confirms))).toMatchObject([{ kind: 'register', status: 'suspended' }]);
    const refused = played(organisation, heard, { ...confirms, action: 'refuseSuspension', at: '2027-02-03 09:00' });
    expect(refused.position).toBe('register.verified');
    const suspended = played(organisation, heard, confirms);
    expect(names(suspended, '2027-02-23 09:00')).toEqual(['restoreOrganisation', 'recordDissolution']);
  });

  test('may supply again by itself once the day of its suspension is over, whatever was entered meanwhile', () => {
    const suspended = played(organisation, entered(), proposes, confirms);
    expect(suspended.due?.date).toBe('2027-06-30');
    const ends = { action: 'endSuspension', by: 'system', at: '2027-07-01 00:01' } as const;
    expect(refusal(attempt(organisation, suspended, { ...ends, at: '2027-06-30 23:59' })).why).toBe('suspension-over');
    const changed = played(
      organisation,
      suspended,
      { ...updated, at: '2027-03-02 09:00' },
      { action: 'verifyOrganisation', by: officer, at: '2027-03-03 09:00' },
    );
    expect(changed.due?.date).toBe('2027-06-30');
    expect(effects(attempt(organisation, changed, ends))).toMatchObject([{ kind: 'register', status: 'verified' }]);
    expect(played(organisation, changed, ends).due).toBeUndefined();
  });

  test('is suspended for a year at most', () => {
    const until = (day: string) => ({ ...proposes, answers: { ...proposes.answers, until: day } });
    expect(refusal(attempt(organisation, entered(), until('2028-02-02')))).toMatchObject({
      why: 'suspension-within-term',
      values: { months: 12, last: '2028-02-01' },
    });
    expect(attempt(organisation, entered(), until('2028-02-01')).ok).toBe(true);
    expect(refusal(attempt(organisation, entered(), until('2027-02-01'))).why).toBe('suspension-within-term');
  });

  const dissolved = {
    action: 'recordDissolution',
    by: officer,
    at: '2027-02-01 09:00',
    answers: { ground: 'dissolved', on: '2027-01-29', document: '哈民注字〔2027〕18 号', evidence: [file] },
  };

  test('is entered as dissolved by the document that says so, and then can only be restored, where that was a mistake', () => {
    expect(effects(attempt(organisation, entered(), dissolved))).toMatchObject([{ kind: 'register', status: 'left' }]);
    const gone = played(organisation, entered(), dissolved);
    const restores = {
      action: 'restoreOrganisation',
      by: officer,
      at: '2027-02-02 09:00',
      answers: { reason: '登记时写错了组织' },
    };
    const suspends = { ...proposes, at: '2027-02-02 09:00' };
    for (const tried of [dissolved, suspends, { ...updated, at: '2027-02-02 09:00' }])
      expect(refusal(attempt(organisation, gone, tried))).toMatchObject({
        why: 'not-dissolved',
        values: { on: '2027-01-29' },
      });
    expect(effects(attempt(organisation, gone, restores))).toMatchObject([{ kind: 'register', status: 'verified' }]);
  });

  test('is not entered as dissolved ahead of the day', () => {
    const ahead = { ...dissolved, answers: { ...dissolved.answers, on: '2027-02-02' } };
    expect(refusal(attempt(organisation, entered(), ahead)).why).toBe('dissolved-by-now');
  });

  test('stays suspended in the register when a later change of its entry is verified', () => {
    const changed = played(organisation, entered(), proposes, confirms, { ...updated, at: '2027-03-02 09:00' });
    const verified = attempt(organisation, changed, {
      action: 'verifyOrganisation',
      by: officer,
      at: '2027-03-03 09:00',
    });
    expect(effects(verified)).toMatchObject([{ kind: 'register', status: 'suspended' }]);
  });
});
