import type { Reminders } from '../src/app/ports/stores.ts';
import { reminder } from './schema.ts';
import type { WorldContext } from './world-context.ts';

export function remindersIn({ tx }: WorldContext): Reminders {
  return {
    async claim(key) {
      const claimed = await tx
        .insert(reminder)
        .values(key)
        .onConflictDoNothing()
        .returning({ person: reminder.person });
      return claimed.length > 0;
    },
  };
}
