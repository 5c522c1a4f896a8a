import { count, eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { demoLinesOf } from '../../db/demo/budget-lines.ts';
import { demoOrganisations } from '../../db/demo/organisations.ts';
import { loadDemo } from '../../db/demo.ts';
import { account, body, budgetLine, person, seat } from '../../db/schema.ts';
import { shownAddress } from '../../db/who.ts';
import { item } from '../../src/law/catalogue.ts';
import { type Role, roleNames, roles, seatRoles } from '../../src/names.ts';
import { organisation } from '../../src/procedures/organisation/organisation.ts';
import { opening, someone } from '../core/given.ts';
import { type GivenStore, givenStore } from './given-store.ts';

const now = new Date('2026-11-02T01:00:00.000Z');
let fresh: GivenStore;

async function sizes(): Promise<readonly number[]> {
  const tables = [body, person, seat, account, budgetLine];
  const counted = await Promise.all(tables.map((table) => fresh.database.select({ n: count() }).from(table)));
  return counted.map(([row]) => row?.n ?? 0);
}

describe('loading the demonstration city', () => {
  beforeEach(async () => {
    fresh = await givenStore();
  });
  afterEach(async () => {
    await fresh.drop();
  });

  test('is the same however often it is loaded, also twice at once', async () => {
    await loadDemo(fresh.database, fresh.seal, now);
    const first = await sizes();
    expect(Math.min(...first)).toBeGreaterThan(0);
    await Promise.all([loadDemo(fresh.database, fresh.seal, now), loadDemo(fresh.database, fresh.seal, now)]);
    expect(await sizes()).toEqual(first);
  });

  test('gives no seat back that was given up', async () => {
    await loadDemo(fresh.database, fresh.seal, now);
    await fresh.database.update(seat).set({ to: now }).where(eq(seat.person, 'xtz-sec'));
    await loadDemo(fresh.database, fresh.seal, now);
    const held = await fresh.database.select({ to: seat.to }).from(seat).where(eq(seat.person, 'xtz-sec'));
    expect(held).toEqual([{ to: now }]);
  });

  test('has somebody in every role, each seat in a body that can have it, and an account for everybody', async () => {
    await loadDemo(fresh.database, fresh.seal, now);
    const held = await fresh.database
      .select({ role: seat.role, kind: body.kind })
      .from(seat)
      .innerJoin(body, eq(seat.body, body.id));
    const persons = await fresh.database.select({ id: person.id }).from(person);
    const accounts = await fresh.database.select().from(account);

    const seated = roleNames.filter(
      (role) => roles[role] !== 'opener' && roles[role] !== 'anyone' && role !== 'invitee' && role !== 'system',
    );
    expect([...new Set(held.map(({ role }) => role))].sort()).toEqual([...seated].sort());
    for (const { role, kind } of held) expect((seatRoles[kind] as readonly Role[]).includes(role)).toBe(true); // widened to ask
    const address = ({ channel, address }: (typeof accounts)[number]) => shownAddress(fresh.seal, channel, address);
    expect(accounts.map(address).sort()).toEqual(persons.map(({ id }) => id).sort());
    expect(accounts.every(({ known, channel }) => known && channel === 'web')).toBe(true);
  });

  test.each(['dlmz', 'ngmz', 'cl'])('has in %s two people for each part that must be kept apart', async (buyer) => {
    await loadDemo(fresh.database, fresh.seal, now);
    const held = await fresh.database.select({ role: seat.role }).from(seat).where(eq(seat.body, buyer));
    expect(held.map(({ role }) => role).sort()).toEqual([
      'acceptor',
      'acceptor',
      'buyer_head',
      'buyer_head',
      'buyer_staff',
      'buyer_staff',
    ]);
  });
});

describe('the demonstration city', () => {
  test.each(demoOrganisations.map(({ profile }) => [profile.name, profile] as const))(
    'has in %s an organisation that registration would take as it is',
    (_name, profile) => {
      const filed = opening(organisation, 'org', { by: someone('anyone'), at: '2026-11-02 09:00', answers: profile });
      expect(filed).toMatchObject({ ok: true });
    },
  );

  test('has three organisations at least that can care for the elderly', () => {
    const able = demoOrganisations.filter(({ profile }) => [profile.fields].flat().includes('A04'));
    expect(able.length).toBeGreaterThanOrEqual(3);
  });

  test('leaves the code free that is to be registered', () => {
    const codes = demoOrganisations.map(({ profile }) => profile.code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes).not.toContain('52230199MJ0000106W');
  });

  test('has money for what the catalogue names, under its name', () => {
    const lines = demoLinesOf([2026, 2027]);
    for (const line of lines) expect(line.zh).toBe(`${item(line.item)?.zh}（演示数据）`);
    expect(lines.find(({ id }) => id === '2027-ngmz-A0402')?.limit).toBe(185_000_000);
  });
});
