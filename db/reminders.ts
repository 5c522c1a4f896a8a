import type { Reminders } from '../src/app/ports/stores.ts';
import { reminder } from './schema.ts';
import type { WorldContext } from './world-context.ts';

export function remindersIn({ tx }: WorldContext): Reminders {
  return {
    async claim(...keys) {
      if (keys.length === 0) return false;
      const claimed = await tx
        .insert(reminder)
        .values([...keys])
        .onConflictDoNothing()
        .returning({ offset: reminder.offset });
      return claimed.some(({ offset }) => offset === keys.at(-1)?.offset);
    },
  };
}
