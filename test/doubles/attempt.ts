import type { Attempt } from '../../src/app/ports/channel.ts';

/** An attempt of a test that sends by hand: the first one, unless `begun` says how far one before had come. */
export function attempt(begun?: string): Attempt {
  return { key: '0198f3a4-0000-7000-8000-000000000001-7', begun };
}
