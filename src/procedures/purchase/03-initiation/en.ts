import { money } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './initiation.ts';

const offices = {
  finance_budget: 'Finance Bureau',
  establishment: 'Staffing Office',
  civil_affairs: 'Civil Affairs Bureau',
  ndrc: 'Development and Reform Commission',
} as const;

export const en = {
  steps: { initiation: 'Initiation review' },
  positions: {
    'initiation.prepare': { now: 'The coordination group’s secretary is preparing the dossier' },
    'initiation.opinions': { now: 'The coordination group is reviewing the project' },
    'initiation.correct': { now: 'Waiting for the buyer to complete the dossier' },
  },
  actions: {
    prepareDossier: {
      label: 'Prepare dossier',
      done: 'prepared the dossier',
      ask: 'The budget is approved. Please prepare the dossier for the review.',
    },
    giveOpinion: {
      says: 'give an opinion',
      label: 'Give opinion',
      done: 'gave its opinion',
      ask: 'What is your office’s opinion?',
    },
    giveAdvice: {
      label: 'Give advice',
      done: 'gave audit advice',
      ask: 'Is there anything that audit should point out?',
    },
    approveInitiation: {
      label: 'Approve',
      done: 'approved the project',
      ask: 'The opinions are above. Do you approve the project?',
    },
    approveWithConditions: { label: 'Approve on conditions', done: 'approved the project with conditions' },
    returnInitiation: { label: 'Send back', done: 'sent the dossier back for changes' },
    reopenAtInitiation: {
      label: 'Open project again',
      done: 'sent the project back: what is named can be changed, and what was approved is void',
    },
    rejectInitiation: { label: 'Do not agree', done: 'did not approve the project' },
    deferInitiation: { label: 'Put off', done: 'put the decision off' },
    recuseInitiation: { label: 'Step back', done: 'stepped back from this review' },
    mendInitiation: {
      label: 'Complete it',
      done: 'completed the dossier',
      ask: 'The dossier needs more. Complete it, and it goes back to the coordination group’s secretary.',
    },
  },
  forms: {
    dossier: {
      title: 'Prepare the review',
      needs: 'the ex-ante evaluation, the effect on posts',
      fields: {
        track: {
          label: 'How',
          ask: 'A meeting, or the fast track? The fast track is for projects below the procurement threshold.',
          options: { meeting: 'meeting', fast: 'fast track' },
        },
        exAnte: {
          label: 'Ex-ante evaluation',
          ask: 'Was it evaluated beforehand?',
          help: 'Large projects and those of more than 12 months must be.',
          options: { evaluator: 'by a third party', experts: 'by experts', none: 'no' },
        },
        exAnteResult: { label: 'Its result', ask: 'What did the evaluation conclude?' },
        posts: { label: 'Posts now', ask: 'How many posts does this service use now? Write 0 if none.' },
        postsPlan: {
          label: 'Plan for posts',
          ask: 'What becomes of these posts afterwards, and when are they cut (staff follow the task)?',
        },
        note: { label: 'Note', ask: 'Anything to tell the members? You can skip this.' },
        documents: { label: 'Files', ask: 'Is there a report to attach? You can skip this.' },
      },
    },
    opinion: {
      title: 'Opinion',
      fields: {
        vote: {
          label: 'Opinion',
          ask: 'Does your office agree?',
          options: { yes: 'yes', conditions: 'with conditions', no: 'no' },
        },
        opinion: { label: 'Reasons', ask: 'Why? If there are conditions, which?' },
      },
    },
    advice: {
      title: 'Audit advice',
      intro: 'Audit advises and does not vote.',
      fields: { advice: { label: 'Advice', ask: 'What do you advise?' } },
    },
    conditions: {
      title: 'Approve with conditions',
      fields: {
        conditions: { label: 'Conditions', ask: 'What are the conditions? Write them so that they can be checked.' },
      },
    },
    amendment: {
      title: 'What was completed',
      fields: {
        changes: { label: 'Changes', ask: 'What did you change? Please answer each point that was asked for.' },
        documents: { label: 'Files', ask: 'Are there new files? You can skip this.' },
      },
    },
  },
  rules: {
    'track-fits': {
      refusal: ({ budget, limit }) =>
        said`The approved budget is ${money(budget)}, and the fast track is for less than ${money(limit)}. Please choose the meeting.`,
      holds: 'The track fits the amount',
    },
    'ex-ante-done': {
      refusal: ({ budget, from, months, normal }) =>
        said`The budget is ${money(budget)} and the term ${months} months. From ${money(from)}, or beyond ${normal} months, a third party or experts evaluate it first. Please have it evaluated and give the result.`,
      holds: 'Evaluated beforehand where it must be',
    },
    'not-own-project': {
      refusal: () =>
        'This is your own body’s project, so you step back. The other members of the group will review it.',
      holds: 'Not the member’s own project',
    },
    'is-asked': {
      refusal: () =>
        'This project is on the fast track: only finance, staffing and civil affairs are asked, so you need do nothing.',
      holds: 'This office is asked',
    },
    'group-quorum': {
      refusal: ({ present, all }) =>
        `${present} of ${all} have taken part, the chair included. That is too few: please wait for more opinions.`,
      holds: 'Enough members have taken part',
    },
    'group-majority': {
      refusal: ({ agreed, cast }) =>
        `${agreed} of ${cast} opinions agree, which is not more than half. You can send it back, or not agree.`,
      holds: 'More than half agree',
    },
    'finance-gate': {
      refusal: ({ vote }) =>
        vote === 'no'
          ? 'Finance does not agree. Both budget and posts must be cleared. You can send it back, or not agree.'
          : 'Finance has not given its opinion yet. Both budget and posts must be cleared: please wait for finance’s opinion.',
      holds: 'Finance agrees',
    },
    'staffing-gate': {
      refusal: ({ vote }) =>
        vote === 'no'
          ? 'The staffing office does not agree. Both budget and posts must be cleared. You can send it back, or not agree.'
          : 'The staffing office has not given its opinion yet. Both budget and posts must be cleared: please wait for it.',
      holds: 'The staffing office agrees',
    },
    'no-conditions-asked': {
      refusal: ({ count }) =>
        `${count} of the opinions ask for conditions. Press “Approve on conditions” and write them into the decision.`,
      holds: 'Nobody asks for conditions',
    },
  },
  briefs: {
    'stand-ins': {
      title: 'Who judges in whose place',
      rows: {
        standIns: {
          label: 'In the place of the buyer',
          columns: { office: { label: 'Buyer', options: offices }, by: { label: 'Judged by', options: offices } },
        },
      },
    },
    initiation: {
      title: 'The project to be decided on',
      rows: {
        budget: 'Approved budget',
        item: 'Catalogue item',
        users: 'People served',
        content: 'Services',
        need: 'Need',
        opinions: {
          label: 'Opinions of the offices',
          columns: {
            office: {
              label: 'Office',
              options: offices,
            },
            vote: { label: 'Opinion', options: { yes: 'for', conditions: 'for, on conditions', no: 'against' } },
            opinion: { label: 'Reasons' },
          },
        },
        posts: 'Posts now',
        exAnteResult: 'Result of the ex-ante evaluation',
        standIns: {
          label: 'In the place of the buyer',
          columns: { office: { label: 'Buyer', options: offices }, by: { label: 'Judged by', options: offices } },
        },
      },
    },
  },
} satisfies TextsOf<typeof declared>;
