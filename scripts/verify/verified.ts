import type { Database } from '../../db/connect.ts';
import { checkFiles } from '../../db/files.ts';
import type { CitySeal } from '../../db/seal.ts';
import { undelivered } from '../../db/undelivered.ts';
import { type Witness, type Witnessed, witnessed } from '../../db/verify-heads.ts';
import { type Fault, verifyLog } from '../../db/verify-log.ts';
import { registeredBy } from '../../src/app/effects/register.ts';

/** What else than the log is looked at. */
interface Looking {
  /** The folder of evidence. */
  readonly files: string;
  readonly heads: Witness;
  /** What was kept elsewhere of the heads: a copy of their folder, of one or more of them, or the hash of one. */
  readonly kept?: string;
}

/**
 * Whether nothing in the log and in the folder of evidence was altered or removed, by what the database knows and by the heads that
 * are kept outside; prints every fault, and what was looked at.
 */
export async function verified(database: Database, seal: CitySeal, { files, heads, kept }: Looking): Promise<boolean> {
  const started = performance.now();
  const proof = await witnessed(database, seal, heads, registeredBy);
  const { events, cases, faults: found, files: named } = await verifyLog(database, seal, proof.slippedIn);
  const seconds = (performance.now() - started) / 1000;
  const others = kept === undefined ? [] : await againstKept(database, seal, { heads, kept }, proof);
  const faults = new Set([...found, ...proof.faults, ...others].map(inWords));
  for (const fault of faults) console.error(fault);
  const speed = Math.round(events / seconds);
  console.log(`${events} events of ${cases} cases in ${seconds.toFixed(1)} s (${speed}/s), ${faults.size} faults`);
  const newest = proof.heads.at(-1);
  console.log(
    newest
      ? `${proof.heads.length} heads, the newest ${newest.number} of ${newest.at.toISOString()}: ${newest.hash}`
      : 'no heads',
  );
  for (const { channel, reason, count } of await undelivered(database)) {
    console.log(`${count} messages could not be delivered by ${channel}: ${reason}`);
  }
  const { count, broken, missing } = await checkFiles(files, seal, named);
  for (const path of broken) console.error(`file-altered ${path}`);
  for (const path of missing) console.error(`file-missing ${path}`);
  console.log(`${count} files, ${broken.length} altered, ${missing.length} missing`);
  return faults.size + broken.length + missing.length === 0;
}

function inWords({ fault, case: where, seq, head }: Fault): string {
  return [fault, where, seq, head && `(head ${head})`].filter((each) => each !== undefined).join(' ');
}

/** What was kept elsewhere is believed where the city's own heads are no more what they were. */
async function againstKept(
  database: Database,
  seal: CitySeal,
  { heads, kept }: Required<Pick<Looking, 'heads' | 'kept'>>,
  own: Witnessed,
): Promise<readonly Fault[]> {
  if (/^[0-9a-f]{64}$/.test(kept)) {
    return own.heads.some(({ hash }) => hash === kept) ? [] : [{ case: kept, fault: 'head-missing' }];
  }
  const copy = await witnessed(database, seal, { ...heads, path: kept, isPart: true }, registeredBy);
  if (copy.heads.length === 0) throw new Error(`there are no heads at ${kept}`);
  const known = new Map(own.heads.map(({ number, hash }) => [number, hash]));
  const unlike = copy.heads
    .filter(({ number, hash }) => known.get(number) !== hash)
    .map(({ number }): Fault => ({ case: String(number), fault: known.has(number) ? 'head-altered' : 'head-missing' }));
  return [...copy.faults, ...unlike];
}
