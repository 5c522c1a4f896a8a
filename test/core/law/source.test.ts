import { describe, expect, test } from 'vitest';
import { citation, cite, sources } from '../../../src/law/source.ts';

describe('a citation', () => {
  test.each([
    ['政府采购法 Art 46', '《政府采购法》第四十六条', 'Government Procurement Law, Art. 46'],
    [
      '财政部令第102号 Art 24; R92',
      '《政府购买服务管理办法》（财政部令第102号）第二十四条',
      'Ministry of Finance Order 102, Art. 24',
    ],
    ['政府采购法 Art 26–32', '《政府采购法》第二十六条至第三十二条', 'Government Procurement Law, Art. 26–32'],
    ['信访工作条例', '《信访工作条例》', 'Regulation on Petition Work'],
    ['财库〔2015〕124号', '财库〔2015〕124号', 'MoF Circular Caiku [2015] 124'],
    [
      '政府采购法 Art 35; 财政部令第74号 Art 29',
      '《政府采购法》第三十五条、《政府采购非招标采购方式管理办法》（财政部令第74号）第二十九条',
      'Government Procurement Law, Art. 35; Ministry of Finance Order 74, Art. 29',
    ],
  ])('of %s is written as lawyers write it, in each language', (declared, zh, en) => {
    expect(citation(declared)).toEqual({ zh, en });
  });

  test('shows nobody the numbers of our own requirements', () => {
    expect(citation('R50; R51')).toBeUndefined();
  });

  test('of what is no source is a fault', () => {
    expect(() => citation('政府采购发 Art 46')).toThrow('is no source');
  });

  test.each([
    ['9', '第九条'],
    ['10', '第十条'],
    ['11', '第十一条'],
    ['20', '第二十条'],
    ['99', '第九十九条'],
    ['509', '第五百零九条'],
    ['510', '第五百一十条'],
    ['543', '第五百四十三条'],
  ])('says article %s in words', (article, words) => {
    expect(cite(sources.order87, article).zh).toBe(`《政府采购货物和服务招标投标管理办法》（财政部令第87号）${words}`);
  });
});
