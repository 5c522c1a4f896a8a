import { officeOf as holderOf, sayTitle } from '../dialogue/where.ts';
import { claimsIn } from '../engine/parties.ts';
import type { BudgetLine, Person } from '../engine/procedure.ts';
import { budgetsOpenTo, looksOver, type Sight, sightOf } from '../engine/read.ts';
import { cityDate, yearOf } from '../law/date.ts';
import type { Fen } from '../law/fen.ts';
import { methodCodes, methodNames } from '../law/method.ts';
import { inLanguage, type Language, type Position, type ProcedureId, procedureIds, steps } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { stepText, texts } from '../text/all.ts';
import { widened } from '../text/terms.ts';
import { caseItems } from './case-items.ts';
import { officeOf } from './facts/looking.ts';
import { pageSize } from './portal.ts';
import type {
  Balances,
  BudgetPage,
  BudgetRow,
  Choice,
  LateOffice,
  OverseenPage,
  OversightDesk,
  Overview,
  PurchaseUse,
  Uses,
  YearEnd,
} from './ports/oversight-desk.ts';
import type { LateHolder, LineUse, World } from './ports/stores.ts';
import { buyersOf } from './project-search.ts';

/** What those read who look over a city. */
export function oversightDeskIn(world: World): OversightDesk {
  return {
    async overview(id, language) {
      const person = await whoLooksOver(world, id);
      return person && overviewFor(world, person, language);
    },

    async overseen(id, { procedure: wanted, after, limit = pageSize, words, ...sought }, language) {
      const person = await whoLooksOver(world, id);
      if (!person) return undefined;
      const kinds = kindsFor(person);
      const kind = kinds.find(({ procedure }) => procedure === wanted) ?? kinds[0];
      if (!kind) return undefined;
      const now = await world.now();
      const asked = { ...kind, ...sought, ...(words !== undefined && { words: widened(words) }) };
      const [page, sums, offices] = await Promise.all([
        world.oversight.cards(asked, now, { limit, ...(after !== undefined && { after }) }),
        world.oversight.sums(asked, now),
        buyersOf(world, language),
      ]);
      const said = await caseItems(world, page.items, language, person);
      const items = said.map((item, place) => {
        const { amount, method } = page.items[place] ?? {};
        return { ...item, fen: amount, method: method && inLanguage(methodNames[method], language) };
      });
      return {
        items,
        after: page.after,
        sums,
        procedure: kind.procedure,
        kind: texts[language].procedures[kind.procedure].name,
        kinds: kinds.map(({ procedure }) => kindChoice(procedure, language)),
        offices,
        ...waysToSeek(kind.procedure, language),
      };
    },

    async budget(id, { office, year }, language) {
      const readable = await readableLines(world, await world.people.person(id), language);
      if (!readable) return undefined;
      const { lines, named } = readable;
      const rows = lines
        .filter((line) => (office ?? line.body) === line.body && (year ?? line.year) === line.year)
        .map((line) => rowOf(line, named, language));
      return {
        lines: rows,
        sums: summed(rows),
        offices: [...new Set(lines.map(({ body }) => body))].map((value) => ({
          value,
          label: named.get(value) ?? value,
        })),
        years: [...new Set(lines.map((line) => line.year))].toSorted((a, b) => b - a),
      };
    },

    async line(id, wanted, language) {
      const budget = await budgetOf(world, await world.people.person(id), language);
      const line = budget?.lines.get(wanted);
      if (!budget || !line) return undefined;
      const [uses, entries] = await Promise.all([
        world.oversight.uses({ bodies: budget.open, line: wanted }),
        world.oversight.entries(wanted, mostEntries),
      ]);
      const purchases = await purchaseUses(world, uses, budget.person, language);
      return {
        line,
        purchases: purchases.map(({ use }) => use),
        entries: entries.map(({ card, ...entry }) => ({
          ...entry,
          case: { id: card.id, number: card.number, title: sayTitle(card, language) },
        })),
      };
    },

    async moneyOf(id, purchase, language) {
      const budget = await budgetOf(world, await world.people.person(id), language);
      if (!budget) return [];
      const uses = await world.oversight.uses({ bodies: budget.open, purchase });
      return uses.flatMap(({ line, reserved, committed, paid, due }) => {
        const row = budget.lines.get(line);
        return row ? [{ line, year: row.year, name: row.name, reserved, committed, paid, due }] : [];
      });
    },

    async yearEnd(id, language) {
      const person = await world.people.person(id);
      return person && yearEndFor(world, person, language);
    },
  };
}

/** More of what moved on a line nobody reads on one page. */
const mostEntries = 500;

/** What purchases have of the lines of this year and those before it that is set aside or to be paid still. */
export async function openUses(
  world: World,
  person: Person,
  language: Language,
): Promise<{ readonly year: number; readonly uses: readonly LineUse[]; readonly budget: OpenBudget | undefined }> {
  const year = yearOf(cityDate(await world.now()));
  const budget = await budgetOf(world, person, language);
  const uses = budget ? await world.oversight.uses({ bodies: budget.open, until: year, open: true }) : [];
  return { year, uses, budget };
}

/** The same with its sums and names, as far as somebody may read budgets. */
async function yearEndFor(world: World, person: Person, language: Language): Promise<YearEnd | undefined> {
  const { year, uses, budget } = await openUses(world, person, language);
  if (!budget) return undefined;
  const purchases = await purchaseUses(world, uses, person, language);
  const lines = [...Map.groupBy(purchases, ({ line }) => line)].flatMap(([id, of]) => {
    const line = budget.lines.get(id);
    const each = of.map(({ use }) => use);
    return line ? [{ line, purchases: each, ...usesOf(each) }] : [];
  });
  return { year, lines, sums: usesOf(lines), count: new Set(purchases.map(({ use }) => use.id)).size };
}

interface OpenBudget {
  readonly person: Person;
  readonly open: 'all' | readonly string[];
  readonly lines: ReadonlyMap<string, BudgetRow>;
}

/** The lines that somebody may read, as he is told of them; nothing where he may read none. */
async function budgetOf(world: World, person: Person | undefined, language: Language): Promise<OpenBudget | undefined> {
  const readable = await readableLines(world, person, language);
  if (!readable) return undefined;
  const { named, lines, ...by } = readable;
  return { ...by, lines: new Map(lines.map((line) => [line.id, rowOf(line, named, language)])) };
}

/** The same as they are kept, with what every office is called. */
async function readableLines(world: World, person: Person | undefined, language: Language) {
  const open = person ? budgetsOpenTo(person) : [];
  if (!person || open.length === 0) return undefined;
  const [lines, offices] = await Promise.all([world.oversight.lines(open), world.people.offices()]);
  return { person, open, lines, named: new Map(offices.map(({ id, name }) => [id, inLanguage(name, language)])) };
}

/** What purchases have of lines, with what they are called and where they stand. */
async function purchaseUses(
  world: World,
  uses: readonly LineUse[],
  reader: Person,
  language: Language,
): Promise<readonly { readonly line: string; readonly use: PurchaseUse }[]> {
  const items = await caseItems(
    world,
    uses.map(({ card }) => card),
    language,
    reader,
  );
  return uses.map(({ line, card: { id, number }, reserved, committed, paid, due }, place) => {
    const { title = number, state = '' } = items[place] ?? {};
    return { line, use: { id, number, title, state, reserved, committed, paid, due } };
  });
}

export function usesOf(rows: readonly Uses[]): Uses {
  const sum = (of: keyof Uses): Fen => rows.reduce((total, row) => total + row[of], 0);
  return { reserved: sum('reserved'), committed: sum('committed'), paid: sum('paid'), due: sum('due') };
}

/** What goes on, and who is late with how much, for whoever looks over the city. */
export async function overviewFor(world: World, person: Person, language: Language): Promise<Overview> {
  const now = await world.now();
  const kinds = kindsFor(person);
  const sums = await Promise.all(kinds.map((kind) => world.oversight.sums({ ...kind, state: 'open' }, now)));
  const late = await Promise.all(
    kinds.map(async (kind) => {
      const holders = await world.oversight.late(kind, now);
      return Promise.all(holders.map((holder) => lateOffice(world, kind.procedure, holder, language)));
    }),
  );
  return {
    kinds: kinds.flatMap(({ procedure }, place) => {
      const { count = 0, late: overdue = 0, amount = 0 } = sums[place] ?? {};
      return count === 0 ? [] : [{ ...kindChoice(procedure, language), running: count, late: overdue, amount }];
    }),
    late: late.flat().toSorted((a, b) => b.count - a.count || a.since.getTime() - b.since.getTime()),
  };
}

async function whoLooksOver(world: World, id: string): Promise<Person | undefined> {
  const person = await world.people.person(id);
  return person && looksOver(person) ? person : undefined;
}

interface Kind {
  readonly procedure: ProcedureId;
  readonly sight: Sight;
  readonly claims: readonly Position[];
}

/** The kinds of case that somebody can look over; what everybody can search comes first. */
function kindsFor(person: Person): readonly Kind[] {
  const all = procedureIds.map((procedure) => ({
    procedure,
    sight: sightOf(procedureOf(procedure), person),
    claims: claimsIn(procedureOf(procedure)),
  }));
  const seen = all.filter(({ procedure, sight }) => sight === 'all' || procedureOf(procedure).public !== undefined);
  const isListed = ({ procedure }: Kind): number => (procedureOf(procedure).listed === undefined ? 1 : 0);
  return seen.toSorted((a, b) => isListed(a) - isListed(b));
}

function kindChoice(procedure: ProcedureId, language: Language): Choice & { readonly value: ProcedureId } {
  return { value: procedure, label: texts[language].procedures[procedure].name };
}

function waysToSeek(procedure: ProcedureId, language: Language): Pick<OverseenPage, 'steps' | 'methods'> {
  return {
    steps: Object.keys(steps[procedure]).map((value) => ({ value, label: stepText(language, procedure, value) })),
    methods: methodCodes.map((value) => ({ value, label: inLanguage(methodNames[value], language) })),
  };
}

async function lateOffice(
  world: World,
  procedure: ProcedureId,
  { role, body, count, since }: LateHolder,
  language: Language,
): Promise<LateOffice> {
  const [own] = body === undefined ? [] : await world.people.bodies([body]);
  const office = body === undefined ? await officeOf(world, role, language) : '';
  const waiting = { role, ...(body !== undefined && { body }) };
  const names = {
    body: () => (own ? inLanguage(own.name, language) : ''),
    person: () => '',
    office: () => office,
  };
  const { label: kind } = kindChoice(procedure, language);
  return { procedure, kind, office: holderOf(waiting, names, texts[language]), count, since };
}

function rowOf(line: BudgetLine, named: ReadonlyMap<string, string>, language: Language): BudgetRow {
  const { id, body, year, name, limit, reserved, committed, paid } = line;
  return {
    id,
    office: named.get(body) ?? body,
    year,
    name: inLanguage(name, language),
    limit,
    reserved,
    committed,
    paid,
    left: limit - reserved - committed - paid,
  };
}

function summed(rows: readonly Balances[]): Balances {
  const sum = (of: keyof Balances): number => rows.reduce((total, row) => total + row[of], 0);
  return {
    limit: sum('limit'),
    reserved: sum('reserved'),
    committed: sum('committed'),
    paid: sum('paid'),
    left: sum('left'),
  } satisfies BudgetPage['sums'];
}
