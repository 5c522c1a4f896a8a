import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { isPassing } from '../src/app/ports/stores.ts';

const pause = 500;
/** After so many tries it is said again that it is waited for. */
const patience = 60;

/** Resolves once a database answers at the address; rejects when it does and lets nobody in. */
export async function awaitDatabase(url: string, log: (message: string) => void): Promise<void> {
  for (let tries = 0; !(await isThere(url)); tries += 1) {
    if (tries % patience === 0) log('the database does not answer yet; it is waited for');
    await setTimeout(pause);
  }
}

async function isThere(url: string): Promise<boolean> {
  const sql = postgres(url, { max: 1, connect_timeout: 5, fetch_types: false, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } catch (error) {
    // The machine of a database that is only being started may have no name yet.
    const isNameless = error instanceof Error && 'code' in error && error.code === 'ENOTFOUND';
    if (isNameless || isPassing(error)) return false;
    throw error;
  } finally {
    await sql.end({ timeout: 1 });
  }
}
