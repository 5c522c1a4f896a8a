import { openBenchCity } from './city.ts';
import { fillWithClosed } from './closed-cases.ts';
import { fillWithComplaints } from './complaints.ts';
import { measureDecide, projectsToConfirm } from './decide.ts';
import { measureInbox } from './inbox.ts';
import type { CaseLine } from './lines.ts';
import type { BenchServer } from './server.ts';

const sizes = [100, 100_000];
const presses = 120;
/** So many under each purchase that is decided on, for one of the lines. */
const complaints = 500;
/** As many stay in the inbox. */
const staying = 30;

/** An inbox and a decision, with few closed cases behind them and with many. */
export async function measureCases(server: BenchServer): Promise<readonly CaseLine[]> {
  const city = await openBenchCity(server, 'gouban_cases');
  const waiting = await projectsToConfirm(city, (sizes.length + 1) * presses + staying);
  const lines: CaseLine[] = [];
  for (const [place, closed] of sizes.entries()) {
    await fillWithClosed(city, closed);
    lines.push(await measureInbox(city, closed));
    lines.push(await measureDecide(city, waiting.slice(place * presses, (place + 1) * presses), closed, 0));
    if (place > 0) continue;
    const complained = waiting.slice(sizes.length * presses, (sizes.length + 1) * presses);
    await fillWithComplaints(city, complained, complaints);
    lines.push(await measureDecide(city, complained, closed, complaints));
  }
  await city.close();
  return lines;
}
