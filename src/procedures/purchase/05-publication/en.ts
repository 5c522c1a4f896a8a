import { day, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { type UnequalKind, unequalKinds } from '../../../law/unequal-terms-data.ts';
import { groundWords, methodWords } from '../method-words.ts';
import type * as declared from './publication.ts';

const methods = methodWords('en');
const grounds = groundWords.en;
const after = {
  signature: 'after signing',
  report: 'after a report',
  midterm: 'after mid-term check',
  acceptance: 'after acceptance',
} as const;
const factorKinds = { price: 'price', objective: 'objective', subjective: 'judged' } as const;

export const en = {
  steps: { publication: 'Publication' },
  positions: {
    'publication.intention': { now: 'The intention is public, and the buyer is writing the tender documents' },
    'publication.approve': { now: 'The head of the buyer is checking the tender documents' },
    'publication.supervise': { now: 'Finance is deciding on the method' },
    'publication.correct': { now: 'Waiting for the buyer to revise the tender documents' },
  },
  actions: {
    publiciseSole: {
      says: 'make a single source public, publish the single source',
      label: 'Publish single source',
      done: 'made public that it is to be bought from one supplier',
    },
    prepareTender: {
      says: 'write the tender documents, draft the documents',
      label: 'Write documents',
      done: 'wrote the tender documents',
      ask: 'The intention has been public long enough. Please write the tender documents.',
    },
    approveTender: { label: 'Publish', done: 'approved the tender notice', ask: 'Can the tender documents go out?' },
    returnTender: { label: 'Send back', done: 'sent the tender documents back for changes' },
    recuseTender: { label: 'Step back', done: 'stepped back from this decision' },
    superviseMethod: {
      label: 'Approve method',
      done: 'approved the method',
      ask: 'The amount reaches the open-tender threshold. Do you approve this method?',
    },
    returnMethod: { label: 'Send back', done: 'did not approve the method and sent it back' },
    recuseMethod: { label: 'Step back', done: 'stepped back from this decision' },
    correctTender: {
      label: 'Revise',
      done: 'revised the tender documents',
      ask: 'The tender documents need changes. Revise them and send them to the head again.',
    },
  },
  forms: {
    'sole-publicity': {
      title: 'Single source',
      intro: 'This is published; any supplier, office or person can object until the last day, and it comes in here.',
      needs: 'the opinions of experts',
      fields: {
        code: {
          label: 'Credit code',
          ask: 'From whom is it to be bought? The credit code, for example 52230199MJ0000018E.',
        },
        name: { label: 'Supplier', ask: 'What is its full name?' },
        methodReason: { label: 'Reason', ask: 'Why can only this one do it? Be specific: it is published.' },
        opinions: {
          label: 'Opinions',
          ask: 'Send the opinions of experts, with their names, offices and titles. They’ll be public.',
        },
        until: {
          label: 'Public until',
          ask: 'Until which day is it public? At least 5 working days. For example 2027-01-12.',
        },
        contact: {
          label: 'Contact',
          ask: 'To whom can people object? For example “Office of the buyer, 010-66000000”.',
        },
      },
    },
    tender: {
      title: 'Tender documents',
      intro: 'All of this goes into the notice, for every supplier to read.',
      needs: 'the text of the documents, conditions, factors and weights, the payment schedule',
      fields: {
        method: { label: 'Method', ask: 'Which method?', options: methods },
        ground: { label: 'Ground', ask: 'On which ground?', options: grounds },
        methodReason: { label: 'Reason', ask: 'Why this method? Be specific: it is published.' },
        original: {
          label: 'Earlier project',
          ask: 'Which project has the original contract? Please give its number.',
        },
        publicFrom: {
          label: 'Publicity from',
          ask: 'From the open-tender threshold up, all may object first where only one supplier is said to be able. On which day did the publicity on the official media begin? You can skip this below the threshold.',
        },
        objections: {
          label: 'Objections',
          ask: 'Which objections came, and what became of them? Write “none” if none came; skip this if there was no publicity.',
        },
        opinions: {
          label: 'Expert opinions',
          ask: 'Please send the publicity and the opinions of the experts; skip this if there was no publicity.',
        },
        objected: {
          label: 'Anyone objected',
          ask: 'Did anyone object during the publicity?',
          options: { no: 'no', yes: 'yes, and argued anew it fails' },
          help: 'Where an objection holds, another method is taken.',
        },
        arguedOn: {
          label: 'Argued anew on',
          ask: 'On which day did experts argue it anew? Within 5 working days after the publicity. For example 2027-01-12.',
        },
        argument: {
          label: 'Objections argued',
          ask: 'Please send the objections and what the experts found; finance has it before it approves.',
        },
        invited: {
          label: 'Invited',
          ask: 'Which suppliers are invited? For an invited tender: all who meet the conditions, among whom is drawn by lot. For example: 52230199MJ0000018E; Bingcheng Nuanxin Social Work Centre',
          columns: { code: { label: 'credit code' }, name: { label: 'name' } },
        },
        drawn: {
          label: 'How many are drawn',
          ask: 'How many of them are drawn by lot? At least 3, among twice as many; they are drawn at the moment of approval, who and how many stays secret until the opening, and the award notice lets anybody check it. For example 3.',
        },
        urgency: {
          label: 'Urgency',
          ask: 'If the intention has been public for less than 30 days: what unforeseeable need makes it urgent? It is published. Otherwise skip this.',
        },
        ceiling: {
          label: 'Price ceiling',
          ask: 'What is the price ceiling, in yuan? Not above the approved budget, for example 600000.',
        },
        conditions: {
          label: 'Conditions',
          ask: 'Which conditions must suppliers meet, and how do they show it? For example: can bear civil liability; registration certificate',
          help: 'Not registered capital, turnover or years of existence, and not local registration or local results.',
          columns: { name: { label: 'condition' }, proof: { label: 'proof' } },
        },
        factors: {
          label: 'Factors',
          ask: 'What is scored, with how many points, adding up to 100? For example: service plan; judged; 50',
          columns: {
            name: { label: 'factor' },
            kind: { label: 'kind', options: factorKinds },
            weight: { label: 'points' },
          },
        },
        schedule: {
          label: 'Payments',
          ask: 'In which instalments, in percent, adding up to 100? For example: 50; after signing; within 10 days of publication',
          columns: {
            share: { label: 'percent' },
            after: { label: 'when', options: after },
            condition: { label: 'condition' },
          },
        },
        standards: {
          label: 'Acceptance standards',
          ask: 'What is looked at on acceptance, and when is it met? For example: home visits; as many as recorded',
          columns: { name: { label: 'point' }, standard: { label: 'met when' } },
        },
        closing: { label: 'Closing day', ask: 'On which day are bids due? For example 2027-01-08.' },
        hour: {
          label: 'Closing time',
          ask: 'At what time are bids due and opened?',
          options: {
            '09:00': '09:00',
            '09:30': '09:30',
            '10:00': '10:00',
            '14:00': '14:00',
            '14:30': '14:30',
            '16:00': '16:00',
            '17:00': '17:00',
          },
        },
        place: { label: 'Place', ask: 'Where are they opened? For example “Citizens’ Hall, room 305”.' },
        contact: { label: 'Contact', ask: 'Whom can suppliers ask? It is published, for example “Ms Li”.' },
        contactPhone: { label: 'Telephone', ask: 'At which number? It is published, for example 010-84600000.' },
        challengeContact: {
          label: 'Challenges',
          ask: 'Which office takes challenges, and how is it reached? It is published, for example “Office of the Civil Affairs Bureau, 010-82660000”.',
        },
        documents: { label: 'Documents', ask: 'Please send the text of the documents as a PDF.' },
        fixedPrice: {
          label: 'What fixes the price',
          ask: 'Is the price set by the state, or fixed? Then name the document that sets it: the price is not scored, and everybody bids the ceiling. For example “Price Bureau 2026-12”.',
        },
        mediaUrl: {
          label: 'Official media',
          ask: 'If it is on the official procurement site, what is the address? You can skip this.',
        },
      },
    },
    'method-approval': {
      title: 'Approve the method',
      fields: {
        number: {
          label: 'Approval no.',
          ask: 'What is the number of the approval? For example “哈财采〔2026〕118号”.',
        },
        note: { label: 'Note', ask: 'Anything to add? You can skip this.' },
      },
    },
  },
  rules: {
    'method-allowed': {
      refusal: ({ method, budget }) =>
        said`With a budget of ${money(budget)} this method cannot be used: ${words(method, methods, ', ')}. Please choose another.`,
      holds: 'The method fits the amount',
    },
    'ground-fits': {
      refusal: ({ method, ground }) =>
        `“${words(ground, grounds, ', ')}” is no ground for this method: ${words(method, methods, ', ')}. Please choose another ground, or another method.`,
      holds: 'The ground fits the method',
    },
    'tender-did-fail': {
      refusal: () =>
        'You chose “a tender failed”, and none has failed here. Choose another ground, or tender openly first. That one bidder came does not mean that only one exists.',
      holds: 'The ground is known to hold, or is for the buyer to prove',
    },
    'addition-within-contract': {
      refusal: ({ why, ceiling = 0, price = 0, percent, most = 0 }) => {
        if (why === 'unsigned')
          return 'That project has no signed contract. Consistency with earlier work takes an original contract: please check the number.';
        if (why === 'another')
          return 'The supplier you invite is not the one of the original contract. An addition is bought of that one alone: please change the invitation.';
        return said`The ceiling is ${money(ceiling)} and the original contract ${money(price)}. An addition is at most ${percent}% of it, which is ${money(most)}. Lower it, or choose another method.`;
      },
      holds: 'An addition stays within a tenth of the original contract',
    },
    'publicity-stood': {
      refusal: ({ missing, publicFrom, until }) =>
        missing
          ? 'The amount reaches the open-tender threshold, and only one supplier is said to be able: experts give their opinions first, and it is public for 5 working days at least. Please press “Publish single source”.'
          : said`The publicity began on ${day(publicFrom)} and lasts until ${day(until)}. Please send it after that day.`,
      holds: 'Where only one can do it all could object, or that is not needed',
    },
    'objections-argued': {
      refusal: ({ arguedOn, over, until }) =>
        said`You say that it was argued anew on ${day(arguedOn)}. The publicity lasts until ${day(over)}, and it is argued after that, by ${day(until)}. Please check the day.`,
      holds: 'Objections were argued anew in time, or there were none',
    },
    'objections-counted': {
      refusal: ({ count }) =>
        `Objections that came in here while it was public: ${count}. Please choose “yes” and have experts argue it anew. Where an objection holds, choose another method.`,
      holds: 'All objections were dealt with, or there were none',
    },
    'publicity-needed': {
      refusal: ({ budget }) =>
        said`The budget is ${money(budget)}, below the open-tender threshold, so a single source need not be made public first.`,
      holds: 'At this amount a single source is made public first',
    },
    'publicity-long-enough': {
      refusal: ({ until, least }) =>
        said`It is public for 5 working days, until ${day(least)} at least; you named ${day(until)}. Please name a later day.`,
      holds: 'It is public for 5 working days at least',
    },
    'no-publicity-runs': {
      refusal: ({ until }) => said`It is public already, until ${day(until)}. After that day it can be published anew.`,
      holds: 'It is not public at the moment',
    },
    'enough-invited': {
      refusal: ({ named, least }) => `You invite ${named}, and at least ${least} are needed. Please add more.`,
      holds: 'Not by invitation, or enough suppliers are invited',
    },
    'drawn-among-enough': {
      refusal: ({ pool, drawn, least }) =>
        `There are ${pool} suppliers of whom ${drawn} are to be drawn, which takes ${least}. Please name more, or draw fewer.`,
      holds: 'Nobody is drawn, or among twice as many',
    },
    'intention-long-enough': {
      refusal: ({ published, from }) =>
        said`The intention was published on ${day(published)}, so 30 days are over on ${day(from)}. Send it then, or say which unforeseeable need makes it urgent.`,
      holds: 'The intention was public for 30 days, or the need is urgent',
    },
    'ceiling-within-budget': {
      refusal: ({ ceiling, budget }) =>
        said`The ceiling is ${money(ceiling)} and the approved budget ${money(budget)}. It cannot be higher: please lower it.`,
      holds: 'The ceiling is within the budget',
    },
    'no-forbidden-term': {
      refusal: ({ row, words, kind, en }) => unequal(`Condition ${row}`, `${words}`, kind, `${en}`),
      holds: 'No condition shuts suppliers out',
    },
    'no-forbidden-factor': {
      refusal: ({ row, words, kind, en }) => unequal(`Factor ${row}`, `${words}`, kind, `${en}`),
      holds: 'No factor prefers some suppliers',
    },
    'condition-is-no-factor': {
      refusal: ({ name }) =>
        `“${name}” is a condition already, so it cannot earn points as well. Please take it out of one of the two.`,
      holds: 'No condition is scored as well',
    },
    'weights-make-hundred': {
      refusal: ({ sum }) => `The points add up to ${sum}, and should make 100. Please change them.`,
      holds: 'The points add up to 100',
    },
    'price-weight-lawful': {
      refusal: ({ weight, min, max }) =>
        `The price has ${weight} points, and with this method it must have ${min} to ${max}. Please change it.`,
      holds: 'The weight of the price is within its limits',
    },
    'fixed-price-not-scored': {
      refusal: ({ weight }) =>
        `A document that fixes the price is named, yet the price counts ${weight} points. A fixed price is not scored: choose a method with points and leave the price out of the factors, or take the document out.`,
      holds: 'A fixed price is not scored',
    },
    'schedule-makes-whole': {
      refusal: ({ sum }) => `The payments add up to ${sum}%, and should make 100%. Please change them.`,
      holds: 'The payments add up to 100%',
    },
    'schedule-within-caps': {
      refusal: ({ part, percent }) =>
        part === 'advance'
          ? `What is paid after signing comes to more than ${percent}%. Please change the rest to “after a report” or “after mid-term check”.`
          : `The last payment is less than ${percent}%. Please keep at least ${percent}% until acceptance.`,
      holds: 'First and last payment are within their limits',
    },
    'bid-period-lawful': {
      refusal: ({ method, closing, first, en }) =>
        said`Bids are due on ${day(closing)}. With this method (${words(method, methods, ', ')}) the earliest is ${day(first)}, if it went out today${en ? ` (${en})` : ''}. Please choose a later day, with time for the approval too.`,
      holds: 'Bidders have the days that the law gives them',
    },
    'closing-on-workday': {
      refusal: ({ closing }) => said`${day(closing)} is no working day, so nobody could open them. Please choose one.`,
      holds: 'The closing day is a working day',
    },
    'bid-period-still-lawful': {
      refusal: ({ closing, first }) =>
        said`Bids are due on ${day(closing)}. If it goes out now the earliest is ${day(first)}. Please send it back for a later day.`,
      holds: 'There is still time enough for bidders',
    },
  },
  briefs: {
    objections: {
      title: 'Objections to the single source',
      rows: {
        from: 'Public since',
        until: 'Public until',
        said: { label: 'Objections', columns: { opinion: { label: 'Objection' } } },
      },
    },
    methods: {
      title: 'The methods open to this project',
      rows: {
        methods: {
          label: 'Methods',
          columns: {
            method: { label: 'Method', options: methods },
            verdict: {
              label: 'Open here?',
              options: {
                free: 'yes',
                ground: 'with a ground of the law',
                approval: 'with a ground of the law, if finance approves',
                publicity: 'with a ground of the law, if finance approves; publicity first where only one can do it',
                'no-ground': 'no: there is no ground of the law',
                amount: 'no: not at this amount',
              },
            },
            basis: { label: 'By' },
          },
        },
      },
    },
  },
  notices: {
    'sole-source': {
      title: 'Single source made public',
      rows: {
        title: 'Project',
        need: 'Need',
        name: 'Supplier',
        methodReason: 'Reason',
        opinions: 'Opinions of experts',
        until: 'Public until',
        contact: 'Objections to',
      },
    },
    tender: {
      title: 'Tender notice',
      rows: {
        title: 'Project',
        item: 'Catalogue item',
        need: 'Need',
        divisions: 'Area',
        content: 'Services and quantities',
        start: 'Service starts',
        end: 'Service ends',
        budget: 'Budget',
        ceiling: 'Price ceiling',
        method: 'Method',
        methodReason: 'Why this method',
        urgency: 'Why it did not wait thirty days',
        invited: 'Invited suppliers',
        conditions: 'Conditions',
        factors: 'Factors',
        schedule: 'Payments',
        standards: 'Acceptance standards',
        closing: 'Closing day',
        hour: 'Closing and opening at',
        place: 'Opened at',
        contact: 'Contact',
        contactPhone: 'Telephone',
        challengeContact: 'Challenges to',
        documents: 'Documents',
        mediaUrl: 'Official media',
        fixedPrice: 'What fixes the price',
      },
    },
  },
} satisfies TextsOf<typeof declared>;

/** Why it shuts suppliers out, and what can lawfully be written instead. */
const instead: Readonly<Record<UnequalKind, readonly [why: string, instead: string]>> = {
  years: [
    'How old an organisation is does not tell how well it works',
    'a project manager with three years of experience',
  ],
  tax: ['How much tax is paid tells only the size', 'a clean record of paying taxes as the law requires'],
  capital: ['Capital and assets tell only the size', 'the equipment and skills that the contract takes'],
  amount: [
    'What contracts were worth tells only the size',
    'experience with similar services, whatever they were worth',
  ],
  turnover: ['Income tells only the size', 'sound financial accounting'],
  profit: [
    'Profit is a financial figure, and social organisations are not there to make any',
    'sound financial accounting',
  ],
  staff: ['How many people work there in all tells only the size', 'two certified social workers for this project'],
  'sector-record': [
    'Work for some kinds of client alone is unfair to others',
    'experience with similar services, for whomever',
  ],
  'local-record': [
    'Work in one place alone keeps suppliers from elsewhere out',
    'experience with similar services, wherever',
  ],
  honours: [
    'Suppliers from elsewhere cannot earn the honours of one place',
    'how the quality of the service is assured',
  ],
  place: [
    'Where it is registered does not tell how well it works',
    'a service point in the area, opened after signature',
  ],
  rating: [
    'Each agency rates by its own rules, which have nothing to do with this service',
    'not listed for serious dishonesty',
  ],
  grade: [
    'A grade can only decide between equals; as a condition or for points it shuts out who was never graded',
    'a project manager certified as a social worker',
  ],
  ownership: ['Suppliers of every ownership are equal', 'social organisations, companies and others may all apply'],
  form: [
    'Every kind of organisation that the law allows may apply',
    'social organisations, companies and others may all apply',
  ],
  list: ['Nobody need be on a list before he can apply', 'registered, and able to bear civil liability'],
  incumbent: [
    'Who worked for the buyer before has no better chance than others',
    'knowledge of this project and ideas to improve it',
  ],
  maker: ['One manufacturer’s word keeps the others out', 'equipment that meets the national standard'],
};

function unequal(where: string, words: string, kind: string | number | undefined, citation: string): string {
  const [why, other] = instead[unequalKinds.find((each) => each === kind) ?? 'form'];
  return `${where} says “${words}”. ${why}, so ${citation} does not allow it. Delete it, or ask for something about the service itself, for example “${other}”.`;
}
