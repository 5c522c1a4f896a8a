import { describe, expect, it } from 'vitest';
import { instant } from '../../../src/law/date.ts';
import { deadlineRule, dueFrom, earliest, lastDay, standing } from '../../../src/law/deadline.ts';
import type { DeadlineRule } from '../../../src/law/deadline-data.ts';
import { type DeadlineCode, deadlineRules } from '../../../src/law/deadline-data.ts';
import { lawFrom, seededLaw, seededRows } from '../../../src/law/law.ts';

const law = seededLaw;

function due(code: DeadlineCode, date: string) {
  return dueFrom(law, code, instant(date, '10:00'));
}

describe('the deadlines of the law', () => {
  it('end a one-day award notice on a make-up Sunday, and the challenge seven working days later', () => {
    expect(due('AWPER_1', '2026-09-18').date).toBe('2026-09-20');
    expect(due('CHAL_7', '2026-09-20').date).toBe('2026-09-30');
  });

  it.each<[DeadlineCode, string]>([
    ['COMREV_5', '2026-09-24'],
    ['COMFWD_8', '2026-09-30'],
    ['COMDEC_30', '2026-11-05'],
  ])('%s of a complaint received on 18 September 2026 is due on %s', (code, date) => {
    expect(due(code, '2026-09-18')).toMatchObject({ date, advised: date, provisional: false });
  });

  it.each<[DeadlineCode, string]>([
    ['BID_20', '2026-12-14'],
    ['CONS_10', '2026-12-04'],
    ['NEG_3', '2026-11-27'],
    ['INTENT', '2026-12-24'],
  ])('%s from 24 November 2026 leaves until %s', (code, date) => {
    expect(earliest(law, code, instant('2026-11-24', '09:00'))).toEqual({ date, provisional: false });
  });

  it('are provisional past the announced year', () => {
    expect(due('CHAL_7', '2026-12-24')).toMatchObject({ date: '2027-01-05', provisional: true });
    expect(due('CHAL_7', '2026-12-22')).toMatchObject({ date: '2026-12-31', provisional: false });
  });

  it('do not count the starting day, at whatever hour it starts', () => {
    const early = dueFrom(law, 'INQ_3', instant('2026-11-24', '00:00'));
    const late = dueFrom(law, 'INQ_3', instant('2026-11-24', '23:59'));
    expect(early.date).toBe('2026-11-27');
    expect(late).toEqual(early);
  });

  it('last to 24:00 of the last day', () => {
    expect(due('INQ_3', '2026-11-24').at).toEqual(instant('2026-11-28', '00:00'));
  });
});

describe('a deadline in days that ends when offices are shut', () => {
  it('moves past a public holiday, and still advises the earlier day', () => {
    expect(due('CONTR_30', '2026-09-03')).toMatchObject({ advised: '2026-10-03', date: '2026-10-08' });
  });

  it('stays on an ordinary weekend when only public holidays move it', () => {
    expect(due('CONTR_30', '2026-10-22')).toMatchObject({ advised: '2026-11-21', date: '2026-11-21' });
  });

  it('moves past an ordinary weekend when the rule says so', () => {
    expect(due('PAY_30', '2026-10-22')).toMatchObject({ advised: '2026-11-21', date: '2026-11-23' });
  });

  it('does not move off a weekend day that is worked', () => {
    expect(due('PAY_30', '2026-08-21')).toMatchObject({ advised: '2026-09-20', date: '2026-09-20' });
  });

  it('is provisional only when holidays can move it', () => {
    expect(due('PET_60', '2026-12-01')).toMatchObject({ date: '2027-01-30', provisional: false });
    expect(due('PAY_30', '2026-12-02')).toMatchObject({ date: '2027-01-04', provisional: true });
  });
});

describe('the rules', () => {
  it('are the ones in force on the day the term starts', () => {
    const changed: DeadlineRule = { ...deadlineRule(law, 'INQ_3', '2026-11-24'), length: 2, validFrom: '2027-01-01' };
    const later = lawFrom({ ...seededRows, deadlines: [changed, ...seededRows.deadlines] });
    expect(dueFrom(later, 'INQ_3', instant('2026-11-24', '10:00')).date).toBe('2026-11-27');
    expect(dueFrom(later, 'INQ_3', instant('2027-03-01', '10:00')).date).toBe('2027-03-03');
    expect(() => deadlineRule(law, 'PAY_30', '2025-05-31')).toThrow('PAY_30');
  });

  it('give an earliest day only for a minimum', () => {
    expect(() => earliest(law, 'CONTR_30', instant('2026-11-24', '10:00'))).toThrow('CONTR_30');
  });

  it('name each term once from each day, with its source in both languages, and never roll working days', () => {
    const terms = deadlineRules.map(({ code, validFrom }) => `${code} ${validFrom}`);
    expect(new Set(terms).size).toBe(terms.length);
    for (const rule of deadlineRules) {
      expect(rule.length, rule.code).toBeGreaterThan(0);
      expect([rule.citation.zh, rule.citation.en], rule.code).not.toContain('');
      expect(rule.unit === 'day' || rule.roll === 'none', rule.code).toBe(true);
    }
  });
});

describe('where a deadline stands', () => {
  const end = instant('2026-12-08', '17:00');

  it.each<[string, string, ReturnType<typeof standing>]>([
    ['2026-11-27', '09:00', { state: 'in-time', workdays: 7 }],
    ['2026-12-02', '09:00', { state: 'in-time', workdays: 4 }],
    ['2026-12-03', '09:00', { state: 'soon', workdays: 3 }],
    ['2026-12-08', '16:59', { state: 'soon', workdays: 0 }],
    ['2026-12-08', '17:00', { state: 'late', workdays: 0 }],
    ['2026-12-09', '08:00', { state: 'late', workdays: -1 }],
  ])('on %s at %s', (date, time, expected) => {
    expect(standing(law, end, instant(date, time))).toEqual(expected);
  });

  it('belongs to the day that ends with it', () => {
    expect(lastDay(instant('2026-12-08'))).toBe('2026-12-08');
    expect(standing(law, instant('2026-12-08'), instant('2026-12-08', '23:59')).state).toBe('soon');
    expect(standing(law, instant('2026-12-08'), instant('2026-12-09', '00:00')).state).toBe('late');
  });
});
