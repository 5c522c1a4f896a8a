import { describe, expect, it } from 'vitest';
import { type Case, latest, type Waiting } from '../../src/engine/case.ts';
import { isNamed, rolesTold, toldOf, waitsOn } from '../../src/engine/parties.ts';
import {
  type Action,
  type Person,
  type Procedure,
  rolesOf,
  type Stage,
  waitedFor,
} from '../../src/engine/procedure.ts';
import { type Role, roleNames } from '../../src/names.ts';
import { procedures } from '../../src/procedures/all.ts';
import { departure } from '../../src/procedures/departure/departure.ts';
import { membership } from '../../src/procedures/membership/membership.ts';
import { acceptanceGroup } from '../../src/procedures/purchase/12-acceptance/acceptance.ts';
import { copyOf } from '../memory/tables.ts';
import { citizen, everyone, people } from './engine-people.ts';
import { acts, type World } from './engine-play.ts';
import { organisationStory, purchaseStory, stories, type Told } from './engine-stories.ts';
import { at, opened, someone } from './given.ts';

/** Who hears of an act in a role, written by hand: of all who play, by what the role means and not by what the engine says. */
const hears: Readonly<Record<Role, (person: Person, state: Case) => boolean>> = {
  anyone: () => false,
  citizen: ({ id }, { opener }) => id === opener.person,
  applicant: ({ id }, { opener }) => id === opener.person,
  org_admin: sitsAt('org_admin', ({ bodies }) => bodies.supplier),
  org_staff: sitsAt('org_staff', ({ bodies }) => bodies.supplier),
  org_finance: sitsAt('org_finance', ({ bodies }) => bodies.supplier),
  buyer_staff: sitsAt('buyer_staff', ({ bodies }) => bodies.buyer),
  buyer_head: sitsAt('buyer_head', ({ bodies }) => bodies.buyer),
  acceptor: sitsAt('acceptor', ({ bodies }) => bodies.buyer),
  expert: ({ id }, { named }) => named.panel?.includes(id) ?? false,
  user_rep: ({ id }, state) => latest(state, acceptanceGroup)?.users.includes(id) ?? false,
  evaluator: ({ id, seats }, state) => {
    const asked = latest(state, acceptanceGroup)?.evaluator;
    return seats.some(({ role }) => role === 'evaluator') && (asked === undefined || asked === id);
  },
  media: sits('media'),
  finance_budget: sits('finance_budget'),
  finance_budget_head: sits('finance_budget_head'),
  finance_proc: sits('finance_proc'),
  finance_treasury: sits('finance_treasury'),
  establishment: sits('establishment'),
  ndrc: sits('ndrc'),
  civil_affairs: sits('civil_affairs'),
  audit: sits('audit'),
  supervision: sits('supervision'),
  group_chair: sits('group_chair'),
  group_sec: sits('group_sec'),
  agency: sits('agency'),
  admin: sits('admin'),
  auditor: sits('auditor'),
  invitee: () => false,
  system: () => false,
};

function sits(role: Role): (person: Person) => boolean {
  return ({ seats }) => seats.some((seat) => seat.role === role);
}

function sitsAt(role: Role, bodyOf: (state: Case) => string | undefined) {
  return ({ seats }: Person, state: Case): boolean =>
    seats.some((seat) => seat.role === role && seat.body === bodyOf(state));
}

const inviter = someone('inviter', ['org_admin', 'alpha']);
const invited = opened(membership, 'invited', {
  by: inviter,
  at: '2026-11-02 10:00',
  answers: { name: '李梅', body: 'alpha', place: 'organisation', organisationRole: 'org_staff', note: null },
  facts: { bodies: [{ id: 'alpha', name: { zh: '甲', en: 'A' }, kind: 'organisation', status: 'verified' }] },
});

const second = someone('second', ['org_admin', 'alpha']);
const left = opened(departure, 'left', {
  by: inviter,
  at: '2026-11-02 10:00',
  answers: { body: 'alpha', person: 'second', reason: '调离本单位。' },
  facts: {
    bodies: [{ id: 'alpha', name: { zh: '甲', en: 'A' }, kind: 'organisation', status: 'verified' }],
    members: [inviter, second],
  },
});

const { worlds: purchase } = purchaseStory;

/** Every state in which a case of the stories has been. */
const states: readonly Case[] = [
  invited,
  left,
  ...stories.flatMap(({ worlds }) => worlds).flatMap(({ cases }) => [...cases.values()]),
];
/** Everybody, as the city knows him in the end. */
const players = [...(organisationStory.worlds.at(-1)?.people ?? []), inviter];

/** Every act of every procedure that tells somebody, with the positions at which it is declared. */
const telling = Object.values<Procedure>(procedures).flatMap((procedure) => {
  const { opening, stages, always = {} } = procedure;
  const all: readonly (readonly [string, Action])[] = [
    [opening.name, opening.action],
    ...Object.values<Stage>(stages).flatMap(({ actions }) => Object.entries(actions)),
    ...Object.entries(always),
  ];
  return [...new Map(all)].map(([name, action]) => ({ procedure, name, action, tells: rolesTold(action.tells) }));
});

function told(procedure: Procedure, state: Case, name: string): readonly string[] {
  return heard(toldOf(procedure, state, name));
}

function heard(waits: readonly Waiting[]): readonly string[] {
  return players.filter((person) => waits.some((waiting) => waitsOn(waiting, person))).map(({ id }) => id);
}

/** Whom the programme writes to when this is done in a city where everybody can be reached. */
async function writtenTo(world: World, { on, action, by, answers, at: when }: Told): Promise<readonly string[]> {
  const tables = copyOf(world.tables);
  for (const { id } of world.people) {
    const account = { id, channel: 'web', address: id, person: id, language: 'zh', known: true } as const;
    tables.accounts.set(id, { ...account, focus: undefined, lastSeen: world.now });
  }
  const done = await acts({ ...world, tables, now: at(when) }, on, { action, by, answers });
  if (!done.ok) throw new Error(`${action}: ${done.refusal.why}`);
  const said = [...done.value.tables.said].filter(([id]) => !tables.said.has(id));
  return [...new Set(said.map(([, { account }]) => account))];
}

/** The city before an act of the story, and that act. */
function beforeDoing(action: string): readonly [World, Told] {
  const place = purchaseStory.told.findIndex((told) => told.action === action);
  const [world, deed] = [purchase[place], purchaseStory.told[place]];
  if (!world || !deed) throw new Error(`the story has no ${action}`);
  return [world, deed];
}

/** But for the one who holds every seat there is, and hears of it in another. */
const others = everyone.filter(({ id }) => id !== 'jack');

describe('a message about an act', () => {
  it('reaches the complainant when the office asks, or puts its answer off, though the case stays where it is', async () => {
    const [world] = beforeDoing('answerComplaint');
    const told = { on: 'complaint', by: people.civil, at: '2027-01-05 10:30' };
    const question = { action: 'askForDetails', answers: { question: '请问是哪几天没有来？' } };
    expect(await writtenTo(world, { ...told, ...question })).toContain('citizen');
    const later = { action: 'extendAnswer', answers: { until: '2027-02-10', reason: '需要再走访几户。' } };
    expect(await writtenTo(world, { ...told, ...later })).toContain('citizen');
  });

  it('reaches the office that answers, and no other, when the complainant adds what he knows', async () => {
    const [world] = beforeDoing('answerComplaint');
    const adds = { action: 'addDetails', answers: { details: '是 8 月 3 日和 10 日。' } };
    const told = await writtenTo(world, { on: 'complaint', by: citizen, at: '2027-01-05 10:45', ...adds });
    expect(others.filter(({ id }) => told.includes(id)).every(sits('civil_affairs'))).toBe(true);
    expect(told).toContain('civil');
  });

  it('reaches the acceptance officers of the buyer, and of no other department', async () => {
    const told = await writtenTo(...beforeDoing('requestAcceptance'));
    expect(told).toEqual(expect.arrayContaining(['acceptor', 'deputy-acceptor']));
    expect(told).not.toContain('outside-acceptor');
  });

  it('reaches of all experts those alone who were named', async () => {
    const told = await writtenTo(...beforeDoing('drawPanel'));
    expect(
      everyone
        .filter(sits('expert'))
        .filter(({ id }) => told.includes(id))
        .map(({ id }) => id),
    ).toHaveLength(3);
  });

  it('reaches of all users and evaluators those alone who were asked', async () => {
    const told = await writtenTo(...beforeDoing('organiseAcceptance'));
    const asked = others.filter((person) => sits('user_rep')(person) || sits('evaluator')(person));
    expect(asked.filter(({ id }) => told.includes(id)).map(({ id }) => id)).toEqual(['u1', 'evaluator']);
  });
});

/**
 * Does somebody hear of an act by what it is: a role that it names, those whose turn it becomes, or whoever opened the case,
 * when it moves and somebody else moved it?
 */
function isHeard({ opening, stages }: Procedure, action: Action): boolean {
  const { by, goes, until, leads = [], tells, tellsWaiting = false } = action;
  if (rolesTold(tells).length > 0 || tellsWaiting || until) return true;
  const openers: readonly Role[] = rolesOf(opening.action.by).filter((role) => role !== 'system');
  const reachesOpener = openers.length > 0 && !rolesOf(by).some((role) => openers.includes(role));
  const places = typeof goes === 'string' ? [goes] : leads;
  const waits = Object.entries<Stage>(stages).filter(([, stage]) => waitedFor(stage).length > 0);
  return places.length > 0 && (reachesOpener || waits.some(([place]) => places.some((each) => each === place)));
}

describe('who hears of which act, wherever the case stands', () => {
  it.each(telling)(
    '$procedure.id $name is heard of by somebody, or says that nobody need hear',
    ({ procedure, action }) => {
      expect(action.tells === 'nobody' ? 'nobody' : 'somebody').toBe(
        isHeard(procedure, action) ? 'somebody' : 'nobody',
      );
    },
  );

  it.each(telling.filter(({ tells }) => tells.length > 0))(
    '$procedure.id $name tells $tells where they are on the case, and nobody else',
    ({ procedure, name, action, tells }) => {
      for (const state of states.filter((each) => each.procedure === procedure.id)) {
        const roles = [...tells, ...(action.alsoTells?.now(state) ?? [])];
        const wanted = players.filter((person) => roles.some((role) => hears[role](person, state)));
        expect(told(procedure, state, name), `at ${state.position}`).toEqual(wanted.map(({ id }) => id));
      }
    },
  );

  it.each(telling.flatMap(({ tells, procedure, name }) => tells.map((role) => ({ procedure, name, role }))))(
    '$procedure.id $name, which tells $role, can reach somebody',
    ({ procedure, role }) => {
      const reached = states.filter((each) => each.procedure === procedure.id);
      expect(reached.some((state) => players.some((person) => hears[role](person, state)))).toBe(true);
    },
  );

  it('no role that is given by name alone is held by a seat', () => {
    const holdsAll = someone('jack', ...roleNames.map((role) => [role, 'office'] as const));
    for (const role of roleNames.filter(isNamed)) expect(waitsOn({ role }, holdsAll), role).toBe(false);
  });
});
