import type { Answers } from '../../src/engine/form.ts';
import {
  budgetAnswers,
  catalogueAnswers,
  dossierAnswers,
  projectAnswers,
  tenderAnswers,
} from '../core/given-purchase.ts';
import type { City } from './city.ts';

export const title = projectAnswers.title;

interface Step {
  readonly person: string;
  readonly action: string;
  readonly answers?: Answers;
  /** When it is done, if later than the one before. */
  readonly at?: string;
}

const opinion = { vote: 'yes', opinion: '同意立项' };

/** A purchase of home care by Nangang's civil affairs, from its needs to the open bidding; it is set up on 2026-11-25. */
const steps: readonly Step[] = [
  {
    person: 'ngmz-staff',
    action: 'summariseNeeds',
    at: '2026-12-04 09:00',
    answers: {
      supporters: 288,
      opponents: 6,
      comments: 18,
      summary: '多数居民支持，希望增加夜间应急服务，已写入需求。',
    },
  },
  { person: 'ngmz-head', action: 'confirmProject' },
  {
    person: 'ngmz-staff',
    action: 'requestBudget',
    answers: { ...budgetAnswers, years: [{ line: '2027-ngmz-A0402', amount: 48_000_000 }] },
  },
  { person: 'cz-budget', action: 'approveBudget' },
  { person: 'xtz-sec', action: 'prepareDossier', answers: dossierAnswers, at: '2026-12-07 09:00' },
  { person: 'cz-budget', action: 'giveOpinion', answers: opinion },
  { person: 'bb-staffing', action: 'giveOpinion', answers: opinion },
  { person: 'mz-civil', action: 'giveOpinion', answers: opinion },
  { person: 'fg-ndrc', action: 'giveOpinion', answers: opinion },
  { person: 'xtz-chair', action: 'approveInitiation' },
  { person: 'mz-civil', action: 'checkCatalogue', at: '2026-12-08 09:00' },
  { person: 'cz-proc', action: 'includeInCatalogue', answers: { ...catalogueAnswers, planned: '2027-01-31' } },
  {
    person: 'ngmz-staff',
    action: 'prepareTender',
    at: '2027-01-12 09:00',
    answers: { ...tenderAnswers, closing: '2027-01-26' },
  },
  { person: 'ngmz-head', action: 'approveTender' },
];

/** The purchase as it stands before this action; all of it happens at the web desk. */
export async function purchaseBefore(city: Pick<City, 'files' | 'at' | 'keep'>, action: string): Promise<string> {
  const answers = { ...projectAnswers, item: 'A0402', end: '2027-11-30' };
  const id = await city.files('ngmz-staff', { opens: true, procedure: 'purchase', answers });
  for (const step of steps) {
    if (step.at !== undefined) await city.at(step.at);
    if (step.action === action) return id;
    const evidence = 'documents' in (step.answers ?? {}) ? { documents: [await city.keep('采购需求.pdf')] } : {};
    const filed = { ...step.answers, ...evidence };
    await city.files(step.person, { procedure: 'purchase', case: id, action: step.action, answers: filed });
  }
  return id;
}
