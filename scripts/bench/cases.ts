import { openBenchCity } from './city.ts';
import { fillWithClosed } from './closed-cases.ts';
import { measureDecide, projectsToConfirm } from './decide.ts';
import { measureInbox } from './inbox.ts';
import type { CaseLine } from './lines.ts';
import type { BenchServer } from './server.ts';

const sizes = [100, 100_000];
const presses = 120;
/** As many stay in the inbox. */
const staying = 30;

/** An inbox and a decision, with few closed cases behind them and with many. */
export async function measureCases(server: BenchServer): Promise<readonly CaseLine[]> {
  const city = await openBenchCity(server, 'gouban_cases');
  const waiting = await projectsToConfirm(city, sizes.length * presses + staying);
  const lines: CaseLine[] = [];
  for (const [place, closed] of sizes.entries()) {
    await fillWithClosed(city, closed);
    lines.push(await measureInbox(city, closed));
    lines.push(await measureDecide(city, waiting.slice(place * presses, (place + 1) * presses), closed));
  }
  await city.close();
  return lines;
}
