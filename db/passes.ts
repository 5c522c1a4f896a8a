import { z } from 'zod';
import type { Passes } from '../src/app/ports/stores.ts';
import type { WorldContext } from './world-context.ts';

const scope = 'file pass';
const pass = z.object({ person: z.string(), case: z.string(), until: z.coerce.date() });

/** Passes are sealed with the city's key: nobody else can make one, or read for whom and what it is. */
export function passesIn({ seal }: Pick<WorldContext, 'seal'>): Passes {
  return {
    make: (given) => Buffer.from(seal.close(scope, JSON.stringify(given)), 'base64').toString('base64url'),
    open(text, now) {
      const opened = readIn(() => seal.open(scope, Buffer.from(text, 'base64url').toString('base64')));
      return opened && opened.until > now ? opened : undefined;
    },
  };
}

function readIn(open: () => string): z.infer<typeof pass> | undefined {
  try {
    return pass.parse(JSON.parse(open()));
  } catch {
    return undefined;
  }
}
