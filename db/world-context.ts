import type { Clock } from '../src/app/ports/system.ts';
import type { Law } from '../src/law/law.ts';
import type { CitySeal } from './seal.ts';
import type { Transaction } from './transact.ts';

/** What every part of a world works with: its transaction, and nothing that waits for anything else. */
export interface WorldContext {
  readonly tx: Transaction;
  readonly seal: CitySeal;
  readonly clock: Clock;
  readonly law: () => Promise<Law>;
}
