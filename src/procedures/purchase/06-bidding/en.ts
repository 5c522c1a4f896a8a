import { day, moment } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './bidding.ts';

export const hours = {
  '09:00': '09:00',
  '09:30': '09:30',
  '10:00': '10:00',
  '14:00': '14:00',
  '14:30': '14:30',
  '16:00': '16:00',
  '17:00': '17:00',
} as const;

export const en = {
  steps: { bidding: 'Bidding' },
  positions: {
    'bidding.open': {
      now: 'Bids are taken until the closing; before they are opened, nobody can read a bid',
      others: 'suppliers',
    },
    'bidding.failed': { now: 'The tender failed; the buyer decides what comes next' },
  },
  actions: {
    openBids: {
      says: 'open the bids',
      label: 'Open bids',
      done: 'opened the bids',
      ask: 'Bidding has closed. Open the bids now?',
    },
    extendDeadline: {
      says: 'extend the deadline, move the closing, put off the closing',
      label: 'Extend',
      done: 'put the closing off',
    },
    clarifyTender: { label: 'Clarify', done: 'clarified the tender documents' },
    stopTender: {
      says: 'the documents are wrong, stop the tender, correct the documents',
      label: 'Stop and correct',
      done: 'stopped the tender to correct its documents',
    },
    declareFailed: { label: 'Declare failed', done: 'declared the tender failed' },
    restartTender: {
      label: 'Start again',
      done: 'started the tender again',
      ask: 'Start again? With new documents the tender can go out once more.',
    },
  },
  forms: {
    extension: {
      title: 'Put the closing off',
      intro: 'A correction is published, and those who have bid are told.',
      fields: {
        closing: { label: 'New closing day', ask: 'Until which day? For example 2027-01-15.' },
        hour: { label: 'Closing time', ask: 'At what time?', options: hours },
        reason: { label: 'Reason', ask: 'Why? It is published.' },
      },
    },
    clarification: {
      title: 'Clarify or change the documents',
      intro: 'A correction is published, and those who have bid are told; who asked is not.',
      fields: {
        question: {
          label: 'Question',
          ask: 'What did a supplier ask? Do not say who. If nobody asked, you can skip this.',
        },
        answer: { label: 'Clarification', ask: 'What is the answer, or what has changed?' },
        affects: {
          label: 'Bears on bids',
          ask: 'Does it bear on how bids are written? If so, and too few days are left, the closing moves by itself.',
          options: { yes: 'yes', no: 'no' },
        },
        documents: { label: 'Files', ask: 'Is there a changed document? You can skip this.' },
      },
    },
    'stopped-tender': {
      title: 'Stop the tender and correct its documents',
      intro:
        'Only where the documents are against the law or cannot be carried out. A correction is published; bids that came are never opened, and once the documents are corrected and approved the tender goes out again with all its days. For small things use “Clarify”.',
      fields: {
        part: {
          label: 'To be corrected',
          ask: 'Which part of the documents is wrong?',
          options: {
            conditions: 'conditions for suppliers',
            factors: 'factors and standards',
            ceiling: 'price ceiling',
            need: 'need and service standards',
            terms: 'payment and contract terms',
          },
        },
        defect: { label: 'Fault', ask: 'What is wrong, and against which rule? It is published.' },
      },
    },
    'failed-tender': {
      title: 'Declare the tender failed',
      intro: 'A notice is published, and those who have bid are told.',
      fields: {
        cause: {
          label: 'Ground',
          ask: 'Why did it fail?',
          options: {
            'too-few': 'too few suppliers',
            irregular: 'fairness was affected',
            'major-change': 'the task is given up',
          },
        },
        ground: {
          label: 'Ground',
          ask: 'Why did it fail?',
          options: {
            'too-few': 'too few suppliers',
            irregular: 'fairness was affected',
            'over-budget': 'all above the budget',
          },
        },
        reason: { label: 'Details', ask: 'What happened? It is published.' },
        evidence: { label: 'Evidence', ask: 'Please send what shows it.' },
      },
    },
  },
  rules: {
    'corrected-as-challenged': {
      refusal: ({ number }) =>
        `Challenge ${number} was upheld, and the documents are to be corrected; that has not been done. Please announce the correction first, then open.`,
      holds: 'The documents are corrected as was decided',
    },
    'bidding-closed': {
      refusal: ({ closing }) =>
        said`Bidding closes on ${moment(closing)}, and nobody can open bids before. Come back then.`,
      holds: 'Bidding has closed',
    },
    'bidding-not-closed': {
      refusal: ({ closing }) => said`Bidding closed on ${moment(closing)}, so the documents can no longer change.`,
      holds: 'Bidding is still open',
    },
    'enough-bids': {
      refusal: ({ bids, least }) =>
        `Bids received by the closing: ${bids}; at least ${least} are needed to go on. You can extend it, or the head can declare it failed and start again.`,
      holds: 'Enough bids to go on',
    },
    'many-bids': {
      refusal: ({ bids, least }) =>
        `Bids received: ${bids}, fewer than the usual ${least}. A consultation for services may go on with 2.`,
      holds: 'As many bids as are usually needed',
    },
    'extension-fair': {
      refusal: ({ bids }) =>
        `Bidding has closed with ${bids} bids, which is enough, so it cannot be extended. Please open them.`,
      holds: 'The closing can be put off',
    },
    'later-closing': {
      refusal: ({ closing }) =>
        said`The new closing, ${day(closing)}, should be later than the present one. Please choose a later one.`,
      holds: 'The new closing is later than the old',
    },
    'new-closing-on-workday': {
      refusal: ({ closing }) => said`${day(closing)} is no working day, so nobody could open them. Please choose one.`,
      holds: 'The new closing day is a working day',
    },
    'too-few-is-true': {
      refusal: ({ bids }) =>
        `There are ${bids} bids, enough to go on. If there is another ground, choose it; if not, please open them.`,
      holds: 'The ground fits the number of bids',
    },
  },
  notices: {
    correction: {
      title: 'Correction',
      rows: {
        part: 'Stopped, to be corrected',
        defect: 'Fault (it goes out again once corrected)',
        reason: 'Reason',
        question: 'Question',
        answer: 'Clarification or change',
        closing: 'New closing day',
        hour: 'Closing time',
      },
    },
    failed: {
      title: 'Failed tender',
      rows: {
        ground: {
          label: 'Ground',
          options: {
            'too-few': 'too few suppliers',
            irregular: 'fairness was affected',
            'over-budget': 'all above the budget',
            'document-defect': 'flawed documents',
            'too-few-valid': 'too few valid bids',
            other: 'other',
            'no-candidate': 'nobody can be awarded',
            'major-change': 'the task is given up',
          },
        },
        reason: 'Details',
        decision: 'Document that ended the task',
        bids: 'Bids received',
        bidders: 'Bidders',
        qualified: 'Qualified',
      },
    },
  },
  briefs: {
    opening: {
      title: 'Before the opening',
      rows: {
        bids: 'Bids received',
        ceiling: 'Budget (the ceiling is that of the documents)',
        closing: 'Closing day',
        hour: 'Closing time',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
