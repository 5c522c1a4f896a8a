import { z } from 'zod';
import { item } from '../law/catalogue.ts';
import { type Colour, contrast } from '../law/contrast.ts';
import { cityDate, instant, plusDays } from '../law/date.ts';
import { type Setting, setting } from '../law/setting.ts';
import { city } from '../law/settings-data.ts';
import { makeCode } from './code.ts';
import type { Store, World } from './ports/stores.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,19}$/);
const name = z.string().trim().min(2).max(60);

/** Paper and ink of the pages, by day and by night: a colour is to be read on both. */
const grounds = { light: ['#f7f5f0', '#fffefa'], dark: ['#1b2027', '#22303e'] } as const;
const wellRead = 4.5;

const colourOn = (paper: readonly Colour[]) =>
  z
    .templateLiteral(['#', z.string().regex(/^[0-9a-f]{6}$/)])
    .refine(
      (colour) => paper.every((each) => contrast(colour, each) >= wellRead),
      `cannot be read on ${paper.join(', ')}`,
    );

const look = z.strictObject({
  colours: z.strictObject({ light: colourOn(grounds.light), dark: colourOn(grounds.dark) }).optional(),
  /** A PNG beside the file; when it is entered, what it holds. */
  logo: z.string().min(1).max(65_536).optional(),
});

/** A city as it is written down before it begins: what it is called, its offices, their budget lines, and which two let the others in. */
export const CityPlan = z.strictObject({
  city: z.strictObject({
    /** GB/T 2260, as those of its districts. */
    code: z.string().regex(/^\d{4}00$/),
    zh: name,
    en: name,
    /** What its numbers begin with. */
    prefix: z.string().regex(/^[A-Z]{2,4}$/),
    districts: z
      .array(z.strictObject({ code: z.string().regex(/^\d{4}(?!00)\d{2}$/), zh: name, en: name }))
      .default([]),
    look: look.optional(),
  }),
  offices: z
    .array(z.strictObject({ id, kind: z.enum(['department', 'evaluator', 'public']), zh: name, en: name }))
    .min(1),
  budget: z
    .array(
      z.strictObject({
        office: id,
        year: z.int().min(2000).max(2100),
        item: z.string().refine((code) => item(code) !== undefined, 'is no item of the catalogue'),
        /** In yuan. */
        limit: z.number().positive().multipleOf(0.01),
      }),
    )
    .default([]),
  administrator: z.strictObject({ office: id, name }),
  /** Agrees, for another office, to whoever is to decide, pay or let others in. */
  supervisor: z.strictObject({ office: id, name }),
});
export type CityPlan = z.infer<typeof CityPlan>;

/**
 * Founds a city, or brings its name, offices and budget lines up to date: enters what is written down. Where there is no
 * administrator or no supervisor yet, or one more is wanted, it makes a one-time code with which he comes in by any channel,
 * and returns it with its last day; the one invites everybody else, the other agrees. Throws when a line or one of these
 * names an office that is not written down, or both the same.
 */
export function foundCity(store: Store, plan: CityPlan, oneMore?: Founder): Promise<readonly Admitted[]> {
  const known = new Set(plan.offices.map((office) => office.id));
  const unknown = [...plan.budget.map(({ office }) => office), ...founders.map((founder) => plan[founder].office)].find(
    (office) => !known.has(office),
  );
  if (unknown !== undefined) throw new Error(`no office ${unknown} is written down`);
  if (plan.administrator.office === plan.supervisor.office)
    throw new Error('the administrator and the supervisor sit in two offices');
  return store.transact(async (world) => {
    for (const settled of settledBy(plan)) await world.amend(settled);
    for (const { id: office, kind, zh, en } of plan.offices) {
      await world.people.putBody({ id: office, kind, name: { zh, en }, status: 'active' });
    }
    for (const line of plan.budget) await putLine(world, line);
    const admitted: Admitted[] = [];
    for (const who of founders) {
      const isWanted = oneMore ? oneMore === who : (await world.people.holders(seatOf[who])).length === 0;
      if (isWanted) admitted.push(await admit(world, who, plan[who]));
    }
    return admitted;
  });
}

/** Who has to be there before anybody can be invited, and in which seat. */
export const founders = ['administrator', 'supervisor'] as const;
export type Founder = (typeof founders)[number];
const seatOf = { administrator: 'admin', supervisor: 'supervision' } as const;

/** What a city settles by what is written down of it. */
function settledBy({ city: { code, zh, en, prefix, districts, look: own = {} } }: CityPlan): readonly Setting[] {
  return [
    city('city.name', { zh, en }),
    city('city.number-prefix', prefix),
    city('city.look', { ...(own.colours && { colours: own.colours }), ...(own.logo && { logo: own.logo }) }),
    city('city.divisions', [{ code, zh, en }, ...districts]),
  ];
}

interface Admitted {
  readonly who: Founder;
  readonly code: string;
  readonly until: string;
}

async function putLine(world: World, { office, year, item: code, limit }: CityPlan['budget'][number]): Promise<void> {
  const found = item(code);
  if (!found) throw new Error(`no catalogue item ${code}`);
  await world.ledger.putLine({
    id: `${year}-${office}-${code}`,
    body: office,
    year,
    item: code,
    name: { zh: found.zh, en: found.en },
    limit: Math.round(limit * 100),
  });
}

/** With a code that makes the first account which redeems it his. */
async function admit(world: World, who: Founder, { office, name: called }: CityPlan[Founder]): Promise<Admitted> {
  const now = await world.now();
  const { code, hash } = makeCode();
  const from = { channel: 'web', address: world.cases.newId(), name: called } as const;
  // Nobody has been he yet, so nobody is asked whether whoever comes with the code may be.
  const { person } = await world.people.arrive(from, new Date(0));
  await world.people.openAccount(person.id, 'web', person.id);
  await world.people.putSeat({ person: person.id, role: seatOf[who], body: office, from: now });
  const today = cityDate(now);
  const until = plusDays(today, setting(await world.law(), 'invitation.valid-days', today).value);
  await world.people.putCode({ hash, person: person.id, until: instant(until) });
  return { who, code, until };
}
