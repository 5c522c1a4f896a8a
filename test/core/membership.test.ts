import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/engine/form.ts';
import type { Body } from '../../src/engine/procedure.ts';
import { membership } from '../../src/procedures/membership/membership.ts';
import { attempt, effects, office, opened, opening, after as played, refusal, someone } from './given.ts';

const owner = someone('owner', ['org_admin', 'bc']);
const platform = someone('platform', ['admin', 'xtz']);
const bc: Body = { id: 'bc', name: { zh: '冰城暖心', en: 'Warm Heart' }, kind: 'organisation', status: 'verified' };
const bodies = [bc, { ...bc, id: 'other' }, office('cz')];

const toStaff = { name: '徐洁', body: 'bc', place: 'organisation', organisationRole: 'org_staff' };
const toFinance = { name: '沈涛', body: 'cz', place: 'office', officeRole: 'finance_budget' };

const inviting = (by: typeof owner, answers: Answers) =>
  opening(membership, 'inv', { by, at: '2026-11-24 10:00', answers, facts: { bodies } });
const invited = () =>
  opened(membership, 'inv', { by: owner, at: '2026-11-24 10:00', answers: toStaff, facts: { bodies } });

const accepted = {
  action: 'acceptInvitation',
  by: 'system',
  answers: { person: 'newcomer' },
  facts: { bodies },
} as const;

describe('an invitation', () => {
  test('makes a code that is good for seven days', () => {
    expect(effects(inviting(owner, toStaff))).toEqual([{ kind: 'invite' }]);
    expect(invited()).toMatchObject({ position: 'invitation.open', due: { date: '2026-12-01' } });
  });

  test('is for no stranger to send', () => {
    expect(refusal(inviting(someone('stranger'), toStaff)).why).toBe('not-your-turn');
    expect(refusal(inviting(someone('staff', ['org_staff', 'bc']), toStaff)).why).toBe('not-your-turn');
  });

  test.each([
    ['an administrator into another organisation', owner, { ...toStaff, body: 'other' }, 'into-own-body'],
    ['an administrator into an office’s post', owner, { ...toFinance, body: 'bc' }, 'seat-fits-body'],
    ['the platform into an organisation', platform, toStaff, 'seat-fits-body'],
    [
      'the platform into a post that offices do not have',
      platform,
      { ...toFinance, officeRole: 'expert' },
      'seat-fits-body',
    ],
    ['the platform into a body that is not known', platform, { ...toFinance, body: 'nowhere' }, 'seat-fits-body'],
  ])('does not lead %s', (_what, by, answers, why) => {
    expect(refusal(inviting(by, answers)).why).toBe(why);
  });

  test('leads from the platform into an office', () => {
    expect(inviting(platform, toFinance).ok).toBe(true);
  });

  test('gives the one who redeems it the seat, and is over', () => {
    const deed = { ...accepted, at: '2026-11-26 09:00' };
    expect(effects(attempt(membership, invited(), deed))).toEqual([
      { kind: 'seat', person: 'newcomer', role: 'org_staff', body: 'bc', name: '徐洁' },
    ]);
    const state = played(membership, invited(), deed);
    expect(state.outcome).toBe('completed');
    expect(refusal(attempt(membership, state, deed)).why).toBe('case-closed');
  });

  test('cannot be redeemed once its time is over, and then lapses', () => {
    const lapse = { action: 'expireInvitation', by: 'system' } as const;
    expect(refusal(attempt(membership, invited(), { ...lapse, at: '2026-12-01 23:59' })).why).toBe('invitation-over');
    expect(refusal(attempt(membership, invited(), { ...accepted, at: '2026-12-02 00:00' })).why).toBe(
      'invitation-in-time',
    );
    expect(played(membership, invited(), { ...lapse, at: '2026-12-02 00:00' }).outcome).toBe('expired');
  });

  test('cannot be redeemed into a body that has left the register', () => {
    const gone = { bodies: [{ ...bc, status: 'left' as const }] };
    expect(refusal(attempt(membership, invited(), { ...accepted, at: '2026-11-26 09:00', facts: gone }))).toMatchObject(
      {
        why: 'body-still-active',
        values: { zh: '冰城暖心' },
      },
    );
  });

  test('is taken back by an administrator of the same organisation', () => {
    const back = { action: 'revokeInvitation', at: '2026-11-24 11:00', answers: { reason: '发错了人，重新邀请' } };
    expect(played(membership, invited(), { ...back, by: owner }).outcome).toBe('revoked');
    const elsewhere = someone('elsewhere', ['org_admin', 'other']);
    expect(refusal(attempt(membership, invited(), { ...back, by: elsewhere })).why).toBe('not-your-turn');
  });
});
