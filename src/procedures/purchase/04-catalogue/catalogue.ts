import { type Case, lastFiling, latest } from '../../../engine/case.ts';
import { type AnswersOf, choice, date, form, longText, money } from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import type { Stages } from '../../../engine/procedure.ts';
import { asked, row } from '../../../engine/rows.ts';
import { children, item } from '../../../law/catalogue.ts';
import { type CityDate, cityDate } from '../../../law/date.ts';
import { earliest } from '../../../law/deadline.ts';
import type { Law } from '../../../law/law.ts';
import { band } from '../../../law/procurement.ts';
import { recuses, rejects, returnsTo } from '../../common/common.ts';
import { reopens } from '../01-setup/reopened.ts';
import { project, projectBrief } from '../01-setup/setup.ts';
import { approvedBudget, releases } from '../02-budget/budget.ts';
import { amendment } from '../03-initiation/initiation.ts';
import { action, type Facts, rule, type Situation } from '../facts.ts';
import { methodsOffered } from '../method.ts';

export const catalogueLine = form('catalogue-line', {
  method: choice(...methodsOffered),
  planned: date('ahead'),
  purchaseForm: choice('contract', 'voucher', 'framework'),
  scope: longText({ min: 5, max: 500 }),
});
type Line = AnswersOf<typeof catalogueLine>;

export const catalogueNotice = notice('catalogue', {
  title: asked(project, 'title'),
  item: asked(project, 'item'),
  budget: row(money()),
  method: asked(catalogueLine, 'method'),
  planned: asked(catalogueLine, 'planned'),
  purchaseForm: asked(catalogueLine, 'purchaseForm'),
  scope: asked(catalogueLine, 'scope'),
});

export const intentionNotice = notice('intention', {
  title: asked(project, 'title'),
  item: asked(project, 'item'),
  need: asked(project, 'need'),
  divisions: asked(project, 'divisions'),
  budget: row(money()),
  planned: asked(catalogueLine, 'planned'),
});

export const codeInCatalogue = rule('code-in-catalogue', '财政部令第102号 Art 14', ({ state }) => {
  const code = latest(state, project)?.item ?? '';
  return (!item(code) || children(code).length > 0) && { code };
});

export const plannedAhead = rule(
  'planned-ahead',
  '财库〔2020〕10号',
  ({ answers: { planned }, now }: Situation<Line>) => planned <= cityDate(now) && { planned },
  'planned',
);

const buyers = ['buyer_staff', 'buyer_head'] as const;

export const catalogue = {
  'catalogue.check': {
    waits: 'civil_affairs',
    due: 'CAT_REV',
    escalates: ['group_sec'],
    actions: {
      checkCatalogue: action({
        binds: 'lightly',
        revocable: true,
        by: 'civil_affairs',
        shows: projectBrief,
        apart: ['createProject'],
        gates: [codeInCatalogue],
        goes: 'catalogue.approve',
        tells: ['finance_proc'],
      }),
      returnCatalogue: returnsTo('catalogue.correct', 'civil_affairs', buyers, [codeInCatalogue]),
      reopenAtCatalogueCheck: reopens('civil_affairs', buyers),
      recuseCatalogueCheck: recuses('civil_affairs'),
    },
  },
  'catalogue.approve': {
    waits: 'finance_proc',
    due: 'CAT_REV',
    escalates: ['group_sec'],
    actions: {
      includeInCatalogue: action({
        binds: 'lightly',
        by: 'finance_proc',
        form: catalogueLine,
        shows: projectBrief,
        apart: ['createProject', 'checkCatalogue'],
        when: [plannedAhead],
        goes: 'publication.intention',
        does: (situation) => notices(situation),
        effects: ['catalogue', 'intention'],
        tells: buyers,
      }),
      returnCatalogueLine: returnsTo('catalogue.correct', 'finance_proc', [...buyers, 'civil_affairs']),
      reopenAtCatalogue: reopens('finance_proc', [...buyers, 'civil_affairs']),
      excludeFromCatalogue: {
        ...rejects('finance_proc', [...buyers, 'civil_affairs']),
        does: releases,
        effects: ['release'],
      },
      recuseCatalogue: recuses('finance_proc'),
    },
  },
  'catalogue.correct': {
    waits: 'buyer_staff',
    escalates: ['buyer_head'],
    actions: {
      mendCatalogue: action({
        binds: 'lightly',
        by: 'buyer_staff',
        above: ['buyer_head'],
        form: amendment,
        goes: 'catalogue.check',
        tells: ['civil_affairs'],
      }),
    },
  },
} as const satisfies Stages<'purchase', 'catalogue', Facts>;

/** The day on which the intention to buy was made public; undefined before. */
export function intentionAt(state: Case): Date | undefined {
  const filing = lastFiling(state, 'includeInCatalogue');
  return filing && new Date(filing.at);
}

/**
 * The first day on which documents can go out: the intention stands for its days first, from the procurement threshold on
 * (财库〔2020〕10号). Undefined before it is public, and where nothing has to stand.
 */
export function intentionStandsUntil(state: Case, law: Law): CityDate | undefined {
  const published = intentionAt(state);
  if (!published || band(law, approvedBudget(state), cityDate(published)) === 'below-threshold') return undefined;
  return earliest(law, 'INTENT', published).date;
}

/** The line of the year's catalogue, and the intention to buy it. */
function notices({ state, answers }: Situation<Line>) {
  const { title = '', item: code = '', need = '', divisions = [] } = latest(state, project) ?? {};
  const budget = approvedBudget(state);
  const { method, planned, purchaseForm, scope } = answers;
  return [
    publish(catalogueNotice, { title, item: code, budget, method, planned, purchaseForm, scope }),
    publish(intentionNotice, { title, item: code, need, divisions, budget, planned }),
  ];
}
