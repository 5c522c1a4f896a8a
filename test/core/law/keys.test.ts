import { describe, expect, it } from 'vitest';
import { accountNumber, invoiceNumber, personName } from '../../../src/law/keys.ts';
import { readNumber } from '../../../src/law/number.ts';

describe('what identifies something has one form', () => {
  it.each([
    '242026092901',
    '２４２０２６０９２９０１',
    '2420 2609 2901',
    '242026-092901',
    '242026—092901',
    '№242026092901',
    'No. 242026092901',
    '发票号码：242026092901',
    '发票号 242026092901',
    '242026092901号',
    '\u200b242026092901\ufeff',
    ' 242026092901。',
  ])('the number of an invoice: %s', (text) => {
    expect(invoiceNumber(text)).toBe('242026092901');
  });

  it('the number of an invoice, in full', () => {
    expect(invoiceNumber('26232000000071738888')).toBe('26232000000071738888');
    expect(invoiceNumber('x 12-3a')).toBe('X123A');
  });

  it.each([
    '23001850251050123456',
    '2300 1850 2510 5012 3456',
    '2300-1850-2510-5012-3456',
    '２３００１８５０２５１０５０１２３４５６',
    '账号：23001850251050123456',
    '银行卡号 23001850251050123456',
    'Account No. 23001850251050123456',
  ])('a bank account: %s', (text) => {
    expect(accountNumber(text)).toBe('23001850251050123456');
  });

  it.each([
    ['李 四', '李四'],
    [' 李四 ', '李四'],
    ['李　四', '李四'],
    ['阿卜杜热合曼•买买提', '阿卜杜热合曼·买买提'],
    ['阿卜杜热合曼・买买提', '阿卜杜热合曼·买买提'],
    ['阿卜杜热合曼 ‧ 买买提', '阿卜杜热合曼·买买提'],
    ['John   Smith', 'John Smith'],
    ['㛃𬎆', '㛃𬎆'],
  ])('the name of a person: %s', (text, name) => {
    expect(personName(text)).toBe(name);
    expect(personName(name)).toBe(name);
  });
});

describe('a number that people type', () => {
  it.each([
    ['240', 240],
    ['２４０', 240],
    ['1,200 人', 1200],
    ['12,000', 12_000],
    ['12，000', 12_000],
    ['1 200', 1200],
    ['12人次', 12],
    ['12个', 12],
    ['3万人', 30_000],
    ['1.2万', 12_000],
    ['三百', 300],
    ['两百人', 200],
    ['十二户', 12],
    ['85%', 85],
    ['85.5％', 85.5],
    ['百分之八十五', 85],
    ['八十五点五', 85.5],
    ['12.0', 12],
    ['1.5 hours', 1.5],
    ['30 people', 30],
    ['.5', 0.5],
    ['0', 0],
    ['零', 0],
    ['-5', -5],
    ['−5', -5],
    ['240。', 240],
    ['300平方米', 300],
    ['300㎡', 300],
  ])('%s is read', (text, number) => {
    expect(readNumber(text)).toEqual({ ok: true, number });
  });

  it.each([
    ['1,5', { why: 'comma', meant: '1.5' }],
    ['1,23', { why: 'comma', meant: '1.23' }],
    ['0,5', { why: 'comma', meant: '0.5' }],
    ['1.234', { why: 'too-fine' }],
    ['1.234,5', { why: 'unread' }],
    ['2 3', { why: 'unread' }],
    ['1,2345', { why: 'unread' }],
    ['12,34,567', { why: 'unread' }],
    ['200多', { why: 'unread' }],
    ['10-20', { why: 'unread' }],
    ['m²', { why: 'unread' }],
    ['5²', { why: 'unread' }],
    ['人', { why: 'unread' }],
    ['', { why: 'unread' }],
  ])('%s is not', (text, why) => {
    expect(readNumber(text)).toEqual({ ok: false, ...why });
  });
});
