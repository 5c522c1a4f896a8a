import { describe, expect, it, test } from 'vitest';
import { capitals } from '../../../src/law/capitals.ts';
import { percentOf, readYuan, sums, yuan } from '../../../src/law/money.ts';
import { fc } from '../../properties.ts';

const amounts = fc.oneof(
  fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  fc.integer({ min: 0, max: 10_000_000 }),
  fc.integer({ min: 0, max: 90_000 }).map((n) => n * 1_000_000),
);

function parseYuan(text: string): number | undefined {
  const read = readYuan(text);
  return read.ok ? read.fen : undefined;
}

/** Reads capitals figure by figure, place by place, knowing nothing of how they are written. */
function fromCapitals(text: string): number {
  let fen = 0;
  let section = 0;
  let digit = 0;
  for (const one of text.replace('人民币', '')) {
    const figure = '零壹贰叁肆伍陆柒捌玖'.indexOf(one);
    if (figure >= 0) digit = figure;
    else {
      if (one === '拾') section += digit * 10;
      if (one === '佰') section += digit * 100;
      if (one === '仟') section += digit * 1_000;
      if (one === '万') fen += (section + digit) * 1_000_000;
      if (one === '亿') fen = (fen + (section + digit) * 100) * 100_000_000;
      if (one === '元') fen += (section + digit) * 100;
      if (one === '角') fen += digit * 10;
      if (one === '分') fen += digit;
      if ('万亿元'.includes(one)) section = 0;
      digit = 0;
    }
  }
  return fen;
}

describe('an amount that people type', () => {
  it.each<[string, number]>([
    ['600000', 60_000_000],
    ['600,000.50', 60_000_050],
    ['¥600,000', 60_000_000],
    ['￥600，000', 60_000_000],
    ['６００，０００', 60_000_000],
    ['60万', 60_000_000],
    ['60 万元', 60_000_000],
    ['60.5万', 60_500_000],
    ['1.2亿', 12_000_000_000],
    ['0.000001万', 1],
    ['600000元', 60_000_000],
    ['人民币600000元整', 60_000_000],
    ['0.1', 10],
    ['0.29', 29],
    ['1.10', 110],
    ['0', 0],
    ['六十万', 60_000_000],
    ['十五元', 1_500],
    ['两千万', 2_000_000_000],
    ['一亿零五百', 10_000_050_000],
    ['人民币陆拾万元整', 60_000_000],
    ['¥ 588,000', 58_800_000],
    ['588000¥', 58_800_000],
    ['58.8万', 58_800_000],
    ['60w', 60_000_000],
    ['60W元', 60_000_000],
    ['500k', 50_000_000],
    ['5千元', 500_000],
    ['1千万', 1_000_000_000],
    ['1.5百万', 150_000_000],
    ['3000亿', 30_000_000_000_000],
    ['3万5千', 3_500_000],
    ['3万5000元', 3_500_000],
    ['60万零500', 60_050_000],
    ['1亿2千万', 12_000_000_000],
    ['1 200 000', 120_000_000],
    ["1'200'000", 120_000_000],
    ['60 万 元', 60_000_000],
    ['60万人民币', 60_000_000],
    ['600000 RMB', 60_000_000],
    ['RMB600,000', 60_000_000],
    ['CNY 588000', 58_800_000],
    ['588,000.00元', 58_800_000],
    ['600000元人民币', 60_000_000],
    ['人民币：60万', 60_000_000],
    ['合计60万元', 60_000_000],
    ['1.2 million yuan', 120_000_000],
    ['12 thousand', 1_200_000],
    ['60万块钱', 60_000_000],
    ['５８．８万元', 58_800_000],
    ['60万元。', 60_000_000],
    ['\u200b60\ufeff万\u202c', 60_000_000],
    ['12元5角3分', 1_253],
    ['12块5', 1_250],
    ['三块五', 350],
    ['5毛', 50],
    ['三点五万', 3_500_000],
    ['一点二亿', 12_000_000_000],
    ['五十八万八千元整', 58_800_000],
    ['伍拾捌万捌仟元整', 58_800_000],
    ['伍拾捌萬捌仟圓整', 58_800_000],
    ['叁拾万零玖仟元正', 30_900_000],
    ['叁拾万玖仟元整', 30_900_000],
    ['拾伍万元整', 15_000_000],
    ['一百十五', 11_500],
    ['壹仟肆佰零玖元伍角', 140_950],
    ['壹仟肆佰零玖元伍角整', 140_950],
    ['壹仟陆佰捌拾元叁角贰分', 168_032],
    ['壹仟陆佰捌拾元零叁角贰分', 168_032],
    ['人民币叁佰贰拾伍元零肆分', 32_504],
    ['伍角叁分', 53],
    ['零元伍分', 5],
    ['贰佰亿', 2_000_000_000_000],
  ])('%s is read', (text, fen) => {
    expect(parseYuan(text)).toBe(fen);
  });

  it.each([
    '',
    '-5',
    '0.001',
    '1.123',
    '1.100',
    '60,0000',
    '6,00',
    '1,2',
    '1e5',
    'NaN',
    '三万五',
    '万',
    '十十',
    '60万5',
    '90071992547409.92',
    '99999999999999999999',
    '0.0000001万',
    '$5',
    '5 USD',
    '1.234,5',
    '1,23',
    '2 3',
    '12 34',
    '1,2345',
    '六百五',
    '3万50千',
    '3.5万5千',
    '60万左右',
    '约60万',
    '元',
    '整',
    '10万-20万',
    '六十万五',
    '12.5元5角',
    '伍拾捌仟捌',
    '5²',
    '6OO',
  ])('%s is not', (text) => {
    expect(parseYuan(text)).toBeUndefined();
  });

  test.each([
    ['1,5', { why: 'comma', meant: '1.5' }],
    ['588000,50', { why: 'comma', meant: '588000.50' }],
    ['0.001', { why: 'too-fine' }],
    ['1.123元', { why: 'too-fine' }],
    ['很多', { why: 'unread' }],
  ])('%s is refused for what is wrong with it', (text, why) => {
    expect(readYuan(text)).toEqual({ ok: false, ...why });
  });

  test('what is shown is read back', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(parseYuan(yuan(fen))).toBe(fen);
        expect(parseYuan(yuan(fen).replace('¥', ''))).toBe(fen);
      }),
    );
  });

  test('whatever is read is a whole number of fen', () => {
    const almost = fc.string({ unit: fc.constantFrom(...'0123456789,.¥万亿元一十百零'), maxLength: 14 });
    fc.assert(
      fc.property(fc.oneof(fc.string(), almost), (text) => {
        const fen = parseYuan(text);
        expect(fen === undefined || (Number.isSafeInteger(fen) && fen >= 0)).toBe(true);
      }),
    );
  });
});

describe('an amount that is shown', () => {
  it.each<[number, string]>([
    [60_000_000, '¥600,000'],
    [60_000_050, '¥600,000.50'],
    [5, '¥0.05'],
    [0, '¥0'],
    [99_900, '¥999'],
    [123_456_789_00, '¥123,456,789'],
    [-12_34, '-¥12.34'],
  ])('%i fen is %s', (fen, text) => {
    expect(yuan(fen)).toBe(text);
  });

  it('is never a fraction of a fen', () => {
    expect(() => yuan(0.5)).toThrow(RangeError);
    expect(() => sums([0.5, 0.5], 1)).toThrow(RangeError);
  });
});

describe('an amount that is signed', () => {
  it.each<[number, string]>([
    [60_000_000, '人民币陆拾万元整'],
    [10_000_000, '人民币壹拾万元整'],
    [140_950, '人民币壹仟肆佰零玖元伍角'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [168_032, '人民币壹仟陆佰捌拾元零叁角贰分'],
    [10_700_053, '人民币壹拾万柒仟元零伍角叁分'],
    [1_640_902, '人民币壹万陆仟肆佰零玖元零贰分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [0, '人民币零元整'],
    [5, '人民币伍分'],
    [53, '人民币伍角叁分'],
    [100_000_000_00, '人民币壹亿元整'],
    [100_000_500_00, '人民币壹亿零伍佰元整'],
    [100_100_000_00, '人民币壹亿零壹拾万元整'],
    [1_000_100, '人民币壹万零壹元整'],
  ])('%i fen is %s', (fen, text) => {
    expect(capitals(fen)).toBe(text);
  });

  it('is not negative', () => {
    expect(() => capitals(-1)).toThrow(RangeError);
  });

  test('means the same when it is read', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(fromCapitals(capitals(fen))).toBe(fen);
        expect(capitals(fen)).not.toMatch(/零零|零[元万亿](?!整)/);
      }),
    );
  });

  test('can be typed as it is signed', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(parseYuan(capitals(fen))).toBe(fen);
        expect(parseYuan(capitals(fen).replace('人民币', '').replace('整', '正'))).toBe(fen);
      }),
    );
  });
});

describe('instalments', () => {
  it('add up to the fen or do not', () => {
    expect(sums([30_000_000, 18_000_000, 12_000_000], 60_000_000)).toBe(true);
    expect(sums([30_000_000, 18_000_000, 12_000_001], 60_000_000)).toBe(false);
    expect(sums([], 0)).toBe(true);
  });

  it('take percentages without floating point', () => {
    expect(percentOf(30, 101)).toBe(30);
    expect(percentOf(50, Number.MAX_SAFE_INTEGER)).toBe(4_503_599_627_370_495);
  });
});
