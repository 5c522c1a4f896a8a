import { canonical } from '../src/law/canonical.ts';
import type { LawRows } from '../src/law/law.ts';
import type { Database } from './connect.ts';
import type { GivenKind, GivenRow } from './head-file.ts';
import { barredDays, type Reading, type Seats } from './rebuild-cases.ts';
import { body, budgetLine, calendarDay, deadlineRule, seat, setting } from './schema.ts';

/** What is given to a city beside the log or by it, of each kind by its name. */
export type Given = ReadonlyMap<GivenKind, ReadonlyMap<string, string>>;

type Tables = Pick<Database, 'select'>;

/** What stands in the database: who sits where, what bodies there are, the limits of budget lines, and the law. */
export async function givenIn(database: Tables): Promise<readonly GivenRow[]> {
  const seats = await database.select().from(seat);
  const bodies = await database.select().from(body);
  const lines = await database.select().from(budgetLine);
  const [settings, deadlines, days] = [
    await database.select().from(setting),
    await database.select().from(deadlineRule),
    await database.select().from(calendarDay),
  ];
  return [
    ...seats.map(({ to, ...held }) => seatRow(held, to)),
    ...bodies.map(({ id, kind, nameZh: zh, nameEn: en, creditCode, status, barredUntil }) =>
      bodyRow(id, { kind, zh, en, code: creditCode, status, ...(barredUntil !== null && { barredUntil }) }),
    ),
    ...lines.map(({ id, body: of, year, item, nameZh, nameEn, limit }) =>
      row('limit', id, { of, year, item, nameZh, nameEn, limit }),
    ),
    ...lawRows({ settings, deadlines, days }),
  ];
}

/** What of it is there by the rows of this release. */
export function lawRows({
  settings,
  deadlines,
  days,
}: {
  readonly [Table in keyof LawRows]: readonly Pick<LawRows[Table][number], keyof LawRows[Table][number]>[];
}): readonly GivenRow[] {
  return [
    ...settings.map(({ key, validFrom, value, citation, mark }) =>
      row('setting', `${key} ${validFrom}`, { value, citation, mark }),
    ),
    ...deadlines.map(({ code, validFrom, sense, length, unit, roll, citation, mark }) =>
      row('deadline', `${code} ${validFrom}`, { sense, length, unit, roll, citation, mark }),
    ),
    ...days.map(dayRow),
  ];
}

function dayRow({ date, status, kind, name, source }: LawRows['days'][number]): GivenRow {
  return row('day', `${date} ${status}`, { kind, name, source });
}

function row(kind: GivenKind, name: string, says: object): GivenRow {
  return [kind, name, canonical(says)];
}

type Held = Pick<Seats['given'][number], 'person' | 'role' | 'body' | 'from'>;

/** What a seat says that nobody has ended. */
const held = 'held';

function seatRow({ person, role, body: at, from }: Held, to: Date | null): GivenRow {
  return ['seat', seatName({ person, role, body: at }, from), to === null ? held : to.toISOString()];
}

function seatName({ person, role, body: at }: Omit<Held, 'from'>, from: Date): string {
  return `${person} ${role} ${at} ${from.toISOString()}`;
}

interface BodySays {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly code: string | null;
  readonly status: string;
  readonly barredUntil?: string;
}

function bodyRow(id: string, says: BodySays): GivenRow {
  return row('body', id, says);
}

/** What was given at a moment otherwise than by the log. */
export interface GivenAt {
  readonly at: Date;
  readonly rows: readonly GivenRow[];
}

/** What the logs of cases have entered in the register, the case that was opened first before the others. */
export type Registered = ReturnType<Reading['registered']>;

/**
 * What there should be: the law of this release, then what was given, the whole of it when heads began, and what the logs say
 * of bodies and seats since.
 */
export function givenBy(law: readonly GivenRow[], given: readonly GivenAt[], logs: readonly Registered[]): Given {
  const all = new Map<GivenKind, Map<string, string>>();
  const enter = ([kind, name, says]: GivenRow): void => {
    const rows = all.get(kind) ?? new Map<string, string>();
    rows.set(name, says);
    all.set(kind, rows);
  };
  for (const each of law) enter(each);
  for (const { rows } of given) for (const each of rows) if (each[0] !== 'seat') enter(each);
  for (const { bodies } of logs) {
    for (const [id, { kind, name, creditCode, status }] of bodies) {
      const before = all.get('body')?.get(id);
      const known = before === undefined ? undefined : asBody(before);
      const en = name.en ?? (known?.zh === name.zh ? known.en : name.zh);
      enter(bodyRow(id, { kind, zh: name.zh, en, code: creditCode ?? known?.code ?? null, status }));
    }
  }
  for (const each of logs.flatMap(({ days }) => days)) enter(dayRow(each));
  for (const [id, barredUntil] of barredDays(logs.flatMap(({ barred }) => barred))) {
    const before = all.get('body')?.get(id);
    if (before !== undefined) enter(bodyRow(id, { ...asBody(before), barredUntil }));
  }
  for (const each of seatsBy(given, logs)) enter(each);
  return all;
}

function asBody(says: string): BodySays {
  // Only `bodyRow` writes them, into what is signed.
  return JSON.parse(says) as BodySays;
}

/** What happened to seats, in the order of time. */
type Deed = { readonly at: Date; readonly given: Held } | { readonly at: Date; readonly ended: Seats['ended'][number] };

function seatsBy([first, ...later]: readonly GivenAt[], logs: readonly Registered[]): readonly GivenRow[] {
  const rows = new Map<string, string>();
  const put = ([, name, says]: GivenRow): void => void rows.set(name, says);
  const seatsOf = ({ rows: all }: GivenAt): readonly GivenRow[] => all.filter(([kind]) => kind === 'seat');
  if (first) seatsOf(first).forEach(put);
  const deeds: Deed[] = logs.flatMap(({ seats, ended }) => [
    ...seats.map((each): Deed => ({ at: each.from, given: each })),
    ...ended.map((each): Deed => ({ at: each.at, ended: each })),
  ]);
  // What was done while the first head was taken may be in it already.
  const since = first ? first.at.getTime() - settling : 0;
  const open = (of: Omit<Held, 'from'>): string | undefined => {
    const begins = `${of.person} ${of.role} ${of.body} `;
    return [...rows].find(([name, says]) => name.startsWith(begins) && says === held)?.[0];
  };
  for (const deed of deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (deed.at.getTime() < since) continue;
    if ('ended' in deed) {
      const name = open(deed.ended);
      if (name !== undefined) rows.set(name, deed.at.toISOString());
    } else {
      const name = seatName(deed.given, deed.given.from);
      // Of one that is held already the earlier beginning counts.
      if (!rows.has(name) && open(deed.given) === undefined) rows.set(name, held);
    }
  }
  for (const each of later) seatsOf(each).forEach(put);
  return [...rows].map(([name, says]) => ['seat', name, says]);
}

/** For so long (ms) what was begun before a head may be committed after it. */
export const settling = 60_000;
