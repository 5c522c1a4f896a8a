import type { ReminderKey, Reminders, Reminding } from '../src/app/ports/stores.ts';
import { together } from './together.ts';
import type { WorldContext } from './world-context.ts';

const claiming = `
  insert into reminder (case_id, entered, offset_days, person)
  select "case", entered, "offset", person from json_to_recordset($1::text::json)
    as row ("case" text, entered timestamptz, "offset" integer, person text)
  on conflict do nothing
  returning case_id as "case", entered, offset_days as "offset", person`;

const claimedBefore = `
  select person from reminder where case_id = $1 and entered = $2 and offset_days = $3`;

const keeping = `
  insert into reminding (person, case_id, offset_days)
  select person, "case", "offset" from json_to_recordset($1::text::json) as row (person text, "case" text, "offset" integer)`;

const taking = `
  delete from reminding where person = $1 returning id, person, case_id as "case", offset_days as "offset"`;

export function remindersIn({ tx }: WorldContext): Reminders {
  const claim = together<boolean>(async (keys) => {
    const claimed = await tx.run<ReminderKey>(claiming, [`[${keys.join()}]`]);
    const mine = new Set(claimed.map(nameOf));
    return (key) => mine.has(key);
  });
  const keep = together<boolean>(async (kept) => {
    await tx.run(keeping, [`[${kept.join()}]`]);
    return () => true;
  });
  return {
    async claimed({ case: of, entered, offset }) {
      const rows = await tx.run<Pick<ReminderKey, 'person'>>(claimedBefore, [of, entered.toISOString(), offset]);
      return rows.map(({ person }) => person);
    },
    async keep(reminding) {
      await keep(JSON.stringify(reminding));
    },
    async kept() {
      const rows = await tx.run<{ readonly person: string }>('select distinct person from reminding', []);
      return rows.map(({ person }) => person);
    },
    async take(person) {
      const rows = await tx.run<Reminding & { readonly id: string }>(taking, [person]);
      return rows
        .toSorted((a, b) => Number(a.id) - Number(b.id))
        .map(({ person: of, case: on, offset }) => ({ person: of, case: on, offset }));
    },
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
