import type { Bilingual } from './bilingual.ts';
import type { CityDate } from './date.ts';
import { divisions } from './divisions-data.ts';
import { methodSettings } from './method-data.ts';
import type { Setting, SettingKey, SettingOf, SettingValues } from './setting.ts';
import { cite, type Mark, type Source, sources } from './source.ts';

const tenThousand = 1_000_000;

/** The national and provincial rules, and the city's own settings with which a new city starts. */
export const settings: readonly Setting[] = [
  toConfirm('threshold.procurement.services', 30 * tenThousand),
  toConfirm('threshold.open-tender.services', 200 * tenThousand),
  law('threshold.need-survey', 1_000 * tenThousand, sources.needs, '11', 'M'),
  ...methodSettings,
  law('panel.expert-share', { numerator: 2, denominator: 3 }, sources.order87, '47', 'V'),
  law(
    'price.abnormal',
    { ofMean: 50, ofSecond: 50, ofCeiling: 45, upTo: 65, minutes: 30 },
    sources.abnormalPrice,
    undefined,
    'V2',
  ),
  city('scoring.abnormal-percent', 50),
  city('offers.least-hours', 2),

  city('group.quorum', { numerator: 2, denominator: 3 }),
  city('group.majority', { numerator: 1, denominator: 2 }),
  city('group.stands-in', {
    finance_budget: 'ndrc',
    establishment: 'finance_budget',
    civil_affairs: 'ndrc',
    ndrc: 'finance_budget',
  }),
  city('catalogue.expert-majority', { numerator: 2, denominator: 3 }),
  city('budget.head-approval-above', 50 * tenThousand),
  city('initiation.ex-ante-from', 50 * tenThousand),
  city('review.max-returns', 2),

  law('term.normal-months', 12, sources.order102, '24', 'V2'),
  law('term.max-months', 36, sources.order102, '24', 'V2'),
  law('security.performance-percent', 10, sources.procurementRegulation, '48', 'V'),
  law('security.bid-percent', 2, sources.procurementRegulation, '33', 'V'),
  law('contract.addition-percent', 10, sources.procurementLaw, '49', 'V'),
  law('archive.years', 15, sources.procurementLaw, '42', 'V'),
  city('liability.months', 12),
  city('incident.report-hours', 24),

  city('contract.start-shift-days', 60),
  city('suspension.max-months', 12),
  city('payment.advance-percent', 50),
  city('payment.advance-approved-percent', 60),
  city('payment.final-percent', 10),
  city('payment.final-first-time-percent', 20),
  city('payment.template', [50, 30, 20]),
  city('payment.account-change-hours', 24),
  law('payment.overdue-interest', 50, sources.smallSuppliers, '17', 'V'),

  law(
    'indicator.bands',
    [
      { grade: 'excellent', from: 90 },
      { grade: 'good', from: 80 },
      { grade: 'fair', from: 60 },
      { grade: 'poor', from: 0 },
    ],
    sources.performance,
    undefined,
    'V2',
  ),
  city('indicator.floor-percent', 60),
  city('indicator.warning-percent', 80),
  city('indicator.alarm-percent', 60),

  city('evaluation.weights', {
    buyer: 20,
    finance: 10,
    'civil-affairs': 5,
    evaluator: 30,
    expert: 10,
    user: 20,
    public: 5,
  }),
  city('evaluation.required', ['evaluator', 'user', 'buyer']),
  city('evaluation.min-weight', 70),
  city('evaluation.min-experts', 3),
  city('evaluation.trim-experts-from', 5),
  city('evaluation.confirmation-from', 50 * tenThousand),
  city('evaluation.rotation-years', 3),
  city('survey.min-users', { count: 30, percent: 10 }),
  city('acceptance.min-group', 3),

  city('appeal.panel', 3),
  city('complaint.max-reopenings', 1),
  city('complaint.months-after-close', 24),
  law('complaint.groundless', { most: 3, months: 12 }, sources.order94, '37', 'M'),
  law('complaint.false-years', { least: 1, longest: 3 }, sources.order94, '37', 'M'),
  city('city.number-prefix', 'HRB'),
  city('city.name', { zh: '哈尔滨市', en: 'Harbin' }),
  city('city.look', {}),
  city('city.divisions', divisions),
  city('invitation.valid-days', 7),
  city('deputy.most-days', 90),
  city('sign-in.valid-minutes', 10),
  city('link.undo-days', 7),
  // A city in which nobody has one goes on as before; once all officials have theirs it is asked of everybody.
  city('passkey.asked', { of: 'holders', for: ['pay', 'open', 'award', 'appoint'], from: 0 }),
  city('passkey.proof', { minutes: 10, tries: 5 }),
  // Behind one address can be a whole neighbourhood, which a limit must let pass; what is guessed is long enough by itself.
  city('access-code.tries', { each: 20, all: 2_000 }),
  city('sign-in.tries', { each: 60, all: 5_000 }),
  city('receipt.tries', { each: 120, all: 10_000 }),
  city('visitor.arrivals', { each: 30, all: 1_000 }),
  // Each has a term by law before an official; a matter that stirs a whole village brings fewer in an hour.
  city('filing.from-anyone', { each: 3, all: 60 }),
  // For each device one, and a few that were asked for twice.
  city('sign-in.most-open', 5),
  // Far more than anybody fills in side by side.
  city('draft.most-open', 100),
  city('file.max-bytes', 20 * 1024 * 1024),
  // Several times what the largest bid holds.
  city('file.kept-a-day', { person: 1024, place: 10_240, all: 51_200 }),
  // A purchase of three years with every report on it has a tenth of that.
  city('file.most-on-case', { files: 2_000, mebibytes: 4_096 }),
  city('file-link.valid-minutes', 10),
  city('draft.fetch-back-hours', 24),
  city('file.unasked-hours', 24),
  // Longer than anything that is not a draft remembers a file.
  city('file.unnamed', { days: 30, every: 7 }),
  city('file.unasked-most', { files: 20, bytes: 100 * 1024 * 1024 }),

  city('head.every', { events: 1_000, hours: 24 }),
  city('kept.days', { received: 40, buttons: 400, messages: 400, codes: 30 }),
  // As long as whoever is answerable can be asked about it.
  city('kept.longer-days', { browsers: 180, postActs: 1830 }),
  city('kept.sign-ins', 190),

  city('quiet.hours', { from: '22:00', until: '07:00' }),
  city('reminder.rungs', [
    { offset: -10, at: '09:00', minLength: 20, tells: 'assignee' },
    { offset: -3, at: '09:00', tells: 'assignee' },
    { offset: -1, at: '09:00', tells: 'assignee' },
    { offset: 0, at: '09:00', tells: 'assignee' },
    { offset: 1, at: '09:00', tells: 'assignee' },
    { offset: 3, at: '09:00', tells: 'head' },
    { offset: 7, at: '09:00', tells: 'group-secretary' },
  ]),
  city('reminder.soon', 3),
  city('year-end.days', [30, 15, 5, 1]),

  city('grant.amount', 500_000),
  city('grant.max-age-months', 12),
  law('policy.social-share-percent', 30, sources.socialOrganisations, undefined, 'V2'),
  city('flag.same-supplier-percent', 60),
  city('flag.near-ceiling-percent', 98),
  city('flag.overdue-reports', 2),
  city('flag.unused-item-years', 2),

  law('annual-report.supervisor', '03-31', sources.associations, '28', 'V'),
  law('annual-report.registrar', '05-31', sources.associations, '28', 'V'),
  law('late-payments.published', '03-31', sources.smallSuppliers, '18', 'V'),
  city('catalogue.round', { opens: '09-01', closes: '10-31', published: '12-15' }),
];

function law<const Key extends SettingKey>(
  key: Key,
  value: SettingValues[Key],
  source: Source,
  articles: string | undefined,
  mark: Mark,
): SettingOf<Key> {
  return row(key, value, source.from, cite(source, articles), mark);
}

/** What the city settles for itself, from its beginning on. */
export function city<const Key extends SettingKey>(key: Key, value: SettingValues[Key]): SettingOf<Key> {
  return row(key, value, sources.city.from, cite(sources.city), 'D');
}

/** The province lets each city set its own amount from this one up; the city's amount was not found. */
function toConfirm<const Key extends SettingKey>(key: Key, value: SettingValues[Key]): SettingOf<Key> {
  const { zh, en } = sources.provincialStandard;
  const citation = { zh: `${zh}；请财政局确认`, en: `${en}; to be confirmed by the finance bureau` };
  return row(key, value, sources.city.from, citation, 'D');
}

function row<const Key extends SettingKey>(
  key: Key,
  value: SettingValues[Key],
  validFrom: CityDate,
  citation: Bilingual,
  mark: Mark,
): SettingOf<Key> {
  return { key, value, validFrom, citation, mark };
}
