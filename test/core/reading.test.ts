import { describe, expect, it, test } from 'vitest';
import { caseView } from '../../src/dialogue/case-view.ts';
import type { Case, Filing } from '../../src/engine/case.ts';
import type { Person } from '../../src/engine/procedure.ts';
import { mayKnow, mayRead } from '../../src/engine/read.ts';
import { languages, type Place, type Role, roleNames, roles } from '../../src/names.ts';
import { procedureOf } from '../../src/procedures/all.ts';
import { citizen, people } from './engine-people.ts';
import { acts, caseOf, factsOf, opens, type World } from './engine-play.ts';
import { organisationStory, type PlayedStory, purchaseStory } from './engine-stories.ts';
import { someone } from './given.ts';

/** Somebody who reads: one person for every role, at the bodies of the case and at others; and the public. */
interface Reader {
  readonly name: string;
  readonly person: Person | undefined;
}

function seated(role: Role, body: string): Reader {
  return { name: `${role} of ${body}`, person: someone(`reader-${role}-${body}`, [role, body]) };
}

/** The case's own bodies, and others. */
const bodiesAt: Readonly<Record<Place, readonly string[]>> = {
  buyer: ['nangang', 'daoli'],
  supplier: ['alpha', 'beta', 'outside'],
  city: ['office'],
  panel: ['experts'],
  users: ['public'],
  evaluator: ['assessors'],
  incubator: [],
  handler: [],
  class: [],
  anyone: [],
  opener: [],
  system: [],
};

const { told: story, worlds } = purchaseStory;

/** Who was drawn into the panel, and scored first. */
const scorer = story.find(({ action }) => action === 'scoreBids')?.by;
const judge = scorer === undefined || scorer === 'system' ? '' : scorer.id;

const readers: readonly Reader[] = [
  { name: 'the public', person: undefined },
  { name: 'another citizen', person: someone('reader-citizen') },
  { name: 'the complainant', person: citizen },
  { name: 'a member of the panel', person: someone(judge, ['expert', 'experts']) },
  ...roleNames.flatMap((role) => bodiesAt[roles[role]].map((body) => seated(role, body))),
];

/** The world when this act of the story had been done for the last time. */
function since(action: string, { told, worlds: after }: PlayedStory = purchaseStory): World {
  const place = told.findLastIndex((deed) => deed.action === action);
  const world = place < 0 ? undefined : after[place + 1];
  if (!world) throw new Error(`the story has no ${action}`);
  return world;
}

const bidsIn = since('draftBid');
const opened = since('openBids');
const [firstSheet = 0] = story.flatMap(({ action }, place) => (action === 'scoreBids' ? [place] : []));
const scoring = worlds[firstSheet + 1] ?? opened;
const scored = since('scoreBids');
const awarded = since('publishAward');
const closed = since('closeOut');

function filings(world: World, id: string, ...actions: readonly string[]): readonly Filing[] {
  const found = caseOf(world, id).filings.filter(({ action }) => actions.length === 0 || actions.includes(action));
  if (found.length === 0) throw new Error(`nothing of this was filed on ${id}`);
  return found;
}

function whoReads(world: World, id: string, filing: Filing): readonly string[] {
  const state = caseOf(world, id);
  const { parent } = factsOf(world, state);
  return readers
    .filter(({ person }) => mayRead(procedureOf(state.procedure), state, filing, person, parent))
    .map(({ name }) => name);
}

/** The oracle is a list of names, written by hand; what is not in it is forbidden. */
function expectReaders(world: World, id: string, of: readonly Filing[], names: readonly string[]): void {
  for (const filing of of) expect(whoReads(world, id, filing).toSorted(), filing.action).toEqual(names.toSorted());
}

const oversight = ['audit of office', 'supervision of office', 'auditor of office'];
const buyer = ['buyer_staff of nangang', 'buyer_head of nangang'];

describe('a bid', () => {
  const own = ['org_admin of alpha', 'org_staff of alpha'];

  it('is read by nobody but its bidder before it is opened', () => {
    expectReaders(bidsIn, 'bid-alpha', filings(bidsIn, 'bid-alpha'), own);
  });

  it('that was signed is known to nobody else either', async () => {
    const staff = someone('alpha-staff', ['org_staff', 'alpha']);
    const before = worlds[story.findIndex(({ on }) => on === 'bid-alpha')] ?? bidsIn;
    const { answers = {} } = story.find(({ on }) => on === 'bid-alpha') ?? {};
    const drafted = await opens(before, 'bid-alpha', 'bid', { by: staff, answers });
    const admin = someone('alpha-admin', ['org_admin', 'alpha']);
    const sign = { action: 'signBid', by: admin, answers: {} };
    const signed = drafted.ok ? await acts(drafted.value, 'bid-alpha', sign) : drafted;
    if (!signed.ok) throw new Error(signed.refusal.why);
    expectReaders(signed.value, 'bid-alpha', filings(signed.value, 'bid-alpha'), own);
  });

  it('is known to nobody but its bidder before it is opened', () => {
    const state = caseOf(bidsIn, 'bid-alpha');
    const known = readers.filter(({ person }) => mayKnow(procedureOf('bid'), state, person, caseOf(bidsIn, 'root')));
    expect(known.map(({ name }) => name).toSorted()).toEqual([...own].toSorted());
  });

  test.each([
    ['opened', opened],
    ['scored', scored],
    ['awarded', awarded],
    ['over', closed],
  ])('is read, when it is %s, by those who buy, judge and oversee, never by a rival or the public', (_, world) => {
    const panel = caseOf(world, 'root').named.panel ? ['a member of the panel'] : [];
    const office = ['agency of office', 'finance_proc of office', 'supervision of office', 'audit of office'];
    const bidding = filings(world, 'bid-beta', 'draftBid');
    expectReaders(world, 'bid-beta', bidding, [
      'org_admin of beta',
      'org_staff of beta',
      ...buyer,
      ...office,
      ...panel,
    ]);
  });
});

describe('the rank that the panel gave a bid', () => {
  const ranked = since('signReport');
  const office = ['agency of office', 'finance_proc of office', 'supervision of office', 'audit of office'];

  it('is read by those who buy, judge and oversee, and by no bidder before the result is published', () => {
    for (const bid of ['bid-alpha', 'bid-beta', 'bid-gamma']) {
      expectReaders(ranked, bid, filings(ranked, bid, 'rank'), [...buyer, ...office, 'a member of the panel']);
    }
  });

  it('is read by its own bidder from then on, and by no rival', () => {
    const readable = whoReads(awarded, 'bid-beta', filings(awarded, 'bid-beta', 'rank')[0] ?? expect.fail());
    expect(readable).toEqual(expect.arrayContaining(['org_admin of beta', 'org_staff of beta']));
    expect(readable.filter((name) => name.startsWith('org_') && !name.endsWith('of beta'))).toEqual([]);
  });
});

describe('a sheet of scores', () => {
  const mine = { ...caseOf(scoring, 'root').filings.findLast(({ action }) => action === 'scoreBids') };

  it('is read by nobody but its author until all are in', () => {
    expect(mine.by?.person).toBe(judge);
    expectReaders(scoring, 'root', filings(scoring, 'root', 'scoreBids'), ['a member of the panel']);
  });

  it('is then read by buyer, agency and oversight, and by no other member and no bidder', () => {
    const office = ['agency of office', 'finance_proc of office', ...oversight];
    const [own, ...others] = filings(scored, 'root', 'scoreBids');
    expectReaders(scored, 'root', own ? [own] : [], [...buyer, ...office, 'a member of the panel']);
    expectReaders(scored, 'root', others, [...buyer, ...office]);
  });

  it('and whom the head confirmed is read by the same, until the award is public', () => {
    const office = ['agency of office', 'finance_proc of office', ...oversight];
    const confirmed = since('confirmAward');
    expectReaders(confirmed, 'root', filings(confirmed, 'root', 'confirmAward'), [...buyer, ...office]);
    const after = whoReads(awarded, 'root', filings(awarded, 'root', 'confirmAward')[0] ?? expect.fail());
    expect(after).toEqual(expect.arrayContaining(['org_admin of alpha', ...buyer]));
  });
});

it('whatever the parties may read, the read-only auditor may read too', () => {
  const [drafted] = filings(closed, 'root', 'draftContract');
  expect(drafted && whoReads(closed, 'root', drafted)).toContain('auditor of office');
});

describe('a complaint', () => {
  const handed = since('fileComplaint');
  const routed = since('routeToCivilAffairs');
  const again = worlds[story.findIndex(({ action }) => action === 'rateAnswer') + 1] ?? routed;

  it('is read by the complainant and by whoever leads it on', () => {
    expectReaders(handed, 'complaint', filings(handed, 'complaint'), ['the complainant', 'group_sec of office']);
  });

  it('is read by the office that answers it, once it is led there, and not by the one complained about', () => {
    const names = ['the complainant', 'group_sec of office', 'civil_affairs of office'];
    expectReaders(routed, 'complaint', filings(routed, 'complaint'), names);
  });

  it('is read by another office once the first answer did not content', () => {
    const names = ['the complainant', 'group_sec of office', 'supervision of office'];
    expectReaders(again, 'complaint', filings(again, 'complaint', 'fileComplaint'), names);
  });

  it('becomes known to nobody else when somebody steps back from it', async () => {
    const reason = { reason: '与投诉人是亲属。' };
    const by = people.secretary;
    const left = await acts(handed, 'complaint', { action: 'recuseTriage', by, answers: reason });
    if (!left.ok) throw new Error(left.refusal.why);
    expectReaders(left.value, 'complaint', filings(left.value, 'complaint'), [
      'the complainant',
      'supervision of office',
    ]);
    const handling = await acts(routed, 'complaint', { action: 'recuseHandling', by: people.civil, answers: reason });
    if (!handling.ok) throw new Error(handling.refusal.why);
    const names = ['the complainant', 'group_sec of office', 'civil_affairs of office'];
    expectReaders(handling.value, 'complaint', filings(handling.value, 'complaint'), names);
  });
});

/** Everything that this reader is shown, of all cases that he may know of, as text. */
function shown(world: World, person: Person | undefined): string {
  const views = [...world.cases.values()]
    .filter((state) => mayKnow(procedureOf(state.procedure), state, person, factsOf(world, state).parent))
    .flatMap((state) =>
      languages.map((language) => caseView({ ...looking(world, state), viewer: person, language, children: [] })),
    );
  return JSON.stringify(views);
}

function looking(world: World, state: Case) {
  const names = { body: (id: string) => id, person: (id: string) => id, office: () => '' };
  return { procedure: procedureOf(state.procedure), state, facts: factsOf(world, state), now: world.now, names };
}

/** Who may see a secret anywhere in what he is shown. */
function whoSees(world: World, ...secrets: readonly string[]): readonly string[] {
  return readers
    .filter(({ person }) => secrets.some((text) => shown(world, person).includes(text)))
    .map(({ name }) => name);
}

describe('in all that anybody is shown', () => {
  const plan = '按片区设六个服务小组';

  it('a plan stands for its own bidders alone before the opening', () => {
    const bidders = ['alpha', 'beta'].flatMap((body) => [`org_admin of ${body}`, `org_staff of ${body}`]);
    expect(whoSees(bidsIn, plan).toSorted()).toEqual(bidders.toSorted());
  });

  it('prices stand for their own bidders alone before the opening', () => {
    expect(whoSees(bidsIn, '440,000', '440000', '44 万', '44万').toSorted()).toEqual([
      'org_admin of beta',
      'org_staff of beta',
    ]);
  });

  it.each([
    ['handed in', since('fileComplaint'), ['the complainant', 'group_sec of office']],
    ['led on', since('routeToCivilAffairs'), ['the complainant', 'group_sec of office', 'civil_affairs of office']],
  ])('a complaint that was %s stands for those who deal with it alone', (_, world, names) => {
    expect(whoSees(world, '约好的上门没有来').toSorted()).toEqual([...names].toSorted());
  });

  it.each([
    ['handed in', since('fileComplaint'), ['the complainant']],
    ['led on', since('routeToCivilAffairs'), ['the complainant', 'civil_affairs of office']],
    ['over', closed, ['the complainant', 'supervision of office']],
  ])('the name and number of the complainant, when it is %s, stand for whoever answers it alone', (_, world, names) => {
    expect(whoSees(world, '王女士', '13800000000').toSorted()).toEqual([...names].toSorted());
  });

  it('the public is shown no number, account or name of a person, at any moment', async () => {
    const organisations = organisationStory.worlds;
    const personal = [
      '62220000111122223333',
      '13800000106',
      '6222000000000001',
      '周建国',
      '王敏',
      '13800000000',
      '王女士',
    ];
    for (const world of [...worlds, ...organisations].filter(({ cases }) => cases.size > 0)) {
      const text = shown(world, undefined);
      for (const secret of personal) expect(text).not.toContain(secret);
    }
    expect(shown(organisations.at(-1) ?? closed, undefined)).toContain('新桥社区养老服务中心');
  });

  it('the account of a supplier is shown to nobody of another organisation', () => {
    const seen = whoSees(closed, '62220000111122223333');
    expect(seen.filter((name) => name.startsWith('org_')).toSorted()).toEqual([
      'org_admin of alpha',
      'org_finance of alpha',
    ]);
    expect(seen).not.toContain('another citizen');
  });
});
