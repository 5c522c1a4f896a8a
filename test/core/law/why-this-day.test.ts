import { describe, expect, test } from 'vitest';
import { daysBetween, instant, plusDays } from '../../../src/law/date.ts';
import { dueFrom } from '../../../src/law/deadline.ts';
import { deadlineRules } from '../../../src/law/deadline-data.ts';
import { seededLaw as law } from '../../../src/law/law.ts';
import { whyThisDay } from '../../../src/law/why-this-day.ts';
import { fc } from '../../properties.ts';

/** Noon of a day. */
const on = (date: string): Date => new Date(instant(date).getTime() - 12 * 60 * 60_000);

describe('why a term ends on its day', () => {
  test('a term in working days names the holidays and counts the weekend days on its way', () => {
    const why = whyThisDay(law, 'AWARD_5', on('2026-09-29'));
    expect(why.rule).toMatchObject({ length: 5, unit: 'workday', mark: 'V' });
    expect(why).toMatchObject({ from: '2026-09-29', date: '2026-10-12', weekendDays: 1 });
    expect(why.holidays).toEqual([{ from: '2026-10-01', to: '2026-10-07' }]);
  });

  test('a term in days that ends on a day off says from which day it moved', () => {
    const why = whyThisDay(law, 'CONTR_30', on('2026-09-03'));
    expect(why).toMatchObject({ advised: '2026-10-03', date: '2026-10-08', weekendDays: 0 });
    expect(why.holidays).toEqual([{ from: '2026-10-03', to: '2026-10-07' }]);
  });

  test('one that does not move leaves nothing out', () => {
    expect(whyThisDay(law, 'PET_60', on('2026-09-03'))).toMatchObject({ holidays: [], weekendDays: 0 });
  });

  test('always the day on which it is due, and whoever leaves out what is named comes to its length', () => {
    const days = fc.integer({ min: 0, max: 3000 }).map((n) => plusDays('2025-06-02', n));
    const terms = fc.constantFrom(...deadlineRules.filter(({ validFrom }) => validFrom < '2025-06-02'));
    fc.assert(
      fc.property(days, terms, (day, { code, length }) => {
        const why = whyThisDay(law, code, on(day));
        expect(why.date).toBe(dueFrom(law, code, on(day)).date);
        const off = why.holidays.reduce((sum, { from, to }) => sum + daysBetween(from, to) + 1, why.weekendDays);
        expect(daysBetween(day, why.date) - off).toBe(length);
      }),
    );
  });
});
