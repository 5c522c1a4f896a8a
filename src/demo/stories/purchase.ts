import type { CityDate } from '../../law/date.ts';
import { budgetOf, needs, projectOf, tenderOf } from '../answers.ts';
import type { ToBids, ToOpinions, ToRequest } from '../plan.ts';
import type { Stage } from '../stage.ts';
import type { Wanted } from '../wanted.ts';

/** The city's offices, as they take part in every purchase. */
const members = ['bb-staffing', 'mz-civil', 'cz-budget', 'fg-ndrc'] as const;

/** A project whose budget lies with the finance bureau. */
export async function untilRequested(stage: Stage, wanted: Wanted, days: ToRequest): Promise<string> {
  const { buyer } = wanted;
  stage.at(days.opened, '09:20');
  const id = await stage.opens(`${buyer}-staff`, 'purchase', projectOf(wanted, days.term));
  stage.at(days.summarised, '10:05');
  await stage.does(`${buyer}-staff`, id, 'summariseNeeds', needs);
  stage.at(days.requested, '09:30');
  await stage.does(`${buyer}-head`, id, 'confirmProject');
  stage.at(days.requested, '14:10');
  await stage.does(`${buyer}-staff`, id, 'requestBudget', budgetOf(wanted, days.term));
  return id;
}

/** A project before the coordination group, with so many of its opinions, given on the days that are named. */
export async function untilOpinions(
  stage: Stage,
  wanted: Wanted,
  days: ToOpinions,
  given: readonly CityDate[] = members.map(() => days.opinions[1]),
): Promise<string> {
  const id = await untilRequested(stage, wanted, days);
  stage.at(days.budgeted, '09:40');
  const approved = await stage.does('cz-budget', id, 'approveBudget');
  if (approved.position === 'budget.sign') await stage.does('cz-budget-head', id, 'signBudget');
  stage.at(days.dossier, '10:30');
  await stage.does('xtz-sec', id, 'prepareDossier', {
    track: 'meeting',
    exAnte: 'experts',
    exAnteResult: '需求真实，单价合理，风险可控，可以立项。',
    posts: 0,
  });
  for (const [place, day] of given.entries()) {
    stage.at(day, '15:00');
    await stage.does(members[place] ?? '', id, 'giveOpinion', { vote: 'yes', opinion: '同意立项。' });
  }
  return id;
}

/** A purchase on which bids are taken. */
export async function untilPublished(stage: Stage, wanted: Wanted, days: ToBids, isOpen: boolean): Promise<string> {
  const { buyer } = wanted;
  const id = await untilOpinions(stage, wanted, days);
  stage.at(days.opinions[1], '16:20');
  await stage.does('xtz-chair', id, 'approveInitiation');
  stage.at(days.included, '09:15');
  await stage.does('mz-civil', id, 'checkCatalogue');
  stage.at(days.included, '11:00');
  await stage.does('cz-proc', id, 'includeInCatalogue', {
    method: isOpen ? 'open-tender' : 'competitive-consultation',
    planned: days.notice,
    purchaseForm: 'contract',
    scope: wanted.title,
  });
  stage.at(days.notice, '09:10');
  const documents = await stage.file(`采购文件：${wanted.title}`);
  await stage.does(`${buyer}-staff`, id, 'prepareTender', tenderOf(wanted, days.closing, documents, isOpen));
  stage.at(days.notice, '10:40');
  await stage.does(`${buyer}-head`, id, 'approveTender');
  return id;
}
