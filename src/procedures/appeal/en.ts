import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './appeal.ts';

export const en = {
  name: 'Appeal',
  begin: 'Appeal',
  says: 'my appeal, what became of my appeal',
  steps: { panel: 'Review' },
  positions: { 'panel.vote': { now: 'Three offices that had no part in the decision are reviewing it' } },
  actions: {
    fileAppeal: {
      label: 'Appeal',
      done: 'appealed',
      says: 'appeal, appeal against the suspension, our registration was refused and we disagree, we disagree with the grade, we do not accept the suspension, we disagree with the refusal of our registration, ask for a review of the decision on our organisation',
    },
    voteAppeal: {
      label: 'Review',
      done: 'gave an opinion on the appeal',
      says: 'review an appeal, decide on an appeal',
      ask: 'Compare the decision with what is said against it: does it stand? Once three offices have said so, most of them decide.',
    },
    recuseAppeal: { label: 'Step back', done: 'stepped back from this appeal' },
    withdrawAppeal: { label: 'Withdraw', done: 'withdrew the appeal' },
  },
  forms: {
    appeal: {
      title: 'Appeal',
      intro:
        'Who disagrees that a registration was refused or an organisation suspended, or with the result and grade of a service, can appeal once within ten working days; three offices that had no part in it review it. Meanwhile the decision holds.',
      fields: {
        grounds: {
          label: 'Grounds',
          ask: 'Why do you disagree? Give facts and grounds, for example “The yearly check was made up for; the proof is attached”.',
        },
        evidence: { label: 'Evidence', ask: 'Send new evidence; skip this if there is none.' },
      },
    },
    'appeal-vote': {
      title: 'Opinion on the appeal',
      fields: {
        opinion: {
          label: 'Opinion',
          ask: 'Does the decision stand?',
          options: { uphold: 'It stands', revoke: 'Revoke it' },
        },
        reason: { label: 'Reasons', ask: 'Why? Whoever appealed will read this.' },
      },
    },
  },
  briefs: {
    appeal: {
      title: 'Appeal',
      rows: {
        name: 'Organisation or project',
        decided: {
          label: 'Decision',
          options: {
            rejected: 'registration refused',
            suspended: 'suspended',
            judged: 'result and grade of a service',
          },
        },
        because: 'Its reasons',
        grounds: 'What is said against it',
        result: { label: 'Result', options: { uphold: 'the decision stands', revoke: 'the decision is revoked' } },
      },
    },
  },
  ends: {
    completed: {
      now: 'Reviewed',
      still:
        'The result is above. Where a refusal was revoked, register again; a service whose result was revoked is judged anew. Whoever still disagrees can ask for reconsideration within 60 days or go to court within six months.',
    },
    withdrawn: { now: 'Withdrawn', still: 'You can appeal again within ten working days of the decision.' },
  },
  rules: {
    'appeal-in-time': {
      refusal: ({ until }) =>
        said`An appeal was possible until ${day(until)}, ten working days after the decision. You can still ask for reconsideration within 60 days of it, or go to court within six months.`,
      holds: 'It can still be appealed',
    },
    'own-decision': {
      refusal: () => 'Only who registered it, or the head of the organisation, can appeal. Ask them to.',
      holds: 'It was decided on one’s own organisation',
    },
    'appealed-once': {
      refusal: ({ number }) =>
        `This decision was appealed (${number}), which can be done once. You can still ask for reconsideration within 60 days, or go to court within six months.`,
      holds: 'It was not appealed yet',
    },
    'not-involved': {
      refusal: () => 'You had a part in the decision, so you can’t review it. Choose “Step back”; a colleague does.',
      holds: 'No part in the decision',
    },
    'votes-for-the-silent': {
      refusal: ({ until }) => said`Only if an office hasn’t given its opinion by ${day(until)} do you give it.`,
      holds: 'An office let its days pass',
    },
  },
} satisfies TextsOf<typeof declared>;
