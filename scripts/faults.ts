// `npm run faults -- --minutes N --seed S`: strikes the programme, its database and its platform while people write to it, for so
// many minutes, and tries the tests of every known fault, longer than `npm test` does. Prints what was struck how often, what was
// lost or doubled (which fails), and how soon it served again. The same seed strikes the same again.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { type Chance, chanceOf } from '../test/chance.ts';
import { knownFaults } from './faults/known.ts';
import { type Strike, storm, strikes } from './faults/storm.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    'no-tests': { type: 'boolean', default: false },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes > 0) || !Number.isSafeInteger(seed)) {
  console.error('npm run faults -- [--minutes N] [--seed S] [--no-tests]');
  process.exit(1);
}
console.log(`${minutes} minutes, seed ${seed}`);
const until = performance.now() + minutes * 60_000;
const held = values['no-tests'] ? new Map<string, boolean>() : await tested();
const struck = new Map<Strike, number>();
const back = new Map<Strike, number[]>();
const wrong: string[] = [];
let updates = 0;
for (let round = 0; round === 0 || performance.now() < until; round += 1) {
  const chance = chanceOf(seed + round);
  const planned = plan(chance, round);
  const weathered = await storm({ seed: seed + round, people: 20, complaintsOfEach: 4, strikes: planned, between: 12 });
  updates += weathered.updates;
  for (const strike of planned) struck.set(strike, (struck.get(strike) ?? 0) + 1);
  for (const { strike, ms } of weathered.back) back.set(strike, [...(back.get(strike) ?? []), ms]);
  wrong.push(...weathered.wrong.map((each) => `round ${round} (seed ${seed + round}): ${each}`));
  console.log(
    `round ${round}: ${weathered.updates} updates, ${planned.length} strikes, ${weathered.wrong.length} wrong`,
  );
}

/** Every third round has a server that follows. */
function plan(chance: Chance, round: number): readonly Strike[] {
  const all: readonly Strike[] = round % 3 === 2 ? strikes : strikes.filter((each) => each !== 'failover');
  const often: readonly Strike[] = ['kill', 'kill', 'stop', ...all];
  return Array.from({ length: 40 }, () => chance.of(often));
}

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

/** Of each test of a known fault, by its file and sentence, whether it holds. */
async function tested(): Promise<ReadonlyMap<string, boolean>> {
  const files = [...new Set(knownFaults.flatMap(({ tests }) => tests.map(({ file }) => file)))];
  const folder = await mkdtemp(join(tmpdir(), 'gouban-faults-'));
  const report = join(folder, 'report.json');
  const env = { ...process.env, WALK_SEED: String(seed), TAMPERINGS: '1000' };
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=json', `--outputFile=${report}`, ...files];
  const run = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'inherit'] });
  await once(run, 'exit');
  const { testResults } = Report.parse(JSON.parse(await readFile(report, 'utf8')));
  await rm(folder, { recursive: true });
  const outcomes = knownFaults
    .flatMap(({ tests }) => tests)
    .map(({ file, says }) => {
      const found = testResults
        .filter(({ name }) => name.endsWith(file))
        .flatMap(({ assertionResults }) => assertionResults)
        .filter(({ fullName }) => asPattern(says).test(fullName));
      return [`${file} ${says}`, found.length > 0 && found.every(({ status }) => status === 'passed')] as const;
    });
  return new Map(outcomes);
}

/** A sentence in which what differs from test to test may be anything. */
function asPattern(says: string): RegExp {
  return new RegExp(
    says
      .split(/%[sd]|\$\w+/)
      .map((each) => each.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*'),
  );
}

function times(of: readonly number[]): string {
  if (of.length === 0) return '';
  const sorted = of.toSorted((a, b) => a - b);
  const at = (part: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
  return `back after ${at(0.5)} ms (p50), ${at(0.99)} ms (p99)`;
}

console.log(`\n${updates} updates`);
for (const { number, what, strike, tests } of knownFaults) {
  const often = strike && `struck ${struck.get(strike) ?? 0} times`;
  console.log(
    [`${number}`.padStart(2), what, often, strike && times(back.get(strike) ?? [])].filter(Boolean).join(' · '),
  );
  for (const { file, says } of tests) {
    const outcome = held.get(`${file} ${says}`);
    console.log(`     ${outcome === undefined ? 'not tried' : outcome ? 'holds' : 'FAILS'}: ${file}: ${says}`);
  }
}
for (const each of wrong) console.error(each);
console.log(
  `${wrong.filter((each) => each.includes(': lost')).length} lost, ${wrong.filter((each) => each.includes(': doubled')).length} doubled, ${wrong.length} wrong in all`,
);
if (wrong.length > 0 || [...held.values()].includes(false)) process.exitCode = 1;
