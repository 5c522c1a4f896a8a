import { expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { dueHtml, valueHtml, whereHtml } from '../../adapters/web/parts.ts';
import { words } from '../../adapters/web/words.ts';
import { answerValue, type SayingContext } from '../../src/dialogue/say-answer.ts';
import { sayValue } from '../../src/dialogue/value.ts';
import { date, money, text } from '../../src/engine/form.ts';
import { instant } from '../../src/law/date.ts';
import { seededLaw } from '../../src/law/law.ts';
import { dueParts, sayDue } from '../../src/law/speak.ts';

const saying: SayingContext = {
  language: 'zh',
  options: [],
  columnOptions: () => [],
  columnLabel: () => '',
  each: [],
  masked: false,
  none: '—',
  yes: '✓',
};
const visit = { language: 'zh' } as Parameters<typeof valueHtml>[1];

test('an amount and a day are said by their kind in each language', () => {
  const price = answerValue(money(), 60_000_000, saying);
  const day = answerValue(date('ahead'), '2026-12-08', saying);
  expect([sayValue(price, 'zh'), sayValue(day, 'zh')]).toEqual(['¥600,000', '2026年12月8日（周二）']);
  expect([sayValue(price, 'en'), sayValue(day, 'en')]).toEqual(['¥600,000', 'Tuesday 8 December 2026']);
});

test('the web unfolds an amount into capitals because it is one, not because it looks like one', () => {
  expect(`${valueHtml({ kind: 'money', fen: 60_000_000 }, visit)}`).toContain('陆拾万元整');
  const name = answerValue(text({ min: 1, max: 20 }), '¥600,000', saying);
  expect(`${valueHtml(name, visit)}`).not.toContain('陆拾万元整');
});

test('a chat says a value in the words of its message', () => {
  const rows = [{ label: 'From', value: { kind: 'date', date: '2026-12-08' } }] as const;
  const said = plain({ language: 'en', blocks: [{ kind: 'rows', rows }], buttons: [] });
  expect(said).toContain('Tuesday 8 December 2026');
});

test('a deadline has its pieces beside its sentence, and the web puts each in its place', () => {
  const now = instant('2026-11-27', '09:00');
  const due = { at: instant('2026-12-08', '17:00') };
  const parts = dueParts(seededLaw, due, now, 'zh');
  expect(parts).toEqual({ on: '12月8日（周二）17:00', by: '12月8日（周二）17:00 前', left: '还有 7 个工作日' });
  const shown = {
    text: sayDue(seededLaw, due, now, 'zh'),
    parts,
    state: 'in-time',
    mine: true,
    provisional: false,
  } as const;
  expect(`${dueHtml(shown, words.zh)}`).toContain('<span>12月8日（周二）17:00 前</span><b>还有 7 个工作日</b>');
  const where = { now: '审核', holder: '您', mine: true, due: shown, next: '公告' };
  expect(`${whereHtml(where, words.zh)}`).toContain('<small>还有 7 个工作日</small>');
});

test('a day that lasts to its end needs no time beside what is left', () => {
  const now = instant('2026-12-09', '09:00');
  const due = { at: instant('2026-12-08') };
  expect(dueParts(seededLaw, due, now, 'zh')).toMatchObject({ on: '12月8日（周二）', by: '12月8日（周二）到期' });
  expect(dueParts(seededLaw, due, now, 'en').by).toBe('Tuesday 8 December');
});
