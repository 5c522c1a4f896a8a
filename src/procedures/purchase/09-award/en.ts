import { moment } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { refusedPriceWords } from '../price-words.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './award.ts';
import type * as paper from './award-letter.ts';

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
    letFirstStand: {
      label: 'First stands',
      done: ({ buyer }) => `${buyer} did not decide in time, so by law the first-ranked is awarded`,
    },
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
        evidence: { label: 'Evidence', ask: 'Please send what shows it.' },
      },
    },
    abandonment: {
      title: 'End the tender',
      intro:
        'Only the grounds of the law allow it. A notice goes out; procurement supervision and discipline are told.',
      fields: {
        ground: {
          label: 'Ground',
          ask: 'Which ground is it?',
          options: {
            'no-candidate': 'nobody can be awarded',
            irregular: 'fairness was affected',
            'major-change': 'the task is given up',
          },
        },
        reason: { label: 'Reason', ask: 'What is the reason? It will be public.' },
        evidence: { label: 'Evidence', ask: 'Please send what shows it.' },
      },
    },
    'next-award': {
      title: 'Take the next one',
      intro:
        'The supplier, procurement supervision and discipline are told, and it stays on record. If nobody comes next, the tender ends.',
      fields: {
        ground: {
          label: 'Ground',
          ask: 'What about the supplier?',
          options: {
            silent: 'did not sign in time',
            refuses: 'refuses to sign',
            'cannot-supply': 'may not supply now',
          },
        },
        reason: { label: 'Explanation', ask: 'What happened?' },
        evidence: { label: 'Evidence', ask: 'Please send your reminders, or whatever else shows it.' },
      },
    },
    'remedy-order': {
      title: 'What follows from a challenge',
      fields: {
        follows: {
          label: 'What follows',
          ask: 'What follows?',
          options: {
            next: 'the next one',
            restart: 'a new tender',
            void: 'revoke the contract',
            reevaluate: 'evaluate again',
          },
        },
        number: { label: 'Challenge', ask: 'Which challenge?' },
        reason: { label: 'Reason', ask: 'Why?' },
        supplier: { label: 'Awarded before', ask: 'Who was awarded before?' },
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
    'first-may-supply': {
      refusal: (values) =>
        said`The first, ${String(values.supplier)}, ${barWords.en(values)}, so today it may not supply. Press “Choose another” for the next one; if there is none, end the tender.`,
      holds: 'The first may supply',
    },
    'award-term-over': {
      refusal: ({ until }) =>
        said`The buyer can decide until ${moment(until)}; before that the first doesn’t stand by itself.`,
      holds: 'The time to decide is over',
    },
    'next-in-order': {
      refusal: ({ bidder, next }) =>
        `You chose ${bidder}; the order of the ranking counts. ${next ? `Next is ${next}: please choose it.` : 'Nobody is left to award to; end the tender.'}`,
      holds: 'In the order of the ranking',
    },
    'no-candidate-is-true': {
      refusal: ({ bidder }) => `${bidder} can still be awarded. Award to it, or choose another ground.`,
      holds: 'The ground is true',
    },
    'next-is-due': {
      refusal: ({ bidder, ground, until }) =>
        ground === 'silent'
          ? said`${String(bidder)} can still sign${until === '' ? '' : said`, until ${moment(until)}`}. Only when the contract is drawn up, the term over and it has not signed is the next one taken.`
          : `${bidder} is in good standing and may supply. Please say what is so.`,
      holds: 'The ground is true',
    },
    'other-than-first': {
      refusal: ({ bidder, first }) =>
        `${bidder} isn’t among those ranked after the first. First is ${first}; to award to it, press “Confirm first”.`,
      holds: 'The other bidder is on the list',
    },
  },
  papers: {
    'award-letter': {
      title: 'Letter of award',
      opening: 'The project below is awarded to you.',
      rows: {
        title: 'Project',
        number: 'Project number',
        supplier: 'Awarded to',
        amount: 'Amount',
        capitals: 'Amount in capitals',
        scope: 'Scope of service',
        start: 'Service begins',
        end: 'Service ends',
      },
      closing:
        'The contract is to be signed within thirty days of this letter, as the tender documents have it. The letter binds both sides: whoever changes the result or turns it down answers for it by law (Government Procurement Law, Art 46).',
      note: 'Note: the letter goes out with the award notice (Regulation on the Law, Art 43). Where paper is wanted it is sealed and delivered.',
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
        refused: refusedPriceWords.en,
        seed: 'Seed of the draw',
        lots: {
          label: 'Experts in the order of their lots',
          columns: { mark: { label: 'Expert’s mark' }, lot: { label: 'Lot' } },
        },
        drawn: 'Invited by lot',
        poolSeed: 'Seed of the draw of those invited',
        poolLots: {
          label: 'In the order of their lots, the first were invited',
          columns: { mark: { label: 'Credit code' }, lot: { label: 'Lot' } },
        },
        challengeUntil: 'Can be challenged until',
        challengeTo: 'Challenge with',
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
        refused: refusedPriceWords.en,
      },
    },
  },
} satisfies TextsOf<typeof declared & typeof paper>;
