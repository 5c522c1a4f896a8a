import type { Database } from '../../db/connect.ts';
import { checkFiles } from '../../db/files.ts';
import type { CitySeal } from '../../db/seal.ts';
import { undelivered } from '../../db/undelivered.ts';
import { verifyLog } from '../../db/verify-log.ts';

/** Whether nothing in the log and in the folder of evidence was altered or removed; prints every fault, and what was looked at. */
export async function verified(database: Database, seal: CitySeal, files: string): Promise<boolean> {
  const started = performance.now();
  const { events, cases, faults, files: named } = await verifyLog(database, seal);
  const seconds = (performance.now() - started) / 1000;
  for (const { fault, case: where, seq } of faults) console.error([fault, where, seq].join(' ').trim());
  const speed = Math.round(events / seconds);
  console.log(`${events} events of ${cases} cases in ${seconds.toFixed(1)} s (${speed}/s), ${faults.length} faults`);
  for (const { channel, reason, count } of await undelivered(database)) {
    console.log(`${count} messages could not be delivered by ${channel}: ${reason}`);
  }
  const { count, broken, missing } = await checkFiles(files, seal, named);
  for (const path of broken) console.error(`file-altered ${path}`);
  for (const path of missing) console.error(`file-missing ${path}`);
  console.log(`${count} files, ${broken.length} altered, ${missing.length} missing`);
  return faults.length + broken.length + missing.length === 0;
}
