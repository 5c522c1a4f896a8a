import type { Outcome, Role } from '../../names.ts';
import type * as common from '../../procedures/common.ts';
import { day } from '../say-value.ts';
import type { FileText } from '../step-text.ts';

export const commonTexts = {
  forms: {
    reason: {
      title: 'Reason',
      fields: { reason: { label: 'Reason', ask: 'Why? Be specific: those concerned will read it.' } },
    },
    correction: {
      title: 'Send back',
      intro: 'They have 5 working days to put it right.',
      fields: {
        mend: { label: 'To put right', ask: 'What needs to be put right? List everything, so that once is enough.' },
      },
    },
    rejection: {
      title: 'Do not agree',
      fields: {
        ground: {
          label: 'Ground',
          ask: 'What is the main ground?',
          options: {
            unlawful: 'against the rules',
            unfunded: 'no money for it',
            untrue: 'not true',
            incomplete: 'incomplete',
            'not-needed': 'not needed',
            other: 'another ground',
          },
        },
        reason: {
          label: 'Reason',
          ask: 'What is the reason? They will read it, and can object on the strength of it.',
        },
      },
    },
    deferral: {
      title: 'Put off',
      fields: {
        until: { label: 'Until', ask: 'Until which day? For example 2027-01-31.' },
        reason: { label: 'Reason', ask: 'Why is it put off?' },
      },
    },
  },
  rules: {
    'few-returns': {
      refusal: ({ most }) =>
        `It has been sent back ${most} times, and cannot be once more. Please decide: agree, or do not agree and say why.`,
      holds: 'It can still be sent back',
    },
    'deferred-ahead': {
      refusal: ({ until }) =>
        `It is put off until ${day(until, 'en')}, which should lie ahead. Please choose a later day.`,
      holds: 'The day lies ahead',
    },
  },
} satisfies FileText<typeof common>;

export const roleTexts = {
  citizen: 'citizen',
  applicant: 'applicant',
  user_rep: "service users' representative",
  media: 'media observer',
  org_admin: 'head of the organisation',
  org_staff: "organisation's officer",
  org_finance: "organisation's finance officer",
  buyer_staff: "buyer's officer",
  buyer_head: 'head of the buyer',
  acceptor: 'acceptance officer',
  finance_budget: 'budget office',
  finance_budget_head: 'head of the budget office',
  finance_proc: 'procurement supervision office',
  finance_treasury: 'treasury',
  establishment: 'staffing office',
  ndrc: 'development and reform',
  civil_affairs: 'civil affairs',
  audit: 'audit',
  supervision: 'supervision',
  group_chair: 'chair of the coordination group',
  group_sec: 'secretary of the coordination group',
  agency: 'procurement agent',
  expert: 'panel expert',
  evaluator: 'third-party evaluator',
  admin: 'platform administrator',
  auditor: 'platform auditor',
  invitee: 'person invited',
  system: 'Gouban',
} satisfies Readonly<Record<Role, string>>;

export const outcomeTexts = {
  completed: 'completed',
  rejected: 'not agreed to',
  withdrawn: 'withdrawn',
  cancelled: 'cancelled',
  'failed-tender': 'the tender failed',
  awarded: 'awarded',
  'not-awarded': 'not awarded',
  'not-qualified': 'did not meet the conditions',
  revoked: 'revoked',
  expired: 'expired',
} satisfies Readonly<Record<Outcome, string>>;
