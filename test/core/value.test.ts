import { expect, test } from 'vitest';
import { plain } from '../../adapters/shared/plain.ts';
import { renderMessage } from '../../adapters/slack/render.ts';
import { render } from '../../adapters/telegram/render.ts';
import { html } from '../../adapters/web/html.ts';
import { dueHtml, whereHtml } from '../../adapters/web/parts.ts';
import { textHtml, valueHtml } from '../../adapters/web/text-html.ts';
import { words } from '../../adapters/web/words.ts';
import { inWords } from '../../src/dialogue/in-words.ts';
import { type SayingContext, sayAnswer } from '../../src/dialogue/say-answer.ts';
import { date, integer, money, rows, text } from '../../src/engine/form.ts';
import { instant } from '../../src/law/date.ts';
import { seededLaw } from '../../src/law/law.ts';
import { joined, link, type Said, said } from '../../src/law/said.ts';
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
const visit = { language: 'zh', words: words.zh } as const;

test('an amount and a day are said by their kind in each language', () => {
  const price = sayAnswer(money(), 60_000_000, saying);
  const day = sayAnswer(date('ahead'), '2026-12-08', saying);
  expect([inWords(price, 'zh'), inWords(day, 'zh')]).toEqual(['¥600,000', '2026年12月8日（周二）']);
  expect([inWords(price, 'en'), inWords(day, 'en')]).toEqual(['¥600,000', 'Tuesday 8 December 2026']);
});

test('where two numbers of a row count the same, each says what it is', () => {
  const context = {
    ...saying,
    columnLabel: (column: string) => ({ yes: '支持', no: '反对', hours: '时长' })[column] ?? '',
  };
  const votes = rows({ yes: integer({ unit: 'people' }), no: integer({ unit: 'people' }) });
  expect(inWords(sayAnswer(votes, [{ yes: 41, no: 2 }], context), 'zh')).toBe('支持 41 人 · 反对 2 人');
  const visits = rows({ yes: integer({ unit: 'people' }), hours: integer({ unit: 'hours' }) });
  expect(inWords(sayAnswer(visits, [{ yes: 41, hours: 2 }], context), 'zh')).toBe('41 人 · 2 小时');
});

test('the web unfolds an amount into capitals because it is one, not because it looks like one', () => {
  expect(`${valueHtml({ kind: 'money', fen: 60_000_000 }, 'zh')}`).toContain('陆拾万元整');
  const name = sayAnswer(text({ min: 1, max: 20 }), '¥600,000', saying);
  expect(`${valueHtml(name, 'zh')}`).not.toContain('陆拾万元整');
});

test('a chat says a value in the words of its message', () => {
  const rows = [{ label: 'From', value: { kind: 'date', date: '2026-12-08' } }] as const;
  const told = plain({ language: 'en', blocks: [{ kind: 'rows', rows }], buttons: [] });
  expect(told).toContain('Tuesday 8 December 2026');
});

test('a deadline has its pieces beside its sentence, and the web puts each in its place', () => {
  const now = instant('2026-11-27', '09:00');
  const due = { at: instant('2026-12-08', '17:00') };
  const parts = dueParts(seededLaw, due, now, 'zh');
  expect([inWords(parts.on, 'zh'), inWords(parts.by, 'zh'), parts.left]).toEqual([
    '12月8日（周二）17:00',
    '12月8日（周二）17:00 前',
    '还有 7 个工作日',
  ]);
  const shown = {
    text: sayDue(seededLaw, due, now, 'zh'),
    parts,
    state: 'in-time',
    mine: true,
    provisional: false,
  } as const;
  expect(`${dueHtml(shown, visit)}`).toMatch(
    /<time [^>]*>12月8日（周二）17:00<\/time> 前<\/span><b>还有 7 个工作日<\/b>/,
  );
  const where = { now: '审核', holder: '您', mine: true, due: shown, next: '公告' };
  expect(`${whereHtml(where, visit)}`).toContain('<small>还有 7 个工作日</small>');
});

test('a day that lasts to its end needs no time beside what is left', () => {
  const now = instant('2026-12-09', '09:00');
  const due = { at: instant('2026-12-08') };
  const { on, by } = dueParts(seededLaw, due, now, 'zh');
  expect([inWords(on, 'zh'), inWords(by, 'zh')]).toEqual(['12月8日（周二）', '12月8日（周二）到期']);
  expect(inWords(dueParts(seededLaw, due, now, 'en').by, 'en')).toBe('Tuesday 8 December');
});

const until = { kind: 'date', date: '2026-12-08', time: '17:00' } as const;
const price = { kind: 'money', fen: 60_000_000 } as const;

test('running text keeps what is more than words in it, whatever it stands between', () => {
  const lead = said`最高 ${price}，`;
  expect(said`${lead}到${until}为止。`).toEqual(['最高 ', price, '，到', until, '为止。']);
  expect(said`没有${'别的'}，只有 ${2} 个字。`).toBe('没有别的，只有 2 个字。');
  expect(joined(['', price, '', said`${until}止`], ' · ')).toEqual([price, ' · ', until, '止']);
  expect(inWords(said`最高 ${price}，到${until}为止。`, 'zh')).toBe(
    '最高 ¥600,000，到2026年12月8日（周二）17:00为止。',
  );
});

test('a time is said as briefly as it may be', () => {
  const today = '2026-12-08';
  expect(inWords({ ...until, today }, 'zh')).toBe('12月8日（周二）17:00');
  expect(inWords({ ...until, today, brief: true }, 'zh')).toBe('17:00');
  expect(inWords({ ...until, today, provisional: true }, 'en')).toBe('Tuesday 8 December (provisional), 17:00');
});

test('a number is said with what it counts in each language', () => {
  const months = { kind: 'number', number: 1200, unit: 'months' } as const;
  expect([inWords(months, 'zh'), inWords(months, 'en')]).toEqual(['1,200 个月', '1,200 months']);
});

test('the web keeps an amount in one piece, tells a machine the day, opens an address, and leaves names as they are', () => {
  const person = { kind: 'person', name: '王芳' } as const;
  const told = said`${person}请在${until}前付 ${price}：${link('https://city.test/x?a=1&b=2')}`;
  const drawn = `${html`${textHtml(told, 'zh')}`}`;
  expect(drawn).toContain('<span class="nowrap">¥600,000</span>');
  expect(drawn).toContain('<time class="nowrap" datetime="2026-12-08T17:00+08:00">2026年12月8日（周二）17:00</time>');
  expect(drawn).toContain('<a href="https://city.test/x?a=1&amp;b=2">');
  expect(drawn).toContain('<span class="nowrap" translate="no">王芳</span>');
});

test('what only looks like an amount or a day is drawn as words', () => {
  expect(`${html`${textHtml('¥600,000 12月8日 https://x.cn', 'zh')}`}`).toBe('¥600,000 12月8日 https://x.cn');
});

const oneText = (text: Said) =>
  ({ language: 'zh', blocks: [{ kind: 'text', tone: 'plain', text }], buttons: [] }) as const;

test('Slack opens an address with a character in it that would be formatting elsewhere, and nothing that looks like one', () => {
  const [part] = renderMessage(oneText(said`点这里：${link('https://city.test/a_b?c=1&d=2')}`));
  const address = { type: 'link', url: 'https://city.test/a_b?c=1&d=2' };
  expect(part?.blocks[0]).toMatchObject({
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '点这里：' }, address] }],
  });
  const [typed] = renderMessage(oneText('见 https://x.cn'));
  expect(typed?.blocks[0]).toMatchObject({ text: { type: 'plain_text' } });
});

test('Telegram parts no amount between two messages', () => {
  const parts = render(oneText(said`${'字'.repeat(4092)}${price}`)).map(({ html }) => html);
  expect(parts).toEqual(['字'.repeat(4092), '¥600,000']);
});

test('where a label is too long, a button gets its short one, and the whole label stands in the text', () => {
  const long = '哈尔滨市南岗区夕阳红养老服务中心（夕阳红养老院南岗分院）';
  const button = { label: `${long}一`, short: '1', kind: 'pick', token: 't-1' } as const;
  const message = { ...oneText('哪一家？'), buttons: [[button], [{ ...button, label: '别的', short: '2' }]] };
  const parts = render(message);
  expect(parts.map(({ html }) => html).join('')).toContain(`1  ${long}一`);
  expect(
    parts
      .at(-1)
      ?.keyboard.flat()
      .map(({ text }) => text),
  ).toEqual(['1', '别的']);
  const drawn = JSON.stringify(renderMessage({ ...message, buttons: [[{ ...button, label: long.repeat(3) }]] }));
  expect(drawn).toContain(`1  ${long.repeat(3)}`);
});
