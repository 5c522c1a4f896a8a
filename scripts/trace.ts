// `npm run trace`: what is asked of the house, R1 to R120, each with the tests that show it, or not yet.
import { requirements } from './trace/requirements.ts';

for (const { id, asks, shown } of requirements) {
  console.info(`${id.padEnd(5)} ${asks}`);
  const tests = shown.map(({ file, says }) => `${file}: ${says}`);
  for (const line of tests.length > 0 ? tests : ['not yet']) console.info(`      ${line}`);
}
const proven = requirements.filter(({ shown }) => shown.length > 0).length;
console.info(`${proven} of ${requirements.length} shown`);
