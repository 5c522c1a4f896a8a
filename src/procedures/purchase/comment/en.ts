import { day } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './comment.ts';

export const en = {
  name: 'Comment on a need',
  begin: 'Comment on a need',
  steps: { consultation: 'Consultation' },
  positions: { 'consultation.given': { now: 'The comment is in, and is counted when the consultation ends' } },
  actions: {
    giveComment: {
      label: 'Submit',
      done: 'commented on the need',
      says: 'comment on a need, suggest something for a project, take part in the consultation, I support this project, I oppose this project, object to a single source, comment on the plan, a suggestion for the service, the plan should include, give my opinion on a need',
    },
    withdrawComment: { label: 'Take it back', done: 'took the comment back' },
    countComment: { label: 'Count it', done: () => 'The consultation ended; the comment is counted' },
  },
  forms: {
    comment: {
      title: 'Comment on a need',
      intro:
        'The buyer sums up all comments; no notice gives your name. Who objects to a single source chooses “Oppose” and says why. Each person comments once on a project, and until the last day can take it back and comment again.',
      fields: {
        stance: {
          label: 'Stance',
          ask: 'What do you think of the project?',
          options: { support: 'Support', oppose: 'Oppose', suggest: 'Suggest' },
        },
        opinion: {
          label: 'Comment',
          ask: 'What would you like to say? For example “Visits at weekends, too”. If you only support or oppose it, you can skip this.',
        },
      },
    },
  },
  ends: {
    completed: { now: 'Counted in the summary', still: 'The notices show how the project goes on.' },
    withdrawn: { now: 'Taken back', still: 'Until the last day you can comment again.' },
  },
  rules: {
    'consultation-runs': {
      refusal: ({ until }) =>
        said`Comments on this project were taken until ${day(until)}. The notices show how it goes on.`,
      holds: 'The consultation is still open',
    },
    'one-comment': {
      refusal: () =>
        'You have commented on this project; each person does so once. To change it, open your comment, press “Take it back”, and comment again.',
      holds: 'No comment given yet',
    },
    'suggestion-said': {
      refusal: () =>
        '“Suggest” was chosen, but no suggestion is written. Please write a few words, or choose support or oppose.',
      holds: 'The suggestion is written',
    },
    'consultation-ended': {
      refusal: ({ until }) => said`The consultation runs until ${day(until)}.`,
      holds: 'The consultation has ended',
    },
  },
} satisfies TextsOf<typeof declared>;
