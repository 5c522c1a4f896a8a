import type { TextsOf } from '../../../engine/texts.ts';
import type * as declared from './award.ts';

export const en = {
  steps: { award: 'Award' },
  positions: {
    'award.confirm': { now: 'The head of the buyer is confirming the award' },
    'award.publish': { now: 'The award notice is being published' },
  },
  actions: {
    confirmAward: {
      says: 'confirm the winner',
      label: 'Confirm first',
      done: 'confirmed the award',
      ask: 'The evaluation report is here. Award to the first-ranked bidder?',
    },
    awardOther: { label: 'Choose another', done: 'awarded to another bidder than the first' },
    returnReport: { label: 'Send back', done: 'sent the report back' },
    abandonAward: { label: 'End tender', done: 'ended the tender' },
    recuseAward: { label: 'Step back', done: 'stepped back from the award' },
    publishAward: {
      says: 'publish the award',
      label: 'Publish',
      done: 'published the award',
      ask: 'The head of the buyer has confirmed the award. Publish it now? Every bidder will be told its own points and rank.',
    },
  },
  forms: {
    'other-award': {
      title: 'Award to another bidder',
      intro:
        'Usually the first-ranked is taken. Another choice needs a lawful reason, and procurement supervision is told.',
      fields: {
        bid: { label: 'Bidder', ask: 'Which one?' },
        ground: {
          label: 'Reason',
          ask: 'Why not the first?',
          options: {
            'unlawful-bid': 'it broke the law',
            'cannot-perform': 'it can no longer perform',
            'credit-changed': 'its credit changed',
            'force-majeure': 'force majeure',
          },
        },
        reason: { label: 'Explanation', ask: 'What are the facts and the grounds?' },
      },
    },
  },
  rules: {
    'first-is-clear': {
      refusal: ({ count }) =>
        Number(count) > 0
          ? 'Two share the first place; the documents’ own rule must put them in order. Send the report back.'
          : 'Nobody is left to award to. End the tender; then you can start it again.',
      holds: 'One bidder stands first',
    },
    'other-than-first': {
      refusal: ({ bidder, first }) =>
        `${bidder} isn’t among those ranked after the first. First is ${first}; to award to it, press “Confirm first”.`,
      holds: 'The other bidder is on the list',
    },
  },
  notices: {
    award: {
      title: 'Award notice',
      rows: {
        title: 'Project',
        supplier: 'Awarded to',
        amount: 'Amount',
        capitals: 'Amount in capitals',
        scope: 'Scope of service',
        start: 'Service begins',
        end: 'Service ends',
        panel: 'Panel',
        scores: {
          label: 'Prices, points and ranks',
          columns: {
            bidder: { label: 'Bidder' },
            rank: { label: 'Rank' },
            price: { label: 'Price' },
            total: { label: 'Points' },
          },
        },
        points: {
          label: 'Points by factor',
          columns: {
            bidder: { label: 'Bidder' },
            factor: { label: 'Factor' },
            points: { label: 'Points' },
            most: { label: 'At most' },
          },
        },
        refused: {
          label: 'Too low to be believed, so not valid',
          columns: {
            bidder: { label: 'supplier' },
            explained: { label: 'explained', options: { yes: 'explained', no: 'said nothing' } },
            against: { label: 'votes against' },
            of: { label: 'votes' },
            grounds: { label: 'grounds' },
          },
        },
      },
    },
  },
  briefs: {
    award: {
      title: 'Result of the evaluation',
      rows: {
        supplier: 'Supplier',
        price: 'Price',
        total: 'Points',
        ranking: {
          label: 'Ranks, prices and points of all',
          columns: {
            rank: { label: 'Rank' },
            bidder: { label: 'Bidder' },
            price: { label: 'Price' },
            total: { label: 'Points' },
          },
        },
        refused: {
          label: 'Too low to be believed, so not valid',
          columns: {
            bidder: { label: 'supplier' },
            explained: { label: 'explained', options: { yes: 'explained', no: 'said nothing' } },
            against: { label: 'votes against' },
            of: { label: 'votes' },
            grounds: { label: 'grounds' },
          },
        },
      },
    },
  },
} satisfies TextsOf<typeof declared>;
