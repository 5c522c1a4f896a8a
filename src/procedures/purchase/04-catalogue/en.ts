import { day } from '../../../engine/say-value.ts';
import type { TextsOf } from '../../../engine/texts.ts';
import { said } from '../../../law/said.ts';
import { methodWords } from '../method-words.ts';
import type * as declared from './catalogue.ts';

export const en = {
  steps: { catalogue: 'Catalogue' },
  positions: {
    'catalogue.check': { now: 'Civil affairs is checking the catalogue item' },
    'catalogue.approve': { now: 'Finance is deciding on this year’s purchase catalogue' },
    'catalogue.correct': { now: 'Waiting for the buyer to complete the catalogue entry' },
  },
  actions: {
    checkCatalogue: {
      label: 'It matches',
      done: 'checked the catalogue item',
      ask: 'Do the catalogue item and the service match?',
    },
    returnCatalogue: { label: 'Send back', done: 'sent the catalogue entry back for changes' },
    recuseCatalogueCheck: { label: 'Step back', done: 'stepped back from this check' },
    includeInCatalogue: {
      label: 'Include',
      done: 'included it in this year’s purchase catalogue and published the intention',
      ask: 'Include it in this year’s purchase catalogue? The intention to buy is published with it.',
    },
    reopenAtCatalogueCheck: {
      label: 'Open project again',
      done: 'sent the project back: what is named can be changed, and what was approved is void',
    },
    reopenAtCatalogue: {
      label: 'Open project again',
      done: 'sent the project back: what is named can be changed, and what was approved is void',
    },
    returnCatalogueLine: { label: 'Send back', done: 'sent the catalogue entry back for changes' },
    excludeFromCatalogue: { label: 'Leave out', done: 'did not include it in this year’s purchase catalogue' },
    recuseCatalogue: { label: 'Step back', done: 'stepped back from this decision' },
    mendCatalogue: {
      label: 'Complete it',
      done: 'completed the catalogue entry',
      ask: 'The catalogue entry needs more. Complete it, and it is checked again.',
    },
  },
  forms: {
    'catalogue-line': {
      title: 'Include in this year’s purchase catalogue',
      intro: 'The tender can be published once the intention has been public for 30 days.',
      fields: {
        method: { label: 'Method planned', ask: 'Which method is planned?', options: methodWords('en') },
        planned: { label: 'Planned for', ask: 'When is it to be bought? For example 2026-12-31.' },
        purchaseForm: {
          label: 'Form',
          ask: 'Which form of purchase do you recommend?',
          options: { contract: 'contract', voucher: 'vouchers', framework: 'framework agreement' },
        },
        scope: { label: 'Scope', ask: 'What is the scope? For example “home visits for older people living alone”.' },
      },
    },
  },
  rules: {
    'code-in-catalogue': {
      refusal: ({ code }) =>
        `The project names “${code}”, which is not in the guiding catalogue. Send it back, or have the catalogue changed first.`,
      holds: 'It is in the guiding catalogue',
    },
    'planned-ahead': {
      refusal: ({ planned }) =>
        said`It is planned for ${day(planned)}, which should lie ahead. Please choose a later day.`,
      holds: 'The planned day lies ahead',
    },
  },
  notices: {
    catalogue: {
      title: 'Yearly purchase catalogue',
      rows: {
        title: 'Project',
        item: 'Catalogue item',
        budget: 'Budget',
        method: 'Method planned',
        planned: 'Planned for',
        purchaseForm: 'Form of purchase',
        scope: 'Scope',
      },
    },
    intention: {
      title: 'Procurement intention',
      rows: {
        title: 'Project',
        item: 'Catalogue item',
        need: 'Need',
        divisions: 'Area',
        budget: 'Budget',
        planned: 'Expected',
      },
    },
  },
} satisfies TextsOf<typeof declared>;
