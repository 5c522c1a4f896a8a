import { type Case, latest } from '../../../engine/case.ts';
import type { Effect } from '../../../engine/effect.ts';
import { form, longText, money, optional, text } from '../../../engine/form.ts';
import { notice, publish } from '../../../engine/notice.ts';
import type { Stages } from '../../../engine/procedure.ts';
import { asked, maybe, row } from '../../../engine/rows.ts';
import { dayBegins } from '../../../law/date.ts';
import { recuses, returnsTo } from '../../common/common.ts';
import { project } from '../01-setup/setup.ts';
import { approvedBudget } from '../02-budget/budget.ts';
import { intentionStandsUntil } from '../04-catalogue/catalogue.ts';
import { action, type Facts, type Situation } from '../facts.ts';
import { isTender } from '../method.ts';
import { invitedBy } from './invited.ts';
import { objectionsBrief, objectionsTo, publiciseSole, publicityOf } from './sole-publicity.ts';
import { methodsBrief, needsFinance, type Tender, tender } from './tender.ts';
import { bidPeriodStillLawful, tenderRules } from './tender-rules.ts';

export {
  noPublicityRuns,
  objectionsBrief,
  publicityLongEnough,
  publicityNeeded,
  solePublicity,
  soleSourceNotice,
} from './sole-publicity.ts';
export { methodsBrief, tender } from './tender.ts';
export * from './tender-rules.ts';

export const methodApproval = form('method-approval', {
  number: text({ min: 4, max: 60 }),
  note: optional(longText({ max: 500 })),
});

export const tenderNotice = notice(
  'tender',
  {
    title: asked(project, 'title'),
    item: asked(project, 'item'),
    need: asked(project, 'need'),
    divisions: asked(project, 'divisions'),
    content: maybe(asked(project, 'content')),
    start: asked(project, 'start'),
    end: asked(project, 'end'),
    budget: row(money()),
    ceiling: asked(tender, 'ceiling'),
    method: asked(tender, 'method'),
    methodReason: asked(tender, 'methodReason'),
    urgency: maybe(asked(tender, 'urgency')),
    invited: asked(tender, 'invited'),
    conditions: asked(tender, 'conditions'),
    factors: asked(tender, 'factors'),
    schedule: asked(tender, 'schedule'),
    standards: asked(tender, 'standards'),
    closing: asked(tender, 'closing'),
    hour: asked(tender, 'hour'),
    place: asked(tender, 'place'),
    contact: asked(tender, 'contact'),
    contactPhone: asked(tender, 'contactPhone'),
    challengeContact: asked(tender, 'challengeContact'),
    documents: asked(tender, 'documents'),
    mediaUrl: asked(tender, 'mediaUrl'),
    fixedPrice: asked(tender, 'fixedPrice'),
  },
  {
    headline: ['budget', 'ceiling', 'method'],
    enters: ({ method, item, divisions, budget, ceiling }) => ({
      table: 'tender',
      method,
      item,
      divisions,
      budget,
      ceiling,
    }),
  },
);

const buyers = ['buyer_staff', 'buyer_head'] as const;

export const publication = {
  'publication.intention': {
    waits: 'buyer_staff',
    // The intention to buy stands for its days first; who cannot wait so long says why, and need not.
    opens: {
      by: ['INTENT'],
      moment: ({ state, facts, now }) => {
        const first = dayBegins(intentionStandsUntil(state, facts.law));
        return first !== undefined && new Date(first) > now ? first : undefined;
      },
    },
    escalates: ['buyer_head'],
    actions: {
      prepareTender: action({
        binds: 'lightly',
        by: ['buyer_staff', 'agency'],
        form: tender,
        shows: methodsBrief,
        prefill: drafted,
        when: tenderRules,
        goes: 'publication.approve',
        tells: ['buyer_head'],
      }),
      publiciseSole,
    },
  },
  'publication.approve': {
    waits: 'buyer_head',
    due: 'TENDER_REV',
    escalates: ['group_sec'],
    actions: {
      approveTender: action({
        binds: 'firmly',
        by: 'buyer_head',
        shows: objectionsBrief,
        apart: ['createProject', 'prepareTender', 'correctTender'],
        gates: [bidPeriodStillLawful],
        leads: ['publication.supervise', 'bidding.open'],
        goes: ({ state, facts, now }) =>
          needsFinance(state, facts.law, now) ? 'publication.supervise' : 'bidding.open',
        does: ({ state, facts, now }) => (needsFinance(state, facts.law, now) ? [] : announced(state, now)),
        effects: ['tender', 'call'],
        tells: ['buyer_staff', 'agency', 'finance_proc'],
      }),
      returnTender: returnsTo('publication.correct', 'buyer_head', ['buyer_staff', 'agency'], [bidPeriodStillLawful]),
      recuseTender: recuses('buyer_head'),
    },
  },
  'publication.supervise': {
    waits: 'finance_proc',
    due: 'METHOD_REV',
    escalates: ['group_sec'],
    actions: {
      superviseMethod: action({
        binds: 'firmly',
        by: 'finance_proc',
        form: methodApproval,
        shows: objectionsBrief,
        apart: ['createProject', 'prepareTender', 'correctTender', 'approveTender'],
        gates: [bidPeriodStillLawful],
        goes: 'bidding.open',
        does: ({ state, now }) => announced(state, now),
        effects: ['tender', 'call'],
        tells: [...buyers, 'agency'],
      }),
      returnMethod: returnsTo('publication.correct', 'finance_proc', [...buyers, 'agency'], [bidPeriodStillLawful]),
      recuseMethod: recuses('finance_proc'),
    },
  },
  'publication.correct': {
    waits: 'buyer_staff',
    escalates: ['buyer_head'],
    actions: {
      correctTender: action({
        binds: 'lightly',
        by: ['buyer_staff', 'agency'],
        form: tender,
        shows: methodsBrief,
        prefill: drafted,
        when: tenderRules,
        goes: 'publication.approve',
        tells: ['buyer_head'],
      }),
      publiciseSole,
    },
  },
} as const satisfies Stages<'purchase', 'publication', Facts>;

/** The documents as they stand; what has been made public since of a single source stands in them. */
function drafted(situation: Situation<unknown>): Partial<Tender> {
  const { state } = situation;
  const documents = latest(state, tender);
  const filed = state.filings.findLast(({ form: id }) => id === tender.id);
  const isNewer = filed === undefined || filed.at < (publicityOf(state)?.at ?? '');
  return { ...(documents ?? { ceiling: approvedBudget(state) }), ...(isNewer && asPublicised(situation)) };
}

/** Of a single source what was made public of it, and whether anybody objected. */
function asPublicised({ state, facts }: Situation<unknown>): Partial<Tender> {
  const publicity = publicityOf(state);
  if (!publicity) return {};
  const { code, name, methodReason, opinions, from } = publicity;
  return {
    method: 'single-source',
    ground: 'sole-supplier',
    methodReason,
    publicFrom: from,
    opinions,
    objected: objectionsTo(state, facts.comments).length > 0 ? 'yes' : 'no',
    invited: [{ code, name }],
  };
}

/** The notice of the tender, with everything that a bidder must know; and whoever is invited is told so. */
function announced(state: Case, now: Date): readonly Effect[] {
  const drafted = latest(state, tender);
  const planned = latest(state, project);
  if (!drafted || !planned) throw new Error(`${state.id} has no tender documents to publish`);
  const {
    ground: _ground,
    original: _original,
    publicFrom: _publicFrom,
    objections: _objections,
    opinions: _opinions,
    objected: _objected,
    arguedOn: _arguedOn,
    argument: _argument,
    invited,
    drawn: _drawn,
    ...documents
  } = drafted;
  const { title, item, need, divisions, content, start, end } = planned;
  const budget = approvedBudget(state);
  const codes = invitedBy(state, drafted, now.toISOString());
  // Who takes part in a tender, and how many, nobody is told before the opening (招标投标法 Art 22).
  const named = isTender(documents.method) ? undefined : invited;
  return [
    publish(tenderNotice, { title, item, need, divisions, content, start, end, budget, ...documents, invited: named }),
    ...(codes ? [{ kind: 'call', codes } as const] : []),
  ];
}
