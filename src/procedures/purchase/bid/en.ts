import { moment, money } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { priceReasonWords } from '../price-words.ts';
import { barWords } from '../supplier-words.ts';
import type * as declared from './bid.ts';

const waysOut: Readonly<Record<string, string>> = {
  unregistered: 'Wait for the result, under “My cases”.',
  left: 'To come back, ask civil affairs.',
  suspended: 'Please ask civil affairs.',
  'kept-out':
    'You can bid after that day; against the decision you can ask for administrative reconsideration or go to court.',
  'filed-only': 'Register as an association, a private unit or a foundation first, or let one that is registered bid.',
  expired: 'Have it renewed and update the registration; once civil affairs has verified that, you can bid.',
};

const lost = {
  reason: { label: 'Note', ask: 'Why was it not awarded?' },
  rank: { label: 'Rank', ask: 'Which rank?' },
  score: { label: 'Score', ask: 'Which score? For example 81.40.' },
};

export const en = {
  name: 'Bid',
  begin: 'Bid',
  says: 'our bid, status of our bid, did we win, who won our tender, our score, evaluation result, when are bids opened, why did we lose, how many points have we, why were we not chosen',
  steps: { bidding: 'Bidding', qualification: 'Qualification', evaluation: 'Evaluation', award: 'Result' },
  positions: {
    'bidding.sign': { now: 'Waiting for the organisation’s head to sign and hand it in' },
    'bidding.correct': { now: 'Waiting for the organisation’s officer to revise it' },
    'bidding.submitted': { now: 'Handed in, sealed until the opening' },
    'qualification.opened': { now: 'Opened; the conditions are being checked' },
    'evaluation.qualified': { now: 'It meets the conditions and waits to be scored' },
    'evaluation.explain': { now: 'It meets the conditions and is being evaluated' },
    'evaluation.final': { now: 'It meets the conditions; its final offer is awaited' },
    'evaluation.sealed': { now: 'The final offer is made, and sealed until the time is over' },
    'evaluation.out': { now: 'No final offer was made, so it is not evaluated' },
    'award.ranked': { now: 'The panel has ranked it; the buyer’s confirmation comes next' },
    'award.won': { now: 'Awarded; the contract is to be signed' },
    'award.lost': {
      now: 'Not awarded; should those before it not sign, the next by rank is awarded. Whoever doubts the result can challenge it in writing within 7 working days after the end of the award notice',
    },
  },
  actions: {
    draftBid: {
      says: 'bid, place a bid, how to bid, make a bid, submit a tender, submit a proposal, take part in the tender, apply for a project, quote for a project, make an offer, participate, hand in our offer, where to send our proposal, enter the tender, can we still take part, we want to do this project, upload our bid, which tenders are open for bids, open for bids now',
      label: 'Bid',
      done: 'filled in a bid',
    },
    signBid: {
      label: 'Sign, hand in',
      done: 'signed and handed in the bid',
      ask: 'Your officer has filled it in. Once you sign, it is sealed, and nobody reads it before the opening, not even your organisation: keep a copy.',
    },
    returnBid: { label: 'Send back', done: 'sent the bid back for changes' },
    correctBid: {
      label: 'Revise',
      done: 'revised the bid',
      ask: 'The bid needs changes. Revise it and pass it to the head again.',
    },
    lapseBid: { label: 'Lapse', done: () => 'Bidding closed before this bid was signed, so it lapsed' },
    openBid: { label: 'Open', done: () => 'The bid was opened' },
    qualify: { label: 'Meets conditions', done: ({ buyer }) => `${buyer} found that it meets the conditions` },
    failQualification: {
      label: 'Fails conditions',
      done: ({ buyer }) => `${buyer} found that it does not meet the conditions`,
    },
    askPrice: { label: 'Ask price', done: () => 'The panel asks you to explain your price' },
    explainPrice: {
      says: 'explain our price',
      label: 'Explain price',
      done: 'explained the price',
      ask: 'Your price is abnormally low. Explain it in time, with what it costs you; if most members of the panel find it not proven, the bid is not valid.',
    },
    closeExplanation: { label: 'Close explanation', done: () => 'The time to explain the price is over' },
    askOffer: { label: 'Ask final offer', done: () => 'The panel asks for your final offer' },
    fileOffer: {
      says: 'make our final offer, final price',
      label: 'Final offer',
      done: 'made the final offer',
      ask: 'The talks are over. Make your final offer in time; if your price stays, hand it in as it is. Who makes none has left and is not evaluated.',
    },
    changeOffer: { says: 'change our final offer', label: 'Change offer', done: 'changed the final offer' },
    dropOut: { says: 'leave the talks', label: 'Leave the talks', done: 'left the talks' },
    lapseOffer: { label: 'No offer', done: () => 'No final offer was made in time, which counts as leaving' },
    openOffer: { label: 'Open offer', done: () => 'The final offer was opened' },
    rank: { label: 'Rank', done: () => 'The panel ranked it' },
    award: { label: 'Award', done: ({ buyer, supplier }) => `${buyer} awarded the contract to ${supplier}` },
    passOver: { label: 'Pass over', done: ({ buyer }) => `${buyer} takes another supplier` },
    concludeBid: { label: 'Contract signed', done: () => 'The contract is signed' },
    endBid: { label: 'Award final', done: ({ buyer }) => `${buyer} signed the contract with another bidder` },
    withdrawBid: { says: 'withdraw our bid, take back the bid', label: 'Withdraw', done: 'withdrew the bid' },
    noteCorrection: { label: 'Correction', done: ({ buyer }) => `${buyer} corrected the tender documents` },
    lose: { label: 'Not awarded', done: ({ buyer }) => `${buyer} awarded the contract to another bidder` },
    cancelBid: { label: 'Tender ended', done: () => 'The tender ended, and this bid with it' },
  },
  ends: {
    awarded: { now: 'Awarded', still: 'The contract is signed; reports and payments follow on the project.' },
    'not-awarded': {
      now: 'Not awarded this time',
      still:
        'If anything is unclear, ask about the tender. If your rights are harmed, your organisation’s head can challenge it within 7 working days after the end of the award notice, and is answered within seven. It does not count against you later.',
    },
    'not-qualified': {
      now: 'The conditions were not met',
      still:
        'The reason is above. If your rights are harmed, your organisation’s head can challenge it within 7 working days after you were told, and is answered within seven. It does not count against you later.',
    },
    withdrawn: { now: 'The bid is withdrawn', still: 'Until the closing you can bid again.' },
    cancelled: {
      now: 'The tender ended, and the bid with it',
      still:
        'The notice gives the reason. If you disagree, your organisation’s head can challenge it within 7 working days of that. You can bid again when the tender is repeated.',
    },
    expired: { now: 'Not signed before the closing, so the bid lapsed', still: 'You can bid on other projects.' },
  },
  forms: {
    bid: {
      title: 'Bid on a project',
      intro:
        'Once handed in it is sealed: nobody reads it before the opening, not even your organisation, so keep a copy. Until the closing you can withdraw it and fill in another.',
      needs: 'your plan, the staff, a price breakdown, the signed response document',
      fields: {
        declarations: {
          label: 'Declarations',
          ask: 'Government Procurement Law, Art. 22, asks for all six: you can bear civil liability; have a good name and sound accounts; have the equipment and skill for the contract; have a good record of paying tax and social insurance; committed no serious breach of law in the three years before; meet what else law and regulations ask. Which of them hold for you?',
          options: {
            independent: 'bears civil liability',
            'reputation-and-accounts': 'good name, sound accounts',
            'equipment-and-skill': 'has equipment and skill',
            'taxes-and-insurance': 'pays tax and insurance',
            'no-violation': 'no breach in three years',
            'other-conditions': 'other legal conditions',
          },
        },
        noConflict: {
          label: 'No interest',
          ask: 'We have no relation to the buyer or the panel that calls for stepping back, and have not colluded with others. Do you confirm?',
        },
        declaration: {
          label: 'Declaration',
          ask: 'Under Art. 22 of the Government Procurement Law we declare that we (1) can bear civil liability ourselves; (2) have a good name and sound accounts; (3) have the equipment and skill for the contract; (4) have a good record of paying tax and social insurance; (5) committed no serious breach of law in our business in the three years before this procurement; (6) meet what else law and regulations ask. We have no relation to the buyer or the panel that calls for stepping back, and have not colluded with other suppliers. Do you confirm?',
          help: 'An award won with false documents is void, with liability under the law (Government Procurement Law, Art. 77).',
        },
        related: {
          label: 'Related bodies',
          ask: 'Which bodies have the same head, control you or are controlled by you? You can skip this if there are none.',
        },
        plan: {
          label: 'Plan',
          ask: 'How will you do it? Goals, ways, quality and risks, in at least 50 characters.',
        },
        timetable: {
          label: 'Timetable',
          ask: 'What is done by when? For example: home visits recorded; 2027-03-31',
          columns: { task: { label: 'task' }, until: { label: 'done by' } },
        },
        staff: {
          label: 'Staff',
          ask: 'Who will do it? For example: Wang Min; project manager; social worker (intermediate)',
          columns: { name: { label: 'name' }, role: { label: 'role' }, qualification: { label: 'qualification' } },
        },
        price: {
          label: 'Price',
          ask: 'What is your price in all, in yuan? Not above the published ceiling, for example 588000.',
        },
        breakdown: {
          label: 'Breakdown',
          ask: 'What is the price made of, in yuan? The sum is your price, not above the published ceiling. For example: staff; 380000',
          columns: { item: { label: 'item' }, amount: { label: 'amount' } },
        },
        commitments: {
          label: 'Commitments',
          ask: 'What do you promise for each indicator? It must reach the published target in brackets. For example: 2500',
          columns: { value: { label: 'promised' } },
        },
        experience: {
          label: 'Past projects',
          ask: 'Have you done similar work? It is no condition; you can skip this.',
        },
        documents: { label: 'Response', ask: 'Please send the signed response document, as a PDF if you can.' },
      },
    },
    'bid-note': {
      title: 'Correction of the tender',
      fields: {
        becomes: {
          label: 'This tender',
          ask: 'What becomes of this tender?',
          options: {
            stopped:
              'stopped, and announced again once it is put right; what was handed in stays sealed, so please bid again then',
          },
        },
        what: { label: 'What', ask: 'What was corrected?' },
        closing: { label: 'New closing day', ask: 'Which is the new closing day? Skip this if it stays.' },
        hour: { label: 'Closing time', ask: 'At what time? Skip this if it stays.' },
      },
    },
    'bid-failure': {
      title: 'Result of the qualification review',
      fields: { reason: { label: 'Reason', ask: 'Why does it not meet the conditions?' } },
    },
    'price-question': {
      title: 'Explain your price',
      fields: {
        reasons: { label: 'How found', ask: 'How was it found too low?', options: priceReasonWords.en },
        grounds: { label: 'The panel’s grounds', ask: 'Any further grounds? You can skip this.' },
        closing: { label: 'Until the day', ask: 'Until which day?' },
        hour: { label: 'Until the time', ask: 'Until which time?' },
      },
    },
    'price-explanation': {
      title: 'Explain the price',
      intro: 'Only the panel and those who organise the evaluation read it.',
      needs: 'your costs, wages, donations or own means',
      fields: {
        explanation: {
          label: 'Explanation',
          ask: 'How can you serve well at this price? Say what it costs and where the money comes from.',
        },
        proofs: { label: 'Proofs', ask: 'Have you papers that prove it? You can skip this.' },
      },
    },
    'offer-call': {
      title: 'Make your final offer',
      fields: {
        closing: { label: 'Until the day', ask: 'Until which day?' },
        hour: { label: 'Until the time', ask: 'Until which time?' },
      },
    },
    'final-offer': {
      title: 'Final offer',
      fields: {
        price: {
          label: 'Final offer',
          ask: 'What is your final price, in yuan? It is sealed until the time is over, and not above the ceiling, for example 568000.',
        },
      },
    },
    'bid-standing': { title: 'Rank', fields: { rank: lost.rank, score: lost.score } },
    'bid-award': {
      title: 'Result of the evaluation',
      fields: {
        rank: lost.rank,
        score: lost.score,
        price: { label: 'Awarded price', ask: 'What is the awarded price, in yuan?' },
      },
    },
    'passed-over': {
      title: 'Another is taken',
      fields: {
        why: {
          label: 'Ground',
          ask: 'Why is another taken?',
          options: {
            declined: 'declined',
            silent: 'did not sign in time',
            refuses: 'refused to sign',
            'cannot-supply': 'may not supply any more',
            challenged: 'a challenge was upheld, or finance decided so',
          },
        },
        reason: { label: 'Explanation', ask: 'What happened?' },
      },
    },
    'bid-loss': {
      title: 'Result of the evaluation',
      fields: {
        refused: {
          label: 'Why it was not considered',
          ask: 'Why was it not considered?',
          options: {
            price: 'the price is markedly low, and most of the panel found that it was not shown to be reasonable',
            'no-offer': 'it made no final offer in time, which counts as leaving',
          },
        },
        ...lost,
        awardedTo: { label: 'Awarded to', ask: 'Who was awarded the contract?' },
        winner: { label: 'Awarded to', ask: 'Who was awarded the contract?' },
        winnerScore: { label: 'Its score', ask: 'What was its score?' },
        challengeUntil: { label: 'Challenge until', ask: 'Until when can it be challenged?' },
        challengeTo: { label: 'Challenge with', ask: 'Which office takes challenges?' },
      },
    },
  },
  briefs: {
    price: {
      title: 'The price to be explained',
      rows: {
        price: 'Price',
        reasons: 'How found',
        grounds: 'The panel’s grounds',
        closing: 'Until the day',
        hour: 'Until the time',
      },
    },
    'final-offer': {
      title: 'Final offer',
      rows: { price: 'Price of the bid', ceiling: 'Price ceiling', closing: 'Due on', hour: 'Due at' },
    },
    call: {
      title: 'What is bid for',
      rows: {
        title: 'Project',
        ceiling: 'Price ceiling',
        closing: 'Closing day',
        hour: 'Closing time',
        start: 'Service begins',
        end: 'Service ends',
        indicators: 'Targets',
      },
    },
  },
  rules: {
    'may-supply': {
      refusal: (values) =>
        said`Your organisation ${barWords.en(values)}, so it cannot bid now. ${waysOut[String(values.bar)]} What you filled in is kept.`,
      holds: 'The organisation may supply',
    },
    'before-closing': {
      refusal: ({ closing }) =>
        closing === ''
          ? 'This project takes no bids now: it has closed or is suspended. There may be others for you.'
          : said`Bidding closed on ${moment(closing)}, by the time of receipt, so bids can be neither filed nor withdrawn. There may be other projects for you.`,
      holds: 'Bidding is open',
    },
    'before-offers-close': {
      refusal: ({ until }) =>
        said`Final offers closed on ${moment(until)}, by the time of receipt, so none can be made or changed. Please wait for the result.`,
      holds: 'Final offers are still taken',
    },
    'one-bid-each': {
      refusal: ({ number }) =>
        `Your organisation has bid already (${number}). To change it, withdraw that bid and fill in another.`,
      holds: 'One bid for each organisation',
    },
    'own-representative': {
      refusal: () =>
        'Another bidder is led, or its bid handled, by the same person as yours. Such bodies cannot both bid on one project: please agree which of you does. If a telephone or account in the register is wrong, correct that first.',
      holds: 'No other bidder in the same hand was found',
    },
    'is-invited': {
      refusal: () =>
        'This project takes bids from invited suppliers only, and you are not among them, or were not drawn; the award notice will let anybody check the lots. There may be open ones for you.',
      holds: 'Invited, or open to all',
    },
    'within-ceiling': {
      refusal: ({ price, ceiling }) =>
        said`The price is ${money(price)}, above the published ceiling of ${money(ceiling)}. Please check it, and stay within the ceiling.`,
      holds: 'The price is within the ceiling',
    },
    'price-as-fixed': {
      refusal: ({ price, fixed }) =>
        said`The price of this project is fixed at ${money(fixed)} for everybody; you gave ${money(price)}. Please give ${money(fixed)}.`,
      holds: 'The price is not fixed, or the bid is at it',
    },
    'breakdown-makes-price': {
      refusal: ({ sum, price }) =>
        said`The breakdown adds up to ${money(sum)} and the price is ${money(price)}. They must be the same: please change one.`,
      holds: 'The breakdown adds up to the price',
    },
    'commitments-meet-targets': {
      refusal: ({ name, value, target, unit, sense }) => {
        const wanted = `${sense === 'at-most' ? 'at most' : 'at least'} ${target} ${unit}`;
        return value === undefined
          ? `“${name}” has no promised value yet; ${wanted} is asked for. Please add it.`
          : `For “${name}” you promise ${value} ${unit}, and ${wanted} is asked for. Please change it.`;
      },
      holds: 'Every published target is reached',
    },
  },
} satisfies TextsOf<typeof declared>;
