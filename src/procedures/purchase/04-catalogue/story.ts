import { latest } from '../../../engine/case.ts';
import type { StoryOf } from '../../../engine/story.ts';
import { plusDays } from '../../../law/date.ts';
import { project } from '../01-setup/setup.ts';
import type * as declared from './catalogue.ts';

/** Checked by civil affairs, included by finance. */
export const story = {
  scenes: [
    { act: 'checkCatalogue', by: 'civil_affairs', after: 1 },
    { act: 'includeInCatalogue', by: 'finance_proc', after: 1 },
  ],
  answers: {
    'catalogue-line': ({ state, today }) => ({
      method: 'competitive-consultation',
      planned: plusDays(today, 38),
      purchaseForm: 'contract',
      scope: latest(state, project)?.title ?? '',
    }),
  },
} satisfies StoryOf<typeof declared, 'purchase'>;
