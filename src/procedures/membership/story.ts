import type { StoryOf } from '../../engine/story.ts';
import type * as declared from './membership.ts';

/** What is answered where nothing is in the way. */
export const story = {
  invitation: ({ by }) =>
    by.role === 'org_admin'
      ? { name: '徐洁', body: by.body ?? '', place: 'organisation', organisationRole: 'org_staff' }
      : { name: '沈涛', body: 'finance', place: 'office', officeRole: 'finance_budget' },
} satisfies StoryOf<typeof declared>;
