import { describe, expect, it } from 'vitest';
import { inWords } from '../../src/dialogue/in-words.ts';
import { clean, type ReadingContext, readAnswer, readCells, sayMisread } from '../../src/dialogue/read-answer.ts';
import {
  account,
  choice,
  choices,
  consent,
  creditCode,
  date,
  decimal,
  type Field,
  integer,
  money,
  optional,
  phone,
  reference,
  rows,
  text,
} from '../../src/engine/form.ts';
import { source } from '../../src/engine/procedure.ts';
import { invoiceNumber } from '../../src/law/keys.ts';
import { texts } from '../../src/text/all.ts';
import { fc } from '../properties.ts';

const bidList = source('bids', () => []);
const bids = [
  { value: 'b1', label: '冰城暖心' },
  { value: 'b2', label: '松花江助残' },
];
const context: ReadingContext = {
  today: '2026-11-24',
  options: [],
  optionsOf: (source) => (source === bidList ? bids : []),
  columnOptions: (column) => (column === 'bid' ? bids : []),
  columnLabel: (column) => `<${column}>`,
};

function reads(field: Field, typed: string | readonly string[], options: ReadingContext['options'] = []) {
  const read = readAnswer(field, typeof typed === 'string' ? [typed] : typed, { ...context, options });
  return read.ok ? read.answer : read.misread;
}

describe('what a person types', () => {
  it.each([
    ['240', 240],
    ['２４０', 240],
    ['1,200 人', 1200],
    ['12个', 12],
  ])('is a whole number: %s', (typed, number) => {
    expect(reads(integer(), typed)).toBe(number);
  });

  it.each([
    ['600000', 60_000_000],
    ['60万', 60_000_000],
    ['¥600,000.50', 60_000_050],
  ])('is an amount in fen: %s', (typed, fen) => {
    expect(reads(money(), typed)).toBe(fen);
  });

  it('says what was seen and what is allowed when a number is out of range', () => {
    expect(reads(integer({ max: 100 }), '500')).toEqual({ why: 'too-large', values: { max: 100, given: 500 } });
    expect(reads(decimal(), 'viele')).toEqual({ why: 'not-a-number', values: { given: 'viele' } });
    const most = money({ min: 100, max: 1_000_000_000_000 });
    expect(reads(most, '200亿')).toEqual({
      why: 'too-large',
      values: { max: { kind: 'money', fen: 1_000_000_000_000 }, given: { kind: 'money', fen: 2_000_000_000_000 } },
    });
    expect(reads(most, '0.5')).toMatchObject({ why: 'too-small', values: { min: { fen: 100 }, given: { fen: 50 } } });
  });

  it('says what is wrong with a number, and offers what was probably meant', () => {
    expect(reads(decimal(), '1,5')).toEqual({ why: 'which-comma', values: { given: '1,5' }, mend: '1.5' });
    expect(reads(integer(), '1,5')).toEqual({ why: 'which-comma', values: { given: '1,5' } });
    expect(reads(money(), '588000,5')).toMatchObject({ why: 'which-comma', mend: '588000.5' });
    expect(reads(integer(), '3.5')).toMatchObject({ why: 'not-whole' });
    expect(reads(decimal(), '3.555')).toMatchObject({ why: 'too-fine' });
    expect(reads(integer(), '-3')).toMatchObject({ why: 'too-small', values: { min: 0, given: -3 } });
  });

  it('says nothing of undefined, whatever is refused and why', () => {
    const fields = [integer({ max: 5 }), decimal({ max: 5 }), money({ max: 500 }), text({ min: 2, max: 5 }), phone()];
    const typed = ['', '1,5', '0', '6', '-1', '5.555', '200亿', '很多很多很多', 'x'];
    for (const field of fields) {
      for (const each of typed) {
        const read = readAnswer(field, [each], context);
        if (read.ok) continue;
        for (const language of ['zh', 'en'] as const) {
          expect(inWords(sayMisread(texts[language].say, read.misread), language)).not.toMatch(
            /undefined|NaN|Infinity/,
          );
        }
      }
    }
  });

  it('is none of something, where a number is asked', () => {
    expect(reads(integer(), '没有')).toBe(0);
    expect(reads(integer(), 'none')).toBe(0);
    expect(reads(integer({ min: 1 }), '无')).toMatchObject({ why: 'too-small' });
  });

  it('is a day where the question looks', () => {
    expect(reads(date('back'), '8月12日')).toBe('2026-08-12');
    expect(reads(date('ahead'), '8月12日')).toBe('2027-08-12');
    expect(reads(date('back'), '昨天')).toBe('2026-11-23');
  });

  it('is kept in its one form, where it identifies something', () => {
    const invoice = text({ min: 8, max: 20, canonical: invoiceNumber });
    expect(reads(invoice, '2423 2000 0000 0000 0001')).toBe('24232000000000000001');
    expect(reads(invoice, '№ １２３４５６７８')).toBe('12345678');
    expect(reads(invoice, '1234 567')).toMatchObject({ why: 'too-short', values: { actual: 7 } });
    expect(reads(account(), '6222-0000 1111 2222 3333')).toBe('62220000111122223333');
    expect(reads(account(), '6222')).toMatchObject({ why: 'not-an-account' });
  });

  it('is read the same in a cell of a table', () => {
    const plan = rows({ task: text(), until: date('ahead'), money: money(), phone: phone(), count: integer() });
    expect(reads(plan, '走访；下周五；5千元；0451-84600000转12；１２户')).toEqual([
      { task: '走访', until: '2026-12-04', money: 500_000, phone: '045184600000-12', count: 12 },
    ]);
    expect(reads(plan, '走访；下周五；1,5；12345；1')).toEqual({
      why: 'which-comma',
      values: { given: '1,5' },
      cell: { line: 1, column: '<money>' },
    });
  });

  it.each([
    ['2026-12-31', '2026-12-31'],
    ['12月8日', '2026-12-08'],
    ['明天', '2026-11-25'],
  ])('is a day: %s', (typed, day) => {
    expect(reads(date('ahead'), typed)).toBe(day);
  });

  it('chooses by name, by a part of it that fits only one, or by place', () => {
    expect(reads(reference(bidList), '冰城暖心', bids)).toBe('b1');
    expect(reads(reference(bidList), '助残', bids)).toBe('b2');
    expect(reads(reference(bidList), '2', bids)).toBe('b2');
    expect(reads(reference(bidList), '不认识', bids)).toMatchObject({ why: 'not-an-option' });
    for (const typed of [
      '２',
      '2.',
      '第2个',
      '第二个',
      '选二',
      '我选第二个吧',
      'No. 2',
      '松花江助残。',
      '我选松花江助残',
      ' 松花江助残\u200b',
    ]) {
      expect(reads(reference(bidList), typed, bids), typed).toBe('b2');
    }
    for (const typed of ['。', '0', '3', '第九个', '二十']) {
      expect(reads(reference(bidList), typed, bids), typed).toMatchObject({ why: 'not-an-option' });
    }
  });

  it('asks for more where a part of a name fits several', () => {
    const options = [...bids, { value: 'b3', label: '冰城助残' }];
    expect(reads(choice('b1', 'b2', 'b3'), '冰城', options)).toMatchObject({
      why: 'several-options',
      values: { count: 2 },
    });
  });

  it('chooses several at once, each once', () => {
    expect(reads(choices(['b1', 'b2']), '冰城暖心、松花江助残、冰城暖心', bids)).toEqual(['b1', 'b2']);
    expect(reads(choices(['b1', 'b2']), ['b1', 'b2'], bids)).toEqual(['b1', 'b2']);
    expect(reads(choices(['b1', 'b2'], { min: 2 }), ['b1'], bids)).toMatchObject({ why: 'too-few' });
  });

  it('offers the credit code that was probably meant', () => {
    const misread = reads(creditCode(), '52230199MJO000018E');
    expect(misread).toMatchObject({ why: 'code-letter', mend: '52230199MJ0000018E' });
  });

  it('takes the code as the register writes it, whatever spaces and cases were typed', () => {
    expect(reads(creditCode(), '5223 0199 mj00 0001 8e')).toBe('52230199MJ0000018E');
  });

  it('reads rows line by line, and says in which line and cell it stumbled', () => {
    const costs = rows({ item: text(), amount: money() });
    expect(reads(costs, '人员；48万\n培训;12000')).toEqual([
      { item: '人员', amount: 48_000_000 },
      { item: '培训', amount: 1_200_000 },
    ]);
    expect(reads(costs, '人员；48万\n培训')).toMatchObject({ why: 'row-cells', values: { line: 2, found: 1 } });
    expect(reads(costs, '人员 48万\n培训  12000')).toEqual([
      { item: '人员', amount: 48_000_000 },
      { item: '培训', amount: 1_200_000 },
    ]);
    for (const phrase of ['home visits', '人员 培训 48万', '人员48万'])
      expect(reads(costs, phrase)).toMatchObject({ why: 'row-cells', values: { found: 1 } });
    expect(reads(costs, '人员；很多')).toEqual({
      why: 'not-money',
      values: { given: '很多' },
      cell: { line: 1, column: '<amount>' },
    });
  });

  it.each<readonly [Field, string, string, string]>([
    [money(), '很多', '第 2 行“<a>”：“很多”看不出是多少钱', 'Row 2, “<a>”: I can’t read “很多” as an amount'],
    [date('ahead'), '某天', '第 2 行“<a>”：“某天”看不出是哪一天', 'Row 2, “<a>”: I can’t read “某天” as a day'],
    [integer({ max: 5 }), '6', '第 2 行“<a>”：填的是 6，这里最多是 5', 'Row 2, “<a>”: You wrote 6; the most here is 5'],
    [decimal(), '5.555', '第 2 行“<a>”：“5.555”', 'Row 2, “<a>”: “5.555” has too many decimals'],
    [text({ min: 3 }), '短', '第 2 行“<a>”：写得短了一点', 'Row 2, “<a>”: That is 1 character; at least 3'],
    [phone(), '1234', '第 2 行“<a>”：“1234”', 'Row 2, “<a>”: “1234” doesn’t look like a phone'],
    [account(), '12', '第 2 行“<a>”：“12”', 'Row 2, “<a>”: “12” doesn’t look like a bank account'],
    [choice('x', 'y'), '无此人', '第 2 行“<a>”：没有“无此人”这一项', 'Row 2, “<a>”: “无此人” is not among these'],
  ])('says of a cell where it stands and what is wanted there: %o %s', (field, typed, zh, en) => {
    const read = readCells(
      rows({ a: optional(field), b: text() }),
      [
        ['', '甲'],
        [typed, '乙'],
      ],
      context,
    );
    const required = readCells(rows({ a: field, b: text() }), [['', '甲']], context);
    expect(required).toMatchObject({ misread: { why: 'missing', cell: { line: 1, column: '<a>' } } });
    if (read.ok) throw new Error('it was read');
    expect(inWords(sayMisread(texts.zh.say, read.misread), 'zh')).toContain(zh);
    expect(inWords(sayMisread(texts.en.say, read.misread), 'en')).toContain(en);
    expect(read.misread).not.toHaveProperty('mend');
  });

  it('lets the name in front be left out where a row is wanted for each of a list', () => {
    const scores = rows({ bid: reference(bidList), score: decimal({ max: 30 }) }, { each: bidList });
    const both = [
      { bid: 'b1', score: 28 },
      { bid: 'b2', score: 26.5 },
    ];
    expect(reads(scores, '28\n26.5')).toEqual(both);
    expect(reads(scores, '冰城暖心; 28\n松花江助残; 26.5')).toEqual(both);
    expect(reads(scores, '28')).toMatchObject({ why: 'too-few', values: { min: 2 } });
  });

  it('keeps an empty cell of a column that may be empty', () => {
    expect(reads(rows({ name: text(), reason: optional(text()) }), '甲;')).toEqual([{ name: '甲', reason: null }]);
  });

  it('is a confirmation only in so many words', () => {
    for (const typed of ['我确认', '我同意', '同意。', '好的！', 'OK', 'I agree', ' 是 ', '确认！！', 'Ｙes']) {
      expect(reads(consent(), typed), typed).toBe(true);
    }
    for (const typed of ['不', '不同意', '我不同意', '同意吗', 'no', '再想想', '是吗']) {
      expect(reads(consent(), typed), typed).toMatchObject({ why: 'not-confirmed' });
    }
  });

  it('knows mobile and landline numbers', () => {
    expect(reads(phone(), '138 0000 1234')).toBe('13800001234');
    expect(reads(phone(), '0451-12345678')).toBe('045112345678');
    expect(reads(phone(), '8613800001234')).toBe('13800001234');
    expect(reads(phone(), '0451-12345678 转 8012')).toBe('045112345678-8012');
    expect(reads(phone(), '12345')).toBe('12345');
    expect(reads(phone(), '1234')).toMatchObject({ why: 'not-a-phone' });
  });

  it('never keeps a character that is invisible or turns the direction of writing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        expect(clean(typed).replaceAll(/[\n\t]/g, '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
      }),
    );
  });

  it('is read or refused with a reason, whatever it is, for every kind of field', () => {
    const fields = [
      text(),
      integer(),
      decimal(),
      money(),
      date('ahead'),
      phone(),
      creditCode(),
      consent(),
      rows({ a: text(), b: money() }),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.string({ unit: 'grapheme', maxLength: 60 }), (field, typed) => {
        const read = readAnswer(field, [typed], context);
        if (read.ok) expect(field.schema.safeParse(read.answer).success).toBe(true);
        else expect(read.misread.why).toBeTruthy();
      }),
    );
  });
});
