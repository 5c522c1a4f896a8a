import { day, money, words } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import type * as declared from './setup.ts';

const kinds = { output: 'output', quality: 'quality', effect: 'effect', satisfaction: 'satisfaction' } as const;

const negative = {
  none: 'none of these',
  'outside-duty': 'outside government duty',
  'own-duty': 'a duty of government itself',
  'goods-or-works': 'goods, works or bundles',
  financing: 'financing',
  hiring: 'hiring, labour dispatch or welfare posts',
  'otherwise-barred': 'otherwise barred by law',
} as const;

/** What of a project can be opened again, as its form calls it. */
const parts = {
  title: 'title',
  item: 'catalogue item',
  need: 'need',
  groups: 'people served',
  users: 'number served',
  divisions: 'area',
  delivery: 'delivery',
  content: 'services',
  start: 'start',
  end: 'end',
  continuity: 'long-term conditions',
  costs: 'costs',
  funding: 'funding',
  indicators: 'indicators',
  risks: 'risks',
  documents: 'files',
} as const;

export const continuityWords = {
  'content-fixed': 'content is fairly fixed',
  continuous: 'it must go on',
  'funds-stable': 'funding is stable',
  'price-steady': 'prices change little',
} as const;

export const en = {
  steps: { setup: 'Set-up' },
  positions: {
    'setup.consult': { now: 'The public is being asked about the need', others: 'the public' },
    'setup.confirm': { now: 'The head of the buyer is deciding on the project' },
    'setup.correct': { now: 'Waiting for the buyer to revise the project' },
  },
  actions: {
    summariseNeeds: {
      label: 'Sum up comments',
      done: 'summed up the public comments',
      ask: 'The consultation is over. Please sum up what came in.',
    },
    confirmProject: {
      label: 'Send it up',
      done: 'agreed that the project goes up',
      ask: 'Shall this project go on to the budget request?',
    },
    returnProject: { label: 'Send back', done: 'sent the project back for changes' },
    rejectProject: { label: 'Do not agree', done: 'did not agree to the project' },
    recuseProject: { label: 'Step back', done: 'stepped back from this project' },
    correctProject: {
      label: 'Revise',
      done: 'revised the project',
      ask: 'The project needs changes. Revise it and send it to the head again.',
    },
  },
  forms: {
    'project-reopening': {
      title: 'Open the project again',
      intro:
        'The buyer changes what you name and nothing else, confirms it and asks for its budget anew; what was set aside goes back until then.',
      fields: {
        opens: { label: 'Can be changed', ask: 'What can be changed? You can choose several.', options: parts },
        mend: { label: 'What to change', ask: 'Why, and how? Please name each point, so that it takes one round.' },
      },
    },
    project: {
      title: 'Set up a project',
      intro: 'First the public is asked about the need, for at least 5 working days; then your head confirms it.',
      needs: 'what is needed and why, a cost estimate, performance indicators',
      fields: {
        title: {
          label: 'Name',
          ask: 'What is the project called? 6 to 60 characters, such as “Home care in the community”.',
        },
        item: {
          label: 'Catalogue item',
          ask: 'Which item of the guiding catalogue is it?',
          help: 'Choose the lowest level. What is not in the catalogue needs a review by the finance bureau first.',
        },
        origin: {
          label: 'Origin',
          ask: 'Where does the project come from?',
          options: {
            'own-need': 'our own need',
            catalogue: 'the catalogue',
            'function-transfer': 'a transferred function',
            'organisation-proposal': 'an organisation’s proposal',
            'citizen-idea': 'a citizen’s idea',
          },
        },
        need: {
          label: 'Need',
          ask: 'Why is it needed? Say for whom, what is missing now and what should change, in at least 50 characters.',
          help: 'This is published, so that people can comment.',
        },
        groups: {
          label: 'People served',
          ask: 'Whom does it serve? You can choose several.',
          options: {
            'poor-household': 'households in need',
            disabled: 'disabled people',
            'migrant-worker': 'migrant workers',
            elderly: 'older people',
            women: 'women',
            children: 'children',
            residents: 'residents in general',
            other: 'others',
          },
        },
        users: { label: 'Number served', ask: 'About how many people? For example 320.' },
        divisions: { label: 'Area', ask: 'In which districts? You can choose several.' },
        delivery: {
          label: 'Delivery',
          ask: 'How is it delivered?',
          options: {
            home: 'at home',
            centre: 'at a centre',
            outreach: 'mobile service',
            online: 'online',
            mixed: 'mixed',
          },
        },
        content: {
          label: 'Services',
          ask: 'Which services, how much, to what standard? For example: home visit; visit; 2400; at least one hour',
          columns: {
            item: { label: 'service' },
            unit: { label: 'unit' },
            quantity: { label: 'quantity' },
            standard: { label: 'standard' },
          },
        },
        start: { label: 'Starts', ask: 'On which day does the service start? For example 2027-03-01.' },
        end: {
          label: 'Ends',
          ask: 'On which day does it end? For example 2028-02-29.',
          help: 'Usually 12 months at most; up to 36 where all four long-term conditions hold.',
        },
        continuity: {
          label: 'Long-term conditions',
          ask: 'For more than 12 months all four must hold; skip this for a shorter term. Which hold?',
          options: continuityWords,
        },
        costs: {
          label: 'Costs',
          ask: 'What does it cost, part by part, in yuan? For example: staff; 400000',
          columns: { item: { label: 'item' }, amount: { label: 'amount' } },
        },
        funding: {
          label: 'Funding',
          ask: 'Where does the money come from, in percent, adding up to 100? For example: fiscal budget; 100',
          columns: {
            source: {
              label: 'source',
              options: {
                fiscal: 'fiscal budget',
                lottery: 'welfare lottery fund',
                donation: 'donations',
                'self-raised': 'own funds',
              },
            },
            percent: { label: 'percent' },
          },
        },
        indicators: {
          label: 'Indicators',
          ask: 'How will you tell that it went well? At least one of each kind: output, quality, effect, satisfaction. For example: satisfied users; satisfaction; at least; 90; %',
          columns: {
            name: { label: 'indicator' },
            kind: { label: 'kind', options: kinds },
            sense: { label: 'sense', options: { 'at-least': 'at least', 'at-most': 'at most' } },
            target: { label: 'target' },
            unit: { label: 'unit' },
          },
        },
        risks: { label: 'Risks', ask: 'What could go wrong, and what would you do then?' },
        negative: {
          label: 'Negative list',
          ask: 'These may not be bought by law. Is any of them part of it? If not, choose “none of these”.',
          options: negative,
        },
        noConflict: {
          label: 'No interest',
          ask: 'I have no interest in any organisation that may take part, and will say so and step back if that changes. Do you confirm?',
        },
        documents: { label: 'Files', ask: 'Do you have a survey or an estimate to attach? You can skip this.' },
      },
    },
    'needs-summary': {
      title: 'What the public said',
      fields: {
        supporters: { label: 'In favour', ask: 'How many were in favour? For example 36; write 0 if none.' },
        opponents: { label: 'Against', ask: 'How many were against? Write 0 if none.' },
        comments: { label: 'Comments', ask: 'How many comments came in? Write 0 if none.' },
        summary: {
          label: 'Summary',
          ask: 'What were the main points, which were taken up, and why not the others? At least 20 characters.',
        },
      },
    },
  },
  rules: {
    'few-reopenings': {
      refusal: ({ most }) =>
        `The project was opened again ${most} times already. Please decide now: agree, or don’t and say why.`,
      holds: 'It can still be opened again',
    },
    'only-opened': {
      refusal: ({ beyond, opened }) =>
        `You changed: ${words(beyond, parts, ', ')}. Opened were only: ${words(opened, parts, ', ')}. Please put the rest back as it was.`,
      holds: 'Only what was opened is changed',
    },
    'in-catalogue': {
      refusal: ({ code }) =>
        `“${code}” is no item that can be bought by itself. Only what the guiding catalogue lists can be bought: choose a lower level, or ask the finance bureau for a review first.`,
      holds: 'It is in the guiding catalogue',
    },
    'end-after-start': {
      refusal: ({ start, end }) =>
        said`The end, ${day(end)}, is not after the start, ${day(start)}. Please change one of them.`,
      holds: 'It ends after it starts',
    },
    'start-ahead': {
      refusal: ({ start }) =>
        said`The service begins on ${day(start)}, which has come. It is bought first and rendered afterwards: please move the start to after the purchase. What is under way already cannot be bought.`,
      holds: 'The service has not begun yet',
    },
    'term-within-law': {
      refusal: ({ months, most }) =>
        `The service lasts ${months} months, and the law allows ${most}. Please end it earlier.`,
      holds: 'The term is within the longest allowed',
    },
    'continuity-shown': {
      refusal: ({ months, normal, missing }) =>
        `The service lasts ${months} months. Beyond ${normal} months all four long-term conditions must hold, and ${missing} of them are not ticked. Tick them, or shorten the term.`,
      holds: 'The term has its reasons',
    },
    'shares-make-whole': {
      refusal: ({ sum }) => `The sources add up to ${sum}%, and should make 100%. Please change the percentages.`,
      holds: 'The sources add up to 100%',
    },
    'every-kind-of-indicator': {
      refusal: ({ missing }) =>
        `There is no indicator yet for: ${words(missing, kinds, ', ')}. Please add at least one of each.`,
      holds: 'There are indicators of all four kinds',
    },
    'not-on-negative-list': {
      refusal: ({ named }) =>
        `You chose: ${words(named, negative, ', ')}. That cannot be bought as a service. If it was a slip, choose “none of these”.`,
      holds: 'Nothing on the negative list',
    },
    'no-similar-project': {
      refusal: ({ similar, numbers, together, reached }) =>
        similar === -1
          ? 'Nobody looked for similar projects when this one was entered. Please check that nothing is split.'
          : said`In the same year and for the same catalogue item the department has others (${similar}): ${numbers}. With this one they come to ${money(together)}${
              reached ? said`, which together reaches the threshold of ${money(reached)}` : ''
            }. Is it one of them? What belongs together is bought together: it cannot be split to avoid an open tender.`,
      holds: 'Nothing similar of this department in the same year',
    },
    'counts-cover-comments': {
      refusal: ({ supporters, opponents, comments }) =>
        `That is less than came in here: ${supporters} in support, ${opponents} against, ${comments} comments. Please add to these what came otherwise.`,
      holds: 'All comments that came in here are counted',
    },
    'consultation-over': {
      refusal: ({ until }) => said`The consultation runs until the end of ${day(until)}. Sum it up after that.`,
      holds: 'The consultation is over',
    },
  },
  notices: {
    consultation: {
      title: 'Consultation on needs',
      rows: {
        title: 'Project',
        item: 'Catalogue item',
        need: 'Need',
        groups: 'People served',
        users: 'Number served',
        divisions: 'Area',
        content: 'Services',
        start: 'Starts',
        end: 'Ends',
        until: 'Comments until',
        contact: 'Comments to',
      },
    },
  },
  briefs: {
    similar: {
      title: 'Similar projects of the department in the same year',
      rows: {
        similar: 'Found',
        projects: {
          label: 'Projects',
          columns: {
            number: { label: 'Number' },
            title: { label: 'Name' },
            cost: { label: 'Cost' },
            start: { label: 'Begins' },
            end: { label: 'Ends' },
          },
        },
        together: 'With this one',
        reached: 'Threshold reached together',
      },
    },
    comments: {
      title: 'Comments that came in here',
      rows: {
        heard: {
          label: 'How many',
          columns: {
            supporters: { label: 'In support' },
            opponents: { label: 'Against' },
            comments: { label: 'Comments' },
          },
        },
        said: {
          label: 'In their words',
          columns: {
            stance: { label: 'Stance', options: { support: 'Support', oppose: 'Against', suggest: 'Suggestion' } },
            opinion: { label: 'Comment' },
          },
        },
      },
    },
    project: {
      title: 'The project',
      rows: {
        cost: 'Cost in all',
        item: 'Catalogue item',
        users: 'People served',
        start: 'Service begins',
        end: 'Service ends',
        content: 'Services',
        need: 'Need',
        funding: 'Paid from',
        comments: {
          label: 'What the public said',
          columns: { supporters: { label: 'For' }, opponents: { label: 'Against' }, comments: { label: 'Comments' } },
        },
        summary: 'Summary of comments',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
