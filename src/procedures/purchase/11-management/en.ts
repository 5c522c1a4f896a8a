import { day, listed, moment, money, period } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { continuityWords } from '../01-setup/en.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './management.ts';

export const en = {
  steps: { management: 'Contract management' },
  positions: {
    'management.run': { now: 'The service is running under the contract' },
    'management.ending': {
      now: 'One party wants to end the contract early; the other is being heard',
      others: 'the other party',
    },
    'management.fund': { now: 'Services are to be added to the contract; the budget office looks at the money' },
    'management.grant': {
      now: 'Services are to be added to the contract; the head of the budget office decides on the money',
    },
    'management.changing': { now: 'Both parties are to sign a change of the contract; the service runs on' },
    'management.contested': {
      now: 'The parties don’t agree on a suspension; the coordination group’s secretary decides',
    },
    'management.paused': { now: 'The service is to stand still for a time, and goes on by itself after it' },
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
      done: 'proposed to end the contract early; the other party is heard and the coordination group’s secretary decides',
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
      ask: 'One party wants to end the contract early. Once the other has had its days, decide: does it end, or go on?',
    },
    refuseTermination: { label: 'Let it go on', done: 'decided that the contract goes on' },
    proposeChange: {
      says: 'change the contract, suspend the service, stop the service for a time, extend the service, supplementary contract, add services, other staff, move the payment dates, another place of service, longer because of the flood',
      label: 'Change contract',
      done: 'proposed to change the contract',
    },
    approveChangeFunds: {
      says: 'approve the money for the addition',
      label: 'Approve money',
      done: 'approved the money for more services',
      ask: 'Services are to be added to the contract. Is there money for them? Once you approve it, both parties can sign.',
    },
    grantChangeFunds: {
      label: 'Grant money',
      done: 'granted the money for more services',
      ask: 'Services are to be added to the contract for a large amount. Is there money for them? Once you grant it, both parties can sign.',
    },
    refuseChangeFunds: {
      label: 'No money',
      done: 'did not approve the money for more services; the contract goes on as it was',
    },
    signChangeForBuyer: {
      label: 'Agree to change',
      done: 'signed the change of the contract for the buyer',
      ask: 'Can the contract be changed like this? It holds once both have signed, and is published.',
    },
    signChangeForSupplier: {
      says: 'agree to the change of the contract, sign the supplementary contract',
      label: 'Agree to change',
      done: 'signed the change of the contract for the supplier',
      ask: 'Can the contract be changed like this? It holds once both have signed, and is published.',
    },
    refuseChange: {
      says: 'disagree with the change of the contract',
      label: 'Disagree',
      done: 'did not agree to the change; the contract goes on as it was',
    },
    withdrawChange: {
      says: 'take back the change of the contract',
      label: 'Take back change',
      done: 'took back the change of the contract',
    },
    lapseChange: {
      label: 'Lapse',
      done: () => 'Not both parties signed in time, so the change does not hold; the contract goes on as it was',
    },
    confirmSuspending: {
      says: 'decide that the service is suspended',
      label: 'Suspend it',
      done: 'decided that the service is suspended as proposed',
      ask: 'One party wants the service suspended, the other one hasn’t signed. Read both sides and decide: suspend it, or let it go on?',
    },
    refuseSuspending: { label: 'Let it go on', done: 'decided that the service goes on, and the contract as it was' },
    resumeService: { label: 'Go on', done: () => 'The suspension is over; the service goes on' },
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
        'The other party has 10 working days to give its view, and the coordination group’s secretary decides; what both agree on ends when the other party says so. Then what was done is accepted and settled.',
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
            'buyer-breach': 'breach by the buyer',
          },
        },
        lastDay: { label: 'Last day', ask: 'What is the last day of service? For example 2027-09-30.' },
        reason: { label: 'Explanation', ask: 'What are the facts and the grounds? The other party will read this.' },
        handover: { label: 'Handover', ask: 'What happens to the people being served?' },
      },
    },
    'termination-objection': {
      title: 'Your view',
      intro: 'Neither party can end it alone; the coordination group’s secretary reads both sides first.',
      fields: {
        objection: { label: 'Your view', ask: 'What do you think of it? Give facts and grounds.' },
        proofs: { label: 'Proof', ask: 'Send what proves it; if there is nothing, skip this.' },
      },
    },
    'contract-change': {
      title: 'Change of the contract',
      intro:
        'It holds once both have signed; for more services the finance bureau sets the money aside first. Where one side doesn’t sign that the service is suspended, the coordination group’s secretary decides. What was and what is agreed is published.',
      needs: 'what shows the reason',
      fields: {
        kind: {
          label: 'Change of',
          ask: 'What is to be changed?',
          options: {
            extension: 'longer service',
            'force-majeure': 'force majeure',
            addition: 'more services',
            instalments: 'payment dates',
            persons: 'staff',
            users: 'people served',
            place: 'place of service',
            suspension: 'suspended service',
          },
        },
        lostFrom: {
          label: 'Stopped from',
          ask: 'From which day on could the service not go on? For example 2027-06-01.',
        },
        lostTo: { label: 'Stopped until', ask: 'Until which day? For example 2027-06-20.' },
        end: { label: 'New last day', ask: 'On which day is the service to end? For example 2028-03-20.' },
        continuity: {
          label: 'Long-term conditions',
          ask: 'If it then lasts more than 12 months and the project did not show them, all four must hold; skip this for a shorter term. Which hold?',
          options: continuityWords,
        },
        amount: { label: 'Added amount', ask: 'How much is added, in yuan? For example 30000.' },
        line: { label: 'Budget line', ask: 'From which budget line is it paid?' },
        quantity: {
          label: 'Added quantity',
          ask: 'Which services are added, and how much of each? It’s published. For example “200 visits”.',
        },
        what: {
          label: 'How',
          ask: 'Who was it and who is it now, or what is arranged for the people served? Only the parties see it.',
        },
        dates: {
          label: 'Payment dates',
          ask: 'Which instalment moves to which day? For example: 2; 2027-10-01',
          columns: { number: { label: 'Instalment' }, on: { label: 'Day' } },
        },
        place: { label: 'New place', ask: 'Where is the service to be provided?' },
        cause: {
          label: 'Why it stops',
          ask: 'Why is the service suspended?',
          options: {
            'force-majeure': 'force majeure',
            unsafe: 'going on is dangerous',
            'public-interest': 'public interest',
            other: 'other',
          },
        },
        pausedFrom: { label: 'Stops on', ask: 'From which day on is it suspended? For example 2027-07-10.' },
        pausedTo: {
          label: 'Stops until',
          ask: 'Until which day? On the next one it goes on by itself. For example 2027-08-31.',
        },
        meanwhile: { label: 'Meanwhile', ask: 'What is arranged for the people served until then? It’s published.' },
        reason: { label: 'Reason', ask: 'Why is it changed? It’s published, so leave out personal data.' },
        evidence: { label: 'Proof', ask: 'Send what proves the reason: an order to stop, the minutes.' },
        attachments: { label: 'Attachments', ask: 'Send attachments; if there are none, skip this.' },
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
    'ground-is-theirs': {
      refusal: ({ party }) =>
        party === 'supplier'
          ? 'A supplier can give “breach by the buyer”, “force majeure” or “by agreement”. Choose one of these.'
          : 'That the buyer is in breach is for the supplier to say. Choose another reason.',
      holds: 'This party can give that reason',
    },
    'proposed-by-other': {
      refusal: () =>
        'Your own side proposed it, so the other party answers; if it doesn’t agree, the coordination group’s secretary decides.',
      holds: 'The other party proposed it',
    },
    'gone-is-true': {
      refusal: () =>
        'The register still has this supplier, so it isn’t dissolved. Choose another reason; if it is dissolved, have civil affairs enter that first.',
      holds: 'The supplier is dissolved',
    },
    'copy-filed-in-time': {
      refusal: ({ until }) =>
        said`The copy of the contract was to be filed by ${day(until)}, and is late. File it all the same.`,
      holds: 'Filed within seven working days of the signature',
    },
    'termination-heard': {
      refusal: ({ until }) =>
        said`The other party can give its view until ${moment(until)}; then you can end the contract. To let it go on you can decide now.`,
      holds: 'The other party has had its days',
    },
    'agreed-by-both': {
      refusal: () =>
        'It’s said to be by agreement, so the other party has to press “Agree” itself. If it doesn’t, let the contract go on.',
      holds: 'It isn’t by agreement, so it is yours to decide',
    },
    'change-before-end': {
      refusal: ({ end }) =>
        said`The contract ends on ${day(end)} and can be changed before that day only. Ask for acceptance; what is needed beyond it is bought anew.`,
      holds: 'The contract has not ended',
    },
    'pause-in-service': {
      refusal: ({ from, to, end }) =>
        said`It’s to be suspended from ${day(from)} to ${day(to)}. That must begin today or later, be in this order, and be over before the contract ends (${day(end)}). Change the days; where it won’t go on, press “End early”.`,
      holds: 'It’s suspended within the contract, and goes on after it',
    },
    'pause-noticed': {
      refusal: ({ from, first }) =>
        said`It’s to be suspended from ${day(from)}. People being served must hear of it 15 days before, so it can be ${day(first)} at the earliest. Choose that or a later day; for danger or force majeure choose that reason.`,
      holds: 'People being served hear of it in time',
    },
    'extended-forward': {
      refusal: ({ end, was }) =>
        said`The new last day is ${day(end)}, the contract runs until ${day(was)} already. Choose a later day; to end it early, press “End early”.`,
      holds: 'The new last day is later',
    },
    'lost-in-service': {
      refusal: ({ from, to, start }) =>
        said`It’s said to have stopped from ${day(from)} to ${day(to)}. That must be after the contract began (${day(start)}), in this order, and not after today. Change the days.`,
      holds: 'The service stopped within the contract',
    },
    'extended-by-what-was-lost': {
      refusal: ({ end, days, last }) =>
        said`The new last day is ${day(end)}. Force majeure took ${days} ${Number(days) === 1 ? 'day' : 'days'} (days given back before don’t count again), so it can be ${day(last)} at the latest. Change it; for another reason choose “longer service”.`,
      holds: 'As many days are added as were lost',
    },
    'extended-within-term': {
      refusal: ({ months, most }) =>
        `With this the contract lasts ${months} months; ${most} is the most. Choose an earlier day; what is needed after it is bought anew.`,
      holds: 'The contract is within the longest term',
    },
    'extension-shown': {
      refusal: ({ months, normal, missing }) =>
        `With this the contract lasts ${months} months. Beyond ${normal} all four long-term conditions must hold, and ${missing} of the four ${missing === 1 ? 'is' : 'are'} not shown. Choose all that hold; where not all do, choose an earlier day: what is needed after it is bought anew.`,
      holds: 'The length of the contract is as the law lets it be',
    },
    'addition-within-tenth': {
      refusal: ({ amount, price, percent, added, most }) =>
        said`${money(amount)} is to be added. All additions together can make ${percent}% of the ${money(price)} first agreed; ${money(added)} was added, ${money(most)} can still be. Lower it; what is needed beyond it is bought anew.`,
      holds: 'All additions together are within the share of the law',
    },
    'addition-line-serves': {
      refusal: ({ year = '', en: name = '' }) =>
        `“${year} ${name}” can’t pay for this. Choose a line of your own department, for this service, of a year in which it is provided and that isn’t over.`,
      holds: 'The budget line is for this service',
    },
    'addition-within-line': {
      refusal: ({ year, amount, left }) =>
        said`The line of ${String(year)} has ${money(left)} left; ${money(amount)} is to be added. Lower it, or choose another line.`,
      holds: 'The addition is within its line',
    },
    'dates-of-open-instalments': {
      refusal: ({ number }) =>
        `Instalment ${number} can’t be moved: there is none, it stands here twice, or it was asked for already. Name only those not asked for yet.`,
      holds: 'The instalments that move were not asked for yet',
    },
    'dates-in-order': {
      refusal: ({ number, on }) =>
        said`Instalment ${String(number)} would be on ${day(on)}: it can’t be before today, or before the one ahead of it. Adjust the days.`,
      holds: 'The instalments are in order',
    },
    'addition-to-able': {
      refusal: (values) =>
        said`${String(values.supplier)} ${barWords.en(values)}, so no services can be added. Sign once that is put right; if it cannot be, press “Disagree”.`,
      holds: 'For more services, the supplier may supply',
    },
    'change-unsigned': {
      refusal: () => 'Your side has signed; the other one is still to sign.',
      holds: 'Your side has not signed yet',
    },
    'own-proposal': {
      refusal: () =>
        'The other side proposed it, so it isn’t yours to take back. If you don’t agree, your head presses “Disagree”.',
      holds: 'Your side proposed it',
    },
    'copy-not-filed': {
      refusal: ({ on }) => said`The contract was filed on ${day(on)}; there’s nothing more to do.`,
      holds: 'The contract is not filed yet',
    },
  },
  notices: {
    'contract-change': {
      title: 'Notice of a changed contract',
      rows: {
        title: 'Project',
        buyer: 'Buyer',
        supplier: 'Supplier',
        kind: 'Change of',
        reason: 'Reason',
        cause: 'Why it stops',
        pausedFrom: 'Stops on',
        pausedTo: 'Stops until',
        meanwhile: 'The people served meanwhile',
        endBefore: 'Ended before',
        priceBefore: 'Price before',
        placeBefore: 'Place before',
        datesBefore: { label: 'Days before', columns: { number: { label: 'Instalment' }, on: { label: 'Day' } } },
        price: 'Price',
        capitals: 'Price in capitals',
        start: 'Begins',
        end: 'Ends',
        place: 'Place',
        quantity: 'Quantity',
        milestones: {
          label: 'Payments',
          columns: { name: { label: 'Name' }, amount: { label: 'Amount' }, on: { label: 'Day' } },
        },
      },
    },
  },
  briefs: {
    change: {
      title: 'The change of the contract',
      rows: {
        supplier: 'Supplier',
        kind: 'Change of',
        reason: 'Reason',
        quantity: 'Added quantity',
        what: 'How',
        endBefore: 'Ends now',
        end: 'New last day',
        continuity: 'Long-term conditions',
        priceBefore: 'Price now',
        amount: 'Added amount',
        price: 'Price with it',
        left: 'Can be added after it',
        dates: {
          label: 'Payment dates',
          columns: { number: { label: 'Instalment' }, before: { label: 'Day now' }, on: { label: 'New day' } },
        },
        placeBefore: 'Place now',
        place: 'New place',
        cause: 'Why it stops',
        pausedFrom: 'Stops on',
        pausedTo: 'Stops until',
        meanwhile: 'The people served meanwhile',
        objection: 'What the other party says',
      },
    },
    termination: {
      title: 'The early end',
      rows: {
        supplier: 'Supplier',
        party: 'Proposed by',
        ground: 'Reason',
        lastDay: 'Last day',
        reason: 'Explanation',
        handover: 'Handover',
        objection: 'What the other party says',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
