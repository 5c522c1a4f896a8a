import { readFileSync } from 'node:fs';
import { drawnAgain } from '../src/law/lots.ts';

/** `npm run draw -- FILE`: draws the lots of a panel or of invited suppliers again from what a notice published, and says whether they hold. */
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error(
    'npm run draw -- FILE: the seed of the notice in the first line, then a line for each mark with its lot.',
  );
  process.exit(1);
}
const lots = drawnAgain(readFileSync(file, 'utf8'));
for (const { mark, lot, holds } of lots) console.log(`${holds ? 'holds  ' : 'DIFFERS'}  ${mark}  ${lot}`);
const wrong = lots.filter(({ holds }) => !holds).length;
if (lots.length === 0) console.error('There are no lots in it.');
else if (wrong > 0) console.error(`${wrong} of ${lots.length} were published otherwise than they are drawn.`);
else console.log(`All ${lots.length} were published as they are drawn.`);
if (lots.length === 0 || wrong > 0) process.exitCode = 1;
