import { expect, test } from 'vitest';
import { inWords } from '../../../src/dialogue/in-words.ts';
import { valuesIn } from '../../../src/dialogue/rule-words.ts';
import type { RuleText } from '../../../src/engine/texts.ts';
import { bid } from '../../../src/procedures/purchase/bid/bid.ts';
import { purchase } from '../../../src/procedures/purchase/purchase.ts';
import { texts } from '../../../src/text/all.ts';
import { people } from '../engine-people.ts';
import { attempt, line, opening, refusal, someone, supplier } from '../given.ts';
import { bidAnswers, budgetAnswers, openForBids, purchaseBefore, tenderAnswers } from '../given-purchase.ts';

type Rules = Readonly<Record<string, RuleText>>;

/** What is said when these answers are refused. */
function said(refused: ReturnType<typeof refusal>, ...languages: readonly Rules[]): readonly string[] {
  return languages.map((rules, at) => {
    const language = at === 0 ? 'zh' : 'en';
    return inWords(rules[refused.why]?.refusal(valuesIn(refused.values, language)) ?? '', language);
  });
}

test('a refused amount is said as money, with what is left', () => {
  const years = [{ line: line.id, amount: 48_000_000 }];
  const refused = refusal(
    attempt(purchase, purchaseBefore('requestBudget'), {
      action: 'requestBudget',
      by: people.staff,
      at: '2026-11-12 09:00',
      answers: { ...budgetAnswers, years },
      facts: { lines: [{ ...line, limit: 40_000_050 }] },
    }),
  );
  expect(said(refused, texts.zh.rules, texts.en.rules)).toEqual([
    expect.stringContaining('2027 年申请 ¥480,000，这个科目只剩 ¥400,000.50'),
    expect.stringContaining('¥480,000 in 2027, and the line has ¥400,000.50 left'),
  ]);
});

test('a refused term is said with the rule that forbids it, in the language of the reader', () => {
  const conditions = [{ name: '注册资本不低于 50 万元', proof: '登记证书' }];
  const refused = refusal(
    attempt(purchase, purchaseBefore('prepareTender'), {
      action: 'prepareTender',
      by: people.staff,
      at: '2026-12-24 09:00',
      answers: { ...tenderAnswers, conditions },
    }),
  );
  expect(said(refused, texts.zh.rules, texts.en.rules)).toEqual([
    expect.stringContaining('《政府采购货物和服务招标投标管理办法》（财政部令第87号）第十七条'),
    expect.stringContaining('Ministry of Finance Order 87, Art. 17'),
  ]);
});

test('a closing is said as a moment of the city', () => {
  const parent = openForBids();
  const late = refusal(
    opening(bid, 'bid', {
      by: someone('admin', ['org_admin', 'nuanxin']),
      at: '2027-01-08 09:30',
      answers: bidAnswers,
      facts: { parent, bodies: [supplier('nuanxin')] },
    }),
  );
  expect(said(late, texts.zh.rules, texts.en.rules)).toEqual([
    expect.stringContaining('1月8日（周五）09:30'),
    expect.stringContaining('Friday 8 January 2027, 09:30'),
  ]);
  const early = refusal(attempt(purchase, parent, { action: 'openBids', by: people.agency, at: '2027-01-08 09:00' }));
  expect(said(early, texts.zh.rules, texts.en.rules)).toEqual([
    expect.stringContaining('1月8日（周五）09:30'),
    expect.stringContaining('Friday 8 January 2027, 09:30'),
  ]);
});

test('a promise below its target is said with both values', () => {
  const refused = refusal(
    opening(bid, 'bid', {
      by: someone('admin', ['org_admin', 'nuanxin']),
      at: '2027-01-04 10:00',
      answers: { ...bidAnswers, commitments: [{ value: 2500 }, { value: 31 }, { value: 12 }, { value: 92 }] },
      facts: { parent: openForBids(), bodies: [supplier('nuanxin')] },
    }),
  );
  expect(said(refused, texts.zh.rules, texts.en.rules)).toEqual([
    '“应急响应”承诺的是 31 分钟，公布的要求是不高于 30 分钟。请改承诺值。',
    'For “应急响应” you promise 31 分钟, and at most 30 分钟 is asked for. Please change it.',
  ]);
});
