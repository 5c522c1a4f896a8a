import type { TextsOf } from '../../engine/texts.ts';
import type * as declared from './inquiry.ts';

export const en = {
  name: 'Inquiry',
  begin: 'Ask about a tender',
  says: 'my inquiry, is my question about the tender answered',
  steps: { answering: 'Answer to the inquiry' },
  positions: { 'answering.reply': { now: 'The buyer is looking into it and answers within three working days' } },
  actions: {
    askInquiry: {
      label: 'Ask',
      done: 'asked about the tender',
      says: 'ask about a tender, a question about the tender documents, what does this requirement mean, inquiry, explain a requirement, how are the points given, how is it scored, a clause of the documents is unclear, which papers prove the qualification, clarify the need, what counts as a similar contract, we do not understand a requirement, which certificates are required, how many staff are required, what is meant by it, a question about a page of the documents, what the price has to include, is tax part of the price',
    },
    answerInquiry: {
      label: 'Answer',
      done: 'answered the inquiry',
      says: 'answer an inquiry, reply to a supplier’s question',
      ask: 'Answer this question. Give no trade secrets away; where the documents must change, correct them too.',
    },
    recuseInquiry: { label: 'Step back', done: 'stepped back from this inquiry' },
    withdrawInquiry: { label: 'Withdraw', done: 'withdrew the inquiry' },
  },
  forms: {
    inquiry: {
      title: 'Ask about a tender',
      intro:
        'Ask whatever is unclear about documents, process or result; you are answered within three working days. If your rights are harmed, use “Challenge a tender”, which has its time limits.',
      fields: {
        question: {
          label: 'Question',
          ask: 'What would you like to know? For example “Can carers’ certificates be handed in after the contract is signed?”',
        },
      },
    },
    'inquiry-answer': {
      title: 'Answer the inquiry',
      fields: {
        answer: {
          label: 'Answer',
          ask: 'What is the answer? For example “Yes, before the service begins; see page 8 of the documents”.',
        },
        concerns: {
          label: 'Who is told',
          ask: 'Is it of use to other suppliers too? Then it is published, so that all know the same.',
          options: { all: 'Publish it', asker: 'Only who asked' },
        },
        published: {
          label: 'Published question',
          ask: 'How is the question put in the notice? Leave out what tells who asked.',
        },
      },
    },
  },
  briefs: { inquiry: { title: 'Inquiry', rows: { title: 'Project', question: 'Question' } } },
  notices: {
    inquiry: { title: 'Answer to an inquiry', rows: { title: 'Project', question: 'Question', answer: 'Answer' } },
  },
  ends: {
    completed: {
      now: 'Answered',
      still: 'If your rights are harmed you can challenge while the days last; asking does not prolong them.',
    },
    withdrawn: { now: 'Withdrawn', still: 'You can ask again at any time.' },
  },
  rules: {},
} satisfies TextsOf<typeof declared>;
