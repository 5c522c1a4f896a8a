import { meantBy } from '../../src/dialogue/own-words.ts';
import type { WordsLine } from './lines.ts';
import { quantile } from './measure.ts';

/** What people write who know no button: short and long, in both languages, clear and not, and what means nothing here. */
const said = [
  '护理员没来',
  '钱什么时候到账',
  '怎么报名',
  '我要告他们',
  '上个月说好每周来三次的护理员到现在一次都没有来过，打电话也没有人接',
  '我们单位的报告不知道审到哪一步了，麻烦看一下',
  '今天天气怎么样',
  'where is my application',
  'I would like to complain about the people who deliver the meals',
  'how do we registr our charity',
  'what time is it',
];
const rounds = 50;

const person = {
  id: 'bench',
  name: 'bench',
  seats: (['org_admin', 'org_staff', 'org_finance'] as const).map((role) => ({ role, body: 'bench' })),
};

/** How long it takes to know what is meant, in this process, its index made. */
export function measureOwnWords(): WordsLine {
  for (const text of said) meantBy(text, person, 'zh');
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const text of said) {
      const began = performance.now();
      meantBy(text, person, 'zh');
      times.push(performance.now() - began);
    }
  }
  return { bench: 'own-words', p50ms: quantile(times, 0.5), p99ms: quantile(times, 0.99) };
}
