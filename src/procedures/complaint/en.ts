import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './complaint.ts';

export const en = {
  name: 'Complaint',
  begin: 'Report a problem',
  says: 'my complaint, where is my complaint, status of my complaint, has my complaint been answered, what became of my report',
  steps: { triage: 'Intake', handling: 'Answer', rating: 'Your view' },
  positions: {
    'triage.route': { now: 'Being passed to the office that will look into it' },
    'handling.answer': { now: 'The office is looking into it and will answer' },
    'rating.rate': { now: 'Answered; waiting for the complainant’s view' },
  },
  actions: {
    fileComplaint: {
      says: 'complaint, I want to complain, how to complain, where can I complain, report misconduct, report a problem, something is wrong with the service, not satisfied with the service, bad service, rude staff, the carer never came, nobody showed up, missed visits, late again, left early, cold food, spoiled meals, food made her sick, my mother was hurt, my father fell, mistreated, abuse of the elderly, asked for extra money, overcharged, asked for a bribe, forged signature, signed for me, false records, visits that never took place, fraud, corruption, stolen money, unqualified staff, leaked my data, dirty place, nobody answers the phone, unfair award, nobody answers, waited for nothing, came too late, stayed only a few minutes, left my grandmother alone, stole something from us, things are missing, theft, the carer was drunk, smokes in the flat, hit a child, slapped, pushed, shouted at, not treated with respect, insects in the meal, too little food, delivered late, broken equipment, no heating, cold rooms, sells products to old people, charged for what is free, hours that were not worked, claims money for nothing, rigged tender, the boss gives it to relatives, took a bribe, neglected, wrong medicine',
      label: 'Send',
      done: 'reported a problem',
    },
    routeToBuyer: {
      says: 'assign a complaint, pass on a complaint',
      label: 'To the buyer',
      done: 'accepted it and passed it to the buyer',
      ask: 'Who should answer this? Never the one it is about.',
    },
    routeToSupervision: {
      label: 'Supervision',
      done: 'accepted it and passed it to supervision',
      ask: 'Who should answer this? Misconduct goes to supervision.',
    },
    routeToFinance: { label: 'To finance', done: 'accepted it and passed it to finance' },
    routeToCivilAffairs: { label: 'Civil affairs', done: 'accepted it and passed it to civil affairs' },
    forwardElsewhere: { label: 'Not ours: say whose', done: 'said which authority is responsible' },
    closeDuplicate: { label: 'Duplicate', done: 'joined it to the earlier complaint' },
    declineComplaint: { label: 'Decline', done: 'did not accept it, and said why' },
    recuseTriage: { label: 'Step back', done: 'stepped back; supervision takes over' },
    answerComplaint: {
      says: 'answer a complaint, reply to the complainant',
      label: 'Answer',
      done: 'answered',
      ask: 'Look into it and answer the complainant.',
    },
    askForDetails: { label: 'Ask', done: 'asked the complainant for details' },
    extendAnswer: { label: 'Extend', done: 'extended the time for the answer' },
    handBackComplaint: { label: 'Hand back', done: 'handed it back for another office' },
    recuseHandling: { label: 'Step back', done: 'stepped back from this complaint' },
    rateAnswer: {
      says: 'rate the answer, give a rating',
      label: 'Rate',
      done: 'rated the answer',
      ask: 'How satisfied are you with this answer, from 1 (not at all) to 5? With 1 or 2 another office looks again, once.',
    },
    reopenComplaint: {
      says: 'not happy with the answer, look at it again, reopen my complaint',
      label: 'Look again',
      done: 'asked for another look',
    },
    closeAnswered: {
      label: 'Close',
      done: ({ who }) => (who ? `${who} closed it` : 'The time for rating is over, so it was closed'),
    },
    addDetails: {
      says: 'add details, add a photo to my complaint, more information',
      label: 'Add details',
      done: 'added details',
    },
    withdrawComplaint: {
      says: 'withdraw my complaint, take back my complaint',
      label: 'Withdraw',
      done: 'withdrew the complaint',
    },
  },
  forms: {
    complaint: {
      title: 'Report a problem',
      intro:
        'Only the person who answers sees your name and contact, and you can leave both out. On the website nothing tells who you are; in a chat app, the app itself knows.',
      fields: {
        about: {
          label: 'About what',
          ask: 'What is the problem about?',
          options: {
            'service-quality': 'Quality of service',
            misconduct: 'Misconduct',
            money: 'Money',
            disclosure: 'Disclosure',
            other: 'Something else',
          },
          help: 'Favours, falsification and retaliation are misconduct; supervision looks into them.',
        },
        whom: {
          label: 'About whom',
          ask: 'Whom is it about? It never goes to them to answer.',
          options: {
            supplier: 'The provider',
            buyer: 'The buying department',
            evaluator: 'The evaluator',
            group: 'The coordination office',
            official: 'An official',
            unsure: 'Not sure',
          },
        },
        facts: {
          label: 'What happened',
          ask: 'What happened? For example “Since August the carer comes once a week, the contract says three times”.',
        },
        when: { label: 'When', ask: 'When was it? For example 2026-08-12. Skip it if you don’t remember.' },
        where: { label: 'Where', ask: 'Where was it? For example “Xinhua day-care centre”. You can skip this.' },
        evidence: { label: 'Photos', ask: 'Send photos or other evidence, or skip this.' },
        reply: {
          label: 'Reply',
          ask: 'Would you like to be contacted as well? The answer can be read here in any case.',
          options: { yes: 'Yes', no: 'No' },
        },
        name: { label: 'Name', ask: 'What may we call you? Only the person who answers sees it; you can skip this.' },
        contact: { label: 'Contact', ask: 'How else can you be reached, such as by phone? You can skip this.' },
      },
    },
    'complaint-forwarding': {
      title: 'Which authority is responsible',
      fields: {
        to: { label: 'Authority', ask: 'Which authority is responsible? For example the market regulator.' },
        reason: {
          label: 'Explanation',
          ask: 'Why, and how can it be reached? The complainant will read this, for example “Food safety is for the market regulator, phone 12315”.',
        },
      },
    },
    'complaint-duplicate': {
      title: 'Duplicate',
      fields: {
        number: { label: 'Earlier number', ask: 'What is the number of the earlier complaint?' },
        reason: { label: 'Explanation', ask: 'Why is it the same matter? The complainant will read this.' },
      },
    },
    'complaint-question': {
      title: 'Ask the complainant',
      fields: {
        question: {
          label: 'Question',
          ask: 'What would you like to know? For example “On which days did nobody come?” The time for the answer stays the same.',
        },
      },
    },
    'complaint-details': {
      title: 'Add details',
      fields: {
        details: { label: 'Details', ask: 'What would you like to add? The answer is still due on the same day.' },
        evidence: { label: 'Photos', ask: 'Send photos or other evidence, or skip this.' },
      },
    },
    'complaint-answer': {
      title: 'Answer',
      fields: {
        outcome: {
          label: 'Finding',
          ask: 'Is what was reported true?',
          options: { upheld: 'True', partly: 'Partly true', 'not-upheld': 'Not true' },
        },
        findings: {
          label: 'What was found',
          ask: 'What did you find, and how? The complainant will read this, for example “Of 12 visits in August the sign-in sheets lack 7”.',
        },
        measures: {
          label: 'What is done',
          ask: 'What is done about it, and by when? For example “The 7 visits are made up by the end of November; the community checks”.',
        },
        remedies: {
          label: 'Next instance',
          ask: 'If the complainant disagrees, who can review it, and until when? For example “Within 30 days of this answer a review can be asked of the next higher authority”.',
        },
      },
    },
    'complaint-rating': {
      title: 'Rate the answer',
      fields: {
        score: {
          label: 'Score',
          ask: 'How satisfied are you with this answer, from 1 (not at all) to 5? With 1 or 2 another office looks again, once.',
          options: { '1': '1', '2': '2', '3': '3', '4': '4', '5': '5' },
        },
        lacking: {
          label: 'What is lacking',
          ask: 'What has not been solved? Whoever looks again will read it. You can skip this.',
        },
      },
    },
  },
  ends: {
    completed: {
      now: 'Closed',
      still: 'If there is something new, report it anew. If you disagree with the answer, ask for a review as it says.',
    },
    rejected: {
      now: 'Not taken up, or joined to an earlier complaint',
      still:
        'The reason is above. If you disagree, you can turn to the petitions office or call 12345; about breaches of law or discipline call 12388.',
    },
    withdrawn: { now: 'Withdrawn', still: 'You can report it again later.' },
  },
  briefs: { complained: { title: 'What you report on', rows: { project: 'Project', number: 'Number' } } },
  rules: {
    'happened-before-today': {
      refusal: ({ date }) =>
        said`The date given is ${day(date)}, which is still to come. Change it, or leave it out if you don’t remember.`,
      holds: 'The date is not ahead',
    },
    'complaint-in-time': {
      refusal: ({ months, last }) =>
        said`A project can be complained about for ${months} months after it ends, here until ${day(last)}, which is past. Breaches of law or discipline have no such limit: call the supervision authority on 12388.`,
      holds: 'Within the time for complaints',
    },
    'routed-impartially': {
      refusal: () =>
        'Your own office is concerned, or it is not your turn to pass this on. You can step back, and supervision takes it; what is not passed on in time goes to supervision too.',
      holds: 'Passed on by somebody not concerned',
    },
    'not-the-one-complained-about': {
      refusal: () =>
        'It is about the buyer or one of its officials, so the buyer can’t answer it. Pass it to supervision.',
      holds: 'Not passed to the one it is about',
    },
    'misconduct-to-supervision': {
      refusal: () =>
        'It is about misconduct or an official, which only supervision looks into. Pass it to supervision.',
      holds: 'Not about misconduct',
    },
    'yours-to-answer': {
      refusal: () =>
        'This was not passed to your post, or it is about your own office, so you can’t answer it. The office it was passed to will.',
      holds: 'Answered by the office it was passed to',
    },
    'within-petition-limit': {
      refusal: ({ until, last }) =>
        said`${day(until)} is too late: an answer is due at most 60 days after the complaint came, here ${day(last)}. Choose that day or an earlier one.`,
      holds: 'Within the 60 days',
    },
    'may-reopen': {
      refusal: () =>
        'This has been looked into again once, so it can’t be opened another time. If you still disagree, ask for a review as the answer says.',
      holds: 'It can be looked into once more',
    },
    'first-look': {
      refusal: () =>
        'The citizen asked for another look, and that look is yours: it doesn’t go back. If you need time, put the answer off.',
      holds: 'No second look was asked for yet',
    },
    'rating-window-over': {
      refusal: ({ date }) =>
        said`The complainant can rate it or ask for another look until ${day(date)}, so it can’t be closed yet.`,
      holds: 'The time for rating is over',
    },
  },
} satisfies TextsOf<typeof declared>;
