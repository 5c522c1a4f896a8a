import { day, moment, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './contract.ts';
import type * as paper from './contract-paper.ts';

const after = {
  signature: 'after signing',
  report: 'after a report',
  midterm: 'after mid-term check',
  acceptance: 'after acceptance',
} as const;

/** What both sides agreed, wherever it is read. */
const terms = {
  price: 'Price',
  capitals: 'Price in capitals',
  content: 'Service',
  quantity: 'Quantity',
  quality: 'Quality',
  start: 'Begins',
  end: 'Ends',
  place: 'Place',
  milestones: {
    label: 'Payments',
    columns: { name: { label: 'Name' }, amount: { label: 'Amount' }, on: { label: 'Day' } },
  },
  reportEvery: 'Reports every',
  acceptance: 'Acceptance standards',
  liability: 'Liability',
  termination: 'Early end',
  handover: 'Handover',
  dispute: 'Disputes',
};

export const en = {
  steps: { contract: 'Contract' },
  positions: {
    'contract.draft': { now: 'The buyer is drafting the contract' },
    'contract.sign': { now: 'The contract is waiting for both signatures' },
  },
  actions: {
    draftContract: {
      says: 'draft the contract',
      label: 'Draft contract',
      done: 'drafted the contract',
      ask: 'Draft the contract from the documents and the winning bid. Its price and substance can’t change.',
    },
    askAdvance: { says: 'ask for a larger advance', label: 'Ask for advance', done: 'asked for a larger advance' },
    grantAdvance: { label: 'Grant advance', done: 'granted a larger advance' },
    refuseAdvance: { label: 'Do not grant', done: 'did not grant a larger advance' },
    declineAward: { label: 'Decline award', done: 'declined the award' },
    takeNext: {
      says: 'the supplier does not sign, take the next one',
      label: 'Take next',
      done: 'passed over the supplier, who did not sign, for the next one',
    },
    signForBuyer: {
      label: 'Sign',
      done: 'signed for the buyer',
      ask: 'Can the contract be signed? Once both have, it is concluded and published.',
    },
    signForSupplier: {
      says: 'sign the contract',
      label: 'Sign',
      done: 'signed for the supplier',
      ask: 'Can the contract be signed? Once both have, it is concluded and published.',
    },
    changeContract: { label: 'Ask for change', done: 'asked for a change; both must sign anew' },
  },
  forms: {
    'advance-request': {
      title: 'Larger advance',
      fields: {
        percent: { label: 'Advance', ask: 'What percentage of the price do you need in advance? For example 60.' },
        reason: { label: 'Reason', ask: 'Why do you need it, and for what?' },
        proofs: { label: 'Proofs', ask: 'Do you have accounts to attach? You can skip this.' },
      },
    },
    'advance-grant': {
      title: 'Grant a larger advance',
      intro: 'The contract can then pay as much in advance as was asked for, and less later.',
      fields: {
        decision: { label: 'Decision', ask: 'Under which number was it granted? For example CS-2027-12.' },
        note: { label: 'Note', ask: 'Is there anything to add? You can skip this.' },
      },
    },
    contract: {
      title: 'Contract for purchased services',
      intro: 'Price, term and payments are filled in from the award. Add the other clauses.',
      fields: {
        content: { label: 'Service', ask: 'What is the service?' },
        quantity: { label: 'Quantity', ask: 'How much of it? For example “2,400 home visits”.' },
        quality: { label: 'Quality', ask: 'What quality is required?' },
        price: { label: 'Price', ask: 'What’s the price, in yuan? It must be the awarded one, for example 460000.' },
        start: { label: 'Begins', ask: 'On which day does it begin? For example 2027-03-01.' },
        end: { label: 'Ends', ask: 'On which day does it end? For example 2028-02-29.' },
        place: { label: 'Place', ask: 'Where is the service given?' },
        milestones: {
          label: 'Payments',
          ask: 'Which instalments, how much, when and from which line? For example: First instalment; 230000; 2027-03-01; basic care of the elderly; after signing',
          help: 'Together they must make the price; the last comes after acceptance.',
          columns: {
            name: { label: 'Name' },
            amount: { label: 'Amount' },
            on: { label: 'Date' },
            line: { label: 'Budget line' },
            after: { label: 'Condition', options: after },
          },
        },
        reportEvery: { label: 'Reports every', ask: 'How many months between progress reports? For example 3.' },
        acceptance: { label: 'Acceptance standards', ask: 'By what standard is it accepted, and how?' },
        liability: { label: 'Liability', ask: 'What if a party breaks the contract?' },
        termination: { label: 'Early end', ask: 'When can it end early, and how is it settled then?' },
        handover: { label: 'Handover', ask: 'How are users and records handed over at the end?' },
        dispute: {
          label: 'Disputes',
          ask: 'How are disputes settled?',
          options: { court: 'in court', arbitration: 'by arbitration' },
        },
        attachments: { label: 'Attachments', ask: 'Send the attachments; if there are none, skip this.' },
      },
    },
    'pause-end': {
      title: 'Signing goes on',
      fields: {
        number: { label: 'Challenge', ask: 'Which challenge?' },
        until: { label: 'New last day', ask: 'Until when?' },
      },
    },
  },
  rules: {
    'advance-within-reach': {
      refusal: ({ percent, usual, most }) =>
        `You ask for ${percent}%. Up to ${usual}% can be agreed anyway, and finance grants ${most}% at most. Please choose something between.`,
      holds: 'The advance is one that can be granted',
    },
    'advance-asked': {
      refusal: () => 'Nobody is waiting for a larger advance. The winner asks for it first.',
      holds: 'A larger advance is asked for',
    },
    'no-advance-asked': {
      refusal: () => 'A larger advance is asked for already. Please wait for finance to decide.',
      holds: 'No larger advance is waiting to be decided',
    },
    'no-challenge-open': {
      refusal: ({ number, until }) =>
        said`A supplier challenged this tender (${String(number)}), so by law nothing is signed or paid until that is answered${until === '' ? '' : said`, by ${moment(until)} at the latest`}. You can go on once the buyer has answered; the term to sign is longer by as much.`,
      holds: 'No challenge is open',
    },
    'days-to-challenge-over': {
      refusal: ({ until }) =>
        said`The result can be challenged until ${day(until)}. If it is, what you sign now stands still until that is answered.`,
      holds: 'The days to challenge are over',
    },
    'not-stopped': {
      refusal: ({ number, until }) =>
        said`The finance bureau is deciding on a supplier’s complaint (${String(number)}) and has stopped this until ${moment(until)}. You can go on once it has decided, or after that; the term to sign is longer by as much.`,
      holds: 'Not suspended by the finance bureau',
    },
    'price-as-bid': {
      refusal: ({ price, offered }) =>
        said`The contract says ${money(price)}, the award ${money(offered)}. The price can’t change; put the awarded one.`,
      holds: 'The price is the awarded one',
    },
    'term-as-published': {
      refusal: ({ months, published }) =>
        `The contract lasts ${months} months, the published term is ${published}. The dates can move, the length can’t; change a date.`,
      holds: 'The term is as long as published',
    },
    'start-as-published': {
      refusal: ({ start, published, last }) =>
        said`The contract begins on ${day(start)}, the published day is ${day(published)}. It can move to ${day(last)} at most; change the day.`,
      holds: 'The service begins as published',
    },
    'content-as-published': {
      refusal: ({ missing }) =>
        `The documents have “${missing}”, and the contract leaves it out. You can say more, not less; add it.`,
      holds: 'The contract has all services of the documents',
    },
    'quantity-as-published': {
      refusal: ({ missing }) =>
        `The published quantity is “${missing}”, and the contract doesn’t say so. Put what was published.`,
      holds: 'The quantities are as published',
    },
    'quality-as-published': {
      refusal: ({ missing }) =>
        `The documents ask for “${missing}”, and the contract leaves it out. You can ask for more detail, not for less; add it.`,
      holds: 'The contract has all standards of the documents',
    },
    'milestones-make-price': {
      refusal: ({ sum, price }) =>
        said`The instalments make ${money(sum)}, the price is ${money(price)}. Adjust them to match.`,
      holds: 'The instalments make the price',
    },
    'advance-within-cap': {
      refusal: ({ percent, limit }) =>
        said`At most ${percent}%, that is ${money(limit)}, can be paid after signing. Move the rest to later instalments.`,
      holds: 'The advance is within its cap',
    },
    'final-above-floor': {
      refusal: ({ final, percent, limit }) =>
        said`The last instalment is ${money(final)}; at least ${percent}%, that is ${money(limit)}, stays until acceptance. Adjust it.`,
      holds: 'Enough is kept for the last instalment',
    },
    'last-after-acceptance': {
      refusal: () => 'The last instalment waits for acceptance. Change its condition to “after acceptance”.',
      holds: 'The last instalment follows acceptance',
    },
    'milestones-in-order': {
      refusal: ({ number, on }) =>
        said`Instalment ${number} is on ${day(on)}, before the one ahead of it. Put them in order.`,
      holds: 'The instalments are in order',
    },
    'milestones-within-reservation': {
      refusal: ({ amount, reserved }) =>
        said`One line carries ${money(amount)}, but ${money(reserved)} is set aside on it for this project. Lower it, or use another line.`,
      holds: 'The payments are within what is set aside',
    },
    'reservation-lives': {
      refusal: ({ year, en }) =>
        `“${en}” is budget of ${year}, a year that is over, and what is not carried over can’t be committed any more. Ask the finance bureau’s budget office to press “Carry over”, then sign; if it will not, its head ends the purchase.`,
      holds: 'The budget set aside has not lapsed, or was carried over',
    },
    'milestones-in-year': {
      refusal: ({ on, year }) =>
        said`An instalment on ${day(on)} stands on the ${year} budget; it’ll have to be carried over.`,
      holds: 'Payments fall in the year of their line',
    },
    'schedule-as-published': {
      refusal: ({ after: stage, given, share }) =>
        said`What is paid ${words(stage, after, '')} makes ${money(given)}; the documents say ${share}%. The schedule can’t change at signing; put what was published.`,
      holds: 'The payments are as published',
    },
    'reports-within-term': {
      refusal: ({ reportEvery, months }) =>
        `A report every ${reportEvery} months never falls due in ${months}. Choose a shorter interval.`,
      holds: 'At least one report falls due',
    },
    'supplier-in-good-standing': {
      refusal: (values) =>
        said`${String(values.supplier)} ${barWords.en(values)}, so nothing can be signed. Sign once that is put right; if it cannot be, the buyer takes the next one.`,
      holds: 'The supplier is in good standing',
    },
    'contract-price-still-as-bid': {
      refusal: ({ price, offered }) =>
        said`The contract says ${money(price)}, the award ${money(offered)}. Press “Ask for change”.`,
      holds: 'What is signed is the awarded price',
    },
  },
  papers: {
    'contract-paper': {
      title: 'Contract of purchased services',
      opening:
        'Both sides conclude this contract by the Government Procurement Law, the Civil Code, the tender documents and the bid.',
      rows: {
        number: 'Project number',
        buyer: 'First party (buyer)',
        supplier: 'Second party (supplier)',
        title: 'Project',
        ...terms,
      },
      closing:
        'Payments go to the account that the second party has registered. A change of this contract is a supplementary contract; what is added is at most ten per cent of the price (Government Procurement Law, Art 49).',
      note: 'Note: the contract is in writing (Government Procurement Law, Art 44). What both signed here is the same as this text; where paper is wanted it is printed, signed and sealed by both, one copy each.',
    },
  },
  notices: {
    contract: {
      title: 'Contract notice',
      rows: {
        title: 'Project',
        buyer: 'Buyer',
        supplier: 'Supplier',
        ...terms,
        attachments: 'Attachments',
      },
    },
  },
  briefs: {
    contract: {
      title: 'The contract to be signed',
      rows: {
        supplier: 'Supplier',
        price: 'Price',
        start: 'Service begins',
        end: 'Service ends',
        quantity: 'Quantity',
        milestones: {
          label: 'Payments',
          columns: { name: { label: 'Name' }, amount: { label: 'Amount' }, on: { label: 'Day' } },
        },
        reportEvery: 'Reports every',
      },
    },
  },
} satisfies TextsOf<typeof declared & typeof paper>;
