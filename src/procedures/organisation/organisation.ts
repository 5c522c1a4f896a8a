import { type Case, latest } from '../../engine/case.ts';
import type { Effect } from '../../engine/effect.ts';
import {
  type Answer,
  type Answers,
  type AnswersOf,
  account,
  aside,
  choice,
  consent,
  creditCode,
  date,
  files,
  form,
  integer,
  longText,
  money,
  only,
  optional,
  personal,
  phone,
  place,
  reference,
  references,
  text,
} from '../../engine/form.ts';
import {
  type Situation as AnySituation,
  again,
  type FactsOf,
  needing,
  type Procedure,
} from '../../engine/procedure.ts';
import { type OrganisationKind, readCreditCode } from '../../law/credit-code.ts';
import { cityDate, dayEnds } from '../../law/date.ts';
import { dueFrom } from '../../law/deadline.ts';
import { personName } from '../../law/keys.ts';
import { divisionsOf, isCity, placeIn, registeredIn } from '../../law/place.ts';
import { setting } from '../../law/setting.ts';
import type { Role } from '../../names.ts';
import { correction, reason, recuses } from '../common/common.ts';
import { catalogueGroups, cityDivisions } from '../common/options.ts';
import {
  type Standing,
  standingOf,
  suspendedTo,
  suspension,
  suspensionBrief,
  suspensionHeard,
  suspensionObjection,
  suspensionOver,
  suspensionWithinTerm,
} from './suspension.ts';

export * from './suspension.ts';

const { needs, action, rule } = needing('ownOpen');
type Facts = FactsOf<(typeof needs)[number]>;
type Situation<A = unknown> = AnySituation<A, Facts>;

const types = ['association', 'private-non-enterprise', 'foundation', 'community-filed'] as const;
const rated = (rating: Answer | undefined): boolean => typeof rating === 'string' && rating !== 'none';
const annualCheck = ['qualified', 'basic', 'failed', 'none'] as const;

/**
 * An organisation as the city's register keeps it: what it registers with, and what every bid refers to. What its credit
 * code, its address and its certificate say is not asked: civil affairs has them before it.
 */
export const organisationProfile = form('organisation', {
  code: optional(creditCode()),
  type: choice(...types),
  name: text({ min: 4, max: 60 }),
  certificate: files({ max: 5 }),
  representative: personal(text({ min: 2, max: 20, canonical: personName })),
  address: place({ min: 4 }),
  division: reference(cityDivisions),
  validTo: date('ahead'),
  staff: integer({ max: 100_000, unit: 'people' }),
  fields: references(catalogueGroups, { max: 8 }),
  bankName: text({ min: 4, max: 60 }),
  bankAccount: personal(account()),
  contactPhone: personal(phone()),
  contactName: personal(text({ min: 2, max: 20 })),
  level: aside(choice('city', 'district', 'street')),
  registrar: aside(text({ min: 4, max: 60 })),
  supervisingUnit: aside(text({ min: 2, max: 60 })),
  street: aside(text({ min: 2, max: 30 })),
  community: aside(text({ min: 2, max: 30 })),
  foundedOn: aside(date('back')),
  validFrom: aside(date('back')),
  funds: aside(money({ min: 0 })),
  socialWorkers: aside(integer({ max: 100_000, unit: 'people' })),
  volunteers: aside(integer({ max: 1_000_000, unit: 'people' })),
  rating: aside(choice('none', '1A', '2A', '3A', '4A', '5A')),
  ratedOn: only('rating', rated, date('back')),
  ratedUntil: only('rating', rated, date('ahead')),
  ratingEvidence: only('rating', rated, files({ max: 3 })),
  lastCheck: aside(choice(...annualCheck)),
  checkBefore: aside(choice(...annualCheck)),
  taxExempt: aside(choice('yes', 'no')),
  taxExemptUntil: only('taxExempt', (answer) => answer === 'yes', date('ahead')),
  charter: aside(files({ max: 3 })),
  annualReport: aside(files({ max: 3 })),
  audit: aside(files({ max: 3 })),
  pledge: consent(),
});
type Profile = AnswersOf<typeof organisationProfile>;

/** Why an organisation is not entered; what is untrue is kept for the credit record. */
export const organisationRejection = form('organisation-rejection', {
  ground: choice('not-in-register', 'untrue', 'expired', 'dishonest', 'claimed-by-another', 'other'),
  reason: longText({ min: 5, max: 500 }),
  evidence: optional(files()),
});

const nameOfKind: Readonly<Partial<Record<OrganisationKind, Profile['type']>>> = {
  association: 'association',
  'private-non-enterprise': 'private-non-enterprise',
  foundation: 'foundation',
};

/** That an organisation is no more: on which day, and by which document. */
export const dissolution = form('dissolution', {
  ground: choice('dissolved', 'revoked'),
  on: date('back'),
  document: text({ min: 4, max: 100 }),
  evidence: files({ max: 3 }),
});

/** By which appeal a decision was revoked, and why. */
export const appealOrder = form('appeal-order', { number: text({ max: 60 }), reason: longText({ max: 1000 }) });

export const privateUnitPrefix = rule(
  'private-unit-prefix',
  '民办非企业单位登记管理暂行条例 Art 11',
  ({ answers: { name, type } }: Situation<Profile>) => {
    const [prefix] = /^(?:中国|全国|中华)/.exec(name) ?? [];
    return type === 'private-non-enterprise' && prefix !== undefined && { prefix, name };
  },
  'name',
);

export const socialOrganisationCode = rule(
  'social-organisation-code',
  'GB 32100-2015',
  ({ answers: { code } }: Situation<Profile>) => kindOf(code) === 'not-social' && { code: code ?? '' },
  'code',
);

export const typeMatchesCode = rule(
  'type-matches-code',
  'GB 32100-2015',
  ({ answers: { type, code } }: Situation<Profile>) => {
    const expected = nameOfKind[kindOf(code) ?? 'other-social'];
    return expected !== undefined && expected !== type && { type, expected, code: code ?? '' };
  },
  'type',
);

/** Only what a community files needs no code: whoever was registered has one. */
export const codeOfRegistered = rule(
  'code-of-registered',
  'GB 32100-2015',
  ({ answers: { code, type } }: Situation<Profile>) => code === undefined && type !== 'community-filed',
  'code',
);

export const codeFree = rule(
  'code-free',
  'R23',
  ({ state, answers, facts }: Situation<Profile>) => takenBy(state, answers.code, facts),
  'code',
);

/** Of the same code only one is entered, also when two asked for it at once. */
export const codeStillFree = again('code-still-free', codeFree, organisationProfile);

export const oneRegistration = rule('one-registration', 'R24', ({ state, facts }) => {
  const open = facts.ownOpen.find(
    (each) => each.id !== state.id && !each.outcome && each.position?.startsWith('verification.'),
  );
  return open && { number: open.number };
});

export const foundedBefore = rule(
  'founded-before-today',
  'R26',
  ({ answers: { foundedOn }, now }: Situation<Profile>) =>
    foundedOn !== undefined && foundedOn > cityDate(now) && { foundedOn },
  'foundedOn',
);

export const certificateInOrder = rule(
  'certificate-in-order',
  'R26',
  ({ answers: { validFrom, validTo } }: Situation<Profile>) =>
    validFrom !== undefined && validFrom > validTo && { validFrom, validTo },
  'validTo',
);

export const certificateInForce = rule(
  'certificate-in-force',
  'R26',
  ({ answers: { validTo }, now }: Situation<Profile>) => validTo < cityDate(now) && { validTo },
  'validTo',
);

export const certificateStillInForce = again('certificate-still-in-force', certificateInForce, organisationProfile);

export const workersWithinStaff = rule(
  'social-workers-within-staff',
  'R26',
  ({ answers: { staff, socialWorkers } }: Situation<Profile>) =>
    socialWorkers !== undefined && socialWorkers > staff && { staff, socialWorkers },
  'socialWorkers',
);

export const ratingInForce = rule(
  'rating-in-force',
  '社会组织评估管理办法',
  ({ answers: { rating, ratedOn, ratedUntil }, now }: Situation<Profile>) => {
    if (rating === undefined || ratedOn === undefined || ratedUntil === undefined) return false;
    return (ratedUntil <= ratedOn || ratedUntil < cityDate(now)) && { rating, ratedOn, ratedUntil };
  },
  'ratedUntil',
);

export const taxExemptInForce = rule(
  'tax-exempt-in-force',
  '财税〔2018〕13号',
  ({ answers: { taxExemptUntil }, now }: Situation<Profile>) =>
    taxExemptUntil !== undefined && taxExemptUntil < cityDate(now) && { taxExemptUntil },
  'taxExemptUntil',
);

/** Before it is entered the applicant answers for it, afterwards its administrator. */
export const forItsOwnPeople = rule('for-its-own-people', 'R24', ({ state, by }) => by.role !== speaksFor(state));

/** Counted since it was last entered, so that later changes have their own returns (R111). */
export const fewReturnsThisTime = rule('few-returns-this-time', 'R111', ({ state, facts, now }) => {
  const most = setting(facts.law, 'review.max-returns', cityDate(now)).value;
  const entered = state.entries.findLastIndex(({ position }) => position === 'register.verified');
  return state.entries.slice(entered + 1).filter(({ returned }) => returned).length >= most && { most };
});

export const notSuspended = rule('not-suspended', 'R106', ({ state }) => isSuspended(state));
export const suspended = rule('suspended', 'R106', ({ state }) => standingOf(state) === 'verified');

export const notDissolved = rule('not-dissolved', 'R106', ({ state }) => {
  const on = latest(state, dissolution)?.on;
  return standingOf(state) === 'left' && on !== undefined && { on };
});

export const dissolvedByNow = rule(
  'dissolved-by-now',
  'R106',
  ({ answers: { on }, now }: Situation<AnswersOf<typeof dissolution>>) => on > cityDate(now) && { on },
  'on',
);

const profileRules = [
  privateUnitPrefix,
  socialOrganisationCode,
  codeOfRegistered,
  typeMatchesCode,
  codeFree,
  foundedBefore,
  certificateInOrder,
  certificateInForce,
  workersWithinStaff,
  ratingInForce,
  taxExemptInForce,
] as const;

/** Everyone who filed what is to be verified. */
const filed = ['registerOrganisation', 'correctOrganisation', 'updateProfile'] as const;
const itsPeople = ['org_admin', 'applicant'] as const;

/** Registration, its verification by civil affairs, and the entry that then stands for good. */
export const organisation = {
  id: 'organisation',
  version: 1,
  needs,
  series: 'ORG',
  // Who already acts for an organisation has it registered.
  offered: ({ seats }) => seats.length === 0,
  opening: {
    name: 'registerOrganisation',
    action: action({
      binds: 'lightly',
      by: 'applicant',
      form: organisationProfile,
      prefill: followsFrom,
      gates: [oneRegistration],
      when: profileRules,
      goes: 'verification.review',
      tells: ['civil_affairs'],
    }),
  },
  stages: {
    'verification.review': {
      waits: 'civil_affairs',
      due: 'ORG_REV',
      escalates: ['group_sec', 'group_chair'],
      actions: {
        verifyOrganisation: action({
          binds: 'firmly',
          by: 'civil_affairs',
          apart: filed,
          gates: [codeStillFree, certificateStillInForce],
          goes: 'register.verified',
          does: ({ state, now }) => entryOf(state, now),
          effects: ['register'],
          tells: itsPeople,
        }),
        returnOrganisation: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'civil_affairs',
          apart: filed,
          form: correction,
          gates: [fewReturnsThisTime],
          goes: 'verification.correct',
          returns: true,
          tells: itsPeople,
        }),
        rejectOrganisation: action({
          binds: 'firmly',
          aside: true,
          by: 'civil_affairs',
          apart: filed,
          form: organisationRejection,
          leads: ['register.verified', 'rejected'],
          goes: ({ state }) => (isEntered(state) ? 'register.verified' : 'rejected'),
          tells: itsPeople,
        }),
        recuseOrganisation: recuses('civil_affairs'),
      },
    },
    'verification.correct': {
      waits: { among: ['applicant', 'org_admin'], now: (state) => [{ role: speaksFor(state) }] },
      escalates: ['civil_affairs'],
      actions: {
        correctOrganisation: action({
          binds: 'lightly',
          by: itsPeople,
          form: organisationProfile,
          prefill: (here) => ({ ...latest(here.state, organisationProfile), ...followsFrom(here) }),
          gates: [forItsOwnPeople],
          when: profileRules,
          goes: 'verification.review',
          tells: ['civil_affairs'],
        }),
      },
    },
    'register.verified': {
      waits: [],
      // Who is suspended is so until a day, whatever else is entered meanwhile.
      due: { by: [], moment: ({ state }) => dayEnds(suspendedTo(state)) },
      actions: {
        updateProfile: action({
          binds: 'lightly',
          by: 'org_admin',
          form: organisationProfile,
          prefill: (here) => ({ ...verifiedProfile(here.state), ...followsFrom(here) }),
          gates: [notDissolved],
          when: profileRules,
          goes: 'verification.review',
          tells: ['civil_affairs'],
        }),
        proposeSuspension: action({
          binds: 'lightly',
          revocable: true,
          aside: true,
          by: 'civil_affairs',
          form: suspension,
          gates: [notSuspended, notDissolved],
          when: [suspensionWithinTerm],
          goes: 'register.hearing',
          tells: [...itsPeople, 'group_sec'],
        }),
        endSuspension: action({
          binds: 'lightly',
          by: 'system',
          timed: true,
          gates: [suspensionOver],
          goes: 'register.verified',
          does: ({ state }) => entry(state, 'verified'),
          effects: ['register'],
          tells: [...itsPeople, 'civil_affairs'],
        }),
        // Nobody is suspended by one office alone any more.
        suspendOrganisation: action({
          retired: 1,
          binds: 'firmly',
          aside: true,
          by: 'civil_affairs',
          form: reason,
          gates: [notSuspended, notDissolved],
          does: ({ state }) => entry(state, 'suspended'),
          effects: ['register'],
          tells: itsPeople,
        }),
        restoreOrganisation: action({
          binds: 'lightly',
          aside: true,
          by: 'civil_affairs',
          form: reason,
          gates: [suspended],
          goes: 'register.verified',
          does: ({ state }) => entry(state, 'verified'),
          effects: ['register'],
          tells: itsPeople,
        }),
        // Of three offices most have found that it may supply.
        followAppeal: action({
          binds: 'firmly',
          by: 'system',
          form: appealOrder,
          goes: 'register.verified',
          does: ({ state }) => entry(state, 'verified'),
          effects: ['register'],
          tells: [...itsPeople, 'civil_affairs'],
        }),
        recordDissolution: action({
          binds: 'firmly',
          aside: true,
          by: 'civil_affairs',
          form: dissolution,
          gates: [notDissolved],
          when: [dissolvedByNow],
          goes: 'register.verified',
          does: ({ state }) => entry(state, 'left'),
          effects: ['register'],
          tells: itsPeople,
        }),
      },
    },
    'register.hearing': {
      waits: 'group_sec',
      opens: { by: ['SUSP_HEAR'], moment: ({ facts, now }) => dueFrom(facts.law, 'SUSP_HEAR', now).at.toISOString() },
      othersUntil: true,
      due: 'SUSP_DEC',
      escalates: ['group_chair'],
      actions: {
        confirmSuspension: action({
          binds: 'firmly',
          by: 'group_sec',
          above: ['group_chair'],
          shows: suspensionBrief,
          names: ['until'],
          form: reason,
          apart: ['proposeSuspension'],
          gates: [suspensionHeard],
          goes: 'register.verified',
          does: ({ state }) => entry(state, 'suspended'),
          effects: ['register'],
          tells: [...itsPeople, 'civil_affairs'],
        }),
        refuseSuspension: action({
          binds: 'lightly',
          revocable: true,
          by: 'group_sec',
          above: ['group_chair'],
          shows: suspensionBrief,
          form: reason,
          apart: ['proposeSuspension'],
          goes: 'register.verified',
          tells: [...itsPeople, 'civil_affairs'],
        }),
        objectSuspension: action({
          binds: 'lightly',
          aside: true,
          by: 'org_admin',
          form: suspensionObjection,
          tells: ['group_sec', 'civil_affairs'],
        }),
      },
    },
  },
  always: {
    withdrawOrganisation: {
      ...action({
        binds: 'finally',
        aside: true,
        by: itsPeople,
        gates: [forItsOwnPeople],
        leads: ['register.verified', 'withdrawn'],
        goes: ({ state }) => (isEntered(state) ? 'register.verified' : 'withdrawn'),
        tells: ['civil_affairs'],
      }),
      at: (position) => position.startsWith('verification.'),
    },
  },
  title: organisationName,
  public: isEntered,
} as const satisfies Procedure<'organisation', Facts>;

/** What it is called in the register; before it is entered, what it calls itself. */
export function organisationName(state: Case | undefined): string | undefined {
  return state && (verifiedProfile(state) ?? latest(state, organisationProfile))?.name;
}

/** May it not supply for the time being? */
export function isSuspended(state: Case): boolean {
  return standingOf(state) === 'suspended';
}

/** The entry in the register as it was last verified, in another standing. */
function entry(state: Case, status: Standing): readonly Effect[] {
  const profile = verifiedProfile(state);
  return profile ? [{ kind: 'register', profile: { ...profile, ...accountSince(state) }, status }] : [];
}

/** Since when the account is another than the one that was verified before; nothing as long as it is the first. */
function accountSince(state: Case, now?: Date): { readonly accountSince?: string } {
  const filedBy = (place: number) => latest({ ...state, filings: state.filings.slice(0, place) }, organisationProfile);
  const verified = state.filings.flatMap(({ action: name, at }, place) =>
    name === 'verifyOrganisation' ? [{ at, account: filedBy(place)?.bankAccount }] : [],
  );
  const all = now
    ? [...verified, { at: now.toISOString(), account: latest(state, organisationProfile)?.bankAccount }]
    : verified;
  const changed = all.findLast(({ account }, place) => place > 0 && account !== all[place - 1]?.account);
  return changed ? { accountSince: changed.at } : {};
}

/** What a credit code says of its bearer, an address of where it is, and who speaks where nobody else is named. */
function followsFrom({ answers: { code, address, representative }, facts, now }: Situation<Answers>): Partial<Profile> {
  const divisions = divisionsOf(facts.law, cityDate(now));
  const office = typeof code === 'string' ? registeredIn(divisions, code) : undefined;
  const {
    street,
    community,
    division = office && !isCity(office) ? office.code : undefined,
  } = typeof address === 'string' ? placeIn(divisions, address) : {};
  const type =
    code === null
      ? 'community-filed'
      : typeof code === 'string'
        ? nameOfKind[kindOf(code) ?? 'other-social']
        : undefined;
  return {
    ...(type && { type }),
    ...(office && { level: isCity(office) ? 'city' : 'district', registrar: `${office.zh}民政局` }),
    ...(division && { division }),
    ...(street && { street }),
    ...(community && { community }),
    ...(typeof representative === 'string' && { contactName: representative }),
  };
}

function kindOf(code: string | undefined): OrganisationKind | undefined {
  const read = code === undefined ? undefined : readCreditCode(code);
  return read?.ok ? read.kind : undefined;
}

/** The body that already bears a credit code, unless it is the case's own. */
function takenBy(state: Case, code: string | undefined, { bodies }: Situation['facts']) {
  const holder = code && bodies.find((body) => body.creditCode === code && body.id !== state.bodies.supplier);
  return holder ? { code: holder.creditCode ?? '', holder: holder.name } : undefined;
}

function isEntered(state: Case): boolean {
  return state.entries.some(({ position }) => position === 'register.verified');
}

/** What stands in the register: later changes count only once they are verified too. */
function verifiedProfile(state: Case): Profile | undefined {
  const verified = state.filings.findLastIndex((filing) => filing.action === 'verifyOrganisation');
  return latest({ ...state, filings: state.filings.slice(0, verified + 1) }, organisationProfile);
}

function speaksFor(state: Case): Role {
  return isEntered(state) ? 'org_admin' : 'applicant';
}

/** What was last filed goes into the register; the shell makes the body and gives the opener its first seat. */
function entryOf(state: Case, now: Date): readonly Effect[] {
  const filed = latest(state, organisationProfile);
  const profile = filed && { ...filed, ...accountSince(state, now) };
  const status = standingOf(state);
  return profile ? [{ kind: 'register', profile, ...(status !== 'verified' && { status }) }] : [];
}
