import { day, listed, moment, period } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './management.ts';

export const en = {
  steps: { management: 'Contract management' },
  positions: {
    'management.run': { now: 'The service is running under the contract' },
    'management.ending': {
      now: 'The buyer wants to end the contract early; the supplier is being heard',
      others: 'the supplier',
    },
  },
  actions: {
    requestAcceptance: {
      says: 'ask for acceptance',
      label: 'Ask for acceptance',
      done: 'asked for acceptance',
      ask: 'The service is over and all reports are accepted. Please ask for acceptance.',
    },
    beginAcceptance: {
      says: 'begin the acceptance without the supplier',
      label: 'Begin acceptance',
      done: 'began the acceptance, for which the supplier had not asked',
    },
    inspect: { says: 'record an inspection', label: 'Record inspection', done: 'inspected the service' },
    fileContract: { label: 'File contract', done: 'filed the contract' },
    terminateContract: {
      says: 'end the contract early',
      label: 'End early',
      done: 'proposed to end the contract early; the supplier is heard and the coordination group’s secretary decides',
    },
    agreeTermination: { label: 'Agree', done: 'agreed to end the contract early' },
    objectTermination: {
      says: 'object to the end of the contract',
      label: 'Give your view',
      done: 'said what it thinks of the early end',
    },
    confirmTermination: {
      label: 'End it',
      done: 'decided that the contract ends early',
      ask: 'The buyer wants to end the contract early. Once the supplier has had its days, decide: does it end, or go on?',
    },
    refuseTermination: { label: 'Let it go on', done: 'decided that the contract goes on' },
  },
  forms: {
    inspection: {
      title: 'Record of an inspection',
      fields: {
        on: { label: 'Day', ask: 'When was it? For example 2027-06-15.' },
        place: { label: 'Place', ask: 'Where was it?' },
        findings: { label: 'Findings', ask: 'What did you see? Keep to facts.' },
        severity: {
          label: 'Severity',
          ask: 'Is anything wrong, and how serious is it?',
          options: { none: 'nothing wrong', minor: 'minor', serious: 'serious' },
        },
        rectifyBy: { label: 'Put right by', ask: 'By which day must it be put right? For example 2027-06-30.' },
        proofs: { label: 'Photos', ask: 'Send photos or records; if there are none, skip this.' },
      },
    },
    'acceptance-request': {
      title: 'Ask for acceptance',
      intro:
        'Compare what you did with the contract. Within 10 working days the buyer arranges the acceptance (was it done as agreed?).',
      needs: 'service records, satisfaction survey, spending',
      fields: {
        summary: { label: 'Own report', ask: 'How did the service go, item by item?' },
        users: { label: 'People served', ask: 'How many people did you serve? For example 320.' },
        shortfalls: { label: 'Shortfalls', ask: 'What wasn’t done, and why? If nothing, skip this.' },
        documents: { label: 'Attachments', ask: 'Send your report and records; if there are none, skip this.' },
      },
    },
    termination: {
      title: 'End the contract early',
      intro:
        'The supplier has 10 working days to give its view, and the coordination group’s secretary decides; what both agree on ends when the supplier says so. Then what was done is accepted and settled.',
      fields: {
        ground: {
          label: 'Reason',
          ask: 'Why does it end?',
          options: {
            breach: 'breach by the supplier',
            'force-majeure': 'force majeure',
            'public-interest': 'public interest',
            agreed: 'by agreement',
            'supplier-gone': 'supplier dissolved',
          },
        },
        lastDay: { label: 'Last day', ask: 'What is the last day of service? For example 2027-09-30.' },
        reason: { label: 'Explanation', ask: 'What are the facts and the grounds? The supplier will read this.' },
        handover: { label: 'Handover', ask: 'What happens to the people being served?' },
      },
    },
    'termination-objection': {
      title: 'Your view',
      intro: 'The buyer can’t end it alone; the coordination group’s secretary reads both sides first.',
      fields: {
        objection: { label: 'Your view', ask: 'What do you think of it? Give facts and grounds.' },
        proofs: { label: 'Proof', ask: 'Send what proves it; if there is nothing, skip this.' },
      },
    },
    'contract-copy': {
      title: 'File the contract',
      fields: { number: { label: 'File number', ask: 'What’s the file number?' } },
    },
  },
  rules: {
    'inspected-by-now': {
      refusal: ({ on, start }) =>
        said`The inspection is dated ${day(on)}; it must be after the contract began (${day(start)}) and not after today. Change the day.`,
      holds: 'The inspection falls in the contract',
    },
    'rectify-after-inspection': {
      refusal: ({ on, rectifyBy }) =>
        said`It’s to be put right by ${day(rectifyBy)}, no later than the inspection itself (${day(on)}). Allow some time.`,
      holds: 'There is time to put it right',
    },
    'service-over': {
      refusal: ({ end }) => said`The contract runs until ${day(end)}. You can ask for acceptance then.`,
      holds: 'The service is over',
    },
    'acceptance-not-asked': {
      refusal: ({ until }) =>
        said`The supplier can ask for acceptance until ${day(until)}. If nobody has by then, you can begin it.`,
      holds: 'The supplier did not ask for acceptance in time',
    },
    'reports-accepted': {
      refusal: ({ reports, count }) =>
        `${count} progress ${Number(count) === 1 ? 'report isn’t' : 'reports aren’t'} accepted yet: no. ${listed(reports, ', ')}. Once they are, you can ask for acceptance.`,
      holds: 'All reports that fell due are accepted',
    },
    'last-day-after-start': {
      refusal: ({ lastDay, start, end }) =>
        said`The last day given is ${day(lastDay)}; the contract runs ${period(start, end, 'en')}. Choose a day within it.`,
      holds: 'The last day is within the contract',
    },
    'users-noticed': {
      refusal: ({ lastDay, first }) =>
        said`The last day given is ${day(lastDay)}. People being served must hear of it 15 days before, so it can be ${day(first)} at the earliest. Choose that or a later day.`,
      holds: 'People being served hear of it in time',
    },
    'gone-is-true': {
      refusal: () =>
        'The register still has this supplier, so it isn’t dissolved. Choose another reason; if it is dissolved, have civil affairs enter that first.',
      holds: 'The supplier is dissolved',
    },
    'termination-heard': {
      refusal: ({ until }) =>
        said`The supplier can give its view until ${moment(until)}; then you can end the contract. To let it go on you can decide now.`,
      holds: 'The supplier has had its days',
    },
    'agreed-by-both': {
      refusal: () =>
        'It’s said to be by agreement, so the supplier has to press “Agree” itself. If it doesn’t, let the contract go on.',
      holds: 'It isn’t by agreement, so it is yours to decide',
    },
    'copy-not-filed': {
      refusal: ({ on }) => said`The contract was filed on ${day(on)}; there’s nothing more to do.`,
      holds: 'The contract is not filed yet',
    },
  },
  briefs: {
    termination: {
      title: 'The early end',
      rows: {
        supplier: 'Supplier',
        ground: 'Reason',
        lastDay: 'Last day',
        reason: 'What the buyer says',
        handover: 'Handover',
        objection: 'What the supplier says',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
