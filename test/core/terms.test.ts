import { describe, expect, test } from 'vitest';
import { termsOf, widened } from '../../src/text/terms.ts';

describe('what a text says', () => {
  test('is the same for words that mean the same, and nothing for what is only manner', () => {
    expect(termsOf('请问怎么举报')).toEqual(termsOf('如何投诉？'));
    expect(termsOf('I would like to register a charity')).toEqual(termsOf('registering an organization'));
    expect(termsOf('请问一下')).toEqual([]);
  });
});

describe('a search', () => {
  test.each([
    ['送饭', '助餐'],
    ['社区食堂', '社区助餐'],
    ['MEALS', '助餐'],
    ['洗澡 道里', '助浴'],
    ['社区扫雪', '社区清冰雪'],
    ['帮老兵', '帮优抚安置'],
    ['托儿', '托育'],
    ['自闭症', '孤独症'],
    ['求职', '就业指导'],
    ['打官司', '法律援助'],
    ['seniors', '养老'],
    ['childcare', '托育'],
  ])('for %s is also one for %s', (words, other) => {
    expect(widened(words).split(/[ |]/)).toContain(other);
  });

  test('for what has no other name is one for itself', () => {
    expect(widened(' HRB-2026-MZ-0001  冰城暖心 ')).toBe('HRB-2026-MZ-0001 冰城暖心');
    expect(widened('')).toBe('');
    // However much is said, and however often.
    const said = Array.from({ length: 600 }, (_, n) => `w${n >> 1}`).join(' ');
    expect(widened(said).split(' ')).toEqual(Array.from({ length: 12 }, (_, n) => `w${n}`));
  });
});
