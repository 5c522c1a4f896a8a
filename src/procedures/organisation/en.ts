import { day, moment } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './organisation.ts';

const types = {
  association: 'Social association',
  'private-non-enterprise': 'Private non-enterprise unit',
  foundation: 'Foundation',
  'community-filed': 'Community group on file',
} as const;

const checks = { qualified: 'Passed', basic: 'Basically passed', failed: 'Failed', none: 'Not due that year' } as const;

const typeName = (type: string | number | undefined): string =>
  Object.entries(types).find(([key]) => key === type)?.[1] ?? '';

export const en = {
  name: 'Registration of an organisation',
  begin: 'Register an organisation',
  says: 'status of our registration, is our registration verified',
  steps: { verification: 'Verification', register: 'In the register' },
  positions: {
    'verification.review': { now: 'Civil affairs is checking the registration' },
    'verification.correct': { now: 'The organisation is putting its registration right' },
    'register.verified': { now: 'Verified and in the register' },
    'register.hearing': {
      now: 'Civil affairs wants to suspend this organisation, which is being heard',
      others: 'the organisation',
    },
  },
  actions: {
    registerOrganisation: {
      says: 'register an organisation, register our charity, how do we register, sign up as a supplier, become a provider, join the list of suppliers, we are a social organisation, qualify as supplier, enrol our association, get on the list of providers, become an approved supplier, what do we need to become a supplier, our charity is new here, we want contracts with the city, our nursing home wants to take part, our foundation wants to take part',
      label: 'Register',
      done: 'sent in the registration',
    },
    verifyOrganisation: {
      says: 'verify an organisation, check a registration',
      label: 'Verify',
      done: 'verified the registration',
      ask: 'Do the certificate, the credit code and what was filled in agree?',
    },
    returnOrganisation: { label: 'Send back', done: 'sent the registration back for correction' },
    rejectOrganisation: { label: 'Reject', done: 'did not accept this registration' },
    recuseOrganisation: { label: 'Step back', done: 'stepped back from this registration' },
    correctOrganisation: {
      label: 'Correct',
      done: 'corrected the registration',
      ask: 'Something needs correcting. Put it right and send it again.',
    },
    updateProfile: {
      says: 'change our details, new bank account, change of address, new legal representative, new certificate, we have moved, new office address, new chairman, we have another bank',
      label: 'Change details',
      done: 'sent in a change',
    },
    suspendOrganisation: { label: 'Suspend', done: 'suspended this organisation' },
    proposeSuspension: {
      says: 'suspend an organisation',
      label: 'Propose suspension',
      done: 'proposed to suspend this organisation; it is heard and the coordination group’s secretary decides',
    },
    confirmSuspension: {
      says: 'decide on the suspension',
      label: 'Suspend',
      done: 'decided to suspend this organisation',
      ask: 'Civil affairs wants to suspend this organisation. Once it has had its days, decide: is it suspended, or not?',
    },
    refuseSuspension: { label: 'Don’t suspend', done: 'decided not to suspend this organisation' },
    objectSuspension: {
      says: 'object to our suspension',
      label: 'Give your view',
      done: 'said what it thinks of the suspension',
    },
    endSuspension: { label: 'End', done: () => 'The suspension is over, and the organisation may supply again' },
    restoreOrganisation: { label: 'Restore', done: 'restored this organisation' },
    followAppeal: {
      label: 'Carry out the review',
      done: () => 'On appeal the suspension was revoked, and the organisation may supply again',
    },
    recordDissolution: {
      says: 'enter that an organisation is dissolved',
      label: 'Enter dissolution',
      done: 'entered that this organisation is dissolved',
    },
    withdrawOrganisation: { label: 'Withdraw', done: 'withdrew what was sent' },
  },
  forms: {
    organisation: {
      title: 'Register an organisation',
      intro:
        'You register once; bids, reports and payments all use these details. This is the entry in Gouban and does not replace the founding registration with civil affairs, which checks it first.',
      needs: 'a photo of the registration certificate, the bank account; the rating document if you have a rating',
      fields: {
        name: {
          label: 'Name',
          ask: 'What is the full name, exactly as on the certificate? For example 暖心社会工作服务中心.',
        },
        type: { label: 'Type', ask: 'What kind of social organisation is it?', options: types },
        code: {
          label: 'Credit code',
          ask: 'What is the unified social credit code? 18 characters, top right on the certificate, such as 52230199MJ0000018E. An organisation filed with a community only can skip it.',
        },
        certificate: {
          label: 'Certificate',
          ask: 'Send a photo or PDF of the registration certificate. Groups on file send the proof of filing.',
        },
        level: {
          label: 'Level',
          ask: 'At which level is it registered?',
          options: { city: 'City', district: 'District', street: 'Street' },
        },
        registrar: { label: 'Registrar', ask: 'Which office issued the certificate? For example 区民政局.' },
        supervisingUnit: {
          label: 'Supervising unit',
          ask: 'Which unit supervises it? If it is registered directly and has none, skip this.',
        },
        representative: {
          label: 'Legal representative',
          ask: 'Who is the legal representative?',
          help: 'The public sees only the surname, such as 王*.',
        },
        division: { label: 'District', ask: 'In which district or county is it?' },
        street: { label: 'Street', ask: 'In which street or township? For example 新华街道.' },
        community: { label: 'Community', ask: 'In which community? Skip this if there is none.' },
        address: { label: 'Address', ask: 'What is the registered address? For example 友谊路 100 号 2 楼.' },
        foundedOn: { label: 'Founded', ask: 'When was it founded? For example 2018-05-20.' },
        validFrom: { label: 'Valid from', ask: 'From which day is the certificate valid? For example 2023-05-20.' },
        validTo: { label: 'Valid to', ask: 'Until which day is the certificate valid? For example 2028-05-19.' },
        funds: {
          label: 'Funds',
          ask: 'How much are the registered funds, in yuan? For example 30000; write 0 if there are none.',
        },
        staff: { label: 'Full-time staff', ask: 'How many people work there full time?' },
        socialWorkers: {
          label: 'Social workers',
          ask: 'How many of the full-time staff are licensed social workers? Write 0 if none.',
        },
        volunteers: { label: 'Volunteers', ask: 'About how many registered volunteers are there? Write 0 if none.' },
        fields: { label: 'Fields of service', ask: 'Which fields of service does it work in? Choose up to 8.' },
        rating: {
          label: 'Rating',
          ask: 'What is its rating as a social organisation? If it was never rated, choose “None”.',
          options: { none: 'None', '1A': '1A', '2A': '2A', '3A': '3A', '4A': '4A', '5A': '5A' },
        },
        ratedOn: { label: 'Rated on', ask: 'When was this rating given? For example 2024-12-01.' },
        ratedUntil: { label: 'Rating valid to', ask: 'Until when is the rating valid? For example 2029-11-30.' },
        ratingEvidence: { label: 'Rating document', ask: 'Send the rating certificate or announcement, photo or PDF.' },
        lastCheck: {
          label: 'Last annual check',
          ask: 'What was the result of last year’s annual check?',
          options: checks,
        },
        checkBefore: { label: 'Check before', ask: 'And of the year before that?', options: checks },
        taxExempt: {
          label: 'Tax exemption',
          ask: 'Does it have tax-exempt status as a non-profit organisation?',
          help: 'Income from government purchase is not exempt income even with this status; tax is still due on it.',
          options: { yes: 'Yes', no: 'No' },
        },
        taxExemptUntil: {
          label: 'Exempt until',
          ask: 'Until when is the tax exemption valid? For example 2027-12-31.',
        },
        bankName: { label: 'Bank', ask: 'What is the full name of the bank? For example 中国工商银行人民路支行.' },
        bankAccount: {
          label: 'Bank account',
          ask: 'What is the account number? 8 to 30 digits, in the organisation’s own name.',
          help: 'It is not shown to the public. A later change of account is verified again.',
        },
        contactName: { label: 'Contact', ask: 'Who is the contact person?' },
        contactPhone: {
          label: 'Phone',
          ask: 'What is the contact’s phone number? For example 13800000000 or 010-84600000.',
        },
        charter: { label: 'Charter', ask: 'If you have the charter at hand, send it; otherwise skip this.' },
        annualReport: { label: 'Annual report', ask: 'Send the latest annual report, or skip this.' },
        audit: { label: 'Audit report', ask: 'Send the latest audit report, or skip this.' },
        pledge: {
          label: 'Pledge',
          ask: 'I declare that all this is true, that we act by the law and our charter and accept supervision, and that we answer for anything untrue. Do you confirm?',
        },
      },
    },
    'organisation-suspension': {
      title: 'Propose a suspension',
      intro:
        'The organisation has 10 working days to give its view, and the coordination group’s secretary decides. While suspended it can’t bid or sign; contracts it has signed go on.',
      needs: 'what shows the facts',
      fields: {
        ground: {
          label: 'Reason',
          ask: 'Why is it to be suspended?',
          options: {
            untrue: 'false statements',
            breach: 'serious breach',
            unsafe: 'harm to people served',
            unchecked: 'check failed or refused',
            other: 'another reason',
          },
        },
        until: { label: 'Until', ask: 'Until which day? It ends by itself then. For example 2027-12-31.' },
        reason: { label: 'Explanation', ask: 'What are the facts and the grounds? The organisation will read this.' },
        evidence: { label: 'Proof', ask: 'Send what proves the facts.' },
      },
    },
    'suspension-objection': {
      title: 'Your view',
      intro: 'Civil affairs can’t suspend you alone; the coordination group’s secretary reads both sides first.',
      fields: {
        objection: { label: 'Your view', ask: 'What do you think of it? Give facts and grounds.' },
        proofs: { label: 'Proof', ask: 'Send what proves it; if there is nothing, skip this.' },
      },
    },
    dissolution: {
      title: 'Dissolution of an organisation',
      fields: {
        ground: {
          label: 'Ground',
          ask: 'Why does it exist no more?',
          options: { dissolved: 'dissolved', revoked: 'certificate revoked' },
        },
        on: { label: 'Day', ask: 'On which day was it dissolved or revoked? For example 2027-06-15.' },
        document: { label: 'Document', ask: 'By which decision or notice? For example “Hamin [2027] 18”.' },
        evidence: { label: 'Copy of it', ask: 'Send the decision or notice.' },
      },
    },
    'organisation-rejection': {
      title: 'Why it is not accepted',
      fields: {
        ground: {
          label: 'Ground',
          ask: 'Why can it not be accepted?',
          options: {
            'not-in-register': 'Not in the registrar’s books',
            untrue: 'Documents are not genuine',
            expired: 'Certificate no longer valid',
            dishonest: 'On the serious dishonesty list',
            'claimed-by-another': 'Registered by someone else',
            other: 'Other',
          },
          help: 'Documents that are not genuine are kept as grounds for a credit record; please attach the proof.',
        },
        reason: {
          label: 'Explanation',
          ask: 'What are the facts and grounds? The applicant will read this, for example “The registrar confirms that this certificate number does not exist”.',
        },
        evidence: { label: 'Proof', ask: 'Send what you found, or skip this.' },
      },
    },
    'appeal-order': {
      title: 'What follows from an appeal',
      fields: {
        number: { label: 'Appeal', ask: 'Which appeal?' },
        reason: { label: 'Reason', ask: 'Why?' },
      },
    },
  },
  ends: {
    withdrawn: { now: 'Withdrawn', still: 'You can register again later.' },
    rejected: {
      now: 'The registration was not verified',
      still:
        'The reason is above. With that put right you can register again; if you disagree, appeal within ten working days, ask for reconsideration within 60 days, or go to court within six months.',
    },
  },
  rules: {
    'private-unit-prefix': {
      refusal: ({ name, prefix }) =>
        `The name given is “${name}”. The name of a private non-enterprise unit may not begin with “${prefix}”. Enter it as on the certificate; if the certificate has it so, ask the registrar first.`,
      holds: 'The name follows the naming rules',
    },
    'social-organisation-code': {
      refusal: ({ code }) =>
        `${code} is a correct code, but not a social organisation’s: companies begin with 9, public bodies with 1, social organisations with 51, 52, 53 or 59. Look at the certificate from civil affairs and enter it again; a company hands in its bid as the tender notice says.`,
      holds: 'The code is a social organisation’s',
    },
    'code-of-registered': {
      refusal: () =>
        'There is no credit code. Every organisation registered with civil affairs has one, top right on its certificate: please add it. If yours is only filed with a community, change the type to that.',
      holds: 'A registered organisation has its code',
    },
    'type-matches-code': {
      refusal: ({ type, expected, code }) =>
        `The type chosen is “${typeName(type)}”, but the second character of ${code} stands for “${typeName(expected)}”. Change the type, or check the code against the certificate.`,
      holds: 'The type agrees with the code',
    },
    'code-free': {
      refusal: ({ code, holder }) =>
        `${code} is registered already, for “${holder}”. If you belong to it, ask its head for an invitation code and send it to me; if someone is misusing the name, tell the registrar.`,
      holds: 'The code is not registered yet',
    },
    'code-still-free': {
      refusal: ({ code, holder }) =>
        `${code} was already verified for “${holder}”. A code is registered once: find out who speaks for it, then choose “Reject” and say why.`,
      holds: 'Nobody else has registered the code',
    },
    'one-registration': {
      refusal: ({ number }) =>
        `You have a registration under way, ${number}. Register the next organisation when it is decided; if it was a mistake, withdraw it first.`,
      holds: 'No other registration is under way',
    },
    'founded-before-today': {
      refusal: ({ foundedOn }) =>
        said`The founding date given is ${day(foundedOn)}, which is still to come. Enter the date on the certificate.`,
      holds: 'The founding date is past',
    },
    'certificate-in-order': {
      refusal: ({ validFrom, validTo }) =>
        said`The certificate is said to run from ${day(validFrom)} to ${day(validTo)}, which is the wrong way round. Check it against the certificate.`,
      holds: 'The certificate’s dates are in order',
    },
    'certificate-in-force': {
      refusal: ({ validTo }) =>
        said`The certificate ended on ${day(validTo)}, and an expired one can’t be used. Renew it at the registrar and come back; everything you filled in is kept.`,
      holds: 'The certificate is valid',
    },
    'certificate-still-in-force': {
      refusal: ({ validTo }) =>
        said`The certificate ended on ${day(validTo)}, so it can’t be verified. Send it back, so that they can renew it and send it again.`,
      holds: 'The certificate is still valid today',
    },
    'social-workers-within-staff': {
      refusal: ({ staff, socialWorkers }) =>
        `${socialWorkers} social workers is more than the ${staff} full-time staff they are part of. Change one of the two.`,
      holds: 'Social workers are within the full-time staff',
    },
    'rating-in-force': {
      refusal: ({ rating, ratedOn, ratedUntil }) =>
        said`${rating} was given on ${day(ratedOn)} and runs to ${day(ratedUntil)}: either it has ended or the dates are the wrong way round. Change the dates; if it has ended, choose “None”.`,
      holds: 'The rating is valid',
    },
    'tax-exempt-in-force': {
      refusal: ({ taxExemptUntil }) =>
        said`The tax exemption ended on ${day(taxExemptUntil)}. Choose “No” and change it once it is renewed; the registration does not depend on it.`,
      holds: 'The tax exemption is valid',
    },
    'for-its-own-people': {
      refusal: () => 'This is for the head of the organisation. If you have changed posts, ask the present head.',
      holds: 'Done by the organisation’s own people',
    },
    'few-returns-this-time': {
      refusal: ({ most }) =>
        `It has been sent back ${most} times, so now it has to be decided: verify it, or reject it and say why.`,
      holds: 'It may still be sent back for correction',
    },
    'suspension-within-term': {
      refusal: ({ until, months, last }) =>
        said`The suspension would last until ${day(until)}. It can last ${String(months)} months, until ${day(last)}, and must end after today. Change the day.`,
      holds: 'The suspension is within the longest term',
    },
    'suspension-heard': {
      refusal: ({ until }) =>
        said`The organisation can give its view until ${moment(until)}; then you can suspend it. Not to suspend it you can decide now.`,
      holds: 'The organisation has had its days',
    },
    'suspension-over': {
      refusal: () => 'The suspension isn’t over yet. To end it earlier, civil affairs can press “Restore”.',
      holds: 'The suspension is over',
    },
    'not-suspended': {
      refusal: () => 'This organisation is suspended already. You can lift the suspension.',
      holds: 'Not suspended',
    },
    suspended: {
      refusal: () => 'This organisation is not suspended, so there is nothing to lift.',
      holds: 'Suspended, or entered as dissolved',
    },
    'not-dissolved': {
      refusal: ({ on }) =>
        said`This organisation was dissolved on ${day(on)}. If that was entered by mistake, civil affairs can restore it.`,
      holds: 'Not dissolved',
    },
    'dissolved-by-now': {
      refusal: ({ on }) =>
        said`The day given is ${day(on)}, which is still to come. Give the day that the document names.`,
      holds: 'The day is not still to come',
    },
  },
  briefs: {
    suspension: {
      title: 'The suspension',
      rows: {
        ground: 'Reason',
        until: 'Until',
        reason: 'What civil affairs says',
        objection: 'What the organisation says',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
