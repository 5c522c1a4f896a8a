import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './common.ts';

export const en = {
  forms: {
    reason: {
      title: 'Reason',
      fields: { reason: { label: 'Reason', ask: 'Why? Be specific: those concerned will read it.' } },
    },
    correction: {
      title: 'Send back',
      fields: {
        mend: { label: 'To correct', ask: 'What needs to be corrected? List everything, so that once is enough.' },
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
          ask: 'What is the reason? Give the grounds too: whoever asked will read it.',
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
        said`It is put off until ${day(until)}, which should lie ahead. Please choose a later day.`,
      holds: 'The day lies ahead',
    },
  },
} satisfies TextsOf<typeof declared>;
