import { day, moment, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { en as ofIncident } from '../incident/en.ts';
import type * as declared from './acceptance.ts';
import type * as paper from './acceptance-paper.ts';

const partyNames = { evaluator: 'the evaluator', user: 'the users', buyer: 'the buyer' } as const;

export const en = {
  steps: { acceptance: 'Evaluation and acceptance' },
  positions: {
    'acceptance.organise': { now: 'The acceptance officer is arranging the acceptance' },
    'acceptance.evaluate': { now: 'Everyone concerned is judging the service' },
    'acceptance.certify': { now: 'The acceptance group is drawing up the certificate' },
    'acceptance.rectify': { now: 'The supplier is putting things right' },
    'acceptance.recheck': { now: 'Users and evaluator are looking again at what was put right' },
    'acceptance.confirm': {
      now: 'The coordination group’s secretary is confirming the result and the grade',
      others: 'the supplier',
    },
  },
  actions: {
    organiseAcceptance: {
      says: 'arrange the acceptance',
      label: 'Arrange',
      done: 'arranged the acceptance',
      ask: 'The supplier asks for acceptance. Set the day, the place and the group.',
    },
    recuseAcceptance: { label: 'Step back', done: 'stepped back from the acceptance' },
    usersOpinion: {
      label: 'Give the users’ view',
      done: 'spoke for the users',
      ask: 'Please speak for the users: is the service good, are they content?',
    },
    evaluateService: {
      label: 'Evaluate',
      done: 'evaluated the service',
      ask: 'Evaluate the service by its indicators.',
    },
    scoreService: { label: 'Score', done: 'scored the service', ask: 'Score the service from your office’s view.' },
    recuseJudging: { label: 'Step back', done: 'stepped back from judging the service' },
    changeGroup: {
      says: 'replace the evaluator, change the group',
      label: 'Replace somebody',
      done: 'changed the acceptance group',
      ask: 'Somebody stepped back. Name another to judge the service.',
    },
    closeOpinions: { label: 'Close opinions', done: 'closed the collection of opinions' },
    certify: {
      label: 'Certify',
      done: 'issued the acceptance certificate',
      ask: 'The opinions are in. Go through each standard and issue the certificate.',
    },
    orderRectification: { label: 'Require correction', done: 'required corrections' },
    recuseCertifying: { label: 'Step back', done: 'stepped back from the acceptance' },
    reportRectified: {
      label: 'Report corrections',
      done: 'reported what was put right',
      ask: 'The acceptance found things to put right. Report when you have.',
    },
    recheckOpinion: {
      label: 'Give the users’ view',
      done: 'said for the users what they think of the corrections',
      ask: 'The supplier reports corrections. Ask the users again: is it put right, are they content now?',
    },
    recheckService: {
      says: 'check the corrections',
      label: 'Evaluate again',
      done: 'evaluated the service again after the corrections',
      ask: 'The supplier reports corrections. Evaluate by the indicators once more; the grade follows from this.',
    },
    closeRecheck: { label: 'Time is over', done: 'closed the second look; the certificate follows' },
    closeRectification: { label: 'Time is over', done: 'closed the corrections; the certificate follows' },
    confirmGrade: {
      label: 'Confirm grade',
      done: 'confirmed the grade',
      ask: 'Can certificate and grade be confirmed? They’ll be published.',
    },
    objectGrade: {
      says: 'object to the grade, disagree with the acceptance',
      label: 'Give your view',
      done: 'said what it thinks of the result',
    },
    returnGrade: { label: 'Send back', done: 'sent the certificate back' },
    recuseGrade: { label: 'Step back', done: 'stepped back from confirming the grade' },
  },
  forms: {
    'acceptance-group': {
      title: 'Arrange the acceptance',
      intro: 'You, users’ representatives and experts make the group: an odd number, at least 3.',
      fields: {
        on: { label: 'Day', ask: 'On which day? For example 2028-03-15.' },
        place: { label: 'Place', ask: 'Where?' },
        users: { label: 'Users', ask: 'Which users’ representatives take part? There must be one.' },
        experts: { label: 'Experts', ask: 'Which experts take part?' },
        evaluator: { label: 'Evaluator', ask: 'Who makes the third-party evaluation?' },
      },
    },
    'users-opinion': {
      title: 'The users’ view',
      intro: 'What you say goes into the notice, without your name; the supplier knows that you took part.',
      fields: {
        surveyed: { label: 'People asked', ask: 'How many users were asked? Enough to stand for all, for example 40.' },
        satisfaction: {
          label: 'Satisfaction',
          ask: 'What percentage is content? A number from 0 to 100, for example 93.5.',
        },
        opinion: { label: 'Opinion', ask: 'What do they say, good and bad?' },
        proofs: { label: 'Survey', ask: 'Send the survey or photos; if there are none, skip this.' },
      },
    },
    'service-evaluation': {
      title: 'Third-party evaluation',
      needs: 'service records, notes of the visit',
      fields: {
        actuals: {
          label: 'Results',
          ask: 'What was reached for each indicator? For example: Home visits; 2450',
          columns: { indicator: { label: 'Indicator' }, actual: { label: 'Reached' } },
        },
        findings: { label: 'Main findings', ask: 'What are the main findings? They’ll be public.' },
        proofs: { label: 'Report', ask: 'Send the evaluation report; if there is none, skip this.' },
      },
    },
    'party-score': {
      title: 'Your office’s score',
      fields: {
        score: { label: 'Points', ask: 'How many points out of 100? For example 88.' },
        opinion: { label: 'Opinion', ask: 'Why?' },
      },
    },
    certificate: {
      title: 'Acceptance certificate',
      intro: 'Go through each standard of the documents and the contract.',
      fields: {
        standards: {
          label: 'Each standard',
          ask: 'Was each standard met, and what did you look at? For example: Home care; met; 2,450 visits on record, 30 checked',
          columns: {
            standard: { label: 'Standard' },
            met: { label: 'Result', options: { yes: 'met', partly: 'partly met', no: 'not met' } },
            evidence: { label: 'Evidence' },
          },
        },
        usersHeard: {
          label: 'Users heard',
          ask: 'I confirm that the users were heard and their views considered. Do you confirm?',
        },
        outcome: {
          label: 'Conclusion',
          ask: 'What’s the conclusion? If it can be put right, put this aside and press “Require correction”.',
          options: { accepted: 'accepted', deduction: 'accepted with deduction', refused: 'not accepted' },
        },
        deduction: {
          label: 'Deduction',
          ask: 'How much is deducted under the contract, in yuan? At most what is paid after acceptance, for example 20000.',
        },
        remarks: { label: 'Remarks', ask: 'What does the group say? This will be public.' },
        documents: { label: 'Attachments', ask: 'Send the signed certificate; if there is none, skip this.' },
      },
    },
    'rectification-order': {
      title: 'Require corrections',
      intro: 'You can ask for this only once. The supplier has 30 days; then the certificate follows.',
      fields: { faults: { label: 'To put right', ask: 'What must be put right, and how far?' } },
    },
    rectification: {
      title: 'What was put right',
      fields: {
        done: { label: 'Done', ask: 'What did you put right, point by point?' },
        proofs: { label: 'Proof', ask: 'Send photos or records that show it.' },
      },
    },
    'grade-objection': {
      title: 'Your view',
      intro: 'Whoever certified does not settle it alone; the coordination group’s secretary reads you first.',
      fields: {
        objection: { label: 'Your view', ask: 'What do you think of it? Give facts and grounds.' },
        proofs: { label: 'Proof', ask: 'Send what proves it; if there is nothing, skip this.' },
      },
    },
  },
  rules: {
    'group-large-enough': {
      refusal: ({ size, least }) =>
        `With you that makes ${size}; the group must be odd in number and at least ${least}. Add or drop somebody.`,
      holds: 'The group is the right size',
    },
    'group-named-once': {
      refusal: ({ person }) =>
        `${person} is named twice. Users, experts and the evaluator are different people: please choose somebody else for one of them.`,
      holds: 'Users, experts and the evaluator are different people',
    },
    'group-independent': {
      refusal: ({ person, side }) =>
        side === 'buyer'
          ? `${person} belongs to the buyer and can be neither a user nor the evaluator. Choose somebody else.`
          : `${person} belongs to the supplier and can’t take part. Choose somebody else.`,
      holds: 'Nobody in the group belongs to whom he judges',
    },
    'group-can-answer': {
      refusal: ({ person }) =>
        `${person} can’t take part: not on the list, or stepped back from this project. Choose somebody else.`,
      holds: 'Everybody in the group is on the list, and nobody stepped back',
    },
    'meeting-ahead': {
      refusal: ({ on }) => said`The day given is ${day(on)}, which has passed. Choose another.`,
      holds: 'The day is still to come',
    },
    'enough-surveyed': {
      refusal: ({ surveyed, least }) =>
        `${surveyed} people were asked; at least ${least} are needed for a fair picture. Ask some more.`,
      holds: 'Enough people were asked',
    },
    'every-indicator-evaluated': {
      refusal: ({ indicator }) => `Each indicator needs one result. Look at “${indicator}”.`,
      holds: 'Every indicator is evaluated',
    },
    'enough-opinions': {
      refusal: ({ missing, weight }) =>
        `There isn’t enough to judge by${missing ? `: ${words(missing, partyNames, ', ')} missing` : ''} (weight so far ${weight}). Wait until they have answered.`,
      holds: 'There are opinions enough to judge by',
    },
    'every-standard-judged': {
      refusal: ({ standard }) => `Each standard needs one result. Look at “${standard}”.`,
      holds: 'Every standard has a result',
    },
    'accepted-means-met': {
      refusal: ({ standard }) =>
        `“${standard}” isn’t met, so it can’t be accepted as it is. Change the conclusion, or press “Require correction”.`,
      holds: 'The conclusion agrees with the results',
    },
    'grade-allows-outcome': {
      refusal: ({ grade, score, ordered }) =>
        grade === 'fair'
          ? `The score is ${score}, which is fair: it must be put right and looked at again before it’s accepted. Press “Require correction”.`
          : `The score is ${score}, which is poor, so it can’t be accepted. ${ordered === 'yes' ? 'Write “not accepted”.' : 'Press “Require correction” and certify after the second look, or write “not accepted”.'}`,
      holds: 'The conclusion agrees with the grade',
    },
    'recheck-over': {
      refusal: ({ until }) =>
        said`Users and evaluator have until ${day(until)} to look again. If they haven’t by then, the certificate can follow.`,
      holds: 'The time for the second look is over',
    },
    'grade-heard': {
      refusal: ({ until }) =>
        said`The supplier can give its view until ${moment(until)}; then you can confirm. To have it judged anew you can send it back now.`,
      holds: 'The supplier has had its days, or the service is accepted',
    },
    'deduction-within-final': {
      refusal: ({ deduction, final }) =>
        said`The deduction is ${money(deduction)}, what is paid after acceptance only ${money(final)}. Make it ${money(final)} at most; the contract says how the rest is recovered.`,
      holds: 'The deduction is within what is paid after acceptance',
    },
    'answers-stay': {
      refusal: ({ person, heard, until }) =>
        heard === undefined
          ? said`${String(person)} still has until ${day(until)} to answer, and can be replaced after that. Leave them in the group.`
          : `${person} has already answered and can’t be replaced. Leave them in the group.`,
      holds: 'Whoever answered, or still has time to, stays',
    },
    'rectification-over': {
      refusal: ({ until }) =>
        said`The supplier has until ${day(until)} to put things right. If nothing is reported by then, the certificate can follow.`,
      holds: 'The time for corrections is over',
    },
    'evaluator-rotates': {
      refusal: ({ person, from, years }) =>
        said`${person} has judged this organisation since ${day(from)}, for more than ${years} years. Choose another evaluator.`,
      holds: 'The evaluator has not judged this organisation for too long',
    },
    'rectified-once': {
      refusal: () => 'Things were put right once already; it can’t be asked again. Issue the certificate.',
      holds: 'Nothing was put right before',
    },
  },
  papers: {
    'acceptance-paper': {
      title: 'Record of acceptance',
      rows: {
        title: 'Project',
        number: 'Project number',
        buyer: 'Buyer',
        supplier: 'Supplier',
        price: 'Price',
        capitals: 'Price in capitals',
        start: 'Service began',
        end: 'Service ended',
        on: 'Day of acceptance',
        place: 'Place of acceptance',
        standards: 'Each standard',
        usersOpinion: { label: 'The users’ view', columns: { opinion: { label: 'Opinion' } } },
        outcome: 'Conclusion',
        deduction: 'Deduction',
        remarks: 'Remarks',
      },
      note: 'Note: each who took part signs, and answers for it by law (Government Procurement Law, Art 41).',
    },
  },
  notices: {
    acceptance: {
      title: 'Acceptance notice',
      rows: {
        title: 'Project',
        supplier: 'Supplier',
        standards: 'Each standard',
        usersOpinion: { label: 'The users’ view', columns: { opinion: { label: 'Opinion' } } },
        outcome: 'Conclusion',
        deduction: 'Deduction',
        remarks: 'Remarks',
      },
    },
    evaluation: {
      title: 'Evaluation notice',
      rows: {
        title: 'Project',
        supplier: 'Supplier',
        score: 'Score',
        grade: { label: 'Grade', options: { excellent: 'excellent', good: 'good', fair: 'fair', poor: 'poor' } },
        parties: {
          label: 'Scores by party',
          columns: {
            party: {
              label: 'Party',
              options: {
                buyer: 'buyer',
                finance: 'finance',
                'civil-affairs': 'civil affairs',
                evaluator: 'third-party evaluator',
                expert: 'experts',
                user: 'service users',
                public: 'public',
              },
            },
            score: { label: 'Points' },
          },
        },
        findings: 'Main findings',
        indicators: {
          label: 'Promised and reached',
          columns: {
            name: { label: 'Indicator' },
            sense: { label: 'Sense', options: { 'at-least': 'at least', 'at-most': 'at most' } },
            promised: { label: 'Promised' },
            reached: { label: 'Reached' },
            unit: { label: 'Unit' },
          },
        },
      },
    },
  },
  briefs: {
    rectified: {
      title: 'What was put right',
      rows: { supplier: 'Supplier', faults: 'To put right', done: 'Done' },
    },
    service: {
      title: 'The service to be judged',
      rows: {
        supplier: 'Supplier',
        price: 'Contract price',
        start: 'Service begins',
        end: 'Service ends',
        content: 'Service',
        indicators: 'Indicators',
        on: 'Acceptance on',
        place: 'Place',
        incidents: {
          label: 'Incidents',
          columns: {
            on: { label: 'Day' },
            kind: { label: 'Kind', options: ofIncident.forms.incident.fields.kind.options },
            hurt: { label: 'Harmed' },
            told: { label: 'Reported', options: { 'in-time': 'in time', late: 'late' } },
          },
        },
      },
    },
    acceptance: {
      title: 'Acceptance and evaluation',
      rows: {
        grade: { label: 'Grade', options: { excellent: 'excellent', good: 'good', fair: 'fair', poor: 'poor' } },
        score: 'Score',
        parties: {
          label: 'Scores by party',
          columns: {
            party: {
              label: 'Party',
              options: {
                buyer: 'buyer',
                finance: 'finance',
                'civil-affairs': 'civil affairs',
                evaluator: 'third-party evaluator',
                expert: 'experts',
                user: 'service users',
                public: 'public',
              },
            },
            score: { label: 'Points' },
          },
        },
        outcome: 'Conclusion',
        deduction: 'Deduction',
        standards: 'Each standard',
        remarks: 'Remarks',
        usersOpinion: { label: 'The users’ view', columns: { opinion: { label: 'Opinion' } } },
        findings: 'Main findings',
        price: 'Contract price',
        objection: 'The supplier’s view',
      },
    },
  },
} satisfies TextsOf<typeof declared & typeof paper>;
