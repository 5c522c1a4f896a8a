// `npm run bench`: measures the programme on a PostgreSQL of its own that waits for the disk, and its peers in the same run.

import { measureActs } from './bench/acts.ts';
import { measureAnswers } from './bench/answers.ts';
import { openBenchCity } from './bench/city.ts';
import { measureInbox, measureReplay, measureVerify } from './bench/reads.ts';
import { project } from './tour/story.ts';

const city = await openBenchCity(10);

function print(what: string, value: number, unit: string, compared = ''): void {
  const digits = value < 100 ? 1 : 0;
  console.log([what.padEnd(52), value.toFixed(digits).padStart(9), unit.padEnd(9), compared].join(' ').trimEnd());
}

function ratio(a: number, b: number): string {
  return `${(a / b).toFixed(2)} ×`;
}

try {
  const [{ fsync = '' } = {}] = await city.database.sql`select current_setting('fsync') as fsync`;
  console.log(`fsync ${fsync}; medians of several rounds in one run`);
  const { whole, transaction, floor } = await measureAnswers(city);
  print('an answer, 10 people at once: the programme', whole, '/s', `${ratio(whole, floor)} of the floor`);
  print('  a plain transaction of four statements', transaction, '/s', `${ratio(transaction, floor)} of the floor`);
  print('  one statement (the floor)', floor, '/s');
  const acted = await measureActs(city, project);
  print('a decision by one press, one at a time: p50', acted.p50, 'ms');
  print('  p95', acted.p95, 'ms');
  print('  six heads at once', acted.perSecond, '/s');
  const few = await measureInbox(city, 100);
  const many = await measureInbox(city, 10_000);
  print('a page of an inbox, 100 closed cases', few, 'ms');
  print('  10,000 closed cases', many, 'ms', `${ratio(many, few)} of that with 100`);
  print('a case of 300 filings, read and replayed', await measureReplay(city, 300), 'ms');
  print('events verified', await measureVerify(city), '/s');
} finally {
  await city.close();
}
