import { describe, expect, test } from 'vitest';
import { caseView } from '../../src/dialogue/case-view.ts';
import { type Case, evolve, unopened } from '../../src/engine/case.ts';
import { offers } from '../../src/engine/decide.ts';
import type { Answers } from '../../src/engine/form.ts';
import { rolesOn, waitingFor } from '../../src/engine/parties.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { mayRead } from '../../src/engine/read.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { complaint } from '../../src/procedures/complaint/complaint.ts';
import { at, attempt, type Deed, known, opened, opening, after as played, refusal, someone } from './given.ts';

const citizen = someone('citizen');
const secretary = someone('secretary', ['group_sec', 'xtz']);
const buyerHead = someone('buyer-head', ['buyer_head', 'ngmz']);
const buyerStaff = someone('buyer-staff', ['buyer_staff', 'ngmz']);
const finance = someone('finance', ['finance_proc', 'cz']);
const civil = someone('civil', ['civil_affairs', 'mz']);
const supervisor = someone('supervisor', ['supervision', 'jw']);
const chair = someone('chair', ['group_chair', 'xtz']);

const parent: Case = {
  ...unopened('purchase', 'purchase', 1, { person: 'staff', role: 'buyer_staff', body: 'ngmz' }),
  number: 'HRB-2026-NGMZ-0001',
  bodies: { buyer: 'ngmz', supplier: 'bc' },
  entries: [{ position: 'publication.intention', at: '2026-01-04T02:00:00.000Z', returned: false }],
  position: 'management.run',
};
const facts = { parent };

const answers = {
  about: 'service-quality',
  whom: 'supplier',
  facts: '8 月起护理员每周只来一次，合同公示是三次。',
  name: '王淑兰',
  contact: '13800000000',
} as const satisfies Answers;

function complained(changes: Answers = {}): Case {
  const given = { ...answers, ...changes };
  return opened(complaint, 'cmp', { by: citizen, at: '2026-11-24 10:00', answers: given, facts });
}

const earlier: Case = { ...complained(), id: 'earlier', number: 'HRB-2026-CMP-0001' };
const cited = [{ procedure: complaint, state: earlier, parent }];

const route = (action: string, by = secretary, when = '2026-11-25 09:00'): Deed => ({ action, by, at: when });
const answer = {
  outcome: 'partly',
  findings: '调取了 8 月全部签到记录，12 次上门中缺 7 次。',
  measures: '已责令 12 月底前补足 7 次，由社区核对。',
  remedies: '可自收到答复之日起 30 日内向市政府信访部门请求复查。',
};
const answering = (by: Person, when = '2026-12-01 09:00'): Deed => ({
  action: 'answerComplaint',
  by,
  at: when,
  answers: answer,
});
const rate = (score: string, when = '2026-12-02 09:00'): Deed => ({
  action: 'rateAnswer',
  by: citizen,
  at: when,
  answers: { score },
});

const atBuyer = () => played(complaint, complained(), route('routeToBuyer'));
const answered = () => played(complaint, atBuyer(), answering(buyerHead));
const offered = (state: Case, person: Person, when = '2026-11-25 09:00') =>
  offers(complaint, state, person, known(facts), at(when)).map(({ name }) => name);

function reads(state: Case, person: Person): boolean {
  const [filing] = state.filings;
  return filing !== undefined && mayRead(complaint, state, filing, person, parent);
}

function knowsWho(state: Case, person: Person): boolean {
  const [filing] = state.filings;
  const roles = rolesOn(complaint, state, person);
  const { knows } = complaint.opening.action;
  return filing !== undefined && (knows?.({ state, filing, person, roles, parent }) ?? true);
}

describe('a complaint', () => {
  test('needs two choices and one text, from anybody, under a project', () => {
    const { about, whom, facts: text } = answers;
    const short = { about, whom, facts: text };
    expect(opened(complaint, 'cmp', { by: citizen, at: '2026-11-24 10:00', answers: short, facts }).position).toBe(
      'triage.route',
    );
    expect(refusal(opening(complaint, 'cmp', { by: citizen, at: '2026-11-24 10:00', answers: short })).why).toBe(
      'not-open-for-this',
    );
  });

  test('is no longer asked for what nobody needs, and kept without it', () => {
    expect(complained({ reply: 'no' }).filings[0]?.answers).not.toHaveProperty('reply');
  });

  test('about what is still to come is asked again', () => {
    const early = { by: citizen, at: '2026-11-24 10:00', answers: { ...answers, when: '2026-11-25' }, facts };
    expect(refusal(opening(complaint, 'cmp', early))).toMatchObject({ why: 'happened-before-today', field: 'when' });
  });

  test('is heard until two years after the project ended', () => {
    const ended = { parent: { ...parent, outcome: 'completed', closedAt: '2024-11-24T02:00:00.000Z' } } as const;
    const last = { by: citizen, at: '2026-11-24 23:00', answers, facts: ended };
    expect(opening(complaint, 'cmp', last).ok).toBe(true);
    const late = opening(complaint, 'cmp', { ...last, at: '2026-11-25 00:00' });
    expect(refusal(late)).toMatchObject({ why: 'complaint-in-time', values: { last: '2026-11-24' } });
  });
});

describe('its way to an office', () => {
  test('waits two working days for the secretary', () => {
    expect(waitingFor(complaint, complained())).toEqual([{ role: 'group_sec' }]);
    expect(complained().due).toMatchObject({ code: 'CIT_ACK', date: '2026-11-26' });
  });

  test.each([
    ['routeToBuyer', { role: 'buyer_head', body: 'ngmz' }],
    ['routeToFinance', { role: 'finance_proc' }],
    ['routeToCivilAffairs', { role: 'civil_affairs' }],
    ['routeToSupervision', { role: 'supervision' }],
  ])('%s makes it the turn of that office, for fifteen working days', (action, waiting) => {
    const state = played(complaint, complained(), route(action));
    expect(waitingFor(complaint, state)).toEqual([waiting]);
    expect(state.due).toMatchObject({ code: 'CIT_ANS', date: '2026-12-16' });
  });

  test.each([
    ['the buyer', { whom: 'buyer' }, 'routeToBuyer', 'not-the-one-complained-about'],
    ['an official', { whom: 'official' }, 'routeToBuyer', 'misconduct-to-supervision'],
    ['an official', { whom: 'official' }, 'routeToFinance', 'misconduct-to-supervision'],
    ['misconduct', { about: 'misconduct' }, 'routeToBuyer', 'misconduct-to-supervision'],
    ['misconduct', { about: 'misconduct' }, 'routeToCivilAffairs', 'misconduct-to-supervision'],
  ])('about %s never leads to the one it is about (%o, %s)', (_what, changes, action, why) => {
    const state = complained(changes);
    expect(refusal(attempt(complaint, state, route(action))).why).toBe(why);
    expect(offered(state, secretary)).not.toContain(action);
    expect(offered(state, secretary)).toContain('routeToSupervision');
  });

  test('leads past the secretary when it is about the secretary’s office', () => {
    const state = complained({ whom: 'group' });
    expect(waitingFor(complaint, state)).toEqual([{ role: 'supervision' }]);
    expect(refusal(attempt(complaint, state, route('routeToFinance'))).why).toBe('routed-impartially');
    expect(reads(state, secretary)).toBe(false);
    expect(reads(state, supervisor)).toBe(true);
    expect(attempt(complaint, state, route('routeToFinance', supervisor)).ok).toBe(true);
  });

  test('leads past a secretary who sits at the buyer', () => {
    const inside = someone('inside', ['group_sec', 'ngmz']);
    const state = complained();
    expect(refusal(attempt(complaint, state, route('routeToFinance', inside))).why).toBe('routed-impartially');
    expect(reads(state, inside)).toBe(false);
    const recused = played(complaint, state, {
      ...route('recuseTriage', inside),
      answers: { reason: '我在被反映的单位任职' },
    });
    expect(waitingFor(complaint, recused)).toEqual([{ role: 'supervision' }]);
  });

  test('is supervision’s when nobody has led it on in time, and not before', () => {
    const state = complained();
    expect(refusal(attempt(complaint, state, route('routeToFinance', supervisor))).why).toBe('routed-impartially');
    const late = evolve(state, { kind: 'escalated', to: 'supervision', at: '2026-12-02T01:00:00.000Z' });
    expect(attempt(complaint, late, route('routeToFinance', supervisor, '2026-12-02 10:00')).ok).toBe(true);
    expect(reads(late, supervisor)).toBe(true);
  });

  test('is not for an official to lead who wrote it himself', () => {
    const own = opened(complaint, 'cmp', { by: secretary, at: '2026-11-24 10:00', answers, facts });
    expect(refusal(attempt(complaint, own, route('routeToFinance'))).why).toBe('same-person');
  });

  test.each([
    ['forwardElsewhere', { to: '市市场监督管理局', reason: '食品安全归市场监管，电话 12315' }, 'completed'],
    ['closeDuplicate', { number: 'HRB-2026-CMP-0001', reason: '同一天同一件事，已在办理' }, 'rejected'],
    ['declineComplaint', { reason: '属于法院已经受理的案件' }, 'rejected'],
  ])('%s ends it with its reason', (action, given, outcome) => {
    expect(
      played(complaint, complained(), { ...route(action), answers: given, facts: { ...facts, cited } }).outcome,
    ).toBe(outcome);
    expect(refusal(attempt(complaint, complained(), route(action))).why).toBe('incomplete');
  });
});

describe('the complaint that it repeats', () => {
  const repeats = (number: string, changes: Partial<Deed> = {}): Deed => ({
    ...route('closeDuplicate'),
    answers: { number, reason: '同一天同一件事，已在办理' },
    facts: { ...facts, cited },
    ...changes,
  });

  test('is kept by its id, whether its number or its id was sent', () => {
    for (const given of ['HRB-2026-CMP-0001', 'earlier']) {
      expect(played(complaint, complained(), repeats(given)).filings.at(-1)?.answers.number).toBe('earlier');
    }
  });

  test('must be there, another, a complaint, and one of which the secretary may know', () => {
    const own = complained();
    const strange = { ...parent, id: 'other', number: 'HRB-2026-NGMZ-0002' };
    const secret: Case = { ...complained({ whom: 'group' }), id: 'secret', number: 'HRB-2026-CMP-0002' };
    const all = [own, strange, secret].map((state) => ({
      procedure: state === strange ? procedureOf('purchase') : complaint,
      state,
      parent,
    }));
    for (const number of ['HRB-2026-CMP-0009', own.id, strange.number, secret.number]) {
      const tried = attempt(complaint, own, repeats(number, { facts: { ...facts, cited: [...cited, ...all] } }));
      expect(refusal(tried)).toMatchObject({ why: 'no-such-case', field: 'number', values: { given: number } });
    }
  });
});

describe('who reads it', () => {
  test('are the complainant, the secretary, and only the office that answers', () => {
    const readers = [citizen, secretary, buyerHead, buyerStaff, finance, civil, supervisor, chair];
    const names = (state: Case) => readers.filter((each) => reads(state, each)).map(({ id }) => id);
    expect(names(complained())).toEqual(['citizen', 'secretary']);
    expect(names(atBuyer())).toEqual(['citizen', 'secretary', 'buyer-head']);
    expect(names(played(complaint, complained(), route('routeToSupervision')))).toEqual([
      'citizen',
      'secretary',
      'supervisor',
    ]);
  });

  test('of them only whoever answers knows by whom it is', () => {
    const readers = [citizen, secretary, buyerHead, finance, supervisor];
    const names = (state: Case) => readers.filter((each) => knowsWho(state, each)).map(({ id }) => id);
    expect(names(complained())).toEqual(['citizen']);
    expect(names(atBuyer())).toEqual(['citizen', 'buyer-head']);
    expect(names(played(complaint, answered(), rate('1')))).toEqual(['citizen', 'supervisor']);
  });

  test('the office that hands it back reads it no longer', () => {
    const back = {
      action: 'handBackComplaint',
      by: finance,
      at: '2026-11-26 09:00',
      answers: { reason: '不属于采购监管' },
    };
    const state = played(complaint, complained(), route('routeToFinance'), back);
    expect(state.position).toBe('triage.route');
    expect(reads(state, finance)).toBe(false);
  });

  test('the public is not one of them', () => {
    const state = answered();
    expect(state.filings.some((filing) => mayRead(complaint, state, filing, undefined, parent))).toBe(false);
  });
});

describe('its answer', () => {
  test('is given by nobody but the office it was led to', () => {
    expect(refusal(attempt(complaint, atBuyer(), answering(finance))).why).toBe('yours-to-answer');
    expect(answered().position).toBe('rating.rate');
  });

  test('says what is done when there was something in it', () => {
    const bare = { ...answering(buyerHead), answers: { ...answer, measures: null } };
    expect(refusal(attempt(complaint, atBuyer(), bare))).toMatchObject({ why: 'incomplete', field: 'measures' });
  });

  test('is not given by an office about which it is, whatever else that office does', () => {
    const registrar = someone('registrar', ['civil_affairs', 'ngmz']);
    const state = played(complaint, complained({ whom: 'buyer' }), route('routeToCivilAffairs'));
    expect(refusal(attempt(complaint, state, answering(registrar))).why).toBe('yours-to-answer');
    expect(attempt(complaint, state, answering(civil)).ok).toBe(true);
  });

  test('can be put off, but not beyond sixty days from the day the complaint came', () => {
    const extend = (until: string) => ({
      action: 'extendAnswer',
      by: buyerHead,
      at: '2026-12-15 09:00',
      answers: { until, reason: '需要调取三个月的签到记录' },
    });
    expect(played(complaint, atBuyer(), extend('2027-01-23')).due).toMatchObject({ date: '2027-01-23' });
    expect(refusal(attempt(complaint, atBuyer(), extend('2027-01-24')))).toMatchObject({
      why: 'within-petition-limit',
      values: { last: '2027-01-23' },
    });
  });
});

describe('the complainant’s view of the answer', () => {
  test('closes it when he is content', () => {
    expect(played(complaint, answered(), rate('4')).outcome).toBe('completed');
  });

  test.each([
    ['a low score', rate('2')],
    [
      'his asking for another look',
      { ...rate('2'), action: 'reopenComplaint', answers: { reason: '补的次数又没有来' } },
    ],
  ])('reopens it once by %s, for supervision', (_what, deed) => {
    const again = played(complaint, answered(), deed);
    expect(again.due).toMatchObject({ code: 'CIT_ANS' });
    expect(waitingFor(complaint, again)).toEqual([{ role: 'supervision' }]);
    const deputy = someone('deputy', ['buyer_head', 'ngmz']);
    expect(refusal(attempt(complaint, again, answering(deputy, '2026-12-03 09:00'))).why).toBe('yours-to-answer');

    const twice = played(complaint, again, answering(supervisor, '2026-12-10 09:00'));
    const ask = { action: 'reopenComplaint', by: citizen, at: '2026-12-11 09:00', answers: { reason: '还是不同意' } };
    expect(refusal(attempt(complaint, twice, ask)).why).toBe('may-reopen');
    expect(played(complaint, twice, rate('1', '2026-12-11 09:00')).outcome).toBe('completed');
  });

  test('stays with whoever looks again: it is not handed back', () => {
    const again = played(complaint, answered(), rate('2'));
    const back = {
      action: 'handBackComplaint',
      by: supervisor,
      at: '2026-12-03 09:00',
      answers: { reason: '不属于本机关' },
    };
    expect(refusal(attempt(complaint, again, back)).why).toBe('first-look');
  });

  test('leads to the group’s chair when supervision had answered it', () => {
    const state = played(complaint, complained(), route('routeToSupervision'), answering(supervisor), rate('1'));
    expect(waitingFor(complaint, state)).toEqual([{ role: 'group_chair' }]);
    const both = someone('supervisor', ['supervision', 'jw'], ['group_chair', 'xtz']);
    expect(refusal(attempt(complaint, state, answering(both, '2026-12-03 09:00'))).why).toBe('same-person');
  });

  test('is waited for thirty days, and then the secretary may close it', () => {
    const close = { action: 'closeAnswered', by: secretary };
    expect(answered().due).toMatchObject({ code: 'PET_RV30', date: '2026-12-31' });
    expect(refusal(attempt(complaint, answered(), { ...close, at: '2026-12-31 23:00' })).why).toBe(
      'rating-window-over',
    );
    expect(played(complaint, answered(), { ...close, at: '2027-01-01 00:00' }).outcome).toBe('completed');
  });
});

describe('what the secretary is led to', () => {
  const filled = (changes: Answers) => {
    const state = complained(changes);
    const names = { body: () => '', person: () => '', office: () => '' };
    const now = new Date('2026-11-24T03:00:00Z');
    const looking = { procedure: complaint, state, facts: known(facts), viewer: secretary, now, names };
    const { offers: shown } = caseView({ ...looking, language: 'zh', children: [] });
    return shown.filter(({ kind }) => kind === 'act').map(({ label }) => label);
  };

  test('is the usual way, or the only one that there is; of several that are left it is none', () => {
    expect(filled({})).toEqual(['转购买单位']);
    expect(filled({ about: 'misconduct' })).toEqual(['转纪检监察']);
    expect(filled({ whom: 'buyer' })).toEqual([]);
  });
});
