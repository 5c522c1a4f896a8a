import { describe, expect, it } from 'vitest';
import { inWords } from '../../../src/dialogue/in-words.ts';
import { instant } from '../../../src/law/date.ts';
import { dueFrom } from '../../../src/law/deadline.ts';
import { seededLaw } from '../../../src/law/law.ts';
import { momentOf } from '../../../src/law/said.ts';
import { sayDate, sayDue, sayMoment, sayPeriod, shortDay } from '../../../src/law/speak.ts';

const today = '2026-11-27';
const brief = { today, brief: true } as const;
const languages = ['zh', 'en'] as const;

function said(date: string, time: string, now: [string, string]) {
  const due = { at: instant(date, time) };
  return languages.map((each) => inWords(sayDue(seededLaw, due, instant(...now), each), each));
}

describe('a date', () => {
  it('is said with its weekday, and with its year when it is another', () => {
    expect(sayDate('2026-12-08', 'zh', { today })).toBe('12月8日（周二）');
    expect(sayDate('2026-12-08', 'en', { today })).toBe('Tuesday 8 December');
    expect(sayDate('2027-01-05', 'zh', { today })).toBe('2027年1月5日（周二）');
    expect(sayDate('2027-01-05', 'en')).toBe('Tuesday 5 January 2027');
  });

  it('says when it may still move', () => {
    expect(sayDate('2027-01-05', 'zh', { today, provisional: true })).toBe('2027年1月5日（周二，暂定）');
    expect(sayDate('2027-01-05', 'en', { today, provisional: true })).toBe('Tuesday 5 January 2027 (provisional)');
  });

  it('leaves today unsaid beside a time', () => {
    expect(sayMoment(momentOf(instant('2026-11-27', '10:31'), brief), 'zh')).toBe('10:31');
    expect(sayMoment(momentOf(instant('2026-11-26', '10:31'), brief), 'zh')).toBe('11月26日（周四）10:31');
    expect(sayMoment(momentOf(instant('2026-11-26', '10:31'), brief), 'en')).toBe('Thursday 26 November, 10:31');
    expect(sayMoment(momentOf(instant('2026-11-27', '10:31'), { today }), 'zh')).toBe('11月27日（周五）10:31');
  });
});

describe('a deadline', () => {
  it('is said with what is left', () => {
    expect(said('2026-12-08', '17:00', ['2026-11-27', '09:00'])).toEqual([
      '12月8日（周二）17:00 前，还有 7 个工作日',
      'Tuesday 8 December, 17:00: 7 working days left',
    ]);
  });

  it('is said to be today', () => {
    expect(said('2026-12-08', '17:00', ['2026-12-08', '09:00'])).toEqual([
      '12月8日（周二）17:00 前，就在今天',
      'Tuesday 8 December, 17:00: today',
    ]);
  });

  it('does not promise working days that a weekend has not', () => {
    expect(said('2026-11-29', '17:00', ['2026-11-27', '18:00'])).toEqual([
      '11月29日（周日）17:00 前，还有 2 天，其间没有工作日',
      'Sunday 29 November, 17:00: 2 days left, none of them a working day',
    ]);
  });

  it('is said to be past', () => {
    expect(said('2026-12-08', '17:00', ['2026-12-09', '09:00'])).toEqual([
      '12月8日（周二）17:00 到期，过了 1 个工作日',
      'Tuesday 8 December, 17:00: 1 working day overdue',
    ]);
    expect(said('2026-12-08', '17:00', ['2026-12-08', '17:01'])).toEqual([
      '12月8日（周二）17:00 到期，已经过了',
      'Tuesday 8 December, 17:00: the time has passed',
    ]);
  });

  it('of a whole day lasts to its end and has no time, and says when holidays may move it', () => {
    const now = instant('2026-12-24', '10:00');
    const due = dueFrom(seededLaw, 'CHAL_7', now);
    expect(inWords(sayDue(seededLaw, due, now, 'zh'), 'zh')).toBe('2027年1月5日（周二，暂定）前，还有 7 个工作日');
    expect(inWords(sayDue(seededLaw, due, now, 'en'), 'en')).toBe(
      'Tuesday 5 January 2027 (provisional): 7 working days left',
    );
  });
});

describe('a period', () => {
  it.each([
    ['2027-03-01', '2027-05-31', '2027年3月1日至5月31日', '1 March–31 May 2027'],
    ['2027-12-01', '2028-02-29', '2027年12月1日至2028年2月29日', '1 December 2027–29 February 2028'],
    ['2027-03-01', '2027-03-31', '2027年3月1日至31日', '1–31 March 2027'],
    ['2027-03-01', '2028-03-01', '2027年3月1日至2028年3月1日', '1 March 2027–1 March 2028'],
  ])('from %s to %s has its year and month once where both days share them', (from, to, zh, en) => {
    expect(languages.map((each) => sayPeriod({ from, to }, each))).toEqual([zh, en]);
  });
});

describe('a day where there is little room', () => {
  it.each([
    ['zh', true, ['2026年', '7月', '9日']],
    ['zh', false, ['7月', '9日']],
    ['en', true, ['9 Jul', '2026']],
    ['en', false, ['9 Jul']],
  ] as const)('is in pieces that are not broken, in %s, with its year: %s', (language, withYear, said) => {
    expect(shortDay('2026-07-09', language, withYear)).toEqual(said);
  });
});
