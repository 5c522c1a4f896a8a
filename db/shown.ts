import type { Shown } from '../src/app/ports/stores.ts';
import type { Press } from '../src/dialogue/message.ts';
import { pressIn, sharedToken } from './tokens.ts';

/** What was said last: what its buttons say by what their tokens share, and where in the outbox the message at a place is. */
export function shownOf(presses: ReadonlyMap<string, readonly Press[]>, standing: ReadonlyMap<string, number>): Shown {
  return {
    press(token) {
      const made = presses.get(sharedToken(token));
      return made && pressIn({ presses: made }, token);
    },
    standing: (place) => standing.get(place),
  };
}
