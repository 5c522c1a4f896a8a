import { officeOf as holderOf } from '../dialogue/where.ts';
import { claimsIn } from '../engine/parties.ts';
import type { BudgetLine, Person } from '../engine/procedure.ts';
import { budgetsOpenTo, looksOver, type Sight, sightOf } from '../engine/read.ts';
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
} from './ports/oversight-desk.ts';
import type { LateHolder, World } from './ports/stores.ts';
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
      const person = await world.people.person(id);
      const open = person ? budgetsOpenTo(person) : [];
      if (open.length === 0) return undefined;
      const [lines, offices] = await Promise.all([world.oversight.lines(open), world.people.offices()]);
      const named = new Map(offices.map(({ id: body, name }) => [body, inLanguage(name, language)]));
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
  };
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
