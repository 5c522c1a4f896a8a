import type { HandedOut } from '../src/app/ports/stores.ts';
import { handedOut } from './schema.ts';
import type { WorldContext } from './world-context.ts';

/** Who was handed which files; the server may add to it, and change and remove nothing. */
export function handedOutIn({ tx }: Pick<WorldContext, 'tx'>): HandedOut {
  return {
    async add({ filings, ...given }) {
      if (filings.length > 0) await tx.insert(handedOut).values(filings.map((filing) => ({ ...given, filing })));
    },
  };
}
