import type { Answers } from '../../src/engine/form.ts';
import type { Person } from '../../src/engine/procedure.ts';
import type { ProcedureId } from '../../src/names.ts';
import { administrator, applicant, citizen, everyone, supervision } from './engine-people.ts';
import { acts, emptyWorld, opens, reachable, type World } from './engine-play.ts';
import { at } from './given.ts';
import * as family from './given-family.ts';
import { organisationAnswers } from './given-organisation.ts';
import { bidAnswers, people, projectAnswers, storyOf } from './given-purchase.ts';

/** A deed of a story that meets no trouble. */
export interface Told {
  readonly on: string;
  readonly opens?: ProcedureId;
  readonly action: string;
  readonly by: Person | 'system';
  readonly at: string;
  readonly answers: Answers;
}

const prices = [46_000_000, 44_000_000, 47_000_000];
const bids = family.bidders.map((id, n): Told => {
  const price = prices[n] ?? 0;
  const answers = { ...bidAnswers, price, breakdown: [{ item: '全部', amount: price }] };
  const by = everyone.find((person) => person.id === `${id}-admin`) ?? 'system';
  return { on: `bid-${id}`, opens: 'bid', action: 'draftBid', by, at: '2027-01-04 10:00', answers };
});

/** The ids of children are given in the order in which they are opened. */
const reports = ['case-5', 'case-6'];
const payments = ['case-7', 'case-8', 'case-9'];

function told(steps: readonly family.Step[]): readonly Told[] {
  return steps.map((step) => ({ answers: {}, ...step, on: step.on ?? 'root' }));
}

const complaint: Told = {
  on: 'complaint',
  opens: 'complaint',
  action: 'fileComplaint',
  by: citizen,
  at: '2027-01-05 09:00',
  answers: {
    about: 'service-quality',
    whom: 'supplier',
    facts: '约好的上门没有来。',
    reply: 'yes',
    name: '王女士',
    contact: '13800000000',
  },
};
const complaintStory: readonly Told[] = [
  { on: 'complaint', action: 'routeToCivilAffairs', by: people.secretary, at: '2027-01-05 10:00', answers: {} },
  {
    on: 'complaint',
    action: 'answerComplaint',
    by: people.civil,
    at: '2027-01-05 11:00',
    answers: {
      outcome: 'not-upheld',
      findings: '经查阅台账并回访三户，约定的上门都已按时完成。',
      remedies: '可向监察机关反映。',
    },
  },
  { on: 'complaint', action: 'rateAnswer', by: citizen, at: '2027-01-05 12:00', answers: { score: '2' } },
  {
    on: 'complaint',
    action: 'answerComplaint',
    by: supervision,
    at: '2027-01-05 13:00',
    answers: {
      outcome: 'upheld',
      findings: '重新核查服务台账并走访，有两次上门没有记录，投诉属实。',
      measures: '责令补做并通报。',
      remedies: '可申请复核。',
    },
  },
  { on: 'complaint', action: 'rateAnswer', by: citizen, at: '2027-01-05 14:00', answers: { score: '5' } },
];

/** One purchase from its set-up to its close-out, with its bids, reports, payments and a complaint. */
export const purchaseStory: readonly Told[] = [
  {
    on: 'root',
    opens: 'purchase',
    action: 'createProject',
    by: people.staff,
    at: '2026-11-02 10:00',
    answers: projectAnswers,
  },
  ...storyOf().map(({ action, by, at: when, answers = {} }) => ({ on: 'root', action, by, at: when, answers })),
  ...bids,
  complaint,
  ...complaintStory,
  ...told([
    { action: 'openBids', by: people.agency, at: '2027-01-08 09:30' },
    family.judges,
    family.looksUp,
    family.signsList,
    family.namesPanel,
    ...family.declares,
    ...family.scores,
    family.concludes,
    family.confirms,
    family.publishes,
    family.drafts,
    family.buyerSigns,
    family.supplierSigns,
    ...family.payments(payments[0] ?? '', '2027-03-02', family.requestAnswers(23_000_000, '24000000001')),
    family.reports(reports[0] ?? '', '2027-09-02 09:00', family.reportAnswers('2027-05-10', 1200)),
    family.accepts(reports[0] ?? '', '2027-09-06 09:00'),
    family.inspects,
    ...family.payments(payments[1] ?? '', '2027-09-20', family.requestAnswers(13_800_000, '24000000002')),
    family.reports(reports[1] ?? '', '2028-03-02 09:00', family.reportAnswers('2027-11-10', 2450)),
    family.accepts(reports[1] ?? '', '2028-03-06 09:00'),
    family.asksAcceptance,
    family.organises,
    family.usersSay,
    family.evaluates,
    family.scoresService(people.staff, 90),
    family.scoresService(people.budget, 88),
    family.scoresService(people.civil, 95),
    family.certifies,
    ...family.payments(payments[2] ?? '', '2028-03-31', family.requestAnswers(9_200_000, '24000000003')),
    { action: 'closeOut', by: family.treasury, at: '2028-04-03 09:00' },
  ]),
];

const returned = { mend: '请补交最近一次的章程。' };

export const organisationStory: readonly Told[] = [
  {
    on: 'root',
    opens: 'organisation',
    action: 'registerOrganisation',
    by: applicant,
    at: '2026-11-02 10:00',
    answers: organisationAnswers,
  },
  { on: 'root', action: 'returnOrganisation', by: people.civil, at: '2026-11-03 09:00', answers: returned },
  { on: 'root', action: 'correctOrganisation', by: applicant, at: '2026-11-04 09:00', answers: organisationAnswers },
  { on: 'root', action: 'verifyOrganisation', by: people.civil, at: '2026-11-05 09:00', answers: {} },
  {
    on: 'root',
    action: 'updateProfile',
    by: applicant,
    at: '2026-12-05 09:00',
    answers: { ...organisationAnswers, staff: 9 },
  },
  { on: 'root', action: 'verifyOrganisation', by: people.civil, at: '2026-12-07 09:00', answers: {} },
  {
    on: 'root',
    action: 'suspendOrganisation',
    by: people.civil,
    at: '2026-12-08 09:00',
    answers: { reason: '年检材料待核' },
  },
  {
    on: 'root',
    action: 'restoreOrganisation',
    by: people.civil,
    at: '2026-12-09 09:00',
    answers: { reason: '已经补齐材料' },
  },
];

export const membershipStory: readonly Told[] = [
  {
    on: 'root',
    opens: 'membership',
    action: 'inviteMember',
    by: administrator,
    at: '2026-11-02 10:00',
    answers: { name: '沈涛', body: 'finance', place: 'office', officeRole: 'finance_budget' },
  },
];

/** The world after so many deeds of a story, from none to all. */
export async function worldsOf(story: readonly Told[]): Promise<readonly World[]> {
  const worlds: World[] = [reachable(emptyWorld(at('2026-11-02 10:00')))];
  for (const deed of story) {
    const before = worlds.at(-1);
    if (!before) throw new Error('a story begins somewhere');
    const next = await does({ ...before, now: at(deed.at) }, deed);
    if (!next.ok) throw new Error(`${deed.action} was refused: ${JSON.stringify(next.refusal)}`);
    worlds.push(next.value);
  }
  return worlds;
}

function does(world: World, { on, opens: procedure, action, by, answers }: Told) {
  return procedure ? opens(world, on, procedure, { by, answers }) : acts(world, on, { action, by, answers });
}
