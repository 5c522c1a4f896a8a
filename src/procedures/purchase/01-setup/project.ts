import { type Case, latest } from '../../../engine/case.ts';
import {
  type AnswersOf,
  choice,
  choices,
  consent,
  date,
  decimal,
  files,
  form,
  integer,
  longText,
  money,
  optional,
  reference,
  references,
  rows,
  text,
} from '../../../engine/form.ts';
import type { CityDate } from '../../../law/date.ts';
import type { Fen } from '../../../law/fen.ts';
import type { Law } from '../../../law/law.ts';
import { setting } from '../../../law/setting.ts';
import { catalogueItems, cityDivisions } from '../../common/options.ts';

export const indicatorKinds = ['output', 'quality', 'effect', 'satisfaction'] as const;
export const continuityTicks = ['content-fixed', 'continuous', 'funds-stable', 'price-steady'] as const;

export const project = form('project', {
  title: text({ min: 6, max: 60 }),
  item: reference(catalogueItems),
  origin: choice('own-need', 'catalogue', 'function-transfer', 'organisation-proposal', 'citizen-idea'),
  need: longText({ min: 50, max: 2000 }),
  groups: choices([
    'poor-household',
    'disabled',
    'migrant-worker',
    'elderly',
    'women',
    'children',
    'residents',
    'other',
  ]),
  users: integer({ min: 1, unit: 'people' }),
  divisions: references(cityDivisions),
  delivery: choice('home', 'centre', 'outreach', 'online', 'mixed'),
  content: rows({
    item: text({ max: 100 }),
    unit: text({ max: 20 }),
    quantity: integer({ min: 1, unitIn: 'unit' }),
    standard: text({ max: 200 }),
  }),
  start: date('ahead'),
  end: date('ahead'),
  continuity: optional(choices(continuityTicks)),
  costs: rows({ item: text({ max: 100 }), amount: money() }),
  funding: rows({
    source: choice('fiscal', 'lottery', 'donation', 'self-raised'),
    percent: integer({ min: 1, max: 100, unit: 'percent' }),
  }),
  indicators: rows(
    {
      name: text({ max: 100 }),
      kind: choice(...indicatorKinds),
      sense: choice('at-least', 'at-most'),
      target: decimal({ min: 0.01, unitIn: 'unit' }),
      unit: text({ max: 20 }),
    },
    { min: 4 },
  ),
  risks: longText({ min: 5, max: 1000 }),
  negative: choices(['none', 'outside-duty', 'own-duty', 'goods-or-works', 'financing', 'hiring', 'otherwise-barred']),
  noConflict: consent(),
  documents: optional(files()),
});
export type Project = AnswersOf<typeof project>;

/** What a project costs in fen, whoever pays. */
export function totalCost({ costs }: Pick<Project, 'costs'>): Fen {
  return costs.reduce((sum, { amount }) => sum + amount, 0);
}

/** What keeps a service of so many months from lasting longer than is usual: conditions that are not shown (102号令 Art 24, R92). */
export function continuityLacking(
  law: Law,
  months: number,
  shown: readonly (typeof continuityTicks)[number][],
  on: CityDate,
): { readonly months: number; readonly normal: number; readonly missing: number } | undefined {
  const normal = setting(law, 'term.normal-months', on).value;
  const missing = continuityTicks.filter((tick) => !shown.includes(tick)).length;
  return months > normal && missing > 0 ? { months, normal, missing } : undefined;
}

/** What a purchase is called; nothing where it is not set up. */
export function titleOf(purchase: Case | undefined): string {
  return (purchase && latest(purchase, project)?.title) ?? '';
}
