import type { StoryOf } from '../../engine/story.ts';
import type * as declared from './membership.ts';

/** The administrator invites an official who will decide; a second office agrees, and he comes. */
export const story = {
  scenes: [
    { act: 'inviteMember', by: 'admin' },
    { act: 'confirmInvitation', by: 'supervision', after: 1 },
    { act: 'acceptInvitation', by: 'system', after: 1 },
  ],
  answers: {
    invitation: ({ by }) =>
      by.role === 'org_admin'
        ? { name: '徐洁', body: by.body ?? '', place: 'organisation', organisationRole: 'org_staff' }
        : { name: '沈涛', body: 'finance', place: 'office', officeRole: 'finance_budget' },
    'invitation-acceptance': ({ cast }) => ({ person: cast('invitee')[0] ?? '' }),
  },
} satisfies StoryOf<typeof declared, 'membership'>;
