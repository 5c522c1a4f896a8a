import { stepDurations } from '../dialogue/step-days.ts';
import type { Known } from '../dialogue/target.ts';
import { claimsIn } from '../engine/parties.ts';
import { rolesOf } from '../engine/procedure.ts';
import { item } from '../law/catalogue.ts';
import { cityDate, instant } from '../law/date.ts';
import type { Division } from '../law/divisions-data.ts';

import { methodNames } from '../law/method.ts';
import { divisionsOf } from '../law/place.ts';
import { type Grade, grades } from '../law/setting.ts';
import { inLanguage, type Language, type ProcedureId, procedureIds } from '../names.ts';
import { procedureOf } from '../procedures/all.ts';
import { formText, stepText, texts } from '../text/all.ts';
import type { ProjectProfile, Share, YearFigures } from './ports/project-profile.ts';
import type { World } from './ports/stores.ts';

/** What was published of a purchase, in its reader's language. */
export async function projectProfile(
  world: World,
  { procedure, state }: Pick<Known, 'procedure' | 'state'>,
  language: Language,
): Promise<ProjectProfile> {
  const [about, spending, complaints, law, now] = await Promise.all([
    world.published.about(state.id),
    world.published.spending(state.id),
    complaintsOn(world, state.procedure, state.id),
    world.law(),
    world.now(),
  ]);
  const { need, tender, award, evaluation } = about;
  const supplier = spending?.supplier ?? award?.supplier;
  const ranked = award?.ranking ?? [];
  const ids = [state.bodies.buyer, supplier, ...ranked.map((each) => each.supplier)].filter((id) => id !== undefined);
  const [bodies, record] = await Promise.all([
    world.people.bodies([...new Set(ids)]),
    supplier === undefined ? undefined : world.published.record(supplier),
  ]);
  const nameOf = (id: string | undefined): string => {
    const body = bodies.find((each) => each.id === id);
    return body ? inLanguage(body.name, language) : '';
  };
  const bought = tender?.item ?? need?.item;
  const code = bought === undefined ? undefined : item(bought);
  return {
    buyer: nameOf(state.bodies.buyer),
    supplier: supplier === undefined ? undefined : nameOf(supplier),
    users: need?.users,
    groups: (need?.groups ?? []).map((group) => groupName(group, language)),
    places: (tender?.divisions ?? need?.divisions ?? []).flatMap((place) =>
      placeName(divisionsOf(law, cityDate(now)), place, language),
    ),
    item: code && inLanguage(code, language),
    method: tender && inLanguage(methodNames[tender.method], language),
    budget: tender?.budget,
    ceiling: tender?.ceiling,
    ranking: ranked.map(({ supplier: bidder, ...rest }) => ({ ...rest, supplier: nameOf(bidder) })),
    factors: (award?.factors ?? []).map(({ supplier: bidder, ...rest }) => ({ ...rest, supplier: nameOf(bidder) })),
    indicators: evaluation?.indicators ?? [],
    evaluation: evaluation && { score: evaluation.score, grade: gradeName(evaluation.grade, language) },
    record: record && {
      contracts: record.contracts,
      grades: grades.flatMap((grade) => {
        const times = record.grades[grade] ?? 0;
        return times > 0 ? [{ grade: gradeName(grade, language), times }] : [];
      }),
    },
    complaints,
    steps: stepDurations(procedure, state, law, now).map(({ step, ...duration }) => ({
      ...duration,
      name: stepText(language, state.procedure, step),
    })),
  };
}

/** What the city bought this year up to now. */
export async function yearFigures(world: World, language: Language): Promise<YearFigures> {
  const now = await world.now();
  const today = cityDate(now);
  const year = Number(today.slice(0, 4));
  const before = new Date(now);
  before.setUTCFullYear(before.getUTCFullYear() - 1);
  const [figures, last] = await Promise.all([
    world.published.figures({ from: instant(`${year}-01-01`, '00:00'), to: now }),
    world.published.figures({ from: instant(`${year - 1}-01-01`, '00:00'), to: before }),
  ]);
  const buyers = await world.people.bodies(figures.byBuyer.map(({ buyer }) => buyer));
  const { byItem, byBuyer, ...sums } = figures;
  return {
    ...sums,
    year,
    contractsBefore: last.contracts,
    byField: byField(byItem, language),
    byOffice: byBuyer.map(({ buyer, ...rest }) => {
      const body = buyers.find(({ id }) => id === buyer);
      return { ...rest, label: body ? inLanguage(body.name, language) : buyer };
    }),
  };
}

/** Items together by the field of service to which they belong. */
function byField(
  byItem: readonly { readonly item: string; readonly contracts: number; readonly amount: number }[],
  language: Language,
): readonly Share[] {
  const fields = new Map<string, Share>();
  for (const { item: code, contracts, amount } of byItem) {
    const bought = item(code);
    const field = bought?.parent === undefined ? bought : (item(bought.parent) ?? bought);
    const label = field ? inLanguage(field, language) : texts[language].say.otherField;
    const sums = fields.get(label);
    fields.set(label, {
      label,
      contracts: contracts + (sums?.contracts ?? 0),
      amount: amount + (sums?.amount ?? 0),
    });
  }
  return [...fields.values()].toSorted((a, b) => b.amount - a.amount);
}

/**
 * Of what citizens open under such a case: how much came until yesterday, and how much of it is closed. Nothing else is told of
 * it: whoever watches the figure does not see it change when somebody writes.
 */
async function complaintsOn(world: World, parent: ProcedureId, id: string): Promise<ProjectProfile['complaints']> {
  const now = await world.now();
  const kinds = procedureIds.filter((each) => {
    const { under, opening } = procedureOf(each);
    return under?.[parent] !== undefined && rolesOf(opening.action.by).includes('citizen');
  });
  const openedBefore = instant(cityDate(now), '00:00');
  const of = (state?: 'closed') =>
    Promise.all(
      kinds.map((procedure) =>
        world.oversight.sums(
          {
            procedure,
            sight: 'all',
            claims: claimsIn(procedureOf(procedure)),
            parent: id,
            openedBefore,
            ...(state && { state }),
          },
          now,
        ),
      ),
    );
  const [all, closed] = await Promise.all([of(), of('closed')]);
  const sum = (sums: readonly { readonly count: number }[]): number =>
    sums.reduce((total, { count }) => total + count, 0);
  return { received: sum(all), closed: sum(closed) };
}

function groupName(group: string, language: Language): string {
  return formText(language, 'project').fields.groups?.options?.[group] ?? group;
}

function gradeName(grade: Grade, language: Language): string {
  const words = texts[language].notices.evaluation.rows.grade;
  return (typeof words === 'object' && words.options?.[grade]) || grade;
}

function placeName(divisions: readonly Division[], code: string, language: Language): readonly string[] {
  const place = divisions.find((each) => each.code === code);
  return place ? [inLanguage(place, language)] : [];
}
