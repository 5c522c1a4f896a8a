// Takes so many answers, twenty in flight, and prints how fast it was: `engine url folder answers`.

import { connections } from './engine.ts';
import { floorEngine } from './engine-floor.ts';
import { goubanEngine } from './engine-gouban.ts';
import { benchForms, declareBenchForms } from './forms.ts';
import { quantile, slope, timed } from './measure.ts';
import { sharedServer } from './server.ts';
import type { Sustained } from './sustained.ts';

const [, , engine = '', url = '', folder = '', count = ''] = process.argv;
declareBenchForms();
const form = benchForms.find(({ size }) => size === 120);
if (!form) throw new Error('there is no long form');
const { questions } = form;
const people = Math.ceil(Number(count) / questions.length);
const { city } = sharedServer(url, folder);
const gouban = await goubanEngine({ url, folder, city: (name) => city(`${name}_${engine}`) }, people);
const taking = engine === 'floor' ? await floorEngine(gouban) : gouban;
const { answer, check } = await taking.ready(form, people);

const answers = people * questions.length;
const took = new Float64Array(answers);
const ended = new Float64Array(answers);
const memory: [minutes: number, megabytes: number][] = [];
let taken = 0;
const began = performance.now();
const watching = setInterval(() => {
  memory.push([(performance.now() - began) / 60_000, process.memoryUsage.rss() / 2 ** 20]);
}, 500);
await timed([...Array(people).keys()], connections, async (person) => {
  for (const question of questions.keys()) {
    const started = performance.now();
    await answer(person, question);
    const now = performance.now();
    took[taken] = now - started;
    ended[taken] = now - began;
    taken += 1;
  }
});
clearInterval(watching);
await check();
await taking.close();
if (taking !== gouban) await gouban.close();

const quarter = Math.floor(answers / 4);
const at = (place: number): number => ended[place] ?? Number.NaN;
const each = [...took];
const found: Sustained = {
  answers,
  perSecond: (answers / at(answers - 1)) * 1_000,
  p50ms: quantile(each, 0.5),
  p99ms: quantile(each, 0.99),
  p999ms: quantile(each, 0.999),
  firstQuarter: (quarter / at(quarter - 1)) * 1_000,
  lastQuarter: (quarter / (at(answers - 1) - at(answers - 1 - quarter))) * 1_000,
  // In the first half everything is still being compiled.
  rssSlopeMBperMin: slope(memory.slice(memory.length / 2)),
};
console.log(JSON.stringify(found));
