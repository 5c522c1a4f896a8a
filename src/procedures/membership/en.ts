import { day } from '../../engine/say-value.ts';
import type { TextsOf } from '../../engine/texts.ts';
import { said } from '../../law/said.ts';
import type * as declared from './membership.ts';

/** The posts in which somebody may act for another, as whoever gives a seat chooses among them. */
export const posts = {
  buyer_staff: 'Buyer’s officer',
  buyer_head: 'Head of the buyer',
  acceptor: 'Acceptance officer',
  finance_budget: 'Budget office',
  finance_budget_head: 'Head of the budget office',
  finance_proc: 'Procurement supervision',
  finance_treasury: 'Treasury',
  establishment: 'Staffing office',
  ndrc: 'Development and reform',
  civil_affairs: 'Civil affairs',
  audit: 'Audit',
  group_chair: 'Coordination group: chair',
  group_sec: 'Coordination group: secretary',
  agency: 'Procurement agent',
};

export const en = {
  name: 'Invitation',
  begin: 'Invite a colleague',
  steps: { invitation: 'Invitation' },
  positions: {
    'invitation.confirm': { now: 'Waiting for supervision to check it' },
    'invitation.open': { now: 'Waiting for the code to be used' },
  },
  actions: {
    inviteMember: {
      says: 'invite a colleague, add a member, add a user, give access to a colleague, access for our accountant, new staff member, invitation code, create an account for somebody, let somebody in, a colleague needs an account, our treasurer needs access, one more person should use this, get a new colleague in, a new manager',
      label: 'Invite',
      done: 'sent an invitation',
    },
    confirmInvitation: { label: 'Checked, agree', done: 'checked the invitation and agreed' },
    refuseInvitation: { label: 'Do not agree', done: 'did not agree to the invitation' },
    acceptInvitation: { label: 'Join', done: () => 'The person invited joined with the code' },
    revokeInvitation: { label: 'Take back', done: 'took the invitation back' },
    expireInvitation: { label: 'Expire', done: () => 'The code expired unused' },
  },
  forms: {
    invitation: {
      title: 'Invite a colleague',
      intro:
        'You’ll get a code that works once. Give it only to the person who is to join. For a post that decides, pays or invites, supervision checks first, and hands the code to the person.',
      fields: {
        name: { label: 'Name', ask: 'What is the name of the person you invite?' },
        body: { label: 'Body', ask: 'Which body is the person to join?' },
        place: {
          label: 'Kind of body',
          ask: 'Is it a social organisation or an office?',
          options: { organisation: 'Social organisation', office: 'Office' },
        },
        organisationRole: {
          label: 'Post',
          ask: 'Which post? The head changes the details and invites others, officers fill in bids and reports, finance sees to payments.',
          options: { org_admin: 'Head', org_staff: 'Officer', org_finance: 'Finance' },
        },
        officeRole: {
          label: 'Post',
          ask: 'Which post? Preparing, approving and accepting must be done by different people.',
          options: {
            ...posts,
            supervision: 'Supervision',
            admin: 'Platform administrator',
            auditor: 'Platform auditor',
            evaluator: 'Third-party evaluator',
            expert: 'Panel expert',
            user_rep: 'Service users’ representative',
            media: 'Media observer',
          },
        },
        note: { label: 'Note', ask: 'Anything to note, such as “takes over from Ms Wang”? You can skip this.' },
      },
    },
    'invitation-acceptance': {
      title: 'Join',
      fields: { person: { label: 'Who joins', ask: 'Who used the code?' } },
    },
  },
  ends: {
    completed: { now: 'The person invited has joined' },
    rejected: { now: 'The invitation was not agreed to', still: 'If things change, another invitation can be sent.' },
    revoked: { now: 'The invitation was taken back' },
    expired: { now: 'The code expired unused', still: 'Another invitation can be sent.' },
  },
  rules: {
    'into-own-body': {
      refusal: () => 'You can only invite people into the organisation that you administer. Choose your own.',
      holds: 'Into one’s own organisation',
    },
    'seat-fits-body': {
      refusal: () =>
        'This post and this body don’t go together: an organisation’s administrator invites into its own posts, the platform’s administrator into those of offices. Change the body or the post.',
      holds: 'The post fits the body',
    },
    'body-still-active': {
      refusal: ({ body }) => `“${body}” has left the register, so nobody can join it. Ask whoever invited you.`,
      holds: 'The body is still in the register',
    },
    'another-office': {
      refusal: () =>
        'Whoever invites and whoever checks must be two offices. Somebody of another office has to check it.',
      holds: 'Checked by another office',
    },
    'givers-apart': {
      refusal: () =>
        'You cannot take this post: who sent or checked an invitation cannot use its code, and a post that lets others in does not go together with one that decides or pays. Please tell the office that invited you.',
      holds: 'Who invites neither decides nor pays',
    },
    'invitation-in-time': {
      refusal: ({ date }) =>
        said`This code was good until ${day(date)} and has lapsed. Ask whoever invited you for a new one.`,
      holds: 'The code is still good',
    },
    'invitation-over': {
      refusal: ({ date }) => said`The code is good until ${day(date)}. To end it sooner, take the invitation back.`,
      holds: 'The code has lapsed',
    },
  },
} satisfies TextsOf<typeof declared>;
