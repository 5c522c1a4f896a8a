import type { TextsOf } from '../../engine/texts.ts';
import type * as declared from './departure.ts';

export const en = {
  name: 'Closing of a seat',
  begin: 'Close a seat',
  steps: {},
  positions: {},
  actions: {
    endSeats: {
      says: 'a colleague has left, somebody left the office, remove a member, remove a user, take access away, revoke access, close an account of a colleague, he no longer works here, disable an account, a colleague has quit, somebody resigned, was dismissed, block the access of somebody, remove somebody who quit, our staff member left the organisation, delete the account of somebody who left, a former colleague',
      label: 'Close',
      done: 'closed the seat',
    },
  },
  forms: {
    departure: {
      title: 'Close a seat',
      intro:
        'The person then holds no post at this body any more and is signed out on the web at once; others in the same post go on with what waits. The person is told.',
      fields: {
        body: { label: 'Body', ask: 'At which body is the seat?' },
        person: { label: 'Name', ask: 'Whose seat is closed?' },
        reason: { label: 'Reason', ask: 'Why? For example “moved to another office”. The person will read it.' },
      },
    },
  },
  ends: { completed: { now: 'The seat is closed', still: 'To have the person back, send a new invitation.' } },
  rules: {
    'seated-there': {
      refusal: () => 'This person has no seat at that body. Choose another body or person.',
      holds: 'The person has a seat there',
    },
    'giver-remains': {
      refusal: () =>
        'Nobody else at this body can invite people, so nobody could be let in any more. Invite a successor first.',
      holds: 'Somebody else can still invite',
    },
  },
} satisfies TextsOf<typeof declared>;
