import { day, listed } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './qualification.ts';

export const en = {
  steps: { qualification: 'Qualification' },
  positions: {
    'qualification.review': { now: 'The buyer and civil affairs are checking who qualifies' },
    'qualification.sign': { now: 'The head of the buyer is signing the qualification list' },
  },
  actions: {
    judgeBidders: {
      label: 'Check bidders',
      done: 'checked whether each bidder qualifies',
      ask: 'The bids are open. Check each bidder against the published conditions.',
    },
    confirmRegistry: {
      label: 'Check register',
      done: 'checked registration and credit',
      ask: 'Check each bidder’s registration and look up its credit record.',
    },
    recuseQualification: { label: 'Step back', done: 'stepped back from the qualification' },
    signQualification: {
      label: 'Sign the list',
      done: 'signed the qualification list',
      ask: 'Can this list be signed? Those who fail will be told why.',
    },
    declareFailedQualification: { label: 'End tender', done: 'ended the tender: too few bidders qualify' },
    returnQualification: { label: 'Send back', done: 'sent the qualification back to be checked again' },
    recuseQualificationSigning: { label: 'Step back', done: 'stepped back from signing the list' },
  },
  forms: {
    'bidder-judgement': {
      title: 'Qualification of bidders',
      intro:
        'One measure for all: the conditions in the published documents. A bidder that fails is told why at once; the public learns it with the award.',
      needs: 'each bidder’s proofs',
      fields: {
        verdicts: {
          label: 'Results',
          ask: 'Does each bidder qualify, and on what grounds? For example: Sunset Care Centre; passes; certificate and audit complete',
          help: 'For a bidder that fails, say which condition isn’t met and what is missing; it will read your words.',
          columns: {
            bid: { label: 'Bidder' },
            outcome: { label: 'Result', options: { pass: 'passes', fail: 'fails' } },
            grounds: { label: 'Grounds' },
          },
        },
        sameStandard: {
          label: 'Same standard',
          ask: 'I confirm that every bidder was checked by the same standard, with no condition added. Do you confirm?',
        },
      },
    },
    'registry-confirmation': {
      title: 'Registration and credit',
      needs: 'results from Credit China and the government procurement site',
      fields: {
        entries: {
          label: 'Findings',
          ask: 'Is each bidder registered, what does its credit record say, and when did you look? For example: Sunset Care Centre; registered; clean; 2027-01-11',
          columns: {
            bid: { label: 'Bidder' },
            registered: { label: 'Register', options: { yes: 'registered', no: 'not registered' } },
            credit: { label: 'Credit', options: { clean: 'clean', listed: 'listed as dishonest' } },
            creditChecked: { label: 'Looked up on' },
          },
        },
      },
    },
    'failed-qualification': {
      title: 'End the tender',
      intro: 'A notice goes out and the bidders are told.',
      fields: { reason: { label: 'Explanation', ask: 'Why do too few bidders qualify? This will be public.' } },
    },
  },
  rules: {
    'every-bid-judged': {
      refusal: ({ missing }) =>
        `Each bidder needs one result, and only one.${missing ? ` Still missing: ${listed(missing, ', ')}.` : ''} Complete the list and send it again.`,
      holds: 'Every bidder has a result',
    },
    'failures-reasoned': {
      refusal: ({ bidder, given, least }) =>
        `The reason why ${bidder} fails is “${given}”, which is too short. Say which condition isn’t met, in at least ${least} characters; the bidder has a right to know.`,
      holds: 'Every failure has its reason',
    },
    'passes-may-supply': {
      refusal: (values) =>
        said`${String(values.supplier)} ${barWords.en(values)}, so today it may not supply and cannot pass. Put it down as failed, with the reason; once the register is put right and verified, it can be judged anew.`,
      holds: 'All that pass may supply',
    },
    'passed-still-may-supply': {
      refusal: (values) =>
        said`${String(values.supplier)} was put down as passed, but it ${barWords.en(values)}. Please send the list back.`,
      holds: 'All that passed may still supply',
    },
    'no-namesakes': {
      refusal: ({ bidders }) =>
        `The representatives of ${listed(bidders, ' and ')} have the same name. Please compare their papers: one person cannot stand behind two bids; people who are merely called alike can.`,
      holds: 'No two representatives have the same name',
    },
    'every-bid-looked-up': {
      refusal: ({ missing }) =>
        `Each bidder must be looked up once.${missing ? ` Still missing: ${listed(missing, ', ')}.` : ''} Complete the list and send it again.`,
      holds: 'Every bidder was looked up',
    },
    'credit-checked-by-now': {
      refusal: ({ date, from }) =>
        from === undefined
          ? said`The look-up is dated ${day(date)}, which is still to come. Give the day you looked.`
          : said`The look-up is dated ${day(date)}. For this purchase it is made from the opening on ${day(from)} until today. Please look it up and give that day.`,
      holds: 'The credit records were looked up since the opening',
    },
    'judged-as-registered': {
      refusal: ({ bidder, registered }) =>
        `The civil affairs bureau found that ${bidder} is ${registered === 'no' ? 'not registered' : 'listed as dishonest'}, yet it was passed. Send the check back.`,
      holds: 'The results agree with register and credit',
    },
    'enough-qualified': {
      refusal: ({ count, least }) =>
        `${count} qualify and this method needs ${least}, so it can’t go on. End the tender; then you can start it again.`,
      holds: 'Enough bidders qualify',
    },
    'too-few-qualified': {
      refusal: ({ count, least }) =>
        `${count} qualify and ${least} are enough, so the tender can’t be ended for that. Please sign the results.`,
      holds: 'Too few bidders qualify',
    },
  },
  briefs: {
    'opened-bids': {
      title: 'Bids as opened',
      rows: {
        count: 'Bids to be judged',
        bids: {
          label: 'The bids',
          columns: {
            bidder: { label: 'Bidder' },
            price: { label: 'Price' },
            outcome: { label: 'Qualification', options: { pass: 'qualified', fail: 'not qualified' } },
            grounds: { label: 'Grounds' },
            registered: { label: 'Register', options: { yes: 'registered', no: 'no valid registration' } },
            credit: { label: 'Credit', options: { clean: 'nothing on record', listed: 'on a list of the dishonest' } },
          },
        },
      },
    },
  },
} satisfies TextsOf<typeof declared>;
