import type { ReminderKey, Reminders } from '../src/app/ports/stores.ts';
import { together } from './together.ts';
import type { WorldContext } from './world-context.ts';

const claiming = `
  insert into reminder (case_id, entered, offset_days, person)
  select "case", entered, "offset", person from json_to_recordset($1::text::json)
    as row ("case" text, entered timestamptz, "offset" integer, person text)
  on conflict do nothing
  returning case_id as "case", entered, offset_days as "offset", person`;

export function remindersIn({ tx }: WorldContext): Reminders {
  const claim = together<boolean>(async (keys) => {
    const claimed = await tx.run<ReminderKey>(claiming, [`[${keys.join()}]`]);
    const mine = new Set(claimed.map(nameOf));
    return (key) => mine.has(key);
  });
  return {
    async claim(...keys) {
      const claimed = await Promise.all(keys.map((key) => claim(nameOf(key))));
      return claimed.at(-1) ?? false;
    },
  };
}

/** As JSON, which the server can read too. */
function nameOf({ case: of, entered, offset, person }: ReminderKey): string {
  return JSON.stringify({ case: of, entered: new Date(entered), offset, person });
}
