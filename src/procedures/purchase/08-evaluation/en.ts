import { listed, moment, money } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { hours } from '../06-bidding/en.ts';
import { priceReasonWords, refusedPriceWords } from '../price-words.ts';
import type * as declared from './evaluation.ts';

const notProven: Readonly<Record<string, (percent: string | number | undefined) => string>> = {
  arithmetic: () => 'The totals are reckoned by the formula and can’t be wrong.',
  'out-of-range': () => 'No points are out of range.',
  'objective-differs': () => 'The members agree on every objective factor.',
  abnormal: (percent) => `No points are more than ${percent}% of a factor’s most away from what the others gave.`,
};

export const en = {
  steps: { evaluation: 'Evaluation of bids' },
  positions: {
    'evaluation.panel': { now: 'The panel is being put together' },
    'evaluation.consult': { now: 'The panel is speaking with each bidder alone' },
    'evaluation.offers': {
      now: 'The bidders make their final offers; nobody can open one before the time is over',
      others: 'the bidders',
    },
    'evaluation.scoring': { now: 'The panel is scoring; nobody sees another’s points until all are in' },
    'evaluation.prices': { now: 'The panel is deciding on the prices' },
    'evaluation.report': { now: 'The procurement agent is drawing up the result' },
    'evaluation.sign': { now: 'The members of the panel are signing the report, each for himself' },
    'evaluation.halted': { now: 'The evaluation is halted; the head of the buyer decides whether it ends or goes on' },
  },
  actions: {
    drawPanel: {
      says: 'draw the experts, draw the panel',
      label: 'Draw experts',
      done: 'drew the experts of the panel by lot',
      ask: 'The bidders are checked. Draw the experts by lot now?',
    },
    namePanel: {
      says: 'name the panel',
      label: 'Name panel',
      done: 'named the panel',
      ask: 'The bidders are checked. Draw the experts and name the panel.',
    },
    declareNoConflict: {
      label: 'No interest',
      done: 'declared no interest in any bidder',
      ask: 'You’re asked to evaluate. Have you any interest in one of the bidders? If so, press “Step back”.',
    },
    recusePanelMember: { label: 'Step back', done: 'stepped back from the panel' },
    replaceMember: { label: 'Replace', done: 'replaced a member of the panel' },
    askOffers: {
      says: 'ask for final offers, the talks are over',
      label: 'Ask final offers',
      done: 'spoke with each bidder and asked for final offers',
      ask: 'Speak with each bidder alone; what the documents ask for stays. Then note what was said, and set the time for the final offers.',
    },
    openOffers: {
      says: 'open the final offers',
      label: 'Open offers',
      done: 'opened the final offers',
      ask: 'The time for final offers is over. Open them now? Who made none has left and is not evaluated.',
    },
    stopEvaluation: { label: 'Ask to stop', done: 'halted the evaluation and asked to end it' },
    confirmStop: {
      label: 'End the tender',
      done: 'ended the tender',
      ask: 'The agent halted the evaluation, for the reason above. End the tender? If it isn’t so, press “Go on”.',
    },
    resumeEvaluation: { label: 'Go on', done: 'had the evaluation go on' },
    doubtPrice: { label: 'Price too low', done: 'found a price abnormally low and had it explained' },
    judgePrices: {
      says: 'decide on low prices',
      label: 'Decide on prices',
      done: 'decided on the low prices',
      ask: 'Prices are abnormally low, and the time to explain them is over. Decide for yourself whether they’re proven.',
    },
    scoreBids: {
      says: 'score the bids',
      label: 'Score',
      done: 'handed in a score sheet',
      ask: 'Score each bid by the published factors.',
    },
    concludeEvaluation: {
      label: 'Report',
      done: 'issued the evaluation report',
      ask: 'All points are in. Check them and issue the report.',
    },
    signReport: {
      says: 'sign the evaluation report',
      label: 'Sign report',
      done: 'signed the evaluation report',
      ask: 'The report is drawn up. Do you agree? If not, say what you find and why.',
    },
    closeSigning: {
      label: 'Close signing',
      done: 'closed the signing of the report',
      ask: 'The time to sign is over. Members who neither signed nor said why are taken to agree. Close it now?',
    },
    reopenScoring: { label: 'Evaluate again', done: 'had the bids evaluated again' },
  },
  forms: {
    panel: {
      title: 'Name the panel',
      intro: 'An odd number, at least two thirds experts. The names stay secret until the award is public.',
      needs: 'the record of the draw',
      fields: {
        members: {
          label: 'Members',
          ask: 'Who sits on the panel? Choose each member.',
          help: 'Whoever works for the buyer counts as its representative.',
        },
        chair: { label: 'Chair', ask: 'Who chairs? A representative of the buyer can’t.' },
        draw: { label: 'Record of the draw', ask: 'What’s the number of the record? For example “Draw 2027-018”.' },
      },
    },
    'panel-change': {
      title: 'Replace a member',
      intro: 'Points given by the one who leaves no longer count.',
      fields: {
        leaves: { label: 'Leaves', ask: 'Who leaves?' },
        joins: { label: 'Joins', ask: 'Who joins?' },
        draw: { label: 'Record of the draw', ask: 'What’s the number of the record? For example “Draw 2027-019”.' },
        reason: { label: 'Reason', ask: 'Why? For example “stepped back” or “did not come”.' },
      },
    },
    'no-conflict': {
      title: 'Declaration of no interest',
      fields: {
        noInterest: {
          label: 'No interest',
          ask: 'I declare that in the last three years I have held no post or share in any bidder, am not related to its head, and have no other tie that could make me partial. Do you confirm?',
        },
        secrecy: {
          label: 'Secrecy',
          ask: 'I promise to keep the evaluation secret and to score on my own. Do you confirm?',
        },
      },
    },
    'offers-call': {
      title: 'Ask for final offers',
      intro:
        'Each bidder has the same chance. Final offers are sealed until the time is over; who makes none is taken to have left.',
      fields: {
        talks: {
          label: 'Talks',
          ask: 'What was said with each bidder? One line each. For example: Sunset Care Centre; visits and staffing confirmed',
          columns: { bid: { label: 'bidder' }, said: { label: 'what was said' } },
        },
        closing: { label: 'Due on', ask: 'On which day are final offers due? For example 2027-01-14.' },
        hour: { label: 'Due at', ask: 'At what time on that day?', options: hours },
      },
    },
    'score-sheet': {
      title: 'Score sheet',
      intro:
        'Every bid and factor gets points; the price is scored by its formula. Nobody sees your points until all are in.',
      fields: {
        scores: {
          label: 'Points',
          ask: 'How many points for each bid and factor, at most the published ones? For example: Sunset Care Centre; Service plan; 42',
          columns: { bid: { label: 'Bidder' }, factor: { label: 'Factor' }, score: { label: 'Points' } },
        },
        remarks: { label: 'Remarks', ask: 'Anything to explain? If not, skip this.' },
      },
    },
    'price-doubt': {
      title: 'A price is abnormally low',
      intro: 'The bidder is asked to explain, and isn’t told by whom; then each member of the panel decides.',
      fields: {
        bid: { label: 'Supplier', ask: 'Whose price is abnormally low?' },
        grounds: { label: 'Grounds', ask: 'What shows it, and how may the service suffer? The bidder will read it.' },
      },
    },
    'price-judgement': {
      title: 'Decide on the low prices',
      intro: 'Decide for yourself. What most members find not proven is not valid, and the notice says why.',
      fields: {
        verdicts: {
          label: 'Decision',
          ask: 'Do the explanations prove the prices, and by what? For example: Sunset Home Care; not proven; no costs shown',
          columns: {
            bid: { label: 'Supplier' },
            proven: { label: 'Finding', options: { yes: 'proven', no: 'not proven' } },
            grounds: { label: 'Grounds' },
          },
        },
      },
    },
    'report-signature': {
      title: 'Sign the report',
      fields: {
        opinion: {
          label: 'Opinion',
          ask: 'Do you agree with this report?',
          options: { agree: 'agree', dissent: 'dissent' },
        },
        dissent: { label: 'Dissent', ask: 'What do you find, and why? It is kept with the report.' },
      },
    },
    'scoring-reopened': {
      title: 'Evaluate again',
      intro: 'Only four grounds allow it. All points given so far lapse, and procurement supervision is told.',
      fields: {
        ground: {
          label: 'Ground',
          ask: 'Which ground is it?',
          options: {
            arithmetic: 'wrong sum',
            'out-of-range': 'points out of range',
            'objective-differs': 'objective points differ',
            abnormal: 'abnormally high or low',
          },
        },
        reason: { label: 'Explanation', ask: 'Which factor and which bidder?' },
      },
    },
    'evaluation-report': {
      title: 'Evaluation report',
      intro: 'The ranking follows from the published formula; you don’t enter it.',
      fields: {
        lowPrices: {
          label: 'Low prices',
          ask: 'Is any price abnormally low? Say whether its bidder could prove it, and how; if none is, skip this. For example: Sunset Care Centre; not proven; no cost records',
          columns: {
            bid: { label: 'Bidder' },
            proven: { label: 'Finding', options: { yes: 'proven', no: 'not proven' } },
            grounds: { label: 'Grounds' },
          },
        },
        agreed: {
          label: 'Agreed price',
          ask: 'Single source: which price in yuan was agreed on? Not above the offer; if nothing came off, the offer.',
        },
        tieOrder: {
          label: 'Order of ties',
          ask: 'Who comes first, by the documents’ own rule, among those equal in points and price? If none are, skip this.',
        },
        summary: { label: 'Opinion', ask: 'How did the evaluation go, and whom does the panel recommend?' },
        dissent: { label: 'Dissent', ask: 'Did a member disagree, and why? If not, skip this.' },
        signedByAll: {
          label: 'Signed by all',
          ask: 'I confirm that all members signed, and that whoever refused without a reason counts as agreeing. Do you confirm?',
        },
      },
    },
    'evaluation-stopped': {
      title: 'Stop the evaluation',
      intro: 'The head of the buyer decides. If it ends, a notice goes out and the bidders are told.',
      fields: {
        cause: {
          label: 'Reason',
          ask: 'Why should it end?',
          options: { 'document-defect': 'flawed documents', 'too-few-valid': 'too few valid bids' },
        },
        ground: {
          label: 'Reason',
          ask: 'Why is it stopped?',
          options: { 'document-defect': 'flawed documents', 'too-few-valid': 'too few valid bids', other: 'other' },
        },
        reason: { label: 'Explanation', ask: 'What happened? This will be public.' },
      },
    },
  },
  rules: {
    'panel-large-enough': {
      refusal: ({ members, least }) =>
        `${members} members are chosen; this method and amount need ${least}. Draw more experts.`,
      holds: 'The panel is large enough',
    },
    'panel-odd': {
      refusal: ({ members }) => `${members} members could be evenly split. Add or drop one to make the number odd.`,
      holds: 'The panel is odd in number',
    },
    'panel-of-experts': {
      refusal: ({ members, experts, leastExperts }) =>
        `${experts} of ${members} members are experts; two thirds, that is ${leastExperts}, are needed. Choose fewer of the buyer’s people.`,
      holds: 'At least two thirds are experts',
    },
    'chair-is-member': {
      refusal: () => 'The chair must be one of the members. Choose another chair, or add this person first.',
      holds: 'The chair is a member',
    },
    'chair-not-buyers': {
      refusal: ({ chair }) => `${chair} works for the buyer and can’t chair. Choose an expert.`,
      holds: 'The chair is not from the buyer',
    },
    'members-independent': {
      refusal: ({ person, bidder }) => `${person} belongs to ${bidder}, which is bidding. Choose somebody else.`,
      holds: 'No member belongs to a bidder',
    },
    'members-are-experts': {
      refusal: ({ person }) => `${person} is no panel expert and can’t sit on the panel. Draw from the experts.`,
      holds: 'Every member is a panel expert',
    },
    'joiner-is-expert': {
      refusal: ({ person }) => `${person} is no panel expert and can’t join the panel. Draw from the experts.`,
      holds: 'Whoever joins is a panel expert',
    },
    'pool-large-enough': {
      refusal: ({ experts, least }) =>
        `${experts} experts can take part, and ${least} are needed; who works for the buyer, a bidder, the agent or those who watch over it cannot. Please ask the administrator to register more.`,
      holds: 'Experts enough to draw from',
    },
    'someone-is-next': {
      refusal: () =>
        'No expert is left who could come in. Please ask the administrator to register more, and press “Replace” then.',
      holds: 'There is an expert who can come in',
    },
    'panel-full': {
      refusal: () =>
        'A member has stepped back, and those points count no more. Please press “Replace” first; the report is drawn up once the new member has given points.',
      holds: 'The panel is full',
    },
    'leaver-is-gone': {
      refusal: ({ until }) =>
        said`This member did not step back and has ${until === '' ? 'time' : said`until ${moment(until)}`}, so nobody can replace them. If they cannot take part, ask them to press “Step back”.`,
      holds: 'The member stepped back or is late',
    },
    'panel-not-named': {
      refusal: () => 'The panel is named already. To change it, replace a member.',
      holds: 'The panel is not named yet',
    },
    'panel-named': {
      refusal: () => 'There is no panel yet, so nobody can be replaced. Name it first.',
      holds: 'The panel is named',
    },
    'not-yet-declared': {
      refusal: () => 'You’ve declared this already; there’s nothing more to do.',
      holds: 'Not declared yet',
    },
    'leaver-is-member': {
      refusal: ({ person }) => `${person} isn’t on the panel. Choose a member.`,
      holds: 'The one who leaves is a member',
    },
    'joiner-is-new': {
      refusal: ({ person }) => `${person} is on the panel already, or stepped back. Choose somebody else.`,
      holds: 'The one who joins is new',
    },
    'joiner-independent': {
      refusal: ({ person, bidder }) => `${person} belongs to ${bidder}, which is bidding. Choose somebody else.`,
      holds: 'The new member belongs to no bidder',
    },
    'still-of-experts': {
      refusal: ({ experts, least }) =>
        `That would leave ${experts} experts; ${least} are needed. Choose an expert instead.`,
      holds: 'Experts still make two thirds',
    },
    'every-bidder-heard': {
      refusal: ({ bidders }) =>
        `Each bidder is spoken with, and has a line. ${bidders ? `Still missing: ${listed(bidders, ', ')}. ` : ''}Please complete it.`,
      holds: 'Each bidder had the same chance',
    },
    'offers-have-time': {
      refusal: ({ closing, workday, hours: least }) =>
        workday === 'no'
          ? said`You gave ${moment(closing)}, which is no working day. Please choose one.`
          : said`You gave ${moment(closing)}, less than ${String(least)} hours from now, too soon for the bidders. Please choose a later time.`,
      holds: 'The bidders have time for their final offers',
    },
    'offers-are-due': {
      refusal: ({ until }) =>
        said`Final offers can be made until ${moment(until)}, and nobody opens one before. Please come back then.`,
      holds: 'The time for final offers is over',
    },
    'not-yet-scored': {
      refusal: () =>
        'Your sheet is in and can’t be changed. Only four grounds in law allow a new evaluation; tell the procurement agent.',
      holds: 'No sheet handed in yet',
    },
    'sheet-complete': {
      refusal: ({ given, wanted, bidder, factor }) =>
        `${given} rows are filled in and ${wanted} are needed, one for each bid and factor.${bidder ? ` Missing, for example: “${factor}” of ${bidder}.` : ''} Complete the sheet.`,
      holds: 'Every bid and factor has points',
    },
    'score-within-weight': {
      refusal: ({ bidder, factor, score, most }) =>
        `“${factor}” of ${bidder} got ${score} points; the published most is ${most}. Give between 0 and ${most}.`,
      holds: 'All points are within the published range',
    },
    'objective-scores-agree': {
      refusal: ({ bidder, factor }) =>
        `“${factor}” of ${bidder} is an objective factor, yet the members’ points differ. Look into it; if need be, evaluate again.`,
      holds: 'Objective factors are scored alike',
    },
    'not-yet-asked': {
      refusal: ({ bidder }) => `${bidder} is explaining its price already. Decide once that is in.`,
      holds: 'The bidder was not asked yet',
    },
    'time-to-explain-over': {
      refusal: ({ until }) =>
        said`Bidders can explain their price until ${moment(until)}; nobody decides before. Come back then.`,
      holds: 'The bidders’ time to explain is over',
    },
    'not-yet-judged': { refusal: () => 'You have decided already.', holds: 'Not decided yet' },
    'every-price-judged': {
      refusal: ({ bidders }) =>
        `Each bidder that was asked to explain its price gets one decision. ${bidders ? `Missing: ${listed(bidders, ', ')}. ` : ''}Add it, then file.`,
      holds: 'Every low price is decided on',
    },
    'low-prices-are-low': {
      refusal: ({ bidder }) =>
        `The price of ${bidder} is not abnormally low by the published ratios, so it can’t be struck out. Take it out of “Low prices”.`,
      holds: 'Only abnormally low prices are struck out',
    },
    'enough-valid': {
      refusal: ({ count, least }) =>
        `Valid bids: ${count}, fewer than ${least}, so nobody can be recommended. Ask to stop the evaluation.`,
      holds: 'Enough valid bids to recommend one',
    },
    'not-yet-signed': { refusal: () => 'You have signed this report already.', holds: 'Not signed yet' },
    'signing-over': {
      refusal: ({ until }) => said`Members can sign until ${moment(until)}; it can’t be closed before.`,
      holds: 'The time to sign is over',
    },
    'too-few-are-valid': {
      refusal: ({ count }) =>
        `Valid bids: ${count}, enough to go on. If the documents are flawed, choose that; if not, go on.`,
      holds: 'The reason fits the number of valid bids',
    },
    'stop-still-true': {
      refusal: ({ count }) => `Valid bids: ${count}, enough to go on. Press “Go on”.`,
      holds: 'The reason fits the number of valid bids',
    },
    'reopening-proven': {
      refusal: ({ ground, percent }) =>
        `${notProven[String(ground)]?.(percent) ?? ''} So the bids can’t be evaluated again. Draw up the report on these points.`,
      holds: 'The sheets show the reason to evaluate again',
    },
    'low-prices-explained': {
      refusal: ({ bidders, minutes }) =>
        `Abnormally low: ${listed(bidders, ', ')}. The bidder gets at least ${minutes} minutes to explain; then record under “Low prices” whether it could.`,
      holds: 'Every low price has its finding',
    },
    'price-bargained': {
      refusal: ({ offered, agreed }) =>
        agreed === undefined
          ? said`With a single source the price is bargained, and “Agreed price” is empty. The offer is ${money(offered)}; please enter what was agreed on.`
          : said`The agreed price, ${money(agreed)}, is above the offer of ${money(offered)}. Please enter no more than that.`,
      holds: 'The price was bargained and is not above the offer',
    },
    'offers-stand': {
      refusal: ({ agreed }) =>
        said`An agreed price of ${money(agreed)} was entered; where suppliers compete, their offers stand. Please take it out.`,
      holds: 'The offers stand',
    },
    'ties-ordered': {
      refusal: ({ bidders }) =>
        `${listed(bidders, ', ')} are equal in points and price. Put them in order under “Order of ties”, by the documents’ own rule.`,
      holds: 'No two share a rank',
    },
    'points-were-given': {
      refusal: () => 'Here the lowest price decides and no points were given, so there’s nothing to evaluate again.',
      holds: 'There are points to look at again',
    },
  },
  briefs: {
    'panel-draw': {
      title: 'Draw by lot',
      rows: {
        pool: 'Experts to draw from',
        size: 'Seats',
        seed: 'Seed, made of the bids',
        order: 'Order of the lots',
      },
    },
    'panel-next': { title: 'Who comes in for a member', rows: { joins: 'Next by lot' } },
    offers: { title: 'Final offers', rows: { asked: 'Bidders', offers: 'Final offers received' } },
    'low-prices': {
      title: 'Low prices and what is said of them',
      rows: {
        prices: {
          label: 'Bidders',
          columns: {
            bidder: { label: 'Supplier' },
            price: { label: 'Price' },
            reason: { label: 'How found', options: priceReasonWords.en },
            grounds: { label: 'A member’s grounds' },
            explanation: { label: 'The bidder says' },
          },
        },
      },
    },
    evaluation: {
      title: 'The evaluation',
      rows: {
        ranking: {
          label: 'Ranking by the points given',
          columns: {
            rank: { label: 'Rank' },
            bidder: { label: 'Bidder' },
            price: { label: 'Price' },
            total: { label: 'Points' },
          },
        },
        refused: refusedPriceWords.en,
        agreed: 'Agreed price',
        summary: 'Findings',
        bids: { label: 'Qualified bids', columns: { bidder: { label: 'Bidder' }, price: { label: 'Price' } } },
        factors: { label: 'Factors', columns: { factor: { label: 'Factor' }, most: { label: 'Most points' } } },
      },
    },
  },
} satisfies TextsOf<typeof declared>;
