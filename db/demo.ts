import type { Seal } from '../src/app/ports/system.ts';
import { cityDate } from '../src/law/date.ts';
import type { Language } from '../src/names.ts';
import { texts } from '../src/text/all.ts';
import type { Database } from './connect.ts';
import { demoLinesOf } from './demo/budget-lines.ts';
import { demoOffices } from './demo/offices.ts';
import { demoOrganisations } from './demo/organisations.ts';
import { demoPersons } from './demo/persons.ts';
import { hiddenProfile } from './people.ts';
import { account, body, budgetLine, person, seat } from './schema.ts';
import { type Transaction, transact } from './transact.ts';
import { hiddenAt, hiddenName } from './who.ts';

/** Fills a city with invented offices, people, organisations and budgets. A second time adds nothing and changes nothing. */
export function loadDemo(database: Database, seal: Seal, now: Date): Promise<void> {
  return transact(database, async (tx) => {
    await addBodies(tx, seal);
    await addPersons(tx, seal, now);
    await tx
      .insert(budgetLine)
      .values(demoLinesOf(yearsAround(now)).map(({ zh, en, ...line }) => ({ ...line, nameZh: zh, nameEn: en })))
      .onConflictDoNothing();
  });
}

/** The years in which what is told of now was paid, and will be. */
function yearsAround(now: Date): readonly number[] {
  const year = Number(cityDate(now).slice(0, 4));
  return [...new Set([year - 2, year - 1, year, year + 1, year + 2, 2026, 2027])];
}

/** Whom a demonstration lets one be: somebody of every office, every organisation, and the citizens. */
export function demoCast(language: Language): readonly {
  readonly id: string;
  readonly name: string;
  readonly group: 'organisation' | 'department' | 'citizen';
  readonly body: string;
  readonly role: string;
}[] {
  return demoPersons.map(({ id, name, seats: [held] }) => {
    if (!held) return { id, name, group: 'citizen', body: '', role: texts[language].roles.citizen };
    const organisation = demoOrganisations.find((each) => each.id === held.body);
    const office = demoOffices.find((each) => each.id === held.body);
    const zh = organisation?.profile.name ?? office?.zh ?? '';
    const en = organisation?.en ?? office?.en ?? '';
    const group = organisation ? 'organisation' : 'department';
    return { id, name, group, body: language === 'zh' ? zh : en, role: texts[language].roles[held.role] };
  });
}

async function addBodies(tx: Transaction, seal: Seal): Promise<void> {
  const offices = demoOffices.map(({ id, kind, zh, en }) => ({
    id,
    kind,
    nameZh: zh,
    nameEn: en,
    profile: hiddenProfile(seal, { note: '演示数据' }),
    status: 'active' as const,
  }));
  const organisations = demoOrganisations.map(({ id, en, profile }) => ({
    id,
    kind: 'organisation' as const,
    nameZh: profile.name,
    nameEn: en,
    creditCode: profile.code,
    profile: hiddenProfile(seal, profile),
    status: 'verified' as const,
  }));
  await tx.insert(body).values(offices).onConflictDoNothing();
  await tx.insert(body).values(organisations).onConflictDoNothing();
}

/** Seats and accounts only for those who were not there: a seat that was given up meanwhile stays given up. */
async function addPersons(tx: Transaction, seal: Seal, now: Date): Promise<void> {
  const added = await tx
    .insert(person)
    .values(demoPersons.map(({ id, name }) => ({ id, name: hiddenName(seal, id, name) })))
    .onConflictDoNothing()
    .returning({ id: person.id });
  const ids = new Set(added.map(({ id }) => id));
  const fresh = demoPersons.filter(({ id }) => ids.has(id));
  if (fresh.length === 0) return;
  const seats = fresh.flatMap(({ id, seats: held }) => held.map((one) => ({ ...one, person: id, from: now })));
  if (seats.length > 0) await tx.insert(seat).values(seats);
  await tx.insert(account).values(
    fresh.map(({ id }) => ({
      id: `web-${id}`,
      channel: 'web' as const,
      ...hiddenAt(seal, { channel: 'web', address: id }),
      person: id,
      language: 'zh' as const,
      known: true,
      lastSeen: now,
    })),
  );
}
