import type { Links, Store } from '../src/app/ports/stores.ts';
import type { Clock } from '../src/app/ports/system.ts';
import type { CalendarDay } from '../src/law/calendar.ts';
import type { Law } from '../src/law/law.ts';
import type { Setting } from '../src/law/setting.ts';
import { accessCodesIn } from './access-codes.ts';
import { answerAtOnce } from './at-once.ts';
import { casesIn } from './cases.ts';
import type { Database } from './connect.ts';
import { draftsIn } from './drafts.ts';
import { handedOutIn } from './handed-out.ts';
import { hourlyIn } from './hourly.ts';
import { keptBytesIn } from './kept-bytes.ts';
import { amendIn, enterHolidaysIn, type LawReader, lawReader } from './law.ts';
import { ledgerIn } from './ledger.ts';
import { noticesIn } from './notices.ts';
import { outboxIn } from './outbox.ts';
import { oversightIn } from './oversight.ts';
import { passesIn } from './passes.ts';
import { passkeysIn, proofsIn } from './passkeys.ts';
import { peopleIn } from './people.ts';
import { publishedIn } from './projections/published.ts';
import { remindersIn } from './reminders.ts';
import type { CitySeal } from './seal.ts';
import { signInsIn } from './sessions.ts';
import { subscriptionsIn } from './subscriptions.ts';
import { type Transaction, transact } from './transact.ts';
import { unaskedIn } from './unasked.ts';
import type { WorldContext } from './world-context.ts';

interface Around {
  readonly seal: CitySeal;
  readonly clock: Clock;
  readonly links: Links;
}

/** A city's database as the programme sees it; `links` are where its codes can be opened. */
export function storeIn(database: Database, around: Around): Store {
  const law = lawReader();
  return {
    now: () => around.clock.now(),

    read: (work) =>
      transact(
        database,
        (tx) => {
          // Most of what is read to be shown are lists.
          tx.weigh();
          return work(worldOf(tx, around, law));
        },
        'isolation level repeatable read read only',
      ),

    transact: (work) =>
      transact(database, async (tx) => {
        const world = worldOf(tx, around, law);
        const result = await work(world);
        await world.outbox.flush();
        return result;
      }),

    atOnce: (answered) => answerAtOnce(database, around.seal, answered),
  };
}

/** A question of a form. */
interface Asked {
  readonly draft: string;
  readonly field: string;
}

function worldOf(tx: Transaction, { seal, clock, links }: Around, readLaw: LawReader) {
  let version: number | undefined;
  let asked: Promise<Law> | undefined;
  const law = (): Promise<Law> => {
    asked ??= readLaw(tx, version);
    return asked;
  };
  const context: WorldContext = { tx, seal, clock, law };
  return {
    async receive(id: string): Promise<boolean> {
      // The law's version comes along, so that to know whether it has changed costs nothing more.
      const rows = await tx.run<{ readonly version: number | null }>(
        `insert into received (id) values ($1) on conflict do nothing
        returning (select version from law_version) as version`,
        [id],
      );
      version = rows[0]?.version ?? undefined;
      return rows.length > 0;
    },
    async asked(id: string, { draft, field }: Asked): Promise<void> {
      await tx.run('update received set draft = $2, field = $3 where id = $1', [id, draft, field]);
    },
    async askedOf(id: string): Promise<Asked | undefined> {
      const [row] = await tx.run<{ readonly draft: string | null; readonly field: string | null }>(
        'select draft, field from received where id = $1',
        [id],
      );
      return row?.draft && row.field ? { draft: row.draft, field: row.field } : undefined;
    },
    now: () => clock.now(),
    law,
    amend: (setting: Setting) => amendIn(tx, setting),
    enterHolidays: (days: readonly CalendarDay[]) => enterHolidaysIn(tx, days),
    links,
    cases: casesIn(context),
    people: peopleIn(context),
    drafts: draftsIn(context),
    outbox: outboxIn(context),
    ledger: ledgerIn(context),
    notices: noticesIn(context),
    published: publishedIn(context),
    oversight: oversightIn(context),
    reminders: remindersIn(context),
    subscriptions: subscriptionsIn(context),
    accessCodes: accessCodesIn(context),
    hourly: hourlyIn(context),
    keptBytes: keptBytesIn(context),
    handedOut: handedOutIn(context),
    passes: passesIn(context),
    passkeys: passkeysIn(context),
    proofs: proofsIn(context),
    signIns: signInsIn(context),
    unasked: unaskedIn(context),
  };
}
