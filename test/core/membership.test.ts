import { describe, expect, test } from 'vitest';
import type { Answers } from '../../src/engine/form.ts';
import { type Body, type Procedure, rolesOf } from '../../src/engine/procedure.ts';
import { powers, type Role, seatRoles } from '../../src/names.ts';
import { procedures } from '../../src/procedures/all.ts';
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

  describe('into a seat that decides, pays or lets others in', () => {
    const supervisor = someone('supervisor', ['supervision', 'jw']);
    const asked = (by = platform) =>
      opened(membership, 'inv', { by, at: '2026-11-24 10:00', answers: toFinance, facts: { bodies } });
    const agrees = { action: 'confirmInvitation', at: '2026-11-25 10:00', facts: { bodies } } as const;
    const agreed = () => played(membership, asked(), { ...agrees, by: supervisor });

    test('has no code before a second office has agreed', () => {
      expect(effects(inviting(platform, toFinance))).toEqual([]);
      expect(asked().position).toBe('invitation.confirm');
      expect(refusal(attempt(membership, asked(), { ...accepted, at: '2026-11-25 09:00' })).why).toBe(
        'not-at-this-step',
      );
      expect(effects(attempt(membership, asked(), { ...agrees, by: supervisor }))).toEqual([{ kind: 'invite' }]);
      expect(agreed()).toMatchObject({ position: 'invitation.open', due: { date: '2026-12-02' } });
    });

    test.each(Object.keys(powers))('is asked of the second office for %s', (officeRole) => {
      const opening = {
        by: platform,
        at: '2026-11-24 10:00',
        answers: { ...toFinance, officeRole },
        facts: { bodies },
      };
      expect(opened(membership, 'inv', opening).position).toBe('invitation.confirm');
    });

    test.each([
      ['the one who invites', { ...platform, seats: [...platform.seats, ...supervisor.seats] }, 'same-person'],
      ['his own office', someone('neighbour', ['supervision', 'xtz']), 'another-office'],
      ['whoever looks over nothing', someone('head', ['buyer_head', 'ngmz']), 'not-your-turn'],
    ])('is not agreed to by %s', (_who, by, why) => {
      expect(refusal(attempt(membership, asked(), { ...agrees, by })).why).toBe(why);
    });

    test('is ended by the second office, or taken back by who invited', () => {
      const ends = { at: '2026-11-25 10:00', answers: { reason: '这个人不在这个单位。' } };
      expect(played(membership, asked(), { ...ends, action: 'refuseInvitation', by: supervisor }).outcome).toBe(
        'rejected',
      );
      expect(played(membership, asked(), { ...ends, action: 'revokeInvitation', by: platform }).outcome).toBe(
        'revoked',
      );
    });

    const takes = (person: string, ...seats: readonly (readonly [Role, string])[]) =>
      attempt(membership, agreed(), {
        ...accepted,
        at: '2026-11-26 09:00',
        answers: { person },
        facts: { bodies, ownSeats: someone(person, ...seats).seats },
      });

    test.each([
      ['who invited, by any of his accounts', takes('platform')],
      ['who agreed, by any of his accounts', takes('supervisor')],
      ['another who invites', takes('other', ['admin', 'xtz'])],
      ['another who agrees', takes('other', ['supervision', 'jw'])],
    ])('is taken by nobody %s', (_who, result) => {
      expect(refusal(result).why).toBe('givers-apart');
    });

    test('is taken by whoever decides elsewhere', () => {
      expect(takes('other', ['buyer_head', 'ngmz']).ok).toBe(true);
    });
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
        values: { body: { zh: '冰城暖心' } },
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

test('every seat of an office by which something is bound is one with power', () => {
  // Whoever has a deputy ends that himself, whatever his seat.
  const others = Object.values<Procedure>(procedures).filter(({ id }) => id !== 'deputy');
  const binding = others.flatMap(({ opening: { action }, stages, always = {} }) =>
    [action, ...Object.values(stages).flatMap((stage) => Object.values(stage.actions)), ...Object.values(always)]
      .filter(({ binds }) => binds !== 'lightly')
      .flatMap(({ by }) => rolesOf(by)),
  );
  const ofOffices: readonly Role[] = seatRoles.department;
  expect(new Set(Object.keys(powers))).toEqual(new Set(binding.filter((role) => ofOffices.includes(role))));
});
