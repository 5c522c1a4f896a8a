import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import { posts } from '../membership/en.ts';
import type * as declared from './deputy.ts';

export const en = {
  name: 'Substitute',
  begin: 'Name a substitute',
  steps: { deputising: 'Substitute' },
  positions: {
    'deputising.confirm': { now: 'Waiting for supervision to check it' },
    'deputising.planned': { now: 'Agreed, and begins on its day' },
    'deputising.acting': { now: 'The substitute is acting' },
  },
  actions: {
    nameDeputy: {
      says: 'I am on leave, I am away, name a substitute, somebody to stand in for me, who acts while I am on holiday, somebody covers for me, a colleague acts for me, I am ill and somebody should replace me, hand my work over for some days, maternity leave, cover my desk while I am on vacation, somebody does my work while I am out of office, I am out of office and a colleague takes over, take over my work, who signs for me',
      label: 'Name a substitute',
      done: 'named a substitute',
    },
    confirmDeputy: {
      label: 'Checked, agree',
      done: 'checked the substitute and agreed',
      ask: 'Do you agree that this colleague acts?',
    },
    refuseDeputy: { label: 'Do not agree', done: 'did not agree to the substitute' },
    withdrawDeputy: { label: 'Take back', done: 'took it back' },
    lapseDeputy: { label: 'Lapse', done: () => 'The days passed before the substitute began' },
    beginDeputy: { label: 'Begin', done: () => 'The substitute begins' },
    endDeputy: { label: 'End', done: () => 'The days are over, and the seat is closed' },
    endDeputyEarly: { label: 'End early', done: 'ended it early' },
  },
  forms: {
    deputy: {
      title: 'Name a substitute',
      intro:
        'The substitute can do what this post does on these days; then the seat closes by itself. It is still the same person: what one person may not do twice, a substitute may not either. Supervision checks first.',
      fields: {
        body: { label: 'Body', ask: 'At which body is the post?' },
        role: {
          label: 'Post',
          ask: 'Which post?',
          options: posts,
        },
        holder: { label: 'Holder', ask: 'For whom?' },
        person: { label: 'Substitute', ask: 'Who is the substitute? It must be a colleague at the same body.' },
        from: { label: 'From', ask: 'From which day? For example 2027-05-10.' },
        until: { label: 'Until', ask: 'Until which day? For example 2027-05-20.' },
        reason: { label: 'Reason', ask: 'Why? For example “on a business trip”. The substitute reads this.' },
      },
    },
  },
  ends: {
    completed: { now: 'The substitute’s days are over' },
    rejected: { now: 'The substitute was not agreed to', still: 'You can name another colleague.' },
    withdrawn: { now: 'It was taken back' },
    expired: { now: 'The days passed before it began', still: 'If it is still needed, name a substitute anew.' },
  },
  rules: {
    'holds-there': {
      refusal: () =>
        'This person does not hold that post at that body, or it is not you. You can name a substitute for yourself; for others the platform’s administrator does.',
      holds: 'The holder holds the post',
    },
    'deputy-of-office': {
      refusal: () =>
        'A substitute is a colleague at the same body who does not hold this post already. Choose another person.',
      holds: 'The substitute is a colleague at the same body',
    },
    'deputy-gives-nothing': {
      refusal: () =>
        'This person lets others in, and so may not decide or pay, not even as a substitute. Choose another person.',
      holds: 'The substitute lets nobody in',
    },
    'deputy-days': {
      refusal: ({ from, until, most }) =>
        said`You say ${day(from)} to ${day(until)}. It begins today or later and lasts ${String(most)} days at most. Please change the days.`,
      holds: 'The days fit',
    },
    'both-stay': {
      refusal: () =>
        'The seat of the holder or of the substitute has changed, so this cannot be done. Take it back and name somebody anew.',
      holds: 'Both still hold their seats',
    },
    'days-begun': { refusal: ({ from }) => said`The substitute begins on ${day(from)}.`, holds: 'The days have begun' },
    'days-over': {
      refusal: ({ until }) => said`The substitute acts until ${day(until)}. To end it before, press “End early”.`,
      holds: 'The days are over',
    },
    'days-left': {
      refusal: ({ until }) => said`The days were over on ${day(until)}. Name somebody anew.`,
      holds: 'The days are not over',
    },
    'named-by-them': {
      refusal: () => 'You did not name this substitute. Ask whoever did, or the platform’s administrator.',
      holds: 'By whoever named the substitute',
    },
  },
} satisfies TextsOf<typeof declared>;
