import type { Proven } from '../names.ts';
import type { Bilingual } from './bilingual.ts';
import type { Colour } from './contrast.ts';
import type { CityDate } from './date.ts';
import type { DeadlineCode } from './deadline-data.ts';
import type { Division } from './divisions-data.ts';
import type { Fen } from './fen.ts';
import type { Fraction } from './fraction.ts';
import type { GroupMember } from './group.ts';
import type { MethodCode } from './method.ts';
import type { Mark } from './source.ts';

/** What limits a procurement by one method. */
export interface MethodLimits {
  /** Suppliers needed to begin. */
  readonly minSuppliers: number;
  /** Suppliers with which a procurement once begun may go on. */
  readonly continueWith: number;
  /** The same when it replaces a failed tender with approval. */
  readonly afterFailedTender?: number;
  readonly notice?: DeadlineCode;
  readonly documents?: DeadlineCode;
  readonly preparation?: DeadlineCode;
  readonly clarification?: DeadlineCode;
  /** Percent of the score that the price may have; absent where price is no scored factor. */
  readonly priceWeight?: { readonly min: number; readonly max: number };
  /** The least odd number of panel members, by budget from. */
  readonly panel?: readonly { readonly from: Fen | 'open-tender'; readonly min: number }[];
}

export type ReminderRung = {
  /** Working days from the due day: -3 three before, 1 one after. */
  readonly offset: number;
  /** Clock time in the city. */
  readonly at: string;
  /** Only for terms at least so many days long. */
  readonly minLength?: number;
  readonly tells: 'assignee' | 'head' | 'group-secretary';
};

export type EvaluationParty = 'buyer' | 'finance' | 'civil-affairs' | 'evaluator' | 'expert' | 'user' | 'public';
export const grades = ['excellent', 'good', 'fair', 'poor'] as const;
export type Grade = (typeof grades)[number];

/** How often something may be done in an hour: from one account or address, and in all. */
export interface MostInAnHour {
  readonly each: number;
  readonly all: number;
}

/** How a city's pages look, where they look otherwise: the colour of what can be pressed by day and by night, and a mark, as PNG in base64. */
export interface Look {
  readonly colours?: { readonly light: Colour; readonly dark: Colour };
  readonly logo?: string;
}

type MethodSettings = { readonly [Method in MethodCode as `method.${Method}`]: MethodLimits };

/** What law and city can change, by key. Percentages are whole numbers, money is fen. */
export interface SettingValues extends MethodSettings {
  'threshold.procurement.services': Fen;
  'threshold.open-tender.services': Fen;
  'threshold.need-survey': Fen;
  'group.quorum': Fraction;
  'group.majority': Fraction;
  /** Who judges in the place of a member that buys for itself, and keeps its gate. */
  'group.stands-in': Readonly<Record<GroupMember, GroupMember>>;
  'catalogue.expert-majority': Fraction;
  'budget.head-approval-above': Fen;
  'initiation.ex-ante-from': Fen;
  'evaluation.confirmation-from': Fen;
  'panel.expert-share': Fraction;
  /** So far from what the others gave, in percent of a factor's most, points are abnormally high or low. */
  'scoring.abnormal-percent': number;
  'term.normal-months': number;
  'term.max-months': number;
  'security.performance-percent': number;
  'security.bid-percent': number;
  'contract.addition-percent': number;
  /** For so many months an organisation can be suspended at most. */
  'suspension.max-months': number;
  /** So many days later than published a service may begin, or than its contract where that came late. */
  'contract.start-shift-days': number;
  'payment.advance-percent': number;
  'payment.advance-approved-percent': number;
  'payment.final-percent': number;
  'payment.final-first-time-percent': number;
  'payment.template': readonly number[];
  'payment.account-change-hours': number;
  /** Per day, in hundred-thousandths: 50 is 0.05 %. */
  'payment.overdue-interest': number;
  'review.max-returns': number;
  'price.abnormal': {
    readonly ofMean: number;
    readonly ofSecond: number;
    readonly ofCeiling: number;
    readonly upTo: number;
    readonly minutes: number;
  };
  /** So many hours at least suppliers have for their final offers. */
  'offers.least-hours': number;
  'indicator.bands': readonly { readonly grade: Grade; readonly from: number }[];
  'indicator.floor-percent': number;
  'indicator.warning-percent': number;
  'indicator.alarm-percent': number;
  'evaluation.weights': Readonly<Record<EvaluationParty, number>>;
  'evaluation.required': readonly EvaluationParty[];
  'evaluation.min-weight': number;
  'evaluation.min-experts': number;
  'evaluation.trim-experts-from': number;
  'evaluation.rotation-years': number;
  'survey.min-users': { readonly count: number; readonly percent: number };
  'acceptance.min-group': number;
  'appeal.panel': number;
  'complaint.max-reopenings': number;
  'complaint.months-after-close': number;
  /** So many groundless complaints of a supplier within so many months put it on the list. */
  'complaint.groundless': { readonly most: number; readonly months: number };
  /** For so many years at least and at most a false complaint keeps a supplier out. */
  'complaint.false-years': { readonly least: number; readonly longest: number };
  /** What every number of the city begins with. */
  'city.number-prefix': string;
  'city.name': Bilingual;
  'city.look': Look;
  /** The city itself, then its districts, counties and county-level cities. */
  'city.divisions': readonly Division[];
  'invitation.valid-days': number;
  /** For so many days together at most somebody acts in another's seat. */
  'deputy.most-days': number;
  'sign-in.valid-minutes': number;
  /** For how long an account that was linked can be taken back, and unlinks none that was there before. */
  'link.undo-days': number;
  /**
   * For what a passkey is asked, of what names an amount from which one on, and of whom: of everybody, so that nobody does it
   * without one, or of those who have one.
   */
  'passkey.asked': { readonly of: 'everybody' | 'holders'; readonly for: readonly Proven[]; readonly from: Fen };
  /** For how long something can be proven by it, and how often that can be tried. */
  'passkey.proof': { readonly minutes: number; readonly tries: number };
  'access-code.tries': MostInAnHour;
  /** One-time codes: sign-ins and invitations. */
  'sign-in.tries': MostInAnHour;
  'receipt.tries': MostInAnHour;
  /** People who come by the web to write something and are nobody yet. */
  'visitor.arrivals': MostInAnHour;
  /** What anyone may file under a case: by one person, and in all. */
  'filing.from-anyone': MostInAnHour;
  /** Codes of one person that can be used at the same time. */
  'sign-in.most-open': number;
  /** Of one person. */
  'draft.most-open': number;
  'file.max-bytes': number;
  /** How much is kept in a day, in MiB: of one person's files, of what comes from one neighbourhood by the web, and in all. */
  'file.kept-a-day': { readonly person: number; readonly place: number; readonly all: number };
  /** On one case. */
  'file.most-on-case': { readonly files: number; readonly mebibytes: number };
  'file-link.valid-minutes': number;
  'draft.fetch-back-hours': number;
  'file.unasked-hours': number;
  /** Files that nothing names are removed so many days after they were handed in; they are looked for as often, in days. */
  'file.unnamed': { readonly days: number; readonly every: number };
  /** Of one person's, for which nobody asked. */
  'file.unasked-most': { readonly files: number; readonly bytes: number };
  /**
   * For how many days is kept what the log does not need: which updates came, what buttons say, messages that were sent, and
   * codes and tries that are over.
   */
  'kept.days': {
    readonly received: number;
    readonly buttons: number;
    readonly messages: number;
    readonly codes: number;
  };
  /** The same of browsers in which somebody wants to be called, and of who began or ended what in the chat of an office. */
  'kept.longer-days': { readonly browsers: number; readonly postActs: number };
  /** And of when officials signed in, in days. */
  'kept.sign-ins': number;
  /** A head of the log is signed after so many events, and after so many hours. */
  'head.every': { readonly events: number; readonly hours: number };
  /** Times of the city between which nobody's telephone rings. */
  'quiet.hours': { readonly from: string; readonly until: string };
  'reminder.rungs': readonly ReminderRung[];
  /** Working days before a deadline from which it counts as near. */
  'reminder.soon': number;
  /** So many days before the end of the year treasury, finance and buyers are told what is open. */
  'year-end.days': readonly number[];
  'liability.months': number;
  'archive.years': number;
  'incident.report-hours': number;
  'grant.amount': Fen;
  'grant.max-age-months': number;
  'policy.social-share-percent': number;
  'flag.same-supplier-percent': number;
  'flag.near-ceiling-percent': number;
  'flag.overdue-reports': number;
  'flag.unused-item-years': number;
  /** Month and day, `MM-DD`. */
  'annual-report.supervisor': string;
  'annual-report.registrar': string;
  'late-payments.published': string;
  'catalogue.round': { readonly opens: string; readonly closes: string; readonly published: string };
}

export type SettingKey = keyof SettingValues;

/** What is limited by the hour. */
export type HourlyLimit = {
  [Key in SettingKey]: SettingValues[Key] extends MostInAnHour ? Key : never;
}[SettingKey];

export interface SettingOf<Key extends SettingKey> {
  readonly key: Key;
  readonly value: SettingValues[Key];
  readonly validFrom: CityDate;
  readonly citation: Bilingual;
  readonly mark: Mark;
}

export type Setting = { readonly [Key in SettingKey]: SettingOf<Key> }[SettingKey];

/** The setting in force on a day, with its citation. Throws when none is: a missing setting is a fault of the set-up. */
export function setting<Key extends SettingKey>(
  law: { readonly settings: readonly Setting[] },
  key: Key,
  on: CityDate,
): SettingOf<Key> {
  let found: SettingOf<Key> | undefined;
  for (const row of law.settings) {
    if (!isFor(row, key) || row.validFrom > on) continue;
    if (found === undefined || row.validFrom >= found.validFrom) found = row;
  }
  if (found === undefined) throw new Error(`no setting ${key} is in force on ${on}`);
  return found;
}

/** The rows of a list of settings in which this one stands in the place of the one that began on the same day. */
export function amended(rows: readonly Setting[], by: Setting): readonly Setting[] {
  return [...rows.filter(({ key, validFrom }) => key !== by.key || validFrom !== by.validFrom), by];
}

function isFor<Key extends SettingKey>(row: { readonly key: SettingKey }, key: Key): row is SettingOf<Key> {
  return row.key === key;
}
